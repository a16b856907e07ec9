"""Evidence as files: each named by its SHA-256 in its client's folder, readers instead of paths.

A file is whole and on the medium under its final name before anything refers to it: a temporary name that
nobody else has, hashed while it is copied, synced, renamed, the folder synced. Then comes the row.
"""

from __future__ import annotations

import errno
import io
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from functools import partial
from gettext import gettext as _
from mimetypes import guess_extension
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.evidence_copying import read_through
from maturity_desktop.storage.files import (
    make_folder,
    open_new,
    replace,
    replacing,
    safe_name,
    sync_file,
    sync_folder,
)
from maturity_desktop.storage.media_types import BEGINNING, media_type

TEMPORARY = ".incoming-"
CLIENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
DIGEST = re.compile(r"[0-9a-f]{64}")
SyncFolders = Callable[[Sequence[Path]], None]
"""Returns when the names in all of these folders are on the medium."""
MISLEADING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What turns the order of a name's letters or breaks its line, so that it passes for another, and what is
no character."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is safe in the store; its name is one that can be kept and shown. `size` is in bytes."""

    file_name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Copied:
    """A whole copy on the medium under a name of its own, which nothing refers to yet."""

    temporary: Path
    file: StoredFile


class FileState(Enum):
    """What became of a stored file."""

    PRESENT = "present"
    MISSING = "missing"
    CHANGED = "changed"


class EvidenceStore:
    """The files of all clients, each client's in a folder of its own so that it can leave whole."""

    def __init__(self, folder: Path, read_only: bool = False) -> None:
        self._folder = folder
        self.read_only = read_only
        self._making_folders = Lock()

    def add(self, client: str, source: Path, progress: Progress = unwatched) -> StoredFile:
        """Copies a file in; Cancelled passes through. EvidenceError where it cannot be had whole."""
        with _plainly(partial(_not_added, visible_name(source.name))):
            copied = self.copy_in(client, source, progress)
            self.settle(client, (copied,))
        return copied.file

    def ready_folder(self, client: str) -> Path:
        """The folder of a client's files, made where it was not there."""
        folder = self._client_folder(client)
        self._make(folder)
        return folder

    def copy_in(
        self, client: str, source: Path, progress: Progress = unwatched, is_synced: bool = True
    ) -> Copied:
        """A whole copy of a file without its name yet; EvidenceError where it cannot be had.

        Where it is not synced, whoever asked for it does so before it is settled.
        """
        name = visible_name(source.name)
        with _plainly(partial(_not_added, name)), _regular_file(source, name) as reader:
            before = os.fstat(reader.fileno())

            def unchanged() -> bool:
                after = os.fstat(reader.fileno())
                return (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)

            return self._copy_in(
                client, reader, name, before.st_size, progress, unchanged, is_synced=is_synced
            )

    def add_bytes(self, client: str, data: bytes, name: str) -> StoredFile:
        """Takes in what was never a file: a pasted picture, say."""
        name = visible_name(name)
        with _plainly(partial(_not_added, name)):
            whole = io.BytesIO(data)
            copied = self._copy_in(client, whole, name, len(data), unwatched, lambda: True)
            self.settle(client, (copied,))
        return copied.file

    def open(self, client: str, sha256: str) -> BinaryIO:
        """A reader of a stored file; EvidenceError where it is missing."""
        try:
            return self._place(client, sha256).open("rb")
        except OSError as error:
            raise EvidenceError(
                _(
                    "This file of evidence is missing from the library. Put the library's evidence folder"
                    " back from a backup, or add the file again."
                )
            ) from error

    def check(self, client: str, sha256: str, progress: Progress = unwatched) -> FileState:
        """Reads a stored file through and compares it with its name."""
        try:
            with self._place(client, sha256).open("rb") as reader:
                size = os.fstat(reader.fileno()).st_size
                digest = read_through(reader, size, progress).sha256
        except FileNotFoundError:
            return FileState.MISSING
        except (OSError, EvidenceError):
            return FileState.CHANGED  # a disk that cannot read it back has changed it
        return FileState.PRESENT if digest == sha256 else FileState.CHANGED

    def describe(self, client: str, sha256: str) -> StoredFile:
        """What can be told of a stored file whose name is not known; EvidenceError where it is missing."""
        with self.open(client, sha256) as reader:
            size = os.fstat(reader.fileno()).st_size
            kind = media_type("", reader.read(BEGINNING), _ending_of(reader, size))
        return StoredFile(f"{sha256[:8]}{guess_extension(kind) or ''}", kind, size, sha256)

    def copy_out(self, client: str, sha256: str, name: str, folder: Path) -> Path:
        """A true copy under a safe name that is free in the folder; EvidenceError where it is not whole."""
        wanted = Path(safe_name(name))
        with self.open(client, sha256) as reader, _plainly(partial(_not_copied_out, wanted)):
            target = _free_name(folder, wanted)
            try:
                with replacing(target) as copy:
                    size = os.fstat(reader.fileno()).st_size
                    digest = read_through(reader, size, unwatched, copy).sha256
                    if digest != sha256:
                        raise EvidenceError(
                            _(
                                "{name} has changed in the library since it was added, and was not copied"
                                " out. Put the evidence folder back from a backup, or add the file again."
                            ).format(name=wanted)
                        )
            except BaseException:
                with suppress(OSError):  # what went wrong first is what is told
                    target.unlink()
                raise
            return target

    def sweep(self) -> None:
        """Takes away what a crash left half copied; nobody else may have the library open."""
        for left in self._folder.glob(f"*/{TEMPORARY}*"):
            with suppress(OSError):  # it is in nobody's way, and the next start tries again
                left.unlink()

    def _place(self, client: str, sha256: str) -> Path:
        if not DIGEST.fullmatch(sha256):
            raise EvidenceError(
                _("{key} names no file of evidence. Add the file again.").format(key=repr(sha256))
            )
        return self._client_folder(client) / sha256[:2] / sha256

    def _client_folder(self, client: str) -> Path:
        if not CLIENT.fullmatch(client):
            raise EvidenceError(
                _("The client's key {key} cannot name a folder. Use letters and digits.").format(
                    key=repr(client)
                )
            )
        return self._folder / client

    def _copy_in(
        self,
        client: str,
        reader: BinaryIO,
        name: str,
        size: int,
        progress: Progress,
        unchanged: Callable[[], bool],
        *,
        is_synced: bool = True,
    ) -> Copied:
        """A whole copy under a name of its own, which nothing refers to yet."""
        if self.read_only:
            raise EvidenceError(
                _("{name} was not added: the library was opened for reading only.").format(name=name)
            )
        folder = self._client_folder(client)
        self._make(folder)
        temporary = folder / f"{TEMPORARY}{os.urandom(8).hex()}"
        try:
            with open_new(temporary) as copy:
                passed = read_through(reader, size, progress, copy)
                if passed.size != size or not unchanged():
                    raise EvidenceError(
                        _(
                            "{name} was not added: it changed while it was read. Close the program that"
                            " writes it, then try again."
                        ).format(name=name)
                    )
                copy.flush()
                if is_synced:
                    sync_file(copy.fileno())
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        kind = media_type(name, passed.beginning, passed.end)
        return Copied(temporary, StoredFile(name, kind, size, passed.sha256))

    def settle(self, client: str, copied: Sequence[Copied], sync_folders: SyncFolders | None = None) -> None:
        """Moves whole files to their names, or keeps those that are there and sound; syncs the folders."""
        client_folder = self._client_folder(client)
        beginnings = {copy.file.sha256[:2] for copy in copied}
        folders = {beginning: client_folder / beginning for beginning in sorted(beginnings)}
        try:
            self._make_all(client, folders.values())
            for copy in copied:
                sha256 = copy.file.sha256
                place = folders[sha256[:2]] / sha256
                if os.path.lexists(place) and self.check(client, sha256) is FileState.PRESENT:
                    copy.temporary.unlink()
                    with suppress(OSError):
                        os.utime(place)  # whoever takes old leftovers away must not take what is added now
                else:
                    replace(copy.temporary, place)
            if sync_folders is not None:
                sync_folders(tuple(folders.values()))
            else:
                for folder in folders.values():
                    sync_folder(folder)
        except BaseException:
            for copy in copied:
                copy.temporary.unlink(missing_ok=True)
            raise

    def _make_all(self, client: str, folders: Iterable[Path]) -> None:
        """Makes the folders of files; that above them is synced once for all."""
        with self._making_folders:
            missing = [folder for folder in folders if not folder.is_dir()]
            for folder in missing:
                folder.mkdir(mode=0o700, exist_ok=True)
            if missing:
                sync_folder(self._client_folder(client))

    def _make(self, folder: Path) -> None:
        """Makes a folder durably; whoever finds it made may rely on that."""
        with self._making_folders:
            make_folder(folder)


def visible_name(name: str) -> str:
    """A file name as it is kept and shown: what is no text, and what turns or breaks it, is spelt out."""
    return MISLEADING.sub(lambda match: f"[U+{ord(match[0]):04X}]", name)


@contextmanager
def _regular_file(source: Path, name: str) -> Iterator[BinaryIO]:
    """A reader of a plain file; a device or a pipe is not even opened, so that nothing waits for it."""
    if not stat.S_ISREG(source.stat().st_mode):
        raise _not_a_file(name)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(source, flags | getattr(os, "O_CLOEXEC", 0)), "rb", buffering=0) as reader:
        if not stat.S_ISREG(os.fstat(reader.fileno()).st_mode):
            raise _not_a_file(name)
        yield reader


def _ending_of(file: BinaryIO, size: int) -> bytes:
    file.seek(max(0, size - BEGINNING))
    return file.read(BEGINNING)


def _free_name(folder: Path, wanted: Path) -> Path:
    """A new empty file in the folder, with a number where the name is taken."""
    number = 1
    while True:
        counted = "" if number == 1 else f" ({number})"
        target = folder / f"{wanted.stem}{counted}{wanted.suffix}"
        try:
            open_new(target).close()
        except FileExistsError:
            number += 1
        else:
            return target


@contextmanager
def _plainly(what: Callable[[], str]) -> Iterator[None]:
    """What the system says becomes an EvidenceError: `what` happened, why, and what to do."""
    try:
        yield
    except OSError as error:
        raise EvidenceError(f"{what()} {meaning(error)}") from error
    except ValueError as error:  # a null character in a path
        reason = _("Its name is none that a file can have. Rename it.")
        raise EvidenceError(f"{what()} {reason}") from error


def meaning(error: OSError) -> str:
    """What an error of the system means for a file, and what to do."""
    forbidden = _("It may not be read or written. Give yourself the right, then try again.")
    meanings = {
        "ENOENT": _("It is no longer there. See whether it was moved or renamed, then try again."),
        "EACCES": forbidden,
        "EPERM": forbidden,
        "ENOSPC": _("The disk is full. Make room on it, then try again."),
        "EDQUOT": _("Your share of the disk is full. Make room on it, then try again."),
        "EROFS": _("The folder may only be read. Give yourself the right to write to it, then try again."),
        "ELOOP": _("It is a link that leads nowhere. Take the file itself."),
        "ENAMETOOLONG": _("Its name is too long. Shorten it, then try again."),
    }
    otherwise = _("It could not be copied whole. See whether its disk is still connected, then try again.")
    return meanings.get(errno.errorcode.get(error.errno or 0, ""), otherwise)


def _not_added(name: str) -> str:
    return _("{name} was not added.").format(name=name)


def _not_copied_out(name: Path) -> str:
    return _("{name} was not copied out.").format(name=name)


def _not_a_file(name: str) -> EvidenceError:
    return EvidenceError(
        _("{name} was not added: it is a folder or a device. Choose a file.").format(name=name)
    )
