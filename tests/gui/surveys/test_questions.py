"""The questions of a survey: added, changed, ordered, tied to criteria; answers are never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.survey import questions_of
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.surveys_page import QUESTIONS, SurveysPage
from maturity_desktop.gui.surveys.answer_files import answers_before_and_after
from tests.gui.surveys.conftest import HEAD, NORTH, SOUTH, questions, settle

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tab(page: SurveysPage) -> Any:
    page.tabs.setCurrentIndex(QUESTIONS)
    page.questions.list.setFocus()
    return page.questions


def names(session: AuditSession) -> list[str]:
    return [own.id for own in questions_of(session.audit, "s1")]


def question(session: AuditSession, name: str = "happy") -> SurveyQuestion:
    found = session.audit.get(SurveyQuestion, "a1", "s1", name)
    assert found is not None
    return found


def test_a_question_is_added_written_and_taken_back(tab: Any, session: AuditSession) -> None:
    QTest.keyClick(tab.list, Qt.Key.Key_Insert)
    assert tab.form.text.hasFocus()
    QTest.keyClicks(tab.form.text, "Is there a plan?")
    QTest.keyClick(tab.form.text, Qt.Key.Key_Return)
    assert question(session, names(session)[-1]).text == "Is there a plan?"
    session.undo_stack.undo()
    assert question(session, names(session)[-1]).text == "New question"
    session.undo_stack.undo()
    assert names(session) == ["happy", "tell", "solved", "team", "words"]


def test_questions_are_moved_and_removed_by_keys(tab: Any, session: AuditSession) -> None:
    QTest.keyClick(tab.list, Qt.Key.Key_Down, ALT)
    assert names(session) == ["tell", "happy", "solved", "team", "words"]
    QTest.keyClick(tab.list, Qt.Key.Key_Up, ALT)
    QTest.keyClick(tab.list, Qt.Key.Key_Up, ALT)
    assert names(session)[0] == "happy"
    QTest.keyClick(tab.list, Qt.Key.Key_Delete)
    assert names(session) == ["tell", "solved", "team", "words"]
    assert tab.question == question(session, "tell")
    session.undo_stack.undo()
    assert names(session)[0] == "happy"


def test_what_becomes_of_answers_is_told_before_a_kind_changes(
    tab: Any, session: AuditSession, ask: Any
) -> None:
    ask.agrees = False
    tab.form.kind.choose(QuestionKind.YES_NO)
    tab.form.kind.activated.emit(0)
    assert ask.questions == ["Change how “Are you happy?” is answered?"]
    assert question(session).kind is QuestionKind.SCALE
    assert tab.form.kind.value is QuestionKind.SCALE
    ask.agrees = True
    tab.form.kind.choose(QuestionKind.YES_NO)
    tab.form.kind.activated.emit(0)
    assert question(session).kind is QuestionKind.YES_NO
    session.undo_stack.undo()
    assert question(session).kind is QuestionKind.SCALE


def test_answers_that_still_count_need_no_question(tab: Any, session: AuditSession, ask: Any) -> None:
    tab.form.kind.choose(QuestionKind.RECOMMEND)
    tab.form.kind.activated.emit(0)
    assert ask.questions == []
    assert question(session).kind is QuestionKind.RECOMMEND


def test_answers_that_count_are_counted_before_and_after() -> None:
    happy = questions()[0]
    table = (HEAD, *NORTH, *SOUTH)
    assert answers_before_and_after(table, happy, replace(happy, highest=4, top=3)) == (12, 11)
    assert answers_before_and_after((), happy, happy) == (0, 0)


def test_a_choice_wants_its_choices_first(tab: Any, session: AuditSession) -> None:
    tab.list.setCurrentIndex(tab.list.rows.index(3))
    tab.form.kind.choose(QuestionKind.CHOICE)
    tab.form.kind.activated.emit(0)
    assert tab.form.fault.words == "A question with choices has at least two different ones."
    assert tab.form.choices.hasFocus()
    assert question(session, "team").kind is QuestionKind.GROUP
    QTest.keyClicks(tab.form.choices, "North")
    QTest.keyClick(tab.form.choices, Qt.Key.Key_Return)
    QTest.keyClicks(tab.form.choices, "South")
    QTest.keyClick(tab.form.choices, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert question(session, "team").choices == ("North", "South")


def test_the_scale_is_checked_and_the_figures_follow(
    page: SurveysPage, tab: Any, session: AuditSession, qtbot: QtBot
) -> None:
    form = tab.form
    form.top.choose(9)
    form.top.activated.emit(9)
    assert form.fault.words == "The best boxes begin on the scale."
    form.top.choose(5)
    form.top.activated.emit(5)
    settle(page, qtbot)
    assert question(session).top == 5
    assert "5: 8.3 %" in page.results.view.drawing.spots[0].words


def test_criteria_are_picked_and_taken_out(tab: Any, session: AuditSession) -> None:
    tab.form.add.click()
    QTest.keyClicks(tab.picking.field, "2.01")
    QTest.keyClick(tab.picking.field, Qt.Key.Key_Return)
    assert question(session).criteria == ("small 1.01", "small 2.01")
    tab.form.criteria.setFocus()
    QTest.keyClick(tab.form.criteria, Qt.Key.Key_Delete)
    assert question(session).criteria == ("small 2.01",)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert question(session).criteria == ("small 1.01",)
