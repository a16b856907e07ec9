"""One audit as values: records, and the audit that holds them.

Every record is one row of one table: `KEY` names the fields that identify it, the others are what an
edit changes. Text keys are made so that two laptops cannot clash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, TypeVar, cast

from maturity_desktop.domain.figure_records import (
    MeasureReading,
    MeasureSeries,
    MeasureSettings,
    OpeningTime,
    SupportingData,
    Survey,
    SurveyQuestion,
)
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import IMPROVEMENT_RECORDS
from maturity_desktop.domain.plan_records import PLAN_RECORDS
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import REPORT_RECORDS

AGREED = "agreed"
"""The id of the rating set that every audit starts with and that reports are made from."""


class AnswerValue(StrEnum):
    """What the assessor says of a checkpoint; an unanswered checkpoint has no value."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Client(Record):
    """The client's profile: what was gathered about it, and the facts that framework conditions use."""

    KEY: ClassVar = ("id",)
    id: str
    name: str
    sector: str = ""
    sites: str = ""
    vision: str = ""
    objectives: str = ""
    environment: str = ""
    channels: tuple[str, ...] = ()
    facts: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditDetails(Record):
    """The audit's own particulars; `target_profile` names the profile whose gaps are shown."""

    KEY: ClassVar = ("id",)
    id: str
    client: str
    cut_off: date
    started_on: date
    assessor: str = ""
    target_profile: str = "readiness"
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class FrameworkUse(Record):
    """A framework in the edition with which the audit was started; `edition` is a SHA-256."""

    KEY: ClassVar = ("audit", "framework")
    audit: str
    framework: str
    edition: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class RatingSet(Record):
    """Whose answers: the agreed ones, a second rating, blind or not, the client's."""

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    kind: str = AGREED
    assessor: str = ""


@dataclass(frozen=True, slots=True)
class Answer(Record):
    """What is said of one checkpoint; `remark` is the reason where it does not apply."""

    KEY: ClassVar = ("audit", "framework", "rating_set", "checkpoint")
    audit: str
    framework: str
    rating_set: str
    checkpoint: str
    value: AnswerValue | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SetLevel(Record):
    """A level that the assessor set in place of the derived one, and why."""

    KEY: ClassVar = ("audit", "framework", "rating_set", "criterion")
    audit: str
    framework: str
    rating_set: str
    criterion: str
    level: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Note(Record):
    """The assessor's note on a criterion; a reservation makes its rating provisional and says why."""

    KEY: ClassVar = ("audit", "framework", "rating_set", "criterion")
    audit: str
    framework: str
    rating_set: str
    criterion: str
    text: str = ""
    reservation: str = ""


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """Something that supports answers; `dated` is the date of the thing itself.

    Evidence belongs to the client. A note without a file has an empty `sha256`; `size` is in bytes.
    """

    KEY: ClassVar = ("client", "id")
    client: str
    id: str
    number: int
    title: str
    kind: EvidenceKind
    dated: date
    added_on: date
    added_by: str = ""
    source: str = ""
    text: str = ""
    confidential: bool = False
    file_name: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""

    @property
    def label(self) -> str:
        """The number by which reports name it, for example EV-014."""
        return f"EV-{self.number:03d}"


@dataclass(frozen=True, slots=True)
class Link(Record):
    """An item of evidence at a criterion, or at one checkpoint of it where `checkpoint` is not empty."""

    KEY: ClassVar = ("audit", "evidence", "framework", "criterion", "checkpoint")
    audit: str
    evidence: str
    framework: str
    criterion: str
    checkpoint: str = ""
    contradicts: bool = False


@dataclass(frozen=True, slots=True)
class Target(Record):
    """The level wanted of one criterion in one profile; it comes before the framework's own profile."""

    KEY: ClassVar = ("audit", "framework", "profile", "criterion")
    audit: str
    framework: str
    profile: str
    criterion: str
    level: int


@dataclass(frozen=True, slots=True)
class TaskState(Record):
    """How far a task of a framework's programme is: the day on which it was done, and what came of it."""

    KEY: ClassVar = ("audit", "framework", "task")
    audit: str
    framework: str
    task: str
    done_on: date | None = None
    note: str = ""


RECORD_TYPES: tuple[type[Record], ...] = (
    Client, AuditDetails, FrameworkUse, RatingSet, Answer, SetLevel, Note, Evidence, Link, Target, TaskState,
    MeasureSeries, MeasureReading, OpeningTime, MeasureSettings, SupportingData, Survey, SurveyQuestion,
    *PLAN_RECORDS, *IMPROVEMENT_RECORDS, *REPORT_RECORDS,
)  # fmt: skip
"""Every kind of record, referred-to kinds first."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Change:
    """One record becomes another: `old` is None where it is new, `new` is None where it goes."""

    old: Record | None
    new: Record | None

    @property
    def record(self) -> Record:
        """The record that is there, whichever side has it."""
        record = self.new if self.new is not None else self.old
        assert record is not None, "a change has a side"
        return record

    def reversed(self) -> Change:
        return Change(self.new, self.old)


class StaleChange(Exception):
    """A change whose old record is not what the audit holds."""


@dataclass(frozen=True)
class Audit:
    """All records of one audit and of its client; an edit makes a new audit and leaves this one."""

    id: str
    tables: Mapping[type[Record], Mapping[tuple[str, ...], Record]]

    @classmethod
    def of(cls, audit_id: str, records: Iterable[Record]) -> Audit:
        tables: dict[type[Record], dict[tuple[str, ...], Record]] = {kind: {} for kind in RECORD_TYPES}
        for record in records:
            tables[type(record)][record.key] = record
        return cls(audit_id, tables)

    def with_changes(self, changes: Iterable[Change]) -> Audit:
        """The audit after the changes; StaleChange where one does not start from what is here."""
        tables = dict(self.tables)
        copied: dict[type[Record], dict[tuple[str, ...], Record]] = {}
        for change in changes:
            record = change.record
            kind = type(record)
            if kind not in copied:
                copied[kind] = dict(self.tables[kind])
                tables[kind] = copied[kind]
            if copied[kind].get(record.key) != change.old:
                raise StaleChange(record.key)
            if change.new is None:
                del copied[kind][record.key]
            else:
                copied[kind][record.key] = change.new
        return Audit(self.id, tables)

    def get(self, kind: type[R], *key: str) -> R | None:
        return cast("R | None", self.tables[kind].get(key))

    def all(self, kind: type[R]) -> Iterator[R]:
        return cast("Iterator[R]", iter(self.tables[kind].values()))

    @cached_property
    def details(self) -> AuditDetails:
        details = self.get(AuditDetails, self.id)
        assert details is not None, "an audit has its particulars"
        return details

    @cached_property
    def client(self) -> Client:
        client = self.get(Client, self.details.client)
        assert client is not None, "an audit has a client"
        return client

    @cached_property
    def framework_uses(self) -> tuple[FrameworkUse, ...]:
        return tuple(sorted(self.all(FrameworkUse), key=lambda use: (use.position, use.framework)))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The client's evidence by number."""
        return tuple(sorted(self.all(Evidence), key=lambda item: (item.number, item.id)))

    @cached_property
    def links_by_criterion(self) -> Mapping[tuple[str, str], tuple[Link, ...]]:
        """The links of a criterion by (framework, criterion), in the order of the evidence's numbers."""
        number = {item.id: item.number for item in self.evidence}
        links: dict[tuple[str, str], list[Link]] = {}
        for link in sorted(self.all(Link), key=lambda link: (number.get(link.evidence, 0), link.checkpoint)):
            links.setdefault((link.framework, link.criterion), []).append(link)
        return {place: tuple(found) for place, found in links.items()}

    def evidence_of(self, framework: str, criterion: str) -> tuple[Evidence, ...]:
        """The items at a criterion or at one of its checkpoints, each once, by number."""
        links = self.links_by_criterion.get((framework, criterion), ())
        items = (self.get(Evidence, self.client.id, link.evidence) for link in links)
        return tuple(dict.fromkeys(item for item in items if item is not None))
