"""Rows of a sheet as XML: what stands in a cell, and how it is written.

Strings are always written as strings, so that nothing a person wrote can become a formula; only a Live
cell is one, and it carries the program's own figure, which is what viewers that do not calculate show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

CellValue = str | int | float | None
NOT_AVAILABLE = float("nan")
"""The figure of a formula that says NA(): charts leave it out."""
_EPOCH, _FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)


@dataclass(frozen=True, slots=True)
class Live:
    """A formula (without its equals sign) and the figure that the program has for it; None is empty."""

    formula: str
    value: CellValue


Content = str | int | float | date | Live | None
"""What a cell holds."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's content and the number of its style."""

    content: Content
    style: int


def column_letter(index: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def row_xml(number: int, cells: Iterable[Cell | None], height: float | None = None) -> str:
    """One row, counted from 1; None leaves a cell out. Strings have passed text.for_cell.

    The height is what a viewer begins with; it is not fixed, so the row grows when somebody writes more.
    """
    inner = "".join(
        _cell_xml(f"{column_letter(index)}{number}", cell)
        for index, cell in enumerate(cells)
        if cell is not None
    )
    size = "" if height is None else f' ht="{height:g}"'
    return f'<row r="{number}"{size}>{inner}</row>'


def _cell_xml(place: str, cell: Cell) -> str:
    start = f'<c r="{place}" s="{cell.style}"'
    match cell.content:
        case None | "":
            return f"{start}/>"
        case str(text):
            return f'{start} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        case date() as day if day < _FIRST_DAY:
            return f'{start} t="inlineStr"><is><t>{day.isoformat()}</t></is></c>'
        case date() as day:
            return f"{start}><v>{(day - _EPOCH).days}</v></c>"
        case Live(formula, value):
            kind, shown = _shown(value)
            return f"{start}{kind}><f>{escape(formula)}</f><v>{shown}</v></c>"
        case number:
            return f"{start}><v>{number}</v></c>"


def _shown(value: CellValue) -> tuple[str, str]:
    """The type and the text of a formula's figure."""
    if isinstance(value, str) or value is None:
        return ' t="str"', escape(value or "")
    return ("", str(value)) if value == value else (' t="e"', "#N/A")


def quoted(text: str) -> str:
    """A text as a literal of a formula."""
    return '"' + text.replace('"', '""') + '"'
