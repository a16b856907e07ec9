"""A table on a sheet: where its heads, rows and columns stand, for whoever writes, checks or refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maturity_desktop.reports.excel.cells import column_letter
from maturity_desktop.reports.excel.columns import Column

HEAD_ROW = 4


def reference(title: str) -> str:
    """A sheet's title as formulas write it."""
    return "'" + title.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of `count` rows on the sheet `title`; `fixed` columns stay in sight, `label` names a row.

    What is written into a table that `comes_back` is read again: its columns for that have names, which begin
    with this word. Below it stand `spare` rows for new ones.
    """

    title: str
    columns: tuple[Column, ...]
    count: int
    fixed: int = 0
    suffix: str = ""
    head_row: int = HEAD_ROW
    label: str = "criterion"
    pages_wide: int = 1
    comes_back: str = ""
    spare: int = 0

    def letter(self, column: str) -> str:
        return column_letter([entry.id for entry in self.columns].index(column))

    def has(self, column: str) -> bool:
        """Whether the table has this column; some stand only where the model has what they show."""
        return any(entry.id == column for entry in self.columns)

    @property
    def first_row(self) -> int:
        return self.head_row + 1

    @property
    def last_row(self) -> int:
        return self.head_row + max(self.count, 1)

    @property
    def last_spare(self) -> int:
        """The last row in which something can be written."""
        return self.last_row + self.spare

    @property
    def printed(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.printed)

    @property
    def last_printed(self) -> str:
        """The letter of the last printed column."""
        return self.letter(self.printed[-1].id)

    def here(self, column: str, row: int) -> str:
        """A cell of the same row, for a formula on this sheet."""
        return f"${self.letter(column)}{row}"

    def cell(self, column: str, row: int) -> str:
        """A cell, for a formula on any sheet."""
        return f"{reference(self.title)}!${self.letter(column)}${row}"

    def run(self, column: str, first: int, last: int) -> str:
        """The cells from one row to another, for a formula on any sheet."""
        letter = self.letter(column)
        return f"{reference(self.title)}!${letter}${first}:${letter}${last}"

    def range(self, column: str) -> str:
        return self.run(column, self.first_row, self.last_row)

    def names(self) -> Iterator[tuple[str, str]]:
        """The named ranges of the columns."""
        for column in self.columns:
            if column.name:
                yield column.name + self.suffix, self.range(column.id)
