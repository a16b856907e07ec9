"""The groups of a supporting figure as bars, with the band of what is typical behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.supporting import Share, SupportingFigure
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue, Typical
from maturity_desktop.reports.charts.labels import names_beside, rough_width
from maturity_desktop.reports.charts.supporting_months import standing_mark
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.supporting_words import (
    CHANNEL,
    amount_words,
    share_words,
    typical_words,
)
from maturity_desktop.reports.sections.wording import number

ROW = 20.0
_SMALL, _BAR, _MARK, _FOOT = 9.0, 10.0, 4.0, 18.0
_NAME_SHARE, _LONGEST_NAME = 0.34, 190.0


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where a value lies between the left and the right end."""

    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        inside = min(max(value, self.low), self.high)
        return self.left + (self.right - self.left) * (inside - self.low) / (self.high - self.low)


def groups_height(figure: SupportingFigure) -> float:
    """How high the bars of all groups are."""
    return ROW * len(figure.groups) + (_FOOT if figure.measure.typical is not None else 4.0)


def supporting_groups(
    figure: SupportingFigure, catalogue: SupportingCatalogue, words: NullTranslations, width: float
) -> Drawing:
    """A bar for each group from nought, the interval about it where things were counted, its value and n."""
    _ = words.gettext
    grouping = catalogue.groupings.get(figure.grouped_by, figure.grouped_by)
    title = _("{title} by “{grouping}”").format(title=figure.measure.title, grouping=grouping)
    said = {group: _value_words(figure, share, words) for group, share in figure.groups.items()}
    values_width = max((rough_width(own, _SMALL) for own in said.values()), default=0.0)
    names = {group: group_words(group, figure.grouped_by, words) for group in figure.groups}
    widest = max((rough_width(own, _SMALL) for own in names.values()), default=0.0)
    left = min(widest, width * _NAME_SHARE, _LONGEST_NAME) + 8
    axis = _axis(figure, left, max(left + 40, width - values_width - 22))
    bottom = ROW * len(figure.groups)
    shapes: list[Shape] = [*_band(figure.measure.typical, axis, bottom)]
    shapes.append(Line(((axis.x(0), 0), (axis.x(0), bottom)), "control", 0.8))
    spots = []
    for place, (group, share) in enumerate(figure.groups.items()):
        y = ROW * place
        shapes += names_beside(0, y + ROW / 2, names[group], _SMALL, left - 8)
        shapes += _bar(figure, share, axis, y + ROW / 2)
        shapes.append(Text(width, y + 13, said[group], _SMALL, "text", "end"))
        told = _("{group}: {value}").format(
            group=names[group], value=share_words(share, figure.measure.unit, words)
        )
        spots.append(Spot(0, y, width, ROW, told))
    if figure.measure.typical is not None:
        usual = typical_words(figure.measure.typical, figure.measure.unit, words)
        shapes.append(Text(left, bottom + 13, usual, _SMALL, "quiet", max_width=width - left))
    return Drawing(width, groups_height(figure), title, tuple(shapes), tuple(spots))


def group_words(group: str, grouped_by: str, words: NullTranslations) -> str:
    """A group by its name; channels have names in every language."""
    return channel_name(group, words) if grouped_by == CHANNEL else group


def _axis(figure: SupportingFigure, left: float, right: float) -> _Axis:
    ends = [0.0]
    for share in figure.groups.values():
        if share.value is not None:
            ends.append(float(share.value))
        if share.interval is not None:
            ends += (100 * share.interval.low, 100 * share.interval.high)
    high = max(ends) if max(ends) > 0 else (0.0 if min(ends) < 0 else 1.0)
    return _Axis(left, right, min(ends), high)


def _value_words(figure: SupportingFigure, share: Share, words: NullTranslations) -> str:
    _ = words.gettext
    if share.value is None:
        return _("no figure")
    told = amount_words(share.value, figure.measure.unit, words)
    if share.counted is None:
        return told
    return _("{value}, n = {n}").format(value=told, n=number(share.counted, 0, words))


def _band(typical: Typical | None, axis: _Axis, bottom: float) -> Iterator[Shape]:
    if typical is None:
        return
    left = axis.left if typical.low is None else axis.x(float(typical.low))
    right = axis.right if typical.high is None else axis.x(float(typical.high))
    if right > left:
        yield Box(left, 0, right - left, bottom, "accent_ground")
    for own in (typical.low, typical.high):
        if own is not None and axis.low < own < axis.high:
            x = axis.x(float(own))
            yield Line(((x, 0), (x, bottom)), "accent", 1.0, (4.0, 2.5))


def _bar(figure: SupportingFigure, share: Share, axis: _Axis, middle: float) -> Iterator[Shape]:
    if share.value is None:
        yield Box(axis.x(0), middle - _BAR / 2, 2 * _BAR, _BAR, "card", "control", 1.0, (2.0, 1.6))
        return
    start, end = sorted((axis.x(0), axis.x(float(share.value))))
    yield Box(start, middle - _BAR / 2, max(end - start, 1.0), _BAR, "level:2")
    if share.interval is not None:
        low, high = axis.x(100 * share.interval.low), axis.x(100 * share.interval.high)
        yield Line(((low, middle), (high, middle)), "text", 1.0)
        for x in (low, high):
            yield Line(((x, middle - 3), (x, middle + 3)), "text", 1.0)
    standing = figure.measure.typical.standing(share.value) if figure.measure.typical else None
    if standing is not None:
        yield standing_mark(standing, axis.x(float(share.value)) + _MARK + 3, middle, _MARK)
