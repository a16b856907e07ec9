"""Which record of which audit a damaged row is, in the consultant's words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Any

from maturity_desktop.storage.engine import driver
from maturity_desktop.storage.records import table_named
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
        "plan_settings": _("Settings of the plan"),
        "holiday": _("Holiday, {day}"),
        "phase_length": _("Length of the phase {phase} ({framework})"),
        "task_plan": _("Plan of the task {task} ({framework})"),
        "added_task": _("Added task {id} ({framework})"),
        "baseline_figure": _("Figure {id} of the baseline"),
        "activity": _("Activity {id}"),
        "activity_person": _("Person {id} of the activity {activity}"),
        "activity_criterion": _("Activity {activity} at {criterion} ({framework})"),
        "heard": _("What the activity {activity} heard of {criterion} ({framework})"),
        "request": _("Request {id}"),
        "request_criterion": _("Request {request} at {criterion} ({framework})"),
        "request_evidence": _("Evidence {evidence} for the request {request}"),
        "left_open": _("{criterion} left open ({framework})"),
        "team_member": _("Team member “{name}”"),
        "assignment": _("Who assesses {criterion} ({framework})"),
        "rating_scope": _("{criterion} for the rating set {rating_set} ({framework})"),
        "evidence_tag": _("Word {tag} on the evidence {evidence}"),
        "evidence_copy": _("Copy as which the evidence {evidence} is kept"),
        "finding": _("Finding {id}"),
        "finding_place": _("Finding {finding} at {criterion} ({framework})"),
        "finding_evidence": _("Evidence {evidence} of the finding {finding}"),
        "gap_weighing": _("Impact and effort of {criterion} ({framework})"),
        "own_profile": _("Target profile {id} ({framework})"),
        "action": _("Action {id}"),
        "action_checkpoint": _("Action {action} at {checkpoint} ({framework})"),
        "action_finding": _("Action {action} for the finding {finding}"),
        "action_prerequisite": _("Action {first} before the action {action}"),
        "action_note": _("Note {id} on the action {action}"),
        "action_evidence": _("Evidence {evidence} of the action {action}"),
        "roadmap_settings": _("Settings of the roadmap"),
        "training": _("Training {id}"),
        "re_rating": _("{criterion} rated again in {month} ({framework})"),
        "earlier_audit": _("The audit before this one"),
        "counterpart": _("What stood for {criterion} before ({framework})"),
        "consulting": _("Whether {name} advised the client"),
        "sample_draw": _("How {rating_set} was drawn ({framework})"),
        "consensus": _("What was agreed on {criterion} ({framework})"),
        "readiness_rules": _("Rules of readiness ({framework})"),
        "decision": _("Decision on the certification ({framework})"),
        "mid_term_check": _("Mid-term check {id} ({framework})"),
        "report_plan": _("What the report holds"),
        "report_photo": _("Photo {evidence} of the report"),
        "handed_over": _("File {id} that was handed over"),
        "sign_off": _("Signed version {id}"),
    }


def _fields() -> Mapping[str, str]:
    """What a person calls the fields that a person fills in; keys and sums are not among them."""
    return {
        "name": _("Name"),
        "title": _("Title"),
        "number": _("Number"),
        "sector": _("Sector"),
        "sites": _("Sites"),
        "vision": _("Vision"),
        "objectives": _("Objectives"),
        "environment": _("Environment"),
        "channels": _("Channels"),
        "cut_off": _("Cut-off"),
        "started_on": _("Started on"),
        "assessor": _("Assessor"),
        "value": _("Value"),
        "level": _("Level"),
        "remark": _("Remark"),
        "reason": _("Reason"),
        "text": _("Text"),
        "reservation": _("Reservation"),
        "note": _("Note"),
        "dated": _("Dated"),
        "added_on": _("Added on"),
        "added_by": _("Added by"),
        "source": _("Source"),
        "file_name": _("File"),
        "done_on": _("Done on"),
        "due_on": _("Due on"),
        "first": _("From"),
        "last": _("To"),
        "count": _("Count"),
        "origin": _("Taken from"),
        "hours": _("Hours"),
        "targets": _("Targets"),
        "time_zone": _("Time zone"),
        "population": _("Asked of"),
        "invited": _("Invited"),
        "closed_on": _("Closed on"),
        "what": _("What"),
        "why": _("Why"),
        "who": _("Who"),
        "day": _("Day"),
        "days": _("Days"),
        "deliverable": _("Deliverable"),
        "assignee": _("Assigned to"),
        "period": _("Period"),
        "owner": _("Owner"),
        "status": _("Status"),
        "held_on": _("Held on"),
        "place": _("Place"),
        "role": _("Role"),
        "verdict": _("Verdict"),
    }


def damaged_words(place: str, fields: Sequence[str]) -> str:
    """That a record is damaged, and in which of its fields as far as that is known."""
    if not fields:
        return _("{place}: this record is damaged.").format(place=place)
    labels = _fields()
    return ngettext(
        "{place}: the field “{fields}” is damaged.",
        "{place}: the fields “{fields}” are damaged.",
        len(fields),
    ).format(place=place, fields=", ".join(labels.get(name, name.replace("_", " ")) for name in fields))


def words_of(table: str, row: Values) -> str:
    """What a person wrote in a record, field by field, so that it can be written anew."""
    labels, key = _fields(), table_named(table).key
    return "; ".join(
        _("{field}: {words}").format(field=labels[name], words=_value_words(value))
        for name, value in row.items()
        if name in labels and name not in key and value not in ("", None, "[]", "{}")
    )


def _value_words(value: object) -> str:
    """A value as it is stored; a list of texts without its brackets."""
    words = person_text(str(value))
    if words.startswith("["):
        with suppress(ValueError):
            return ", ".join(map(str, json.loads(words)))
    return words


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
        return place_of(table, row, names_in(connection))
    except (ValueError, TypeError, LookupError):
        return unknown_place()


def unknown_place() -> str:
    """The record and whose it is, where its own key is damaged."""
    return _("A record whose name is damaged")


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
