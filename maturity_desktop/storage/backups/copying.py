"""True copies: written, synced, and read back from the medium."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.files import make_folder, open_new, sync_file

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileMark:
    """What a file was when it was written; `size` is in bytes."""

    size: int
    sha256: str


class Meter:
    """Adds up the parts of a long work, so that the person sees one bar; `total` is in bytes."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._before = 0
        progress(0, total)

    def part(self, size: int) -> Progress:
        """The progress of the next part."""
        before, self._before = self._before, self._before + size

        def within(done: int, _size: int) -> None:
            self._progress(min(before + min(done, size), self._total), self._total)

        return within

    def end(self) -> None:
        """Everything is done, whatever was estimated."""
        self._progress(self._total, self._total)


def copy_file(source: Path, target: Path, progress: Progress = unwatched) -> FileMark:
    """Copies a file to a new name, durably; FileExistsError where the name is taken."""
    make_folder(target.parent)
    with source.open("rb") as reader, open_new(target) as copy:
        target.chmod(0o600)
        mark = _through(reader, progress, copy)
        copy.flush()
        sync_file(copy.fileno())
    return mark


def mark_of(path: Path, progress: Progress = unwatched, past_memory: bool = False) -> FileMark:
    """What a file is now; `past_memory` reads the medium and not what the system still has of it."""
    with path.open("rb") as reader:
        if past_memory and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(reader.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return _through(reader, progress)


def _through(reader: BinaryIO, progress: Progress, copy: BinaryIO | None = None) -> FileMark:
    digest, done = hashlib.sha256(), 0
    size = os.fstat(reader.fileno()).st_size
    for chunk in _chunks(reader):
        digest.update(chunk)
        if copy is not None:
            copy.write(chunk)
        done += len(chunk)
        progress(done, size)
    return FileMark(done, digest.hexdigest())


def _chunks(reader: BinaryIO) -> Iterator[bytes]:
    while chunk := reader.read(CHUNK):
        yield chunk
