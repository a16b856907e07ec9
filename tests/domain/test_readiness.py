"""Readiness by a profile: the verdict, its reasons, what stands in the way, and whose rules they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import AnswerValue, Change, Evidence, Link, Note, SetLevel, Target
from maturity_desktop.domain.certification import CertificationRules
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.gaps import profiles_of
from maturity_desktop.domain.improvement_records import OwnProfile, ReadinessRules
from maturity_desktop.domain.readiness import (
    Shortfall,
    Verdict,
    most_missing,
    set_rules,
    stated_profile,
    statement,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from tests.builders import CUT_OFF, audit, criterion, framework

MET, PARTLY, NOT_MET, NA = (
    AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET, AnswerValue.NOT_APPLICABLE,
)  # fmt: skip
NAMES = ("1.01", "1.02", "1.03", "1.04", "1.05")


def model(count: int = 5) -> Framework:
    """Criteria of two levels with one checkpoint each; level 2 is wanted of all."""
    return framework({"1": [criterion([1, 1], name) for name in NAMES[:count]]}, top=2)


def proof(kind: EvidenceKind = EvidenceKind.DOCUMENT, number: int = 1) -> Evidence:
    return Evidence("c1", f"e{number}", number, "A plan", kind, CUT_OFF, CUT_OFF)


def proven(*names: str) -> tuple[Record, ...]:
    return (proof(), *(Link("a1", "e1", "model", name) for name in names))


def answers(**levels: int) -> dict[str, AnswerValue]:
    """Checkpoints met up to a level, by criterion (n101=2)."""
    found: dict[str, AnswerValue] = {}
    for name, reached in levels.items():
        name = f"{name[1]}.{name[2:]}"
        found |= {f"{name}-{level}a": MET if level <= reached else NOT_MET for level in (1, 2)}
    return found


ALL_MET = answers(n101=2, n102=2, n103=2, n104=2, n105=2)


def results(given: dict[str, AnswerValue], *records: Record, own: Framework | None = None) -> Results:
    return evaluate(audit(given, *records), own or model())


def test_a_centre_that_meets_everything_is_ready() -> None:
    found = statement(results(ALL_MET, *proven(*NAMES)))
    assert (found.verdict, found.misses, found.meeting) == (Verdict.READY, (), 5)


@pytest.mark.parametrize(
    ("below", "verdict"),
    [(1, Verdict.BUT_FOR), (3, Verdict.BUT_FOR), (4, Verdict.NOT_READY), (5, Verdict.NOT_READY)],
)
def test_so_many_may_miss_the_profile(below: int, verdict: Verdict) -> None:
    given = ALL_MET | {f"{name}-2a": NOT_MET for name in NAMES[:below]}
    found = statement(results(given, *proven(*NAMES)))
    assert found.verdict is verdict
    assert [miss.result.criterion.id for miss in found.misses] == list(NAMES[:below])


def test_of_few_criteria_not_all_may_miss_it() -> None:
    found = statement(evaluate(audit(answers(n101=1), *proven("1.01")), model(1)))
    assert found.verdict is Verdict.NOT_READY


def test_the_blockers_are_the_checkpoints_up_to_the_target_with_their_level() -> None:
    given = ALL_MET | {"1.01-1a": PARTLY, "1.01-2a": NOT_MET}
    (miss,) = statement(results(given, *proven(*NAMES))).misses
    assert miss.shortfalls == (Shortfall.BELOW,)
    assert [(own.level, own.checkpoint.id) for own in miss.blockers] == [(1, "1.01-1a"), (2, "1.01-2a")]


def test_a_criterion_at_its_target_misses_it_without_firm_evidence() -> None:
    told = (proof(EvidenceKind.INTERVIEW, 2), Link("a1", "e2", "model", "1.01"))
    found = statement(results(ALL_MET, *proven("1.03", "1.04", "1.05"), *told))
    by_id = {miss.result.criterion.id: miss for miss in found.misses}
    assert by_id["1.01"].shortfalls == (Shortfall.WEAK,)
    assert by_id["1.02"].shortfalls == (Shortfall.UNPROVEN,)
    assert by_id["1.01"].blockers == ()


def test_confidence_a_where_the_rules_want_it() -> None:
    strict = replace(model(), certification=CertificationRules(lowest_confidence="A"))
    found = statement(evaluate(audit(ALL_MET, *proven(*NAMES)), strict))
    assert {miss.shortfalls for miss in found.misses} == {(Shortfall.WEAK,)}


def test_what_is_provisional_or_not_rated_does_not_count() -> None:
    given = {point: value for point, value in ALL_MET.items() if point != "1.02-2a"}
    reserved = Note("a1", "model", "agreed", "1.01", reservation="A month is to come")
    unreasoned = SetLevel("a1", "model", "agreed", "1.03", 2)
    found = statement(results(given, *proven(*NAMES), reserved, unreasoned))
    assert [(miss.result.criterion.id, miss.shortfalls) for miss in found.misses] == [
        ("1.01", (Shortfall.PROVISIONAL,)),
        ("1.02", (Shortfall.UNRATED,)),
        ("1.03", (Shortfall.PROVISIONAL,)),
    ]
    assert found.provisional, "a statement wants every criterion rated"
    assert (found.rated, found.applicable) == (4, 5)


def test_what_does_not_apply_is_no_miss() -> None:
    remark = {"1.05-1a": NA, "1.05-2a": NA}
    found = statement(results(ALL_MET | remark, *proven(*NAMES)))
    assert (found.verdict, found.applicable) == (Verdict.READY, 4)


def test_nothing_rated_is_not_ready() -> None:
    assert statement(results({})).verdict is Verdict.NOT_READY


def test_any_profile_can_be_asked_for() -> None:
    firm = OwnProfile("a1", "model", "firm", "The firm's", 1)
    own = Target("a1", "model", "firm", "1.02", 2)
    given = answers(n101=1, n102=1, n103=1, n104=1, n105=1)
    found = results(given, *proven(*NAMES), firm, own)
    profile = profiles_of(found.audit, found.framework)[-1]
    (miss,) = statement(found, profile).misses
    assert (miss.result.criterion.id, miss.target) == ("1.02", 2)
    assert statement(found).verdict is Verdict.NOT_READY
    chosen = found.audit.with_changes(set_rules(found.audit, found.framework, profile="firm"))
    assert statement(evaluate(chosen, found.framework)).profile == profile
    assert most_missing(chosen, found.framework) == 3
    back = chosen.with_changes(set_rules(chosen, found.framework, profile="readiness"))
    assert list(back.all(ReadinessRules)) == []


def test_a_clients_ambition_is_no_mark_to_pass() -> None:
    given = answers(n101=1, n102=1, n103=1, n104=1, n105=1)
    found = results(given, *proven(*NAMES), OwnProfile("a1", "model", "client", "Ambition", 1))
    details = replace(found.audit.details, target_profile="client")
    own = evaluate(found.audit.with_changes([Change(found.audit.details, details)]), found.framework)
    assert own.profile.id == "client"
    assert stated_profile(own.audit, own.framework).id == "readiness"
    assert statement(own).verdict is Verdict.NOT_READY


def test_the_audit_may_have_its_own_number() -> None:
    given = ALL_MET | {"1.01-2a": NOT_MET}
    found = results(given, *proven(*NAMES), ReadinessRules("a1", "model", 0))
    assert statement(found).verdict is Verdict.NOT_READY
    back = found.audit.with_changes(set_rules(found.audit, found.framework, number=3))
    assert list(back.all(ReadinessRules)) == []
    assert most_missing(back, found.framework) == 3


def test_a_threshold_that_is_reached_leaves_nothing_in_the_way() -> None:
    rules = replace(model().scoring, threshold=0.5)
    own = framework({"1": [criterion([2, 2], "1.01"), criterion([1], "1.02")]}, rules, top=2)
    given = {"1.01-1a": MET, "1.01-1b": NOT_MET, "1.01-2a": NOT_MET, "1.01-2b": NOT_MET, "1.02-1a": MET}
    found = statement(evaluate(audit(given, *proven("1.01", "1.02")), own))
    points = [own.checkpoint.id for own in found.misses[0].blockers]
    assert points == ["1.01-2a", "1.01-2b"]


@given(st.lists(st.sampled_from([MET, NOT_MET, None]), min_size=10, max_size=10), st.integers(0, 5))
def test_the_verdict_follows_from_the_misses(values: list[AnswerValue | None], most: int) -> None:
    points = [f"{name}-{level}a" for name in NAMES for level in (1, 2)]
    given = {point: value for point, value in zip(points, values, strict=True) if value is not None}
    found = statement(results(given, *proven(*NAMES), ReadinessRules("a1", "model", most)))
    assert (found.verdict is Verdict.READY) == (not found.misses)
    if found.verdict is Verdict.BUT_FOR:
        assert 0 < len(found.misses) <= most
    for miss in found.misses:
        assert miss.blockers, "a miss of answers alone names its checkpoints"
    assert found.meeting + len(found.misses) == found.applicable
