"""Versions of an audit that somebody stands for: their numbers, what they hold, what has changed since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from maturity_desktop.domain.audit import AGREED, Answer, Audit, Evidence, Link
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import HandedOver, ReportPlan, SignOff

FIRST_VERSION = "1.0"
AFTER_SIGNING: tuple[type[Record], ...] = (HandedOver, SignOff)
"""The kinds that tell of what became of a version, and so are no part of its content."""
LAST_NUMBER = re.compile(r"[0-9]+(?=[^0-9]*$)")

Places = tuple[str, str]
"""A framework and a criterion; both empty where it is about no single one."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Records of one kind that are new, other or gone at one criterion."""

    framework: str
    criterion: str
    kind: type[Record]
    count: int


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


def content_of(audit: Audit) -> tuple[Record, ...]:
    """What is signed: every record but those that tell of signatures and files."""
    return tuple(
        record
        for kind, table in audit.tables.items()
        if kind not in AFTER_SIGNING
        for record in table.values()
    )


def changed_since(then: Audit, now: Audit, frameworks: Mapping[str, Framework]) -> tuple[Changed, ...]:
    """What differs between a signed version and the audit as it is, in the order of the frameworks.

    What is of another rating set than the agreed one is no part of any report, and is not counted.
    """
    counts: dict[tuple[str, str, type[Record]], int] = {}
    for record in _differing(then, now):
        if getattr(record, "rating_set", AGREED) == AGREED:
            counted = (*_place(record, frameworks), type(record))
            counts[counted] = counts.get(counted, 0) + 1
    order = {
        (framework.id, criterion.id): number
        for number, (framework, criterion) in enumerate(
            (framework, criterion) for framework in frameworks.values() for criterion in framework.criteria
        )
    }
    return tuple(
        Changed(framework, criterion, kind, count)
        for (framework, criterion, kind), count in sorted(
            counts.items(),
            key=lambda item: (order.get(item[0][:2], len(order)), item[0][:2], item[0][2].__name__),
        )
    )


def _differing(then: Audit, now: Audit) -> Iterable[Record]:
    used = {link.evidence for audit in (then, now) for link in audit.all(Link)}
    for kind, table in now.tables.items():
        if kind in AFTER_SIGNING:
            continue
        before = then.tables.get(kind, {})
        for key in dict.fromkeys((*before, *table)):
            found = table.get(key) or before[key]
            item = _evidence_of(found)
            if item is not None and item not in used:
                continue  # the client's, for another audit
            if not _alike(before.get(key), table.get(key), now.id):
                yield found


def _evidence_of(record: Record) -> str | None:
    """The item that a record of the client's is or is about; None for a record of the audit's own."""
    if isinstance(record, Evidence):
        return record.id
    return None if hasattr(record, "audit") else getattr(record, "evidence", None)


def _alike(before: Record | None, now: Record | None, audit: str) -> bool:
    """Whether nothing was changed; a signed plan names the page that was the usual one."""
    if isinstance(before, ReportPlan) and isinstance(now, ReportPlan | None):
        now = now or ReportPlan(audit)
        now = replace(now, page_size=now.page_size or before.page_size)
    return before == now


def _place(record: Record, frameworks: Mapping[str, Framework]) -> Places:
    framework = str(getattr(record, "framework", "") or "")
    criterion = str(getattr(record, "criterion", "") or "")
    if isinstance(record, Answer) and framework in frameworks:
        home = frameworks[framework].criterion_of_checkpoint.get(record.checkpoint)
        criterion = home.id if home else ""
    return (framework, criterion) if criterion else ("", "")
