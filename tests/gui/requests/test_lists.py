"""Lists go out as PDF and workbook, and what the client wrote into one comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.plan_records import RequestStatus
from maturity_desktop.gui.requests.day_dialog import DayDialog
from maturity_desktop.gui.returned.returned_review import ReturnedReview
from maturity_desktop.reports.packs import request_layout as layout
from tests.gui.requests.conftest import TODAY, Desk
from tests.reports.pdf_reading import pages_of, squeezed

SLOW_MS = 20_000
THURSDAY, NEXT_TUESDAY = date(2026, 1, 15), date(2026, 1, 20)


def offered(desk: Desk) -> DayDialog:
    """What is asked of drafts before they go out."""
    dialog = desk.page.lists.open_one
    assert isinstance(dialog, DayDialog)
    return dialog


def written(desk: Desk, keys: str, path: Path, asks: bool = False) -> Path:
    """A list is written; drafts stay drafts unless they are asked for by it."""
    desk.ask.target = path
    desk.key(keys, desk.page.table)
    if keys != "Ctrl+Shift+C":
        dialog = offered(desk)
        (dialog.keep if asks else dialog.leave).click()
        desk.back()
    desk.qtbot.waitUntil(lambda: desk.page.handing_out.path == path, timeout=SLOW_MS)
    return path


@pytest.mark.parametrize(
    ("keys", "told"), [("Ctrl+Shift+P", "Finance"), ("Ctrl+Shift+C", "1 thing is still to come.")]
)
def test_the_pack_and_the_chasing_list_are_printed(desk: Desk, tmp_path: Path, keys: str, told: str) -> None:
    path = written(desk, keys, tmp_path / "one.pdf")
    assert squeezed(told) in squeezed(pages_of(path).text)
    assert desk.page.handing_out.words.words == "one.pdf is written and checked."
    desk.page.handing_out.open_button.click()
    assert desk.opened == ["one.pdf"]
    desk.session.change("title", put(desk.session.audit, replace(desk.request(1), title="Volumes by hour")))
    assert not desk.page.handing_out.isVisible(), "the file tells of the audit as it was"


def come_back(desk: Desk, path: Path, fill: Callable[[Any], object]) -> ReturnedReview:
    written(desk, "Ctrl+Shift+E", path)
    book = load_workbook(path)
    fill(book["Requests"])
    book.save(path)
    desk.ask.chosen = [path]
    desk.key("Ctrl+Shift+B", desk.page.table)
    desk.qtbot.waitUntil(lambda: desk.page.lists.open_one is not None, timeout=SLOW_MS)
    dialog = desk.page.lists.open_one
    assert isinstance(dialog, ReturnedReview)
    return dialog


def rows_of(dialog: ReturnedReview) -> list[tuple[str, str, str, str]]:
    """What each row is about, its field, what is here and what came back."""
    rows = [line.row for line in dialog.rows.rows if line.row is not None]
    return [(row.about, row.field, row.now, row.told) for row in rows]


@pytest.mark.parametrize(("keys", "name"), [("Ctrl+Shift+P", "pack.pdf"), ("Ctrl+Shift+E", "list.xlsx")])
def test_drafts_that_go_out_are_marked_as_asked_where_one_agrees(
    desk: Desk, tmp_path: Path, keys: str, name: str
) -> None:
    desk.key(keys, desk.page.table)
    offered(desk).reject()
    assert (desk.status(2), desk.ask.questions) == (RequestStatus.DRAFT, []), "nothing is written"
    desk.back()
    written(desk, keys, tmp_path / f"not {name}")
    assert (desk.status(2), desk.session.undo_stack.count()) == (RequestStatus.DRAFT, 0)
    desk.back()
    written(desk, keys, tmp_path / name, asks=True)
    assert (desk.status(2), desk.request(2).asked_on) == (RequestStatus.ASKED, TODAY)
    assert desk.request(2).due_on == NEXT_TUESDAY, "a day for all that have none"
    assert desk.undo_text() == "asked: DR-02"
    desk.back()
    desk.ask.target = tmp_path / f"again {name}"
    desk.key(keys, desk.page.table)
    assert desk.page.lists.open_one is None, "there is no draft any more"
    desk.qtbot.waitUntil(lambda: desk.page.handing_out.path == tmp_path / f"again {name}", timeout=SLOW_MS)
    desk.session.undo_stack.undo()
    assert desk.status(2) is RequestStatus.DRAFT


def test_a_file_that_is_not_written_asks_for_nothing(desk: Desk) -> None:
    desk.ask.target = None
    desk.key("Ctrl+Shift+E", desk.page.table)
    offered(desk).keep.click()
    assert desk.ask.questions and desk.status(2) is RequestStatus.DRAFT


@pytest.mark.parametrize(("asks", "told", "day"), [(True, "asked", NEXT_TUESDAY), (False, None, None)])
def test_the_workbook_says_what_the_screen_says(
    desk: Desk, tmp_path: Path, asks: bool, told: str | None, day: date | None
) -> None:
    path = written(desk, "Ctrl+Shift+E", tmp_path / "list.xlsx", asks=asks)
    sheet: Any = load_workbook(path)["Requests"]
    rows = range(layout.FIRST_ROW, sheet.max_row + 1)
    row = next(own for own in rows if sheet.cell(own, layout.NUMBER).value == "DR-02")
    due = sheet.cell(row, layout.DUE).value
    assert (sheet.cell(row, layout.STATUS).value, due.date() if due else None) == (told, day)


def test_the_chasing_list_asks_for_nothing_new(desk: Desk, tmp_path: Path) -> None:
    written(desk, "Ctrl+Shift+C", tmp_path / "open.pdf")
    assert desk.status(2) is RequestStatus.DRAFT
    assert len(desk.ask.questions) == 1


def answer(sheet: Any) -> None:
    """DR-01 comes on Thursday and somebody else has it; DR-02 was handed over; a row is not from here."""
    for row in range(layout.FIRST_ROW, sheet.max_row + 1):
        match sheet.cell(row, layout.NUMBER).value:
            case "DR-01":
                sheet.cell(row, layout.ANSWER).value = "will come"
                sheet.cell(row, layout.PROMISED).value = datetime.combine(THURSDAY, time())
                sheet.cell(row, layout.OWNER).value = "Real-time desk"
            case "DR-02":
                sheet.cell(row, layout.ANSWER).value = "handed over"
    sheet.cell(12, layout.NUMBER).value = "DR-99"
    sheet.cell(12, layout.REMARK).value = "And this?"


def test_what_came_back_is_shown_and_what_is_ticked_is_one_edit(
    desk: Desk, tmp_path: Path, nameless: Callable[[QWidget], list[str]]
) -> None:
    dialog = come_back(desk, tmp_path / "back.xlsx", answer)
    assert sorted(rows_of(dialog)) == [
        ("DR-01 Volumes", "comes on", "", "15 Jan 2026"),
        ("DR-01 Volumes", "who has it", "Planning", "Real-time desk"),
        ("DR-02 Costs", "answer", "not asked yet", "handed over, says the client"),
    ]
    assert dialog.notes.toPlainText() == (
        "Row 12: DR-99 was not in the list that was sent. Nothing of the row is taken."
    )
    assert nameless(dialog) == []
    desk.key("Ctrl+Return", dialog.table)
    assert (desk.status(1), desk.request(1).promised_for) == (RequestStatus.PROMISED, THURSDAY)
    assert desk.request(1).owner == "Real-time desk"
    assert desk.status(2) is RequestStatus.DRAFT
    assert desk.undo_text() == "answers in back.xlsx"
    desk.session.undo_stack.undo()
    assert desk.status(1) is RequestStatus.ASKED
    assert desk.session.undo_stack.index() == 0


def test_what_is_unticked_stays_as_it_was(desk: Desk, tmp_path: Path) -> None:
    dialog = come_back(desk, tmp_path / "back.xlsx", answer)
    dialog.none.click()
    assert not dialog.keep.isEnabled()
    dialog.reject()
    assert desk.ask.questions[-1] == "Throw away what you ticked?"
    assert desk.session.undo_stack.count() == 0


def test_a_list_without_answers_says_so(desk: Desk, tmp_path: Path) -> None:
    dialog = come_back(desk, tmp_path / "back.xlsx", lambda _sheet: None)
    assert dialog.headline.words == "The list says nothing that is not known."
    assert not dialog.table.isVisible()


def test_several_lists_are_read_into_one_review_and_what_is_none_is_told(desk: Desk, tmp_path: Path) -> None:
    come_back(desk, tmp_path / "one.xlsx", answer).reject()
    desk.qtbot.waitUntil(lambda: not desk.page.lists.is_reading)

    def remark(sheet: Any) -> None:
        rows = range(layout.FIRST_ROW, sheet.max_row + 1)
        row = next(own for own in rows if sheet.cell(own, layout.NUMBER).value == "DR-01")
        sheet.cell(row, layout.REMARK).value = "By mail."

    second = tmp_path / "two.xlsx"
    book = load_workbook(tmp_path / "one.xlsx")
    for row in book["Requests"].iter_rows(min_row=layout.FIRST_ROW):
        for cell in row:
            if cell.column in (layout.ANSWER, layout.PROMISED, layout.REMARK):
                cell.value = None
    remark(book["Requests"])
    book.save(second)
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    desk.ask.chosen = [tmp_path / "one.xlsx", other, second]
    desk.ask.told.clear()
    desk.page.act.read.trigger()
    desk.qtbot.waitUntil(lambda: desk.page.lists.open_one is not None, timeout=SLOW_MS)
    dialog = desk.page.lists.open_one
    assert isinstance(dialog, ReturnedReview)
    assert dialog.windowTitle() == "Answers in 2 files"
    assert [line.group for line in dialog.rows.rows if line.row is None] == ["one.xlsx", "two.xlsx"]
    told = rows_of(dialog)
    assert len(told) == 4
    assert told[-1] == ("DR-01 Volumes", "remark", "", "By mail.")
    assert dialog.notes.toPlainText().splitlines()[0].startswith("one.xlsx: Row 12: DR-99")
    assert [what for what, _why, _details in desk.ask.told] == ["other.csv could not be read"]
    desk.key("Ctrl+Return", dialog.table)
    assert desk.undo_text() == "answers in 2 files"
    assert (desk.status(1), desk.request(1).note) == (RequestStatus.PROMISED, "By mail.")
    desk.session.undo_stack.undo()
    assert (desk.status(1), desk.request(1).note) == (RequestStatus.ASKED, "")


def test_another_file_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    desk.ask.chosen = [path]
    desk.page.act.read.trigger()
    desk.qtbot.waitUntil(lambda: bool(desk.ask.told), timeout=SLOW_MS)
    what, why, _details = desk.ask.told[0]
    assert what == "other.csv could not be read"
    assert "no list of requests" in why
    desk.qtbot.waitUntil(lambda: not desk.page.lists.is_reading)
