"""A client's figures: one measure of one channel by month, day or interval, and when the centre is open.

Times are the local ones of the client's clock. Shares are compared as whole numbers and decimals as they were
written: nothing is rounded before a comparison.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cached_property


class Grain(StrEnum):
    """How long a period is."""

    MONTH = "month"
    DAY = "day"
    INTERVAL = "interval"


class Abandoned(StrEnum):
    """What the contacts reached in time are held against."""

    OFFERED = "offered"
    ANSWERED = "answered"
    WITHOUT_ABANDONED = "without_abandoned"


@dataclass(frozen=True, slots=True)
class Figure:
    """What the client says of one period: counts, or the value itself where it has no counts.

    `value` is in the measure's unit (a percentage is 0 to 100), `target` the one in force in the period.
    """

    start: datetime
    offered: int | None = None
    answered: int | None = None
    within: int | None = None
    abandoned: int | None = None
    value: Fraction | None = None
    target: Fraction | None = None

    def counted(self, abandoned: Abandoned) -> tuple[int, int] | None:
        """The contacts reached in time, of how many; None where the client gives no such counts."""
        if self.within is None:
            return None
        if abandoned is Abandoned.ANSWERED:
            return None if self.answered is None else (self.within, self.answered)
        if self.offered is None:
            return None
        if abandoned is Abandoned.OFFERED:
            return self.within, self.offered
        return None if self.abandoned is None else (self.within, self.offered - self.abandoned)


@dataclass(frozen=True)
class Series:
    """The figures of one channel in one grain, by time; two of the same time are one hour told twice."""

    grain: Grain
    figures: tuple[Figure, ...]

    @cached_property
    def starts(self) -> tuple[datetime, ...]:
        return tuple(figure.start for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Hours:
    """The opening hours of a day; closing at midnight is 24:00, written as time.min."""

    opens: time
    closes: time

    @property
    def minutes(self) -> tuple[int, int]:
        """From and to, in minutes of the day."""
        opens, closes = (moment.hour * 60 + moment.minute for moment in (self.opens, self.closes))
        return opens, closes or 24 * 60


@dataclass(frozen=True)
class OpeningHours:
    """When the centre is open. A weekday (0 is Monday) without hours is closed.

    Where it is not `known`, every day is open, and gaps between intervals cannot be seen.
    """

    weekdays: Mapping[int, Hours] = field(default_factory=dict)
    special: Mapping[date, Hours | None] = field(default_factory=dict)
    known: bool = True

    def on(self, day: date) -> Hours | None:
        """The hours of a day; None where the centre is closed."""
        if day in self.special:
            return self.special[day]
        if not self.known:
            return Hours(time.min, time.min)
        return self.weekdays.get(day.weekday())

    def is_open(self, day: date) -> bool:
        return self.on(day) is not None

    def starts(self, day: date, minutes: int) -> Iterator[datetime]:
        """The starts of the intervals of so many minutes on a day."""
        hours = self.on(day)
        if hours is None:
            return
        midnight = datetime.combine(day, time.min)
        opens, closes = hours.minutes
        for minute in range(opens, closes, minutes):
            yield midnight + timedelta(minutes=minute)


ALWAYS = OpeningHours(known=False)


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    def plus(self, months: int) -> Month:
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return self.plus(1).first_day - timedelta(days=1)

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(
            self.first_day + timedelta(days=number)
            for number in range((self.last_day - self.first_day).days + 1)
        )

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def last_months(cut_off: date, count: int) -> tuple[Month, ...]:
    """The most recent complete calendar months up to and including the cut-off, oldest first."""
    month = Month.of(cut_off)
    last = month if month.last_day <= cut_off else month.plus(-1)
    return tuple(last.plus(-back) for back in range(count - 1, -1, -1))
