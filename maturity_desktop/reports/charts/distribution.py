"""Levels by domain over clients: the middle half as a bar, the median, and one client among them."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.portfolio import ModelFigures, Spread, place_in
from maturity_desktop.reports.charts.axis import Axis
from maturity_desktop.reports.charts.labels import names_beside
from maturity_desktop.reports.charts.squares import SMALL
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.portfolio_words import place_words, spread_words
from maturity_desktop.reports.sections.wording import mean_words

MOST_ROW, LEAST_ROW = 30.0, 20.0
FOOT = 36.0
NAME_SHARE = 0.4
VALUE = 34.0
BAR = 10.0


def distribution(
    model: ModelFigures,
    framework: Framework,
    client: str,
    words: NullTranslations,
    width: float,
    height: float,
) -> Drawing:
    """A row for the whole and for each domain; a dot where the client (empty: none) lies."""
    _ = words.gettext
    axis = Axis(NAME_SHARE * width, width - VALUE - 8, framework.floor, framework.top, framework.open_ended)
    rows = tuple(_rows(model, framework, words))
    row = max(LEAST_ROW, min(MOST_ROW, (height - FOOT) / max(1, len(rows))))
    bottom = row * len(rows)
    shapes: list[Shape] = [*axis.grid(0, bottom)]
    spots: list[Spot] = []
    for number, (name, found) in enumerate(rows):
        y = number * row
        shapes += names_beside(0, y + row / 2, name, SMALL, axis.left - 12)
        shapes += _row(axis, found, client, y + row / 2, width, words)
        said = spread_words(name, found, words)
        if (place := place_in(found, client)) is not None:
            said = _("{spread}; {place}").format(spread=said, place=place_words(place, words))
        spots.append(Spot(0, y, width, row, said))
    shapes += _legend(axis, bottom + 27, bool(client), width, words)
    title = _("Levels of {count} clients by domain").format(count=model.clients)
    return Drawing(width, bottom + FOOT, title, tuple(shapes), tuple(spots), framework.floor, framework.top)


def _rows(model: ModelFigures, framework: Framework, words: NullTranslations) -> Iterator[tuple[str, Spread]]:
    """The whole where the model has a figure for it, then every domain that anybody has rated."""
    _ = words.gettext
    if model.whole.by_client:
        yield _("All criteria"), model.whole
    for domain in framework.domains:
        if domain.id in model.domains:
            name = _("{id} {title}").format(id=domain.id, title=domain.title)
            yield name, model.domains[domain.id]


def _row(
    axis: Axis, found: Spread, client: str, middle: float, width: float, words: NullTranslations
) -> Iterator[Shape]:
    own = found.quartiles
    if own is None:
        said = words.gettext("too few clients")
        yield Text(axis.left + 4, middle + 3.2, said, SMALL, "quiet", max_width=axis.right - axis.left)
        return
    low, high = axis.x(own.low), axis.x(own.high)
    yield Box(low, middle - BAR / 2, max(high - low, 1.0), BAR, fill=axis.bar)
    median = axis.x(own.median)
    yield Line(((median, middle - BAR / 2 - 2), (median, middle + BAR / 2 + 2)), "text", 1.8)
    place = place_in(found, client)
    if place is not None:
        yield Dot(axis.x(place.level), middle, 4.2, "accent", "card")
        value = mean_words(place.level, words)
        yield Text(width, middle + 3.2, value, SMALL, "text", "end", "semibold", VALUE)


def _legend(axis: Axis, y: float, has_client: bool, width: float, words: NullTranslations) -> Iterator[Shape]:
    _ = words.gettext
    step = (width - axis.left) / 3
    yield Box(axis.left, y - 7, 14, 7, fill=axis.bar)
    yield Text(axis.left + 19, y, _("middle half"), SMALL, "quiet", max_width=step - 22)
    x = axis.left + step
    yield Line(((x + 3, y - 9), (x + 3, y + 2)), "text", 1.8)
    yield Text(x + 10, y, _("median"), SMALL, "quiet", max_width=step - 14)
    if has_client:
        x += step
        yield Dot(x + 3, y - 3.5, 4.2, "accent", "card")
        yield Text(x + 12, y, _("this client"), SMALL, "quiet", max_width=step - 14)
