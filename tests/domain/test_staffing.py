"""The what-if of staffing: Erlang C about the agents needed, and demand from the client's own intervals."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.series import Figure
from maturity_desktop.domain.staffing import (
    Demand,
    busiest_interval,
    interval_length,
    on_schedule,
    staffing,
    typical_day,
)
from maturity_desktop.domain.statistics import Undefined

USUAL = Demand(contacts=360, handling=240, service_level=0.8, within=15, period=1800)
"""Half an hour with 360 calls of four minutes: a load of 48 agents."""


def test_the_fewest_agents_reach_the_target_and_one_fewer_does_not() -> None:
    found = staffing(USUAL).value
    assert found is not None and found.agents > 48
    levels = {own.agents: own.queue.service_level for own in found.options if own.queue}
    assert levels[found.agents] >= 0.8 > levels[found.agents - 1]
    assert found.needed.agents == found.agents
    assert [own.agents for own in found.options] == list(range(found.agents - 5, found.agents + 6))
    assert [own.reaches for own in found.options] == [False] * 5 + [True] * 6


def test_a_published_example() -> None:
    """100 calls of 180 s in half an hour, 80 % in 20 s: 14 agents, 88.8 %, 7.8 s (callcentrehelper.com)."""
    found = staffing(Demand(100, 180)).value
    assert found is not None and found.agents == 14
    own = found.needed.queue
    assert own is not None
    assert own.service_level == pytest.approx(0.888, abs=0.0005)
    assert own.speed_of_answer == pytest.approx(7.8, abs=0.05)
    assert own.occupancy == pytest.approx(10 / 14)


def test_shrinkage_is_put_on_top() -> None:
    found = staffing(replace(Demand(100, 180), shrinkage=0.3)).value
    assert found is not None and (found.agents, found.on_schedule) == (14, 20)
    assert on_schedule(14, 0) == 14
    assert on_schedule(7, 0.3) == 10


def test_a_limit_of_occupancy_asks_for_more_agents() -> None:
    found = staffing(replace(Demand(100, 180), most_occupied=0.6)).value
    assert found is not None and found.agents == 17


def test_where_more_comes_in_than_they_can_do_there_is_no_queue() -> None:
    found = staffing(Demand(10, 1800, service_level=0.01, within=1000)).value
    assert found is not None
    assert [own.agents for own in found.options if own.queue is None] == [
        own.agents for own in found.options if own.agents <= 10
    ]


@pytest.mark.parametrize(
    ("demand", "why"),
    [
        (Demand(0, 180), Undefined.NOTHING_COUNTED),
        (Demand(100, 0), Undefined.IMPOSSIBLE),
        (Demand(100, 180, shrinkage=1), Undefined.IMPOSSIBLE),
        (Demand(100, 180, shrinkage=-0.1), Undefined.IMPOSSIBLE),
        (Demand(100, 180, service_level=1), Undefined.OUT_OF_REACH),
        (Demand(100, 180, most_occupied=0), Undefined.IMPOSSIBLE),
        (Demand(float("nan"), 180), Undefined.IMPOSSIBLE),
    ],
)
def test_what_cannot_be_staffed_says_why(demand: Demand, why: Undefined) -> None:
    assert staffing(demand).why_not is why


@given(
    st.integers(1, 500), st.integers(30, 900), st.floats(0.1, 0.99), st.integers(0, 120), st.floats(0, 0.6)
)
def test_more_agents_never_serve_worse(
    contacts: int, handling: int, level: float, within: int, shrinkage: float
) -> None:
    found = staffing(Demand(contacts, handling, level, within, shrinkage=shrinkage)).value
    assert found is not None
    levels = [own.queue.service_level for own in found.options if own.queue]
    assert levels == sorted(levels)
    assert all(own.on_schedule * (1 - shrinkage) >= own.agents - 1e-6 for own in found.options)


def half_hours(first: str, *offered: int | None) -> list[Figure]:
    start = datetime.fromisoformat(first)
    return [Figure(start + timedelta(minutes=30 * place), offered=own) for place, own in enumerate(offered)]


def test_the_busiest_interval_is_the_newest_of_the_largest() -> None:
    figures = [*half_hours("2025-12-01T09:00", 5, 9), *half_hours("2025-12-08T09:00", 9, None)]
    found = busiest_interval(figures)
    assert found is not None and found.start == datetime.fromisoformat("2025-12-08T09:00")
    assert busiest_interval(half_hours("2025-12-01T09:00", None)) is None


def test_a_typical_monday_is_the_mean_by_time_of_day() -> None:
    figures = [
        *half_hours("2025-12-01T09:00", 10, 20),
        *half_hours("2025-12-02T09:00", 99, 99),
        *half_hours("2025-12-08T09:00", 20, 21, 3),
    ]
    assert typical_day(figures, 0) == (
        (datetime.fromisoformat("2025-12-08T09:00"), 15),
        (datetime.fromisoformat("2025-12-08T09:30"), 20.5),
        (datetime.fromisoformat("2025-12-08T10:00"), 3),
    )
    assert typical_day(figures, 6) == ()


def test_the_length_of_intervals_is_their_shortest_step() -> None:
    figures = [*half_hours("2025-12-01T09:00", 1, 1), *half_hours("2025-12-02T09:00", 1)]
    assert interval_length(figures) == timedelta(minutes=30)
    assert interval_length(figures[:1]) is None
