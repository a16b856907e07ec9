"""What was acknowledged is there after kill -9, on every system; tests/torture does it by the thousand."""

import random
import subprocess
import sys
from pathlib import Path

from maturity_desktop.domain.audit import Note
from maturity_desktop.storage.library import Library
from tests.storage.small import start, unsound

ROOT = Path(__file__).parents[2]
KILLS = 5
MOST_COMMITS = 40


def acknowledged(folder: Path, first: int, wanted: int, *how: str) -> int:
    """The highest number that a child acknowledged before it was killed, after at least `wanted` of them.

    The kill comes while the child is in the middle of whatever follows an acknowledgement.
    """
    command = [sys.executable, "-m", "tests.storage.committing_child", str(folder), str(first), *how]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        seen = [int(child.stdout.readline()) for _ in range(wanted)]
        child.kill()
        seen += [int(line) for line in child.stdout if line.endswith("\n")]
    assert seen == list(range(first, first + len(seen)))
    return seen[-1]


def kept(folder: Path) -> set[int]:
    """The numbers of the notes that are there after opening again; the library must be sound."""
    library = Library.open(folder)
    try:
        assert unsound(library) == ()  # the child counts its commits in the place of ratings
        notes = {int(record.text.split()[1]) for record in library.load("a1").all(Note)}
        (summary,) = library.audits()
        assert summary.frameworks[0].rated == max(notes, default=0)
        assert len(library.journal("a1")) == 4 + len(notes)
        return notes
    finally:
        library.close()


def test_everything_acknowledged_is_there_after_each_kill(library: Library) -> None:
    start(library)
    library.close()
    dice = random.Random(5)
    highest = 0
    for _ in range(KILLS):
        highest = acknowledged(library.folder, highest + 1, dice.randint(1, MOST_COMMITS))
        there = kept(library.folder)
        assert there >= set(range(1, highest + 1))
        assert max(there) <= highest + 1  # at most the one that was being committed
        highest = max(there)


def test_the_control_loses_what_it_acknowledges_too_early(library: Library) -> None:
    start(library)
    library.close()
    assert acknowledged(library.folder, 1, 1, "early") == 1
    assert kept(library.folder) == set()
