"""Ctrl+F: every text of an audit is found, at its criterion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.finding import (
    BEFORE,
    MOST_ROWS,
    SNIPPET,
    Goal,
    criterion_goals,
    evidence_goals,
    found_in_audit,
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
