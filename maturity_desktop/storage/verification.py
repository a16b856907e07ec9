"""Whether a library is sound: the file, its references, its journal, its words to search, its evidence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import gettext as _
from itertools import accumulate, islice
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from maturity_desktop.domain.changes import Headline, Standing
from maturity_desktop.domain.errors import LibraryError, MaturityError
from maturity_desktop.domain.figure_records import MeasureSeries, SupportingData, Survey
from maturity_desktop.domain.progress import Progress
from maturity_desktop.domain.report_records import SignOff
from maturity_desktop.domain.results import evaluate
from maturity_desktop.storage.audit_store import read_audit
from maturity_desktop.storage.editions import load_edition
from maturity_desktop.storage.engine import driver, meaning, reading, was_interrupted
from maturity_desktop.storage.evidence_store import EvidenceStore, FileState
from maturity_desktop.storage.file_text import is_index_odd
from maturity_desktop.storage.framework_files import edition_key
from maturity_desktop.storage.migrations import SCHEMA
from maturity_desktop.storage.places import damaged_words, place_of_key, unknown_place
from maturity_desktop.storage.records import Table, table_named, table_of, tables
from maturity_desktop.storage.standing import listed_figures, standings_of
from maturity_desktop.storage.texts import person_text, stored_text
from maturity_desktop.storage.triggers import (
    SEARCHED,
    key_json,
    row_json,
    text_to_search,
    trigger_statements,
)

if TYPE_CHECKING:
    from sqlite3 import Connection

    from maturity_desktop.domain.audit import Audit, FrameworkUse
    from maturity_desktop.domain.framework import Framework

MOST_PROBLEMS = 100
"""Each check stops after as many, as SQLite's own does."""
SAMPLED_BYTES = 64 << 20
"""How much evidence a check reads that is not deep."""
REFERS_TO_FIGURES = {
    MeasureSeries: "figures", SupportingData: "rows", Survey: "answers", SignOff: "content",
}  # fmt: skip

MAKES_NO_SENSE = (TypeError, ValueError, LookupError, AttributeError)
"""What reading raises where a damaged page has other values than a row of its table."""

Check: TypeAlias = "Callable[[Connection], Iterator[str]]"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that an item of evidence refers to; `size` is in bytes."""

    client: str
    sha256: str
    label: str
    size: int


def database_problems(connection: Connection, deep: bool = True, schema: int = SCHEMA) -> tuple[str, ...]:
    """What is wrong in the database, in plain words; nothing where it is sound.

    What is not deep is SQLite's quick check, and no levels are computed. Of an older schema only the file and
    its references are checked. A check that was interrupted raises as the connection does.
    """
    checks: list[Check] = [_damage if deep else _quick_damage, _dangling]
    if schema == SCHEMA:
        checks += [_triggers, _rows, _editions, _kept_figures, _journal, _words]
        checks += [_figures, _words_in_files] if deep else []
    found: list[str] = []
    try:
        with reading(connection):
            for check in checks:
                found.extend(_found_by(check, connection))
    except driver().Error as error:  # SQLite ends no transaction in which it met damage
        if was_interrupted(error):
            raise
        found.append(f"{meaning(error)} ({error})")
    return tuple(dict.fromkeys(found))


def problems_at_the_start(connection: Connection, schema: int = SCHEMA) -> tuple[str, ...]:
    """What the quick checks find and, where they find nothing, what SQLite's thorough one does."""
    found = database_problems(connection, deep=False, schema=schema)
    return found or tuple(_found_by(_damage, connection))


def _found_by(check: Check, connection: Connection) -> Iterator[str]:
    """What a check finds, and what keeps it from its end."""
    try:
        yield from islice(check(connection), MOST_PROBLEMS)
    except MAKES_NO_SENSE as error:
        yield _with_cure(_("The library's file is damaged: {damage}.").format(damage=error))
    except driver().Error as error:
        if was_interrupted(error):
            raise
        yield f"{meaning(error)} ({error})"


def kept_files(connection: Connection) -> tuple[KeptFile, ...]:
    """Every file that the library refers to, newest first; none where it cannot be asked."""
    try:
        rows = connection.execute(
            "SELECT client, sha256, min(number), title, size, max(added_on) AS added FROM evidence"
            " WHERE sha256 <> '' GROUP BY client, sha256 ORDER BY added DESC, min(number) DESC"
        ).fetchall()
        return tuple(
            KeptFile(
                person_text(client), person_text(sha256), f"EV-{number:03d} “{person_text(title)}”", size
            )
            for client, sha256, number, title, size, _added in rows
        )
    except (driver().DatabaseError, *MAKES_NO_SENSE):
        return ()  # the damage is among the problems of the database


def sample(files: Sequence[KeptFile], most_bytes: int = SAMPLED_BYTES) -> tuple[KeptFile, ...]:
    """The newest files within half of the bytes, and any of the others within the rest."""
    newest = _within(files, most_bytes // 2)
    others = [file for file in files if file not in set(newest)]
    Random().shuffle(others)  # noqa: S311 - chance only: other ones every time, so that each has its turn
    left = most_bytes - sum(file.size for file in newest)
    return (*newest, *_within(others, left))


def _within(files: Sequence[KeptFile], most_bytes: int) -> tuple[KeptFile, ...]:
    """The first files whose sizes together stay within so many bytes."""
    ends = accumulate(file.size for file in files)
    return tuple(file for file, end in zip(files, ends, strict=True) if end <= most_bytes)


def check_evidence(
    files: Sequence[KeptFile], store: EvidenceStore, progress: Progress
) -> tuple[tuple[str, ...], frozenset[tuple[str, str]]]:
    """The files that are missing or changed, in words and by client and SHA-256; `progress` counts bytes."""
    files = sorted(files, key=lambda file: (file.client, file.label))
    total, done = sum(file.size for file in files), 0
    told: list[str] = []
    bad: set[tuple[str, str]] = set()
    progress(0, total)
    for file in files:

        def within(read: int, _size: int, before: int = done) -> None:
            progress(min(before + read, total), total)

        state = store.check(file.client, file.sha256, within)
        if state is not FileState.PRESENT:
            bad.add((file.client, file.sha256))
            told.append(_file_words(file, state))
        done += file.size
    progress(total, total)
    return tuple(told), frozenset(bad)


def _file_words(file: KeptFile, state: FileState) -> str:
    if state is FileState.MISSING:
        return _("The file of {label} is missing. Put the evidence folder back from a backup.").format(
            label=file.label
        )
    return _("The file of {label} has changed. Put the evidence folder back from a backup.").format(
        label=file.label
    )


def _damage(connection: Connection, pragma: str = "integrity_check") -> Iterator[str]:
    for (line,) in connection.execute(f"PRAGMA {pragma}({MOST_PROBLEMS})"):
        if line != "ok":
            yield _with_cure(_("The library's file is damaged: {damage}.").format(damage=line))


def _quick_damage(connection: Connection) -> Iterator[str]:
    return _damage(connection, "quick_check")


def _dangling(connection: Connection) -> Iterator[str]:
    """The records that refer to something which is not there; tables have no row numbers to ask for."""
    broken = {(child, key) for child, _row, _parent, key in connection.execute("PRAGMA foreign_key_check")}
    for child, key in sorted(broken):
        places = list(_places_that_refer_to_nothing(connection, child, key)) or [unknown_place()]
        for place in places:
            yield _with_cure(_("{place}: something that it refers to is not there.").format(place=place))


def _places_that_refer_to_nothing(connection: Connection, child: str, key: int) -> Iterator[str]:
    """The places of a table's rows that break its reference of this number."""
    table = next((table for table in tables() if table.name == child), None)
    parts = [row for row in connection.execute(f"PRAGMA foreign_key_list({child})") if row[0] == key]
    if table is None or not parts:
        return
    parent = parts[0][2]
    is_set = " AND ".join(f"r.{own} IS NOT NULL" for _id, _turn, _parent, own, *_rest in parts)
    is_it = " AND ".join(f"p.{other or own} = r.{own}" for _id, _turn, _parent, own, other, *_rest in parts)
    rows = connection.execute(
        f"SELECT {key_json(table, 'r')} FROM {child} r"
        f" WHERE {is_set} AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE {is_it})"
    )
    for (stored,) in rows:
        yield _place(connection, table, stored)


def _triggers(connection: Connection) -> Iterator[str]:
    """The rules that keep the journal; without them a change could pass it by."""
    there = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    wanted = trigger_statements()
    for name in sorted(there.keys() | wanted.keys()):
        if there.get(name) != wanted.get(name):
            yield _with_cure(_("The library's rule {name} is not as this program made it.").format(name=name))


def _rows(connection: Connection) -> Iterator[str]:
    """Whether every row is a record."""
    for table in tables():
        for row in connection.execute(f"SELECT {', '.join(table.names)} FROM {table.name}"):
            try:
                table.record(row)
            except LibraryError:
                key = json.dumps(row[: len(table.key)], ensure_ascii=False, default=repr)
                yield _with_cure(damaged_words(_place(connection, table, key), table.damaged_fields(row)))


def _kept_figures(connection: Connection) -> Iterator[str]:
    """Whether figures and tables are those that records refer to; figures of nobody harm nobody."""
    sound = {
        sha256
        for sha256, figures in connection.execute("SELECT sha256, figures FROM figure_data")
        if hashlib.sha256(figures).hexdigest() == sha256
    }
    for kind, column in REFERS_TO_FIGURES.items():
        table = table_of(kind)
        rows = connection.execute(
            f"SELECT {key_json(table, 'r')}, {column} FROM {table.name} r WHERE {column} <> ''"
        )
        for key, sha256 in rows:
            if sha256 not in sound:
                lost = (
                    _("{place}: what was signed is lost or damaged. Its files are known by their SHA-256.")
                    if kind is SignOff
                    else _("{place}: its figures are lost or damaged. Import the client's file again.")
                )
                yield _with_cure(lost.format(place=_place(connection, table, key)))


def _editions(connection: Connection) -> Iterator[str]:
    rows = connection.execute("SELECT sha256, title, source, wording FROM framework_edition")
    for sha256, title, source, wording in rows:
        if edition_key(source, wording) != sha256:
            yield _with_cure(
                _("The kept framework “{title}” is damaged: its text is not the one that was kept.").format(
                    title=person_text(title)
                )
            )


def _journal(connection: Connection) -> Iterator[str]:
    """Whether each entry starts where the one before it ended, and the last ends at the row."""
    gaps = connection.execute(
        "SELECT revision, record, key FROM (SELECT revision, record, key, old,"
        " lag(new) OVER (PARTITION BY record, key ORDER BY revision) AS before FROM journal)"
        " WHERE old IS NOT before"
    )
    for revision, record, key in gaps:
        yield _with_cure(
            _("{place}: revision {revision} of the journal does not follow on.").format(
                place=_place_named(connection, record, key), revision=revision
            )
        )
    for table in tables():
        last = f"SELECT key, new, max(revision) FROM journal WHERE record = '{table.name}' GROUP BY key"
        for key in _differences(connection, table, last, row_json(table, "r")):
            yield _with_cure(
                _("{place}: it is not as the journal has it.").format(place=_place(connection, table, key))
            )
    if connection.execute("SELECT 1 FROM current_edit").fetchone():
        yield _with_cure(_("An edit was left open."))
    for label, *moments in connection.execute("SELECT label, began_at, ended_at FROM edit"):
        if not all(map(_is_moment, moments)):
            yield _with_cure(
                _("The moment of the edit “{label}” cannot be read.").format(label=person_text(label))
            )


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _words(connection: Connection) -> Iterator[str]:
    """Whether the words that are searched are those of the rows."""
    for kind in SEARCHED:
        table = table_of(kind)
        kept = f"SELECT key, text AS new FROM searched WHERE record = '{table.name}'"
        now = f"nullif({text_to_search(table, 'r')}, '')"
        for key in _differences(connection, table, kept, now):
            yield _with_cure(
                _("{place}: it is not as the words to search have it.").format(
                    place=_place(connection, table, key)
                )
            )


def _words_in_files(connection: Connection) -> Iterator[str]:
    """Whether the words in files are found by the texts that are kept; both are derived from the files."""
    if is_index_odd(connection):
        yield _(
            "Words in files of evidence may not be found. Open an audit of the client: that makes their index"
            " anew."
        )


def _figures(connection: Connection) -> Iterator[str]:
    """Whether the figures by which audits are listed are those that their answers give."""
    editions: dict[str, Framework] = {}
    audits = connection.execute(
        "SELECT a.id FROM audit_details a JOIN client c ON c.id = a.client ORDER BY a.id"
    ).fetchall()
    for (stored,) in audits:
        audit_id = person_text(stored)
        try:
            audit = read_audit(connection, audit_id)
            kept = standings_of(connection, audit_id)
            given = {
                use.framework: _headline(connection, audit, use, editions, kept)
                for use in audit.framework_uses
            }
        except MaturityError:
            continue  # a row or an edition is damaged, which the other checks tell
        listed = listed_figures(connection, audit_id, kept)
        if given != listed and not _others_changed_its_client(connection, audit):
            yield _(
                "The figures in the list of the audit {audit} are not those that its answers give. Open the"
                " audit, change an answer and change it back: that writes them anew."
            ).format(audit=audit_id)


def _headline(
    connection: Connection,
    audit: Audit,
    use: FrameworkUse,
    editions: dict[str, Framework],
    kept: Mapping[str, Standing],
) -> Headline:
    """An audit's figures by a framework, which is read once; without a standing where none is kept yet."""
    if use.edition not in editions:
        editions[use.edition] = load_edition(connection, use.edition)
    found = evaluate(audit, editions[use.edition]).headline
    return found if use.framework in kept else replace(found, standing=None)


def _others_changed_its_client(connection: Connection, audit: Audit) -> bool:
    """Whether another audit changed the client last: figures follow with the next edit of their own."""
    found = connection.execute(
        "SELECT 1 FROM journal JOIN edit ON edit.id = journal.edit"
        " WHERE record IN ('client', 'evidence') AND json_extract(key, '$[0]') = ? AND audit <> ?"
        " AND revision > (SELECT max(revision) FROM journal JOIN edit ON edit.id = journal.edit"
        " WHERE audit = ?)",
        (stored_text(audit.client.id), stored_text(audit.id), stored_text(audit.id)),
    )
    return found.fetchone() is not None


def _differences(connection: Connection, table: Table, kept: str, now: str) -> Iterator[str]:
    """The keys for which `kept` (key, new) has something else than the expression `now`, on either side.

    SQLite sorts both sides for this; a FULL OUTER JOIN would go through one for each row of the other.
    """
    was = f"SELECT key, new FROM ({kept}) WHERE new IS NOT NULL"
    is_now = f"SELECT {key_json(table, 'r')}, {now} FROM {table.name} r WHERE {now} IS NOT NULL"
    rows = connection.execute(
        f"SELECT key FROM ({was} EXCEPT {is_now}) UNION"
        f" SELECT key FROM (SELECT NULL AS key, NULL WHERE 0 UNION ALL SELECT * FROM ({is_now} EXCEPT {was}))"
    )
    return (key for (key,) in rows)


def _place(connection: Connection, table: Table, key: str) -> str:
    return place_of_key(connection, table.name, table.key, key)


def _place_named(connection: Connection, name: str, key: str) -> str:
    try:
        return _place(connection, table_named(name), key)
    except KeyError:  # the entry's own words are damaged
        return unknown_place()


def _with_cure(problem: str) -> str:
    cure = _("Keep the library as it is, and go on from a backup.")
    return f"{problem} {cure}"
