"""Finds words in everything that people have written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maturity_desktop.domain.audit import Client, Evidence
from maturity_desktop.storage.engine import reading
from maturity_desktop.storage.records import table_name, table_named
from maturity_desktop.storage.snippets import BEGINNING, words_round
from maturity_desktop.storage.texts import person_text, stored_text

if TYPE_CHECKING:
    from sqlite3 import Connection

MOST_WORDS = 24
LONGEST_WORD = 100
RANKED_FROM = 3
"""Words of fewer letters begin too many others: what they find comes newest first, without a rank."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record with the words; `kind` names its table, `client` is the client's name.

    A hit in the client's own records names the client's newest audit; its criterion is empty.
    """

    audit: str
    client: str
    kind: str
    key: tuple[str, ...]
    criterion: str
    snippet: str

    @property
    def rating_set(self) -> str:
        """Whose rating says it; empty where it is no part of one."""
        return dict(zip(table_named(self.kind).key, self.key, strict=False)).get("rating_set", "")


def search(connection: Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """The records that have all the words or their beginnings, best first."""
    terms = terms_of(words)
    if not terms:
        return ()
    order = "rank" if min(map(len, terms)) >= RANKED_FROM else "searched_words.rowid DESC"
    with reading(connection):
        rows = connection.execute(
            "SELECT record, key, snippet(searched_words, 0, '', '', '…', 16)"
            " FROM searched_words JOIN searched ON searched.id = searched_words.rowid"
            f" WHERE searched_words MATCH ? ORDER BY {order} LIMIT ?",
            (fts_query(terms), limit),
        ).fetchall()
        hits = tuple(hit for row in rows for hit in _hits(connection, *row))
        return (*hits, *_hits_in_files(connection, terms, limit - len(hits)))


def fts_query(terms: Iterable[str]) -> str:
    """Asks for all of the terms or what begins with them."""
    return " ".join(f'"{term}"*' for term in terms)


def _hits_in_files(connection: Connection, terms: list[str], limit: int) -> tuple[Hit, ...]:
    """The items in whose files the words stand; of several with the same file the first."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'file_words'").fetchone():
        return ()  # a library of an older program, opened for reading only
    order = "rank" if min(map(len, terms)) >= RANKED_FROM else "file_words.rowid DESC"
    rows = connection.execute(
        "SELECT client, (SELECT id FROM evidence WHERE evidence.client = file_text.client"
        "  AND evidence.sha256 = file_text.sha256 ORDER BY number LIMIT 1) AS item, id, substr(text, 1, ?)"
        # Alone, so that FTS5 itself sorts.
        f" FROM (SELECT rowid FROM file_words WHERE file_words MATCH ? ORDER BY {order} LIMIT ?) AS found"
        " JOIN file_text ON id = found.rowid WHERE item IS NOT NULL",
        (BEGINNING + 1, fts_query(terms), max(limit, 0)),
    ).fetchall()
    name = table_name(Evidence)
    return tuple(
        hit
        for client, item, row, text in rows
        for hit in _hits(
            connection,
            name,
            json.dumps([client, item]),
            words_round(text, terms) or _words_in_file(connection, terms, row),
        )
    )


def _words_in_file(connection: Connection, terms: list[str], row: int) -> str:
    """The same of a text in which they come late."""
    (words,) = connection.execute(
        "SELECT snippet(file_words, 0, '', '', '…', 16) FROM file_words"
        " WHERE file_words MATCH ? AND rowid = ?",
        (fts_query(terms), row),
    ).fetchone()
    return str(words)


def terms_of(words: str) -> list[str]:
    """The words of a query; marks alone find nothing and are left out."""
    parts = stored_text(words).replace('"', " ").split()[:MOST_WORDS]
    return [part[:LONGEST_WORD] for part in parts if any(letter.isalnum() for letter in part)]


def _hits(connection: Connection, record: str, key: str, snippet: str) -> Iterator[Hit]:
    table = table_named(record)
    named = dict(zip(table.key, json.loads(key), strict=True))
    if table.kind in (Client, Evidence):
        of_client = named["id"] if table.kind is Client else named["client"]
        place = connection.execute(
            "SELECT coalesce(audit_details.id, ''), name FROM client"
            " LEFT JOIN audit_details ON client = client.id WHERE client.id = ?"
            " ORDER BY cut_off DESC, audit_details.id LIMIT 1",
            (of_client,),
        )
    else:
        place = connection.execute(
            "SELECT audit_details.id, name FROM audit_details JOIN client ON client.id = client"
            " WHERE audit_details.id = ?",
            (named["audit"],),
        )
    criterion = named.get("criterion") or named.get("checkpoint", "").rpartition("-")[0]
    for audit, client in place:
        yield Hit(
            person_text(audit),
            person_text(client),
            table_name(table.kind),
            tuple(person_text(part) for part in named.values()),
            person_text(criterion),
            person_text(snippet),
        )
