"""Marks on an image, in its own pixels: what they are, how they are kept, and how they become pixels.

A black-out replaces pixels; nothing of what was below it is in the copy.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

INK = QColor(196, 30, 30)
"""Of arrows, frames and words: seen on light and dark pictures."""
PAPER = QColor(255, 255, 255)
SHARE_OF_LINE = 220
"""A line is this part of the longer side of the image."""
SHARE_OF_LETTERS = 36
HEAD = pi / 7
FAMILY = "Inter"
MOST_SIDE = 5_000
"""Pixels of the longer side of a copy; more than most cameras give."""


class Shape(StrEnum):
    """What can be put on an image."""

    BLACK_OUT = "black_out"
    FRAME = "frame"
    ARROW = "arrow"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape from one point of the image to another; words stand at the first. In pixels of the image."""

    shape: Shape
    x1: float
    y1: float
    x2: float
    y2: float
    words: str = ""

    @property
    def area(self) -> QRectF:
        return QRectF(QPointF(self.x1, self.y1), QPointF(self.x2, self.y2)).normalized()

    def line(self) -> str:
        """The mark as a line of JSON; what a black-out covers is not in it, only where it lies."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def blacked_out(mark: Mark, width: int, height: int) -> QRect:
    """The pixels that a black-out replaces: every one that it touches."""
    return mark.area.toAlignedRect() & QRect(0, 0, width, height)


def marked(image: QImage, marks: Sequence[Mark]) -> QImage:
    """A new image of the same size with the marks; black-outs come last, so that nothing shows on them."""
    copy = image.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(copy)
    draw(painter, marks, (copy.width(), copy.height()))
    painter.end()
    return copy


def draw(painter: QPainter, marks: Sequence[Mark], size: tuple[int, int]) -> None:
    """Draws marks in the pixels of an image of this size."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        if mark.shape is not Shape.BLACK_OUT:
            _draw_one(painter, mark, max(size))
    painter.restore()
    for mark in marks:
        if mark.shape is Shape.BLACK_OUT:
            painter.fillRect(blacked_out(mark, *size), Qt.GlobalColor.black)


def _draw_one(painter: QPainter, mark: Mark, longer: int) -> None:
    width = max(longer / SHARE_OF_LINE, 2.0)
    painter.setPen(
        QPen(INK, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.MiterJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match mark.shape:
        case Shape.FRAME:
            painter.drawRect(mark.area)
        case Shape.ARROW:
            _draw_arrow(painter, mark, width)
        case Shape.WORDS:
            _draw_words(painter, mark, longer)


def _draw_arrow(painter: QPainter, mark: Mark, width: float) -> None:
    start, end = QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2)
    painter.drawLine(start, end)
    way, length = atan2(start.y() - end.y(), start.x() - end.x()), 6 * width
    sides = [end + QPointF(cos(way + turn), sin(way + turn)) * length for turn in (-HEAD, HEAD)]
    painter.setBrush(INK)
    painter.drawPolygon(QPolygonF([end, *sides]))


def _draw_words(painter: QPainter, mark: Mark, longer: int) -> None:
    """Words on a ground of their own, so that they can be read on anything."""
    font = QFont(FAMILY)
    font.setPixelSize(max(longer // SHARE_OF_LETTERS, 11))
    painter.setFont(font)
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    room = QRectF(mark.x1, mark.y1, longer, longer)
    area = painter.boundingRect(room, flags, mark.words)
    edge = font.pixelSize() / 4
    painter.fillRect(area.adjusted(-edge, -edge, edge, edge), PAPER)
    painter.drawText(area, flags, mark.words)
