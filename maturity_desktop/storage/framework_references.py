"""What refers to what in a framework's tree: to criteria, roles and phases, wherever they are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from maturity_desktop.storage.tree_edits import Tree, replaced, value_at
from maturity_desktop.storage.yaml_tree import Path

Follow = Callable[[str], str | None]
"""What a name becomes; None: whatever names it no longer does."""


def criterion_paths(tree: Tree) -> Iterator[Path]:
    """Where the criteria stand."""
    for place, domain in enumerate(tree.get("domains", [])):
        for number in range(len(domain.get("criteria", []))):
            yield ("domains", place, "criteria", number)


def task_paths(tree: Tree) -> Iterator[Path]:
    """Where the tasks of the programme stand."""
    for place, phase in enumerate(tree.get("programme", [])):
        for number in range(len(phase.get("tasks", []))):
            yield ("programme", place, "tasks", number)


def request_paths(tree: Tree) -> Iterator[Path]:
    """Where the requests stand."""
    return (("requests", place) for place in range(len(tree.get("requests", []))))


def following_criteria(tree: Tree, follow: Follow) -> Tree:
    """The tree with every reference to a criterion changed."""
    for place in range(len(tree.get("targets", []))):
        tree = _keys_followed(tree, ("targets", place, "exceptions"), follow)
    for path in (*task_paths(tree), *request_paths(tree)):
        if criteria := value_at(tree, path).get("criteria"):
            names = [new for name in criteria if (new := follow(name)) is not None]
            if names != criteria:
                tree = replaced(tree, (*path, "criteria"), names)
    return tree


def following_phases(tree: Tree, follow: Follow) -> Tree:
    """The tree with every reference to a phase changed: paces name them."""
    for place in range(len(tree.get("paces", []))):
        tree = _keys_followed(tree, ("paces", place, "days"), follow)
    return tree


def _keys_followed(tree: Tree, path: Path, follow: Follow) -> Tree:
    """The tree with the keys of a mapping changed, which need not be there."""
    before = value_at(tree, path[:-1]).get(path[-1])
    if not before:
        return tree
    after = {new: value for name, value in before.items() if (new := follow(name)) is not None}
    return tree if list(after) == list(before) else replaced(tree, path, after)


def without_role(tree: Tree, role: Any) -> Tree:
    """Criteria, tasks and requests that no longer name a role."""
    for path in tuple(criterion_paths(tree)):
        if role in value_at(tree, path).get("ask", []):
            tree = replaced(tree, path, not_asking(value_at(tree, path), role))
    for path in tuple(task_paths(tree)):
        task = value_at(tree, path)
        if role in task.get("who", []):
            tree = replaced(tree, path, {**task, "who": [name for name in task["who"] if name != role]})
    for path in tuple(request_paths(tree)):
        if value_at(tree, path).get("owner") == role:
            tree = replaced(tree, path, lacking(value_at(tree, path), "owner", role))
    return tree


def not_asking(asker: Tree, role: Any) -> Tree:
    """A criterion or a checkpoint at which a role is not asked."""
    if role not in asker.get("ask", []):
        return asker
    rest = [name for name in asker["ask"] if name != role]
    return {**asker, "ask": rest} if rest else {key: value for key, value in asker.items() if key != "ask"}


def lacking(entry: Tree, key: str, value: Any) -> Tree:
    """An entry without this value of a key; the same one where it has another."""
    if entry.get(key) != value:
        return entry
    return {name: own for name, own in entry.items() if name != key}


def in_remarks(tree: Tree, before: str, name: str) -> Tree:
    """The tree whose remarks are about a criterion under its new name; several have commas between."""
    if not before:
        return tree
    own = re.compile(rf"(?<![\w.-]){re.escape(before)}(?![\w-]|\.\w)")
    for place, remark in enumerate(tree.get("remarks", [])):
        about = str(remark.get("about", ""))
        if own.search(about):
            about = own.sub(lambda _found: name, about)
            tree = replaced(tree, ("remarks", place, "about"), about)
    return tree
