"""An audit of two weeks with activities, on which the packs of the plan are tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import MeasureSettings
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Phase, Task, TaskKind, Where
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityKind,
    ActivityPerson,
    ActivityState,
    Holiday,
    PlanSettings,
    TaskPlan,
)
from maturity_desktop.domain.record import Record
from tests.builders import audit, criterion, framework

HOSTILE = 'A; b, c\\n "d" <b>&\u202e\r\nBEGIN:VEVENT\t=1+1 \ud800 日本 e\u0301 \\'
TODAY = date(2026, 1, 13)


def plan_model() -> Framework:
    made = framework({"1": [criterion((1,))]}, top=2)
    site = (
        Task("open", "Opening meeting.", TaskKind.MEETING, deliverable="Minutes", who=("manager",), day=1),
        Task("hostile", HOSTILE, TaskKind.ANALYSIS, why=HOSTILE, day=2),
        Task("met", "Interviews.", TaskKind.INTERVIEW, day=3),
        Task("left", "Left out.", TaskKind.ANALYSIS, day=3),
    )
    return replace(
        made,
        short_title="Model",
        roles={"manager": "Operations manager", "agent": "Agent"},
        programme=(
            Phase("ready", "Ready", (Task("ask", "Ask for data.", TaskKind.DATA, day=1),), days=2,
                  where=Where.BEFORE),
            Phase("site", "On site", site, days=5, where=Where.ON_SITE),
            Phase("desk", "At the desk", (Task("write", "Write it.", TaskKind.REPORT),), days=5),
            Phase("later", "Later", (Task("later", "See again.", TaskKind.REVIEW),)),
        ),
    )  # fmt: skip


def planned_audit(*more: Record, zone: str = "Europe/Oslo") -> Audit:
    def activity(name: str, on: int | None, at: str, **rest: object) -> Activity:
        made = Activity(
            "a1", name, ActivityKind.INTERVIEW, f"Talk {name}", date(2026, 1, on) if on else None, at
        )
        return replace(made, **rest)  # type: ignore[arg-type]

    return audit(
        {},
        PlanSettings("a1", date(2026, 1, 12)),
        Holiday("a1", "2026-01-20", "Founders’ day"),
        TaskPlan("a1", "model", "left", skipped=True, reason="No time."),
        TaskPlan("a1", "model", "open", assignee="Ann Auditor"),
        MeasureSettings("a1", zone),
        activity("one", 14, "09:30", minutes=45, place="Room 4; 2nd floor", framework="model", task="met"),
        activity("off", 14, "11:00", state=ActivityState.CALLED_OFF),
        activity("some", 15, "late"),
        activity("never", None, "09:00", title=HOSTILE, place=HOSTILE),
        ActivityPerson("a1", "one", "p1", "agent", "Bea Berg", 3),
        ActivityPerson("a1", "one", "p2", "manager", "Cy Carr"),
        *more,
    )
