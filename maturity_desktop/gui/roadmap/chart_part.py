"""A chart of the roadmap that scrolls where it is higher than the window, with a line that reads it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.chart_sections import (
    ReadingLine,
    copy_button,
    nothing_yet,
    scroll_area,
    zoom_of,
)
from maturity_desktop.gui.widgets.drawing_view import DrawingView, Maker

EDGE = 8
"""Room around the picture for the frame of what is in focus, in logical pixels."""


class ChartPart(QWidget):
    """One picture; Enter on an action opens it."""

    action_wanted = Signal(str)

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom = zoom_of(theme)
        self.chart = DrawingView(theme, nothing_yet, self.zoom)
        self.chart.at_top = True
        self.chart.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self.chart.criterion_wanted.connect(self.action_wanted)
        self.chart.spot_reached.connect(self._bring_into_sight)
        hint = _("Arrow keys walk through the actions, Enter opens one.")
        self.told = ReadingLine(theme, hint, self.chart)
        self.area = scroll_area(self.chart)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(copy_button(_("Copy the picture"), self.chart))
        box.addLayout(foot)

    def show_chart(self, make: Maker, least_height: float) -> None:
        """A picture by its maker; `least_height` is in a drawing's units."""
        self.chart.setMinimumHeight(round(least_height * self.zoom) + 2 * EDGE)
        self.chart.show_made_by(make)

    def _bring_into_sight(self, spot: QRectF) -> None:
        middle = spot.center().toPoint()
        self.area.ensureVisible(middle.x(), middle.y(), 0, round(spot.height() * 3))
