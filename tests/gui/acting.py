"""What a consultant does on every page that takes in files, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.file_desk import FileDesk
from maturity_desktop.gui.measures.import_dialog import ImportDialog
from maturity_desktop.gui.measures.typing_dialog import TypingDialog
from maturity_desktop.gui.supporting.amounts_dialog import AmountsDialog
from maturity_desktop.gui.supporting.amounts_typing import AmountsTyping
from maturity_desktop.gui.surveys.answers_dialog import AnswersDialog

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
SLOW_MS = 20_000
Reading = TypeVar("Reading", ImportDialog, AmountsDialog, AnswersDialog)


def press(key: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A key, to whatever has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def bring_to_front(window: QWidget, qtbot: QtBot) -> None:
    """The offscreen platform has nobody who hands the keyboard on when a dialog comes or goes."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.focusWidget() is not None)


def paste(dialog: TypingDialog | AmountsTyping, text: str) -> None:
    """A block of cells, from a sheet."""
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(dialog.grid, Key.Key_V, CONTROL)


def reading_dialog(dialogs: OneOpen, kind: type[Reading], qtbot: QtBot) -> Reading:
    """The dialog of a file, once it has read it."""
    qtbot.waitUntil(lambda: isinstance(dialogs.open_one, kind), timeout=SLOW_MS)
    dialog = dialogs.open_one
    assert isinstance(dialog, kind)
    qtbot.waitUntil(lambda: dialog._task is None)
    return dialog


def take_over(dialog: ImportDialog | AmountsDialog, desk: FileDesk, qtbot: QtBot) -> None:
    """What was read is taken in."""
    with kept(dialog, desk, qtbot):
        dialog.take.click()


def type_and_click_take_over(
    dialog: ImportDialog | AmountsDialog | AnswersDialog, field: QWidget, words: str, qtbot: QtBot
) -> None:
    """Types over a field and clicks “Take over” at once, without leaving the field before."""
    bring_to_front(dialog, qtbot)
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, CONTROL)
    QTest.keyClicks(field, words)
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)


def keep(dialog: TypingDialog | AmountsTyping, desk: FileDesk, qtbot: QtBot) -> None:
    """Ctrl+Enter in the grid keeps what was typed."""
    with kept(dialog, desk, qtbot):
        QTest.keyClick(dialog.grid, Key.Key_Return, CONTROL)


@contextmanager
def kept(dialog: QWidget, desk: FileDesk, qtbot: QtBot) -> Iterator[None]:
    """Waits until a dialog is done and what it gave is in the audit; its page then has the keyboard."""
    page = dialog.parentWidget()
    assert page is not None
    with qtbot.waitSignal(desk.kept):
        yield
    bring_to_front(page, qtbot)
