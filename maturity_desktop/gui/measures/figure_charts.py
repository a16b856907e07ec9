"""Months, days and intervals of a channel, a tab each."""

from __future__ import annotations

from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.chart_sections import (
    ReadingLine,
    copy_button,
    nothing_yet,
    tool_row,
    zoom_of,
)
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.reports.charts.day_calendar import day_calendar
from maturity_desktop.reports.charts.interval_heat import interval_heat
from maturity_desktop.reports.charts.months import months_chart
from maturity_desktop.reports.charts.shown_figures import ShownFigures

LEAST_HEIGHT = 210
LEAST_WIDTH, WITH_TOOLS = 240, 460
GRAINS = (Grain.MONTH, Grain.DAY, Grain.INTERVAL)


class PeriodView(DrawingView):
    """Asks for no more height than it can be read in: the page scrolls by what its parts wish."""

    def sizeHint(self) -> QSize:
        return QSize(480, LEAST_HEIGHT)


class FigureCharts(QTabWidget):
    """Arrows walk through the periods, and the line above the picture reads them."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setDocumentMode(True)
        self.setAccessibleName(_("Figures by period"))
        self.tabBar().setAccessibleName(_("Figures by period"))
        self.tabBar().setDrawBase(False)
        self.limits = QCheckBox(_("Control limits"))
        self.limits.toggled.connect(self._draw_months)
        self._shown: ShownFigures | None = None
        self.views = {grain: PeriodView(theme, nothing_yet, zoom_of(theme)) for grain in GRAINS}
        self._tools = tools = QStackedWidget()
        titles = (_("Mo&nths"), _("&Days"), _("Intervals"))
        for (grain, view), title in zip(self.views.items(), titles, strict=True):
            view.setMinimumHeight(LEAST_HEIGHT)
            view.at_top = grain is not Grain.MONTH
            page = QWidget()
            box = QVBoxLayout(page)
            box.setContentsMargins(0, 8, 0, 0)
            box.setSpacing(4)
            # Above the picture: it is read there even where the picture's foot is out of sight.
            box.addWidget(ReadingLine(theme, _("Arrow keys walk through the periods."), view))
            box.addWidget(view, 1)
            self.addTab(page, title)
            before = (self.limits,) if grain is Grain.MONTH else ()
            tools.addWidget(tool_row(*before, copy_button(_("Copy the picture"), view)))
        self.setCornerWidget(tools, Qt.Corner.TopRightCorner)
        self.currentChanged.connect(tools.setCurrentIndex)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), LEAST_WIDTH), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What can be done with a chart stands beside the tabs where there is room; keys do it anywhere."""
        self._tools.setVisible(event.size().width() >= WITH_TOOLS)
        super().resizeEvent(event)

    @property
    def view(self) -> DrawingView:
        """The chart in sight."""
        return self.views[GRAINS[self.currentIndex()]]

    def copy(self) -> None:
        """Puts the picture in sight on the clipboard."""
        self.view.copy()

    def show_grain(self, grain: Grain) -> None:
        """Brings a tab to the front."""
        self.setCurrentIndex(GRAINS.index(grain))

    def show_figures(self, shown: ShownFigures, measure: Measure) -> None:
        """The periods of one channel."""
        self._shown, words, unit = shown, self._words, shown.unit
        days, intervals = (_share(measure, grain) for grain in (Grain.DAY, Grain.INTERVAL))
        self._draw_months()
        self.views[Grain.DAY].show_made_by(
            lambda width, height: day_calendar(shown.days, unit, words, width, height, days)
        )
        self.views[Grain.INTERVAL].show_made_by(
            lambda width, height: interval_heat(shown.intervals, words, width, height, intervals)
        )
        self.setTabVisible(1, bool(shown.days))
        self.setTabVisible(2, bool(shown.intervals))

    def _draw_months(self) -> None:
        shown, words, limits = self._shown, self._words, self.limits.isChecked()
        if shown is not None:
            self.views[Grain.MONTH].show_made_by(
                lambda width, height: months_chart(shown.months, shown.unit, words, width, height, limits)
            )


def _share(measure: Measure, grain: Grain) -> float | None:
    """The share that a rule wants of the periods of a grain."""
    for rule in measure.rules:
        if rule.settings.get("period") == grain and "share" in rule.settings:
            return float(rule.settings["share"])
    return None
