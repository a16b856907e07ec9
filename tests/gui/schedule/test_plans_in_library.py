"""The list of audits says where each of them stands in its weeks, once that is read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Client, TaskState
from maturity_desktop.domain.improvement_records import Decision, Outcome
from maturity_desktop.domain.plan_records import Holiday, PlanSettings
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.models.audit_list import PLAN_ROLE
from maturity_desktop.gui.pages.library_page import LibraryPage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit
from maturity_desktop.verbs.schedule import told_of_audits

TODAY = date(2026, 1, 14)


def clock() -> datetime:
    return datetime(2026, 1, 14, 9, tzinfo=UTC)


def begin(library: Library, name: str, *records: Record) -> None:
    file = next(own for own in shipped_frameworks(frameworks_folder()) if own.framework.id == "icmi_cmo")
    new = NewAudit(Client(name, f"Client {name}"), (file,), date(2025, 12, 31), TODAY, "Ann", id=name)
    start_audit(library, new, "Ann", clock, records)


@pytest.fixture
def filled(library: Library) -> Library:
    begin(library, "running", PlanSettings("running", date(2026, 1, 12)), Holiday("running", "2026-01-13"))
    begin(library, "undated", TaskState("undated", "icmi_cmo", "any", TODAY))
    begin(library, "long-over", PlanSettings("long-over", date(2024, 1, 8)))
    begin(library, "to-come", PlanSettings("to-come", date(2026, 3, 2)))
    return library


def test_those_that_are_under_way_are_read_without_the_others(filled: Library) -> None:
    found = told_of_audits(filled, TODAY)[0]
    assert found.keys() == {"running", "to-come"}
    running = found["running"].position
    assert running is not None
    assert (running.week, running.day) == (1, 2)
    assert found["running"].tasks[0].task.what


def test_the_list_says_where_each_stands(filled: Library, theme: ThemeSwitch, qtbot: QtBot) -> None:
    page = LibraryPage(theme, clock)
    qtbot.addWidget(page)
    page.show_audits(filled.audits())
    page.show_plans(told_of_audits(filled, TODAY)[0])
    model = page._audits
    told = {audit.id: str(model.index(place).data(PLAN_ROLE)) for place, audit in enumerate(model.audits)}
    assert told["undated"] == told["long-over"] == ""
    assert told["running"].startswith("week 1 of 5, day 2 · ")
    assert told["running"].endswith(" tasks are late")
    assert told["to-come"] == "begins on Mon 2 Mar"
    running = next(place for place, audit in enumerate(model.audits) if audit.id == "running")
    assert told["running"] in str(model.index(running).data())
    page.show_plans({})
    assert model.index(running).data(PLAN_ROLE) == ""


def test_the_list_says_what_is_due_of_an_award(library: Library, theme: ThemeSwitch, qtbot: QtBot) -> None:
    def awarded(audit: str, day: date, outcome: Outcome = Outcome.AWARDED) -> Decision:
        return Decision(audit, "icmi_cmo", outcome, day, "Liv Dahl", valid_until=None)

    begin(library, "lapsed", awarded("lapsed", date(2024, 1, 14)))
    begin(library, "ending", PlanSettings("ending", date(2026, 1, 12)), awarded("ending", date(2024, 3, 2)))
    begin(library, "holding", awarded("holding", date(2026, 1, 2)))
    begin(library, "refused", awarded("refused", date(2024, 1, 2), Outcome.REFUSED))
    schedules, awards = told_of_audits(library, TODAY)
    assert schedules.keys() == {"ending"}
    page = LibraryPage(theme, clock)
    qtbot.addWidget(page)
    page.show_audits(library.audits())
    page.show_plans(schedules, awards)
    model = page._audits
    told = {audit.id: str(model.index(place).data(PLAN_ROLE)) for place, audit in enumerate(model.audits)}
    assert told["lapsed"] == "award lapsed on 13 January 2026"
    assert told["ending"].startswith("award ends on 1 March 2026 · week 1 of ")
    assert told["holding"] == told["refused"] == ""


def test_an_award_that_was_followed_by_another_is_due_no_more(library: Library) -> None:
    file = next(own for own in shipped_frameworks(frameworks_folder()) if own.framework.id == "icmi_cmo")
    for name, day in (("old", date(2022, 1, 14)), ("new", date(2025, 12, 1))):
        client = Client("c", "Client") if name == "old" else library.clients()[0]
        new = NewAudit(client, (file,), day, TODAY, "Ann", id=name)
        award = Decision(name, "icmi_cmo", Outcome.AWARDED, day, "Liv Dahl")
        start_audit(library, new, "Ann", clock, (award,))
    assert told_of_audits(library, TODAY)[1].keys() == {"new"}
