"""The straight line through points that lies closest to them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def slope_of(points: Sequence[tuple[int, Fraction]]) -> Fraction | None:
    """The least-squares slope; None where there are fewer than two points."""
    if len(points) < 2:
        return None
    count = len(points)
    mean_x = Fraction(sum(x for x, _ in points), count)
    mean_y = sum((y for _, y in points), Fraction(0)) / count
    over = sum(((x - mean_x) * (y - mean_y) for x, y in points), Fraction(0))
    return over / sum(((x - mean_x) ** 2 for x, _ in points), Fraction(0))
