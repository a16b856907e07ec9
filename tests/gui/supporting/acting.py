"""What a consultant does on the page of supporting figures, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.pages.supporting_page import SupportingPage
from maturity_desktop.gui.supporting.amounts_dialog import AmountsDialog
from maturity_desktop.gui.supporting.amounts_typing import AmountsTyping
from maturity_desktop.gui.supporting.supporting_desk import SupportingDesk

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
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


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def import_dialog(page: SupportingPage, ask: Any, path: Path, qtbot: QtBot) -> AmountsDialog:
    """Ctrl+I, the file, and its figures as they are guessed."""
    ask.chosen = [path]
    QTest.keyClick(page.figures, Key.Key_I, CONTROL)
    qtbot.waitUntil(lambda: isinstance(page.dialogs.open_one, AmountsDialog))
    dialog = page.dialogs.open_one
    assert isinstance(dialog, AmountsDialog)
    qtbot.waitUntil(lambda: dialog._task is None)
    return dialog


def take_over(dialog: AmountsDialog, desk: SupportingDesk, qtbot: QtBot) -> None:
    page = dialog.parentWidget()
    assert page is not None
    with qtbot.waitSignal(desk.kept):
        dialog.take.click()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.isActiveWindow() and page.focusWidget() is not None)


def typing_dialog(page: SupportingPage, measure: str, qtbot: QtBot) -> AmountsTyping:
    """Ctrl+T at a measure."""
    page.show_measure(measure)
    QTest.keyClick(page.figures, Key.Key_T, CONTROL)
    dialog = page.dialogs.open_one
    assert isinstance(dialog, AmountsTyping)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.focusWidget() is not None)
    return dialog


def paste(dialog: AmountsTyping, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(dialog.grid, Key.Key_V, CONTROL)


def keep(dialog: AmountsTyping, desk: SupportingDesk, qtbot: QtBot) -> None:
    page = dialog.parentWidget()
    assert page is not None
    with qtbot.waitSignal(desk.kept):
        QTest.keyClick(dialog.grid, Key.Key_Return, CONTROL)
    page.activateWindow()
    qtbot.waitUntil(lambda: page.isActiveWindow() and page.focusWidget() is not None)
