"""What holds for every ladder, whatever the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.ladder import ladder
from maturity_desktop.domain.ladder_rules import holds
from maturity_desktop.domain.outcomes import ChannelFigures, TargetStep
from maturity_desktop.domain.series import Figure, Grain, Month, Series, last_months
from maturity_desktop.storage.framework_files import read_framework
from tests.examples import examples

CUT_OFF = date(2025, 12, 31)
TARGET = (TargetStep(date(2020, 1, 1), Fraction(80)),)
# The frameworks are read once for all examples; nothing changes them.
thorough = settings(
    max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def icmi() -> Framework:
    return read_framework(frameworks_folder() / "icmi-cmo.yaml").framework


MET, MISSED = 10, 7  # of 10 contacts
periods = st.sampled_from([MET, MISSED, None])
months = st.lists(periods, min_size=24, max_size=24)
criteria = st.sampled_from(["8.01", "8.02", "8.03"])


def series(grain: Grain, starts: Sequence[date], within: Sequence[int | None]) -> Series:
    return Series(
        grain,
        tuple(
            Figure(datetime.combine(start, time.min), offered=10, within=own)
            for start, own in zip(starts, within, strict=True)
            if own is not None
        ),
    )


def by_month(within: Sequence[int | None], cut_off: date = CUT_OFF) -> ChannelFigures:
    """The last months, each met, missed or missing."""
    starts = [month.first_day for month in last_months(cut_off, len(within))]
    return ChannelFigures("voice", {Grain.MONTH: series(Grain.MONTH, starts, within)}, TARGET)


@st.composite
def by_day(draw: st.DrawFn) -> ChannelFigures:
    """Twelve months, and days of the last nine of which so many in each month were missed, the rest met."""
    own = by_month(draw(st.lists(periods, min_size=12, max_size=12)))
    days: dict[date, int | None] = {}
    for month in last_months(CUT_OFF, 9):
        missed = draw(st.integers(0, 8))
        days |= {day: MISSED if number < missed else MET for number, day in enumerate(month.days)}
    given_days = series(Grain.DAY, list(days), list(days.values()))
    return replace(own, series={**own.series, Grain.DAY: given_days})


@thorough
@given(criteria, months, st.integers(0, 23))
def test_a_period_that_turns_to_met_never_lowers_a_level(
    icmi: Framework, criterion: str, within: list[int | None], turned: int
) -> None:
    better = [*within[:turned], MET, *within[turned + 1 :]]
    before, after = (
        ladder(icmi.criterion(criterion), 0, [by_month(own)], CUT_OFF) for own in (within, better)
    )
    assert after.level >= before.level
    if before.earliest and after.level == before.level:
        assert after.earliest is not None and str(after.earliest) <= str(before.earliest)


@thorough
@given(by_day(), st.integers(0, 300))
def test_a_day_that_turns_to_met_never_lowers_a_level(
    icmi: Framework, own: ChannelFigures, turned: int
) -> None:
    given_days = own.series[Grain.DAY].figures
    turned %= len(given_days)
    better = tuple(
        replace(figure, within=MET) if number == turned else figure
        for number, figure in enumerate(given_days)
    )
    turned_to_met = replace(own, series={**own.series, Grain.DAY: Series(Grain.DAY, better)})
    before, after = (ladder(icmi.criterion("8.01"), 0, [which], CUT_OFF) for which in (own, turned_to_met))
    assert after.level >= before.level


@thorough
@given(st.lists(by_day(), min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_channels_does_not_matter(
    icmi: Framework, channels: list[ChannelFigures], order
) -> None:
    channels = [replace(own, channel=str(number)) for number, own in enumerate(channels)]
    shuffled = list(channels)
    order.shuffle(shuffled)
    one, other = (ladder(icmi.criterion("8.01"), 0, own, CUT_OFF) for own in (channels, shuffled))
    assert (one.level, one.earliest, one.provisional) == (other.level, other.earliest, other.provisional)
    assert [level.proof for level in one.levels] == [level.proof for level in other.levels]


@thorough
@given(st.lists(by_day(), min_size=1, max_size=3))
def test_another_channel_never_raises_a_level(icmi: Framework, channels: list[ChannelFigures]) -> None:
    together = ladder(icmi.criterion("8.01"), 0, channels, CUT_OFF)
    alone = [ladder(icmi.criterion("8.01"), 0, [own], CUT_OFF).level for own in channels]
    assert together.level <= min(alone)


@thorough
@given(criteria, months, st.integers(1, 12))
def test_the_window_moves_with_the_cut_off(
    icmi: Framework, criterion: str, within: list[int | None], back: int
) -> None:
    """An earlier cut-off sees what it would have seen then: later figures change nothing."""
    earlier = Month.of(CUT_OFF).plus(-back).last_day
    with_later = ladder(icmi.criterion(criterion), 0, [by_month(within)], earlier)
    without = ladder(icmi.criterion(criterion), 0, [by_month(within[:-back], earlier)], earlier)
    assert with_later == without


@thorough
@given(criteria, months)
def test_the_earliest_month_gives_the_next_level_and_no_earlier_one_does(
    icmi: Framework, criterion: str, within: list[int | None]
) -> None:
    """The months to come are written down as met ones, and the ladder is made of them."""
    now = ladder(icmi.criterion(criterion), 0, [by_month(within)], CUT_OFF)
    following = next(level for level in now.levels if level.number > now.level)
    if now.earliest is None:
        assert following.judged
        return
    for ahead in range(1, 13):
        month = Month.of(CUT_OFF).plus(ahead)
        told = by_month([*within, *[MET] * ahead], month.last_day)
        then = ladder(icmi.criterion(criterion), 0, [with_days_to_come(told, ahead)], month.last_day)
        if month == now.earliest:
            assert then.level >= following.number
            return
        assert then.level < following.number
    pytest.fail(f"{now.earliest} is too far away")


def with_days_to_come(figures: ChannelFigures, ahead: int) -> ChannelFigures:
    """Each day of the months to come, met."""
    days = [day for month in range(1, ahead + 1) for day in Month.of(CUT_OFF).plus(month).days]
    return replace(figures, series={**figures.series, Grain.DAY: series(Grain.DAY, days, [MET] * len(days))})


@thorough
@given(by_day())
def test_the_earliest_month_of_days(icmi: Framework, own: ChannelFigures) -> None:
    now = ladder(icmi.criterion("8.01"), 0, [own], CUT_OFF)
    assert now.earliest is not None
    for ahead in range(1, 13):
        month = Month.of(CUT_OFF).plus(ahead)
        to_come = [CUT_OFF + timedelta(days=number + 1) for number in range((month.last_day - CUT_OFF).days)]
        months = [Month.of(CUT_OFF).plus(number).first_day for number in range(1, ahead + 1)]
        told = replace(
            own,
            series={
                Grain.MONTH: Series(
                    Grain.MONTH,
                    own.series[Grain.MONTH].figures + series(Grain.MONTH, months, [MET] * ahead).figures,
                ),
                Grain.DAY: Series(
                    Grain.DAY,
                    own.series[Grain.DAY].figures + series(Grain.DAY, to_come, [MET] * len(to_come)).figures,
                ),
                Grain.INTERVAL: series(Grain.INTERVAL, to_come, [MET] * len(to_come)),
            },
        )
        then = ladder(icmi.criterion("8.01"), 0, [told], month.last_day)
        if month == now.earliest:
            assert then.level > now.level
            return
        assert then.level <= now.level
    pytest.fail(f"{now.earliest} is too far away")


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_compared_in_whole_numbers(met: int, total: int) -> None:
    share = Fraction(4, 5)
    assert holds(met, total, share) == (5 * met >= 4 * total) == (Fraction(met, total) >= share)


def test_of_nothing_no_share_was_reached() -> None:
    assert not holds(0, 0, Fraction(4, 5))
