"""The opening hours that intervals speak for: by weekday, without strays, and none where they cannot tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from fractions import Fraction

from maturity_desktop.domain.hours_in_figures import hours_in
from maturity_desktop.domain.measures import hours_told
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Figure, Grain, Series
from maturity_desktop.domain.working_days import WEEKDAYS

MONDAY = datetime.fromisoformat("2025-09-01")
WORKING, SATURDAY, SUNDAY = range(5), 5, 6


def channel(figures: Iterable[Figure], name: str = "voice") -> ChannelFigures:
    by_time = tuple(sorted(figures, key=lambda own: own.start))
    return ChannelFigures(name, {Grain.INTERVAL: Series(Grain.INTERVAL, by_time)})


def half_hours(
    days: Iterable[int], opens: int, closes: int, weeks: int = 13, offered: int = 5
) -> list[Figure]:
    """Intervals with contacts from one hour to another, on these days after a Monday, each week."""
    return [
        Figure(MONDAY + timedelta(weeks=week, days=day, minutes=30 * half), offered=offered, within=offered)
        for week in range(weeks)
        for day in days
        for half in range(2 * opens, 2 * closes)
    ]


def test_hours_of_each_weekday_are_those_with_contacts() -> None:
    found = hours_in([channel([*half_hours(WORKING, 7, 21), *half_hours([SATURDAY], 9, 14)])])
    assert found == {**dict.fromkeys(WEEKDAYS[:5], "07:00-21:00"), "sat": "09:00-14:00", "sun": ""}
    assert hours_told(found).known, "it is kept as hours are"


def test_intervals_without_contacts_open_no_centre() -> None:
    closed = half_hours(range(7), 0, 24, offered=0)
    assert hours_in([channel(closed)]) == {}
    around = [own for own in closed if not 7 <= own.start.hour < 21]
    assert hours_in([channel([*around, *half_hours(range(7), 7, 21)])])["sun"] == "07:00-21:00"


def test_one_late_call_and_one_open_sunday_are_strays() -> None:
    late = Figure(MONDAY + timedelta(hours=23), offered=1, within=1)
    sunday = half_hours([SUNDAY], 9, 12, weeks=1)
    found = hours_in([channel([*half_hours(WORKING, 7, 21), late, *sunday])])
    assert (found["mon"], found["sun"]) == ("07:00-21:00", "")


def test_two_days_are_enough() -> None:
    found = hours_in([channel(half_hours([0, 1], 7, 10, weeks=1))])
    assert (found["mon"], found["tue"], found["wed"]) == ("07:00-10:00", "07:00-10:00", "")


def test_channels_are_open_together_and_old_hours_are_forgotten() -> None:
    old = [Figure(own.start - timedelta(weeks=30), offered=5) for own in half_hours(WORKING, 5, 23)]
    chat = channel(half_hours(WORKING, 9, 22), "chat")
    found = hours_in([channel([*old, *half_hours(WORKING, 7, 21)]), chat])
    assert found["mon"] == "07:00-22:00"


def test_a_centre_that_never_closes_and_one_that_is_open_over_midnight() -> None:
    assert set(hours_in([channel(half_hours(range(7), 0, 24))]).values()) == {"00:00-24:00"}
    night = [*half_hours(range(7), 0, 2), *half_hours(range(7), 20, 24)]
    assert hours_in([channel(night)]) == {}


def test_values_without_counts_are_of_contacts_and_no_intervals_say_nothing() -> None:
    values = [Figure(own.start, value=Fraction(80)) for own in half_hours([0], 8, 9)]
    assert hours_in([channel(values)])["mon"] == "08:00-09:00"
    assert hours_in([ChannelFigures("voice", {Grain.DAY: Series(Grain.DAY, tuple(values))})]) == {}
    assert hours_in([channel([])]) == {}
