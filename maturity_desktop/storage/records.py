"""Records as rows: one table for each kind, one column for each field, both taken from the dataclass."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from functools import cache
from gettext import gettext as _
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from maturity_desktop.domain.audit import RECORD_TYPES
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.texts import person_text, stored_text

Stored: TypeAlias = "str | int | None"


def _stored_json(value: Any) -> str:
    """A tuple or a mapping; keys in order, so that equal values are equal texts."""
    if isinstance(value, Mapping):
        plain: Any = {stored_text(name): entry for name, entry in value.items()}
    else:
        plain = [stored_text(entry) for entry in value]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _tuple_from(stored: str) -> tuple[str, ...]:
    return tuple(person_text(entry) for entry in json.loads(stored))


def _is_read(from_stored: Callable[[Any], Any], value: Any) -> bool:
    try:
        from_stored(value)
    except (ValueError, TypeError, AttributeError):
        return False
    return True


def _mapping_from(stored: str) -> dict[str, Any]:
    return {person_text(name): entry for name, entry in json.loads(stored).items()}


@dataclass(frozen=True, slots=True)
class Column:
    """One field as a column: how its value is stored and how it comes back."""

    name: str
    type: str
    to_stored: Callable[[Any], Stored]
    from_stored: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record as a table; the statements take the columns' values in their order."""

    kind: type[Record]
    name: str
    columns: tuple[Column, ...]
    insert: str
    update: str
    delete: str

    @property
    def key(self) -> tuple[str, ...]:
        return self.kind.KEY

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if name not in self.key)

    def row(self, record: Record) -> list[Stored]:
        return [column.to_stored(getattr(record, column.name)) for column in self.columns]

    def record(self, row: Sequence[Any]) -> Record:
        """LibraryError where the row does not hold a record of this kind."""
        try:
            return self.kind(
                *(column.from_stored(value) for column, value in zip(self.columns, row, strict=True))
            )
        except (ValueError, TypeError, AttributeError) as error:
            from maturity_desktop.storage.places import damaged_words, place_of

            place = place_of(self.name, dict(zip(self.names, row, strict=True)), {})
            cure = _("Keep the library as it is, and go on from a backup.")
            raise LibraryError(f"{damaged_words(place, self.damaged_fields(row))} {cure}") from error

    def damaged_fields(self, row: Sequence[Any]) -> tuple[str, ...]:
        """The columns of a row whose values alone are none of their kind."""
        return tuple(
            column.name
            for column, value in zip(self.columns, row, strict=True)
            if not _is_read(column.from_stored, value)
        )

    def record_from_json(self, text: str) -> Record:
        """The record that a journal entry holds."""
        values = json.loads(text)
        return self.record([values[name] for name in self.names])


def table_name(kind: type[Record]) -> str:
    """SetLevel stands in set_level."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


@cache
def _tables() -> Mapping[type[Record], Table]:
    return {kind: _table(kind) for kind in RECORD_TYPES}


def tables() -> tuple[Table, ...]:
    """The tables of all kinds, referred-to kinds first."""
    return tuple(_tables().values())


def table_of(kind: type[Record]) -> Table:
    """The table of a kind of record."""
    return _tables()[kind]


def table_named(name: str) -> Table:
    """The table of this name; KeyError where there is none."""
    return {table.name: table for table in tables()}[name]


def _table(kind: type[Record]) -> Table:
    hints = get_type_hints(kind)
    name = table_name(kind)
    columns = tuple(_column(field.name, hints[field.name]) for field in fields(kind))
    names = [column.name for column in columns]
    values = [name for name in names if name not in kind.KEY]
    slots = ", ".join("?" * len(names))
    this = " AND ".join(f"{key} = ?" for key in kind.KEY)
    as_it_was = "".join(f" AND {value} IS ?" for value in values)
    new_values = ", ".join(f"{value} = ?" for value in values)
    return Table(
        kind,
        name,
        columns,
        insert=f"INSERT INTO {name} ({', '.join(names)}) VALUES ({slots})",
        update=f"UPDATE {name} SET {new_values} WHERE {this}{as_it_was}",
        delete=f"DELETE FROM {name} WHERE {this}{as_it_was}",
    )


def _column(name: str, hint: Any) -> Column:
    """How a field of this type is stored; TypeError for a type that no record has used so far."""
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (part for part in get_args(hint) if part is not NoneType)
        column = _column(name, inner)
        return Column(name, column.type, _or_none(column.to_stored), _or_none(column.from_stored))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Column(name, "TEXT", lambda value: str(value.value), hint)
    simple: Mapping[Any, tuple[str, Callable[[Any], Stored], Callable[[Any], Any]]] = {
        str: ("TEXT", stored_text, person_text),
        bool: ("INTEGER", int, bool),
        int: ("INTEGER", int, int),
        date: ("TEXT", date.isoformat, date.fromisoformat),
        tuple: ("TEXT", _stored_json, _tuple_from),
        Mapping: ("TEXT", _stored_json, _mapping_from),
    }
    found = simple.get(get_origin(hint) or hint)
    if found is None:
        raise TypeError(f"{name}: no column for {hint}")
    return Column(name, found[0], found[1], found[2])


def _or_none(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else convert(value)
