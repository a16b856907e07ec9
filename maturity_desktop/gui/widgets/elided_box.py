"""A box to tick whose words may be of any length: they are shortened where there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from maturity_desktop.gui.widgets.labels import as_tip

LEAST_WORDS = 60
"""What the words have in any case, in logical pixels."""


class ElidedBox(QCheckBox):
    """Plain words, an ampersand among them; all of them are read aloud and stand in the tool tip."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = " ".join(words.split())
        self.setAccessibleName(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._shorten(self.sizeHint().width())

    def _indicator(self) -> int:
        """The width of the box itself and what stands between it and the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style = self.style()
        return (
            style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, self)
            + style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, option, self)
            + 4
        )

    def sizeHint(self) -> QSize:
        wish = self.fontMetrics().horizontalAdvance(self.words)
        return QSize(wish + self._indicator(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WORDS + self._indicator(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten(event.size().width())

    def _shorten(self, width: int) -> None:
        room = max(LEAST_WORDS, width - self._indicator())
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        # An ampersand is a letter, not a key.
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(as_tip(self.words) if shown != self.words else "")
