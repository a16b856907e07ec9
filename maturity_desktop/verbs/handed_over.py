"""The files that left: each is noted with its SHA-256, by which it is known again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Edit, put
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.report_records import Form, HandedOver, SignOff
from maturity_desktop.domain.sign_off import sign_offs
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import Clock, headlines
from maturity_desktop.verbs.programmes import frameworks_of

if TYPE_CHECKING:
    from maturity_desktop.reports.choices import ReportOptions

MINUTES = "minutes"
REPRODUCED = frozenset({"pdf"})
"""The kinds of files whose bytes are the same whenever they are made of the same content."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it stands on the disk."""

    path: Path
    size: int
    sha256: str


def written(path: Path) -> Written:
    """Reads a file through; OSError where it cannot be read."""
    with path.open("rb") as opened:
        return Written(path, path.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest())


def noted(
    audit: Audit,
    file: Written,
    kind: str,
    moment: datetime,
    by: str,
    options: ReportOptions | None = None,
    sign_off: str = "",
) -> HandedOver:
    """The entry for a file; without `options` it is no report, so it has no form and no version."""
    return HandedOver(
        audit.id,
        f"{moment:%Y%m%d%H%M%S%f}-{new_key()}",  # in the order of their making
        kind,
        file.path.name,
        moment.isoformat(timespec=MINUTES)[: len("2026-01-01T00:00")],
        by,
        file.size,
        file.sha256,
        form=str(options.form.value) if options else "",
        audience=str(options.audience.value) if options else "",
        status=options.status if options else "",
        version=options.version if options else "",
        sign_off=sign_off,
    )


def note_words(file_name: str) -> str:
    """What the journal calls it."""
    return _("hand over {file}").format(file=file_name)


def note(library: Library, audit: Audit, entry: HandedOver, author: str, clock: Clock) -> None:
    """Notes a file without a window."""
    changes = put(audit, entry)
    edit = Edit(audit.id, note_words(entry.file_name), changes, author, clock(), new_key())
    after = audit.with_changes(changes)
    library.commit([edit], {audit.id: headlines(after, frameworks_of(library, after).values())})


def history(audit: Audit) -> tuple[HandedOver, ...]:
    """Every file that was noted, the newest first."""
    return tuple(sorted(audit.all(HandedOver), key=lambda own: (own.made_at, own.id), reverse=True))


def known_as(audit: Audit, sha256: str) -> tuple[HandedOver, ...]:
    """The entries of a file: the same bytes may have been written more than once; the newest first."""
    return tuple(own for own in history(audit) if own.sha256 == sha256)


def differs_from(audit: Audit, entry: HandedOver) -> HandedOver | None:
    """The first file of the same signed version, form and audience, where it has other bytes; else None.

    Files of one criterion may be of different ones, and are not held against each other.
    """
    if not entry.sign_off or entry.kind not in REPRODUCED or entry.form == Form.CRITERION:
        return None
    alike = ("sign_off", "kind", "form", "audience")
    before = [
        own
        for own in reversed(history(audit))
        if own.id != entry.id and all(getattr(own, name) == getattr(entry, name) for name in alike)
    ]
    return before[0] if before and before[0].sha256 != entry.sha256 else None


def difference_words(audit: Audit, entry: HandedOver) -> str:
    """That a file is not the one that was written first of its signed version; empty where it is."""
    first = differs_from(audit, entry)
    if first is None:
        return ""
    return _(
        "This file differs from “{file}” of {moment}, which was the first of version {version}: a picture, a"
        " font or the program has changed since. Hand over the first one where the two must be the same."
    ).format(file=first.file_name, moment=first.made_at.replace("T", " "), version=first.version)


# As plain data, for “show --json” and the verbs


def entry_data(entry: HandedOver) -> dict[str, Any]:
    return {
        "file": entry.file_name,
        "kind": entry.kind,
        "made_at": entry.made_at,
        "made_by": entry.made_by,
        "size": entry.size,
        "sha256": entry.sha256,
        "form": entry.form,
        "audience": entry.audience,
        "status": entry.status,
        "version": entry.version,
        "signed": bool(entry.sign_off),
    }


def sign_off_data(own: SignOff) -> dict[str, Any]:
    return {
        "version": own.version,
        "name": own.name,
        "role": own.role,
        "signed_on": own.signed_on.isoformat(),
        "statement": own.statement,
        "content": own.content or None,
        "withdrawn_on": own.withdrawn_on.isoformat() if own.withdrawn_on else None,
        "reason": own.reason,
    }


def handing_over_data(audit: Audit) -> dict[str, Any]:
    """The signatures and the files of an audit, the newest first."""
    return {
        "sign_offs": [sign_off_data(own) for own in sign_offs(audit)],
        "handed_over": [entry_data(own) for own in history(audit)],
    }
