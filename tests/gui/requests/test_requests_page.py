"""Requests are asked, promised, received, rejected and chased by keyboard; everything can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from maturity_desktop.domain.audit import Link
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import Request, RequestCriterion, RequestEvidence, RequestStatus
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.requests import Sight
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.requests.criteria_dialog import CriteriaDialog
from maturity_desktop.gui.requests.day_dialog import DayDialog
from maturity_desktop.gui.requests.request_words import Column
from maturity_desktop.gui.widgets.edit_marks import EDITS
from tests.gui.conftest import make_framework
from tests.gui.letters import letters, twice
from tests.gui.requests.conftest import TODAY, Desk, asked

ENTER, ESCAPE, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Down
FRIDAY, NEXT_TUESDAY = date(2026, 1, 16), date(2026, 1, 20)


class TestShown:
    def test_the_table_tells_each_request_and_the_chips_count(self, desk: Desk) -> None:
        page = desk.page
        assert page.headline.words == "1 of 3 requests received · 1 overdue"
        assert desk.chips() == {
            Sight.ALL: "All: 3", Sight.OPEN: "Open: 2", Sight.OVERDUE: "Overdue: 1",
            Sight.RECEIVED: "Received: 1", Sight.CHASING: "To chase: 1",
        }  # fmt: skip
        rows = page.table.rows
        told = [[rows.index(row, place).data() for place in range(7)] for row in range(3)]
        assert told[0] == [
            "DR-01",
            "Volumes",
            "Planning",
            "asked, 4 days late",
            "9 Jan 2026",
            "1.01, 2.01",
            "",
        ]
        assert told[1] == ["DR-02", "Costs", "Finance", "not asked yet", "", "", ""]
        assert told[2][3:] == ["received", "", "", "only seen"]

    @pytest.mark.parametrize(
        ("sight", "shown"),
        [(Sight.OPEN, ["DR-01", "DR-02"]), (Sight.RECEIVED, ["DR-03"]), (Sight.CHASING, ["DR-01"])],
    )
    def test_a_chip_shows_only_such(self, desk: Desk, sight: Sight, shown: list[str]) -> None:
        desk.page.chips[sight].click()
        assert desk.shown() == shown
        assert [own for own, chip in desk.page.chips.items() if chip.isChecked()] == [sight]

    def test_a_request_from_elsewhere_is_shown_whatever_is_filtered(self, desk: Desk) -> None:
        desk.page.chips[Sight.RECEIVED].click()
        desk.page.show_item("r1")
        assert [own.label for own in desk.page.table.chosen()] == ["DR-01"]

    def test_what_becomes_overdue_overnight_is_so_when_the_page_is_seen_again(self, desk: Desk) -> None:
        desk.page.hide()
        desk.session.clock.now = desk.session.clock.now.replace(day=20)  # type: ignore[attr-defined]
        desk.page.show()
        assert desk.page.table.rows.index(0, 3).data() == "asked, 11 days late"

    def test_nothing_is_nameless_or_out_of_reach(
        self, desk: Desk, nameless: Callable[[QWidget], list[str]]
    ) -> None:
        desk.choose(1)
        assert nameless(desk.page) == []
        tables = desk.page.table.rows
        told = tables.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
        assert told == "Status: asked, 4 days late"


class TestStart:
    @pytest.fixture
    def records(self) -> tuple[Record, ...]:
        return ()

    def test_an_audit_without_requests_begins_with_those_of_its_model(self, desk: Desk) -> None:
        page = desk.page
        assert not page.table.isVisible()
        assert page.start.accessibleName() == "Add the 2 requests of Small Standard"
        page.start.setFocus()
        desk.key(SPACE)
        assert desk.shown() == ["DR-01", "DR-02"]
        assert (desk.request(1).owner, desk.request(1).period) == ("Operations manager", "12 months")
        assert len(list(desk.session.audit.all(RequestCriterion))) == 3
        assert page.table.hasFocus()
        desk.session.undo_stack.undo()
        assert list(desk.session.audit.all(Request)) == []

    def test_the_foot_names_the_keys_that_can_be_used(self, desk: Desk) -> None:
        page = desk.page
        assert [key for key, _act in page.key_hints] == ["Ctrl+Shift+M", "Ins"]
        with desk.qtbot.waitSignal(page.hints_changed):
            page.start.click()
        assert [key for key, _act in page.key_hints] == ["A", "P", "R", "J", "Enter", "Ins"]

    def test_one_of_its_own_is_named_at_once(self, desk: Desk) -> None:
        desk.page.own.click()
        assert desk.page.detail.title.hasFocus()
        desk.write("Site plan")
        assert desk.request(1).title == "Site plan"


class TestHints:
    @pytest.fixture
    def model(self) -> Framework:
        return make_framework()

    def test_a_model_without_requests_offers_what_its_criteria_hint_at(self, desk: Desk) -> None:
        desk.page.act.start.trigger()
        assert desk.shown() == [f"DR-{number:02d}" for number in range(1, 8)]
        assert not desk.page.act.start.isVisible()


class TestAsked:
    def test_a_asks_for_several_at_once_in_five_working_days(self, desk: Desk) -> None:
        desk.choose(2)
        desk.key("A")
        dialog = desk.dialog()
        assert isinstance(dialog, DayDialog)
        assert dialog.day == NEXT_TUESDAY
        dialog.reject()
        desk.back()
        desk.choose(1, 2, 3)
        desk.key("A")
        dialog = desk.dialog()
        assert isinstance(dialog, DayDialog)
        dialog.field.setDate(QDate(2026, 1, 16))
        desk.key(ENTER, dialog.field)
        told = [(own.status, own.due_on) for own in desk.session.audit.all(Request)]
        assert told[:2] == [(RequestStatus.ASKED, FRIDAY)] * 2
        assert told[2][0] is RequestStatus.RECEIVED
        assert desk.undo_text() == "asked: 2 requests"
        desk.session.undo_stack.undo()
        assert desk.status(2) is RequestStatus.DRAFT

    def test_p_takes_down_the_day_that_is_promised(self, desk: Desk) -> None:
        desk.choose(1)
        desk.key("P")
        dialog = desk.dialog()
        assert isinstance(dialog, DayDialog)
        dialog.field.setDate(QDate(2026, 1, 16))
        dialog.keep.click()
        assert (desk.status(1), desk.request(1).promised_for) == (RequestStatus.PROMISED, FRIDAY)
        assert desk.page.headline.words == "1 of 3 requests received"
        assert desk.page.detail.promised.isVisible()

    def test_a_promise_is_taken_back_in_its_field(self, desk: Desk) -> None:
        desk.choose(1)
        desk.page.detail.promise_wanted.emit(FRIDAY)
        desk.page.detail.promised.take.click()
        assert (desk.status(1), desk.request(1).promised_for) == (RequestStatus.ASKED, None)

    def test_j_wants_a_reason_and_o_opens_it_again(self, desk: Desk) -> None:
        desk.choose(1)
        desk.key("J")
        desk.dialog()
        desk.key(ENTER)
        assert desk.status(1) is RequestStatus.ASKED
        desk.back()
        desk.key("J")
        desk.dialog()
        desk.write("Not kept.")
        desk.key(ENTER)
        assert (desk.status(1), desk.request(1).reason) == (RequestStatus.REJECTED, "Not kept.")
        assert desk.page.detail.reason.isVisible()
        desk.back()
        desk.key("O")
        assert desk.status(1) is RequestStatus.ASKED

    def test_s_says_that_it_was_only_seen(self, desk: Desk) -> None:
        desk.choose(1)
        desk.key("S")
        assert desk.status(1) is RequestStatus.RECEIVED
        assert desk.page.detail.evidence.words == "Nothing in the register: it was only seen."

    def test_keys_do_nothing_to_what_they_do_not_fit(self, desk: Desk) -> None:
        desk.choose(3)
        for key in "APSJ":
            desk.key(key)
        assert desk.page.acts.open_one is None
        assert desk.session.undo_stack.count() == 0


def file_at(folder: Path, name: str, text: str = "1,2") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def used_at(desk: Desk) -> set[tuple[str, str]]:
    audit = desk.session.audit
    return {(link.evidence, link.criterion) for link in audit.all(Link)}


class TestReceived:
    def test_r_takes_files_as_evidence_at_all_criteria_in_one_edit(self, desk: Desk, tmp_path: Path) -> None:
        before = used_at(desk)
        desk.ask.chosen = [file_at(tmp_path, "volumes.csv"), file_at(tmp_path, "more.csv", "3")]
        desk.choose(1)
        desk.key("R")
        desk.qtbot.waitUntil(lambda: desk.status(1) is RequestStatus.RECEIVED)
        brought = [link.evidence for link in desk.session.audit.all(RequestEvidence)]
        assert len(brought) == 2
        assert used_at(desk) - before == {(item, place) for item in brought for place in ("1.01", "2.01")}
        assert {item.source for item in desk.session.audit.evidence if item.id in brought} == {
            "Data request DR-01"
        }
        assert "EV-003" in desk.page.detail.evidence.words
        assert desk.undo_text() == "received DR-01"
        desk.session.undo_stack.undo()
        assert desk.status(1) is RequestStatus.ASKED
        assert used_at(desk) == before
        assert desk.session.undo_stack.index() == 0

    def test_a_file_that_is_in_the_register_already_is_linked(self, desk: Desk, tmp_path: Path) -> None:
        path = file_at(tmp_path, "volumes.csv")
        for number in (1, 2):
            desk.page.receiving.take_files([path], desk.request(number))
            desk.qtbot.waitUntil(lambda number=number: desk.status(number) is RequestStatus.RECEIVED)  # type: ignore[misc]
        assert len(desk.session.audit.evidence) == 3
        assert len(list(desk.session.audit.all(RequestEvidence))) == 2

    def test_files_that_are_dropped_belong_to_the_row_below_the_mouse(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        page, table = desk.page, desk.page.table
        desk.choose(1)
        row = table.visualRect(table.rows.index(1, 1)).center()
        place = QPointF(table.viewport().mapTo(page, row))
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file_at(tmp_path, "costs.csv")))])
        rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page, QDragEnterEvent(place.toPoint(), *rest))
        QApplication.sendEvent(page, QDragMoveEvent(place.toPoint(), *rest))
        assert page.told.words == "Drop to receive DR-02 Costs"
        QApplication.sendEvent(page, QDropEvent(place, *rest))
        desk.qtbot.waitUntil(lambda: desk.status(2) is RequestStatus.RECEIVED)
        assert desk.status(1) is RequestStatus.ASKED
        assert not page.told.isVisible()

    def test_what_a_request_that_is_gone_brings_stays_in_the_register(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        desk.page.receiving.take_files([file_at(tmp_path, "volumes.csv")], desk.request(1))
        desk.choose(1)
        desk.key("Del")
        desk.qtbot.waitUntil(lambda: len(desk.session.audit.evidence) == 3)
        assert [own.label for own in desk.session.audit.all(Request)] == ["DR-02", "DR-03"]

    def test_g_takes_an_item_of_the_register(self, desk: Desk) -> None:
        desk.choose(1)
        desk.key("G")
        dialog = desk.dialog()
        assert isinstance(dialog, PickDialog)
        desk.write("item 2")
        assert [row.lead for row in dialog.rows.rows.rows] == ["EV-002"]
        desk.key(ENTER, dialog.field)
        assert desk.status(1) is RequestStatus.RECEIVED
        assert {("e2", "1.01"), ("e2", "2.01")} <= used_at(desk)


class TestFields:
    def test_each_field_is_kept_as_it_is_typed_and_a_spell_is_one_undo(self, desk: Desk) -> None:
        desk.choose(1)
        desk.key(ENTER)
        assert desk.page.detail.title.hasFocus()
        desk.key(Qt.Key.Key_Tab)
        desk.write("By half-hour")
        assert desk.request(1).what == "By half-hour"
        assert desk.session.undo_stack.count() == 1
        desk.key("Ctrl+Return")
        assert desk.page.table.hasFocus()

    def test_who_has_it_is_chosen_or_typed(self, desk: Desk) -> None:
        desk.choose(2)
        owner = desk.page.detail.owner
        assert "Operations manager" in [owner.itemText(place) for place in range(owner.count())]
        owner.setFocus()
        owner.lineEdit().selectAll()  # type: ignore[union-attr]
        desk.write("Bo Berg")
        desk.key(ENTER)
        assert desk.request(2).owner == "Bo Berg"
        assert desk.undo_text() == "who has DR-02"

    def test_a_due_day_is_given_changed_and_taken(self, desk: Desk) -> None:
        desk.choose(2)
        due = desk.page.detail.due
        due.give.click()
        assert desk.request(2).due_on == NEXT_TUESDAY
        due.field.setDate(QDate(2026, 1, 16))
        desk.key(ENTER, due.field)
        assert desk.request(2).due_on == FRIDAY
        due.take.click()
        assert desk.request(2).due_on is None

    def test_c_says_what_it_is_for(self, desk: Desk) -> None:
        desk.choose(2)
        desk.key("C")
        dialog = desk.dialog()
        assert isinstance(dialog, CriteriaDialog)
        desk.write("forecasting")
        desk.key(ENTER)
        desk.key(SPACE)
        desk.key("Ctrl+Return")
        places = [own.criterion for own in desk.session.audit.all(RequestCriterion) if own.request == "r2"]
        assert places == ["2.01"]
        assert desk.page.detail.criteria.words == "2.01 Forecasting"

    def test_of_several_only_their_number_is_told(self, desk: Desk) -> None:
        desk.choose(1, 2)
        assert desk.page.detail.several.words == "2 requests are chosen."
        assert not desk.page.detail.fields.isVisible()
        desk.key("Del")
        assert desk.shown() == ["DR-03"]
        desk.session.undo_stack.undo()
        assert desk.shown() == ["DR-01", "DR-02", "DR-03"]


def test_a_letter_whose_act_is_not_possible_takes_no_other_row(desk: Desk) -> None:
    desk.session.change("title", put(desk.session.audit, replace(desk.request(1), title="Policies")))
    desk.choose(3)
    table = desk.page.table
    table.setCurrentIndex(table.rows.index(2, list(Column).index(Column.TITLE)))
    desk.key("P")
    assert [own.label for own in table.chosen()] == ["DR-03"]


def test_no_letter_of_the_menu_stands_for_two_acts(desk: Desk) -> None:
    found = letters([action.text() for action in desk.page.actions()])
    assert twice(found) == [] and found.total() > 10


def test_a_library_that_is_only_read_offers_nothing_that_changes(desk: Desk) -> None:
    for action in desk.page.findChildren(QAction):
        action.setEnabled(not action.property(EDITS))
    for widget in desk.page.findChildren(QWidget):
        widget.setEnabled(not widget.property(EDITS))
    desk.choose(1)
    desk.choose(2)
    for key in "APRGSJOC":
        desk.key(key)
    desk.key("Del")
    assert desk.page.acts.open_one is None
    assert desk.session.undo_stack.count() == 0
    assert desk.page.act.pack.isEnabled()


def test_the_buttons_are_those_that_fit_what_is_chosen(desk: Desk) -> None:
    def shown() -> list[str]:
        buttons = desk.page.detail._buttons.findChildren(QPushButton)
        return [button.text() for button in buttons if button.isVisible()]

    desk.choose(3)
    assert shown() == ["Received…", "From the register…", "Open again", "Criteria…", "Remove"]
    desk.choose(1, 2)
    assert shown() == ["Asked…", "Promised…", "Remove"]


class TestMany:
    @pytest.fixture
    def records(self) -> tuple[Record, ...]:
        return tuple(asked(number, f"{number} " + "Long words " * 40) for number in range(1, 201))

    def test_two_hundred_long_ones_are_shown_and_asked_for_at_once(self, desk: Desk) -> None:
        assert len(desk.shown()) == 200
        desk.page.table.selectAll()
        desk.key("A", desk.page.table)
        dialog = desk.dialog()
        assert isinstance(dialog, DayDialog)
        assert dialog.height() < 400
        dialog.keep.click()
        assert {own.due_on for own in desk.session.audit.all(Request)} == {NEXT_TUESDAY}
        assert desk.page.chips[Sight.ALL].text() == "All: 200"

    @pytest.mark.parametrize(
        ("width", "height", "is_beside"), [(1294, 668, True), (660, 1000, False), (888, 330, True)]
    )
    def test_table_and_fields_share_the_window_as_it_is(
        self, desk: Desk, width: int, height: int, is_beside: bool
    ) -> None:
        page = desk.page
        page.resize(width, height)
        table, detail = (part.mapTo(page, part.rect().topLeft()) for part in (page.table, page.detail))
        assert (detail.x() > table.x()) is is_beside
        assert page.table.viewport().height() >= 92, "two rows"
        assert not page.table.isColumnHidden(3), "the status"


def test_today_is_what_the_tests_say() -> None:
    assert TODAY.strftime("%A") == "Tuesday"
