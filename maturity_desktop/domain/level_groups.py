"""In which order the checkpoints of a level are read: what is required, then the signs, each by theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maturity_desktop.domain.framework import Checkpoint, Criterion, Level


@dataclass(frozen=True, slots=True)
class Group:
    """Checkpoints of one level under one theme ("" where they have none): all of them signs, or none."""

    theme: str
    signs: bool
    checkpoints: tuple[Checkpoint, ...]


def groups_of(level: Level) -> tuple[Group, ...]:
    """The requirements before the signs; of each, what has no theme first, then theme by theme."""
    return tuple(group for signs in (False, True) for group in _by_theme(level, signs))


def _by_theme(level: Level, signs: bool) -> Iterator[Group]:
    wanted = [point for point in level.checkpoints if point.sign == signs]
    themes = dict.fromkeys(point.theme for point in wanted)
    for theme in sorted(themes, key=bool):
        yield Group(theme, signs, tuple(point for point in wanted if point.theme == theme))


def walking_order(criterion: Criterion) -> tuple[Checkpoint, ...]:
    """How one goes through a criterion, level by level: what decides a level before signs that only tell."""
    return tuple(
        point
        for level in criterion.levels
        for only_tells in (False, True)
        for group in groups_of(level)
        for point in group.checkpoints
        if (point.sign and point.blocks is None) == only_tells
    )
