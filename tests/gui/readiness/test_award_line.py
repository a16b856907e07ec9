"""The overview says what is due of an award, and leads to it."""

from __future__ import annotations

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from maturity_desktop.domain.certification import decide
from maturity_desktop.domain.improvement_records import Decision, Outcome
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.overview_page import OverviewPage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import Clock


def test_it_is_there_while_something_presses(
    session: AuditSession, clock: Clock, theme: ThemeSwitch, qtbot: QtBot
) -> None:
    page = OverviewPage(session, theme)
    qtbot.addWidget(page)
    page.show()
    assert not page.award.isVisible()
    decision = Decision(session.audit.id, "small", Outcome.AWARDED, date(2026, 1, 13), "Liv Dahl")
    session.change("x", decide(session.audit, session.framework, decision))
    assert not page.award.isVisible()
    page.hide()
    clock.now += timedelta(days=600)
    page.show()
    assert page.award.isVisible()
    assert page.award.words.words == (
        "The award holds until 12 January 2028: a new audit has to be arranged, "
        "and the check of 13 January 2027 is late."
    )
    assert page.award.go in page.panes()
    with qtbot.waitSignal(page.award.readiness_wanted):
        page.award.go.click()
    page.hide()
    clock.now += timedelta(days=200)
    page.show()
    assert page.award.words.words == (
        "The award lapsed: its last day was 12 January 2028; the check of 13 January 2027 was not held."
    )
