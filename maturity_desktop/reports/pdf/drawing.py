"""Paints a chart as vectors."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable

from maturity_desktop.look import Look
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Text
from maturity_desktop.reports.fonts import Face
from maturity_desktop.reports.pdf.lines import draw_line, ink

_FACES: dict[str, Face] = {"regular": "regular", "semibold": "semibold"}


class Chart(Flowable):
    """A drawing no larger than a page's column, with its title as alternative text."""

    MOST_HEIGHT = 650.0

    def __init__(self, drawing: Drawing, look: Look) -> None:
        super().__init__()
        self.drawing, self.look = drawing, look
        self._scale = 1.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        self._scale = min(1.0, available_width / self.drawing.width, self.MOST_HEIGHT / self.drawing.height)
        return self.drawing.width * self._scale, self.drawing.height * self._scale

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.scale(self._scale, self._scale)
        with canvas.described(self.drawing.title, (0, 0, self.drawing.width, self.drawing.height)):
            for shape in self.drawing.shapes:
                paint(canvas, shape, self.drawing, self.look)
        canvas.restoreState()


class FittedChart(Chart):
    """A drawing that is drawn smaller to end on its page; one that would be too small to read is left out."""

    LEAST = 0.68

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self._scale = min(1.0, available_width / self.drawing.width, available_height / self.drawing.height)
        if self._scale < self.LEAST:
            return 0.0, 0.0
        return self.drawing.width * self._scale, self.drawing.height * self._scale

    def draw(self) -> None:
        if self._scale >= self.LEAST:
            super().draw()


def paint(canvas: Any, shape: Shape, drawing: Drawing, look: Look) -> None:
    """Paints one shape; the drawing's y runs downwards, the canvas' upwards."""
    match shape:
        case Line():
            _paint_line(canvas, shape, drawing, look)
        case Box():
            _paint_box(canvas, shape, drawing, look)
        case Dot():
            fill, stroke = _pen(canvas, drawing, look, shape.fill, shape.colour, 1.0, ())
            canvas.circle(shape.x, drawing.height - shape.y, shape.radius, stroke, fill)
        case Text():
            _paint_text(canvas, shape, drawing, look)


def _paint_text(canvas: Any, text: Text, drawing: Drawing, look: Look) -> None:
    canvas.setFillColor(ink(colour_of(text.colour, drawing, look)))
    x, y = text.x, drawing.height - text.y
    if text.turned:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(90)
        x, y = 0.0, 0.0
    draw_line(canvas, x, y, text.words, _FACES[text.weight], text.size, text.anchor, text.max_width)
    if text.turned:
        canvas.restoreState()


def _paint_line(canvas: Any, line: Line, drawing: Drawing, look: Look) -> None:
    path = canvas.beginPath()
    for place, (x, y) in enumerate(line.points):
        (path.lineTo if place else path.moveTo)(x, drawing.height - y)
    if line.closed:
        path.close()
    canvas.saveState()
    fill, stroke = _pen(canvas, drawing, look, line.fill, line.colour, line.width, line.dash)
    if line.fill_opacity < 1:
        canvas.setFillAlpha(line.fill_opacity)
    canvas.drawPath(path, stroke, fill)
    canvas.restoreState()


def _paint_box(canvas: Any, box: Box, drawing: Drawing, look: Look) -> None:
    fill, stroke = _pen(canvas, drawing, look, box.fill, box.colour, box.line_width, box.dash)
    bottom = drawing.height - box.y - box.height
    if box.radius:
        canvas.roundRect(box.x, bottom, box.width, box.height, box.radius, stroke, fill)
    else:
        canvas.rect(box.x, bottom, box.width, box.height, stroke, fill)


def _pen(
    canvas: Any,
    drawing: Drawing,
    look: Look,
    fill: str,
    colour: str,
    width: float,
    dash: tuple[float, ...],
) -> tuple[int, int]:
    """Sets colours and line; says whether to fill and whether to stroke."""
    if fill != "none":
        canvas.setFillColor(ink(colour_of(fill, drawing, look)))
    if colour != "none":
        canvas.setStrokeColor(ink(colour_of(colour, drawing, look)))
        canvas.setLineWidth(width)
        canvas.setDash(list(dash))
    return int(fill != "none"), int(colour != "none")


def colour_of(name: str, drawing: Drawing, look: Look) -> str:
    """#RRGGBB for a colour name of a drawing."""
    kind, _, level = name.partition(":")
    if not level:
        return look.colours[name]
    ground = look.level_colour(int(level), drawing.floor, drawing.top)
    return ground if kind == "level" else look.ink_on(ground)
