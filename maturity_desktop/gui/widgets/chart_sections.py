"""The charts of the results: the domains beside their targets, and every criterion at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.gui.results_words import domains_finding, levels_finding, undescribed_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.drawing_pair import beside
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports.charts import domain_bars, has_radar, heat_map, heat_map_height, radar
from maturity_desktop.reports.drawing import Drawing

STACKED = 760
"""Narrower than this, radar and bars stand one above the other."""
LEAST_CHART = 330
"""Logical pixels of height below which the labels of the radar meet."""
# The following are in a drawing's units.
WIDE = 820.0
"""From here on the heat map has two columns."""
BETWEEN = 28.0
ROW = 13.0
"""The least height of a row of the heat map that can be read as easily as the rest of the page."""


def zoom_of(theme: ThemeSwitch) -> float:
    """Charts come in the sizes of print; on the screen their small text is as large as the screen's."""
    return theme.look.screen_text["small"] / theme.look.print_text["small"]


def nothing_yet(width: float, height: float) -> Drawing:
    """What a view shows before there are results."""
    return Drawing(width, height, "", ())


class DomainSection(QWidget):
    """Radar and bars of the domains, side by side where there is room."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.finding = PlainWords(theme, bold=True, lines=1)
        self.radar, self.bars = (
            DrawingView(theme, nothing_yet, zoom_of(theme), goes_round=True) for _chart in range(2)
        )
        self._has_radar = True
        self.told = ReadingLine(theme, _("Arrow keys walk round the domains."), self.radar, self.bars)
        self._copy_radar = copy_button(_("Copy the radar"), self.radar)
        self.tools = tool_row(self._copy_radar, copy_button(_("Copy the bars"), self.bars))
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(24)
        self._charts.addWidget(self.radar, 6)
        self._charts.addWidget(self.bars, 5)
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addLayout(self._charts, 1)
        self.undescribed = PlainWords(theme, "small", "quiet")
        self.column.addWidget(self.undescribed)
        self.area = scroll_area(self._inside)
        for view in (self.radar, self.bars):
            view.setMinimumHeight(LEAST_CHART)
            view.spot_reached.connect(partial(self._bring_into_sight, view))
        lay_out(self, self.finding, self.area, self.told)

    def show_results(self, results: Results, before: Mapping[str, float] | None = None) -> None:
        """`before` are last time's like-for-like means by domain."""
        words = self._words
        self.finding.show_words(domains_finding(results, words))
        undescribed = undescribed_words(results.framework, words)
        self.undescribed.show_words(undescribed)
        self.undescribed.setVisible(bool(undescribed))
        round_web = has_radar(results)
        self._has_radar = round_web
        self._stack()
        for part in (self.radar, self._copy_radar):
            part.setVisible(round_web)
        self.radar.show_made_by(
            (lambda width, height: radar(results, words, width, height, before)) if round_web else nothing_yet
        )
        self.bars.show_made_by(lambda width, height: domain_bars(results, words, width, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stack()
        super().resizeEvent(event)

    def _stack(self) -> None:
        """One below the other where they would be too narrow for their labels."""
        is_narrow = self.width() < STACKED
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._charts.direction() is not way:
            self._charts.setDirection(way)
        self.bars.at_top = is_narrow or not self._has_radar

    def _bring_into_sight(self, view: DrawingView, spot: QRectF) -> None:
        middle = view.mapTo(self._inside, spot.center().toPoint())
        self.area.ensureVisible(middle.x(), middle.y(), 0, round(spot.height() * 3))


class CriteriaSection(QWidget):
    """The heat map of every criterion, in two columns where there is room; its rows never get too small."""

    criterion_wanted = Signal(str)

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._zoom = zoom_of(theme)
        self._columns: tuple[tuple[CriterionResult, ...], ...] = ()
        self.finding = PlainWords(theme, bold=True, lines=1)
        self.map = DrawingView(theme, nothing_yet, self._zoom)
        self.map.at_top = True
        self.map.criterion_wanted.connect(self.criterion_wanted)
        self.map.spot_reached.connect(self._bring_into_sight)
        hint = _("Arrow keys walk through the criteria and their levels, Enter opens one.")
        self.told = ReadingLine(theme, hint, self.map)
        self.tools = tool_row(copy_button(_("Copy the picture"), self.map))
        self.area = scroll_area(self.map)
        lay_out(self, self.finding, self.area, self.told)

    def show_results(self, results: Results, before: Mapping[str, int] | None = None) -> None:
        """`before` are last time's levels by criterion."""
        words = self._words
        self.finding.show_words(levels_finding(results, words))
        self._columns = halves = in_two(results)

        def make(width: float, height: float) -> Drawing:
            if width < WIDE or not all(halves):
                return heat_map(results, words, width, height, before=before)
            half = (width - BETWEEN) / 2
            row = (height - heat_map_height(0, 0)) / max(rows_of(column) for column in halves)
            left, right = (
                heat_map(results, words, half, heat_map_height(rows_of(column), row), column, before)
                for column in halves
            )
            return beside(left, right, BETWEEN)

        self.map.show_made_by(make)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        counts = [rows_of(column) for column in self._columns]
        wide = self.width() / self._zoom >= WIDE and all(counts)
        rows = max(counts, default=0) if wide else sum(counts)
        self.map.setMinimumHeight(round(heat_map_height(rows, ROW) * self._zoom))

    def _bring_into_sight(self, spot: QRectF) -> None:
        middle = spot.center().toPoint()
        self.area.ensureVisible(middle.x(), middle.y(), 0, round(spot.height() * 3))


class ReadingLine(PlainWords):
    """One line that says what is pointed at or in focus in the pictures above it, else how to get there."""

    def __init__(self, theme: ThemeSwitch, hint: str, *views: DrawingView) -> None:
        super().__init__(theme, ink="quiet", lines=1)
        self._hint = hint
        self._say("")
        for view in views:
            view.told.connect(self._say)

    def _say(self, words: str) -> None:
        self.show_words(words or self._hint, "text" if words else "quiet")


def in_two(results: Results) -> tuple[tuple[CriterionResult, ...], tuple[CriterionResult, ...]]:
    """The criteria in two columns of whole domains, as even as they can be, the first the longer one."""
    left: list[CriterionResult] = []
    right: list[CriterionResult] = []
    rows = len(results.criteria) + len(results.domains)
    taken = 0
    for domain, _figure in results.domains:
        found = [result for result in results.criteria if result.domain is domain]
        (left if taken < rows / 2 else right).extend(found)
        taken += len(found) + 1
    return tuple(left), tuple(right)


def rows_of(column: tuple[CriterionResult, ...]) -> int:
    """The rows of a heat map of these criteria: one for each, and one for each head of a domain."""
    return len(column) + len({result.domain.id for result in column})


def scroll_area(inside: QWidget) -> QScrollArea:
    """A part that scrolls where the window is too small for it; the keyboard stays inside."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area


def lay_out(section: QWidget, finding: QWidget, middle: QWidget, foot: QWidget) -> None:
    """The finding, what it stands on, and the line below."""
    box = QVBoxLayout(section)
    box.setContentsMargins(0, 8, 0, 0)
    box.setSpacing(8)
    box.addWidget(finding)
    box.addWidget(middle, 1)
    box.addWidget(foot)


def tool_row(*parts: QWidget) -> QWidget:
    """What can be done in a section; stands beside the tabs."""
    tools = QWidget()
    row = QHBoxLayout(tools)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    return tools


def copy_button(words: str, view: DrawingView) -> QPushButton:
    """Puts a picture on the clipboard, as Ctrl+C does on the picture itself."""
    button = QPushButton(words)
    set_role(button, "flat")
    button.clicked.connect(view.copy)
    return button
