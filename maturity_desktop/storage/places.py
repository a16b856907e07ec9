"""Which record of which audit a damaged row is, in the consultant's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from maturity_desktop.storage.engine import driver
from maturity_desktop.storage.texts import person_text

if TYPE_CHECKING:
    from sqlite3 import Connection

Values = Mapping[str, Any]
"""A row's values by column, as stored; those of its key at least."""
Names = Mapping[tuple[str, str], str]
"""What the records are called that others refer to, by table and id: clients, audits, items of evidence."""


def _kinds() -> Mapping[str, str]:
    """What a record of each table is called; the fields are its columns."""
    return {
        "client": _("Client profile"),
        "audit_details": _("Details of the audit"),
        "framework_use": _("Model {framework}"),
        "rating_set": _("Rating set {id}"),
        "answer": _("Answer to {checkpoint} ({framework})"),
        "set_level": _("Level set for {criterion} ({framework})"),
        "note": _("Note on {criterion} ({framework})"),
        "evidence": _("Evidence {evidence}"),
        "link": _("Evidence {evidence} at {criterion} ({framework})"),
        "target": _("Target for {criterion} ({framework})"),
        "task_state": _("Task {task} ({framework})"),
        "measure_series": _("Series {id} of figures"),
        "measure_reading": _("How {measure} of {channel} is read"),
        "opening_time": _("Opening hours, {day}"),
        "measure_settings": _("Settings of the figures"),
        "supporting_data": _("Supporting figures {id}"),
        "survey": _("Survey {id}"),
        "survey_question": _("Question {id} of the survey {survey}"),
    }


def place_of(table: str, row: Values, names: Names) -> str:
    """The record and whose it is, as the head of a line."""
    shown = {name: person_text(str(value)) for name, value in row.items()}
    evidence = shown["id"] if table == "evidence" else shown.get("evidence", "")
    shown["evidence"] = names.get(("evidence", evidence), evidence)
    what = _kinds().get(table, table).format(**shown)
    if table in ("client", "evidence"):
        client = shown["id"] if table == "client" else shown["client"]
        return _("{what} of {client}").format(what=what, client=names.get(("client", client), client))
    audit = shown["id"] if table == "audit_details" else shown.get("audit", "")
    return _("{what}, {audit}").format(what=what, audit=names.get(("audit_details", audit), audit))


def place_of_key(connection: Connection, table: str, columns: tuple[str, ...], key: str) -> str:
    """The same for a key as the journal has it."""
    try:
        values = json.loads(key)
        row = dict(zip(columns, values, strict=True))
    except (ValueError, TypeError):
        return f"{table} {key}"
    return place_of(table, row, names_in(connection))


def names_in(connection: Connection) -> Names:
    """The names that the library has, as far as they can be read."""
    found: dict[tuple[str, str], str] = {}
    queries = {
        "client": "SELECT id, '“' || name || '”' FROM client",
        "audit_details": "SELECT d.id, '“' || c.name || '” ' || cut_off"
        " FROM audit_details d JOIN client c ON c.id = d.client",
        "evidence": "SELECT id, printf('EV-%03d “%s”', number, title) FROM evidence",
    }
    for table, query in queries.items():
        try:
            found |= {(table, person_text(id_)): person_text(name) for id_, name in connection.execute(query)}
        except (driver().Error, UnicodeDecodeError, TypeError):
            continue
    return found
