"""Paints a drawing of the reports with QPainter, in the colours of a look."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from maturity_desktop.look import Look
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Text

FINENESS = 8
"""Qt rounds a font's size to whole pixels: text is laid out so many times as large and painted smaller."""


def colour_of(name: str, drawing: Drawing, look: Look) -> QColor:
    """The colour that a drawing names; transparent for "none", KeyError for a name that the look lacks."""
    if name == "none":
        return QColor(Qt.GlobalColor.transparent)
    kind, _, number = name.partition(":")
    if not number:
        return QColor(look.colours[name])
    ground = look.level_colour(int(number), drawing.floor, drawing.top)
    return QColor(look.ink_on(ground) if kind == "ink" else ground)


def paint_drawing(painter: QPainter, drawing: Drawing, look: Look, font: QFont) -> None:
    """Paints in the drawing's own units, from the back to the front; the font gives the family only."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for shape in drawing.shapes:
        _paint(painter, shape, drawing, look, font)
    painter.restore()


def picture(drawing: Drawing, look: Look, font: QFont, scale: float) -> QImage:
    """The drawing as an image on the look's card, so many pixels to a unit."""
    image = QImage(
        round(drawing.width * scale), round(drawing.height * scale), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(QColor(look.colours["card"]))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_drawing(painter, drawing, look, font)
    painter.end()
    return image


def _paint(painter: QPainter, shape: Shape, drawing: Drawing, look: Look, font: QFont) -> None:
    def colour(name: str) -> QColor:
        return colour_of(name, drawing, look)

    match shape:
        case Text():
            _paint_text(painter, shape, colour(shape.colour), font)
        case Line():
            painter.setPen(_pen(colour(shape.colour), shape.width, shape.dash))
            fill = colour(shape.fill)
            fill.setAlphaF(fill.alphaF() * shape.fill_opacity)
            painter.setBrush(QBrush(fill) if shape.fill != "none" else QBrush())
            points = QPolygonF([QPointF(x, y) for x, y in shape.points])
            (painter.drawPolygon if shape.closed else painter.drawPolyline)(points)
        case Box():
            painter.setPen(_pen(colour(shape.colour), shape.line_width, shape.dash))
            painter.setBrush(colour(shape.fill))
            area = QRectF(shape.x, shape.y, shape.width, shape.height)
            painter.drawRoundedRect(area, shape.radius, shape.radius)
        case Dot():
            painter.setPen(_pen(colour(shape.colour), 1.0, ()))
            painter.setBrush(colour(shape.fill))
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)


def _pen(colour: QColor, width: float, dash: tuple[float, ...]) -> QPen:
    if not colour.alpha() or not width:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if dash:
        # A pen counts its dashes in widths, and in pairs.
        pen.setDashPattern([length / width for length in (dash if len(dash) % 2 == 0 else dash * 2)])
    return pen


def _paint_text(painter: QPainter, text: Text, colour: QColor, family: QFont) -> None:
    font = QFont(family)
    font.setPixelSize(round(text.size * FINENESS))
    font.setWeight(QFont.Weight.DemiBold if text.weight == "semibold" else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    metrics = QFontMetricsF(font)
    words = text.words
    if text.max_width > 0:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, text.max_width * FINENESS)
    width = metrics.horizontalAdvance(words)
    before = {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    painter.save()
    painter.translate(text.x, text.y)
    if text.turned:
        painter.rotate(-90)
    painter.scale(1 / FINENESS, 1 / FINENESS)
    painter.setPen(colour)
    painter.setFont(font)
    painter.drawText(QPointF(-before, 0), words)
    painter.restore()
