"""What a day holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from maturity_desktop.domain.agenda import agenda_of, followed, told_tasks
from maturity_desktop.domain.audit import TaskState
from maturity_desktop.domain.phases import Phase, Task, TaskKind, Where
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityKind,
    ActivityState,
    PlanSettings,
    Request,
    RequestStatus,
    TaskPlan,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.schedule import schedule_of
from tests.builders import audit, criterion, framework

TODAY = date(2026, 1, 14)
MODEL = replace(
    framework({"1": [criterion((1,))]}, top=2),
    programme=(
        Phase(
            "site",
            "On site",
            tuple(Task(f"t{on}", f"Do {on}.", TaskKind.ANALYSIS, day=on) for on in range(1, 6)),
            days=5,
            where=Where.ON_SITE,
        ),
    ),
)


def activity(name: str, at: str, on: date | None = TODAY) -> Activity:
    return Activity("a1", name, ActivityKind.INTERVIEW, name, on, at)


def request(number: int, status: RequestStatus, due: int, promised: int = 0) -> Request:
    return Request(
        "a1", f"r{number}", number, f"Request {number}", status=status, due_on=date(2026, 1, due),
        promised_for=date(2026, 1, promised) if promised else None,
    )  # fmt: skip


def test_what_was_not_held_on_its_day_is_late_until_somebody_says_what_became_of_it() -> None:
    yesterday = date(2026, 1, 13)
    missed = activity("missed", "09:00", yesterday)
    own = audit(
        {},
        missed,
        replace(activity("held", "09:00", yesterday), state=ActivityState.HELD),
        replace(activity("off", "09:00", yesterday), state=ActivityState.CALLED_OFF),
        activity("today", "09:00"),
        activity("no day", "", None),
    )
    found = agenda_of(own, (), TODAY)
    assert found.missed == (missed,)
    assert (found.late_count, found.is_empty) == (1, False)


def test_a_day_holds_its_tasks_what_is_late_activities_and_what_the_client_owes() -> None:
    records: list[Record] = [
        PlanSettings("a1", date(2026, 1, 12)),
        TaskState("a1", "model", "t1", TODAY),
        TaskPlan("a1", "model", "t4", due_on=date(2026, 1, 9)),
        activity("late one", "14:00"),
        activity("some time", ""),
        activity("first", "09:00"),
        replace(activity("off", "10:00"), state=ActivityState.CALLED_OFF),
        activity("tomorrow", "09:00", date(2026, 1, 15)),
        request(1, RequestStatus.ASKED, 13),
        request(2, RequestStatus.PROMISED, 9, promised=14),
        request(3, RequestStatus.RECEIVED, 9),
        request(4, RequestStatus.ASKED, 9),
        request(5, RequestStatus.DRAFT, 9),
    ]
    own = audit({}, *records)
    agenda = agenda_of(own, [schedule_of(own, MODEL, TODAY)], TODAY)
    assert [one.task.id for one in agenda.late] == ["t4", "t2"]
    assert [one.task.id for one in agenda.due] == ["t3"]
    assert [one.title for one in agenda.activities] == ["first", "late one", "some time"]
    assert [one.number for one in agenda.overdue] == [4, 1]
    assert [one.number for one in agenda.promised] == [2]
    assert not agenda.is_empty


def test_a_day_without_anything_is_empty() -> None:
    own = audit({}, activity("undated", "", None))
    assert agenda_of(own, [schedule_of(own, MODEL, TODAY)], TODAY).is_empty


def test_a_general_programme_is_followed_where_no_model_has_its_own() -> None:
    general = replace(MODEL, id="general", programme_is_general=True)
    other = replace(general, id="other")
    assert followed([general, MODEL, other]) == (MODEL,)
    assert followed([general, other]) == (general,)
    assert followed([]) == ()


def test_a_task_is_told_by_its_activities_where_it_has_some() -> None:
    talk = replace(activity("talk", "09:00"), framework="model", task="t2")
    off = replace(activity("off", "09:00"), framework="model", task="t3", state=ActivityState.CALLED_OFF)
    own = audit({}, talk, off, TaskPlan("a1", "model", "t4", skipped=True, reason="No."))
    told = told_tasks(own, schedule_of(own, MODEL, TODAY))
    assert [one.task.id for one in told] == ["t1", "t3", "t5"]
