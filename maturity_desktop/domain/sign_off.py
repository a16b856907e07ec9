"""Versions of an audit that somebody stands for: their numbers, what they hold, what has changed since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from maturity_desktop.domain.audit import AGREED, Answer, Audit, Change, Evidence, Link
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import Action, Finding
from maturity_desktop.domain.plan_records import EvidenceCopy, EvidenceTag
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import HandedOver, ReportPhoto, ReportPlan, SignOff

FIRST_VERSION = "1.0"
AFTER_SIGNING: tuple[type[Record], ...] = (HandedOver, SignOff)
"""The kinds that tell of what became of a version, and so are no part of its content."""
LAST_NUMBER = re.compile(r"[0-9]+(?=[^0-9]*$)")


class About(StrEnum):
    """What a change is about, in the order in which it is told."""

    CRITERION = "criterion"
    FINDING = "finding"
    ACTION = "action"
    EVIDENCE = "evidence"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that is new, other or gone, and what it is about: `framework` is that of a criterion."""

    about: About
    id: str
    change: Change
    framework: str = ""

    @property
    def place(self) -> tuple[About, str, str]:
        return self.about, self.framework, self.id


def sign_offs(audit: Audit) -> tuple[SignOff, ...]:
    """All of them, withdrawn ones too, the newest first."""
    return tuple(
        sorted(audit.all(SignOff), key=lambda own: (own.signed_on, _order(own.version), own.id), reverse=True)
    )


def standing_sign_offs(audit: Audit) -> tuple[SignOff, ...]:
    """Those that nobody withdrew, the newest first."""
    return tuple(own for own in sign_offs(audit) if own.withdrawn_on is None)


def next_version(audit: Audit) -> str:
    """The number that comes after every signed one, withdrawn ones too: what was told once is not reused."""
    versions = sorted((own.version for own in audit.all(SignOff)), key=_order)
    if not versions:
        return FIRST_VERSION
    last, taken = versions[-1], set(versions)
    while last in taken:
        last = _stepped(last)
    return last


def _stepped(version: str) -> str:
    """1.0 becomes 1.1; words without a number get one."""
    found = LAST_NUMBER.search(version)
    if found is None:
        return f"{version} 2".strip()
    return f"{version[: found.start()]}{int(found[0]) + 1}{version[found.end() :]}"


def _order(version: str) -> tuple[tuple[int, ...], str]:
    """2.10 comes after 2.9."""
    return tuple(int(number) for number in re.findall(r"[0-9]+", version)), version


def numbered(audit: Audit) -> tuple[Evidence | Finding | Action, ...]:
    """What has a number of its own, by which reports name it."""
    return *audit.all(Evidence), *audit.all(Finding), *audit.all(Action)


def content_of(audit: Audit) -> tuple[Record, ...]:
    """What is signed: every record but those that tell of signatures and files."""
    return tuple(
        record
        for kind, table in audit.tables.items()
        if kind not in AFTER_SIGNING
        for record in table.values()
    )


def changed_since(then: Audit, now: Audit, frameworks: Mapping[str, Framework]) -> tuple[Changed, ...]:
    """What differs between a signed version and the audit as it is, in the order of the frameworks; findings,
    actions and evidence by number.

    What is of another rating set than the agreed one is no part of any report, and is not told.
    """
    found = [
        _changed(change, frameworks)
        for change in _differing(then, now)
        if getattr(change.record, "rating_set", AGREED) == AGREED
    ]
    order = _Order(then, now, frameworks)
    return tuple(sorted(found, key=order.of))


def _differing(then: Audit, now: Audit) -> Iterable[Change]:
    used = {link.evidence for audit in (then, now) for link in audit.all(Link)}
    for kind, table in now.tables.items():
        if kind in AFTER_SIGNING:
            continue
        before = then.tables.get(kind, {})
        for key in dict.fromkeys((*before, *table)):
            change = Change(before.get(key), _as_signed(before.get(key), table.get(key), now.id))
            item = _evidence_of(change.record) if change.old != change.new else None
            if change.old != change.new and (item is None or item in used):  # else it is of another audit
                yield change


def _evidence_of(record: Record) -> str | None:
    """The item that a record of the client's is or is about; None for a record of the audit's own."""
    if isinstance(record, Evidence):
        return record.id
    return None if hasattr(record, "audit") else getattr(record, "evidence", None)


def _as_signed(before: Record | None, now: Record | None, audit: str) -> Record | None:
    """What is now there; a signed plan names the page that was the usual one, and so does this one."""
    if isinstance(before, ReportPlan) and isinstance(now, ReportPlan | None):
        now = now or ReportPlan(audit)
        return replace(now, page_size=now.page_size or before.page_size)
    return now


def _changed(change: Change, frameworks: Mapping[str, Framework]) -> Changed:
    """The change at the thing that it is told with: a checkpoint of an action belongs to the action."""
    record = change.record
    if isinstance(record, Evidence | Finding | Action):
        about = {Evidence: About.EVIDENCE, Finding: About.FINDING, Action: About.ACTION}[type(record)]
        return Changed(about, record.id, change)
    for name, about in (("action", About.ACTION), ("finding", About.FINDING)):
        if name in record.KEY:
            return Changed(about, str(getattr(record, name)), change)
    framework = str(getattr(record, "framework", ""))
    criterion = str(getattr(record, "criterion", "")) if "criterion" in record.KEY else ""
    if isinstance(record, Answer) and framework in frameworks:
        home = frameworks[framework].criterion_of_checkpoint.get(record.checkpoint)
        criterion = home.id if home else ""
    if criterion:
        return Changed(About.CRITERION, criterion, change, framework)
    if isinstance(record, ReportPhoto | EvidenceTag | EvidenceCopy):
        return Changed(About.EVIDENCE, record.evidence, change)
    return Changed(About.WHOLE, "", change)


class _Order:
    """Criteria as the frameworks have them, what has a number by it; within a thing kind by kind."""

    def __init__(self, then: Audit, now: Audit, frameworks: Mapping[str, Framework]) -> None:
        criteria = [(own.id, found) for own in frameworks.values() for found in own.criteria]
        self._places = {(home, found.id): place for place, (home, found) in enumerate(criteria)}
        self._points = {
            (home, point.id): place
            for home, found in criteria
            for place, point in enumerate(found.checkpoints)
        }
        self._kinds = {kind: place for place, kind in enumerate(now.tables)}
        self._abouts = {about: place for place, about in enumerate(About)}
        self._numbers = {own.id: own.number for audit in (then, now) for own in numbered(audit)}

    def of(self, own: Changed) -> tuple[object, ...]:
        record = own.change.record
        place = self._numbers.get(own.id, 0)
        if own.about is About.CRITERION:
            place = self._places.get((own.framework, own.id), len(self._places))
        point = self._points.get((own.framework, getattr(record, "checkpoint", "")), 0)
        return (
            self._abouts[own.about],
            place,
            own.framework,
            own.id,
            self._kinds[type(record)],
            point,
            record.key,
        )
