"""Activities are planned, changed, handed out and given evidence by keyboard; everything can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.activities import draw
from maturity_desktop.domain.audit import Change, Link
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
    ActivityState,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.activities.activity_dialog import ActivityDialog
from maturity_desktop.gui.activities.activity_lines import ActivityLines
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.evidence.piecemeal import AT_ONCE
from maturity_desktop.gui.plan.activities_page import ActivitiesPage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.activities.conftest import LATER, TODAY, press
from tests.gui.conftest import FakeAsk

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SLOW_MS = 20_000


def titles(page: ActivitiesPage) -> list[tuple[str, str]]:
    return [(row.text, row.mark) for row in page.list.rows.rows]


def found(session: AuditSession, name: str = "m1") -> Activity:
    activity = session.audit.get(Activity, "a1", name)
    assert activity is not None
    return activity


def form(page: ActivitiesPage) -> ActivityDialog:
    dialog = page.dialogs.open_one
    assert isinstance(dialog, ActivityDialog)
    return dialog


class TestList:
    def test_activities_stand_by_day_and_time_and_tell_what_overlaps(self, page: ActivitiesPage) -> None:
        assert titles(page) == [
            ("Tue 13 Jan", "1 h 30 min"),
            ("Planning lead", "overlaps another"),
            ("Late shift", "overlaps another"),
            ("Without a day", "45 min"),
            ("Head of quality", "planned"),
        ]
        assert page.list.rows.rows[1].detail == "interview · Operations manager · Room 4 · 2 criteria"
        assert page.headline.words == "0 of 3 activities held; 2 today"

    def test_the_detail_follows_the_list_and_names_nobody(self, page: ActivitiesPage) -> None:
        detail = page.detail
        assert (detail.kind.words, detail.name.words) == ("interview, planned", "Planning lead")
        assert "“Late shift”, 10:00–10:45" in detail.clash.words
        assert detail.guide.words == "12 questions, about 24 min."
        press(Key.Key_Down)
        assert detail.name.words == "Late shift"
        shown = " ".join(
            label.text()
            for label in page.findChildren(QWidget)
            if hasattr(label, "words") and hasattr(label, "text")
        )
        assert "Vance" not in shown

    def test_space_says_that_it_was_held(self, page: ActivitiesPage, session: AuditSession) -> None:
        press(Key.Key_Space)
        assert found(session).state is ActivityState.HELD
        assert page.list.activity == "m1"
        assert titles(page)[1] == ("Planning lead", "held")
        press(Key.Key_Space)
        assert found(session).state is ActivityState.PLANNED

    def test_what_was_not_held_on_its_day_is_late(self, page: ActivitiesPage, session: AuditSession) -> None:
        session.change("earlier", (change(session, replace(found(session), held_on=date(2026, 1, 12))),))
        assert titles(page)[:2] == [("Mon 12 Jan", "45 min"), ("Planning lead", "late: not held")]
        assert page.headline.words == "0 of 3 activities held; 1 today; 1 is late"
        page.list.take("m1")
        press(Key.Key_Space)
        assert titles(page)[1] == ("Planning lead", "held")
        assert page.headline.words == "1 of 3 activities held; 1 today"

    def test_the_foot_names_the_keys_that_can_be_used(self, page: ActivitiesPage, qtbot: QtBot) -> None:
        assert [key for key, _act in page.key_hints] == ["Enter", "Space", "F2", "Ins"]
        with qtbot.waitSignal(page.hints_changed):
            for _activity in range(3):
                press(Key.Key_Delete)
        assert [key for key, _act in page.key_hints] == ["Ins"]

    def test_removed_it_is_gone_until_undo(self, page: ActivitiesPage, session: AuditSession) -> None:
        press(Key.Key_Delete)
        assert not session.audit.get(Activity, "a1", "m1")
        assert page.list.activity == "m2"
        session.undo_stack.undo()
        assert found(session).title == "Planning lead"
        assert titles(page)[1][0] == "Planning lead"

    def test_a_long_guide_is_said_to_take_longer_than_planned(
        self, page: ActivitiesPage, session: AuditSession
    ) -> None:
        session.change("shorter", (change(session, replace(found(session), minutes=20)),))
        assert page.detail.guide.words.endswith(
            "In the 20 min planned there is time for 10: the most needed come first."
        )

    def test_controls_have_names_and_are_reached(
        self, page: ActivitiesPage, nameless: Callable[[QWidget], list[str]]
    ) -> None:
        assert nameless(page) == []


def change(session: AuditSession, record: Record) -> Change:
    return Change(session.audit.get(type(record), *record.key), record)


class TestForm:
    def test_an_activity_is_planned_by_keyboard(
        self, page: ActivitiesPage, session: AuditSession, qtbot: QtBot
    ) -> None:
        press(Key.Key_Insert)
        dialog = form(page)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        QTest.keyClicks(dialog.name, "Agents, early shift")
        dialog.kind.choose(ActivityKind.FOCUS_GROUP)
        dialog.time.setText("930")
        dialog.people.add.click()
        dialog.people.rows[0].role.setCurrentText("operations manager")
        dialog.people.rows[0].count.setValue(6)
        dialog.people.add.click()
        dialog.people.rows[1].role.setCurrentText("Trainee")
        dialog.people.add.click()
        dialog.search.setText("plan")
        QTest.keyClick(dialog.search, Key.Key_Return)
        press(Key.Key_Space)
        dialog.keep.click()
        activity = page.activity
        assert activity is not None
        assert (activity.title, activity.kind, activity.held_on) == (
            "Agents, early shift", ActivityKind.FOCUS_GROUP, TODAY,
        )  # fmt: skip
        assert activity.starts_at == "09:30"
        people = [own for own in session.audit.all(ActivityPerson) if own.activity == activity.id]
        assert [(own.role, own.count) for own in people] == [("manager", 6), ("Trainee", 1)]
        about = [own for own in session.audit.all(ActivityCriterion) if own.activity == activity.id]
        assert [own.criterion for own in about] == ["1.02"]
        assert session.undo_stack.undoText() == "plan “Agents, early shift”"
        session.undo_stack.undo()
        assert len(list(session.audit.all(Activity))) == 3

    def test_what_was_kept_is_shown_again_and_unchanged_is_no_edit(
        self, page: ActivitiesPage, session: AuditSession
    ) -> None:
        press(Key.Key_F2)
        dialog = form(page)
        assert dialog.people.rows[0].name.text() == "Kim Vance"
        assert not dialog.is_changed()
        assert dialog.counted.words == "2 criteria"
        dialog.keep.click()
        assert session.undo_stack.count() == 0

    @pytest.mark.parametrize("time", ["24:00", "noon"])
    def test_a_wrong_time_is_told_and_not_kept(self, page: ActivitiesPage, time: str) -> None:
        press(Key.Key_F2)
        dialog = form(page)
        dialog.time.setText(time)
        assert dialog.fault.words == f"“{time}” is no time of day. Write it as 09:30."
        assert not dialog.keep.isEnabled()
        dialog.time.setText("")
        assert dialog.keep.isEnabled()

    def test_numbers_are_drawn_with_a_word_that_draws_them_again(
        self, page: ActivitiesPage, session: AuditSession
    ) -> None:
        press(Key.Key_F2)
        dialog = form(page)
        dialog.sample.setValue(3)
        assert not dialog.draw.isEnabled()
        dialog.population.setValue(2)
        assert dialog.fault.words == "The sample is larger than what there is."
        dialog.population.setValue(170)
        dialog.draw.click()
        numbers = ", ".join(map(str, draw(170, 3, "Planning lead 2026-01-13")))
        said = f"Numbers {numbers} of 1 to 170, drawn by lot with the word “Planning lead 2026-01-13”."
        assert dialog.drawn.words == said
        dialog.keep.click()
        assert (found(session).sample, found(session).population) == (3, 170)
        assert found(session).drawn == said

    def test_without_a_day_and_without_people(self, page: ActivitiesPage, session: AuditSession) -> None:
        press(Key.Key_F2)
        dialog = form(page)
        dialog.has_day.setChecked(False)
        dialog.people.rows[0].remove.click()
        dialog.keep.click()
        assert found(session).held_on is None
        assert not list(session.audit.all(ActivityPerson))
        assert page.list.activity == "m1"

    def test_a_task_is_planned_with_its_people_and_criteria(
        self, page: ActivitiesPage, session: AuditSession
    ) -> None:
        page.plan_task("t1")
        dialog = form(page)
        assert dialog.name.text() == "Talk with the manager"
        assert not dialog.has_day.isChecked()
        dialog.keep.click()
        activity = page.activity
        assert activity is not None
        assert (activity.task, activity.minutes) == ("t1", 30)
        assert page.detail.guide.words == "6 questions, about 12 min."

    def test_what_was_typed_is_not_thrown_away_unasked(self, page: ActivitiesPage, ask: FakeAsk) -> None:
        ask.agrees = False
        press(Key.Key_F2)
        dialog = form(page)
        dialog.people.rows[0].count.setValue(4)
        dialog.reject()
        assert ask.questions == ["Throw away what you typed?"]
        assert dialog.isVisible()
        ask.agrees = True
        dialog.reject()

    def test_tab_goes_down_the_form(self, page: ActivitiesPage, qtbot: QtBot) -> None:
        press(Key.Key_F2)
        dialog = form(page)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.name.hasFocus)
        row = dialog.people.rows[0]
        for field in (
            dialog.kind, dialog.state, dialog.has_day, dialog.day, dialog.time, dialog.length, dialog.place,
            dialog.led_by, row.role, row.count, row.name, row.remove, dialog.people.add, dialog.search,
            dialog.list, dialog.sample, dialog.population, dialog.drawn, dialog.note, dialog.keep,
        ):  # fmt: skip
            press(Key.Key_Tab, times=3 if field is dialog.time else 1)  # a date has parts
            assert field.hasFocus(), field.accessibleName()
        dialog.reject()

    def test_controls_of_the_form_have_names(
        self, page: ActivitiesPage, nameless: Callable[[QWidget], list[str]]
    ) -> None:
        press(Key.Key_F2)
        assert nameless(form(page)) == []
        form(page).reject()


class TestEvidence:
    def test_files_are_used_at_every_criterion_of_the_activity(
        self, page: ActivitiesPage, session: AuditSession, ask: FakeAsk, tmp_path: Path, qtbot: QtBot
    ) -> None:
        ask.chosen = [tmp_path / "rota.txt"]
        ask.chosen[0].write_text("Mon Tue")
        before = {item.id for item in session.audit.evidence}
        press(Key.Key_F)
        qtbot.waitUntil(
            lambda: len(session.audit.evidence) == 3 and not page.attaching.work.isVisible(), timeout=SLOW_MS
        )
        (item,) = [own for own in session.audit.evidence if own.id not in before]
        used = {own.criterion for own in session.audit.all(Link) if own.evidence == item.id}
        assert used == {"1.01", "1.02"}
        assert "rota" in [row.text for row in page.detail.evidence.rows.rows]
        assert session.undo_stack.count() == 1
        assert session.undo_stack.undoText() == "add evidence at “Planning lead”"
        session.undo_stack.undo()
        assert {item.id for item in session.audit.evidence} == before

    def test_many_files_are_one_thing_to_undo_too(
        self, page: ActivitiesPage, session: AuditSession, ask: FakeAsk, tmp_path: Path, qtbot: QtBot
    ) -> None:
        before, count = session.audit, AT_ONCE + 5
        folder = tmp_path / "many"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number}.txt").write_text(f"Note {number}")
        again = folder / "again.txt"
        again.write_text("Known already")
        ask.chosen, ask.agrees = [again], True
        press(Key.Key_F)
        qtbot.waitUntil(lambda: len(session.audit.evidence) == 3, timeout=SLOW_MS)
        session.undo_stack.clear()
        ask.chosen = [folder]
        press(Key.Key_F)
        qtbot.waitUntil(
            lambda: len(session.audit.evidence) == 3 + count and not page.attaching.work.isVisible(),
            timeout=SLOW_MS,
        )
        assert len({item.number for item in session.audit.evidence}) == 3 + count
        links = [own for own in session.audit.all(Link) if not own.checkpoint]
        assert len(links) - len([own for own in before.all(Link) if not own.checkpoint]) == 2 * (count + 1)
        assert session.undo_stack.count() == 1
        session.undo_stack.undo()
        assert len(session.audit.evidence) == 3

    def test_a_picture_is_pasted_and_what_cannot_be_taken_is_told(
        self, page: ActivitiesPage, session: AuditSession, qtbot: QtBot
    ) -> None:
        data = QMimeData()
        data.setText("words")
        QGuiApplication.clipboard().setMimeData(data)
        press(Key.Key_V, CONTROL)
        assert page.attaching.refusals.isVisible()
        picture = QMimeData()
        image = QImage(4, 4, QImage.Format.Format_RGB32)
        image.fill(0)
        picture.setImageData(image)
        QGuiApplication.clipboard().setMimeData(picture)
        press(Key.Key_V, CONTROL)
        qtbot.waitUntil(lambda: len(session.audit.evidence) == 3, timeout=SLOW_MS)
        newest = max(session.audit.evidence, key=lambda own: own.number)
        assert newest.media_type == "image/png"
        assert {own.criterion for own in session.audit.all(Link) if own.evidence == newest.id} == {
            "1.01",
            "1.02",
        }

    def test_what_comes_in_is_of_the_activity_that_it_was_dropped_on(
        self, page: ActivitiesPage, session: AuditSession, tmp_path: Path, qtbot: QtBot
    ) -> None:
        path = tmp_path / "plan.txt"
        path.write_text("x")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        page.detail.taken.emit(data)
        press(Key.Key_Down)
        assert page.list.activity == "m2"
        qtbot.waitUntil(lambda: len(session.audit.evidence) == 3, timeout=SLOW_MS)
        newest = max(session.audit.evidence, key=lambda own: own.number)
        assert {own.criterion for own in session.audit.all(Link) if own.evidence == newest.id} == {
            "1.01",
            "1.02",
        }


class TestGuide:
    def test_the_guide_is_written_and_can_be_opened(
        self, page: ActivitiesPage, ask: FakeAsk, tmp_path: Path, qtbot: QtBot
    ) -> None:
        ask.target = tmp_path / "guide.pdf"
        press(Key.Key_G, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: page.handing_out.path == ask.target, timeout=SLOW_MS)
        assert ask.target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("records", [()])
class TestEmpty:
    def test_it_says_what_activities_are_and_one_can_be_planned(
        self, page: ActivitiesPage, session: AuditSession
    ) -> None:
        assert page.headline.words == "No activities yet"
        assert page.nothing.isVisible()
        assert not page.acts.hold.isEnabled()
        page.add.click()
        form(page).name.setText("First talk")
        form(page).keep.click()
        assert titles(page)[-1] == ("First talk", "planned")
        assert page.list.hasFocus() or QApplication.focusWidget() is page.list


class TestLines:
    def test_a_criterion_shows_its_activities_and_the_way_to_them(
        self, session: AuditSession, theme: ThemeSwitch, qtbot: QtBot
    ) -> None:
        lines = ActivityLines(session, theme)
        qtbot.addWidget(lines)
        lines.show_criterion("small", "2.01")
        assert lines.isHidden()
        lines.show_criterion("small", "1.01")
        assert not lines.isHidden()
        assert (
            lines.lines[0].words
            == "interview · Planning lead · Tue 13 Jan 09:30 · planned · Operations manager"
        )
        with qtbot.waitSignal(lines.activity_wanted) as went:
            lines.open.click()
        assert went.args == ["m1"]

    def test_many_are_counted(self, session: AuditSession, theme: ThemeSwitch, qtbot: QtBot) -> None:
        more = [replace(LATER, id=f"x{number}") for number in range(5)]
        about = [ActivityCriterion("a1", own.id, "small", "1.01") for own in more]
        session.change("more", tuple(change(session, own) for own in (*more, *about)))
        lines = ActivityLines(session, theme)
        qtbot.addWidget(lines)
        lines.show_criterion("small", "1.01")
        assert lines.lines[2].words == "4 more activities"
