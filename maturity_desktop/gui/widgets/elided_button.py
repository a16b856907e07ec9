"""A button whose words may be of any length: they are shortened where there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from maturity_desktop.gui.widgets.labels import as_tip

LEAST_WORDS = 60
"""What the words have in any case, in logical pixels."""
ROUND_WORDS = 28
"""Left and right of the words together."""


class ElidedButton(QPushButton):
    """Plain words, an ampersand among them; all of them stand in the tool tip where they are shortened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Other words from now on."""
        self.words = " ".join(words.split())
        self.setAccessibleDescription(self.words)
        self._shorten(self.width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wish = self.fontMetrics().horizontalAdvance(self.words)
        return QSize(wish + ROUND_WORDS, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WORDS + ROUND_WORDS, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten(event.size().width())

    def _shorten(self, width: int) -> None:
        room = max(LEAST_WORDS, width - ROUND_WORDS)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        # An ampersand is a letter, not a key.
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(as_tip(self.words) if shown != self.words else "")
