"""Waves: the rules of the proposal, and that it is the same whatever the order of its input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.improvement_records import Action
from maturity_desktop.domain.waves import Placing, Wave, WavePlan, WaveRule, Weighed, proposal, waits_for

PLAN = WavePlan(
    (
        Wave("quick", "Quick", 0, 3, WaveRule(effort_at_most=2, impact_at_least=4)),
        Wave("base", "Base", 3, 6, WaveRule(below_level=2)),
        Wave("main", "Main", 6, 12, WaveRule(limited=True)),
        Wave("rest", "Rest", 12, 18),
    ),
    most_in_wave=2,
)


def weighed(
    number: int,
    impact: int = 3,
    effort: int = 3,
    priority: float = 1.0,
    steps: Sequence[tuple[str, int]] = (),
    standing: int | None = 2,
    firsts: Sequence[int] = (),
    wave: str = "",
    position: int = 0,
) -> Weighed:
    """An action numbered so, its steps as (criterion, level)."""
    action = Action("a1", f"n{number}", number, f"Action {number}", wave=wave, position=position)
    return Weighed(
        action,
        impact,
        effort,
        priority,
        tuple(("model", criterion, level) for criterion, level in steps),
        standing,
        frozenset(f"n{first}" for first in firsts),
    )


def wave_of(placing: Placing, action: str) -> str:
    """The wave that holds an action."""
    (wave,) = (wave for wave, held in placing.by_wave.items() if action in held)
    return wave


def test_each_wave_takes_what_its_rule_says() -> None:
    found = proposal(
        [
            weighed(1, impact=4, effort=2, steps=[("A", 3)]),
            weighed(2, steps=[("B", 1)], standing=0),
            weighed(3, priority=3.0, steps=[("C", 3)]),
            weighed(4, priority=9.0, steps=[("D", 3)]),
            weighed(5, priority=2.0, steps=[("E", 3)]),
        ],
        PLAN,
    )
    assert found.by_wave == {"quick": ("n1",), "base": ("n2",), "main": ("n4", "n3"), "rest": ("n5",)}
    assert found.unplaced == ()


def test_a_limited_wave_holds_as_many_as_the_audit_says() -> None:
    found = proposal([weighed(number) for number in range(1, 6)], PLAN, most_in_wave=4)
    assert len(found.by_wave["main"]) == 4


def test_the_levels_of_a_criterion_follow_in_waves_of_their_own() -> None:
    steps = [weighed(level, impact=5, effort=1, steps=[("A", level)], standing=0) for level in (1, 2, 3, 4)]
    found = proposal(steps, PLAN)
    assert [wave_of(found, f"n{level}") for level in (1, 2, 3, 4)] == ["quick", "base", "main", "rest"]


def test_more_levels_than_waves_are_left_over() -> None:
    steps = [weighed(level, steps=[("A", level)], standing=0) for level in (1, 2, 3, 4)]
    assert proposal(steps, PLAN).unplaced == ("n4",)


def test_a_prerequisite_holds_a_quick_win_back_and_stands_before_it() -> None:
    found = proposal([weighed(1, impact=5, effort=1, priority=9.0, firsts=[2]), weighed(2)], PLAN)
    assert found.by_wave["main"] == ("n2", "n1")


def test_what_a_person_placed_stays_and_pulls_what_it_needs() -> None:
    placed = weighed(1, firsts=[2], wave="quick", steps=[("A", 3)])
    found = proposal([placed, weighed(2), weighed(3, steps=[("A", 4)], impact=5, effort=1)], PLAN)
    assert found.by_wave["quick"] == ("n1", "n2") or found.by_wave["quick"] == ("n2", "n1")
    assert wave_of(found, "n3") == "main"


def test_a_persons_order_within_a_wave_is_kept() -> None:
    found = proposal(
        [weighed(1, wave="main", position=1), weighed(2, wave="main", position=0), weighed(3, priority=9.0)],
        PLAN,
        most_in_wave=3,
    )
    assert found.by_wave["main"] == ("n2", "n1", "n3")


def test_a_cycle_is_left_over_and_harms_no_other() -> None:
    found = proposal([weighed(1, firsts=[2]), weighed(2, firsts=[1]), weighed(3)], PLAN)
    assert set(found.unplaced) == {"n1", "n2"}
    assert wave_of(found, "n3") == "main"


def test_a_wave_that_is_no_longer_there_is_no_place() -> None:
    assert wave_of(proposal([weighed(1, wave="gone")], PLAN), "n1") == "main"


@st.composite
def roadmaps(draw: st.DrawFn) -> list[Weighed]:
    """Actions without cycles of prerequisites: each waits for lower numbers only."""
    found = []
    for number in range(1, draw(st.integers(1, 9)) + 1):
        steps = draw(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 4)), max_size=2, unique=True))
        lower = st.lists(st.integers(1, max(1, number - 1)), max_size=2 if number > 1 else 0, unique=True)
        found.append(
            weighed(
                number,
                draw(st.integers(1, 5)),
                draw(st.integers(1, 5)),
                draw(st.sampled_from([0.0, 1.0, 2.5])),
                steps,
                draw(st.sampled_from([None, 0, 1, 2])),
                draw(lower),
                draw(st.sampled_from(["", "", "", "quick", "rest"])),
                draw(st.integers(0, 2)),
            )
        )
    return found


@given(roadmaps().flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_proposal_is_the_same_whatever_the_order(both: tuple[list[Weighed], list[Weighed]]) -> None:
    assert proposal(both[0], PLAN) == proposal(both[1], PLAN)


@given(roadmaps())
def test_the_proposal_keeps_its_rules(found: list[Weighed]) -> None:
    free = [replace(own, action=replace(own.action, wave="")) for own in found]
    placing = proposal(free, PLAN)
    number = {wave.id: place for place, wave in enumerate(PLAN.waves)}
    at = {name: number[wave] for wave, held in placing.by_wave.items() for name in held}
    order = {name: place for held in placing.by_wave.values() for place, name in enumerate(held)}
    assert sorted([*at, *placing.unplaced]) == sorted(own.action.id for own in free)
    assert len(placing.by_wave["main"]) <= PLAN.most_in_wave
    for own in free:
        name = own.action.id
        for first, gap in waits_for(free)[name].items():
            if name in at:
                assert at[first] + gap <= at[name]
                assert at[first] < at[name] or order[first] < order[name]


@given(roadmaps())
def test_what_a_person_placed_is_where_they_put_it(found: list[Weighed]) -> None:
    placing = proposal(found, PLAN)
    for own in found:
        if own.action.wave:
            assert wave_of(placing, own.action.id) == own.action.wave
