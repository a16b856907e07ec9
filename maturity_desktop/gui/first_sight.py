"""Where the window stands and on what ground, known before anything else is read.

It is all that the first painting needs of the preferences, so it is plain Python over the bare file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Place = tuple[int, int, int, int]
"""x, y, width, height in logical pixels."""

FILE_NAME = "preferences.json"
USUAL_SIZE = (1366, 768)
LEAST_IN_SIGHT = 80
"""How many pixels of a window must be on a screen, each way, for it to count as being there."""


def read_file(file: Path) -> dict[str, Any]:
    """What the file of preferences holds; nothing where it holds no table."""
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def place_in(data: dict[str, Any]) -> Place | None:
    """Where the window stood last."""
    place = numbers(data.get("place"))
    return (place[0], place[1], place[2], place[3]) if len(place) == 4 else None


def ground_in(data: dict[str, Any]) -> str:
    """The colour that it stood on, as #RRGGBB; empty where that is not known."""
    ground = data.get("ground")
    if not isinstance(ground, str) or len(ground) != 7 or not ground.startswith("#"):
        return ""
    return ground if all(digit in "0123456789abcdefABCDEF" for digit in ground[1:]) else ""


def numbers(value: object) -> tuple[int, ...]:
    """Whole numbers that a screen could have; none where one of them could not be."""
    if not isinstance(value, list):
        return ()
    found = tuple(entry for entry in value if type(entry) is int and abs(entry) < 100_000)
    return found if len(found) == len(value) else ()


def brought_on_screen(place: Place | None, screens: Sequence[Place], least: tuple[int, int]) -> Place:
    """Where a window stands: as it was where that is in sight, else in the middle of the first screen.

    `screens` are the areas that windows may use; the result lies wholly on one of them.
    """
    seen = [_common(place, screen) for screen in screens] if place else [(0, 0)]
    best = max(range(len(seen)), key=lambda number: seen[number][0] * seen[number][1])
    in_sight = min(seen[best]) >= LEAST_IN_SIGHT
    left, top, wide, high = screens[best if in_sight else 0]
    width, height = place[2:] if place and in_sight else USUAL_SIZE
    width, height = min(max(width, least[0]), wide), min(max(height, least[1]), high)
    x, y = place[:2] if place and in_sight else (left + (wide - width) // 2, top + (high - height) // 2)
    return max(left, min(x, left + wide - width)), max(top, min(y, top + high - height)), width, height


def _common(one: Place, other: Place) -> tuple[int, int]:
    """The width and the height of what two areas share, never negative."""
    width = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    height = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0, width), max(0, height)
