"""Models as they are being written, sound or not: one file for each, beside the models that are kept."""

from __future__ import annotations

from contextlib import suppress
from gettext import gettext as _
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.storage.files import make_folder, replacing, safe_name, sync_folder
from maturity_desktop.storage.own_models import FOLDER, HALF_WRITTEN
from maturity_desktop.storage.tree_edits import Tree
from maturity_desktop.storage.yaml_tree import read_tree

DRAFTS = "drafts"

Shape: TypeAlias = "type | dict[str, Shape] | list[Shape] | tuple[Shape]"
"""What a value has to be: of a type, a mapping with such values, a list of such values, or, as a tuple, a
mapping from levels to such values."""

_POINT: Shape = {"ask": [str], "when": {}}
_CRITERION: Shape = {"evidence": [{}], "ask": [str], "levels": ([_POINT],), "measure": {"rules": [{}]}}
_MODEL: Shape = {
    "scale": [{"transition": {}}],
    "scoring": {},
    "targets": [{"exceptions": {}}],
    "roles": {},
    "facts": {},
    "themes": {},
    "remarks": [{}],
    "beyond": [{}],
    "domains": [{"criteria": [_CRITERION]}],
    "programme": [{"tasks": [{"who": [str], "criteria": [str]}]}],
    "paces": [{"days": {}}],
    "requests": [{"criteria": [str]}],
}


def draft_path(library_folder: Path, framework: str) -> Path:
    """Where the draft of a model is kept."""
    return library_folder / FOLDER / DRAFTS / safe_name(f"{framework}.yaml")


def keep_draft(library_folder: Path, framework: str, tree: Tree) -> None:
    """Keeps a draft; an older one goes."""
    path = draft_path(library_folder, framework)
    make_folder(path.parent)
    with replacing(path) as kept:
        kept.write(_written(tree))


def _written(tree: Tree) -> bytes:
    """The tree as a file, in a fast hand: a draft is written while somebody types."""
    written: str = yaml.dump(tree, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=110)
    return written.encode("utf-8")


def _dumper() -> Any:
    fast = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return type("_Dumper", (fast,), {"ignore_aliases": lambda _self, _data: True})


def read_draft(library_folder: Path, framework: str) -> Tree | None:
    """The draft of a model, None where there is none; FrameworkError where it cannot be gone on with."""
    path = draft_path(library_folder, framework)
    try:
        source = path.read_bytes()
    except FileNotFoundError:
        return None
    return editable(read_tree(source, str(path)).value, str(path))


def drafts(library_folder: Path) -> tuple[str, ...]:
    """The ids of the models that have a draft."""
    paths = (library_folder / FOLDER / DRAFTS).glob("*.yaml")
    return tuple(sorted(path.stem for path in paths if not path.name.startswith(HALF_WRITTEN)))


def drop_draft(library_folder: Path, framework: str) -> None:
    """Takes a draft away, if there is one, and what a kill left while it was being written."""
    path = draft_path(library_folder, framework)
    if not path.parent.is_dir():
        return
    for going in (path, *path.parent.glob(f"{HALF_WRITTEN}{path.name}.*.part.yaml")):
        with suppress(FileNotFoundError):
            going.unlink()
    sync_folder(path.parent)


def editable(value: Any, name: str) -> Tree:
    """The tree, where its lists are lists and its mappings mappings; FrameworkError for any other."""
    if _fits(value, _MODEL):
        tree: Tree = value
        return tree
    what = _("this is not built like a model, so it cannot be edited here")
    instead = _("Mend the file in a text editor, or take it away.")
    raise FrameworkError((FrameworkProblem(name, 1, what, instead),))


def _fits(value: Any, shape: Shape) -> bool:
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(
            _fits(value[key], below) for key, below in shape.items() if key in value
        )
    if isinstance(shape, list):
        return isinstance(value, list) and all(_fits(entry, shape[0]) for entry in value)
    if isinstance(shape, tuple):
        return isinstance(value, dict) and all(
            isinstance(level, int) and _fits(points, shape[0]) for level, points in value.items()
        )
    return isinstance(value, shape)
