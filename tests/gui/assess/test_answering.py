"""Answers by keyboard, by click and by button; where the focus goes; undo and redo of it all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.gui.dialogs.reason import ReasonDialog
from maturity_desktop.gui.widgets.checkpoint_row import AnswerBox
from tests.gui.conftest import answer_all

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_first_open_checkpoint_has_the_focus(bench):
    assert bench.current == "1.01-1a"
    assert isinstance(bench.target, AnswerBox)


def test_a_whole_criterion_is_answered_by_letters_and_every_answer_undone_and_done_again(bench):
    bench.press("y", "y", "p", "n", "y")
    given = {"1.01-1a": "met", "1.01-1b": "met", "1.01-2a": "partly", "1.01-3a": "not_met", "1.01-3b": "met"}
    assert bench.answers() == given
    assert bench.result().level == 1
    for _step in range(5):
        bench.chord("Ctrl+Z")
    assert bench.answers() == {}
    assert not bench.session.undo_stack.canUndo()
    for _step in range(5):
        bench.chord("Ctrl+Shift+Z")
    assert bench.answers() == given


def test_an_answer_moves_on_to_the_next_open_checkpoint(bench):
    bench.press("y")
    assert bench.current == "1.01-1b"
    bench.press(Qt.Key.Key_Down, "y")  # 2a, and from there to the next without an answer
    assert bench.current == "1.01-3a"
    bench.press("y", "y")
    assert bench.current == "1.01-1b", "the search goes on from the start"
    bench.press("n")
    assert bench.current == "1.01-1b", "with all answered the focus stays"


def test_level_standing_and_next_step_follow_the_answer_at_once(bench):
    head, page = bench.page._head, bench.page
    assert head.figure.text() == "Not rated"
    assert head.standing.words == "at least 0, at most 3 · target 2"
    bench.press("y", "y", "p")
    assert head.standing.words == "at least 1, at most 1 · target 2" or head.figure.text() == "Level 1 of 3"
    assert head.standing.words == "and 50 % of level 2 · target 2"
    assert page._next_step.words == "Level 2 wants 1 checkpoint: Point 1 of level 2."
    bench.press(Qt.Key.Key_Up)
    while bench.current != "1.01-2a":
        bench.press(Qt.Key.Key_Up)
    bench.press("y")
    assert head.figure.text() == "Not rated" or bench.result().level == 2
    assert page._next_step.words.startswith("Level 3 wants 2 checkpoints: Point 1 of level 3; Point 2")


def test_backspace_and_delete_take_an_answer_back(bench):
    bench.press("y", Qt.Key.Key_Up, Qt.Key.Key_Backspace)
    assert bench.answers() == {}
    assert bench.current == "1.01-1a", "who takes an answer back stays to give another"
    bench.press("n", Qt.Key.Key_Up, Qt.Key.Key_Delete)
    assert bench.answers() == {}


def test_arrows_move_along_and_across_the_columns(bench):
    bench.press(Qt.Key.Key_Down)
    assert bench.current == "1.01-1b"
    bench.press(Qt.Key.Key_Down)
    assert bench.current == "1.01-2a"
    bench.press(Qt.Key.Key_Right)
    assert bench.current == "1.01-3a"
    bench.press(Qt.Key.Key_Right)
    assert bench.current == "1.01-3a", "there is no column further right"
    bench.press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert bench.current == "1.01-1a"
    bench.press(Qt.Key.Key_Up)
    assert bench.current == "1.01-1a"


def test_tab_goes_from_checkpoint_to_checkpoint_and_then_to_the_buttons(bench):
    seen = []
    for _step in range(5):
        seen.append(bench.current)
        bench.press(Qt.Key.Key_Tab)
    assert seen == ["1.01-1a", "1.01-1b", "1.01-2a", "1.01-3a", "1.01-3b"]
    assert bench.target is bench.page._strip.answers[AnswerValue.MET]
    assert bench.current == "1.01-3b"
    bench.press(Qt.Key.Key_Space)
    assert bench.answers() == {"1.01-3b": "met"}


def test_a_remark_after_an_answer_is_about_what_was_answered(bench):
    remark = bench.page._strip.remark
    bench.press("p")
    assert bench.current == "1.01-1b"
    assert remark.placeholderText() == "Remark on 1b; R: on 1a"
    bench.press("r")
    assert (bench.current, remark.placeholderText()) == ("1.01-1a", "Remark on 1a (R)")
    bench.write("Half of them")
    bench.press(Qt.Key.Key_Return)
    assert bench.result().remarks == {"1.01-1a": "Half of them"}
    assert bench.current == "1.01-1b", "answering goes on where it was"
    bench.press("r")
    bench.write("Not seen")
    assert bench.result().remarks == {"1.01-1a": "Half of them", "1.01-1b": "Not seen"}


def test_a_remark_is_about_what_was_gone_to_after_the_answer(bench):
    bench.press("y", Qt.Key.Key_Down, "r")
    assert bench.current == "1.01-2a"
    bench.press(Qt.Key.Key_Escape, "n", "j", "k", "r")
    assert bench.current == "1.01-1b", "a criterion come back to begins anew"


def test_a_remark_is_about_the_current_checkpoint_once_that_is_answered_and_stays(bench):
    bench.press("y", "y", "p", "n", Qt.Key.Key_Space, "r")
    assert (bench.current, bench.answers()["1.01-3b"]) == ("1.01-3b", "met"), "Space stays"
    bench.press(Qt.Key.Key_Escape, Qt.Key.Key_Up, "n", "r")
    assert bench.current == "1.01-3a", "with all answered the focus stays"


def test_a_click_on_the_box_goes_round_the_answers_and_stays(bench):
    row = bench.page._columns.row_of("1.01-2a")
    for expected in ("met", "partly", "not_met", None):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(12, 20))
        assert bench.answers().get("1.01-2a") == expected
    assert bench.current == "1.01-2a"


def test_a_click_beside_the_box_only_makes_it_current(bench):
    row = bench.page._columns.row_of("1.01-3b")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 8, 12))
    assert bench.current == "1.01-3b"
    assert bench.answers() == {}


def test_the_space_bar_goes_round_the_answers(bench):
    bench.press(Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert bench.answers() == {"1.01-1a": "partly"}


def test_not_applicable_asks_for_the_reason_and_is_one_thing_to_undo(bench):
    bench.press("a")
    assert isinstance(bench.dialog(), ReasonDialog)
    bench.write("no interval data here")
    bench.press(Qt.Key.Key_Return)
    assert bench.answers() == {"1.01-1a": "not_applicable"}
    assert bench.result().remarks == {"1.01-1a": "no interval data here"}
    assert bench.current == "1.01-1b"
    bench.chord("Ctrl+Z")
    assert bench.answers() == {}
    assert bench.result().remarks == {}
    bench.chord("Ctrl+Shift+Z")
    assert bench.result().remarks == {"1.01-1a": "no interval data here"}


def test_escape_leaves_the_checkpoint_as_it_was(bench, ask):
    bench.press("y", Qt.Key.Key_Up, "a")
    bench.write("oh no")
    ask.agrees = False
    bench.press(Qt.Key.Key_Escape)
    assert bench.dialog().reason == "oh no"
    ask.agrees = True
    bench.press(Qt.Key.Key_Escape)
    assert ask.questions == ["Throw away what you typed?"] * 2
    assert bench.answers() == {"1.01-1a": "met"}
    assert bench.result().remarks == {}
    assert QApplication.activeModalWidget() is None


def test_not_applicable_without_a_reason_is_provisional(bench):
    bench.press("a", Qt.Key.Key_Return)
    bench.press("y", "y", "y", "y")
    assert "a reason is missing" in bench.page._head.provisional.words


def test_the_remark_is_typed_live_and_returns_to_the_checkpoint(bench):
    bench.press("r")
    bench.write("yes, no and n/a are words")
    assert bench.result().remarks == {"1.01-1a": "yes, no and n/a are words"}
    assert bench.answers() == {}, "letters in a field are letters"
    bench.press(Qt.Key.Key_Return)
    assert isinstance(bench.target, AnswerBox)
    bench.press(Qt.Key.Key_Down)
    assert bench.page._strip.remark.words == ""
    bench.press(Qt.Key.Key_Up)
    assert bench.page._strip.remark.words == "yes, no and n/a are words"


def test_digits_and_letters_do_not_fire_while_typing(bench):
    for key in ("t", "r"):
        bench.press(key)
        bench.write("ypna jkuetdl 0123456789 /")
        assert QApplication.activeModalWidget() is None
        bench.press(Qt.Key.Key_Escape)
    bench.chord("/")
    bench.write("ypnajku123")
    assert QApplication.activeModalWidget() is None
    assert bench.answers() == {}


@pytest.mark.parametrize("value", [*AnswerValue, None])
def test_every_answer_has_a_button(bench, value):
    bench.session.answer("1.01-1a", AnswerValue.MET)
    bench.page._columns.go_to("1.01-1a", focus=True)
    button = bench.page._strip.answers[value]
    button.setFocus()
    bench.press(Qt.Key.Key_Space)
    if value is AnswerValue.NOT_APPLICABLE:
        bench.press(Qt.Key.Key_Return)
    assert bench.answers().get("1.01-1a") == (value.value if value else None)


def test_the_button_of_the_given_answer_is_down(bench):
    bench.press("p", Qt.Key.Key_Up)
    down = [value for value, button in bench.page._strip.answers.items() if button.isChecked()]
    assert down == [AnswerValue.PARTLY]


def test_the_context_menu_offers_what_the_keys_do(bench):
    row = bench.page._columns.row_of("1.01-1b")
    row.menu_wanted.emit("1.01-1b", row.mapToGlobal(QPoint(20, 10)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert bench.answers() == {"1.01-1b": "partly"}


def test_every_key_stands_in_the_menu(bench):
    keys = {key.toString() for action in bench.page.actions() for key in action.shortcuts()}
    wanted = {*"YPNARJKUETDL0123", "Backspace", "Del", "/", "Ctrl+V"}
    assert wanted <= keys
    menu = bench.window.menuBar().actions()[0].menu()
    assert [action.text() for action in menu.actions()] == [action.text() for action in bench.page.actions()]


def test_answers_made_elsewhere_are_shown(bench):
    answer_all(bench.session, ["1.01-1a", "1.01-1b"], AnswerValue.MET)
    row = bench.page._columns.row_of("1.01-1b")
    assert row.view.value is AnswerValue.MET
    assert row.box.checkState() is Qt.CheckState.Checked
    assert row.box.accessibleDescription() == "met; 1b"
