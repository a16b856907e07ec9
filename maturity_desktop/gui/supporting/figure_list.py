"""The supporting measures with their values; shapes say how these stand to what is typical."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.supporting_catalogue import Standing
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.supporting.figure_words import FigureRow
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.drawing_painter import paint_drawing
from maturity_desktop.gui.widgets.row_list import RowDelegate, RowList
from maturity_desktop.reports.charts.supporting_months import standing_mark
from maturity_desktop.reports.drawing import Drawing

SHAPE_WIDTH, SHAPE = 20, 12.0


def paint_standing(painter: QPainter, corner: QPointF, standing: Standing | None, theme: ThemeSwitch) -> None:
    """The shape that a standing has in the charts, in a square of `SHAPE` pixels."""
    painter.save()
    painter.translate(corner)
    mark = standing_mark(standing, SHAPE / 2, SHAPE / 2, 4.5)
    paint_drawing(painter, Drawing(SHAPE, SHAPE, "", (mark,)), theme.look, theme.font())
    painter.restore()


class FigureDelegate(RowDelegate):
    """Draws the shape before a figure's words."""

    def _row(self, painter: QPainter, area: QRect, row: Row) -> None:
        super()._row(painter, area, row)
        if isinstance(row, FigureRow):
            corner = QPointF(area.left(), area.top() + 11)
            paint_standing(painter, corner, row.standing, self._theme)


class FigureList(RowList):
    """A click only makes a row the current one, because the page shows what is current."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Supporting figures"), SHAPE_WIDTH, parent)
        self.setItemDelegate(FigureDelegate(theme, SHAPE_WIDTH, self))
        self.shows_choice = True
        self.clicked.disconnect(self._choose)
        self.doubleClicked.connect(self._choose)
