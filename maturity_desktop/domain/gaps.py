"""The distance to the target, what it is worth closing it, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maturity_desktop.domain.audit import AnswerValue, Audit, Target
from maturity_desktop.domain.framework import Checkpoint, Criterion, Framework, TargetProfile
from maturity_desktop.domain.improvement_records import GapWeighing, OwnProfile
from maturity_desktop.domain.scoring import Answers, applies


@dataclass(frozen=True, slots=True)
class Gap:
    """Target less level, never negative; priority = gap x weight x impact / effort.

    `impact` and `effort` are the assessor's where there are any, with the reason `why`, else the framework's.
    """

    target: int
    size: int
    priority: float
    impact: int
    effort: int
    why: str = ""


def profiles_of(audit: Audit, framework: Framework) -> tuple[TargetProfile, ...]:
    """The profiles to choose from: the framework's, then the audit's own, by title."""
    own = (profile for profile in audit.all(OwnProfile) if profile.framework == framework.id)
    known = {profile.id for profile in framework.targets}
    return (
        *framework.targets,
        *(
            TargetProfile(profile.id, profile.title, profile.level, {}, added=True, note=profile.note)
            for profile in sorted(own, key=lambda profile: (profile.title.casefold(), profile.id))
            if profile.id not in known and framework.floor <= profile.level <= framework.top
        ),
    )


def profile_in_force(audit: Audit, framework: Framework) -> TargetProfile:
    """The profile that the audit has chosen; the framework's first where it has none of that name."""
    wanted = audit.details.target_profile
    own = (profile for profile in profiles_of(audit, framework) if profile.id == wanted)
    return next(own, None) or framework.profile_for(wanted)


def target_of(
    audit: Audit, framework: Framework, criterion: str, profile: TargetProfile | None = None
) -> int:
    """The level wanted of a criterion: the audit's own target, else that of a profile (the one in force)."""
    profile = profile or profile_in_force(audit, framework)
    own = audit.get(Target, audit.id, framework.id, profile.id, criterion)
    if own is not None and framework.floor <= own.level <= framework.top:
        return own.level
    return profile.target(criterion)


def gap(criterion: Criterion, level: int, target: int, weighing: GapWeighing | None = None) -> Gap:
    """The gap of a rated criterion, as the assessor weighs it or else the framework."""
    size = max(0, target - level)
    impact, effort = (weighing or criterion).impact, (weighing or criterion).effort
    why = weighing.why if weighing is not None else ""
    return Gap(target, size, size * criterion.weight * impact / effort, impact, effort, why)


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
