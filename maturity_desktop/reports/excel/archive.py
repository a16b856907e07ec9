"""The workbook's file: openpyxl writes everything but the rows, which are put in here.

openpyxl can write a formula or a figure but not a formula with its figure, stamps every part with the
time, cannot tell Excel which of its green warning corners are not wanted, and spends most of its time on the
cells of a sheet.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from maturity_desktop.reports.workbook_file import WorkbookFile, entry

_NO_WARNINGS = (
    '<ignoredErrors><ignoredError sqref="{cells}" evalError="1" numberStoredAsText="1" formula="1" '
    'formulaRange="1"/></ignoredErrors>'
)
# The standard wants the warnings that are not wanted right after the footer and the page breaks.
_BEFORE_WARNINGS = re.compile(rb"</headerFooter>(<rowBreaks.*?</rowBreaks>)?", re.DOTALL)
_NO_ROWS = re.compile(rb"<sheetData\s*(/>|></sheetData>)")
CHUNK = 512


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of a sheet, and the cells in which Excel need not warn of ids that look like numbers."""

    rows: Iterable[str]
    without_warnings: str


class WorkbookArchive(WorkbookFile):
    """A zip whose sheets get their rows as they are written, and whose bytes depend on nothing else."""

    def __init__(self, out: BinaryIO, sheets: Sequence[SheetRows]) -> None:
        super().__init__(out)
        self._sheets = {
            f"xl/worksheets/sheet{place}.xml": sheet for place, sheet in enumerate(sheets, start=1)
        }

    def write(self, filename: str | os.PathLike[str], arcname: Any = None, *_: Any, **__: Any) -> None:
        """A sheet that openpyxl left in a file of its own, with its rows."""
        frame = Path(filename).read_bytes()
        place = _NO_ROWS.search(frame)
        sheet = self._sheets[str(arcname)]
        assert place is not None, "no row was appended to the sheet"
        warnings = _NO_WARNINGS.format(cells=sheet.without_warnings).encode()
        tail, footers = _BEFORE_WARNINGS.subn(rb"\g<0>" + warnings, frame[place.end() :])
        assert footers == 1, "every sheet has a footer"
        with self.open(entry(str(arcname)), "w") as part:
            part.write(frame[: place.start()] + b"<sheetData>")
            for chunk in _chunks(sheet.rows):
                part.write(chunk.encode("utf-8"))
            part.write(b"</sheetData>" + tail)


def _chunks(rows: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == CHUNK:
            yield "".join(waiting)
            waiting.clear()
    yield "".join(waiting)
