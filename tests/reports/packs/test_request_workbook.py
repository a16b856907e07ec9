"""The workbook of requests: what the client sees and may write, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.domain.request_answers import Part, differences
from maturity_desktop.reports.packs import request_layout as layout
from maturity_desktop.verbs.requests import (
    RequestFileError,
    ReturnedList,
    export_request_workbook,
    list_of,
    read_returned,
)
from tests.builders import audit
from tests.reports.packs.requested import NEXT, TODAY, WEDNESDAY, requested_audit

SOON = date(2026, 1, 16)
MIDNIGHT = time()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The workbook as it is sent."""
    made = tmp_path / "requests.xlsx"
    export_request_workbook(list_of(requested_audit(), TODAY, NullTranslations()), made)
    return made


def sheet_of(path: Path) -> Any:
    return load_workbook(path)["Requests"]


def column(sheet: Any, place: int) -> list[Any]:
    return [sheet.cell(row, place).value for row in range(layout.FIRST_ROW, sheet.max_row + 1)]


def write(path: Path, fill: Callable[[Any], object]) -> ReturnedList:
    """The client writes into the workbook and sends it back."""
    book = load_workbook(path)
    fill(book["Requests"])
    book.save(path)
    return read_returned(path, "a1")


def test_it_has_a_row_for_all_that_is_open_by_owner(path: Path) -> None:
    sheet = sheet_of(path)
    assert column(sheet, layout.NUMBER)[-3:] == ["DR-01", "DR-02", "DR-04"]
    assert sorted(column(sheet, layout.NUMBER)) == ["DR-01", "DR-02", "DR-03", "DR-04", "DR-07"]
    row = layout.FIRST_ROW + column(sheet, layout.NUMBER).index("DR-01")
    told = [sheet.cell(row, place).value for place in range(1, 12)]
    assert told == [
        "DR-01", "Volumes", "By interval.", "12 months", "Excel or CSV", "Planning",
        datetime.combine(WEDNESDAY, MIDNIGHT), "asked", None, None, None,
    ]  # fmt: skip
    texts = [str(cell.value) for line in sheet.iter_rows() for cell in line]
    assert not any("never tell them" in text or "Not ours" in text for text in texts)


def test_the_workbook_is_the_asking_so_a_draft_in_it_has_no_status(path: Path) -> None:
    audit = requested_audit()
    assert RequestStatus.DRAFT in {
        own.request.status for own in list_of(audit, TODAY, NullTranslations()).found
    }
    assert set(column(sheet_of(path), layout.STATUS)) == {None, "asked", "promised"}


def test_only_what_is_the_clients_can_be_written_in(path: Path) -> None:
    sheet = sheet_of(path)
    assert sheet.protection.sheet and not sheet.protection.password
    open_cells = {cell.column for line in sheet.iter_rows() for cell in line if not cell.protection.locked}
    assert open_cells == set(layout.THEIRS)
    assert load_workbook(path)[layout.ABOUT_SHEET].sheet_state == "veryHidden"


def test_heads_stay_filters_and_print_are_set_and_answers_are_offered(path: Path) -> None:
    sheet = sheet_of(path)
    assert sheet.freeze_panes == f"C{layout.FIRST_ROW}"
    assert sheet.auto_filter.ref == f"A{layout.HEAD}:K{layout.FIRST_ROW + 4}"
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$5:$5")
    rules = {rule.type: str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    assert rules == {"list": "I6:I10", "date": "J6:J10"}
    about = load_workbook(path)[layout.ABOUT_SHEET]
    offered = [about.cell(row, 1).value for row in range(layout.FIRST_ANSWER, layout.FIRST_ANSWER + 3)]
    assert offered == ["will come", "handed over", "cannot be given"]


def test_no_word_of_a_person_is_a_formula(path: Path) -> None:
    cells = [cell for sheet in load_workbook(path) for line in sheet.iter_rows() for cell in line]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    row = layout.FIRST_ROW + column(sheet_of(path), layout.NUMBER).index("DR-07")
    cell = sheet_of(path).cell(row, layout.PERIOD)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_it_comes_back_untouched_without_a_difference(path: Path) -> None:
    back = read_returned(path, "a1")
    assert differences(requested_audit(), back.sent, back.rows) == ((), ())
    assert {row.number for row in back.rows} >= set(back.sent)


@pytest.mark.parametrize("written", [SOON, datetime.combine(SOON, MIDNIGHT), "2026-01-16", "16 Jan 2026"])
def test_what_was_written_comes_back_as_differences(path: Path, written: object) -> None:
    def fill(sheet: Any) -> None:
        row = layout.FIRST_ROW + column(sheet, layout.NUMBER).index("DR-01")
        sheet.cell(row, layout.OWNER).value = "Real-time desk"
        sheet.cell(row, layout.ANSWER).value = "Will come"
        sheet.cell(row, layout.PROMISED).value = written
        sheet.cell(row, layout.REMARK).value = "=in two parts"

    back = write(path, fill)
    found, faults = differences(requested_audit(), back.sent, back.rows)
    assert faults == ()
    assert [(own.request.number, own.part, own.day or own.text) for own in found][:2] == [
        (1, Part.OWNER, "Real-time desk"),
        (1, Part.PROMISED, SOON),
    ]


def test_rows_may_be_sorted_and_words_that_nobody_knows_are_told(path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.move_range(f"A6:K{sheet.max_row}", rows=3)
        row = next(row for row in range(6, 20) if sheet.cell(row, layout.NUMBER).value == "DR-03")
        sheet.cell(row, layout.ANSWER).value = "perhaps"
        sheet.cell(row, layout.PROMISED).value = "03/04/2026"

    back = write(path, fill)
    (row,) = [own for own in back.rows if own.number == "DR-03"]
    assert (row.odd_answer, row.odd_day, row.promised_for) == ("perhaps", "03/04/2026", None)
    assert back.sent["DR-03"].promised_for == NEXT


def test_another_file_or_another_audits_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(RequestFileError, match="another audit"):
        read_returned(path, "a2")
    other = tmp_path / "other.xlsx"
    book = Workbook()
    book.worksheets[0]["A1"] = "Something"
    book.save(other)
    with pytest.raises(RequestFileError, match="no list of requests"):
        read_returned(other, "a1")


def test_a_sheet_that_was_renamed_is_missed(path: Path) -> None:
    book = load_workbook(path)
    book["Requests"].title = "Mine"
    book.save(path)
    with pytest.raises(RequestFileError, match="“Requests” is missing"):
        read_returned(path, "a1")


def test_without_requests_it_is_an_empty_list(tmp_path: Path) -> None:
    made = tmp_path / "none.xlsx"
    export_request_workbook(list_of(audit(), TODAY, NullTranslations()), made)
    assert read_returned(made, "a1").sent == {}


def test_a_text_that_no_cell_takes_is_told_with_its_cell(tmp_path: Path) -> None:
    long = Request("a1", "r9", 9, "Long", "x" * 40_000, status=RequestStatus.ASKED, due_on=WEDNESDAY)
    with pytest.raises(ReportError, match="Requests!C6"):
        export_request_workbook(list_of(audit(None, long), TODAY, NullTranslations()), tmp_path / "long.xlsx")
