"""The cells that a workbook's names stand for: they follow sheets that are renamed and columns that move."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maturity_desktop.domain.sheet import column_place

_CELLS = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})"
    r"(?::\$?(?P<last_column>[A-Z]{1,3})\$?(?P<last>[0-9]{1,7}))?"
)


@dataclass(frozen=True, slots=True)
class NamedCells:
    """A run of one column: its sheet, its column from 0, its first and last row from 1."""

    sheet: str
    column: int
    first: int
    last: int


def named_cells(reference: str) -> NamedCells | None:
    """The cells of a reference ('Score card'!$A$5:$A$9); None where it is none, or of several columns."""
    found = _CELLS.fullmatch(reference.strip())
    if found is None or (found["last_column"] or found["column"]) != found["column"]:
        return None
    sheet = found["quoted"].replace("''", "'") if found["quoted"] is not None else found["plain"]
    first = int(found["row"])
    return NamedCells(sheet, column_place(found["column"]), first, int(found["last"] or first))
