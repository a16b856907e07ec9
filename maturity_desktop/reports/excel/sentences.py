"""Pieces of formulas that have to do with words."""

from __future__ import annotations

from maturity_desktop.reports.excel.cells import quoted


def sentence(template: str, **cells: str) -> str:
    """A formula that puts cells into a sentence of the workbook's language."""
    marks = {name: f"\0{place}\0" for place, name in enumerate(cells)}
    formulas = list(cells.values())
    pieces = template.format(**marks).split("\0")
    return "&".join(
        formulas[int(piece)] if place % 2 else quoted(piece)
        for place, piece in enumerate(pieces)
        if place % 2 or piece
    )


def blank(cell: str) -> str:
    """The condition that nothing can be read in a cell."""
    return f"LEN(TRIM(CLEAN({cell})))=0"
