"""Which kinds of records belong together: what a page follows, and what the results rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from maturity_desktop.domain.audit import (
    Answer,
    AuditDetails,
    Client,
    Evidence,
    FrameworkUse,
    Link,
    SetLevel,
    Target,
)
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.figure_records import (
    MeasureReading,
    MeasureSeries,
    MeasureSettings,
    OpeningTime,
    SupportingData,
    Survey,
    SurveyQuestion,
)
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import EvidenceCopy, EvidenceTag
from maturity_desktop.domain.record import Record

Kinds = frozenset[type[Record]]

EVIDENCE: Kinds = frozenset({Evidence, Link, EvidenceTag, EvidenceCopy})
FIGURES: Kinds = frozenset(
    {MeasureSeries, MeasureReading, OpeningTime, MeasureSettings, SupportingData, AuditDetails}
)
"""What the client's figures prove follows from these; the particulars name the cut-off."""
SURVEYS: Kinds = frozenset({Survey, SurveyQuestion})
PARTICULARS: Kinds = frozenset({Client, AuditDetails, FrameworkUse, Target})
PROVING: Kinds = FIGURES | {Client}
"""After a change of these every criterion is evaluated anew."""


def kinds_of(changes: Changes) -> Kinds:
    """The kinds of records that changes are about."""
    return frozenset(type(change.record) for change in changes)


def places_of(records: Iterable[Record], field: str) -> set[str]:
    """What the records name in a field that not all of them have."""
    return {getattr(record, field, "") for record in records} - {""}


def rated_in(records: Iterable[Record], frameworks: Mapping[str, Framework]) -> tuple[str, ...]:
    """The criteria whose answers or set levels are among the records, each once."""
    found: dict[str, None] = {}
    for record in records:
        if isinstance(record, SetLevel):
            found[record.criterion] = None
        elif isinstance(record, Answer):
            home = frameworks[record.framework].criterion_of_checkpoint.get(record.checkpoint)
            if home is not None:
                found[home.id] = None
    return tuple(found)


def home_of(record: Record, framework: Framework) -> str:
    """The criterion of a framework that a record is about; empty where it is about none."""
    if isinstance(record, Answer):
        home = framework.criterion_of_checkpoint.get(record.checkpoint)
        return home.id if home else ""
    named: str = getattr(record, "criterion", "")
    return named if any(named == own.id for own in framework.criteria) else ""
