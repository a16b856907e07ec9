"""Which cells of a workbook (.xlsx) hold formulas: a reader of values sees only what is stored there."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import ParseError, iterparse

FIRST_SHEET = "xl/worksheets/sheet1.xml"
BOOK, TARGETS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
MOST_BYTES = 64 << 20
UNREADABLE = (OSError, KeyError, zipfile.BadZipFile, zlib.error, EOFError, ParseError, NotImplementedError)


def formula_cells(path: Path, sheet: str = "") -> tuple[str, ...]:
    """The cells with formulas of a sheet, without a name of the first; none where it is no workbook."""
    found: list[str] = []
    cell = ""
    try:
        with zipfile.ZipFile(path) as parts:
            part = _part_of(parts, sheet) if sheet else FIRST_SHEET
            if parts.getinfo(part).file_size > MOST_BYTES:
                return ()
            with parts.open(part) as cells:
                for event, element in iterparse(cells, ("start", "end")):  # noqa: S314 - nothing is expanded
                    kind = element.tag.rpartition("}")[2]
                    if event == "start" and kind == "c":
                        cell = element.get("r", "")
                    elif event == "end" and kind == "f":
                        found.append(cell)
                    elif event == "end" and kind == "row":
                        element.clear()
    except UNREADABLE:
        return ()
    return tuple(found)


def _part_of(parts: zipfile.ZipFile, sheet: str) -> str:
    """The part of a workbook that holds a sheet; KeyError where it has none of that name."""
    link = {own.get("name"): own for own in _elements(parts, BOOK, "sheet")}[sheet]
    id_ = {name.rpartition("}")[2]: value for name, value in link.items()}["id"]
    targets = {own["Id"]: own["Target"] for own in _elements(parts, TARGETS, "Relationship")}
    return posixpath.normpath(posixpath.join("/xl", targets[id_])).lstrip("/")


def _elements(parts: zipfile.ZipFile, part: str, kind: str) -> list[dict[str, str]]:
    """The attributes of every element of a kind in a small part."""
    if parts.getinfo(part).file_size > MOST_BYTES:
        raise KeyError(part)
    with parts.open(part) as file:
        ended = (element for _event, element in iterparse(file))  # noqa: S314 - nothing is expanded
        return [dict(element.attrib) for element in ended if element.tag.rpartition("}")[2] == kind]
