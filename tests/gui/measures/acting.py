"""What a consultant does on the measures page, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.measures.import_dialog import ImportDialog
from maturity_desktop.gui.measures.typing_dialog import TypingDialog
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from tests.gui.acting import CONTROL, Key, bring_to_front, keep, paste, press, reading_dialog
from tests.gui.measures.conftest import MONTHS

PASTED = "\n".join(f"{value}\t80" for value in MONTHS)


def series(session: AuditSession) -> list[tuple[str, Grain, int]]:
    return [(own.channel, own.grain, own.count) for own in session.audit.all(MeasureSeries)]


def type_months(page: MeasuresPage, desk: FigureDesk, qtbot: QtBot, text: str = PASTED) -> None:
    """Ctrl+T, a block pasted from a sheet, Ctrl+Enter."""
    press(Key.Key_T, CONTROL)
    dialog = page.dialogs.open_one
    assert isinstance(dialog, TypingDialog)
    bring_to_front(dialog, qtbot)
    paste(dialog, text)
    keep(dialog, desk, qtbot)


def import_dialog(page: MeasuresPage, ask: Any, path: Path, qtbot: QtBot) -> ImportDialog:
    """Ctrl+I, the file, and its figures as they are guessed."""
    ask.chosen = [path]
    QTest.keyClick(page.criteria, Key.Key_I, CONTROL)
    return reading_dialog(page.dialogs, ImportDialog, qtbot)
