"""A square for each criterion in a row for each domain, with the domains' means beside them if wanted."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import dataclass

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.charts.axis import Axis
from maturity_desktop.reports.charts.squares import SMALL, spot_words, square, square_of
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.figures import mean_target
from maturity_desktop.reports.sections.wording import level_title, mean_words

_SIDE, _STEP = 13.0, 15.5
_ROW = 18.5
_LEGEND_ROW, _LEGEND_COLUMN = 14.5, 160.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names end and how many squares stand beside each other before the means begin."""

    name: float
    squares: int
    axis: Axis | None
    width: float

    @classmethod
    def of(cls, results: Results, width: float, means: bool) -> _Columns:
        name = width * (0.345 if means else 0.42)
        room = width * 0.345 if means else width - name
        squares = max(1, int(room // _STEP))
        axis = Axis.of(results, name + room + 8, width - 34) if means else None
        return cls(name, squares, axis, width)


def level_strip(
    results: Results, words: gettext.NullTranslations, width: float, means: bool = False
) -> Drawing:
    """The level of each criterion by domain, and what the squares mean; as high as it needs to be."""
    _ = words.gettext
    columns = _Columns.of(results, width, means)
    rows: list[Shape] = []
    spots: list[Spot] = []
    y = 2.0
    for domain, figure in results.domains:
        name = _("{id} {title}").format(id=domain.id, title=domain.title)
        rows.append(Text(0, y + 10, name, SMALL, max_width=columns.name - 8))
        found = [result for result in results.criteria if result.domain is domain]
        for place, result in enumerate(found):
            x = columns.name + place % columns.squares * _STEP
            top = y + place // columns.squares * (_SIDE + 3)
            rows += square_of(x, top, _SIDE, result, results.framework.floor)
            said = spot_words(result, results.framework, words)
            spots.append(Spot(x, top, _SIDE, _SIDE, said, result.criterion.id))
        if not domain.criteria:
            room = columns.squares * _STEP
            rows.append(Text(columns.name, y + 10, _("not described"), SMALL, "quiet", max_width=room))
        elif columns.axis:
            rows += columns.axis.mean(y + _SIDE / 2, 9, figure, mean_target(results, domain))
            value = mean_words(figure.level, words)
            rows.append(Text(width, y + 10, value, SMALL, "text", "end", "semibold", 32))
        y += _ROW + max(0, (len(found) - 1) // columns.squares) * (_SIDE + 3)
    grid = [*columns.axis.grid(0, y - 4)] if columns.axis else []
    y += 18 if columns.axis else 6
    legend = [*_legend(results.framework, words, columns, y)]
    title = _("The level of each criterion, by domain")
    height = y + _LEGEND_ROW * _legend_rows(results.framework, columns)
    framework = results.framework
    shapes = (*grid, *rows, *legend)
    return Drawing(width, height, title, shapes, tuple(spots), framework.floor, framework.top)


def _legend_columns(columns: _Columns) -> int:
    return max(2, int(columns.width // _LEGEND_COLUMN))


def _legend_rows(framework: Framework, columns: _Columns) -> int:
    count = len(framework.scale) + (4 if columns.axis else 2)
    return -(-count // _legend_columns(columns))


def _legend(
    framework: Framework, words: gettext.NullTranslations, columns: _Columns, y: float
) -> Iterator[Shape]:
    """What each sign means, column by column."""
    _ = words.gettext
    rows = _legend_rows(framework, columns)
    room = columns.width / _legend_columns(columns)
    meanings: list[tuple[int | None, State, str]] = [
        *((step.level, State.RATED, level_title(framework, step.level)) for step in framework.scale),
        (None, State.UNRATED, _("Not rated")),
        (None, State.NOT_APPLICABLE, _("Not applicable")),
    ]
    for place, (level, state, title) in enumerate(meanings):
        x, top = place // rows * room, y + place % rows * _LEGEND_ROW
        yield from square(x, top, 11, level, state, framework.floor)
        yield Text(x + 17, top + 9, title, 8.5, "quiet", max_width=room - 20)
    if columns.axis:
        place = len(meanings)
        x, top = place // rows * room, y + place % rows * _LEGEND_ROW
        yield Box(x, top + 1.5, 11, 8, fill=columns.axis.bar)
        yield Text(x + 17, top + 9, _("Mean level of the domain"), 8.5, "quiet", max_width=room - 20)
        x, top = (place + 1) // rows * room, y + (place + 1) % rows * _LEGEND_ROW
        yield Line(((x + 5.5, top - 1), (x + 5.5, top + 12)), "text", 1.8)
        yield Text(x + 17, top + 9, _("Target, mean of the domain"), 8.5, "quiet", max_width=room - 20)
