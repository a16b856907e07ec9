"""Mistakes that are put into the program on purpose: a torture that does not see them proves nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from unittest.mock import patch

from maturity_desktop.domain.changes import Edit, Headline
from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.storage import (
    engine,
    evidence_store,
    migrations,
    opening,
    salvage,
    verification,
)
from maturity_desktop.storage.erasing import NOTE, steps
from maturity_desktop.storage.erasing.certificate import Erased
from maturity_desktop.storage.erasing.note import Note, keep_note
from maturity_desktop.storage.evidence_copying import WholeSync
from maturity_desktop.storage.evidence_store import EvidenceStore, StoredFile
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.start_check import Condition
from maturity_desktop.verbs import export
from tools.torture import damaging, erasing
from tools.torture.children import Tell
from tools.torture.scenario import Scenario

if TYPE_CHECKING:
    from sqlite3 import Connection


def _acknowledged_early() -> AbstractContextManager[object]:
    """An edit is called saved when it is handed to the writer."""

    def commit(library: Library, edits: Sequence[Edit], headlines: Mapping[str, Sequence[Headline]]) -> None:
        library.commit_later(edits, headlines)

    return patch.object(Library, "commit", commit)


def _synchronous_off() -> AbstractContextManager[object]:
    return patch.dict(engine.DURABLE, synchronous=("OFF", 0))


def _rollback_journal() -> AbstractContextManager[object]:
    """As SQLite comes: its journal is unlinked after a commit, and nobody syncs the folder."""
    return patch.dict(engine.DURABLE, journal_mode=("DELETE", "delete"))


def _folders_not_synced() -> AbstractContextManager[object]:
    """A name that is in no synced folder may be gone, and the evidence's file with it."""
    really_sync = os.fsync

    def sync(descriptor: int) -> None:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            really_sync(descriptor)

    return patch.object(os, "fsync", sync)


def _evidence_not_synced() -> AbstractContextManager[object]:
    return patch.object(evidence_store, "sync_file")


def _whole_not_synced() -> AbstractContextManager[object]:
    """The call that stands for the syncs of many files is left out."""
    return patch.object(WholeSync, "sync")


def _evidence_unchecked() -> AbstractContextManager[object]:
    """What could not be kept counts as kept."""
    really_add = EvidenceStore.add

    def add(store: EvidenceStore, client: str, source: Path) -> StoredFile:
        try:
            return really_add(store, client, source)
        except EvidenceError:
            data = source.read_bytes()
            return StoredFile(source.name, "text/plain", len(data), sha256(data).hexdigest())

    return patch.object(EvidenceStore, "add", add)


def _in_place() -> AbstractContextManager[object]:
    """An export overwrites the old file."""

    def write(path: Path, write: Callable[[BinaryIO], None], check: Callable[[Path], None]) -> None:
        with path.open("w+b") as file:
            write(file)
        check(path)

    return patch.object(export, "write_checked", write)


def _statement_by_statement() -> AbstractContextManager[object]:
    """A migration that is no transaction."""
    return patch.object(migrations, "writing", nullcontext)


@contextmanager
def _damage_not_looked_for() -> Iterator[None]:
    """Every library is taken for sound, and no evidence is read."""
    with (
        patch.object(opening, "check_before_opening", lambda _path: Condition()),
        patch.object(verification, "check_evidence", lambda *_told: ((), frozenset())),
    ):
        yield


def _quick_check_alone() -> AbstractContextManager[object]:
    """Rows and journal are not held against each other."""

    def problems(connection: Connection, *_schema: int) -> tuple[str, ...]:
        return tuple(line for (line,) in connection.execute("PRAGMA quick_check") if line != "ok")

    return patch.object(verification, "problems_at_the_start", problems)


def _losses_not_named() -> AbstractContextManager[object]:
    really = salvage._salvaged

    def salvaged(*told: Any) -> salvage.Salvaged:
        return replace(really(*told), losses=(), doubts=())

    return patch.object(salvage, "_salvaged", salvaged)


def _nothing_put_back() -> AbstractContextManager[object]:
    """A restore that is none says that it is done."""
    return patch.object(damaging, "restore")


@contextmanager
def _note_goes_early() -> Iterator[None]:
    """The note that something is being erased is gone once the library itself is without it."""
    really_put, really_certify, without_note = steps._put_in_place, steps._certify, list[Path]()

    def put_in_place(folder: Path, told: Note) -> None:
        really_put(folder, told)
        (folder / NOTE).unlink()
        without_note.append(folder)

    def certify(told: Note, erased: Erased) -> Path | None:
        keep_note(without_note.pop(), told)  # the last step wants to take it away
        return really_certify(told, erased)

    with patch.object(steps, "_put_in_place", put_in_place), patch.object(steps, "_certify", certify):
        yield


def _not_reached_not_told() -> AbstractContextManager[object]:
    """What could not be cleaned is passed over."""
    return patch.object(erasing, "NOT_REACHED", erasing.ERASED)


SPOILT: Mapping[str, Callable[[], AbstractContextManager[object]]] = {
    "": nullcontext,
    "acknowledged before the commit": _acknowledged_early,
    "synchronous OFF": _synchronous_off,
    "rollback journal": _rollback_journal,
    "folders not synced": _folders_not_synced,
    "evidence not synced": _evidence_not_synced,
    "file system not synced": _whole_not_synced,
    "evidence unchecked": _evidence_unchecked,
    "written in place": _in_place,
    "migrated statement by statement": _statement_by_statement,
    "damage is not looked for": _damage_not_looked_for,
    "only SQLite's quick check looks": _quick_check_alone,
    "losses are not named": _losses_not_named,
    "nothing is put back": _nothing_put_back,
    "the note of it goes too early": _note_goes_early,
    "what was not reached is not told": _not_reached_not_told,
}
"""How to put each mistake in; the first is none."""


def spoilt(scenario: Scenario, mistake: str) -> Scenario:
    """The same with a mistake in the program while it acts; what it left is judged by the sound program."""

    def act(folder: Path, tell: Tell) -> None:
        with SPOILT[mistake]():
            scenario.act(folder, tell)

    return replace(scenario, act=act)
