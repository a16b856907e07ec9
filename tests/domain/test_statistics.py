"""Statistics against values that others have published, to four decimals or as many as they give."""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import pstdev
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.statistics import (
    Found,
    Undefined,
    Weights,
    agents_needed,
    cohen_kappa,
    erlang_b,
    erlang_c,
    fleiss_kappa,
    margin_of_error,
    net_promoter,
    queue,
    wilson_interval,
)

T = TypeVar("T")


def value(found: Found[T]) -> T:
    assert found.value is not None
    return found.value


def four(number: float) -> float:
    return round(number, 4)


# Surveys


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_interval(hits: int, of: int, low: float, high: float) -> None:
    found = value(wilson_interval(hits, of))
    assert (four(found.low), four(found.high)) == (low, high)


def test_wilson_interval_is_the_same_seen_from_the_other_side() -> None:
    hits, misses = value(wilson_interval(20, 20)), value(wilson_interval(0, 20))
    assert (four(hits.low), hits.high) == (four(1 - misses.high), 1.0)


def test_margin_of_error_of_a_thousand_answers() -> None:
    """The plus or minus 3.1 points of opinion polls; 9.8 for a hundred."""
    assert four(value(margin_of_error(0.5, 1000))) == 0.031
    assert four(value(margin_of_error(0.5, 100))) == 0.098


@pytest.mark.parametrize(("population", "answers"), [(1000, 278), (10_000, 370), (1_000_000, 384)])
def test_margin_of_error_in_a_finite_population(population: int, answers: int) -> None:
    """Krejcie and Morgan, Educational and Psychological Measurement 30 (1970), table 1: so many for 0.05."""
    assert four(value(margin_of_error(0.5, answers, population))) == 0.05
    assert value(margin_of_error(0.5, answers - 1, population)) > 0.05


def test_who_asked_all_has_no_margin() -> None:
    assert value(margin_of_error(0.5, 40, 40)) == 0
    assert value(margin_of_error(1.0, 1, 1)) == 0


def test_net_promoter() -> None:
    """A half, a third and a sixth of 324: a score of 33.3, a standard error of 100 sqrt(5 / 9) / 18."""
    found = value(net_promoter(162, 108, 54))
    assert (four(found.score), four(found.standard_error)) == (33.3333, 4.1409)


@given(st.tuples(*[st.integers(0, 60)] * 3).filter(any))
def test_net_promoter_is_the_mean_of_ones_and_minus_ones(counts: tuple[int, int, int]) -> None:
    promoters, passives, detractors = counts
    answers = [1] * promoters + [0] * passives + [-1] * detractors
    found = value(net_promoter(*counts))
    assert found.score == pytest.approx(100 * sum(answers) / len(answers))
    assert found.standard_error == pytest.approx(100 * pstdev(answers) / math.sqrt(len(answers)))


# Queues


def test_erlang_c_of_a_published_example() -> None:
    """100 calls of 180 s in half an hour, 14 agents, 20 s: as the package ErlangC (CRAN) prints it."""
    found = value(queue(100, 1800, 180, agents=14, within=20))
    assert found.load == 10
    assert (four(found.waits), four(found.service_level)) == (0.1741, 0.8884)
    assert (four(found.speed_of_answer), four(found.occupancy)) == (7.8359, 0.7143)
    assert value(agents_needed(100, 1800, 180, 20, service_level=0.8, most_occupied=0.85)) == 14


def test_erlang_b_and_c_of_many_agents() -> None:
    assert four(value(erlang_b(123, 132))) == 0.0312
    assert four(value(erlang_c(123, 132))) == 0.3211
    assert four(value(erlang_c(20, 25))) == 0.2091


@pytest.mark.parametrize(("load", "agents"), [(0.5, 1), (3.0, 5), (10.0, 14), (40.0, 44)])
def test_erlang_by_recursion_is_erlang_by_its_sum(load: float, agents: int) -> None:
    terms = [load**number / math.factorial(number) for number in range(agents + 1)]
    assert value(erlang_b(load, agents)) == pytest.approx(terms[-1] / sum(terms))
    queued = terms[-1] * agents / (agents - load)
    assert value(erlang_c(load, agents)) == pytest.approx(queued / (sum(terms[:-1]) + queued))


@given(st.integers(1, 400), st.integers(30, 900), st.sampled_from([0.5, 0.8, 0.95]))
def test_one_agent_less_would_be_too_few(contacts: int, handling: int, level: float) -> None:
    agents = value(agents_needed(contacts, 1800, handling, 20, level))
    assert value(queue(contacts, 1800, handling, agents, 20)).service_level >= level
    fewer = queue(contacts, 1800, handling, agents - 1, 20)
    assert fewer.value is None or fewer.value.service_level < level


def test_a_queue_that_grows_without_end() -> None:
    assert queue(100, 1800, 180, agents=10, within=20).why_not is Undefined.SATURATED
    assert agents_needed(100, 1800, 180, 0, service_level=1.0).why_not is Undefined.OUT_OF_REACH
    assert agents_needed(10**9, 1800, 180, 20, service_level=0.8).why_not is Undefined.OUT_OF_REACH


def test_no_contact_waits_for_nobody() -> None:
    assert value(queue(0, 1800, 180, agents=1, within=20)).service_level == 1
    assert agents_needed(0, 1800, 180, 20, service_level=0.8).why_not is Undefined.NOTHING_COUNTED


# Agreement

RATER_A = [2, 1, 3, 3, 2, 1, 2, 1, 2, 4, 1, 3]
RATER_B = [2, 2, 3, 3, 2, 1, 3, 1, 2, 4, 2, 3]
# Two raters of the ratings "anxiety" of the package irr (CRAN), in which nobody used the value 5.
ANXIETY = [
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]
# Fleiss 1971, table 1: thirty patients, each diagnosed by six psychiatrists.
DIAGNOSES = [
    "444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555",
    "144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555",
    "555555", "244444", "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555",
]  # fmt: skip
# Ten things in five classes by fourteen raters, how often each class was chosen.
FOURTEEN_RATERS = ["0 0 0 0 14", "0 2 6 4 2", "0 0 3 5 6", "0 3 9 2 0", "2 2 8 1 1", "7 7 0 0 0", "3 2 6 3 0",
                   "2 5 3 2 2", "6 5 2 1 0", "0 2 2 3 7"]  # fmt: skip


def test_the_calibration_of_two_raters() -> None:
    """Nine of twelve alike; 1 - 36/103, 1 - 36/146 and 1 - 36/244 are worked out by hand."""
    assert four(value(cohen_kappa(RATER_A, RATER_B))) == four(67 / 103) == 0.6505
    assert four(value(cohen_kappa(RATER_A, RATER_B, Weights.LINEAR))) == four(110 / 146) == 0.7534
    assert four(value(cohen_kappa(RATER_A, RATER_B, Weights.QUADRATIC))) == four(208 / 244) == 0.8525


@pytest.mark.parametrize(
    ("weights", "kappa"), [(Weights.NONE, -0.0063), (Weights.LINEAR, 0.1459), (Weights.QUADRATIC, 0.2520)]
)
def test_kappa_of_a_published_example(weights: Weights, kappa: float) -> None:
    one, other = ([min(own, 5) for own in rater] for rater in ANXIETY)  # 6 is the fifth value
    assert four(value(cohen_kappa(one, other, weights))) == kappa


@pytest.mark.parametrize(("weights", "kappa"), [(Weights.NONE, 0.4842), (Weights.LINEAR, 0.4701)])
def test_kappa_as_sas_prints_it(weights: Weights, kappa: float) -> None:
    table = {(0, 1): 4, (0, 2): 1, (1, 1): 8, (2, 1): 1, (2, 2): 5}
    one = [row for (row, _), times in table.items() for _ in range(times)]
    other = [column for (_, column), times in table.items() for _ in range(times)]
    assert four(value(cohen_kappa(one, other, weights))) == kappa


def test_kappa_of_several_raters() -> None:
    assert four(value(fleiss_kappa(DIAGNOSES))) == 0.4302
    chosen = [
        [place for place, times in enumerate(row.split()) for _ in range(int(times))]
        for row in FOURTEEN_RATERS
    ]
    assert round(value(fleiss_kappa(chosen)), 3) == 0.210


def test_agreement_that_is_not_defined() -> None:
    assert cohen_kappa([2, 2, 2], [2, 2, 2]).why_not is Undefined.ONE_VALUE
    assert fleiss_kappa(["aaa", "aaa"]).why_not is Undefined.ONE_VALUE
    assert fleiss_kappa(["a", "b"]).why_not is Undefined.TOO_FEW_RATERS
    assert fleiss_kappa(["ab", "abc"]).why_not is Undefined.IMPOSSIBLE
    assert cohen_kappa([1, 2], [1]).why_not is Undefined.IMPOSSIBLE
    assert cohen_kappa([], []).why_not is Undefined.NOTHING_COUNTED


# What a client may hand over

numbers = st.floats() | st.integers()
counts = st.integers()
DOORS: dict[Callable[..., Found[object]], st.SearchStrategy[tuple[object, ...]]] = {
    margin_of_error: st.tuples(numbers, counts, st.none() | counts, numbers),
    wilson_interval: st.tuples(counts, counts, numbers),
    net_promoter: st.tuples(counts, counts, counts),
    erlang_b: st.tuples(numbers, st.integers(-5, 2000)),
    erlang_c: st.tuples(numbers, st.integers(-5, 2000)),
    queue: st.tuples(numbers, numbers, numbers, st.integers(-5, 2000), numbers),
    agents_needed: st.tuples(numbers, numbers, numbers, numbers, numbers, numbers),
    cohen_kappa: st.tuples(
        st.lists(counts, max_size=3), st.lists(counts, max_size=3), st.sampled_from(Weights)
    ),
    fleiss_kappa: st.tuples(st.lists(st.text("abc", max_size=3), max_size=4)),
}


@pytest.mark.parametrize("statistic", DOORS, ids=lambda statistic: statistic.__name__)
def test_nothing_that_is_handed_over_raises(statistic: Callable[..., Found[object]]) -> None:
    @given(DOORS[statistic])
    def holds(handed: tuple[object, ...]) -> None:
        found = statistic(*handed)
        assert (found.value is None) == (found.why_not is not None)

    holds()
