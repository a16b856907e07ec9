"""Before the site is left: what is missing is told, and every way to settle it works by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.plan_records import LeftOpen, Request, RequestStatus
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.plan.leaving_page import LeavingPage
from tests.gui.conftest import FakeAsk

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def told(page: LeavingPage) -> list[str]:
    """The rows in sight: heads with their counts, the others by id."""
    rows = page.list.rows.rows
    return [f"{row.text} {row.mark}" if row.heading else row.lead for row in rows]


def in_hand(page: LeavingPage) -> str:
    assert page.readiness is not None
    return page.readiness.result.criterion.id


def test_says_how_many_are_not_ready_and_how_long_the_site_is_there(page: LeavingPage) -> None:
    assert page.headline.words == "3 of 4 criteria are not ready to leave"
    assert page.days.words == "4 working days left on site, until 16 January 2026"
    assert told(page) == ["Not ready 3", "1.02", "2.01", "2.02", "Ready, with something open 1", "1.01"]
    assert page.list.rows.rows[1].detail == (
        "not rated; no evidence that counts; 6 checkpoints not asked about"
    )
    assert page.in_hand.words.startswith("1.02: not rated")


def test_enter_assesses_the_criterion_in_hand(page: LeavingPage, qtbot: QtBot) -> None:
    press(DOWN)
    with qtbot.waitSignal(page.criterion_wanted) as wanted:
        press(ENTER)
    assert wanted.args == ["2.01"]


def test_what_is_left_open_with_a_reason_is_ready_and_can_be_undone(
    page: LeavingPage, session: AuditSession
) -> None:
    assert page.gate is not None
    waiting = [own.result.criterion.id for own in page.gate.not_ready]
    assert in_hand(page) == waiting[0] == "1.02"
    press(Qt.Key.Key_O)
    dialog = page.dialogs.open_one
    assert dialog is not None
    QTest.keyClicks(dialog.focusWidget(), "Seen by telephone.")
    QTest.keyClick(dialog.focusWidget(), ENTER)
    assert [own.reason for own in session.audit.all(LeftOpen)] == ["Seen by telephone."]
    assert page.headline.words == "2 of 4 criteria are not ready to leave"
    assert page.list.rows.rows[told(page).index("1.02")].detail.endswith("left open: Seen by telephone.")
    assert in_hand(page) == waiting[1], "the next that is not ready"
    assert session.undo_stack.undoText() == "leave 1.02 open"
    session.undo_stack.undo()
    assert page.headline.words == "3 of 4 criteria are not ready to leave"


def test_a_click_takes_a_row_in_hand_and_a_double_click_leads_on(page: LeavingPage) -> None:
    wanted: list[str] = []
    page.criterion_wanted.connect(wanted.append)
    spot = page.list.visualRect(page.list.rows.index(2)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (in_hand(page), wanted) == ("2.01", [])
    QTest.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert wanted == ["2.01"]


def leave_open(page: LeavingPage) -> None:
    press(Qt.Key.Key_O)
    dialog = page.dialogs.open_one
    assert dialog is not None
    QTest.keyClicks(dialog.focusWidget(), "Seen by telephone.")
    QTest.keyClick(dialog.focusWidget(), ENTER)


def test_where_nothing_waits_behind_it_what_was_left_open_stays_in_hand(page: LeavingPage) -> None:
    press(DOWN, DOWN)
    assert in_hand(page) == "2.02"
    leave_open(page)
    assert in_hand(page) == "2.02"


def test_grouped_by_person_the_head_of_the_row_in_hand_is_in_sight(page: LeavingPage) -> None:
    page.resize(900, 330)
    press(DOWN, DOWN, Qt.Key.Key_G)
    assert in_hand(page) == "2.02"
    page.list.take_row(1)
    assert page.list.visualRect(page.list.rows.index(0)).top() >= 0


def test_what_the_model_names_can_be_asked_for_at_once(
    page: LeavingPage, session: AuditSession, ask: FakeAsk
) -> None:
    press(Qt.Key.Key_R)
    (request,) = session.audit.all(Request)
    assert (request.title, request.status) == ("Turnover by month", RequestStatus.ASKED)
    assert str(request.due_on) == "2026-01-16"
    assert page.headline.words == (
        "2 of 4 criteria are not ready to leave; 1 rests on an unanswered request alone"
    )


def test_something_in_the_assessors_own_words_can_be_asked_for(
    page: LeavingPage, session: AuditSession, ask: FakeAsk
) -> None:
    press(DOWN)
    ask.reply = "The shift plan"
    press(Qt.Key.Key_R)
    assert [request.title for request in session.audit.all(Request)] == ["The shift plan"]
    ask.agrees = False
    press(Qt.Key.Key_R)
    assert len(list(session.audit.all(Request))) == 1


def test_an_activity_is_offered_with_who_can_answer(page: LeavingPage) -> None:
    press(Qt.Key.Key_A)
    dialog = page.dialogs.open_one
    assert dialog is not None and dialog.isVisible()
    assert dialog.plan.criteria and dialog.plan.people[0].role == "manager"  # type: ignore[attr-defined]
    dialog.close()


def test_by_person_everybody_heads_what_they_could_settle(page: LeavingPage) -> None:
    press(Qt.Key.Key_G)
    first = page.list.rows.rows[0]
    assert (first.text, first.mark) == ("Operations manager", "24 checkpoints")
    assert told(page)[1:] == ["1.01", "1.02", "2.01", "2.02"]
    assert page.list.accessibleName() == "What is missing, by person"
    press(Qt.Key.Key_G)
    assert told(page)[0] == "Not ready 3"


def test_follows_what_is_answered(page: LeavingPage, session: AuditSession) -> None:
    before = page.list.rows.rows[1].detail
    session.answer("1.02-1a", AnswerValue.MET)
    assert "5 checkpoints not asked about" in page.list.rows.rows[1].detail != before


def test_the_friday_list_is_written_and_can_be_opened(
    page: LeavingPage, ask: FakeAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    ask.target = tmp_path / "list.pdf"
    page.acts.print.trigger()
    qtbot.waitUntil(lambda: page.handing_out.path is not None, timeout=20000)
    assert ask.target.read_bytes().startswith(b"%PDF")
    assert page.handing_out.words.words == "list.pdf is written and checked."


def test_everything_has_a_name_and_a_place_in_the_tab_order(
    page: LeavingPage, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(page) == []
    assert page.panes()[0] is page.list
