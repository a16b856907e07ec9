"""The records of what is handed over: what a report holds, its photos, what left, what is signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from maturity_desktop.domain.record import Record


class Form(StrEnum):
    """How much of the audit a report tells."""

    FULL = "full"
    EXECUTIVE = "executive"
    """For those who decide: what fits a few pages."""
    CRITERION = "criterion"
    """One criterion, for whoever owns it."""


class Audience(StrEnum):
    """Who reads it."""

    INTERNAL = "internal"
    CLIENT = "client"
    """People's names, internal notes and confidential evidence are left out."""


class Part(StrEnum):
    """What a report is made of after its cover, in the usual order."""

    EXECUTIVE = "executive"
    SCOPE = "scope"
    RESULTS = "results"
    PERFORMANCE = "performance"
    CRITERIA = "criteria"
    FINDINGS = "findings"
    GAPS = "gaps"
    ROADMAP = "roadmap"
    READINESS = "readiness"
    MOVEMENT = "movement"
    SURVEYS = "surveys"
    APPENDICES = "appendices"


@dataclass(frozen=True, slots=True)
class ReportPlan(Record):
    """What the report of an audit holds, as it was chosen last; empty words stand for the usual.

    `parts` holds the parts that go in, by Part's words, in their order; empty: all, in the usual order.
    `without` holds the ids of frameworks that are left out. `brand` is the id of a firm's brand profile.
    `framework` and `criterion` say what a report of one criterion is about. `distribution` names who gets it.
    """

    KEY: ClassVar = ("audit",)
    audit: str
    title: str = ""
    version: str = ""
    distribution: str = ""
    form: Form = Form.FULL
    framework: str = ""
    criterion: str = ""
    audience: Audience = Audience.INTERNAL
    parts: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    page_size: str = ""
    language: str = ""
    brand: str = ""
    watermark: bool = True
    attach_workbook: bool = False


@dataclass(frozen=True, slots=True)
class ReportPhoto(Record):
    """A photo among the evidence that stands in the report, and what is said below it."""

    KEY: ClassVar = ("audit", "evidence")
    audit: str
    evidence: str
    position: int = 0
    caption: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver(Record):
    """A file that was written for somebody: what it was, when, and the SHA-256 by which it is known again.

    `kind` is the file's (pdf, docx, xlsx, pack, ...), `made_at` local time to the minute (ISO 8601), `size`
    in bytes. `sign_off` is the id of the version that it is of; empty: the audit as it was then.
    """

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    kind: str
    file_name: str
    made_at: str
    made_by: str
    size: int
    sha256: str
    form: str = ""
    audience: str = ""
    status: str = ""
    version: str = ""
    sign_off: str = ""


@dataclass(frozen=True, slots=True)
class SignOff(Record):
    """A version of the audit that somebody stands for.

    `content` is the SHA-256 of the audit's records as they were, which the library keeps. One that was
    `withdrawn_on` a day stays in the history with its reason.
    """

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    version: str
    name: str
    role: str
    signed_on: date
    content: str
    statement: str = ""
    withdrawn_on: date | None = None
    reason: str = ""


REPORT_RECORDS: tuple[type[Record], ...] = (ReportPlan, ReportPhoto, HandedOver, SignOff)
"""Referred-to kinds first."""
