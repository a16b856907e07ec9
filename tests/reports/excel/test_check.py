"""The check sees what is wrong with a written workbook."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.reports.excel import check_workbook
from tests.reports.excel.cases import case
from tests.reports.excel.conftest import Write, Written


@pytest.fixture
def made(written: Write) -> Written:
    return written(case(0))


def test_a_sound_workbook_passes(made: Written, realistic: Written, tmp_path: Path) -> None:
    check_workbook(made.save(tmp_path), made.content)
    check_workbook(realistic.save(tmp_path), realistic.content)


def test_two_frameworks_pass(written: Write, tmp_path: Path) -> None:
    made = written(case(1), case(2))
    check_workbook(made.save(tmp_path), made.content)


def cell(made: Written, table: str, column: str, row: int = 0) -> tuple[str, str]:
    found = getattr(made.layout.frameworks[0], table)
    return found.title, f"{found.letter(column)}{found.first_row + row}"


def set_to(table: str, column: str, value: object) -> Callable[[Any, Written], None]:
    def change(book: Any, made: Written) -> None:
        title, place = cell(made, table, column)
        book[title][place] = value

    return change


def drop_last_row(book: Any, made: Written) -> None:
    table = made.layout.frameworks[0].scorecard
    book[table.title].delete_rows(table.last_row)


def swap_rows(book: Any, made: Written) -> None:
    title, one = cell(made, "checkpoints", "checkpoint", 0)
    title, two = cell(made, "checkpoints", "checkpoint", 1)
    book[title][one].value, book[title][two].value = book[title][two].value, book[title][one].value


def rename_head(book: Any, made: Written) -> None:
    table = made.layout.evidence
    book[table.title][f"A{table.head_row}"] = "No."


def drop_sheet(book: Any, made: Written) -> None:
    del book["Levels"]


def drop_name(book: Any, made: Written) -> None:
    del book.defined_names["Score_level"]


CHANGES = {
    "a value in place of a formula": (set_to("scorecard", "level", 4), "is no formula"),
    "a formula in place of a note": (set_to("scorecard", "note", "=1+1"), "is a formula"),
    "a formula in place of an answer": (set_to("checkpoints", "answer", "=1+1"), "is a formula"),
    "a missing row": (drop_last_row, "19 rows of 20"),
    "rows in another order": (swap_rows, "row 5 of Checkpoints is"),
    "another head": (rename_head, "the heads of Evidence are"),
    "a missing sheet": (drop_sheet, "its sheets are"),
    "a missing name": (drop_name, "the name Score_level is missing"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_workbook_fails(change: str, made: Written, tmp_path: Path) -> None:
    alter, says = CHANGES[change]
    book = made.open()
    alter(book, made)
    book.save(tmp_path / "changed.xlsx")
    with pytest.raises(ReportError, match=says):
        check_workbook(tmp_path / "changed.xlsx", made.content)


def test_a_cut_file_fails(made: Written, tmp_path: Path) -> None:
    path = tmp_path / "cut.xlsx"
    path.write_bytes(made.data[: len(made.data) // 2])
    with pytest.raises(ReportError, match="cannot be read back"):
        check_workbook(path, made.content)


def test_a_flipped_byte_is_found_or_does_no_harm(made: Written, tmp_path: Path) -> None:
    path = tmp_path / "flipped.xlsx"
    found = 0
    random = Random(7)
    for place in random.sample(range(len(made.data)), 25):
        flipped = bytes([made.data[place] ^ (1 << random.randrange(8))])
        path.write_bytes(made.data[:place] + flipped + made.data[place + 1 :])
        try:
            check_workbook(path, made.content)
        except ReportError:
            found += 1
    assert found >= 22  # a zip repeats some of its fields and does not use others


def test_a_missing_file_fails(made: Written, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot be read back"):
        check_workbook(tmp_path / "nowhere.xlsx", made.content)


def test_a_macro_fails(made: Written, tmp_path: Path) -> None:
    path = made.save(tmp_path)
    with zipfile.ZipFile(path, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(ReportError, match=r"vbaProject\.bin does not belong"):
        check_workbook(path, made.content)
