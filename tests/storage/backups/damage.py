"""Seven kinds of damage to a library's folder; tools/torture/damaging.py is what comes after it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from random import Random

from maturity_desktop.storage.engine import driver
from tests.storage.backups.settled import evidence_file

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


def _database(folder: Path) -> Path:
    return folder / "library.sqlite"
