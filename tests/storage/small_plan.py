"""One record of each kind that says how an audit is carried out, for the small audit."""

from __future__ import annotations

from datetime import date

from maturity_desktop.domain.phases import TaskKind
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
    ActivityState,
    AddedTask,
    Assignment,
    BaselineFigure,
    EvidenceCopy,
    EvidenceTag,
    Heard,
    Holiday,
    LeftOpen,
    PhaseLength,
    PlanSettings,
    RatingScope,
    Request,
    RequestCriterion,
    RequestEvidence,
    RequestStatus,
    TaskPlan,
    TeamMember,
    Verdict,
)
from maturity_desktop.domain.record import Record

DAY = date(2026, 1, 13)


def plan_records() -> tuple[Record, ...]:
    """Referred-to kinds first; they speak of audit a1, client c1 and evidence e1."""
    return (
        PlanSettings("a1", date(2026, 1, 12), ("sat", "sun")),
        Holiday("a1", "2026-01-06", "Epiphany"),
        PhaseLength("a1", "small", "site", 2),
        TaskPlan("a1", "small", "begin", DAY, "Ana Lind", reason="The director is away"),
        AddedTask("a1", "small", "t1", "site", "See the night", TaskKind.OBSERVATION, 3, who=("agent",)),
        BaselineFigure("a1", "b1", 0, "Agents", "170", "January 2026", "The director"),
        Activity(
            "a1", "m1", ActivityKind.FOCUS_GROUP, "Agents, early shift", DAY, "09:30", 75, "Room 2",
            ActivityState.HELD, "Ana Lind", "small", "begin", "Lively", 170, 6, "By lot", "e1",
        ),
        ActivityPerson("a1", "m1", "p1", "agent", "", 6),
        ActivityCriterion("a1", "m1", "small", "1.01"),
        Heard("a1", "m1", "small", "1.01", "1.01-1a", Verdict.SUPPORTS, "Five of six knew it"),
        Request(
            "a1", "r1", 1, "Volumes", "By interval", "12 months", "Excel", "Planning", RequestStatus.REJECTED,
            date(2026, 1, 5), date(2026, 1, 9), date(2026, 1, 12), DAY, "Not kept", "Ask again in May",
        ),
        RequestCriterion("a1", "r1", "small", "1.01"),
        RequestEvidence("a1", "r1", "e1"),
        LeftOpen("a1", "small", "1.02", "By phone in week 2"),
        TeamMember("a1", "Ana Lind", "AL", is_lead=True),
        Assignment("a1", "small", "1.01", "Ana Lind"),
        RatingScope("a1", "agreed", "small", "1.01"),
        EvidenceTag("c1", "e1", "planning"),
        EvidenceCopy("c1", "e1", "e0", "0" * 64, ('{"kind": "redaction"}',)),
    )  # fmt: skip
