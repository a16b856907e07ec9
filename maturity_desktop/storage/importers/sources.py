"""The YAML files of what a person chose: a file, a folder or a ZIP, read within limits."""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path, PurePosixPath
from typing import NoReturn

from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.storage.files import open_plain
from maturity_desktop.storage.yaml_tree import MOST_BYTES

MOST_FILES = 1_000
"""YAML files in a folder or a ZIP; the SAMM core model has some two hundred and fifty."""
MOST_ENTRIES = 20_000
"""Entries of a folder that are looked at, of whatever kind."""
ENDINGS = {".yaml", ".yml"}
PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The ways of packing that are read; others may take much memory before the first byte is there."""
ZIP = b"PK\x03\x04"
BAD_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)
"""What comes of a ZIP that is broken, encrypted or packed in a way that is not known."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's bytes; `place` leads to it from the folder or the ZIP in which it is."""

    name: str
    place: PurePosixPath
    content: bytes


def read_sources(path: Path) -> tuple[SourceFile, ...]:
    """The YAML files of a file, a folder or a ZIP, by place; FrameworkError where they cannot be read.

    Links are not followed, hidden files and places outside the folder are passed over.
    """
    try:
        if path.is_dir():
            return _model_only(_gathered(path, _in_folder(path)))
        with open_plain(path) as file:
            content = file.read(MOST_BYTES + 1)
            if not content.startswith(ZIP):
                return (SourceFile(str(path), PurePosixPath(path.name), content),)
        return _model_only(_gathered(path, _in_zip(path)))
    except BAD_ZIP as error:
        what = _("the ZIP cannot be read ({reason})").format(reason=error)
        refuse(path, what, _("Unpack it, and choose the folder."))
    except OSError as error:
        what = _("the file cannot be read ({reason})").format(reason=error.strerror)
        refuse(path, what, _("See whether it is there and may be read."))


def refuse(path: Path | str, what: str, instead: str) -> NoReturn:
    """FrameworkError that says one thing of a whole file."""
    raise FrameworkError((FrameworkProblem(str(path), 1, what, instead),))


def _gathered(path: Path, found: Iterator[tuple[PurePosixPath, bytes]]) -> list[SourceFile]:
    """The files found, by place; FrameworkError where they are too many or too large together."""
    files: list[SourceFile] = []
    size = 0
    for place, content in found:
        files.append(SourceFile(f"{path}/{place}", place, content))
        size += len(content)
        if len(files) > MOST_FILES or size > MOST_BYTES:
            what = ngettext(
                "there is more than {count} YAML file or {most} MiB of them",
                "there are more than {count} YAML files or {most} MiB of them",
                MOST_FILES,
            )
            named = what.format(count=MOST_FILES, most=MOST_BYTES >> 20)
            refuse(path, named, _("Choose the one file or the one folder of the model."))
    return sorted(files, key=lambda file: file.place)


def _model_only(files: list[SourceFile]) -> tuple[SourceFile, ...]:
    """The files of the folder with `activities` in it, if there is one: a checkout has others beside it."""
    roots = {file.place.parents[1] for file in files if file.place.parent.name == "activities"}
    if not roots:
        return tuple(files)
    root = min(roots, key=lambda place: (len(place.parts), place))
    return tuple(file for file in files if file.place.is_relative_to(root))


def _wanted(place: PurePosixPath) -> bool:
    outside = place.is_absolute() or ".." in place.parts
    hidden = any(part.startswith((".", "__MACOSX")) for part in place.parts)
    return place.suffix.lower() in ENDINGS and not outside and not hidden


def _in_folder(folder: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    seen = 0
    for parent, folders, names in os.walk(folder, onerror=_raise):
        seen += len(folders) + len(names)
        if seen > MOST_ENTRIES:
            what = _("the folder has more than {most} entries").format(most=MOST_ENTRIES)
            refuse(folder, what, _("Choose the one file or the one folder of the model."))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            place = PurePosixPath(path.relative_to(folder).as_posix())
            if _wanted(place) and stat.S_ISREG(path.lstat().st_mode):
                with path.open("rb") as file:
                    yield place, file.read(MOST_BYTES + 1)


def _raise(error: OSError) -> NoReturn:
    raise error


def _in_zip(path: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    if path.stat().st_size > MOST_BYTES:
        what = _("the file is larger than {most} MiB").format(most=MOST_BYTES >> 20)
        refuse(path, what, _("Unpack it, and choose the folder."))
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            place = PurePosixPath(entry.filename)
            is_link = stat.S_ISLNK(entry.external_attr >> 16)
            if _wanted(place) and not is_link and not entry.is_dir():
                if entry.compress_type not in PACKED:
                    raise zipfile.BadZipFile(_("it is packed in a way that is not known"))
                with archive.open(entry) as file:
                    yield place, file.read(MOST_BYTES + 1)
