"""What amounts come to by a measure's formula."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from maturity_desktop.domain.series import Month
from maturity_desktop.domain.statistics import Interval, Undefined, wilson_interval
from maturity_desktop.domain.supporting_catalogue import Formula, SupportingMeasure
from maturity_desktop.domain.supporting_rows import SupportingRow

MONTHS = 12
"""The window: so many complete months up to the cut-off, as for the measured criteria."""


@dataclass(frozen=True, slots=True)
class Share:
    """A figure of some rows: its value or why it has none, how many were counted, the interval about it."""

    value: Fraction | None
    why_not: Undefined | None = None
    counted: int | None = None
    interval: Interval | None = None


def share_of(measure: SupportingMeasure, rows: Sequence[SupportingRow]) -> Share:
    """The figure of some rows by the measure's formula; each of them has all amounts."""
    if not rows:
        return Share(None, Undefined.NOTHING_COUNTED)
    over, minus, under = (_sum(rows, names) for names in (measure.over, measure.minus, measure.under))
    if measure.formula is Formula.SUM:
        return Share(over - minus)
    if measure.formula is Formula.TURNOVER:
        return _turnover(measure, rows, over)
    if under == 0:
        return Share(None, Undefined.NOTHING_COUNTED)
    if under < 0:
        return Share(None, Undefined.IMPOSSIBLE)
    match measure.formula:
        case Formula.WAPE:
            missed = _total(abs(_of(row, measure.over) - _of(row, measure.under)) for row in rows)
            return Share(100 * missed / under)
        case Formula.BIAS:
            return Share(100 * (over - under) / under)
        case Formula.RATIO:
            return Share((over - minus) / under)
    return _counted(measure, over - minus, under)


def _counted(measure: SupportingMeasure, part: Fraction, whole: Fraction) -> Share:
    """A share in percent; with the interval about it where single things were counted."""
    value = 100 * part / whole
    if not measure.counted or part.denominator != 1 or whole.denominator != 1:
        return Share(value)
    if not 0 <= part <= whole:
        return Share(None, Undefined.IMPOSSIBLE)
    return Share(value, None, int(whole), wilson_interval(int(part), int(whole)).value)


def _turnover(measure: SupportingMeasure, rows: Sequence[SupportingRow], left: Fraction) -> Share:
    """Leavers over the mean headcount, taken to a year; groups of one month add up to its headcount."""
    heads: dict[datetime | None, Fraction] = {}
    for row in rows:
        heads[row.start] = heads.get(row.start, Fraction()) + _of(row, measure.under)
    mean = sum(heads.values(), Fraction()) / len(heads)
    if mean <= 0:
        return Share(None, Undefined.NOTHING_COUNTED if mean == 0 else Undefined.IMPOSSIBLE)
    months = {Month.of(start.date()) for start in heads if start}
    return Share(100 * left / mean * (Fraction(MONTHS, len(months)) if months else 1))


def _of(row: SupportingRow, names: Iterable[str]) -> Fraction:
    """The sum of some amounts of a row; a single one stands as it is."""
    first, *others = (row.amounts[name] for name in names)
    return sum(others, first)


def _sum(rows: Iterable[SupportingRow], names: Sequence[str]) -> Fraction:
    return _total(row.amounts[name] for row in rows for name in names)


def _total(amounts: Iterable[Fraction]) -> Fraction:
    """The exact sum, by whole numbers for each denominator: fractions are added ten times as slowly."""
    found: defaultdict[int, int] = defaultdict(int)
    for amount in amounts:
        found[amount.denominator] += amount.numerator
    return sum((Fraction(above, below) for below, above in found.items()), Fraction())
