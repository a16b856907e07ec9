"""What seven kinds of damage do to a library: how much of it is seen, how much a salvage brings back.

The full form is a part of the torture (tools/torture/damaging.py); the tests of storage have a short one.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.places import Names, names_in, place_of
from maturity_desktop.storage.records import table_of
from maturity_desktop.storage.salvage import salvage
from maturity_desktop.storage.seal import NAME
from maturity_desktop.storage.start_check import State
from tests.storage.backups.damage import KINDS
from tests.storage.small import (
    NOW,
    added,
    answer,
    edit,
    evidence,
    framework_file,
    headline_of,
    link,
    note,
    one_of_each,
    put,
    start,
)

WORDS = "The planner keeps the sheet and sends it on Fridays, but not in the weeks of the holidays. "


def make_library(folder: Path) -> None:
    """A closed library with enough records to fill pages, edited over and over, and a file of evidence."""
    with closing(Library.open(folder, "laptop")) as library:
        stored = library.evidence.add_bytes("c1", WORDS.encode() * 60, "plan.txt")
        kept = {"sha256": stored.sha256, "size": stored.size, "file_name": stored.file_name, "source": WORDS}
        items = [evidence(number, **kept) for number in range(10, 14)]
        start(library, *one_of_each()[4:], *items, *(link(number) for number in range(10, 14)))
        answers = [answer(f"1.01-1{letter}{n}", remark=f"{n} {WORDS}") for n in range(60) for letter in "abc"]
        for begin in range(0, len(answers), 20):
            library.commit([edit(*added(answers[begin : begin + 20]))], {})
        notes = [note(f"{n} {WORDS * 3}", f"2.{n:02d}") for n in range(40)]
        for one in notes:
            library.commit([put(one)], {})
        library.commit([], {"a1": [headline_of(library.load("a1"))]})


def content(folder: Path) -> tuple[Audit, object, dict[str, bytes]]:
    """The audit, its journal and the files of evidence of a library that opens."""
    with closing(Library.open(folder, make=False)) as library:
        files = {path.name: path.read_bytes() for path in (folder / "evidence").rglob("*") if path.is_file()}
        return library.load("a1"), library.journal("a1"), files


def spoilt(template: Path, scratch: Path, kind: str, dice: Random, sealed: bool = True) -> Path:
    """A copy of the template with a damage of this kind."""
    shutil.rmtree(scratch, ignore_errors=True)
    folder = scratch / "library"
    shutil.copytree(template, folder)
    KINDS[kind](folder, dice)
    if not sealed:
        (folder / NAME).unlink()
    return folder


def is_seen(folder: Path) -> bool:
    """Whether opening, or the look after it, tells of damage; a damaged file must stay as it is."""
    path = folder / "library.sqlite"
    before = path.read_bytes() if path.exists() else None
    library, condition = Library.open_as_found(folder)
    if library is not None:
        condition = library.look_over()
        bad = library.bad_evidence
        library.close()
    if condition.state is State.SOUND:
        return bool(bad)
    assert (path.read_bytes() if path.exists() else None) == before, "the damaged file was changed"
    assert condition.problems
    return True


def unseen(template: Path, scratch: Path, kind: str, tries: int, seed: int, sealed: bool = True) -> int:
    """Of so many tries, those whose damage did harm and was not seen."""
    dice, whole = Random(seed), content(template)
    harmful = 0
    for _try in range(tries):
        folder = spoilt(template, scratch, kind, dice, sealed)
        harmful += not is_seen(folder) and content(folder) != whole
    return harmful


def flipped_bits_seen(template: Path, scratch: Path, tries: int, seed: int, sealed: bool) -> int:
    """Of so many flipped bits, those that opening tells of; without a seal only bytes that hold something.

    Half of a small library is zeros that no page uses.
    """
    dice, seen = Random(seed), 0
    for _try in range(tries):
        shutil.rmtree(scratch, ignore_errors=True)
        folder = scratch / "library"
        shutil.copytree(template, folder)
        if sealed:
            KINDS["flipped_bit"](folder, dice)
        else:
            flip_used_bit(folder, dice)
            (folder / NAME).unlink()
        seen += is_seen(folder)
    return seen


def flip_used_bit(folder: Path, dice: Random) -> None:
    """Flips a bit of the database in a byte that holds something, or beside one."""
    path = folder / "library.sqlite"
    data = bytearray(path.read_bytes())
    place = dice.choice([n for n in _places(dice, len(data) * 8) if any(_around(data, n // 8))])
    data[place // 8] ^= 1 << place % 8
    path.write_bytes(data)


def _places(dice: Random, end: int) -> list[int]:
    return [dice.randrange(end) for _place in range(20)]


def _around(data: bytearray, place: int) -> bytearray:
    return data[max(0, place - 4) : place + 5]


@dataclass(frozen=True)
class Try:
    """What came of one salvage: the share of records that are as they were, and those gone without a word."""

    share: float
    unnamed: tuple[str, ...]


def salvage_of(template: Path, scratch: Path, kind: str, dice: Random) -> Try:
    """Damages a copy, salvages it, and holds every record against the original."""
    folder = spoilt(template, scratch, kind, dice)
    try:
        return salvaged(folder, template, scratch / "new")
    except LibraryError:  # of nothing, everything is named
        return Try(0.0, ())


def salvaged(folder: Path, template: Path, target: Path) -> Try:
    """Salvages a damaged copy of a template and holds every record against the original; LibraryError."""
    if not (folder / "library.sqlite").exists():
        return Try(1.0, ())
    done = salvage(folder, target, [framework_file()], NOW)
    with closing(Library.open(template)) as library:
        whole = library.load("a1")
        with library._reading() as connection:
            names = names_in(connection)
    with closing(Library.open(target)) as library:
        assert library.verify() == ()
        saved = library.load("a1")
    wanted, there = records(whole), records(saved)
    lost = {key: record for key, record in wanted.items() if there.get(key) != record}
    told = "\n".join((*done.losses, *done.doubts))
    is_cut_off = "The end of the library's file is missing" in told
    unnamed = tuple(
        str(record) for record in lost.values() if not is_cut_off and name_of(record, names) not in told
    )
    return Try(1 - len(lost) / len(wanted), unnamed)


def records(audit: Audit) -> dict[tuple[type[Record], tuple[str, ...]], Record]:
    return {(kind, key): record for kind, table in audit.tables.items() for key, record in table.items()}


def name_of(record: Record, names: Names) -> str:
    table = table_of(type(record))
    return place_of(table.name, dict(zip(table.names, table.row(record), strict=True)), names)
