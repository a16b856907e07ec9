"""Whether a target was met in each month, day or interval: what the rules of measured criteria count."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from maturity_desktop.domain.series import ALWAYS, Abandoned, Figure, Grain, Month, OpeningHours, Series


class Outcome(StrEnum):
    """How a period stands; one that was left out does not count at all."""

    MET = "met"
    MISSED = "missed"
    MISSING = "missing"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class PeriodOutcome:
    """One period: what was reached, against which target; None where that is not known."""

    start: datetime
    outcome: Outcome
    value: Fraction | None = None
    target: Fraction | None = None


@dataclass(frozen=True, slots=True)
class TargetStep:
    """A target that is in force from a day on."""

    since: date
    target: Fraction


@dataclass(frozen=True)
class ChannelFigures:
    """Everything that the client gave for one channel, and how it is to be read.

    `targets` hold where a figure names none of its own. `may_lack` holds the levels that do not apply to this
    channel; `at_least` says whether more is better. After `assumed_after` every period counts as met.
    """

    channel: str
    series: Mapping[Grain, Series]
    targets: tuple[TargetStep, ...] = ()
    hours: OpeningHours = ALWAYS
    abandoned: Abandoned = Abandoned.OFFERED
    at_least: bool = True
    not_applicable: frozenset[int] = frozenset()
    assumed_after: date | None = None

    @property
    def grains(self) -> frozenset[Grain]:
        """The grains of which outcomes can be made: months and days also follow from finer counts."""
        given = {grain for grain, series in self.series.items() if series.figures}
        if Grain.INTERVAL in given:
            given |= {Grain.DAY}
        if Grain.DAY in given:
            given |= {Grain.MONTH}
        return frozenset(given)

    def target_on(self, day: date) -> Fraction | None:
        """The target in force on a day, where figures name none."""
        found = [step.target for step in self.targets if step.since <= day]
        return found[-1] if found else None

    def months(self, window: Iterable[Month]) -> Iterator[PeriodOutcome]:
        """The outcome of each month."""
        return (self._month(month) for month in window)

    def days(self, window: Iterable[date]) -> Iterator[PeriodOutcome]:
        """The outcome of each day."""
        return (self._day(day) for day in window)

    def intervals(self, first: date, last: date) -> Iterator[PeriodOutcome]:
        """The outcome of each interval from one day to another, gaps within the opening hours included."""
        for day in _days(first, last):
            yield from self._intervals(day)

    def _assumed(self, day: date) -> bool:
        return self.assumed_after is not None and day > self.assumed_after

    def _month(self, month: Month) -> PeriodOutcome:
        start = datetime.combine(month.first_day, time.min)
        if self._assumed(month.last_day):
            return PeriodOutcome(start, Outcome.MET)
        own = self._figures_of(Grain.MONTH, month.first_day, month.last_day)
        summed = self._sum(start, own or self._finer(month.first_day, month.last_day))
        return self._judge(start, summed)

    def _day(self, day: date) -> PeriodOutcome:
        start = datetime.combine(day, time.min)
        if not self.hours.is_open(day):
            return PeriodOutcome(start, Outcome.LEFT_OUT)
        if self._assumed(day):
            return PeriodOutcome(start, Outcome.MET)
        own = self._figures_of(Grain.DAY, day, day) or self._figures_of(Grain.INTERVAL, day, day)
        return self._judge(start, self._sum(start, own))

    def _intervals(self, day: date) -> Iterator[PeriodOutcome]:
        if not self.hours.is_open(day):
            return
        if self._assumed(day):
            yield from (PeriodOutcome(start, Outcome.MET) for start in self._usual(day))
            return
        given = self._figures_of(Grain.INTERVAL, day, day)
        if self.hours.known:
            expected = set(self.hours.starts(day, self.minutes))
            given = tuple(figure for figure in given if figure.start in expected)
            told = {figure.start for figure in given}
            yield from (PeriodOutcome(start, Outcome.MISSING) for start in sorted(expected - told))
        yield from (self._judge(figure.start, figure) for figure in given)

    def _usual(self, day: date) -> Iterable[datetime]:
        """The intervals of a day to come: by the opening hours, else as on the last such weekday."""
        if self.hours.known or not self._usual_times:
            return self.hours.starts(day, self.minutes)
        return [datetime.combine(day, moment) for moment in self._usual_times.get(day.weekday(), ())]

    @cached_property
    def _usual_times(self) -> Mapping[int, tuple[time, ...]]:
        """When the intervals of the last day of each weekday began."""
        series = self.series.get(Grain.INTERVAL)
        last: dict[int, date] = {}
        times: dict[int, tuple[time, ...]] = {}
        for start in reversed(series.starts if series else ()):
            day = start.date()
            if last.setdefault(day.weekday(), day) == day:
                times[day.weekday()] = (start.time(), *times.get(day.weekday(), ()))
        return times

    def _finer(self, first: date, last: date) -> tuple[Figure, ...]:
        return self._figures_of(Grain.DAY, first, last) or self._figures_of(Grain.INTERVAL, first, last)

    def _figures_of(self, grain: Grain, first: date, last: date) -> tuple[Figure, ...]:
        series = self.series.get(grain)
        if series is None:
            return ()
        low = bisect_left(series.starts, datetime.combine(first, time.min))
        high = bisect_left(series.starts, datetime.combine(last + timedelta(days=1), time.min))
        return series.figures[low:high]

    def _sum(self, start: datetime, figures: tuple[Figure, ...]) -> Figure | None:
        """Several figures as one: counts are added, shares are never averaged."""
        if len(figures) < 2:
            return figures[0] if figures else None
        return Figure(
            start,
            offered=_added(figure.offered for figure in figures),
            answered=_added(figure.answered for figure in figures),
            within=_added(figure.within for figure in figures),
            abandoned=_added(figure.abandoned for figure in figures),
            target=figures[-1].target,
        )

    def _judge(self, start: datetime, figure: Figure | None) -> PeriodOutcome:
        if figure is None:
            return PeriodOutcome(start, Outcome.MISSING)
        target = figure.target if figure.target is not None else self.target_on(start.date())
        counted = figure.counted(self.abandoned)
        if counted is not None and counted[1] == 0:
            return PeriodOutcome(start, Outcome.LEFT_OUT, None, target)
        value = figure.value if counted is None else Fraction(100 * counted[0], counted[1])
        if value is None or target is None:
            return PeriodOutcome(start, Outcome.MISSING, value, target)
        reached = value >= target if self.at_least else value <= target
        return PeriodOutcome(start, Outcome.MET if reached else Outcome.MISSED, value, target)

    @cached_property
    def minutes(self) -> int:
        """How long the intervals are: what lies most often between one and the next."""
        starts = self.series[Grain.INTERVAL].starts if Grain.INTERVAL in self.series else ()
        apart = Counter(int((after - before).total_seconds()) // 60 for before, after in pairwise(starts))
        apart.pop(0, None)
        return apart.most_common(1)[0][0] if apart else 30


def _added(counts: Iterable[int | None]) -> int | None:
    """The sum; None where one of them is not known."""
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
