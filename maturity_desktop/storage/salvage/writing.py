"""A new library from what was salvaged: rows as they were stored, the journal, derived rows anew."""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import TYPE_CHECKING

from maturity_desktop.domain.changes import Headline
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.results import evaluate
from maturity_desktop.storage.engine import writing
from maturity_desktop.storage.migrations import renew_triggers
from maturity_desktop.storage.records import tables
from maturity_desktop.storage.salvage.finding import Entry, Found
from maturity_desktop.storage.salvage.history import History, audit_of, missing_edit
from maturity_desktop.storage.salvage.mending import Mended
from maturity_desktop.storage.triggers import key_json, row_json

if TYPE_CHECKING:
    from sqlite3 import Connection

    from maturity_desktop.storage.library import Library


def write(connection: Connection, found: Found, mended: Mended, history: History, name: str, now: str) -> int:
    """Fills a new library in one transaction; returns how many states of records only the rows had.

    Those get an entry of the salvage's own, whose ids begin with `name`.
    """
    with writing(connection):
        _drop_triggers_of_the_journal(connection)
        connection.executemany(
            "INSERT INTO framework_edition (sha256, framework, title, edition, source, wording)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            map(astuple, mended.editions.values()),
        )
        connection.executemany(
            "INSERT INTO figure_data (sha256, figures) VALUES (?, ?)", found.figures.items()
        )
        connection.executemany(
            "INSERT INTO edit (id, spell, audit, label, author, device, began_at, ended_at, based_on)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            map(astuple, history.edits),
        )
        for table in tables():
            rows = mended.records[table.name].values()
            connection.executemany(table.insert, ([row[column] for column in table.names] for row in rows))
        connection.executemany(
            "INSERT INTO journal (revision, edit, record, key, old, new) VALUES (?, ?, ?, ?, ?, ?)",
            map(astuple, history.journal),
        )
        only_rows = _entries_only_rows_tell(connection, name)
        ids = {entry.edit: audit_of(entry.table, json.loads(entry.key)[0]) for entry in only_rows}
        connection.executemany(
            "INSERT INTO edit (id, spell, audit, label, author, device, began_at, ended_at, based_on)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (astuple(missing_edit(id_, name, audit, now, _last(history))) for id_, audit in ids.items()),
        )
        connection.executemany(
            "INSERT INTO journal (edit, record, key, old, new) VALUES (?, ?, ?, ?, ?)",
            (astuple(entry)[1:] for entry in only_rows),
        )
        renew_triggers(connection)
    return len(only_rows)


def renew_headlines(library: Library) -> None:
    """Writes the figures by which audits are listed, as their answers give them."""
    figures: dict[str, list[Headline]] = {}
    for summary in library.audits():
        audit = library.load(summary.id)
        figures[summary.id] = []
        for use in audit.framework_uses:
            try:
                figures[summary.id].append(evaluate(audit, library.framework(use.edition)).headline)
            except MaturityError:
                continue  # an edition that this version cannot read keeps its answers
    library.commit([], figures)


def _drop_triggers_of_the_journal(connection: Connection) -> None:
    """All but those that learn the words to search."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        if "search" not in name:
            connection.execute(f"DROP TRIGGER {name}")


def _entries_only_rows_tell(connection: Connection, name: str) -> list[Entry]:
    """For each record of which the journal has another state than the row: what became of it."""
    found = []
    for table in tables():
        last = dict(
            connection.execute(
                "SELECT key, new FROM"
                " (SELECT key, new, max(revision) FROM journal WHERE record = ? GROUP BY key)"
                " WHERE new IS NOT NULL",
                (table.name,),
            )
        )
        now = dict(
            connection.execute(f"SELECT {key_json(table, 'r')}, {row_json(table, 'r')} FROM {table.name} r")
        )
        for key in sorted(last.keys() | now.keys()):
            if last.get(key) != now.get(key):
                id_ = f"{name}-end-{audit_of(table.name, json.loads(key)[0])}"
                found.append(Entry(0, id_, table.name, key, last.get(key), now.get(key)))
    return found


def _last(history: History) -> int:
    return history.journal[-1].revision if history.journal else 0
