"""What a library is like, in numbers and settings: nothing of a client's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maturity_desktop.storage.engine import ALWAYS, DURABLE, driver
from maturity_desktop.storage.listing import last_revision
from maturity_desktop.storage.records import tables

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The schema, the settings as they are read back, rows by table, the journal's last revision, bytes."""

    schema: int
    settings: Mapping[str, object]
    rows: Mapping[str, int]
    revision: int
    size: int
    unused: int
    evidence_size: int


def sqlite_version() -> str:
    """The version of SQLite that opens the library."""
    version: str = driver().sqlite_version
    return version


def diagnose(connection: Connection) -> Diagnosis:
    """Asks a library's connection; damage raises as SQLite does."""
    page_size = _one(connection, "PRAGMA page_size")
    return Diagnosis(
        _one(connection, "PRAGMA user_version"),
        {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in (*DURABLE, *ALWAYS)},
        {table.name: _one(connection, f"SELECT count(*) FROM {table.name}") for table in tables()},
        last_revision(connection),
        _one(connection, "PRAGMA page_count") * page_size,
        _one(connection, "PRAGMA freelist_count") * page_size,
        _one(connection, "SELECT coalesce(sum(size), 0) FROM evidence"),
    )


def _one(connection: Connection, statement: str) -> int:
    number: int = connection.execute(statement).fetchone()[0]
    return number
