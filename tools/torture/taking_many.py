"""Many files of evidence at once: a batch is copied, synced and named together, then its rows are written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.storage import evidence_intake
from maturity_desktop.storage.evidence_copying import can_sync_everything
from maturity_desktop.storage.evidence_intake import add_many
from maturity_desktop.storage.evidence_store import EvidenceStore, FileState, StoredFile
from maturity_desktop.storage.library import Library
from tests.storage.small import added, edit, evidence, start
from tools.torture.children import Tell, Told
from tools.torture.scenario import Scenario

FILES, BATCH = 9, 5
IN, ROW = "in", "row"


def taking_many(by_one_call: bool) -> Scenario:
    """Files come into a library in batches, synced by one call for all where the system has it, or each."""

    def act(folder: Path, tell: Tell) -> None:
        can = by_one_call and can_sync_everything()
        with patch.object(evidence_intake, "can_sync_everything", lambda: can):
            _take(folder, tell)

    return Scenario(_prepare, act, _losses)


def _prepare(folder: Path) -> None:
    library = Library.open(folder / "library", "laptop")
    start(library)
    library.close()
    (folder / "given").mkdir()
    for number in range(1, FILES + 1):
        _given(folder, number).write_bytes(_content(number))


def _given(folder: Path, number: int) -> Path:
    return folder / "given" / f"{number}.txt"


def _content(number: int) -> bytes:
    return f"plan {number}\n".encode() * (number * 211)


def _digest(number: int) -> str:
    return hashlib.sha256(_content(number)).hexdigest()


def _take(folder: Path, tell: Tell) -> None:
    library = Library.open(folder / "library", "laptop")
    try:
        for first in range(1, FILES + 1, BATCH):
            numbers = range(first, min(first + BATCH, FILES + 1))
            _take_batch(library, folder, numbers, tell)
    finally:
        library.close()


def _take_batch(library: Library, folder: Path, numbers: range, tell: Tell) -> None:
    rows = []
    paths = [_given(folder, number) for number in numbers]
    for number, (_path, outcome) in zip(numbers, add_many(library.evidence, "c1", paths), strict=True):
        if isinstance(outcome, StoredFile):
            tell(f"{IN} {number}")
            rows.append(_row(number, outcome))
    if rows:
        library.commit([edit(*added(rows), spell=f"batch {numbers[0]}")], {})
    for row in rows:
        tell(f"{ROW} {row.number}")


def _row(number: int, stored: StoredFile) -> Evidence:
    return evidence(
        number,
        file_name=stored.file_name,
        media_type=stored.media_type,
        size=stored.size,
        sha256=stored.sha256,
    )


def _losses(folder: Path, told: Told) -> Iterator[str]:
    """What was told is there; no row is without its file, no file is half, and the rest can be taken in."""
    library = Library.open(folder / "library", "laptop")
    try:
        yield from (*library.condition.problems, *library.verify())
        rows = {row.number: row for row in library.load("a1").evidence}
        for number in _numbers(told, IN):
            if library.evidence.check("c1", _digest(number)) is not FileState.PRESENT:
                yield f"file {number} was told to be in and is not"
        yield from (
            f"the row of file {number} is gone" for number in _numbers(told, ROW) if number not in rows
        )
        yield from _not_whole(library.folder / "evidence", library.evidence)
        paths = [_given(folder, number) for number in range(1, FILES + 1)]
        again = [outcome for _path, outcome in add_many(library.evidence, "c1", paths)]
        if [getattr(one, "sha256", "") for one in again] != [_digest(n) for n in range(1, FILES + 1)]:
            yield "the files cannot be taken in again"
    finally:
        library.close()


def _not_whole(folder: Path, store: EvidenceStore) -> Iterator[str]:
    """Files whose name does not say what is in them, once what was left over has been swept."""
    store.sweep()
    for path in folder.rglob("*"):
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() not in path.name:
            yield f"{path.name} is half a file"


def _numbers(told: Told, what: str) -> tuple[int, ...]:
    return tuple(int(line.split()[1]) for line in told.finished if line.startswith(f"{what} "))
