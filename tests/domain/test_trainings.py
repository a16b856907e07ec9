"""Trainings drafted from the roles that a model asks about the criteria of open actions."""

from __future__ import annotations

from dataclasses import replace

from maturity_desktop.domain import actions as acts
from maturity_desktop.domain import trainings as plans
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.roadmap import roadmap
from tests.domain.test_actions import MODEL, PLAN, TODAY, drafted, rated

_domain = replace(
    MODEL.domains[0],
    criteria=(
        replace(MODEL.criteria[0], ask=("manager", "agent")),
        replace(MODEL.criteria[1], ask=("manager",)),
    ),
)
ASKED = replace(
    MODEL, domains=(_domain,), roles={"manager": "Operations manager", "agent": "Agent", "hr": "HR"}
)


def drafts(now: Audit) -> list[tuple[str, tuple[str, ...]]]:
    results = evaluate(now, ASKED)
    found = plans.training_drafts([results], roadmap(now, [results], PLAN, TODAY))
    return [(own.role_title, own.criteria) for own in found]


def test_each_role_carries_the_criteria_that_open_actions_are_about() -> None:
    assert drafts(drafted(rated())) == [("Operations manager", ("1.01", "1.02")), ("Agent", ("1.01",))]
    assert drafts(rated()) == []


def test_what_is_planned_or_done_is_not_drafted_again() -> None:
    now = drafted(rated())
    results = evaluate(now, ASKED)
    found = plans.training_drafts([results], roadmap(now, [results], PLAN, TODAY))
    now = now.with_changes(plans.add_trainings(now, found[:1], ["Plan by the week"]))
    assert drafts(now) == [("Agent", ("1.01",))]
    for action in acts.actions(now):
        now = now.with_changes(acts.set_state(now, action, ActionState.DONE, TODAY))
    assert drafts(now) == []


def test_trainings_change_places_and_stop_at_the_ends() -> None:
    now = rated()
    for topic in ("one", "two", "three"):
        now = now.with_changes(plans.add_training(now, "", topic)[1])
    first = acts.trainings(now)[0]
    assert plans.move_training(now, first, -1) == ()
    now = now.with_changes(plans.move_training(now, first, 1))
    assert [own.topic for own in acts.trainings(now)] == ["two", "one", "three"]
    now = now.with_changes(plans.remove_training(now, first))
    assert [own.topic for own in acts.trainings(now)] == ["two", "three"]
