"""The triggers by which the database itself keeps the journal and the words to search, made from the records.

A change without a current edit is aborted. RAISE does that and not a constraint, because INSERT OR IGNORE
would pass over a constraint inside the trigger too. BEFORE INSERT refuses keys that are taken, because
REPLACE pushes rows out without firing their triggers where a connection has recursive triggers off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from maturity_desktop.domain.audit import Answer, Client, Evidence, Note, SetLevel
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionNote,
    Consensus,
    Decision,
    Finding,
    GapWeighing,
    MidTermCheck,
    ReRating,
    Training,
)
from maturity_desktop.domain.plan_records import Activity, AddedTask, BaselineFigure, Heard, Request, TaskPlan
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import ReportPhoto, SignOff
from maturity_desktop.storage.records import Table, table_of, tables

SEARCHED: Mapping[type[Record], tuple[str, ...]] = {
    Client: ("name", "sector", "sites", "vision", "objectives", "environment"),
    Answer: ("remark",),
    SetLevel: ("reason",),
    Note: ("text", "reservation"),
    Evidence: ("title", "source", "text", "file_name"),
    TaskPlan: ("reason",),
    AddedTask: ("what", "why", "deliverable"),
    BaselineFigure: ("title", "value", "source"),
    Activity: ("title", "place", "note", "drawn"),
    Heard: ("note",),
    Request: ("title", "what", "owner", "reason", "note"),
    Finding: (
        "title", "condition", "cause", "effect", "recommendation", "outcome", "proof", "answer",
    ),
    GapWeighing: ("why",),
    Action: ("title", "what", "owner", "gain"),
    ActionNote: ("text",),
    Training: ("topic",),
    ReRating: ("note",),
    Consensus: ("reason",),
    Decision: ("reason",),
    MidTermCheck: ("note",),
    ReportPhoto: ("caption",),
    SignOff: ("statement", "reason"),
}  # fmt: skip
"""The fields whose words can be searched."""

UNIQUE: Mapping[type[Record], str] = {Evidence: "id"}
"""A field that is unique by itself besides the key."""

CURRENT = "(SELECT edit FROM current_edit)"
ONLY_THE_NEWEST = """
SELECT RAISE(ABORT, 'an edit that another has followed is over')
WHERE NEW.edit IS NOT (SELECT id FROM edit ORDER BY rowid DESC LIMIT 1);
"""
"""Rows of `edit` never go, so the newest has the highest rowid."""

FIXED = {
    "journal_insert": f"""
        BEFORE INSERT ON journal BEGIN
          SELECT RAISE(ABORT, 'a change needs an edit') WHERE NEW.edit IS NULL OR NEW.edit IS NOT {CURRENT};
          SELECT RAISE(ABORT, 'the journal has this revision') FROM journal WHERE revision = NEW.revision;
        END""",
    "journal_update": f"""
        BEFORE UPDATE ON journal BEGIN
          SELECT RAISE(ABORT, 'the journal is not rewritten')
          WHERE OLD.edit IS NOT {CURRENT} OR (OLD.revision, OLD.edit, OLD.record, OLD.key, OLD.old)
            IS NOT (NEW.revision, NEW.edit, NEW.record, NEW.key, NEW.old);
        END""",
    "journal_delete": """
        BEFORE DELETE ON journal BEGIN
          SELECT RAISE(ABORT, 'the journal is not rewritten');
        END""",
    "edit_insert": """
        BEFORE INSERT ON edit BEGIN
          SELECT RAISE(ABORT, 'the journal has this edit') FROM edit
          WHERE id = NEW.id OR (rowid = NEW.rowid AND rowid > 0);
        END""",
    "edit_update": f"""
        BEFORE UPDATE ON edit BEGIN
          SELECT RAISE(ABORT, 'the journal is not rewritten') WHERE OLD.id IS NOT {CURRENT} OR
            (OLD.rowid, OLD.id, OLD.spell, OLD.audit, OLD.author, OLD.device, OLD.began_at, OLD.based_on)
            IS NOT
            (NEW.rowid, NEW.id, NEW.spell, NEW.audit, NEW.author, NEW.device, NEW.began_at, NEW.based_on);
        END""",
    "edit_delete": """
        BEFORE DELETE ON edit BEGIN
          SELECT RAISE(ABORT, 'the journal is not rewritten');
        END""",
    "current_edit_insert": f"BEFORE INSERT ON current_edit BEGIN {ONLY_THE_NEWEST} END",
    "current_edit_update": f"BEFORE UPDATE ON current_edit BEGIN {ONLY_THE_NEWEST} END",
    "edition_insert": """
        BEFORE INSERT ON framework_edition BEGIN
          SELECT RAISE(ABORT, 'an edition does not change') FROM framework_edition
          WHERE sha256 = NEW.sha256 OR (rowid = NEW.rowid AND rowid > 0);
        END""",
    "edition_delete": """
        BEFORE DELETE ON framework_edition BEGIN
          SELECT RAISE(ABORT, 'an audit was started with this edition') FROM framework_use
          WHERE edition = OLD.sha256;
        END""",
    "edition_update": """
        BEFORE UPDATE ON framework_edition BEGIN
          SELECT RAISE(ABORT, 'an edition does not change');
        END""",
    "searched_insert": """
        AFTER INSERT ON searched BEGIN
          INSERT INTO searched_words (rowid, text) VALUES (NEW.id, NEW.text);
        END""",
    "searched_delete": """
        AFTER DELETE ON searched BEGIN
          INSERT INTO searched_words (searched_words, rowid, text) VALUES ('delete', OLD.id, OLD.text);
        END""",
    "file_text_insert": """
        AFTER INSERT ON file_text BEGIN
          INSERT INTO file_words (rowid, text) VALUES (NEW.id, NEW.text);
        END""",
    "file_text_delete": """
        AFTER DELETE ON file_text BEGIN
          INSERT INTO file_words (file_words, rowid, text) VALUES ('delete', OLD.id, OLD.text);
        END""",
}


def trigger_statements() -> dict[str, str]:
    """Every trigger of the library by name."""
    bodies = dict(FIXED)
    for table in tables():
        bodies |= {f"{table.name}_{name}": body for name, body in _journal_triggers(table)}
    for kind, names in SEARCHED.items():
        table = table_of(kind)
        bodies |= {f"{table.name}_{name}": body for name, body in _search_triggers(table, names)}
    return {name: f"CREATE TRIGGER {name} {' '.join(body.split())}" for name, body in bodies.items()}


def key_json(table: Table, row: str) -> str:
    """The expression for a row's key as the journal has it; `row` names the row."""
    return f"json_array({_listed(row, table.key)})"


def row_json(table: Table, row: str) -> str:
    """The expression for a whole row as the journal has it."""
    pairs = ", ".join(f"'{name}', {row}.{name}" for name in table.names)
    return f"json_object({pairs})"


def text_to_search(table: Table, row: str) -> str:
    """The expression for the words of a row."""
    parts = " || char(10) || ".join(f"{row}.{name}" for name in SEARCHED[table.kind])
    return f"trim({parts}, char(10))"


def _listed(row: str, names: Iterable[str]) -> str:
    return ", ".join(f"{row}.{name}" for name in names)


def _journal_triggers(table: Table) -> Iterator[tuple[str, str]]:
    taken = " AND ".join(f"{name} = NEW.{name}" for name in table.key)
    if table.kind in UNIQUE:
        taken += f" OR {UNIQUE[table.kind]} = NEW.{UNIQUE[table.kind]}"
    yield (
        "taken",
        f"""
        BEFORE INSERT ON {table.name} BEGIN
          SELECT RAISE(ABORT, 'there is such a record') FROM {table.name} WHERE {taken};
        END""",
    )
    yield (
        "moved",
        f"""
        BEFORE UPDATE ON {table.name} BEGIN
          SELECT RAISE(ABORT, 'a key does not change')
          WHERE ({_listed("OLD", table.key)}) IS NOT ({_listed("NEW", table.key)});
        END""",
    )
    old, new = row_json(table, "OLD"), row_json(table, "NEW")
    yield "journal_insert", _journalled(table, "INSERT", "NEW", "NULL", new)
    yield "journal_update", _journalled(table, "UPDATE", "NEW", old, new)
    yield "journal_delete", _journalled(table, "DELETE", "OLD", old, "NULL")


def _journalled(table: Table, event: str, row: str, old: str, new: str) -> str:
    """One entry for each record in an edit: what was there before the edit, and what is there now."""
    return f"""
        AFTER {event} ON {table.name} BEGIN
          INSERT INTO journal (edit, record, key, old, new)
          VALUES ({CURRENT}, '{table.name}', {key_json(table, row)}, {old}, {new})
          ON CONFLICT (edit, record, key) DO UPDATE SET new = excluded.new;
        END"""


def _search_triggers(table: Table, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    old, new = text_to_search(table, "OLD"), text_to_search(table, "NEW")
    forget = f"DELETE FROM searched WHERE record = '{table.name}' AND key = {key_json(table, 'OLD')};"
    learn = f"""
        INSERT INTO searched (record, key, text)
        SELECT '{table.name}', {key_json(table, "NEW")}, {new} WHERE {new} <> '';"""
    yield "search_insert", f"AFTER INSERT ON {table.name} WHEN {new} <> '' BEGIN {learn} END"
    yield (
        "search_update",
        (
            f"AFTER UPDATE OF {', '.join(names)} ON {table.name} WHEN {old} IS NOT {new}"
            f" BEGIN {forget} {learn} END"
        ),
    )
    yield "search_delete", f"AFTER DELETE ON {table.name} WHEN {old} <> '' BEGIN {forget} END"
