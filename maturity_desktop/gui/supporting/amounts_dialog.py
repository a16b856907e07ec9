"""How a client's file of many figures is read, before they are taken over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_series import period_name
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.domain.supporting_mapping import Use
from maturity_desktop.domain.supporting_reading import AmountsRead
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.measures.import_words import quality_words
from maturity_desktop.gui.measures.measure_words import grain_words
from maturity_desktop.gui.measures.reading_dialog import ReadingDialog
from maturity_desktop.gui.sentences import list_words
from maturity_desktop.gui.supporting.amounts_table import AmountsTable
from maturity_desktop.gui.supporting.supporting_fields import SupportingFields
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.reports.sections.supporting_words import starved_words
from maturity_desktop.verbs.supporting import SupportingPlan, amounts_by_grain, amounts_found, why_nothing

TABLE_HEIGHT = 210
MOST_HEADS = 8
"""Heads of columns that are left out: more are counted."""
Found = tuple[AmountsRead, ...]


class AmountsDialog(ReadingDialog):
    """One file feeds many figures: every column that is known is read."""

    def __init__(
        self,
        file: str,
        plans: tuple[SupportingPlan, ...],
        catalogue: SupportingCatalogue,
        groups: Collection[str],
        today: date,
        words: NullTranslations,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("Supporting figures from {file}").format(file=file))
        self.plans = list(plans)
        self.found: Found = ()
        self._catalogue, self._today, self._words = catalogue, today, words
        self.fields = SupportingFields([plan.sheet.name for plan in plans], catalogue, groups, words)
        self.table = AmountsTable(catalogue, theme)
        self.table.setMinimumHeight(TABLE_HEIGHT)
        about = _(
            "Say above each column what it is; begin to type, and what fits is listed. The file becomes "
            "evidence of every criterion that its figures bear on."
        )
        self._lay_out(about, self.fields, self.table)
        first = next((place for place, plan in enumerate(plans) if plan.taken), 0)
        self.fields.sheet.setCurrentIndex(first)
        self._show_plan()
        self.fields.sheet_chosen.connect(self._show_plan)
        self.fields.changed.connect(self._correct)
        self.table.changed.connect(self._correct_columns)
        self._judge()

    @property
    def plan(self) -> SupportingPlan:
        """The sheet in sight."""
        return self.plans[self.fields.sheet.currentIndex()]

    def _show_plan(self) -> None:
        self.fields.show_plan(self.plan)
        self.table.show_sheet(self.plan.sheet, self.plan.mapping)

    def _correct_columns(self) -> None:
        """Who says what a column is wants its sheet to be read."""
        self.fields.taken.setChecked(True)
        self._correct()

    def _correct(self) -> None:
        """The table and the fields as they are now are how the sheet is read."""
        plan = self.plan
        columns = self.table.columns
        told = replace(plan.mapping, columns=columns)
        if any(own.use is Use.GROUP for own in columns):
            told = replace(told, grouped_by=self.table.grouped_by, group="")
        elif plan.mapping.one(Use.GROUP) is not None:
            told = replace(told, grouped_by="")  # the column of groups is one no longer
        self.fields.follow_columns(told)
        new = replace(plan, mapping=self.fields.corrected(told), taken=self.fields.taken.isChecked())
        if new == plan:
            return
        self._was_changed = True
        self.plans[self.fields.sheet.currentIndex()] = new
        self.fields.follow_columns(new.mapping)
        if new.mapping.first != plan.mapping.first:
            self.table.show_sheet(plan.sheet, new.mapping)
        self._judge()

    def _judge(self) -> None:
        self.found = ()
        self.fields.ask(None)
        plans, catalogue, today = tuple(self.plans), self._catalogue, self._today
        self._try(lambda: _found(plans, catalogue, today))

    def _refuse(self, error: Exception) -> None:
        self.fields.ask(error.remedy if isinstance(error, FiguresError) else None)
        super()._refuse(error)

    def _accept_found(self, found: Found) -> None:
        filled = tuple(own for own in found if own.rows)
        if not filled:
            self._say_wrong(_("No amounts: at least one column has to be known, and hold numbers."))
            return
        self.found = filled
        lines = list(found_lines(filled, self._catalogue, self._words))
        unread = ", ".join(f"“{plan.sheet.name}”" for plan in self.plans if not plan.taken)
        if unread:
            lines.append(_("Not read: {sheets}").format(sheets=unread))
        odd = [oddity for own in found for oddity in own.oddities]
        self._say("\n".join(lines), "body", quality_words(odd, self._words), unread_words(filled))
        self._let_take(True)
        self.judged.emit()


def _found(plans: Sequence[SupportingPlan], catalogue: SupportingCatalogue, today: date) -> Found:
    """What the sheets say; FiguresError where they say nothing and it is known what stands in the way."""
    found = amounts_found(plans, catalogue, today)
    if not any(own.rows for own in found) and (cause := why_nothing(plans, catalogue)) is not None:
        raise cause
    return found


def found_lines(
    found: Sequence[AmountsRead], catalogue: SupportingCatalogue, words: NullTranslations
) -> Iterator[str]:
    """A line for every block of rows: how many, of which periods or groups; and which figures they feed."""
    for own in found:
        told = ngettext("{count} row", "{count} rows", len(own.rows)).format(count=len(own.rows))
        starts = sorted(row.start for row in own.rows if row.start is not None)
        if own.grain is not None and starts:
            told = _("{rows}: {grain}, {first} to {last}").format(
                rows=told,
                grain=grain_words(own.grain),
                first=period_name(starts[0], own.grain),
                last=period_name(starts[-1], own.grain),
            )
        if own.grouped_by:
            grouping = catalogue.groupings.get(own.grouped_by, own.grouped_by)
            groups = len({row.group for row in own.rows})
            by = ngettext(
                "{rows}; {count} group by “{grouping}”", "{rows}; {count} groups by “{grouping}”", groups
            )
            told = by.format(rows=told, count=groups, grouping=grouping)
        yield told
    told_amounts = amounts_by_grain(found)
    fed = [own.title for own in catalogue.fed_by(told_amounts)]
    if fed:
        yield _("Feeds: {figures}").format(figures=list_words(fed))
    else:
        yield _("Feeds no figure yet: the amounts that belong to these are not in the file.")
    yield from starved_words(catalogue.starved_by(told_amounts), words)


def unread_words(found: Sequence[AmountsRead]) -> str:
    """Columns of numbers that nobody has said anything of."""
    heads = list(dict.fromkeys(head for own in found for head in own.unread))
    if not heads:
        return ""
    told = ngettext("Column left out: {heads}", "Columns left out: {heads}", len(heads))
    if len(heads) > MOST_HEADS:
        told = _("{count} columns left out, among them {heads}")
    named = list_words([f"“{head}”" for head in heads[:MOST_HEADS]])
    return told.format(heads=named, count=len(heads))
