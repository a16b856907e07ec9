"""Where a sheet without dates tells of weeks."""

from __future__ import annotations

from collections.abc import Iterable

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_moments import Column, week_refused
from maturity_desktop.domain.mapping_table import LOOKED_AT, MOST_COLUMNS
from maturity_desktop.domain.sheet import Cell, Sheet
from maturity_desktop.domain.weeks import heads_weeks, names_week


def refuse_weeks(sheets: Iterable[Sheet]) -> None:
    """FiguresError where one of the sheets tells of weeks."""
    if (found := next(filter(None, map(weeks_told, sheets)), None)) is not None:
        raise found


def weeks_told(sheet: Sheet) -> FiguresError | None:
    """What the first week of a sheet is refused with, down or across; None where it tells of none."""
    for place, column in enumerate(sheet.columns[:MOST_COLUMNS]):
        for row, cell in enumerate(column[:LOOKED_AT]):
            beside = sheet.columns[place + 1][row] if place + 1 < sheet.width else None
            below = column[row + 1] if row + 1 < sheet.height else None
            if isinstance(cell, str) and (names_week(cell) or _heads_number(cell, below)):
                return week_refused(Column(sheet, place, row, column[row:]), int(not names_week(cell)))
            if isinstance(cell, str) and _heads_number(cell, beside):
                return week_refused(Column(sheet, place + 1, row, sheet.columns[place + 1][row:]), 0)
    return None


def _heads_number(head: str, cell: Cell) -> bool:
    """Whether a head of weeks stands at the number of one."""
    return heads_weeks(head) and isinstance(cell, (int, float)) and not isinstance(cell, bool)
