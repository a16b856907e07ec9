"""What was odd in a file of answers, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from maturity_desktop.domain.figure_log import MOST_CELLS


class SurveyOdd(StrEnum):
    """Kinds of oddities; what each means for the results is said by its words."""

    NO_ANSWER = "no_answer"
    """A row without any answer, left out."""
    DUPLICATE = "duplicate"
    """A row that is there twice, with the same number or time."""
    AGAIN = "again"
    """A person who answered before: the last answer counts."""
    REPEATED = "repeated"
    """A person who answered before, and may have: every answer counts."""
    ALREADY_THERE = "already_there"
    """A row that the survey had from an earlier file."""
    ALIKE = "alike"
    """Rows alike in every answer that nothing tells apart: each counts."""
    OFF_SCALE = "off_scale"
    """A cell that is no answer to its question, left out."""
    STRAIGHT = "straight"
    """A row with one and the same answer to all questions of a scale; it counts."""
    PERSONAL = "personal"
    """A column that says who answered, left out."""
    ROW = "row"
    """A column with a number or a time of the answers, by which those that come twice are known; not kept."""
    SEVERAL = "several"
    """A column with several answers in a cell, left out."""
    NAMES = "names"
    """A column that names others, as a manager, left out."""
    NUMBERS = "numbers"
    """A column of numbers that are from no scale, left out."""
    UNUSED = "unused"
    """A column without anything in it, or that somebody left out."""
    TOTAL = "total"
    """A row that sums others up, left out."""
    MARKS = "marks"
    """Answers from 1 to 6 taken for a scale on which high is good, which school marks are not."""
    OTHER_SHEET = "other_sheet"
    HIDDEN_SHEET = "hidden_sheet"


@dataclass(frozen=True, slots=True)
class SurveyOddity:
    """A kind of oddity in a sheet, and of one question: how often, in which cells, with what in the first."""

    kind: SurveyOdd
    file: str = ""
    sheet: str = ""
    cells: tuple[str, ...] = ()
    count: int = 1
    what: str = ""
    question: str = ""


@dataclass
class SurveyOddityLog:
    """Gathers the oddities of one sheet, each kind by question."""

    file: str
    sheet: str
    _cells: dict[tuple[SurveyOdd, str], list[str]] = field(default_factory=dict)
    _what: dict[tuple[SurveyOdd, str], str] = field(default_factory=dict)

    def note(self, kind: SurveyOdd, cell: str, what: str = "", question: str = "") -> None:
        """Adds a cell to a kind of oddity."""
        self._cells.setdefault((kind, question), []).append(cell)
        self._what.setdefault((kind, question), what)

    @property
    def oddities(self) -> tuple[SurveyOddity, ...]:
        """What was gathered, in the order in which it was met."""
        return tuple(
            SurveyOddity(
                kind,
                self.file,
                self.sheet,
                tuple(cells[:MOST_CELLS]),
                len(cells),
                self._what[kind, question],
                question,
            )
            for (kind, question), cells in self._cells.items()
        )
