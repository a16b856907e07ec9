"""Fields of the editor's forms, levels of the scale, and what the problems say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.model_editor.draft import ModelDraft
from maturity_desktop.gui.model_editor.editor import ModelEditor
from maturity_desktop.storage.tree_edits import value_at, with_field
from tests.gui.models.test_editor import CONTROL, FIRST, Press, Write, points


def field_of(editor: ModelEditor, key: str) -> Any:
    return next(own.field for own, _message in editor.form._fields if own.path[-1] == key)


@pytest.mark.parametrize("typed", ["2,5", "2.5"])
@pytest.mark.parametrize("language", ["en_GB", "de_DE"])
def test_a_comma_and_a_point_are_the_decimal_one_in_every_language(
    editor: ModelEditor, press: Press, write: Write, typed: str, language: str
) -> None:
    editor.go_to((*FIRST, "weight"))
    field_of(editor, "weight").stop.setLocale(QLocale(language))
    press(Qt.Key.Key_A, CONTROL)
    write(typed)
    assert value_at(editor.draft.tree, FIRST)["weight"] == 2.5


@pytest.mark.parametrize("agrees", [True, False])
def test_a_level_goes_with_its_checkpoints_once_that_is_agreed_to(
    editor: ModelEditor, ask: Any, agrees: bool
) -> None:
    before, ask.agrees = editor.draft.tree, agrees
    editor.outline.go_to(("scale",))
    field_of(editor, "scale").removed.emit(1)
    assert ask.questions == ["Delete the level “Some” with its 6 checkpoints?"]
    after = editor.draft.tree
    assert [step["title"] for step in after["scale"]] == ["Nothing", "All"] if agrees else after is before
    if agrees:
        assert points(editor, 1) == [("1.01-1c", "Vision is done.")]
        editor.draft.undo_stack.undo()
        assert editor.draft.tree == before


def test_an_id_of_an_earlier_state_is_not_given_again(editor: ModelEditor) -> None:
    editor.outline.go_to((*FIRST, "levels", 1, 1))
    editor.act.delete.trigger()
    editor.act.add_checkpoint.trigger()
    assert [name for name, _text in points(editor, 1)] == ["1.01-1a", "1.01-1c"]


def test_the_heading_is_that_of_what_came_in_the_place_of_the_deleted(editor: ModelEditor) -> None:
    editor.outline.go_to((*FIRST, "levels", 1, 0))
    editor.act.delete.trigger()
    assert editor.form._head.words == "Checkpoint 1.01-1b"


def test_a_clash_of_ids_is_told_once_and_names_the_place(
    editor: ModelEditor, checked: Callable[[ModelDraft], None]
) -> None:
    editor.outline.go_to(FIRST)
    field_of(editor, "id").typed.emit("1.02")
    checked(editor.draft)
    told = [row.text for row in editor.problems.list.rows.rows]
    assert [words for words in told if "taken" in words] == [
        "the id “1.02” is taken already: Criterion 1.02 Vision. Give each its own id."
    ]


def test_no_problem_speaks_of_lines_or_of_the_file(
    editor: ModelEditor, checked: Callable[[ModelDraft], None]
) -> None:
    draft = editor.draft
    level = value_at(draft.tree, (*FIRST, "levels"))
    tree = with_field(draft.tree, (*FIRST, "levels"), {**level, 0: [{"id": "1.01-0a", "text": "Low."}]})
    draft.edit("x", with_field(tree, ("domains", 1, "criteria"), []), ())
    checked(draft)
    told = " ".join(row.text for row in editor.problems.list.rows.rows)
    assert "tick “A sign of the stage, not a requirement”" in told
    assert "say in “Why it has no criteria” why it has none" in told
    assert "sign: true" not in told and "undescribed" not in told


def test_a_target_out_of_reach_is_advice_and_stops_nobody(
    editor: ModelEditor, checked: Callable[[ModelDraft], None]
) -> None:
    draft = editor.draft
    draft.edit(
        "x", with_field(draft.tree, ("scale",), [*draft.tree["scale"], {"level": 3, "title": "More"}]), ()
    )
    draft.edit("x", with_field(draft.tree, ("targets", 0, "level"), 3), ())
    checked(draft)
    assert draft.problems == ()
    assert [row.mark for row in editor.problems.list.rows.rows] == ["advice", "advice"]
    assert "nothing is asked above level 2" in editor.problems.list.rows.rows[0].text


def test_escape_leaves_for_the_shelf(editor: ModelEditor, press: Press, qtbot: QtBot) -> None:
    editor.go_to((*FIRST, "title"))
    with qtbot.waitSignal(editor.leave_wanted):
        press(Qt.Key.Key_Escape)
    assert "Esc" in dict(editor.key_hints)


def test_a_stack_that_ends_tells_nobody(draft: ModelDraft) -> None:
    told: list[bool] = []
    draft.edit("x", with_field(draft.tree, ("title",), "Other"), ("title",))
    draft.stepped.connect(lambda: told.append(True))
    shiboken6.delete(draft.undo_stack)
    assert told == []


def test_a_chip_has_room_for_its_words_in_bold(editor: ModelEditor) -> None:
    editor.outline.go_to(FIRST)
    chip = field_of(editor, "ask").stop
    bold = QFont(chip.font())
    bold.setWeight(QFont.Weight.DemiBold)
    wider = QFontMetrics(bold).horizontalAdvance("Manager") - chip.fontMetrics().horizontalAdvance("Manager")
    assert chip.sizeHint().width() >= QPushButton.sizeHint(chip).width() + wider


def test_a_title_that_grows_to_a_second_line_shows_its_first(
    editor: ModelEditor, write: Write, qtbot: QtBot
) -> None:
    editor.go_to((*FIRST, "title"))
    title = field_of(editor, "title").editor
    write(" and so on" * 8)
    qtbot.waitUntil(lambda: title.height() >= title.sizeHint().height() and not title._settling.isActive())
    qtbot.waitUntil(lambda: title.verticalScrollBar().value() == 0)


def test_a_new_id_is_warned_of_only_where_answers_may_stand_under_the_old(editor: ModelEditor) -> None:
    editor.outline.go_to(FIRST)
    assert [own.note for own, _message in editor.form._fields if own.path[-1] == "id"] == [""]
