"""Drafts on the models page: gone on with, thrown away, put to use, and gone with their model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from maturity_desktop.gui.dialogs.name_model import NameModelDialog
from maturity_desktop.gui.pages.models_page import ModelsPage
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.model_drafts import drafts, keep_draft, read_draft
from maturity_desktop.storage.own_models import model_path, read_models
from maturity_desktop.storage.tree_edits import with_field
from maturity_desktop.verbs.model_shelf import Unfinished
from maturity_desktop.verbs.models import drop_model
from tests.gui.models.conftest import Wait, small_tree
from tests.gui.models.shelf import keep_own, look_at, reread


def test_a_draft_is_gone_on_with_where_it_was_left(
    page: ModelsPage, library: Library, wait: Wait, name_dialog: Callable[[], NameModelDialog]
) -> None:
    page.shelf.act.new.trigger()
    dialog = name_dialog()
    dialog.field.setText("Half")
    dialog.accept()
    wait(lambda: page.editor is not None)
    assert page.editor is not None
    page.activateWindow()
    page.editor.go_to(("domains", 0, "title"))
    wait(lambda: isinstance(QApplication.focusWidget(), PlainEditor))
    field: Any = QApplication.focusWidget()
    QTest.keyClicks(field, "Lead")
    page.editor.act.leave.trigger()
    wait(lambda: isinstance(page.shelf.entry, Unfinished))
    assert (read_draft(library.folder, "half") or {})["domains"][0]["title"] == "Lead"
    page.shelf.act.edit.trigger()
    wait(lambda: page.editor is not None)
    assert page.editor.draft.tree["domains"][0]["title"] == "Lead"


def test_a_model_that_was_only_looked_at_leaves_no_draft(
    page: ModelsPage, library: Library, wait: Wait
) -> None:
    keep_own(library)
    reread(page, wait, "Own model")
    look_at(page, "Own model")
    page.shelf.act.edit.trigger()
    wait(lambda: page.editor is not None)
    assert page.editor is not None
    draft = page.editor.draft
    draft.edit("x", with_field(draft.tree, ("title",), "Other"), ("title",))
    wait(lambda: draft.is_on_disk)
    draft.undo_stack.undo()
    page.editor.act.leave.trigger()
    wait(lambda: page.editor is None)
    assert drafts(library.folder) == ()


def test_a_draft_that_is_thrown_away_leaves_the_model_as_it_was(
    page: ModelsPage, library: Library, wait: Wait, ask: Any
) -> None:
    before = keep_own(library).read_bytes()
    reread(page, wait, "Own model")
    look_at(page, "Own model")
    page.shelf.act.edit.trigger()
    wait(lambda: page.editor is not None)
    assert page.editor is not None
    draft = page.editor.draft
    draft.edit("x", with_field(draft.tree, ("title",), ""), ("title",))
    wait(lambda: draft.is_on_disk)
    page.editor.act.throw_away.trigger()
    wait(lambda: page.editor is None)
    assert ask.questions == ["Throw the draft away?"]
    assert drafts(library.folder) == ()
    assert model_path(library.folder, "own").read_bytes() == before


def test_what_is_typed_while_the_model_is_being_kept_stays_as_a_draft(
    page: ModelsPage, library: Library, wait: Wait
) -> None:
    keep_own(library)
    reread(page, wait, "Own model")
    look_at(page, "Own model")
    page.shelf.act.edit.trigger()
    wait(lambda: page.editor is not None and page.editor.draft.is_checked)
    assert page.editor is not None
    draft = page.editor.draft
    draft.edit("x", with_field(draft.tree, ("title",), "Ours"), ("title",))
    wait(lambda: draft.is_on_disk and draft.is_checked)
    page.editor.act.save.trigger()
    draft.edit("x", with_field(draft.tree, ("title",), "Ours and more"), ("title",))
    page.editor.act.leave.trigger()
    wait(lambda: page.editor is None)
    wait(lambda: [file.framework.title for file in read_models(library.folder)[0]] == ["Ours"])
    wait(lambda: not page._desk._running)
    assert (read_draft(library.folder, "own") or {})["title"] == "Ours and more"


def test_a_model_that_is_left_while_its_draft_is_being_written_is_still_put_to_use(
    page: ModelsPage, library: Library, wait: Wait
) -> None:
    keep_own(library)
    reread(page, wait, "Own model")
    look_at(page, "Own model")
    page.shelf.act.edit.trigger()
    wait(lambda: page.editor is not None and page.editor.draft.is_checked)
    assert page.editor is not None
    draft = page.editor.draft
    draft.edit("x", with_field(draft.tree, ("title",), "Ours"), ("title",))
    wait(lambda: draft.is_checked)
    draft._write()
    assert draft._writing is not None
    page.editor.act.save.trigger()
    page.editor.act.leave.trigger()
    wait(lambda: page.editor is None)
    wait(lambda: [file.framework.title for file in read_models(library.folder)[0]] == ["Ours"])


def test_a_draft_that_is_as_the_model_in_use_is_none_once_the_window_closes(
    page: ModelsPage, library: Library, wait: Wait
) -> None:
    keep_own(library)
    keep_draft(library.folder, "own", {**small_tree(), "title": "Other"})
    reread(page, wait, "Own model")
    look_at(page, "Own model")
    page.shelf.act.edit.trigger()
    wait(lambda: page.editor is not None)
    assert page.editor is not None
    draft = page.editor.draft
    draft.edit("x", with_field(draft.tree, ("title",), "Own model"), ("title",))
    assert page.finish() == ""
    assert drafts(library.folder) == ()


def test_a_sound_draft_is_not_said_to_need_mending(page: ModelsPage, library: Library, wait: Wait) -> None:
    keep_draft(library.folder, "own", small_tree())
    reread(page, wait, "Own model")
    look_at(page, "Own model")
    assert isinstance(page.shelf.entry, Unfinished) and page.shelf.entry.sound
    assert "without problems" in page.shelf.detail.facts.words


def test_a_model_that_is_taken_away_takes_its_draft_along(library: Library) -> None:
    keep_own(library)
    keep_draft(library.folder, "own", small_tree())
    drop_model(library.folder, "own")
    assert drafts(library.folder) == ()
