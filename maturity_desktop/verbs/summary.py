"""Audits and frameworks as plain data: what the command line prints with --json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from maturity_desktop.domain.framework import Checkpoint, Criterion, Framework
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.storage.library import AuditSummary

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
    """Every figure of one framework of an audit; `lowest` holds the ids of the lowest rated criteria."""
    audit, whole = results.audit, results.whole
    return {
        "audit": {
            "id": audit.id,
            "client": audit.client.name,
            "cut_off": audit.details.cut_off.isoformat(),
            "started_on": audit.details.started_on.isoformat(),
            "assessor": audit.details.assessor,
            "framework": results.framework.id,
            "edition": results.framework.edition,
            "target_profile": audit.details.target_profile,
        },
        "coverage": {"rated": whole.rated, "applicable": whole.applicable},
        "level": whole.level,
        "lowest": list(whole.lowest),
        "domains": [
            {
                "id": domain.id,
                "title": domain.title,
                "level": figure.level,
                "rated": figure.rated,
                "applicable": figure.applicable,
            }
            for domain, figure in results.domains
        ],
        "criteria": [_criterion_figures(result) for result in results.criteria],
    }


def _criterion_figures(result: CriterionResult) -> Plain:
    score = result.score
    return {
        "id": result.criterion.id,
        "title": result.criterion.title,
        "level": score.level,
        "derived_level": score.derived_level,
        "high_level": score.high,
        "score": score.score,
        "target": result.target,
        "gap": result.gap.size if result.gap else None,
        "priority": result.gap.priority if result.gap else None,
        "confidence": result.confidence.value,
        "provisional": [str(reason) for reason in result.provisional],
        "evidence": len(result.items),
    }


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
            {"level": step.level, "title": step.title, "added": step.added} for step in framework.scale
        ],
        "remarks": [{"about": remark.about, "text": remark.text} for remark in framework.remarks],
        "domains": [
            {
                "id": domain.id,
                "title": domain.title,
                "intent": domain.intent,
                "criteria": [_criterion_tree(framework, criterion) for criterion in domain.criteria],
            }
            for domain in framework.domains
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
    }
