"""The Word template that a firm keeps: one document in the library's folder, and a note that says which."""

from __future__ import annotations

import errno
import hashlib
import re
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import BinaryIO

import msgspec

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.storage.files import make_folder, open_plain, sync_folder, write_checked

FOLDER = "word"
NOTE = "template.json"
LARGEST_NOTE = 10_000
LONGEST_NAME = 200


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the template was called when it was brought in, and its SHA-256, which is its file's name."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """A template as it was called, and where it stands."""

    name: str
    path: Path
    sha256: str


def keep_template(library_folder: Path, name: str, data: bytes) -> KeptTemplate:
    """Keeps a template in place of the one before; OSError where it could not be written and read back.

    The note that names it is written last, and the one before goes after that: one of them is always whole.
    """
    folder = library_folder / FOLDER
    sha256 = hashlib.sha256(data).hexdigest()
    kept = KeptTemplate(name[:LONGEST_NAME], _path(folder, sha256), sha256)
    make_folder(folder)
    if not _holds(kept.path, sha256):
        write_checked(kept.path, lambda file: _write(file, data), lambda written: _check(written, sha256))
    note = msgspec.json.encode(Note(kept.name, sha256))
    write_checked(
        folder / NOTE,
        lambda file: _write(file, note),
        lambda written: _check(written, hashlib.sha256(note).hexdigest()),
    )
    _sweep(folder, kept.path)
    return kept


def kept_template(library_folder: Path) -> KeptTemplate | None:
    """The template in use, None where the firm keeps none; ReportError where the note cannot be read.

    Whether its bytes are still what they were is seen when they are read.
    """
    folder = library_folder / FOLDER
    try:
        with open_plain(folder / NOTE) as file:
            note = msgspec.json.decode(file.read(LARGEST_NOTE), type=Note)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ReportError(_lost()) from error
    if not re.fullmatch("[0-9a-f]{64}", note.sha256):
        raise ReportError(_lost())
    return KeptTemplate(note.name, _path(folder, note.sha256), note.sha256)


def read_kept(kept: KeptTemplate) -> bytes:
    """The bytes of a kept template; ReportError where they are gone or no longer what was brought in."""
    try:
        with open_plain(kept.path) as file:
            data = file.read()
    except OSError as error:
        raise ReportError(_lost()) from error
    if hashlib.sha256(data).hexdigest() != kept.sha256:
        raise ReportError(_lost())
    return data


def drop_template(library_folder: Path) -> None:
    """The firm keeps no template any more; nothing happens where it keeps none."""
    folder = library_folder / FOLDER
    if folder.is_dir():
        (folder / NOTE).unlink(missing_ok=True)
        sync_folder(folder)
        _sweep(folder, None)


def _lost() -> str:
    return _("The firm’s Word template is missing or damaged. Choose its file again, or take it away.")


def _path(folder: Path, sha256: str) -> Path:
    return folder / f"{sha256}.docx"


def _write(file: BinaryIO, data: bytes) -> None:
    file.write(data)


def _check(written: Path, sha256: str) -> None:
    """OSError where the disk does not give back what was written."""
    if not _holds(written, sha256):
        raise OSError(errno.EIO, _("the disk does not give back what was written"), str(written))


def _holds(path: Path, sha256: str) -> bool:
    try:
        with open_plain(path) as file:
            return hashlib.sha256(file.read()).hexdigest() == sha256
    except OSError:
        return False


def _sweep(folder: Path, kept: Path | None) -> None:
    """Takes away templates of before; one that cannot go harms nobody."""
    for old in folder.glob("*.docx"):
        if re.fullmatch(r"[0-9a-f]{64}", old.stem) and old != kept:
            try:
                old.unlink()
            except OSError:
                continue
