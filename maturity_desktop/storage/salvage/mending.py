"""Which records a salvaged library has: the rows that were found, and what the journal has of those lost.

What cannot be placed, and what stands in for something lost, is told by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from gettext import gettext as _

from maturity_desktop.domain.audit import AuditDetails, Client, FrameworkUse, RatingSet
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.figure_records import Asked, Survey
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import SignOff
from maturity_desktop.storage.framework_files import FrameworkFile, edition_key, parse_framework
from maturity_desktop.storage.places import Names, place_of, words_of
from maturity_desktop.storage.records import table_named, table_of, tables
from maturity_desktop.storage.salvage.finding import Found, KeptEdition, Key, Values, values_of
from maturity_desktop.storage.salvage.history import last_states
from maturity_desktop.storage.salvage.schema import references
from maturity_desktop.storage.texts import person_text, stored_text
from maturity_desktop.storage.verification import REFERS_TO_FIGURES

Records = dict[str, dict[Key, Values]]

STANDS_IN = {"client", "audit_details", "framework_use", "rating_set", "survey"}
"""Tables whose rows others hang on: where one is lost, a bare row takes its place, so that those stay."""


@dataclass
class Mended:
    """The records of the salvaged library, and in plain words what is lost, rebuilt or in doubt."""

    records: Records
    editions: dict[str, KeptEdition]
    losses: list[str] = field(default_factory=list)
    rebuilt: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def mend(found: Found, frameworks: Iterable[FrameworkFile], today: date) -> Mended:
    """Puts together what was found; `frameworks` are those at hand, for editions that are lost."""
    mended = Mended({table.name: {} for table in tables()}, {})
    taken_from_journal = _take_rows(found, mended)
    names = names_of(mended.records)
    for table, key in taken_from_journal:
        mended.rebuilt.append(place_of(table, mended.records[table][key], names))
    _mend_editions(found, mended, {file.sha256: file for file in frameworks}, names)
    _mend_figures(found, mended, names)
    _mend_references(mended, names, today)
    mended.losses += _lost_without_trace(found, names)
    return mended


def _lost_without_trace(found: Found, names: Names) -> Iterator[str]:
    """What is known by name alone; and that there may be more where the end of the file is gone."""
    of_journal = {(entry.table, entry.key) for entry in found.journal.values()}
    for table, key in sorted(found.named - of_journal):
        values = tuple(json.loads(key))
        if len(values) == len(table_named(table).key) and values not in found.records[table]:
            row = dict(zip(table_named(table).key, values, strict=True))
            yield _("{place}: lost, if it had not been taken away before.").format(
                place=place_of(table, row, names)
            )
    if found.is_cut_off:
        yield _("The end of the library's file is missing; there may have been more than what is named here.")


def _take_rows(found: Found, mended: Mended) -> list[tuple[str, Key]]:
    """Every row that was found, and from the journal those that were not, whose keys are returned."""
    rebuilt = []
    last = last_states(found.journal[revision] for revision in sorted(found.journal))
    for table in tables():
        rows = dict(found.records[table.name])
        states = {tuple(json.loads(key)): new for key, new in last.get(table.name, {}).items()}
        lost = {key: values_of(table.name, new) for key, new in states.items() if key not in rows}
        missing = {key: values for key, values in lost.items() if values is not None}
        for key in [key for key in rows if key not in states and _is_misread(key, missing)]:
            del rows[key]
        rebuilt += [(table.name, key) for key in missing]
        mended.records[table.name] = rows | missing
    return rebuilt


def _is_misread(key: Key, lost: Iterable[Key]) -> bool:
    """Whether a key that the journal does not know is that of a lost row but for one character."""
    text = "\0".join(key)
    return any(
        len(text) == len(other) and sum(a != b for a, b in zip(text, other, strict=True)) == 1
        for other in map("\0".join, lost)
    )


def doubts(found: Found, mended: Mended) -> Iterator[str]:
    """The records of which the row and the journal tell different things."""
    names = names_of(mended.records)
    for table, states in last_states(found.journal[number] for number in sorted(found.journal)).items():
        for key, new in states.items():
            row = found.records[table].get(tuple(json.loads(key)))
            if row is not None and values_of(table, new) not in (None, row):
                yield _(
                    "{place}: the record and the journal differ. The record's words were taken: {row}"
                ).format(place=place_of(table, row, names), row=words_of(table, row))


def _mend_editions(found: Found, mended: Mended, at_hand: Mapping[str, FrameworkFile], names: Names) -> None:
    """Sees to it that each use of a framework has its edition: as it was, as far as it is, or another."""
    for key, use in list(mended.records["framework_use"].items()):
        edition = _edition_for(use, found, at_hand)
        if edition is None:
            continue  # its rows are told as losses one by one
        mended.editions[edition.sha256] = edition
        if edition.sha256 != use["edition"]:
            mended.records["framework_use"][key] = use | {"edition": edition.sha256}
            mended.losses.append(
                _(
                    "{place}: its edition is damaged; what is salvaged has the edition “{edition}” instead."
                ).format(place=place_of("framework_use", use, names), edition=person_text(edition.edition))
            )
    mended.editions |= {name: edition for name, edition in found.editions.items() if edition.is_whole}


def _edition_for(use: Values, found: Found, at_hand: Mapping[str, FrameworkFile]) -> KeptEdition | None:
    wanted, framework = use["edition"], person_text(use["framework"])
    kept = found.editions.get(wanted)
    if kept is not None and kept.is_whole:
        return kept
    if wanted in at_hand:
        return _as_edition(at_hand[wanted])
    as_far_as_it_is = kept and _renamed(kept)
    if as_far_as_it_is:
        return as_far_as_it_is
    whole = [
        other for other in found.editions.values() if other.framework == use["framework"] and other.is_whole
    ]
    others = [_as_edition(file) for file in at_hand.values() if file.framework.id == framework]
    return next(iter((*whole, *others)), None)


def _as_edition(file: FrameworkFile) -> KeptEdition:
    framework = file.framework
    return KeptEdition(
        file.sha256,
        stored_text(framework.id),
        stored_text(framework.short_title),
        stored_text(framework.edition),
        file.source,
        file.wording,
    )


def _renamed(kept: KeptEdition) -> KeptEdition | None:
    """A damaged edition that can still be read, under the key of its bytes; None where it cannot."""
    try:
        framework = parse_framework(kept.source, kept.title, kept.wording)
    except (FrameworkError, UnicodeDecodeError):
        return None
    if framework.id != person_text(kept.framework):
        return None
    key = edition_key(kept.source, kept.wording)
    return KeptEdition(key, kept.framework, kept.title, kept.edition, kept.source, kept.wording)


def _mend_figures(found: Found, mended: Mended, names: Names) -> None:
    """Takes out what rests on figures that are lost; a survey stays without its answers, a signature too."""
    for kind, column in REFERS_TO_FIGURES.items():
        table = table_of(kind)
        rows = mended.records[table.name]
        for key, row in list(rows.items()):
            if not row[column] or row[column] in found.figures:
                continue
            lost = _("{place}: its figures are lost. Import the client's file again: {row}")
            if kind is Survey:
                rows[key] = row | {"answers": "", "count": 0}
            elif kind is SignOff:
                rows[key] = row | {"content": ""}
                lost = _("{place}: what was signed is lost; that it was stays known: {row}")
            else:
                del rows[key]
            mended.losses.append(
                lost.format(place=place_of(table.name, row, names), row=words_of(table.name, row))
            )


def _mend_references(mended: Mended, names: Names, today: date) -> None:
    """Puts bare rows where others hang on lost ones, and takes out what hangs on nothing."""
    for table in reversed(tables()):  # so that a row that stands in finds its own in turn
        for parent, key in sorted(_lost_parents(mended, table.name)):
            record = _stand_in(parent, key, mended, today)
            if record is not None:
                stands_in = table_named(parent)
                row = dict(zip(stands_in.names, stands_in.row(record), strict=True))
                mended.records[parent][key] = row
                mended.losses.append(
                    _("{place}: lost. A bare one stands in its place; write it anew.").format(
                        place=place_of(parent, row, names)
                    )
                )
    for table in tables():
        lost = _lost_parents(mended, table.name)
        rows = mended.records[table.name]
        for key, row in list(rows.items()) if lost else ():
            if lost & {(parent, named) for parent, named in _parents(table.name, row)}:
                del rows[key]
                mended.losses.append(
                    _("{place}: what it belongs to is lost. It had: {row}").format(
                        place=place_of(table.name, row, names), row=words_of(table.name, row)
                    )
                )


def _parents(table: str, row: Values) -> Iterator[tuple[str, Key]]:
    """The rows to which a row refers: their table, and what the row names them by."""
    for reference in references()[table]:
        yield reference.parent, tuple(row[column] for column in reference.columns)


def _lost_parents(mended: Mended, table: str) -> set[tuple[str, Key]]:
    """What the rows of a table refer to and is not there; figures have been seen to."""
    wanted = {parent for row in mended.records[table].values() for parent in _parents(table, row)}
    there = {
        (reference.parent, tuple(row[column] for column in reference.parents_columns))
        for reference in references()[table]
        for row in mended.records.get(reference.parent, {}).values()
    }
    there |= {("framework_edition", (name,)) for name in mended.editions}
    return {(parent, key) for parent, key in wanted - there if parent != "figure_data"}


def _stand_in(table: str, key: Key, mended: Mended, today: date) -> Record | None:
    """A row that says no more than its key; None where that cannot be."""
    if table not in STANDS_IN:
        return None
    own = tuple(map(person_text, key))
    if table == "client":
        return Client(own[0], _("Lost client ({id})").format(id=own[0]))
    if table == "audit_details":
        clients = [person_text(id_) for (id_,) in mended.records["client"]]
        return AuditDetails(own[0], clients[0] if len(clients) == 1 else own[0], today, today)
    if table == "rating_set":
        return RatingSet(*own)
    if table == "survey":
        return Survey(own[0], own[1], next(iter(Asked)), _("Lost survey ({id})").format(id=own[1]))
    edition = next((e for e in mended.editions.values() if person_text(e.framework) == own[1]), None)
    return None if edition is None else FrameworkUse(own[0], own[1], edition.sha256)


def names_of(records: Records) -> Names:
    """What records are called in the list of losses."""
    clients = {id_: row["name"] for (id_,), row in records["client"].items()}
    found = {("client", id_): f"“{person_text(name)}”" for id_, name in clients.items()}
    for (id_,), row in records["audit_details"].items():
        client = found.get(("client", row["client"]), row["client"])
        found["audit_details", id_] = f"{client} {row['cut_off']}"
    for (_client, id_), row in records["evidence"].items():
        found["evidence", id_] = f"EV-{row['number']:03d} “{person_text(row['title'])}”"
    return found
