"""Files of answers as survey tools and people make them: right figures, or a refusal that names the cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.survey_columns import AnswerPlan, ColumnUse, Left, SurveyFileError
from maturity_desktop.domain.survey_log import SurveyOdd
from maturity_desktop.domain.survey_reading import ROW, FoundAnswers, read_answers
from maturity_desktop.verbs.survey_answers import (
    answering,
    left_out,
    plans_to_remember,
    read_answer_file,
    with_code,
)
from tests.verbs.client_files import old_workbook, open_document, text_file, workbook

EASY = SurveyQuestion("a", "s", "easy", 0, "How easy did we make it for you?", QuestionKind.SCALE)
AGREE = ("strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree")


def read(path: Path, *questions: SurveyQuestion, once: bool = False) -> FoundAnswers:
    return read_answers(read_answer_file(path, questions), once=once)


def answers(found: FoundAnswers, text: str) -> list[str]:
    """What everybody answered to a question, by its text."""
    question = next(own for own in found.questions if own.text == text)
    place = found.table[0].index(question.id)
    return [row[place] for row in found.table[1:]]


def question(found: FoundAnswers, text: str) -> SurveyQuestion:
    return next(own for own in found.questions if own.text == text)


def told(found: FoundAnswers) -> dict[SurveyOdd, tuple[int, tuple[str, ...]]]:
    return {own.kind: (own.count, own.cells) for own in found.oddities}


def csv_file(path: Path, rows: Iterable[Sequence[Any]], mark: str = ",", encoding: str = "utf-8") -> Path:
    lines = (mark.join(f'"{cell}"' if mark in str(cell) else str(cell) for cell in row) for row in rows)
    return text_file(path, "\n".join(lines), encoding)


# The exports of the usual tools


def test_microsoft_forms(tmp_path: Path) -> None:
    head = (
        "ID",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "How satisfied are you?",
        "Where do you work?",
    )
    start = datetime(2026, 1, 12, 9, 30)  # noqa: DTZ001 - sheets know no zones
    rows = [
        (number, start, start, "anonymous", None, 1 + number % 5, f"Hall {number % 2}")
        for number in range(1, 13)
    ]
    found = read(workbook(tmp_path / "forms.xlsx", {"Sheet1": [head, *rows]}))
    assert Counter(answers(found, "How satisfied are you?")) == {"1": 2, "2": 3, "3": 3, "4": 2, "5": 2}
    assert question(found, "How satisfied are you?").kind is QuestionKind.SCALE
    assert question(found, "Where do you work?").kind is QuestionKind.GROUP or found.questions[1].choices
    assert [own.text for own in found.questions] == ["How satisfied are you?", "Where do you work?"]
    assert found.origin == "Sheet1!A2:G13"


def test_google_forms(tmp_path: Path) -> None:
    head = ("Timestamp", "Email Address", "Was your matter settled?", "What should change, if anything?")
    rows = [
        (
            f"2026/01/12 9:30:{n:02} am GMT+1",
            f"p{n}@example.org",
            "Yes" if n % 3 else "No",
            f"More {n}, please",
        )
        for n in range(9)
    ]
    found = read(csv_file(tmp_path / "google.csv", [head, *rows]))
    assert Counter(answers(found, "Was your matter settled?")) == {"yes": 6, "no": 3}
    assert answers(found, "What should change, if anything?")[0] == "More 0, please"
    assert "example.org" not in str(found.table)
    assert told(found)[SurveyOdd.PERSONAL] == (1, ("B1",))


@pytest.mark.parametrize(("name", "written"), [("old.xls", old_workbook), ("open.ods", open_document)])
def test_sheets_of_other_programs(
    tmp_path: Path, name: str, written: Callable[[Path, Sequence[Sequence[Any]]], Path]
) -> None:
    head = ("Person", "How satisfied are you?", "Was it easy?", "Where do you work?")
    rows = [(n, 1 + n % 5, "Yes" if n % 3 else "No", f"Hall {n % 2}") for n in range(12)]
    found = read(written(tmp_path / name, [head, *rows]))
    assert Counter(answers(found, "How satisfied are you?")) == {"1": 3, "2": 3, "3": 2, "4": 2, "5": 2}
    assert Counter(answers(found, "Was it easy?")) == {"yes": 8, "no": 4}
    assert Counter(answers(found, "Where do you work?")) == {"Hall 0": 6, "Hall 1": 6}
    assert (found.count, found.origin) == (12, "Sheet1!A2:D13")


def test_survey_monkey_with_two_rows_of_heads(tmp_path: Path) -> None:
    heads = (
        (
            "Respondent ID",
            "Collector ID",
            "Start Date",
            "IP Address",
            "How much do you agree?",
            "",
            "Anything else?",
        ),
        ("", "", "", "", "I know our aims.", "My training helps me.", "Open-Ended Response"),
    )
    rows = [
        (1000 + n, 7, "01/12/2026 09:30", "10.0.0.1", AGREE[n % 5].title(), AGREE[4].title(), "")
        for n in range(10)
    ]
    found = read(csv_file(tmp_path / "monkey.csv", [*heads, *rows]))
    aims = "How much do you agree? – I know our aims."
    assert Counter(answers(found, aims)) == {"1": 2, "2": 2, "3": 2, "4": 2, "5": 2}
    assert set(answers(found, "How much do you agree? – My training helps me.")) == {"5"}
    assert found.count == 10
    assert "10.0.0.1" not in str(found.table)


def test_lime_survey_with_codes(tmp_path: Path) -> None:
    head = ("id", "submitdate", "lastpage", "startlanguage", "seed", "G01Q01", "G01Q02[SQ001]", "G01Q03")
    rows = [
        (n, "2026-01-12 09:30:00", 3, "en", 99 + n, f"A{1 + n % 5}", "Y" if n % 2 else "N", n % 11)
        for n in range(20)
    ]
    found = read(csv_file(tmp_path / "lime.csv", [head, *rows], ";"))
    assert [own.text for own in found.questions] == ["G01Q01", "G01Q02[SQ001]", "G01Q03"]
    assert Counter(answers(found, "G01Q01")) == dict.fromkeys("12345", 4)
    assert Counter(answers(found, "G01Q02[SQ001]")) == {"yes": 10, "no": 10}


def test_lime_survey_with_codes_and_texts_matches_the_text(tmp_path: Path) -> None:
    head = ("id. Response ID", "G01Q01. How easy did we make it for you?")
    found = read(csv_file(tmp_path / "lime.csv", [head, *((n, "AO05") for n in range(3))], ";"), EASY)
    assert answers(found, EASY.text) == ["5"] * 3
    assert found.new == ()


# Values


@pytest.mark.parametrize(
    ("texts", "kind", "kept"),
    [
        (["4", "4.0", "4,0", "2"], QuestionKind.SCALE, ["4", "4", "4", "2"]),
        (["5 - Very good", "1 - Poor", "3", "5 - Very good"], QuestionKind.SCALE, ["5", "1", "3", "5"]),
        (["Very good (5)", "Poor (1)", "Poor (1)", "Fair (3)"], QuestionKind.SCALE, ["5", "1", "1", "3"]),
        (["stimme voll zu", "teils/teils", "Stimme nicht zu"], QuestionKind.SCALE, ["5", "3", "2"]),
        (["sehr zufrieden", "unzufrieden", "sehr zufrieden"], QuestionKind.SCALE, ["5", "2", "5"]),
        (["ja", "Nein", "JA"], QuestionKind.YES_NO, ["yes", "no", "yes"]),
        (["Yes", "no", "n/a"], QuestionKind.YES_NO, ["yes", "no", ""]),
        (["7", "1", "6"], QuestionKind.SCALE, ["7", "1", "6"]),
        (["once", "twice", "once", "Once"], QuestionKind.CHOICE, ["once", "twice", "once", "once"]),
    ],
)
def test_the_kind_of_a_question_is_that_of_its_values(
    tmp_path: Path, texts: list[str], kind: QuestionKind, kept: list[str]
) -> None:
    rows = [("No.", "What do you say to this?"), *enumerate(texts)]
    found = read(csv_file(tmp_path / "values.csv", rows, ";"))
    assert question(found, "What do you say to this?").kind is kind
    assert [own for own in answers(found, "What do you say to this?") if own] == [own for own in kept if own]


@pytest.mark.parametrize(
    ("texts", "choices"),
    [
        (AGREE, AGREE),
        (("Strongly agree", "Agree", "Strongly disagree"), ("Strongly disagree", "Strongly agree")),
        (("Agree", "agree", "Strongly Agree"), ()),
        (("sehr zufrieden", "Sehr zufrieden", "Sehr zufrieden", "sehr unzufrieden"), (
            "sehr unzufrieden", "Sehr zufrieden",
        )),
    ],
)  # fmt: skip
def test_the_words_of_a_scale_name_its_boxes(
    tmp_path: Path, texts: Sequence[str], choices: tuple[str, ...]
) -> None:
    rows = [("No.", "We hear of changes"), *enumerate([*texts, *texts])]
    found = read(csv_file(tmp_path / "words.csv", rows, ";"))
    assert question(found, "We hear of changes").choices == choices


@pytest.mark.parametrize(
    "text",
    [
        "Too slow at weekends.",
        "I had to ring three times before anybody answered",
        "ask j.berg@x.org",
        "Good, but slow on the second day",
    ],
)
@pytest.mark.parametrize("head", ["What happened?", "Your team"])
def test_what_was_written_freely_is_a_comment_however_few_wrote_it(
    tmp_path: Path, text: str, head: str
) -> None:
    rows = [("No.", head), *enumerate([text, "nothing", "nothing"] * 4)]
    found = read(csv_file(tmp_path / "own.csv", rows, ";"))
    assert question(found, head).kind is QuestionKind.COMMENT


@pytest.mark.parametrize("head", ["Who helped you?", "Your team"])
def test_names_of_people_are_no_choice_and_no_group(tmp_path: Path, head: str) -> None:
    rows = [("No.", head, "Good?"), *((n, ("Anna Berg", "Ilse Quist")[n % 2], 4) for n in range(12))]
    found = read(csv_file(tmp_path / "names.csv", rows, ";"))
    assert [own.text for own in found.questions] == ["Good?"]
    assert "Berg" not in str(found.table)


@pytest.mark.parametrize(
    "texts", [("Live Chat", "E-mail"), ("Team North", "Team South"), ("Yes, fully", "In part")]
)
def test_short_wordings_that_come_again_are_choices(tmp_path: Path, texts: tuple[str, str]) -> None:
    rows = [("No.", "Which?"), *enumerate(texts * 4)]
    found = read(csv_file(tmp_path / "choices.csv", rows, ";"))
    assert question(found, "Which?").kind is QuestionKind.CHOICE


def test_nought_to_ten_is_a_recommendation_where_the_head_says_so(tmp_path: Path) -> None:
    heads = ("Würden Sie uns weiterempfehlen?", "How fast were we, of ten?")
    found = read(
        csv_file(tmp_path / "ten.csv", [heads, *((n % 11, n % 11) for n in range(22))], ";", "cp1252")
    )
    assert question(found, heads[0]).kind is QuestionKind.RECOMMEND
    fast = question(found, heads[1])
    assert (fast.kind, fast.lowest, fast.highest, fast.top) == (QuestionKind.SCALE, 0, 10, 9)


def test_a_group_spelt_in_several_ways_is_one(tmp_path: Path) -> None:
    rows = [("Team", "Good?"), ("North", 4), ("north ", 5), ("North", 3), ("South", 2), ("South", 1)]
    found = read(workbook(tmp_path / "team.xlsx", {"Answers": rows}))
    assert answers(found, "Team") == ["North", "North", "North", "South", "South"]


def test_what_is_off_the_scale_is_told_with_its_cell(tmp_path: Path) -> None:
    rows = [("How easy did we make it for you?",), (5,), (9,), ("often",), (4,)]
    found = read(workbook(tmp_path / "odd.xlsx", {"Answers": rows}), EASY)
    assert answers(found, EASY.text) == ["5", "4"]
    assert told(found)[SurveyOdd.OFF_SCALE] == (2, ("A3", "A4"))


def test_a_head_with_a_slip_is_the_question_all_the_same(tmp_path: Path) -> None:
    rows = [("3. How easy did we make it for yuo", "Team"), *((n % 5 + 1, "A") for n in range(6))]
    found = read(csv_file(tmp_path / "slip.csv", rows, ";"), EASY)
    assert next(own.id for own in found.questions) == "easy"


# Shapes


def test_lines_above_the_table_are_passed_over(tmp_path: Path) -> None:
    rows = [("Staff survey 2026",), (), ("Team", "Good?", "Fair?"), ("A", 4, 5), ("A", 3, 2), ("B", 1, 1)]
    found = read(workbook(tmp_path / "above.xlsx", {"Answers": rows}))
    assert answers(found, "Fair?") == ["5", "2", "1"]


def test_sheets_with_the_same_heads_are_read_together_and_others_are_told(tmp_path: Path) -> None:
    head = ("Good?", "Fair?")
    sheets: dict[str, Sequence[Sequence[Any]]] = {
        "January": [head, (4, 5), (3, 3)],
        "February": [head, (1, 2)],
        "Notes": [("Who", "When"), ("HR", "today")],
        "Old": [head, (5, 5)],
    }
    found = read(workbook(tmp_path / "months.xlsx", sheets, hidden=["Old"]))
    assert answers(found, "Good?") == ["4", "3", "1"]
    assert {own.kind: own.sheet for own in found.oddities} == {
        SurveyOdd.OTHER_SHEET: "Notes",
        SurveyOdd.HIDDEN_SHEET: "Old",
    }


def test_rows_without_an_answer_are_left_out_and_told(tmp_path: Path) -> None:
    rows = [
        ("ID", "Good?", "Fair?"),
        (1, 4, 5),
        (2, None, None),
        (None, None, None),
        (3, "n/a", 2),
        (4, 1, 1),
    ]
    found = read(workbook(tmp_path / "gaps.xlsx", {"Answers": rows}))
    assert found.count == 3
    assert told(found)[SurveyOdd.NO_ANSWER] == (1, ("A3",))


def test_a_row_with_the_same_number_and_answers_counts_once(tmp_path: Path) -> None:
    rows = [("Response ID", "Good?"), (1, 4), (2, 4), (1, 4), (3, 5)]
    found = read(workbook(tmp_path / "twice.xlsx", {"Answers": rows}))
    assert answers(found, "Good?") == ["4", "4", "5"]
    assert told(found)[SurveyOdd.DUPLICATE] == (1, ("A4",))


def test_rows_alike_that_nothing_tells_apart_each_count(tmp_path: Path) -> None:
    head = ("Good?", "Fair?", "Kind?", "Fast?")
    rows = [head, (4, 4, 4, 5), (4, 4, 4, 5), (1, 2, 2, 1)]
    found = read(workbook(tmp_path / "alike.xlsx", {"Answers": rows}))
    assert found.count == 3
    assert told(found)[SurveyOdd.ALIKE] == (2, ("A2", "A3"))
    few = read(workbook(tmp_path / "few.xlsx", {"Answers": [row[:3] for row in rows]}))
    assert SurveyOdd.ALIKE not in told(few)


@pytest.mark.parametrize(
    ("once", "kept", "kind"), [(True, ["3", "5"], "again"), (False, ["4", "3", "5"], "repeated")]
)
def test_of_somebody_who_was_asked_once_the_last_answer_counts(
    tmp_path: Path, once: bool, kept: list[str], kind: str
) -> None:
    rows = [("E-mail", "Good?"), ("a@x.org", 4), ("b@x.org", 3), ("A@x.org", 5)]
    found = read(workbook(tmp_path / "again.xlsx", {"Answers": rows}), once=once)
    assert answers(found, "Good?") == kept
    assert told(found)[SurveyOdd(kind)] == (1, ("A2",))


def test_two_people_of_the_same_name_both_count(tmp_path: Path) -> None:
    rows = [("Name", "Good?"), ("Anna Berg", 4), ("Anna Berg", 3)]
    found = read(workbook(tmp_path / "names.xlsx", {"Answers": rows}), once=True)
    assert answers(found, "Good?") == ["4", "3"]


def test_columns_that_say_who_answered_are_left_out_whatever_their_heads(tmp_path: Path) -> None:
    rows = [("Contact", "Who", "Staff number", "Good?")]
    people = ("Anna Berg", "Ben Carter", "Cleo Dahl", "Dirk Eriksen")
    rows += [(f"{n}@x.org", name, 4000 + n, 1 + n) for n, name in enumerate(people)]  # type: ignore[misc]
    found = read(workbook(tmp_path / "who.xlsx", {"Answers": rows}))
    assert [own.text for own in found.questions] == ["Good?"]
    assert [own.cells for own in found.oddities] == [("A1",), ("B1",), ("C1",)]
    assert not any(word in str(found.table) for word in ("x.org", "Berg", "400"))


def test_several_answers_in_a_cell_are_left_out_and_told(tmp_path: Path) -> None:
    rows = [("Which channels?", "Good?"), ("phone;chat;", 4), ("phone;", 3), ("chat;mail;", 5)]
    found = read(workbook(tmp_path / "several.xlsx", {"Answers": rows}))
    assert told(found) == {SurveyOdd.SEVERAL: (1, ("A1",))}


def test_one_answer_to_everything_is_told_and_counts(tmp_path: Path) -> None:
    head = tuple(f"Statement {word}?" for word in ("one", "two", "three", "four", "five"))
    rows = [head, (3, 3, 3, 3, 3), (1, 2, 3, 4, 5), (4, 4, 4, 4, 4), (5, 4, 5, 4, 5)]
    found = read(workbook(tmp_path / "straight.xlsx", {"Answers": rows}))
    assert found.count == 4
    assert told(found)[SurveyOdd.STRAIGHT] == (2, ())


# Refusals


def test_merged_answers_are_refused_with_their_cells(tmp_path: Path) -> None:
    rows = [("Good?", "Fair?"), (4, 5), (3, None), (1, 2)]
    path = workbook(tmp_path / "merged.xlsx", {"Answers": rows}, {"Answers": ["A3:B3"]})
    with pytest.raises(SurveyFileError, match="“Answers”: A3:B3 are merged"):
        read(path)


def test_two_columns_for_one_question_are_refused_with_their_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path / "two.xlsx", {"Answers": [(EASY.text, "Easy, again"), (4, 5), (3, 1)]})
    (plan,) = read_answer_file(path, [EASY])
    plan = plan.with_column(answering(plan.columns[1], EASY))
    with pytest.raises(SurveyFileError, match="A1 and B1 both answer “How easy"):
        read_answers([plan])


def test_a_file_without_a_table_of_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SurveyFileError, match=r"note\.xlsx, “Answers”: there is no table of answers at A1"):
        read(workbook(tmp_path / "note.xlsx", {"Answers": [("Nobody answered.",)]}))


def test_a_file_of_which_nothing_is_taken_is_refused_with_the_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "nothing.xlsx", {"Answers": [("Name", "E-mail"), ("Anna Berg", "a@x.org")]})
    with pytest.raises(SurveyFileError, match="columns from A1 on"):
        read(path)


# What a person says of columns


def only(plans: Sequence[AnswerPlan]) -> AnswerPlan:
    (plan,) = plans
    return plan


def test_what_was_said_of_columns_is_remembered_for_the_next_file_of_the_shape(tmp_path: Path) -> None:
    rows = [("Easy, was it?", "Remark"), ("top", "a long remark"), ("flop", "another long remark")]
    path = workbook(tmp_path / "own.xlsx", {"Answers": rows})
    plan = only(read_answer_file(path, [EASY]))
    easy = with_code(with_code(answering(plan.columns[0], EASY), "top", "5"), "Flop!", "1")
    plan = plan.with_column(easy).with_column(left_out(plan.columns[1]))
    assert [row[1:] for row in read_answers([plan]).table[1:]] == [("5",), ("1",)]
    again = only(read_answer_file(path, [EASY], plans_to_remember([plan])))
    assert read_answers([again]).table == read_answers([plan]).table
    assert again.columns[1].left is Left.CHOSEN
    assert only(read_answer_file(path, [EASY])).columns[1].use is ColumnUse.ANSWERS


def test_a_column_can_be_used_that_was_left_out(tmp_path: Path) -> None:
    path = workbook(tmp_path / "own.xlsx", {"Answers": [("Score", "Good?"), (44, 4), (55, 3)]})
    plan = only(read_answer_file(path, [EASY]))
    assert plan.columns[0].left is Left.NUMBERS
    with_easy = with_code(answering(plan.columns[0], EASY), "44", "4")
    found = read_answers([plan.with_column(with_easy)])
    assert answers(found, EASY.text) == ["4", ""]
    assert found.table[0][0] == ROW


@pytest.mark.parametrize("day", ["2025-11-03", "03.11.2025", datetime.fromisoformat("2025-11-03 00:00")])
def test_people_who_answer_alike_on_one_day_are_several(tmp_path: Path, day: str | datetime) -> None:
    rows: list[list[Any]] = [["Date", "CSAT"]]
    rows += [[day, 5]] * 6 + [[day, 2]]
    found = read(workbook(tmp_path / "days.xlsx", {"Answers": rows}))
    assert answers(found, "CSAT") == ["5"] * 6 + ["2"]
    assert SurveyOdd.DUPLICATE not in told(found)
