"""Opening hours, changes of the clock, and windows of days and intervals."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from maturity_desktop.domain.channel_outcomes import Outcomes
from maturity_desktop.domain.framework import Checkpoint, Criterion, Level, Measure, Rule
from maturity_desktop.domain.ladder import ladder
from maturity_desktop.domain.ladder_rules import RuleResult
from maturity_desktop.domain.outcomes import ChannelFigures, Outcome, TargetStep
from maturity_desktop.domain.series import (
    ALWAYS,
    Abandoned,
    Figure,
    Grain,
    Hours,
    OpeningHours,
    Series,
    hours_skipped,
)

TARGET = (TargetStep(date(2020, 1, 1), Fraction(80)),)
MONDAY, SUNDAY = date(2025, 12, 1), date(2025, 12, 7)
WEEKDAYS = OpeningHours(dict.fromkeys(range(5), Hours(time(8), time(12))))


def at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def days_from(first: date, count: int) -> list[date]:
    return [first + timedelta(days=number) for number in range(count)]


def result(rule: str, channel: ChannelFigures, cut_off: date, **settings: int | float | str) -> RuleResult:
    """What one rule makes of a channel."""
    measure = Measure("service_level", "percent", "at_least", True, (Rule("1a", rule, settings),))
    criterion = Criterion("1", "One", "", (Level(1, (Checkpoint("1a", "A"),)),), measure=measure)
    return ladder(criterion, 0, [channel], cut_off).levels[0].results[0]


# Opening hours


def test_intervals_begin_within_the_opening_hours() -> None:
    assert [start.hour for start in WEEKDAYS.starts(MONDAY, 60)] == [8, 9, 10, 11]
    assert list(WEEKDAYS.starts(SUNDAY, 60)) == []
    assert not WEEKDAYS.is_open(SUNDAY)


def test_a_special_day_goes_before_its_weekday() -> None:
    hours = OpeningHours(WEEKDAYS.weekdays, {MONDAY: None, SUNDAY: Hours(time(10), time(11))})
    assert (hours.is_open(MONDAY), hours.slots(SUNDAY, 30)) == (False, [600, 630])


def test_midnight_closes_a_day() -> None:
    assert OpeningHours({0: Hours(time(22), time.min)}).slots(MONDAY, 60) == [22 * 60, 23 * 60]


def test_a_night_belongs_to_two_days() -> None:
    nights = OpeningHours({6: Hours(time(22), time(2))})
    assert nights.slots(SUNDAY, 60) == [22 * 60, 23 * 60]
    assert nights.slots(SUNDAY + timedelta(days=1), 60) == [0, 60]
    assert nights.slots(MONDAY, 60) == [0, 60]


def test_intervals_are_counted_from_midnight() -> None:
    hours = OpeningHours({0: Hours(time(12, 45), time(15, 15))})
    assert hours.slots(MONDAY, 60) == [12 * 60, 13 * 60, 14 * 60, 15 * 60]


def test_around_the_clock() -> None:
    assert len(ALWAYS.slots(MONDAY, 15)) == len(set(ALWAYS.slots(MONDAY, 15))) == 96


# Changes of the clock


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Copenhagen", date(2025, 3, 30), Hours(time(2), time(3))),
        ("America/New_York", date(2025, 3, 9), Hours(time(2), time(3))),
        ("Australia/Sydney", date(2025, 10, 5), Hours(time(2), time(3))),
        ("Australia/Lord_Howe", date(2025, 10, 5), Hours(time(2), time(2, 30))),
        ("Africa/Cairo", date(2025, 4, 25), Hours(time(0), time(1))),
    ],
)
def test_the_hour_that_a_day_did_not_have(zone: str, day: date, hours: Hours) -> None:
    assert hours_skipped(ZoneInfo(zone), days_from(date(2025, 1, 1), 365)) == {day: hours}


def test_a_zone_without_changes_skips_nothing() -> None:
    assert hours_skipped(ZoneInfo("Asia/Tokyo"), days_from(date(2025, 1, 1), 365)) == {}


# Windows of days and intervals


def by_day(hours: OpeningHours, days: list[date], within: list[int]) -> ChannelFigures:
    figures = tuple(Figure(at(day), offered=10, within=own) for day, own in zip(days, within, strict=True))
    return ChannelFigures("voice", {Grain.DAY: Series(Grain.DAY, figures)}, TARGET, hours)


def test_a_window_of_days_goes_back_past_closed_ones() -> None:
    """The last five open days before Sunday 7 December are those of the week."""
    days = [day for day in days_from(MONDAY - timedelta(days=7), 14) if day.weekday() < 5]
    own = by_day(WEEKDAYS, days, [7] * 5 + [10, 10, 7, 10, 10])
    found = result("periods_met", own, SUNDAY, period="day", window=5, at_least=4)
    assert (found.proof.value, found.met, found.total) == ("met", 4, 5)
    assert [entry.start.date() for entry in found.failed] == [date(2025, 12, 3)]


def test_a_centre_that_was_never_open_proves_nothing() -> None:
    own = ChannelFigures("voice", {}, TARGET, OpeningHours())
    for period in ("day", "interval"):
        found = result("periods_met", own, SUNDAY, period=period, window=5, at_least=4)
        assert (found.proof.value, found.total) == ("undetermined", 5)


def test_a_window_of_intervals() -> None:
    """The last six of four a day: two of Thursday, four of Friday."""
    figures = tuple(
        Figure(at(day, hour), offered=10, within=7 if hour == 8 else 10)
        for day in days_from(MONDAY, 5)
        for hour in range(8, 12)
    )
    own = ChannelFigures("voice", {Grain.INTERVAL: Series(Grain.INTERVAL, figures)}, TARGET, WEEKDAYS)
    found = result("periods_met", own, SUNDAY, period="interval", window=6, at_least=5)
    assert (found.proof.value, found.met) == ("met", 5)
    assert [entry.start for entry in found.failed] == [at(date(2025, 12, 5), 8)]
    calculated = result("regularly_calculated", own, SUNDAY, period="interval", window=20)
    assert (calculated.proof.value, calculated.met) == ("met", 20)
    beyond = result("regularly_calculated", own, SUNDAY, period="interval", window=21)
    assert (beyond.proof.value, beyond.missing[0].start) == ("not met", at(date(2025, 11, 28), 11))


def test_a_share_of_months_counts_whole_ones() -> None:
    """Of 70 days up to 15 December, from 7 October on, only November is a whole month."""
    figures = tuple(Figure(at(date(2025, month, 1)), value=Fraction(81)) for month in range(1, 13))
    own = ChannelFigures("voice", {Grain.MONTH: Series(Grain.MONTH, figures)}, TARGET)
    found = result("share_in_window", own, date(2025, 12, 15), period="month", window_days=70, share=0.8)
    assert (found.proof.value, found.met, found.total) == ("met", 1, 1)


@pytest.mark.parametrize(
    ("values", "proof"), [("70 71 72", "met"), ("72 71 70", "not met"), ("70 70 70", "not met")]
)
def test_where_more_is_better_a_trend_to_the_goal_rises(values: str, proof: str) -> None:
    figures = tuple(
        Figure(at(date(2025, month, 1)), value=Fraction(value))
        for month, value in enumerate(values.split(), start=9)
    )
    own = ChannelFigures("voice", {Grain.MONTH: Series(Grain.MONTH, figures)}, TARGET)
    found = result("trend_to_goal", own, date(2025, 11, 30), period="month", window=3, at_least=3)
    assert found.proof.value == proof


def test_a_blank_where_nothing_was_offered_is_a_nought() -> None:
    rows = (Figure(at(MONDAY, 8), offered=10, within=8), Figure(at(MONDAY, 9), offered=0))
    own = ChannelFigures("voice", {Grain.INTERVAL: Series(Grain.INTERVAL, rows)}, TARGET)
    found = Outcomes(own)
    assert (found.day(MONDAY).outcome, found.day(MONDAY).value) == (Outcome.MET, Fraction(80))
    assert (found.intervals(MONDAY).met, found.intervals(MONDAY).total) == (1, 1)


def test_more_abandoned_than_offered_is_no_figure() -> None:
    rows = (Figure(at(MONDAY), offered=3, within=3, abandoned=5),)
    own = ChannelFigures(
        "voice", {Grain.DAY: Series(Grain.DAY, rows)}, TARGET, abandoned=Abandoned.WITHOUT_ABANDONED
    )
    assert Outcomes(own).day(MONDAY).outcome is Outcome.MISSING


def test_every_interval_of_a_day_is_told_by_time() -> None:
    rows = (Figure(at(MONDAY, 8), offered=10, within=7), Figure(at(MONDAY, 10), offered=0))
    own = ChannelFigures("voice", {Grain.INTERVAL: Series(Grain.INTERVAL, rows)}, TARGET, WEEKDAYS)
    told = [(entry.start.hour, entry.outcome.value) for entry in Outcomes(own).each_interval(MONDAY)]
    assert told == [(8, "missed"), (10, "left_out")]
    assert Outcomes(own).figures.minutes == 120


def test_a_period_says_what_its_value_is_made_of() -> None:
    counted = Figure(at(MONDAY), offered=3, within=2, value=Fraction(99))
    as_given = Figure(at(date(2025, 12, 2)), value=Fraction("66.7"))
    own = ChannelFigures("voice", {Grain.DAY: Series(Grain.DAY, (counted, as_given))}, TARGET)
    one, other = Outcomes(own).day(MONDAY), Outcomes(own).day(date(2025, 12, 2))
    assert (one.from_counts, one.counts, one.value) == (True, (2, 3), Fraction(200, 3))
    assert (other.from_counts, other.value, other.target) == (False, Fraction("66.7"), Fraction(80))


def test_a_criterion_without_a_measure_has_no_ladder() -> None:
    with pytest.raises(ValueError, match="1"):
        ladder(Criterion("1", "One", "", ()), 0, [], SUNDAY)
