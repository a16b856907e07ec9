"""Months that somebody typed, held to what a client's file is held to: what is left out, and what is odd."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from statistics import median

from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.figure_reading import contradiction
from maturity_desktop.domain.figure_sets import odd_periods
from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.mapping_json import number_told
from maturity_desktop.domain.series import Abandoned, Figure, Grain, says_something

OUT_OF_SCALE = 5
"""So many times more or less than the other months is a slip of the decimal mark rather than a month."""
ENOUGH = 3
"""How many other months tell what is usual."""
LEFT_OUT = (Odd.WITHIN_ABOVE_ANSWERED, Odd.WITHIN_ABOVE_OFFERED)


@dataclass(frozen=True, slots=True)
class CheckedMonths:
    """The months that count, by time, and what was odd in those that were typed."""

    figures: tuple[Figure, ...]
    oddities: tuple[Oddity, ...]


def checked_months(
    typed: Sequence[Figure], measure: Measure, channel: str, abandoned: Abandoned, today: date
) -> CheckedMonths:
    """Typed months as they count. `abandoned` says what the contacts reached in time are held against."""
    is_share = measure.unit == "percent"
    found = list(_named(Odd.ABOVE_100, channel, (own for own in typed if is_share and _above_100(own))))
    for odd in (*LEFT_OUT, Odd.ANSWERED_ABOVE_OFFERED):
        found += _named(odd, channel, (own for own in typed if contradiction(own) is odd))
    sound = [_without_what_cannot_be(own, is_share) for own in typed]
    figures = tuple(own for own in sound if says_something(own) or own.target is not None)
    found += _named(Odd.FUTURE, channel, (own for own in figures if own.start.date() > today))
    found += _named(Odd.ODD_SCALE, channel, _out_of_scale(figures, is_share), _value_told)
    if is_share:
        differing = [own for own in figures if _counts_differ(own, abandoned)]
        found += _named(Odd.COUNTS_DIFFER, channel, differing, _value_told)
        alone = (own for own in figures if own.value is not None and own.counted(abandoned) is None)
        found += _named(Odd.SHARES_ONLY, channel, alone)
    return CheckedMonths(figures, tuple(found))


def _named(
    kind: Odd, channel: str, figures: Iterable[Figure], what: Callable[[Figure], str] = lambda _figure: ""
) -> Iterator[Oddity]:
    """An oddity that names its months; `what` tells of the first."""
    own = list(figures)
    for oddity in odd_periods(kind, Grain.MONTH, [figure.start for figure in own], channel):
        yield replace(oddity, what=what(own[0]))


def _above_100(figure: Figure) -> bool:
    return figure.value is not None and figure.value > 100


def _without_what_cannot_be(figure: Figure, is_share: bool) -> Figure:
    """A month without a percentage above 100 and without contacts that cannot be."""
    if is_share and _above_100(figure):
        figure = replace(figure, value=None)
    if contradiction(figure) in LEFT_OUT:
        figure = replace(figure, offered=None, answered=None, within=None)
    return figure


def _out_of_scale(figures: Sequence[Figure], is_share: bool) -> Iterator[Figure]:
    """Months that are many times more or less than the others; of shares, those below a hundredth too."""
    for figure in figures:
        value = figure.value
        if not value:
            continue
        others = [own.value for own in figures if own is not figure and own.value]
        usual = median(others) if len(others) >= ENOUGH else value
        if (is_share and value < 1) or max(value / usual, usual / value) >= OUT_OF_SCALE:
            yield figure


def _counts_differ(figure: Figure, abandoned: Abandoned) -> bool:
    """Whether a percentage is not what its contacts come to, in the decimals in which it was typed."""
    counts = figure.counted(abandoned)
    if figure.value is None or counts is None or counts[1] <= 0:
        return False
    decimals = len(number_told(figure.value).partition(".")[2])
    return 2 * Fraction(10) ** decimals * abs(Fraction(100 * counts[0], counts[1]) - figure.value) > 1


def _value_told(figure: Figure) -> str:
    return "" if figure.value is None else number_told(figure.value)
