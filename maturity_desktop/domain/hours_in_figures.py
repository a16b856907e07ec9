"""The opening hours that a client's own intervals speak for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import DAY, Figure, Grain
from maturity_desktop.domain.working_days import WEEKDAYS

LATELY = timedelta(weeks=13)
"""Hours change; what was longer before the last interval says nothing of today's."""
STRAY = 10
"""A time of a weekday counts that has contacts in more than one of so many weeks; one late call does not."""
AROUND_THE_CLOCK = 0.75
"""Contacts at both ends of a day and in less than this share of it came in nights, not around the clock."""


def hours_in(channels: Iterable[ChannelFigures]) -> Mapping[str, str]:
    """Hours by weekday (“mon”): from the first to the last interval that usually has contacts of any channel.

    A weekday without contacts has none. Empty where no interval has contacts, or where the centre seems to be
    open over midnight, so that intervals do not tell which day's hours they fall in.
    """
    found: dict[int, tuple[int, int]] = {}
    for own in channels:
        times = _usual_times(own)
        for weekday in {weekday for weekday, _minute in times}:
            minutes = sorted(minute for day, minute in times if day == weekday)
            opens, closes = minutes[0], min(minutes[-1] + own.minutes, DAY)
            if closes - opens == DAY and len(minutes) * own.minutes < AROUND_THE_CLOCK * DAY:
                return {}
            before = found.get(weekday, (opens, closes))
            found[weekday] = min(opens, before[0]), max(closes, before[1])
    if not found:
        return {}
    return {name: _told(*found[place]) if place in found else "" for place, name in enumerate(WEEKDAYS)}


def _usual_times(own: ChannelFigures) -> set[tuple[int, int]]:
    """The weekdays and minutes at which a channel's intervals usually have contacts."""
    starts = set(_starts_with_contacts(own))
    if not starts:
        return set()
    weeks = (max(starts) - min(starts)).days // 7 + 1
    times = Counter((start.weekday(), start.hour * 60 + start.minute) for start in starts)
    return {time for time, count in times.items() if STRAY * count > weeks}


def _starts_with_contacts(own: ChannelFigures) -> Iterator[datetime]:
    series = own.series.get(Grain.INTERVAL)
    if series is not None and series.figures:
        last = series.starts[-1]
        lately = own.figures_of(Grain.INTERVAL, last - LATELY, last + timedelta(minutes=1))
        yield from (figure.start for figure in lately if _has_contacts(figure))


def _has_contacts(figure: Figure) -> bool:
    """Whether anybody called; a value without counts is one of somebody."""
    counts = (figure.offered, figure.answered, figure.within, figure.abandoned)
    return any(counts) or (figure.value is not None and all(count is None for count in counts))


def _told(opens: int, closes: int) -> str:
    """Hours as they are kept: 07:00-21:00, to midnight 24:00."""
    return "-".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in (opens, closes))
