"""Plain words in lines of a given width, for labels and for the rows of lists and trees."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

LONGEST_SHOWN = 6_000
"""Letters that are laid out; whoever writes more reads it in an editor, which scrolls."""
LINE_SEPARATOR = "\u2028"
REST_MEASURED = 400
"""Letters of what does not fit that are looked at when the last line is shortened."""


def line_height(font: QFont) -> float:
    """From one line to the next, in logical pixels."""
    metrics = QFontMetricsF(font)
    return metrics.ascent() + metrics.descent() + 1


class WrappedText:
    """Words broken at a width, inside a word where need be; at most `lines` lines (0: all)."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        lines: int = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._font = font
        self._width = max(width, 8.0)
        self._align = align & Qt.AlignmentFlag.AlignHorizontal_Mask
        self._step = line_height(font)
        option = QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        shown = text[:LONGEST_SHOWN].replace("\r\n", "\n").replace("\n", LINE_SEPARATOR)
        self._text = shown
        self._layout = QTextLayout(shown, font)
        self._layout.setTextOption(option)
        self._end = self._break_up(lines)

    def _break_up(self, lines: int) -> int:
        """Makes the lines and returns where the last of them starts."""
        layout, start, end = self._layout, 0, 0
        layout.beginLayout()
        while not lines or layout.lineCount() < lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, (layout.lineCount() - 1) * self._step))
            start, end = line.textStart(), line.textStart() + line.textLength()
        layout.endLayout()
        self.shortened = end < len(self._text.encode("utf-16-le", "surrogatepass")) // 2
        return start

    @property
    def height(self) -> int:
        return ceil(self._step * max(self._layout.lineCount(), 1))

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """Draws in the painter's pen."""
        last = self._layout.lineCount() - 1
        for index in range(last + 1):
            if self.shortened and index == last:
                self._draw_shortened(painter, corner + QPointF(0, index * self._step))
            else:
                self._layout.lineAt(index).draw(painter, corner)

    def _draw_shortened(self, painter: QPainter, corner: QPointF) -> None:
        units = self._text.encode("utf-16-le", "surrogatepass")[2 * self._end :]
        rest = units[: 2 * REST_MEASURED].decode("utf-16-le", "replace")
        line = rest.split(LINE_SEPARATOR)[0]
        cut = line if line == rest else f"{line}…"
        metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        painter.drawText(
            QRectF(corner.x(), corner.y(), self._width, self._step),
            self._align | Qt.TextFlag.TextSingleLine,
            metrics.elidedText(cut, Qt.TextElideMode.ElideRight, self._width),
        )
