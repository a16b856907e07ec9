"""Actions: drafted from gaps, linked without cycles, placed, and what is known of them on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from maturity_desktop.domain import actions as acts
from maturity_desktop.domain.audit import AnswerValue, Audit, Evidence
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionFinding,
    ActionPrerequisite,
    ActionState,
    Finding,
    FindingPlace,
    GapWeighing,
    Grade,
    RoadmapSettings,
)
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.roadmap import ClashKind, Roadmap, roadmap, sums
from maturity_desktop.domain.waves import Wave, WavePlan, WaveRule
from tests.builders import CUT_OFF, audit, criterion, framework
from tests.strategies import audited

MET, NOT_MET = AnswerValue.MET, AnswerValue.NOT_MET
TODAY = date(2026, 5, 4)
PLAN = WavePlan((Wave("first", "First", 0, 3, WaveRule(below_level=2)), Wave("rest", "Rest", 3, 6)), 8)
MODEL = framework(
    {"1": [criterion([2, 1, 1], "1.01"), criterion([1, 1, 1], "1.02", impact=5, effort=1, weight=2.0)]},
    top=3,
    target=3,
)


def rated(answers: Mapping[str, AnswerValue] | None = None, *records: object) -> Audit:
    """Every checkpoint answered: not met unless said otherwise."""
    points = [point.id for own in MODEL.criteria for point in own.checkpoints]
    return audit({**dict.fromkeys(points, NOT_MET), **(answers or {})}, *records)  # type: ignore[arg-type]


def road(of: Audit, model: Framework = MODEL, today: date = TODAY) -> Roadmap:
    return roadmap(of, [evaluate(of, model)], PLAN, today)


def drafted(of: Audit) -> Audit:
    """The audit with an action for every draft."""
    found = acts.drafts(evaluate(of, MODEL))
    return of.with_changes(acts.add_drafts(of, found, [f"{own.criterion} {own.level}" for own in found]))


def test_each_level_of_a_gap_is_an_action_with_the_very_checkpoints_that_are_missing() -> None:
    found = acts.drafts(evaluate(rated({"1.01-1a": MET}), MODEL))
    told = [(own.criterion, own.before, own.level, [point.id for point in own.checkpoints]) for own in found]
    assert told == [
        ("1.02", 0, 1, ["1.02-1a"]), ("1.02", 1, 2, ["1.02-2a"]), ("1.02", 2, 3, ["1.02-3a"]),
        ("1.01", 0, 1, ["1.01-1b"]), ("1.01", 1, 2, ["1.01-2a"]), ("1.01", 2, 3, ["1.01-3a"]),
    ]  # fmt: skip


def test_what_an_action_closes_is_not_drafted_again_unless_that_was_dropped() -> None:
    now = drafted(rated())
    assert acts.drafts(evaluate(now, MODEL)) == ()
    first = acts.actions(now)[0]
    now = now.with_changes(acts.set_state(now, first, ActionState.DROPPED, TODAY))
    assert [(own.criterion, own.level) for own in acts.drafts(evaluate(now, MODEL))] == [("1.02", 1)]


def test_a_draft_answers_the_findings_at_its_checkpoints() -> None:
    now = rated(
        None,
        Finding("a1", "f1", 1, Grade.MAJOR, "No plan"),
        FindingPlace("a1", "f1", "model", "1.01", "1.01-2a"),
        Finding("a1", "f2", 2, Grade.STRENGTH, "Calm"),
        FindingPlace("a1", "f2", "model", "1.01"),
    )
    found = {
        (own.criterion, own.level): [finding.id for finding in own.findings]
        for own in acts.drafts(evaluate(now, MODEL))
    }
    assert found["1.01", 2] == ["f1"]
    assert found["1.01", 1] == []


def test_drafts_are_numbered_on_and_keep_their_links() -> None:
    now = drafted(rated(None, Action("a1", "n7", 7, "There already")))
    assert [own.number for own in acts.actions(now)] == [7, 8, 9, 10, 11, 12, 13]
    closed = acts.checkpoints_of(now, acts.actions(now)[1].id)
    assert [(own.criterion, own.checkpoint) for own in closed] == [("1.02", "1.02-1a")]


def test_the_priorities_of_a_criterions_actions_come_to_that_of_its_gap() -> None:
    now = drafted(rated())
    gap = evaluate(now, MODEL).of("1.02").gap
    own = [found for found in road(now).standings if ("model", "1.02") in found.criteria]
    assert gap is not None
    assert sum(found.priority for found in own) == pytest.approx(gap.priority)


@given(audited())
def test_priorities_of_all_drafts_come_to_those_of_their_gaps(
    pair: tuple[Audit, tuple[object, ...]],
) -> None:
    now, (file,) = pair
    model: Framework = file.framework  # type: ignore[attr-defined]
    results = evaluate(now, model)
    found = acts.drafts(results)
    now = now.with_changes(acts.add_drafts(now, found, ["A title"] * len(found)))
    for result in results.ranked_gaps:
        own = [
            standing.priority
            for standing in road(now, model).standings
            if (model.id, result.criterion.id) in standing.criteria
        ]
        assert result.gap is not None
        assert not own or sum(own) == pytest.approx(result.gap.priority)


def test_impact_and_effort_are_the_actions_own_else_as_weighed_else_the_frameworks() -> None:
    now = rated(
        None,
        GapWeighing("a1", "model", "1.01", 5, 2, "The board asks"),
        Action("a1", "n1", 1, "A"),
        ActionCheckpoint("a1", "n1", "model", "1.01", "1.01-1a"),
        Action("a1", "n2", 2, "B", impact=1),
        ActionCheckpoint("a1", "n2", "model", "1.02", "1.02-1a"),
        Action("a1", "n3", 3, "C"),
    )
    found = road(now)
    assert [(own.impact, own.effort) for own in found.standings] == [(5, 2), (1, 1), (3, 3)]


def test_a_prerequisite_that_waits_for_the_action_is_refused() -> None:
    now = rated(
        None,
        *(Action("a1", f"n{number}", number, "An action") for number in (1, 2, 3)),
        ActionPrerequisite("a1", "n1", "n2"),
        ActionPrerequisite("a1", "n2", "n3"),
    )
    actions = {own.id: own for own in acts.actions(now)}
    assert acts.would_cycle(now, "n3", "n1")
    assert acts.would_cycle(now, "n3", "n3")
    assert not acts.would_cycle(now, "n1", "n3")
    with pytest.raises(ValueError, match="n1"):
        acts.wait_for(now, actions["n3"], ["n1"])
    now = now.with_changes(acts.wait_for(now, actions["n1"], ["n3"]))
    assert {own.first for own in now.all(ActionPrerequisite) if own.action == "n1"} == {"n3"}


def test_to_remove_an_action_takes_all_that_hangs_on_it() -> None:
    now = rated(
        None,
        Action("a1", "n1", 1, "A"),
        Action("a1", "n2", 2, "B"),
        ActionPrerequisite("a1", "n2", "n1"),
        ActionCheckpoint("a1", "n1", "model", "1.01", "1.01-1a"),
        ActionFinding("a1", "n1", "f1"),
    )
    now = now.with_changes(acts.remove(now, acts.actions(now)[0]))
    assert [own.id for own in acts.actions(now)] == ["n2"]
    assert (
        not list(now.all(ActionPrerequisite)) + list(now.all(ActionCheckpoint)) + list(now.all(ActionFinding))
    )


def test_done_has_a_day_and_open_again_has_none() -> None:
    now = rated(None, Action("a1", "n1", 1, "A", due_on=date(2026, 5, 1)))
    assert road(now).of("n1").late == 3  # type: ignore[union-attr]
    now = now.with_changes(acts.set_state(now, acts.actions(now)[0], ActionState.DONE, TODAY))
    assert acts.actions(now)[0].done_on == TODAY
    assert road(now).late == ()
    now = now.with_changes(acts.set_state(now, acts.actions(now)[0], ActionState.UNDER_WAY, TODAY))
    assert acts.actions(now)[0].done_on is None


def test_an_action_is_put_where_it_was_dropped_and_the_rest_of_the_wave_stays() -> None:
    now = rated(None, *(Action("a1", f"n{number}", number, "An action") for number in (1, 2, 3)))
    assert road(now).placing.by_wave["rest"] == ("n1", "n2", "n3")
    third = acts.actions(now)[2]
    now = now.with_changes(acts.place(now, third, "rest", ["n1", "n3", "n2"]))
    assert road(now).placing.by_wave["rest"] == ("n1", "n3", "n2")
    now = now.with_changes(acts.place(now, acts.actions(now)[2], "first", ["n3"]))
    assert road(now).placing.by_wave == {"first": ("n3",), "rest": ("n1", "n2")}
    now = now.with_changes(acts.place_as_proposed(now))
    assert road(now).placing.by_wave["rest"] == ("n1", "n2", "n3")


def test_days_are_the_actions_own_else_those_of_its_wave() -> None:
    settings = RoadmapSettings("a1", date(2026, 1, 31), "EUR", None)
    own = Action("a1", "n2", 2, "B", due_on=date(2026, 6, 30), cost=100, benefit=300)
    found = road(rated(None, settings, Action("a1", "n1", 1, "A"), own))
    first, second = found.standings
    assert (first.begins, first.ends) == (date(2026, 4, 30), date(2026, 7, 30))
    assert (second.begins, second.ends) == (date(2026, 4, 30), date(2026, 6, 30))
    told = sums(found.live)
    assert (told.cost, told.benefit, told.with_cost, told.count) == (100, 300, 1, 2)


def test_what_a_persons_order_breaks_is_told() -> None:
    found = road(
        rated(
            None,
            Action("a1", "n1", 1, "A", wave="first", due_on=date(2026, 3, 1)),
            Action("a1", "n2", 2, "B", wave="rest", due_on=date(2026, 4, 1)),
            ActionPrerequisite("a1", "n1", "n2"),
            Action("a1", "n3", 3, "C", wave="first"),
            ActionCheckpoint("a1", "n3", "model", "1.01", "1.01-1a"),
            Action("a1", "n4", 4, "D", wave="first"),
            ActionCheckpoint("a1", "n4", "model", "1.01", "1.01-2a"),
        )
    )
    assert [(own.kind, own.action.id, own.first.id) for own in found.clashes] == [
        (ClashKind.BEFORE_FIRST, "n1", "n2"),
        (ClashKind.DUE_BEFORE_FIRST, "n1", "n2"),
        (ClashKind.SAME_WAVE, "n4", "n3"),
    ]


def test_a_wave_that_begins_after_the_day_on_which_an_action_is_due_is_told() -> None:
    settings = RoadmapSettings("a1", date(2026, 1, 1), "EUR", None)
    due = date(2026, 1, 31)
    found = road(
        rated(
            None,
            settings,
            Action("a1", "n1", 1, "A", wave="rest", due_on=due),
            Action("a1", "n2", 2, "B", wave="first", due_on=date(2028, 1, 31)),
            Action("a1", "n3", 3, "C", wave="rest", due_on=due, state=ActionState.DONE),
            Action("a1", "n4", 4, "D", wave="rest"),
            Action("a1", "n5", 5, "E", wave="rest", due_on=due, starts_on=due, state=ActionState.UNDER_WAY),
        )
    )
    assert [own.action.id for own in found.standings if own.is_due_before_wave] == ["n1", "n5"]


def test_an_action_that_is_due_before_what_it_waits_for_begins_is_told() -> None:
    settings = RoadmapSettings("a1", date(2026, 1, 1), "EUR", None)
    first = Action("a1", "n1", 1, "A", wave="rest")
    waits = Action("a1", "n2", 2, "B", wave="rest", due_on=date(2026, 1, 31), state=ActionState.UNDER_WAY)
    found = road(rated(None, settings, first, waits, ActionPrerequisite("a1", "n2", "n1")))
    own = found.of("n2")
    assert own is not None
    assert own.after_due == (first,)
    assert [(clash.kind, clash.first.id) for clash in found.clashes] == [(ClashKind.DUE_BEFORE_FIRST, "n1")]
    done = replace(first, state=ActionState.DONE)
    assert not road(rated(None, settings, done, waits, ActionPrerequisite("a1", "n2", "n1"))).clashes


def test_dropped_actions_are_in_no_wave() -> None:
    found = road(rated(None, Action("a1", "n1", 1, "A", state=ActionState.DROPPED, wave="first")))
    assert found.in_wave("first") == ()
    assert [own.action.id for own in found.dropped] == ["n1"]


def test_a_weighing_that_says_nothing_of_its_own_is_not_kept() -> None:
    now = rated()
    results = evaluate(now, MODEL)
    weighed = now.with_changes(acts.weigh_gap(now, results, "1.01", 5, 2, "The board asks"))
    assert evaluate(weighed, MODEL).of("1.01").gap.impact == 5  # type: ignore[union-attr]
    back = weighed.with_changes(acts.weigh_gap(weighed, results, "1.01", 3, 3, " "))
    assert not list(back.all(GapWeighing))


def test_evidence_and_notes_belong_to_their_action() -> None:
    item = Evidence("c1", "e1", 1, "A plan", EvidenceKind.DOCUMENT, CUT_OFF, CUT_OFF)
    now = rated(None, Action("a1", "n1", 1, "A"), item)
    action = acts.actions(now)[0]
    now = now.with_changes(acts.prove(now, action, [item]))
    now = now.with_changes(acts.add_note(now, action, "Begun", TODAY, "Ana Lind"))
    found = road(now).standings[0]
    assert found.evidence == (item,)
    assert [note.text for note in found.notes] == ["Begun"]
