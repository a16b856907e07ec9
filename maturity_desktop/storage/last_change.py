"""The last change that was committed, remembered outside the database, so that a lost one is missed.

SQLite opens a library whose file of changes (-wal) was taken away as if those changes had never been. The
note is written after each commit and not synced: a power cut may leave an earlier one, never one that is
ahead of the library.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.storage.backups.layout import LAST_CHANGE
from maturity_desktop.storage.files import open_plain

if TYPE_CHECKING:
    from sqlite3 import Connection

LENGTH = 96
"""Bytes of the note, always the same: a kill while it is written leaves no part of an older one behind it."""
LONGEST_MOMENT = 40
HOW = os.O_WRONLY | os.O_CREAT | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK"))
NEWEST = """
SELECT revision, ended_at FROM journal JOIN edit ON edit.id = journal.edit ORDER BY revision DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True, order=True)
class LastChange:
    """The journal's last revision, and when its edit ended: a spell of typing goes on under one revision."""

    revision: int = 0
    at: str = ""


def last_change(connection: Connection) -> LastChange:
    """The last change that a library has, of whatever schema."""
    return LastChange(*(connection.execute(NEWEST).fetchone() or ()))


def note_last_change(folder: Path, change: LastChange) -> None:
    """Notes a change that is committed; a folder that does not take the note has none, or an earlier one."""
    words = f"{change.revision} {change.at[:LONGEST_MOMENT]}"
    note = f"{words:<{LENGTH - 18}} {_check(words)}\n".encode("ascii", "replace")
    with suppress(OSError):
        descriptor = os.open(folder / LAST_CHANGE, HOW, 0o600)
        try:
            os.write(descriptor, note)
        finally:
            os.close(descriptor)


def noted_last_change(folder: Path) -> LastChange:
    """What was noted; the beginning of all where there is no note, or one that was not written whole."""
    try:
        with open_plain(folder / LAST_CHANGE) as file:
            *told, check = file.read(LENGTH).decode("ascii").split()
        words = " ".join(told)
        revision, _space, at = words.partition(" ")
        return LastChange(int(revision), at) if check == _check(words) else LastChange()
    except (OSError, ValueError):
        return LastChange()


def _check(words: str) -> str:
    return hashlib.sha256(words.strip().encode()).hexdigest()[:16]
