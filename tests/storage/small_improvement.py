"""One record of each kind that follows a rating, for the small audit."""

from __future__ import annotations

from datetime import date

from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionEvidence,
    ActionFinding,
    ActionNote,
    ActionPrerequisite,
    ActionState,
    Consensus,
    Consulting,
    Counterpart,
    Decision,
    EarlierAudit,
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    GapWeighing,
    Grade,
    MidTermCheck,
    Outcome,
    OwnProfile,
    ReadinessRules,
    ReRating,
    RoadmapSettings,
    SampleDraw,
    Training,
)
from maturity_desktop.domain.record import Record

DAY = date(2026, 1, 30)


def improvement_records() -> tuple[Record, ...]:
    """Referred-to kinds first; they speak of audit a1, client c1 and evidence e1."""
    return (
        Finding(
            "a1", "f1", 1, Grade.MAJOR, "No plan", "Nothing is planned", "Nobody was asked to", "Queues",
            "Plan by the week", "A plan for every week", "Four weeks' plans", FindingState.DISPUTED,
            "We do plan", DAY, date(2026, 6, 1),
        ),
        FindingPlace("a1", "f1", "small", "1.01", "1.01-1a"),
        FindingEvidence("a1", "f1", "e1"),
        GapWeighing("a1", "small", "1.01", 5, 2, "The board asks for it"),
        OwnProfile("a1", "small", "firm", "The firm's", 1, "For small centres", "firm.yaml"),
        Action(
            "a1", "n1", 1, "Plan", "By the week", "Planning", ActionState.UNDER_WAY, "first", 2, DAY,
            date(2026, 3, 31), None, 4, 2, 12000, 30000, "Shorter queues",
        ),
        Action("a1", "n2", 2, "Forecast"),
        ActionCheckpoint("a1", "n1", "small", "1.01", "1.01-1a"),
        ActionFinding("a1", "n1", "f1"),
        ActionPrerequisite("a1", "n1", "n2"),
        ActionNote("a1", "n1", "w1", DAY, "Ana Lind", "Begun"),
        ActionEvidence("a1", "n1", "e1"),
        RoadmapSettings("a1", date(2026, 3, 1), "EUR", 6),
        Training(
            "a1", "t1", 1, "manager", "Planning", "small", ("1.01",), "Workshop", 8, "Ana Lind", DAY, None
        ),
        ReRating("a1", "small", "1.01", "2026-05", ("1.01-1a",), (), 1, "Seen again", "Ana Lind", DAY),
        EarlierAudit("a1", "a0"),
        Counterpart("a1", "small", "1.01", "0.9"),
        Consulting("a1", "Ana Lind", "Planning", date(2025, 6, 30)),
        SampleDraw("a1", "small", "agreed", "4f2a", 1, 2, DAY),
        Consensus("a1", "small", "agreed", "1.01", 1, 2, 1, "The plan is of last year", DAY),
        ReadinessRules("a1", "small", 2, "firm"),
        Decision(
            "a1", "small", Outcome.AWARDED, DAY, "Liv Dahl", "A body", "Evidence found", date(2028, 1, 29)
        ),
        MidTermCheck("a1", "small", "k1", date(2027, 1, 30), DAY, "Liv Dahl", "Held"),
    )  # fmt: skip
