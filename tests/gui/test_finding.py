"""Ctrl+F: every text of an audit is found, at its criterion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import Request
from maturity_desktop.domain.report_records import ReportPhoto, SignOff
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.finding import (
    BEFORE,
    MOST_REQUESTS,
    MOST_ROWS,
    SNIPPET,
    Goal,
    criterion_goals,
    evidence_goals,
    found_by_name_and_words,
    found_in_audit,
    request_goals,
    snippet,
)


def leads(session: AuditSession, words: str) -> list[tuple[str, str]]:
    return [(row.lead, row.mark) for row in found_in_audit(session.audit, [session.framework], words)]


def test_every_sort_of_text_is_found(session: AuditSession) -> None:
    session.remark("2.01-1a", "Zebra remark")
    session.write_note("1.02", "a note with a zebra in it")
    session.reserve("1.01", "zebra not seen")
    session.set_level("2.02", 1, "The zebra says so")
    session.change_evidence(replace(session.audit.evidence[0], title="Zebra.pdf"))
    assert leads(session, "ZEBRA") == [
        ("1.01", "reservation"), ("1.01", "evidence"), ("1.02", "note"), ("2.01", "remark"),
        ("2.02", "reason for a level"),
    ]  # fmt: skip
    assert ("2.01", "criterion") in leads(session, "forecasting")
    assert ("2.01", "checkpoint") in leads(session, "forecasting point 2")


def test_requests_are_found_by_all_that_is_written_of_them(session: AuditSession) -> None:
    asked = Request(
        "a1", "r1", 3, "Volumes", "Contacts offered", "12 months", "Excel", "Planning lead", note="By mail"
    )
    session.change("ask", put(session.audit, asked))
    for words in ("volumes", "contacts OFF", "12 months", "excel", "planning lead", "by mail", "dr-03"):
        rows = found_in_audit(session.audit, [session.framework], words)
        assert ("DR-03", "request", Goal("request", "r1")) in [(own.lead, own.mark, own.goal) for own in rows]
    assert ("DR-03", "request") not in leads(session, "forecasting")
    assert [(own.lead, own.text) for own in request_goals(session.audit)] == [("DR-03", "Volumes")]


def test_captions_and_signed_versions_are_found_on_the_report_page(session: AuditSession) -> None:
    (item, *_more) = session.audit.evidence
    day = date(2026, 1, 13)
    records = (
        ReportPhoto("a1", item.id, 0, "The zebra wallboard"),
        SignOff(
            "a1", "s1", "1.0", "Ida Zebra", "Partner", day, "ab" * 32, "As seen.", day, "A zebra was wrong"
        ),
    )
    for own in records:
        session.enter("hand over", put(session.audit, own))
    rows = found_in_audit(session.audit, [session.framework], "zebra")
    assert [(own.lead, own.mark, own.goal) for own in rows] == [
        (item.label, "photo", Goal("photo", item.id)), ("1.0", "signed version", Goal("sign_off", "s1")),
    ]  # fmt: skip
    assert leads(session, "zebra wrong") == [("1.0", "signed version")]
    assert found_in_audit(session.audit, [session.framework], "zebra", "second") == ()


def test_among_many_finds_requests_have_their_share(session: AuditSession, framework: Framework) -> None:
    for criterion in framework.criteria:
        for point in criterion.checkpoints:
            session.remark(point.id, "common word")
    drafts = [Request("a1", f"r{number}", number, "A common thing") for number in range(1, 31)]
    session.change("ask", tuple(change for own in drafts for change in put(session.audit, own)))
    for models in ([session.framework], [session.framework, replace(session.framework, id="other")]):
        rows = found_in_audit(session.audit, models, "common")
        assert len(rows) <= MOST_ROWS
        assert sum(row.mark == "request" for row in rows) == MOST_REQUESTS
        assert any(row.mark == "remark" for row in rows)


@pytest.mark.parametrize("words", ["", " ", "z", "no such words anywhere"])
def test_too_little_or_nothing(session: AuditSession, words: str) -> None:
    assert leads(session, words) == []


def test_many_finds_are_capped(session: AuditSession, framework: Framework) -> None:
    for criterion in framework.criteria:
        for point in criterion.checkpoints:
            session.remark(point.id, "common word")
    assert 0 < len(leads(session, "common")) <= MOST_ROWS


def test_goals_name_criteria_and_evidence(session: AuditSession) -> None:
    assert next(criterion_goals([session.framework])).goal == Goal("criterion", "1.01", "small")
    assert [row.lead for row in evidence_goals(session.audit)] == ["EV-001", "EV-002"]


def test_evidence_that_supports_nothing_yet_is_found_at_itself(session: AuditSession) -> None:
    loose = replace(session.audit.evidence[0], id="loose", number=9, source="The zebra's own drawer")
    session.enter("take in", put(session.audit, loose))
    rows = found_in_audit(session.audit, [session.framework], "zebra drawer")
    assert [(row.lead, row.goal) for row in rows] == [(loose.label, Goal("evidence", loose.id))]


def test_anything_is_found_by_its_name_and_by_what_was_written(session: AuditSession) -> None:
    """Names first; below them the words, and no thing twice for its name alone."""
    session.write_note("1.02", "Kari said that forecasting is done by hand")
    asked = Request("a1", "r1", 1, "Forecasting of the last year", note="Kari has it")
    session.change("ask", put(session.audit, asked))
    other = replace(session.framework, id="other", short_title="Other")

    def found(words: str, *models: Framework) -> list[tuple[str, str]]:
        frameworks = (session.framework, *models)
        names = [*criterion_goals(frameworks), *request_goals(session.audit)]
        rows = found_by_name_and_words(names, session.audit, frameworks, words)
        assert all(row.goal is None if row.heading else row.goal for row in rows)
        return [(row.text if row.heading else row.lead, row.mark) for row in rows]

    assert found("kari") == [("Words in this audit", "2"), ("1.02", "note"), ("DR-01", "request")]
    by_name = found("forecasting")
    assert by_name[:2] == [("2.01", "criterion"), ("DR-01", "request")]
    assert ("1.02", "note") in by_name
    assert by_name.count(("2.01", "criterion")) == by_name.count(("DR-01", "request")) == 1
    assert found("kari", other)[:2] == [(session.framework.short_title, "1"), ("1.02", "note")]
    assert found("no such thing") == []


@given(st.text(max_size=300), st.text(min_size=1, max_size=5), st.text(max_size=300))
def test_a_snippet_is_short_and_on_one_line(before: str, word: str, after: str) -> None:
    shown = snippet(before + word + after, word.casefold())
    assert len(shown) <= SNIPPET + 2
    assert "\n" not in shown


def test_a_snippet_holds_the_word() -> None:
    text = "x " * 200 + "needle" + " y" * 200
    assert "needle" in snippet(text, "needle")
    assert snippet(text, "needle").index("needle") <= BEFORE + 1
    assert snippet("short needle", "needle") == "short needle"
