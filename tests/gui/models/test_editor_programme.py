"""Writing a programme, its paces and the requests to the client, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from maturity_desktop.gui.model_editor.draft import ModelDraft
from maturity_desktop.gui.model_editor.editor import ModelEditor
from maturity_desktop.storage.tree_edits import Tree, value_at, with_field
from maturity_desktop.storage.yaml_tree import Path
from tests.gui.models.test_editor import CONTROL, FIRST, Press, Write
from tests.gui.models.test_editor_fields import field_of

PHASE: Path = ("programme", 0)
TASK: Path = (*PHASE, "tasks", 0)
Checked = Callable[[ModelDraft], None]


def planned_tree(tree: Tree) -> Tree:
    """A model with a programme of one phase and one task, a pace and a request."""
    task = {"id": "site-1", "what": "Ask.", "kind": "interview", "who": ["manager"], "criteria": ["1.01"]}
    phase = {"id": "site", "title": "On site", "days": 5, "where": "on_site", "tasks": [task]}
    request = {"id": "plan", "title": "Plan", "what": "The plan.", "owner": "manager", "criteria": ["1.01"]}
    tree = with_field(tree, ("programme",), [phase])
    tree = with_field(tree, ("paces",), [{"id": "short", "title": "Short", "days": {"site": 2}}])
    return with_field(tree, ("requests",), [request])


@pytest.fixture
def planned(editor: ModelEditor, checked: Checked) -> ModelEditor:
    editor.draft.edit("x", planned_tree(editor.draft.tree), ())
    checked(editor.draft)
    assert editor.draft.problems == ()
    return editor


def test_the_day_and_the_minutes_of_a_task_are_typed_and_taken_out(
    planned: ModelEditor, press: Press, write: Write
) -> None:
    for key, typed, number in (("day", "3", 3), ("minutes", "45", 45)):
        planned.go_to((*TASK, key))
        press(Qt.Key.Key_A, CONTROL)
        write(typed)
        assert value_at(planned.draft.tree, TASK)[key] == number
    planned.go_to((*TASK, "day"))
    for _time in range(3):
        press(Qt.Key.Key_Down)
    assert "day" not in value_at(planned.draft.tree, TASK)
    assert field_of(planned, "day").stop.text() == "none"


def test_a_day_after_the_last_of_its_phase_is_told_at_its_field(
    planned: ModelEditor, press: Press, write: Write, checked: Checked
) -> None:
    planned.go_to((*TASK, "day"))
    press(Qt.Key.Key_A, CONTROL)
    write("6")
    checked(planned.draft)
    (problem,) = planned.draft.problems
    assert problem.path == (*TASK, "day")
    assert problem.what == "day 6 is after the last day of the phase site"


def test_what_is_usual_is_not_written_into_the_file(planned: ModelEditor) -> None:
    planned.go_to((*PHASE, "where"))
    field_of(planned, "where").typed.emit("off_site")
    assert "where" not in value_at(planned.draft.tree, PHASE)
    planned.go_to((*TASK, "activity"))
    field_of(planned, "activity").typed.emit("interview")
    assert value_at(planned.draft.tree, TASK)["activity"] == "interview"
    field_of(planned, "activity").typed.emit("")
    assert "activity" not in value_at(planned.draft.tree, TASK)


def test_a_new_pace_begins_with_the_lengths_of_the_phases(
    planned: ModelEditor, press: Press, write: Write
) -> None:
    planned.outline.go_to(("paces",))
    planned.form.go_to(("paces", 9))
    field_of(planned, "paces")._new.go_to(())
    write("In a rush")
    press(Qt.Key.Key_Return)
    assert planned.draft.tree["paces"][1] == {"id": "in_a_rush", "title": "In a rush", "days": {"site": 5}}


def test_a_pace_without_any_phase_is_still_sound(planned: ModelEditor, checked: Checked) -> None:
    planned.go_to(("paces", 0, "days"))
    field_of(planned, "days").removed.emit(0)
    assert planned.draft.tree["paces"][0]["days"] == {}
    checked(planned.draft)
    assert planned.draft.problems == ()


def test_a_pace_has_no_days_for_a_phase(planned: ModelEditor, press: Press, write: Write) -> None:
    planned.go_to(("paces", 0, "days", "site"))
    press(Qt.Key.Key_A, CONTROL)
    write("0")
    assert planned.draft.tree["paces"][0]["days"] == {"site": 0}


def test_paces_follow_a_phase_whose_id_is_typed(
    planned: ModelEditor, press: Press, write: Write, checked: Checked
) -> None:
    planned.go_to((*PHASE, "id"))
    press(Qt.Key.Key_Home)
    write("visit_")
    assert planned.draft.tree["paces"][0]["days"] == {"visit_site": 2}
    checked(planned.draft)
    assert planned.draft.problems == ()


def test_a_request_is_written_moved_and_deleted(planned: ModelEditor, press: Press, write: Write) -> None:
    planned.outline.go_to(("requests",))
    field_of(planned, "requests")._new.go_to(())
    write("Minutes")
    press(Qt.Key.Key_Return)
    planned.go_to(("requests", 1, "what"))
    write("Of meetings.")
    assert planned.draft.tree["requests"][1] == {"id": "minutes", "title": "Minutes", "what": "Of meetings."}
    planned.act.up.trigger()
    assert [request["id"] for request in planned.draft.tree["requests"]] == ["minutes", "plan"]
    planned.act.delete.trigger()
    assert [request["id"] for request in planned.draft.tree["requests"]] == ["plan"]
    assert planned.path == ("requests", 0)


def test_what_names_a_deleted_criterion_or_role_does_so_no_longer(
    planned: ModelEditor, checked: Checked
) -> None:
    planned.outline.go_to(FIRST)
    planned.act.delete.trigger()
    planned.outline.go_to(("roles",))
    field_of(planned, "roles").removed.emit(0)
    assert planned.draft.tree["requests"][0] == {
        "id": "plan",
        "title": "Plan",
        "what": "The plan.",
        "criteria": [],
    }
    checked(planned.draft)
    assert planned.draft.problems == ()
