"""Findings: how they come and go, what they are about, and which criteria deserve one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain import findings
from maturity_desktop.domain.activities import Spot
from maturity_desktop.domain.audit import AGREED, AnswerValue, Audit, Evidence, Link, SetLevel
from maturity_desktop.domain.changes import Changes, put, remove_evidence
from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.finding_proposals import Ground, proposals
from maturity_desktop.domain.findings import Sight
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionEvidence,
    ActionFinding,
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    Grade,
)
from maturity_desktop.domain.plan_records import Assignment
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import evaluate
from tests.builders import CUT_OFF, audit, criterion, framework

TODAY = date(2026, 1, 30)
MODEL = framework({"1": (criterion([1, 2], "1.01"), criterion([1, 1, 3], "1.02"))})
MODELS = {MODEL.id: MODEL}


def finding(number: int, grade: Grade = Grade.MINOR, **more: object) -> Finding:
    return Finding("a1", f"f{number}", number, grade, f"Finding {number}", **more)  # type: ignore[arg-type]


def item(number: int, kind: EvidenceKind = EvidenceKind.DATA, dated: date = CUT_OFF) -> Evidence:
    return Evidence("c1", f"e{number}", number, f"Item {number}", kind, dated, dated)


def after(was: Audit, *steps: Changes) -> Audit:
    for changes in steps:
        was = was.with_changes(changes)
    return was


def test_a_finding_comes_with_its_places_and_its_evidence_and_goes_with_them() -> None:
    start = audit({}, item(1), Action("a1", "n1", 1, "Plan"))
    spots = (Spot("model", "1.01", "1.01-1a"), Spot("model", "1.01", "1.01-1a"), Spot("model", "1.02"))
    full = after(start, findings.add(start, finding(1), spots, ["e1", "e1"]))
    full = after(full, put(full, ActionFinding("a1", "n1", "f1")))
    (own,) = findings.standings(full, MODELS)
    assert own.criteria == (("model", "1.01"), ("model", "1.02"))
    assert [one.label for one in own.evidence] == ["EV-001"]
    assert [action.label for action in own.actions] == ["A-01"]
    gone = after(full, findings.remove(full, own.finding))
    assert not [*gone.all(Finding), *gone.all(FindingPlace), *gone.all(FindingEvidence)]
    assert not [*gone.all(ActionFinding)]
    assert [*gone.all(Action)], "the action that answered it stays"


def test_places_and_evidence_are_those_that_were_chosen_last() -> None:
    start = audit({}, item(1), item(2))
    own = finding(1)
    full = after(start, findings.add(start, own, [Spot("model", "1.02")], ["e1"]))
    moved = after(
        full,
        findings.aim(full, own, [Spot("model", "1.01", "1.01-2b"), Spot("model", "1.01")]),
        findings.rest_on(full, own, ["e2"]),
    )
    (standing,) = findings.standings(moved, MODELS)
    assert [place.checkpoint for place in standing.places] == ["", "1.01-2b"], "in the order of the standard"
    assert [one.id for one in standing.evidence] == ["e2"]
    assert findings.aim(moved, own, [Spot("model", "1.01"), Spot("model", "1.01", "1.01-2b")]) == ()


def test_evidence_that_leaves_the_register_is_no_longer_what_a_finding_rests_on() -> None:
    start = audit({}, item(1), finding(1), FindingEvidence("a1", "f1", "e1"), Action("a1", "n1", 1, "Plan"))
    start = after(start, put(start, ActionEvidence("a1", "n1", "e1")))
    gone = after(start, remove_evidence(start, item(1)))
    assert not [*gone.all(FindingEvidence), *gone.all(ActionEvidence)]


def test_a_dispute_wants_the_answer_of_the_client_and_a_closing_its_day() -> None:
    start = audit({}, finding(1))
    (own,) = start.all(Finding)
    with pytest.raises(ValueError, match="f1"):
        findings.dispute(start, own, "  ")
    disputed = after(start, findings.dispute(start, own, "We do plan"))
    (own,) = disputed.all(Finding)
    assert (own.state, own.answer) == (FindingState.DISPUTED, "We do plan")
    closed = after(disputed, findings.close(disputed, [own], TODAY))
    (own,) = closed.all(Finding)
    assert (own.state, own.closed_on, own.answer) == (FindingState.CLOSED, TODAY, "We do plan")
    again = after(closed, findings.redraft(closed, [own]))
    (own,) = again.all(Finding)
    assert (own.state, own.closed_on) == (FindingState.DRAFT, None)


def test_a_place_that_the_edition_does_not_have_rests_and_is_not_lost() -> None:
    start = audit({}, finding(1), FindingPlace("a1", "f1", "model", "9.99"))
    (own,) = findings.standings(start, MODELS)
    assert own.places == ()
    assert [*start.all(FindingPlace)]


@given(st.lists(st.sampled_from(list(Grade)), max_size=8), st.randoms(use_true_random=False))
def test_findings_stand_by_grade_then_by_number_however_they_came(grades: list[Grade], lots: object) -> None:
    made = [finding(number, grade) for number, grade in enumerate(grades, 1)]
    shuffled = list(made)
    lots.shuffle(shuffled)  # type: ignore[attr-defined]
    found = findings.ordered(shuffled)
    assert found == findings.ordered(made)
    keys = [(list(Grade).index(own.grade), own.number) for own in found]
    assert keys == sorted(keys)
    assert findings.next_number(audit({}, *made)) == len(made) + 1


def test_findings_are_looked_at_by_state_grade_criterion_and_whose_they_are() -> None:
    records: tuple[Record, ...] = (
        finding(1, Grade.MAJOR, state=FindingState.AGREED),
        finding(2),
        FindingPlace("a1", "f1", "model", "1.01"),
        FindingPlace("a1", "f2", "model", "1.02", "1.02-1a"),
        Assignment("a1", "model", "1.02", "Ana Lind"),
    )
    start = audit({}, *records)
    every = findings.standings(start, MODELS)

    def seen(**wanted: object) -> list[str]:
        sight = Sight(**wanted)  # type: ignore[arg-type]
        return [own.finding.label for own in findings.in_sight(start, every, sight)]

    assert seen() == ["F-01", "F-02"]
    assert seen(state=FindingState.AGREED) == ["F-01"]
    assert seen(grade=Grade.MINOR) == ["F-02"]
    assert seen(criterion=("model", "1.02")) == ["F-02"]
    assert seen(assessor="ana lind") == ["F-02"]
    assert seen(assessor="nobody") == []
    assert [own.id for own in findings.findings_about(start, "model", "1.01")] == ["f1"]


# Proposals

MET, PARTLY, NOT = AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET


def proposed(
    answers: dict[str, AnswerValue], *records: Record, target: int = 2
) -> list[tuple[Grade, Ground]]:
    model = framework({"1": (criterion([1, 1, 3], "1.01"),)}, target=target)
    found = proposals(evaluate(audit(answers, *records), model))
    return [(own.grade, own.ground) for own in found]


def answers_of(*values: AnswerValue) -> dict[str, AnswerValue]:
    names = ("1.01-1a", "1.01-2a", "1.01-3a", "1.01-3b", "1.01-3c")
    return dict(zip(names, values, strict=False))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((NOT, NOT, NOT, NOT, NOT), [(Grade.MAJOR, Ground.WIDE_GAP)]),
        ((MET, NOT, NOT, NOT, NOT), [(Grade.MINOR, Ground.GAP)]),
        ((MET, MET, NOT, NOT, NOT), []),
        ((MET, MET, MET, NOT, NOT), []),
        ((MET, MET, MET, MET, NOT), [(Grade.OPPORTUNITY, Ground.NEARLY_NEXT)]),
        ((MET, MET, MET, MET, MET), []),
    ],
)
def test_the_grade_follows_from_the_gap(
    values: tuple[AnswerValue, ...], expected: list[tuple[Grade, Ground]]
) -> None:
    assert proposed(answers_of(*values)) == expected


def test_above_the_target_it_is_a_strength_where_two_kinds_of_evidence_support_it() -> None:
    links = (item(1), Link("a1", "e1", "model", "1.01"), item(2, EvidenceKind.INTERVIEW))
    all_met = answers_of(MET, MET, MET, MET, MET)
    assert proposed(all_met, *links) == []
    both = (*links, Link("a1", "e2", "model", "1.01"))
    assert proposed(all_met, *both) == [(Grade.STRENGTH, Ground.ABOVE_TARGET)]


def test_a_gap_of_one_is_major_where_evidence_contradicts_a_level_below_the_target() -> None:
    against = (item(1), Link("a1", "e1", "model", "1.01", "1.01-2a", contradicts=True))
    # A level that the assessor has set leaves a missing checkpoint of a lower level open.
    chosen = SetLevel("a1", "model", AGREED, "1.01", 2, "Judged")
    values = answers_of(MET, NOT, NOT, NOT, NOT)
    assert proposed(values, chosen, target=3) == [(Grade.MINOR, Ground.GAP)]
    assert proposed(values, chosen, *against, target=3) == [(Grade.MAJOR, Ground.CONTRADICTED)]


def test_a_criterion_that_is_not_rated_deserves_nothing() -> None:
    assert proposed({"1.01-1a": MET}) == []


def test_a_proposal_names_its_checkpoints_its_current_evidence_and_what_covers_it() -> None:
    old = replace(item(2), dated=date(2023, 1, 1))
    start = audit(
        answers_of(MET, NOT, NOT, NOT, NOT),
        item(1),
        old,
        item(3),
        Link("a1", "e1", "model", "1.01"),
        Link("a1", "e2", "model", "1.01"),
        Link("a1", "e3", "model", "1.01", "1.01-1a"),
        finding(1),
        FindingPlace("a1", "f1", "model", "1.01"),
    )
    model = framework({"1": (criterion([1, 1, 3], "1.01"),)})
    (own,) = proposals(evaluate(start, model))
    assert [point.id for _level, point in own.checkpoints] == ["1.01-2a"]
    assert own.evidence == ("e1",), "neither what is stale nor what is linked to another checkpoint"
    assert [one.label for one in own.covered_by] == ["F-01"]
    assert own.result.confidence is Confidence.B
