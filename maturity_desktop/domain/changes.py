"""What a person does to an audit, as changes to its records; nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from maturity_desktop.domain.audit import (
    RECORD_TYPES,
    Answer,
    AnswerValue,
    Audit,
    Change,
    Evidence,
    FrameworkUse,
    Link,
    Note,
    SetLevel,
    Target,
    TaskState,
)
from maturity_desktop.domain.improvement_records import ActionEvidence, FindingEvidence
from maturity_desktop.domain.plan_records import EvidenceCopy, EvidenceTag, RequestEvidence
from maturity_desktop.domain.record import Record

Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What one act of a person does to an audit.

    Edits with the same `spell` are one spell of editing (typing in a note) and share journal entries;
    `at` carries its time zone; `label` names the act in the author's language.
    """

    audit: str
    label: str
    changes: Changes
    author: str
    at: datetime
    spell: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an audit stands by a framework, kept with it so that a portfolio need not score.

    `domains` are mean levels by id, `levels` those of the rated criteria, `below` the criteria that miss
    their target.
    """

    domains: Mapping[str, float | None] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures by which the library lists an audit, kept with it so that a list need not score.

    `standing` is None where only the list's own figures are told.
    """

    framework: str
    level: float | None
    rated: int
    applicable: int
    provisional: bool
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where ratings stand: one framework and one rating set of one audit."""

    audit: str
    framework: str
    rating_set: str


def put(audit: Audit, record: Record) -> Changes:
    """The record takes the place of whatever has its key; no change where it is there already."""
    old = audit.get(type(record), *record.key)
    return () if old == record else (Change(old, record),)


def drop(audit: Audit, record: Record) -> Changes:
    """The record that has this key goes; no change where there is none."""
    old = audit.get(type(record), *record.key)
    return () if old is None else (Change(old, None),)


def answer(audit: Audit, place: Place, checkpoint: str, value: AnswerValue | None) -> Changes:
    """A checkpoint's answer, its remark kept; None takes the answer back."""
    old = answer_at(audit, place, checkpoint)
    return _put_or_drop(audit, replace(old, value=value))


def remark(audit: Audit, place: Place, checkpoint: str, text: str) -> Changes:
    """The remark on a checkpoint (the reason where it does not apply), its answer kept."""
    old = answer_at(audit, place, checkpoint)
    return _put_or_drop(audit, replace(old, remark=text))


def answer_at(audit: Audit, place: Place, checkpoint: str) -> Answer:
    """The answer to a checkpoint; an empty one where there is none yet."""
    empty = Answer(place.audit, place.framework, place.rating_set, checkpoint)
    return audit.get(Answer, *empty.key) or empty


def _put_or_drop(audit: Audit, record: Answer) -> Changes:
    if record.value is None and not record.remark:
        return drop(audit, record)
    return put(audit, record)


def set_level(audit: Audit, place: Place, criterion: str, level: int | None, reason: str = "") -> Changes:
    """The assessor's own level with its reason; None returns to the derived level."""
    record = SetLevel(place.audit, place.framework, place.rating_set, criterion, level or 0, reason)
    return drop(audit, record) if level is None else put(audit, record)


def note_at(audit: Audit, place: Place, criterion: str) -> Note:
    """The note on a criterion; an empty one where there is none yet."""
    empty = Note(place.audit, place.framework, place.rating_set, criterion)
    return audit.get(Note, *empty.key) or empty


def write_note(audit: Audit, place: Place, criterion: str, text: str) -> Changes:
    return _put_or_drop_note(audit, replace(note_at(audit, place, criterion), text=text))


def reserve(audit: Audit, place: Place, criterion: str, reservation: str) -> Changes:
    """Why the rating of a criterion is provisional; empty lifts the reservation."""
    return _put_or_drop_note(audit, replace(note_at(audit, place, criterion), reservation=reservation))


def _put_or_drop_note(audit: Audit, record: Note) -> Changes:
    return put(audit, record) if record.text or record.reservation else drop(audit, record)


def next_evidence_number(audit: Audit) -> int:
    """One more than the highest number of the client's evidence."""
    return max((item.number for item in audit.evidence), default=0) + 1


def add_evidence(audit: Audit, items: Iterable[Evidence], links: Iterable[Link]) -> Changes:
    """New items and where they are used."""
    return tuple(change for record in (*items, *links) for change in put(audit, record))


def remove_evidence(audit: Audit, evidence: Evidence) -> Changes:
    """An item goes from the register with every link of this audit to it, and its tags."""
    kinds: tuple[type[Record], ...] = (
        Link, RequestEvidence, EvidenceTag, EvidenceCopy, FindingEvidence, ActionEvidence,
    )  # fmt: skip
    said = (record for kind in kinds for record in audit.all(kind))
    gone = (record for record in said if getattr(record, "evidence", "") == evidence.id)
    return tuple(Change(record, None) for record in gone) + drop(audit, evidence)


def use_evidence(audit: Audit, links: Iterable[Link]) -> Changes:
    """An item is used at a criterion in these ways only; the links are of one item at one criterion."""
    wanted = {link.key: link for link in links}
    first = next(iter(wanted.values()))
    here = audit.links_by_criterion.get((first.framework, first.criterion), ())
    gone = (link for link in here if link.evidence == first.evidence and link.key not in wanted)
    added = (change for link in wanted.values() for change in put(audit, link))
    return (*(Change(link, None) for link in gone), *added)


def unlink_evidence(audit: Audit, evidence: Evidence, framework: str, criterion: str) -> Changes:
    """An item is no longer used at a criterion or its checkpoints."""
    links = audit.links_by_criterion.get((framework, criterion), ())
    return tuple(Change(link, None) for link in links if link.evidence == evidence.id)


def withdraw_evidence(audit: Audit, evidence: Evidence) -> Changes:
    """An item is no longer used anywhere in this audit."""
    return tuple(Change(link, None) for link in audit.all(Link) if link.evidence == evidence.id)


def set_target(audit: Audit, place: Place, profile: str, criterion: str, level: int | None) -> Changes:
    """The level wanted of a criterion in a profile; None returns to the framework's own profile."""
    record = Target(place.audit, place.framework, profile, criterion, level or 0)
    return drop(audit, record) if level is None else put(audit, record)


def task_at(audit: Audit, place: Place, task: str) -> TaskState:
    """How far a task is; an empty state where nothing was said of it yet."""
    empty = TaskState(place.audit, place.framework, task)
    return audit.get(TaskState, *empty.key) or empty


def tick_task(audit: Audit, place: Place, task: str, done_on: date | None) -> Changes:
    """A task is done, on this day; None opens it again."""
    return _put_or_drop_task(audit, replace(task_at(audit, place, task), done_on=done_on))


def write_task_note(audit: Audit, place: Place, task: str, text: str) -> Changes:
    """What came of a task."""
    return _put_or_drop_task(audit, replace(task_at(audit, place, task), note=text))


def _put_or_drop_task(audit: Audit, record: TaskState) -> Changes:
    return put(audit, record) if record.done_on is not None or record.note else drop(audit, record)


def use_framework(audit: Audit, framework: str, edition: str) -> Changes:
    """The audit is also, or from now on, carried out against this edition of a framework.

    Answers stay as they are: those whose checkpoints an edition does not have rest until one has them again.
    """
    old = audit.get(FrameworkUse, audit.id, framework)
    last = max((use.position for use in audit.framework_uses), default=-1)
    return put(audit, FrameworkUse(audit.id, framework, edition, old.position if old else last + 1))


def says_something(audit: Audit, framework: str) -> bool:
    """Whether the audit holds an answer, a note, a link or anything else at a framework."""
    kinds = (kind for kind in RECORD_TYPES if "framework" in kind.KEY and kind is not FrameworkUse)
    return any(getattr(record, "framework", "") == framework for kind in kinds for record in audit.all(kind))


def drop_framework(audit: Audit, framework: str) -> Changes:
    """A framework leaves the audit; ValueError where something was said of it already, or it is the last."""
    if says_something(audit, framework) or len(audit.framework_uses) < 2:
        raise ValueError(framework)
    return drop(audit, FrameworkUse(audit.id, framework, ""))
