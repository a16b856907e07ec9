"""Samples that are drawn, how far ratings agree, and what a meeting makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.agreement import (
    Agreement,
    Calibration,
    Pair,
    agree,
    agreement_of,
    agreement_of_all,
    calibration,
    calibrations,
    draw,
    draw_from,
    in_order,
    usual_size,
)
from maturity_desktop.domain.audit import AGREED, AnswerValue, Audit, RatingSet, SetLevel
from maturity_desktop.domain.improvement_records import Consensus
from maturity_desktop.domain.plan_records import RatingScope
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.statistics import Found, Undefined
from maturity_desktop.domain.team import CLIENT, SECOND
from tests.builders import audit, criterion, framework

TODAY = date(2026, 1, 30)
MET = AnswerValue.MET
MODEL = framework(
    {
        "1": (criterion([1, 1, 1], "1.01"), criterion([1, 1, 1], "1.02"), criterion([1, 1, 1], "1.03")),
        "2": (criterion([1, 1, 1], "2.01"),),
    }
)
BEN = RatingSet("a1", "s1", SECOND, "Ben Ode")
CLEO = RatingSet("a1", "s2", SECOND, "Cleo Ray")


# Drawing


domains = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.integers(0, 99), min_size=1, unique=True), min_size=1
).map(lambda found: {name: [f"{name}{own}" for own in ids] for name, ids in found.items()})


@given(domains, st.text(), st.data())
def test_a_draw_can_be_made_again_in_any_order(
    criteria: dict[str, list[str]], seed: str, data: st.DataObject
) -> None:
    size = data.draw(st.integers(1, sum(map(len, criteria.values()))))
    drawn = draw(criteria, size, seed)
    shuffled = {
        name: data.draw(st.permutations(criteria[name]))
        for name in data.draw(st.permutations(list(criteria)))
    }
    assert draw(shuffled, size, seed) == drawn
    assert len(set(drawn)) == size
    taken = {own[0] for own in drawn}
    assert len(taken) == len(criteria) if size >= len(criteria) else len(taken) == size


def test_another_seed_draws_others() -> None:
    criteria = {"1": [f"1.{own:02d}" for own in range(40)]}
    assert draw(criteria, 10, "one") != draw(criteria, 10, "two")


@pytest.mark.parametrize("size", [0, 5])
def test_what_cannot_be_drawn_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match=str(size)):
        draw_from(MODEL, size, "seed")


def test_a_quarter_is_drawn_and_no_domain_goes_without() -> None:
    assert usual_size(MODEL) == 2
    many = framework({"1": [criterion([1], f"1.{own:02d}") for own in range(45)]})
    assert usual_size(many) == 12
    assert {own[0] for own in draw_from(MODEL, 2, "seed")} == {"1", "2"}


# How far two agree


def pairs(first: Sequence[int | None], second: Sequence[int | None]) -> tuple[Pair, ...]:
    return tuple(
        Pair(criterion([1], f"1.{place:02d}"), one, other, one)
        for place, (one, other) in enumerate(zip(first, second, strict=True))
    )


def test_the_calibration_of_the_sample() -> None:
    found = agreement_of(pairs([2, 1, 3, 3, 2, 1, 2, 1, 2, 4, 1, 3], [2, 2, 3, 3, 2, 1, 3, 1, 2, 4, 2, 3]))
    assert (found.raters, found.rated, found.exact, found.near) == (2, 12, 9, 12)
    assert rounded(found) == (0.65, 0.852)


def test_two_who_say_yes_or_no() -> None:
    """Cohen's kappa of 20, 5, 10 and 15 of 50 grants is 0.4 (Sim and Wright, Physical Therapy 85 (2005))."""
    first = [1] * 25 + [0] * 25
    second = [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    assert rounded(agreement_of(pairs(first, second))) == (0.4, 0.4)


def rounded(found: Agreement) -> tuple[float, float]:
    assert found.kappa.value is not None
    assert found.weighted is not None
    assert found.weighted.value is not None
    return round(found.kappa.value, 3), round(found.weighted.value, 3)


def test_what_is_not_defined_says_why() -> None:
    nothing = agreement_of(pairs([2, None], [None, 3]))
    assert (nothing.meant, nothing.rated) == (2, 0)
    assert nothing.kappa == nothing.weighted == Found(None, Undefined.NOTHING_COUNTED)
    alike = agreement_of(pairs([2, 2], [2, 2]))
    assert alike.exact == 2
    assert alike.kappa == alike.weighted == Found(None, Undefined.ONE_VALUE)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1))
def test_neither_comes_first(levels: list[tuple[int, int]]) -> None:
    one, other = zip(*levels, strict=True)
    assert agreement_of(pairs(one, other)) == agreement_of(pairs(other, one))


# Within an audit


def levels(rating: str, **by_criterion: int) -> list[SetLevel]:
    """Levels that a rating set has, for example _1_01=2."""
    return [
        SetLevel("a1", "model", rating, name.strip("_").replace("_", "."), level, "seen")
        for name, level in by_criterion.items()
    ]


def rated(*more: SetLevel | RatingScope | RatingSet | Consensus) -> Audit:
    return audit(None, BEN, *levels(AGREED, _1_01=2, _1_02=1, _1_03=3), *more)


def agreed(found: Audit) -> Results:
    return evaluate(found, MODEL)


def held(found: Audit, rating: RatingSet = BEN) -> Calibration:
    return calibration(found, MODEL, rating, agreed(found), evaluate(found, MODEL, rating.id))


def test_only_what_a_rating_is_meant_for_is_held_against_it() -> None:
    scope = (RatingScope("a1", "s1", "model", name) for name in ("1.01", "1.03"))
    found = held(rated(*scope, *levels("s1", _1_01=3, _1_02=1, _1_03=3)))
    assert [(own.criterion.id, own.first, own.second) for own in found.pairs] == [
        ("1.01", 2, 3),
        ("1.03", 3, 3),
    ]


def test_a_meeting_begins_where_they_lie_furthest_apart() -> None:
    found = held(rated(*levels("s1", _1_01=3, _1_02=3, _1_03=3)))
    assert [own.criterion.id for own in in_order(found.pairs)] == ["1.02", "1.01", "1.03", "2.01"]


def test_what_is_agreed_changes_the_rating_and_not_how_far_they_agreed() -> None:
    before = rated(*levels("s1", _1_01=2, _1_02=3, _1_03=3))
    pair = held(before).pairs[1]
    after = before.with_changes(agree(before, agreed(before), BEN, pair, 3, "The log shows it.", TODAY))
    assert agreed(after).of("1.02").level == 3
    assert agreed(after).of("1.02").set_reason == "The log shows it."
    assert held(after).agreement == held(before).agreement
    again = held(after).pairs[1]
    assert (again.first, again.second, again.now, again.is_open) == (1, 3, 3, False)
    assert again.consensus is not None
    assert again.consensus.agreed_on == TODAY


def test_to_keep_the_agreed_level_changes_no_rating() -> None:
    before = rated(*levels("s1", _1_02=3))
    (change,) = agree(before, agreed(before), BEN, held(before).pairs[1], 1, "", TODAY)
    assert isinstance(change.record, Consensus)


def test_a_level_that_the_answers_give_is_not_set_by_hand() -> None:
    by_hand = SetLevel("a1", "model", AGREED, "1.01", 2, "seen")
    answers = {"1.01-1a": MET, "1.01-2a": MET, "1.01-3a": MET}
    before = audit(answers, BEN, by_hand, *levels("s1", _1_01=3))
    found = agree(before, agreed(before), BEN, held(before).pairs[0], 3, "All is there.", TODAY)
    after = before.with_changes(found)
    assert after.get(SetLevel, *by_hand.key) is None
    assert agreed(after).of("1.01").level == 3


def test_another_level_wants_a_reason() -> None:
    before = rated(*levels("s1", _1_02=3))
    with pytest.raises(ValueError, match=r"1\.02"):
        agree(before, agreed(before), BEN, held(before).pairs[1], 3, " ", TODAY)


def test_what_one_meeting_changed_is_seen_as_it_was_by_the_next_rating() -> None:
    """Cleo is held against what was rated before Ben's meeting, not against what it made of that."""
    before = rated(CLEO, *levels("s1", _1_02=3), *levels("s2", _1_02=1))
    after = before.with_changes(
        agree(before, agreed(before), BEN, held(before).pairs[1], 3, "The log.", TODAY)
    )
    assert held(after, CLEO).pairs[1].first == 1
    assert held(after, CLEO).agreement == held(before, CLEO).agreement


# Three and more


def test_three_are_measured_by_fleiss_over_what_all_are_meant_for() -> None:
    scope = (RatingScope("a1", "s2", "model", name) for name in ("1.01", "1.02"))
    found = rated(CLEO, *scope, *levels("s1", _1_01=2, _1_02=2, _1_03=3), *levels("s2", _1_01=2, _1_02=1))
    every = calibrations(found, MODEL, agreed(found))
    assert [own.rating.assessor for own in every] == ["Ben Ode", "Cleo Ray"]
    three = agreement_of_all(every)
    assert three is not None
    assert (three.raters, three.meant, three.rated, three.exact, three.near) == (3, 2, 2, 1, 2)
    # By hand: P = (1 + 1/3) / 2, Pe = (4/6)^2 + (2/6)^2 = 5/9.
    assert three.kappa.value == pytest.approx((2 / 3 - 5 / 9) / (1 - 5 / 9))
    assert three.weighted is None
    assert agreement_of_all(every[:1]) is None


def test_neither_the_client_nor_who_has_not_begun_is_an_assessor_who_agrees() -> None:
    own = RatingSet("a1", "s2", CLIENT, "Dana Poe")
    found = rated(own, *levels("s2", _1_01=2))
    assert calibrations(found, MODEL, agreed(found)) == ()
