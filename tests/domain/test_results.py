"""What a whole audit comes to: gaps, reasons, headlines."""

from __future__ import annotations

from dataclasses import replace

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Change,
    Evidence,
    Link,
    Note,
    SetLevel,
    Target,
)
from maturity_desktop.domain.framework import EvidenceKind, TargetProfile
from maturity_desktop.domain.results import Reason, ReasonCode, evaluate
from tests.builders import CUT_OFF, audit, criterion, framework

MET, NOT_MET, NOT_APPLICABLE = AnswerValue.MET, AnswerValue.NOT_MET, AnswerValue.NOT_APPLICABLE
MODEL = framework(
    {
        "1": [criterion([1, 1], "1.01", impact=4, effort=2), criterion([1, 1], "1.02", impact=3, effort=3)],
        "2": [criterion([1, 2], "2.01")],
    },
    top=2,
)
DOCUMENT = Evidence("c1", "e1", 1, "A document", EvidenceKind.DOCUMENT, CUT_OFF, CUT_OFF)


def test_gaps_are_ranked_by_priority_then_by_the_order_of_the_standard() -> None:
    answers = {"1.01-1a": MET, "1.01-2a": NOT_MET, "1.02-1a": NOT_MET, "2.01-1a": MET, "2.01-2a": NOT_MET}
    results = evaluate(audit(answers), MODEL)
    assert [(r.criterion.id, r.gap.size, r.gap.priority) for r in results.ranked_gaps if r.gap] == [
        ("1.01", 1, 2.0),
        ("1.02", 2, 2.0),
        ("2.01", 1, 1.0),
    ]


def test_a_gap_names_the_checkpoints_that_the_target_still_wants() -> None:
    results = evaluate(audit({"2.01-1a": MET, "2.01-2a": NOT_MET, "2.01-2b": AnswerValue.PARTLY}), MODEL)
    assert [(level, point.id) for level, point in results.of("2.01").missing] == [
        (2, "2.01-2a"),
        (2, "2.01-2b"),
    ]


def test_an_own_target_comes_before_the_profile() -> None:
    own = Target("a1", "model", "readiness", "1.01", 1)
    results = evaluate(audit({"1.01-1a": MET, "1.01-2a": NOT_MET}, own), MODEL)
    assert results.of("1.01").target == 1
    assert results.of("1.01").gap is not None
    assert results.ranked_gaps == ()


def test_a_model_without_the_profile_of_the_audit_takes_its_first() -> None:
    """The models of an audit share one choice: one that lacks it does not aim at the top of its scale."""
    chosen = replace(audit({"1.01-1a": MET}).details, target_profile="ambition")
    aimed = audit({"1.01-1a": MET, "1.01-2a": NOT_MET}, chosen)
    model = replace(MODEL, targets=(TargetProfile("aim", "Aim", 1, {}),))
    results = evaluate(aimed, model)
    assert results.profile == model.targets[0]
    assert results.of("1.01").target == 1 < model.top
    own = aimed.with_changes([Change(None, Target("a1", "model", results.profile.id, "1.01", 2))])
    assert evaluate(own, model).of("1.01").target == 2
    bare = replace(MODEL, targets=())
    assert evaluate(aimed, bare).of("1.01").target == MODEL.top


def test_an_unrated_criterion_has_no_gap_and_no_reason_to_be_provisional() -> None:
    result = evaluate(audit(), MODEL).of("1.01")
    assert result.gap is None
    assert result.provisional == ()


def test_a_rating_is_provisional_without_evidence() -> None:
    answers = {"1.01-1a": NOT_MET}
    assert evaluate(audit(answers), MODEL).of("1.01").provisional == (Reason(ReasonCode.NO_EVIDENCE),)
    supported = audit(answers, DOCUMENT, Link("a1", "e1", "model", "1.01", "1.01-1a"))
    assert evaluate(supported, MODEL).of("1.01").provisional == ()


def test_a_set_level_without_a_reason_is_provisional() -> None:
    link = Link("a1", "e1", "model", "1.01")
    bare = audit({}, DOCUMENT, link, SetLevel("a1", "model", AGREED, "1.01", 2, " "))
    assert evaluate(bare, MODEL).of("1.01").provisional == (Reason(ReasonCode.NO_REASON),)
    reasoned = audit({}, DOCUMENT, link, SetLevel("a1", "model", AGREED, "1.01", 2, "Seen elsewhere"))
    assert evaluate(reasoned, MODEL).of("1.01").provisional == ()


def test_not_applicable_without_a_reason_is_provisional() -> None:
    link = Link("a1", "e1", "model", "2.01")
    answers = {"2.01-1a": MET, "2.01-2a": MET}
    bare = audit({**answers, "2.01-2b": NOT_APPLICABLE}, DOCUMENT, link)
    assert evaluate(bare, MODEL).of("2.01").provisional == (Reason(ReasonCode.NO_REASON),)
    reason = Answer("a1", "model", AGREED, "2.01-2b", NOT_APPLICABLE, "No such channel")
    reasoned = audit(answers, reason, DOCUMENT, link)
    assert evaluate(reasoned, MODEL).of("2.01").provisional == ()


def test_a_reservation_is_given_in_the_assessors_words() -> None:
    link = Link("a1", "e1", "model", "1.01")
    note = Note("a1", "model", AGREED, "1.01", reservation="September is missing")
    (reason,) = evaluate(audit({"1.01-1a": NOT_MET}, DOCUMENT, link, note), MODEL).of("1.01").provisional
    assert str(reason) == "September is missing"


def test_answers_of_another_rating_set_do_not_count() -> None:
    blind = Answer("a1", "model", "blind", "1.01-1a", MET)
    assert evaluate(audit({}, blind), MODEL).of("1.01").answers == {}
    assert evaluate(audit({}, blind), MODEL, "blind").of("1.01").answers == {"1.01-1a": MET}


def test_contradicting_evidence_is_listed_and_does_not_support() -> None:
    link = Link("a1", "e1", "model", "1.01", contradicts=True)
    result = evaluate(audit({"1.01-1a": NOT_MET}, DOCUMENT, link), MODEL).of("1.01")
    assert result.items == (DOCUMENT,)
    assert result.provisional == (Reason(ReasonCode.NO_EVIDENCE),)


def test_the_headline_is_the_whole() -> None:
    results = evaluate(audit({"1.01-1a": NOT_MET}), MODEL)
    assert (results.headline.level, results.headline.rated, results.headline.applicable) == (0.0, 1, 3)
    assert results.headline.provisional
