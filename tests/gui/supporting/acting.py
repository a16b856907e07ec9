"""What a consultant does on the page of supporting figures, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.pages.supporting_page import SupportingPage
from maturity_desktop.gui.supporting.amounts_dialog import AmountsDialog
from maturity_desktop.gui.supporting.amounts_typing import AmountsTyping
from tests.gui.acting import CONTROL, Key, bring_to_front, reading_dialog

SHEET = "Month;Offered;Abandoned;Mood\n" + "\n".join(
    f"2025-{month:02d};1000;{40 + month};{month % 5}" for month in range(1, 13)
)
"""558 of 12,000 contacts abandoned: 4.65 %."""


def rows_of(page: SupportingPage) -> dict[str, tuple[str, str]]:
    """The list: what stands at the end of a row and below its title."""
    return {row.text: (row.mark, row.detail) for row in page.figures.rows.rows if not row.heading}


def headings(page: SupportingPage) -> list[str]:
    return [row.text for row in page.figures.rows.rows if row.heading]


def written(folder: Path, text: str = SHEET, name: str = "kpis.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def import_dialog(page: SupportingPage, ask: Any, path: Path, qtbot: QtBot) -> AmountsDialog:
    """Ctrl+I, the file, and its figures as they are guessed."""
    ask.chosen = [path]
    QTest.keyClick(page.figures, Key.Key_I, CONTROL)
    return reading_dialog(page.dialogs, AmountsDialog, qtbot)


def typing_dialog(page: SupportingPage, measure: str, qtbot: QtBot) -> AmountsTyping:
    """Ctrl+T at a measure."""
    page.show_measure(measure)
    QTest.keyClick(page.figures, Key.Key_T, CONTROL)
    dialog = page.dialogs.open_one
    assert isinstance(dialog, AmountsTyping)
    bring_to_front(dialog, qtbot)
    return dialog
