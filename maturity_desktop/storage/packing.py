"""A pack of many files: a zip or a folder, whole under its name or not there at all.

Either is written beside its place, synced, read back and compared, then put there. What packs the files hands
in readers; the names inside are made by whoever knows what they mean.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from gettext import gettext as _
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.evidence_copying import Passed, read_through
from maturity_desktop.storage.files import open_new, replacing, sync_file, sync_folder

FIRST_DAY = date(1980, 1, 1)
"""The earliest that a zip can tell."""
PACKED = frozenset(
    {"7z", "docx", "gif", "gz", "heic", "jpeg", "jpg", "m4a", "mp3", "mp4", "ods", "odt", "pdf", "png",
     "pptx", "webp", "xlsx", "zip"}
)  # fmt: skip
"""Endings of files that no packing makes smaller."""
CHUNK = 1 << 20


class Pack(Protocol):
    """Takes files in under names with slashes; tells what went by."""

    def add(self, name: str, reader: BinaryIO, size: int, progress: Progress = unwatched) -> Passed: ...


@contextmanager
def packing(path: Path, as_folder: bool, made_on: date) -> Iterator[Pack]:
    """A pack that stands at `path` when the block ends well; else nothing has changed there.

    Every entry of a zip is of the day it was `made_on`: the same files of that day make the same bytes.

    A zip replaces the one before it. A folder replaces none: FileExistsError where something is in it.
    """
    if as_folder:
        with _folder(path) as pack:
            yield pack
    else:
        with replacing(path) as file:
            pack = _Zip(file, made_on)
            yield pack
            pack.finish()


class _NewZip(ZipFile):
    def __del__(self) -> None:
        """Nothing: one that was given up is thrown away, and finishing it would fail on a closed file."""


class _Zip:
    def __init__(self, file: BinaryIO, made_on: date) -> None:
        self._file = file
        self._zip = _NewZip(file, "w")
        day = max(made_on, FIRST_DAY)
        self._moment = (day.year, day.month, day.day, 0, 0, 0)
        self._hashes: dict[str, str] = {}

    def add(self, name: str, reader: BinaryIO, size: int, progress: Progress = unwatched) -> Passed:
        entry = ZipInfo(name, self._moment)
        entry.external_attr = 0o644 << 16
        packed = name.rpartition(".")[2].casefold() in PACKED
        entry.compress_type = ZIP_STORED if packed else ZIP_DEFLATED
        with self._zip.open(entry, "w", force_zip64=size >= 1 << 31) as copy:
            passed = _copied(reader, copy.write, progress, size)
        self._hashes[name] = passed.sha256
        return passed

    def finish(self) -> None:
        """Reads everything back; ReportError where it is not what was put in."""
        self._zip.close()
        self._file.flush()
        self._file.seek(0)
        with ZipFile(self._file) as written:
            for name, sha256 in self._hashes.items():
                with written.open(name) as entry:
                    _compare(name, entry.read, sha256)
        self._file.seek(0, os.SEEK_END)


def _copied(reader: BinaryIO, write: Callable[[bytes], object], progress: Progress, size: int) -> Passed:
    digest, done = hashlib.sha256(), 0
    while part := reader.read(CHUNK):
        digest.update(part)
        write(part)
        done += len(part)
        progress(done, max(size, done))
    return Passed(done, b"", b"", digest.hexdigest())


def _compare(name: str, read: Callable[[int], bytes], sha256: str) -> None:
    digest = hashlib.sha256()
    while part := read(CHUNK):
        digest.update(part)
    if digest.hexdigest() != sha256:
        raise ReportError(
            _("The medium gave back something else than was written to it: {name}. Try another one.").format(
                name=name
            )
        )


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hashes: dict[str, str] = {}

    def add(self, name: str, reader: BinaryIO, size: int, progress: Progress = unwatched) -> Passed:
        place = self._folder / PurePosixPath(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        with open_new(place) as copy:
            passed = read_through(reader, size, progress, copy)
            copy.flush()
            sync_file(copy.fileno())
        self._hashes[name] = passed.sha256
        return passed

    def finish(self) -> None:
        """Syncs the names and reads everything back; ReportError where it is not what was put in."""
        for folder in {place.parent for place in self._folder.rglob("*")}:
            sync_folder(folder)
        for name, sha256 in self._hashes.items():
            with (self._folder / PurePosixPath(name)).open("rb") as written:
                _compare(name, written.read, sha256)


@contextmanager
def _folder(path: Path) -> Iterator[Pack]:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FileExistsError(errno.EEXIST, _("something is there already. Choose a new name"), str(path))
    beside = path.with_name(f".{path.name[:60]}.{os.urandom(6).hex()}.part")
    try:
        beside.mkdir()
        pack = _Folder(beside)
        yield pack
        pack.finish()
        with suppress(FileNotFoundError):
            path.rmdir()  # an empty one that the person made for it
        beside.rename(path)
    except BaseException as error:
        shutil.rmtree(beside, ignore_errors=True)
        if isinstance(error, OSError) and str(error.filename).startswith(str(beside)):
            raise OSError(error.errno, error.strerror, str(path)) from error  # the name that was chosen
        raise
    with suppress(OSError):  # it is whole and stands there: see files.py
        sync_folder(path.parent)
