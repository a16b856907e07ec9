"""What is erased: one audit, or a client with everything of it; and the rows of a database that are of it.

The rows are found by the columns that name an audit or a client, whatever the schema: the backups of older
programs are erased from in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maturity_desktop.storage.texts import person_text, stored_text

if TYPE_CHECKING:
    from sqlite3 import Connection

MARK = """
CREATE TEMP TABLE going_audit (id TEXT PRIMARY KEY);
CREATE TEMP TABLE going_client (key TEXT PRIMARY KEY);
CREATE TEMP TABLE going_evidence (key TEXT PRIMARY KEY, id TEXT NOT NULL);
"""
OF_WHOLE_CLIENT = """
INSERT INTO going_evidence SELECT json_array(client, id), id FROM evidence WHERE client = :client
UNION SELECT key, json_extract(key, '$[1]') FROM journal
WHERE record = 'evidence' AND json_extract(key, '$[0]') = :client
"""
ADDED_IN_THE_AUDIT = """
INSERT INTO going_evidence SELECT key, json_extract(key, '$[1]') FROM
  (SELECT key, edit, min(revision) FROM journal
   WHERE record = 'evidence' AND json_extract(key, '$[0]') = :client GROUP BY key)
WHERE edit IN (SELECT id FROM edit WHERE audit IN (SELECT id FROM going_audit))
"""
"""Evidence belongs to the client: with one audit goes what was added in it and no other one uses."""
CLIENT_LEVEL = "record IN ('client', 'evidence', 'evidence_tag', 'evidence_copy')"
OF_GOING_ITEM = "json_array({client}, {item}) IN (SELECT key FROM going_evidence)"
OF_GOING_RECORD = (
    "(record = 'client' AND key IN (SELECT key FROM going_client)"
    " OR record IN ('evidence', 'evidence_tag', 'evidence_copy')"
    " AND json_array(json_extract(key, '$[0]'), json_extract(key, '$[1]'))"
    " IN (SELECT key FROM going_evidence))"
)
OF_FILE_THAT_GOES = (
    "client IN (SELECT json_extract(key, '$[0]') FROM going_evidence) AND NOT EXISTS"
    " (SELECT 1 FROM evidence AS own WHERE own.client = file_text.client"
    f" AND own.sha256 = file_text.sha256 AND NOT {OF_GOING_ITEM.format(client='own.client', item='own.id')})"
)
"""Words of a file that no item has which stays."""
OF_GOING_EDIT = "edit IN (SELECT id FROM edit WHERE audit IN (SELECT id FROM going_audit))"
OF_GOING_AUDIT = "audit IN (SELECT id FROM going_audit)"
NO_RECORDS = frozenset(("journal", "searched", "file_text", "headline", "standing"))


@dataclass(frozen=True, slots=True)
class Subject:
    """One audit of a client, or, where `is_whole`, the client with everything of it.

    `name` is the client's; `cut_offs` are those of the audits, in their order.
    """

    client: str
    name: str
    audits: tuple[str, ...]
    cut_offs: tuple[str, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """Rows of a table that go."""

    table: str
    where: str


def subject_of_client(connection: Connection, client: str) -> Subject | None:
    """A client with everything of it; None where there is none of this id."""
    found = connection.execute("SELECT name FROM client WHERE id = ?", (stored_text(client),)).fetchone()
    if found is None:
        return None
    rows = connection.execute(
        "SELECT id, cut_off FROM audit_details WHERE client = ? ORDER BY cut_off, id", (stored_text(client),)
    ).fetchall()
    audits = tuple(person_text(id_) for id_, _cut_off in rows)
    return Subject(client, person_text(found[0]), audits, tuple(day for _id, day in rows), True)


def subject_of_audit(connection: Connection, audit: str) -> Subject | None:
    """One audit, None where there is none of this id; with a client's only audit the client goes too."""
    found = connection.execute(
        "SELECT client, cut_off FROM audit_details WHERE id = ?", (stored_text(audit),)
    ).fetchone()
    whole = found and subject_of_client(connection, person_text(found[0]))
    if not whole:
        return None
    if whole.audits == (audit,):
        return whole
    return Subject(whole.client, whole.name, (audit,), (found[1],), False)


def mark(connection: Connection, subject: Subject) -> None:
    """Puts down, for this connection alone, which audits, clients and items of evidence go."""
    for statement in MARK.split(";")[:-1]:
        connection.execute(statement)
    client = {"client": stored_text(subject.client)}
    rows = ((stored_text(audit),) for audit in subject.audits)
    connection.executemany("INSERT INTO going_audit VALUES (?)", rows)
    if subject.is_whole:  # an earlier state may have had audits of it that are gone by now
        connection.execute(
            "INSERT OR IGNORE INTO going_audit SELECT id FROM audit_details WHERE client = :client", client
        )
        connection.execute("INSERT INTO going_client VALUES (json_array(:client))", client)
        connection.execute(OF_WHOLE_CLIENT, client)
        return
    connection.execute(ADDED_IN_THE_AUDIT, client)
    for table in _tables_with(connection, "audit", "evidence"):
        connection.execute(
            "DELETE FROM going_evidence"
            f" WHERE id IN (SELECT evidence FROM {table} WHERE NOT {OF_GOING_AUDIT})"
        )


def is_held(connection: Connection) -> bool:
    """Whether a database has anything of what goes; for a connection on which it was marked."""
    return any(
        connection.execute(f"SELECT 1 FROM {cut.table} WHERE {cut.where} LIMIT 1").fetchone()
        for cut in (*cuts(connection), Cut("edit", OF_GOING_AUDIT))
    )


def cuts(connection: Connection) -> Iterator[Cut]:
    """All rows that go, those that refer to others first; for a connection on which they were marked."""
    for table in _tables_with(connection, "audit"):
        if table != "edit":
            yield Cut(table, OF_GOING_AUDIT)
    there = tables_there(connection)
    if "file_text" in there:
        yield Cut("file_text", OF_FILE_THAT_GOES)
    for table in sorted({"evidence_tag", "evidence_copy"} & there):
        yield Cut(table, OF_GOING_ITEM.format(client="client", item="evidence"))
    yield Cut("evidence", OF_GOING_ITEM.format(client="client", item="id"))
    yield Cut("audit_details", "id IN (SELECT id FROM going_audit)")
    yield Cut("client", "json_array(id) IN (SELECT key FROM going_client)")
    yield Cut(
        "searched",
        f"{OF_GOING_RECORD} OR NOT {CLIENT_LEVEL}"
        " AND json_extract(key, '$[0]') IN (SELECT id FROM going_audit)",
    )
    yield Cut("journal", f"{OF_GOING_RECORD} OR {OF_GOING_EDIT} AND NOT {CLIENT_LEVEL}")


def rows_that_go(connection: Connection) -> dict[str, int]:
    """How many rows of each table go; for a connection on which they were marked."""
    return {
        cut.table: connection.execute(f"SELECT count(*) FROM {cut.table} WHERE {cut.where}").fetchone()[0]
        for cut in cuts(connection)
    }


def records_in(rows: Mapping[str, int]) -> int:
    """How many of these rows, by table, are records: neither the journal nor what follows from records."""
    return sum(count for table, count in rows.items() if table not in NO_RECORDS)


def files_that_go(connection: Connection) -> tuple[int, int]:
    """How many files of evidence go, and their bytes; for a connection on which it was marked what goes."""
    count, size = connection.execute(
        """SELECT count(*), coalesce(sum(size), 0) FROM
          (SELECT client, sha256, max(size) AS size,
            min(json_array(client, id) IN (SELECT key FROM going_evidence)) AS goes
           FROM evidence WHERE sha256 <> '' GROUP BY client, sha256) WHERE goes"""
    ).fetchone()
    return count, size


def tables_there(connection: Connection) -> frozenset[str]:
    """The tables of a database."""
    return frozenset(
        name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    )


def _tables_with(connection: Connection, *columns: str) -> tuple[str, ...]:
    """The tables that have all these columns."""
    rows = connection.execute(
        "SELECT t.name, json_group_array(c.name) FROM sqlite_schema t, pragma_table_info(t.name) c"
        " WHERE t.type = 'table' GROUP BY t.name ORDER BY t.name"
    ).fetchall()
    return tuple(table for table, names in rows if set(columns) <= set(json.loads(names)))
