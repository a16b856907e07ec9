"""The plan of an audit by keyboard: dates, moving, assigning, leaving out, own tasks; all of it undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Pace, TaskKind, Where
from maturity_desktop.domain.plan_records import AddedTask, Holiday, PlanSettings, TaskPlan, TeamMember
from maturity_desktop.domain.schedule_changes import put_own_task, set_holidays, set_start
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.reason import ReasonDialog
from maturity_desktop.gui.plan.calendar_dialog import CalendarDialog
from maturity_desktop.gui.plan.own_task_dialog import OwnTaskDialog
from maturity_desktop.gui.plan.schedule_page import SchedulePage
from maturity_desktop.gui.programme_words import short_day
from tests.gui.acting import bring_to_front
from tests.gui.conftest import FakeAsk, make_audit
from tests.gui.schedule.conftest import model_with_programme

MONDAY = date(2026, 1, 12)
TODAY = date(2026, 1, 13)
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key
D = TypeVar("D", bound=QDialog)


def dated_model() -> Framework:
    """A phase of three days on site and one of two off it; t1 on the first day, t2 on the last."""
    made = model_with_programme()
    first, second = made.programme
    tasks = (replace(first.tasks[0], day=1), first.tasks[1])
    return replace(
        made,
        programme=(
            replace(first, tasks=tasks, days=3, where=Where.ON_SITE),
            replace(second, days=2),
        ),
        paces=(
            Pace("own", "Five days", {"first": 3, "second": 2}),
            Pace("quick", "Two days", {"first": 1, "second": 1}),
        ),
    )


@pytest.fixture
def session(qapp: QApplication, commits: object, clock: object) -> AuditSession:
    model = dated_model()
    audit = make_audit(model)
    return AuditSession(audit, {model.id: model}, commits, "Ada", clock)  # type: ignore[arg-type]


@pytest.fixture
def begun(session: AuditSession, page: SchedulePage) -> SchedulePage:
    """The audit began yesterday: t1 is late."""
    session.change("start", set_start(session.audit, MONDAY))
    session.undo_stack.clear()
    page.list.choose("t1")
    return page


def dialog_of(page: SchedulePage, kind: type[D]) -> D:
    found = page.dialogs.open_one
    assert isinstance(found, kind)
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def back_to_list(page: SchedulePage, qtbot: QtBot) -> None:
    bring_to_front(page, qtbot)
    page.list.setFocus()


def marks(page: SchedulePage) -> dict[str, str]:
    return {row.task.id: row.mark for row in page.list.rows if row.task}


def plan_of(session: AuditSession, task: str) -> TaskPlan | None:
    return session.audit.get(TaskPlan, "a1", "small", task)


class TestDates:
    def test_without_a_start_it_says_what_to_do(self, page: SchedulePage) -> None:
        assert page.dates.words == "No dates yet: say on which day the audit begins."
        assert set(marks(page).values()) == {""}

    def test_a_start_dates_every_task_and_late_ones_say_so(
        self, begun: SchedulePage, session: AuditSession
    ) -> None:
        assert marks(begun) == {
            "t1": "late since Mon 12 Jan", "t2": "Wed 14 Jan", "t3": "Fri 16 Jan", "t4": "Fri 16 Jan",
        }  # fmt: skip
        assert begun.dates.words == (
            "Week 1 of 1, day 2 · first day 12 Jan 2026 · on site until Wed 14 Jan · Five days"
            " · 1 task is late"
        )
        assert [row.about for row in begun.list.rows if not row.task][1].startswith("Thu 15 Jan – Fri 16 Jan")

    def test_days_off_and_a_crowded_day_are_said_beside_the_pace(
        self, begun: SchedulePage, session: AuditSession
    ) -> None:
        audit = session.audit
        session.change("days off", set_holidays(audit, {date(2026, 1, 14): "Founders’ day"}))
        assert "Five days and 1 day off" in begun.dates.words
        model = session.framework
        first = AddedTask(audit.id, model.id, "", model.programme[0].id, "Do it.", TaskKind.ANALYSIS, day=2)
        own = (replace(first, id=f"own{number}") for number in range(10))
        session.change("more", tuple(change for task in own for change in put_own_task(audit, task)))
        assert begun.dates.words.endswith("10 tasks fall on Tue 13 Jan")
        begun.acts.plan.trigger()
        told = dialog_of(begun, CalendarDialog).told.words
        assert "10 tasks fall on Tue 13 Jan: take more days, or leave tasks out" in told

    def test_the_dialog_says_what_comes_of_it_and_is_one_edit(
        self, page: SchedulePage, session: AuditSession
    ) -> None:
        page.acts.plan.trigger()
        dialog = dialog_of(page, CalendarDialog)
        assert dialog.told.words.startswith("Without a first day")
        dialog.has_start.setChecked(True)
        dialog.start.setDate(QDate(2026, 1, 12))
        dialog.holidays.setPlainText("13 Jan 2026 Founders’ day")
        dialog.free["fri"].setChecked(True)
        dialog.pace.choose(session.framework.paces[1])
        assert [field.value() for field in dialog.days.values()] == [1, 1]
        assert dialog.told.words == (
            "Begins on 12 Jan 2026. The site is left on Mon 12 Jan. It ends on 14 Jan 2026."
        )
        dialog.days["second"].setValue(2)
        assert dialog.pace.value is None
        dialog.keep.click()
        assert session.undo_stack.undoText().startswith("dates and working days")
        assert marks(page)["t4"] == "Thu 15 Jan"
        assert [own.title for own in session.audit.all(Holiday)] == ["Founders’ day"]
        page.acts.plan.trigger()
        assert dialog_of(page, CalendarDialog).holidays.toPlainText() == "13 Jan 2026 Founders’ day"
        dialog_of(page, CalendarDialog).reject()
        session.undo_stack.undo()
        assert session.audit.get(PlanSettings, "a1") is None
        assert set(marks(page).values()) == {""}

    def test_a_line_that_names_no_day_is_told_and_not_kept(self, page: SchedulePage) -> None:
        page.acts.plan.trigger()
        dialog = dialog_of(page, CalendarDialog)
        dialog.holidays.setPlainText("Easter\n01/06/2026 Which?")
        assert dialog.fault.words == (
            "Line 1, “Easter”, names no day. Write it as 6 Jan 2026 Epiphany.\n"
            "Line 2, “01/06/2026 Which?”, could mean 6 Jan 2026, 1 Jun 2026: write 2026-01-06."
        )
        assert not dialog.keep.isEnabled()
        dialog.holidays.setPlainText("")
        for box in dialog.free.values():
            box.setChecked(True)
        assert dialog.fault.words.startswith("Somebody must be able to work")
        assert not dialog.keep.isEnabled()

    def test_what_was_typed_is_not_thrown_away_unasked(self, page: SchedulePage, ask: FakeAsk) -> None:
        page.acts.plan.trigger()
        dialog = dialog_of(page, CalendarDialog)
        dialog.holidays.setPlainText("Easter")
        ask.agrees = False
        dialog.reject()
        assert dialog.isVisible()
        dialog.holidays.setPlainText("")
        dialog.reject()
        assert not dialog.isVisible()


class TestTasks:
    def test_ctrl_up_and_down_move_by_a_working_day_and_the_task_stays_in_hand(
        self, begun: SchedulePage, session: AuditSession
    ) -> None:
        for _time in range(4):
            press(Key.Key_Down, CONTROL)
        assert marks(begun)["t1"] == "Fri 16 Jan"
        assert begun.list.item is not None and begun.list.item.task.id == "t1"
        press(Key.Key_Down, CONTROL)
        assert marks(begun)["t1"] == "Mon 19 Jan"
        assert begun.detail.plan.standing.words == "Moved by hand; the programme has it on Mon 12 Jan."
        press(Key.Key_Up, CONTROL)
        assert marks(begun)["t1"] == "Fri 16 Jan"
        press(Key.Key_Backspace, CONTROL)
        assert plan_of(session, "t1") is None
        session.undo_stack.undo()
        assert marks(begun)["t1"] == "Fri 16 Jan"

    def test_a_date_typed_in_the_detail_moves_the_task(
        self, begun: SchedulePage, session: AuditSession
    ) -> None:
        due = begun.detail.plan.due
        due.setFocus()
        due.setDate(QDate(2026, 1, 15))
        assert plan_of(session, "t1") is None
        press(Key.Key_Return)
        assert marks(begun)["t1"] == "Thu 15 Jan"
        due.setDate(QDate(2026, 1, 12))
        press(Key.Key_Return)
        assert plan_of(session, "t1") is None

    def test_a_task_without_a_date_is_given_one(self, page: SchedulePage, session: AuditSession) -> None:
        assert not page.detail.plan.due.isVisible()
        page.detail.plan.give_day.click()
        assert marks(page)["t1"] == "due today"
        assert page.detail.plan.due.isVisible()

    def test_a_task_is_assigned_to_the_team_or_to_whoever_is_typed(
        self, begun: SchedulePage, session: AuditSession
    ) -> None:
        session.change("team", put(session.audit, TeamMember("a1", "Bea", "BB")))
        field = begun.detail.plan.assignee
        assert [field.itemText(place) for place in range(field.count())] == ["Bea", "Ada"]
        field.setFocus()
        field.setEditText(" Cy  Young ")
        press(Key.Key_Return)
        found = plan_of(session, "t1")
        assert found is not None and found.assignee == "Cy Young"
        assert next(row.assignee for row in begun.list.rows if row.task and row.task.id == "t1") == "Cy Young"
        assert session.undo_stack.undoText().startswith("List the problems.: done by Cy Young")
        field.setFocus()
        field.setEditText("")
        press(Key.Key_Return)
        assert plan_of(session, "t1") is None

    def test_leaving_out_wants_a_reason_and_is_taken_back(
        self, begun: SchedulePage, session: AuditSession, qtbot: QtBot
    ) -> None:
        press(Key.Key_X)
        dialog_of(begun, ReasonDialog).accept()
        assert plan_of(session, "t1") is None
        back_to_list(begun, qtbot)
        press(Key.Key_X)
        dialog = dialog_of(begun, ReasonDialog)
        dialog._form.reason.follow("No shift then.")
        dialog.accept()
        assert marks(begun)["t1"] == "left out"
        assert begun.headline.words.startswith("Programme: 0 of 3 done")
        assert begun.detail.plan.standing.words == "Left out: No shift then."
        assert "late" not in begun.dates.words
        back_to_list(begun, qtbot)
        press(Key.Key_B)
        assert marks(begun)["t1"] == "late since Mon 12 Jan"

    def test_an_own_task_is_added_changed_and_removed(
        self, begun: SchedulePage, session: AuditSession, qtbot: QtBot
    ) -> None:
        press(Key.Key_Insert)
        dialog = dialog_of(begun, OwnTaskDialog)
        assert not dialog.keep.isEnabled()
        assert dialog.phase.value == "first"
        QTest.keyClicks(dialog.what, "See the night shift")
        dialog.day.setValue(2)
        dialog.keep.click()
        (own,) = session.audit.all(AddedTask)
        assert marks(begun)[own.id] == "due today"
        assert begun.list.item is not None and begun.list.item.task.id == own.id
        assert begun.list.rows[2].about == "analysis · your own"
        back_to_list(begun, qtbot)
        press(Key.Key_Space)
        press(Key.Key_F2)
        dialog = dialog_of(begun, OwnTaskDialog)
        dialog.what.setText("See two night shifts")
        dialog.keep.click()
        assert begun.list.rows[2].text == "See two night shifts"
        back_to_list(begun, qtbot)
        press(Key.Key_Delete)
        assert list(session.audit.all(AddedTask)) == []
        session.undo_stack.undo()
        assert begun.list.rows[2].is_done

    def test_an_activity_is_planned_from_a_task(self, begun: SchedulePage, qtbot: QtBot) -> None:
        with qtbot.waitSignal(begun.activity_wanted) as wanted:
            press(Key.Key_A)
        assert wanted.args == ["t1"]

    def test_the_letter_of_what_a_done_task_does_not_have_takes_no_other_in_hand(
        self, begun: SchedulePage
    ) -> None:
        press(Key.Key_Space)
        assert not begun.acts.activity.isEnabled()
        press(Key.Key_R)  # the next task is called “Resolve them”
        press(Key.Key_A)
        assert begun.list.item is not None and begun.list.item.task.id == "t1"

    def test_what_a_task_does_not_have_is_not_offered(self, begun: SchedulePage) -> None:
        acts = begun.acts
        assert not any(
            own.isEnabled() for own in (acts.bring_back, acts.change, acts.remove, acts.as_planned)
        )
        assert all(own.isEnabled() for own in (acts.leave_out, acts.earlier, acts.activity, acts.add))


@pytest.mark.parametrize("width", [1258, 560])
def test_nothing_is_nameless_or_cut_off(
    begun: SchedulePage, nameless: Callable[[QWidget], list[str]], qtbot: QtBot, width: int
) -> None:
    begun.resize(width, 330)
    qtbot.waitUntil(lambda: begun.width() == width)
    begun.acts.plan.trigger()
    dialog = begun.dialogs.open_one
    assert dialog is not None
    assert nameless(begun) == []
    assert nameless(dialog) == []
    fields = begun.detail.plan
    for part in (fields.due, fields.assignee, fields.leave_out, fields.activity):
        assert part.mapTo(begun, QPoint(part.width(), 0)).x() <= begun.width()


@pytest.mark.parametrize(
    ("act", "name", "begins"), [("print", "plan.pdf", b"%PDF"), ("calendar", "plan.ics", b"BEGIN:VCALENDAR")]
)
def test_the_schedule_is_handed_out_and_opened(
    begun: SchedulePage,
    ask: FakeAsk,
    opened: list[str],
    tmp_path: Path,
    qtbot: QtBot,
    act: str,
    name: str,
    begins: bytes,
) -> None:
    line = begun.handing_out
    assert not line.isVisible()
    getattr(begun.acts, act).trigger()
    assert not line.isVisible()  # the person thought better of it
    ask.target = tmp_path / name
    getattr(begun.acts, act).trigger()
    qtbot.waitUntil(lambda: line.path == ask.target, timeout=20_000)
    assert ask.target.read_bytes().startswith(begins)
    assert line.words.words == f"{name} is written and checked."
    line.open_button.click()
    line.show_button.click()
    assert opened == [name, tmp_path.name]


def test_a_file_of_another_kind_is_not_replaced(
    begun: SchedulePage, ask: FakeAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    ask.target = tmp_path / "precious.docx"
    ask.target.write_bytes(b"precious")
    begun.acts.print.trigger()
    written = tmp_path / "precious.docx.pdf"
    qtbot.waitUntil(lambda: begun.handing_out.path == written, timeout=20_000)
    assert ask.target.read_bytes() == b"precious"
    ask.agrees = False
    begun.acts.print.trigger()
    assert ask.questions[-1] == "precious.docx.pdf is there already. Replace it?"


def test_a_file_that_cannot_be_written_is_told(
    begun: SchedulePage, ask: FakeAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    ask.target = tmp_path / "nowhere" / "plan.pdf"
    begun.acts.print.trigger()
    qtbot.waitUntil(lambda: bool(ask.told), timeout=20_000)
    assert ask.told[0][0] == "plan.pdf could not be written"
    assert not begun.handing_out.isVisible()


def test_a_day_of_another_year_says_it() -> None:
    today = date(2026, 1, 13)
    assert short_day(date(2026, 1, 12), today) == "Mon 12 Jan"
    assert short_day(date(2027, 1, 12), today) == "Tue 12 Jan 2027"
    assert short_day(date(2025, 12, 31), today) == "Wed 31 Dec 2025"
