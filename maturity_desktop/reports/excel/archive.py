"""The workbook's file: openpyxl writes everything but the rows, which are put in here.

openpyxl can write a formula or a figure but not a formula with its figure, stamps every part with the
time, and spends most of its time on the cells of a sheet.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_ROWS = re.compile(rb"<sheetData\s*(/>|></sheetData>)")
MADE = (1980, 1, 1, 0, 0, 0)
CHUNK = 512


class WorkbookArchive(ZipFile):
    """A zip whose sheets get their rows as they are written, and whose bytes depend on nothing else."""

    def __init__(self, out: BinaryIO, rows: Sequence[Iterable[str]]) -> None:
        super().__init__(out, "w", ZIP_DEFLATED)
        self._rows = {f"xl/worksheets/sheet{place}.xml": found for place, found in enumerate(rows, start=1)}

    def writestr(self, zinfo_or_arcname: Any, data: Any, *options: Any, **more: Any) -> None:
        super().writestr(_entry(str(zinfo_or_arcname)), data, *options, **more)

    def write(self, filename: str | os.PathLike[str], arcname: Any = None, *_: Any, **__: Any) -> None:
        """A sheet that openpyxl left in a file of its own, with its rows."""
        frame = Path(filename).read_bytes()
        place = _NO_ROWS.search(frame)
        assert place is not None, "a sheet that no row was appended to"
        with self.open(_entry(str(arcname)), "w") as part:
            part.write(frame[: place.start()] + b"<sheetData>")
            for chunk in _chunks(self._rows[str(arcname)]):
                part.write(chunk.encode("utf-8"))
            part.write(b"</sheetData>" + frame[place.end() :])


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, MADE)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _chunks(rows: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == CHUNK:
            yield "".join(waiting)
            waiting.clear()
    yield "".join(waiting)
