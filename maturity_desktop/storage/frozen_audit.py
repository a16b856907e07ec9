"""The records of an audit as a table of texts, which the library keeps by its SHA-256, and back.

A row is the name of a kind's table and a record as JSON, its fields by name. What a later program writes
otherwise is read as far as it is known: a field that was not there yet takes its usual value, and one that is
no more, or a kind that is no more, is passed over. A further row has the brand that the report had, since the
firm may change or drop its brands.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, asdict, fields
from gettext import gettext as _
from typing import Any

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.brand import NO_BRAND, Brand
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.supporting_rows import Table as Rows
from maturity_desktop.storage.records import Table, table_of, tables

HEAD = ("kind", "fields")
BRAND = "report_brand"


def freeze(records: Iterable[Record], brand: Brand = NO_BRAND) -> Rows:
    """Equal records with an equal brand are an equal table, whatever their order."""
    dress = [_brand_row(brand)] if brand.id else []
    return (HEAD, *sorted((*dress, *map(_row, records))))


def _brand_row(brand: Brand) -> tuple[str, str]:
    stored = {**asdict(brand), "mark": b64encode(brand.mark).decode()}
    return BRAND, json.dumps(stored, ensure_ascii=False, sort_keys=True)


def _row(record: Record) -> tuple[str, str]:
    table = table_of(type(record))
    stored = dict(zip(table.names, table.row(record), strict=True))
    return table.name, json.dumps(stored, ensure_ascii=False, sort_keys=True)


def thaw(audit_id: str, rows: Rows) -> Audit:
    """The audit that was frozen; LibraryError where the rows hold none."""
    if not rows or rows[0] != HEAD:
        raise LibraryError(_("What was signed cannot be read: it is no audit."))
    return Audit.of(audit_id, _records(rows[1:]))


def brand_in(rows: Rows) -> Brand | None:
    """The brand that was frozen with an audit; None where none was. LibraryError where it is damaged."""
    found = next((text for name, text in rows[1:] if name == BRAND), None)
    if found is None:
        return None
    known = {field.name for field in fields(Brand)}
    try:
        stored = {name: value for name, value in json.loads(found).items() if name in known}
        texts = {name: tuple(stored[name]) for name in ("closing", "contact") if name in stored}
        return Brand(**{**stored, **texts, "mark": b64decode(stored.get("mark", ""), validate=True)})
    except (ValueError, TypeError, AttributeError) as error:
        raise LibraryError(_("What was signed cannot be read: its brand is damaged.")) from error


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
