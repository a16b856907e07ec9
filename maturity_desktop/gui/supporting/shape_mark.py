"""The shapes beside words: how a figure stands to what is typical, and how a claim stands to the figures."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.claims import Verdict
from maturity_desktop.domain.supporting_catalogue import Standing
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.drawing_painter import paint_drawing
from maturity_desktop.reports.charts.supporting_months import standing_mark
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape

Shapes = tuple[Shape, ...]
SIDE = 16.0
"""Of the square that a shape is drawn in, in logical pixels."""


def standing_shapes(standing: Standing | None) -> Shapes:
    """A dot within what is typical, a triangle above or below it; nothing where nothing is typical."""
    return () if standing is None else (standing_mark(standing, SIDE / 2, SIDE / 2, 4.8),)


def verdict_shapes(verdict: Verdict) -> Shapes:
    """A cross in a box where figures contradict, a dot where they bear out, a dashed box without figures."""
    if verdict is Verdict.BORNE_OUT:
        return (Dot(SIDE / 2, SIDE / 2, 5.0, "accent"),)
    if verdict is Verdict.NO_FIGURES:
        return (Box(2.5, 2.5, 11, 11, "card", "control", 1.0, (2.0, 1.6)),)
    cross = (Line(((5, 5), (11, 11)), "attention", 1.4), Line(((5, 11), (11, 5)), "attention", 1.4))
    return (Box(2.5, 2.5, 11, 11, "card", "attention", 1.4), *cross)


def paint_shapes(painter: QPainter, corner: QPointF, shapes: Shapes, theme: ThemeSwitch) -> None:
    """Paints shapes in their square."""
    painter.save()
    painter.translate(corner)
    paint_drawing(painter, Drawing(SIDE, SIDE, "", shapes), theme.look, theme.font())
    painter.restore()


class ShapeMark(QWidget):
    """Shapes beside the first line of the words that say the same."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shapes: Shapes = ()
        self.setFixedSize(QSize(round(SIDE) + 4, round(SIDE) + 2))
        theme.changed.connect(self.update)

    def show_shapes(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self.setVisible(bool(shapes))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shapes(painter, QPointF(0, 0), self._shapes, self._theme)
        painter.end()
