"""Where everything stands in the workbook: the one place that writing, checking and reading back share.

A table sheet has its title in row 1, its subject in row 2, its heads in row 4 and its rows from row 5.
Columns are found by their ids (columns.py), sheets and ranges by their titles and names.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.results import Reason, ReasonCode
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel import columns
from maturity_desktop.reports.excel.cells import column_letter
from maturity_desktop.reports.excel.columns import Column
from maturity_desktop.reports.parts import FrameworkContent, Mark
from maturity_desktop.reports.sections.wording import mark_words, reason_words
from maturity_desktop.reports.text import one_line

HEAD_ROW = 4
SUMMARY_HEAD_ROW = 10
DOMAIN_STRIDE = 1_000
"""A domain's number times this, plus a level, is one whole number that a formula can look up."""
SHEET_NAME_LIMIT = 31
_NOT_IN_A_TITLE = re.compile(r"[][:*?/\\]")


def reference(title: str) -> str:
    """A sheet's title as formulas write it."""
    return "'" + title.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of `count` rows on the sheet `title`; `fixed` columns stay in sight, `label` names a row."""

    title: str
    columns: tuple[Column, ...]
    count: int
    fixed: int = 0
    suffix: str = ""
    head_row: int = HEAD_ROW
    label: str = "criterion"
    pages_wide: int = 1

    def letter(self, column: str) -> str:
        return column_letter([entry.id for entry in self.columns].index(column))

    @property
    def first_row(self) -> int:
        return self.head_row + 1

    @property
    def last_row(self) -> int:
        return self.head_row + max(self.count, 1)

    def here(self, column: str, row: int) -> str:
        """A cell of the same row, for a formula on this sheet."""
        return f"${self.letter(column)}{row}"

    def cell(self, column: str, row: int) -> str:
        """A cell, for a formula on any sheet."""
        return f"{reference(self.title)}!${self.letter(column)}${row}"

    def run(self, column: str, first: int, last: int) -> str:
        """The cells from one row to another, for a formula on any sheet."""
        letter = self.letter(column)
        return f"{reference(self.title)}!${letter}${first}:${letter}${last}"

    def range(self, column: str) -> str:
        return self.run(column, self.first_row, self.last_row)

    def names(self) -> Iterator[tuple[str, str]]:
        """The named ranges of the columns."""
        for column in self.columns:
            if column.name:
                yield column.name + self.suffix, self.range(column.id)


@dataclass(frozen=True, slots=True)
class Terms:
    """The words that formulas compare, in the workbook's language."""

    met: str
    partly: str
    not_met: str
    not_applicable: str
    applies: str
    rated: str
    unrated: str
    nothing_applies: str
    no_confidence: str
    reasons: Mapping[ReasonCode, str]

    @property
    def answers(self) -> tuple[str, ...]:
        return (self.met, self.partly, self.not_met, self.not_applicable)

    def answer(self, mark: Mark) -> str:
        """The word for an answer; empty where there is none."""
        return dict(zip(_ANSWERS, self.answers, strict=True)).get(mark, "")

    def confidence(self, confidence: Confidence) -> str:
        return self.no_confidence if confidence is Confidence.NONE else confidence.value

    def state(self, state: State) -> str:
        return {
            State.RATED: self.rated,
            State.UNRATED: self.unrated,
            State.NOT_APPLICABLE: self.nothing_applies,
        }[state]


_ANSWERS = (Mark.MET, Mark.PARTLY, Mark.NOT_MET, Mark.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Definitions:
    """The sheet of definitions; it begins with the lists and numbers that formulas use."""

    title: str
    levels: int

    @property
    def answers(self) -> tuple[int, int]:
        """The first and the last row of the answers."""
        return HEAD_ROW + 1, HEAD_ROW + 4

    @property
    def scale(self) -> tuple[int, int]:
        """The first and the last row of the scale's levels."""
        first = self.answers[1] + 3
        return first, first + self.levels - 1

    @property
    def numbers(self) -> Mapping[str, int]:
        """The rows of the rules' numbers by name; shares are whole numbers, so that comparing is exact."""
        first = self.scale[1] + 3
        names = ("Lowest_possible", "Threshold_part", "Threshold_whole", "Headline_part", "Headline_whole")
        return {name: first + place for place, name in enumerate(names)}

    def names(self, suffix: str) -> Iterator[tuple[str, str]]:
        sheet = reference(self.title)
        yield f"Answers{suffix}", f"{sheet}!$A${self.answers[0]}:$A${self.answers[1]}"
        yield f"Scale{suffix}", f"{sheet}!$A${self.scale[0]}:$A${self.scale[1]}"
        for name, row in self.numbers.items():
            yield name + suffix, f"{sheet}!$B${row}"


@dataclass(frozen=True, slots=True)
class FrameworkLayout:
    """The sheets of one framework. `level_rows` holds, for each criterion, the first and last row of its
    levels; `suffix` ends every name, so that several frameworks keep theirs apart.
    """

    summary: Table
    scorecard: Table
    checkpoints: Table
    definitions: Definitions
    levels: Table
    level_rows: tuple[tuple[int, int], ...]
    steps: tuple[int, ...]
    suffix: str

    def name(self, name: str) -> str:
        """A name of this framework, as its formulas write it."""
        return name + self.suffix

    def names(self) -> Iterator[tuple[str, str]]:
        """Every name with the cells that it stands for."""
        for table in (self.scorecard, self.checkpoints):
            yield from table.names()
        yield from self.definitions.names(self.suffix)


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of a workbook; `continued` is there only where a text is longer than a cell."""

    terms: Terms
    frameworks: tuple[FrameworkLayout, ...]
    evidence: Table
    continued: Table

    @property
    def sheets(self) -> tuple[str, ...]:
        """The titles of the sheets that are always there, in order."""
        parts = self.frameworks
        return (
            *(table.title for part in parts for table in (part.summary, part.scorecard, part.checkpoints)),
            self.evidence.title,
            *(part.definitions.title for part in parts),
            *(part.levels.title for part in parts),
        )


def layout_of(content: ReportContent) -> Layout:
    """Where everything of this content stands."""
    _ = content.words.gettext
    several = len(content.frameworks) > 1
    return Layout(
        terms=_terms(content.words),
        frameworks=tuple(
            _framework_layout(framework, f"_{place}" if several else "", content.words)
            for place, framework in enumerate(content.frameworks, start=1)
        ),
        evidence=Table(
            _("Evidence"),
            columns.evidence_columns(content.words),
            len(content.evidence),
            2,
            label="label",
            pages_wide=2,
        ),
        continued=Table(_("Continued"), columns.continued_columns(content.words), 0, label="row"),
    )


def _framework_layout(
    content: FrameworkContent, suffix: str, words: gettext.NullTranslations
) -> FrameworkLayout:
    _ = words.gettext
    ending = f" {suffix[1:]} {content.id}" if suffix else ""

    def title(name: str) -> str:
        return _NOT_IN_A_TITLE.sub("", one_line(name + ending))[:SHEET_NAME_LIMIT].strip(" '")

    criteria = content.criteria
    levels = [len(entry.levels) for entry in criteria]
    ends = list(accumulate(levels, initial=HEAD_ROW))
    checkpoints = sum(len(level.checkpoints) for entry in criteria for level in entry.levels)
    steps = tuple(range(content.floor, content.top + 1))
    return FrameworkLayout(
        summary=Table(
            title(_("Summary")),
            columns.summary_columns(steps, words),
            len(content.domains),
            head_row=SUMMARY_HEAD_ROW,
            label="domain",
        ),
        scorecard=Table(title(_("Scorecard")), columns.scorecard_columns(words), len(criteria), 2, suffix),
        checkpoints=Table(
            title(_("Checkpoints")),
            columns.checkpoint_columns(words),
            checkpoints,
            4,
            suffix,
            label="checkpoint",
        ),
        definitions=Definitions(title(_("Definitions")), len(content.scale)),
        levels=Table(title(_("Levels")), columns.level_columns(words), sum(levels), 3, suffix),
        level_rows=tuple((start + 1, end) for start, end in pairwise(ends)),
        steps=steps,
        suffix=suffix,
    )


def _terms(words: gettext.NullTranslations) -> Terms:
    _ = words.gettext
    met, partly, not_met, not_applicable = (mark_words(mark, words) for mark in _ANSWERS)
    return Terms(
        met=met,
        partly=partly,
        not_met=not_met,
        not_applicable=not_applicable,
        applies=_("yes"),
        rated=_("rated"),
        unrated=_("not rated"),
        nothing_applies=_("not applicable"),
        no_confidence=_("none"),
        reasons={code: reason_words(Reason(code), words) for code in ReasonCode},
    )
