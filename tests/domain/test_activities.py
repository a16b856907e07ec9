"""Activities: planned from tasks, and what is heard at them becomes testimony at its checkpoint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain import activities, activity_plans
from maturity_desktop.domain.activities import TELLING, Listener, Spot
from maturity_desktop.domain.audit import Audit, Evidence, Link, TaskState
from maturity_desktop.domain.changes import Changes, put, remove_evidence
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.phases import Task, TaskKind
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
    ActivityState,
    Heard,
    Verdict,
)
from tests.builders import audit

TODAY = date(2026, 1, 14)
ANA = Listener("Ana Lind", TODAY, {"agent": "Agent", "team_leader": "Team leader"})
FIRST, SECOND = Spot("model", "1.01", "1.01-1a"), Spot("model", "1.01", "1.01-1b")
GROUP = Activity(
    "a1", "m1", ActivityKind.FOCUS_GROUP, "Agents, early shift", TODAY, "09:30", led_by="Ana Lind"
)
PEOPLE = (
    ActivityPerson("a1", "m1", "p1", "agent", "Kim Vance", 6),
    ActivityPerson("a1", "m1", "p2", "team_leader"),
)


def after(was: Audit, *steps: Changes) -> Audit:
    for changes in steps:
        was = was.with_changes(changes)
    return was


def held(found: Audit) -> Activity:
    activity = found.get(Activity, "a1", "m1")
    assert activity is not None
    return activity


def hear(was: Audit, spot: Spot, verdict: Verdict | None) -> Audit:
    return after(was, activities.hear(was, held(was), spot, verdict, ANA))


def write(was: Audit, spot: Spot, text: str) -> Audit:
    return after(was, activities.write_down(was, held(was), spot, text, ANA))


def test_what_is_held_before_its_day_was_held_today_and_so_was_its_task() -> None:
    later = replace(GROUP, held_on=date(2026, 1, 27), framework="model", task="groups")
    planned = after(audit({}, later), activities.hear(audit({}, later), later, FIRST, Verdict.SUPPORTS, ANA))
    done = after(planned, activities.mark(planned, held(planned), ActivityState.HELD, TODAY))
    assert held(done).held_on == TODAY
    assert [state.done_on for state in done.all(TaskState)] == [TODAY]
    assert [item.dated for item in done.evidence] == [TODAY]
    again = after(done, activities.mark(done, held(done), ActivityState.PLANNED, date(2026, 1, 20)))
    assert held(again).held_on == TODAY, "a day that has passed stays as it was told"


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("Interview the centre's director: direction, goals.", "Interview the centre's director"),
        ("Hold the first agents' focus group: six to eight.", "Hold the first agents' focus group"),
        (
            "Interview two heads of other departments (marketing, sales): when.",
            "Interview two heads of other departments",
        ),
        ("Follow a complaint.", "Follow a complaint"),
        (
            "Watch " + "a planner work " * 9,
            "Watch a planner work a planner work a planner work a planner work a…",
        ),
        (": odd", ": odd"),
    ],
)
def test_the_title_of_a_task_is_the_first_thing_that_it_says(what: str, title: str) -> None:
    assert activity_plans.short_title(what) == title


def test_a_task_becomes_an_activity_with_its_people_criteria_and_time() -> None:
    task = Task(
        "groups", "Hold a focus group", TaskKind.FOCUS_GROUP, who=("agent",), criteria=("1.01",), minutes=90
    )
    empty = audit()
    plan = activity_plans.plan_for_task(empty, "model", task, TODAY, "Ana Lind")
    planned = after(empty, activity_plans.keep(empty, plan, ANA))
    (activity,) = planned.all(Activity)
    assert (activity.kind, activity.minutes, activity.task) == (ActivityKind.FOCUS_GROUP, 90, "groups")
    assert [person.role for person in activities.people_of(planned, activity)] == ["agent"]
    assert [link.criterion for link in activities.criteria_of(planned, activity)] == ["1.01"]


def test_a_task_may_name_the_activity_itself() -> None:
    tour = Task("tour", "Walk through the halls", TaskKind.OBSERVATION, activity="walk_through")
    assert activity_plans.kind_of(tour) is ActivityKind.WALK_THROUGH
    assert activity_plans.kind_of(replace(tour, activity="")) is ActivityKind.OBSERVATION
    assert activity_plans.kind_of(Task("plan", "Plan", TaskKind.PLAN)) is ActivityKind.MEETING


def test_what_supports_a_checkpoint_is_testimony_there() -> None:
    found = hear(audit(None, GROUP, *PEOPLE), FIRST, Verdict.SUPPORTS)
    (item,) = found.all(Evidence)
    (link,) = found.all(Link)
    assert (item.kind, item.dated, item.title) == (EvidenceKind.FOCUS_GROUP, TODAY, "Agents, early shift")
    assert item.source == "Agent × 6, Team leader"
    assert (link.checkpoint, link.contradicts) == ("1.01-1a", False)


def test_the_evidence_names_no_person() -> None:
    found = write(hear(audit(None, GROUP, *PEOPLE), FIRST, Verdict.SUPPORTS), FIRST, "All of them knew")
    (item,) = found.all(Evidence)
    assert "Vance" not in repr(item)


def test_a_note_without_a_verdict_is_kept_and_proves_nothing() -> None:
    found = write(audit(None, GROUP), FIRST, "They had heard of it")
    assert activities.heard_on(found, held(found), FIRST).note == "They had heard of it"
    assert not list(found.all(Evidence))


def test_notes_stand_in_the_evidence_by_checkpoint_while_they_are_typed() -> None:
    found = hear(audit(None, GROUP), SECOND, Verdict.CONTRADICTS)
    found = write(found, SECOND, "Nobody has")
    found = write(found, SECOND, "Nobody has seen it")
    found = write(found, FIRST, "Five of six knew")
    (item,) = found.all(Evidence)
    assert item.text == "1.01-1a · Five of six knew\n1.01-1b − Nobody has seen it"


def test_not_covered_takes_the_link_back_and_keeps_the_item() -> None:
    found = hear(hear(audit(None, GROUP), FIRST, Verdict.SUPPORTS), FIRST, Verdict.NOT_COVERED)
    assert not list(found.all(Link))
    assert len(list(found.all(Evidence))) == 1
    again = hear(found, SECOND, Verdict.SUPPORTS)
    assert len(list(again.all(Evidence))) == 1


def test_what_was_seen_on_a_walk_is_an_observation() -> None:
    walk = replace(GROUP, kind=ActivityKind.WALK_THROUGH)
    (item,) = hear(audit(None, walk), FIRST, Verdict.SUPPORTS).all(Evidence)
    assert item.kind is EvidenceKind.OBSERVATION


def test_the_item_follows_its_activity_and_keeps_what_was_written_by_hand() -> None:
    found = hear(audit(None, GROUP), FIRST, Verdict.SUPPORTS)
    (item,) = found.all(Evidence)
    found = found.with_changes(put(found, replace(item, source="Agents of hall 2")))
    moved = replace(held(found), held_on=date(2026, 1, 15), title="Agents, late shift")
    found = after(found, activities.change_activity(found, moved, ANA))
    (item,) = found.all(Evidence)
    assert (item.dated, item.title) == (date(2026, 1, 15), "Agents, late shift")
    assert item.source == "Agents of hall 2"


def test_what_is_heard_next_leaves_the_words_that_a_person_wrote() -> None:
    found = write(hear(audit(None, GROUP), FIRST, Verdict.SUPPORTS), FIRST, "Five knew")
    (item,) = found.all(Evidence)
    around = found.with_changes(put(found, replace(item, text=f"In the canteen.\n{item.text}\nLoud.")))
    (item,) = hear(around, SECOND, Verdict.CONTRADICTS).all(Evidence)
    assert item.text == "In the canteen.\n1.01-1a + Five knew\n1.01-1b −\nLoud."
    instead = found.with_changes(put(found, replace(item, text="Nine agents, one voice.")))
    (item,) = hear(instead, SECOND, Verdict.CONTRADICTS).all(Evidence)
    assert item.text == "Nine agents, one voice."


def test_an_item_that_was_removed_comes_again_with_the_next_word() -> None:
    found = hear(audit(None, GROUP), FIRST, Verdict.SUPPORTS)
    (item,) = found.all(Evidence)
    gone = after(found, remove_evidence(found, item))
    again = hear(gone, SECOND, Verdict.SUPPORTS)
    assert {link.checkpoint for link in again.all(Link)} == {"1.01-1a", "1.01-1b"}


def test_people_can_be_put_right_and_the_source_follows() -> None:
    found = hear(audit(None, GROUP, *PEOPLE), FIRST, Verdict.SUPPORTS)
    fewer = (replace(PEOPLE[0], count=4),)
    found = after(found, activities.change_people(found, held(found), fewer, ANA))
    (item,) = found.all(Evidence)
    assert item.source == "Agent × 4"
    assert activities.people_of(found, held(found)) == fewer


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", ""), (" 9 ", "09:00"), ("930", "09:30"), ("9.30", "09:30"), ("23:59", "23:59"), ("0915", "09:15"),
     ("24:00", None), ("9:60", None), ("nine", None), ("9:3", None), ("12345", None)],
)  # fmt: skip
def test_a_time_of_day_may_be_typed_as_people_write_it(typed: str, told: str | None) -> None:
    assert activity_plans.time_of(typed) == told


def test_a_plan_is_kept_as_one_and_what_was_heard_stays() -> None:
    about = ActivityCriterion("a1", "m1", "model", "1.01")
    found = hear(audit(None, GROUP, *PEOPLE, about), FIRST, Verdict.SUPPORTS)
    plan = activity_plans.plan_of(found, held(found))
    assert not activity_plans.keep(found, plan, ANA)
    other = replace(
        plan,
        activity=replace(plan.activity, title="Agents, late shift", evidence=""),
        people=(replace(PEOPLE[0], count=2),),
        criteria=frozenset({Spot("model", "1.02")}),
    )
    found = after(found, activity_plans.keep(found, other, ANA))
    (item,) = found.all(Evidence)
    assert (item.title, item.source) == ("Agents, late shift", "Agent × 2")
    assert held(found).evidence == item.id
    assert [link.criterion for link in activities.criteria_of(found, held(found))] == ["1.02"]
    assert [link.checkpoint for link in found.all(Link)] == ["1.01-1a"]


def test_a_criterion_knows_the_activities_that_are_about_it_or_brought_something_of_it() -> None:
    later = replace(GROUP, id="m2", held_on=date(2026, 1, 12))
    about = ActivityCriterion("a1", "m2", "model", "1.01")
    found = hear(audit(None, GROUP, later, about), FIRST, Verdict.NOT_COVERED)
    assert [own.id for own in activities.activities_about(found, "model", "1.01")] == ["m2", "m1"]
    assert not activities.activities_about(found, "model", "1.02")


def test_what_comes_in_is_used_at_every_criterion_of_the_activity() -> None:
    def item(name: str, dated: date, added: date) -> Evidence:
        return Evidence("c1", name, 7, name, EvidenceKind.OBSERVATION, dated, added)

    about = [ActivityCriterion("a1", "m1", "model", own) for own in ("1.01", "1.02")]
    photo, older = item("photo", TODAY, TODAY), item("older", date(2025, 1, 1), date(2026, 1, 12))
    found = hear(audit(None, GROUP, *about, photo, older), FIRST, Verdict.SUPPORTS)
    found = after(found, activities.use_at_criteria(found, held(found), ("photo", "older")))
    assert {(link.evidence, link.criterion) for link in found.all(Link) if not link.checkpoint} == {
        (name, own) for name in ("photo", "older") for own in ("1.01", "1.02")
    }
    own, other = activities.evidence_of(found, held(found))
    assert (own.id, other.id) == (held(found).evidence, "photo")


def test_an_activity_goes_with_what_hangs_on_it_and_leaves_the_evidence_unused() -> None:
    about = ActivityCriterion("a1", "m1", "model", "1.01")
    found = hear(audit(None, GROUP, *PEOPLE, about), FIRST, Verdict.SUPPORTS)
    gone = after(found, activities.remove(found, held(found)))
    for kind in (Activity, ActivityPerson, ActivityCriterion, Heard, Link):
        assert not list(gone.all(kind))
    assert len(list(gone.all(Evidence))) == 1


def test_one_assessor_cannot_be_in_two_places() -> None:
    def at(
        name: str, time: str, who: str = "Ana Lind", state: ActivityState = ActivityState.PLANNED
    ) -> Activity:
        return replace(GROUP, id=name, starts_at=time, led_by=who, state=state)

    told = (at("b", "10:00"), at("c", "10:30"), at("d", "10:00", "Ben"), at("e", "9:60"))
    off = at("f", "09:45", state=ActivityState.CALLED_OFF)
    found = activities.overlapping(audit(None, GROUP, *told, off))
    assert [(one.id, other.id) for one, other in found] == [("m1", "b"), ("b", "c")]


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    assert activities.draw(170, 10, "HR files") == activities.draw(170, 10, "HR files")
    assert activities.draw(170, 10, "HR files") != activities.draw(170, 10, "Contacts")


@given(st.integers(0, 300), st.integers(0, 40), st.text(max_size=5))
def test_a_sample_has_as_many_as_there_are_each_once(population: int, sample: int, seed: str) -> None:
    drawn = activities.draw(population, sample, seed)
    assert len(drawn) == len(set(drawn)) == min(population, sample)
    assert set(drawn) <= set(range(1, population + 1))


SPOTS = st.sampled_from([FIRST, SECOND, Spot("model", "1.02", "1.02-1a")])
STEPS = st.lists(
    st.one_of(
        st.tuples(SPOTS, st.sampled_from([None, *Verdict])),
        st.tuples(SPOTS, st.sampled_from(["", "word", "another"])),
    ),
    max_size=12,
)


@given(STEPS, st.booleans())
def test_links_are_always_what_was_heard_and_everything_can_be_taken_back(
    steps: list[tuple[Spot, Verdict | str | None]], by_hand: bool
) -> None:
    start = audit(None, GROUP, *PEOPLE)
    found, done = start, []
    for number, (spot, said) in enumerate(steps):
        if isinstance(said, str) and not isinstance(said, Verdict):
            changes = activities.write_down(found, held(found), spot, said, ANA)
        else:
            changes = activities.hear(found, held(found), spot, said, ANA)
        found = found.with_changes(changes)
        done.append(changes)
        item = held(found).evidence
        if by_hand and item and number == 3:
            extra = put(found, Link("a1", item, "model", "1.03"))
            found = found.with_changes(extra)
            done.append(extra)
        linked = {(link.checkpoint, link.contradicts) for link in found.all(Link) if link.criterion != "1.03"}
        assert linked == {
            (own.checkpoint, own.verdict is Verdict.CONTRADICTS)
            for own in found.all(Heard)
            if own.verdict in TELLING
        }
    for changes in reversed(done):
        found = found.with_changes([change.reversed() for change in reversed(changes)])
    assert found == start


def test_a_task_is_done_with_the_last_of_its_activities() -> None:
    first = replace(GROUP, framework="model", task="groups")
    second = replace(first, id="m2")
    start = audit(None, first, second)
    one = after(start, activities.mark(start, first, ActivityState.HELD, TODAY))
    assert not list(one.all(TaskState))
    both = after(one, activities.mark(one, second, ActivityState.HELD, TODAY))
    assert [(own.task, own.done_on) for own in both.all(TaskState)] == [("groups", TODAY)]
    again = after(both, activities.mark(both, second, ActivityState.PLANNED, TODAY))
    assert list(again.all(TaskState)) == list(both.all(TaskState))


def test_an_activity_of_its_own_ticks_nothing() -> None:
    start = audit(None, GROUP)
    assert not list(after(start, activities.mark(start, GROUP, ActivityState.HELD, TODAY)).all(TaskState))
