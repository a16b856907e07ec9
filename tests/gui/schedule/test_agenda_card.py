"""The overview says what today holds, how far the programme is, and leads to both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.activities import mark
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.phases import Where
from maturity_desktop.domain.plan_records import Activity, ActivityKind, ActivityState, Request, RequestStatus
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.schedule_changes import assign, set_start
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.overview_page import OverviewPage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import make_audit, make_framework
from tests.gui.schedule.conftest import model_with_programme

TODAY = date(2026, 1, 13)


@pytest.fixture
def session(commits: object, clock: object) -> AuditSession:
    """Two models; the first has a programme of three days on site."""
    model = model_with_programme()
    first, second = model.programme
    tasks = (replace(first.tasks[0], day=1), replace(first.tasks[1], day=2))
    dated = replace(first, tasks=tasks, days=3, where=Where.ON_SITE)
    models = (replace(model, programme=(dated, second)), make_framework("plain", "Plain Model"))
    audit = make_audit(*models)
    return AuditSession(audit, {own.id: own for own in models}, commits, "Ada", clock)  # type: ignore[arg-type]


@pytest.fixture
def page(session: AuditSession, theme: ThemeSwitch, qtbot: QtBot) -> OverviewPage:
    made = OverviewPage(session, theme)
    qtbot.addWidget(made)
    made.resize(1298, 700)
    made.show()
    return made


def rows(page: OverviewPage) -> list[tuple[str, str, str]]:
    return [(row.lead, row.text, row.mark) for row in page.agenda.list.rows.rows]


def put_all(session: AuditSession, *records: Record) -> Changes:
    return tuple(change for record in records for change in put(session.audit, record))


def test_without_dates_it_says_how_far_the_programme_is_and_leads_to_it(
    page: OverviewPage, session: AuditSession, qtbot: QtBot
) -> None:
    agenda = page.agenda
    assert agenda.title.text() == "Today, Tue 13 Jan"
    assert agenda.programme.words == "Programme: 0 of 4 done; next: List the problems"
    assert not agenda.list.isVisible()
    session.tick_task("t1", TODAY)
    assert agenda.programme.words == "Programme: 1 of 4 done; next: Fill out the form"
    with qtbot.waitSignal(page.programme_wanted):
        QTest.keyClick(agenda.go, Qt.Key.Key_Space)
    session.switch_framework("plain")
    assert not agenda.isVisible()


def test_what_is_late_stands_before_the_day_and_both_lead_to_it(
    page: OverviewPage, session: AuditSession, qtbot: QtBot
) -> None:
    session.change("plan", set_start(session.audit, date(2026, 1, 12)))
    session.change("plan", assign(session.audit, "small", "t1", "Ann"))
    asked = Request(
        "a1", "r1", 7, "Rosters", owner="Planning", status=RequestStatus.ASKED, due_on=date(2026, 1, 9)
    )
    promised = replace(
        asked, id="r2", number=8, title="Scripts", owner="", status=RequestStatus.PROMISED, promised_for=TODAY
    )
    talk = Activity("a1", "x", ActivityKind.INTERVIEW, "Talk to the director", TODAY, "09:30", place="Room 4")
    session.change("plan", put_all(session, asked, promised, talk))
    assert page.agenda.title.text() == "Today, Tue 13 Jan · week 1 of 1, day 2 · 2 things are late"
    assert rows(page) == [
        ("late", "DR-07 Rosters", "Planning · due Fri 9 Jan"),
        ("late", "List the problems.", "Ann · due Mon 12 Jan"),
        ("09:30", "Talk to the director", "Room 4"),
        ("today", "Fill out the form.", ""),
        ("today", "DR-08 Scripts", "due Tue 13 Jan"),
    ]
    page.agenda.list.setFocus()
    wanted = []
    page.agenda.wanted.connect(lambda *goal: wanted.append(goal))
    for place in (1, 0, 2):
        page.agenda.list.setCurrentIndex(page.agenda.list.model().index(place, 0))
        QTest.keyClick(page.agenda.list, Qt.Key.Key_Return)
    assert wanted == [("schedule", "small", "t1"), ("requests", "", "r1"), ("activities", "", "x")]
    session.tick_task("t1", TODAY)
    assert [row[1] for row in rows(page)[:2]] == ["DR-07 Rosters", "Talk to the director"]


def test_an_activity_whose_day_has_passed_is_late(page: OverviewPage, session: AuditSession) -> None:
    talk = Activity("a1", "x", ActivityKind.INTERVIEW, "Talk", date(2026, 1, 12), "09:30", led_by="Ben")
    session.change("plan", put_all(session, talk))
    assert page.agenda.title.text() == "Today, Tue 13 Jan · 1 thing is late"
    assert rows(page) == [("late", "Talk", "Ben · planned for Mon 12 Jan")]
    session.change("held", mark(session.audit, talk, ActivityState.HELD, TODAY))
    assert rows(page) == []


def test_eight_late_things_hide_nothing_of_the_day(page: OverviewPage, session: AuditSession) -> None:
    late = [
        Request(
            "a1", f"r{n}", n, "Rosters", status=RequestStatus.ASKED, due_on=date(2026, 1, 9),
        )
        for n in range(8)
    ]  # fmt: skip
    talks = [
        Activity("a1", f"x{hour}", ActivityKind.INTERVIEW, f"Talk at {hour}", TODAY, f"{hour}:30")
        for hour in (14, 10)
    ]
    session.change("plan", put_all(session, *late, *talks))
    in_sight = [
        row.text
        for place, row in enumerate(page.agenda.list.rows.rows)
        if page.agenda.list.viewport()
        .rect()
        .contains(page.agenda.list.visualRect(page.agenda.list.rows.index(place)).center())
    ]
    assert in_sight[:4] == ["DR-00 Rosters", "DR-01 Rosters", "Talk at 10", "Talk at 14"]
    assert len(in_sight) == 5
    assert page.agenda.title.text().endswith("8 things are late")


def test_another_model_in_view_keeps_the_day(page: OverviewPage, session: AuditSession) -> None:
    session.change("plan", set_start(session.audit, date(2026, 1, 12)))
    session.switch_framework("plain")
    assert [row[1] for row in rows(page)] == ["List the problems.", "Fill out the form."]
    assert page.agenda.isVisible()
    assert not page.agenda.go.isVisible()


def test_a_day_without_anything_says_so(page: OverviewPage, session: AuditSession) -> None:
    session.change("plan", set_start(session.audit, TODAY))
    session.tick_task("t1", TODAY)
    assert page.agenda.title.text() == "Today, Tue 13 Jan · week 1 of 1, day 1 · nothing is due"
