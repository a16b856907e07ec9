"""What the newest schema says of the tables of records, read from a new library in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from maturity_desktop.storage.engine import driver
from maturity_desktop.storage.migrations import migrate
from maturity_desktop.storage.records import table_named, tables

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of a table that name a row of another by these of its columns."""

    columns: tuple[str, ...]
    parent: str
    parents_columns: tuple[str, ...]


@cache
def columns() -> Mapping[str, tuple[str, ...]]:
    """The columns of each table of records in the order in which its pages hold them: the key's first."""
    found = {}
    with _new_library() as connection:
        for table in tables():
            info = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
            in_key = sorted((line for line in info if line[5]), key=lambda line: line[5])
            found[table.name] = tuple(line[1] for line in (*in_key, *(line for line in info if not line[5])))
    return found


@cache
def references() -> Mapping[str, tuple[Reference, ...]]:
    """The rows of other tables that a row of each table of records refers to."""
    with _new_library() as connection:
        return {table.name: tuple(_references_of(connection, table.name)) for table in tables()}


def _references_of(connection: Connection, table: str) -> Iterator[Reference]:
    lines = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    for _number, group in groupby(sorted(lines, key=lambda line: line[:2]), key=lambda line: line[0]):
        parts = list(group)
        parent = parts[0][2]
        named = tuple(part[4] for part in parts)
        yield Reference(
            tuple(part[3] for part in parts),
            parent,
            named if all(named) else table_named(parent).key,
        )


@contextmanager
def _new_library() -> Iterator[Connection]:
    connection: Connection = driver().connect(":memory:", isolation_level=None)
    with closing(connection):
        migrate(connection)
        yield connection
