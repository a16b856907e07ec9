"""What was odd in a file of answers, and the lines of JSON by which a survey keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterable
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
    SEVERAL = "several"
    """A column with several answers in a cell, left out."""
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


def survey_log_lines(oddities: Iterable[SurveyOddity]) -> tuple[str, ...]:
    """Oddities as lines; what says nothing is left out of a line."""
    return tuple(json.dumps(_told(oddity), ensure_ascii=False) for oddity in oddities)


def survey_logged(lines: Iterable[str]) -> tuple[SurveyOddity, ...]:
    """The oddities of lines; a line that this program cannot read, another version wrote: it is left out."""
    return tuple(oddity for oddity in map(_oddity, lines) if oddity is not None)


def _told(oddity: SurveyOddity) -> dict[str, object]:
    fields: dict[str, object] = {
        "kind": oddity.kind.value,
        "file": oddity.file,
        "sheet": oddity.sheet,
        "cells": list(oddity.cells),
        "count": oddity.count,
        "what": oddity.what,
        "question": oddity.question,
    }
    return {name: value for name, value in fields.items() if value}


def _oddity(line: str) -> SurveyOddity | None:
    try:
        told = json.loads(line)
        return SurveyOddity(
            SurveyOdd(told["kind"]),
            str(told.get("file", "")),
            str(told.get("sheet", "")),
            tuple(map(str, told.get("cells", ()))),
            int(told.get("count", 0)),
            str(told.get("what", "")),
            str(told.get("question", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
