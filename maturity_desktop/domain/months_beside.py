"""Months as a client tells them beside the days or intervals of the same months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from maturity_desktop.domain.channel_outcomes import Outcomes
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Grain, Month

APART = 100
"""A month whose contacts differ by more than one in so many from its days or intervals is odd."""


@dataclass(frozen=True, slots=True)
class MonthBeside:
    """Contacts offered in a month: as its own row tells, and as its days or intervals add up."""

    month: Month
    told: int
    summed: int


def months_that_differ(figures: ChannelFigures) -> tuple[MonthBeside, ...]:
    """The months whose own contacts are not those of their complete days or intervals, by time."""
    series = figures.series.get(Grain.MONTH)
    if series is None or not (figures.series.keys() & {Grain.DAY, Grain.INTERVAL}):
        return ()
    outcomes = Outcomes(figures)
    found = []
    for row in series.figures:
        month = Month.of(row.start.date())
        if row.offered is None or not outcomes.is_told_finer(month):
            continue
        summed = sum(_offered(figures, day) for day in month.days)
        if abs(row.offered - summed) * APART > summed:
            found.append(MonthBeside(month, row.offered, summed))
    return tuple(found)


def _offered(figures: ChannelFigures, day: date) -> int:
    """All contacts of a day, outside the opening hours too: a month's own row has them as well."""
    start = datetime.combine(day, time.min)
    for grain in (Grain.DAY, Grain.INTERVAL):
        rows = figures.figures_of(grain, start, start + timedelta(days=1))
        if rows:
            return sum(row.offered or 0 for row in rows)
    return 0
