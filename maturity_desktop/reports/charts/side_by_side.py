"""Several models side by side: each on its own scale, its bar as long as the share of the scale reached."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maturity_desktop.domain.comparison import Standing, share_of_scale
from maturity_desktop.domain.framework import Framework
from maturity_desktop.reports.charts.axis import open_end
from maturity_desktop.reports.charts.labels import broken
from maturity_desktop.reports.charts.squares import DASH
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text, Weight
from maturity_desktop.reports.sections.standing_words import (
    standing_asides,
    standing_figure,
    standing_name,
    standing_words,
)

_NAME, _ASIDE, _STEP = 9.5, 8.5, 7.5
"""Sizes of a model's name, of what stands below it and of the steps' names."""
_BAR = 9.0
_BAR_TOP = 5.0
_PAD = 6.5
_NAME_SHARE, _LEAST_NAME = 0.31, 110.0
_OPEN_END = 43.0
_LAST_STEP = 78.0
"""The room right of the scale: the name of its last step, and the open end."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where p = 0 and p = 1 lie; every model's floor and top stand there."""

    left: float
    right: float
    width: float

    @classmethod
    def of(cls, width: float) -> _Scale:
        left = max(_LEAST_NAME, width * _NAME_SHARE) + 12
        return cls(left, max(left + 60, width - _LAST_STEP), width)

    @property
    def name_width(self) -> float:
        return self.left - 12

    def x(self, along: float) -> float:
        return self.left + (self.right - self.left) * along


def side_by_side(standings: Sequence[Standing], words: gettext.NullTranslations, width: float) -> Drawing:
    """A row for each model or layer; as high as it needs to be."""
    scale = _Scale.of(width)
    shapes: list[Shape] = []
    spots: list[Spot] = []
    y = 0.0
    for place, standing in enumerate(standings):
        if place:
            shapes.append(Line(((0, y), (width, y)), "line", 0.6))
        height = _row_height(standing, scale, words)
        shapes += _name(standing, scale, y + _PAD, words)
        shapes += _bar(standing, scale, y + _PAD + _BAR_TOP)
        shapes += _steps(standing.framework, scale, y + _PAD + _BAR_TOP)
        if standing.framework.open_ended:
            end = min(_OPEN_END, width - scale.right - 8)
            shapes += open_end(scale.right + 3, y + _PAD + _BAR_TOP + _BAR / 2, end)
        spots.append(Spot(0, y, width, height, standing_words(standing, words)))
        y += height
    title = words.gettext("Each model on its own scale, and how far along that scale it stands")
    return Drawing(width, y + 1, title, tuple(shapes), tuple(spots), 0, 4)


def _lines_of(
    standing: Standing, scale: _Scale, words: gettext.NullTranslations
) -> Iterator[tuple[str, float, str]]:
    """What stands at the left of a row, line by line: words, size and colour."""
    for line in broken(standing_name(standing, words), _NAME, scale.name_width):
        yield line, _NAME, "text"
    figure = standing_figure(standing, words)
    for line in broken(figure, _ASIDE, scale.name_width, 3):
        yield line, _ASIDE, "text"
    for aside in standing_asides(standing, words):
        for line in broken(aside, _ASIDE, scale.name_width, 3):
            yield line, _ASIDE, "quiet"


def _row_height(standing: Standing, scale: _Scale, words: gettext.NullTranslations) -> float:
    left = sum(size + 3 for _line, size, _colour in _lines_of(standing, scale, words))
    deepest = max((len(lines) for _x, _room, lines in _step_names(standing.framework, scale)), default=0)
    right = _BAR_TOP + _BAR + 8 + deepest * (_STEP + 1.5)
    return max(left, right) + 2 * _PAD


def _name(standing: Standing, scale: _Scale, y: float, words: gettext.NullTranslations) -> Iterator[Shape]:
    for line, size, colour in _lines_of(standing, scale, words):
        y += size + 3
        weight: Weight = "semibold" if size == _NAME else "regular"
        yield Text(0, y - 3, line, size, colour, weight=weight, max_width=scale.name_width)


def _bar(standing: Standing, scale: _Scale, top: float) -> Iterator[Shape]:
    """From the floor to the level; paler and dashed while provisional, an empty dashed frame unrated."""
    middle = top + _BAR / 2
    whole = scale.right - scale.left
    if not standing.figure.applicable:
        yield Line(((scale.left, middle), (scale.right, middle)), "control", 0.8)
        return
    if standing.along is None:
        yield Box(scale.left, top, whole, _BAR, colour="control", line_width=0.7, dash=DASH)
        return
    yield Box(scale.left, top, whole, _BAR, fill="accent_ground")
    length = whole * standing.along
    if length and standing.figure.provisional:
        yield Box(scale.left, top, length, _BAR, fill="level:2", colour="accent", dash=DASH)
    elif length:
        yield Box(scale.left, top, length, _BAR, fill="accent")
    x = scale.x(standing.along)
    yield Line(((x, top - 3), (x, top + _BAR + 3)), "text", 1.8)


def _steps(framework: Framework, scale: _Scale, top: float) -> Iterator[Shape]:
    """A tick with number and name for each step of the model's own scale."""
    bottom = top + _BAR
    for x, room, lines in _step_names(framework, scale):
        yield Line(((x, bottom), (x, bottom + 6 + len(lines) * (_STEP + 1.5))), "control", 0.5)
        for place, line in enumerate(lines):
            y = bottom + 5 + _STEP + place * (_STEP + 1.5)
            yield Text(x + 3, y, line, _STEP, "quiet", max_width=room)


def _step_names(framework: Framework, scale: _Scale) -> Iterator[tuple[float, float, tuple[str, ...]]]:
    """Where each step's tick lies, the room beside it, and its name on as many lines as that takes."""
    places = [scale.x(share_of_scale(framework, step.level)) for step in framework.scale]
    for step, x, end in zip(framework.scale, places, [*places[1:], scale.width], strict=True):
        room = end - x - 6
        yield x, room, broken(f"{step.level} {step.title}", _STEP, room, 3)
