"""Readiness over time: how many criteria meet the profile, month by month, against how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations
from math import ceil

from maturity_desktop.domain.improvement import Standing
from maturity_desktop.domain.readiness import Verdict
from maturity_desktop.domain.series import Month
from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.charts.period_scale import PeriodScale, round_range
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.period_words import month_name
from maturity_desktop.reports.sections.progress_words import standing_line
from maturity_desktop.reports.sections.readiness_words import month_of_year

_TOP, _FOOT, _RIGHT = 26.0, 34.0, 14.0
_SMALL = 9.0
_MARK = 4.5
MOST_FILLED = 1.1
"""What the axis holds of the criteria: room for a figure above the highest mark."""
MOST_MONTHS = 60
"""So many months are drawn; of a longer time the latest."""


def readiness_line(
    months: Sequence[Standing], words: NullTranslations, width: float, height: float
) -> Drawing:
    """A step for each month with a re-rating, which holds until the next; the dashed line is all criteria.

    A month that is ready is a filled dot, one that is ready but for a few is a ring, any other a small box.
    """
    _ = words.gettext
    title = _("Criteria that meet the profile, by month")
    last = months[-1].month
    span = min(_apart(months[0].month, last), MOST_MONTHS)
    first = last.plus(-span)
    shown = [own for own in months if _apart(first, own.month) >= 0]
    count = max(own.statement.applicable for own in shown)
    step = max(1.0, round_range(0, max(count, 1))[2])
    ticks = [step * place for place in range(ceil(count * MOST_FILLED / step) + 1)]
    left = max(rough_width(f"{tick:g}", _SMALL) for tick in ticks) + 8
    scale = PeriodScale(left, width - _RIGHT, _TOP, height - _FOOT, 0, ticks[-1], span + 1)
    shapes: list[Shape] = []
    for tick in ticks:
        shapes.append(Line(((left, scale.y(tick)), (scale.right, scale.y(tick))), "line", 0.6))
        shapes.append(Text(left - 6, scale.y(tick) + 3, f"{tick:g}", _SMALL, "quiet", "end"))
    shapes.append(Line(((left, scale.y(count)), (scale.right, scale.y(count))), "quiet", 1, (3, 2.5)))
    shapes.append(Text(left, 11, _("dashed: all criteria that apply"), _SMALL, "quiet"))
    shapes += _names(first, span, scale, height, words)
    shapes.append(Line(tuple(_steps(shown, first, scale)), "accent", 1.6))
    spots = []
    for own in shown:
        x, y = scale.x(_apart(first, own.month)), scale.y(own.statement.meeting)
        shapes += _mark(own, x, y)
        said = _("{month}: {standing}").format(
            month=month_of_year(own.month, words), standing=standing_line(own, words)
        )
        spots.append(Spot(x - 8, _TOP - 8, 16, height - _TOP + 8, said))
    return Drawing(width, height, title, tuple(shapes), tuple(spots))


def _apart(first: Month, last: Month) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _steps(shown: Sequence[Standing], first: Month, scale: PeriodScale) -> Iterator[tuple[float, float]]:
    level = None
    for own in shown:
        x, y = scale.x(_apart(first, own.month)), scale.y(own.statement.meeting)
        if level is not None and level != y:
            yield x, level
        yield x, y
        level = y


def _mark(own: Standing, x: float, y: float) -> Iterator[Shape]:
    verdict = own.statement.verdict
    if verdict is Verdict.READY:
        yield Dot(x, y, _MARK, "accent")
    elif verdict is Verdict.BUT_FOR:
        yield Dot(x, y, _MARK, "card", "accent")
    else:
        yield Box(x - 3.5, y - 3.5, 7, 7, "card", "accent", 1.2)
    yield Text(x, y - 8, str(own.statement.meeting), _SMALL, "text", "middle", "semibold")


def _names(
    first: Month, span: int, scale: PeriodScale, height: float, words: NullTranslations
) -> Iterator[Shape]:
    """Months by name, as many as there is room for; the year below January and the first."""
    every = next((step for step in (1, 2, 3, 6, 12) if scale.step * step >= 26), 12)
    for place in range(0, span + 1, every):
        month = first.plus(place)
        x = scale.x(place)
        yield Text(x, height - 20, month_name(month.month, words), _SMALL, "quiet", "middle")
        if place == 0 or month.month <= every:
            yield Text(x, height - 8, str(month.year), _SMALL, "quiet", "middle")
