"""Where a sheet has the figure that is wanted, but of another period, turned round or only expected."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext as _

from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.mapping_guess import has_numbers
from maturity_desktop.domain.mapping_table import Table, find_table
from maturity_desktop.domain.mapping_words import is_of_another, names_measure
from maturity_desktop.domain.sheet import Sheet


def refuse_other_figures(sheets: Iterable[Sheet], measure: str) -> None:
    """FiguresError where a column of one of the sheets is nearly, and not, what is wanted."""
    for sheet in sheets:
        table = find_table(sheet)
        for place, head in enumerate(table.heads if table is not None else ()):
            if table is not None and _is_near(table, place, measure):
                raise _refused(table, place, head)


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
