"""Whether a file is a workbook that can be opened without harm: looked at before anything in it is parsed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path

from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem

MOST_FILE_BYTES = 20 * 1024 * 1024
MOST_PART_BYTES = 16 * 1024 * 1024
"""Of all parts together, once they are unpacked."""
MOST_PARTS = 1_000
CHUNK = 1 << 16
MOST_MERGED = 50_000
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
_MARKER = "xl/workbook.xml"
_PARTS_OF_A_CELL = ("v", "f", "is", "t", "r", "c")


def is_workbook(path: Path) -> bool:
    """Whether a file is a zip with a workbook in it, and not another zip."""
    try:
        with zipfile.ZipFile(path) as parts:
            return _MARKER in parts.namelist()
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def check_archive(path: Path, words: NullTranslations) -> None:
    """FrameworkError where the file is none, is damaged, or would unpack to more than a model can be."""
    _ = words.gettext
    try:
        if path.stat().st_size > MOST_FILE_BYTES:
            _stop(path, _too_large(words), words)
        with zipfile.ZipFile(path) as parts:
            _check_parts(path, parts, words)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        _stop(path, _("the file is damaged, or no workbook ({reason})").format(reason=error), words)
    except OSError as error:
        reason = error.strerror or str(error)
        _stop(path, _("the file cannot be read ({reason})").format(reason=reason), words)


def _check_parts(path: Path, parts: zipfile.ZipFile, words: NullTranslations) -> None:
    _ = words.gettext
    entries = parts.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_PART_BYTES:
        _stop(path, _too_large(words), words)
    if _MARKER not in parts.namelist():
        _stop(path, _("the file is no workbook"), words)
    left = MOST_PART_BYTES
    for entry in entries:
        before = b""
        with parts.open(entry) as part:
            while chunk := part.read(CHUNK):
                left -= len(chunk)
                if left < 0:  # its own table of contents belies it
                    _stop(path, _too_large(words), words)
                if b"<!DOCTYPE" in before + chunk or b"<!ENTITY" in before + chunk:
                    _stop(path, _("{part} defines words of its own").format(part=entry.filename), words)
                before = chunk[-16:]


def _too_large(words: NullTranslations) -> str:
    return words.gettext("the file is larger than a model can be")


def _stop(path: Path, what: str, words: NullTranslations) -> None:
    instead = words.gettext("Export a model as a workbook, and write into that.")
    raise FrameworkError((FrameworkProblem(str(path), 1, what, instead),))


@dataclass(frozen=True, slots=True)
class Marks:
    """What a sheet has besides the cells that are read.

    `merged` are ranges as left, top, right, bottom; `far` has the first row with a value of each
    column beyond those that are read.
    """

    merged: tuple[tuple[int, int, int, int], ...]
    far: Mapping[int, int]


def marks_of(path: Path, part: str, columns: int) -> Marks:
    """The marks of a sheet of which so many columns are read."""
    from xml.etree.ElementTree import iterparse

    from openpyxl.utils import coordinate_to_tuple, range_boundaries

    merged: list[tuple[int, int, int, int]] = []
    far: dict[int, int] = {}
    with zipfile.ZipFile(path) as parts, parts.open(part) as sheet:
        for _event, element in iterparse(sheet):  # noqa: S314 - check_archive has let no entities through
            kind = element.tag.rpartition("}")[2]
            if kind == "mergeCell" and len(merged) < MOST_MERGED:
                left, top, right, bottom = range_boundaries(element.get("ref", "A1"))
                merged.append((left or 1, top or 1, right or LAST_COLUMN, bottom or LAST_ROW))
            elif kind == "c" and len(element):
                row, column = coordinate_to_tuple(element.get("r", "A1"))
                if column > columns:
                    far.setdefault(column, row)
            if kind not in _PARTS_OF_A_CELL:
                element.clear()
    return Marks(tuple(merged), far)
