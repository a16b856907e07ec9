"""The check of a finding's wording: people, counts without a denominator, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.finding_wording import (
    Flaw,
    bare_counts,
    bare_shares,
    faults_of,
    looks_like_name,
    names_known,
    people_named,
    vague_counts,
)
from maturity_desktop.domain.findings import Standing
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import Finding, FindingPlace, FindingState, Grade
from maturity_desktop.domain.plan_records import ActivityPerson, Request, TeamMember
from tests.builders import audit

ITEM = Evidence("c1", "e1", 1, "Volumes", EvidenceKind.DATA, date(2025, 12, 1), date(2025, 12, 1))
PLACE = FindingPlace("a1", "f1", "model", "1.01")


def flaws(grade: Grade = Grade.MINOR, rests: bool = True, **fields: object) -> list[tuple[Flaw, str]]:
    own = Finding("a1", "f1", 1, grade, "Planning", **fields)  # type: ignore[arg-type]
    standing = Standing(own, (PLACE,), (ITEM,) if rests else ())
    return [(fault.flaw, fault.field) for fault in faults_of(standing, ["Anna Berg"])]


@pytest.mark.parametrize(
    "text",
    [
        "12 agents were not trained", "three supervisors said so", "At 10:30 two agents left",
        "1,200 calls were reviewed", "EV-014 shows 5 recordings", "Of the calls 12 recordings failed",
        "12 Mitarbeiter wurden nicht geschult", "In 3 of 9 months 7 queues overflowed",
    ],
)  # fmt: skip
def test_a_count_without_its_denominator_is_found(text: str) -> None:
    ((start, end, words),) = bare_counts(text)
    assert text[start:end] == words


@pytest.mark.parametrize(
    "text",
    [
        "12 of 40 agents were not trained", "all 12 agents", "12 agents (of 40)", "4 of them",
        "In April to December the target was met on 80 % of days in 3 of 9 months, EV-014.",
        "31 December 2025", "12 out of the 40 calls", "8.01 wants 10 of the last 12 months",
        "level 2 checkpoints", "30 seconds", "within 5 working days", "the 2025 targets",
        "Of the 12 supervisors 5 coach", "3 Mitarbeiter von 12", "drei von fünf Teamleitern",
        "“Up to 20 agents report to a leader” is not met", "the last five notices",
        "44 of about 170 agents", "two of its seven roles", "Cooling in hall 3 only", "46,000 EUR",
        "one agent", "5.07 Forecasting", "€ 12,000 saved", "€12,000 saved", "three of five supervisors", "",
    ],
)  # fmt: skip
def test_dates_times_shares_and_counts_of_something_are_left_alone(text: str) -> None:
    assert bare_counts(text) == ()


@pytest.mark.parametrize(
    "text", ["40 % of calls were dropped", "In May 40% of the calls failed", "12,5 Prozent der Anrufe fehlen"]
)
def test_a_share_without_its_base_is_found(text: str) -> None:
    ((start, end, words),) = bare_shares(text)
    assert text[start:end] == words


@pytest.mark.parametrize(
    "text",
    [
        "40 % of 170 calls were dropped", "40 % of calls (68 of 170) were dropped",
        "the target was met on 80 % of days in 3 of 9 months, EV-014", "100 % of calls are recorded",
        "at least 80 % of calls", "a target of 80 % of contacts", "44 to 72 % of those addressed",
        "Occupancy is 92 %", "80/20",
        "“40 % of calls” were promised", "40 % of calls were dropped, n = 170",
    ],
)  # fmt: skip
def test_a_share_with_its_base_and_a_limit_are_left_alone(text: str) -> None:
    assert bare_shares(text) == ()


@pytest.mark.parametrize(
    "text",
    ["Most complaints fail", "Many of the agents wait", "Few people know", "Viele Anrufe gehen verloren"],
)
def test_a_word_in_place_of_a_count_is_found(text: str) -> None:
    ((start, end, words),) = vague_counts(text)
    assert text[start:end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Most complaints (31 of 40) fail", "the most important step", "Most recent plans", "several months",
        "at most three", "how many calls", "too many calls", "so many agents", "“Most calls” are late",
    ],
)  # fmt: skip
def test_most_of_something_counted_and_other_uses_are_left_alone(text: str) -> None:
    assert vague_counts(text) == ()


@given(st.text(max_size=200))
def test_the_check_reads_any_text_and_names_places_that_are_in_it(text: str) -> None:
    people = people_named(text, ["Anna Berg", "Will Page"])
    for start, end, _words in (*bare_counts(text), *bare_shares(text), *vague_counts(text), *people):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anna Berg said", ["Anna Berg"]),
        ("as anna berg says", ["anna berg"]),
        ("Berg does not", ["Berg"]),
        ("the iceberg on the page", []),
        ("Ms Smith told us", ["Ms Smith"]),
        ("Frau Dr. Weber", ["Frau Dr. Weber"]),
        ("The workforce manager", []),
        ("Eva Holm agreed to it", ["Eva Holm"]),
        ("The Client agreed", []),
        ("Workforce Planning confirmed it", []),
        ("Eva Holm Street is near", []),
    ],
)
def test_a_person_is_found_by_name_or_title(text: str, named: list[str]) -> None:
    assert [words for _start, _end, words in people_named(text, ["Anna Berg", "Will Page"])] == named


def test_the_audit_knows_who_was_met_who_audits_and_who_has_what_was_asked_for() -> None:
    start = audit(
        {},
        ActivityPerson("a1", "i1", "p1", "supervisor", "Anna Berg"),
        TeamMember("a1", "Ana Lind"),
        Request("a1", "r1", 1, "Volumes", owner="Liv Dahl"),
        Request("a1", "r2", 2, "Plans", owner="Workforce Manager"),
    )
    assert names_known(start) == {"Anna Berg", "Ana Lind", "Liv Dahl"}


@pytest.mark.parametrize(
    ("words", "is_name"),
    [
        ("Liv Dahl", True), ("Marie-Luise Kern", True), ("Head of Operations", False), ("IT", False),
        ("Workforce Manager", False), ("WFM Desk", False), ("Planning", False), ("", False),
    ],
)  # fmt: skip
def test_a_function_is_no_name(words: str, is_name: bool) -> None:
    assert looks_like_name(words) is is_name


def test_what_is_missing_is_told() -> None:
    assert flaws() == [(Flaw.NO_CONDITION, "condition"), (Flaw.NO_RECOMMENDATION, "recommendation")]
    assert flaws(Grade.OPPORTUNITY, condition="Much is done.") == []
    assert flaws(Grade.STRENGTH, rests=False, condition="Much is done.") == [(Flaw.NO_EVIDENCE, "evidence")]
    worded: dict[str, Any] = {"condition": "Nothing is planned.", "recommendation": "Plan."}
    assert flaws(**worded) == [(Flaw.NO_OUTCOME, "outcome"), (Flaw.NO_PROOF, "proof")]
    assert flaws(**worded, outcome="A plan", proof="Plans") == []
    disputed = flaws(**worded, outcome="A plan", proof="Plans", state=FindingState.DISPUTED)
    assert disputed == [(Flaw.NO_ANSWER, "answer")]


def test_wording_is_told_with_its_field() -> None:
    found = flaws(
        condition="Berg has 12 agents.", recommendation="Plan", outcome="A plan", proof="Plans of 4 weeks"
    )
    assert found == [(Flaw.PERSON_NAMED, "condition"), (Flaw.NO_DENOMINATOR, "condition")]


def test_a_share_that_is_to_be_reached_wants_no_base() -> None:
    stated: dict[str, Any] = {"condition": "40 % of calls fail. Most agents wait.", "recommendation": "Plan"}
    aimed: dict[str, Any] = {"outcome": "90 % of calls succeed, most agents are free", "proof": "Plans"}
    assert flaws(**stated, **aimed) == [(Flaw.NO_BASE, "condition"), (Flaw.NO_FIGURE, "condition")]


def test_a_finding_about_nothing_says_so() -> None:
    own = Finding("a1", "f1", 1, Grade.STRENGTH, "Planning", condition="Good.")
    assert [fault.flaw for fault in faults_of(Standing(own, (), (ITEM,)), ())] == [Flaw.NO_PLACE]


def test_who_is_named_in_one_field_is_named_in_the_title_too() -> None:
    own = Finding(
        "a1",
        "f1",
        1,
        Grade.MINOR,
        "Bo Ravn plans alone",
        "Bo Ravn said so.",
        cause="Mrs Okoye left; Okoye planned",
    )
    found = faults_of(Standing(own, (PLACE,), (ITEM,)), [])
    named = [(fault.field, fault.text) for fault in found if fault.flaw is Flaw.PERSON_NAMED]
    assert named == [
        ("title", "Bo Ravn"),
        ("condition", "Bo Ravn"),
        ("cause", "Mrs Okoye"),
        ("cause", "Okoye"),
    ]
