"""Columns of an amount for all contacts and of how many there were, where a measure is an amount for one."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.mapping import ColumnRole, Role
from maturity_desktop.domain.mapping_table import Table, may_both_be_meant
from maturity_desktop.domain.mapping_words import (
    GENERIC,
    ROLE_WORDS,
    counts_contacts,
    is_for_each_contact,
    is_sum_of_contacts,
    role_of,
    words_of,
)


def columns_of_totals(table: Table, numeric: Sequence[int], measure: str) -> list[ColumnRole]:
    """The cost of all contacts, and the contacts; none where a column tells the amount for one.

    FiguresError where the contacts are lacking, or several columns may be meant.
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
    if not sums or any(
        _tells_one(heads[place], measure) for place in numeric if place not in {*counts, *sums}
    ):
        return []
    handled = [place for place in counts if words_of(heads[place]) & ROLE_WORDS[Role.ANSWERED]]
    cost = _only(table, sums, Role.COST)
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


def _tells_one(head: str, measure: str) -> bool:
    """Whether a head may be that of an amount for one contact."""
    role = role_of(head, measure)
    return role is Role.VALUE or (role is None and bool(words_of(head) & GENERIC))


def _only(table: Table, places: Sequence[int], role: Role) -> int:
    if len(places) > 1:
        raise may_both_be_meant(table, places[0], places[1], role)
    return places[0]
