"""Trees of plain values that are never changed: an edit makes a new one, which shares what stays the same."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from maturity_desktop.storage.yaml_tree import UNSEEN, Path

T = TypeVar("T")
Tree = dict[str, Any]
"""A model's file as plain values."""


def value_at(tree: Any, path: Path) -> Any:
    """The value that a path leads to; LookupError where it leads nowhere."""
    for key in path:
        tree = _below(tree, key)
    return tree


def _below(tree: Any, key: str | int) -> Any:
    if isinstance(tree, dict):
        return tree[key]
    if isinstance(tree, list) and isinstance(key, int):
        return tree[key]
    raise LookupError(key)


def replaced(tree: T, path: Path, value: Any) -> T:
    """The tree with another value at a path, all but the last step of which is there already."""
    return cast("T", _replaced(tree, path, value))


def _replaced(tree: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    key = path[0]
    below = _below(tree, key) if isinstance(tree, list) or key in tree else {}
    return _with(tree, key, _replaced(below, path[1:], value))


def _with(parent: Any, key: Any, value: Any) -> Any:
    if isinstance(parent, list):
        return [*parent[:key], value, *parent[key + 1 :]]
    return {**parent, key: value}


def without(tree: T, path: Path) -> T:
    """The tree without the value at a path."""
    parent, key = value_at(tree, path[:-1]), path[-1]
    if isinstance(parent, list):
        assert isinstance(key, int), "the places of a list are numbers"
        return replaced(tree, path[:-1], [*parent[:key], *parent[key + 1 :]])
    return replaced(tree, path[:-1], {name: value for name, value in parent.items() if name != key})


def inserted(tree: T, path: Path, at: int, *values: Any) -> T:
    """The tree with more values in the list at a path, which need not be there yet."""
    try:
        before = value_at(tree, path)
    except LookupError:
        before = []
    return replaced(tree, path, [*before[:at], *values, *before[at:]])


def swapped(tree: T, path: Path, one: int, other: int) -> T:
    """The tree with two values of a list in each other's place."""
    after = list(value_at(tree, path))
    after[one], after[other] = after[other], after[one]
    return replaced(tree, path, after)


def with_field(tree: T, path: Path, value: Any) -> T:
    """The tree with a field set; None takes it out, so that the file says no more than it has to."""
    if value is not None:
        return replaced(tree, path, value)
    try:
        value_at(tree, path)
    except LookupError:
        return tree
    return without(tree, path)


def writable(text: str) -> str:
    """The text without the characters that no file of a framework may hold."""
    return UNSEEN.sub("", text)
