"""Edits of a scale: levels that come, go or change places take with them all that stands at them.

Levels are numbered one by one from the floor. A checkpoint whose level gets another number gets an id that
was never used: an answer under the old id was given to what that level asked for then, and must not come to
stand under anything else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from maturity_desktop.storage.framework_editing import (
    NOTHING_SPENT,
    floor_of,
    free_ids,
)
from maturity_desktop.storage.framework_references import criterion_paths
from maturity_desktop.storage.tree_edits import Tree, inserted, replaced, swapped, value_at, without
from maturity_desktop.storage.yaml_tree import Path

Numbers = Mapping[int, int]
"""From the number that a level had to the one that it has; a level that is gone is not among them."""


def checkpoints_at(tree: Tree, place: int) -> int:
    """How many checkpoints stand at a step of the scale, in all criteria."""
    level = tree["scale"][place].get("level")
    return sum(len(value_at(tree, path).get("levels", {}).get(level, [])) for path in criterion_paths(tree))


def add_level(tree: Tree, at: int, title: str, spent: Collection[str] = NOTHING_SPENT) -> Tree:
    """A level at a place of the scale; those above go up by one, with their checkpoints."""
    edited: Tree = inserted(tree, ("scale",), at, {"title": title})
    return _numbered(tree, edited, floor_of(tree), spent)


def delete_level(tree: Tree, place: int, spent: Collection[str] = NOTHING_SPENT) -> Tree:
    """A level goes with its checkpoints; those above go down by one.

    Where the lowest goes, the others keep their numbers, and the next becomes what everybody has.
    """
    edited: Tree = without(tree, ("scale", place))
    floor = floor_of(tree)
    if place == 0 and edited["scale"]:
        floor += 1
        edited = replaced(edited, ("scoring",), {**edited.get("scoring", {}), "floor": floor})
    return _numbered(tree, edited, floor, spent)


def move_level(tree: Tree, place: int, step: int, spent: Collection[str] = NOTHING_SPENT) -> Tree:
    """A level one place up (-1) or down (1), with its checkpoints; its neighbour goes the other way."""
    if not 0 <= place + step < len(tree["scale"]):
        return tree
    return _numbered(tree, swapped(tree, ("scale",), place, place + step), floor_of(tree), spent)


def begin_at(tree: Tree, floor: int, spent: Collection[str] = NOTHING_SPENT) -> Tree:
    """The scale from another floor on, with all that stands at its levels."""
    edited: Tree = replaced(tree, ("scoring",), {**tree.get("scoring", {}), "floor": floor})
    return _numbered(tree, edited, floor, spent)


def _numbered(before: Tree, tree: Tree, floor: int, spent: Collection[str]) -> Tree:
    """The tree with its scale numbered from the floor; `before` is as it was while the old numbers held."""
    numbers: dict[int, int] = {}
    scale = []
    for number, step in enumerate(tree["scale"], floor):
        if isinstance(old := step.get("level"), int):
            numbers.setdefault(old, number)
        scale.append({"level": number, **step} | {"level": number})
    gone = {step.get("level") for step in before["scale"]} - set(numbers)
    for path in tuple(criterion_paths(tree)):
        for level in value_at(tree, path).get("levels", {}):
            if level not in gone:
                numbers.setdefault(level, level)  # on no scale before, and on none now: a fault that is told
    edited: Tree = replaced(tree, ("scale",), scale)
    for path in tuple(criterion_paths(edited)):
        criterion = value_at(edited, path)
        moved = _criterion(criterion, numbers, floor, spent)
        if moved != criterion:
            edited = replaced(edited, path, moved)
    return _targets(_phases(edited, numbers), numbers)


def _criterion(criterion: Tree, numbers: Numbers, floor: int, spent: Collection[str]) -> Tree:
    ids: dict[str, str] = {}
    levels: dict[int, list[Tree]] = {}
    of_levels = criterion.get("levels", {})
    used = {*spent, *(point.get("id", "") for points in of_levels.values() for point in points)}
    for old, points in of_levels.items():
        if old not in numbers:
            continue
        new = numbers[old]
        names = [point.get("id", "") for point in points]
        if new != old:
            names = free_ids(criterion, new, len(points), used)
            used.update(names)
        ids.update(zip((point.get("id", "") for point in points), names, strict=True))
        moved = [_point(point, name, new, numbers, floor) for point, name in zip(points, names, strict=True)]
        levels[new] = [*levels.get(new, []), *moved]
    edited = {**criterion, "levels": dict(sorted(levels.items()))}
    if isinstance(measure := criterion.get("measure"), dict):
        edited["measure"] = _measure(measure, ids, numbers)
    return edited


def _point(point: Tree, name: str, level: int, numbers: Numbers, floor: int) -> Tree:
    """A checkpoint at its new level; at the floor it is a sign, and it blocks no level that is gone."""
    moved = {**point, "id": name}
    if level <= floor:
        moved["sign"] = True
    if "blocks" in moved and (blocked := numbers.get(moved.pop("blocks"))) is not None:
        moved["blocks"] = blocked
    return moved


def _measure(measure: Tree, ids: Mapping[str, str], numbers: Numbers) -> Tree:
    """The figures of a criterion: rules follow their checkpoints, and go with them."""
    edited = dict(measure)
    if "rules" in measure:
        edited["rules"] = list(_rules(measure["rules"], ids))
    may_not = measure.get("may_not_apply")
    if isinstance(may_not, dict) and isinstance(levels := may_not.get("levels"), list):
        edited["may_not_apply"] = {**may_not, "levels": [numbers[own] for own in levels if own in numbers]}
    return edited


def _rules(rules: list[Tree], ids: Mapping[str, str]) -> Iterator[Tree]:
    for rule in rules:
        if proven := ids.get(rule.get("checkpoint", "")):
            kept = {**rule, "checkpoint": proven}
            if "or_when" in rule and (other := ids.get(kept.pop("or_when"))):
                kept["or_when"] = other
            yield kept


def _targets(tree: Tree, numbers: Numbers) -> Tree:
    """A target at a level that is gone wants the one below it, or the lowest."""

    def follow(level: Any) -> Any:
        if level in numbers or not isinstance(level, int) or not numbers:
            return numbers.get(level, level)
        below = [old for old in numbers if old < level]
        return numbers[max(below) if below else min(numbers)]

    for place, target in enumerate(tree.get("targets", [])):
        moved = {**target, "level": follow(target.get("level"))}
        if target.get("exceptions"):
            moved["exceptions"] = {name: follow(level) for name, level in target["exceptions"].items()}
        if moved != target:
            tree = replaced(tree, ("targets", place), moved)
    return tree


def _phases(tree: Tree, numbers: Numbers) -> Tree:
    """A phase that led to a level that is gone leads to none."""
    for place, phase in enumerate(tree.get("programme", [])):
        if "level" in phase and numbers.get(phase["level"]) != phase["level"]:
            path: Path = ("programme", place)
            moved = {key: value for key, value in phase.items() if key != "level"}
            if (level := numbers.get(phase["level"])) is not None:
                moved["level"] = level
            tree = replaced(tree, path, moved)
    return tree
