"""Supporting measures: figures that bear on a criterion without proving a level, and what they come to.

Which there are, their formulas and what is usual for them are data (frameworks/supporting.yaml). Amounts are
exact; only the interval about a share is a float.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from operator import itemgetter

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.series import Grain, Month, last_months
from maturity_desktop.domain.statistics import Interval, Undefined, wilson_interval
from maturity_desktop.domain.supporting_rows import SupportingRow, TablesOf, rows_of

MONTHS = 12
"""The window: so many complete months up to the cut-off, as for the measured criteria."""
COARSEST_FIRST = (Grain.MONTH, Grain.DAY, Grain.INTERVAL, None)
FINEST_FIRST = (Grain.INTERVAL, Grain.DAY, Grain.MONTH)


class Formula(StrEnum):
    """How amounts become a figure; `over`, `minus` and `under` are names of inputs."""

    SHARE = "share"
    """100 (over - minus) / under, each summed over the window."""
    RATIO = "ratio"
    """(over - minus) / under, each summed."""
    SUM = "sum"
    """over - minus, each summed."""
    TURNOVER = "turnover"
    """100 over / mean of under by month, taken to twelve months."""
    WAPE = "wape"
    """100 times the sum of |over - under| / the sum of under, period by period."""
    BIAS = "bias"
    """100 times the sum of (over - under) / the sum of under: above nought where over was too much."""


class Unit(StrEnum):
    """What a figure is counted in."""

    PERCENT = "percent"
    MONEY = "money"
    MINUTES = "minutes"
    NUMBER = "number"


class Standing(StrEnum):
    """How a figure stands to what is usual."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Input:
    """An amount that a measure is made of; `heads` are words that head its column in clients' files."""

    id: str
    title: str
    unit: Unit = Unit.NUMBER
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typical:
    """What is usual in the field, by this tool's judgement and not by a standard; None: open on that side."""

    low: Fraction | None = None
    high: Fraction | None = None
    why: str = ""

    def standing(self, value: Fraction) -> Standing:
        if self.low is not None and value < self.low:
            return Standing.BELOW
        return Standing.ABOVE if self.high is not None and value > self.high else Standing.WITHIN


@dataclass(frozen=True, slots=True)
class SupportingMeasure:
    """A figure that supports criteria; `group` is what it may be told by (“channel”), or empty.

    `grain`: errors of a forecast are taken by this period, and finer rows are summed to it first. `counted`:
    the share is one of things counted one by one, so that an interval about it can be told. `criteria` are
    ids by framework.
    """

    id: str
    title: str
    about: str
    formula: Formula
    unit: Unit
    over: tuple[str, ...]
    under: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    group: str = ""
    grain: Grain | None = None
    counted: bool = False
    typical: Typical | None = None
    criteria: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def needed(self) -> tuple[str, ...]:
        """The inputs that a row must have to count."""
        return tuple(dict.fromkeys((*self.over, *self.minus, *self.under)))


@dataclass(frozen=True)
class SupportingCatalogue:
    """Every input and measure that is at hand, and what rows may be grouped by: titles by id."""

    about: str
    inputs: Mapping[str, Input]
    groupings: Mapping[str, str]
    measures: tuple[SupportingMeasure, ...]

    @cached_property
    def by_id(self) -> Mapping[str, SupportingMeasure]:
        return {measure.id: measure for measure in self.measures}

    def of_criterion(self, framework: str, criterion: str) -> tuple[SupportingMeasure, ...]:
        """The measures that bear on a criterion, in the catalogue's order."""
        return tuple(own for own in self.measures if criterion in own.criteria.get(framework, ()))


@dataclass(frozen=True, slots=True)
class Share:
    """A figure of some rows: its value or why it has none, how many were counted, the interval about it."""

    value: Fraction | None
    why_not: Undefined | None = None
    counted: int | None = None
    interval: Interval | None = None


@dataclass(frozen=True)
class SupportingFigure:
    """What a measure comes to in an audit's window; `amounts` are the sums of its inputs.

    `as_given`: the client gave finished figures, which are not averaged: `whole` is the newest of them, of
    the month `newest`. `incomplete` rows lack an amount and were left out.
    """

    measure: SupportingMeasure
    whole: Share
    months: Mapping[Month, Share]
    groups: Mapping[str, Share]
    amounts: Mapping[str, Fraction]
    first: date | None
    last: date | None
    grain: Grain | None
    as_given: bool = False
    newest: Month | None = None
    incomplete: int = 0

    @property
    def standing(self) -> Standing | None:
        """How it stands to what is usual; None without a figure or without anything usual."""
        value = self.whole.value
        return self.measure.typical.standing(value) if self.measure.typical and value is not None else None


Pool = Mapping[tuple[str, Grain | None], tuple[SupportingRow, ...]]
"""All rows of an audit by what they are grouped by and their grain."""


def data_of(audit: Audit) -> tuple[SupportingData, ...]:
    """The audit's data, in the order in which they came."""
    return tuple(sorted(audit.all(SupportingData), key=lambda record: (record.added_on, record.id)))


def pool_of(audit: Audit, tables: TablesOf) -> Pool:
    """The rows of all data as one; of an amount told twice of a period and group, what came last counts."""
    found: dict[tuple[str, Grain | None], dict[tuple[datetime | None, str], dict[str, Fraction]]] = {}
    for record in data_of(audit):
        own = found.setdefault((record.grouped_by, record.grain), {})
        for row in rows_of(tables(record.rows)):
            own.setdefault((row.start, row.group), {}).update(row.amounts)
    return {
        key: tuple(SupportingRow(start, group, amounts) for (start, group), amounts in rows.items())
        for key, rows in found.items()
    }


def supporting_figures(
    audit: Audit, catalogue: SupportingCatalogue, tables: TablesOf
) -> Mapping[str, SupportingFigure]:
    """The figure of every measure that has data in the audit's window, by its id."""
    pool = pool_of(audit, tables)
    figures = (figure_of(measure, pool, audit.details.cut_off) for measure in catalogue.measures)
    return {figure.measure.id: figure for figure in figures if figure is not None}


def figure_of(measure: SupportingMeasure, pool: Pool, cut_off: date) -> SupportingFigure | None:
    """What the rows come to in the twelve months up to the cut-off; None where none of them tells anything.

    The whole is made of ungrouped rows where there are any, else of all groups together.
    """
    months = last_months(cut_off, MONTHS)
    whole_grain, whole = _rows_for(measure, "", pool, months)
    group_grain, grouped = _rows_for(measure, measure.group, pool, months) if measure.group else (None, ())
    grain, rows = (whole_grain, whole) if whole else (group_grain, grouped)
    if not rows:
        return None
    complete = _complete(measure, rows)
    if not complete:
        return _as_given(measure, grain, rows, grouped)
    days = [row.start.date() for row in complete if row.start]
    return SupportingFigure(
        measure,
        _share(measure, complete),
        _by_month(measure, complete),
        _by_group(measure, _complete(measure, grouped)),
        {name: sum((row.amounts[name] for row in complete), Fraction()) for name in measure.needed},
        min(days, default=None),
        max(days, default=None),
        grain,
        incomplete=len(rows) - len(complete),
    )


def _rows_for(
    measure: SupportingMeasure, grouped_by: str, pool: Pool, months: Sequence[Month]
) -> tuple[Grain | None, tuple[SupportingRow, ...]]:
    """The rows of the window that a measure is made of, and their grain; finished figures where there are no
    amounts.
    """
    there = {grain: _within(rows, months) for (by, grain), rows in pool.items() if by == grouped_by}
    order = (
        FINEST_FIRST[: FINEST_FIRST.index(measure.grain) + 1] if measure.grain is not None else COARSEST_FIRST
    )
    for grain in order:
        rows = [row for row in there.get(grain, ()) if row.amounts.keys() & set(measure.needed)]
        if _complete(measure, rows):
            return (measure.grain or grain), tuple(_summed(measure, rows))
    for grain in COARSEST_FIRST:
        rows = [row for row in there.get(grain, ()) if measure.id in row.amounts]
        if rows:
            return grain, tuple(rows)
    return None, ()


def _within(rows: Iterable[SupportingRow], months: Sequence[Month]) -> tuple[SupportingRow, ...]:
    """The rows of the window; those of no period belong to it."""
    first, last = months[0].first_day, months[-1].last_day
    return tuple(row for row in rows if row.start is None or first <= row.start.date() <= last)


def _complete(measure: SupportingMeasure, rows: Iterable[SupportingRow]) -> list[SupportingRow]:
    needed = set(measure.needed)
    return [row for row in rows if row.amounts.keys() >= needed]


def _summed(measure: SupportingMeasure, rows: Sequence[SupportingRow]) -> Iterable[SupportingRow]:
    """The rows of each period of the measure's grain as one, group by group; as they are where it has none."""
    if measure.grain is None or measure.grain is Grain.INTERVAL:
        return rows
    found: dict[tuple[datetime, str], dict[str, Fraction]] = {}
    for row in _complete(measure, rows):
        assert row.start is not None, "rows of a grain have a start"
        day = row.start.replace(hour=0, minute=0)
        start = day.replace(day=1) if measure.grain is Grain.MONTH else day
        sums = found.setdefault((start, row.group), dict.fromkeys(measure.needed, Fraction()))
        for name in measure.needed:
            sums[name] += row.amounts[name]
    return [SupportingRow(start, group, sums) for (start, group), sums in found.items()]


def _as_given(
    measure: SupportingMeasure,
    grain: Grain | None,
    rows: Sequence[SupportingRow],
    grouped: Sequence[SupportingRow],
) -> SupportingFigure:
    """Finished figures stand as they are; of groups alone no figure of the whole is made."""
    dated = [
        row for _start, row in sorted(((row.start, row) for row in rows if row.start), key=itemgetter(0))
    ]
    plain = [row for row in [*(row for row in rows if not row.start), *dated] if not row.group]
    newest = plain[-1] if plain else None
    days = [row.start.date() for row in dated if row.start]
    own = [row for row in dated if not row.group and row.start] if grain is Grain.MONTH else []
    return SupportingFigure(
        measure,
        Share(newest.amounts[measure.id]) if newest else Share(None, Undefined.NOTHING_COUNTED),
        {Month.of(row.start.date()): Share(row.amounts[measure.id]) for row in own if row.start},
        {row.group: Share(row.amounts[measure.id]) for row in grouped if measure.id in row.amounts},
        {},
        min(days, default=None),
        max(days, default=None),
        grain,
        as_given=True,
        newest=Month.of(newest.start.date()) if newest and newest.start else None,
    )


def _by_month(measure: SupportingMeasure, rows: Sequence[SupportingRow]) -> Mapping[Month, Share]:
    found: dict[Month, list[SupportingRow]] = {}
    for row in rows:
        if row.start:
            found.setdefault(Month.of(row.start.date()), []).append(row)
    return {month: _share(measure, found[month]) for month in sorted(found, key=lambda own: own.first_day)}


def _by_group(measure: SupportingMeasure, rows: Sequence[SupportingRow]) -> Mapping[str, Share]:
    found: dict[str, list[SupportingRow]] = {}
    for row in rows:
        found.setdefault(row.group, []).append(row)
    return {group: _share(measure, own) for group, own in found.items()} if set(found) - {""} else {}


def _share(measure: SupportingMeasure, rows: Sequence[SupportingRow]) -> Share:
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
            missed = sum((abs(_sum([r], measure.over) - _sum([r], measure.under)) for r in rows), Fraction())
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
        heads[row.start] = heads.get(row.start, Fraction()) + _sum([row], measure.under)
    mean = sum(heads.values(), Fraction()) / len(heads)
    if mean <= 0:
        return Share(None, Undefined.NOTHING_COUNTED if mean == 0 else Undefined.IMPOSSIBLE)
    months = {Month.of(start.date()) for start in heads if start}
    return Share(100 * left / mean * (Fraction(MONTHS, len(months)) if months else 1))


def _sum(rows: Iterable[SupportingRow], names: Iterable[str]) -> Fraction:
    names = tuple(names)
    return sum((row.amounts[name] for row in rows for name in names), Fraction())
