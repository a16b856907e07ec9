"""A library of 1,000 audits and 100,000 items of evidence: opened, listed, searched, answered in.

Its backup is measured in backup.py, with as much evidence.
"""

from __future__ import annotations

import hashlib
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.list_audits import CLIENTS, fill, listing_ratio
from benchmarks.save_answer import every_checkpoint_met, saving_ratio
from maturity_desktop.domain.audit import Answer, Change, Evidence
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.storage.engine import driver
from maturity_desktop.storage.library import FILE, Library

GOAL = 1.5
ROUNDS = 15
ITEMS = 100_000
DAY = date(2025, 12, 31)
NOW = datetime(2026, 1, 13, tzinfo=UTC)
SYLLABLES = ("sta", "ver", "lo", "min", "ter", "gra", "no", "pel", "ru", "cal", "dis", "fo")
WANTED = "sta"
HITS = 50
FLOOR_OF_SEARCH = """
SELECT rowid, snippet(searched_words, 0, '', '', '…', 16) FROM searched_words
WHERE searched_words MATCH ? ORDER BY rank LIMIT ?
"""


def measure() -> list[tuple[str, float, float]]:
    """What was measured, the best ratio of several rounds, and the goal."""
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix="bench-") as name:
        folder = Path(name)
        answers = _fill(folder)
        opening = _opening_ratio(folder)
        library = Library.open(folder)
        listing, searching = listing_ratio(library), _searching_ratio(library)
        library.close()
        saving = saving_ratio(folder, answers)
    return [
        ("large library opened / its file hashed", opening, GOAL),
        ("large library listed / a bare select of the rows", listing, GOAL),
        ("large library searched for 3 letters / FTS5 alone", searching, GOAL),
        ("large library: one answer saved / by the bare driver", saving, GOAL),
    ]


def _opening_ratio(folder: Path) -> float:
    """Opening looks for a flipped bit in the whole file: nothing that does so can be faster than a hash."""

    def hash_file() -> None:
        with (folder / FILE).open("rb") as file:
            hashlib.file_digest(file, "sha256")

    ours, floor = [], []
    for _round in range(ROUNDS):
        start = time.process_time()
        library = Library.open(folder)
        ours.append(time.process_time() - start)
        library.close()
        floor.append(_seconds(hash_file))
    return min(ours) / min(floor)


def _searching_ratio(library: Library) -> float:
    """Hits with their audits and clients, against the words' index alone."""
    assert len(library.search(WANTED, HITS)) == HITS, "the letters begin many words"
    connection: Any = driver().connect(str(library.folder / FILE))
    pairs = [
        (
            _seconds(lambda: library.search(WANTED, HITS)),
            _seconds(lambda: connection.execute(FLOOR_OF_SEARCH, (f'"{WANTED}"*', HITS)).fetchall()),
        )
        for _ in range(ROUNDS)
    ]
    connection.close()
    return min(ours for ours, _ in pairs) / min(bare for _, bare in pairs)


def _seconds(work: Callable[[], object]) -> float:
    """Of this process alone: what else the machine does is no part of it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _fill(folder: Path) -> list[Answer]:
    """A closed library; every checkpoint of its audit a1 is answered."""
    library = Library.open(folder)
    answers = every_checkpoint_met(fill(library))
    chance = random.Random(1)
    items = tuple(_item(number, chance) for number in range(ITEMS))
    for label, records in (("answers", answers), ("evidence", items)):
        changes = tuple(Change(None, record) for record in records)
        library.commit([Edit("a1", label, changes, "Assessor", NOW, label)], {})
    library.close()
    return answers


def _item(number: int, chance: random.Random) -> Evidence:
    words = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(6))
    of_client = number // CLIENTS + 1
    title = f"{' '.join(words)} {number}"
    return Evidence(f"c{number % CLIENTS}", f"e{number}", of_client, title, EvidenceKind.DATA, DAY, DAY)


if __name__ == "__main__":
    for what, ratio, goal in measure():
        print(f"{what:58} {ratio:8.2f} {goal:8.2f}")
