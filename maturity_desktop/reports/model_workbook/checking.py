"""What is wrong with a workbook, in the words of its sheets."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Sequence
from dataclasses import replace
from gettext import NullTranslations

from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.reports.model_workbook.to_tree import ReadModel

MOST_TOLD = 20
_SCALE_BEGINS = ("scale", 0)
_CELL = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]+)(?P<row>[0-9]+)", re.DOTALL)


def in_words_of_the_sheets(error: FrameworkError, read: ReadModel) -> FrameworkError:
    """The same problems in the order of the sheets, with the headings that stand there instead of keys."""

    def place(problem: FrameworkProblem) -> tuple[int, int, str]:
        found = _CELL.fullmatch(problem.cell)
        title = found["sheet"] if found else ""
        order = list(read.headings).index(title) if title in read.headings else -1
        return order, problem.line, found["column"].rjust(3) if found else ""

    problems = sorted(error.problems, key=place)
    if causes := [problem for problem in problems if problem.path == _SCALE_BEGINS]:
        problems = causes  # what a level requires cannot be judged by a scale that begins elsewhere
    told = [_with_heading(problem, read) for problem in problems]
    return FrameworkError(at_most(told, read.words))


def at_most(problems: Sequence[FrameworkProblem], words: NullTranslations) -> tuple[FrameworkProblem, ...]:
    """As many problems as a person can take in, and how many more there are."""
    told, left = problems[:MOST_TOLD], problems[MOST_TOLD:]
    if not left:
        return tuple(told)
    what = words.ngettext(
        "and {count} more problem from here on", "and {count} more problems from here on", len(left)
    )
    more = replace(
        left[0], what=what.format(count=len(left)), instead=words.gettext("Mend those above first."), path=()
    )
    return (*told, more)


def _with_heading(problem: FrameworkProblem, read: ReadModel) -> FrameworkProblem:
    """Of headings that several sheets have for a key, its own sheet's is the one that stands there."""
    what, sheet = problem.what, problem.cell.rpartition("!")[0]
    headings = ChainMap(
        *(dict(read.headings[title]) for title in (sheet, *read.headings) if title in read.headings)
    )
    for key in (part for part in problem.path if isinstance(part, str) and part in headings):
        what = what.replace(f"“{key}”", f"“{headings[key]}”")
    return replace(problem, what=what)
