"""Why a client's sheet is not read as supporting figures: what of its shape stands in the way, and where."""

from __future__ import annotations

from gettext import gettext as _

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_moments import Column
from maturity_desktop.domain.mapping_table import LOOKED_AT, Table
from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.domain.supporting_guess import table_told, year_in
from maturity_desktop.domain.supporting_heads import KnownHeads
from maturity_desktop.domain.weeks_told import weeks_told

MOST_TEXTS = 30
"""Columns in which names of figures are looked for."""


def why_unread(sheet: Sheet, catalogue: SupportingCatalogue) -> FiguresError | None:
    """What keeps a sheet from being read; None where nothing is known of it at all."""
    table = table_told(sheet, catalogue)
    return weeks_told(sheet) or _names_in_rows(table, KnownHeads(catalogue)) or _years_beside(table)


def _names_in_rows(table: Table, known: KnownHeads) -> FiguresError | None:
    """A column with the names of several amounts, whose figures are then in one column."""
    for place, cells in enumerate(table.sheet.columns[:MOST_TEXTS]):
        column = Column(table.sheet, place, table.first, cells[table.first : table.first + LOOKED_AT])
        told = {cell: known.meaning(cell) for cell in dict.fromkeys(column.cells) if isinstance(cell, str)}
        names = [cell for cell, meaning in told.items() if meaning is not None]
        if len({meaning.amount for meaning in told.values() if meaning is not None}) < 2:
            continue
        fact = _(
            "{place}: “{cell}” and other names of figures stand below each other, and their figures in one "
            "column. Give each a column of its own (a pivot table does it): months down, names across."
        )
        return FiguresError(fact.format(place=column.where(column.cells.index(names[0])), cell=names[0]))
    return None


def _years_beside(table: Table) -> FiguresError | None:
    """Years that have columns of their own."""
    years = {place: year_in(head) for place, head in enumerate(table.heads) if place != table.dates}
    told = [place for place, year in years.items() if year is not None]
    if len({years[place] for place in told}) < 2:
        return None
    sheet = table.sheet
    fact = _(
        "{file}, “{sheet}”: each year has columns of its own, as “{one}” ({one_place}) and “{other}” "
        "({other_place}). Write the years below each other, with months as 2025-03."
    )
    return FiguresError(
        fact.format(
            file=sheet.file,
            sheet=sheet.name,
            one=table.heads[told[0]],
            one_place=_cell_of_year(table, told[0]),
            other=table.heads[told[-1]],
            other_place=_cell_of_year(table, told[-1]),
        )
    )


def _cell_of_year(table: Table, place: int) -> str:
    """The cell that tells a column's year: above it, or the head further left that spans it."""
    for row in reversed(range(table.first)):
        own = next((at for at in range(place, -1, -1) if table.sheet.columns[at][row] is not None), place)
        if year_in(str(table.sheet.columns[own][row])) is not None:
            return table.sheet.cell_name(row, own)
    return table.name_of(place)
