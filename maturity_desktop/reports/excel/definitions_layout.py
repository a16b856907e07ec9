"""Where the lists and numbers stand that formulas use, at the head of the sheet Definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maturity_desktop.reports.excel.table import HEAD_ROW, reference
from maturity_desktop.reports.excel.traits import Traits

NUMBERS = (
    "Lowest_possible", "Highest_possible", "Threshold_part", "Threshold_whole", "Headline_part",
    "Headline_whole",
)  # fmt: skip
"""Shares are two whole numbers each, so that comparing is exact."""
_APART = 3
"""From the last row of a section to the first of the next: an empty row and a title."""
_ANSWERS = 4

Rows = tuple[int, int]
"""The first and the last row of a section."""


@dataclass(frozen=True, slots=True)
class Definitions:
    """The sheet of definitions of one framework; a section that its traits do not want has no rows."""

    title: str
    traits: Traits

    @property
    def answers(self) -> Rows:
        return HEAD_ROW + 1, HEAD_ROW + _ANSWERS

    @property
    def sign_answers(self) -> Rows:
        return _below(self.answers, _ANSWERS if self.traits.signs else 0)

    @property
    def scale(self) -> Rows:
        """Its levels, with their titles beside them."""
        return _below(self.sign_answers, len(self.traits.steps))

    @property
    def statuses(self) -> Rows:
        """The words that can stand beside a level."""
        return _below(self.scale, len(self.traits.statuses))

    @property
    def numbers(self) -> Mapping[str, int]:
        """The rows of the rules' numbers by name."""
        first, _last = _below(self.statuses, len(NUMBERS))
        return {name: first + place for place, name in enumerate(NUMBERS)}

    def names(self, suffix: str) -> Iterator[tuple[str, str]]:
        sheet = reference(self.title)
        yield f"Answers{suffix}", _run(sheet, "A", self.answers)
        if self.traits.signs:
            yield f"Sign_answers{suffix}", _run(sheet, "A", self.sign_answers)
        yield f"Scale{suffix}", _run(sheet, "A", self.scale)
        yield f"Scale_title{suffix}", _run(sheet, "B", self.scale)
        for row, level in enumerate(self.traits.statuses, start=self.statuses[0]):
            yield f"Status_{level}{suffix}", f"{sheet}!$A${row}"
        for name, row in self.numbers.items():
            yield name + suffix, f"{sheet}!$B${row}"


def _below(rows: Rows, count: int) -> Rows:
    """The rows of the next section; where it has none, the same end again."""
    if not count:
        return rows
    first = rows[1] + _APART
    return first, first + count - 1


def _run(sheet: str, letter: str, rows: Rows) -> str:
    return f"{sheet}!${letter}${rows[0]}:${letter}${rows[1]}"
