"""The whole program over a real library, driven by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.gui.first_sight import FILE_NAME
from maturity_desktop.gui.main_window import MainWindow
from maturity_desktop.gui.preferences import PreferenceFile
from maturity_desktop.gui.translation import CatalogueTranslator

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
SLOW_MS = 20_000
"""How long a step may take on a busy machine before it counts as stuck."""


class Hands:
    """Somebody at the keyboard: every key goes where the focus is."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    @property
    def target(self) -> QWidget:
        """Where the next key goes."""
        window = QApplication.activeModalWidget() or self._main_window()
        if not window.isActiveWindow():  # the offscreen platform has nobody who hands the keyboard back
            window.activateWindow()
            self._qtbot.waitUntil(window.isActiveWindow, timeout=SLOW_MS)
        inner: QWidget | None = window.focusWidget()
        return window if inner is None else inner

    def _main_window(self) -> MainWindow:
        shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        return next(window for window in shown if isinstance(window, MainWindow))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER, times: int = 1) -> None:
        for _time in range(times):
            self._qtbot.keyClick(self.target, key, modifier)

    def control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def write(self, words: str) -> None:
        self._qtbot.keyClicks(self.target, words)

    def dialog(self, kind: type[QDialog] = QDialog) -> Any:
        """The dialog that is open, once it has the keyboard."""

        def is_open() -> bool:
            window = QApplication.activeModalWidget()
            return window is not None and isinstance(window, kind) and window.isVisible()

        self._qtbot.waitUntil(is_open, timeout=SLOW_MS)
        return QApplication.activeModalWidget()

    def wait(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=SLOW_MS)


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def author() -> str:
    """Who has used the library before; nobody where a test overrides it."""
    return "Ada Assessor"


@pytest.fixture
def start(
    qapp: QApplication,
    qtbot: QtBot,
    library_folder: Path,
    clock: Callable[[], Any],
    ask: Any,
    author: str,
) -> Iterator[Callable[[], Program]]:
    """Starts the program on the test's library, again and again; each is complete when it is returned."""
    started: list[Program] = []

    def start_program() -> Program:
        if author:
            PreferenceFile(library_folder / FILE_NAME).change(author=author)
        program = Program(qapp, library_folder, clock, ask)
        started.append(program)
        with qtbot.waitSignal(program.completed, timeout=SLOW_MS):
            program.start()
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        qtbot.waitUntil(program.window.menuBar().isVisible)  # its keys work from then on
        return program

    yield start_program
    for program in started:
        if shiboken6.isValid(program.window):
            leave(program)
    for translator in qapp.findChildren(CatalogueTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    qapp.setStyleSheet("")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def program(start: Callable[[], Program]) -> Program:
    return start()


@pytest.fixture
def leave_program() -> Callable[[Program], None]:
    return leave


def leave(program: Program) -> None:
    """Closes window and library, as at the end of a working day."""
    program.window.close()
    program.close()
    shiboken6.delete(program.window)
    shiboken6.delete(program)
