"""Charts of rows on the scale of levels: the domains' means, and the gaps by priority."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from maturity_desktop.domain.framework import Domain
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import RollUp, State
from maturity_desktop.reports.charts.axis import Axis
from maturity_desktop.reports.charts.squares import SMALL, square
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.figures import mean_target
from maturity_desktop.reports.sections.wording import mean_words, priority_words, short_number

_FOOT = 32.0
_MOST_ROW, _LEAST_ROW = 20.0, 15.0
_SIDE = 12.0


def domain_bars(results: Results, words: gettext.NullTranslations, width: float, height: float) -> Drawing:
    """The mean level of each domain as a bar from the lowest level, with a tick at its target."""
    _ = words.gettext
    axis = Axis.of(results, width * 0.46, width - 34)
    row = min(26.0, (height - _FOOT) / max(1, len(results.domains)))
    bottom = row * len(results.domains)
    shapes: list[Shape] = [*axis.grid(0, bottom)]
    spots: list[Spot] = []
    for place, (domain, figure) in enumerate(results.domains):
        y = place * row
        target = mean_target(results, domain)
        spots.append(Spot(0, y, width, row, _bar_words(results, domain, figure, target, words)))
        middle, baseline = y + row / 2, y + row / 2 + 3.2
        name = _("{id} {title}").format(id=domain.id, title=domain.title)
        shapes.append(Text(0, baseline, name, SMALL, max_width=axis.left - 10))
        if not domain.criteria:
            said = _("not described")
            shapes.append(
                Text(axis.left + 4, baseline, said, SMALL, "quiet", max_width=width - axis.left - 4)
            )
            continue
        shapes += axis.mean(middle, min(11.0, row * 0.5), figure, target)
        value = domain_figure(results, figure.level, words)
        shapes.append(Text(width, baseline, value, SMALL, "text", "end", "semibold", 32))
    y = bottom + 26
    shapes.append(Box(axis.left, y - 7, 14, 7, fill=axis.bar))
    means = has_means(results)
    shapes.append(
        Text(axis.left + 19, y, _("mean level") if means else _("level"), SMALL, "quiet", max_width=60)
    )
    shapes.append(Line(((axis.left + 84, y - 9), (axis.left + 84, y + 2)), "text", 1.8))
    shapes.append(Text(axis.left + 90, y, _("target"), SMALL, "quiet", max_width=60))
    title = _("Level of each domain, and its target")
    if means:
        title = _("Mean level of each domain, and its target")
    framework = results.framework
    return Drawing(width, bottom + _FOOT, title, tuple(shapes), tuple(spots), framework.floor, framework.top)


def has_means(results: Results) -> bool:
    """Whether a domain's level is a mean: somewhere there is more than one criterion to take it of."""
    return any(figure.applicable > 1 for _domain, figure in results.domains)


def domain_figure(results: Results, level: float | None, words: gettext.NullTranslations) -> str:
    """A domain's level or target: with the decimals of a mean only where there are means."""
    if level is None or has_means(results):
        return mean_words(level, words)
    return short_number(level, words)


def _bar_words(
    results: Results,
    domain: Domain,
    figure: RollUp,
    target: float | None,
    words: gettext.NullTranslations,
) -> str:
    _ = words.gettext
    if not domain.criteria:
        return _("{id} {title}: named by the source and not described").format(
            id=domain.id, title=domain.title
        )
    if not figure.applicable or target is None:
        return _("{id} {title}: not applicable").format(id=domain.id, title=domain.title)
    if figure.level is None:
        return _("{id} {title}: {rated} of {applicable} criteria rated").format(
            id=domain.id, title=domain.title, rated=figure.rated, applicable=figure.applicable
        )
    return _("{id} {title}: {level}, target {target}; {rated} of {applicable} criteria rated").format(
        id=domain.id,
        title=domain.title,
        level=domain_figure(results, figure.level, words),
        target=domain_figure(results, target, words),
        rated=figure.rated,
        applicable=figure.applicable,
    )


def ranked_gaps(results: Results, words: gettext.NullTranslations, width: float, height: float) -> Drawing:
    """Each gap from level to target, highest priority first; those that do not fit are counted."""
    _ = words.gettext
    framework, gaps = results.framework, results.ranked_gaps
    axis = Axis.of(results, width * 0.46, width - 62)
    head = 16.0
    row = min(_MOST_ROW, max(_LEAST_ROW, (height - _FOOT - head) / max(1, len(gaps))))
    fitting = max(1, int((height - _FOOT - head) / row + 0.01))
    shown = gaps if len(gaps) <= fitting else gaps[: max(1, fitting - 1)]
    shapes: list[Shape] = [
        Text(width, 9, _("Priority"), SMALL, "quiet", "end", max_width=60),
        *axis.grid(head, head + row * len(shown)),
    ]
    spots: list[Spot] = []
    for place, result in enumerate(shown):
        y = head + place * row
        shapes += _gap(results, result, axis, y, row, width, words)
        spots.append(Spot(0, y, width, row, _gap_words(result, words), result.criterion.id))
    bottom = head + row * len(shown)
    if len(shown) < len(gaps):
        more = len(gaps) - len(shown)
        said = words.ngettext("and {count} more", "and {count} more", more).format(count=more)
        shapes.append(Text(0, bottom + 12, said, SMALL, "quiet", max_width=axis.left - 10))
    if not gaps:
        shapes.append(Text(0, 30, _("No rated criterion is below its target."), SMALL, "quiet"))
    title = _("Gaps from the level reached to the target, by priority")
    size = max(bottom + 18, 40)
    return Drawing(width, size, title, tuple(shapes), tuple(spots), framework.floor, framework.top)


def _gap(
    results: Results,
    result: CriterionResult,
    axis: Axis,
    y: float,
    row: float,
    width: float,
    words: gettext.NullTranslations,
) -> Iterator[Shape]:
    if result.level is None or result.gap is None:
        return
    middle, baseline = y + row / 2, y + row / 2 + 3.2
    name = words.gettext("{id} {title}").format(id=result.criterion.id, title=result.criterion.title)
    yield Text(0, baseline, name, SMALL, max_width=axis.left - 16)
    yield Line(((axis.x(result.level), middle), (axis.x(result.target), middle)), "accent", 1.6)
    yield from axis.target(middle, 6, result.target)
    x = axis.x(result.level) - _SIDE / 2
    yield from square(x, middle - _SIDE / 2, _SIDE, result.level, State.RATED, results.framework.floor)
    priority = priority_words(result.gap.priority, words)
    yield Text(width, baseline, priority, SMALL, "text", "end", "semibold", 50)


def _gap_words(result: CriterionResult, words: gettext.NullTranslations) -> str:
    return words.gettext("{id} {title}: level {level}, target {target}, priority {priority}").format(
        id=result.criterion.id,
        title=result.criterion.title,
        level=result.level,
        target=result.target,
        priority=priority_words(result.gap.priority if result.gap else 0, words),
    )
