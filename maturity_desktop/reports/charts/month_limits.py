"""Control limits of months, as shapes and in words: the mean, the limits, the months that they single out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from gettext import NullTranslations

from maturity_desktop.domain.control_limits import ControlLimits, control_limits, in_runs
from maturity_desktop.domain.outcomes import PeriodOutcome
from maturity_desktop.domain.series import Grain
from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.drawing import Line, Shape, Text
from maturity_desktop.reports.sections.period_words import (
    figure_words,
    in_unit,
    month_words,
    outcome_words,
)
from maturity_desktop.reports.sections.wording import listed

LEAST = 6
"""Of fewer months, limits say nothing: Wheeler, Understanding Variation."""
HUNDRED = Fraction(100)
_SMALL, _MARK = 9.0, 10.5
_DOTS = (1.2, 2.4)


@dataclass(frozen=True, slots=True)
class MonthLimits:
    """The limits of the months that have a value, and which months lie outside them or in a run."""

    limits: ControlLimits
    outside: frozenset[int]
    runs: frozenset[int]


def limits_of(months: Sequence[PeriodOutcome]) -> MonthLimits | None:
    """None where too few months have a value; those without one are passed over."""
    told = [(place, entry.value) for place, entry in enumerate(months) if entry.value is not None]
    found = control_limits([value for _place, value in told]).value
    if found is None or len(told) < LEAST:
        return None
    runs = in_runs([value for _place, value in told], found.centre)
    return MonthLimits(
        found,
        frozenset(place for place, value in told if found.is_outside(value)),
        frozenset(place for at, (place, _value) in enumerate(told) if at in runs),
    )


def lines_of(limits: ControlLimits, unit: str) -> tuple[Fraction, ...]:
    """The limits that a value can lie beyond: a share cannot go below 0 or above 100, nor money below 0."""
    return tuple(
        own for own in (limits.low, limits.high) if own >= 0 and (unit != "percent" or own <= HUNDRED)
    )


def limit_mark(x: float, y: float, reach: float = _MARK) -> Line:
    """What stands around a month outside the limits."""
    points = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return Line(points, "attention", 1.2, closed=True)


def run_mark(x: float, y: float, step: float) -> Line:
    """What stands below the months of a run: it reads as one bar."""
    return Line(((x - step / 2, y), (x + step / 2, y)), "attention", 2.4)


def level_lines(ys: Sequence[float], centre: float, left: float, right: float) -> Iterator[Line]:
    """The mean as a thin line, the limits as dotted ones."""
    yield Line(((left, centre), (right, centre)), "control", 1.0)
    for y in ys:
        yield Line(((left, y), (right, y)), "control", 1.3, _DOTS)


def limits_legend(x: float, y: float, words: NullTranslations) -> Iterator[Shape]:
    """A second line of the legend."""
    _ = words.gettext
    middle = y - 3
    entries: tuple[tuple[Callable[[float], Line], float, str], ...] = (
        (lambda at: Line(((at, middle), (at + 14, middle)), "control", 1.0), 18, _("mean")),
        (lambda at: Line(((at, middle), (at + 14, middle)), "control", 1.3, _DOTS), 18, _("control limits")),
        (lambda at: limit_mark(at + 5, middle, 5), 14, _("outside the limits")),
        (lambda at: run_mark(at + 7, middle, 14), 18, _("eight or more on one side")),
    )
    for mark, room, name in entries:
        yield mark(x)
        yield Text(x + room, y, name, _SMALL, "quiet")
        x += room + rough_width(name, _SMALL) + 12


def limits_words(
    found: MonthLimits | None, months: Sequence[PeriodOutcome], unit: str, words: NullTranslations
) -> str:
    """The limits and what they single out, for whoever does not see them."""
    _ = words.gettext
    if found is None:
        return _("Control limits need the values of {count} months.").format(count=LEAST)
    centre, low, high = (
        in_unit(figure_words(own, unit, words), unit, words)
        for own in (found.limits.centre, found.limits.low, found.limits.high)
    )
    told = _("Mean {mean}, control limits {low} and {high}.").format(mean=centre, low=low, high=high)
    singled = [
        _("Outside the limits: {months}.").format(months=_named(found.outside, months, words))
        if found.outside
        else _("No month lies outside the limits."),
        _("Eight or more in a row on one side of the mean: {months}.").format(
            months=_named(found.runs, months, words)
        )
        if found.runs
        else "",
    ]
    return " ".join(filter(None, (told, *singled)))


def _named(places: frozenset[int], months: Sequence[PeriodOutcome], words: NullTranslations) -> str:
    return listed([month_words(months[place].start, words) for place in sorted(places)], words)


def month_said(
    found: MonthLimits | None, months: Sequence[PeriodOutcome], place: int, unit: str, words: NullTranslations
) -> str:
    """A month with its figure, and how the limits single it out."""
    _ = words.gettext
    said = outcome_words(months[place], Grain.MONTH, unit, words)
    if found is not None and place in found.outside:
        said = _("{month}; outside the control limits").format(month=said)
    if found is not None and place in found.runs:
        said = _("{month}; one of eight or more in a row on one side of the mean").format(month=said)
    return said
