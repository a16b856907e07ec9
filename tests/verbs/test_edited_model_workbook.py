"""A model's workbook that people have edited: what is understood, and every problem by sheet and cell."""

from __future__ import annotations

from contextlib import suppress
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.verbs.models import export_model_workbook, file_of, read_model
from tests.examples import examples
from tests.verbs.model_workbooks import SMALL, Edit, edited, entry_of, problems, put


def move_a_column(book: Any) -> None:
    """Text comes to stand before everything else."""
    sheet = book["Checkpoints"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    for number, row in enumerate(rows, start=4):
        for place, value in enumerate([row[3], *row[:3], *row[4:]], start=1):
            sheet.cell(number, place).value = value


def turn_the_rows(book: Any) -> None:
    """Criteria of different checkpoints in any order; those of one level stay in theirs."""
    sheet = book["Checkpoints"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=8)]
    for number, place in enumerate((3, 1, 2, 0), start=5):
        for column, value in enumerate(rows[place], start=1):
            sheet.cell(number, column).value = value


def leave_rows_empty(book: Any) -> None:
    book["Checkpoints"].insert_rows(6, 3)
    book["Checkpoints"]["D6"].value = "   "
    book["Criteria"].insert_rows(1, 5)


def numbers_as_text(book: Any) -> None:
    book["Checkpoints"]["B5"].value = " 1 "
    book["Criteria"]["F5"].value = "1,5"
    book["Scale"]["A6"].value = "1.0"
    book["Model"]["B12"].value = "100 %"


def other_words_for_yes(book: Any) -> None:
    book["Checkpoints"]["K7"].value = True
    book["Facts"]["C5"].value = " No "
    book["Checkpoints"]["G5"].value = "FALSE"


def spaces_round_words(book: Any) -> None:
    book["Checkpoints"]["A5"].value = " 1.01 "
    book["Checkpoints"]["D4"].value = "  TEXT "
    book["Criteria"]["E5"].value = "manager ; agent\n"


def text_as_numbers(book: Any) -> None:
    book["Criteria"]["B5"].value = 1.01
    book["Criteria"]["A5"].value = 1
    book["Model"]["B8"].value = 2026


def merge_the_criterion(book: Any) -> None:
    book["Checkpoints"].merge_cells("A5:A7")


def drop_what_is_empty(book: Any) -> None:
    for title in ("Beyond the scale", "Measures", "Rules", "Remarks", "Programme", "Tasks"):
        del book[title]
    book["Checkpoints"].delete_cols(5)


@pytest.mark.parametrize(
    "edit",
    [
        move_a_column, turn_the_rows, leave_rows_empty, numbers_as_text, other_words_for_yes,
        spaces_round_words, text_as_numbers, merge_the_criterion, drop_what_is_empty,
    ],
)  # fmt: skip
def test_what_people_do_to_a_workbook_is_understood(tmp_path: Path, edit: Edit) -> None:
    assert entry_of(edited(tmp_path, edit)) == entry_of(SMALL)


def test_a_new_row_is_a_new_checkpoint(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Checkpoints"].append(["1.10", 2, "1.10-2a", "It is done again."])

    levels = edited(tmp_path, edit)["domains"][0]["criteria"][1]["levels"]
    assert levels[2] == [{"id": "1.10-2a", "text": "It is done again."}]


def test_headings_in_the_words_of_the_window_are_understood(tmp_path: Path) -> None:
    class German(NullTranslations):
        def gettext(self, message: str) -> str:
            return {"Checkpoints": "Prüfpunkte", "Text": "Wortlaut", "Field": "Feld", "yes": "ja"}.get(
                message, message
            )

    path = tmp_path / "model.xlsx"
    export_model_workbook(file_of(SMALL), path, German())
    assert "Prüfpunkte" in load_workbook(path).sheetnames
    assert entry_of(read_model(path, German())[0]) == entry_of(SMALL)


WRONG: list[tuple[str, str, object, str]] = [
    ("Checkpoints", "D5", None, "“Text” is empty. Write a text."),
    ("Checkpoints", "B5", 7, "level 7 is not on the scale. Write one of: 0, 1, 2."),
    ("Checkpoints", "B5", "low", "this is no level. Write a whole number."),
    ("Checkpoints", "A5", "1.11", "the sheet “Criteria” has no “1.11”. Did you mean “1.10”?"),
    ("Checkpoints", "A5", None, "“Criterion” is empty. Write an id of the sheet “Criteria”."),
    ("Checkpoints", "I5", "sped", "there is no theme “sped”. Did you mean “speed”?"),
    ("Checkpoints", "G5", "maybe", "“Sign” is “maybe”. Write true or false."),
    ("Checkpoints", "D5", "=1+1", "a formula stands here. Write the value itself."),
    ("Checkpoints", "D4", "Txt", "the heading “Txt” is not known. Did you mean “Text”?"),
    ("Checkpoints", "N4", "Ours", "the heading “Ours” is not known. Take it out."),
    ("Checkpoints", "N6", "x", "a value stands in a column without a heading that is known. Take it out."),
    ("Checkpoints", "M4", "Text", "the heading “Text” is here for the second time."),
    ("Evidence hints", "B5", "paper", "“Kind” is “paper”. Write one of: document,"),
    ("Criteria", "G5", 9, "“Impact” is “9”. Write a whole number from 1 to 5."),
    ("Criteria", "E6", "manger", "there is no role “manger”. Did you mean “manager”?"),
    ("Model", "B6", None, "“Title” is empty. Write a text."),
    ("Model", "B12", "much", "“Threshold” is “much”. Write a number above 0, at most 1."),
    ("Model", "A6", "Titel", "the field “Titel” is not known. Did you mean “Title”?"),
    ("Target exceptions", "C5", None, "“1.01” is empty. Write a whole number."),
    ("Roles", "A6", "manager", "this is here for the second time (first in Roles!A5)."),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "told"), WRONG)
def test_a_problem_is_named_by_its_cell(
    tmp_path: Path, sheet: str, cell: str, value: object, told: str
) -> None:
    found = problems(tmp_path, put(sheet, cell, value))
    assert any(problem.startswith(f"{sheet}!{cell}: {told}") for problem in found), found


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda book: book.remove(book["Criteria"]), "the sheet “Criteria” is missing."),
        (
            lambda book: setattr(book["Facts"], "title", "Fact"),
            "Fact!A1: the sheet “Fact” means nothing here. Did you mean “Facts”?",
        ),
        (
            lambda book: book["Checkpoints"].delete_rows(4),
            "Checkpoints!A1: the headings of the sheet “Checkpoints” are missing. Write them in",
        ),
        (
            lambda book: book["Checkpoints"].delete_cols(4),
            "Checkpoints!A4: the heading “Text” is missing. Add the column.",
        ),
    ],
)
def test_a_sheet_or_a_column_that_is_missing_is_named(tmp_path: Path, edit: Edit, told: str) -> None:
    found = problems(tmp_path, edit)
    assert any(told in problem for problem in found), found


def test_every_problem_is_told_at_once_in_the_order_of_the_sheets(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Tasks"].append(["nowhere", "t1", "Do.", "plan"])
        book["Checkpoints"]["D6"].value = None
        book["Criteria"]["H5"].value = 0
        book["Checkpoints"]["C5"].value = "1.01-2z"

    cells = [problem.partition(":")[0] for problem in problems(tmp_path, edit)]
    assert cells == ["Criteria!H5", "Checkpoints!D6", "Tasks!A5"]


@settings(
    max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_stands_in_the_cells_only_problems_come_of_it(tmp_path: Path, data: st.DataObject) -> None:
    values = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=20).filter(str.isprintable), st.dates(), st.times(),
        st.sampled_from(["=A1", "1.01", 1]),
    )  # fmt: skip

    def edit(book: Any) -> None:
        for _n in range(data.draw(st.integers(1, 6))):
            sheet = book[data.draw(st.sampled_from(book.sheetnames))]
            row, column = data.draw(st.integers(1, 9)), data.draw(st.integers(1, 13))
            sheet.cell(row, column).value = data.draw(values)

    with suppress(FrameworkError):
        assert file_of(edited(tmp_path, edit)).framework.id
