"""The supporting measures with their values; shapes say how these stand to what is typical."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.supporting.figure_words import FigureRow
from maturity_desktop.gui.supporting.shape_mark import SIDE, paint_shapes
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_list import RowDelegate, RowList

SHAPE_WIDTH = 24


class FigureDelegate(RowDelegate):
    """Draws the shape before a figure's words."""

    def _row(self, painter: QPainter, area: QRect, row: Row) -> None:
        super()._row(painter, area, row)
        if isinstance(row, FigureRow):
            corner = QPointF(area.left(), area.center().y() - SIDE / 2 if not row.detail else area.top() + 9)
            paint_shapes(painter, corner, row.shapes, self._theme)


class FigureList(RowList):
    """A click only makes a row the current one, because the page shows what is current."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Supporting figures"), SHAPE_WIDTH, parent)
        self.setItemDelegate(FigureDelegate(theme, SHAPE_WIDTH, self))
        self.shows_choice = True
        self.clicked.disconnect(self._choose)
        self.doubleClicked.connect(self._choose)
