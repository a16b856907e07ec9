"""A second rating that is drawn by lot, and the meeting that agrees where two rated apart."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from maturity_desktop.app import Program
from maturity_desktop.domain import team
from maturity_desktop.domain.agreement import draw_from
from maturity_desktop.domain.audit import AGREED, AnswerValue, RatingSet
from maturity_desktop.domain.improvement_records import Consensus, SampleDraw
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.team.meeting_dialog import MeetingDialog
from maturity_desktop.gui.team.ratings_dialog import RatingsDialog
from maturity_desktop.gui.team.start_rating_dialog import StartRatingDialog
from maturity_desktop.gui.team.team_dialog import TeamDialog
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.verbs.summary_improvement import agreement_rows
from tests.gui.conftest import FakeAsk, take_away

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(program: Program, hands: Any) -> AuditSession:
    """A new audit on the page Assess."""
    hands.control(Key.Key_N)
    form = hands.dialog(AuditForm)
    form._form.name.setFocus()
    hands.write("Client")
    hands.press(Key.Key_Return)
    hands.wait(lambda: program.window.session)
    program.window.show_page("assess")
    session = program.window.session
    assert session is not None
    return session


# The draw


def test_criteria_are_drawn_by_a_seed_that_is_kept(
    opened: AuditSession, program: Program, hands: Any
) -> None:
    program.window.ratings_wanted.emit()
    hands.dialog(RatingsDialog).start.click()
    form = hands.dialog(StartRatingDialog)
    assert form.count.value() == 12, "a quarter of 45, rounded up"
    assert form.seed.text(), "a seed is proposed"
    form.seed.setText("kettle")
    form.draw_button.click()
    drawn = draw_from(opened.framework, 12, "kettle")
    assert [criterion for _framework, criterion in form.criteria] == sorted(drawn)
    assert form.scope.text().startswith("For 12 of 45 criteria, drawn by lot")
    form.keep.click()
    hands.wait(lambda: opened.is_blind)
    (kept,) = opened.audit.all(SampleDraw)
    assert (kept.seed, kept.size, kept.population) == ("kettle", 12, 45)
    assert kept.rating_set == opened.rating_set
    opened.switch_rating_set(AGREED)
    program.window.ratings_wanted.emit()
    hands.dialog(RatingsDialog).start.click()
    third = hands.dialog(StartRatingDialog)
    assert (third.count.value(), third.seed.text()) == (12, "kettle"), "the third rater's lot is the second's"
    third.reject()
    hands.dialog(RatingsDialog).accept()
    hands.control(Key.Key_Z)
    assert not any(True for _one in opened.audit.all(SampleDraw)), "the draw goes with its rating"


def test_enter_draws_where_it_is_said_how_and_starts_where_the_name_is(
    opened: AuditSession, program: Program, hands: Any
) -> None:
    program.window.ratings_wanted.emit()
    hands.dialog(RatingsDialog).start.click()
    form = hands.dialog(StartRatingDialog)
    for field in (form.count, form.seed):
        form.rows.tick_only(())
        field.setFocus()
        hands.press(Key.Key_Return)
        assert form.isVisible() and len(form.criteria) == 12
    form.name.setFocus()
    form.name.setEditText("Berit Lund")
    hands.press(Key.Key_Return)
    hands.wait(lambda: opened.is_blind)


def test_what_was_ticked_by_hand_since_was_not_drawn(
    opened: AuditSession, theme: ThemeSwitch, ask: FakeAsk, nameless: Any
) -> None:
    form = StartRatingDialog(["Cara Dahl"], opened.framework, ask, theme)
    form.show()
    form.draw_button.click()
    drawn = form.lot
    assert drawn is not None
    form.rows.tick([next(iter(form.criteria))[1]])
    assert form.lot is None
    assert form.scope.text() == "For 11 of 45 criteria."
    assert nameless(form) == []
    take_away(form)


# The meeting


@pytest.fixture
def apart(session: AuditSession) -> RatingSet:
    """1.01 is at 1 and 3, 1.02 at 3 and 2, 2.01 at 1 in both; the agreed rating is in view."""
    for criterion, level in (("1.01", 1), ("1.02", 3), ("2.01", 1)):
        session.set_level(criterion, level, "seen")
    rating, changes = team.start_rating(session.audit, "Cara Dahl")
    session.change("second", changes)
    session.switch_rating_set(rating.id)
    session.write_note("1.01", "The log of May shows <b>all</b> of it.")
    for criterion, level in (("1.01", 3), ("1.02", 2), ("2.01", 1)):
        session.set_level(criterion, level, "heard")
    session.switch_rating_set(AGREED)
    return rating


@pytest.fixture
def meeting(session: AuditSession, apart: RatingSet, theme: ThemeSwitch, ask: FakeAsk) -> Any:
    dialog = MeetingDialog(session, apart, theme, ask)
    dialog.show()
    dialog.activateWindow()
    dialog.list.setFocus()
    yield dialog
    take_away(dialog)


def test_differences_come_first_with_what_was_written(meeting: MeetingDialog, nameless: Any) -> None:
    assert [(row.lead or row.text, row.mark) for row in meeting.list.rows.rows] == [
        ("Apart", "2"), ("1.01", ""), ("1.02", ""), ("Alike", "1"), ("2.01", ""),
        ("Rated by one of them, or by none", "1"), ("2.02", ""),
    ]  # fmt: skip
    assert meeting.current == "1.01"
    assert meeting.pane.first.level.words.startswith("Level 1")
    assert meeting.pane.second.level.words.startswith("Level 3")
    assert "shows <b>all</b> of it" in meeting.pane.second.words.words
    assert meeting.told.words.startswith("3 of 4 criteria are rated by both: 1 alike (33.3 %)")
    assert nameless(meeting) == []


def test_what_was_answered_apart_is_named(
    session: AuditSession, apart: RatingSet, theme: ThemeSwitch, ask: FakeAsk
) -> None:
    point = session.results.of("1.01").criterion.checkpoints[0].id
    for rating, value in ((apart.id, AnswerValue.NOT_MET), (AGREED, AnswerValue.MET)):
        session.switch_rating_set(rating)
        session.answer(point, value)
    meeting = MeetingDialog(session, apart, theme, ask)
    assert meeting.current == "1.01"
    assert meeting.pane.first.words.words.startswith(f"Answered apart: {point} met")
    assert meeting.pane.second.words.words.startswith(f"Answered apart: {point} not met")
    take_away(meeting)


def test_a_meeting_is_held_by_keyboard(meeting: MeetingDialog, session: AuditSession) -> None:
    before, told = session.undo_stack.count(), meeting.told.words
    QTest.keyClick(meeting.list, Key.Key_3)
    assert meeting.pane.level == 3
    assert not meeting.pane.agree_button.isEnabled(), "another level wants a reason"
    assert meeting.focusWidget() is meeting.pane.editor
    QTest.keyClicks(meeting.pane.editor, "The log shows 3 of it")
    assert meeting.pane.level == 3, "digits that are typed choose nothing"
    QTest.keyClick(meeting.pane.editor, Key.Key_Return, CONTROL)
    assert session.undo_stack.count() == before + 1
    assert session.results_of("small", AGREED).of("1.01").level == 3
    assert session.results_of("small", AGREED).of("1.01").set_reason == "The log shows 3 of it"
    (held,) = session.audit.all(Consensus)
    assert (held.first, held.second, held.agreed) == (1, 3, 3)
    assert meeting.current == "1.02", "the next difference"
    assert meeting.told.words.split(" 1 of 2")[0] == told.split(" 0 of 2")[0], "both stay as they stood"
    QTest.keyClick(meeting.list, Key.Key_3)
    QTest.keyClick(meeting.list, Key.Key_Return, CONTROL)
    assert not meeting.next_button.isEnabled()
    assert len(tuple(session.audit.all(Consensus))) == 2
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert not any(True for _one in session.audit.all(Consensus))
    assert session.results_of("small", AGREED).of("1.01").level == 1


def test_what_was_chosen_is_not_thrown_away_unasked(meeting: MeetingDialog, ask: FakeAsk) -> None:
    QTest.keyClick(meeting.list, Key.Key_2)
    QTest.keyClicks(meeting.pane.editor, "why")
    meeting.go_next()
    of_next = meeting.pane.level
    assert of_next is None
    meeting.list.setCurrentIndex(meeting.list.rows.index(1))
    assert (meeting.pane.level, meeting.pane.reason) == (2, "why")
    ask.agrees = False
    meeting.reject()
    assert meeting.isVisible()
    ask.agrees = True


def test_a_meeting_ends_with_its_rating(
    meeting: MeetingDialog, session: AuditSession, apart: RatingSet
) -> None:
    session.change("removal", team.drop_rating(session.audit, apart))
    assert not meeting.isVisible()


def test_a_meeting_that_is_over_hears_of_no_edit(
    session: AuditSession, apart: RatingSet, theme: ThemeSwitch, ask: FakeAsk
) -> None:
    """A second one in the same sitting writes what the first would have shown."""
    take_away(MeetingDialog(session, apart, theme, ask))
    session.set_level("1.01", 2, "agreed")
    assert session.results.criteria[0].level == 2


def test_blindness_ends_for_whoever_opens_the_meeting_and_only_after_a_question(
    opened: AuditSession, program: Program, ask: Any, hands: Any
) -> None:
    rating, changes = team.start_rating(opened.audit, "Cara Dahl")
    opened.change("second", changes)
    opened.switch_rating_set(rating.id)
    program.window.ratings_wanted.emit()
    dialog = hands.dialog(RatingsDialog)
    ask.agrees = False
    dialog.meeting.click()
    is_still_blind = opened.is_blind
    assert is_still_blind
    assert ask.questions[-1] == "Leave the blind rating by Cara Dahl?"
    ask.agrees = True
    dialog.meeting.click()
    assert not opened.is_blind
    hands.dialog(MeetingDialog).reject()


# On the team's dialog


def test_the_team_sees_how_far_it_agrees_unless_one_rates_blind(
    session: AuditSession, apart: RatingSet, theme: ThemeSwitch, ask: FakeAsk
) -> None:
    dialog = TeamDialog(session, ask, theme)
    dialog.show()
    assert "Cara Dahl, Small Standard: 3 of 4 criteria are rated by both: 1 alike" in dialog.agreement.words
    session.set_level("1.02", 2, "seen again")
    assert "2 alike" in dialog.agreement.words
    session.switch_rating_set(apart.id)
    again = TeamDialog(session, ask, theme)
    assert not again.agreement.isVisibleTo(again)
    assert again.agreement.words == ""
    take_away(dialog)
    take_away(again)


def test_with_three_raters_all_are_told_together(
    session: AuditSession, apart: RatingSet, theme: ThemeSwitch, ask: FakeAsk
) -> None:
    third, changes = team.start_rating(session.audit, "Bartholomew Featherstonehaugh-Cholmondeley")
    session.change("third", changes)
    session.switch_rating_set(third.id)
    for criterion, level in (("1.01", 3), ("1.02", 3), ("2.01", 1)):
        session.set_level(criterion, level, "heard")
    session.switch_rating_set(AGREED)
    meeting, dialog = MeetingDialog(session, apart, theme, ask), TeamDialog(session, ask, theme)
    assert "All together: 3 of 4 criteria are rated by all 3: 1 alike" in meeting.told.words
    assert "Fleiss’ kappa" in meeting.told.words
    assert third.assessor in dialog.agreement.words, "a rater's words are not cut"
    rows = agreement_rows(session.results)
    assert [own["assessor"] for own in rows] == [third.assessor, "Cara Dahl", None]
    together = rows[-1]
    assert (together["raters"], together["rated"], together["weighted_kappa"]) == (3, 3, None)
    assert together["kappa"] is not None
    take_away(meeting)
    take_away(dialog)
