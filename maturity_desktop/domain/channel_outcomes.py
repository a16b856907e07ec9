"""Whether a target was met in each month, day or interval of a channel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import cast

from maturity_desktop.domain.outcomes import ChannelFigures, Outcome, PeriodOutcome, Tally
from maturity_desktop.domain.series import Abandoned, Figure, Grain, Month

WEEKS = 8
"""How many weeks tell when the intervals of a weekday begin."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """The contacts of several rows: reached in time, of how many, and whether any was offered at all.

    `target` is the one that the first row names; with `gaps`, rows that there should be are not there.
    """

    reached: int
    of: int
    offered: bool
    target: Fraction | None
    gaps: bool = False


class Outcomes:
    """The outcomes of one channel's figures, each worked out when it is first asked for, and kept.

    What lies outside the opening hours does not count, at whatever grain. A month or a day is what its own
    row says; where it has none, it is made of the summed contacts of finer rows. Its target is the one in
    force when it begins.
    """

    def __init__(self, figures: ChannelFigures) -> None:
        self.figures = figures
        self._assumed_after = date.max
        self._months: dict[Month, PeriodOutcome] = {}
        self._days: dict[date, PeriodOutcome] = {}
        self._intervals: dict[date, Tally] = {}
        self._sums: dict[date, _Sum | None] = {}
        self._rows: dict[date, tuple[Figure, ...]] = {}
        self._targets: dict[date, Fraction | None] = {}
        self._gaps: dict[date, list[datetime]] = {}

    def assuming_met_after(self, day: date) -> Outcomes:
        """The same, with every period that ends after a day met."""
        assuming = copy(self)  # what was worked out is shared: it does not depend on the assumption
        assuming._assumed_after = day
        return assuming

    def month(self, month: Month) -> PeriodOutcome:
        """The outcome of a month. It always counts: one in which nothing was offered has no figure."""
        start = _midnight(month.first_day)
        if month.last_day > self._assumed_after:
            return PeriodOutcome(start, Outcome.MET)
        if month not in self._months:
            own = self.figures.figures_of(Grain.MONTH, start, _midnight(month.plus(1).first_day))
            found = self._judged(month.first_day, own, lambda: self._sum_of_days(month.days))
            if found.outcome is Outcome.LEFT_OUT:
                found = PeriodOutcome(start, Outcome.MISSING, found.target)
            self._months[month] = found
        return self._months[month]

    def is_told_finer(self, month: Month) -> bool:
        """Whether days or intervals tell all of a month."""
        found = self._sum_of_days(month.days)
        return found is not None and not found.gaps

    def day(self, day: date) -> PeriodOutcome:
        """The outcome of a day."""
        if not self.figures.hours.is_open(day):
            return PeriodOutcome(_midnight(day), Outcome.LEFT_OUT)
        if day > self._assumed_after:
            return PeriodOutcome(_midnight(day), Outcome.MET)
        if day not in self._days:
            self._days[day] = self._judged(day, self._day_rows(day), lambda: self._sum_of_intervals(day))
        return self._days[day]

    def intervals(self, day: date) -> Tally:
        """The intervals of a day, those within the opening hours that have no row included."""
        if day > self._assumed_after:
            usual = len(self._usual(day))
            return Tally(usual, usual)
        if day not in self._intervals:
            self._intervals[day] = self._tally_of_intervals(day)
        return self._intervals[day]

    def _judged(self, day: date, own: Sequence[Figure], finer: Callable[[], _Sum | None]) -> PeriodOutcome:
        """A month or a day of its own row, else of the finer ones."""
        start, given = _midnight(day), own[0].value if len(own) == 1 else None
        found = self._summed(own)
        summed = finer() if found is None else None
        if given is None:
            found = found or summed
        target = own[0].target if own else found.target if found else None
        if target is None:
            target = self._target_on(day)
        if found is not None:
            outcome = self._standing_of_counts(found.reached, found.of, found.offered, target)
            return PeriodOutcome(start, outcome, target, (found.reached, found.of), gaps=found.gaps)
        outcome, contradicts = self._standing(given, target), None
        if summed is not None and not summed.gaps:
            counts = (summed.reached, summed.of)
            other = self._standing_of_counts(*counts, summed.offered, target)
            contradicts = counts if {outcome, other} == {Outcome.MET, Outcome.MISSED} else None
        return PeriodOutcome(start, outcome, target, None, given, contradicts=contradicts)

    def each_interval(self, day: date) -> list[PeriodOutcome]:
        """Every interval of a day by time, those included that were left out or have no row."""
        if day > self._assumed_after:
            midnight = _midnight(day)
            return [PeriodOutcome(midnight + timedelta(minutes=at), Outcome.MET) for at in self._usual(day)]
        found = [PeriodOutcome(start, Outcome.MISSING) for start in self._without_row(day)]
        return sorted(chain(found, map(self._told, self._interval_rows(day))), key=_start)

    def _tally_of_intervals(self, day: date) -> Tally:
        """Only what was not met by its counts becomes a period of its own: a year has 35,040 of them."""
        rows = self._interval_rows(day)
        own = rows[0].target if rows else None
        target = self._target_on(day) if own is None else own
        counts = self._counts(rows)
        gaps = [PeriodOutcome(start, Outcome.MISSING) for start in self._without_row(day)]
        # One target for all rows is one and the same object: comparing fractions would take longer.
        if target is None or counts is None or any(row.target is not own for row in rows):
            return Tally.of(sorted(chain(gaps, map(self._told, rows)), key=_start))
        sign = 1 if self.figures.at_least else -1
        each, bar = 100 * target.denominator * sign, target.numerator * sign
        short = [
            PeriodOutcome(row.start, Outcome.MISSED, target, (reached, of)) if of > 0 else self._told(row)
            for row, reached, of in zip(rows, *counts, strict=True)
            if of <= 0 or each * reached < bar * of
        ]
        found = Tally.of(sorted(chain(gaps, short), key=_start))
        met = len(rows) - len(short)
        return replace(found, met=found.met + met, total=found.total + met)

    def _told(self, row: Figure) -> PeriodOutcome:
        """What one interval comes to."""
        target = self._target_on(row.start.date()) if row.target is None else row.target
        counts = row.counted(self.figures.abandoned)
        if row.offered == 0:
            return PeriodOutcome(row.start, Outcome.LEFT_OUT, target, counts)
        if counts is None:
            return PeriodOutcome(row.start, self._standing(row.value, target), target, None, row.value)
        outcome = self._standing_of_counts(*counts, bool(row.offered), target)
        return PeriodOutcome(row.start, outcome, target, counts)

    def _target_on(self, day: date) -> Fraction | None:
        if day not in self._targets:
            self._targets[day] = self.figures.target_on(day)
        return self._targets[day]

    def _standing(self, value: Fraction | None, target: Fraction | None) -> Outcome:
        """Equality is enough."""
        if value is None or target is None:
            return Outcome.MISSING
        reached = value >= target if self.figures.at_least else value <= target
        return Outcome.MET if reached else Outcome.MISSED

    def _standing_of_counts(self, reached: int, of: int, offered: bool, target: Fraction | None) -> Outcome:
        """The share as whole numbers. Where contacts were offered and none was answered, none was in time."""
        if of <= 0:
            if of < 0:
                return Outcome.MISSING
            none_answered = offered and self.figures.abandoned is Abandoned.ANSWERED
            return Outcome.MISSED if none_answered and self.figures.at_least else Outcome.LEFT_OUT
        if target is None:
            return Outcome.MISSING
        ahead = 100 * reached * target.denominator - target.numerator * of
        return Outcome.MET if (ahead >= 0 if self.figures.at_least else ahead <= 0) else Outcome.MISSED

    # Sums

    def _sum_of_days(self, days: Iterable[date]) -> _Sum | None:
        """The contacts of the days of a month; None where a row has no counts, or there is none."""
        found, gaps = [], False
        for day in days:
            own = self._day_rows(day)
            if not own and not self._interval_rows(day):
                gaps = gaps or self.figures.hours.is_open(day)
                continue
            summed = self._summed(own) or self._sum_of_intervals(day)
            if summed is None:
                return None
            found.append(summed)
        if not found:
            return None
        return _Sum(
            sum(entry.reached for entry in found),
            sum(entry.of for entry in found),
            any(entry.offered for entry in found),
            found[0].target,
            gaps or any(entry.gaps for entry in found),
        )

    def _sum_of_intervals(self, day: date) -> _Sum | None:
        if day not in self._sums:
            found = self._summed(self._interval_rows(day))
            if found is not None and self._without_row(day):
                found = replace(found, gaps=True)
            self._sums[day] = found
        return self._sums[day]

    def _summed(self, rows: Sequence[Figure]) -> _Sum | None:
        """Counts are added, values never averaged; None where there is no row or one has no counts."""
        counts = self._counts(rows)
        if counts is None:  # where nothing was offered, a blank is as good as a nought
            counts = self._counts([row for row in rows if row.offered != 0])
        if counts is None or not rows:
            return None
        reached, of = sum(counts[0]), sum(counts[1])
        return _Sum(reached, of, of > 0 or any(row.offered for row in rows), rows[0].target)

    def _counts(self, rows: Sequence[Figure]) -> tuple[list[int], list[int]] | None:
        """What `Figure.counted` says of the rows, in two columns; None where one of them has no counts."""
        setting = self.figures.abandoned
        if setting is Abandoned.WITHOUT_ABANDONED:
            counted = [row.counted(setting) or (None, None) for row in rows]
            within, of = [own for own, _ in counted], [own for _, own in counted]
        elif setting is Abandoned.ANSWERED:
            within, of = [row.within for row in rows], [row.answered for row in rows]
        else:
            within, of = [row.within for row in rows], [row.offered for row in rows]
        if None in within or None in of:
            return None
        return cast(list[int], within), cast(list[int], of)

    # Rows

    def _day_rows(self, day: date) -> tuple[Figure, ...]:
        if not self.figures.hours.is_open(day):
            return ()
        return self.figures.figures_of(Grain.DAY, _midnight(day), _midnight(day + timedelta(days=1)))

    def _interval_rows(self, day: date) -> tuple[Figure, ...]:
        """The intervals of a day that fall into the opening hours."""
        if day not in self._rows:
            midnight, minutes = _midnight(day), self.figures.minutes
            rows: tuple[Figure, ...] = ()
            for opens, closes in self.figures.hours.spans(day):
                first = midnight + timedelta(minutes=opens - opens % minutes)
                rows += self.figures.figures_of(Grain.INTERVAL, first, midnight + timedelta(minutes=closes))
            self._rows[day] = rows
        return self._rows[day]

    def _without_row(self, day: date) -> list[datetime]:
        """When the intervals of a day begin that should have a row and have none.

        Where the opening hours are not known, that is seen only of a whole day.
        """
        if day not in self._gaps:
            rows, minutes = self._interval_rows(day), self.figures.minutes
            gaps: list[int] = []
            if self.figures.hours.known or not rows:
                told = {(row.start.hour * 60 + row.start.minute) // minutes for row in rows}
                gaps = [at for at in self._usual(day) if at // minutes not in told]
            midnight = _midnight(day)
            self._gaps[day] = [midnight + timedelta(minutes=at) for at in gaps]
        return self._gaps[day]

    def _usual(self, day: date) -> Sequence[int]:
        """The minutes at which the intervals of a day begin: by the hours, else as on that weekday lately."""
        if self.figures.hours.known or not self._weekdays:
            return self.figures.hours.slots(day, self.figures.minutes)
        return self._weekdays.get(day.weekday(), ())

    @cached_property
    def _weekdays(self) -> Mapping[int, Sequence[int]]:
        """The minutes at which the intervals of each weekday began, as on the last day that has any."""
        series = self.figures.series.get(Grain.INTERVAL)
        found: dict[int, list[int]] = {}
        if series is None or not series.figures:
            return found
        last = series.starts[-1].date()
        for back in range(WEEKS * 7):
            day = last - timedelta(days=back)
            rows = () if day.weekday() in found else self._interval_rows(day)
            if rows:
                found[day.weekday()] = sorted({row.start.hour * 60 + row.start.minute for row in rows})
        return found


def _start(entry: PeriodOutcome) -> datetime:
    return entry.start


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)
