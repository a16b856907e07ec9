"""What took place: held or heard, about the models that are reported, people by role."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from maturity_desktop.domain.fieldwork import held, people_met
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

DAY = date(2026, 1, 14)
TALK = Activity("a1", "talk", ActivityKind.INTERVIEW, "Talk", DAY, state=ActivityState.HELD)
TOUR = Activity("a1", "tour", ActivityKind.WALK_THROUGH, "Tour", DAY)


def names(*records: object) -> list[str]:
    return [own.id for own in held(audit(None, *records), ["model"])]  # type: ignore[arg-type]


def test_what_was_heard_took_place_whatever_its_state() -> None:
    said = Heard("a1", "tour", "model", "1.01", "1.01-1a", Verdict.SUPPORTS)
    assert names(TALK, TOUR) == ["talk"]
    assert names(TALK, TOUR, said) == ["talk", "tour"]
    assert names(TALK, TOUR, replace(said, verdict=Verdict.NOT_COVERED)) == ["talk"]


def test_what_is_about_another_model_only_is_left_out() -> None:
    other = ActivityCriterion("a1", "talk", "other", "X")
    assert names(TALK, other) == []
    assert names(TALK, other, ActivityCriterion("a1", "talk", "model", "1.01")) == ["talk"]


def test_people_are_counted_by_role() -> None:
    found = audit(
        None,
        TALK,
        replace(TOUR, state=ActivityState.HELD),
        ActivityPerson("a1", "talk", "p1", "agent", "Ann", 3),
        ActivityPerson("a1", "tour", "p1", "agent", "Ann"),
        ActivityPerson("a1", "tour", "p2", "boss"),
        ActivityPerson("a1", "gone", "p1", "agent", count=9),
    )
    agent, boss = people_met(found, held(found, ["model"]))
    assert (agent.role, agent.people, agent.activities) == ("agent", 4, 2)
    assert agent.kinds == (ActivityKind.INTERVIEW, ActivityKind.WALK_THROUGH)
    assert (boss.role, boss.people) == ("boss", 1)
