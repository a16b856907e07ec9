"""A scorecard as a colleague fills it in: cells by name, rows sorted, columns moved, sheets renamed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from maturity_desktop.domain.named_cells import NamedCells, named_cells


class Filled:
    """A workbook in hand."""

    def __init__(self, book: Any) -> None:
        self.book = book

    def where(self, name: str) -> NamedCells:
        found = named_cells(self.book.defined_names[name].attr_text)
        assert found is not None, name
        return found

    def sheet(self, name: str) -> Any:
        return self.book[self.where(name).sheet]

    def cells(self, name: str) -> list[Any]:
        own = self.where(name)
        rows = range(own.first, own.last + 1)
        return [self.sheet(name).cell(row, own.column + 1) for row in rows]

    def cell(self, name: str, mark: str) -> Any:
        """The cell of a column in the row of a mark."""
        marks = [own.value for own in self.cells(f"{name.split('_', maxsplit=1)[0]}_mark")]
        return self.cells(name)[marks.index(mark)]

    def put(self, name: str, mark: str, value: object) -> None:
        self.cell(name, mark).value = value

    def rename(self, name: str, title: str) -> None:
        """Renames the sheet of a name, and everything that names it, as office programs do."""
        sheet = self.sheet(name)
        old = sheet.title
        sheet.title = title
        for own in self.book.defined_names.values():
            own.attr_text = own.attr_text.replace(f"'{old}'!", "'" + title.replace("'", "''") + "'!")

    def swap_columns(self, one: str, other: str) -> None:
        """Two columns change places, with their names and heads."""
        first, second = self.where(one), self.where(other)
        sheet = self.sheet(one)
        for row in range(1, sheet.max_row + 1):
            left, right = sheet.cell(row, first.column + 1), sheet.cell(row, second.column + 1)
            _swap(left, right)
        names = self.book.defined_names
        names[one].attr_text, names[other].attr_text = names[other].attr_text, names[one].attr_text

    def swap_rows(self, name: str, one: str, other: str) -> None:
        """Two rows change places, as sorting does."""
        first, second = self.cell(name, one).row, self.cell(name, other).row
        sheet = self.sheet(name)
        for column in range(1, sheet.max_column + 1):
            above, below = sheet.cell(first, column), sheet.cell(second, column)
            _swap(above, below)


def _swap(one: Any, other: Any) -> None:
    """Two cells change what is in them; a text stays one, whatever it begins with."""
    kept, kind = one.value, one.data_type
    one.value, one.data_type = other.value, other.data_type
    other.value, other.data_type = kept, kind


def fill_in(path: Path, to: Path, change: Callable[[Filled], None]) -> Path:
    """The workbook, changed and saved elsewhere."""
    book = load_workbook(path)
    change(Filled(book))
    book.save(to)
    return to
