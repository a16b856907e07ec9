"""Cells of amounts as numbers in the amount's unit: money, counts, percentages, times as 6:42 and 0:06:42."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from gettext import gettext as _

from maturity_desktop.domain.figure_errors import Remedy
from maturity_desktop.domain.figure_log import Odd, OddityLog
from maturity_desktop.domain.figure_moments import Column
from maturity_desktop.domain.figure_numbers import exactly, is_nothing, written_number
from maturity_desktop.domain.sheet import Cell
from maturity_desktop.domain.supporting_catalogue import SECONDS_OF, Unit

CLOCK = re.compile(r"(\d+):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?")
EXCEL_FIRST_DAY = date(1899, 12, 30)
"""Durations above a day come as moments counted from here."""


def is_amount(cell: Cell) -> bool:
    """Whether a cell holds a number or a duration, or a text that is one."""
    if isinstance(cell, str):
        return written_number(cell) is not None or CLOCK.fullmatch(cell.strip()) is not None
    return isinstance(cell, (int, float, time, timedelta)) and not isinstance(cell, bool)


def bare_number(cell: Cell) -> Fraction | None:
    """A cell's number without a sign of percent."""
    if isinstance(cell, str):
        written = written_number(cell)
        return None if written is None or written.percent else written.value(written.decimal or ".")
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and abs(cell) < 1e15:
        return exactly(cell)
    return None


def numbers_of(
    column: Column, unit: Unit, scale: Fraction, decimal: str, log: OddityLog, *, adds_up: bool
) -> list[Fraction | None]:
    """A column's cells in the unit; what is no number is None and noted with its cell.

    `adds_up`: an amount, and no finished figure. Where nothing tells the decimal mark, a mark before three
    digits stands between thousands in counts and money, as it does in the counts of a ladder.
    """
    grouped = adds_up and unit in (Unit.NUMBER, Unit.MONEY)
    found: list[Fraction | None] = []
    known: dict[tuple[type, Cell], Fraction | None] = {}
    for row, cell in enumerate(column.cells):
        key = type(cell), cell
        if key not in known:
            known[key] = _number(column, row, unit, scale, decimal, grouped=grouped)
        number = known[key]
        is_empty = cell is None or (isinstance(cell, str) and is_nothing(cell))
        if number is None and not is_empty:
            log.note(Odd.NO_NUMBER, column.name(row), str(cell))
        found.append(number)
    return found


def _number(
    column: Column, row: int, unit: Unit, scale: Fraction, decimal: str, *, grouped: bool
) -> Fraction | None:
    cell = column.cells[row]
    if isinstance(cell, (time, timedelta, datetime)) or (
        isinstance(cell, str) and CLOCK.fullmatch(cell.strip())
    ):
        seconds = _seconds(cell, unit)
        return None if seconds is None or unit not in SECONDS_OF else Fraction(seconds, SECONDS_OF[unit])
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return exactly(cell) * scale if abs(cell) < 1e15 else None
    written = written_number(cell) if isinstance(cell, str) else None
    if written is None:
        return None
    mark = decimal or written.decimal
    if not mark and written.is_undecided:
        mark = "," if ("." in written.digits) is grouped else "."
        if not (grouped or written.percent or unit is Unit.PERCENT):
            column.refuse(
                row,
                _("{place}: the mark in “{cell}” may be a decimal one or stand between thousands."),
                Remedy.DECIMAL,
                _('Say in the mapping which, as "decimal": ".".'),
            )
    value = written.value(mark or ".")
    return None if value is None else value if written.percent else value * scale


def _seconds(cell: Cell, unit: Unit) -> int | None:
    """The seconds of a duration; two numbers are minutes and seconds where the unit is seconds.

    A spreadsheet takes 6:42 for hours and minutes; where the unit is seconds it was meant otherwise.
    """
    if isinstance(cell, str):
        found = CLOCK.fullmatch(cell.strip())
        assert found is not None, "only durations come here"
        parts = (int(found[1]), int(found[2]), int(found[3] or 0))
        return _of_parts(parts, swapped=found[3] is None and unit is Unit.SECONDS)
    if isinstance(cell, datetime):
        if not EXCEL_FIRST_DAY <= cell.date() <= date(1903, 12, 31):
            return None
        return round((cell - datetime.combine(EXCEL_FIRST_DAY, time.min)).total_seconds())
    if isinstance(cell, timedelta):
        hours, rest = divmod(round(cell.total_seconds()), 3600)
        parts = (hours, *divmod(rest, 60))
    elif isinstance(cell, time):
        parts = (cell.hour, cell.minute, cell.second)
    else:
        return None
    return _of_parts(parts, swapped=unit is Unit.SECONDS and parts[0] > 0 and parts[2] == 0)


def _of_parts(parts: Sequence[int], *, swapped: bool) -> int:
    first, second, third = parts
    return first * 60 + second if swapped else first * 3600 + second * 60 + third
