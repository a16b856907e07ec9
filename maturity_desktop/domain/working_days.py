"""Days on which people work: counted forward, back and between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As records name them, in the order of date.weekday()."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingCalendar:
    """The weekdays on which nobody works, and single days off.

    Where every weekday would be free, none is: a calendar without a working day dates nothing.
    """

    free_weekdays: frozenset[str] = frozenset({"sat", "sun"})
    holidays: frozenset[date] = frozenset()

    def is_free(self, day: date) -> bool:
        """Whether nobody works on a day."""
        return day in self.holidays or (
            WEEKDAYS[day.weekday()] in self.free_weekdays and len(self.free_weekdays) < len(WEEKDAYS)
        )

    def on_or_after(self, day: date) -> date:
        """The day itself where people work on it, else the next on which they do."""
        return self._walk(day, 0, ONE_DAY)

    def shifted(self, day: date, steps: int) -> date:
        """The working day so many after a day, or before it where the steps are negative.

        From a free day the first step leads to the nearest working day; without steps, to the next one.
        """
        return self._walk(day, steps, ONE_DAY) if steps >= 0 else self._walk(day, -steps, -ONE_DAY)

    def _walk(self, day: date, steps: int, way: timedelta) -> date:
        """Goes on to the working day after so many others; the ends of what dates can tell are the last."""
        while (steps or self.is_free(day)) and date.min < day < date.max:
            day += way
            steps -= steps > 0 and not self.is_free(day)
        return day

    def count(self, first: date, last: date) -> int:
        """How many working days there are from one day to another, both counted; 0 where they are turned."""
        return sum(not self.is_free(day) for day in days_from(first, last))


def days_from(first: date, last: date) -> Iterator[date]:
    """Every day from one to another, both told."""
    return (first + number * ONE_DAY for number in range((last - first).days + 1))


def known_weekdays(names: Iterable[str]) -> frozenset[str]:
    """Those of the names that are weekdays."""
    return frozenset(names) & frozenset(WEEKDAYS)
