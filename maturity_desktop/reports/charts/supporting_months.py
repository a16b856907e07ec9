"""The months of a supporting figure, with the band of what is typical behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations

from maturity_desktop.domain.series import Month
from maturity_desktop.domain.supporting import Share, SupportingFigure
from maturity_desktop.domain.supporting_catalogue import Standing, Typical, Unit
from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.charts.period_scale import PeriodScale, round_range, tick_words
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.period_words import month_name, month_words
from maturity_desktop.reports.sections.supporting_words import (
    PLACES,
    amount_words,
    share_words,
    standing_words,
    typical_words,
)
from maturity_desktop.reports.sections.wording import number

_TOP, _FOOT, _RIGHT = 30.0, 34.0, 10.0
_SMALL, _MARK = 9.0, 4.5
_DASH = (4.0, 2.5)
_ROOM = 1.0
"""Of the span of the values: so far beyond them a bound of what is typical still widens the axis."""


def supporting_months(
    figure: SupportingFigure, words: NullTranslations, width: float, height: float
) -> Drawing:
    """A mark for each month from the first to the last: a dot, a triangle where it is beyond what is typical.

    A month without a figure is a dashed box on the axis.
    """
    _ = words.gettext
    measure = figure.measure
    title = _("{title} by month").format(title=measure.title)
    values = [float(share.value) for share in figure.months.values() if share.value is not None]
    if not values:
        return Drawing(width, height, title, (Text(0, 12, _("No figures by month."), _SMALL, "quiet"),))
    months = _every_month(tuple(figure.months))
    low, high, step = round_range(*_reach(values, measure.typical))
    if min(values) >= 0:
        low = max(0.0, low)  # nothing that is counted lies below nought
    ticks = [low + step * place for place in range(round((high - low) / step) + 1)]
    names = [tick_words(tick, step, words) for tick in ticks]
    left = max(rough_width(name, _SMALL) for name in names) + 8
    scale = PeriodScale(left, width - _RIGHT, _TOP, height - _FOOT, low, high, len(months))
    shapes: list[Shape] = [*_band(measure.typical, measure.unit, scale, words)]
    for tick, name in zip(ticks, names, strict=True):
        shapes.append(Line(((left, scale.y(tick)), (scale.right, scale.y(tick))), "line", 0.6))
        shapes.append(Text(left - 6, scale.y(tick) + 3, name, _SMALL, "quiet", "end"))
    spots = []
    for place, month in enumerate(months):
        share = figure.months.get(month)
        shapes += _month(month, share, place, scale, figure, words)
        said = month_said(month, share, figure, words)
        spots.append(Spot(scale.x(place) - scale.step / 2, _TOP - 8, scale.step, height - _TOP + 8, said))
    return Drawing(width, height, title, tuple(shapes), tuple(spots))


def month_said(month: Month, share: Share | None, figure: SupportingFigure, words: NullTranslations) -> str:
    """A month as it is read aloud."""
    _ = words.gettext
    when = month_words(month.first_day, words)
    if share is None:
        return _("{month}: no figure").format(month=when)
    told = share_words(share, figure.measure.unit, words)
    standing = _standing(share, figure.measure.typical)
    if standing is None:
        return _("{month}: {value}").format(month=when, value=told)
    return _("{month}: {value}, {standing}").format(
        month=when, value=told, standing=standing_words(standing, words)
    )


def _every_month(there: Sequence[Month]) -> list[Month]:
    """All months from the first to the last that have a figure."""
    found = [there[0]]
    while found[-1] != there[-1]:
        found.append(found[-1].plus(1))
    return found


def _reach(values: Sequence[float], typical: Typical | None) -> tuple[float, float]:
    """The lowest and highest of values and bounds; a bound far away does not press the values flat."""
    low, high = min(values), max(values)
    span = max(high - low, abs(high) * 0.25, 0.01) * _ROOM
    bounds = _bounds(typical) if typical else ()
    near = [own for own in bounds if low - span <= own <= high + span]
    return min([low, *near]), max([high, *near])


def _standing(share: Share, typical: Typical | None) -> Standing | None:
    return typical.standing(share.value) if typical is not None and share.value is not None else None


def _band(
    typical: Typical | None, unit: Unit, scale: PeriodScale, words: NullTranslations
) -> Iterator[Shape]:
    """What is typical, as far as the axis goes, and the words for it above."""
    if typical is None:
        return
    top, bottom = _band_of(typical, scale)
    if bottom > top:
        yield Box(scale.left, top, scale.right - scale.left, bottom - top, "accent_ground")
    for own in _bounds(typical):
        if scale.low <= own <= scale.high:
            y = scale.y(own)
            yield Line(((scale.left, y), (scale.right, y)), "accent", 1.0, _DASH)
    yield Box(scale.left, 2, 18, 9, "accent_ground", "accent", 0.8, (2.0, 1.6))
    told = typical_words(typical, unit, words)
    yield Text(scale.left + 24, 10, told, _SMALL, "quiet", max_width=scale.right - scale.left - 24)


def _month(
    month: Month,
    share: Share | None,
    place: int,
    scale: PeriodScale,
    figure: SupportingFigure,
    words: NullTranslations,
) -> Iterator[Shape]:
    x = scale.x(place)
    yield Text(x, scale.bottom + 14, month_name(month.month, words), _SMALL, "quiet", "middle")
    if place == 0 or month.month == 1:
        yield Text(x, scale.bottom + 26, str(month.year), _SMALL, "quiet", "middle")
    if share is None or share.value is None:
        yield Box(
            x - _MARK, scale.bottom - 2 * _MARK, 2 * _MARK, 2 * _MARK, "card", "control", 1.0, (2.0, 1.6)
        )
        return
    y = scale.y(float(share.value))
    standing = _standing(share, figure.measure.typical)
    yield standing_mark(standing, x, y, _MARK)
    unit = figure.measure.unit
    bare = number(float(share.value), PLACES.get(unit, 1), words)
    told = amount_words(share.value, unit, words)
    if rough_width(told, _SMALL) > scale.step:
        told = bare
    if rough_width(told, _SMALL) <= scale.step + 2:
        below = y - _MARK - 14 < scale.top
        foot = y + _MARK + 11 if below else y - _MARK - 4
        if figure.measure.typical is not None:
            yield from _ground(x, foot, told, scale, figure.measure.typical)
        yield Text(x, foot, told, _SMALL, "text", "middle")


def _ground(x: float, foot: float, told: str, scale: PeriodScale, typical: Typical) -> Iterator[Shape]:
    """What keeps the line of a bound from running through a value's words."""
    top, bottom = foot - _SMALL + 1, foot + 2.5
    if any(top <= scale.y(own) <= bottom for own in _bounds(typical)):
        width = rough_width(told, _SMALL) + 4
        band_top, band_bottom = _band_of(typical, scale)
        fill = "accent_ground" if band_top <= (top + bottom) / 2 <= band_bottom else "card"
        yield Box(x - width / 2, top, width, bottom - top, fill, radius=2.0)


def _bounds(typical: Typical) -> tuple[float, ...]:
    """Where what is typical begins and ends."""
    return tuple(float(own) for own in (typical.low, typical.high) if own is not None)


def _band_of(typical: Typical, scale: PeriodScale) -> tuple[float, float]:
    """The top and the bottom of what is typical, as far as the axis goes."""
    low = scale.low if typical.low is None else min(max(float(typical.low), scale.low), scale.high)
    high = scale.high if typical.high is None else min(max(float(typical.high), scale.low), scale.high)
    return scale.y(high), scale.y(low)


def standing_mark(standing: Standing | None, x: float, y: float, size: float) -> Shape:
    """How a figure stands to what is typical, by shape: a triangle, a dot, else a ring."""
    if standing is None:
        return Dot(x, y, size - 0.8, "card", "text")
    if standing is Standing.WITHIN:
        return Dot(x, y, size - 0.5, "accent")
    way = -1 if standing is Standing.ABOVE else 1
    corners = ((x, y + way * size), (x - size, y - way * size * 0.8), (x + size, y - way * size * 0.8))
    return Line(corners, "attention", 1.0, closed=True, fill="attention")
