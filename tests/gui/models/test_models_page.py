"""The models page over a real library: models are copied, written, saved for use, imported and taken away."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Client
from maturity_desktop.gui.dialogs.name_model import NameModelDialog
from maturity_desktop.gui.model_shelf.words import used_words
from maturity_desktop.gui.pages.models_page import ModelsPage
from maturity_desktop.storage.framework_files import checked_entry, framework_of
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.model_drafts import drafts
from maturity_desktop.storage.own_models import CROSSWALK, FOLDER, model_path, read_models
from maturity_desktop.storage.tree_edits import with_field
from maturity_desktop.storage.yaml_tree import YamlTree, read_tree
from maturity_desktop.verbs.audits import NewAudit, start_audit
from maturity_desktop.verbs.model_shelf import Broken, ShelfModel
from tests.gui.models.conftest import Wait, small_tree
from tests.gui.models.shelf import keep_own, look_at, reread, titles


def test_shipped_models_are_looked_through_and_not_changed(page: ModelsPage, wait: Wait) -> None:
    look_at(page, "ICMI Customer Management Operations Standards")
    wait(lambda: page.shelf.detail.outline is not None)
    act = page.shelf.act
    assert not act.edit.isEnabled() and not act.remove.isEnabled()
    assert act.copy.isEnabled() and act.export_yaml.isEnabled()
    assert "45 criteria" in page.shelf.detail.facts.words


def test_a_new_model_is_written_until_it_can_be_used(
    page: ModelsPage, library: Library, wait: Wait, name_dialog: Callable[[], NameModelDialog]
) -> None:
    page.shelf.act.new.trigger()
    dialog = name_dialog()
    dialog.field.setText("Our Service Model")
    assert dialog.id == "our_service_model"
    dialog.accept()
    wait(lambda: page.editor is not None)
    editor = page.editor
    assert editor is not None
    assert drafts(library.folder) == ("our_service_model",)
    wait(lambda: editor.draft.is_checked)
    editor.act.save.trigger()
    assert "Not in use yet" in page.state[0]
    tree = editor.draft.tree
    for path in [problem.path for problem in editor.draft.problems]:
        tree = with_field(tree, path, "Words.")
    editor.draft.edit("words", tree, ())
    editor.act.save.trigger()
    wait(lambda: page.state[0] == "Saved for use as edition 2026")
    assert [file.framework.title for file in read_models(library.folder)[0]] == ["Our Service Model"]
    assert drafts(library.folder) == ()
    assert editor.problems._head.words.endswith("In use as it stands here.")
    editor.draft.edit("x", with_field(editor.draft.tree, ("title",), "Another"), ("title",))
    wait(lambda: editor.problems._head.words.endswith("Ctrl+S puts it to use."))
    editor.draft.undo_stack.undo()
    wait(lambda: editor.problems._head.words.endswith("In use as it stands here."))
    editor.act.leave.trigger()
    wait(lambda: "Our Service Model" in titles(page))
    assert isinstance(page.shelf.entry, ShelfModel) and page.shelf.entry.own


def test_a_copy_is_of_its_own_and_the_original_stays(
    page: ModelsPage, library: Library, wait: Wait, name_dialog: Callable[[], NameModelDialog]
) -> None:
    look_at(page, "Reactive to proactive support")
    page.shelf.act.copy.trigger()
    dialog = name_dialog()
    assert len(dialog.title) < 60 and dialog.title.endswith(", our edition")
    dialog.id_field.setText("reactive_proactive")
    dialog.id_field.textEdited.emit("reactive_proactive")
    assert not dialog._accept.isEnabled()
    dialog.id_field.setText("ours")
    dialog.accept()
    wait(lambda: page.editor is not None)
    assert page.editor is not None
    copy = page.editor.draft.tree
    assert copy["id"] == "ours" and copy["owner"].startswith("Ada")
    wait(lambda: page.editor is not None and page.editor.draft.is_checked)
    assert page.editor.draft.problems == ()


def test_a_model_that_an_audit_stands_on_gets_a_new_edition(
    page: ModelsPage, library: Library, wait: Wait, clock: Any
) -> None:
    keep_own(library)
    file = read_models(library.folder)[0][0]
    new = NewAudit(Client("c", "Client"), (file,), clock().date(), clock().date(), "Ada", "aim")
    audit = start_audit(library, new, "Ada", clock)
    reread(page, wait, "Own model")
    look_at(page, "Own model")
    assert "used by 1 audit" in page.shelf.detail.facts.words
    page.shelf.act.edit.trigger()
    wait(lambda: page.editor is not None)
    editor = page.editor
    assert editor is not None
    editor.draft.edit("x", with_field(editor.draft.tree, ("title",), "Own model, changed"), ("title",))
    editor.act.save.trigger()
    wait(lambda: page.state[0] == "Saved for use as edition 2026 (2)")
    assert editor.draft.tree["edition"] == "2026 (2)"
    use = library.load(audit).framework_uses[0]
    assert library.framework(use.edition).title == "Own model"
    editor.outline.go_to(("domains", 0, "criteria", 0, "levels", 2, 0))
    editor.act.delete.trigger()
    editor.outline.go_to(("domains", 0, "criteria", 0, "levels", 2))
    editor.act.add_checkpoint.trigger()
    points = editor.draft.tree["domains"][0]["criteria"][0]["levels"][2]
    assert points[0]["id"] == "1.01-2b"  # 2a is what an answer in that audit stands under


def test_a_model_that_was_left_is_forgotten(page: ModelsPage, library: Library, wait: Wait) -> None:
    """Its undo stack holds every state of it."""
    keep_own(library)
    reread(page, wait, "Own model")
    look_at(page, "Own model")
    page.shelf.act.edit.trigger()
    wait(lambda: page.editor is not None and page.editor.draft.is_checked)
    assert page.editor is not None
    remembered = ref(page.editor.draft)
    draft = page.editor.draft
    draft.edit("x", with_field(draft.tree, ("title",), "Ours"), ("title",))
    draft._check()
    draft._write()  # both threads have it while it is left
    del draft
    page.editor.act.leave.trigger()
    wait(lambda: page.editor is None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def is_forgotten() -> bool:
        gc.collect()
        return remembered() is None

    wait(is_forgotten)


def test_a_broken_file_says_why_and_can_be_mended(page: ModelsPage, library: Library, wait: Wait) -> None:
    keep_own(library, title="")
    reread(page, wait, "own.yaml")
    look_at(page, "own.yaml")
    assert isinstance(page.shelf.entry, Broken)
    page.shelf.act.edit.trigger()
    wait(lambda: page.editor is not None)
    assert page.editor is not None
    editor = page.editor
    editor.draft.edit("x", with_field(editor.draft.tree, ("title",), "Mended"), ("title",))
    editor.act.save.trigger()
    wait(lambda: "Saved for use" in page.state[0])
    assert [file.framework.title for file in read_models(library.folder)[0]] == ["Mended"]


def test_a_file_that_is_no_model_at_all_is_told_and_can_be_taken_away(
    page: ModelsPage, library: Library, wait: Wait, ask: Any
) -> None:
    path = keep_own(library, domains="none")
    reread(page, wait, "own.yaml")
    look_at(page, "own.yaml")
    page.shelf.act.edit.trigger()
    wait(lambda: ask.told)
    assert "cannot be edited here" in ask.told[0][1]
    page.shelf.act.remove.trigger()
    wait(lambda: not path.exists())


def test_a_model_is_removed_for_new_audits(page: ModelsPage, library: Library, wait: Wait) -> None:
    path = keep_own(library)
    reread(page, wait, "Own model")
    look_at(page, "Own model")
    page.shelf.act.remove.trigger()
    wait(lambda: "Own model" not in titles(page))
    assert not path.exists()


def test_a_file_is_imported_under_a_name_and_what_is_left_out_is_told(
    page: ModelsPage,
    library: Library,
    wait: Wait,
    ask: Any,
    tmp_path: Path,
    name_dialog: Callable[[], NameModelDialog],
) -> None:
    path = tmp_path / "model.yaml"
    path.write_bytes(write_tree({**small_tree(), "id": "icmi_cmo"}))
    ask.chosen = [path]
    page.shelf.act.import_file.trigger()
    dialog = name_dialog()
    assert dialog.title == "Own model"
    assert dialog.id == "own_model"  # a model that comes with the program has the file's own
    dialog.accept()
    wait(lambda: "Own model" in titles(page))
    assert page.shelf.notice.words == "Own model is imported, edition 2026."
    assert ask.told == []


def test_an_import_of_ones_own_model_is_a_new_edition(
    page: ModelsPage,
    library: Library,
    wait: Wait,
    ask: Any,
    tmp_path: Path,
    name_dialog: Callable[[], NameModelDialog],
) -> None:
    keep_own(library)
    reread(page, wait, "Own model")
    path = tmp_path / "model.yaml"
    path.write_bytes(write_tree({**small_tree(), "about": "Newer."}))
    ask.chosen = [path]
    page.shelf.act.import_file.trigger()
    dialog = name_dialog()
    assert dialog.id == "own" and "new edition" in dialog._told.text()
    dialog.accept()
    wait(lambda: read_models(library.folder)[0][0].framework.about == "Newer.")
    assert ask.questions[-1] == "Replace “Own model”, edition 2026?"
    wait(lambda: "It replaced “Own model”, edition 2026." in page.shelf.notice.words)


def test_a_model_is_not_replaced_where_nobody_agrees(
    page: ModelsPage,
    library: Library,
    wait: Wait,
    ask: Any,
    tmp_path: Path,
    name_dialog: Callable[[], NameModelDialog],
) -> None:
    before = keep_own(library).read_bytes()
    reread(page, wait, "Own model")
    path = tmp_path / "model.yaml"
    path.write_bytes(write_tree({**small_tree(), "about": "Newer."}))
    ask.chosen, ask.agrees = [path], False
    page.shelf.act.import_file.trigger()
    name_dialog().accept()
    assert ask.questions[-1] == "Replace “Own model”, edition 2026?"
    assert model_path(library.folder, "own").read_bytes() == before
    assert page.shelf.notice.words == ""


def test_a_broken_file_of_the_program_is_told_and_not_to_be_changed(
    page: ModelsPage, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(frameworks_folder(), tmp_path / "shipped")
    (folder / "next4biz.yaml").write_text("schema: 1\n")
    for room in ("frameworks", "models", "model_shelf"):
        monkeypatch.setattr(f"maturity_desktop.verbs.{room}.frameworks_folder", lambda: folder)
    reread(page, wait, "next4biz.yaml")
    look_at(page, "next4biz.yaml")
    assert "came with the program" in page.shelf.detail.facts.words
    assert not page.shelf.act.edit.isEnabled() and not page.shelf.act.remove.isEnabled()
    page.shelf.chosen.emit(page.shelf.entry)
    assert page.editor is None


def test_a_file_that_is_no_model_is_refused_with_its_reason(
    page: ModelsPage, wait: Wait, ask: Any, tmp_path: Path
) -> None:
    path = tmp_path / "model.yaml"
    path.write_text("schema: 1\nid: x\n")
    ask.chosen = [path]
    page.shelf.act.import_file.trigger()
    wait(lambda: ask.told)
    assert "“title” is missing" in ask.told[0][1]


@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
def test_a_model_is_exported_and_comes_back_the_same(
    page: ModelsPage,
    library: Library,
    wait: Wait,
    ask: Any,
    tmp_path: Path,
    ending: str,
    name_dialog: Callable[[], NameModelDialog],
) -> None:
    keep_own(library)
    reread(page, wait, "Own model")
    look_at(page, "Own model")
    ask.target = tmp_path / f"model.{ending}"
    (page.shelf.act.export_yaml if ending == "yaml" else page.shelf.act.export_excel).trigger()
    wait(lambda: "Exported" in page.shelf.notice.words)
    ask.chosen = [ask.target]
    page.shelf.act.import_file.trigger()
    dialog = name_dialog()
    dialog.id_field.setText("again")
    dialog.accept()
    wait(lambda: len(read_models(library.folder)[0]) == 2)
    one, other = (file.framework for file in read_models(library.folder)[0])
    assert one.domains == other.domains and one.scale == other.scale


def test_the_shelf_can_be_read_aloud_and_walked(
    page: ModelsPage, wait: Wait, nameless: Callable[[QWidget], list[str]]
) -> None:
    wait(lambda: page.shelf.detail.outline is not None)
    assert nameless(page) == []
    page.shelf.detail.tabs.setCurrentIndex(1)
    assert nameless(page) == []
    assert all(pane.isVisibleTo(page) for pane in page.panes())


def test_a_new_model_is_asked_for_without_a_fault_and_a_copy_takes_its_pairs(
    page: ModelsPage, library: Library, wait: Wait, name_dialog: Callable[[], NameModelDialog]
) -> None:
    page.shelf.act.new.trigger()
    dialog = name_dialog()
    assert dialog.id_field.property("invalid") is not True
    assert not dialog._accept.isEnabled()
    dialog.reject()
    look_at(page, "Reactive to proactive support")
    page.shelf.act.copy.trigger()
    dialog = name_dialog()
    assert dialog.is_ticked
    dialog.id_field.setText("ours")
    dialog.accept()
    wait(lambda: page.editor is not None)
    pairs = read_tree((library.folder / FOLDER / CROSSWALK).read_bytes(), "own").value["pairs"]
    assert pairs
    assert all("ours" in (pair["from"]["framework"], pair["to"]["framework"]) for pair in pairs)


def test_a_new_fact_is_told_with_where_it_is_answered() -> None:
    framework = framework_of(checked_entry(YamlTree("own", small_tree())))
    told = "New fact “From home?”: no, until it is answered in the client's profile (Ctrl+E)."
    assert told in used_words(framework, ())
    assert told not in used_words(framework, ("home",))
