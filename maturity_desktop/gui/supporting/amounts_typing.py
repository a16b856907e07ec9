"""The amounts of one measure, typed by month or by group, or pasted from a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.figure_log import Oddity
from maturity_desktop.domain.series import Grain, Month
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue, SupportingMeasure
from maturity_desktop.domain.supporting_checks import odd_rows
from maturity_desktop.domain.supporting_rows import SupportingRow
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.typed_dialog import TypedDialog
from maturity_desktop.gui.supporting.amounts_model import AmountsModel, AmountsThere, parts_of
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.reports.sections.formula_words import formula_words

There = Callable[[Grain | None, str], AmountsThere]
"""The rows that are there, by their grain and what they are grouped by."""


class AmountsTyping(TypedDialog):
    """The last twelve months up to the cut-off, or groups without periods."""

    def __init__(
        self,
        measure: SupportingMeasure,
        catalogue: SupportingCatalogue,
        months: Sequence[Month],
        there: There,
        today: date,
        words: NullTranslations,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        model = AmountsModel(months, catalogue, words, theme)
        super().__init__(model, _("Amounts"), words, ask, parent)
        self.setWindowTitle(_("Amounts of {measure}").format(measure=measure.title))
        self._model, self._measure, self._catalogue = model, measure, catalogue
        self._there, self._today = there, today
        by_group = (
            (_("by “{grouping}”").format(grouping=catalogue.groupings.get(own, own)), own)
            for own in measure.groupings
        )
        self.by = Choice((((_("by month")), ""), *by_group))
        self.by.setAccessibleName(_("Typed"))
        label = plain_label(_("T&yped"), "small")
        label.setBuddy(self.by)
        for part in (label, self.by):
            part.setVisible(bool(measure.groupings))
        about = _(
            "{formula}. Type, or paste a block from a sheet with Ctrl+V; what stands in grey is from files. "
            "Where the client gave finished figures only, they stand as they are and are not averaged."
        ).format(formula=formula_words(measure, catalogue, words))
        self._lay_out(measure.title, about, label, self.by)
        self._shown = ""
        self._show_rows()
        choose_in_list(self.by)
        self.by.activated.connect(self._turn)
        self._begin()

    @property
    def rows(self) -> tuple[SupportingRow, ...]:
        """The rows that were typed."""
        return self._model.rows

    @property
    def grouped_by(self) -> str:
        """What they are grouped by; empty where they are months."""
        return self._model.grouped_by

    @property
    def grain(self) -> Grain | None:
        return None if self.grouped_by else Grain.MONTH

    def is_changed(self) -> bool:
        return self._model.cells != self._before

    def _show_rows(self) -> None:
        self._shown = grouped_by = self.by.value
        parts = parts_of(self._measure, self._catalogue, by_month=not grouped_by)
        grain = None if grouped_by else Grain.MONTH
        self._model.show_rows(parts, grouped_by, self._there(grain, grouped_by))
        self._before = [list(row) for row in self._model.cells]
        self.grid.setCurrentIndex(self._model.index(0, 0))

    def _turn(self) -> None:
        """Another kind of rows, where nothing was typed yet that would be lost."""
        if self.by.value == self._shown:
            return
        if self.is_changed() and not self._ask.confirm(
            _("Throw away what you typed?"),
            _("What was there before stays as it was."),
            _("Throw it away"),
        ):
            self.by.choose(self._shown)
            return
        self._show_rows()
        self._judge()

    def _troubles(self) -> Sequence[str]:
        return self._model.troubles

    def _odd(self) -> Sequence[Oddity]:
        return tuple(odd_rows(self.rows, self.grain, self._catalogue, self._today))

    def _counted(self) -> str:
        rows, needed = self._model.rows_with_filed, set(self._measure.needed)
        whole = sum(row.amounts.keys() >= needed or self._measure.id in row.amounts for row in rows)
        told = ngettext("{count} row makes a figure.", "{count} rows make a figure.", whole).format(
            count=whole
        )
        if filed := self._model.filed_alone:
            more = ngettext("{count} more is told by files.", "{count} more are told by files.", filed)
            told = _("{typed} {more}").format(typed=told, more=more.format(count=filed))
        short = len(rows) - whole
        if short:
            lacking = ngettext(
                "{count} row lacks an amount and would be left out.",
                "{count} rows lack an amount and would be left out.",
                short,
            )
            told = "\n".join((told, lacking.format(count=short)))
        left_out = self._model.left_out
        if left_out:
            beyond = ngettext(
                "{count} line that was pasted has no place here and is left out.",
                "{count} lines that were pasted have no place here and are left out.",
                left_out,
            )
            told = "\n".join((told, beyond.format(count=left_out)))
        return told
