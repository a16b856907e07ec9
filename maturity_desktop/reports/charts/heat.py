"""The heat map: criteria down, levels across, and how much of each level is met."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import LevelScore
from maturity_desktop.reports.charts.axis import open_end
from maturity_desktop.reports.charts.labels import broken, rough_width
from maturity_desktop.reports.charts.squares import DASH, spot_words, square_of
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.wording import level_title, percent

_HEAD = 43.0
_MOST_ROW = 22.0
_LEAST_ROW = 9.9
_NAME = 0.4  # of the width
_LEVEL = 30.0
_THEN = 22.0
_SIZES = (8.0, 7.5, 7.0, 6.5, 6.0)
_MOST_LINES = 3
"""The sizes that the names of levels can have, and the lines."""
_SAFE = 3.0
"""By so much the width of words may be taken for too small."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where rows and columns lie; `before` are last time's levels by criterion."""

    width: float
    row: float
    levels: tuple[int, ...]
    before: Mapping[str, int]

    @property
    def name_width(self) -> float:
        return self.width * _NAME

    @property
    def level_width(self) -> float:
        """Of the column of levels, which has last time's beside it where there are any."""
        return _LEVEL + (_THEN if self.before else 0)

    @property
    def cell_width(self) -> float:
        return (self.width - self.name_width - self.level_width) / max(1, len(self.levels))

    def x(self, level: int) -> float:
        return self.name_width + self.levels.index(level) * self.cell_width

    @property
    def size(self) -> float:
        """The size of its text."""
        return min(9.0, self.row * 0.7)


def rows_that_fit(height: float) -> int:
    """How many rows, criteria and heads of domains, a heat map of this height can hold readably."""
    return int((height - _HEAD) // _LEAST_ROW)


def heat_map_height(rows: int, row: float) -> float:
    """How high a heat map of so many rows of this height is."""
    return _HEAD + rows * row


def heat_map(
    results: Results,
    words: gettext.NullTranslations,
    width: float,
    height: float,
    criteria: Sequence[CriterionResult] | None = None,
    before: Mapping[str, int] | None = None,
) -> Drawing:
    """The share met of each level of these criteria (all, unless some are named), and the level reached.

    `before` are the levels of the audit before, by criterion.
    """
    _ = words.gettext
    framework = results.framework
    shown = results.criteria if criteria is None else tuple(criteria)
    count = len(shown) + len({result.domain.id for result in shown})
    row = min(_MOST_ROW, (height - _HEAD) / max(1, count))
    levels = tuple(sorted({level.number for result in shown for level in result.criterion.levels}))
    grid = _Grid(width, row, levels, before or {})
    shapes: list[Shape] = [*_head(results, grid, words)]
    spots: list[Spot] = []
    y, domain = _HEAD, None
    for result in shown:
        if result.domain is not domain:
            domain = result.domain
            name = _("{id} {title}").format(id=domain.id, title=domain.title)
            shapes.append(Text(0, y + row * 0.72, name, grid.size, "text", "start", "semibold", width))
            y += row
            shapes.append(Line(((0, y), (width, y)), "line", 0.7))
        shapes += _row(results, result, grid, y, words)
        spots += _spots(results, result, grid, y, words)
        y += row
    title = _("How much of each level is met, criterion by criterion")
    return Drawing(width, y + 1, title, tuple(shapes), tuple(spots), framework.floor, framework.top)


def _head(results: Results, grid: _Grid, words: gettext.NullTranslations) -> Iterator[Shape]:
    room = grid.cell_width - 6
    names = [level_title(results.framework, number) for number in grid.levels]
    size = next((own for own in _SIZES if _fits(names, own, room - _SAFE)), _SIZES[-1])
    for number, name in zip(grid.levels, names, strict=True):
        x = grid.x(number) + 3
        yield Text(x, 9, str(number), 9.0, "text", "start", "semibold")
        for place, line in enumerate(broken(name, size, room - _SAFE, _MOST_LINES)):
            yield Text(x, 19 + 8.5 * place, line, size, "quiet", max_width=room + _SAFE)
    if results.framework.open_ended:
        last = grid.x(grid.levels[-1]) + 3
        yield from open_end(last + 12, 6, min(26.0, grid.cell_width - 24))
    yield Text(grid.width, 9, words.gettext("Level"), 9.0, "text", "end", "semibold", _LEVEL + 8)
    if grid.before:
        yield Text(grid.width, 19, words.gettext("then, now"), 8.0, "quiet", "end", max_width=_LEVEL + _THEN)
    yield Line(((0, _HEAD - 1), (grid.width, _HEAD - 1)), "text", 0.8)


def _fits(names: Sequence[str], size: float, room: float) -> bool:
    """Whether every name stands whole above its column."""
    told = [broken(name, size, room, most=len(name) + 1) for name in names]
    return all(
        len(lines) <= _MOST_LINES and all(rough_width(line, size) <= room for line in lines) for lines in told
    )


def _row(
    results: Results, result: CriterionResult, grid: _Grid, y: float, words: gettext.NullTranslations
) -> Iterator[Shape]:
    criterion = result.criterion
    name = words.gettext("{id} {title}").format(id=criterion.id, title=criterion.title)
    yield Text(0, y + grid.row * 0.72, name, grid.size, max_width=grid.name_width - 8)
    for level in result.score.levels:
        yield from _cell(level, results.framework.floor, grid, y, words)
    side = min(13.0, grid.row - 2)
    yield from square_of(grid.width - side, y + (grid.row - side) / 2, side, result, results.framework.floor)
    then = grid.before.get(criterion.id)
    if then is not None:
        ink = "quiet" if then == result.level else "text"
        x = grid.width - side - 8
        yield Text(x, y + grid.row * 0.72, str(then), grid.size, ink, "end", max_width=_THEN)
    yield Line(((0, y + grid.row), (grid.width, y + grid.row)), "line", 0.4)


def _cell(
    level: LevelScore, floor: int, grid: _Grid, y: float, words: gettext.NullTranslations
) -> Iterator[Shape]:
    """A bar for the share met and its number; dashed while answers are open, struck where nothing applies.

    A given level has no bar. A sign that blocks a level closes its bar with a thick line.
    """
    _ = words.gettext
    x = grid.x(level.number) + 3
    number_room = grid.size * 2.3
    width = grid.cell_width - 8 - number_room
    height = grid.row * 0.52
    top = y + (grid.row - height) / 2
    if level.number <= floor:
        said = _("given")
        yield Text(x, y + grid.row * 0.72, said, grid.size, "quiet", max_width=grid.cell_width - 6)
        return
    if not level.applies:
        yield Line(((x, y + grid.row / 2), (x + width, y + grid.row / 2)), "control", 0.8)
        return
    share = float(level.low)
    if share:
        yield Box(x, top, width * share, height, fill=f"level:{level.number}")
    dash = DASH if level.answered < level.applicable else ()
    yield Box(x, top, width, height, colour="control", line_width=0.5, dash=dash)
    if level.blocked_high:
        yield Line(((x + width, top - 3), (x + width, top + height + 3)), "attention", 2.4)
    if level.answered:
        yield Text(
            x + width + number_room, y + grid.row * 0.72, f"{100 * share:.0f}", grid.size, "text", "end"
        )


def _spots(
    results: Results, result: CriterionResult, grid: _Grid, y: float, words: gettext.NullTranslations
) -> Iterator[Spot]:
    _ = words.gettext
    criterion = result.criterion
    said = spot_words(result, results.framework, words)
    if (then := grid.before.get(criterion.id)) is not None:
        said = _("{said}, last time {level}").format(said=said, level=then)
    yield Spot(0, y, grid.name_width, grid.row, said, criterion.id)
    for level in result.score.levels:
        if level.number <= results.framework.floor:
            cell = _("{id}, level {level}: given").format(id=criterion.id, level=level.number)
        elif not level.applies:
            cell = _("{id}, level {level}: not applicable").format(id=criterion.id, level=level.number)
        else:
            told = _("{id}, level {level}: {share} met, {answered} of {applicable} answered")
            if level.blocked_high:
                told = _("{id}, level {level}: {share} met, blocked by a sign")
            cell = told.format(
                id=criterion.id,
                level=level.number,
                share=percent(float(level.low), words),
                answered=level.answered,
                applicable=level.applicable,
            )
        yield Spot(grid.x(level.number), y, grid.cell_width, grid.row, cell, criterion.id)
    yield Spot(grid.width - grid.level_width, y, grid.level_width, grid.row, said, criterion.id)
