"""The questionnaire on paper and the workbooks for answers, out and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.survey_columns import SurveyFileError
from maturity_desktop.domain.survey_log import SurveyOdd
from maturity_desktop.reports.survey_sheets.content import SurveyPaper
from maturity_desktop.reports.survey_sheets.layout import ABOUT_SHEET, AnswerForm
from maturity_desktop.reports.survey_sheets.questionnaire import write_questionnaire
from maturity_desktop.verbs.survey_answers import read_answer_file
from maturity_desktop.verbs.survey_returns import is_returned, read_returned
from maturity_desktop.verbs.survey_sheets import export_answer_workbook, export_questionnaire
from tests.reports.pdf_reading import overlaps, pages_of, squeezed

SURVEY = Survey("a", "s1", Asked.EMPLOYEES, "=Staff & “survey” <2026>", smallest_group=7)
LONG = "A question that goes on and on, with words enough for many a line. " * 40
FIVE = ("Very bad", "Bad", "Fair", "Good", "Very good")


def asked(place: int, name: str, text: str, kind: QuestionKind, *choices: str) -> SurveyQuestion:
    return SurveyQuestion("a", "s1", name, place, text, kind, choices=choices)


QUESTIONS = (
    asked(0, "team", "In which team?", QuestionKind.GROUP, "North", "South"),
    asked(1, "site", "Where?", QuestionKind.GROUP),
    asked(2, "aims", "I know our aims.", QuestionKind.SCALE, "No, never", "Yes, always"),
    asked(3, "each", "=1+1", QuestionKind.SCALE, *FIVE),
    asked(4, "nps", "Would you recommend us?", QuestionKind.RECOMMEND),
    asked(5, "ok", "Settled?", QuestionKind.YES_NO),
    asked(6, "pick", "Which one, then?", QuestionKind.CHOICE, "One, or so", "Two; perhaps", "9" * 300),
    asked(7, "long", LONG, QuestionKind.SCALE, "x" * 400, LONG),
    asked(8, "said", "What else?", QuestionKind.COMMENT),
)


def paper(*questions: SurveyQuestion, **more: Any) -> SurveyPaper:
    survey = replace(SURVEY, **more)
    return SurveyPaper(survey, questions or QUESTIONS, "Norrhaven & Co", "A. Ssessor", NullTranslations())


def printed(own: SurveyPaper) -> bytes:
    out = BytesIO()
    write_questionnaire(own, out)
    return out.getvalue()


# On paper


def test_the_questionnaire_says_all_of_it_on_numbered_pages() -> None:
    pages = pages_of(printed(paper()))
    text = squeezed(pages.text)
    for words in (
        "=Staff & “survey” <2026>",
        "A. Ssessor is looking at how the contact centre of Norrhaven & Co works.",
        "Results are shown for groups of at least 7 answers only",
        *(f"{number}. {own.text}" for number, own in enumerate(QUESTIONS, start=1) if own.text != LONG),
        *(choice for own in QUESTIONS for choice in own.choices if choice != LONG),
        "Not at all likely",
        "Extremely likely",
        f"Page 1 of {len(pages.pages)}",
    ):
        assert squeezed(words) in text, words
    assert text.count(squeezed("words enough for many a line.")) >= 80


def test_nothing_on_paper_is_clipped_or_lies_on_something_else() -> None:
    for page in pages_of(printed(paper())).pages:
        assert (round(page.width), round(page.height)) == (595, 842)
        for left, bottom, right, top in (box for box, _text in page.boxes):
            assert left >= 40 and right <= 555 and bottom >= 30 and top <= 815
        boxes = [box for box, text in page.boxes if text.strip()]
        for place, box in enumerate(boxes):
            assert all(overlaps(box, other) < 0.3 for other in boxes[place + 1 :])


def test_the_same_survey_is_the_same_file() -> None:
    assert printed(paper()) == printed(paper())
    assert printed(paper()) != printed(paper(title="Another"))


def test_customers_are_not_told_of_an_assessor(tmp_path: Path) -> None:
    path = tmp_path / "questions.pdf"
    export_questionnaire(paper(asked=Asked.CUSTOMERS), path)
    text = pages_of(path).text
    assert "Ssessor" not in text
    assert "would like to know how it served you" in text.replace("\r\n", " ").replace("\n", " ")


# As sheets, out and back


def sent(folder: Path, form: AnswerForm = AnswerForm.ROWS, name: str = "") -> Path:
    path = folder / (name or f"{form}.xlsx")
    export_answer_workbook(paper(), form, path)
    return path


def edited(path: Path, edit: Callable[[Any], None]) -> Path:
    book = load_workbook(path)
    edit(book)
    book.save(path)
    return path


def fill_row(sheet: Any, row: int, *values: Any) -> None:
    for column, value in enumerate(values, start=2):
        cell = sheet.cell(row, column)
        assert not cell.protection.locked
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"


ANSWERED = ("North", "=Hall", 4, 5, 10, "yes", "Two; perhaps", 3, "-1 is not enough")
KEPT = ("North", "=Hall", "4", "5", "10", "yes", "Two; perhaps", "3", "-1 is not enough")


def test_typed_answers_come_back_as_they_were_typed(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        fill_row(book["Answers"], 6, *ANSWERED)
        fill_row(book["Answers"], 9, "Elsewhere", None, 1)

    path = edited(sent(tmp_path), fill)
    assert is_returned(path)
    found = read_returned([path], SURVEY, QUESTIONS)
    assert found.table[0] == ("row", *(own.id for own in QUESTIONS))
    assert [row[1:] for row in found.table[1:]] == [KEPT, ("Elsewhere", "", "1", *[""] * 6)]
    assert found.oddities == () and found.new == ()


def test_files_of_one_person_each_come_back_together(tmp_path: Path) -> None:
    def fill(book: Any, person: int) -> None:
        book.properties.lastModifiedBy = f"Person {person}"
        for row, value in enumerate(ANSWERED, start=5):
            cell = book["Answers"].cell(row, 3)
            assert not cell.protection.locked
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"

    paths = [
        edited(sent(tmp_path, AnswerForm.PERSON, f"{person}.xlsx"), partial(fill, person=person))
        for person in range(3)
    ]
    empty = sent(tmp_path, AnswerForm.PERSON, "empty.xlsx")
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(paths[0].read_bytes())
    found = read_returned([*paths, empty, copy], SURVEY, QUESTIONS)
    assert [row[1:] for row in found.table[1:]] == [KEPT] * 3
    assert [(own.kind, own.file, own.cells) for own in found.oddities] == [
        (SurveyOdd.NO_ANSWER, "empty.xlsx", ("C5",)),
        (SurveyOdd.DUPLICATE, "copy.xlsx", ("C5",)),
    ]
    assert "0.xlsx" in found.origin and "2.xlsx" in found.origin


def test_what_is_no_answer_is_told_by_its_cell(tmp_path: Path) -> None:
    path = edited(sent(tmp_path), lambda book: fill_row(book["Answers"], 7, "North", None, 9, "gut"))
    found = read_returned([path], SURVEY, QUESTIONS)
    assert [(own.kind, own.cells, own.what) for own in found.oddities] == [
        (SurveyOdd.OFF_SCALE, ("D7",), "9"),
        (SurveyOdd.OFF_SCALE, ("E7",), "gut"),
    ]


def change_head(book: Any) -> None:
    book["Answers"]["D4"] = "I know your aims."


def merge(book: Any) -> None:
    book["Answers"].merge_cells("C7:C8")


def calculate(book: Any) -> None:
    book["Answers"]["D8"] = "=2+2"


def take_another_survey(book: Any) -> None:
    book[ABOUT_SHEET]["A2"] = "s2"


def rename(book: Any) -> None:
    book["Answers"].title = "Mine"


@pytest.mark.parametrize("form", list(AnswerForm))
@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (take_another_survey, "“_survey”, A2: the answers belong to another survey"),
        (merge, "C7:C8 are merged"),
        (calculate, "“Answers”, D8: a formula is no answer"),
        (rename, "“Answers” is missing"),
    ],
)
def test_a_workbook_that_was_changed_is_refused(
    tmp_path: Path, form: AnswerForm, edit: Callable[[Any], None], told: str
) -> None:
    path = edited(sent(tmp_path, form), edit)
    with pytest.raises(SurveyFileError) as caught:
        read_returned([path], SURVEY, QUESTIONS)
    assert told in str(caught.value) and path.name in str(caught.value)


def test_a_changed_question_is_refused_with_its_cell(tmp_path: Path) -> None:
    path = edited(sent(tmp_path), change_head)
    with pytest.raises(SurveyFileError, match="D4: here stands “I know your aims"):
        read_returned([path], SURVEY, QUESTIONS)


def test_another_file_is_no_workbook_for_answers(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("Good?;Fair?\n4;5\n3;2\n", encoding="utf-8")
    assert not is_returned(path)
    assert len(read_answer_file(path, ())) == 1
    with pytest.raises(SurveyFileError, match=r"other\.csv is no workbook for answers"):
        read_returned([path], SURVEY, QUESTIONS)


def test_only_answers_can_be_changed_and_lists_offer_them(tmp_path: Path) -> None:
    book = load_workbook(sent(tmp_path))
    sheet = book["Answers"]
    assert sheet.protection.sheet and not sheet.protection.password
    assert sheet.freeze_panes == "B6"
    assert book[ABOUT_SHEET].sheet_state == "veryHidden"
    assert [sheet.cell(4, column).value for column in (2, 4, 10)] == [
        "In which team?",
        "I know our aims.",
        "What else?",
    ]
    assert sheet["E4"].data_type == "s" and sheet["E4"].quotePrefix
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert sorted(rules) == ["B6", "D6", "E6", "F6", "G6", "H6", "I6"]
    assert rules["B6"].showErrorMessage is False and rules["D6"].showErrorMessage is True
    first, last = rules["F6"].formula1.replace("$", "").split("!")[1].split(":")
    offered = [cell.value for cell in book[ABOUT_SHEET][f"{first}:{last}"][0]]
    assert offered == list(range(11))


def test_a_list_on_the_other_sheet_holds_the_choices_whole(tmp_path: Path) -> None:
    about = load_workbook(sent(tmp_path, AnswerForm.PERSON))[ABOUT_SHEET]
    (row,) = [row for row in about.iter_rows(min_row=8, values_only=True) if row[0] == "pick"]
    assert [own for own in row[3:] if own is not None] == list(QUESTIONS[6].choices)
