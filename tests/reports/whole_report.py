"""A small audit of which every part of a report has something to tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from gettext import NullTranslations

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit, SetLevel
from maturity_desktop.domain.framework import Framework, Remark
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionEvidence,
    ActionFinding,
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    Grade,
    Training,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.support import Support
from tests.reports.audits import MADE_ON, everything, evidence_items, frame, note
from tests.reports.roadmaps import shipped_waves
from tests.reports.supported import supported_case


@cache
def whole_audit() -> tuple[Results, Support]:
    """A model of four criteria with evidence, findings, actions, figures, surveys and an audit before."""
    bare, support = supported_case(3)
    remark = Remark("2.02", "The edition names it twice; both are read as one.")
    framework = replace(bare.framework, remarks=(remark,))
    answers = tuple(everything(framework, AnswerValue.MET))
    told: Sequence[Record] = (
        *(own for own in answers if own.checkpoint.startswith(("1.01", "1.02-1", "2.01-1"))),
        *_not_met(framework, ("1.02-2", "2.02-1")),
        *evidence_items(framework, 6),
        note(framework, "1.02", "Forecasts are made by day only."),
        SetLevel("a1", framework.id, AGREED, "2.01", 2, "The rest was seen on the walk round."),
        *_finding("f1", 1, Grade.MAJOR, framework.id, "1.02", "1.02-2a"),
        *_finding("f2", 2, Grade.MINOR, framework.id, "2.02", "2.02-1a"),
        Action("a1", "n1", 1, "Forecast by interval", owner="Head of planning"),
        ActionCheckpoint("a1", "n1", framework.id, "1.02", "1.02-2a"),
        ActionFinding("a1", "n1", "f1"),
        ActionEvidence("a1", "n1", "e0002"),
        Action("a1", "n2", 2, "Read the survey with each team"),
        ActionCheckpoint("a1", "n2", framework.id, "2.02", "2.02-1a"),
        Training("a1", "t1", 1, "Team leader", "Coaching", framework.id, ("1.02",), "Workshop", 8, "HR"),
    )
    results = evaluate(Audit.of("a1", [*frame(framework), *told]), framework)
    before = evaluate(Audit.of("a1", [*frame(framework), *answers[:3]]), framework)
    figures = dict(tuple(support.figures.items())[:2])
    surveys = support.surveys[:1]
    waves = shipped_waves()
    return results, replace(support, figures=figures, surveys=surveys, waves=waves, earlier=(before,))


def _not_met(framework: Framework, starts: tuple[str, ...]) -> Iterator[Answer]:
    """What is not met: the checkpoints whose ids begin so."""
    return (own for own in everything(framework, AnswerValue.NOT_MET) if own.checkpoint.startswith(starts))


def _finding(
    name: str, number: int, grade: Grade, framework: str, criterion: str, checkpoint: str
) -> Sequence[Record]:
    told = Finding(
        "a1", name, number, grade, f"Finding number {number}", f"Condition {number}.", f"Cause {number}.",
        f"Effect {number}.", f"Recommendation {number}.", f"Outcome {number}.", f"Proof {number}.",
        FindingState.DRAFT, "", MADE_ON, None,
    )  # fmt: skip
    return (
        told,
        FindingPlace("a1", name, framework, criterion, checkpoint),
        FindingEvidence("a1", name, "e0001"),
    )


def whole_content(**options: object) -> ReportContent:
    """The content of its report."""
    results, support = whole_audit()
    told = ReportOptions(**options)  # type: ignore[arg-type]
    return build_content([results], MADE_ON, told, NullTranslations(), support=support)
