"""What a damaged library still holds, taken from its pages one by one, whatever their trees say.

Rows that carry a row id (journal, edits, editions, figures) are told apart by their shape. A page of records
holds rows of one table only: that of which the journal knows most of its keys or, where it knows none, the
one in whose tree the page hangs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias, cast

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Progress
from maturity_desktop.storage.evidence_store import DIGEST
from maturity_desktop.storage.framework_files import edition_key
from maturity_desktop.storage.records import Table, table_named, tables
from maturity_desktop.storage.salvage.cells import Row, pages_below, rows_of
from maturity_desktop.storage.salvage.pages import Pages
from maturity_desktop.storage.salvage.schema import columns

Key: TypeAlias = "tuple[str, ...]"
Values: TypeAlias = "dict[str, Any]"
"""A record as stored: its values by column."""
PAGES_BETWEEN = 100
"""Pages between two tellings of how far it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the journal; `old` and `new` are rows as JSON, or None."""

    revision: int
    edit: str
    table: str
    key: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """A row of `edit`, as stored."""

    id: str
    spell: str
    audit: str
    label: str
    author: str
    device: str
    began_at: str
    ended_at: str
    based_on: int


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """A framework in the edition of an audit; the key is that of its bytes unless they are damaged."""

    sha256: str
    framework: str
    title: str
    edition: str
    source: bytes
    wording: bytes

    @property
    def is_whole(self) -> bool:
        return edition_key(self.source, self.wording) == self.sha256


@dataclass
class Found:
    """Everything that was found. Records are by table, then by key; edits by their row ids."""

    journal: dict[int, Entry] = field(default_factory=dict)
    edits: dict[int, KeptEdit] = field(default_factory=dict)
    editions: dict[str, KeptEdition] = field(default_factory=dict)
    figures: dict[str, bytes] = field(default_factory=dict)
    records: dict[str, dict[Key, Values]] = field(default_factory=dict)
    roots: dict[str, int] = field(default_factory=dict)
    """The pages with which the trees of the tables of records begin."""
    named: set[tuple[str, str]] = field(default_factory=set)
    """Records that an index or the words to search name: their table, and their key as JSON."""
    is_cut_off: bool = False
    """Whether the file is shorter than it says of itself."""


def find(pages: Pages, progress: Progress) -> Found:
    """Reads every page; `progress` counts pages."""
    found = Found(records={table.name: {} for table in tables()}, is_cut_off=pages.is_cut_off)
    of_records = []
    for number in range(1, pages.count + 1):
        if number % PAGES_BETWEEN == 1:
            progress(number - 1, pages.count)
        has_ids, rows = rows_of(pages, number)
        if not has_ids:
            found.named |= set(_named_in_index(row for _id, row in rows))
        if not has_ids and rows:
            of_records.append((number, [row for _id, row in rows]))
            continue
        for row_id, row in rows:
            _sort_in(found, row_id, row)
    known = _known_keys(found)
    hang = {page: table for table, root in found.roots.items() for page in pages_below(pages, root)}
    for number, page in of_records:
        _place_records(found, page, known, hang.get(number, ""))
    progress(pages.count, pages.count)
    return found


def _sort_in(found: Found, row_id: int, row: Row) -> None:
    """Keeps a row with a row id where its shape says what it is; others are derived."""
    match row:
        case (None, str(edit), str(table), str(key), str() | None as old, str() | None as new) if (
            table in columns() and _is_json(key, old, new)
        ):
            found.journal[row_id] = Entry(row_id, edit, table, key, old, new)
        case (
            str(), str(), str(), str(), str(), str(), str(began), str(ended), int(based_on)
        ) if _is_moment(began) and _is_moment(ended) and based_on >= 0:  # fmt: skip
            found.edits[row_id] = KeptEdit(*cast("tuple[Any, ...]", row))
        case (str(sha256), str(), str(), str(), bytes(), bytes()) if DIGEST.fullmatch(sha256):
            found.editions[sha256] = KeptEdition(*cast("tuple[Any, ...]", row))
        case (str(sha256), bytes(figures)) if hashlib.sha256(figures).hexdigest() == sha256:
            found.figures[sha256] = figures
        case ("table", str(table), str(), int(root), str()) if table in columns():
            found.roots[table] = root
        case (None, str(table), str(key), str()) if table in columns() and _is_json(key):
            found.named.add((table, key))
        case _:
            pass


def _named_in_index(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """The records that the rows of the journal's index name."""
    for row in rows:
        match row:
            case (str(), str(table), str(key), int()) if table in columns() and _is_json(key):
                yield table, key
            case _:
                pass


def _place_records(
    found: Found, page: Sequence[Row], known: Mapping[str, frozenset[Key]], hangs_in: str
) -> None:
    """Gives the rows of a page to the table as whose records most of them are known."""
    most, chosen, whole = 0, "", {}
    for name, named in columns().items():
        keys, in_key = known.get(name, frozenset()), len(table_named(name).key)
        is_known = name == hangs_in or any(row[:in_key] in keys for row in page)
        if is_known and len(named) == len(page[0]):
            records = dict(_as_records(table_named(name), named, page))
            votes = 2 * len(records.keys() & keys) + (name == hangs_in)
            if records and votes > most:
                most, chosen, whole = votes, name, records
    if chosen:
        found.records[chosen] |= whole


def _as_records(table: Table, named: Sequence[str], page: Sequence[Row]) -> Iterator[tuple[Key, Values]]:
    """The rows of a page that make records of a table."""
    for row in page:
        if len(row) == len(named):
            values: Values = dict(zip(named, row, strict=True))
            if is_record(table, values):
                yield tuple(values[name] for name in table.key), values


def is_record(table: Table, values: Mapping[str, Any]) -> bool:
    """Whether a row's values make a record of its kind."""
    try:
        table.record([values[name] for name in table.names])
    except (LibraryError, KeyError):
        return False
    return all(isinstance(values[name], str) for name in table.key)


def values_of(table: str, row: str | None) -> Values | None:
    """The record that a journal entry holds; None where it holds none."""
    try:
        values = None if row is None else json.loads(row)
    except ValueError:
        return None
    return values if isinstance(values, dict) and is_record(table_named(table), values) else None


def _known_keys(found: Found) -> Mapping[str, frozenset[Key]]:
    """The keys that the journal, its index and the words to search know, by table."""
    known: dict[str, set[Key]] = {}
    for table, key in {(entry.table, entry.key) for entry in found.journal.values()} | found.named:
        known.setdefault(table, set()).add(tuple(json.loads(key)))
    return {table: frozenset(keys) for table, keys in known.items()}


def _is_json(key: str, *rows: str | None) -> bool:
    """Whether a key is a list of texts, and each row there is an object."""
    try:
        named = json.loads(key)
        plain = [json.loads(row) for row in rows if row is not None]
    except ValueError:
        return False
    is_key = isinstance(named, list) and all(isinstance(part, str) for part in named)
    return is_key and all(isinstance(row, dict) for row in plain)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
