"""A level as a small square with its number; rows of them by domain, and what they mean.

Four states look different without colour: a level is filled, the lowest one outlined, not rated is
dashed and empty, not applicable is struck.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.wording import level_title, level_words

DASH = (2.0, 1.6)
SMALL = 9.0
_SIDE = 13.0
_STEP = 15.5
_ROW = 20.0
_LEGEND_ROW = 17.0


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


def level_strip(results: Results, words: gettext.NullTranslations, width: float) -> Drawing:
    """A square for each criterion, a row or more for each domain, and the legend; as high as it needs."""
    _ = words.gettext
    floor = results.framework.floor
    label = width * 0.42
    in_a_row = max(1, int((width - label) // _STEP))
    shapes: list[Shape] = []
    spots: list[Spot] = []
    y = 2.0
    for domain, _figure in results.domains:
        found = [result for result in results.criteria if result.domain is domain]
        name = _("{id} {title}").format(id=domain.id, title=domain.title)
        shapes.append(Text(0, y + 10, name, SMALL, max_width=label - 8))
        for place, result in enumerate(found):
            x = label + place % in_a_row * _STEP
            top = y + place // in_a_row * (_SIDE + 3)
            shapes += square_of(x, top, _SIDE, result, floor)
            said = spot_words(result, results.framework, words)
            spots.append(Spot(x, top, _SIDE, _SIDE, said, result.criterion.id))
        y += _ROW + max(0, (len(found) - 1) // in_a_row) * (_SIDE + 3)
    y += 6
    shapes.append(Line(((0, y), (width, y)), "line", 0.6))
    legend = list(_legend(results.framework, words, y + 8, width))
    shapes += legend
    rows = (len(_meanings(results.framework, words)) + 1) // 2
    title = _("The level of each criterion, by domain")
    return _drawing(results, width, y + 8 + rows * _LEGEND_ROW, title, shapes, spots)


def _meanings(framework: Framework, words: gettext.NullTranslations) -> list[tuple[int | None, State, str]]:
    _ = words.gettext
    return [
        *((step.level, State.RATED, level_title(framework, step.level)) for step in framework.scale),
        (None, State.UNRATED, _("Not rated")),
        (None, State.NOT_APPLICABLE, _("Not applicable")),
    ]


def _legend(framework: Framework, words: gettext.NullTranslations, y: float, width: float) -> Iterator[Shape]:
    """What each square means, in two columns."""
    meanings = _meanings(framework, words)
    rows = (len(meanings) + 1) // 2
    for place, (level, state, title) in enumerate(meanings):
        x = place // rows * width / 2
        top = y + place % rows * _LEGEND_ROW
        yield from square(x, top, _SIDE, level, state, framework.floor)
        yield Text(x + _SIDE + 6, top + 10, title, SMALL, "quiet", max_width=width / 2 - _SIDE - 12)


def _drawing(
    results: Results, width: float, height: float, title: str, shapes: list[Shape], spots: list[Spot]
) -> Drawing:
    framework = results.framework
    return Drawing(width, height, title, tuple(shapes), tuple(spots), framework.floor, framework.top)
