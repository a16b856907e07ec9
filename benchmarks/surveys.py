"""A survey of 5,000 people and 60 questions read and evaluated, against calamine alone."""

from __future__ import annotations

import gc
import os
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from maturity_desktop.domain.figure_records import Asked, Survey
from maturity_desktop.domain.survey import SurveyResult, survey_result
from maturity_desktop.domain.survey_reading import read_answers
from maturity_desktop.verbs.survey_answers import read_answer_file

GOAL = 6.0
"""The sheet is read in a child process; its start and handing over 300,000 cells cost as much as calamine."""
PEOPLE = 5_000
SCALES, YES_NO, COMMENTS, GROUPS = 52, 5, 2, 1
QUESTIONS = SCALES + YES_NO + COMMENTS + GROUPS
ROUNDS = 3
SURVEY = Survey("a1", "s1", Asked.CUSTOMERS, "Satisfaction", population=60_000, invited=20_000)


def measure() -> list[tuple[str, float, float]]:
    """What was measured, its ratio to calamine alone, and the goal."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        path = Path(name, "answers.xlsx")
        _write(path)
        found = _evaluate(path)
        assert (found.of, len(found.every_question)) == (PEOPLE, QUESTIONS), "every answer counts"
        # The two alternate, so that a noisy spell of the machine falls on both.
        pairs = [(_seconds(lambda: _evaluate(path)), _seconds(lambda: _bare(path))) for _ in range(ROUNDS)]
    ours, bare = (min(seconds) for seconds in zip(*pairs, strict=True))
    what = f"{PEOPLE:,} answers to {QUESTIONS} questions evaluated / calamine"
    return [(what, ours / bare, GOAL)]


def _evaluate(path: Path) -> SurveyResult:
    found = read_answers(read_answer_file(path, ()))
    return survey_result(SURVEY, found.questions, found.table)


def _bare(path: Path) -> None:
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _seconds(work: Callable[[], object]) -> float:
    """Of this process and of the child that reads: what else the machine does is no part of it."""
    gc.collect()
    before = os.times()
    work()
    return sum(os.times()[:4]) - sum(before[:4])


def _write(path: Path) -> None:
    """A number for each person, then scales of five, yes or no, comments in words, and the site."""
    chance = random.Random(1)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Answers")
    scales = [f"How content are you with part {place} of our work?" for place in range(SCALES)]
    settled = [f"Was matter {place} settled?" for place in range(YES_NO)]
    told = [f"What would you change about area {place}?" for place in range(COMMENTS)]
    sheet.append(["Respondent ID", *scales, *settled, *told, "Which site do you call?"])
    for person in range(PEOPLE):
        words = [f"Answer {person} in words of its own, of area {place}." for place in range(COMMENTS)]
        sheet.append(
            [
                10_000 + person,
                *(chance.randint(1, 5) for _ in scales),
                *(chance.choice(("Yes", "No")) for _ in settled),
                *(text if chance.random() < 0.2 else None for text in words),
                f"Hall {chance.randrange(6)}",
            ]
        )
    book.save(path)


if __name__ == "__main__":
    for what, ratio, goal in measure():
        print(f"{what:58} {ratio:8.2f} {goal:8.2f}")
