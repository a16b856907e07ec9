"""Evidence in and out: 1 GiB, 2,000 small files, pictures, and words in files, each against its floor.

The floors are other programs' (openssl, cp, libjpeg-turbo by Pillow) on the same files in the same round.
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.storage.derived import DerivedStore, Size, make_pictures
from maturity_desktop.storage.evidence_intake import add_many
from maturity_desktop.storage.evidence_store import EvidenceStore, StoredFile
from tests.storage.small import evidence

LARGE, SMALL, PHOTOS = 1 << 30, 2_000, 32
CORES = 2
GOAL_LARGE, GOAL_SMALL, GOAL_PICTURES = 1.2, 1.15, 0.6
ROUNDS = 3
BLOCK = 1 << 20
CLIENT = "c1"
KINDS = {
    "jpg": b"\xff\xd8\xff\xe0",
    "png": b"\x89PNG\r\n\x1a\n",
    "pdf": b"%PDF-1.7\n",
    "docx": b"PK\x03\x04" + bytes(26) + b"word/document.xml",
    "mp3": b"ID3\x04",
    "txt": b"",
    "csv": b"",
}
"""Endings of small files and what they begin with; texts have words of the West, as Windows writes them."""
WORDS = "14:00;café;forecast 120;actual 131\r\n".encode("cp1252")


def measure() -> list[tuple[str, float, float]]:
    """The best ratio of several rounds, which alternate with their floors."""
    work = Path(os.environ.get("BENCH_FOLDER", Path.cwd() / "build"))
    work.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=work) as name:  # /tmp may be memory
        folder = Path(name)
        return [
            ("1 GiB of evidence in / sha256 alone or cp with fsync", large_ratio(folder), GOAL_LARGE),
            (f"{SMALL} small files in / cp -r and syncfs", small_ratio(folder), GOAL_SMALL),
            (
                "pictures of photos / libjpeg-turbo scaled, CPU on one core",
                picture_ratio(folder),
                GOAL_PICTURES,
            ),
        ]


def large_ratio(folder: Path) -> float:
    source, copy = folder / "large.bin", folder / "copy.bin"
    dice = Random(1)
    with source.open("wb") as file:
        for _block in range(LARGE // BLOCK):
            file.write(dice.randbytes(BLOCK))

    def floor() -> float:
        hashing = _seconds(lambda: _run("openssl", "dgst", "-sha256", str(source)))
        copying = _seconds(lambda: _run("dd", f"if={source}", f"of={copy}", "bs=1M", "conv=fsync"))
        copy.unlink()
        return max(hashing, copying)

    def ours() -> float:
        took = _seconds(lambda: _take(folder / "in", [source]))
        shutil.rmtree(folder / "in")
        return took

    ratio = _best(floor, ours, folder)
    source.unlink()
    return ratio


def small_ratio(folder: Path) -> float:
    """Nothing is deleted before the end: ext4 shuns inodes that were just freed, and whoever comes next would
    search for others, several times as long as all the rest takes.
    """
    given = folder / "given"
    given.mkdir()
    dice = Random(2)
    for number in range(SMALL):
        ending = list(KINDS)[number % len(KINDS)]
        (given / f"{number:05}.{ending}").write_bytes(_content(ending, number, dice))
    paths = sorted(given.iterdir())
    rounds = count()

    def floor() -> float:
        def copied() -> None:
            _run("cp", "-r", str(given), str(folder / f"copied-{next(rounds)}"))
            _sync(folder)

        return _seconds(copied)

    return _best(floor, lambda: _seconds(lambda: _take(folder / f"in-{next(rounds)}", paths)), folder)


def _content(ending: str, number: int, dice: Random) -> bytes:
    """Of 2 to 60 kB, and no two alike."""
    size, begins = dice.randrange(2_000, 60_000), KINDS[ending]
    if begins:
        return begins + dice.randbytes(size)
    return b"%d\r\n" % number + WORDS * (size // len(WORDS))


def picture_ratio(folder: Path) -> float:
    """Photos of 12 megapixels with grain; the floor scales them to both sizes here, and keeps nothing.

    Measured in CPU time of all processes, which the two cores share; other work on them changes nothing.
    """
    from PIL import Image

    store = EvidenceStore(folder / "photos")
    smooth = Image.effect_mandelbrot((4000, 3000), (-2, -1.2, 1, 1.2), 80)
    whole = Image.blend(smooth, Image.effect_noise(smooth.size, 60), 0.2).convert("RGB")
    items, files = [], []
    for number in range(PHOTOS):
        file = BytesIO()
        whole.save(file, "JPEG", quality=88, comment=str(number).encode())
        files.append(file.getvalue())
        items.append(_item(store.add_bytes(CLIENT, files[-1], f"{number}.jpg"), number))

    def floor() -> float:
        def scale() -> None:
            for data in files:
                for size in Size:
                    with Image.open(BytesIO(data)) as image:
                        image.draft("RGB", (size.side, size.side * 3 // 4))
                        image.thumbnail((size.side, size.side))

        return _cpu_seconds(scale)

    def ours() -> float:
        made = folder / "made"
        took = _cpu_seconds(lambda: make_pictures(store, DerivedStore(made), items))
        shutil.rmtree(made)
        return took / CORES

    return _best(floor, ours, folder)


def _item(stored: StoredFile, number: int) -> Evidence:
    return evidence(number, sha256=stored.sha256, size=stored.size, media_type=stored.media_type)


def _take(folder: Path, paths: list[Path]) -> None:
    taken = list(add_many(EvidenceStore(folder), CLIENT, paths))
    assert all(isinstance(file, StoredFile) for _path, file in taken), "every file is in"


def _best(floor: Callable[[], float], ours: Callable[[], float], folder: Path) -> float:
    """The best of each; between them nothing waits to be written."""
    floors, own = [], []
    for _round in range(ROUNDS):
        _sync(folder)
        floors.append(floor())
        _sync(folder)
        own.append(ours())
    return min(own) / min(floors)


def _sync(folder: Path) -> None:
    """All that was written to this file system is on the medium."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        ctypes.CDLL(None).syncfs(descriptor)
    finally:
        os.close(descriptor)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def _cpu_seconds(work: Callable[[], object]) -> float:
    """Of this process and of those that it has started and that have ended meanwhile."""

    def used() -> float:
        both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(one.ru_utime + one.ru_stime for one in both)

    before = used()
    work()
    return used() - before
