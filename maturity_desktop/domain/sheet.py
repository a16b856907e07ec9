"""A sheet of a client's file as plain cells, and what its cells are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""None is an empty cell; midnight of a day may come as a date."""


@dataclass(frozen=True, slots=True)
class Block:
    """A merged range: its first and last row and column, counted from the sheet's first cell at hand."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet by column, every column as long as the others.

    `row` and `column` say where the first cell at hand stands in the file, from 0. A turned sheet has its
    rows as columns; its cells keep the names that they have in the file.
    """

    name: str
    columns: tuple[Sequence[Cell], ...]
    file: str = ""
    row: int = 0
    column: int = 0
    merged: tuple[Block, ...] = ()
    hidden: bool = False
    turned: bool = False

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @property
    def width(self) -> int:
        return len(self.columns)

    def row_at(self, place: int) -> tuple[Cell, ...]:
        """The cells of a row."""
        return tuple(column[place] for column in self.columns)

    def cell_name(self, row: int, column: int) -> str:
        """What the file calls a cell: B7."""
        if self.turned:
            row, column = column, row
        return f"{column_letters(self.column + column)}{self.row + row + 1}"

    def turn(self) -> Sheet:
        """The same sheet with its rows as columns."""
        blocks = tuple(Block(own.left, own.top, own.right, own.bottom) for own in self.merged)
        turned = tuple(zip(*self.columns, strict=True))
        return replace(self, columns=turned, merged=blocks, turned=not self.turned)


def cell_text(cell: Cell) -> str:
    """A cell as it is shown: whole numbers without a point, which spreadsheets keep them with."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def column_letters(place: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters


def column_place(letters: str) -> int:
    """A is 0, AA is 26; ValueError where it is no column's name."""
    place = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z" or place > 20_000:
            raise ValueError(letters)
        place = place * 26 + ord(letter) - ord("A") + 1
    if not letters:
        raise ValueError(letters)
    return place - 1
