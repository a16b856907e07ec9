"""Levels set outright, with their reasons, and what is said of levels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, SetLevel
from maturity_desktop.gui.dialogs.set_level import SetLevelDialog
from tests.gui.assess.conftest import build_audit, build_framework
from tests.gui.conftest import answer_all


def test_a_digit_sets_the_level_with_its_reason(bench):
    bench.press("2")
    dialog = bench.dialog()
    assert isinstance(dialog, SetLevelDialog)
    assert dialog.level == 2
    bench.write("seen at the real-time desk 24/7")
    bench.press(Qt.Key.Key_Return)
    assert (bench.result().level, bench.result().set_reason) == (2, "seen at the real-time desk 24/7")
    head = bench.page._head
    assert head.figure.text() == "Level 2 of 3"
    assert head.standing.words == "the answers give 0 to 3 · target 2"
    assert head.reason.words == "Set by the assessor: seen at the real-time desk 24/7"
    assert "no current evidence" in head.provisional.words


def test_setting_and_returning_to_the_derived_level_are_undone_and_done_again(bench):
    bench.press("y", "y", "n")
    bench.press("3", Qt.Key.Key_Return)
    assert bench.result().level == 3
    bench.press("d")
    assert bench.result().level == 1
    bench.chord("Ctrl+Z")
    assert bench.result().level == 3
    bench.chord("Ctrl+Z")
    assert bench.result().level == 1
    bench.chord("Ctrl+Shift+Z")
    assert bench.result().level == 3
    assert len(bench.answers()) == 3, "a set level changes no answer"


def test_escape_sets_nothing_and_asks_where_words_would_be_lost(bench, ask):
    bench.press("1", Qt.Key.Key_Escape)
    assert ask.questions == []
    bench.press("1")
    bench.write("hm")
    ask.agrees = False
    bench.press(Qt.Key.Key_Escape)
    assert ask.questions == ["Throw away what you typed?"], "once"
    assert bench.dialog().reason == "hm"
    ask.agrees = True
    bench.press(Qt.Key.Key_Escape)
    assert bench.result().level is None
    assert QApplication.activeModalWidget() is None
    assert bench.session.audit.get(SetLevel, "a1", "f", AGREED, "1.01") is None


def test_an_empty_reason_is_taken_and_said_to_be_provisional(bench):
    bench.press("0")
    assert "provisional" in bench.dialog()._form.hint.text()
    bench.press(Qt.Key.Key_Return)
    assert bench.result().level == 0
    assert bench.page._head.reason.words == "Set by the assessor, without a reason"
    assert "a reason is missing" in bench.page._head.provisional.words


def test_a_digit_beyond_the_scale_does_nothing(bench):
    bench.press("7")
    assert QApplication.activeModalWidget() is None
    assert not bench.page.act.levels[7].isVisible()


def test_the_level_is_changed_in_the_dialog_by_keyboard(bench):
    bench.press("1", Qt.Key.Key_Backtab, Qt.Key.Key_Down)
    assert bench.dialog().level == 2
    bench.press(Qt.Key.Key_Return)
    assert bench.result().level == 2


def test_shift_enter_starts_a_new_line_in_the_reason(bench):
    bench.press("1")
    bench.write("one")
    bench.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ShiftModifier)
    bench.write("two")
    bench.press(Qt.Key.Key_Return)
    assert bench.result().set_reason == "one\ntwo"


def test_the_figure_asks_for_the_level_too_and_keeps_the_reason_that_is_there(bench):
    bench.session.set_level("1.01", 2, "because")
    bench.page._head.figure.setFocus()
    bench.press(Qt.Key.Key_Space)
    dialog = bench.dialog()
    assert (dialog.level, dialog.reason) == (2, "because")
    assert dialog._form.derived.text() == "The answers so far give at least level 0 and at most level 3."
    bench.press(Qt.Key.Key_Escape)


def test_the_derived_level_has_a_button(bench):
    derived = bench.page._head.derived
    assert not derived.isVisible()
    bench.session.set_level("1.01", 2, "because")
    assert derived.isVisible()
    derived.setFocus()
    bench.press(Qt.Key.Key_Space)
    assert bench.result().score.set_level is None


def test_where_nothing_applies_no_level_is_set(bench):
    points = [point.id for point in bench.result().criterion.checkpoints]
    answer_all(bench.session, points, AnswerValue.NOT_APPLICABLE)
    assert bench.page._head.figure.text() == "Not applicable"
    assert not bench.page._head.figure.isEnabled()
    bench.press("2")
    assert QApplication.activeModalWidget() is None
    assert bench.page._next_step.words == "Nothing is wanted: no checkpoint of this criterion applies."


def test_at_the_top_there_is_no_next_step(bench):
    points = [point.id for point in bench.result().criterion.checkpoints]
    answer_all(bench.session, points, AnswerValue.MET)
    assert bench.page._head.figure.text() == "Level 3 of 3"
    assert bench.page._next_step.words == "The highest level is reached."


def test_of_a_level_that_was_set_the_next_step_says_what_the_answers_lack(bench):
    bench.press("y", "y", "3", Qt.Key.Key_Return)
    assert bench.result().level == 3
    assert bench.page._next_step.words == (
        "For the answers to give level 2, 1 checkpoint is open: Point 1 of level 2."
    )
    points = [point.id for point in bench.result().criterion.checkpoints]
    answer_all(bench.session, points, AnswerValue.MET)
    assert bench.page._next_step.words == "The answers give the highest level."


def test_next_step_counts_what_it_does_not_name(open_page):
    bench = open_page(build_framework({"1.01": (6,)}))
    assert bench.page._next_step.words == (
        "Level 1 wants 6 checkpoints: Point 1 of level 1; Point 2 of level 1; Point 3 of level 1; and 3 more."
    )


def test_a_threshold_below_one_is_told_as_a_share(open_page):
    framework = build_framework({"1.01": (5,)}, threshold=0.8)
    given = [
        Answer("a1", "f", AGREED, "1.01-1a", AnswerValue.MET),
        Answer("a1", "f", AGREED, "1.01-1b", AnswerValue.PARTLY),
    ]
    bench = open_page(framework, build_audit(framework, *given))
    words = bench.page._next_step.words
    assert words.startswith("Level 1 wants 80 % and has 30 %. Still open: Point 2 of level 1;")
    bench.press("1", Qt.Key.Key_Return)
    assert bench.page._next_step.words.startswith(
        "The answers give 30 % of level 1, which wants 80 %. Still open: Point 2 of level 1;"
    )


@pytest.mark.parametrize(("levels", "floor"), [(5, 1), (2, 0), (2, 1), (6, 0)])
def test_scales_of_other_lengths(open_page, levels, floor):
    counts = (2,) * levels
    bench = open_page(build_framework({"A1": counts, "A2": counts}, floor=floor))
    columns = [column for column in bench.page._columns._columns if not column.isHidden()]
    assert len(columns) == levels
    first = 1 if floor == 0 else floor
    if floor == 1:
        assert bench.current == f"A1-{first}a", "signs are answered where they stand"
    for _point in range(2 * levels):
        bench.press("y")
    assert bench.result().level == (levels if floor == 0 else floor + levels - 1)
    top = first + levels - 1
    bench.press(str(top), Qt.Key.Key_Return)
    assert bench.result().score.set_level == top


def test_switching_to_a_framework_with_another_scale_shows_it(open_page):
    bench = open_page()
    other = replace(build_framework({"X1": (1, 1, 1, 1, 1)}, floor=1), id="g")
    bench.session.frameworks = {**bench.session.frameworks, "g": other}
    bench.session.switch_framework("g")
    assert bench.page.criterion == "X1"
    assert bench.page._criteria.model.shown_ids() == ["X1"]
    assert not bench.page.act.levels[0].isEnabled()
    assert bench.page.act.levels[5].isEnabled()
    bench.session.switch_framework("f")
    assert bench.page.criterion == "1.01"
    assert len([column for column in bench.page._columns._columns if not column.isHidden()]) == 3
