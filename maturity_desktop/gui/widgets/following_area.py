"""A part of a page that scrolls where the window is too low for it, and follows the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

MARGIN = 8
"""What is seen around the part that has the keyboard, in logical pixels."""


class FollowingArea(QScrollArea):
    """Holds a widget; below the `least` height that is of use it scrolls, and then has `roomy` height."""

    def __init__(self, inside: QWidget, least: int, roomy: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside, self._least, self._roomy = inside, least, roomy
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(inside.minimumWidth())
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        application = QApplication.instance()
        assert isinstance(application, QApplication), "widgets live in an application"
        application.focusChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._inside.setMinimumHeight(self._roomy if self.height() < self._least else 0)
        super().resizeEvent(event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The part that holds the keyboard comes into sight whole: it may scroll in itself."""
        while now is not None and now.parentWidget() is not self._inside:
            now = now.parentWidget()
        if now is not None:
            self.ensureWidgetVisible(now, 0, MARGIN)
