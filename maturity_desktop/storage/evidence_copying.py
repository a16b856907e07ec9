"""Bytes on their way into the store: hashed while they are copied, at the speed of the slower of the two.

A large file is read here, hashed in a second thread and written in a third; what is written is sent to the
medium meanwhile, so that little is left for the sync at the end.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import BinaryIO

from maturity_desktop.domain.progress import Progress
from maturity_desktop.storage.media_types import BEGINNING

TELLS_ERRORS = (5, 8)
"""The Linux from which a sync of a whole file system tells what could not be written."""
CHUNK = 1 << 20
LARGE = 8 * CHUNK
"""Bytes from which threads are worth their while."""
WAITING = 8
"""Chunks between two threads."""
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
SENT_AFTER = 16 * CHUNK
"""Bytes that are written before they are sent to the medium."""
Taker = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Passed:
    """What went by when a file was read through: bytes, its first and its last ones, its SHA-256."""

    size: int
    beginning: bytes
    end: bytes
    sha256: str


def read_through(reader: BinaryIO, size: int, progress: Progress, copy: BinaryIO | None = None) -> Passed:
    """Reads to the end, or past the size that was told, and writes what it reads where that is wanted."""
    digest = hashlib.sha256()
    if copy is None:
        passed = _pass(reader, size, progress, digest.update)
    elif size < LARGE:
        passed = _pass(reader, size, progress, digest.update, copy.write)
    else:
        passed = _in_threads(reader, size, progress, digest.update, copy)
    return Passed(*passed, digest.hexdigest())


def _pass(reader: BinaryIO, size: int, progress: Progress, *takers: Taker) -> tuple[int, bytes, bytes]:
    """Reads, and gives each chunk to those who want it; how many bytes, the first and the last of them.

    No more room is asked for than the file needs: a thousand small ones would wait for the memory.
    """
    done, beginning, end = 0, b"", b""
    progress(0, size)
    while done <= size and (chunk := reader.read(min(CHUNK, size + 1 - done))):
        for take in takers:
            take(chunk)
        beginning = beginning or chunk[:BEGINNING]
        end = chunk[-BEGINNING:] if len(chunk) >= BEGINNING else (end + chunk)[-BEGINNING:]
        done += len(chunk)
        progress(min(done, size), size)
    return done, beginning, end


def _in_threads(
    reader: BinaryIO, size: int, progress: Progress, hashed: Taker, copy: BinaryIO
) -> tuple[int, bytes, bytes]:
    _reserve(copy.fileno(), size)
    hasher, writer = _Stage(hashed), _Stage(_writing(copy))
    try:
        passed = _pass(reader, size, progress, hasher.take, writer.take)
    finally:
        hasher.end()
        writer.end()
    writer.raise_what_went_wrong()
    return passed


class _Stage:
    """A thread that does one chunk after another; after an error it lets the rest pass."""

    def __init__(self, work: Taker) -> None:
        self._work = work
        self._chunks: Queue[bytes | None] = Queue(WAITING)
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def take(self, chunk: bytes) -> None:
        """Waits where the thread is behind; raises what went wrong in it."""
        self.raise_what_went_wrong()
        self._chunks.put(chunk)

    def end(self) -> None:
        """Waits until everything is done."""
        self._chunks.put(None)
        self._thread.join()

    def raise_what_went_wrong(self) -> None:
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        while (chunk := self._chunks.get()) is not None:
            if self._error is None:
                try:
                    self._work(chunk)
                except BaseException as error:  # noqa: BLE001 - raised again in the thread that reads
                    self._error = error


def _writing(copy: BinaryIO) -> Callable[[bytes], None]:
    """Writes, and has the system begin to send what was written; it would wait for the sync otherwise."""
    written = sent = 0
    advise = getattr(os, "posix_fadvise", None)

    def write(chunk: bytes) -> None:
        nonlocal written, sent
        copy.write(chunk)
        written += len(chunk)
        if advise is not None and written - sent >= SENT_AFTER:
            copy.flush()
            with suppress(OSError):  # advice only
                advise(copy.fileno(), sent, written - sent, os.POSIX_FADV_DONTNEED)
            sent = written

    return write


def can_sync_everything(platform: str = sys.platform) -> bool:
    """Whether one call sends all of a file system to its medium, and tells what failed."""
    if platform != "linux":
        return False
    numbers = [int(part) for part in re.findall(r"\d+", os.uname().release)[:2]]
    return tuple(numbers) >= TELLS_ERRORS and hasattr(ctypes.CDLL(None), "syncfs")


class WholeSync:
    """Syncs all files and names of a file system; OSError for whatever failed since this was opened.

    So it is opened before anything is written that it answers for.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder, os.O_RDONLY)
        self._call = ctypes.CDLL(None, use_errno=True).syncfs

    def sync(self) -> None:
        if self._call(self._descriptor):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))

    def close(self) -> None:
        os.close(self._descriptor)


def _reserve(descriptor: int, size: int) -> None:
    """Room on the disk, in one piece and before anything is read; a system without the call goes without."""
    reserve = getattr(os, "posix_fallocate", None)
    if reserve is not None:
        try:
            reserve(descriptor, 0, size)
        except OSError as error:
            if error.errno in FULL:
                raise
