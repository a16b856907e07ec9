"""How large a photo is printed: two beside each other, a wide one over the whole column."""

from __future__ import annotations

from dataclasses import dataclass

WIDE = 1.9
"""Times as wide as high, from where a photo has the column to itself."""
HALF = (238.0, 262.0)
WHOLE = (503.0, 250.0)
"""The room of a photo in points, on the narrower of the pages."""
DOTS = 200
"""Pixels to an inch at most; more is not seen in print."""
FEWEST_DOTS = 90
"""Pixels to an inch at least: a tiny picture is not blown up."""
POINTS = 72.0


@dataclass(frozen=True, slots=True)
class Printed:
    """The size of a photo on paper, in points; a `wide` one stands alone in its row."""

    width: float
    height: float
    wide: bool

    @property
    def pixels(self) -> tuple[int, int]:
        """As many as print needs."""
        return max(1, round(self.width / POINTS * DOTS)), max(1, round(self.height / POINTS * DOTS))


def printed(width: int, height: int) -> Printed:
    """How a picture of so many pixels is printed."""
    wide = width >= WIDE * height
    room = WHOLE if wide else HALF
    scale = min(room[0] / width, room[1] / height, POINTS / FEWEST_DOTS)
    return Printed(max(width * scale, 1.0), max(height * scale, 1.0), wide)
