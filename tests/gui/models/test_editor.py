"""Writing a model by keyboard: what is typed stands in the draft, in the outline and in the preview."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.model_editor.draft import ModelDraft
from maturity_desktop.gui.model_editor.editor import ModelEditor
from maturity_desktop.gui.model_editor.nodes import Kind, children, kind_of
from maturity_desktop.gui.widgets.checkpoint_row import CheckpointRow
from maturity_desktop.storage.tree_edits import Tree, value_at, with_field
from maturity_desktop.storage.yaml_tree import Path

Press = Callable[..., None]
Write = Callable[[str], None]
FIRST: Path = ("domains", 0, "criteria", 0)
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def keyboard() -> QWidget:
    """What has the keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None, "something has the keyboard"
    return focus


def points(editor: ModelEditor, level: int) -> list[tuple[str, str]]:
    found = value_at(editor.draft.tree, (*FIRST, "levels", level))
    return [(point["id"], point["text"]) for point in found]


def shown(editor: ModelEditor) -> list[str]:
    """The checkpoints that the preview shows."""
    rows = editor.preview.findChildren(CheckpointRow)
    return [row.view.checkpoint.text for row in rows if row.isVisible() and row.view is not None]


def test_ctrl_enter_adds_a_checkpoint_that_is_written_at_once(
    editor: ModelEditor, press: Press, write: Write
) -> None:
    editor.outline.go_to((*FIRST, "levels", 1, 0))
    editor.outline.setFocus()
    press(Qt.Key.Key_Return, CONTROL)
    write("New")
    assert points(editor, 1) == [
        ("1.01-1a", "Vision begins."),
        ("1.01-1c", "New"),
        ("1.01-1b", "It goes on."),
    ]
    assert editor.path == (*FIRST, "levels", 1, 1)
    assert editor.model.data(editor.outline.currentIndex()) == "New"
    assert "New" in shown(editor)


def test_ctrl_enter_in_a_field_adds_one_too(editor: ModelEditor, press: Press, write: Write) -> None:
    editor.go_to((*FIRST, "levels", 1, 0, "text"))
    press(Qt.Key.Key_Return, CONTROL)
    write("After")
    assert [text for _id, text in points(editor, 1)] == ["Vision begins.", "After", "It goes on."]


def test_a_level_is_written_line_by_line(editor: ModelEditor, press: Press, write: Write) -> None:
    editor.go_to((*FIRST, "levels", 2, 0, "text"))
    editor.outline.go_to((*FIRST, "levels", 2))
    editor.form.go_to((*FIRST, "levels", 2, 0))
    press(Qt.Key.Key_Return)
    write("Second")
    press(Qt.Key.Key_Return)
    write("Third")
    assert [text for _id, text in points(editor, 2)] == ["Vision is done.", "Second", "Third"]


def test_lines_pasted_into_a_level_become_a_checkpoint_each(editor: ModelEditor, press: Press) -> None:
    QGuiApplication.clipboard().setText("- One\n- Two\n\n- Three")
    editor.outline.go_to((*FIRST, "levels", 2))
    editor.outline.setFocus()
    press(Qt.Key.Key_V, CONTROL)
    assert points(editor, 2)[1:] == [("1.01-2b", "One"), ("1.01-2c", "Two"), ("1.01-2d", "Three")]


def test_lines_pasted_into_a_line_become_a_checkpoint_each(editor: ModelEditor, press: Press) -> None:
    QGuiApplication.clipboard().setText("One\nTwo")
    editor.outline.go_to((*FIRST, "levels", 2))
    editor.form.go_to((*FIRST, "levels", 2, 0))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_V, CONTROL)
    assert [text for _id, text in points(editor, 2)] == ["Vision is done.", "One", "Two"]


def test_delete_takes_a_node_away_and_undo_brings_it_back(editor: ModelEditor, press: Press) -> None:
    editor.outline.go_to((*FIRST, "levels", 1, 0))
    editor.outline.setFocus()
    press(Qt.Key.Key_Delete)
    assert points(editor, 1) == [("1.01-1b", "It goes on.")]
    assert editor.path == (*FIRST, "levels", 1, 0)
    editor.draft.undo_stack.undo()
    assert points(editor, 1)[0] == ("1.01-1a", "Vision begins.")
    assert editor.path == (*FIRST, "levels", 1, 0)


def test_delete_in_a_field_takes_letters_away_and_no_node(editor: ModelEditor, press: Press) -> None:
    editor.go_to((*FIRST, "levels", 1, 0, "text"))
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    assert points(editor, 1)[0] == ("1.01-1a", "ision begins.")


@pytest.mark.parametrize("path", [(*FIRST, "levels", 2, 0), FIRST, ("domains", 1), ("targets", 0)])
def test_every_node_that_can_be_deleted_can_be_deleted_to_the_last(editor: ModelEditor, path: Path) -> None:
    before = editor.draft.tree
    editor.outline.go_to(path)
    for _time in range(3):
        editor.act.delete.trigger()
    assert editor.draft.tree != before
    editor.draft.undo_stack.setIndex(0)
    assert editor.draft.tree == before


def test_alt_and_arrows_move_a_checkpoint_over_the_end_of_its_level(
    editor: ModelEditor, press: Press
) -> None:
    editor.outline.go_to((*FIRST, "levels", 1, 0))
    editor.outline.setFocus()
    press(Qt.Key.Key_Down, ALT)
    assert [name for name, _text in points(editor, 1)] == ["1.01-1b", "1.01-1a"]
    press(Qt.Key.Key_Down, ALT)
    assert points(editor, 2) == [("1.01-2b", "Vision begins."), ("1.01-2a", "Vision is done.")]
    assert editor.path == (*FIRST, "levels", 2, 0)


def test_a_problem_is_marked_where_it_is_and_led_to(
    editor: ModelEditor, press: Press, checked: Callable[[ModelDraft], None]
) -> None:
    editor.go_to((*FIRST, "title"))
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_Delete)
    checked(editor.draft)
    assert keyboard().property("invalid") is True
    assert "“Title” is empty" in editor.problems.list.rows.rows[0].text
    assert editor.model.node(editor.model.index_at(FIRST)).faults == 1
    editor.outline.go_to(())
    editor.outline.setFocus()
    press(Qt.Key.Key_F8)
    assert editor.path == FIRST
    assert keyboard().accessibleName() == "Title"
    editor.outline.setFocus()
    editor.problems.list.setFocus()
    press(Qt.Key.Key_Return)
    assert keyboard().accessibleName() == "Title"


def test_a_new_id_is_followed_by_what_refers_to_it(editor: ModelEditor, press: Press, write: Write) -> None:
    editor.go_to((*FIRST, "id"))
    press(Qt.Key.Key_A, CONTROL)
    write("2.01x")  # on the way it is another criterion's
    tree = editor.draft.tree
    assert tree["targets"][0]["exceptions"] == {"2.01x": 1}
    assert points(editor, 2)[0][0] == "2.01x-2a"
    assert editor.draft.undo_stack.count() == 1


def test_answers_are_tried_out_in_the_preview_and_change_nothing(editor: ModelEditor, press: Press) -> None:
    editor.outline.go_to(FIRST)
    before = editor.draft.tree
    for row in editor.preview.findChildren(CheckpointRow):
        if row.isVisible() and row.view is not None and row.view.checkpoint.id.startswith("1.01-1"):
            row.box.setFocus()
            press(Qt.Key.Key_Space)
    assert editor.preview._head.standing.words.startswith("at least 1, at most 2")
    assert editor.draft.tree is before


def test_the_preview_stands_while_another_part_is_wrong(editor: ModelEditor) -> None:
    draft = editor.draft
    draft.edit("x", with_field(draft.tree, ("domains", 1, "title"), ""), ())
    draft.edit("x", with_field(draft.tree, ("targets", 0, "exceptions"), {"9": 9}), ())
    editor.outline.go_to(FIRST)
    assert "Vision begins." in shown(editor)


def test_a_criterion_that_cannot_be_shown_says_so(editor: ModelEditor) -> None:
    draft = editor.draft
    draft.edit("x", with_field(draft.tree, (*FIRST, "levels", 2, 0, "id"), "1.02-2a"), ())
    editor.outline.go_to(FIRST)
    assert shown(editor) == []


def test_criteria_of_a_domain_are_written_line_by_line(
    editor: ModelEditor, press: Press, write: Write, checked: Callable[[ModelDraft], None]
) -> None:
    editor.outline.go_to(("domains", 1))
    editor.form.go_to(("domains", 1, "criteria", 0, "title"))
    editor.outline.go_to(("domains", 1))
    editor.form.go_to(("domains", 1, "criteria"))
    press(Qt.Key.Key_Return)
    write("Rest")
    criteria = editor.draft.tree["domains"][1]["criteria"]
    assert [(own["id"], own["title"]) for own in criteria] == [("2.01", "Work"), ("2.02", "Rest")]


def test_a_role_that_goes_is_asked_nowhere(editor: ModelEditor) -> None:
    editor.outline.go_to(("roles",))
    rows = editor.form._fields[0][0].field
    rows.removed.emit(0)  # type: ignore[attr-defined]
    assert editor.draft.tree["roles"] == {"agent": "Agent"}
    assert "ask" not in value_at(editor.draft.tree, FIRST)


def test_a_fact_decides_whether_a_checkpoint_applies(editor: ModelEditor) -> None:
    editor.outline.go_to((*FIRST, "levels", 1, 0))
    field = next(own.field for own, _message in editor.form._fields if own.path[-1] == "when")
    field.typed.emit({"fact": "home", "is": True})
    assert value_at(editor.draft.tree, (*FIRST, "levels", 1, 0, "when")) == {"fact": "home", "is": True}
    field.typed.emit(None)
    assert "when" not in value_at(editor.draft.tree, (*FIRST, "levels", 1, 0))


def test_a_sign_can_block_a_level(editor: ModelEditor) -> None:
    path: Path = (*FIRST, "levels", 1, 0)
    editor.outline.go_to(path)
    assert all(own.path[-1] != "blocks" for own, _message in editor.form._fields)
    next(own.field for own, _message in editor.form._fields if own.path[-1] == "sign").typed.emit(True)
    field = next(own.field for own, _message in editor.form._fields if own.path[-1] == "blocks")
    field.typed.emit(2)
    assert value_at(editor.draft.tree, path)["blocks"] == 2


def every_node(tree: Tree, path: Path = ()) -> list[Path]:
    below = [found for child in children(tree, path) for found in every_node(tree, child)]
    domains = [] if path else [found for place in range(2) for found in every_node(tree, ("domains", place))]
    return [path, *below, *domains]


def test_every_part_has_a_form_that_can_be_reached_and_read_aloud(
    editor: ModelEditor, nameless: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    tree = with_field(
        editor.draft.tree,
        ("programme",),
        [{"id": "p", "title": "Phase", "tasks": [{"id": "p-1", "what": "Do it.", "kind": "plan"}]}],
    )
    tree = with_field(tree, ("remarks",), [{"about": "1.01", "text": "Odd."}])
    tree = with_field(tree, ("beyond",), [{"title": "Higher", "text": "Named."}])
    tree = with_field(tree, ("paces",), [{"id": "short", "title": "Short", "days": {"p": 1}}])
    tree = with_field(tree, ("requests",), [{"id": "plan", "title": "Plan", "what": "The plan."}])
    editor.draft.edit("x", tree, ())
    seen = set()
    for path in every_node(editor.draft.tree):
        editor.outline.go_to(path)
        assert editor.form.path == path
        assert nameless(editor) == []
        seen.add(kind_of(path))
    assert seen == set(Kind)


def test_a_small_window_turns_from_form_to_preview(editor: ModelEditor, qtbot: QtBot, press: Press) -> None:
    editor.resize(620, 300)
    qtbot.waitUntil(lambda: not editor.preview.isVisible())
    assert editor.width() == 620
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(editor.preview.isVisible)
    assert not editor.form.isVisible()


def test_words_of_any_length_leave_the_window_as_it_is(editor: ModelEditor, qtbot: QtBot) -> None:
    draft = editor.draft
    for path in (("title",), (*FIRST, "title"), (*FIRST, "levels", 1, 0, "text"), ("scale", 1, "title")):
        draft.edit("x", with_field(draft.tree, path, "W" * 3000), path)
        editor.outline.go_to(path)
        QApplication.processEvents()
    assert editor.minimumSize().width() <= 620
    assert editor.width() == 1298


def undone(editor: ModelEditor) -> Any:
    return editor.draft.undo_stack.undoText()


def test_an_edit_has_a_name_to_be_undone_by(editor: ModelEditor, write: Write) -> None:
    editor.go_to((*FIRST, "levels", 1, 0, "text"))
    write("So ")
    assert undone(editor) == "change Checkpoint 1.01-1a · Text"


def test_tab_goes_through_the_editor_as_it_is_read(
    editor: ModelEditor, press: Press, qtbot: QtBot, checked: Callable[[ModelDraft], None]
) -> None:
    editor.outline.go_to((*FIRST, "levels", 1))
    editor.outline.setFocus()
    editor.act.add_checkpoint.trigger()
    editor.outline.go_to((*FIRST, "levels", 1))
    editor.outline.setFocus()
    checked(editor.draft)
    qtbot.waitUntil(lambda: not editor._ordering.isActive())
    seen: list[str] = []
    for _time in range(40):
        seen.append(keyboard().accessibleName() or keyboard().property("text"))
        press(Qt.Key.Key_Tab)
        if keyboard() is editor.outline:
            break
    lines = [f"Checkpoint, row {row}" for row in (1, 2, 3)]
    places = [seen.index(name) for name in ("Parts of the model", *lines, "Add checkpoint", "All models")]
    assert places == sorted(places)
    assert len([name for name in seen if name.startswith("Level ")]) == 4


def test_what_does_not_fit_is_told_while_texts_are_still_to_be_written(
    editor: ModelEditor, checked: Callable[[ModelDraft], None]
) -> None:
    draft = editor.draft
    tree = with_field(draft.tree, ("scale", 1, "title"), "")
    draft.edit("x", with_field(tree, ("targets", 0, "level"), 17), ())
    checked(draft)
    assert [problem.path for problem in draft.problems] == [("scale", 1, "title"), ("targets", 0, "level")]
    editor.outline.go_to(FIRST)
    assert "Vision begins." in shown(editor)
