"""The models at hand and those in the making: what there is, what is wrong with it, how it would look."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.domain.framework import Framework
from maturity_desktop.storage.framework_checks import RESERVED
from maturity_desktop.storage.framework_editing import blank_tree
from maturity_desktop.storage.framework_files import FrameworkFile, checked_entry, framework_of
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.model_drafts import drafts, editable, read_draft
from maturity_desktop.storage.own_models import model_path
from maturity_desktop.storage.tree_edits import Tree, replaced, value_at
from maturity_desktop.storage.yaml_tree import Path as TreePath
from maturity_desktop.storage.yaml_tree import YamlTree, read_tree
from maturity_desktop.verbs.frameworks import frameworks_at_hand, shipped_ids, unusable_models

NO_NAME = "preview"
UNWRITTEN = "…"
"""What is shown for a text that nobody has written yet."""


@dataclass(frozen=True, slots=True)
class ShelfModel:
    """A model that audits can use. `draft`: it is being changed, and the changes are not in use yet."""

    file: FrameworkFile
    own: bool
    audits: int
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft of a model that no audit can use yet; `sound`: it needs only be saved for use."""

    id: str
    title: str
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that is no sound model, and why; `own`: the firm's, and not one of the program's."""

    file: Path
    problems: tuple[FrameworkProblem, ...]
    own: bool = True


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every model at hand, shipped ones first."""

    models: tuple[ShelfModel, ...]
    unfinished: tuple[Unfinished, ...] = ()
    broken: tuple[Broken, ...] = ()

    @property
    def taken(self) -> frozenset[str]:
        """The ids that a new model cannot have."""
        files = (broken.file.stem for broken in self.broken)
        models = (model.file.framework.id for model in self.models)
        return RESERVED.union(models, files, (draft.id for draft in self.unfinished))


def read_shelf(library: Library) -> Shelf:
    """What is on the shelf of a library."""
    shipped = shipped_ids()
    uses = Counter(use.framework for audit in library.audits() for use in audit.frameworks)
    files = frameworks_at_hand(library.folder)
    begun = set(drafts(library.folder))
    models = tuple(
        ShelfModel(file, name not in shipped, uses[name], name in begun)
        for file in files
        for name in [file.framework.id]
    )
    broken = tuple(
        Broken(path, error.problems, path.parent != frameworks_folder())
        for error in unusable_models(library.folder)
        for path in [Path(error.problems[0].file)]
    )
    known = {model.file.framework.id for model in models}
    unfinished = tuple(_unfinished(library.folder, name) for name in sorted(begun - known))
    return Shelf(models, unfinished, broken)


def _unfinished(folder: Path, framework: str) -> Unfinished:
    try:
        tree = read_draft(folder, framework) or {}
    except FrameworkError:
        return Unfinished(framework, framework)
    title = " ".join(str(tree.get("title", "")).split()) or framework
    return Unfinished(framework, title, not problems_of(tree))


def open_model(library: Library, framework: str) -> tuple[Tree, bool]:
    """The tree of a model of the firm's own as it was left, and whether that is a draft.

    FrameworkError where neither the draft nor the model's file can be edited.
    """
    draft = read_draft(library.folder, framework)
    if draft is not None:
        return draft, True
    path = model_path(library.folder, framework)
    return editable(read_tree(path.read_bytes(), str(path)).value, str(path)), False


def new_model(framework: str, title: str, edition: str, owner: str) -> Tree:
    """A model to be written, with a scale to begin with."""
    steps = [_("Not started"), _("Begun"), _("Managed"), _("Measured"), _("Optimised")]
    return blank_tree(framework, title, edition, owner, steps, _("Target"))


def kept_ids(library: Library, framework: str) -> frozenset[str]:
    """Every id that an edition of a model has used, which no other requirement may get."""
    return frozenset(
        name
        for sha256, _label in library.editions(framework)
        for criterion in library.framework(sha256).criteria
        for name in (criterion.id, *(checkpoint.id for checkpoint in criterion.checkpoints))
    )


def problems_of(tree: Tree) -> tuple[FrameworkProblem, ...]:
    """Everything that keeps a tree from being a model.

    Whether its parts fit each other is seen only once every text is there: where some are still to be
    written, it is looked at with others in their place.
    """
    name = str(tree.get("title") or _("the model"))
    found = _faults(name, tree)
    written = _with_texts(tree, found)
    return found if written is None else (*found, *_faults(name, written))


def _faults(name: str, tree: Tree) -> tuple[FrameworkProblem, ...]:
    try:
        checked_entry(YamlTree(name, tree))
    except FrameworkError as error:
        return error.problems
    return ()


def _with_texts(tree: Tree, problems: tuple[FrameworkProblem, ...]) -> Tree | None:
    """The tree with words where there are none yet; None where nothing is wrong, or something else is."""
    for problem in problems:
        if not problem.path or problem.path[-1] == "id" or not _is_blank(tree, problem.path):
            return None
        tree = replaced(tree, problem.path, UNWRITTEN)
    return tree if problems else None


def _is_blank(tree: Tree, path: TreePath) -> bool:
    try:
        value = value_at(tree, path)
    except LookupError:
        return False
    return isinstance(value, str) and not value.strip()


def preview_of(tree: Tree, criterion: TreePath) -> Framework | None:
    """A model of this criterion alone, as it would be assessed; None while it cannot be.

    What is wrong elsewhere does not matter, and neither does a text that is still to be written.
    """
    try:
        domain, own = value_at(tree, criterion[:2]), value_at(tree, criterion)
    except LookupError:
        return None
    home = {
        "id": domain.get("id"),
        "title": domain.get("title"),
        "intent": UNWRITTEN,
        "criteria": [{key: value for key, value in own.items() if key != "measure"}],
    }
    header: Tree = {key: tree[key] for key in ("scale", "scoring", "roles", "facts", "themes") if key in tree}
    texts: Tree = dict.fromkeys(("title", "short_title", "edition", "owner", "about"), UNWRITTEN)
    small = {
        "schema": 1,
        "id": NO_NAME,
        **texts,
        **header,
        "targets": _plain_targets(tree),
        "domains": [home],
    }
    found = _faults(NO_NAME, small)
    written = _with_texts(small, found) if found else small
    if written is None or (found and _faults(NO_NAME, written)):
        return None
    return framework_of(checked_entry(YamlTree(NO_NAME, written)))


def _plain_targets(tree: Tree) -> list[Tree]:
    """The first target, without its exceptions, where it can be used."""
    levels = [step.get("level") for step in tree.get("scale", [])]
    targets = [target for target in tree.get("targets", [])[:1] if target.get("level") in levels]
    return [{"id": "target", "title": UNWRITTEN, "level": target["level"]} for target in targets]
