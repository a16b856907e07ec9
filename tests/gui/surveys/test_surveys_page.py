"""The surveys page: what it tells, what it withholds, and that every act can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.figure_records import Asked, Survey
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.pages.surveys_page import (
    COMMENTS,
    GROUPS,
    PARTICULARS,
    QUESTIONS,
    RESULTS,
    SurveysPage,
)
from maturity_desktop.gui.surveys.survey_desk import SurveyDesk
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.surveys.conftest import questions, settle


def survey(session: AuditSession) -> Survey:
    (only,) = session.audit.all(Survey)
    return only


def test_each_question_is_told_with_its_figures_as_arrows_reach_it(page: SurveysPage) -> None:
    view = page.results.view
    view.setFocus()
    assert page.results.told.words.startswith("Are you happy? – n = 12. 4 or 5: 58.3 % (95 %: 32.0 to ")
    assert "mean 3.17" in page.results.told.words
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert "net promoter score +50" in page.results.told.words
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert "yes: 7, 58.3 %" in page.results.told.words


def test_who_answered_is_told_in_words(page: SurveysPage) -> None:
    assert page.headline.words == "Staff <b>2025</b>"
    assert page.standing.words == "12 of 20 who were invited answered (60 %)."
    assert page.particulars.margin.words.endswith("(95 %, out of 24).")


def test_a_small_group_tells_nothing_anywhere(page: SurveysPage, session: AuditSession, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(GROUPS)
    model = page.groups.model
    assert [group.name for group in model.groups] == ["North", "South"]
    assert model.index(0, 1).data() == "100.0 %"
    session.change("", put(session.audit, replace(survey(session), smallest_group=6)))
    settle(page, qtbot)
    told = [str(model.index(row, column).data()) for row in range(3) for column in (1, 2)]
    assert set(told) == {"withheld"}
    assert "withheld: fewer than 6" in model.said(model.index(0, 2))
    page.groups.copy()
    assert "100.0 %" not in QGuiApplication.clipboard().text()
    assert "withheld" in QGuiApplication.clipboard().text()


def test_too_few_answers_leave_no_figure_and_no_comment(
    page: SurveysPage, session: AuditSession, qtbot: QtBot
) -> None:
    session.change("", put(session.audit, replace(survey(session), smallest_group=13)))
    settle(page, qtbot)
    assert page.standing.words == "Fewer than 13 answered: nothing is told of what they said."
    assert not page.tabs.isTabVisible(GROUPS) and not page.tabs.isTabVisible(COMMENTS)
    assert not any("%" in spot.words for spot in page.results.view.drawing.spots)


def test_particulars_are_edits_and_what_cannot_be_is_told(
    page: SurveysPage, session: AuditSession, qtbot: QtBot
) -> None:
    field = page.particulars.invited
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.particulars.fault.words == "No more people can be invited than there are."
    assert field.property("invalid") is True
    field.selectAll()
    QTest.keyClicks(field, "16")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert survey(session).invited == 16
    assert page.standing.words.startswith("12 of 16")
    session.undo_stack.undo()
    settle(page, qtbot)
    assert field.text() == "20"


@pytest.mark.parametrize(("name", "text"), [("closed_on", "yesterday"), ("population", "12.5")])
def test_what_is_no_day_and_no_number_is_kept_nowhere(
    page: SurveysPage, session: AuditSession, name: str, text: str
) -> None:
    before = survey(session)
    field = getattr(page.particulars, name)
    field.setText(text)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert text in page.particulars.fault.words
    assert survey(session) == before


def test_a_survey_starts_from_a_questionnaire_and_goes_with_undo(
    page: SurveysPage, session: AuditSession, desk: SurveyDesk, qtbot: QtBot
) -> None:
    page.act.new.trigger()
    qtbot.waitUntil(lambda: isinstance(page.dialogs.open_one, PickDialog))
    dialog: Any = page.dialogs.open_one
    QTest.keyClicks(dialog.field, "customers after")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert page.survey is not None and page.survey.asked is Asked.CUSTOMERS
    assert page.tabs.currentIndex() == QUESTIONS
    assert page.questions.list.rows.rowCount() > 5
    session.undo_stack.undo()
    settle(page, qtbot)
    assert [own.id for own in session.audit.all(Survey)] == ["s1"]


def test_removing_takes_answers_and_surveys_away_until_undone(
    page: SurveysPage, session: AuditSession, qtbot: QtBot
) -> None:
    page.act.drop_answers.trigger()
    settle(page, qtbot)
    assert not page.tabs.isTabVisible(RESULTS)
    assert page.standing.words.startswith("No answers yet.")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.headline.words == "No survey yet"
    assert page.act.import_answers.isEnabled() and page.left.import_button.isEnabled()
    session.undo_stack.undo()
    session.undo_stack.undo()
    settle(page, qtbot)
    assert page.tabs.currentIndex() == RESULTS
    assert page.standing.words.startswith("12 of 20")


def test_lost_answers_are_told_in_place_of_results(
    page: SurveysPage, session: AuditSession, qtbot: QtBot
) -> None:
    session.change("", put(session.audit, replace(survey(session), answers="0" * 64)))
    settle(page, qtbot)
    assert not page.tabs.isTabVisible(RESULTS)
    assert page.standing.words and "12 of" not in page.standing.words


@pytest.mark.parametrize(
    ("act", "suffix", "starts"),
    [("questionnaire", ".pdf", b"%PDF"), ("rows_sheet", ".xlsx", b"PK"), ("person_sheet", ".xlsx", b"PK")],
)
def test_what_is_handed_out_is_written_where_it_was_asked_for(
    page: SurveysPage,
    desk: SurveyDesk,
    ask: Any,
    opened_outside: list[Path],
    tmp_path: Any,
    qtbot: QtBot,
    act: str,
    suffix: str,
    starts: bytes,
) -> None:
    ask.target = tmp_path / f"out{suffix}"
    with qtbot.waitSignal(desk.written, timeout=20_000):
        getattr(page.act, act).trigger()
    assert ask.target.read_bytes().startswith(starts)
    assert page.busy.words == f"out{suffix} is written and checked."
    page.open_button.click()
    assert opened_outside == [ask.target]


def test_narrow_windows_have_the_particulars_as_a_tab(page: SurveysPage, qtbot: QtBot) -> None:
    assert not page.tabs.isTabVisible(PARTICULARS)
    page.resize(880, 400)
    qtbot.waitUntil(lambda: page.tabs.isTabVisible(PARTICULARS))
    page.tabs.setCurrentIndex(PARTICULARS)
    assert page.particulars.title.isVisible()


@pytest.mark.parametrize("tab", [RESULTS, GROUPS, COMMENTS, QUESTIONS])
def test_every_control_has_a_name_and_a_place_in_the_tab_order(
    page: SurveysPage, nameless: Callable[[QWidget], list[str]], tab: int
) -> None:
    page.tabs.setCurrentIndex(tab)
    assert nameless(page) == []


def test_a_copied_picture_holds_the_question_in_focus(page: SurveysPage, theme: ThemeSwitch) -> None:
    view = page.results.view
    view.copy()
    every = QGuiApplication.clipboard().image().height()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    one = QGuiApplication.clipboard().image().height()
    assert 0 < one < every / 2


def test_nothing_of_another_survey_stands_under_the_chosen_one_s_name(
    page: SurveysPage, session: AuditSession, qtbot: QtBot
) -> None:
    other = replace(survey(session), id="s2", asked=Asked.CUSTOMERS, title="Customers")
    session.change("", put(session.audit, other))
    page.show_survey("s2")
    assert page.standing.words == "Counting the answers…"
    assert not page.results.isVisible()
    assert not page.particulars.isEnabled()
    page.show_survey("s1")
    page.show_survey("s2")
    page.show_survey("s1")
    settle(page, qtbot)
    assert page.headline.words == "Staff <b>2025</b>"
    assert page.standing.words.startswith("12 of 20")
    assert page.results.isVisible() and page.particulars.isEnabled()


def test_of_what_a_question_speaks_to_only_criteria_of_the_audits_models_are_named(
    page: SurveysPage, session: AuditSession, qtbot: QtBot
) -> None:
    asked = questions()[0]
    criteria = (*asked.criteria, "elsewhere PE2")
    session.change("", put(session.audit, replace(asked, criteria=criteria)))
    settle(page, qtbot)
    assert page.questions.list.rows.rows[0].detail == "scale, speaks to 1.01"
