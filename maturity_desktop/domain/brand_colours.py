"""Whether a brand's colour can be read on white, and the nearest one of the same hue that can."""

from __future__ import annotations

import re

from maturity_desktop.look import contrast

WHITE = "#FFFFFF"
LEAST_CONTRAST = 4.5
"""Of words of usual size on their ground (WCAG 2.2, 1.4.3): links and titles stand in the brand's colours."""
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_STEPS = 100


def is_colour(text: str) -> bool:
    """Whether a text is a colour as #RRGGBB."""
    return _COLOUR.fullmatch(text) is not None


def can_be_read(colour: str) -> bool:
    """Whether words in this colour are readable on white."""
    return contrast(colour, WHITE) >= LEAST_CONTRAST


def nearest_readable(colour: str) -> str:
    """The lightest colour of the same hue, in hundredths of its light, that is readable on white."""
    for step in range(_STEPS, 0, -1):
        darker = mixed(colour, "#000000", step / _STEPS)
        if can_be_read(darker):
            return darker
    return "#000000"


def mixed(colour: str, other: str, share: float) -> str:
    """So much of a colour, the rest of another."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02X}" for one, two in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
