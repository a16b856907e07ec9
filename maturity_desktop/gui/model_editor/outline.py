"""The outline of a model: every part that can be gone to. An edit redraws only what it touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from gettext import ngettext
from itertools import count

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from maturity_desktop.gui.model_editor.nodes import (
    Kind,
    children,
    count_of,
    count_words,
    kind_of,
    split,
    title_of,
    value_of,
)
from maturity_desktop.storage.tree_edits import Tree
from maturity_desktop.storage.yaml_tree import Path

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NODE = int(Qt.ItemDataRole.UserRole)
"""The Node of a row."""


class Node:
    """A row: its place in a tree, the value there, and the rows below once somebody asked for them.

    It holds the tree that its path is of: while the rows follow a new tree one by one, views ask for others.
    """

    __slots__ = (
        "above",
        "below",
        "count",
        "faults",
        "kind",
        "number",
        "path",
        "row",
        "title",
        "tree",
        "value",
    )

    def __init__(self, number: int, above: Node | None, row: int) -> None:
        self.number = number
        self.above = above
        self.row = row
        self.tree: Tree = {}
        self.path: Path = ()
        self.kind = Kind.MODEL
        self.value: object = None
        self.title = ""
        self.count: int | None = None
        self.faults = 0
        self.below: list[Node] | None = None

    def take(self, tree: Tree, path: Path, faults: Counter[Path]) -> bool:
        """Stands for a part of the tree from now on; whether it looks different now."""
        before = (self.kind, self.title, self.count, self.faults)
        self.tree, self.path, self.kind = tree, path, kind_of(path)
        self.value = value_of(tree, path) if path else None
        self.title, self.count, self.faults = title_of(tree, path), count_of(tree, path), faults[path]
        return before != (self.kind, self.title, self.count, self.faults)


class OutlineModel(QAbstractItemModel):
    """The model's sections under one row, then its domains, each with what it holds."""

    def __init__(self, tree: Tree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._all_differ = False
        # Indexes name their node by a number that is never used again: an old one can do no harm.
        self._numbers = count(1)
        self._nodes: dict[int, Node] = {}
        self._faults: Counter[Path] = Counter()
        self._tops = self._made(None, tree, self._top_paths())

    def _top_paths(self) -> list[Path]:
        return [(), *(("domains", place) for place in range(len(self._tree.get("domains", []))))]

    def _made(self, above: Node | None, tree: Tree, paths: Iterable[Path]) -> list[Node]:
        found = []
        for row, path in enumerate(paths):
            node = Node(next(self._numbers), above, row)
            self._nodes[node.number] = node
            node.take(tree, path, self._faults)
            found.append(node)
        return found

    def _below(self, node: Node) -> list[Node]:
        if node.below is None:
            node.below = self._made(node, node.tree, children(node.tree, node.path))
        return node.below

    # Following

    def show_tree(self, tree: Tree) -> None:
        """Another state of the model."""
        if tree is not self._tree:
            # Every criterion's levels are those of the scale, and bear its titles.
            self._all_differ = tree.get("scale") is not self._tree.get("scale")
            self._tree = tree
            self._follow(NOWHERE, self._tops, self._top_paths())

    def show_faults(self, places: Iterable[Path]) -> None:
        """Where something is wrong: what is, and what holds it, is marked."""
        counted: Counter[Path] = Counter()
        for place in places:
            node, _rest = split(place)
            for length in range(len(node) + 1):
                counted[node[:length]] += 1
            if node[:1] == ("domains",):
                counted[()] -= 1  # a domain stands beside the model's sections, not below them
        if counted != self._faults:
            self._faults = counted
            self._mark(NOWHERE, self._tops)

    def _mark(self, parent: QModelIndex, nodes: list[Node]) -> None:
        for node in nodes:
            here = self.index(node.row, 0, parent)
            if node.faults != self._faults[node.path]:
                node.faults = self._faults[node.path]
                self.dataChanged.emit(here, here)
            if node.below:
                self._mark(here, node.below)

    def _follow(self, parent: QModelIndex, nodes: list[Node], paths: list[Path]) -> None:
        """Rows that are new come, rows that are gone go; all that changed is told."""
        # The model itself is another with every edit, and always the first row.
        values = [value_of(self._tree, path) if path else None for path in paths]
        shorter = min(len(nodes), len(paths))
        head = 0
        while head < shorter and nodes[head].value is values[head]:
            head += 1
        tail = 0
        while tail < shorter - head and nodes[-1 - tail].value is values[-1 - tail]:
            tail += 1
        if len(nodes) > len(paths):
            self._drop(parent, nodes, head, len(nodes) - len(paths))
        elif len(nodes) < len(paths):
            at = len(nodes) - tail
            self._add(parent, nodes, at, paths[at : at + len(paths) - len(nodes)])
        for row, (node, path) in enumerate(zip(nodes, paths, strict=True)):
            same = path != () and node.value is values[row] and node.path == path
            node.row = row
            here = self.index(row, 0, parent)
            if node.take(self._tree, path, self._faults):
                self.dataChanged.emit(here, here)
            if node.below is not None and (self._all_differ or not same):
                self._follow(here, node.below, list(children(self._tree, path)))

    def _drop(self, parent: QModelIndex, nodes: list[Node], at: int, number: int) -> None:
        self.beginRemoveRows(parent, at, at + number - 1)
        gone = nodes[at : at + number]
        del nodes[at : at + number]
        for row, node in enumerate(nodes):
            node.row = row
        self.endRemoveRows()
        self._forget(gone)

    def _forget(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            del self._nodes[node.number]
            self._forget(node.below or ())

    def _add(self, parent: QModelIndex, nodes: list[Node], at: int, paths: list[Path]) -> None:
        above = self.node(parent) if parent.isValid() else None
        self.beginInsertRows(parent, at, at + len(paths) - 1)
        nodes[at:at] = self._made(above, self._tree, paths)
        for row, node in enumerate(nodes):
            node.row = row
        self.endInsertRows()

    # Places

    def index_at(self, path: Path) -> QModelIndex:
        """The row of a node, or of the nearest round it."""
        node, _rest = split(path)
        found, nodes = NOWHERE, self._tops
        while True:
            here = next((own for own in nodes if _leads_to(own.path, node)), None)
            if here is None:
                return found
            found = self.createIndex(here.row, 0, here.number)
            if here.path == node:
                return found
            nodes = self._below(here)

    def node(self, index: Index) -> Node:
        """What a row stands for."""
        return self._nodes[index.internalId()]

    # The model as Qt asks for it

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        nodes = self._below(self.node(parent)) if parent.isValid() else self._tops
        return self.createIndex(row, column, nodes[row].number) if 0 <= row < len(nodes) else QModelIndex()

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject has another
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        above = node.above if node is not None else None
        return self.createIndex(above.row, 0, above.number) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return len(self._below(self.node(parent))) if parent.isValid() else len(self._tops)

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        if not parent.isValid():
            return True
        node = self.node(parent)
        return next(children(node.tree, node.path), None) is not None

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == NODE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(node)
        return None


def spoken(node: Node) -> str:
    """A row as it is read aloud."""
    count = "" if node.count is None else count_words(node.kind, node.count)
    return ", ".join(part for part in (node.title, count, fault_words(node.faults)) if part)


def fault_words(faults: int) -> str:
    """How much is wrong; empty where nothing is."""
    return ngettext("{count} problem", "{count} problems", faults).format(count=faults) if faults else ""


def _leads_to(path: Path, node: Path) -> bool:
    """Whether a node is on the way to another: the model holds its sections, not the domains."""
    if not path:
        return node[:1] != ("domains",)
    return node[: len(path)] == path
