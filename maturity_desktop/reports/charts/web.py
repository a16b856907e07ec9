"""The radar: domains around a centre, the mean level of each, its target, and last time's mean."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping, Sequence
from math import cos, pi, sin

from maturity_desktop.domain.framework import Domain
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import RollUp
from maturity_desktop.reports.charts.labels import broken
from maturity_desktop.reports.drawing import Anchor, Dot, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.figures import mean_target
from maturity_desktop.reports.sections.wording import mean_words

Point = tuple[float, float]
_SMALL = 9.0
_LABEL_ROOM = 0.27  # of the width, on each side
_LEGEND = 26.0
THEN = (1.4, 2.4)
"""The dash of last time's line."""
_LEAST_AXES = 3
"""A radar of fewer axes is only a line."""


class _Plane:
    """Where a level lies on the axis of a domain; the floor is the centre, the first axis points up."""

    def __init__(self, axes: int, width: float, height: float, floor: int, top: int) -> None:
        self.axes, self.floor, self.top = axes, floor, top
        self.x, self.y = width / 2, (height - _LEGEND) / 2 + 4
        self.radius = max(10.0, min(width * (0.5 - _LABEL_ROOM) + 20, (height - _LEGEND) / 2 - 30))

    def at(self, axis: int, level: float) -> Point:
        return self._towards(axis, self.radius * (level - self.floor) / max(1, self.top - self.floor))

    def beyond(self, axis: int) -> Point:
        """Where the axis' label stands."""
        return self._towards(axis, self.radius + 12)

    def _towards(self, axis: int, distance: float) -> Point:
        angle = 2 * pi * axis / max(1, self.axes)
        return self.x + distance * sin(angle), self.y - distance * cos(angle)


def has_radar(results: Results) -> bool:
    """Whether there are enough domains with criteria for a radar."""
    return len(_described(results)) >= _LEAST_AXES


def _described(results: Results) -> list[tuple[Domain, RollUp]]:
    """The domains that have an axis: those with criteria."""
    return [(domain, figure) for domain, figure in results.domains if domain.criteria]


def radar(
    results: Results,
    words: gettext.NullTranslations,
    width: float,
    height: float,
    before: Mapping[str, float] | None = None,
) -> Drawing:
    """The mean level of each domain and its target; the centre is the framework's lowest level.

    `before` are the like-for-like means of the audit before, by domain.
    """
    before = before or {}
    _ = words.gettext
    framework = results.framework
    described = _described(results)
    plane = _Plane(len(described), width, height, framework.floor, framework.top)
    levels = [figure.level for _domain, figure in described]
    targets = [mean_target(results, domain) for domain, _figure in described]
    shapes: list[Shape] = [*_grid(plane)]
    shapes += _outline(plane, targets, "text", 1.0, (4.0, 3.0))
    if before:
        shapes += _outline(plane, [before.get(domain.id) for domain, _own in described], "control", 1.4, THEN)
    shapes += _outline(plane, levels, "accent", 1.8, (), "accent")
    shapes += [
        Dot(*plane.at(axis, level), 3.0, "accent", "card")
        for axis, level in enumerate(levels)
        if level is not None
    ]
    spots: list[Spot] = []
    for axis, (domain, figure) in enumerate(described):
        shapes += _label(plane, axis, domain, figure, targets[axis], words, width)
        spots.append(_spot(plane, axis, domain, figure, targets[axis], words, before.get(domain.id)))
    shapes += _scale(plane)
    shapes += _legend(words, width, height, bool(before))
    title = _("Mean level and target of each domain, from {floor} at the centre to {top}").format(
        floor=framework.floor, top=framework.top
    )
    return Drawing(width, height, title, tuple(shapes), tuple(spots), framework.floor, framework.top)


def _grid(plane: _Plane) -> Iterator[Shape]:
    for level in range(plane.floor + 1, plane.top + 1):
        ring = tuple(plane.at(axis, level) for axis in range(plane.axes))
        yield Line(ring, "line", 0.7, closed=True)
    for axis in range(plane.axes):
        yield Line((plane.at(axis, plane.floor), plane.at(axis, plane.top)), "line", 0.7)


def _scale(plane: _Plane) -> Iterator[Shape]:
    """The numbers of the rings, beside the first axis."""
    for level in range(plane.floor, plane.top + 1):
        x, y = plane.at(0, level)
        yield Text(x - 4, y + 3, str(level), 8.0, "quiet", "end")


def _outline(
    plane: _Plane,
    levels: Sequence[float | None],
    colour: str,
    width: float,
    dash: tuple[float, ...],
    fill: str = "none",
) -> Iterator[Shape]:
    """A closed line where every axis has a level, else the stretches between neighbours that have one."""
    if not levels:
        return
    if all(level is not None for level in levels):
        points = tuple(plane.at(axis, level) for axis, level in enumerate(levels) if level is not None)
        yield Line(points, colour, width, dash, closed=True, fill=fill, fill_opacity=0.12)
        return
    for axis, level in enumerate(levels):
        following = (axis + 1) % len(levels)
        other = levels[following]
        if level is not None and other is not None and following != axis:
            yield Line((plane.at(axis, level), plane.at(following, other)), colour, width, dash)


def _label(
    plane: _Plane,
    axis: int,
    domain: Domain,
    figure: RollUp,
    target: float | None,
    words: gettext.NullTranslations,
    width: float,
) -> Iterator[Shape]:
    _ = words.gettext
    x, y = plane.beyond(axis)
    side: Anchor = "middle"
    room = width * 0.34
    if x > plane.x + 6:
        side, room = "start", width - x
    elif x < plane.x - 6:
        side, room = "end", x
    # The two lines grow away from the web: upwards above it, downwards below.
    y += -6 if y < plane.y - plane.radius * 0.8 else 3 if y < plane.y + plane.radius * 0.8 else 8
    lines = broken(_("{id} {title}").format(id=domain.id, title=domain.title), _SMALL, room)
    for place, line in enumerate(lines):
        yield Text(x, y + 11 * place, line, _SMALL, "text", side, "semibold", room)
    figures = _figures(figure, target, words)
    yield Text(x, y + 11 * len(lines), figures, _SMALL, "quiet", side, max_width=room)


def _figures(figure: RollUp, target: float | None, words: gettext.NullTranslations) -> str:
    """A domain's level and target in words."""
    _ = words.gettext
    if not figure.applicable or target is None:
        return _("not applicable")
    if figure.level is None:
        return _("not rated, target {target}").format(target=mean_words(target, words))
    return _("{level}, target {target}").format(
        level=mean_words(figure.level, words), target=mean_words(target, words)
    )


def _spot(
    plane: _Plane,
    axis: int,
    domain: Domain,
    figure: RollUp,
    target: float | None,
    words: gettext.NullTranslations,
    before: float | None,
) -> Spot:
    """The end of an axis and its dot, as pointed at."""
    _ = words.gettext
    x, y = plane.at(axis, figure.level) if figure.level is not None else plane.at(axis, plane.top)
    said = _("{id} {title}: {figures}").format(
        id=domain.id, title=domain.title, figures=_figures(figure, target, words)
    )
    if before is not None:
        said = _("{said}, last time {level} like for like").format(said=said, level=mean_words(before, words))
    return Spot(x - 8, y - 8, 16, 16, said)


def _legend(
    words: gettext.NullTranslations, width: float, height: float, has_before: bool
) -> Iterator[Shape]:
    _ = words.gettext
    y = height - 8
    middle = width / 2 - (60 if has_before else 0)
    if has_before:
        yield Line(((middle + 118, y - 3), (middle + 142, y - 3)), "control", 1.4, THEN)
        yield Text(middle + 148, y, _("last time, like for like"), _SMALL, "quiet", max_width=120)
    yield Line(((middle - 100, y - 3), (middle - 76, y - 3)), "accent", 1.8)
    yield Dot(middle - 88, y - 3, 3.0, "accent", "card")
    yield Text(middle - 70, y, _("mean level"), _SMALL, "quiet", max_width=80)
    yield Line(((middle + 22, y - 3), (middle + 46, y - 3)), "text", 1.0, (4.0, 3.0))
    yield Text(middle + 52, y, _("target"), _SMALL, "quiet", max_width=80)
