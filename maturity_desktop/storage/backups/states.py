"""Whether anything has changed since the last backup, and what differs between a backup and now."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from pathlib import Path

from maturity_desktop.storage.backups.database import database_mark
from maturity_desktop.storage.backups.layout import DATABASE, PREFERENCES, files_beside
from maturity_desktop.storage.backups.manifest import AuditState, Reason

EVERY = timedelta(minutes=30)
"""Of work with changes."""
NOTHING = "0 "
"""The mark of a library without a single edit."""


class Change(Enum):
    """How an audit differs between a backup and now."""

    ONLY_NOW = "only now"
    ONLY_IN_BACKUP = "only in the backup"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class AuditDifference:
    """An audit that restoring would change; counts of journal entries, 0 where the audit is not there."""

    audit: AuditState
    change: Change
    revisions_now: int
    revisions_then: int


def due(closing: bool, worked: timedelta, now: str, places: Collection[str]) -> Reason | None:
    """Whether a backup is due, and why: `now` is the library's state, `places` those of the last backups.

    `worked` is time by a clock that nobody sets, since the last backup or the start. A place without a backup
    has the state ''.
    """
    if all(state == now for state in places):
        return None
    if closing:
        return Reason.CLOSING
    return Reason.WORKING if worked >= EVERY else None


def library_state(folder: Path) -> str:
    """A text that changes with every edit and every file; LibraryError where it cannot be read."""
    return state_text(database_mark(folder / DATABASE), files_state(folder))


def state_text(mark: str, files: str) -> str:
    """The state of a library with this mark and these files; '' where there is nothing to lose."""
    return f"{mark} {files}" if files or mark not in ("", NOTHING) else ""


def files_state(folder: Path) -> str:
    """A text that changes with the files beside the database, but for the window's habits; '' without any."""
    digest, count = hashlib.sha256(), 0
    for name in files_beside(folder):
        if name != PREFERENCES:
            found = (folder / name).stat()
            digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\0".encode(errors="surrogateescape"))
            count += 1
    return digest.hexdigest() if count else ""


def differences(now: Iterable[AuditState], then: Iterable[AuditState]) -> tuple[AuditDifference, ...]:
    """What restoring would change, by client and cut-off; nothing where both are the same."""
    here, there = ({audit.id: audit for audit in audits} for audits in (now, then))
    found = []
    for id_ in here.keys() | there.keys():
        one, other = here.get(id_), there.get(id_)
        if one == other:
            continue
        change = (
            Change.ONLY_NOW if other is None else Change.ONLY_IN_BACKUP if one is None else Change.CHANGED
        )
        shown = one or other
        assert shown is not None
        found.append(
            AuditDifference(shown, change, one.revisions if one else 0, other.revisions if other else 0)
        )
    return tuple(
        sorted(found, key=lambda entry: (entry.audit.client.casefold(), entry.audit.cut_off, entry.audit.id))
    )
