"""Mistakes that are put into the program on purpose: a torture that does not see them proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from unittest.mock import patch

from maturity_desktop.domain.changes import Edit, Headline
from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.storage import engine, evidence_store, files, migrations
from maturity_desktop.storage.evidence_store import EvidenceStore, StoredFile
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs import export
from tools.torture.children import Tell
from tools.torture.scenario import Scenario


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


@contextmanager
def _folders_not_synced() -> Iterator[None]:
    """A name that is in no synced folder may be gone, and the evidence's file with it."""
    with patch.object(files, "sync_folder"), patch.object(evidence_store, "sync_folder"):
        yield


def _evidence_not_synced() -> AbstractContextManager[object]:
    return patch.object(evidence_store, "sync_file")


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


SPOILT: Mapping[str, Callable[[], AbstractContextManager[object]]] = {
    "": nullcontext,
    "acknowledged before the commit": _acknowledged_early,
    "synchronous OFF": _synchronous_off,
    "rollback journal": _rollback_journal,
    "folders not synced": _folders_not_synced,
    "evidence not synced": _evidence_not_synced,
    "evidence unchecked": _evidence_unchecked,
    "written in place": _in_place,
    "migrated statement by statement": _statement_by_statement,
}
"""How to put each mistake in; the first is none."""


def spoilt(scenario: Scenario, mistake: str) -> Scenario:
    """The same with a mistake in the program while it acts; what it left is judged by the sound program."""

    def act(folder: Path, tell: Tell) -> None:
        with SPOILT[mistake]():
            scenario.act(folder, tell)

    return replace(scenario, act=act)
