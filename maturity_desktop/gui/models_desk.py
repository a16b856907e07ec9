"""The models from the window's side: every reading and writing of them, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task
from maturity_desktop.storage.crosswalk_writing import copy_pairs, fit_pairs
from maturity_desktop.storage.framework_editing import ids_of
from maturity_desktop.storage.model_drafts import drop_draft, keep_draft, read_draft
from maturity_desktop.storage.own_models import CROSSWALK, read_models
from maturity_desktop.storage.tree_edits import Tree
from maturity_desktop.verbs.frameworks import shipped_ids
from maturity_desktop.verbs.model_shelf import kept_ids, open_model, read_shelf
from maturity_desktop.verbs.models import (
    KeptModel,
    drop_model,
    export_model_workbook,
    export_model_yaml,
    keep_model,
    read_model,
    replace_model,
    tree_of,
)

if TYPE_CHECKING:
    from maturity_desktop.storage.framework_files import FrameworkFile
    from maturity_desktop.storage.library import Library

T = TypeVar("T")


@dataclass(frozen=True)
class OpenedModel:
    """A model to be edited: its tree, whether that is a draft, and the ids that its editions have used.

    `kept` is the tree that is in use, None where there is none.
    """

    id: str
    tree: Tree
    is_draft: bool
    spent: frozenset[str]
    kept: Tree | None = None


@dataclass(frozen=True)
class ReadModel:
    """A model from a file, not kept yet, and what of the file could not be carried."""

    tree: Tree
    left_out: tuple[str, ...]


class ModelsDesk(QObject):
    """Asks in tasks and tells what came of it."""

    listed = Signal(object)
    """The Shelf."""
    opened = Signal(object)
    """An OpenedModel."""
    read = Signal(object)
    """A ReadModel."""
    browsed = Signal(str, object)
    """A model, and its tree to look through."""
    kept = Signal(object, object, int)
    """The FrameworkFile that was kept, the tree that it was kept from, and how many pairs it took along."""
    imported = Signal(object, object)
    """The KeptModel, and what could not be carried."""
    exported = Signal(object)
    """The file that was written."""
    at_hand = Signal(object)
    """A FrameworkFile whose edition the library keeps now, for the open audit."""
    removed = Signal()
    failed = Signal(object)
    """The error."""

    def __init__(self, library: Callable[[], Library], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._running: set[Task[Any]] = set()
        self._drafts = Lock()
        """Whoever compares a draft and takes it away is not met by one who writes it."""

    def refresh(self) -> None:
        """Lists the models as they are now."""
        library = self._library()
        self._run(lambda _progress: read_shelf(library), self.listed.emit)

    def browse(self, file: FrameworkFile) -> None:
        """A model's tree, to look through."""
        name = file.framework.id
        self._run(lambda _progress: tree_of(file), lambda tree: self.browsed.emit(name, tree))

    def open(self, framework: str) -> None:
        """A model of the firm's own, as it was left, to be edited."""

        def work(library: Library) -> OpenedModel:
            tree, is_draft = open_model(library, framework)
            kept = _kept_tree(library, framework)
            spent = kept_ids(library, framework) | (ids_of(kept) if kept is not None else frozenset())
            return OpenedModel(framework, tree, is_draft, spent, kept)

        self._write(work, self.opened.emit)

    def begin(self, framework: str, make: Callable[[], Tree], pairs_of: str = "") -> None:
        """A new model or a copy, which is a draft from the first moment; with the pairs of its original."""

        def work(library: Library) -> OpenedModel:
            tree = make()
            if pairs_of:
                copy_pairs(library.folder, frameworks_folder() / CROSSWALK, pairs_of, framework)
            keep_draft(library.folder, framework, tree)
            return OpenedModel(framework, tree, True, kept_ids(library, framework))

        self._write(work, self.opened.emit)

    def keep_draft(self, framework: str, tree: Tree) -> None:
        """Puts a draft on the disk, in whatever thread this is called."""
        library = self._library()
        library.refuse_to_write()
        with self._drafts:
            keep_draft(library.folder, framework, tree)

    def drop_draft(self, framework: str) -> None:
        """Takes a draft away, in whatever thread this is called; where nothing may be written it stays."""
        library = self._library()
        if not library.read_only:
            drop_draft(library.folder, framework)

    def keep(self, framework: str, tree: Tree) -> None:
        """Puts a sound model to use; its draft is no longer needed, unless it says more by now."""

        def work(library: Library) -> tuple[FrameworkFile, int]:
            file = keep_model(library, tree, shipped_ids())
            with self._drafts:
                if read_draft(library.folder, framework) == tree:
                    drop_draft(library.folder, framework)
            return file, _pairs_gone(library.folder, file)

        self._write(work, lambda kept: self.kept.emit(kept[0], tree, kept[1]))

    def read_file(self, path: Path) -> None:
        """Reads a model of whatever kind a file or a folder holds, to be kept."""
        self._write(lambda _library: ReadModel(*read_model(path)), self.read.emit)

    def take_in(self, model: ReadModel, framework: str, title: str) -> None:
        """Keeps a model that was read, under this id and title."""
        named = {"id": framework, "title": title}
        if title != model.tree.get("title"):
            named["short_title"] = title

        def work(library: Library) -> KeptModel:
            return replace_model(library, {**model.tree, **named}, shipped_ids())

        self._write(work, lambda kept: self.imported.emit(kept, model.left_out))

    def export(self, file: FrameworkFile, path: Path) -> None:
        """Writes a model as YAML or as a workbook, as the file's ending says."""

        def work(_progress: Progress) -> Path:
            (export_model_workbook if path.suffix == ".xlsx" else export_model_yaml)(file, path)
            return path

        self._run(work, self.exported.emit)

    def bring_to_audit(self, file: FrameworkFile) -> None:
        """Has the library keep a model as it is now, so that an audit can use it."""

        def work(library: Library) -> FrameworkFile:
            library.keep_edition(file)
            return file

        self._write(work, self.at_hand.emit)

    def remove(self, framework: str, path: Path | None = None) -> None:
        """Takes a model of the firm's own and its draft away; of a broken one, the file."""

        def work(library: Library) -> None:
            drop_draft(library.folder, framework)
            if path is not None:
                path.unlink(missing_ok=True)
            elif framework in {model.file.framework.id for model in read_shelf(library).models if model.own}:
                drop_model(library.folder, framework)

        self._write(work, lambda _nothing: self.removed.emit())

    def _write(self, work: Callable[[Library], T], tell: Callable[[T], object]) -> None:
        """Work that changes files of the library, or leads to it; LibraryError where it is only read."""
        library = self._library()

        def checked(_progress: Progress) -> T:
            library.refuse_to_write()
            return work(library)

        self._run(checked, tell)

    def _run(self, work: Callable[[Progress], T], tell: Callable[[T], object]) -> Task[T]:
        task = Task(work, self)
        self._running.add(task)
        task.succeeded.connect(tell)
        task.failed.connect(self.failed)
        task.ended.connect(lambda: self._running.discard(task))
        task.start()
        return task


def _kept_tree(library: Library, framework: str) -> Tree | None:
    """A model of the firm's own as it is in use; None where there is none that can be used."""
    models, _errors = read_models(library.folder)
    return next((tree_of(file) for file in models if file.framework.id == framework), None)


def _pairs_gone(folder: Path, file: FrameworkFile) -> int:
    """How many of the firm's own pairs spoke of what a model no longer has; a broken file stays."""
    try:
        return fit_pairs(folder, file.framework)
    except FrameworkError:
        return 0
