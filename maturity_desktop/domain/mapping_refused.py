"""Where a sheet has the figure that is wanted, but turned round, only expected or of other periods."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext as _

from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_moments import Column
from maturity_desktop.domain.longer_periods import is_longer_period
from maturity_desktop.domain.mapping_guess import has_numbers
from maturity_desktop.domain.mapping_table import LOOKED_AT, MOST_COLUMNS, Table, find_table
from maturity_desktop.domain.mapping_words import is_of_another, names_measure
from maturity_desktop.domain.sheet import Sheet

MOST_HEADS = 8


def refuse_other_figures(sheets: Iterable[Sheet], measure: str) -> None:
    """FiguresError where a column of one of the sheets is nearly, and not, what is wanted."""
    for sheet in sheets:
        table = find_table(sheet)
        for place, head in enumerate(table.heads if table is not None else ()):
            if table is not None and _is_near(table, place, measure):
                raise _refused(table, place, head)


def refuse_longer_periods(sheets: Iterable[Sheet]) -> None:
    """FiguresError where one of the sheets tells of quarters or halves of years, down or across."""
    for sheet in sheets:
        for place, column in enumerate(sheet.columns[:MOST_COLUMNS]):
            for row, cell in enumerate(column[:LOOKED_AT]):
                if isinstance(cell, str) and is_longer_period(cell) and not cell.strip().isdecimal():
                    Column(sheet, place, row, column[row:]).refuse(
                        0,
                        _(
                            "{place}: “{cell}” stands for more than a month, and levels go by month. Ask for "
                            "the figures by month, as 2025-03."
                        ),
                    )


def refuse_unnamed_figures(sheets: Iterable[Sheet]) -> None:
    """FiguresError where a sheet has dates, and no head that says what the figures beside them are."""
    for sheet in sheets:
        table = find_table(sheet)
        if table is None:
            continue
        heads = [own for place, own in enumerate(table.heads) if place != table.dates and own]
        if heads:
            raise FiguresError(
                _(
                    "{file}, “{sheet}”: no figures were found. None of the heads says that it is the figure: "
                    "{heads}."
                ).format(
                    file=sheet.file,
                    sheet=sheet.name,
                    heads=", ".join(f"“{own}”" for own in heads[:MOST_HEADS]),
                ),
                Remedy.COLUMNS,
                _(
                    'Say in a mapping which does, as "columns": {{"{dates}": "date", "{place}": "value"}}.'
                ).format(
                    dates=table.name_of(table.dates),
                    place=table.name_of(next(place for place, own in enumerate(table.heads) if own in heads)),
                ),
            )


def _is_near(table: Table, place: int, measure: str) -> bool:
    head = table.heads[place]
    return (
        place != table.dates
        and is_of_another(head)
        and names_measure(head, measure)
        and has_numbers(table.sheet.columns[place], table.first)
    )


def _refused(table: Table, place: int, head: str) -> FiguresError:
    name = table.name_of(place)
    return FiguresError(
        _(
            "{file}, “{sheet}”: “{head}” ({place}) is of another period, of what was expected or not "
            "reached, or a difference, and no other column is the figure itself."
        ).format(file=table.sheet.file, sheet=table.sheet.name, head=head, place=name),
        Remedy.COLUMNS,
        _(
            'If it is the figure all the same, say so in a mapping, as "columns": {{"{dates}": "date", '
            '"{place}": "value"}}.'
        ).format(dates=table.name_of(table.dates), place=name),
    )
