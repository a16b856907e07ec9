"""What a consultant does on the measures page, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.measures.import_dialog import ImportDialog
from maturity_desktop.gui.measures.typing_dialog import TypingDialog
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from tests.gui.measures.conftest import MONTHS

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PASTED = "\n".join(f"{value}\t80" for value in MONTHS)


def press(key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def bring_to_front(window: QWidget, qtbot: QtBot) -> None:
    """The offscreen platform has nobody who hands the keyboard on when a dialog comes or goes."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.focusWidget() is not None)


def series(session: AuditSession) -> list[tuple[str, Grain, int]]:
    return [(own.channel, own.grain, own.count) for own in session.audit.all(MeasureSeries)]


def type_months(page: MeasuresPage, desk: FigureDesk, qtbot: QtBot, text: str = PASTED) -> None:
    """Ctrl+T, a block pasted from a sheet, Ctrl+Enter."""
    press(Key.Key_T, CONTROL)
    dialog = page.dialogs.open_one
    assert isinstance(dialog, TypingDialog)
    bring_to_front(dialog, qtbot)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(dialog.grid, Key.Key_V, CONTROL)
    with qtbot.waitSignal(desk.kept):
        QTest.keyClick(dialog.grid, Key.Key_Return, CONTROL)
    bring_to_front(page, qtbot)


def import_dialog(page: MeasuresPage, ask: Any, path: Path, qtbot: QtBot) -> ImportDialog:
    """Ctrl+I, the file, and its figures as they are guessed."""
    ask.chosen = [path]
    QTest.keyClick(page.criteria, Key.Key_I, CONTROL)
    qtbot.waitUntil(lambda: isinstance(page.dialogs.open_one, ImportDialog))
    dialog = page.dialogs.open_one
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog._task is None)
    return dialog


def take_over(dialog: ImportDialog, desk: FigureDesk, qtbot: QtBot) -> None:
    page = dialog.parentWidget()
    assert page is not None
    with qtbot.waitSignal(desk.kept):
        dialog.take.click()
    bring_to_front(page, qtbot)
