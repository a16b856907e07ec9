"""A chart as shapes: drawn once, painted alike on the screen and on paper.

Coordinates are logical units from the top left corner. Colours are names of the look ("text", "line",
"accent"), "level:N" for a level's colour, "ink:N" for text that is read on it, or "none".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Weight = Literal["regular", "semibold"]


@dataclass(frozen=True, slots=True)
class Line:
    """A run of straight lines through (x, y) points; `dash` holds the lengths of ink and gap."""

    points: tuple[tuple[float, float], ...]
    colour: str = "line"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: str = "none"
    fill_opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with rounded corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    colour: str = "none"
    line_width: float = 1.0
    dash: tuple[float, ...] = ()
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str = "accent"
    colour: str = "none"


@dataclass(frozen=True, slots=True)
class Text:
    """Words on one line; `y` is the baseline, `max_width` shortens them with an ellipsis (0: never).

    `turned` words run upwards from (x, y), with their baseline at the right.
    """

    x: float
    y: float
    words: str
    size: float
    colour: str = "text"
    anchor: Anchor = "start"
    weight: Weight = "regular"
    max_width: float = 0.0
    turned: bool = False


Shape = Line | Box | Dot | Text


@dataclass(frozen=True, slots=True)
class Spot:
    """An area that stands for something: what it says when pointed at or read aloud, and its criterion."""

    x: float
    y: float
    width: float
    height: float
    words: str
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a sheet of this size, from the back to the front; `title` is its alternative text."""

    width: float
    height: float
    title: str
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...] = ()
    floor: int = 0
    top: int = 4
