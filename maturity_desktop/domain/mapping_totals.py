"""Columns of an amount for all contacts and of how many there were, where a measure is an amount for one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from gettext import gettext as _

from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_numbers import written_number
from maturity_desktop.domain.mapping import ColumnRole, Role
from maturity_desktop.domain.mapping_table import Table, may_both_be_meant
from maturity_desktop.domain.mapping_words import (
    GENERIC,
    ROLE_WORDS,
    counts_contacts,
    is_for_each_contact,
    is_sum_of_contacts,
    may_be_of_all_contacts,
    role_of,
    words_of,
)
from maturity_desktop.domain.sheet import Cell


def columns_of_totals(table: Table, numeric: Sequence[int], measure: str) -> list[ColumnRole]:
    """The cost of all contacts, and the contacts; none where a column tells the amount for one.

    A cost that its head leaves open is one of all contacts where it is nowhere below how many there were.
    FiguresError where it may be either, where the contacts are lacking, or several columns may be meant.
    """
    heads = table.heads
    if not is_for_each_contact(measure):
        return []
    counts = [place for place in numeric if counts_contacts(heads[place], measure)]
    sums = [
        place
        for place in numeric
        if place not in counts
        and is_sum_of_contacts(heads[place])
        and role_of(heads[place], measure) is not Role.TARGET
    ]
    bare = [
        place
        for place in numeric
        if place not in {*counts, *sums} and may_be_of_all_contacts(heads[place], measure)
    ]
    if not (sums or bare) or any(
        _tells_one(heads[place], measure) for place in numeric if place not in {*counts, *sums, *bare}
    ):
        return []
    if not sums and _is_titled_for_one(table, measure):
        return []
    handled = [place for place in counts if words_of(heads[place]) & ROLE_WORDS[Role.ANSWERED]]
    cost = _only(table, sums or bare, Role.COST)
    if not sums and not (counts and _is_above(table, cost, _only(table, handled or counts, Role.CONTACTS))):
        raise _of_all_or_one(table, cost)
    if not counts:
        raise FiguresError(
            _(
                "{file}, “{sheet}”: “{head}” ({place}) is what all contacts cost, and no column tells how "
                "many there were."
            ).format(
                file=table.sheet.file,
                sheet=table.sheet.name,
                head=heads[cost],
                place=table.name_of(cost),
            ),
            Remedy.COLUMNS,
            _('Say in the mapping which does, as "columns": {{"{place}": "cost", "C": "contacts"}}.').format(
                place=table.name_of(cost)
            ),
        )
    contacts = _only(table, handled or counts, Role.CONTACTS)
    return [ColumnRole(cost, Role.COST), ColumnRole(contacts, Role.CONTACTS)]


def _is_titled_for_one(table: Table, measure: str) -> bool:
    """Whether the sheet or the file is called as the measure: its cost is that of one contact."""
    named = words_of(measure)
    return any(named <= words_of(text) for text in (table.sheet.name, table.sheet.file.rpartition(".")[0]))


def _is_above(table: Table, cost: int, contacts: int) -> bool:
    """Whether a cost is nowhere below the contacts: else one would cost less than one, or it is of one."""
    columns = table.sheet.columns
    pairs = zip(columns[cost][table.first :], columns[contacts][table.first :], strict=True)
    numbers = [tuple(map(_number, pair)) for pair in pairs]
    return all(one is None or many is None or one >= many for one, many in numbers)


def adds_up(table: Table, whole: int, parts: Sequence[int]) -> bool:
    """Whether a column is the sum of two others or more in every period that has them all."""
    rows = zip(*(table.sheet.columns[place][table.first :] for place in (whole, *parts)), strict=True)
    told = [[number for cell in row if (number := _number(cell)) is not None] for row in rows]
    full = [row for row in told if len(row) == len(parts) + 1]
    return len(parts) > 1 and bool(full) and all(row[0] == sum(row[1:]) for row in full)


def _number(cell: Cell) -> Fraction | None:
    """A cell's number; a mark in a text that may be of thousands is taken for one."""
    if isinstance(cell, str):
        written = written_number(cell)
        return None if written is None else written.value(written.decimal or ("," if "." in cell else "."))
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and math.isfinite(cell):
        return Fraction(cell)
    return None


def _of_all_or_one(table: Table, cost: int) -> FiguresError:
    """That a cost may be that of all contacts or that of one, and what is to be said."""
    place = table.name_of(cost)
    fact = _(
        "{file}, “{sheet}”: “{head}” ({place}) may be what all contacts cost or what one costs. Call the "
        "column “Total cost” and put one of the contacts beside it, or call it “Cost per contact”."
    )
    return FiguresError(
        fact.format(file=table.sheet.file, sheet=table.sheet.name, head=table.heads[cost], place=place),
        Remedy.COLUMNS,
        _(
            'Or say it in the mapping, as "columns": {{"{place}": "value"}} or {{"{place}": "cost", '
            '"C": "contacts"}} with all others.'
        ).format(place=place),
    )


def _tells_one(head: str, measure: str) -> bool:
    """Whether a head may be that of an amount for one contact."""
    role = role_of(head, measure)
    return role is Role.VALUE or (role is None and bool(words_of(head) & GENERIC))


def _only(table: Table, places: Sequence[int], role: Role) -> int:
    if len(places) > 1:
        raise may_both_be_meant(table, places[0], places[1], role)
    return places[0]
