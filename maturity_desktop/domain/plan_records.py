"""The records of how an audit is carried out: its plan, its activities, its requests and its team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.phases import TaskKind
from maturity_desktop.domain.record import Record


@dataclass(frozen=True, slots=True)
class PlanSettings(Record):
    """When the audit takes place: its first day on site, and the weekdays without work (“sat”)."""

    KEY: ClassVar = ("audit",)
    audit: str
    starts_on: date | None = None
    free_weekdays: tuple[str, ...] = ("sat", "sun")


@dataclass(frozen=True, slots=True)
class Holiday(Record):
    """A day (“2026-01-06”) on which nobody works, and what it is called."""

    KEY: ClassVar = ("audit", "day")
    audit: str
    day: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class PhaseLength(Record):
    """How many working days a phase takes in this audit; with 0 it shares the last day before it."""

    KEY: ClassVar = ("audit", "framework", "phase")
    audit: str
    framework: str
    phase: str
    days: int


@dataclass(frozen=True, slots=True)
class TaskPlan(Record):
    """What was decided of a task: the day it was moved to, who does it, or why it is left out."""

    KEY: ClassVar = ("audit", "framework", "task")
    audit: str
    framework: str
    task: str
    due_on: date | None = None
    assignee: str = ""
    skipped: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AddedTask(Record):
    """A task of this audit's own, on a working day of a phase (1 is its first).

    TaskState and TaskPlan name it like a task of the framework's.
    """

    KEY: ClassVar = ("audit", "framework", "id")
    audit: str
    framework: str
    id: str
    phase: str
    what: str
    kind: TaskKind
    day: int = 1
    why: str = ""
    deliverable: str = ""
    who: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BaselineFigure(Record):
    """A figure as the client named it at the opening, in words, with the time it is about and who said it."""

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    position: int
    title: str
    value: str = ""
    period: str = ""
    source: str = ""


class ActivityKind(StrEnum):
    """What people do together on a date."""

    MEETING = "meeting"
    INTERVIEW = "interview"
    FOCUS_GROUP = "focus_group"
    OBSERVATION = "observation"
    WALK_THROUGH = "walk_through"
    DOCUMENT_REVIEW = "document_review"
    SURVEY = "survey"

    @property
    def evidence_kind(self) -> EvidenceKind:
        """What is heard or seen there counts as."""
        return _COUNTS_AS.get(self, EvidenceKind.INTERVIEW)


_COUNTS_AS = {
    ActivityKind.FOCUS_GROUP: EvidenceKind.FOCUS_GROUP,
    ActivityKind.OBSERVATION: EvidenceKind.OBSERVATION,
    ActivityKind.WALK_THROUGH: EvidenceKind.OBSERVATION,
    ActivityKind.DOCUMENT_REVIEW: EvidenceKind.DOCUMENT,
    ActivityKind.SURVEY: EvidenceKind.SURVEY,
}


class ActivityState(StrEnum):
    """Whether an activity has taken place."""

    PLANNED = "planned"
    HELD = "held"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True)
class Activity(Record):
    """An interview, a focus group, an observation and the like.

    `starts_at` is a time of day (“09:30”) or empty; `task` is the task of the programme that it carries out.
    Of a sample, `population` and `sample` are counts and `drawn` says how. What is heard at it is kept as an
    item of evidence of the client's, `evidence`, once there is anything.
    """

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    kind: ActivityKind
    title: str
    held_on: date | None = None
    starts_at: str = ""
    minutes: int = 60
    place: str = ""
    state: ActivityState = ActivityState.PLANNED
    led_by: str = ""
    framework: str = ""
    task: str = ""
    note: str = ""
    population: int | None = None
    sample: int | None = None
    drawn: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ActivityPerson(Record):
    """Somebody, or several of one role, at an activity; names stay out of what the client receives."""

    KEY: ClassVar = ("audit", "activity", "id")
    audit: str
    activity: str
    id: str
    role: str
    name: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class ActivityCriterion(Record):
    """A criterion that an activity is about."""

    KEY: ClassVar = ("audit", "activity", "framework", "criterion")
    audit: str
    activity: str
    framework: str
    criterion: str


class Verdict(StrEnum):
    """What was heard or seen at an activity says of a checkpoint."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class Heard(Record):
    """What an activity brought of one checkpoint; with an empty one, the words on the whole criterion."""

    KEY: ClassVar = ("audit", "activity", "framework", "criterion", "checkpoint")
    audit: str
    activity: str
    framework: str
    criterion: str
    checkpoint: str
    verdict: Verdict | None = None
    note: str = ""


class RequestStatus(StrEnum):
    """How far a request to the client is."""

    DRAFT = "draft"
    ASKED = "asked"
    PROMISED = "promised"
    RECEIVED = "received"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Request(Record):
    """A thing that the client is asked to hand over; `template` is the framework's request that it came of.

    `period` and `format` say what is wanted, in words; `owner` is who has it. `answered_on` is the day on
    which it was received, or rejected for this `reason`.
    """

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    number: int
    title: str
    what: str = ""
    period: str = ""
    format: str = ""
    owner: str = ""
    status: RequestStatus = RequestStatus.DRAFT
    asked_on: date | None = None
    due_on: date | None = None
    promised_for: date | None = None
    answered_on: date | None = None
    reason: str = ""
    note: str = ""
    framework: str = ""
    template: str = ""

    @property
    def label(self) -> str:
        """The number by which the chasing list names it, for example DR-07."""
        return f"DR-{self.number:02d}"


@dataclass(frozen=True, slots=True)
class RequestCriterion(Record):
    """A criterion that a request is for."""

    KEY: ClassVar = ("audit", "request", "framework", "criterion")
    audit: str
    request: str
    framework: str
    criterion: str


@dataclass(frozen=True, slots=True)
class RequestEvidence(Record):
    """An item of evidence that a request brought."""

    KEY: ClassVar = ("audit", "request", "evidence")
    audit: str
    request: str
    evidence: str


@dataclass(frozen=True, slots=True)
class LeftOpen(Record):
    """A criterion whose gaps the assessor takes off the site knowingly, and why."""

    KEY: ClassVar = ("audit", "framework", "criterion")
    audit: str
    framework: str
    criterion: str
    reason: str


@dataclass(frozen=True, slots=True)
class TeamMember(Record):
    """Somebody who audits."""

    KEY: ClassVar = ("audit", "name")
    audit: str
    name: str
    initials: str = ""
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Assignment(Record):
    """Who of the team looks after a criterion."""

    KEY: ClassVar = ("audit", "framework", "criterion")
    audit: str
    framework: str
    criterion: str
    assessor: str


@dataclass(frozen=True, slots=True)
class RatingScope(Record):
    """A criterion that a rating set is meant to rate; a set without any is meant to rate all of them."""

    KEY: ClassVar = ("audit", "rating_set", "framework", "criterion")
    audit: str
    rating_set: str
    framework: str
    criterion: str


@dataclass(frozen=True, slots=True)
class EvidenceTag(Record):
    """A word by which items of evidence are found again."""

    KEY: ClassVar = ("client", "evidence", "tag")
    client: str
    evidence: str
    tag: str


@dataclass(frozen=True, slots=True)
class EvidenceCopy(Record):
    """An item that is a marked or redacted copy of an image; `marks` are its marks, a line of JSON each.

    `original` is the item it was made from, `original_sha256` the bytes that it was made from.
    """

    KEY: ClassVar = ("client", "evidence")
    client: str
    evidence: str
    original: str
    original_sha256: str
    marks: tuple[str, ...] = ()


PLAN_RECORDS: tuple[type[Record], ...] = (
    PlanSettings, Holiday, PhaseLength, TaskPlan, AddedTask, BaselineFigure, Activity, ActivityPerson,
    ActivityCriterion, Heard, Request, RequestCriterion, RequestEvidence, LeftOpen, TeamMember, Assignment,
    RatingScope, EvidenceTag, EvidenceCopy,
)  # fmt: skip
"""Referred-to kinds first."""
