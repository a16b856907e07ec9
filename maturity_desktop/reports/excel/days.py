"""The days behind a ladder, with how many of their intervals met the target: below the periods of Measures.

They are there to be read and filtered, a year of them for each channel; they are not printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from gettext import NullTranslations

from maturity_desktop.domain.channel_outcomes import Outcomes
from maturity_desktop.domain.ladder import ChannelLadder, Ladder
from maturity_desktop.domain.outcomes import Outcome, PeriodOutcome, Tally
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.series import Grain, last_months
from maturity_desktop.reports.excel.cells import Live
from maturity_desktop.reports.excel.columns import Column
from maturity_desktop.reports.excel.measures_layout import BETWEEN, MeasuresLayout
from maturity_desktop.reports.excel.sheet import Row, Sheet
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.sections.channel_words import channel_title

MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of a channel, as it was and by its intervals."""

    criterion: str
    channel: str
    day: date
    outcome: PeriodOutcome
    intervals: Tally


def write_days(sheet: Sheet, layout: MeasuresLayout, results: Results, words: NullTranslations) -> None:
    """The table, where a channel has figures by day or by interval."""
    found = [own for ladder in results.ladders.values() for own in _days(ladder)]
    if not found:
        return
    below = layout.periods.last_row + BETWEEN
    table = Table(layout.ladder.title, day_columns(words), len(found), head_row=below)
    title = words.gettext("Day by day, and how many intervals of a day met the target")
    sheet.table_below(table, title, _rows(table, found, words))


def day_columns(words: NullTranslations) -> tuple[Column, ...]:
    """Under the columns of the periods, whose widths they share."""
    _ = words.gettext
    return (
        Column("criterion", _("Criterion"), 10, "id"),
        Column("channel", _("Channel"), 13, "word"),
        Column("day", _("Day"), 16, "date"),
        Column("state", _("State"), 58, "quiet"),
        Column("given", _("Given"), 11, "measured"),
        Column("reached", _("Reached"), 11, "count"),
        Column("of", _("Of"), 11, "count"),
        Column("value", _("Actual"), 11, "measured", formula=True),
        Column("target", _("Target"), 11, "measured"),
        Column("intervals_met", _("Intervals met"), 10, "count"),
        Column("intervals", _("Intervals"), 10, "count"),
    )


def _days(ladder: Ladder) -> Iterator[_Day]:
    """The open days of the last months, of channels that have figures by day or by interval."""
    months = last_months(ladder.cut_off, MONTHS)
    start = datetime.combine(months[0].first_day, time())
    end = datetime.combine(months[-1].plus(1).first_day, time())
    for own in ladder.channels:
        begins = {
            grain: figures[0].start.date()
            for grain in (Grain.DAY, Grain.INTERVAL)
            if (figures := own.figures.figures_of(grain, start, end))
        }
        if begins:
            first = min(begins.values())
            days = (day for month in months for day in month.days if day >= first)
            yield from _days_of(ladder.criterion, own, days, begins.get(Grain.INTERVAL, date.max))


def _days_of(
    criterion: str, own: ChannelLadder, days: Iterator[date], intervals_from: date
) -> Iterator[_Day]:
    outcomes = Outcomes(own.figures)
    for day in days:
        found = outcomes.day(day)
        if found.outcome is not Outcome.LEFT_OUT:
            tally = outcomes.intervals(day) if day >= intervals_from else Tally()
            yield _Day(criterion, own.channel, day, found, tally)


def _rows(table: Table, found: list[_Day], words: NullTranslations) -> Iterator[Row]:
    _ = words.gettext
    said = {Outcome.MET: _("met"), Outcome.MISSED: _("not met"), Outcome.MISSING: _("no figure")}
    before = None
    for number, own in enumerate(found, start=table.first_row):
        outcome = own.outcome
        reached, of = outcome.counts if outcome.counts is not None else (None, None)
        cells = [table.here(name, number) for name in ("given", "reached", "of")]
        formula = f'IF(N({cells[2]})>0,100*{cells[1]}/{cells[2]},IF(ISNUMBER({cells[0]}),{cells[0]},""))'
        yield Row(
            {
                "criterion": own.criterion,
                "channel": channel_title(own.channel, words),
                "day": own.day,
                "state": said[outcome.outcome],
                "given": _number(outcome.given),
                "reached": reached,
                "of": of,
                "value": Live(formula, _number(outcome.value)),
                "target": _number(outcome.target),
                "intervals_met": own.intervals.met if own.intervals.total else None,
                "intervals": own.intervals.total or None,
            },
            first=(own.criterion, own.channel) != before,
        )
        before = (own.criterion, own.channel)


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
