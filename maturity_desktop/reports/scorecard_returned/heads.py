"""The heads of a table that came back: they tell where a column stands, once somebody moved its cells."""

from __future__ import annotations

from collections.abc import Mapping

from maturity_desktop.domain.return_faults import Fault, Trouble
from maturity_desktop.domain.sheet import Sheet, cell_text
from maturity_desktop.reports.scorecard_returned.meaning import TableSent, word_key


class Heads:
    """The heads as they stand in a row; of no row where that is gone."""

    def __init__(self, sheet: Sheet, row: int, sent: TableSent) -> None:
        self._sheet, self._row, self._sent = sheet, row, sent
        told = [cell_text(column[row]) for column in sheet.columns] if 0 <= row < sheet.height else []
        self._told = told
        self._places: dict[str, list[int]] = {}
        for place, text in enumerate(told):
            self._places.setdefault(word_key(text), []).append(place)
        heads = [head for _name, head in sent.columns.values()] + [own.heading for own in sent.fixed]
        self._known = {word_key(head) for head in heads}

    def read(self, head: str, named: int) -> tuple[int | None, Trouble | None]:
        """Where a column stands whose name stands at `named`, and what there is to say of its head.

        A head that somebody put into words of their own says nothing: then the name counts.
        """
        key = word_key(head)
        if not self._told or word_key(self._told[named]) == key:
            return named, None
        places = self._places.get(key, [])
        if len(places) == 1:
            return places[0], None  # its cells were moved, its name was not
        if word_key(self._told[named]) not in self._known:
            return named, None
        cell = self._sheet.cell_name(self._row, named)
        return None, Trouble(Fault.WRONG_HEAD, self._sheet.name, 0, cell, head, self._told[named])

    def fixed(self) -> Mapping[str, int]:
        """Where the columns stand that nobody fills in, as far as one head alone says so."""
        found = {own.id: self._places.get(word_key(own.heading), []) for own in self._sent.fixed}
        return {name: places[0] for name, places in found.items() if len(places) == 1}
