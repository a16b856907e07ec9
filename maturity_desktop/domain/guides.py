"""What is to be asked or looked at in an activity: the checkpoints that are still open for those present."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from maturity_desktop.domain.activities import criteria_of, heard_at, people_of
from maturity_desktop.domain.audit import AnswerValue, Audit
from maturity_desktop.domain.confidence import Confidence, confidence
from maturity_desktop.domain.coverage import TESTIMONY
from maturity_desktop.domain.framework import Checkpoint, Criterion, EvidenceKind, Framework
from maturity_desktop.domain.plan_records import Activity, ActivityCriterion, ActivityKind, Heard
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import State

BY_ROLE = (ActivityKind.INTERVIEW, ActivityKind.FOCUS_GROUP, ActivityKind.MEETING)
"""The activities in which people are asked; in the others something is looked at."""
MINUTES_EACH: Mapping[ActivityKind, int] = {
    **dict.fromkeys(ActivityKind, 2),
    ActivityKind.FOCUS_GROUP: 4,
}
"""How long a question takes; this tool's estimate. In a group several people answer it."""


class Open(StrEnum):
    """Why a checkpoint is asked about."""

    UNANSWERED = "unanswered"
    PARTLY = "partly"
    UNPROVEN = "unproven"
    """Met, and nothing is behind it."""
    ONE_SOURCE = "one_source"
    HEARD = "heard"
    """Nothing is open any more, but something was said of it in this very activity."""


class Need(NamedTuple):
    """How much an answer is wanted: what is less comes first."""

    known: int = 0
    """0: nothing supports the criterion; 1: nothing of this activity's kind does; 2: something does."""
    is_beyond: bool = False
    """Whether its level is above the target, so that the target is settled without it."""
    until_settled: int = 1
    """How many open checkpoints of the criterion have to be settled for its level to be, this one counted."""
    lightness: float = 0.0
    """The weight of the criterion, turned round."""


NEEDED = Need()
"""Of a question of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Question:
    """A checkpoint to ask about, and what was heard on it in this activity so far."""

    checkpoint: Checkpoint
    level: int
    why: Open
    heard: Heard | None = None
    need: Need = NEEDED

    @property
    def order(self) -> tuple[bool, Need]:
        """What was said stands before what is still to be asked, and that by its need."""
        return self.heard is None, self.need


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


@dataclass(frozen=True)
class TimedGuide:
    """A guide with what there is time for, and what is asked if time is left."""

    first: tuple[ModelGuide, ...]
    later: tuple[ModelGuide, ...]

    @property
    def whole(self) -> tuple[ModelGuide, ...]:
        return (*self.first, *self.later)

    @property
    def fitting(self) -> int:
        """How many questions there is time for."""
        return _count(self.first)

    @property
    def total(self) -> int:
        return _count(self.whole)


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
            guide(own, activity.kind, roles, wanted[own.framework.id], heard, activity.evidence),
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
    brought: str = "",
) -> tuple[Section, ...]:
    """The guide of an activity of this kind with these roles, in the order of the standard.

    Without criteria it takes those that the framework means for the kind and the roles. `heard` is what the
    activity has brought already: its checkpoints stay in the guide. The item of evidence that it has
    `brought` so far changes no need, so that what comes first stays first while it is held.
    """
    said = {own.checkpoint: own for own in heard if own.framework == results.framework.id}
    sections = (
        _section(result, kind, roles, said, _known(result, kind, brought, results.audit.details.cut_off))
        for result in results.criteria
        if result.score.state is not State.NOT_APPLICABLE and _is_about(result, kind, criteria, said)
    )
    asked = tuple(section for section in sections if section.questions)
    if kind not in BY_ROLE or not roles:
        return asked
    titles = results.framework.roles or {}
    return tuple(
        replace(own, leads=tuple(lead for lead in own.leads if _is_for(lead, roles, titles))) for own in asked
    )


def _is_for(lead: str, roles: Collection[str], titles: Mapping[str, str]) -> bool:
    """Whether a hint is for one of those present: it may begin with the roles that it is for, and a colon."""
    for_whom, colon, _what = lead.casefold().partition(":")
    if not colon:
        return True
    words = set(re.findall(r"\w+", for_whom))
    named = {
        role
        for role, title in titles.items()
        if title.casefold() in for_whom or words & {role.casefold(), f"{role.casefold()}s"}
    }
    return not named or not named.isdisjoint(roles)


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
    result: CriterionResult,
    kind: ActivityKind,
    roles: Collection[str],
    said: Mapping[str, Heard],
    known: int,
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
    needed = (replace(own, need=_need(result, own, known, questions)) for own in questions)
    return Section(criterion, leads, tuple(needed))


def _known(result: CriterionResult, kind: ActivityKind, brought: str, cut_off: date) -> int:
    """What is known of a criterion, as a Need counts it, but for one item."""
    linked = [(link, item) for link, item in result.evidence if item.id != brought]
    if confidence(linked, cut_off) is Confidence.NONE:
        return 0
    kinds = {_source(item.kind) for link, item in linked if not link.contradicts}
    return 1 if _source(kind.evidence_kind) not in kinds else 2


def _need(result: CriterionResult, question: Question, known: int, all_of_it: Sequence[Question]) -> Need:
    """How much the answer to a question is wanted."""
    before = sum(own.level <= question.level and own.why is not Open.HEARD for own in all_of_it)
    return Need(known, question.level > result.target, before, -result.criterion.weight)


def _source(kind: EvidenceKind) -> str:
    return kind.value if kind.direct else TESTIMONY


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
    about = ("", point.id)
    return len(
        {
            _source(item.kind)
            for link, item in result.evidence
            if link.checkpoint in about and not link.contradicts
        }
    )


def minutes(guides: Iterable[ModelGuide], kind: ActivityKind) -> int:
    """How long the guide of such an activity takes."""
    return _count(guides) * MINUTES_EACH[kind]


def _count(guides: Iterable[ModelGuide]) -> int:
    return sum(len(section.questions) for guide in guides for section in guide.sections)


def in_time(guides: Sequence[ModelGuide], activity: Activity) -> TimedGuide:
    """A guide with what the activity has time for first, the most needed before the others.

    Where there is time for all of it, it stays in the order of the standard. An activity without a length has
    all the time.
    """
    fit = max(1, activity.minutes // MINUTES_EACH[activity.kind])
    if activity.minutes <= 0 or _count(guides) <= fit:
        return TimedGuide(tuple(guides), ())
    every = [
        (guide.framework.id, question)
        for guide in guides
        for section in guide.sections
        for question in section.questions
    ]
    every.sort(key=lambda own: own[1].order)
    chosen = {(name, question.checkpoint.id) for name, question in every[:fit]}
    return TimedGuide(_those(guides, chosen, True), _those(guides, chosen, False))


def _those(
    guides: Sequence[ModelGuide], chosen: Collection[tuple[str, str]], wanted: bool
) -> tuple[ModelGuide, ...]:
    """The part of a guide that was chosen, or the rest; criteria stand in the order of their needs."""
    found = []
    for guide in guides:
        sections = [
            replace(section, questions=tuple(
                question
                for question in section.questions
                if ((guide.framework.id, question.checkpoint.id) in chosen) is wanted
            ))
            for section in guide.sections
        ]  # fmt: skip
        sections = [section for section in sections if section.questions]
        sections.sort(key=lambda section: min(question.order for question in section.questions))
        found.append(ModelGuide(guide.framework, tuple(sections)))
    return tuple(guide for guide in found if guide.sections)
