"""The words in files of evidence: derived from the files, kept to be searched, and read again where lost.

A text belongs to a client and a file; it goes with the client, and with the last item that has the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maturity_desktop.storage.engine import writing
from maturity_desktop.storage.media_types import UNKNOWN
from maturity_desktop.storage.search import fts_query, terms_of
from maturity_desktop.storage.texts import stored_text

if TYPE_CHECKING:
    from sqlite3 import Connection

NOT_AS_KEPT = """
SELECT EXISTS (SELECT id FROM file_text EXCEPT SELECT id FROM file_words_docsize)
  OR EXISTS (SELECT id FROM file_words_docsize EXCEPT SELECT id FROM file_text)
"""
MOST_FOUND = 100_000
"""More files than one client has."""


@dataclass(frozen=True, slots=True)
class FileText:
    """The words of a file; empty where there are none to be had."""

    client: str
    sha256: str
    text: str


def keep_texts(connection: Connection, texts: Iterable[FileText]) -> None:
    """Keeps the words of files, in place of what was kept of them; what no item has any more is left out."""
    rows = [(stored_text(text.client), text.sha256, stored_text(text.text)) for text in texts]
    with writing(connection):
        for client, sha256, text in rows:
            connection.execute("DELETE FROM file_text WHERE client = ? AND sha256 = ?", (client, sha256))
            connection.execute(
                "INSERT INTO file_text (client, sha256, text) SELECT ?, ?, ?"
                " WHERE EXISTS (SELECT 1 FROM evidence WHERE client = ? AND sha256 = ?)",
                (client, sha256, text, client, sha256),
            )


def forget_texts_of_nobody(connection: Connection, client: str) -> None:
    """Drops the texts of files that no item of the client has any more."""
    with writing(connection):
        connection.execute(
            "DELETE FROM file_text WHERE client = ? AND sha256 NOT IN"
            " (SELECT sha256 FROM evidence WHERE client = file_text.client)",
            (stored_text(client),),
        )


def is_index_odd(connection: Connection) -> bool:
    """Whether the index of words has other texts than those that are kept."""
    return bool(connection.execute(NOT_AS_KEPT).fetchone()[0])


def mend_index(connection: Connection) -> None:
    """Makes the index of words anew where it has other texts than those that are kept."""
    with writing(connection):
        if is_index_odd(connection):
            connection.execute("INSERT INTO file_words (file_words) VALUES ('rebuild')")


def files_without_text(connection: Connection, client: str) -> frozenset[str]:
    """The SHA-256 of the client's files that have not been read for their words yet."""
    rows = connection.execute(
        "SELECT DISTINCT sha256 FROM evidence WHERE client = :client AND sha256 <> ''"
        " AND sha256 NOT IN (SELECT sha256 FROM file_text WHERE client = :client)",
        {"client": stored_text(client)},
    )
    return frozenset(sha256 for (sha256,) in rows)


def files_of_no_known_kind(connection: Connection, client: str) -> frozenset[str]:
    """The SHA-256 of the client's files that were read in vain, as nobody knew what sort of file they are."""
    rows = connection.execute(
        "SELECT DISTINCT sha256 FROM file_text JOIN evidence USING (client, sha256)"
        " WHERE client = ? AND file_text.text = '' AND media_type = ?",
        (stored_text(client), UNKNOWN),
    )
    return frozenset(sha256 for (sha256,) in rows)


def files_with_words(connection: Connection, client: str, words: str) -> frozenset[str]:
    """The SHA-256 of the client's files in which all of the words, or their beginnings, stand."""
    terms = terms_of(words)
    if not terms:
        return frozenset()
    rows = connection.execute(
        "SELECT sha256 FROM file_words JOIN file_text ON file_text.id = file_words.rowid"
        " WHERE file_words MATCH ? AND client = ? LIMIT ?",
        (fts_query(terms), stored_text(client), MOST_FOUND),
    )
    return frozenset(sha256 for (sha256,) in rows)
