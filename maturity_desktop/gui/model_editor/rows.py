"""What stands in rows: a list of the tree, or a mapping by id, and how each act on a row changes the tree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Protocol

from maturity_desktop.storage.framework_editing import (
    NOTHING_SPENT,
    add_checkpoints,
    add_criterion,
    delete,
    move,
)
from maturity_desktop.storage.scale_editing import add_level, delete_level, move_level
from maturity_desktop.storage.tree_edits import Tree, inserted, replaced, swapped, value_at, with_field
from maturity_desktop.storage.yaml_tree import Path
from maturity_desktop.verbs.models import free_id

Row = dict[str, Any]


class Rows(Protocol):
    """The rows of a field; every act gives the tree that it makes."""

    path: Path

    def of(self, tree: Tree) -> list[Row]: ...
    def typed(self, tree: Tree, row: int, key: str, value: Any) -> Tree: ...
    def added(self, tree: Tree, at: int, texts: Sequence[str]) -> Tree: ...
    def removed(self, tree: Tree, row: int) -> Tree: ...
    def moved(self, tree: Tree, row: int, step: int) -> Tree: ...
    def row_of(self, tree: Tree, rest: Path) -> tuple[int, Path]:
        """The row that the way from `path` leads to, and the way on; -1 where it leads to none."""
        ...


def _listed(tree: Tree, path: Path) -> list[Row]:
    try:
        found = value_at(tree, path)
    except LookupError:
        return []
    return found if isinstance(found, list) else []


class ListRows:
    """A list of mappings; `blank` makes a new one of its words; an `optional` key without a value goes."""

    def __init__(
        self,
        path: Path,
        blank: Callable[[Sequence[Row], str], Row],
        optional: Collection[str] = (),
    ) -> None:
        self.path = path
        self._blank = blank
        self._optional = optional

    def of(self, tree: Tree) -> list[Row]:
        return _listed(tree, self.path)

    def typed(self, tree: Tree, row: int, key: str, value: Any) -> Tree:
        nothing = key in self._optional and value in ("", False, None)
        return with_field(tree, (*self.path, row, key), None if nothing else value)

    def added(self, tree: Tree, at: int, texts: Sequence[str]) -> Tree:
        for place, text in enumerate(texts):
            tree = inserted(tree, self.path, at + place, self._blank(self.of(tree), text))
        return tree

    def removed(self, tree: Tree, row: int) -> Tree:
        return delete(tree, (*self.path, row))

    def moved(self, tree: Tree, row: int, step: int) -> Tree:
        if 0 <= row + step < len(self.of(tree)):
            return swapped(tree, self.path, row, row + step)
        return tree

    def row_of(self, tree: Tree, rest: Path) -> tuple[int, Path]:
        return (rest[0], rest[1:]) if rest and isinstance(rest[0], int) else (-1, rest)


class ScaleRows(ListRows):
    """The levels of the scale: what stands at them goes with them."""

    def __init__(self, spent: Collection[str] = NOTHING_SPENT) -> None:
        super().__init__(("scale",), lambda _rows, _text: {}, ("added", "transition"))
        self._spent = spent

    def added(self, tree: Tree, at: int, texts: Sequence[str]) -> Tree:
        for place, text in enumerate(texts):
            tree = add_level(tree, at + place, text, self._spent)
        return tree

    def removed(self, tree: Tree, row: int) -> Tree:
        return delete_level(tree, row, self._spent)

    def moved(self, tree: Tree, row: int, step: int) -> Tree:
        return move_level(tree, row, step, self._spent)


class PointRows:
    """The checkpoints of a level, whose ids go on after all that were ever used."""

    def __init__(self, path: Path, spent: Collection[str] = NOTHING_SPENT) -> None:
        self.path = path
        self._spent = spent

    def of(self, tree: Tree) -> list[Row]:
        return _listed(tree, self.path)

    def typed(self, tree: Tree, row: int, key: str, value: Any) -> Tree:
        return replaced(tree, (*self.path, row, key), value)

    def added(self, tree: Tree, at: int, texts: Sequence[str]) -> Tree:
        level = self.path[-1]
        assert isinstance(level, int), "a level is a number"
        return add_checkpoints(tree, self.path[:-2], level, texts, at, self._spent)[0]

    def removed(self, tree: Tree, row: int) -> Tree:
        return delete(tree, (*self.path, row))

    def moved(self, tree: Tree, row: int, step: int) -> Tree:
        return move(tree, (*self.path, row), step, self._spent)[0]

    def row_of(self, tree: Tree, rest: Path) -> tuple[int, Path]:
        return (rest[0], rest[1:]) if rest and isinstance(rest[0], int) else (-1, rest)


class CriterionRows(ListRows):
    """The criteria of a domain, by their titles."""

    def __init__(self, path: Path, spent: Collection[str] = NOTHING_SPENT) -> None:
        super().__init__(path, lambda _rows, _text: {})
        self._spent = spent

    def added(self, tree: Tree, at: int, texts: Sequence[str]) -> Tree:
        for place, text in enumerate(texts):
            tree, path = add_criterion(tree, self.path[:-1], at + place, self._spent)
            tree = replaced(tree, (*path, "title"), text)
        return tree

    def moved(self, tree: Tree, row: int, step: int) -> Tree:
        return move(tree, (*self.path, row), step)[0]


class NamedRows:
    """A mapping by id. `fresh` makes the value of a new one from its title, whose words make the id.

    A value that is a text alone is the row's “title”.
    """

    def __init__(self, path: Path, fresh: Callable[[str], Any]) -> None:
        self.path = path
        self._fresh = fresh

    def _mapping(self, tree: Tree) -> dict[str, Any]:
        try:
            found = value_at(tree, self.path)
        except LookupError:
            return {}
        return found if isinstance(found, dict) else {}

    def of(self, tree: Tree) -> list[Row]:
        return [
            {"id": name, **(value if isinstance(value, dict) else {"title": value})}
            for name, value in self._mapping(tree).items()
        ]

    def typed(self, tree: Tree, row: int, key: str, value: Any) -> Tree:
        name, before = list(self._mapping(tree).items())[row]
        way = (*self.path, name, key) if isinstance(before, dict) else (*self.path, name)
        return replaced(tree, way, value)

    def added(self, tree: Tree, at: int, texts: Sequence[str]) -> Tree:
        mapping = dict(self._mapping(tree))
        for text in texts:
            mapping[free_id(text, mapping)] = self._fresh(text)
        return replaced(tree, self.path, mapping)

    def removed(self, tree: Tree, row: int) -> Tree:
        return delete(tree, (*self.path, list(self._mapping(tree))[row]))

    def moved(self, tree: Tree, row: int, step: int) -> Tree:
        entries = list(self._mapping(tree).items())
        if not 0 <= row + step < len(entries):
            return tree
        entries[row], entries[row + step] = entries[row + step], entries[row]
        return replaced(tree, self.path, dict(entries))

    def row_of(self, tree: Tree, rest: Path) -> tuple[int, Path]:
        names = list(self._mapping(tree))
        if not rest or rest[0] not in names:
            return -1, rest
        return names.index(str(rest[0])), rest[1:] or ("title",)


class NumberRows:
    """A mapping from names that are known to numbers, each in a row with these two keys.

    So a target has other levels for single criteria, and a pace other lengths of single phases.
    """

    def __init__(
        self, path: Path, keys: tuple[str, str], number: int, known: Sequence[str], required: bool = False
    ) -> None:
        self.path = path
        self._name, self._value = keys
        self._number = number
        self._known = known
        self._required = required

    def _mapping(self, tree: Tree) -> dict[str, int]:
        try:
            found = value_at(tree, self.path)
        except LookupError:
            return {}
        return found if isinstance(found, dict) else {}

    def of(self, tree: Tree) -> list[Row]:
        return [{self._name: name, self._value: number} for name, number in self._mapping(tree).items()]

    def typed(self, tree: Tree, row: int, key: str, value: Any) -> Tree:
        entries = list(self._mapping(tree).items())
        name, number = entries[row]
        if key == self._name and value in self._mapping(tree):
            return tree  # each has one number
        entries[row] = (value, number) if key == self._name else (name, value)
        return replaced(tree, self.path, dict(entries))

    def added(self, tree: Tree, at: int, texts: Sequence[str]) -> Tree:
        mapping = self._mapping(tree)
        free = next((name for name in self._known if name not in mapping), None)
        if free is None:
            return tree
        return replaced(tree, self.path, {**mapping, free: self._number})

    def removed(self, tree: Tree, row: int) -> Tree:
        entries = list(self._mapping(tree).items())
        del entries[row]
        return with_field(tree, self.path, dict(entries) if entries or self._required else None)

    def moved(self, tree: Tree, row: int, step: int) -> Tree:
        return tree

    def row_of(self, tree: Tree, rest: Path) -> tuple[int, Path]:
        names = list(self._mapping(tree))
        return (names.index(str(rest[0])), (self._value,)) if rest and rest[0] in names else (-1, rest)
