"""What is worth a look in a sound model: advice, which keeps nobody from using it."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from maturity_desktop.domain.errors import FrameworkProblem
from maturity_desktop.storage.framework_editing import floor_of
from maturity_desktop.storage.framework_references import criterion_paths
from maturity_desktop.storage.tree_edits import Tree, value_at
from maturity_desktop.storage.yaml_tree import Path


def advice_on(tree: Tree) -> Iterator[FrameworkProblem]:
    """Targets that a criterion cannot reach, or not without more than they want."""
    for path in criterion_paths(tree):
        criterion = value_at(tree, path)
        counting = _counting(criterion, floor_of(tree))
        if not counting:
            continue  # that is no advice but a problem
        for target in tree.get("targets", []):
            level = target.get("exceptions", {}).get(criterion.get("id"), target.get("level"))
            if isinstance(level, int) and level > floor_of(tree):
                yield from _on_target(tree, path, str(target.get("title", "")), level, counting)


def _counting(criterion: Tree, floor: int) -> list[int]:
    """The levels of a criterion that have a checkpoint that counts, the lowest first."""
    return sorted(
        level
        for level, points in criterion.get("levels", {}).items()
        if level > floor and any(point.get("sign") is not True for point in points)
    )


def _on_target(
    tree: Tree, path: Path, target: str, level: int, counting: list[int]
) -> Iterator[FrameworkProblem]:
    lowest, highest = counting[0], counting[-1]
    if highest < level:
        what = _("the target “{target}” wants level {level}, and nothing is asked above level {highest}")
        instead = _("Add checkpoints up to level {level}, or set another level for this criterion.")
    elif lowest > level:
        what = _("the target “{target}” wants level {level}, and nothing is asked below level {lowest}")
        instead = _("Add checkpoints at level {level} or below, or set another level for this criterion.")
    else:
        return
    words = what.format(target=target, level=level, highest=highest, lowest=lowest)
    place: Path = (*path, "levels")
    yield FrameworkProblem(str(tree.get("title", "")), 1, words, instead.format(level=level), place)
