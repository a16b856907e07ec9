"""From the overview to the certification and from a blocker to its criterion, in the whole program."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from maturity_desktop.app import Program
from maturity_desktop.domain.certification import decide
from maturity_desktop.domain.improvement_records import Decision, Outcome
from maturity_desktop.gui.dialogs.help import paragraphs, read_help

Key = Qt.Key


def open_sample(program: Program, hands: Any) -> Any:
    hands.wait(lambda: program.desk.is_open)
    program.desk.make_sample()
    hands.wait(lambda: program.window.session)
    return program.window.session


def test_what_is_due_leads_from_the_overview_to_the_readiness(program: Program, hands: Any) -> None:
    session, window = open_sample(program, hands), program.window
    window.show_page("overview")
    overview: Any = window.page
    assert overview.award.isHidden()
    decision = Decision(session.audit.id, "icmi_cmo", Outcome.AWARDED, date(2024, 1, 3), "Liv Dahl")
    session.change("x", decide(session.audit, session.framework, decision))
    assert not overview.award.isHidden()
    overview.award.go.click()
    page: Any = window.page
    assert (window.page_name, page.name) == ("improve", "readiness")
    hands.wait(lambda: len(page.view.points) == 2)
    assert page.view.card.standing.words == (
        "The award lapsed: its last day was 2 January 2026; the check of 3 January 2025 was not held"
    )
    page.view.list.setFocus()
    first = next(row.lead for row in page.view.list.rows.rows if not row.heading)
    hands.press(Key.Key_Return)
    hands.wait(lambda: window.page_name == "assess")
    assess: Any = window.page
    assert assess.criterion == first


def test_the_list_of_audits_says_what_is_due(program: Program, hands: Any) -> None:
    session = open_sample(program, hands)
    decision = Decision(session.audit.id, "icmi_cmo", Outcome.AWARDED, date(2024, 1, 3), "Liv Dahl")
    session.change("x", decide(session.audit, session.framework, decision))
    session.end_spell()
    program.window.show_page("library")
    audits = program.library_page._audits
    hands.wait(lambda: "award lapsed on 2 January 2026" in str(audits._plans.get(session.audit.id)))


@pytest.mark.parametrize("name", ["progress", "readiness"])
def test_both_views_are_explained(name: str) -> None:
    kinds = [kind for kind, _words in paragraphs(read_help(name))]
    assert kinds[0] == "title"
    assert "point" in kinds
