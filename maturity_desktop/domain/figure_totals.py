"""An amount for one contact, made of what all cost and how many there were: never a mean of means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from gettext import gettext as _
from itertools import groupby
from typing import Any

from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_moments import Column
from maturity_desktop.domain.figure_series import ReadSeries
from maturity_desktop.domain.mapping import ColumnRole, FigureMapping, Role
from maturity_desktop.domain.series import Figure, Grain, Month


def check_totals(
    mapping: FigureMapping,
    columns: Mapping[ColumnRole, Column],
    numbers: Mapping[ColumnRole, Sequence[Any]],
    rows: Sequence[int],
) -> None:
    """FiguresError with the cell where a cost is given, and not for how many contacts.

    `rows` are the places in the columns that the numbers are of.
    """
    for cost in mapping.of(Role.COST):
        contacts = next((own for own in mapping.of(Role.CONTACTS) if own.channel == cost.channel), None)
        if contacts is None:
            columns[cost].refuse(
                rows[0] if rows else 0,
                _("{place}: “{cell}” is what all contacts cost, and no column tells how many there were."),
                Remedy.COLUMNS,
                _('Say in the mapping which does, as "columns": {"C": "contacts"} with all others.'),
            )
        for row, total, count in zip(rows, numbers[cost], numbers[contacts], strict=True):
            if total is not None and not count:
                raise FiguresError(
                    _("{place}: it is not told how many contacts cost the “{cost}” of {cell}.").format(
                        place=columns[contacts].where(row),
                        cost=columns[cost].cells[row],
                        cell=columns[cost].name(row),
                    )
                )


def figures_of_totals(found: Mapping[Role, Sequence[Any]]) -> dict[Role, Sequence[Any]]:
    """Costs as values, and contacts as those offered, until months are made of them."""
    meant = {Role.COST: Role.VALUE, Role.CONTACTS: Role.OFFERED, Role.TARGET: Role.TARGET}
    return {meant[role]: values for role, values in found.items() if role in meant}


def for_each_contact(series: ReadSeries) -> ReadSeries:
    """The months of a series of costs and contacts: the sum of the one by the sum of the other."""
    figures, rows = [], []
    places = range(len(series.figures))
    for _month, group in groupby(places, key=lambda place: Month.of(series.figures[place].start.date())):
        own = list(group)
        figures.append(_month_of([series.figures[place] for place in own]))
        rows.append(series.rows[own[0]])
    return replace(series, grain=Grain.MONTH, figures=tuple(figures), rows=rows)


def _month_of(figures: Sequence[Figure]) -> Figure:
    first = figures[0]
    cost = sum((own.value for own in figures if own.value is not None), Fraction(0))
    contacts = sum(own.offered or 0 for own in figures)
    start = first.start.replace(day=1, hour=0, minute=0)
    return Figure(start, value=cost / contacts, target=first.target)
