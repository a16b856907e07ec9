"""The training plan: who has to be able to carry what the roadmap changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from maturity_desktop.domain.actions import next_position, trainings
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes, drop, put
from maturity_desktop.domain.improvement_records import Training
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class TrainingDraft:
    """What a role has to carry: the criteria of the roadmap's actions that a framework asks it about."""

    framework: str
    role: str
    role_title: str
    criteria: tuple[str, ...]


def training_drafts(results: Sequence[Results], roadmap: Roadmap) -> tuple[TrainingDraft, ...]:
    """A draft for each role that criteria of open actions concern, in the order of the framework's roles.

    Criteria that the plan has for that role already are left out.
    """
    open_ones = [own for own in roadmap.live if own.is_open]
    touched = {place for own in open_ones for place in own.criteria}
    found = []
    for own in results:
        known = _planned(own.audit, own.framework.id)
        for role, title in (own.framework.roles or {}).items():
            criteria = tuple(
                criterion.id
                for criterion in own.framework.criteria
                if (own.framework.id, criterion.id) in touched
                and role in criterion.ask
                and (title, criterion.id) not in known
            )
            if criteria:
                found.append(TrainingDraft(own.framework.id, role, title, criteria))
    return tuple(found)


def _planned(audit: Audit, framework: str) -> set[tuple[str, str]]:
    """What the plan has already, as role and criterion."""
    return {
        (own.role, criterion)
        for own in audit.all(Training)
        if own.framework == framework
        for criterion in own.criteria
    }


def add_trainings(audit: Audit, chosen: Iterable[TrainingDraft], topics: Iterable[str]) -> Changes:
    """A training for each draft, on these topics, after those that are there."""
    made = (
        Training(audit.id, new_key(), position, draft.role_title, topic, draft.framework, draft.criteria)
        for position, (draft, topic) in enumerate(zip(chosen, topics, strict=True), next_position(audit))
    )
    return tuple(change for own in made for change in put(audit, own))


def add_training(audit: Audit, role: str, topic: str) -> tuple[Training, Changes]:
    """A training of the audit's own."""
    own = Training(audit.id, new_key(), next_position(audit), role, topic)
    return own, put(audit, own)


def remove_training(audit: Audit, own: Training) -> Changes:
    return drop(audit, own)


def move_training(audit: Audit, own: Training, step: int) -> Changes:
    """A training changes places with the one above (-1) or below (1)."""
    ordered = list(trainings(audit))
    place = next((number for number, other in enumerate(ordered) if other.id == own.id), -1)
    if place < 0 or not 0 <= place + step < len(ordered):
        return ()
    ordered[place], ordered[place + step] = ordered[place + step], ordered[place]
    records = (replace(other, position=number) for number, other in enumerate(ordered, 1))
    return tuple(change for record in records for change in put(audit, record))
