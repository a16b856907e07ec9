"""What was odd in a client's figures, and what was done about it: the data quality log."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MOST_CELLS = 12
"""Cells that are named for each kind of oddity; the count says how many there are."""


class Odd(StrEnum):
    """Kinds of oddities; what each means for the figures is said by its words."""

    DUPLICATE = "duplicate"
    GAP = "gap"
    FUTURE = "future"
    ABOVE_100 = "above_100"
    ANSWERED_ABOVE_OFFERED = "answered_above_offered"
    WITHIN_ABOVE_ANSWERED = "within_above_answered"
    WITHIN_ABOVE_OFFERED = "within_above_offered"
    NEGATIVE = "negative"
    NO_NUMBER = "no_number"
    NOT_WHOLE = "not_whole"
    CLOCK_CHANGE = "clock_change"
    TOLD_ONCE = "told_once"
    NO_SUCH_TIME = "no_such_time"
    TOTAL = "total"
    SUM_OF_GROUPS = "sum_of_groups"
    TAKEN_OF_ONE = "taken_of_one"
    TAKEN_AS_PERCENT = "taken_as_percent"
    FILLED = "filled"
    FILLED_GROUP = "filled_group"
    NO_DATE = "no_date"
    OUT_OF_SCOPE = "out_of_scope"
    OUTSIDE_HOURS = "outside_hours"
    SHARES_ONLY = "shares_only"
    OF_ANSWERED = "of_answered"
    RESPONSE_TIME = "response_time"
    HIDDEN_SHEET = "hidden_sheet"
    OTHER_SHEET = "other_sheet"
    TOLD_ANEW = "told_anew"
    OTHER_LENGTH = "other_length"
    NEW_CHANNEL = "new_channel"
    ODD_SCALE = "odd_scale"
    COUNTS_DIFFER = "counts_differ"
    INCOMPLETE = "incomplete"
    GIVEN_SHARE = "given_share"
    DIVIDED = "divided"
    PART_ABOVE_WHOLE = "part_above_whole"


@dataclass(frozen=True, slots=True)
class Oddity:
    """A kind of oddity in a sheet: how often, in which cells (or periods), with what in the first."""

    kind: Odd
    file: str
    sheet: str
    cells: tuple[str, ...]
    count: int
    what: str = ""
    channel: str = ""


@dataclass
class OddityLog:
    """Gathers the oddities of one sheet."""

    file: str
    sheet: str
    _found: dict[tuple[Odd, str], list[str]] = field(default_factory=dict)
    _counts: dict[tuple[Odd, str], int] = field(default_factory=dict)
    _what: dict[tuple[Odd, str], str] = field(default_factory=dict)

    def note(self, kind: Odd, cell: str, what: str = "", group: str = "") -> None:
        """Adds a cell to a kind of oddity; groups of a kind are told apart."""
        key = kind, group
        cells = self._found.setdefault(key, [])
        if cell and len(cells) < MOST_CELLS:
            cells.append(cell)
        self._counts[key] = self._counts.get(key, 0) + 1
        self._what.setdefault(key, what)

    @property
    def oddities(self) -> tuple[Oddity, ...]:
        """What was gathered, in the order in which it was met."""
        return tuple(
            Oddity(key[0], self.file, self.sheet, tuple(cells), self._counts[key], self._what[key])
            for key, cells in self._found.items()
        )
