"""Where nothing was decided by the audit in view, the award of another audit of the client is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from maturity_desktop.domain.certification import Certification, State, decide
from maturity_desktop.domain.client_history import AuditPoint, point_of
from maturity_desktop.domain.improvement_records import Decision, Outcome
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.improve.readiness_page import ReadinessPage
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.wording import day_words

NONE = "No award is recorded"


@pytest.fixture
def points(session: AuditSession) -> list[AuditPoint]:
    """An earlier audit that led to nothing."""
    own = point_of(session.results, session.clock().date())
    return [replace(own, audit="a0", cut_off=own.cut_off - timedelta(400))]


def awarded(points: list[AuditPoint], state: State, until: date) -> None:
    points[0] = replace(points[0], certification=Certification(state, valid_until=until, reminder_on=until))


def day(value: date) -> str:
    return day_words(value, screen_words())


def test_an_award_by_no_audit_is_told_as_none(points: list[AuditPoint], page: ReadinessPage) -> None:
    assert page.card.standing.words == NONE


def test_the_award_of_the_audit_before_is_told(
    session: AuditSession, points: list[AuditPoint], page: ReadinessPage
) -> None:
    until, cut_off = date(2027, 3, 1), day(points[0].cut_off)
    awarded(points, State.VALID, until)
    page._take_line(tuple(points))
    assert page.card.standing.words == f"Awarded with the audit of {cut_off}, until {day(until)}"
    awarded(points, State.LAPSED, until)
    page._take_line(tuple(points))
    assert page.card.standing.words == (
        f"Awarded with the audit of {cut_off}; the award lapsed, its last day was {day(until)}"
    )


def test_what_this_audit_led_to_comes_first(
    session: AuditSession, points: list[AuditPoint], page: ReadinessPage
) -> None:
    awarded(points, State.VALID, date(2027, 3, 1))
    page._take_line(tuple(points))
    today = session.clock().date()
    own = Decision(session.audit.id, session.framework.id, Outcome.REFUSED, today, "Liv Dahl", reason="1.02")
    session.change("decide", decide(session.audit, session.framework, own))
    assert page.card.standing.words == f"Refused on {day(today)}"
