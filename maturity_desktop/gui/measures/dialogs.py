"""The dialogs of the measures page, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.clock_changes import zone_names
from maturity_desktop.domain.figure_checks import checked_months
from maturity_desktop.domain.figure_log import Oddity
from maturity_desktop.domain.figure_records import MeasureSeries, MeasureSettings, OpeningTime
from maturity_desktop.domain.framework import Criterion, Measure
from maturity_desktop.domain.hours_in_figures import hours_in
from maturity_desktop.domain.measures import (
    known_channels,
    opening_hours,
    reading_of,
    series_of,
    time_zone,
)
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Figure, Grain, Series, last_months
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.measures.figure_desk import FigureDesk, Plans
from maturity_desktop.gui.measures.hours_dialog import HoursDialog
from maturity_desktop.gui.measures.import_dialog import FromAudit, ImportDialog
from maturity_desktop.gui.measures.typing_dialog import MonthsThere, TypingDialog
from maturity_desktop.gui.measures.when_open_fields import WhenOpen, WhenOpenFields
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.verbs.measures import opening_changes, time_zone_changes
from maturity_desktop.verbs.series_beside import months_of_files, months_typed_before, oddities_beside

MONTHS = 12


class FigureDialogs(OneOpen):
    """Each is opened over the page; what is kept is one edit."""

    def __init__(
        self,
        session: AuditSession,
        desk: FigureDesk,
        ask: Ask,
        theme: ThemeSwitch,
        words: NullTranslations,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session, self._desk, self._ask = session, desk, ask
        self._theme, self._words, self._page = theme, words, page
        self._waiting: list[Path] = []

    def import_files(self, criterion: Criterion, measure: Measure) -> None:
        """Files of the person's choice, one after another."""
        title = _("Figures of {criterion}: the client’s files").format(criterion=criterion.id)
        self._waiting = list(self._ask.files(title))
        self._import_next(criterion, measure)

    def _import_next(self, criterion: Criterion, measure: Measure) -> None:
        if self._waiting:
            path = self._waiting.pop(0)
            self._desk.read_file(path, measure, partial(self._ask_how, path, criterion, measure))

    def _ask_how(self, path: Path, criterion: Criterion, measure: Measure, plans: Plans) -> None:
        dialog = ImportDialog(
            path.name, plans, criterion, measure, self._from_audit(measure), self._session.clock().date(),
            self._words, self._theme, self._ask, self._page,
        )  # fmt: skip
        dialog.accepted.connect(partial(self._take_in, dialog, path, criterion, measure))
        dialog.finished.connect(lambda _code: self._import_next(criterion, measure))
        self._open(dialog)

    def _take_in(self, dialog: ImportDialog, path: Path, criterion: Criterion, measure: Measure) -> None:
        if dialog.found is not None:
            told = dialog.told_when_open
            self._desk.take_in(
                path, criterion, measure, tuple(dialog.plans), dialog.found,
                lambda audit: when_open_changes(audit, told) if told is not None else (),
            )  # fmt: skip

    def _from_audit(self, measure: Measure) -> FromAudit:
        audit, figures_of = self._session.audit, self._session.figures_of
        there = series_of(audit, measure.value)
        return FromAudit(
            known_channels(audit, measure.value),
            [own for own in there if reading_of(audit, measure.value, own).in_scope],
            lambda channels: oddities_beside(audit, measure.value, channels, figures_of),
            when_open(audit),
            audit.get(MeasureSettings, audit.id) is not None,
            zone_names(),
        )

    def ask_for_months(self, criterion: Criterion, measure: Measure, channel: str) -> None:
        """The last twelve months up to the cut-off, typed."""
        audit = self._session.audit
        months = last_months(audit.details.cut_off, MONTHS)
        channels = known_channels(audit, measure.value) if measure.by_channel else ()
        first = channel or next(iter(channels), "")
        dialog = TypingDialog(
            criterion, measure, months, self._months_there(measure), channels, first,
            partial(self._odd_in, measure), self._words, self._theme, self._ask, self._page,
        )  # fmt: skip
        dialog.accepted.connect(
            lambda: self._desk.type_months(criterion, measure, dialog.chosen_channel, months, dialog.figures)
        )
        self._open(dialog)

    def _months_there(self, measure: Measure) -> dict[str, MonthsThere]:
        """The months of every channel: typed ones that count, and those of files."""
        audit, figures_of = self._session.audit, self._session.figures_of
        return {
            channel: MonthsThere(
                months_typed_before(audit, measure.value, channel, figures_of),
                months_of_files(audit, measure.value, channel, figures_of),
            )
            for channel in series_of(audit, measure.value)
        }

    def _odd_in(self, measure: Measure, channel: str, typed: Sequence[Figure]) -> Sequence[Oddity]:
        reading = reading_of(self._session.audit, measure.value, channel)
        today = self._session.clock().date()
        return checked_months(typed, measure, channel, reading.abandoned, today).oddities

    def ask_for_hours(self) -> None:
        """When the centre is open, and by which clock."""
        fields = WhenOpenFields(when_open(self._session.audit), zone_names(), self._words)
        if not opening_hours(self._session.audit).known:
            fields.propose(hours_in(self._intervals()))
        dialog = HoursDialog(fields, self._ask, self._page)
        dialog.accepted.connect(lambda: self._keep_hours(fields.when_open))
        self._open(dialog)

    def _intervals(self) -> Iterator[ChannelFigures]:
        """The intervals of every series of the audit."""
        for record in self._session.audit.all(MeasureSeries):
            if record.grain is Grain.INTERVAL:
                series = Series(Grain.INTERVAL, self._session.figures_of(record.figures))
                yield ChannelFigures(record.channel, {Grain.INTERVAL: series})

    def _keep_hours(self, told: WhenOpen | None) -> None:
        if told is not None:
            self._session.change(_("opening hours"), when_open_changes(self._session.audit, told))


def when_open(audit: Audit) -> WhenOpen:
    """When the centre is open and by which clock, as far as somebody has said."""
    return WhenOpen({own.day: own.hours for own in audit.all(OpeningTime)}, time_zone(audit))


def when_open_changes(audit: Audit, told: WhenOpen) -> Changes:
    """Both in place of what was said before."""
    return (*opening_changes(audit, told.hours), *time_zone_changes(audit, told.time_zone))
