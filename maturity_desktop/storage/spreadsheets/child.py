"""What runs in the child process: reads one file within its limits, and writes plain cells to its output.

The parent starts it as a module, or in a bundle as the program itself with READ_TABLES (`cli/children.py`).
Only what it needs is imported: its start is part of every import.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import sys
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.storage.children import hold_memory
from maturity_desktop.storage.spreadsheets.delimited import read_delimited
from maturity_desktop.storage.spreadsheets.limits import Limits
from maturity_desktop.storage.spreadsheets.refusals import Refused, Why

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What a workbook with a password has instead of its parts."""
OTHERS = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"\x1f\x8b",
    b"7z\xbc\xaf", b"Rar!\x1a", b"{\\rtf", b"SQLite f", b"\x7fELF",
)  # fmt: skip
"""How files begin that are none: documents, pictures, packed ones. Some hold letters only, and would pass."""
REPEATED = {str, date, datetime, time, timedelta}
"""Kinds of cells of which the same one often stands in many rows: one of them is enough."""


def main(arguments: Sequence[str]) -> None:
    """Reads the file named last within the limits named before it; tells the sheets or why there are none."""
    *numbers, name = arguments
    limits = Limits(*map(int, numbers)) if numbers else Limits()
    gc.disable()  # the process ends when it has told what it read
    hold_memory(limits.memory)
    try:
        told: dict[str, Any] = {"sheets": read_here(name, limits)}
    except Refused as refused:
        told = {"why": refused.why.value, "detail": refused.detail}
    except MemoryError:
        told = {"why": Why.MEMORY.value, "detail": ""}
    except OSError as error:
        told = {"why": Why.UNREADABLE.value, "detail": error.strerror or str(error)}
    with open(1, "wb", closefd=False) as out:
        pickle.dump(told, out, protocol=5)
    os._exit(0)  # freeing a million cells one by one takes longer than telling them


def read_here(name: str, limits: Limits) -> list[dict[str, Any]]:
    """The sheets of a file; Refused where it cannot be read within the limits."""
    if Path(name).stat().st_size > limits.file:
        raise Refused(Why.LARGE_FILE)
    with Path(name).open("rb") as file:
        start = file.read(8)
        file.seek(0)
        if start.startswith(ZIP):
            _check_archive(file, limits)
            return _workbook(name, limits)
        if start == COMPOUND:
            if ENCRYPTED in file.read():
                raise Refused(Why.LOCKED)
            return _workbook(name, limits)
        if start.startswith(OTHERS):
            raise Refused(Why.NO_TEXT)
        rows = read_delimited(file.read(), limits)
    width = max(map(len, rows), default=0)
    if width * len(rows) > limits.cells:
        raise Refused(Why.MANY_CELLS)
    columns = list(zip(*(row + [""] * (width - len(row)) for row in rows), strict=True))
    sheet = {"name": Path(name).stem, "row": 0, "column": 0, "merged": [], "hidden": False}
    return _weighed([{**sheet, "columns": [_thrifty(column) for column in columns]}], limits)


def _check_archive(file: io.BufferedReader, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if "META-INF/manifest.xml" in archive.namelist():
                with archive.open("META-INF/manifest.xml") as manifest:
                    if b"encryption-data" in manifest.read(1 << 20):
                        raise Refused(Why.LOCKED)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise Refused(Why.DAMAGED, str(error)) from None
    if len(entries) > 10_000 or sum(entry.file_size for entry in entries) > limits.inside:
        raise Refused(Why.LARGE_INSIDE)


def _workbook(name: str, limits: Limits) -> list[dict[str, Any]]:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        with Path(name).open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            known = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            if len(known) > limits.sheets:
                raise Refused(Why.MANY_CELLS)
            found: list[dict[str, Any]] = []
            left = limits.cells
            for own in known:
                sheet = book.get_sheet_by_name(own.name)
                left -= sheet.height * sheet.width
                if sheet.height > limits.rows:
                    raise Refused(Why.MANY_ROWS, own.name)
                if left < 0:
                    raise Refused(Why.MANY_CELLS, own.name)
                if sheet.height:
                    told = _cells(sheet, limits)
                    found.append({**told, "hidden": own.visible != SheetVisibleEnum.Visible})
    except PasswordError:
        raise Refused(Why.LOCKED) from None
    except (CalamineError, ValueError) as error:
        if "assword" in str(error):
            raise Refused(Why.LOCKED) from None
        raise Refused(Why.DAMAGED, str(error)) from None
    return _weighed(found, limits)


def _cells(sheet: CalamineSheet, limits: Limits) -> dict[str, Any]:
    """One sheet from its first filled cell on, by column, with its merged ranges."""
    top, left = sheet.start or (0, 0)
    merged = _merged(sheet, top, left, limits)
    columns = [_thrifty(column) for column in zip(*sheet.to_python(), strict=True)]
    return {"name": sheet.name, "row": top, "column": left, "merged": merged, "columns": columns}


def _merged(sheet: CalamineSheet, top: int, left: int, limits: Limits) -> list[tuple[int, int, int, int]]:
    """The merged ranges within the filled cells, as long as they are no more than cells can be."""
    found, cells = [], 0
    for first, last in (sheet.merged_cell_ranges or [])[: limits.merged]:
        bottom, right = min(last[0] - top, sheet.height - 1), min(last[1] - left, sheet.width - 1)
        block = first[0] - top, first[1] - left, bottom, right
        cells += (bottom - block[0] + 1) * (right - block[1] + 1)
        if cells > limits.cells:
            break
        if min(block) >= 0 and block[0] <= bottom and block[1] <= right:
            found.append(block)
    return found


def _thrifty(column: Sequence[Any]) -> list[Any]:
    """A column with None for empty cells, and each text and time kept once."""
    if not REPEATED & set(map(type, column)):
        return list(column)
    once: dict[Any, Any] = {"": None}
    return [once.setdefault(cell, cell) if type(cell) in REPEATED else cell for cell in column]


def _weighed(sheets: list[dict[str, Any]], limits: Limits) -> list[dict[str, Any]]:
    """The sheets, where there are any and their texts are no longer than allowed."""
    if not any(sheet["columns"] for sheet in sheets):
        raise Refused(Why.NO_CELLS)
    texts = {
        cell
        for sheet in sheets
        for column in sheet["columns"]
        if str in set(map(type, column))
        for cell in column
        if type(cell) is str
    }
    if sum(map(len, texts)) > limits.text:
        raise Refused(Why.MUCH_TEXT)
    return sheets


if __name__ == "__main__":
    main(sys.argv[1:])
