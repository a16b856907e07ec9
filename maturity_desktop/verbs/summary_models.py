"""Frameworks and their pairs as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from maturity_desktop.domain.crosswalk import Crosswalk, End
from maturity_desktop.domain.framework import Checkpoint, Criterion, Framework
from maturity_desktop.domain.phases import Phase

Plain = dict[str, Any]


def framework_row(framework: Framework) -> Plain:
    """How large a framework is."""
    return {
        "id": framework.id,
        "title": framework.title,
        "edition": framework.edition,
        "levels": len([step for step in framework.scale if not step.added]),
        "domains": len(framework.domains),
        "criteria": len(framework.criteria),
        "checkpoints": sum(len(criterion.checkpoints) for criterion in framework.criteria),
    }


def framework_tree(framework: Framework) -> Plain:
    """The whole framework."""
    return {
        "id": framework.id,
        "title": framework.title,
        "edition": framework.edition,
        "owner": framework.owner,
        "about": framework.about,
        "scale": [
            {
                "level": step.level,
                "title": step.title,
                "added": step.added,
                "transition": {"title": step.transition.title, "share": step.transition.share}
                if step.transition
                else None,
            }
            for step in framework.scale
        ],
        "beyond": [{"title": stage.title, "text": stage.text} for stage in framework.beyond],
        "scoring": {
            "floor": framework.scoring.floor,
            "threshold": framework.scoring.threshold,
            "aggregate": framework.scoring.aggregate,
            "headline_coverage": framework.scoring.headline_coverage,
            "certification_coverage": framework.scoring.certification_coverage,
            "points": framework.scoring.points,
        },
        "themes": {theme.id: theme.title for theme in framework.themes},
        "roles": dict(framework.roles or {}),
        "facts": {fact.id: {"question": fact.question, "default": fact.default} for fact in framework.facts},
        "targets": [
            {
                "id": profile.id,
                "title": profile.title,
                "level": profile.level,
                "exceptions": dict(profile.exceptions),
                "added": profile.added,
            }
            for profile in framework.targets
        ],
        "remarks": [{"about": remark.about, "text": remark.text} for remark in framework.remarks],
        "domains": [
            {
                "id": domain.id,
                "title": domain.title,
                "intent": domain.intent,
                "undescribed": domain.undescribed,
                "criteria": [_criterion_tree(framework, criterion) for criterion in domain.criteria],
            }
            for domain in framework.domains
        ],
        "programme": [_phase_tree(phase) for phase in framework.programme],
        "paces": [{"id": pace.id, "title": pace.title, "days": dict(pace.days)} for pace in framework.paces],
        "requests": [asdict(request) for request in framework.requests],
    }


def _phase_tree(phase: Phase) -> Plain:
    return {
        "id": phase.id,
        "title": phase.title,
        "about": phase.about,
        "level": phase.level,
        "days": phase.days,
        "where": phase.where.value,
        "tasks": [
            {
                "id": task.id,
                "what": task.what,
                "kind": task.kind.value,
                "why": task.why,
                "deliverable": task.deliverable,
                "who": list(task.who),
                "timing": task.timing,
                "criteria": list(task.criteria),
                "day": task.day,
                "activity": task.activity,
                "minutes": task.minutes,
                "added": task.added,
            }
            for task in phase.tasks
        ],
    }


def _criterion_tree(framework: Framework, criterion: Criterion) -> Plain:
    return {
        "id": criterion.id,
        "title": criterion.title,
        "intent": criterion.intent,
        "weight": criterion.weight,
        "impact": criterion.impact,
        "effort": criterion.effort,
        "ask": list(criterion.ask),
        "evidence": [{"kind": hint.kind.value, "what": hint.what} for hint in criterion.evidence],
        "levels": [
            {
                "level": level.number,
                "title": framework.step(level.number).title,
                "checkpoints": [_checkpoint_tree(checkpoint) for checkpoint in level.checkpoints],
            }
            for level in criterion.levels
        ],
        "rules": [
            {"checkpoint": rule.checkpoint, "rule": rule.rule, **rule.settings}
            for rule in (criterion.measure.rules if criterion.measure else ())
        ],
    }


def _checkpoint_tree(checkpoint: Checkpoint) -> Plain:
    return {
        "id": checkpoint.id,
        "text": checkpoint.text,
        "examples": checkpoint.examples,
        "ask": list(checkpoint.ask),
        "sign": checkpoint.sign,
        "blocks": checkpoint.blocks,
        "theme": checkpoint.theme,
        "when": {"fact": checkpoint.when.fact, "is": checkpoint.when.value} if checkpoint.when else None,
        "added": checkpoint.added,
    }


def crosswalk_rows(crosswalk: Crosswalk) -> Plain:
    """What the pairs say, and each of them."""
    return {
        "about": crosswalk.about,
        "pairs": [
            {
                "from": _end_row(pair.one),
                "to": _end_row(pair.other),
                "strength": pair.strength.value,
                "reason": pair.reason,
            }
            for pair in crosswalk.pairs
        ],
    }


def _end_row(end: End) -> Plain:
    return {
        "framework": end.framework,
        "criterion": end.criterion,
        "levels": list(end.levels),
        "checkpoints": list(end.checkpoints),
    }
