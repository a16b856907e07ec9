"""The signs of the assess page, drawn: answers and levels, told apart by shape as well as by colour."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.scoring import CriterionScore, State
from maturity_desktop.look import Look

BOX = 18
"""The side of an answer box, in logical pixels."""
DOT = 9
BADGE_HEIGHT = 19
RADIUS = 4


def draw_observation(
    painter: QPainter,
    corner: QPointF,
    value: AnswerValue | None,
    look: Look,
    applies: bool = True,
    in_the_way: bool = False,
) -> None:
    """A sign's ring: with a dot where it is observed, half a dot in part, a dash where it is not.

    It is struck, empty or dashed as a checkpoint's box is. A sign is neither good nor bad by itself: only
    one that stands in the way of a level has a colour.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = look.colours
    ink = QColor(colours["attention" if in_the_way else "quiet" if value is not None else "control"])
    ring = QRectF(corner.x() + 0.75, corner.y() + 0.75, BOX - 1.5, BOX - 1.5)
    pen = QPen(ink, 1.5)
    if not applies:
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(QColor(colours["card"]))
    painter.drawEllipse(ring)
    middle = ring.center()
    if value in (AnswerValue.MET, AnswerValue.PARTLY):
        dot = QRectF(middle.x() - DOT / 2, middle.y() - DOT / 2, DOT, DOT)
        painter.setPen(QPen(ink, 1))
        painter.drawEllipse(dot)
        painter.setBrush(ink)
        if value is AnswerValue.MET:
            painter.drawEllipse(dot)
        else:
            painter.drawPie(dot, 90 * 16, 180 * 16)
    elif value is AnswerValue.NOT_MET:
        painter.setPen(_round_pen(ink.name(), 1.75))
        painter.drawLine(QLineF(middle.x() - 3.5, middle.y(), middle.x() + 3.5, middle.y()))
    elif value is AnswerValue.NOT_APPLICABLE:
        painter.setPen(_round_pen(colours["quiet"], 1.75))
        painter.drawLine(QLineF(ring.left() + 2.5, ring.bottom() - 2.5, ring.right() - 2.5, ring.top() + 2.5))
    painter.restore()


def draw_answer(
    painter: QPainter, corner: QPointF, value: AnswerValue | None, look: Look, applies: bool = True
) -> None:
    """A box: ticked, half filled, crossed, struck or empty; dashed where the checkpoint does not apply."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(corner.x() + 0.75, corner.y() + 0.75, BOX - 1.5, BOX - 1.5)
    colours = look.colours
    edge = {AnswerValue.MET: "accent", AnswerValue.PARTLY: "accent", AnswerValue.NOT_MET: "wrong"}
    pen = QPen(QColor(colours[edge.get(value, "control") if value else "control"]), 1.5)
    if not applies:
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(QColor(colours["accent"] if value is AnswerValue.MET else colours["card"]))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    _draw_sign(painter, box, value, look)
    painter.restore()


def _draw_sign(painter: QPainter, box: QRectF, value: AnswerValue | None, look: Look) -> None:
    colours = look.colours
    middle = box.center()
    if value is AnswerValue.MET:
        painter.setPen(_round_pen(colours["on_accent"], 2))
        tick = QPainterPath(QPointF(box.left() + 4, middle.y() + 0.3))
        tick.lineTo(box.left() + 7, middle.y() + 3.4)
        tick.lineTo(box.right() - 3.6, middle.y() - 3.4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(tick)
    elif value is AnswerValue.PARTLY:
        half = QPainterPath()
        half.addRoundedRect(box, RADIUS, RADIUS)
        left = QPainterPath()
        left.addRect(QRectF(box.left() - 1, box.top() - 1, box.width() / 2 + 1, box.height() + 2))
        painter.fillPath(half.intersected(left), QColor(colours["accent"]))
    elif value is AnswerValue.NOT_MET:
        painter.setPen(_round_pen(colours["wrong"], 1.75))
        painter.drawLine(QLineF(middle.x() - 3, middle.y() - 3, middle.x() + 3, middle.y() + 3))
        painter.drawLine(QLineF(middle.x() - 3, middle.y() + 3, middle.x() + 3, middle.y() - 3))
    elif value is AnswerValue.NOT_APPLICABLE:
        painter.setPen(_round_pen(colours["quiet"], 1.75))
        painter.drawLine(QLineF(box.left() + 1.5, box.bottom() - 1.5, box.right() - 1.5, box.top() + 1.5))


def _round_pen(colour: str, width: float) -> QPen:
    return QPen(
        QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )


def badge_words(score: CriterionScore) -> str:
    """What stands in a badge: the level, the bounds that the answers leave, or a dash before any answer."""
    if score.state is State.NOT_APPLICABLE:
        return "n/a"
    if score.level is not None:
        return str(score.level)
    if not any(level.answered for level in score.levels):
        return "–"
    return f"{score.low}–{score.high}"


def draw_badge(
    painter: QPainter, box: QRectF, score: CriterionScore, floor: int, top: int, look: Look, font: QFont
) -> None:
    """A level on its colour; level 0 is outlined, not rated is dashed, not applicable is struck."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = box.adjusted(0.5, 0.5, -0.5, -0.5)
    ink = look.colours["text"]
    if score.state is State.NOT_APPLICABLE:
        ink = look.colours["quiet"]
    elif score.level is None:
        pen = QPen(QColor(look.colours["control"]), 1)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
    elif score.level == 0:
        painter.setPen(QPen(QColor(look.colours["control"]), 1))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
    else:
        ground = look.level_colour(score.level, floor, top)
        ink = look.ink_on(ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
    shown = QFont(font)
    shown.setPixelSize(look.screen_text["body" if score.level is not None else "small"])
    shown.setWeight(QFont.Weight.DemiBold)
    shown.setStrikeOut(score.state is State.NOT_APPLICABLE)
    painter.setFont(shown)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge_words(score))
    painter.restore()


def draw_ring(painter: QPainter, box: QRectF, look: Look, strong: bool) -> None:
    """The frame round what the keys act on: bold where the keyboard is, a hairline where it will return."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if strong:
        painter.setPen(QPen(QColor(look.colours["accent"]), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
    else:
        painter.setPen(QPen(QColor(look.colours["control"]), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.restore()
