"""The database of a library with 100,000 items of evidence backed up, against copying and syncing it."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from maturity_desktop.domain.audit import AuditDetails, Change, Client, Evidence
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.storage.backups.database import copy_database
from maturity_desktop.storage.files import sync_file
from maturity_desktop.storage.library import Library

GOAL = 2.0
ROUNDS = 15
ITEMS = 100_000
DAY = date(2025, 12, 31)


def measure() -> list[tuple[str, float, float]]:
    """What was measured, the best ratio of several rounds, and the goal."""
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix="bench-") as name:
        folder = Path(name)
        source = _database(folder / "library")
        ours, floor = [], []
        for _round in range(ROUNDS):
            # The two alternate, so that a noisy spell of the machine falls on both.
            ours.append(_seconds(lambda: copy_database(source, folder / "backup")))
            (folder / "backup").unlink()
            floor.append(_seconds(lambda: _copy(source, folder / "copy")))
            (folder / "copy").unlink()
        size = source.stat().st_size / 1e6
    return [(f"backup of a database of {size:.0f} MB / copy and sync", min(ours) / min(floor), GOAL)]


def _seconds(work: Callable[[], None]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def _copy(source: Path, target: Path) -> None:
    """Bytes through memory, as SQLite moves them: the file system's own copy would move none."""
    with source.open("rb") as reader, target.open("wb") as copy:
        shutil.copyfileobj(reader, copy, 1 << 20)
        copy.flush()
        sync_file(copy.fileno())


def _database(folder: Path) -> Path:
    """The file of a closed library with one client's evidence."""
    items = (
        Evidence("c1", f"e{number}", number, f"Plan {number} of the week", EvidenceKind.DATA, DAY, DAY)
        for number in range(1, ITEMS + 1)
    )
    records = (Client("c1", "Client"), AuditDetails("a1", "c1", DAY, DAY), *items)
    changes = tuple(Change(None, record) for record in records)
    library = Library.open(folder)
    library.commit([Edit("a1", "start", changes, "Assessor", datetime(2026, 1, 13, tzinfo=UTC), "start")], {})
    library.close()
    return folder / "library.sqlite"
