"""What a cell that a person filled in can only mean."""

from __future__ import annotations

from datetime import date

from maturity_desktop.domain.figure_dates import date_told
from maturity_desktop.domain.sheet import Cell, cell_text

MOST_MONEY = 2_000_000_000


def day_in(cell: Cell) -> date | None:
    """The one day that a cell can mean; None where it means none, or could mean two."""
    told = date_told(cell)
    if told is None or told.year is None or told.second is None:
        return None
    if told.undecided:
        orders = tuple(told.orders())
        if len(orders) > 1 and told.first != told.second:
            return None
        told = told.decided(orders[0])
    moment = told.moment()
    return moment.date() if moment is not None else None


def whole_in(cell: Cell) -> int | None:
    """The whole number of 0 or more that a cell holds; None where it holds none."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return int(cell) if cell >= 0 and float(cell).is_integer() and cell <= MOST_MONEY else None
    text = "".join(cell_text(cell).split())
    return int(text) if text.isascii() and text.isdigit() and int(text) <= MOST_MONEY else None
