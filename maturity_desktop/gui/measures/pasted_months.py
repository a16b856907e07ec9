"""A block pasted from a sheet into a grid of months: its heads and months say which cells it fills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from maturity_desktop.domain.figure_dates import DateOrder, DateTold, date_told
from maturity_desktop.domain.figure_numbers import is_nothing, written_number
from maturity_desktop.domain.mapping import Role
from maturity_desktop.domain.mapping_words import is_total, role_of
from maturity_desktop.domain.series import Month

Lines = list[list[str]]


@dataclass(frozen=True, slots=True)
class Pasted:
    """The cells that a block fills, by row and column of the grid; `left_out`: its lines of other months."""

    cells: dict[tuple[int, int], str]
    left_out: int = 0


def pasted(
    text: str, here: tuple[int, int], months: Sequence[Month], columns: Sequence[Role], measure: str
) -> Pasted:
    """Where a block goes: by its heads and months where it names them, else from this cell on.

    `columns` are what the columns of the grid say. Months may stand across; totals are passed over.
    """
    return placed(
        text,
        here,
        (len(months), len(columns)),
        lambda cells: rows_of_months(cells, months),
        lambda heads: _places(heads, columns, measure),
    )


def placed(
    text: str,
    here: tuple[int, int],
    size: tuple[int, int],
    rows_named: Callable[[Sequence[str]], list[int | None]],
    places_named: Callable[[Sequence[str]], dict[int, int]],
) -> Pasted:
    """Where a block goes in a grid of `size`: to rows and columns that it names, else from this cell on.

    `rows_named` has the row that each first cell names, None for one that is not here; empty where they name
    none. `places_named` has the grid's column for each head, empty likewise.
    """
    lines = _turned(_lines(text))
    lines, heads = _without_heads(lines)
    lines = [line for line in lines if not is_total(line[0])]
    rows = rows_named([line[0] for line in lines])
    first = 1 if rows else 0
    places = places_named(heads[first:])
    cells: dict[tuple[int, int], str] = {}
    left_out = 0
    for down, line in enumerate(lines):
        row = rows[down] if rows else here[0] + down
        if row is None or row >= size[0]:
            left_out += 1
            continue
        for across, cell in enumerate(line[first:]):
            column = places.get(across) if places else here[1] + across
            if column is not None and column < size[1]:
                cells[row, column] = cell
    return Pasted(cells, left_out)


def _lines(text: str) -> Lines:
    """The cells of the block, every line as long as the others; lines without any are passed over."""
    mark = "\t" if "\t" in text or ";" not in text else ";"
    lines = [[cell.strip() for cell in line.split(mark)] for line in text.rstrip("\r\n").splitlines()]
    width = max(map(len, lines), default=0)
    return [line + [""] * (width - len(line)) for line in lines]


def _turned(lines: Lines) -> Lines:
    """Months that stand across as months that stand below one another."""
    if not lines or sum(_month(cell) is not None for cell in lines[0]) < 2:
        return lines
    return [list(column) for column in zip_longest(*lines, fillvalue="")]


def _without_heads(lines: Lines) -> tuple[Lines, list[str]]:
    """The lines of figures, and the heads above them: a first line of words that are neither."""
    if len(lines) < 2 or any(_is_figure(cell) or _month(cell) for cell in lines[0]):
        return lines, []
    return lines[1:], lines[0]


def _is_figure(cell: str) -> bool:
    return bool(cell) and (is_nothing(cell) or written_number(cell) is not None)


def _places(heads: Sequence[str], columns: Sequence[Role], measure: str) -> dict[int, int]:
    """The grid's column for each of the block's; empty where no head tells one.

    Of figures without a value or contacts in time, the only column that no head tells is the value.
    """
    told = {across: role_of(head, measure) for across, head in enumerate(heads) if head}
    untold = [across for across, role in told.items() if role is None]
    if len(untold) == 1 < len(told) and not {Role.VALUE, Role.WITHIN} & set(told.values()):
        told[untold[0]] = Role.VALUE
    found = {across: columns.index(role) for across, role in told.items() if role in columns}
    once = len(set(found.values())) == len(found)
    return found if once else {}


def _month(cell: str) -> DateTold | None:
    """The month that a cell names; a plain number names none."""
    return date_told(cell, numbers=False) if cell else None


def rows_of_months(cells: Sequence[str], months: Sequence[Month]) -> list[int | None]:
    """The row of the month that each cell names, None for months of other years; empty where they name none.

    Of 1/2/2025 the month is what differs from line to line.
    """
    told = [_month(cell) for cell in cells]
    if not told or None in told:
        return []
    found = [own for own in told if own is not None]

    def by(order: DateOrder) -> list[Month | int | None]:
        return [_named_month(own.decided(order)) for own in found]

    named = max((by(order) for order in DateOrder), key=lambda own: len(set(own) - {None}))
    return [
        next((row for row, month in enumerate(months) if name in (month, month.month)), None)
        for name in named
    ]


def _named_month(told: DateTold) -> Month | int | None:
    """The month, only its number where no year is told; None where there is no such day."""
    if told.year is None:
        return told.first
    moment = told.moment()
    return Month.of(moment.date()) if moment else None
