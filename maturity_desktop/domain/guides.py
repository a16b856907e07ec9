"""What is to be asked or looked at in an activity: the checkpoints that are still open for those present."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from maturity_desktop.domain.activities import criteria_of, heard_at, people_of
from maturity_desktop.domain.audit import AnswerValue, Audit
from maturity_desktop.domain.coverage import TESTIMONY
from maturity_desktop.domain.framework import Checkpoint, Criterion, Framework
from maturity_desktop.domain.plan_records import Activity, ActivityCriterion, ActivityKind, Heard
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import State

BY_ROLE = (ActivityKind.INTERVIEW, ActivityKind.FOCUS_GROUP, ActivityKind.MEETING)
"""The activities in which people are asked; in the others something is looked at."""
MINUTES_EACH = 2
"""How long a question takes where nothing else is known; this tool's estimate."""


class Open(StrEnum):
    """Why a checkpoint is asked about."""

    UNANSWERED = "unanswered"
    PARTLY = "partly"
    UNPROVEN = "unproven"
    """Met, and nothing is behind it."""
    ONE_SOURCE = "one_source"
    HEARD = "heard"
    """Nothing is open any more, but something was said of it in this very activity."""


@dataclass(frozen=True, slots=True)
class Question:
    """A checkpoint to ask about, and what was heard on it in this activity so far."""

    checkpoint: Checkpoint
    level: int
    why: Open
    heard: Heard | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The questions of one criterion; `leads` are the framework's hints to begin with."""

    criterion: Criterion
    leads: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class ModelGuide:
    """The part of an activity's guide that comes of one framework."""

    framework: Framework
    sections: tuple[Section, ...]


def guides_of(audit: Audit, activity: Activity, results: Iterable[Results]) -> tuple[ModelGuide, ...]:
    """The guide of an activity as it is planned: of the frameworks that its criteria are from.

    Where it has no criteria it is of the framework that it was planned for (the first, where it names none).
    Of another framework there is only what was heard of it.
    """
    every = tuple(results)
    roles = {person.role for person in people_of(audit, activity)}
    heard = heard_at(audit, activity)
    about = _by_framework(criteria_of(audit, activity))
    if not about:
        known = [own.framework.id for own in every]
        about = {activity.framework if activity.framework in known else name: set() for name in known[:1]}
    wanted = {**_by_framework(heard), **about}
    found = (
        ModelGuide(
            own.framework,
            guide(own, activity.kind, roles, wanted[own.framework.id], heard),
        )
        for own in every
        if own.framework.id in wanted
    )
    return tuple(part for part in found if part.sections)


def _by_framework(records: Iterable[ActivityCriterion | Heard]) -> dict[str, set[str]]:
    """The criteria that records name, by framework."""
    found: dict[str, set[str]] = {}
    for own in records:
        found.setdefault(own.framework, set()).add(own.criterion)
    return found


def guide(
    results: Results,
    kind: ActivityKind,
    roles: Collection[str] = (),
    criteria: Collection[str] = (),
    heard: Iterable[Heard] = (),
) -> tuple[Section, ...]:
    """The guide of an activity of this kind with these roles, in the order of the standard.

    Without criteria it takes those that the framework means for the kind and the roles. `heard` is what the
    activity has brought already: its checkpoints stay in the guide.
    """
    said = {own.checkpoint: own for own in heard if own.framework == results.framework.id}
    sections = (
        _section(result, kind, roles, said)
        for result in results.criteria
        if result.score.state is not State.NOT_APPLICABLE and _is_about(result, kind, criteria, said)
    )
    return tuple(section for section in sections if section.questions)


def _is_about(
    result: CriterionResult, kind: ActivityKind, criteria: Collection[str], said: Mapping[str, Heard]
) -> bool:
    """Whether a criterion belongs in: it is chosen, or meant for looking at; or something was said of it."""
    criterion = result.criterion
    if any(point.id in said for point in criterion.checkpoints):
        return True
    if criteria:
        return criterion.id in criteria
    return kind in BY_ROLE or any(hint.kind is kind.evidence_kind for hint in criterion.evidence)


def _section(
    result: CriterionResult, kind: ActivityKind, roles: Collection[str], said: Mapping[str, Heard]
) -> Section:
    criterion = result.criterion
    leads = tuple(hint.what for hint in criterion.evidence if hint.kind is kind.evidence_kind)
    questions = []
    for level in criterion.levels:
        for point in level.checkpoints:
            why = _open(result, point)
            asked = kind not in BY_ROLE or _can_tell(criterion, point, roles)
            if point.id in said or (why is not None and asked):
                questions.append(Question(point, level.number, why or Open.HEARD, said.get(point.id)))
    return Section(criterion, leads, tuple(questions))


def _can_tell(criterion: Criterion, point: Checkpoint, roles: Collection[str]) -> bool:
    """Whether one of those present can tell: a checkpoint's own roles come before its criterion's.

    Where nobody is named, on either side, everybody can.
    """
    wanted = point.ask or criterion.ask
    return not wanted or not roles or any(role in wanted for role in roles)


def _open(result: CriterionResult, point: Checkpoint) -> Open | None:
    """Why a checkpoint is open; None where it is not, or is not about this client."""
    if point.id not in result.asked:
        return None
    answer = result.answers.get(point.id)
    if answer is None:
        return Open.UNANSWERED
    if answer is AnswerValue.PARTLY:
        return Open.PARTLY
    if answer is AnswerValue.MET:
        return {0: Open.UNPROVEN, 1: Open.ONE_SOURCE}.get(_sources(result, point))
    return None


def _sources(result: CriterionResult, point: Checkpoint) -> int:
    """How many kinds of evidence support a checkpoint; all testimony is one."""
    kinds = (
        item.kind
        for link, item in result.evidence
        if link.checkpoint in ("", point.id) and not link.contradicts
    )
    return len({kind.value if kind.direct else TESTIMONY for kind in kinds})


def minutes(sections: Iterable[Section], each: int = MINUTES_EACH) -> int:
    """How long a guide takes."""
    return sum(len(section.questions) for section in sections) * each


def parts(
    sections: Iterable[Section], most: int, each: int = MINUTES_EACH
) -> tuple[tuple[Section, ...], ...]:
    """A guide in parts of at most so many minutes; a criterion is cut only where it is too long by itself."""
    found: list[list[Section]] = [[]]
    fit = max(1, most // each)
    for section in sections:
        for start in range(0, len(section.questions), fit):
            piece = Section(section.criterion, section.leads, section.questions[start : start + fit])
            if found[-1] and minutes((*found[-1], piece), each) > most:
                found.append([])
            found[-1].append(piece)
    return tuple(tuple(part) for part in found if part)
