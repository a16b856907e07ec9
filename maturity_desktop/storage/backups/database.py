"""The database of a backup: copied by SQLite itself, checked, and asked what it holds.

Nothing but SQLite opens the live file: to close another descriptor of it would drop SQLite's locks.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.backups.layout import CLIENT_COPY
from maturity_desktop.storage.backups.manifest import AuditState
from maturity_desktop.storage.engine import connect, driver, plain_errors, reading
from maturity_desktop.storage.files import sync_file
from maturity_desktop.storage.migrations import check_schema
from maturity_desktop.storage.start_check import OutOfTime, interrupted_after
from maturity_desktop.storage.texts import person_text
from maturity_desktop.storage.verification import database_problems

if TYPE_CHECKING:
    from sqlite3 import Connection

MOST_PROBLEMS = 20
PAGES = 10
"""Every page passes once: a large cache would only push others out of the processor's own."""
SYNC_EVERY_S = 0.005
FULL = "database or disk is full"
SECONDS = 2.0
"""How long a backup waits for the check of its rows; their number grows, and it is made while others work."""
# Only what every schema has since the first: a backup is made of a library before it is migrated.
AUDITS = """
SELECT d.id, c.id, c.name, d.cut_off, count(j.revision),
  (SELECT id || ' ' || ended_at FROM edit WHERE audit = d.id ORDER BY rowid DESC LIMIT 1)
FROM audit_details d JOIN client c ON c.id = d.client
  LEFT JOIN edit e ON e.audit = d.id LEFT JOIN journal j ON j.edit = e.id
GROUP BY d.id ORDER BY d.id
"""
LAST = "SELECT id || ' ' || ended_at FROM edit ORDER BY rowid DESC LIMIT 1"


def copy_database(source: Path, target: Path) -> None:
    """Copies a library's database in one step, durably, into one file without a log beside it.

    The copy is made without a journal of its own: until it is synced and checked it counts for nothing.
    """
    target.touch(mode=0o600, exist_ok=False)
    with (
        plain_errors(source),
        closing(connect(source, read_only=True)) as live,
        closing(_connect_copy(target)) as copy,
        target.open("r+b") as file,
    ):
        live.execute(f"PRAGMA cache_size = {PAGES}")
        with ThreadPoolExecutor(max_workers=1) as thread:
            copying = thread.submit(live.backup, copy, pages=-1)
            while not wait([copying], SYNC_EVERY_S).done:
                os.fsync(file.fileno())  # the medium is at work while SQLite is, and not only after it
            with _told_when_full(target):
                copying.result()
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        sync_file(file.fileno())


@contextmanager
def _told_when_full(target: Path) -> Iterator[None]:
    """SQLite’s backup tells no code with its words, and would be taken for trouble with the library."""
    try:
        yield
    except driver().Error as error:
        if str(error) != FULL:
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target)) from error


def _connect_copy(target: Path) -> Connection:
    """A connection to a new file that only this process knows of."""
    copy: Connection = driver().connect(str(target), isolation_level=None, check_same_thread=False)
    for setting in ("synchronous = OFF", "journal_mode = OFF", f"cache_size = {PAGES}"):
        copy.execute(f"PRAGMA {setting}").fetchall()
    return copy


def database_damage(path: Path) -> tuple[str, ...]:
    """What SQLite finds wrong in a file that nobody has open; nothing where it is whole."""
    try:
        with plain_errors(path), closing(connect(path, read_only=True)) as connection:
            lines = connection.execute(f"PRAGMA integrity_check({MOST_PROBLEMS})").fetchall()
            found = [str(line) for (line,) in lines if line != "ok"]
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                found.append(_("a row refers to one that is not there"))
    except LibraryError as error:
        return (str(error),)
    return tuple(found)


def row_problems(path: Path) -> tuple[str, ...]:
    """What does not agree among the rows of a whole file, as far as there is time to look.

    The journal held against the rows sees most damage that leaves SQLite's own structures whole.
    """
    with (
        closing(connect(path, read_only=True)) as connection,
        suppress(OutOfTime),
        interrupted_after(connection, SECONDS),
    ):
        return database_problems(connection, deep=False, schema=check_schema(connection, path))
    return ()


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """What a database holds; `mark` changes with every edit, `evidence` has the size of each file."""

    schema: int
    revision: int
    mark: str
    audits: tuple[AuditState, ...]
    evidence: Mapping[str, int]


def database_state(path: Path) -> DatabaseState:
    """What a database holds as of one moment; LibraryError where it cannot be read."""
    with plain_errors(path), closing(connect(path, read_only=True)) as connection, reading(connection):
        schema = check_schema(connection, path)
        if not schema:
            return DatabaseState(0, 0, "", (), {})
        return DatabaseState(schema, *_mark(connection), _audits(connection), _evidence(connection))


def database_mark(path: Path) -> str:
    """A text that changes with every edit; LibraryError where the database cannot be read."""
    with plain_errors(path), closing(connect(path, read_only=True)) as connection, reading(connection):
        return _mark(connection)[1] if check_schema(connection, path) else ""


def _mark(connection: Connection) -> tuple[int, str]:
    """The newest revision, and with it the last edit: a spell of typing goes on under one revision."""
    (revision,) = connection.execute("SELECT coalesce(max(revision), 0) FROM journal").fetchone()
    (last,) = connection.execute(LAST).fetchone() or ("",)
    return revision, f"{revision} {last}"


def _audits(connection: Connection) -> tuple[AuditState, ...]:
    return tuple(
        AuditState(
            person_text(id_), person_text(client_id), person_text(client), cut_off, revisions, last or ""
        )
        for id_, client_id, client, cut_off, revisions, last in connection.execute(AUDITS)
    )


def _evidence(connection: Connection) -> dict[str, int]:
    """The files that rows refer to, as manifests name them, with their sizes in bytes."""
    rows = connection.execute("SELECT client, sha256, size FROM evidence WHERE sha256 <> ''")
    named = ((f"{client}/{sha256}", size) for client, sha256, size in rows)
    return {copy: size for copy, size in named if CLIENT_COPY.fullmatch(copy)}
