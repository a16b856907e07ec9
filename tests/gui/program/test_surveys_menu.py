"""The surveys page by keyboard, in the whole program."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.help import HelpDialog
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.pages.surveys_page import SurveysPage
from tests.gui.program.test_menus import start_audit


def title(program: Program) -> QAction:
    bar = program.window.menuBar()
    return next(own for own in bar.actions() if own.text().replace("&", "") == "Surveys")


def test_a_survey_is_begun_written_and_taken_back_by_keys(program: Program, hands: Any, qtbot: QtBot) -> None:
    start_audit(hands, program, "Client")
    assert not title(program).isEnabled()
    hands.control(Qt.Key.Key_7)
    assert program.window.page_name == "surveys"
    assert title(program).isEnabled()
    page = cast("SurveysPage", program.window.page)
    hands.control(Qt.Key.Key_T)
    hands.dialog(PickDialog)
    hands.write("empty, for emp")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.survey is not None)
    page.questions.list.setFocus()
    hands.press(Qt.Key.Key_Insert)
    hands.write("Do you know our aims?")
    hands.press(Qt.Key.Key_Return)
    assert page.questions.list.rows.rows[0].text == "Do you know our aims?"
    for _edit in range(3):
        hands.control(Qt.Key.Key_Z)
    assert page.survey is None
    hands.press(Qt.Key.Key_F1)
    dialog = hands.dialog(HelpDialog)
    assert "What customers and employees said" in dialog._form.words.toPlainText()
    dialog.reject()
