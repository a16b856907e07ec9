"""One supporting figure: what it comes to, how that stands to what is typical, its months and its groups."""

from __future__ import annotations

from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.supporting import SupportingFigure
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue, SupportingMeasure
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.supporting.figure_words import facts, headline, typical_told
from maturity_desktop.gui.supporting.shape_mark import ShapeMark, standing_shapes
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.chart_sections import ReadingLine, copy_button, nothing_yet, zoom_of
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import ONE_LINE, RowList
from maturity_desktop.reports.charts.supporting_groups import groups_height, supporting_groups
from maturity_desktop.reports.charts.supporting_months import supporting_months

MONTHS_HEIGHT = 230
NUMBER_WIDTH = 64


class ChartPart(QWidget):
    """A picture under its heading, with the line that reads it and the button that copies it."""

    spot_reached = Signal(QRectF)

    def __init__(
        self, title: str, hint: str, copy: str, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = DrawingView(theme, nothing_yet, zoom_of(theme))
        self.view.at_top = True
        self.title = plain_label(title, "heading")
        self.copy = copy_button(copy, self.view)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        # Above the picture: it is read there even where the picture's foot is out of sight.
        column.addWidget(ReadingLine(theme, hint, self.view))
        column.addWidget(self.view)


class FigureDetail(QWidget):
    """The middle of the page, for one measure."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._zoom = words, zoom_of(theme)
        self.headline = PlainWords(theme, "title", bold=True, lines=3)
        self.mark = ShapeMark(theme)
        self.typical = PlainWords(theme)
        self.facts = PlainWords(theme, ink="quiet")
        self.wanted = PlainWords(theme, ink="quiet")
        self.wanted.show_words(
            _("Import what the client sent, or type amounts: the figure follows from them.")
        )
        self.months = ChartPart(
            _("By month"), _("Arrow keys walk through the months."), _("Copy the picture"), theme
        )
        self.months.view.setFixedHeight(MONTHS_HEIGHT)
        self.groups = ChartPart(
            _("By group"), _("Arrow keys walk through the groups."), _("Copy the picture"), theme
        )
        self.criteria_title = plain_label(_("Bears on"), "heading")
        self.criteria = RowList(theme, _("Criteria that the figure bears on"), NUMBER_WIDTH)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self.typical, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.headline)
        column.addLayout(beside)
        for part in (
            self.facts, self.wanted, self.months, self.groups, self.criteria_title, self.criteria,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)

    def show_figure(
        self,
        measure: SupportingMeasure,
        figure: SupportingFigure | None,
        catalogue: SupportingCatalogue,
        frameworks: tuple[Framework, ...],
    ) -> None:
        """A measure; without data it has no figure."""
        words = self._words
        self.headline.show_words(headline(measure, figure, words))
        standing = figure.standing if figure else None
        self.mark.show_shapes(standing_shapes(standing))
        self.typical.show_words(typical_told(figure, measure, words), "text" if standing else "quiet")
        told = "\n".join(facts(figure, words)) if figure else ""
        self.facts.show_words(told)
        self.facts.setVisible(bool(told))
        self.wanted.setVisible(figure is None)
        self._show_charts(figure, catalogue)
        self._show_criteria(measure, frameworks)

    def _show_charts(self, figure: SupportingFigure | None, catalogue: SupportingCatalogue) -> None:
        words = self._words
        self.months.setVisible(figure is not None and bool(figure.months))
        self.groups.setVisible(figure is not None and bool(figure.groups))
        if figure is None:
            return
        if figure.months:
            self.months.view.show_made_by(
                lambda width, height: supporting_months(figure, words, width, height)
            )
        if figure.groups:
            grouping = catalogue.groupings.get(figure.grouped_by, figure.grouped_by)
            self.groups.title.setText(_("By “{grouping}”").format(grouping=grouping))
            self.groups.view.setFixedHeight(round(groups_height(figure) * self._zoom))
            self.groups.view.show_made_by(
                lambda width, _height: supporting_groups(figure, catalogue, words, width)
            )

    def _show_criteria(self, measure: SupportingMeasure, frameworks: tuple[Framework, ...]) -> None:
        rows = [
            Row(criterion.title, criterion.id, mark=home.short_title, goal=(home.id, criterion.id))
            for home in frameworks
            for criterion in home.criteria
            if criterion.id in measure.criteria.get(home.id, ())
        ]
        for part in (self.criteria_title, self.criteria):
            part.setVisible(bool(rows))
        self.criteria.show_rows(rows)
        self.criteria.setFixedHeight(len(rows) * ONE_LINE + 2)
