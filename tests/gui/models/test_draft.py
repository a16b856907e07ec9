"""A draft is checked and on disk soon after every edit; nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event, Timer
from typing import Any

from pytestqt.qtbot import QtBot

from maturity_desktop.gui.model_editor.draft import ModelDraft
from maturity_desktop.storage.tree_edits import Tree, with_field
from tests.gui.models.conftest import SLOW_MS, Disk

TITLE = ("title",)


def type_title(draft: ModelDraft, *states: str) -> None:
    for words in states:
        draft.type("title", "title", partial(with_field, path=TITLE, value=words), TITLE)


def test_a_spell_of_typing_is_one_edit_and_reaches_the_disk(
    draft: ModelDraft, disk: Disk, qtbot: QtBot
) -> None:
    type_title(draft, "O", "Ou", "Our")
    assert draft.undo_stack.count() == 1
    qtbot.waitUntil(lambda: draft.state[0].startswith("Draft saved"), timeout=SLOW_MS)
    assert draft.is_on_disk and disk.kept[-1]["title"] == "Our"
    draft.undo_stack.undo()
    assert draft.tree["title"] == "Own model"


def test_after_a_pause_for_another_field_a_new_edit_begins(draft: ModelDraft) -> None:
    type_title(draft, "O")
    draft.end_spell()
    type_title(draft, "Ou")
    assert draft.undo_stack.count() == 2


def test_a_spell_that_ends_where_it_began_is_no_edit(draft: ModelDraft) -> None:
    type_title(draft, "O", "Own model")
    assert draft.undo_stack.count() == 0


def test_an_unsound_draft_is_saved_and_its_problems_are_told(
    draft: ModelDraft, disk: Disk, qtbot: QtBot, checked: Callable[[ModelDraft], None]
) -> None:
    type_title(draft, "")
    checked(draft)
    assert [problem.path for problem in draft.problems] == [TITLE]
    qtbot.waitUntil(lambda: draft.is_on_disk, timeout=SLOW_MS)
    assert disk.kept[-1]["title"] == ""


def test_a_disk_that_fails_is_told_and_tried_again(draft: ModelDraft, disk: Disk, qtbot: QtBot) -> None:
    disk.fault = OSError("the disk is full")
    type_title(draft, "Our")
    qtbot.waitUntil(lambda: draft.state[1] == "attention", timeout=SLOW_MS)
    assert "the disk is full" in draft.state[0]
    assert draft.finish() == "the disk is full"
    disk.fault = None
    qtbot.waitUntil(lambda: draft.is_on_disk, timeout=SLOW_MS)
    assert disk.kept[-1]["title"] == "Our"


def test_what_waits_is_written_when_the_editor_is_left(draft: ModelDraft, disk: Disk) -> None:
    type_title(draft, "Our")
    assert draft.finish() == ""
    assert disk.kept[-1]["title"] == "Our"


def test_once_kept_the_draft_bears_the_label_of_its_edition(draft: ModelDraft, qtbot: QtBot) -> None:
    type_title(draft, "Our")
    draft.end_spell()
    draft.settle(draft.tree, "2026 (2)", "Saved")
    assert draft.tree["edition"] == "2026 (2)"
    assert draft.undo_stack.isClean()
    assert draft.state == ("Saved", "accent")


def test_what_came_after_the_kept_tree_is_a_draft_again(draft: ModelDraft, disk: Disk, qtbot: QtBot) -> None:
    kept: Any = draft.tree
    type_title(draft, "Our")
    draft.settle(kept, "2026", "Saved")
    assert not draft.is_on_disk
    qtbot.waitUntil(lambda: draft.is_on_disk, timeout=SLOW_MS)
    assert disk.kept[-1]["title"] == "Our"


class SlowDisk(Disk):
    """Writes one tree after another, and each only once it may."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.may_go_on = Event(), Event()

    def keep(self, tree: Tree) -> None:
        self.begun.set()
        assert self.may_go_on.wait(SLOW_MS / 1000)
        super().keep(tree)


def test_what_is_being_written_when_the_editor_is_left_comes_before_what_is_newer(
    draft: ModelDraft, qtbot: QtBot
) -> None:
    disk = SlowDisk()
    draft._keep = disk.keep
    type_title(draft, "Our")
    qtbot.waitUntil(disk.begun.is_set, timeout=SLOW_MS)
    type_title(draft, "Our model")
    Timer(0.05, disk.may_go_on.set).start()
    assert draft.finish() == ""
    assert [tree["title"] for tree in disk.kept] == ["Our", "Our model"]


def test_an_undo_while_the_draft_is_being_written_is_what_stays(draft: ModelDraft, qtbot: QtBot) -> None:
    disk = SlowDisk()
    draft._keep = disk.keep
    type_title(draft, "Our")
    qtbot.waitUntil(disk.begun.is_set, timeout=SLOW_MS)
    draft.undo_stack.undo()
    Timer(0.05, disk.may_go_on.set).start()
    assert draft.finish() == ""
    assert disk.kept[-1]["title"] == "Own model"


def test_what_was_written_while_the_model_was_kept_is_written_again(
    draft: ModelDraft, disk: Disk, qtbot: QtBot
) -> None:
    """To keep a model takes its draft away."""
    kept: Any = draft.tree
    type_title(draft, "Our")
    qtbot.waitUntil(lambda: draft.is_on_disk, timeout=SLOW_MS)
    disk.kept.clear()
    draft.settle(kept, "2026", "Saved")
    assert draft.finish() == ""
    assert [tree["title"] for tree in disk.kept] == ["Our"]
