"""F1 explains the page in sight, and of the plan its view."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.help import HelpDialog, paragraphs, read_help
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.views_page import ViewsPage

IMPROVE = ("findings", "roadmap", "progress", "readiness")
VIEWS = ("schedule", "activities", "coverage", "requests", "leaving")
PAGES = ("library", "overview", "assess", "evidence", "measures", "surveys", "results", "report", "models")


@pytest.mark.parametrize("name", [*VIEWS, *IMPROVE, *PAGES, "portfolio", "crosswalk", "supporting"])
def test_every_page_and_view_has_words(name: str) -> None:
    kinds = [kind for kind, _words in paragraphs(read_help(name))]
    assert kinds[0] == "title"
    assert kinds.count("title") == 1
    assert "point" in kinds


@pytest.mark.parametrize("name", [*VIEWS, *IMPROVE, *PAGES, "portfolio", "crosswalk", "supporting"])
def test_no_markup_is_shown(name: str, theme: ThemeSwitch, qtbot: QtBot) -> None:
    dialog = HelpDialog(theme, name, ())
    qtbot.addWidget(dialog)
    words = dialog.findChild(QTextEdit, "words")
    assert words is not None
    shown = words.toPlainText()
    assert shown and not set("*`") & set(shown)


def test_f1_explains_the_view_of_the_plan_that_is_in_sight(program: Program, hands: Any) -> None:
    hands.wait(lambda: program.desk.is_open)
    program.desk.make_sample()
    hands.wait(lambda: program.window.session)
    program.window.show_page("plan")
    page = cast("ViewsPage", program.window.page)
    for name in VIEWS:
        page.show_view(name)
        hands.press(Qt.Key.Key_F1)
        dialog = hands.dialog(HelpDialog)
        title = next(words for kind, words in paragraphs(read_help(name)) if kind == "title")
        assert dialog.findChild(QTextEdit, "words").toPlainText().startswith(title), name
        dialog.reject()


def test_a_view_that_is_clicked_has_the_keyboard(program: Program, hands: Any) -> None:
    hands.wait(lambda: program.desk.is_open)
    program.desk.make_sample()
    hands.wait(lambda: program.window.session)
    program.window.show_page("improve")
    page = cast("ViewsPage", program.window.page)
    for name in (*IMPROVE[1:], IMPROVE[0]):
        QTest.mouseClick(page._buttons[name], Qt.MouseButton.LeftButton)
        assert page.name == name
        assert page.view.isAncestorOf(page.window().focusWidget()), name
