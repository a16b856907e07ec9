"""Audits as plain data: what the command line prints with --json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from maturity_desktop.domain.audit import AGREED, Audit, RatingSet, TaskState
from maturity_desktop.domain.comparison import share_of_scale, standings
from maturity_desktop.domain.figure_reading import period_name
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.ladder import Ladder, LevelProof
from maturity_desktop.domain.phases import Phase
from maturity_desktop.domain.results import CriterionResult, Reason, ReasonCode, Results
from maturity_desktop.domain.scoring import LevelScore
from maturity_desktop.domain.team import answers_in, second_ratings
from maturity_desktop.storage.library import AuditSummary
from maturity_desktop.verbs.summary_models import framework_row

Plain = dict[str, Any]


def audit_rows(audits: Iterable[AuditSummary]) -> list[Plain]:
    """A row for each audit; the figures are those of its first framework, nothing where it has none."""
    return [_audit_row(summary) for summary in audits]


def _audit_row(summary: AuditSummary) -> Plain:
    first = summary.frameworks[0] if summary.frameworks else None
    return {
        "id": summary.id,
        "client": summary.client,
        "cut_off": summary.cut_off.isoformat(),
        "frameworks": [use.framework for use in summary.frameworks],
        "rated": first.rated if first else 0,
        "applicable": first.applicable if first else 0,
        "level": first.level if first else None,
    }


def audit_figures(results: Results) -> Plain:
    """Every figure of one framework of an audit; `lowest` holds the ids of the lowest rated criteria.

    `along` is how far a level stands on the way from the floor to the top, 0 to 1; equal shares of two
    models are not equal difficulty. `standings` has the whole or, for a model without a figure for it, each
    of its layers.
    """
    audit, whole, framework = results.audit, results.whole, results.framework
    return {
        "audit": {
            "id": audit.id,
            "client": audit.client.name,
            "cut_off": audit.details.cut_off.isoformat(),
            "started_on": audit.details.started_on.isoformat(),
            "assessor": audit.details.assessor,
            "framework": framework.id,
            "edition": framework.edition,
            "target_profile": audit.details.target_profile,
            "frameworks": [use.framework for use in audit.framework_uses],
            "ratings": _rating_rows(audit),
        },
        "framework": framework_row(framework)
        | {
            "floor": framework.floor,
            "top": framework.top,
            "aggregate": framework.scoring.aggregate,
            "beyond": [stage.title for stage in framework.beyond],
        },
        "coverage": {"rated": whole.rated, "applicable": whole.applicable},
        "level": whole.level,
        "along": _along(framework, whole.level),
        "provisional": whole.provisional,
        "lowest": list(whole.lowest),
        "standings": [
            {
                "layer": standing.layer,
                "level": standing.level,
                "along": standing.along,
                "status": standing.status,
                "rated": standing.figure.rated,
                "applicable": standing.figure.applicable,
            }
            for standing in standings([results])
        ],
        "domains": [
            {
                "id": domain.id,
                "title": domain.title,
                "level": figure.level,
                "along": _along(framework, figure.level),
                "rated": figure.rated,
                "applicable": figure.applicable,
                "undescribed": domain.undescribed,
            }
            for domain, figure in results.domains
        ],
        "criteria": [_criterion_figures(result) for result in results.criteria],
        "programme": [_phase_figures(results, phase) for phase in framework.programme],
        "programme_is_general": framework.programme_is_general,
    }


def _rating_rows(audit: Audit) -> list[Plain]:
    """Every rating set, the agreed one first, with how many checkpoints of all frameworks it has answered."""
    answers = answers_in(audit)
    agreed = audit.get(RatingSet, audit.id, AGREED) or RatingSet(audit.id, AGREED)
    return [
        {"kind": own.kind, "assessor": own.assessor, "answers": answers.get(own.id, 0)}
        for own in (agreed, *second_ratings(audit))
    ]


def _along(framework: Framework, level: float | None) -> float | None:
    return None if level is None else share_of_scale(framework, level)


def _phase_figures(results: Results, phase: Phase) -> Plain:
    """A phase of the programme and how far each of its tasks is."""
    audit, framework = results.audit, results.framework
    states = [(task, audit.get(TaskState, audit.id, framework.id, task.id)) for task in phase.tasks]
    return {
        "id": phase.id,
        "title": phase.title,
        "level": phase.level,
        "tasks": [
            {
                "id": task.id,
                "what": task.what,
                "done_on": state.done_on.isoformat() if state and state.done_on else None,
                "note": state.note if state else "",
            }
            for task, state in states
        ],
    }


def _criterion_figures(result: CriterionResult) -> Plain:
    score = result.score
    return {
        "id": result.criterion.id,
        "title": result.criterion.title,
        "level": score.level,
        "state": score.state.value,
        "status": result.status,
        "blocking": [sign.id for sign in result.blocking],
        "derived_level": score.derived_level,
        "high_level": score.high,
        "score": score.score,
        "target": result.target,
        "gap": result.gap.size if result.gap else None,
        "priority": result.gap.priority if result.gap else None,
        "confidence": result.confidence.value,
        "provisional": [_reason(reason) for reason in result.provisional],
        "evidence": len(result.items),
        "levels": [_level_figures(level) for level in score.levels],
        "signs": [
            {
                "id": sign.id,
                "applies": sign.id in result.asked,
                "answer": str(result.answers[sign.id]) if sign.id in result.answers else None,
                "blocks": sign.blocks,
            }
            for sign in result.criterion.checkpoints
            if sign.sign
        ],
        "ladder": _ladder_figures(result.ladder) if result.ladder else None,
    }


def _reason(reason: Reason) -> str:
    """Why a rating is provisional; figures that are missing with their periods."""
    if reason.code is not ReasonCode.FIGURES_MISSING:
        return str(reason)
    by_month = len(reason.detail.split(",")[0]) == len("2025-09")
    channels = f"no figures: {', '.join(reason.channels)}" if reason.channels else ""
    periods = f"{'month' if by_month else 'day'} missing: {reason.detail}" if reason.detail else ""
    return "; ".join(filter(None, (channels, periods)))


def _ladder_figures(ladder: Ladder) -> Plain:
    """What a client's figures prove of a criterion; every level with the rules that speak of it."""
    return {
        "level": ladder.level,
        "provisional": ladder.provisional,
        "levels": [
            {"n": level.number, "state": level.proof.value, "judged": level.judged} for level in ladder.levels
        ],
        "channels": [
            {
                "channel": own.channel,
                "level": own.level,
                "levels": [_proof_figures(level) for level in own.levels],
            }
            for own in ladder.channels
        ],
        "channels_without_figures": list(ladder.without_figures),
        "earliest": str(ladder.earliest) if ladder.earliest else None,
        "cut_off": ladder.cut_off.isoformat(),
    }


def _proof_figures(level: LevelProof) -> Plain:
    """A level of one channel; `failed` names the periods that did not meet their target."""
    return {
        "n": level.number,
        "state": level.proof.value,
        "rules": [
            {
                "checkpoint": result.checkpoint,
                "rule": result.rule,
                "state": result.proof.value,
                "met": result.met,
                "total": result.total,
                "needed": result.needed,
                "failed": [period_name(entry.start, result.grain) for entry in result.failed],
                "missing": [period_name(entry.start, result.grain) for entry in result.missing],
            }
            for result in level.results
        ],
    }


def _level_figures(level: LevelScore) -> Plain:
    """One level of a criterion; shares are 0 to 1, unanswered taken as not met (low) and as met (high)."""
    got, of = level.points
    return {
        "level": level.number,
        "applicable": level.applicable,
        "answered": level.answered,
        "low": float(level.low),
        "high": float(level.high),
        "satisfied_low": level.satisfied_low,
        "satisfied_high": level.satisfied_high,
        "blocked_low": level.blocked_low,
        "blocked_high": level.blocked_high,
        "signs": level.signs,
        "observed": float(level.observed),
        "points": {"got": float(got), "of": of},
    }
