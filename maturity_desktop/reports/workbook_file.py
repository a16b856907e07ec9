"""The file that openpyxl writes a workbook into, and the writing itself."""

from __future__ import annotations

import os
import shutil
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MADE = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the earliest that a zip can tell."""


class WorkbookFile(ZipFile):
    """A zip whose bytes follow from what is put in alone.

    It is left as it is where it could not be written to its end: a full disk is told once.
    """

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out, "w", ZIP_DEFLATED)

    def __del__(self) -> None:
        """Nothing: what failed half-way is thrown away, and finishing it would fail on a closed file."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *options: Any, **more: Any) -> None:
        super().writestr(entry(zinfo_or_arcname), data, *options, **more)

    def write(self, filename: str | os.PathLike[str], arcname: Any = None, *_: Any, **__: Any) -> None:
        """A sheet that openpyxl left in a file of its own."""
        with Path(filename).open("rb") as sheet, self.open(entry(arcname), "w") as part:
            shutil.copyfileobj(sheet, part)


def entry(name: str | ZipInfo) -> ZipInfo:
    """A part of the file by its name, or as it is where it is one already."""
    if isinstance(name, ZipInfo):
        return name
    made = ZipInfo(name, MADE)
    made.compress_type = ZIP_DEFLATED
    made.external_attr = 0o600 << 16
    return made


def save(book: Any, out: BinaryIO, made_on: date = date(*MADE[:3])) -> None:
    """Writes a workbook of openpyxl that says it was made on this day, and nothing of the time of writing."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = datetime.combine(made_on, time())
    ExcelWriter(book, WorkbookFile(out)).save()
