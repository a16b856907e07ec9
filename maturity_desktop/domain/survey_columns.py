"""How a file of answers is read: its sheets, and which question each of their columns answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.figure_records import SurveyQuestion
from maturity_desktop.domain.sheet import Cell, Sheet

REMEMBERED = 4096


class SurveyFileError(MaturityError):
    """A file of answers that cannot be read as it is; the text names file and cell."""


class ColumnUse(StrEnum):
    """What a column is for."""

    ANSWERS = "answers"
    ROW = "row"
    """A number or a time of the answers: recognises those that come twice, and is not kept."""
    LEFT_OUT = "left_out"


class Left(StrEnum):
    """Why a column is left out."""

    PERSONAL = "personal"
    """It says who answered: a name, an address, a number of the staff."""
    NAMES = "names"
    """It names somebody other than who answered: a manager."""
    PROGRAM = "program"
    """It is the survey tool's own matter."""
    EMPTY = "empty"
    SEVERAL = "several"
    """Its cells hold several answers each."""
    NUMBERS = "numbers"
    """Numbers beyond every scale."""
    CHOSEN = "chosen"
    """Somebody said so."""


@dataclass(frozen=True)
class ColumnPlan:
    """A column of answers and its question; `is_new` where the survey does not have the question yet.

    `codes` are answers by the key of the words that stand for them. `left` says why a column is left out.
    """

    place: int
    head: str
    use: ColumnUse
    question: SurveyQuestion | None = None
    is_new: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    left: Left | None = None


@dataclass(frozen=True)
class AnswerSheet:
    """A sheet of answers: its heads, their row and that of the first answers, from the first at hand.

    `totals` are the rows that sum others up. `file_sha256` is empty where the file is not known.
    """

    sheet: Sheet
    heads: tuple[str, ...]
    head_row: int
    first: int
    totals: frozenset[int] = frozenset()
    file_sha256: str = ""

    @property
    def people(self) -> Iterator[int]:
        """The rows that may be those of people."""
        return (row for row in range(self.first, self.sheet.height) if row not in self.totals)


@dataclass(frozen=True)
class AnswerPlan:
    """A sheet, how its columns are read, and whether it is taken."""

    answers: AnswerSheet
    columns: tuple[ColumnPlan, ...]
    taken: bool = True

    def with_column(self, column: ColumnPlan) -> AnswerPlan:
        """The plan with another use of one column."""
        every = (column if own.place == column.place else own for own in self.columns)
        return replace(self, columns=tuple(every))


@lru_cache(maxsize=REMEMBERED, typed=True)
def text_of(cell: Cell) -> str:
    """A cell as text: 4 and not 4.0; a column has few different ones in many cells."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
