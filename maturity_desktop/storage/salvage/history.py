"""The journal made whole: each state of a record stands in it twice, so most of what is lost can be told.

Where entries are lost, an entry of the salvage's own bridges from what was before them to what was after; its
revision is one that is free between the two. Entries that are there keep their numbers and their edits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from gettext import gettext as _

from maturity_desktop.storage.salvage.finding import Entry, Found, KeptEdit, values_of
from maturity_desktop.storage.texts import stored_text

WITHOUT_AUDIT = {"client", "evidence"}
"""Tables whose records belong to no single audit."""


@dataclass(frozen=True, slots=True)
class History:
    """A journal without gaps, its edits in their order, and how many entries had to be made."""

    journal: tuple[Entry, ...]
    edits: tuple[KeptEdit, ...]
    made_entries: int


def whole_history(found: Found, name: str, now: str) -> History:
    """`name` begins the ids of the salvage's own edits; `now` is its moment as the library writes it."""
    taken = set(found.journal)
    by_record: dict[tuple[str, str], list[Entry]] = {}
    for revision in sorted(taken):
        entry = found.journal[revision]
        by_record.setdefault((entry.table, entry.key), []).append(entry)
    journal = [entry for entries in by_record.values() for entry in _chained(entries, taken, name)]
    journal.sort(key=lambda entry: entry.revision)
    edits = [found.edits[number] for number in sorted(found.edits)]
    made = tuple(_missing_edits(journal, edits, name, now))
    bridges = sum(entry.revision not in found.journal for entry in journal)
    return History(tuple(journal), (*edits, *made), bridges)


def last_states(journal: Iterable[Entry]) -> Mapping[str, Mapping[str, str | None]]:
    """Each record's newest state as JSON, by table and key as the journal has it."""
    last: dict[str, dict[str, str | None]] = {}
    for entry in journal:
        last.setdefault(entry.table, {})[entry.key] = entry.new
    return last


def audit_of(table: str, first_of_key: str) -> str:
    """The audit to which a record belongs; empty where it belongs to none alone."""
    return "" if table in WITHOUT_AUDIT else first_of_key


def bridging_edit(name: str, table: str, key: str, number: int) -> str:
    """The id of a salvage's edit for the so-many-th gap of one record: an edit changes a record once."""
    return f"{name}-{number}-{audit_of(table, json.loads(key)[0])}"


def missing_edit(id_: str, name: str, audit: str, at: str, based_on: int) -> KeptEdit:
    """An edit in the place of one that is lost, or of the salvage's own."""
    label = _("Salvage from damage") if id_.startswith(name) else _("Lost in damage")
    return KeptEdit(id_, id_, audit, stored_text(label), "", "", at, at, based_on)


def _chained(entries: list[Entry], taken: set[int], name: str) -> list[Entry]:
    """The entries of one record, each starting where the one before it ended."""
    chain: list[Entry] = []
    bridges = 0
    for entry in entries:
        before = chain[-1].new if chain else None
        if entry.old != before:
            least = chain[-1].revision if chain else 0
            free = next((r for r in range(entry.revision - 1, least, -1) if r not in taken), None)
            if chain and not _is_sound(entry.table, before) and _is_sound(entry.table, entry.old):
                chain[-1] = replace(chain[-1], new=entry.old)
            elif free is None or not _is_sound(entry.table, entry.old):
                entry = replace(entry, old=before)  # one of its two copies has changed
            else:
                taken.add(free)
                bridges += 1
                id_ = bridging_edit(name, entry.table, entry.key, bridges)
                chain.append(Entry(free, id_, entry.table, entry.key, before, entry.old))
        chain.append(entry)
    if not _is_sound(chain[-1].table, chain[-1].new):
        chain[-1] = replace(chain[-1], new=chain[-1].old)
    return chain


def _is_sound(table: str, row: str | None) -> bool:
    return row is None or values_of(table, row) is not None


def _missing_edits(
    journal: Iterable[Entry], edits: Iterable[KeptEdit], name: str, now: str
) -> Iterator[KeptEdit]:
    """The edits that entries name and that are not there; their time is that of the edit before."""
    known, at = {edit.id: edit for edit in edits}, now
    for entry in journal:
        if entry.edit not in known:
            audit = audit_of(entry.table, json.loads(entry.key)[0])
            moment = now if entry.edit.startswith(name) else at
            known[entry.edit] = missing_edit(entry.edit, name, audit, moment, entry.revision - 1)
            yield known[entry.edit]
        elif not entry.edit.startswith(name):
            at = known[entry.edit].ended_at
