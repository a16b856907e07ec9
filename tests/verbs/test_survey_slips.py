"""Files of answers with slips of the pen, school marks, rows that sum up, and columns that name people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.figure_records import QuestionKind
from maturity_desktop.domain.survey_log import SurveyOdd
from maturity_desktop.domain.survey_reading import FoundAnswers
from tests.verbs.client_files import workbook
from tests.verbs.test_survey_files import answers, question, read, told

ROWS = {SurveyOdd.ROW: (1, ("A1",))}
"""What is told of the numbers by which rows are known."""


def read_column(tmp_path: Path, head: str, cells: list[Any]) -> FoundAnswers:
    rows = [("Response ID", head), *((100 + place, cell) for place, cell in enumerate(cells))]
    return read(workbook(tmp_path / "answers.xlsx", {"Answers": rows}))


@pytest.mark.parametrize("slip", [6, 0, 9])
def test_one_slip_makes_no_other_scale(tmp_path: Path, slip: int) -> None:
    found = read_column(tmp_path, "Content?", [*(n % 5 + 1 for n in range(59)), slip])
    own = question(found, "Content?")
    assert (own.kind, own.lowest, own.highest, own.top) == (QuestionKind.SCALE, 1, 5, 4)
    assert told(found)[SurveyOdd.OFF_SCALE] == (1, ("B61",))


def test_a_scale_of_seven_stays_one_where_some_use_its_end(tmp_path: Path) -> None:
    found = read_column(tmp_path, "Content?", [n % 7 + 1 for n in range(60)])
    assert (question(found, "Content?").highest, told(found)) == (7, ROWS)


def test_a_nought_of_ten_is_an_answer(tmp_path: Path) -> None:
    found = read_column(tmp_path, "Content?", [*(n % 10 + 1 for n in range(59)), 0])
    assert (question(found, "Content?").lowest, told(found)) == (0, ROWS)


@pytest.mark.parametrize(
    ("head", "ends", "top", "low_is_good"),
    [
        ("Content? (1 to 5)", (1, 5), 4, False),
        ("Content? (1-7)", (1, 7), 6, False),
        ("Zufrieden? Skala von 1 bis 6", (1, 6), 5, False),
        ("Note (1 = sehr gut, 6 = ungenügend)", (1, 6), 2, True),
        ("Content? (5 = very satisfied, 1 = very dissatisfied)", (1, 5), 4, False),
        ("Content? [1 = best; 4 = worst]", (1, 4), 2, True),
    ],
)
def test_a_head_says_which_scale_it_is(
    tmp_path: Path, head: str, ends: tuple[int, int], top: int, low_is_good: bool
) -> None:
    found = read_column(tmp_path, head, [1, 2, 3, 2, 4, 1, 3, 9])
    own = question(found, head)
    assert (own.lowest, own.highest, own.top, own.low_is_good) == (*ends, top, low_is_good)
    assert told(found)[SurveyOdd.OFF_SCALE] == (1, ("B9",))


def test_what_may_be_school_marks_is_told(tmp_path: Path) -> None:
    found = read_column(tmp_path, "Content?", [n % 6 + 1 for n in range(24)])
    assert told(found) == ROWS | {SurveyOdd.MARKS: (1, ("B1",))}


@pytest.mark.parametrize("word", ["Average", "Mittelwert", "Durchschnitt", "Ø", "Total"])
def test_rows_that_sum_others_up_are_nobody(tmp_path: Path, word: str) -> None:
    rows = [("Team", "Good?"), ("A", 4), ("A", 3), ("B", 1), ("B", 5), (None, None), (word, 3.25)]
    found = read(workbook(tmp_path / "sum.xlsx", {"Answers": rows}))
    assert answers(found, "Good?") == ["4", "3", "1", "5"]
    assert answers(found, "Team") == ["A", "A", "B", "B"]
    assert told(found) == {SurveyOdd.TOTAL: (1, ("A7",))}


def test_every_column_that_is_left_out_is_told(tmp_path: Path) -> None:
    head = ("Employee no", "Age", "Team leader", "Vorgesetzter", "Ideas?", "Good?")
    rows = [head, *((5000 + n, 25 + n, "Ann Berg", "Ben Carter", None, n % 5 + 1) for n in range(12))]
    found = read(workbook(tmp_path / "left.xlsx", {"Answers": rows}))
    assert [own.text for own in found.questions] == ["Good?"]
    assert [(own.kind, own.cells) for own in found.oddities] == [
        (SurveyOdd.PERSONAL, ("A1",)),
        (SurveyOdd.NUMBERS, ("B1",)),
        (SurveyOdd.NAMES, ("C1",)),
        (SurveyOdd.NAMES, ("D1",)),
        (SurveyOdd.UNUSED, ("E1",)),
    ]
    assert "Berg" not in str(found.oddities)


def test_a_rating_with_words_among_its_answers_stays_a_rating(tmp_path: Path) -> None:
    said = ["my boss Ann never listens to me", "it depends on whom one asks", "3,5 or so"]
    found = read_column(tmp_path, "Content?", [5, 4, said[0], 3, said[1], 2, said[2], 4])
    assert question(found, "Content?").kind is QuestionKind.SCALE
    assert told(found)[SurveyOdd.OFF_SCALE] == (3, ("B4", "B6", "B8"))
    assert "Ann" not in str((found.table, found.oddities))


def test_choices_with_a_number_in_some_stay_choices(tmp_path: Path) -> None:
    found = read_column(tmp_path, "How often?", [1, 2, 3, 1, 2, "more", "more", "more"])
    assert question(found, "How often?").kind is QuestionKind.CHOICE


def test_spans_of_years_make_groups(tmp_path: Path) -> None:
    found = read_column(tmp_path, "Tenure", ["0-1 years", "2-5 years"] * 6)
    assert question(found, "Tenure").kind is QuestionKind.GROUP


def test_the_text_of_a_question_keeps_its_scale(tmp_path: Path) -> None:
    head = "How likely are you to recommend us (0-10)?"
    found = read_column(tmp_path, f"3. {head}", [n % 11 for n in range(22)])
    assert question(found, head).kind is QuestionKind.RECOMMEND
