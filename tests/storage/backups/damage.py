"""Seven kinds of damage to a library's folder, and whether a backup brings it back from each.

`restored(template, scratch, kind, dice)` is one try; the full form of the torture calls it with many seeds.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.storage.backups.listing import list_backups
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.places import first_place
from maturity_desktop.storage.backups.restoring import restore
from maturity_desktop.storage.engine import driver
from tests.storage.backups.settled import bytes_of, content, evidence_file, make_library
from tests.storage.small import NOW

PAGE = 4096


def flipped_bit(folder: Path, dice: Random) -> None:
    path = dice.choice([_database(folder), evidence_file(folder)])
    data = bytearray(path.read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def zeroed_page(folder: Path, dice: Random) -> None:
    data = bytearray(_database(folder).read_bytes())
    start = dice.randrange(len(data) // PAGE) * PAGE
    data[start : start + PAGE] = bytes(PAGE)
    _database(folder).write_bytes(data)


def truncated(folder: Path, dice: Random) -> None:
    path = dice.choice([_database(folder), evidence_file(folder)])
    data = path.read_bytes()
    path.write_bytes(data[: dice.randrange(len(data))])


def appended_junk(folder: Path, dice: Random) -> None:
    path = dice.choice([_database(folder), evidence_file(folder)])
    with path.open("ab") as file:
        file.write(dice.randbytes(dice.randrange(1, 3 * PAGE)))


def swapped_pages(folder: Path, dice: Random) -> None:
    data = bytearray(_database(folder).read_bytes())
    one, other = (page * PAGE for page in dice.sample(range(len(data) // PAGE), 2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]
    _database(folder).write_bytes(data)


def stale_wal(folder: Path, dice: Random) -> None:
    """The log of another library's life lies beside the file, and SQLite would take its pages for newer."""
    other = folder.with_name(f"{folder.name}-other.sqlite")
    shutil.copyfile(_database(folder), other)
    with closing(driver().connect(str(other), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.execute(f"CREATE TABLE stranger_{dice.randrange(10**6)} (a)")
        connection.execute("UPDATE sqlite_sequence SET seq = seq + 1000")
        shutil.copyfile(f"{other}-wal", folder / "library.sqlite-wal")
    (folder / "library.sqlite-shm").unlink(missing_ok=True)


def missing_file(folder: Path, dice: Random) -> None:
    dice.choice([_database(folder), evidence_file(folder)]).unlink()


KINDS: Mapping[str, Callable[[Path, Random], None]] = {
    damage.__name__: damage
    for damage in (
        flipped_bit,
        zeroed_page,
        truncated,
        appended_junk,
        swapped_pages,
        stale_wal,
        missing_file,
    )
}


def make_template(folder: Path) -> None:
    """A library with a verified backup in it."""
    make_library(folder)
    back_up(folder, NOW, Reason.ASKED)


def restored(template: Path, scratch: Path, kind: str, dice: Random) -> str:
    """Damages a copy of a template and restores its backup; what is not as it was then, '' where all is.

    The damaged files must still be there afterwards, byte for byte.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(template, scratch)
    KINDS[kind](scratch, dice)
    damaged = (scratch / "library.sqlite").read_bytes() if (scratch / "library.sqlite").exists() else None
    backup = list_backups(first_place(scratch))[0][-1]
    try:
        done = restore(scratch, backup, NOW + timedelta(hours=1))
        found = content(scratch)
    except MaturityError as error:
        return str(error)
    if damaged is not None and (done.aside / "library.sqlite").read_bytes() != damaged:
        return "the damaged file is not kept as it was"
    if evidence_file(scratch).read_bytes() != evidence_file(template).read_bytes():
        return "the evidence is not as it was"
    return "" if found == ("first", "first", ()) else str(found)


def tried(folder: Path, tries: int, seed: int) -> dict[str, list[str]]:
    """So many tries of each kind; what failed, by kind."""
    template = folder / "template"
    make_template(template)
    before = bytes_of(template)
    dice = Random(seed)
    failed = {
        kind: [restored(template, folder / "try", kind, dice) for _try in range(tries)] for kind in KINDS
    }
    assert bytes_of(template) == before
    return {kind: [words for words in tries_of if words] for kind, tries_of in failed.items()}


def _database(folder: Path) -> Path:
    return folder / "library.sqlite"
