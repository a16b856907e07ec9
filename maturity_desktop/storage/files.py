"""What differs between systems: where data lives, how a file is replaced, a folder synced, a library locked.

Each function takes the platform as Python names it, so that every branch can be tried on any system.
"""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import gettext as _
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from maturity_desktop.domain.errors import LibraryError, LibraryInUse

F_FULLFSYNC = 51
"""macOS: the command by which a disk empties its own cache; plain fsync there does not."""
LOCKED_BYTE = 1 << 30
"""Windows locks a byte against reading too, so it is one far behind the words that name the holder."""
WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
"""Seconds between attempts on Windows, where a virus scanner may hold a new file for a moment."""
LONGEST_NAME = 120
LONGEST_ENDING = 10
LONGEST_WRITING = 3600
"""Seconds after which nobody writes a file any more."""
RESERVED = {
    "con", "conin$", "conout$", "prn", "aux", "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
}  # fmt: skip
"""Names that Windows takes for devices, whatever follows a full stop."""
FORBIDDEN = re.compile('[\x00-\x1f\x7f-\x9f<>:"/\\\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
"""What some system forbids in a name, and what would show a name other than it is."""


def data_folder(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the platform keeps application data."""
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "Maturity Desktop"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Maturity Desktop"
    chosen = Path(environment.get("XDG_DATA_HOME", ""))
    return (chosen if chosen.is_absolute() else Path.home() / ".local" / "share") / "maturity-desktop"


def sync_file(descriptor: int, platform: str = sys.platform) -> None:
    """Returns when the file's bytes are on the medium."""
    if platform == "darwin":
        import fcntl

        with suppress(OSError):  # a network folder may know fsync only
            fcntl.fcntl(descriptor, F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path, platform: str = sys.platform) -> None:
    """Returns when the names in a folder are on the medium."""
    if platform == "win32":
        return  # Windows hands out no folder to sync; its file system keeps names in a journal of its own
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync_file(descriptor, platform)
    finally:
        os.close(descriptor)


def make_folder(folder: Path, platform: str = sys.platform) -> None:
    """Makes a folder and those above it, for the person's eyes only, durably."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(mode=0o700, exist_ok=True)
        sync_folder(new.parent, platform)


def replace(
    source: Path,
    target: Path,
    platform: str = sys.platform,
    pause: Callable[[float], object] = time.sleep,
) -> None:
    """Puts a file in the place of another in one step; on Windows waits for those who hold it."""
    for wait in WAITS if platform == "win32" else ():
        try:
            source.replace(target)
            return
        except PermissionError:
            pause(wait)
    source.replace(target)


def open_plain(path: Path) -> BinaryIO:
    """A plain file for reading; OSError for a folder, a device, or a pipe, which keeps its reader waiting."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, _("it is a folder or a device"))
    return path.open("rb")


def open_new(path: Path) -> BinaryIO:
    """A new file for writing; FileExistsError where the name is taken, by a link too."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    return os.fdopen(os.open(path, flags, 0o666), "w+b")


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` when the block ends well; else nothing has changed.

    OSError names `path`, whichever file it was about; only a plain file that may be written is replaced.
    """
    with _beside(path) as file:
        yield file


def write_checked(path: Path, write: Callable[[BinaryIO], None], check: Callable[[Path], None]) -> None:
    """Writes beside `path` and puts the new file in its place only once `check` has accepted it."""
    with _beside(path, check) as file:
        write(file)


@contextmanager
def _beside(path: Path, check: Callable[[Path], None] | None = None) -> Iterator[BinaryIO]:
    """A new file in the same folder with the same ending, which replaces `path` at the end."""
    target = Path(os.path.realpath(path))  # a link keeps pointing to the file that changes
    temporary = target.with_name(f"{_beginning(target)}{os.urandom(8).hex()}.part{_ending(target)}")
    with _errors_name(path, {None, str(target), str(temporary), str(target.parent)}):
        mode = _mode_to_keep(target)
        _sweep(target)
        try:
            with _held_new(temporary) as file:
                yield file
                file.flush()
                if mode is not None:
                    temporary.chmod(mode)
                sync_file(file.fileno())
                if sys.platform == "win32":
                    file.close()  # Windows replaces no file that is open
                if check is not None:
                    check(temporary)
                replace(temporary, target)
        except BaseException:
            with suppress(OSError):  # what went wrong first is what is told; the next export sweeps
                temporary.unlink()
            raise
    # The new file is whole and stands there: to call that a failure would be wrong. What is in doubt is only
    # which of the two files a power cut within the next seconds would leave, and both are whole.
    with suppress(OSError):
        sync_folder(target.parent)


@contextmanager
def _errors_name(path: Path, names: Set[str | None]) -> Iterator[None]:
    """An OSError about one of these names is about the file that a person has chosen."""
    try:
        yield
    except OSError as error:
        if error.errno is None or error.filename not in names:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def _mode_to_keep(target: Path) -> int | None:
    """The rights of the file that is to be replaced, None where there is none; OSError where it must stay."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, _("this is a folder or a device, and no file. Choose another name."))
    if not mode & stat.S_IWUSR:
        what = _("the file is protected against writing. Allow writing to it, or choose another name.")
        raise PermissionError(errno.EACCES, what)
    return stat.S_IMODE(mode)


def _beginning(target: Path) -> str:
    """How the names begin of what is written beside a file: recognisable, and never too long."""
    return f".{target.name.encode(errors='surrogateescape')[:100].decode(errors='ignore')}."


def _ending(target: Path) -> str:
    return target.suffix if len(target.suffix) <= LONGEST_ENDING else ""


@contextmanager
def _held_new(path: Path) -> Iterator[BinaryIO]:
    """A new file that others can tell from one whose writer was killed: it is locked while it is written."""
    with open_new(path) as file:
        if sys.platform != "win32":  # where nobody takes away a file that is open
            import fcntl

            with suppress(OSError):  # a network folder may know no locks; then nothing is swept there either
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield file


def _sweep(target: Path) -> None:
    """Takes away what writers of the same file left when they were killed."""
    begins, ends = re.escape(_beginning(target)), re.escape(_ending(target))
    left = re.compile(rf"{begins}[0-9a-f]{{16}}\.part{ends}")
    for path in target.parent.iterdir():
        if left.fullmatch(path.name):
            with suppress(OSError):  # it is being written, or in nobody's way
                _take_away(path)


def _take_away(path: Path, platform: str = sys.platform) -> None:
    """OSError where its writer still has it."""
    if platform == "win32":
        if time.time() - path.stat().st_mtime > LONGEST_WRITING:  # a whole one is closed before its check
            path.unlink()
        return
    import fcntl

    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    finally:
        os.close(descriptor)


def safe_name(name: str) -> str:
    """A file name that every system takes and that hides nothing: no path, device or control character."""
    name = FORBIDDEN.sub("_", name).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    room = LONGEST_NAME - len((dot + ending).encode())
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(" .") or "file"
    device = stem.partition(".")[0].rstrip().casefold()
    return f"_{stem}{dot}{ending}" if device in RESERVED else f"{stem}{dot}{ending}"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has, or last had, a library open: a process on a computer, since when."""

    computer: str
    process: int
    since: datetime


class FolderLock:
    """One program for each folder: a lock of the system, which ends with the process that holds it.

    Locks of the system need not reach another computer. Whoever lets go in order takes its name away, so a
    name of another computer is one that has the folder open, or had when it crashed.
    """

    def __init__(self, folder: Path, platform: str = sys.platform) -> None:
        self._path = folder / "library.lock"
        self._windows = platform == "win32"
        self._descriptor: int | None = None

    def acquire(self, take_over: bool = False) -> None:
        """LibraryInUse, which names the holder, where another program has the folder.

        `take_over` passes over the name that a computer, which is not this one, left in the folder.
        """
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            self._lock(descriptor)
            holder = self.holder()
            if holder is not None and holder.computer != _host() and not take_over:
                raise LibraryInUse(self._held_words())
            words = json.dumps({"host": _host(), "pid": os.getpid()}).encode()
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, words)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def release(self) -> None:
        """Gives the folder free; the file stays, because taking it away could hit the next holder's."""
        if self._descriptor is not None:
            with suppress(OSError):  # a full or lost disk: the name stays, and the lock goes all the same
                os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def holder(self) -> Holder | None:
        """Whose name stands in the folder; None where there is none."""
        try:
            told = json.loads(self._path.read_bytes())
            since = datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
            return Holder(str(told["host"]), int(told["pid"]), since)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _lock(self, descriptor: int) -> None:
        try:
            if self._windows:
                msvcrt: Any = import_module("msvcrt")  # has types on Windows only
                os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            raise LibraryInUse(self._held_words()) from error
        except OSError as error:
            raise LibraryError(
                _(
                    "The folder {folder} cannot be locked ({reason}), so two programs could write in it at"
                    " once. Choose a folder on this computer's own disk."
                ).format(folder=self._path.parent, reason=error.strerror)
            ) from error

    def _held_words(self) -> str:
        """What to tell whoever comes second."""
        holder = self.holder()
        if holder is None:
            return _(
                "Another program has the library in {folder} open (it has not said which). Close it there,"
                " then try again."
            ).format(folder=self._path.parent)
        if holder.computer != _host():
            return _(
                "The computer {computer} has the library in {folder} open, or had when it crashed (since"
                " {moment}). Close it there. Only if it is open nowhere any more, take it over:"
                " maturity-desktop doctor --take-over"
            ).format(
                folder=self._path.parent,
                computer=holder.computer,
                moment=f"{holder.since.astimezone():%Y-%m-%d %H:%M}",
            )
        return _(
            "Another program has the library in {folder} open (process {process} on {computer}, since"
            " {moment}). Close it there, then try again."
        ).format(
            folder=self._path.parent,
            process=holder.process,
            computer=holder.computer,
            moment=f"{holder.since.astimezone():%Y-%m-%d %H:%M}",
        )


def _host() -> str:
    import platform

    return platform.node()
