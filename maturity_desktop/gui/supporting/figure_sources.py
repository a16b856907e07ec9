"""How a supporting figure is made, where its data came from, and what was odd in them."""

from __future__ import annotations

from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.quality_log import logged
from maturity_desktop.domain.supporting import SupportingFigure
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue, SupportingMeasure
from maturity_desktop.gui.supporting.figure_words import amount_lines, data_row, feeding
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import TWO_LINES, RowList
from maturity_desktop.reports.sections.formula_words import formula_words
from maturity_desktop.reports.sections.quality_words import oddity_sentence

NUMBER_WIDTH = 64
MOST_ROWS = 5
"""Of the list of data; beyond that it scrolls."""


class FigureSources(QWidget):
    """The right side of the page."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.about = PlainWords(theme)
        self.formula = PlainWords(theme, ink="quiet")
        self.amounts_title = plain_label(_("Amounts"), "heading")
        self.amounts = PlainWords(theme, ink="quiet")
        self.data = RowList(theme, _("Where the figures came from"), NUMBER_WIDTH)
        self.data.shows_choice = True
        self.remove = inline_button(_("&Remove"))
        mark_edits(self.remove)
        self.nothing = PlainWords(theme, ink="quiet")
        self.nothing.show_words(_("Nothing was handed over."))
        self.quality_title = plain_label(_("Data quality"), "heading")
        self.quality = PlainWords(theme, ink="quiet")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(plain_label(_("Where the figures came from"), "heading"))
        head.addStretch(1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(4)
        column.addWidget(plain_label(_("How it is made"), "heading"))
        for part in (self.about, self.formula):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.amounts_title)
        column.addWidget(self.amounts)
        column.addWidget(_hairline())
        column.addLayout(head)
        column.addWidget(self.data)
        column.addWidget(self.nothing)
        column.addWidget(_hairline())
        column.addWidget(self.quality_title)
        column.addWidget(self.quality)
        column.addStretch(1)

    @property
    def chosen(self) -> SupportingData | None:
        """The data that are chosen in the list."""
        index = self.data.currentIndex()
        goal = self.data.rows.rows[index.row()].goal if index.isValid() else None
        return goal if isinstance(goal, SupportingData) else None

    def show_figure(
        self,
        measure: SupportingMeasure,
        figure: SupportingFigure | None,
        catalogue: SupportingCatalogue,
        audit: Audit,
    ) -> None:
        words = self._words
        self.about.show_words(measure.about)
        self.formula.show_words(formula_words(measure, catalogue, words))
        self.amounts.show_words("\n".join(amount_lines(figure, measure, catalogue, words)))
        records = feeding(audit, measure)
        kept = self.chosen
        self.data.show_rows([data_row(own, audit, catalogue) for own in records])
        if kept in records:
            self.data.setCurrentIndex(self.data.rows.index(records.index(kept)))
        self.data.setFixedHeight(min(MOST_ROWS, len(records)) * TWO_LINES + 2)
        for part in (self.data, self.remove, self.quality_title, self.quality):
            part.setVisible(bool(records))
        self.nothing.setVisible(not records)
        odd = dict.fromkeys(
            oddity_sentence(oddity, words) for own in records for oddity in logged(own.quality)
        )
        self.quality.show_words("\n".join(odd) or _("Nothing was dropped, filled or odd."))


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setFixedHeight(1)
    return line
