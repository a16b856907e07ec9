"""A label for words that may be anything: never markup, wrapped anywhere, shortened after so many lines."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import as_tip
from maturity_desktop.gui.widgets.wrapped_text import LONGEST_SHOWN, WrappedText, line_height

WIDEST_WISH = 480
"""A label asks for no more than this and takes what it is given, in logical pixels."""
MOST_TOLD = 1500
"""Letters of a tool tip."""
WIDTHS_KEPT = 6
"""A layout tries several widths, with and without a scroll bar, before it settles."""


def show_tip(event: QHelpEvent, words: str, shown_on: QWidget) -> None:
    """Tells plain words to who points at something; without words a tip that is open goes."""
    QToolTip.showText(event.globalPos(), as_tip(words) if words else "", shown_on)


class PlainWords(QLabel):
    """Plain words in a size and a colour of the look.

    QLabel cannot break a word of 5,000 letters and would grow as wide as that; this one breaks it.
    `lines` is the most that are shown (0: all), the last of them ending with an ellipsis.
    """

    def __init__(
        self,
        theme: ThemeSwitch,
        size: str = "body",
        ink: str = "text",
        bold: bool = False,
        lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme = theme
        self._size = size
        self._ink = ink
        self._bold = bold
        self._lines = lines
        self._words = ""
        self._font = theme.font(size, bold)
        self._wrapped: dict[int, WrappedText] = {}
        theme.changed.connect(self._restyle)

    @property
    def words(self) -> str:
        """All of the words, shown or not."""
        return self._words

    def show_words(self, text: str, ink: str = "") -> None:
        """Shows other words, and where one is named, in another colour."""
        if ink and ink != self._ink:
            self._ink = ink
            self.update()
        if text != self._words:
            self._words = text
            self._wrapped.clear()
            self.setText(text[:LONGEST_SHOWN])
            self.updateGeometry()

    def set_lines(self, lines: int) -> None:
        """The most lines that are shown from now on (0: all)."""
        if lines != self._lines:
            self._lines = lines
            self._wrapped.clear()
            self.updateGeometry()
            self.update()

    def _restyle(self) -> None:
        self._font = self._theme.font(self._size, self._bold)
        self._wrapped.clear()
        self.updateGeometry()
        self.update()

    def wrapped(self, width: int) -> WrappedText:
        """The words broken at a width; laid out anew only where something changed."""
        found = self._wrapped.get(width)
        if found is None:
            if len(self._wrapped) >= WIDTHS_KEPT:
                self._wrapped.clear()
            found = WrappedText(self._words, self._font, width, self._lines, self.alignment())
            self._wrapped[width] = found
        return found

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.wrapped(width).height

    def sizeHint(self) -> QSize:
        longest = max(self._words[:LONGEST_SHOWN].split("\n"), key=len, default="")[:200]
        wish = ceil(QFontMetricsF(self._font).horizontalAdvance(longest)) + 2
        width = min(wish, WIDEST_WISH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, ceil(line_height(self._font)))

    def event(self, event: QEvent) -> bool:
        """Words that are shortened are told in full to who points at them."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            shortened = self.wrapped(self.width()).shortened
            show_tip(event, self._words[:MOST_TOLD] if shortened else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._ink))
        self.wrapped(self.width()).draw(painter, QPointF(0, 0))
