"""What a person does on the report page, by keyboard, and the system that opens files for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.pages.report_page import ReportPage

ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[[], ReportPage]


class Outside:
    """The system that opens files; it may have no program for them."""

    def __init__(self) -> None:
        self.opened: list[QUrl] = []
        self.has_program = True

    def __call__(self, url: QUrl) -> bool:
        self.opened.append(url)
        return self.has_program


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def lead(qtbot: QtBot, key: Qt.Key) -> None:
    """A letter with Alt, as underlined on a button."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, ALT)


def focus_on(widget: QWidget) -> Callable[[], bool]:
    return lambda: QApplication.focusWidget() is widget
