"""Builders: a framework from counts of checkpoints, an audit from answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    AuditDetails,
    Client,
    FrameworkUse,
    RatingSet,
)
from maturity_desktop.domain.framework import (
    Checkpoint,
    Criterion,
    Domain,
    Framework,
    Level,
    ScoringRules,
    Step,
    TargetProfile,
)
from maturity_desktop.domain.record import Record

CUT_OFF = date(2025, 12, 31)


def criterion(counts: Iterable[int], name: str = "1.01", **more: object) -> Criterion:
    """A criterion whose level n has the n-th count of checkpoints, counted from level 1."""
    levels = tuple(
        Level(
            number,
            tuple(Checkpoint(f"{name}-{number}{chr(97 + i)}", f"{name} {number} {i}") for i in range(count)),
        )
        for number, count in enumerate(counts, start=1)
    )
    return Criterion(name, f"Criterion {name}", "", levels, **more)  # type: ignore[arg-type]


def framework(
    criteria: Mapping[str, Iterable[Criterion]],
    rules: ScoringRules | None = None,
    top: int = 4,
    target: int = 2,
) -> Framework:
    """A framework of these criteria by domain id, with a scale from the floor to the top."""
    rules = rules or ScoringRules()
    return Framework(
        id="model",
        title="A model",
        short_title="Model",
        edition="1",
        owner="",
        about="",
        scale=tuple(Step(level, f"Step {level}") for level in range(rules.floor, top + 1)),
        scoring=rules,
        domains=tuple(Domain(name, f"Domain {name}", "", tuple(group)) for name, group in criteria.items()),
        targets=(TargetProfile("readiness", "Readiness", target, {}),),
    )


def audit(answers: Mapping[str, AnswerValue] | None = None, *records: Record) -> Audit:
    """An audit with these answers and whatever other records."""
    return Audit.of(
        "a1",
        [
            Client("c1", "Client"),
            AuditDetails("a1", "c1", CUT_OFF, date(2026, 1, 12)),
            FrameworkUse("a1", "model", "edition"),
            RatingSet("a1", AGREED),
            *(Answer("a1", "model", AGREED, point, value) for point, value in (answers or {}).items()),
            *records,
        ],
    )
