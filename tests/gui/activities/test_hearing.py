"""An activity is held by keys and by large buttons; what is heard becomes testimony as it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.activity_plans import ActivityPlan, keep, plan_of
from maturity_desktop.domain.audit import AnswerValue, Evidence, Link
from maturity_desktop.domain.plan_records import Activity, ActivityState, Heard, Verdict
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.activities.activity_dialogs import listener_of
from maturity_desktop.gui.activities.hearing_page import HearingPage
from maturity_desktop.gui.activities.stopwatch import Stopwatch
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.plan.activities_page import ActivitiesPage
from maturity_desktop.gui.safety.reading import EditsClosed
from tests.gui.activities.conftest import RECORDS, TALK, press, write
from tests.gui.conftest import FakeCommits

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEAST_TARGET = 48


@pytest.fixture
def hearing(page: ActivitiesPage, qtbot: QtBot) -> HearingPage:
    """The first activity, held."""
    qtbot.waitUntil(page.list.hasFocus)
    press(Key.Key_Return)
    qtbot.waitUntil(page.hearing.card.hasFocus)
    return page.hearing


def heard(session: AuditSession) -> dict[str, tuple[Verdict | None, str]]:
    return {own.checkpoint: (own.verdict, own.note) for own in session.audit.all(Heard)}


class TestCards:
    def test_every_question_is_a_card_and_the_way_is_told(self, hearing: HearingPage) -> None:
        assert len(hearing.cards) == 12
        assert hearing.progress.words == "1 of 12 · 0 gone through"
        assert hearing.card.question.words == "Vision, point 1 of 1"
        assert hearing.card.why.words == "1.01-1a · level 1, Just started · not answered yet"
        press(Key.Key_PageDown)
        assert hearing.progress.words == "2 of 12 · 0 gone through"
        press(Key.Key_PageUp, times=3)
        assert hearing.place == 0
        assert not hearing.back.isEnabled()

    def test_sections_are_gone_to(self, hearing: HearingPage) -> None:
        assert [row.text for row in hearing.sections.rows.rows] == ["1.01 Vision", "1.02 Planning"]
        hearing.sections.setFocus()
        press(Key.Key_Down)
        press(Key.Key_Return)
        assert hearing.card.criterion.words == "1.02 Planning"
        assert hearing.section_box.currentIndex() == 1

    def test_opened_again_it_goes_on_where_nothing_was_said(
        self, hearing: HearingPage, page: ActivitiesPage
    ) -> None:
        press(Key.Key_S)
        press(Key.Key_PageDown)
        press(Key.Key_N)
        press(Key.Key_Escape)
        assert not page.is_holding
        page.acts.hold.trigger()
        assert hearing.place == 2

    def test_questions_stay_while_they_are_answered(
        self, hearing: HearingPage, session: AuditSession
    ) -> None:
        session.answer("1.01-1a", AnswerValue.NOT_MET)
        assert len(hearing.cards) == 12


class TestTime:
    @pytest.fixture
    def records(self) -> tuple[Record, ...]:
        return tuple(replace(own, minutes=10) if own == TALK else own for own in RECORDS)

    def test_what_there_is_no_time_for_comes_last_and_can_be_reached(
        self, hearing: HearingPage, page: ActivitiesPage
    ) -> None:
        assert page.detail.guide.words == (
            "12 questions, about 24 min."
            " In the 10 min planned there is time for 5: the most needed come first."
        )
        assert hearing.progress.words == "1 of 5 that fit, 12 in all · 0 gone through"
        rows = hearing.sections.rows.rows
        assert [own.text for own in rows if own.heading] == ["If there is time"]
        last = rows[-1].text
        hearing.sections.setFocus()
        press(Key.Key_End)
        press(Key.Key_Return)
        assert hearing.card.criterion.words == last
        assert hearing.cards[hearing.place].if_time
        assert "if there is time" in hearing.progress.words
        assert hearing.sections.currentIndex().row() == len(rows) - 1
        assert hearing.section_box.currentText().startswith("If there is time: ")
        press(Key.Key_PageUp)
        assert hearing.place < len(hearing.cards)
        assert len({card.spot for card in hearing.cards}) == 12


class TestVerdicts:
    @pytest.mark.parametrize(
        ("key", "verdict", "links"),
        [
            (Key.Key_S, Verdict.SUPPORTS, [("1.01-1a", False)]),
            (Key.Key_C, Verdict.CONTRADICTS, [("1.01-1a", True)]),
            (Key.Key_N, Verdict.NOT_COVERED, []),
        ],
    )
    def test_one_key_says_it_and_takes_it_back(
        self,
        hearing: HearingPage,
        session: AuditSession,
        key: Qt.Key,
        verdict: Verdict,
        links: list[tuple[str, bool]],
    ) -> None:
        press(key)
        assert heard(session) == {"1.01-1a": (verdict, "")}
        assert hearing.card.verdicts[verdict].isChecked()
        made = [own for own in session.audit.all(Link) if own.checkpoint]
        assert [(own.checkpoint, own.contradicts) for own in made] == links
        press(key)
        assert heard(session) == {}
        assert not hearing.card.verdicts[verdict].isChecked()

    def test_buttons_do_the_same_and_one_of_them_holds(
        self, hearing: HearingPage, session: AuditSession
    ) -> None:
        for verdict in (Verdict.SUPPORTS, Verdict.CONTRADICTS):
            QTest.mouseClick(hearing.card.verdicts[verdict], Qt.MouseButton.LeftButton)
        assert heard(session) == {"1.01-1a": (Verdict.CONTRADICTS, "")}
        assert [button.isChecked() for button in hearing.card.verdicts.values()] == [False, True, False]

    def test_the_evidence_is_of_the_activity_and_names_nobody(
        self, hearing: HearingPage, session: AuditSession
    ) -> None:
        press(Key.Key_S)
        activity = hearing.activity
        assert activity is not None
        item = session.audit.get(Evidence, "c1", activity.evidence)
        assert item is not None
        assert (item.title, item.source) == ("Planning lead", "Operations manager")
        assert "Vance" not in repr(item)


class TestNotes:
    def test_letters_are_letters_while_somebody_types(
        self, hearing: HearingPage, session: AuditSession
    ) -> None:
        press(Key.Key_T)
        write("scn: they can say it")
        assert heard(session) == {"1.01-1a": (None, "scn: they can say it")}

    def test_blanks_alone_are_no_note(self, hearing: HearingPage, session: AuditSession) -> None:
        press(Key.Key_T)
        write("   ")
        assert heard(session) == {}
        write("a b ")
        assert heard(session) == {"1.01-1a": (None, hearing.card.note.words)}
        assert hearing.card.note.words.strip() == "a b"
        for _letter in range(10):
            press(Key.Key_Backspace)
        write("  ")
        assert heard(session) == {}

    def test_typing_is_one_edit_and_reaches_the_disk_unasked(
        self, hearing: HearingPage, session: AuditSession, commits: FakeCommits, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(session.saving.saved, timeout=2000):
            press(Key.Key_T)
            write("Every Monday")
        assert session.saving.is_empty
        last = commits.batches[-1][-1].changes[0].new
        assert isinstance(last, Heard)
        assert last.note == "Every Monday"
        assert session.undo_stack.count() == 1

    def test_escape_goes_from_the_note_to_the_card_to_the_list(
        self, hearing: HearingPage, page: ActivitiesPage, qtbot: QtBot
    ) -> None:
        press(Key.Key_T)
        press(Key.Key_Escape)
        assert hearing.card.hasFocus()
        press(Key.Key_Escape)
        qtbot.waitUntil(page.list.hasFocus)
        assert not page.is_holding

    def test_control_enter_goes_on_and_the_words_stay_where_they_were_said(
        self, hearing: HearingPage, session: AuditSession
    ) -> None:
        press(Key.Key_T)
        write("One")
        press(Key.Key_Return, CONTROL)
        assert (hearing.place, hearing.card.note.words) == (1, "")
        press(Key.Key_T)
        write("Two")
        assert heard(session) == {"1.01-1a": (None, "One"), "1.01-1b": (None, "Two")}
        press(Key.Key_Escape)
        press(Key.Key_PageUp)
        assert hearing.card.note.words == "One"


class TestLeaving:
    def test_done_says_that_it_was_held(
        self, hearing: HearingPage, page: ActivitiesPage, session: AuditSession
    ) -> None:
        hearing.finish.click()
        activity = session.audit.get(Activity, "a1", "m1")
        assert activity is not None
        assert activity.state is ActivityState.HELD
        assert not page.is_holding

    def test_an_activity_that_is_undone_away_gives_the_list_back(
        self, page: ActivitiesPage, session: AuditSession
    ) -> None:

        first = session.audit.get(Activity, "a1", "m1")
        assert first is not None
        other = ActivityPlan(replace(plan_of(session.audit, first).activity, id="new", title="New"))
        session.change("plan", keep(session.audit, other, listener_of(session)))
        page.show_item("new")
        page.acts.hold.trigger()
        assert page.is_holding
        session.undo_stack.undo()
        assert not page.is_holding


class TestReading:
    def test_what_was_heard_can_be_read_where_nothing_can_be_changed(
        self, page: ActivitiesPage, session: AuditSession, qtbot: QtBot
    ) -> None:
        closed = EditsClosed(page, page)
        closed.close("Open for reading only")
        qtbot.waitUntil(page.list.hasFocus)
        press(Key.Key_Return)
        qtbot.waitUntil(page.hearing.card.hasFocus)
        press(Key.Key_S)
        press(Key.Key_PageDown)
        assert page.hearing.place == 1
        assert heard(session) == {}
        assert not page.acts.change.isEnabled()
        closed.open()


class TestTouch:
    @pytest.mark.parametrize(("width", "height"), [(1298, 640), (700, 1100)])
    def test_targets_are_large_and_everything_fits(
        self, hearing: HearingPage, page: ActivitiesPage, width: int, height: int
    ) -> None:
        page.resize(width, height)
        small = [
            button.text()
            for button in hearing.findChildren(QPushButton)
            if button.isVisible() and button.height() < LEAST_TARGET
        ]
        assert small == []
        assert hearing.sections.isVisible() is (width > 900)
        assert hearing.section_box.isVisible() is (width <= 900)
        assert page.width() == width

    def test_controls_have_names(
        self, hearing: HearingPage, nameless: Callable[[QWidget], list[str]]
    ) -> None:
        assert nameless(hearing) == []


class TestTimer:
    def test_it_goes_stands_and_goes_on(self, hearing: HearingPage) -> None:
        assert hearing.elapsed.text() == "0:00 of 45 min"
        assert hearing.halt.text() == "Pause"
        press(Key.Key_P)
        assert not hearing.watch.is_going
        assert hearing.halt.text() == "Go on"
        hearing.halt.click()
        assert hearing.halt.text() == "Pause"

    def test_a_stopwatch_counts_only_while_it_goes(self) -> None:
        now = [10.0]
        watch = Stopwatch(lambda: now[0])
        assert watch.seconds == 0
        watch.go()
        now[0] += 5
        watch.halt()
        now[0] += 100
        watch.go()
        now[0] += 2
        assert watch.seconds == 7
