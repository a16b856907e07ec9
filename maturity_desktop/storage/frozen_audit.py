"""The records of an audit as a table of texts, which the library keeps by its SHA-256, and back.

A row is the name of a kind's table and a record as JSON, its fields by name. What a later program writes
otherwise is read as far as it is known: a field that was not there yet takes its usual value, and one that is
no more, or a kind that is no more, is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from gettext import gettext as _
from typing import Any

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.supporting_rows import Table as Rows
from maturity_desktop.storage.records import Table, table_of, tables

HEAD = ("kind", "fields")


def freeze(records: Iterable[Record]) -> Rows:
    """Equal records are an equal table, whatever their order."""
    return (HEAD, *sorted(_row(record) for record in records))


def _row(record: Record) -> tuple[str, str]:
    table = table_of(type(record))
    stored = dict(zip(table.names, table.row(record), strict=True))
    return table.name, json.dumps(stored, ensure_ascii=False, sort_keys=True)


def thaw(audit_id: str, rows: Rows) -> Audit:
    """The audit that was frozen; LibraryError where the rows hold none."""
    if not rows or rows[0] != HEAD:
        raise LibraryError(_("What was signed cannot be read: it is no audit."))
    return Audit.of(audit_id, _records(rows[1:]))


def _records(rows: Rows) -> Iterator[Record]:
    known = {table.name: table for table in tables()}
    for row in rows:
        try:
            name, text = row
            if name in known:
                yield _record(known[name], json.loads(text))
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise LibraryError(_("What was signed cannot be read: a record of it is damaged.")) from error


def _record(table: Table, stored: dict[str, Any]) -> Record:
    """KeyError where a field without a usual value is missing."""
    usual = {field.name for field in fields(table.kind) if _has_usual(field)}
    values = {
        column.name: column.from_stored(stored[column.name])
        for column in table.columns
        if column.name in stored or column.name not in usual
    }
    return table.kind(**values)


def _has_usual(field: Any) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING
