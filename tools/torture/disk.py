"""A disk that forgets: what a power cut may leave of the calls that were made.

Of a file only what was written before its last sync is sure; of a folder only the names that it had when it
was synced itself. All else may be there or not, each write and each name for itself, and a write may be torn
between sectors. That is harsher than any journalling file system, and what POSIX promises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from random import Random

from tools.torture.calls import Call, Kind

SECTORS = (512, 4096)
"""Bytes that a disk writes whole or not at all."""
MAPPED = "-shm"
"""SQLite maps such a file and makes it anew at the first opening: whatever is in it, nobody relies on."""

Contents = Mapping[str, bytes | None]
"""What stands in a folder: a file's bytes or, for a folder, None; those above come first."""


class HoleError(Exception):
    """A call about a file that the record has not told of: the recorder missed something."""


@dataclass(eq=False, slots=True)
class File:
    """What is sure of a file, and what was done to it since."""

    sure: bytearray = field(default_factory=bytearray)
    unsure: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        """All that was done is sure from now on."""
        self.sure = self.live()
        self.unsure.clear()

    def live(self) -> bytearray:
        """As the program sees it."""
        content = bytearray(self.sure)
        for call in self.unsure:
            _done(content, call)
        return content

    def cut(self, dice: Random) -> bytes:
        """As a power cut may leave it."""
        content = bytearray(self.sure)
        how = dice.choice(("none", "all", "some", "torn"))
        for call in self.unsure if how != "none" else ():
            if how == "torn" and call.kind is Kind.WRITE:
                _torn(content, call, dice)
            elif how == "all" or dice.random() < 0.5:
                _done(content, call)
        return bytes(content)


@dataclass(eq=False, slots=True)
class Folder:
    """The names that it surely has, and those that the program sees."""

    sure: dict[str, File | Folder] = field(default_factory=dict)
    live: dict[str, File | Folder] = field(default_factory=dict)


Place = tuple[Folder, str]


@dataclass(frozen=True, eq=False, slots=True)
class Naming:
    """A file or folder gets a name, loses one, or changes it in one step."""

    what: File | Folder
    gone: Place | None = None
    given: Place | None = None

    def touches(self, folder: Folder) -> bool:
        """Whether a sync of the folder makes it sure."""
        return any(place is not None and place[0] is folder for place in (self.gone, self.given))


class Disk:
    """One folder of a disk, as recorded calls change it."""

    def __init__(self, folder: Path) -> None:
        self._files: dict[int, File] = {}
        self._top = self._taken_in(folder)
        self._unsure: list[Naming] = []

    def _taken_in(self, folder: Path) -> Folder:
        """What stood there before the record began is sure."""
        taken = Folder()
        for path in folder.iterdir():
            if path.is_dir():
                taken.sure[path.name] = self._taken_in(path)
            else:
                taken.sure[path.name] = file = File(bytearray(path.read_bytes()))
                self._files[path.stat().st_ino] = file
        taken.live = dict(taken.sure)
        return taken

    def make(self, call: Call) -> None:
        """Makes a recorded call; HoleError where it does not follow from those before."""
        match call.kind:
            case Kind.CREATE:
                self._files[call.inode] = file = File()
                self._named(Naming(file, given=self._place(call.path)))
            case Kind.WRITE | Kind.TRUNCATE:
                self._file(call).unsure.append(call)
            case Kind.SYNC:
                self._sync(call)
            case Kind.SYNC_ALL:
                self._sync_all()
            case Kind.RENAME:
                self._named(Naming(self._there(call.path), self._place(call.path), self._place(call.other)))
            case Kind.UNLINK | Kind.RMDIR:
                self._named(Naming(self._there(call.path), gone=self._place(call.path)))
            case Kind.MKDIR:
                self._named(Naming(Folder(), given=self._place(call.path)))
            case Kind.LINK:
                self._named(Naming(self._there(call.path), given=self._place(call.other)))

    def live(self) -> Contents:
        """What the program sees."""
        return dict(_walk(self._top, lambda folder: folder.live, lambda file: bytes(file.live())))

    def cut(self, dice: Random) -> Contents:
        """What a power cut at this moment may leave."""
        names: dict[Folder, dict[str, File | Folder]] = {}

        def own(folder: Folder) -> dict[str, File | Folder]:
            return names.setdefault(folder, dict(folder.sure))

        for naming in self._kept(dice):
            _name(naming, own)
        left = dict(_walk(self._top, own, lambda file: file.cut(dice)))
        for path, content in left.items():
            if path.endswith(MAPPED) and content:
                left[path] = dice.randbytes(len(content))
        return left

    def _kept(self, dice: Random) -> list[Naming]:
        how = dice.choice(("none", "all", "first", "some"))
        if how == "first":  # as a journal of the file system keeps them
            return self._unsure[: dice.randint(0, len(self._unsure))]
        return [naming for naming in self._unsure if how == "all" or (how == "some" and dice.random() < 0.5)]

    def _named(self, naming: Naming) -> None:
        _name(naming, lambda folder: folder.live)
        self._unsure.append(naming)

    def _sync(self, call: Call) -> None:
        folder = self._folder(call.path)
        if folder is None:
            self._file(call).sync()
            return
        now = [naming for naming in self._unsure if naming.touches(folder)]
        for naming in now:
            _name(naming, lambda own: own.sure)
        renamed = {(naming.what, naming.gone) for naming in now if naming.gone}
        self._unsure = [  # what was renamed no longer gets its first name
            naming
            for naming in self._unsure
            if naming not in now and (naming.what, naming.given) not in renamed
        ]

    def _sync_all(self) -> None:
        """The whole file system: every file and every name."""
        for file in self._files.values():
            file.sync()
        for naming in self._unsure:
            _name(naming, lambda own: own.sure)
        self._unsure = []

    def _file(self, call: Call) -> File:
        try:
            return self._files[call.inode]
        except KeyError as error:
            raise HoleError(f"{call.kind.name} {call.path}") from error

    def _folder(self, path: str) -> Folder | None:
        found: File | Folder | None = self._top
        for name in PurePosixPath(path).parts:
            found = found.live.get(name) if isinstance(found, Folder) else None
        return found if isinstance(found, Folder) else None

    def _place(self, path: str) -> Place:
        folder = self._folder(str(PurePosixPath(path).parent))
        if folder is None:
            raise HoleError(f"no folder for {path}")
        return folder, PurePosixPath(path).name

    def _there(self, path: str) -> File | Folder:
        folder, name = self._place(path)
        if name not in folder.live:
            raise HoleError(f"no {path}")
        return folder.live[name]


def contents_of(folder: Path) -> Contents:
    """What really stands in a folder."""
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def put(contents: Contents, folder: Path) -> None:
    """Makes a folder that holds just this."""
    folder.mkdir()
    for name, content in contents.items():
        if content is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content)


def _done(content: bytearray, call: Call) -> None:
    """A write or a truncation, whole."""
    end = call.offset if call.kind is Kind.TRUNCATE else call.offset + len(call.data)
    if end > len(content):
        content.extend(bytes(end - len(content)))
    if call.kind is Kind.TRUNCATE:
        del content[end:]
    else:
        content[call.offset : end] = call.data


def _torn(content: bytearray, call: Call, dice: Random) -> None:
    """A write of which some sectors arrived."""
    sector, end = dice.choice(SECTORS), call.offset + len(call.data)
    at = call.offset
    while at < end:
        until = min(end, (at // sector + 1) * sector)
        if dice.random() < 0.5:
            part = call.data[at - call.offset : until - call.offset]
            _done(content, Call(Kind.WRITE, call.path, "", call.inode, at, part))
        at = until


def _name(naming: Naming, entries: Callable[[Folder], dict[str, File | Folder]]) -> None:
    if naming.gone is not None:
        folder, name = naming.gone
        if entries(folder).get(name) is naming.what:
            del entries(folder)[name]
    if naming.given is not None:
        folder, name = naming.given
        entries(folder)[name] = naming.what


def _walk(
    folder: Folder,
    entries: Callable[[Folder], dict[str, File | Folder]],
    content: Callable[[File], bytes],
    above: str = "",
) -> Iterator[tuple[str, bytes | None]]:
    for name, found in entries(folder).items():
        path = f"{above}{name}"
        if isinstance(found, Folder):
            yield path, None
            yield from _walk(found, entries, content, f"{path}/")
        else:
            yield path, content(found)
