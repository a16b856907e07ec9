"""The firm's own pairs, as its models are copied and changed: written beside, then put in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from maturity_desktop.domain.framework import Criterion, Framework
from maturity_desktop.storage.files import make_folder, replacing
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.own_models import CROSSWALK, FOLDER
from maturity_desktop.storage.yaml_tree import read_tree

Entry = dict[str, Any]
"""A pair, or an end of one, as plain values."""
ENDS = ("from", "to")


def copy_pairs(library_folder: Path, shipped: Path, original: str, copy: str) -> int:
    """Gives a copy of a model the pairs of its original, in the firm's own file; how many are new there.

    FrameworkError where one of the two files cannot be read.
    """
    path = library_folder / FOLDER / CROSSWALK
    theirs, own = _read(shipped), _read(path)
    there = own.get("pairs", [])
    new = []
    for pair in (*theirs.get("pairs", []), *there):
        if any(_end(pair, end).get("framework") == original for end in ENDS):
            copied = {key: _renamed(value, original, copy) for key, value in pair.items()}
            if copied not in there and copied not in new:
                new.append(copied)
    if new:
        _write(path, {"schema": 1, "about": theirs.get("about", ""), **own, "pairs": [*there, *new]})
    return len(new)


def fit_pairs(library_folder: Path, framework: Framework) -> int:
    """Takes out of the firm's own pairs what a model no longer has; how many pairs are gone with it.

    FrameworkError where the file cannot be read.
    """
    path = library_folder / FOLDER / CROSSWALK
    own = _read(path)
    before = own.get("pairs", [])
    after = [fitted for pair in before if (fitted := _fitted(pair, framework)) is not None]
    if after != before:
        _write(path, {**own, "pairs": after})
    return len(before) - len(after)


def _fitted(pair: Entry, framework: Framework) -> Entry | None:
    """The pair as far as its ends are still there; None where one is not."""
    criteria = {criterion.id: criterion for criterion in framework.criteria}
    for key in ENDS:
        end = _end(pair, key)
        if end.get("framework") != framework.id:
            continue
        criterion = criteria.get(end.get("criterion", ""))
        fitted = _narrowed(end, criterion) if criterion is not None else None
        if fitted is None:
            return None
        pair = {**pair, key: fitted}
    return pair


def _narrowed(end: Entry, criterion: Criterion) -> Entry | None:
    """An end without the levels and checkpoints that are gone; None where none is left of them."""
    known: dict[str, list[Any]] = {
        "levels": [level.number for level in criterion.levels],
        "checkpoints": [checkpoint.id for checkpoint in criterion.checkpoints],
    }
    for key, there in known.items():
        if named := end.get(key):
            left = [one for one in named if one in there]
            if not left:
                return None
            end = {**end, key: left}
    return end


def _end(pair: Any, key: str) -> Entry:
    end = pair.get(key) if isinstance(pair, dict) else None
    return end if isinstance(end, dict) else {}


def _renamed(value: Any, original: str, copy: str) -> Any:
    if isinstance(value, dict) and value.get("framework") == original:
        return {**value, "framework": copy}
    return value


def _read(path: Path) -> Entry:
    """The file as plain values; nothing where there is none."""
    if not path.exists():
        return {}
    tree = read_tree(path.read_bytes(), str(path))
    tree.finish()
    return tree.value if isinstance(tree.value, dict) else {}


def _write(path: Path, tree: Entry) -> None:
    make_folder(path.parent)
    with replacing(path) as kept:
        kept.write(write_tree(tree))
