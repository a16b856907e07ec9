"""Letters after Alt: none stands for two things at once, on the page, in its menu and in its dialogs."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from maturity_desktop.gui.menus import Acts, Menus
from tests.gui.letters import letters, twice, words_in


def test_no_letter_of_the_page_is_one_of_the_menu_bar_or_of_another_control(bench, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    acts = Acts(*(lambda *_: None for _field in fields(Acts)))
    menus = Menus(window, acts, [("assess", "Assess")], "light")
    menus.offer_page("assess", bench.page.actions())
    bar = letters([action.text() for action in window.menuBar().actions()])
    page = letters(words_in(bench.page))
    assert {f"Alt+{letter}" for letter in "FEWGHA"} <= set(bar)
    assert page["Alt+O"] == 1, "the note is reached by a letter"
    assert twice(bar + page) == []


def test_no_letter_of_the_page_s_menus_stands_for_two_things(bench):
    page = bench.page
    for actions in (page.actions(), page.act.adding, (page.act.link, page.act.unlink, page.act.remove)):
        assert twice(letters([action.text() for action in actions])) == []


@pytest.mark.parametrize("keys", ["1", "a", "Ctrl+Shift+T"])
def test_no_letter_of_a_dialog_stands_for_two_things(bench, keys):
    bench.chord(keys)
    assert letters(words_in(bench.dialog()))
    assert twice(letters(words_in(bench.dialog()))) == []
    bench.press(Qt.Key.Key_Escape)
