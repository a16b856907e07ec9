"""How a client's file is read, before its figures are taken over: columns, channel, what is odd."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.framework import Criterion, Measure
from maturity_desktop.domain.hours_in_figures import hours_in
from maturity_desktop.domain.measures import hours_told
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.measures.import_words import (
    found_lines,
    nameless_words,
    quality_words,
)
from maturity_desktop.gui.measures.mapping_table import MappingTable
from maturity_desktop.gui.measures.reading_dialog import ReadingDialog
from maturity_desktop.gui.measures.sheet_fields import SheetFields
from maturity_desktop.gui.measures.when_open_fields import WhenOpen, WhenOpenFields
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.reports.sections.quality_words import oddity_sentence
from maturity_desktop.verbs.measures import FoundFigures, SheetPlan, figures_found

TABLE_HEIGHT = 170
BY_THE_CLOCK = (Remedy.ZONE, Remedy.TELL_APART)
"""What a time zone may settle."""


@dataclass(frozen=True)
class FromAudit:
    """What an audit knows that a file is read by.

    `channels` may be meant, `counting` have figures of the measure in scope. `beside` tells what is odd of
    new figures beside those that are there. `is_told`: somebody has said when the centre is open, or that
    nobody knows.
    """

    channels: Collection[str]
    counting: Sequence[str]
    beside: Callable[[Sequence[ChannelFigures]], Sequence[Oddity]]
    when_open: WhenOpen
    is_told: bool
    zones: Collection[str]


class ImportDialog(ReadingDialog):
    """Figures of a measured criterion; the opening hours are asked where nobody has told them yet."""

    def __init__(
        self,
        file: str,
        plans: tuple[SheetPlan, ...],
        criterion: Criterion,
        measure: Measure,
        audit: FromAudit,
        today: date,
        words: NullTranslations,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("Figures of {criterion} from {file}").format(criterion=criterion.id, file=file))
        self.plans = list(plans)
        self.found: FoundFigures | None = None
        self._measure, self._audit, self._today, self._words = measure, audit, today, words
        self.fields = SheetFields([plan.sheet.name for plan in plans], measure, audit.channels, words)
        self.table = MappingTable(theme)
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self.when_open = WhenOpenFields(audit.when_open, audit.zones, words)
        self.asked = _asked(self.when_open)
        self.asked.hide()
        self._read_by = audit.when_open
        about = _("{id} {title}: say what each column is. The file becomes evidence of the criterion.")
        about = about.format(id=criterion.id, title=criterion.title)
        self._lay_out(about, self.fields, self.table, self.asked)
        first = next((place for place, plan in enumerate(plans) if plan.taken), 0)
        self.fields.sheet.setCurrentIndex(first)
        self._show_plan()
        self._wire()
        self._judge()

    def _wire(self) -> None:
        self.fields.sheet_chosen.connect(self._show_plan)
        self.fields.changed.connect(self._correct)
        self.table.changed.connect(self._correct_columns)
        self.when_open.changed.connect(self._follow_hours)

    @property
    def plan(self) -> SheetPlan:
        """The sheet in sight."""
        return self.plans[self.fields.sheet.currentIndex()]

    @property
    def told_when_open(self) -> WhenOpen | None:
        """When the centre is open and by which clock; None where nothing had to be said of it."""
        return None if self.asked.isHidden() else self.when_open.when_open

    # What is shown and corrected

    def _show_plan(self) -> None:
        self.fields.show_plan(self.plan)
        self.table.show_sheet(self.plan.sheet, self.plan.mapping)

    def _correct_columns(self) -> None:
        """Who says what a column is wants its sheet to be read."""
        self.fields.taken.setChecked(True)
        self._correct()

    def _correct(self) -> None:
        """The fields as they are now are how the sheet is read."""
        plan = self.plan
        mapping = self.fields.corrected(replace(plan.mapping, columns=self.table.columns))
        new = replace(plan, mapping=mapping, taken=self.fields.taken.isChecked(), trouble=None)
        if new == plan:
            return
        self._was_changed = True
        self.plans[self.fields.sheet.currentIndex()] = new
        self.fields.follow_columns(mapping.columns)
        if mapping.first != plan.mapping.first:
            self.table.show_sheet(plan.sheet, mapping)
        self._judge()

    def _follow_hours(self) -> None:
        """Figures are read by the hours and the clock as soon as they are understood."""
        self._was_changed = True
        told = self.when_open.when_open
        if told is None:
            self._let_take(False)
        elif told != self._read_by:
            self._read_by = told
            self._judge()
        else:
            self._let_take(self.found is not None or self._task is not None)

    # What comes of it

    def _judge(self) -> None:
        """Reads the sheets anew, unless one of them is not understood."""
        self._stop()
        self.found = None
        unclear = next((plan.trouble for plan in self.plans if plan.taken and plan.trouble), None)
        if unclear is not None:
            self._refuse(unclear)
            return
        self.fields.ask(None)
        hours, zone = hours_told(self._read_by.hours), self._read_by.time_zone
        plans = [replace(plan, mapping=replace(plan.mapping, hours=hours, zone=zone)) for plan in self.plans]
        measure, today = self._measure, self._today
        self._try(lambda: figures_found(plans, measure, today))

    def _refuse(self, error: Exception) -> None:
        remedy = error.remedy if isinstance(error, FiguresError) else None
        self.fields.ask(remedy)
        if remedy in BY_THE_CLOCK:
            self._ask_when_open()
        super()._refuse(error)

    def _ask_when_open(self) -> None:
        """Nobody has wanted to take over what was not asked yet."""
        if self.asked.isHidden():
            self._is_wanted = False
            self.asked.show()

    def _accept_found(self, found: FoundFigures) -> None:
        lines = list(found_lines(found.channels, self._words))
        if not lines:
            self._say_wrong(_("No figures: there has to be a date, and a value or contacts in time."))
            return
        self.found = found
        if not self._audit.is_told and any(Grain.INTERVAL in own.series for own in found.channels):
            self._ask_when_open()
        if not self.asked.isHidden():
            self.when_open.propose(hours_in(found.channels))
        unread = ", ".join(f"“{plan.sheet.name}”" for plan in self.plans if not plan.taken)
        if unread:
            lines.append(_("Not read: {sheets}").format(sheets=unread))
        beside = self._audit.beside(found.channels)
        odd = (*found.oddities, *(own for own in beside if own.kind is not Odd.NEW_CHANNEL))
        self._say("\n".join(lines), "body", quality_words(odd, self._words), self._question(found, beside))
        self._let_take(self.told_when_open is not None or self.asked.isHidden())
        self.judged.emit()

    def _question(self, found: FoundFigures, beside: Sequence[Oddity]) -> str:
        """What has to be thought of before figures are taken in: of which channel they are."""
        words, told = self._words, []
        if self._measure.by_channel and any(not own.channel for own in found.channels):
            told.append(nameless_words([own for own in self._audit.counting if own], words))
        new = (own for own in beside if own.kind is Odd.NEW_CHANNEL and own.channel)
        return "\n".join((*told, *(oddity_sentence(own, words) for own in new)))


def _asked(fields: WhenOpenFields) -> QWidget:
    """When the centre is open, under a heading of its own."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 6, 0, 0)
    column.setSpacing(4)
    column.addWidget(plain_label(_("When the centre is open"), "heading"))
    about = _("Asked once: it holds for all figures of this audit, and can be changed beside them later.")
    column.addWidget(plain_label(about, "quiet", wraps=True))
    column.addWidget(fields)
    return part
