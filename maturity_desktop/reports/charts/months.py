"""The months of a channel against their targets; those that failed have another shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from gettext import NullTranslations

from maturity_desktop.domain.outcomes import Outcome, PeriodOutcome
from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.charts.month_limits import (
    MonthLimits,
    level_lines,
    limit_mark,
    limits_legend,
    limits_of,
    limits_words,
    lines_of,
    month_said,
    run_mark,
)
from maturity_desktop.reports.charts.period_scale import PeriodScale, round_range, tick_words
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Spot, Text, Weight
from maturity_desktop.reports.sections.period_words import figure_words, month_name

_TOP, _FOOT, _RIGHT = 30.0, 34.0, 10.0
_LEGEND_LEAD = 14.0
_SMALL = 9.0
_MARK = 5.0


def months_chart(
    months: Sequence[PeriodOutcome],
    unit: str,
    words: NullTranslations,
    width: float,
    height: float,
    with_limits: bool = False,
) -> Drawing:
    """A mark for each month, a line for its target, the distance between them; control limits where wanted.

    Met is a filled dot, missed a cross in a box, a month without a figure a dashed box at its target, one
    without a target a ring.
    """
    _ = words.gettext
    title = _("Months against their target")
    told = [float(value) for entry in months for value in (entry.value, entry.target) if value is not None]
    if not told:
        return Drawing(width, height, title, (Text(0, 12, _("No figures by month."), _SMALL, "quiet"),))
    found = limits_of(months) if with_limits else None
    if with_limits:
        limits = limits_words(found, months, unit, words)
        title = _("{title}. {limits}").format(title=title, limits=limits)
    bounds = lines_of(found.limits, unit) if found else ()
    told += map(float, bounds)
    top = _TOP + (_LEGEND_LEAD if found else 0)
    low, high, step = round_range(min(told), max(told))
    ticks = [low + step * place for place in range(round((high - low) / step) + 1)]
    names = [tick_words(tick, step, words) for tick in ticks]
    left = max(rough_width(name, _SMALL) for name in names) + 8
    scale = PeriodScale(left, width - _RIGHT, top, height - _FOOT, low, high, len(months))
    shapes: list[Shape] = [*_legend(months, scale, unit, words)]
    for tick, name in zip(ticks, names, strict=True):
        shapes.append(Line(((left, scale.y(tick)), (scale.right, scale.y(tick))), "line", 0.6))
        shapes.append(Text(left - 6, scale.y(tick) + 3, name, _SMALL, "quiet", "end"))
    shapes += _targets(months, scale)
    if found:
        shapes += _limits(found, bounds, scale, months, words)
    spots = []
    for place, entry in enumerate(months):
        shapes += _month(entry, place, scale, unit, words)
        said = month_said(found, months, place, unit, words)
        spots.append(Spot(scale.x(place) - scale.step / 2, top - 8, scale.step, height - top + 8, said))
    return Drawing(width, height, title, tuple(shapes), tuple(spots))


def _limits(
    found: MonthLimits,
    bounds: Sequence[Fraction],
    scale: PeriodScale,
    months: Sequence[PeriodOutcome],
    words: NullTranslations,
) -> Iterator[Shape]:
    """The mean, the limits, and marks on the months that they single out."""
    yield from limits_legend(scale.left, 9.0 + _LEGEND_LEAD, words)
    ys = [scale.y(float(own)) for own in bounds]
    yield from level_lines(ys, scale.y(float(found.limits.centre)), scale.left, scale.right)
    for place, entry in enumerate(months):
        if place in found.outside and entry.value is not None:
            yield limit_mark(scale.x(place), scale.y(float(entry.value)))
        if place in found.runs:
            yield run_mark(scale.x(place), scale.bottom + 2, scale.step)


def _legend(
    months: Sequence[PeriodOutcome], scale: PeriodScale, unit: str, words: NullTranslations
) -> Iterator[Shape]:
    _ = words.gettext
    x, y = scale.left, 9.0
    marks: list[tuple[Outcome | None, str]] = [
        (Outcome.MET, _("met")),
        (Outcome.MISSED, _("not met")),
        (Outcome.MISSING, _("no figure")),
    ]
    if any(_verdict(entry) is None for entry in months):
        marks.append((None, _("no target")))
    for outcome, name in marks:
        yield from _mark(outcome, x + _MARK, y - 3)
        yield Text(x + 14, y, name, _SMALL, "quiet")
        x += 14 + rough_width(name, _SMALL) + 14
    yield Line(((x, y - 3), (x + 18, y - 3)), "text", 1.2, (4.0, 2.5))
    name = _("target, in %") if unit == "percent" else _("target")
    yield Text(x + 23, y, name, _SMALL, "quiet")


def _targets(months: Sequence[PeriodOutcome], scale: PeriodScale) -> Iterator[Shape]:
    """A dashed line that steps where the target changes; none where there is no target."""
    points: list[tuple[float, float]] = []
    for place, entry in enumerate(months):
        if entry.target is None:
            if points:
                yield Line(tuple(points), "text", 1.2, (4.0, 2.5))
            points = []
            continue
        y = scale.y(float(entry.target))
        points += [(scale.x(place) - scale.step / 2, y), (scale.x(place) + scale.step / 2, y)]
    if points:
        yield Line(tuple(points), "text", 1.2, (4.0, 2.5))


def _month(
    entry: PeriodOutcome, place: int, scale: PeriodScale, unit: str, words: NullTranslations
) -> Iterator[Shape]:
    x = scale.x(place)
    failed = _verdict(entry) in (Outcome.MISSED, Outcome.MISSING)
    weight: Weight = "semibold" if failed else "regular"
    name = month_name(entry.start.month, words)
    yield Text(x, scale.bottom + 14, name, _SMALL, "text" if failed else "quiet", "middle", weight)
    if place == 0 or entry.start.month == 1:
        yield Text(x, scale.bottom + 26, str(entry.start.year), _SMALL, "quiet", "middle")
    if entry.value is None:
        anchor = scale.low if entry.target is None else float(entry.target)
        yield from _mark(Outcome.MISSING, x, scale.y(anchor))
        return
    y = scale.y(float(entry.value))
    above = entry.target is None or entry.value >= entry.target
    if entry.target is not None:
        yield Line(((x, scale.y(float(entry.target))), (x, y)), "attention" if failed else "control", 1.0)
    yield from _mark(_verdict(entry), x, y)
    told = figure_words(entry.value, unit, words, entry.target)
    if rough_width(told, _SMALL) <= scale.step:
        below = y + _MARK + 11
        yield Text(x, y - _MARK - 4 if above else below, told, _SMALL, "text", "middle", weight)


def _verdict(entry: PeriodOutcome) -> Outcome | None:
    """How a month stands; None where it has a value and nothing to hold it against."""
    return None if entry.value is not None and entry.target is None else entry.outcome


def _mark(verdict: Outcome | None, x: float, y: float) -> Iterator[Shape]:
    side = 2 * _MARK
    if verdict is Outcome.MET:
        yield Dot(x, y, _MARK - 0.5, "accent")
    elif verdict is None:
        yield Dot(x, y, _MARK - 0.8, "card", "text")
    elif verdict is Outcome.MISSED:
        yield Box(x - _MARK, y - _MARK, side, side, "card", "attention", 1.3)
        for way in (1, -1):
            yield Line(((x - 2.6, y - 2.6 * way), (x + 2.6, y + 2.6 * way)), "attention", 1.3)
    else:
        yield Box(x - _MARK, y - _MARK, side, side, "card", "control", 1.0, (2.0, 1.6))
