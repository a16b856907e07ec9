"""The distance to the target, what it is worth closing it, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maturity_desktop.domain.audit import AnswerValue, Audit, Target
from maturity_desktop.domain.framework import Checkpoint, Criterion, Framework
from maturity_desktop.domain.scoring import Answers, applies


@dataclass(frozen=True, slots=True)
class Gap:
    """Target less level, never negative; priority = gap x weight x impact / effort."""

    target: int
    size: int
    priority: float


def target_of(audit: Audit, framework: Framework, criterion: str) -> int:
    """The level wanted of a criterion: the audit's own target, else that of the profile in force."""
    profile = framework.profile_for(audit.details.target_profile)
    own = audit.get(Target, audit.id, framework.id, profile.id, criterion)
    if own is not None and framework.floor <= own.level <= framework.top:
        return own.level
    return profile.target(criterion)


def gap(criterion: Criterion, level: int, target: int) -> Gap:
    """The gap of a rated criterion."""
    size = max(0, target - level)
    return Gap(target, size, size * criterion.weight * criterion.impact / criterion.effort)


def missing(
    criterion: Criterion, answers: Answers, facts: Mapping[str, bool], up_to: int
) -> tuple[tuple[int, Checkpoint], ...]:
    """The applicable checkpoints not met up to a level, each with its level, lowest level first."""
    return tuple(
        (level.number, checkpoint)
        for level in criterion.levels
        if level.number <= up_to
        for checkpoint in level.checkpoints
        if applies(checkpoint, answers, facts) and answers.get(checkpoint.id) is not AnswerValue.MET
    )
