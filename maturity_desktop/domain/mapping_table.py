"""Where the table of a sheet begins, and what its columns are headed by."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from itertools import pairwise

from maturity_desktop.domain.figure_dates import date_told
from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.mapping import Role
from maturity_desktop.domain.mapping_words import DATES, words_of
from maturity_desktop.domain.sheet import Cell, Sheet, cell_text, column_letters

LOOKED_AT = 200
"""Rows from which a table is told."""
MOST_COLUMNS = 400
TURNED = 2000
"""A sheet with more rows than these is no list of names with dates across."""


@dataclass(frozen=True)
class Table:
    """A sheet with the place of its table: dates down the column `dates`, periods from the row `first` on."""

    sheet: Sheet
    dates: int
    first: int
    heads: tuple[str, ...]

    def name_of(self, place: int) -> str:
        """What the file calls a column; the number of a row, where the sheet is turned."""
        own = self.sheet
        return str(own.row + place + 1) if own.turned else column_letters(own.column + place)


def may_both_be_meant(table: Table, one: int, other: int, role: Role) -> FiguresError:
    """That two columns may hold the same figure, and what is to be said."""
    return FiguresError(
        _("{file}, “{sheet}”: “{one}” ({one_place}) and “{other}” ({other_place}) may both be meant.").format(
            file=table.sheet.file,
            sheet=table.sheet.name,
            one=table.heads[one],
            one_place=table.name_of(one),
            other=table.heads[other],
            other_place=table.name_of(other),
        ),
        Remedy.COLUMNS,
        _(
            'Say in the mapping which columns count, as "columns": {{"{place}": "{role}"}} with all others.'
        ).format(place=table.name_of(one), role=role.value),
    )


def find_table(sheet: Sheet) -> Table | None:
    """The table of a sheet; None where it has no dates, down or across."""
    down, across = _best_dates(sheet), None
    if sheet.height <= TURNED:
        across = _best_dates(sheet.turn())
    if across is not None and across[1] > (down[1] if down else 0) and across[1] > 1:
        sheet, down = sheet.turn(), across
    if down is None:
        return None
    first = _first_row(sheet, down[0])
    return Table(sheet, down[0], first, _heads(sheet, first))


def table_at(sheet: Sheet, turned: bool, first: int) -> Table:
    """The table that starts at a row of the file (column where it is turned), wherever its dates are."""
    sheet = sheet.turn() if turned else sheet
    start = max(0, first - (sheet.column if turned else sheet.row))
    return Table(sheet, 0, start, _heads(sheet, min(start, sheet.height)))


def _best_dates(sheet: Sheet) -> tuple[int, int] | None:
    """The column with the most dates, and how many; bare numbers count under a head that says so."""
    best: tuple[int, int] | None = None
    for place, column in enumerate(sheet.columns[:MOST_COLUMNS]):
        cells = column[:LOOKED_AT]
        told = sum(date_told(cell, numbers=False) is not None for cell in cells)
        if not told and any(isinstance(cell, str) and words_of(cell) & DATES for cell in cells):
            told = sum(_is_numeric_date(cell) for cell in cells)
        if told and (best is None or told > best[1]):
            best = place, told
    return best


def _is_numeric_date(cell: Cell) -> bool:
    return date_told(cell) is not None


def _first_row(sheet: Sheet, dates: int) -> int:
    """Where the periods begin: the start of the last run of dated rows that have more than their date."""
    column = sheet.columns[dates][:LOOKED_AT]
    numbers = not any(date_told(cell, numbers=False) for cell in column)
    dated = [
        row
        for row, cell in enumerate(column)
        if date_told(cell, numbers=numbers) is not None and _filled(sheet, row) > 1
    ] or [row for row, cell in enumerate(column) if date_told(cell, numbers=numbers) is not None]
    first = dated[-1]
    for before, after in pairwise(reversed(dated)):
        if sum(_filled(sheet, row) < 2 for row in range(after + 1, before)) > 7:
            break
        first = after
    return first


def _filled(sheet: Sheet, row: int) -> int:
    return sum(cell is not None for cell in sheet.row_at(row))


def _heads(sheet: Sheet, first: int) -> tuple[str, ...]:
    """What stands above each column: the row next above the periods, and the rows of heads above that."""
    heads: list[list[str]] = [[] for _ in sheet.columns]
    seen = False
    for row in range(first - 1, max(-1, first - 8), -1):
        cells = sheet.row_at(row)
        filled = sum(cell is not None for cell in cells)
        if not filled:
            if seen:
                break
            continue
        if filled < 2 and sheet.width > 2 and not _is_partly_merged(sheet, row):
            if seen:
                break
            continue
        texts = spread(sheet, row) if seen else [cell_text(cell) for cell in cells]
        for own, text in zip(heads, texts, strict=True):
            if text and text not in own:
                own.insert(0, text)
        seen = True
    return tuple(" ".join(own) for own in heads)


def _is_partly_merged(sheet: Sheet, row: int) -> bool:
    return any(
        block.top <= row <= block.bottom and block.left > 0 and block.right - block.left < sheet.width - 1
        for block in sheet.merged
    )


def spread(sheet: Sheet, row: int) -> list[str]:
    """A row of upper heads, each over all columns up to the next one."""
    cells, texts, last = sheet.row_at(row), list[str](), ""
    covering = {
        place: block.left
        for block in sheet.merged
        if block.top <= row <= block.bottom
        for place in range(block.left, block.right + 1)
    }
    for place, cell in enumerate(cells):
        if cell is not None:
            last = cell_text(cell)
        elif covering:
            last = cell_text(cells[covering[place]]) if place in covering else ""
        texts.append(last)
    return texts
