"""A database written anew without the subject: no page, no index and no word to search has been in its file.

The journal cannot be deleted from while its triggers stand, and that is as it should be. They are taken down
and put up again, as they were, within the one transaction that erases, in a copy that nobody else knows of.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.backups.database import (
    copy_database,
    database_damage,
    database_state,
    row_problems,
)
from maturity_desktop.storage.engine import connect, driver, plain_errors, reading, writing
from maturity_desktop.storage.erasing.needed import drop_unneeded_rows
from maturity_desktop.storage.erasing.subject import (
    OF_GOING_AUDIT,
    OF_GOING_RECORD,
    Subject,
    cuts,
    files_that_go,
    is_held,
    mark,
    rows_that_go,
    subject_of_audit,
    subject_of_client,
    tables_there,
)
from maturity_desktop.storage.files import sync_file
from maturity_desktop.storage.migrations import check_schema
from maturity_desktop.storage.texts import stored_text
from maturity_desktop.storage.verification import database_problems

if TYPE_CHECKING:
    from sqlite3 import Connection

    from maturity_desktop.storage.backups.manifest import AuditState

OF_A_COPY = (
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "journal_mode = MEMORY",
    "synchronous = OFF",
)
"""Until the new file is synced and checked, nothing of it counts."""
HEIR = """
SELECT id FROM audit_details WHERE client = ? AND id NOT IN (SELECT id FROM going_audit)
ORDER BY cut_off DESC, id LIMIT 1
"""


def holds(path: Path, subject: Subject) -> bool:
    """Whether a database that is at rest has anything of the subject; LibraryError for a damaged one."""
    with plain_errors(path), closing(connect(path, read_only=True)) as connection:
        if not check_schema(connection, path):
            return False
        mark(connection, subject)
        return is_held(connection)


def subjects_of(path: Path, audit: str = "", client: str = "") -> tuple[Subject, ...]:
    """What can be erased where an audit, or a client, is named: the audit, and the client with all of it.

    With its only audit a client goes too. Nothing where there is none of these ids.
    """
    with plain_errors(path), closing(connect(path, read_only=True)) as connection:
        one = subject_of_audit(connection, audit) if audit else subject_of_client(connection, client)
        whole = subject_of_client(connection, one.client) if one else None
    return tuple(dict.fromkeys(found for found in (one, whole) if found is not None))


@dataclass(frozen=True, slots=True)
class Going:
    """What would go from a database: `rows` of each table, `files` of evidence with their `size` in bytes."""

    rows: Mapping[str, int]
    files: int
    size: int


def count_what_goes(path: Path, subject: Subject) -> Going:
    """What would go; LibraryError where the database cannot be read."""
    with plain_errors(path), closing(connect(path, read_only=True)) as connection:
        mark(connection, subject)
        with reading(connection):
            return Going(rows_that_go(connection), *files_that_go(connection))


def write_without(source: Path, target: Path, subject: Subject, thorough: bool = True) -> Mapping[str, int]:
    """Writes a database anew without the subject, durably; returns how many rows of each table went.

    LibraryError where the new one is not sound, or has lost anything else; the source stays as it is. What is
    not thorough checks the rows as far as the check of a backup does.
    """
    work = target.with_name(f"{target.name}.work")
    copy_database(source, work)
    try:
        with plain_errors(work), closing(_connect_copy(work)) as connection:
            mark(connection, subject)
            gone = rows_that_go(connection)
            _erase(connection, subject)
            target.touch(mode=0o600, exist_ok=False)
            connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        work.unlink()
    with target.open("r+b") as file:
        sync_file(file.fileno())
    _refuse_unless_sound(source, target, subject, _problems if thorough else row_problems)
    return gone


def _connect_copy(path: Path) -> Connection:
    connection: Connection = driver().connect(str(path), isolation_level=None)
    for setting in OF_A_COPY:
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def _erase(connection: Connection, subject: Subject) -> None:
    """Deletes the rows in one transaction, without the triggers that forbid it."""
    with writing(connection):
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _statement in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        heir = connection.execute(HEIR, (stored_text(subject.client),)).fetchone() or ("",)
        label = stored_text(_("an audit of this client that was erased"))
        # Labels can hold words of what goes.
        connection.execute(
            f"UPDATE edit SET label = ? WHERE id IN (SELECT edit FROM journal WHERE {OF_GOING_RECORD})",
            (label,),
        )
        for cut in cuts(connection):
            connection.execute(f"DELETE FROM {cut.table} WHERE {cut.where}")
        connection.execute(
            f"DELETE FROM edit WHERE {OF_GOING_AUDIT} AND id NOT IN (SELECT edit FROM journal)"
        )
        # What an audit did to records that stay, the client's profile and evidence of others, stays told.
        connection.execute(f"UPDATE edit SET audit = ?, label = ? WHERE {OF_GOING_AUDIT}", (*heir, label))
        drop_unneeded_rows(connection)
        for words in sorted({"searched_words", "file_words"} & tables_there(connection)):
            connection.execute(f"INSERT INTO {words} ({words}) VALUES ('rebuild')")
        for _name, statement in triggers:
            connection.execute(statement)


def _refuse_unless_sound(
    source: Path, target: Path, subject: Subject, problems: Callable[[Path], Collection[str]]
) -> None:
    """LibraryError where the new database is damaged, has the subject, or lacks anything else."""
    found = [*database_damage(target), *_new_problems(source, target, problems)]
    if holds(target, subject):
        found.append(_("it still has what was to be erased"))
    left = _others(database_state(target).audits, subject)
    if left != _others(database_state(source).audits, subject):
        found.append(_("another audit has changed"))
    if found:
        raise LibraryError(
            _("The library could not be written anew ({reason}). Nothing was erased.").format(reason=found[0])
        )


def _new_problems(source: Path, target: Path, problems: Callable[[Path], Collection[str]]) -> frozenset[str]:
    """What does not agree among the rows of the target, and did among those of the source."""
    found = frozenset(problems(target))
    return found and found - frozenset(problems(source))


def _problems(path: Path) -> Collection[str]:
    """What does not agree among the rows, however long it takes to look."""
    with plain_errors(path), closing(connect(path, read_only=True)) as connection:
        schema = check_schema(connection, path)
        return database_problems(connection, deep=False, schema=schema) if schema else ()


def _others(audits: tuple[AuditState, ...], subject: Subject) -> set[tuple[str, str, str]]:
    """The audits that stay; those of the same client may have taken over entries of the journal."""
    gone = set(subject.audits)
    return {
        (audit.id, audit.client, audit.cut_off if audit.client_id == subject.client else f"{audit}")
        for audit in audits
        if audit.id not in gone and not (subject.is_whole and audit.client_id == subject.client)
    }
