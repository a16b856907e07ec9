"""Files of answers in the dialog that says how they are read, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import Link
from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey
from maturity_desktop.domain.survey import questions_of
from maturity_desktop.domain.survey_columns import ColumnUse
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.pages.surveys_page import SurveysPage
from maturity_desktop.gui.surveys.answer_columns import LEFT_OUT, Taken
from maturity_desktop.gui.surveys.answers_dialog import AnswersDialog
from maturity_desktop.gui.surveys.survey_desk import SurveyDesk
from tests.gui.acting import SLOW_MS, bring_to_front, reading_dialog
from tests.gui.surveys.conftest import settle

HEAD = "Your name;Are you happy?;Your team;Coffee"
ROWS = [f"Ann Ample;{1 + place % 5};North;black" for place in range(8)]


def opened(page: SurveysPage, qtbot: QtBot) -> AnswersDialog:
    """The dialog, once it has read the files."""
    return reading_dialog(page.dialogs, AnswersDialog, qtbot)


def import_files(page: SurveysPage, ask: Any, qtbot: QtBot, *paths: Path) -> AnswersDialog:
    ask.chosen = list(paths)
    page.act.import_answers.trigger()
    return opened(page, qtbot)


def take_over(dialog: AnswersDialog, page: SurveysPage, desk: SurveyDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.kept, timeout=SLOW_MS):
        dialog.take.click()
    settle(page, qtbot)


def the_survey(session: AuditSession) -> Survey:
    (only,) = session.audit.all(Survey)
    return only


def test_names_are_left_out_and_questions_found(
    page: SurveysPage, ask: Any, answers_file: Callable[..., Path], qtbot: QtBot
) -> None:
    dialog = import_files(page, ask, qtbot, answers_file(HEAD, *ROWS))
    assert [box.currentText() for box in dialog.columns.boxes] == [
        "left out: says who answered",
        "Are you happy?",
        "Your team",
        "new question: choice",
    ]
    assert dialog.told.text() == "8 people answered 3 questions. 1 of them is new."
    assert "“Your name” says who answered" in dialog.quality.toPlainText()
    dialog.reject()


def test_answers_take_the_place_of_others_with_their_evidence_and_are_undone_as_one(
    page: SurveysPage,
    session: AuditSession,
    desk: SurveyDesk,
    ask: Any,
    answers_file: Callable[..., Path],
    qtbot: QtBot,
) -> None:
    before = the_survey(session)
    dialog = import_files(page, ask, qtbot, answers_file(HEAD, *ROWS))
    take_over(dialog, page, desk, qtbot)
    assert the_survey(session).count == 8
    assert page.standing.words.startswith("8 of 20")
    item = session.audit.evidence[-1]
    assert item.title == "answers" and the_survey(session).evidence == item.id
    assert session.audit.get(Link, "a1", item.id, "small", "1.01", "") is not None
    assert [own.text for own in questions_of(session.audit, "s1")][-1] == "Coffee"
    session.undo_stack.undo()
    settle(page, qtbot)
    assert the_survey(session) == before
    assert len(questions_of(session.audit, "s1")) == 5


@pytest.mark.parametrize(
    ("moments", "dated"),
    [
        (("2023-03-04 10:00", "2023-02-28 09:00"), date(2023, 3, 4)),
        (("4.3.2023", "28.2.2023"), date(2023, 3, 4)),
        (("4/3/2023", "5/3/2023"), date(2025, 12, 1)),
        (("2023-03-04", "2031-01-01"), date(2023, 3, 4)),
    ],
)
def test_the_evidence_is_of_the_day_of_the_last_answer_or_of_the_surveys_end(
    page: SurveysPage,
    session: AuditSession,
    desk: SurveyDesk,
    ask: Any,
    answers_file: Callable[..., Path],
    qtbot: QtBot,
    moments: tuple[str, str],
    dated: date,
) -> None:
    rows = [f"{moment};{answer}" for moment in moments for answer in (3, 4)]
    path = answers_file("Completion time;Are you happy?", *rows)
    take_over(import_files(page, ask, qtbot, path), page, desk, qtbot)
    assert session.audit.evidence[-1].dated == dated


def test_undoing_answers_leaves_the_keyboard_on_the_page(
    page: SurveysPage,
    session: AuditSession,
    desk: SurveyDesk,
    ask: Any,
    answers_file: Callable[..., Path],
    qtbot: QtBot,
) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    outside = QPushButton("Find anything")
    row.addWidget(outside)
    row.addWidget(page)
    qtbot.addWidget(window)
    window.show()
    page.remove_survey()
    take_over(import_files(page, ask, qtbot, answers_file(HEAD, *ROWS)), page, desk, qtbot)
    bring_to_front(window, qtbot)
    page.results.view.setFocus()
    assert page.results.view.hasFocus()
    session.undo_stack.undo()
    settle(page, qtbot)
    assert page.list.hasFocus()
    page.setParent(None)


def test_answers_are_added_where_that_is_chosen(
    page: SurveysPage,
    session: AuditSession,
    desk: SurveyDesk,
    ask: Any,
    answers_file: Callable[..., Path],
    qtbot: QtBot,
) -> None:
    dialog = import_files(page, ask, qtbot, answers_file(HEAD, *ROWS))
    dialog.adds.click()
    take_over(dialog, page, desk, qtbot)
    assert the_survey(session).count == 20


def test_a_column_is_said_to_be_something_else_and_read_anew(
    page: SurveysPage, ask: Any, answers_file: Callable[..., Path], qtbot: QtBot
) -> None:
    dialog = import_files(page, ask, qtbot, answers_file(HEAD, *ROWS))
    dialog.columns.taken.emit(3, LEFT_OUT)
    qtbot.waitUntil(lambda: dialog._task is None)
    assert dialog.told.text() == "8 people answered 2 questions."
    dialog.columns.taken.emit(3, Taken(ColumnUse.ANSWERS, "words"))
    qtbot.waitUntil(lambda: dialog._task is None)
    assert dialog.columns.boxes[3].currentText() == "What else?"
    assert dialog.is_changed()
    dialog.reject()
    assert ask.questions[-1] == "Throw away what you typed?"


def test_a_click_while_it_is_read_anew_takes_over_what_was_read(
    page: SurveysPage,
    session: AuditSession,
    desk: SurveyDesk,
    ask: Any,
    answers_file: Callable[..., Path],
    qtbot: QtBot,
) -> None:
    dialog = import_files(page, ask, qtbot, answers_file(HEAD, *ROWS))
    bring_to_front(dialog, qtbot)
    with qtbot.waitSignal(desk.kept, timeout=SLOW_MS):
        dialog.columns.taken.emit(3, LEFT_OUT)
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
        assert dialog._task is not None and dialog.take.hasFocus()
    settle(page, qtbot)
    assert the_survey(session).count == 8
    assert "Coffee" not in [own.text for own in questions_of(session.audit, "s1")]


def test_words_of_a_scale_are_told_apart_and_given_a_meaning(
    page: SurveysPage, ask: Any, answers_file: Callable[..., Path], qtbot: QtBot
) -> None:
    words = ["very satisfied", "satisfied", "so so", "grand"] * 3
    rows = [f"{word};North" for word in words]
    dialog = import_files(page, ask, qtbot, answers_file("Are you happy?;Your team", *rows))
    shown = [dialog.meanings.item(row, 1).text() for row in range(dialog.meanings.rowCount())]  # type: ignore[union-attr]
    assert sorted(shown) == ["grand", "satisfied", "so so", "very satisfied"]
    assert "12 cells that are no answers" in dialog.quality.toPlainText()
    dialog.meanings.meant.emit(0, "grand", "5")
    qtbot.waitUntil(lambda: dialog._task is None)
    assert "9 cells that are no answers" in dialog.quality.toPlainText()
    again = [dialog.meanings.item(row, 1).text() for row in range(dialog.meanings.rowCount())]  # type: ignore[union-attr]
    assert again[-1] == "grand" and dialog.meanings.boxes[-1].value == "5"
    dialog.reject()


def test_words_are_remembered_for_the_next_file_of_the_shape(
    page: SurveysPage,
    desk: SurveyDesk,
    ask: Any,
    answers_file: Callable[..., Path],
    qtbot: QtBot,
) -> None:
    rows = [f"{word};North" for word in ["grand", "5", "4", "grand", "grand", "3"]]
    path = answers_file("Are you happy?;Your team", *rows)
    dialog = import_files(page, ask, qtbot, path)
    dialog.meanings.meant.emit(0, "grand", "5")
    qtbot.waitUntil(lambda: dialog._task is None)
    take_over(dialog, page, desk, qtbot)
    again = import_files(page, ask, qtbot, path)
    assert again.meanings.boxes[0].value == "5"
    again.reject()


def test_a_refusal_names_the_cell_and_nothing_can_be_taken(
    page: SurveysPage, ask: Any, answers_file: Callable[..., Path], qtbot: QtBot
) -> None:
    dialog = import_files(page, ask, qtbot, answers_file("Are you happy?;Other", *["4;5"] * 6))
    dialog.columns.taken.emit(1, Taken(ColumnUse.ANSWERS, "happy"))
    qtbot.waitUntil(lambda: dialog._task is None)
    assert "A1 and B1 both answer “Are you happy?”" in dialog.told.text()
    assert dialog.told.property("role") == "wrong"
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_a_file_that_is_none_is_told_outside_the_dialog(
    page: SurveysPage, desk: SurveyDesk, ask: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK nothing")
    ask.chosen = [broken]
    with qtbot.waitSignal(desk.refused, timeout=SLOW_MS):
        page.act.import_answers.trigger()
    assert ask.told and "broken.xlsx" in " ".join(ask.told[0])
    assert page.dialogs.open_one is None


def test_several_files_are_read_together(
    page: SurveysPage,
    session: AuditSession,
    desk: SurveyDesk,
    ask: Any,
    answers_file: Callable[..., Path],
    qtbot: QtBot,
) -> None:
    first = answers_file(HEAD, *ROWS)
    second = answers_file(HEAD, *ROWS[:3], name="more.csv")
    dialog = import_files(page, ask, qtbot, first, second)
    assert dialog.sheet.isVisible() and dialog.sheet.count() == 2
    assert dialog.told.text().startswith("11 people")
    dialog.taken.click()
    qtbot.waitUntil(lambda: dialog._task is None)
    assert dialog.told.text().startswith("3 people")
    take_over(dialog, page, desk, qtbot)
    assert the_survey(session).count == 3


def test_answer_sheets_that_were_handed_out_come_back_together(
    page: SurveysPage, session: AuditSession, desk: SurveyDesk, ask: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    from openpyxl import load_workbook

    ask.target = tmp_path / "sheet.xlsx"
    with qtbot.waitSignal(desk.written, timeout=SLOW_MS):
        page.act.rows_sheet.trigger()
    paths = []
    for number in (4, 5):
        book = load_workbook(ask.target)
        book.worksheets[0].cell(6, 2, number)
        for column in (2, 3, 4):
            book.worksheets[0].cell(7, column, "mañana")
        paths.append(tmp_path / f"back-{number}.xlsx")
        book.save(paths[-1])
    dialog = import_files(page, ask, qtbot, *paths)
    assert dialog.columns.isHidden() and dialog.adds.isChecked()
    assert dialog.told.text().startswith("2 people answered 5 questions.")
    log = dialog.quality
    assert log.document().blockCount() == 6
    qtbot.waitUntil(lambda: not log.verticalScrollBar().isVisible())
    take_over(dialog, page, desk, qtbot)
    assert the_survey(session).count == 14
    assert len(list(session.audit.evidence)) == 4


def test_an_answer_sheet_that_is_taken_in_twice_counts_once_and_adds_what_it_has_grown_by(
    page: SurveysPage, session: AuditSession, desk: SurveyDesk, ask: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    from openpyxl import load_workbook

    ask.target = tmp_path / "sheet.xlsx"
    with qtbot.waitSignal(desk.written, timeout=SLOW_MS):
        page.act.rows_sheet.trigger()

    def back(name: str, people: int, happy: int) -> Path:
        book = load_workbook(ask.target)
        for row in range(6, 6 + people):
            book.worksheets[0].cell(row, 2, happy)
        book.save(tmp_path / name)
        return tmp_path / name

    first = back("back.xlsx", 3, 4)
    for path, count, there in (
        (first, 15, ""),
        (first, 15, "3 rows were there already."),
        (back("grown.xlsx", 5, 4), 17, "3 rows were there already."),
        (back("other.xlsx", 5, 5), 22, "3 rows were there already."),
    ):
        take_over(import_files(page, ask, qtbot, path), page, desk, qtbot)
        assert the_survey(session).count == count
        assert page.standing.words.endswith(there)
    assert the_survey(session).origin.count("Answers") == 3


@pytest.mark.parametrize("is_first", [False, True])
def test_a_survey_is_made_of_a_file_with_its_title_and_whom_it_asked(
    page: SurveysPage,
    session: AuditSession,
    desk: SurveyDesk,
    ask: Any,
    answers_file: Callable[..., Path],
    qtbot: QtBot,
    is_first: bool,
) -> None:
    ask.chosen = [answers_file(HEAD, *ROWS)]
    if is_first:
        page.remove_survey()
        QTest.keyClick(page.list, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    else:
        page.act.new.trigger()
        qtbot.waitUntil(lambda: isinstance(page.dialogs.open_one, PickDialog))
        pick: Any = page.dialogs.open_one
        QTest.keyClicks(pick.field, "from a file")
        pick.rows.choose_current()
    dialog = opened(page, qtbot)
    assert dialog.title.text() == "answers"
    dialog.title.setText("Pulse")
    take_over(dialog, page, desk, qtbot)
    assert page.survey is not None and page.survey.title == "Pulse" and page.survey.count == 8
    kinds = [own.kind for own in questions_of(session.audit, page.survey.id)]
    assert QuestionKind.SCALE in kinds and QuestionKind.GROUP in kinds


def test_who_was_asked_is_asked_where_no_column_tells(
    page: SurveysPage,
    desk: SurveyDesk,
    ask: Any,
    answers_file: Callable[..., Path],
    qtbot: QtBot,
) -> None:
    rows = [f"{1 + place % 5};{place % 11}" for place in range(12)]
    ask.chosen = [answers_file("Overall satisfaction (1-5);Would recommend (0-10)", *rows)]
    page.dialogs.begin_from_files()
    dialog = opened(page, qtbot)
    assert dialog.asked.currentText() == "" and not dialog.take.isEnabled()
    assert dialog.question.text() == "Say who was asked: nothing in the file tells."
    with qtbot.waitSignal(dialog.judged):
        dialog.asked.choose(Asked.CUSTOMERS)
        dialog.asked.activated.emit(dialog.asked.currentIndex())
    assert dialog.take.isEnabled() and not dialog.question.isVisible()
    take_over(dialog, page, desk, qtbot)
    assert page.survey is not None and page.survey.asked is Asked.CUSTOMERS


@pytest.mark.parametrize("is_several", [False, True])
def test_the_dialog_can_be_used_by_keyboard(
    page: SurveysPage,
    ask: Any,
    answers_file: Callable[..., Path],
    qtbot: QtBot,
    nameless: Callable[[QWidget], list[str]],
    is_several: bool,
) -> None:
    paths = [answers_file(HEAD, *ROWS, "Bob;fine;North;black")]
    if is_several:
        paths.append(answers_file(HEAD, *ROWS, name="more.csv"))
    dialog = import_files(page, ask, qtbot, *paths)
    assert nameless(dialog) == []
    dialog.reject()
