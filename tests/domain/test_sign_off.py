"""Versions that somebody stands for: the next number, and what has changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    Client,
    Evidence,
    Link,
    Note,
    RatingSet,
)
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionFinding,
    Finding,
    FindingPlace,
    Grade,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import HandedOver, ReportPlan, SignOff
from maturity_desktop.domain.sign_off import (
    About,
    changed_since,
    content_of,
    next_version,
    sign_offs,
    standing_sign_offs,
)
from tests import builders

MODEL = builders.framework({"1": [builders.criterion([2, 1])], "2": [builders.criterion([1], "2.01")]})


def sign_off(version: str, day: int = 2, withdrawn: bool = False) -> SignOff:
    gone = date(2026, 3, 1) if withdrawn else None
    return SignOff(
        "a1", f"v{version}", version, "Ada", "Lead", date(2026, 2, day), "ab" * 32, "", gone, "wrong"
    )


def told(then: Audit, now: Audit) -> list[tuple[About, str, str, type[Record], str]]:
    """Of each change its place, its kind and the end of its key."""
    found = changed_since(then, now, {"model": MODEL})
    return [(*own.place, type(own.change.record), own.change.record.key[-1]) for own in found]


def after(audit: Audit, *records: Record) -> Audit:
    for record in records:
        audit = audit.with_changes(put(audit, record))
    return audit


@pytest.mark.parametrize(
    ("versions", "following"),
    [
        ((), "1.0"),
        (("1.0",), "1.1"),
        (("2.9", "2.10"), "2.11"),
        (("1.0", "1.1"), "1.2"),
        (("2026-A",), "2027-A"),
        (("As found",), "As found 2"),
    ],
)
def test_the_next_number_was_never_told(versions: tuple[str, ...], following: str) -> None:
    signed = after(builders.audit(), *(sign_off(own, withdrawn=own == "1.1") for own in versions))
    assert next_version(signed) == following


def test_versions_stand_newest_first_and_withdrawn_ones_stand_no_more() -> None:
    audit = after(
        builders.audit(), sign_off("1.0"), sign_off("1.10", 9), sign_off("1.9", 9), sign_off("2.0", 9, True)
    )
    assert [own.version for own in sign_offs(audit)] == ["2.0", "1.10", "1.9", "1.0"]
    assert [own.version for own in standing_sign_offs(audit)] == ["1.10", "1.9", "1.0"]


def test_what_is_signed_is_the_audit_without_its_signatures_and_files() -> None:
    audit = builders.audit({"1.01-1a": AnswerValue.MET})
    entry = HandedOver("a1", "h", "pdf", "r.pdf", "2026-02-02T10:00", "Ada", 1, "cd" * 32)
    assert content_of(after(audit, sign_off("1.0"), entry)) == content_of(audit)


def test_what_changed_is_counted_where_it_belongs() -> None:
    then = builders.audit({"1.01-1a": AnswerValue.MET, "2.01-1a": AnswerValue.MET})
    second = RatingSet("a1", "second", "second")
    now = after(
        then,
        Answer("a1", "model", AGREED, "1.01-1a", AnswerValue.NOT_MET),
        Answer("a1", "model", AGREED, "1.01-1b", AnswerValue.MET),
        Note("a1", "model", AGREED, "2.01", "seen"),
        Client("c1", "Another name"),
        second,
        Answer("a1", "model", "second", "1.01-1a", AnswerValue.MET),
        sign_off("1.0"),
    )
    gone = now.with_changes([])  # an audit is a value: nothing of it has changed
    assert changed_since(now, gone, {"model": MODEL}) == ()
    assert told(then, now) == [
        (About.CRITERION, "model", "1.01", Answer, "1.01-1a"),
        (About.CRITERION, "model", "1.01", Answer, "1.01-1b"),
        (About.CRITERION, "model", "2.01", Note, "2.01"),
        (About.WHOLE, "", "", Client, "c1"),
        (About.WHOLE, "", "", RatingSet, "second"),
    ]


def test_what_belongs_to_a_finding_or_an_action_stands_with_it_by_number() -> None:
    first, other = Action("a1", "k9", 1, "First"), Action("a1", "k1", 2, "Other")
    then = after(builders.audit(), first, other, Finding("a1", "f1", 1, Grade.MINOR, "Late"))
    now = after(
        then,
        replace(other, owner="Ada"),
        replace(first, due_on=date(2026, 5, 1)),
        ActionCheckpoint("a1", "k9", "model", "1.01", "1.01-1a"),
        ActionFinding("a1", "k9", "f1"),
        FindingPlace("a1", "f1", "model", "1.01"),
        ReportPlan("a1", criterion="1.01", framework="model"),
    )
    assert [(about, place, kind) for about, _home, place, kind, _key in told(then, now)] == [
        (About.FINDING, "f1", FindingPlace),
        (About.ACTION, "k9", Action),
        (About.ACTION, "k9", ActionCheckpoint),
        (About.ACTION, "k9", ActionFinding),
        (About.ACTION, "k1", Action),
        (About.WHOLE, "", ReportPlan),
    ]


def test_checkpoints_stand_in_the_order_of_the_model() -> None:
    many = builders.framework({"1": [builders.criterion([12])]})
    points = [own.id for own in many.criteria[0].checkpoints]
    now = builders.audit(dict.fromkeys(reversed(points), AnswerValue.MET))
    found = changed_since(builders.audit(), now, {"model": many})
    assert [getattr(own.change.record, "checkpoint", "") for own in found] == points


def test_the_usual_page_and_evidence_of_other_audits_are_no_change() -> None:
    then = after(builders.audit(), ReportPlan("a1", page_size="A4"))
    item = Evidence("c1", "e1", 1, "Plan", EvidenceKind.DOCUMENT, date(2026, 1, 2), date(2026, 1, 3))
    now = after(builders.audit(), item)
    assert changed_since(then, now, {"model": MODEL}) == ()
    letter = after(now, ReportPlan("a1", page_size="Letter"))
    assert [own[3] for own in told(then, letter)] == [ReportPlan]
    linked = after(now, Link("a1", "e1", "model", "1.01"))
    assert [(own[0], own[2], own[3]) for own in told(then, linked)] == [
        (About.CRITERION, "1.01", Link),
        (About.EVIDENCE, "e1", Evidence),
    ]
