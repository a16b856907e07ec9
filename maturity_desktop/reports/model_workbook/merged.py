"""Cells that a person has merged: what rows refer to is meant for each of them, any other value is not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

Range: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom."""
Rows: TypeAlias = "Sequence[tuple[int, dict[int, Any]]]"
"""The filled cells of each row by the number of their column."""


def fill_down(
    rows: Rows, merged: Iterable[Range], head: int, columns: Iterable[int], references: set[int]
) -> list[Range]:
    """Fills the cells below a merged reference, and gives the ranges of which the meaning cannot be told.

    `head` is the row of the headings, `columns` are those that are read.
    """
    numbers = [number for number, _filled in rows]
    known = set(columns)
    unclear = []
    for cells in merged:
        left, top, right, bottom = cells
        below = rows[bisect_right(numbers, max(top, head)) : bisect_right(numbers, bottom)]
        first = next(_at(rows, numbers, top), {})
        if bottom <= head or not known.intersection(range(left, right + 1)):
            continue
        if top > head and left == right and left in references:
            for _number, filled in below:
                if left in first:
                    filled.setdefault(left, first[left])
        elif (top <= head and below) or (top > head and left in first):
            unclear.append(cells)
    return unclear


def _at(rows: Rows, numbers: Sequence[int], number: int) -> Iterator[dict[int, Any]]:
    place = bisect_right(numbers, number) - 1
    if place >= 0 and numbers[place] == number:
        yield rows[place][1]


def across(merged: Iterable[Range], row: int, filled: Container[int]) -> list[Range]:
    """The merged ranges with a value that lie over several columns of a row."""
    return [
        (left, top, right, bottom)
        for left, top, right, bottom in merged
        if top <= row <= bottom and left < right and left in filled
    ]


def written_as(cells: Range) -> str:
    """A range as sheets call it: D5:D9."""
    from openpyxl.utils import get_column_letter

    left, top, right, bottom = cells
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
