"""Figures and tables, kept by their SHA-256: they never change, and an edit only refers to them.

Figures: a column of numbers for each field, compressed. Values and targets are exact: a whole number over
another. Tables (rows of supporting measures, answers to surveys): rows of texts, as compressed JSON.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from gettext import gettext as _
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.series import Figure
from maturity_desktop.domain.supporting_rows import Table
from maturity_desktop.storage.texts import person_text, stored_text

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database

FORMAT = b"MDF1"
TABLE = b"MDT1"
NOTHING = -(2**63)
"""Stands for a field that the client left empty."""
ZERO = datetime(1970, 1, 1, tzinfo=UTC).replace(tzinfo=None)
COUNTS = ("offered", "answered", "within", "abandoned")
SHARES = ("value", "target")


def encode(figures: Sequence[Figure]) -> bytes:
    """The figures as bytes; equal figures are equal bytes. OverflowError for a number beyond 63 bits."""
    columns: list[Iterable[int]] = [[(figure.start - ZERO) // timedelta(minutes=1) for figure in figures]]
    for name in COUNTS:
        found = [getattr(figure, name) for figure in figures]
        columns.append([NOTHING if count is None else count for count in found])
    for name in SHARES:
        shares: list[Fraction | None] = [getattr(figure, name) for figure in figures]
        columns.append([NOTHING if share is None else share.numerator for share in shares])
        columns.append([1 if share is None else share.denominator for share in shares])
    return FORMAT + zlib.compress(b"".join(map(_packed, columns)), 6)


def _packed(column: Iterable[int]) -> bytes:
    numbers = array("q", column)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def decode(stored: bytes) -> tuple[Figure, ...]:
    """The figures in these bytes; ValueError where they hold none."""
    if stored[: len(FORMAT)] != FORMAT:
        raise ValueError(stored[: len(FORMAT)])
    numbers = array("q")
    numbers.frombytes(zlib.decompress(stored[len(FORMAT) :]))
    if sys.byteorder == "big":
        numbers.byteswap()
    width = 1 + len(COUNTS) + 2 * len(SHARES)
    count, rest = divmod(len(numbers), width)
    if rest:
        raise ValueError(rest)
    columns = [numbers[place * count : (place + 1) * count] for place in range(width)]
    starts = [ZERO + timedelta(minutes=minute) for minute in columns[0]]
    counts = [[None if number == NOTHING else number for number in column] for column in columns[1:5]]
    shares = [_fractions(columns[5], columns[6]), _fractions(columns[7], columns[8])]
    return tuple(map(Figure, starts, *counts, *shares))


def _fractions(above: Sequence[int], below: Sequence[int]) -> list[Fraction | None]:
    """Each share once: a year of intervals has few different targets."""
    made: dict[tuple[int, int], Fraction | None] = {}
    for one, two in set(zip(above, below, strict=True)):
        made[one, two] = None if one == NOTHING else Fraction(one, two)
    return [made[pair] for pair in zip(above, below, strict=True)]


def encode_table(rows: Table) -> bytes:
    """Rows of texts as bytes; equal rows are equal bytes."""
    plain = [[stored_text(cell) for cell in row] for row in rows]
    return TABLE + zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def decode_table(stored: bytes) -> Table:
    """The rows in these bytes; ValueError where they hold none."""
    if stored[: len(TABLE)] != TABLE:
        raise ValueError(stored[: len(TABLE)])
    rows = json.loads(zlib.decompress(stored[len(TABLE) :]))
    return tuple(tuple(person_text(cell) for cell in row) for row in rows)


def keep_figures(db: Database, figures: Sequence[Figure]) -> str:
    """Keeps figures, once; returns their SHA-256."""
    return _keep(db, encode(figures))


def keep_table(db: Database, rows: Table) -> str:
    """Keeps rows of texts, once; returns their SHA-256."""
    return _keep(db, encode_table(rows))


def _keep(db: Database, stored: bytes) -> str:
    sha256 = hashlib.sha256(stored).hexdigest()
    if not db.table("figure_data").count_where("sha256 = ?", [sha256]):
        db.table("figure_data").insert({"sha256": sha256, "figures": stored})
    return sha256


def load_figures(connection: Connection, sha256: str) -> tuple[Figure, ...]:
    """The figures of this SHA-256; LibraryError where they are not kept, or damaged."""
    return decode(_kept(connection, sha256))


def load_table(connection: Connection, sha256: str) -> Table:
    """The rows of this SHA-256; LibraryError where they are not kept, or damaged."""
    return decode_table(_kept(connection, sha256))


def _kept(connection: Connection, sha256: str) -> bytes:
    found = connection.execute(
        "SELECT figures FROM figure_data WHERE sha256 = ?", (stored_text(sha256),)
    ).fetchone()
    if found is not None and hashlib.sha256(found[0]).hexdigest() == sha256:
        return bytes(found[0])
    raise LibraryError(
        _(
            "The library has lost figures that an audit rests on, or they are damaged ({sha256}). Import the"
            " client's file again, or go on from a backup."
        ).format(sha256=repr(sha256))
    )
