"""From an empty list of requests to a file that came in, and from the agenda of the day to a promise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, Qt

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import Link
from maturity_desktop.domain.plan_records import Request, RequestCriterion, RequestStatus
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.requests.day_dialog import DayDialog
from tests.gui.conftest import FakeAsk, find_nameless

Key = Qt.Key


def test_requests_are_asked_for_and_a_file_is_received(
    program: Program, hands: Any, ask: FakeAsk, tmp_path: Path
) -> None:
    hands.wait(lambda: program.desk.is_open)
    hands.control(Key.Key_N)
    hands.dialog(AuditForm)
    hands.write("Client")
    hands.press(Key.Key_Return)
    hands.wait(lambda: program.window.session)
    window: Any = program.window
    session = window.session
    assert session is not None
    hands.control(Key.Key_3)
    plan: Any = window.page
    while plan.name != "requests":
        hands.control(Key.Key_PageDown)
    assert plan.view.start.hasFocus()
    assert find_nameless(plan.view) == []
    hands.press(Key.Key_Space)
    assert len(list(session.audit.all(Request))) == len(session.framework.requests) == 14
    hands.wait(plan.view.table.hasFocus)
    hands.control(Key.Key_A)
    hands.press(Key.Key_A)
    dialog = hands.dialog(DayDialog)
    hands.press(Key.Key_Return)
    due = dialog.day
    assert {(own.status, own.due_on) for own in session.audit.all(Request)} == {(RequestStatus.ASKED, due)}

    volumes = tmp_path / "volumes.csv"
    volumes.write_text("month,offered\n2025-12,100\n")
    ask.chosen = [volumes]
    first = next(own for own in session.audit.all(Request) if own.number == 1)
    plan.view.show_item(first.id)
    hands.press(Key.Key_R)
    hands.wait(lambda: plan.view.found[0].evidence)
    places = {own.criterion for own in session.audit.all(RequestCriterion) if own.request == first.id}
    assert {own.criterion for own in session.audit.all(Link)} == places

    assert plan.view.headline.words == "1 of 14 requests received"

    second = next(own for own in session.audit.all(Request) if own.number == 2)
    plan.view.show_item(second.id)
    hands.press(Key.Key_P)
    dialog = hands.dialog(DayDialog)
    dialog.field.setDate(QDate(*session.clock().timetuple()[:3]))
    hands.press(Key.Key_Return)
    hands.control(Key.Key_2)
    rows = window.page.agenda.list.rows.rows
    place = next(place for place, row in enumerate(rows) if row.goal == ("requests", "", second.id))
    window.page.agenda.list.setFocus()
    window.page.agenda.list.setCurrentIndex(window.page.agenda.list.model().index(place, 0))
    hands.press(Key.Key_Return)
    hands.wait(lambda: window.page_name == "plan")
    assert plan.name == "requests"
    assert [own.label for own in plan.view.table.chosen()] == ["DR-02"]

    hands.control(Key.Key_2)
    for key, words in ((Key.Key_K, second.title), (Key.Key_F, second.what[:70])):
        hands.control(key)
        hands.dialog(PickDialog)
        hands.write(words)
        hands.press(Key.Key_Return)
        hands.wait(lambda: window.page_name == "plan")
        assert hands.target is plan.view.table
        assert [own.label for own in plan.view.table.chosen()] == ["DR-02"]
        hands.control(Key.Key_2)
