"""Readiness on the screen: what is in the way, the profile, the decision, what is handed out; by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue, RatingSet
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.client_history import AuditPoint, point_of
from maturity_desktop.domain.improvement_records import (
    Consulting,
    Decision,
    MidTermCheck,
    Outcome,
    ReadinessRules,
    ReRating,
)
from maturity_desktop.domain.plan_records import TeamMember
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.improve.readiness_page import ReadinessPage
from maturity_desktop.gui.readiness.check_dialog import CheckDialog
from maturity_desktop.gui.readiness.decision_dialog import DecisionDialog
from maturity_desktop.gui.requests.day_dialog import DayDialog
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.drawing import Box, Line, Text
from maturity_desktop.reports.sections.wording import day_words
from tests.gui.conftest import Clock, FakeAsk

ENTER, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab
HOLDS = "The award holds until 12 January 2028"
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def tab_to(dialog: QDialog, field: QWidget) -> None:
    """A day has a stop for each of its parts."""
    for _step in range(8):
        focused = dialog.focusWidget()
        if focused is field:
            return
        assert focused is not None
        QTest.keyClick(focused, TAB)
    raise AssertionError(field)


def is_told(page: ReadinessPage, words: str) -> bool:
    return page.handing_out.words.words == words


def told(page: ReadinessPage) -> list[str]:
    rows = page.list.rows.rows
    return [f"{row.text} {row.mark}" if row.heading else row.lead or row.mark for row in rows]


def award(session: AuditSession, valid_until: date | None = None) -> Decision:
    day = date(2026, 1, 13)
    return Decision(session.audit.id, "small", Outcome.AWARDED, day, "Liv Dahl", valid_until=valid_until)


def test_says_the_verdict_and_each_checkpoint_in_the_way(page: ReadinessPage) -> None:
    assert page.headline.words == "Ready but for 2 of 4 criteria, which miss “Readiness”"
    below = "1 rated criterion stands below the level that the profile wants; 1 checkpoint stands in the way"
    assert page.lead.words == below
    assert told(page) == [
        "Below the profile or not rated 1", "1.02", "1.02-2a", "At their level, not firm yet 1", "2.01",
    ]  # fmt: skip
    assert page.list.rows.rows[4].detail == "no current evidence supports it"
    assert "at most 3 criteria miss it (this tool's)" in page.rules.words
    assert "not a certificate" in page.notes.words


def test_the_row_in_hand_is_told_in_full_and_leads_to_its_criterion(
    page: ReadinessPage, qtbot: QtBot
) -> None:
    press(DOWN)
    assert page.in_hand.words.startswith("Level 2: ")
    with qtbot.waitSignal(page.criterion_wanted) as wanted:
        press(ENTER)
    assert wanted.args == ["1.02"]


def test_one_click_takes_a_row_in_hand_and_a_double_click_leads_on(page: ReadinessPage, qtbot: QtBot) -> None:
    place = page.list.visualRect(page.list.rows.index(4)).center()
    with qtbot.assertNotEmitted(page.criterion_wanted):
        QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.in_hand.words.startswith("2.01: ")
    with qtbot.waitSignal(page.criterion_wanted) as wanted:
        QTest.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == ["2.01"]


def test_says_of_which_day_it_is_and_what_was_re_rated_since(
    page: ReadinessPage, session: AuditSession, qtbot: QtBot
) -> None:
    day = day_words(session.audit.details.cut_off, screen_words())
    assert page.as_at.words == f"As at the cut-off of {day}"
    assert not page.progress_button.isVisible()
    closed = ReRating(session.audit.id, "small", "1.02", "2026-05", ("1.02-2a",))
    session.change("x", put(session.audit, closed))
    assert page.as_at.words == (
        f"As at the cut-off of {day}: 2 of 4 meet the profile; with what was re-rated up to May 2026, 3 of 4"
    )
    assert page.headline.words.startswith("Ready but for 2 of 4")
    with qtbot.waitSignal(page.progress_wanted):
        page.progress_button.click()


def test_the_page_follows_the_answers(page: ReadinessPage, session: AuditSession) -> None:
    session.answer("1.02-2a", AnswerValue.MET)
    assert page.headline.words == "Ready but for 1 of 4 criteria, which misses “Readiness”"
    assert told(page) == ["At their level, not firm yet 1", "2.01"]


def test_another_profile_and_number_are_edits_that_can_be_undone(
    page: ReadinessPage, session: AuditSession
) -> None:
    page.profile.setFocus()
    press(DOWN)
    assert page.headline.words == "Not ready: 4 of 4 criteria miss “Excellence”"
    assert [own.profile for own in session.audit.all(ReadinessRules)] == ["top"]
    session.undo_stack.undo()
    assert page.profile.currentText() == "Readiness"
    page.most.setFocus()
    page.most.selectAll()
    QTest.keyClicks(page.most, "1")
    assert page.headline.words.startswith("Not ready: 2 of 4")
    session.undo_stack.undo()
    assert list(session.audit.all(ReadinessRules)) == []
    assert page.most.value() == 3


def test_a_decision_is_recorded_by_keyboard(page: ReadinessPage, session: AuditSession) -> None:
    assert page.card.standing.words == "No award is recorded"
    QTest.keyClick(page.list, Qt.Key.Key_D, CONTROL_SHIFT)
    dialog = page.dialogs.open_one
    assert isinstance(dialog, DecisionDialog)
    assert not dialog.keep.isEnabled()
    tab_to(dialog, dialog.by)
    QTest.keyClicks(dialog.by, "Liv Dahl")
    assert dialog.holds.words == "The award holds until 12 January 2028."
    tab_to(dialog, dialog.body)
    QTest.keyClicks(dialog.body, "A body")
    assert not dialog.keep.isEnabled()
    assert dialog.trouble.words == "Say why it was decided so."
    tab_to(dialog, dialog.reason)
    QTest.keyClicks(dialog.reason, "Conditions agreed")
    tab_to(dialog, dialog.keep)
    QTest.keyClick(dialog.keep, Qt.Key.Key_Space)
    (kept,) = session.audit.all(Decision)
    assert (kept.outcome, kept.decided_by, kept.organisation) == (Outcome.AWARDED, "Liv Dahl", "A body")
    assert kept.valid_until == date(2028, 1, 12)
    assert page.card.standing.words == (
        "The award holds until 12 January 2028; a reminder comes on 13 July 2027"
    )
    assert page.card.decision.words == "Awarded on 13 January 2026 by A body"
    assert page.card.decider.words == "Decided by Liv Dahl"
    assert page.card.checks.words == "Check due on 13 January 2027"
    session.undo_stack.undo()
    assert page.card.standing.words == "No award is recorded"
    assert list(session.audit.all(MidTermCheck)) == []


def test_the_teams_own_cannot_decide_and_who_advised_is_warned_of(
    page: ReadinessPage, session: AuditSession
) -> None:
    audit = session.audit
    session.change("team", put(audit, TeamMember(audit.id, "Ana Lind", "AL")))
    session.change("advice", put(session.audit, Consulting(audit.id, "Tom Berg")))
    page.acts.decide.trigger()
    dialog = page.dialogs.open_one
    assert isinstance(dialog, DecisionDialog)
    dialog.reason.setPlainText("Conditions agreed")
    dialog.by.setFocus()
    QTest.keyClicks(dialog.by, "ana lind")
    assert dialog.trouble.words == "“ana lind” audited here: the team does not decide on its own audit."
    assert not dialog.keep.isEnabled()
    dialog.by.selectAll()
    QTest.keyClicks(dialog.by, "Tom Berg")
    assert dialog.trouble.words == "“Tom Berg” advised the client: somebody else should decide."
    assert dialog.keep.isEnabled()


def test_a_decision_of_a_day_to_come_is_refused(page: ReadinessPage) -> None:
    page.acts.decide.trigger()
    dialog = page.dialogs.open_one
    assert isinstance(dialog, DecisionDialog)
    dialog.reason.setPlainText("Conditions agreed")
    dialog.by.setFocus()
    QTest.keyClicks(dialog.by, "Liv Dahl")
    assert dialog.keep.isEnabled()
    dialog.day.setDate(dialog.day.date().addDays(1))
    assert dialog.trouble.words.startswith("This day is still to come")
    assert not dialog.keep.isEnabled()


def test_an_award_while_not_ready_is_kept_after_a_question(
    page: ReadinessPage, session: AuditSession, ask: FakeAsk
) -> None:
    page.most.setValue(1)
    page.acts.decide.trigger()
    dialog = page.dialogs.open_one
    assert isinstance(dialog, DecisionDialog)
    dialog.by.setText("Liv Dahl")
    dialog.reason.setPlainText("Conditions agreed")
    ask.agrees = False
    dialog.accept()
    assert ask.questions == ["Record an award although the statement says “not ready”?"]
    assert list(session.audit.all(Decision)) == []
    ask.agrees = True
    dialog.accept()
    assert [own.outcome for own in session.audit.all(Decision)] == [Outcome.AWARDED]


def test_a_change_keeps_the_end_unless_the_day_or_the_outcome_is_another(
    page: ReadinessPage, session: AuditSession
) -> None:
    session.change("x", put(session.audit, award(session, valid_until=date(2027, 12, 31))))
    page.acts.decide.trigger()
    dialog = page.dialogs.open_one
    assert isinstance(dialog, DecisionDialog)
    dialog.body.setText("Another body")
    dialog.accept()
    (kept,) = session.audit.all(Decision)
    assert (kept.organisation, kept.valid_until) == ("Another body", date(2027, 12, 31))


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (365, "The award holds until 12 January 2028: the check of 13 January 2027 is to be held"),
        (366, "The award holds until 12 January 2028: the check of 13 January 2027 is late"),
        (600, f"{HOLDS}: a new audit has to be arranged, and the check of 13 January 2027 is late"),
        (
            730,
            "The award lapsed: its last day was 12 January 2028; the check of 13 January 2027 was not held",
        ),
    ],
)
def test_what_is_due_follows_the_clock(
    page: ReadinessPage, session: AuditSession, clock: Clock, ahead: int, said: str
) -> None:
    from maturity_desktop.domain.certification import decide

    session.change("x", decide(session.audit, session.framework, award(session)))
    page.hide()
    clock.now += timedelta(days=ahead)
    page.show()
    assert page.card.standing.words == said


def test_a_check_is_held_and_another_added(page: ReadinessPage, session: AuditSession) -> None:
    from maturity_desktop.domain.certification import decide

    session.change("x", decide(session.audit, session.framework, award(session)))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_H, CONTROL_SHIFT)
    dialog = page.dialogs.open_one
    assert isinstance(dialog, CheckDialog)
    tab_to(dialog, dialog.note)
    QTest.keyClicks(dialog.note, "All conditions met")
    assert not dialog.keep.isEnabled(), "nobody held it yet"
    QTest.keyClicks(dialog.by, "Liv Dahl")
    dialog.keep.click()
    (check,) = session.audit.all(MidTermCheck)
    assert (check.held_on, check.note) == (date(2026, 1, 13), "All conditions met")
    assert page.card.checks.words == ("Check of 13 January 2027, held on 13 January 2026: All conditions met")
    assert not page.acts.check.isEnabled()
    page.acts.add_check.trigger()
    adding = page.dialogs.open_one
    assert isinstance(adding, DayDialog)
    adding.accept()
    assert page.acts.check.isEnabled()
    page.acts.take_back.trigger()
    assert [own.note for own in session.audit.all(MidTermCheck)] == ["All conditions met"]


def test_the_line_has_the_clients_other_audits_and_this_one_as_it_is_now(
    page: ReadinessPage, session: AuditSession
) -> None:
    now = point_of(session.results, date(2026, 1, 13))
    earlier = replace(now, audit="a0", cut_off=date(2023, 6, 30), rated=3)
    page._take_line((earlier, replace(earlier, audit=session.audit.id, level=4.0)))
    assert [point.audit for point in page.points] == ["a0", session.audit.id]
    assert page.points[1].level == session.results.whole.level
    assert page.card.line_title.words == "2 audits since 30 June 2023"
    assert len(page.card.line.drawing.spots) == 2
    assert page.card.line.drawing.spots[0].words.startswith("30 June 2023 · level ")
    assert "3 of 4 criteria are rated" in page.card.line.drawing.spots[0].words
    assert "rated" not in page.card.line.drawing.spots[1].words
    shapes = page.card.line.drawing.shapes
    today = next(place for place, own in enumerate(shapes) if isinstance(own, Line) and own.dash)
    grounds = [
        own for own in shapes[today:] if isinstance(own, Box) and (own.fill, own.colour) == ("card", "none")
    ]
    levels = [own for own in shapes[today:] if isinstance(own, Text) and own.weight == "semibold"]
    for ground, level in zip(grounds, levels, strict=True):
        assert ground.x < level.x < ground.x + ground.width, "today’s rule is behind the levels"


def test_the_statement_and_the_gap_analysis_are_handed_out(
    page: ReadinessPage, ask: FakeAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    for action, name in ((page.acts.statement, "s.pdf"), (page.acts.analysis, "g.pdf")):
        ask.target = tmp_path / name
        action.trigger()
        done = f"{name} is written and checked."
        qtbot.waitUntil(partial(is_told, page, done))
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")


def test_a_second_rating_sees_nothing_of_it(page: ReadinessPage, session: AuditSession) -> None:
    session.change("x", put(session.audit, RatingSet(session.audit.id, "r2", "second", "Bo")))
    session.switch_rating_set("r2")
    assert page.headline.words == "Readiness follows from the agreed ratings, which are out of sight"
    assert not page.list.isVisible()
    assert not page.card.isVisible()
    assert not page.acts.statement.isEnabled()
    session.switch_rating_set("agreed")
    assert page.list.isVisible()


def test_everything_has_a_name(page: ReadinessPage, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(page) == []
    page.acts.decide.trigger()
    assert page.dialogs.open_one is not None
    assert nameless(page.dialogs.open_one) == []


def test_it_fits_a_small_window(page: ReadinessPage) -> None:
    assert page.minimumSizeHint().width() <= 560
    page.resize(600, 420)
    assert page._body.orientation() is Qt.Orientation.Vertical
    assert isinstance(page.points[0], AuditPoint)
