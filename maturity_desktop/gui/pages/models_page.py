"""The models page: the shelf of all models, and in its place the editor of one of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QUndoStack
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.bad_news import details, reason
from maturity_desktop.gui.dialogs.name_model import NameModelDialog
from maturity_desktop.gui.intake import local_files
from maturity_desktop.gui.model_editor.draft import ModelDraft
from maturity_desktop.gui.model_editor.editor import ModelEditor
from maturity_desktop.gui.model_shelf.import_question import import_dialog
from maturity_desktop.gui.model_shelf.shelf_view import ShelfView, name_of
from maturity_desktop.gui.model_shelf.words import (
    Entry,
    import_words,
    is_own,
    left_out_words,
    pairs_gone_words,
    used_words,
)
from maturity_desktop.gui.models_desk import ModelsDesk, OpenedModel, ReadModel
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.framework_files import FrameworkFile
from maturity_desktop.storage.tree_edits import Tree
from maturity_desktop.verbs.model_shelf import Broken, Shelf, ShelfModel, new_model
from maturity_desktop.verbs.models import KeptModel, copied_tree, free_id

LEAST = (600, 250)
Made = Callable[[str, str, str, str], Tree]
"""Makes the tree of a new model of an id, a title, an edition and an author."""


class ModelsPage(QWidget):
    """Wires shelf, editor and desk. `used` are the frameworks of the open audit, None where none is open."""

    hints_changed = Signal()
    actions_changed = Signal()
    """Other things can be done, and other edits taken back."""
    state_told = Signal(str, str)
    """Is the draft saved: words and colour; empty where no model is edited."""
    use_wanted = Signal(object)
    """A FrameworkFile that the open audit is to use."""

    def __init__(
        self,
        desk: ModelsDesk,
        ask: Ask,
        theme: ThemeSwitch,
        clock: Callable[[], datetime],
        author: Callable[[], str],
        used: Callable[[], Sequence[str] | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = _("Models")
        self._desk, self._ask, self._theme, self._clock = desk, ask, theme, clock
        self._author, self._used = author, used
        self._shelf = Shelf(())
        self._wanted = ""
        self._saved_tree: Tree | None = None
        self._editing = ""
        self.shelf = ShelfView(theme)
        self.editor: ModelEditor | None = None
        self._places = QStackedWidget()
        self._places.addWidget(self.shelf)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._places)
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)
        self._wire_desk()
        self._wire_shelf()
        self.shelf.act.follow(None, can_be_used=False)
        desk.refresh()

    def _wire_desk(self) -> None:
        desk = self._desk
        desk.listed.connect(self._show_shelf)
        desk.opened.connect(self._open_editor)
        desk.read.connect(self._ask_about_import)
        desk.browsed.connect(self.shelf.show_tree)
        desk.kept.connect(self._settle)
        desk.imported.connect(self._tell_import)
        desk.exported.connect(self._tell_export)
        desk.at_hand.connect(self.use_wanted)
        desk.removed.connect(desk.refresh)
        desk.failed.connect(self._tell_failure)

    def _wire_shelf(self) -> None:
        act = self.shelf.act
        self.shelf.entry_changed.connect(self._look_at)
        self.shelf.chosen.connect(self._choose)
        act.new.triggered.connect(self._begin_new)
        act.copy.triggered.connect(self._begin_copy)
        act.edit.triggered.connect(lambda: self._edit(self.shelf.entry))
        act.import_file.triggered.connect(self._import_file)
        act.import_folder.triggered.connect(self._import_folder)
        act.export_yaml.triggered.connect(lambda: self._export("yaml", _("YAML (*.yaml)")))
        act.export_excel.triggered.connect(lambda: self._export("xlsx", _("Excel workbook (*.xlsx)")))
        act.use.triggered.connect(self._use)
        act.remove.triggered.connect(self._remove)

    # As the window sees it

    @property
    def key_hints(self) -> Sequence[tuple[str, str]]:
        """The keys of what is in sight."""
        if self.editor is not None:
            return self.editor.key_hints
        return (
            ("Ctrl+Shift+N", _("new model")),
            ("Ctrl+Shift+C", _("copy and edit")),
            ("Ctrl+Enter", _("edit")),
            ("Ctrl+Shift+I", _("import")),
        )

    @property
    def undo_stack(self) -> QUndoStack | None:
        """What is taken back here; None while no model is edited."""
        return self.editor.draft.undo_stack if self.editor is not None else None

    @property
    def state(self) -> tuple[str, str]:
        """Is the draft saved: words and colour."""
        return self.editor.draft.state if self.editor is not None else ("", "quiet")

    def panes(self) -> tuple[QWidget, ...]:
        return self.editor.panes() if self.editor is not None else self.shelf.panes()

    def actions(self) -> tuple[QAction, ...]:  # type: ignore[override]  # Qt has a list
        """What can be done, in the order of the menu."""
        act = self.editor.act if self.editor is not None else self.shelf.act
        return tuple(act.in_order)

    def come_forward(self) -> None:
        """The page is in sight again: another program, or an audit, may have changed what it shows."""
        if self.editor is None:
            self._desk.refresh()

    def finish(self) -> str:
        """Everything that was typed goes to the disk; the reason where it cannot, else empty."""
        if self.editor is None:
            return ""
        if not (reason := self.editor.draft.finish()):
            self._drop_idle_draft(self.editor.draft)
        return reason

    def _drop_idle_draft(self, draft: ModelDraft) -> None:
        """A draft that says nothing new is none."""
        if draft.tree == self._saved_tree:
            self._desk.drop_draft(self._editing)

    # The shelf

    def _show_shelf(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.shelf.show_shelf(shelf, self._wanted)
        self._wanted = ""

    def _look_at(self, entry: Entry) -> None:
        self._follow_entry()
        if isinstance(entry, ShelfModel):
            self._desk.browse(entry.file)

    def _follow_entry(self) -> None:
        entry, used = self.shelf.entry, self._used()
        can = isinstance(entry, ShelfModel) and used is not None and name_of(entry) not in used
        self.shelf.act.follow(entry, can_be_used=can)

    def _choose(self, entry: Entry) -> None:
        if isinstance(entry, ShelfModel) and not entry.own:
            self.shelf.detail.tabs.currentWidget().setFocus()
        else:
            self._edit(entry)

    def _edit(self, entry: Entry | None) -> None:
        if entry is not None and is_own(entry):
            self._desk.open(name_of(entry))

    def _begin_new(self) -> None:
        about = _("It begins with a scale and one criterion to be written. Everything can be changed.")
        self._ask_name(_("New model"), about, _("Begin"), "", new_model)

    def _begin_copy(self) -> None:
        entry = self.shelf.entry
        if isinstance(entry, ShelfModel):
            framework = entry.file.framework
            about = _("A copy of {model}, to be changed as you like. The original stays as it is.")
            self._ask_name(
                _("Copy and edit"),
                about.format(model=framework.title),
                _("Copy"),
                _("{model}, our edition").format(model=framework.short_title),
                partial(copied_tree, entry.file),
                framework.id,
            )

    def _ask_name(
        self, headline: str, about: str, act: str, title: str, make: Made, original: str = ""
    ) -> None:
        taken = self._shelf.taken
        dialog = NameModelDialog(
            headline, about, act, title, lambda words: free_id(words, taken), taken, parent=self.window()
        )
        if original:
            dialog.offer(_("Copy its pairs with other models too, for the crosswalk"))

        def begin() -> None:
            pairs_of = original if dialog.is_ticked else ""
            own = (dialog.id, dialog.title, f"{self._clock().year}", self._author())
            self._desk.begin(dialog.id, partial(make, *own), pairs_of)

        dialog.accepted.connect(begin)
        dialog.open()

    # Import, export, removal

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.editor is None and _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file or a folder that is dropped is imported."""
        paths = _dropped(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._desk.read_file(paths[0])

    def _import_file(self) -> None:
        files = self._ask.files(_("Import a model: YAML, workbook, or a library of another program"))
        if files:
            self._desk.read_file(files[0])

    def _import_folder(self) -> None:
        folder = self._ask.folder(_("Import a model from a folder"))
        if folder is not None:
            self._desk.read_file(folder)

    def _ask_about_import(self, read: ReadModel) -> None:
        dialog = import_dialog(read, self._shelf, self.window())
        dialog.accepted.connect(lambda: self._take_in(read, dialog.id, dialog.title))
        dialog.open()

    def _take_in(self, read: ReadModel, name: str, title: str) -> None:
        """Keeps a model that was read; where it takes the place of another, somebody has to say so."""
        places = [model.file.framework for model in self._shelf.models if model.file.framework.id == name]
        for before in places:
            if not self._ask.confirm(
                _("Replace “{model}”, edition {edition}?").format(model=before.title, edition=before.edition),
                _("It stays in the library as an edition, and audits that have it keep it."),
                _("Replace it"),
            ):
                return
        self._desk.take_in(read, name, title)

    def _tell_import(self, kept: KeptModel, left_out: Sequence[str]) -> None:
        self._wanted = kept.file.framework.id
        self._desk.refresh()
        self.shelf.tell(import_words(kept))
        if left_out:
            self._ask.tell(_("The model is imported"), left_out_words(len(left_out)), "\n".join(left_out))

    def _export(self, ending: str, kind: str) -> None:
        entry = self.shelf.entry
        if isinstance(entry, ShelfModel):
            name = safe_name(entry.file.framework.short_title, _("Model"))
            target = self._ask.save_as(_("Export the model"), Path(f"{name}.{ending}"), kind)
            if target is not None:
                self._desk.export(entry.file, target)

    def _tell_export(self, path: Path) -> None:
        self.shelf.tell(_("Exported and read back: {path}").format(path=path))

    def _use(self) -> None:
        entry = self.shelf.entry
        if isinstance(entry, ShelfModel):
            self._desk.bring_to_audit(entry.file)

    def tell_used(self, framework: Framework, known: Collection[str]) -> None:
        """The open audit uses a model now; `known` are the facts that its other models ask for."""
        self.shelf.tell(used_words(framework, known))
        self._follow_entry()

    def _remove(self) -> None:
        entry = self.shelf.entry
        if entry is None or not is_own(entry):
            return
        title = entry.file.framework.title if isinstance(entry, ShelfModel) else name_of(entry)
        if self._ask.confirm(
            _("Remove “{model}”?").format(model=title),
            _("New audits can no longer use it. Audits that have it keep their edition, with all answers."),
            _("Remove it"),
        ):
            self._desk.remove(name_of(entry), entry.file if isinstance(entry, Broken) else None)

    def _tell_failure(self, error: BaseException) -> None:
        self._ask.tell(_("That did not work"), reason(error), details(error))

    # The editor

    def _open_editor(self, opened: OpenedModel) -> None:
        if self.editor is not None:
            return
        self._editing = opened.id
        self._saved_tree = opened.kept if opened.is_draft else opened.tree
        draft = ModelDraft(opened.tree, partial(self._desk.keep_draft, opened.id), self._clock, opened.spent)
        draft.in_use_now = self._saved_tree
        self.editor = editor = ModelEditor(draft, self._theme, self._ask)
        draft.state_told.connect(self.state_told)
        draft.stepped.connect(self.actions_changed)
        editor.save_wanted.connect(self._save)
        editor.leave_wanted.connect(self._leave_editor)
        editor.throw_away_wanted.connect(self._throw_away)
        self._places.addWidget(editor)
        self._places.setCurrentWidget(editor)
        editor.outline.setFocus()
        self._tell_change()

    def _tell_change(self) -> None:
        self.actions_changed.emit()
        self.hints_changed.emit()
        self.state_told.emit(*self.state)

    def _save(self) -> None:
        """Puts the model to use; what still is wrong with it is shown instead."""
        editor = self.editor
        if editor is None:
            return
        draft = editor.draft
        draft.end_spell()
        if not draft.is_checked:
            draft.checked.connect(self._save, Qt.ConnectionType.SingleShotConnection)
        elif draft.problems:
            draft.tell_not_sound()
            editor.act.next_problem.trigger()
        else:
            draft.when_written(partial(self._desk.keep, self._editing, draft.tree))

    def _settle(self, file: FrameworkFile, tree: Tree, pairs: int) -> None:
        """A model is kept; so many `pairs` of the crosswalk spoke of what it no longer has."""
        edition = file.framework.edition
        if self.editor is not None:
            words = _("Saved for use as edition {edition}").format(edition=edition)
            if pairs:
                self._ask.tell(words, pairs_gone_words(pairs))
            self.editor.draft.settle(tree, edition, words)
            self._saved_tree = {**tree, "edition": edition}

    def _leave_editor(self) -> None:
        """Back to the shelf; the draft stays, unless it says nothing new."""
        editor = self.editor
        if editor is None:
            return
        if why := editor.draft.finish():
            self._ask.tell(_("The draft is not saved"), why)
            return
        self._drop_idle_draft(editor.draft)
        self._close_editor()

    def _throw_away(self) -> None:
        editor = self.editor
        if editor is not None and self._ask.confirm(
            _("Throw the draft away?"),
            _("The model is then as it was saved for use last. One that never was is gone."),
            _("Throw it away"),
        ):
            editor.draft.when_written(self._drop_and_close)

    def _drop_and_close(self) -> None:
        self._desk.drop_draft(self._editing)
        self._close_editor()

    def _close_editor(self) -> None:
        editor, self.editor = self.editor, None
        assert editor is not None, "a model is edited"
        self._wanted = self._editing
        self._places.setCurrentWidget(self.shelf)
        self._places.removeWidget(editor)
        editor.draft.stop()
        editor.deleteLater()
        self.shelf.focus_list()
        self._tell_change()
        self._desk.refresh()


def _dropped(data: QMimeData) -> list[Path]:
    return local_files(data.urls())
