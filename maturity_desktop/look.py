"""The look: colours, sizes and spacings that widgets, charts and reports share, read from one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from maturity_desktop.data_folders import resources_folder

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by name as #RRGGBB, lengths in logical pixels on screen and points in print."""

    theme: Theme
    colours: Mapping[str, str]
    spacing: tuple[int, ...]
    screen_text: Mapping[str, int]
    print_text: Mapping[str, float]
    level_ramp: tuple[str, ...]

    def level_colour(self, level: int, floor: int, top: int) -> str:
        """The ramp's colour for a level of a scale that runs from floor to top."""
        steps = len(self.level_ramp) - 1
        share = (level - floor) / (top - floor) if top > floor else 1.0
        return self.level_ramp[round(share * steps)]

    def ink_on(self, colour: str) -> str:
        """The text colour that is easier to read on a ground: the darkest or the lightest of the theme."""
        dark, light = sorted((self.colours["text"], self.colours["card"]), key=luminance)
        return max((dark, light), key=lambda ink: contrast(ink, colour))


def load_look(theme: Theme) -> Look:
    """The look of a theme."""
    data = json.loads((resources_folder() / "theme" / "look.json").read_text(encoding="utf-8"))
    return Look(
        theme,
        data["colours"][theme],
        tuple(data["spacing"]),
        data["screen_text"],
        data["print_text"],
        tuple(data["levels"][theme]),
    )


def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB, 0 to 1 (WCAG 2.2)."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
