"""A framework's programme: its phases and their tasks, how long they take, what clients are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class TaskKind(StrEnum):
    """What sort of work a task of a programme is."""

    MEETING = "meeting"
    INTERVIEW = "interview"
    FOCUS_GROUP = "focus_group"
    OBSERVATION = "observation"
    DOCUMENT_REVIEW = "document_review"
    SURVEY = "survey"
    DATA = "data"
    ANALYSIS = "analysis"
    RATING = "rating"
    REPORT = "report"
    PLAN = "plan"
    REVIEW = "review"


class Where(StrEnum):
    """Where a phase of a programme takes place."""

    BEFORE = "before"
    """Before the audit begins; its days are counted back from the first day on site."""
    ON_SITE = "on_site"
    OFF_SITE = "off_site"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do in a programme; `who` are roles, `timing` is in words, `criteria` are ids.

    `day` is the working day of its phase, 1 the first; None: the phase's last. `activity` names the kind of
    activity in which people are met for it (ActivityKind), `minutes` how long that takes.
    """

    id: str
    what: str
    kind: TaskKind
    why: str = ""
    deliverable: str = ""
    who: tuple[str, ...] = ()
    timing: str = ""
    criteria: tuple[str, ...] = ()
    added: bool = False
    day: int | None = None
    activity: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a programme; `level` is the level of the scale that it leads to, where it leads to one.

    `days` are the working days that it takes; None: nobody can say, and its tasks have no dates.
    """

    id: str
    title: str
    tasks: tuple[Task, ...]
    about: str = ""
    level: int | None = None
    days: int | None = None
    where: Where = Where.OFF_SITE


@dataclass(frozen=True, slots=True)
class Pace:
    """A length of the whole programme to choose from: working days by phase id."""

    id: str
    title: str
    days: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RequestTemplate:
    """A thing that clients are asked to hand over; `owner` is a role, `added` marks one of this tool's."""

    id: str
    title: str
    what: str
    period: str = ""
    format: str = ""
    owner: str = ""
    criteria: tuple[str, ...] = ()
    added: bool = False
