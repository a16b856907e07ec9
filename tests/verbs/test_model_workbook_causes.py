"""What is wrong with a model's workbook is told by its cause, and not by all that follows from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.verbs.models import read_model
from tests.reports import audits
from tests.reports.excel.conftest import write
from tests.verbs.model_workbooks import SMALL, Edit, edited, entry_of, exported, problems, put, refused


def merge(sheet: str, cells: str) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].merge_cells(cells)

    return edit


def take_out(sheet: str) -> Edit:
    def edit(book: Any) -> None:
        del book[sheet]

    return edit


def put_in_rows(sheet: str, column: str, value: object) -> Edit:
    """Puts a value into each row of a column."""

    def edit(book: Any) -> None:
        for number in range(5, 69):
            book[sheet][f"{column}{number}"].value = value

    return edit


def with_many_rows(change: Edit) -> Edit:
    """An edit of a model with many checkpoints, in rows 5 to 68."""

    def edit(book: Any) -> None:
        for number in range(60):
            letters = chr(97 + number // 26) + chr(97 + number % 26)
            book["Checkpoints"].append(["1.10", 2, f"1.10-2{letters}", "It is done.", None, "manager"])
        change(book)

    return edit


# Merged cells


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        ("Checkpoints", "D5:D8"), ("Checkpoints", "D5:E5"), ("Checkpoints", "D4:D6"),
        ("Checkpoints", "C5:C6"), ("Checkpoints", "A4:B4"),
        ("Roles", "A5:A6"), ("Criteria", "D5:E6"), ("Model", "B6:B7"),
    ],
)  # fmt: skip
def test_merged_cells_of_which_the_meaning_cannot_be_told_are_named_once(
    tmp_path: Path, sheet: str, cells: str
) -> None:
    (told,) = problems(tmp_path, merge(sheet, cells))
    assert told.startswith(f"{sheet}!{cells[:2]}: the cells {cells} are merged. Take the merging back")


@pytest.mark.parametrize("cells", ["A5:A7", "B6:B7", "I5:I6"])
def test_what_rows_refer_to_may_be_merged(tmp_path: Path, cells: str) -> None:
    def write_out(book: Any) -> None:
        sheet = book["Checkpoints"]
        for (cell,) in sheet[cells]:
            cell.value = sheet[cells[:2]].value

    def merge_them(book: Any) -> None:
        write_out(book)
        merge("Checkpoints", cells)(book)

    assert entry_of(edited(tmp_path, merge_them)) == entry_of(edited(tmp_path, write_out))


def test_merged_cells_that_are_empty_or_beside_the_rows_do_no_harm(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        for sheet, cells in (("Checkpoints", "E5:E8"), ("Checkpoints", "A1:L2"), ("Model", "B6:C6")):
            merge(sheet, cells)(book)

    assert entry_of(edited(tmp_path, edit)) == entry_of(SMALL)


# Floods


UNKNOWN = "the heading “{}” is not known."
STRAY = "a value stands in a column without a heading that is known."
AS_TEXT = "Format the cell as text, and write 1.10 into it again."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            put("Checkpoints", "D4", "Renamed"),
            (
                "Checkpoints!A4: the heading “Text” is missing.",
                f"Checkpoints!D4: {UNKNOWN.format('Renamed')}",
            ),
        ),
        (put("Checkpoints", "F4", "Renamed"), (f"Checkpoints!F4: {UNKNOWN.format('Renamed')}",)),
        (
            put("Checkpoints", "D4", "Texts"),
            (f"Checkpoints!D4: {UNKNOWN.format('Texts')} Did you mean “Text”?",),
        ),
        (put("Checkpoints", "F4", None), (f"Checkpoints!F9: {STRAY}",)),
        (merge("Checkpoints", "C4:D4"), ("Checkpoints!C4: the cells C4:D4 are merged.",)),
        (take_out("Roles"), ("model.xlsx:1: the sheet “Roles” is missing. Add it: Criteria!E5 names",)),
        (take_out("Criteria"), ("model.xlsx:1: the sheet “Criteria” is missing.",)),
        (put("Model", "B11", 1), ("Scale!A5: the scale begins at 0, and the floor of the scoring is 1.",)),
        (
            put("Criteria", "B6", 1.1),
            (f"Criteria!B6: this is the number 1.1, and elsewhere the id is “1.10”. {AS_TEXT}",),
        ),
        (
            put_in_rows("Checkpoints", "A", 1.1),
            (f"Checkpoints!A5: this is the number 1.1, and the id is “1.10”. {AS_TEXT}",),
        ),
        (
            put("Criteria", "B6", "2.00"),
            ("Checkpoints!A8: the sheet “Criteria” has no “1.10”, which 61 rows name.",),
        ),
        (put_in_rows("Checkpoints", "AC", "x"), (f"Checkpoints!AC5: {STRAY}",)),
        (put_in_rows("Checkpoints", "CZ", "x"), (f"Checkpoints!CZ5: {STRAY}",)),
        (put("Model", "B30", "x"), ("Model!B30: a value stands here without its field.",)),
    ],
)
def test_a_cause_is_told_and_not_what_follows_from_it(
    tmp_path: Path, change: Edit, told: tuple[str, ...]
) -> None:
    found = [problem.rpartition("/")[2] for problem in problems(tmp_path, with_many_rows(change))]
    assert len(found) == len(told), found
    for problem, wanted in zip(sorted(found), told, strict=True):
        assert problem.startswith(wanted)


def test_twenty_problems_are_told_and_how_many_more_there_are(tmp_path: Path) -> None:
    found = problems(tmp_path, with_many_rows(put_in_rows("Checkpoints", "D", None)))
    assert len(found) == 21
    assert found[19].startswith("Checkpoints!D24: “Text” is empty.")
    assert found[20] == "Checkpoints!D25: and 44 more problems from here on. Mend those above first."


def test_problems_of_sheets_that_cannot_be_understood_are_no_flood(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        put_in_rows("Checkpoints", "D", "=1")(book)
        put("Checkpoints", "C4", None)(book)

    assert len(problems(tmp_path, with_many_rows(edit))) == 21


def test_a_scorecard_is_no_model(tmp_path: Path) -> None:
    path = write(audits.realistic_results()).save(tmp_path)
    assert "this is a scorecard of an audit, and no model. Export the model itself" in refused(path)


# Programme, paces and requests

PLANNED: dict[str, Any] = SMALL | {
    "programme": [
        {
            "id": "site",
            "title": "On site",
            "days": 5,
            "where": "on_site",
            "tasks": [
                {
                    "id": "site-1",
                    "what": "Ask.",
                    "kind": "interview",
                    "who": ["agent"],
                    "day": 2,
                    "minutes": 45,
                }
            ],
        }
    ],
    "paces": [
        {"id": "short", "title": "Short", "days": {"site": 1}},
        {"id": "as_is", "title": "As it is", "days": {}},
    ],
    "requests": [{"id": "plan", "title": "Plan", "what": "It.", "owner": "manager", "criteria": ["1.01"]}],
}


def planned(tmp_path: Path, edit: Edit) -> dict[str, Any]:
    """What a model with a programme reads back as after somebody has edited its workbook."""
    path = exported(PLANNED, tmp_path)
    book = load_workbook(path)
    edit(book)
    book.save(path)
    return read_model(path)[0]


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "told"),
    [
        ("Programme", "F5", "beside", "“Where” is “beside”. Write one of: before, on_site, off_site."),
        ("Tasks", "J5", 6, "day 6 is after the last day of the phase site. Write a day from 1 to 5."),
        ("Tasks", "K5", "interwiew", "“Activity” is “interwiew”. Did you mean “interview”?"),
        ("Tasks", "L5", "long", "“Minutes” is “long”. Write a whole number from 5 to 1440."),
        ("Lengths of phases", "A5", "shot", "the sheet “Paces” has no “shot”. Did you mean “short”?"),
        ("Lengths of phases", "B5", "sight", "there is no phase “sight”. Did you mean “site”?"),
        ("Lengths of phases", "C5", None, "“site” is empty. Write a whole number from 0 to 1000."),
        ("Requests", "F5", "manger", "there is no role “manger”. Did you mean “manager”?"),
        ("Requests", "G5", "1.02", "there is no criterion “1.02”."),
    ],
)
def test_what_does_not_fit_in_a_programme_is_named_by_its_cell(
    tmp_path: Path, sheet: str, cell: str, value: object, told: str
) -> None:
    with pytest.raises(FrameworkError) as caught:
        planned(tmp_path, put(sheet, cell, value))
    (problem,) = caught.value.problems
    assert str(problem).split("model.xlsx, ")[-1].startswith(f"{sheet}!{cell}: {told}")


def test_a_length_that_is_added_is_one_of_its_pace(tmp_path: Path) -> None:
    tree = planned(tmp_path, lambda book: book["Lengths of phases"].append(["as_is", "site", 0]))
    assert [pace["days"] for pace in tree["paces"]] == [{"site": 1}, {"site": 0}]


def test_a_length_that_is_told_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match="Lengths of phases!B6: this is here for the second time"):
        planned(tmp_path, lambda book: book["Lengths of phases"].append(["short", "site", 3]))
