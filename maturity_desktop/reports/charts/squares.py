"""A level as a small square with its number.

Four states look different without colour: a level is filled, the lowest one outlined, not rated is
dashed and empty, not applicable is struck.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.drawing import Box, Line, Shape, Text
from maturity_desktop.reports.sections.wording import level_words

DASH = (2.0, 1.6)
SMALL = 9.0


def square(x: float, y: float, side: float, level: int | None, state: State, floor: int) -> Iterator[Shape]:
    """The sign of a level or of its absence, with its top left corner at (x, y)."""
    if state is State.NOT_APPLICABLE:
        yield Box(x, y, side, side, colour="control", line_width=0.6, radius=2)
        yield Line(((x + 2.5, y + side - 2.5), (x + side - 2.5, y + 2.5)), "control", 0.9)
    elif level is None:
        yield Box(x, y, side, side, colour="control", line_width=0.8, dash=DASH, radius=2)
    else:
        outlined = level <= floor
        if outlined:
            yield Box(x, y, side, side, fill="card", colour="control", line_width=0.8, radius=2)
        else:
            yield Box(x, y, side, side, fill=f"level:{level}", radius=2)
        ink = "text" if outlined else f"ink:{level}"
        size = side * 0.62
        yield Text(x + side / 2, y + side / 2 + size * 0.36, str(level), size, ink, "middle", "semibold")


def square_of(x: float, y: float, side: float, result: CriterionResult, floor: int) -> Iterator[Shape]:
    return square(x, y, side, result.level, result.score.state, floor)


def spot_words(result: CriterionResult, framework: Framework, words: gettext.NullTranslations) -> str:
    """A criterion and its level, as read aloud."""
    return words.gettext("{id} {title}: {level}").format(
        id=result.criterion.id,
        title=result.criterion.title,
        level=level_words(result, framework, words),
    )
