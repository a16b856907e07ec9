"""One audit: read whole, changed by edits, each change in the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING, cast

from maturity_desktop.domain.audit import Audit, AuditDetails, Change, Client
from maturity_desktop.domain.changes import Edit, Headline
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.record import Record, new_key
from maturity_desktop.storage.engine import reading, writing
from maturity_desktop.storage.records import Stored, Table, table_named, table_of, tables
from maturity_desktop.storage.standing import put_standing
from maturity_desktop.storage.texts import person_text, stored_text

if TYPE_CHECKING:
    from sqlite3 import Connection

LAST_EDIT = """
SELECT revision, edit.id, spell, audit, author, device FROM journal JOIN edit ON edit.id = journal.edit
ORDER BY revision DESC LIMIT 1
"""
PUT_HEADLINE = """
INSERT INTO headline (audit, framework, level, rated, applicable, provisional) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (audit, framework) DO UPDATE SET level = excluded.level, rated = excluded.rated,
  applicable = excluded.applicable, provisional = excluded.provisional
"""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """What one edit did to one record; `kind` names its table, `old` and `new` are rows as JSON, or None.

    Both are None where the record was made and taken back within the edit: a remark typed and cleared.
    `at` is when the edit ended; `based_on` is the library's revision when it began.
    """

    revision: int
    edit: str
    author: str
    at: datetime
    device: str
    label: str
    based_on: int
    kind: str
    key: str
    old: str | None
    new: str | None

    @property
    def rating_set(self) -> str:
        """Whose answers it is about; empty where it is about none."""
        named = zip(table_named(self.kind).key, json.loads(self.key), strict=False)
        return str(dict(named).get("rating_set", ""))

    @property
    def change(self) -> Change | None:
        """The records before and after; None where a spell of editing made a record and took it back."""
        if self.old is None and self.new is None:
            return None
        table = table_named(self.kind)
        old, new = (None if row is None else table.record_from_json(row) for row in (self.old, self.new))
        return Change(old, new)


def load_audit(connection: Connection, audit_id: str) -> Audit:
    """All records of an audit and of its client, as of one moment; LibraryError where there is none."""
    with reading(connection):
        return read_audit(connection, audit_id)


def read_audit(connection: Connection, audit_id: str) -> Audit:
    """The same within a transaction that is there already."""
    found = list(_of_kind(connection, AuditDetails, "id", audit_id))
    if not found:
        raise LibraryError(
            _(
                "The library has no audit {audit}. Choose one from the list of audits; the one that you"
                " look for may be in another library."
            ).format(audit=repr(audit_id))
        )
    client = cast(AuditDetails, found[0]).client
    found += _of_kind(connection, Client, "id", client)
    for table in tables():
        for column, value in (("audit", audit_id), ("client", client)):
            if column in table.key:
                found += _of_kind(connection, table.kind, column, value)
    return Audit.of(audit_id, found)


def load_clients(connection: Connection) -> tuple[Client, ...]:
    """All clients by name."""
    rows = connection.execute(_select(table_of(Client)))
    found = (cast(Client, table_of(Client).record(row)) for row in rows)
    return tuple(sorted(found, key=lambda client: (client.name.casefold(), client.id)))


def records_of(connection: Connection, kind: type[Record], audit_id: str) -> Iterator[Record]:
    """The records of one kind that an audit has."""
    return _of_kind(connection, kind, "audit", audit_id)


def _of_kind(connection: Connection, kind: type[Record], column: str, value: str) -> Iterator[Record]:
    table = table_of(kind)
    rows = connection.execute(f"{_select(table)} WHERE {column} = ?", (stored_text(value),))
    return map(table.record, rows)


def _select(table: Table) -> str:
    return f"SELECT {', '.join(table.names)} FROM {table.name}"


def commit_edits(
    connection: Connection,
    edits: Sequence[Edit],
    headlines: Mapping[str, Sequence[Headline]],
    device: str,
) -> None:
    """Writes edits and headlines in one transaction; LibraryError where the library holds something else."""
    with writing(connection):
        for edit in edits:
            if edit.changes:
                _begin(connection, edit, device)
                for change in edit.changes:
                    _apply(connection, change)
        connection.execute("DELETE FROM current_edit")
        for audit, figures in headlines.items():
            _put_headlines(connection, audit, figures)


def _begin(connection: Connection, edit: Edit, device: str) -> None:
    """Makes an edit the current one: the last one where that is the same spell, else a new one."""
    if edit.at.tzinfo is None:
        raise ValueError("an edit's time carries its time zone")
    at, label = edit.at.astimezone(UTC).isoformat(), stored_text(edit.label)
    whose = tuple(map(stored_text, (edit.spell, edit.audit, edit.author, device)))
    revision, key, *last = connection.execute(LAST_EDIT).fetchone() or (0, "")
    goes_on = tuple(last) == whose
    if not goes_on:
        key = whose[0]
        if connection.execute("SELECT 1 FROM edit WHERE id = ?", (key,)).fetchone():
            key = new_key()
        connection.execute(
            "INSERT INTO edit (id, spell, audit, author, device, label, began_at, ended_at, based_on)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (key, *whose, label, at, at, revision),
        )
    connection.execute(
        "INSERT INTO current_edit (id, edit) VALUES (1, ?)"
        " ON CONFLICT (id) DO UPDATE SET edit = excluded.edit",
        (key,),
    )
    if goes_on:
        connection.execute("UPDATE edit SET ended_at = ?, label = ? WHERE id = ?", (at, label, key))


def _apply(connection: Connection, change: Change) -> None:
    """Turns the old row into the new one; LibraryError where the old row is not there as it should be."""
    old, new = change.old, change.new
    if old is not None and new is not None and (type(old), old.key) != (type(new), new.key):
        _apply(connection, Change(old, None))
        _apply(connection, Change(None, new))
        return
    table = table_of(type(change.record))
    was, now = _row(table, old), _row(table, new)
    this = [now[name] if now else was[name] for name in table.key]
    as_it_was = [was[name] for name in table.values if was]
    if was and now:
        done = connection.execute(table.update, [now[name] for name in table.values] + this + as_it_was)
    elif now:
        done = connection.execute(table.insert, list(now.values()))
    else:
        done = connection.execute(table.delete, this + as_it_was)
    if done.rowcount != 1:
        raise LibraryError(
            _(
                "The library's table {table} holds another row {key} than the one that was changed, and"
                " nothing was written. Open the audit again."
            ).format(table=table.name, key=change.record.key)
        )


def _row(table: Table, record: Record | None) -> dict[str, Stored]:
    return {} if record is None else dict(zip(table.names, table.row(record), strict=True))


def _put_headlines(connection: Connection, audit: str, figures: Sequence[Headline]) -> None:
    """A framework's figures take the place of its old ones; they go with the framework's use."""
    for own in figures:
        values = (own.level, own.rated, own.applicable, own.provisional)
        connection.execute(PUT_HEADLINE, (stored_text(audit), stored_text(own.framework), *values))
        if own.standing is not None:
            put_standing(connection, audit, own.framework, own.standing)


def read_journal(connection: Connection, audit_id: str) -> tuple[JournalEntry, ...]:
    """What the edits of an audit did, oldest first."""
    rows = connection.execute(
        "SELECT revision, edit, author, ended_at, device, label, based_on, record, key, old, new"
        " FROM edit JOIN journal ON journal.edit = edit.id WHERE audit = ? ORDER BY revision",
        (stored_text(audit_id),),
    )
    return tuple(
        JournalEntry(
            revision,
            person_text(edit),
            person_text(author),
            datetime.fromisoformat(at),
            person_text(device),
            person_text(label),
            *rest,
        )
        for revision, edit, author, at, device, label, *rest in rows
    )
