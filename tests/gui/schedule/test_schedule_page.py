"""The programme of a model is carried out by keyboard; every tick and every word can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue, TaskState
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.models.task_rows import TASK_ROLE
from maturity_desktop.gui.plan.schedule_page import SchedulePage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.task_list import TaskDelegate
from tests.gui.conftest import FakeAsk

SPACE, ENTER, DOWN, UP = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 1, 13)


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)


def write(words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


def state(session: AuditSession, task: str) -> TaskState | None:
    return session.audit.get(TaskState, "a1", session.framework.id, task)


def done(session: AuditSession) -> dict[str, date | None]:
    return {found.task: found.done_on for found in session.audit.all(TaskState)}


def here(page: SchedulePage) -> str:
    return page.list.item.task.id if page.list.item else ""


class TestList:
    def test_phases_head_their_tasks_and_say_how_far_they_are(self, page: SchedulePage) -> None:
        assert [(row.text, row.mark) for row in page.list.rows] == [
            ("First steps", "0 of 2 done"),
            ("List the problems.", ""),
            ("Fill out the form.", ""),
            ("Later", "0 of 2 done"),
            ("Resolve them.", ""),
            ("Report.", ""),
        ]
        assert page.list.rows[1].about == "interview · In week 1"
        assert page.list.rows[4].about == "plan · this tool’s"
        assert page.list.rows[3].about == "What follows."
        assert page.headline.words == "Programme: 0 of 4 done; next: List the problems"

    def test_arrows_go_past_the_heads(self, page: SchedulePage) -> None:
        assert here(page) == "t1"
        press(DOWN, DOWN)
        assert here(page) == "t3"
        press(UP)
        assert here(page) == "t2"
        press(UP, UP, UP)
        assert here(page) == "t1"

    def test_a_long_task_is_told_whole_beside_who_does_it_and_its_date(self, page: SchedulePage) -> None:
        said = (
            "Agree the scope with the sponsor: sites, channels, shifts and outsourcers in and out, the "
            "target profile, the cut-off date of the figures, who reads the report, and how names are kept."
        )
        long = replace(page.list.rows[1], text=said, who="Executive or sponsor", mark="13 Jan 2026")
        page.list.show_rows((page.list.rows[0], long), "t1")
        delegate = page.list.itemDelegate()
        assert isinstance(delegate, TaskDelegate) and delegate._is_wide
        title, _about = delegate._words(long)
        assert not title.shortened

    def test_space_ticks_today_and_opens_again(self, page: SchedulePage, session: AuditSession) -> None:
        press(SPACE)
        assert done(session) == {"t1": TODAY}
        assert page.list.rows[1].mark == "13 Jan 2026"
        assert page.list.rows[0].mark == "1 of 2 done"
        assert page.headline.words == "Programme: 1 of 4 done; next: Fill out the form"
        assert session.undo_stack.undoText() == "done: List the problems. (Small Standard)"
        press(SPACE)
        assert done(session) == {}

    def test_a_tick_is_undone(self, page: SchedulePage, session: AuditSession) -> None:
        press(SPACE)
        session.undo_stack.undo()
        assert page.list.rows[0].mark == "0 of 2 done"
        assert not page.detail.done.isChecked()
        session.undo_stack.redo()
        assert page.detail.done.isChecked()

    def test_a_click_on_the_box_ticks_and_elsewhere_only_chooses(
        self, page: SchedulePage, session: AuditSession
    ) -> None:
        place = page.list.visualRect(page.list.model().index(2, 0))
        view = page.list.viewport()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(200, 10))
        assert here(page) == "t2"
        assert done(session) == {}
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(20, 14))
        assert done(session) == {"t2": TODAY}

    def test_u_goes_to_the_next_open_task_and_round(self, page: SchedulePage, session: AuditSession) -> None:
        session.tick_task("t2", TODAY)
        press(Qt.Key.Key_U)
        assert here(page) == "t3"
        press(Qt.Key.Key_U, Qt.Key.Key_U)
        assert here(page) == "t1"
        page.next_button.click()
        assert here(page) == "t3"

    def test_when_all_is_done_it_says_so(self, page: SchedulePage, session: AuditSession) -> None:
        for task in session.framework.tasks:
            session.tick_task(task, TODAY)
        assert page.headline.words == "Programme: all 4 tasks are done"
        assert not page.next_button.isVisible()

    def test_rows_are_read_aloud_with_their_state(self, page: SchedulePage, session: AuditSession) -> None:
        session.tick_task("t1", TODAY)
        model = page.list.model()
        said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
        assert said[1] == "List the problems. done, interview · In week 1, Operations manager, 13 Jan 2026"
        assert said[2] == "Fill out the form. open, rating"
        assert model.index(1, 0).data(TASK_ROLE).is_done


class TestDetail:
    def test_it_says_what_why_who_when_and_what_comes_of_it(self, page: SchedulePage) -> None:
        detail = page.detail
        assert (detail.what.words, detail.why.words) == ("List the problems.", "They must be known.")
        facts = {label.text(): words.words for label, words, _ in detail._facts if words.isVisible()}
        assert facts == {
            "Kind": "interview",
            "When": "In week 1",
            "Who": "Operations manager",
            "Result": "A list",
        }
        assert not detail.added.isVisible()
        press(DOWN, DOWN)
        assert detail.added.isVisible()
        assert not detail.why.isVisible()

    def test_a_note_is_kept_at_each_key_and_one_spell_is_one_undo(
        self, page: SchedulePage, session: AuditSession
    ) -> None:
        press(ENTER)
        write("Seen.")
        found = state(session, "t1")
        assert found is not None
        assert (found.note, found.done_on) == ("Seen.", None)
        assert session.undo_stack.count() == 1
        press(ENTER, modifier=CONTROL)
        assert page.list.hasFocus()
        assert page.list.rows[1].about.endswith("with a note")
        session.undo_stack.undo()
        assert state(session, "t1") is None
        assert page.detail.note.words == ""

    def test_notes_of_two_tasks_are_two_edits(self, page: SchedulePage, session: AuditSession) -> None:
        press(ENTER)
        write("One")
        press(ENTER, modifier=CONTROL)
        press(DOWN, ENTER)
        write("Two")
        assert session.undo_stack.count() == 2
        session.undo_stack.undo()
        assert state(session, "t1") is not None
        assert state(session, "t2") is None

    def test_the_day_can_be_changed_once_it_is_done(self, page: SchedulePage, session: AuditSession) -> None:
        assert not page.detail.day.isEnabled()
        page.detail.done.click()
        assert done(session) == {"t1": TODAY}
        assert page.detail.day.isEnabled()
        page.detail.day.setFocus()
        page.detail.day.setDate(QDate(2026, 1, 9))
        assert done(session) == {"t1": TODAY}
        press(ENTER)
        assert done(session) == {"t1": date(2026, 1, 9)}
        page.detail.done.click()
        assert done(session) == {}

    def test_points_and_the_level_stand_below_the_note(
        self, page: SchedulePage, session: AuditSession
    ) -> None:
        assert page.detail.points.words == "0 of 8 points at level 1, Just started"
        session.answer("1.01-1a", AnswerValue.MET)
        session.answer("1.01-1b", AnswerValue.PARTLY)
        assert page.detail.points.words == "1.5 of 8 points at level 1, Just started"
        assert page.detail.standing.words.startswith("Level 1, Just started: reached by 0 of 4 criteria.")
        press(DOWN, DOWN)
        assert not page.detail.points.isVisible()

    def test_what_is_written_elsewhere_stands_below_nearest_first(
        self, page: SchedulePage, session: AuditSession
    ) -> None:
        for task, words in (("t1", "Fourteen."), ("t2", "Half."), ("t4", "Late.")):
            session.write_task_note(task, words)
        page.list.choose("t3")
        shown = [note.words for _task, note in page.detail.others._pairs if note.isVisible()]
        assert shown == ["Half.", "Fourteen.", "Late."]
        page.list.choose("t1")
        assert page.detail.others._pairs[0][1].words == "Half."

    def test_assess_leads_to_the_criterion(self, page: SchedulePage, qtbot: QtBot) -> None:
        press(DOWN)
        (button,) = page.detail._buttons.findChildren(QPushButton)
        assert button.accessibleName() == "Assess 1.01 Vision"
        with qtbot.waitSignal(page.criterion_wanted) as wanted:
            button.click()
        assert wanted.args == ["1.01"]


class TestPage:
    def test_a_model_without_a_programme_says_so(self, page: SchedulePage, session: AuditSession) -> None:
        session.switch_framework("plain")
        assert page.nothing.isVisible()
        assert page.nothing.words == "Plain Model has no programme of tasks."
        session.switch_framework("small")
        assert page.list.isVisible()
        assert here(page) == "t1"

    def test_out_of_sight_it_waits_until_it_is_shown(self, page: SchedulePage, session: AuditSession) -> None:
        page.hide()
        session.tick_task("t1", TODAY)
        assert page.list.rows[0].mark == "0 of 2 done"
        page.show()
        assert page.list.rows[0].mark == "1 of 2 done"

    def test_the_first_open_task_is_in_hand(
        self, session: AuditSession, ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot
    ) -> None:
        session.tick_task("t1", TODAY)
        page = SchedulePage(session, Exporter(session, NullTranslations()), ask, theme)
        qtbot.addWidget(page)
        page.show()
        assert here(page) == "t2"

    @pytest.mark.parametrize("width", [1298, 572])
    def test_nothing_is_nameless_or_cut_off(
        self, page: SchedulePage, nameless: Callable[[QWidget], list[str]], qtbot: QtBot, width: int
    ) -> None:
        page.resize(width, 330)
        qtbot.waitUntil(lambda: page.width() == width)
        assert nameless(page) == []
        assert page.panes() == (page.list, page.detail)
        inside = page.detail.day.window().rect()
        for part in (page.detail.day, page.detail.note):
            right = part.mapTo(page, QPoint(part.width(), 0)).x()
            assert right <= inside.width()
