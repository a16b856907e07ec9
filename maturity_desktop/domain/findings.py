"""What was found: findings with their places and their evidence, and how each comes and goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from maturity_desktop.domain.activities import Spot
from maturity_desktop.domain.audit import Audit, Change, Evidence
from maturity_desktop.domain.changes import Changes, drop, put
from maturity_desktop.domain.framework import Checkpoint, Criterion, Framework
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionFinding,
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    Grade,
)
from maturity_desktop.domain.plan_records import Assignment
from maturity_desktop.domain.record import Record

RANK = {grade: place for place, grade in enumerate(Grade)}
"""The gravest first, strengths last."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding with what it is about, in the order of the standard, what it rests on and the actions that
    answer it, both by number.
    """

    finding: Finding
    places: tuple[FindingPlace, ...]
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...] = ()

    @property
    def criteria(self) -> tuple[tuple[str, str], ...]:
        """The criteria that it is about, each once, as framework and id."""
        return tuple(dict.fromkeys((place.framework, place.criterion) for place in self.places))


@dataclass(frozen=True, slots=True)
class Sight:
    """Which findings are looked at; what is None is not asked for. `criterion` is framework and id."""

    state: FindingState | None = None
    grade: Grade | None = None
    criterion: tuple[str, str] | None = None
    assessor: str = ""


# Changes


def next_number(audit: Audit) -> int:
    """One more than the highest number that the audit's findings have."""
    return max((finding.number for finding in audit.all(Finding)), default=0) + 1


def add(audit: Audit, finding: Finding, spots: Iterable[Spot] = (), evidence: Iterable[str] = ()) -> Changes:
    """A new finding, what it is about and the items, by id, that it rests on."""
    hanging = (*_places(audit, finding, spots), *_evidence(audit, finding, evidence))
    return (*put(audit, finding), *(change for record in hanging for change in put(audit, record)))


def _places(audit: Audit, finding: Finding, spots: Iterable[Spot]) -> Iterable[FindingPlace]:
    found = dict.fromkeys(spots)
    return (
        FindingPlace(audit.id, finding.id, spot.framework, spot.criterion, spot.checkpoint) for spot in found
    )


def _evidence(audit: Audit, finding: Finding, items: Iterable[str]) -> Iterable[FindingEvidence]:
    return (FindingEvidence(audit.id, finding.id, item) for item in dict.fromkeys(items))


def aim(audit: Audit, finding: Finding, spots: Iterable[Spot]) -> Changes:
    """A finding is about these criteria and checkpoints and no others."""
    return _only(audit, places_of(audit, finding), tuple(_places(audit, finding, spots)))


def rest_on(audit: Audit, finding: Finding, items: Iterable[str]) -> Changes:
    """A finding rests on these items of evidence, by id, and no others."""
    return _only(audit, evidence_of(audit, finding), tuple(_evidence(audit, finding, items)))


def _only(audit: Audit, before: Sequence[Record], after: Sequence[Record]) -> Changes:
    wanted = {record.key for record in after}
    gone = tuple(Change(record, None) for record in before if record.key not in wanted)
    return (*gone, *(change for record in after for change in put(audit, record)))


def remove(audit: Audit, finding: Finding) -> Changes:
    """A finding goes with its places; actions that answered it stay, and no longer name it."""
    answered = (link for link in audit.all(ActionFinding) if link.finding == finding.id)
    hanging = (*places_of(audit, finding), *evidence_of(audit, finding), *answered)
    return (*(Change(record, None) for record in hanging), *drop(audit, finding))


def grade(audit: Audit, findings: Iterable[Finding], wanted: Grade) -> Changes:
    """These findings are as grave as that."""
    return tuple(change for own in findings for change in put(audit, replace(own, grade=wanted)))


def agree(audit: Audit, findings: Iterable[Finding]) -> Changes:
    """The client agrees with these; what it answered before stays on record."""
    return _state(audit, findings, FindingState.AGREED, None)


def redraft(audit: Audit, findings: Iterable[Finding]) -> Changes:
    """These are drafts again."""
    return _state(audit, findings, FindingState.DRAFT, None)


def dispute(audit: Audit, finding: Finding, answer: str) -> Changes:
    """The client does not agree, and says why; ValueError without its answer."""
    if not answer.strip():
        raise ValueError(finding.id)
    return _state(audit, [replace(finding, answer=answer)], FindingState.DISPUTED, None)


def close(audit: Audit, findings: Iterable[Finding], day: date) -> Changes:
    """These are closed since this day."""
    return _state(audit, findings, FindingState.CLOSED, day)


def _state(audit: Audit, findings: Iterable[Finding], state: FindingState, closed_on: date | None) -> Changes:
    changed = (replace(own, state=state, closed_on=closed_on) for own in findings)
    return tuple(change for own in changed for change in put(audit, own))


# What is known


def places_of(audit: Audit, finding: Finding) -> tuple[FindingPlace, ...]:
    """What a finding is about."""
    return tuple(place for place in audit.all(FindingPlace) if place.finding == finding.id)


def evidence_of(audit: Audit, finding: Finding) -> tuple[FindingEvidence, ...]:
    """The links to what a finding rests on."""
    return tuple(link for link in audit.all(FindingEvidence) if link.finding == finding.id)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By grade, the gravest first, then by number."""
    return tuple(sorted(findings, key=lambda own: (RANK[own.grade], own.number, own.id)))


def standings(audit: Audit, frameworks: Mapping[str, Framework]) -> tuple[Standing, ...]:
    """Every finding with what it is about and rests on, by grade, then by number.

    A place that an edition does not have is left out until one has it again.
    """
    order = place_order(frameworks)
    places: dict[str, list[FindingPlace]] = {}
    for place in audit.all(FindingPlace):
        if (place.framework, place.criterion, place.checkpoint) in order:
            places.setdefault(place.finding, []).append(place)
    items: dict[str, list[Evidence]] = {}
    for link in audit.all(FindingEvidence):
        item = audit.get(Evidence, audit.client.id, link.evidence)
        if item is not None:
            items.setdefault(link.finding, []).append(item)
    answers: dict[str, list[Action]] = {}
    for answer in audit.all(ActionFinding):
        action = audit.get(Action, audit.id, answer.action)
        if action is not None:
            answers.setdefault(answer.finding, []).append(action)
    return tuple(
        Standing(
            finding,
            tuple(
                sorted(
                    places.get(finding.id, ()),
                    key=lambda own: order[own.framework, own.criterion, own.checkpoint],
                )
            ),
            tuple(sorted(items.get(finding.id, ()), key=lambda item: (item.number, item.id))),
            tuple(sorted(answers.get(finding.id, ()), key=lambda action: (action.number, action.id))),
        )
        for finding in ordered(audit.all(Finding))
    )


def standings_about(audit: Audit, frameworks: Mapping[str, Framework]) -> tuple[Standing, ...]:
    """The same without findings that are about other models only, for a report on some of the audit's."""
    placed = {place.finding for place in audit.all(FindingPlace)}
    found = standings(audit, frameworks)
    return tuple(own for own in found if own.places or own.finding.id not in placed)


def place_order(frameworks: Mapping[str, Framework]) -> Mapping[tuple[str, str, str], int]:
    """Where criteria (with no checkpoint) and checkpoints stand, by framework, criterion and checkpoint."""
    known = (
        (framework.id, criterion.id, point)
        for framework in frameworks.values()
        for criterion in framework.criteria
        for point in ("", *(checkpoint.id for checkpoint in criterion.checkpoints))
    )
    return {place: number for number, place in enumerate(known)}


def in_sight(audit: Audit, found: Iterable[Standing], sight: Sight) -> tuple[Standing, ...]:
    """Those that are looked at, in their order."""
    wanted = sight.assessor.casefold()
    mine = {
        (own.framework, own.criterion)
        for own in audit.all(Assignment)
        if wanted and own.assessor.casefold() == wanted
    }
    return tuple(
        own
        for own in found
        if (sight.state is None or own.finding.state is sight.state)
        and (sight.grade is None or own.finding.grade is sight.grade)
        and (sight.criterion is None or sight.criterion in own.criteria)
        and (not wanted or mine.intersection(own.criteria))
    )


def findings_about(audit: Audit, framework: str, criterion: str) -> tuple[Finding, ...]:
    """The findings that are about a criterion or a checkpoint of it, by grade, then by number."""
    ids = {
        place.finding
        for place in audit.all(FindingPlace)
        if (place.framework, place.criterion) == (framework, criterion)
    }
    return ordered(own for own in audit.all(Finding) if own.id in ids) if ids else ()


def wanted_of(
    places: Iterable[FindingPlace], framework: Framework
) -> tuple[tuple[Criterion, tuple[tuple[int, Checkpoint], ...]], ...]:
    """What a finding is held against in one framework: its criteria, each with the checkpoints named of it
    and their levels."""
    named: dict[str, set[str]] = {}
    for place in places:
        if place.framework == framework.id:
            named.setdefault(place.criterion, set()).add(place.checkpoint)
    return tuple(
        (
            criterion,
            tuple(
                (level.number, point)
                for level in criterion.levels
                for point in level.checkpoints
                if point.id in named[criterion.id]
            ),
        )
        for criterion in framework.criteria
        if criterion.id in named
    )
