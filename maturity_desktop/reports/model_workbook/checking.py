"""What is wrong with a workbook, in the words of its sheets."""

from __future__ import annotations

import re
from dataclasses import replace

from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.reports.model_workbook.to_tree import ReadModel

_CELL = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]+)(?P<row>[0-9]+)", re.DOTALL)


def in_words_of_the_sheets(error: FrameworkError, read: ReadModel) -> FrameworkError:
    """The same problems in the order of the sheets, with the headings that stand there instead of keys."""

    def place(problem: FrameworkProblem) -> tuple[int, int, str]:
        found = _CELL.fullmatch(problem.cell)
        title = found["sheet"] if found else ""
        order = list(read.sheets).index(title) if title in read.sheets else -1
        return order, problem.line, found["column"].rjust(3) if found else ""

    told = (_with_heading(problem, read) for problem in sorted(error.problems, key=place))
    return FrameworkError(tuple(told))


def _with_heading(problem: FrameworkProblem, read: ReadModel) -> FrameworkProblem:
    what = problem.what
    for key in (part for part in problem.path if isinstance(part, str) and part in read.headings):
        what = what.replace(f"“{key}”", f"“{read.headings[key]}”")
    return replace(problem, what=what)
