"""Days off as somebody types them: a line each, the date first and then what the day is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from maturity_desktop.domain.figure_dates import date_told

MOST_WORDS = 5
"""Of a date: “Tuesday, the 6th of January 2026” has more, and is not how lists are written."""


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that names no day; `readings` are the two days that it could mean, where it could mean two."""

    number: int
    text: str
    readings: tuple[date, ...] = ()


def holidays_told(text: str) -> tuple[Mapping[date, str], tuple[LineFault, ...]]:
    """The days off by what they are called, and the lines that are not understood."""
    found: dict[date, str] = {}
    faults: list[LineFault] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words:
            continue
        days, title = _day_of(words)
        if len(days) == 1:
            found[days[0]] = title
        else:
            faults.append(LineFault(number, " ".join(words), days))
    return found, tuple(faults)


def holiday_lines(holidays: Mapping[date, str]) -> str:
    """The same lines, in the order of the days, with dates that nobody can misread."""
    return "\n".join(f"{day.isoformat()} {title}".rstrip() for day, title in sorted(holidays.items()))


def _day_of(words: list[str]) -> tuple[tuple[date, ...], str]:
    """The days that the first words of a line can mean, and the words after them."""
    for count in range(1, min(MOST_WORDS, len(words)) + 1):
        told = date_told(" ".join(words[:count]).rstrip(",;:"), numbers=False)
        if told is None or told.year is None or told.second is None or told.minutes is not None:
            continue
        readings = [told.decided(order) for order in told.orders()] if told.undecided else [told]
        moments = (one.moment() for one in readings)
        days = sorted({moment.date() for moment in moments if moment is not None})
        return tuple(days), " ".join(words[count:]).lstrip("–—-:, ")
    return (), ""
