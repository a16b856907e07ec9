"""A client's figures: one measure of one channel by month, day or interval, and when the centre is open.

Times are the local ones of the client's clock. Shares are compared as whole numbers and decimals as they were
written: nothing is rounded before a comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from operator import attrgetter, gt

DAY = 24 * 60
"""The minutes of a day."""


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


def says_something(figure: Figure) -> bool:
    """Whether a row has a figure, not only a target."""
    return figure.value is not None or figure.within is not None


@dataclass(frozen=True)
class Series:
    """The figures of one channel in one grain, by time; two of the same time are one hour told twice."""

    grain: Grain
    figures: tuple[Figure, ...]

    @cached_property
    def starts(self) -> tuple[datetime, ...]:
        """When each period begins; ValueError where they do not stand by time."""
        starts = tuple(map(attrgetter("start"), self.figures))
        if any(map(gt, starts, starts[1:])):
            raise ValueError(self.grain)
        return starts


@dataclass(frozen=True, slots=True)
class Hours:
    """The opening hours of a day; closing at midnight is 24:00, written as time.min.

    Where they close no later than they open, they run into the next day.
    """

    opens: time
    closes: time

    @property
    def minutes(self) -> tuple[int, int]:
        """From and to, in minutes of the day; what runs into the next day ends beyond 24:00."""
        opens = self.opens.hour * 60 + self.opens.minute
        closes = self.closes.hour * 60 + self.closes.minute
        return opens, closes if closes > opens else closes + DAY


@dataclass(frozen=True)
class OpeningHours:
    """When the centre is open. A weekday (0 is Monday) without hours is closed.

    Where it is not `known`, every day is open, and gaps between the intervals of a day cannot be seen.
    `skipped` has the hours that a day did not have, because the clock was put forward.
    """

    weekdays: Mapping[int, Hours] = field(default_factory=dict)
    special: Mapping[date, Hours | None] = field(default_factory=dict)
    known: bool = True
    skipped: Mapping[date, Hours] = field(default_factory=dict)

    def on(self, day: date) -> Hours | None:
        """The hours that begin on a day; None where the centre is closed."""
        if day in self.special:
            return self.special[day]
        if not self.known:
            return Hours(time.min, time.min)
        return self.weekdays.get(day.weekday())

    def is_open(self, day: date) -> bool:
        return self.on(day) is not None

    def spans(self, day: date) -> tuple[tuple[int, int], ...]:
        """The minutes of a day at which the centre is open, those that began the day before included."""
        before, own = self.on(day - timedelta(days=1)), self.on(day)
        spans = []
        if before is not None and before.minutes[1] > DAY:
            spans.append((0, before.minutes[1] - DAY))
        if own is not None:
            spans.append((own.minutes[0], min(own.minutes[1], DAY)))
        return tuple(spans)

    def slots(self, day: date, minutes: int) -> list[int]:
        """The minutes of a day at which intervals of such a length begin that fall into the opening hours.

        They are counted from midnight, as a client's system does, whatever the minute of opening.
        """
        slots: list[int] = []
        for opens, closes in self.spans(day):
            slots += range(opens - opens % minutes, closes, minutes)
        if day not in self.skipped:
            return slots
        first, last = self.skipped[day].minutes
        return [slot for slot in slots if not first <= slot < last]

    def starts(self, day: date, minutes: int) -> Iterator[datetime]:
        """The starts of the intervals of so many minutes on a day."""
        midnight = datetime.combine(day, time.min)
        return (midnight + timedelta(minutes=slot) for slot in self.slots(day, minutes))


def hours_skipped(zone: tzinfo, days: Iterable[date]) -> dict[date, Hours]:
    """The hours that days of a time zone did not have, because the clock was put forward."""
    skipped = {}
    for day in days:
        midnight = datetime.combine(day, time.min, zone)
        if midnight.utcoffset() == (midnight + timedelta(minutes=DAY - 15)).utcoffset():
            continue
        moments = [midnight + timedelta(minutes=minute) for minute in range(0, DAY, 15)]
        # A moment that the clock jumps over comes back from UTC as another one.
        gone = [
            moment for moment in moments if moment.astimezone(UTC).astimezone(zone).time() != moment.time()
        ]
        if gone:
            after = (gone[-1].replace(tzinfo=None) + timedelta(minutes=15)).time()
            skipped[day] = Hours(gone[0].time(), after)
    return skipped


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
