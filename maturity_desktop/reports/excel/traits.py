"""What a model has of all that a model may have: which columns and sections its sheets need."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_desktop.reports.parts import FrameworkContent


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one model; none depends on what was answered.

    `steps` are the levels of its scale, `statuses` those beside which a status can stand. In a `layered`
    model each domain has a level of its own and the whole has none; `single` is one with one criterion.
    """

    steps: tuple[int, ...]
    statuses: tuple[int, ...]
    signs: bool
    blocking: bool
    themes: bool
    added: bool
    points: bool
    layered: bool
    single: bool


def traits_of(content: FrameworkContent) -> Traits:
    """The traits of a model."""
    points = [p for entry in content.criteria for level in entry.levels for p in level.checkpoints]
    return Traits(
        steps=tuple(range(content.floor, content.top + 1)),
        statuses=content.statuses,
        signs=any(point.sign for point in points),
        blocking=any(point.blocks is not None for point in points),
        themes=any(point.theme for point in points),
        added=any(point.added for point in points),
        points=content.points,
        layered=not content.aggregate,
        single=len(content.criteria) == 1,
    )
