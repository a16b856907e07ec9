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
from operator import itemgetter

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.series import Grain, Month, last_months
from maturity_desktop.domain.statistics import Interval, Undefined, wilson_interval
from maturity_desktop.domain.supporting_rows import SupportingRow, TablesOf, rows_of

MONTHS = 12
"""The window: so many complete months up to the cut-off, as for the measured criteria."""
GIVEN = "value"
"""The input of a finished figure, where the client hands over no amounts."""
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
    """A figure that supports criteria; `group` says what its rows may be grouped by (“Channel”), or is empty.

    `counted`: the share is one of things counted one by one, so that an interval about it can be told.
    `criteria` are ids by framework.
    """

    id: str
    title: str
    about: str
    formula: Formula
    unit: Unit
    inputs: tuple[Input, ...]
    over: tuple[str, ...]
    under: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    group: str = ""
    counted: bool = False
    typical: Typical | None = None
    criteria: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def needed(self) -> tuple[str, ...]:
        """The inputs that a row must have to count."""
        return tuple(dict.fromkeys((*self.over, *self.minus, *self.under)))

    @property
    def is_of_forecasts(self) -> bool:
        """Whether errors are summed period by period, so that the grain matters."""
        return self.formula in (Formula.WAPE, Formula.BIAS)


@dataclass(frozen=True, slots=True)
class Share:
    """A figure of some rows: its value or why it has none, how many were counted, the interval about it."""

    value: Fraction | None
    why_not: Undefined | None = None
    counted: int | None = None
    interval: Interval | None = None


@dataclass(frozen=True)
class SupportingFigure:
    """What a measure comes to in an audit's window.

    `as_given`: the client gave finished figures, which are not averaged: `whole` is the newest of them, of
    `newest`. `incomplete` rows lack an amount and were left out. `amounts` are the sums of the inputs.
    """

    measure: SupportingMeasure
    whole: Share
    months: Mapping[Month, Share]
    groups: Mapping[str, Share]
    by_grain: Mapping[Grain, Share]
    amounts: Mapping[str, Fraction]
    first: date | None
    last: date | None
    grains: frozenset[Grain]
    as_given: bool = False
    newest: Month | None = None
    incomplete: int = 0

    @property
    def standing(self) -> Standing | None:
        """How it stands to what is usual; None without a figure or without anything usual."""
        value = self.whole.value
        return self.measure.typical.standing(value) if self.measure.typical and value is not None else None


RowsOf = Mapping[Grain | None, Sequence[SupportingRow]]


def data_of(audit: Audit, measure: str) -> tuple[SupportingData, ...]:
    """The data of a measure, in the order in which they came."""
    own = [record for record in audit.all(SupportingData) if record.measure == measure]
    return tuple(sorted(own, key=lambda record: (record.added_on, record.id)))


def supporting_figures(
    audit: Audit, measures: Iterable[SupportingMeasure], tables: TablesOf
) -> Mapping[str, SupportingFigure]:
    """The figure of every measure that has data in the audit's window, by its id."""
    found = {}
    for measure in measures:
        data = ((record.grain, rows_of(tables(record.rows))) for record in data_of(audit, measure.id))
        figure = figure_of(measure, joined(data), audit.details.cut_off)
        if figure is not None:
            found[measure.id] = figure
    return found


def joined(data: Iterable[tuple[Grain | None, Iterable[SupportingRow]]]) -> RowsOf:
    """Rows of several files as one; of a period and group told twice, what came last counts."""
    found: dict[Grain | None, dict[tuple[datetime | None, str], SupportingRow]] = {}
    for grain, rows in data:
        found.setdefault(grain, {}).update({(row.start, row.group): row for row in rows})
    return {grain: tuple(rows.values()) for grain, rows in found.items()}


def figure_of(measure: SupportingMeasure, rows_by_grain: RowsOf, cut_off: date) -> SupportingFigure | None:
    """What the rows come to in the twelve months up to the cut-off; None where none of them is of these."""
    months = last_months(cut_off, MONTHS)
    in_window = {grain: _within(rows, months) for grain, rows in rows_by_grain.items()}
    order = FINEST_FIRST if measure.is_of_forecasts else COARSEST_FIRST
    grain = next((own for own in order if in_window.get(own)), None)
    rows = in_window.get(grain, ())
    if not rows:
        return None
    grains = frozenset(own for own, some in in_window.items() if own and some)
    given = [row for row in rows if GIVEN in row.amounts]
    complete = [row for row in rows if row.amounts.keys() >= set(measure.needed)]
    if given and not complete:
        return _as_given(measure, given, grain, grains)
    days = [row.start.date() for row in complete if row.start]
    return SupportingFigure(
        measure,
        _share(measure, complete),
        _by_month(measure, complete),
        _by_group(measure, complete),
        _by_grain(measure, complete, grain),
        {name: sum((row.amounts[name] for row in complete), Fraction()) for name in measure.needed},
        min(days, default=None),
        max(days, default=None),
        grains,
        incomplete=len(rows) - len(complete),
    )


def _within(rows: Iterable[SupportingRow], months: Sequence[Month]) -> tuple[SupportingRow, ...]:
    """The rows of the window; those of no period belong to it."""
    first, last = months[0].first_day, months[-1].last_day
    return tuple(row for row in rows if row.start is None or first <= row.start.date() <= last)


def _as_given(
    measure: SupportingMeasure, rows: Sequence[SupportingRow], grain: Grain | None, grains: frozenset[Grain]
) -> SupportingFigure:
    """Finished figures stand as they are: the newest of those without a group, else of the first group."""
    dated = [
        row for _start, row in sorted(((row.start, row) for row in rows if row.start), key=itemgetter(0))
    ]
    ungrouped = [row for row in dated if not row.group] or dated
    newest = (ungrouped or list(rows))[-1]
    months = {Month.of(row.start.date()): Share(row.amounts[GIVEN]) for row in ungrouped if row.start}
    days = [row.start.date() for row in dated if row.start]
    return SupportingFigure(
        measure,
        Share(newest.amounts[GIVEN]),
        months if grain is Grain.MONTH else {},
        {row.group: Share(row.amounts[GIVEN]) for row in [*dated, *rows] if row.group},
        {},
        {},
        min(days, default=None),
        max(days, default=None),
        grains,
        as_given=True,
        newest=Month.of(newest.start.date()) if newest.start else None,
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


def _by_grain(
    measure: SupportingMeasure, rows: Sequence[SupportingRow], grain: Grain | None
) -> Mapping[Grain, Share]:
    """The error of a forecast by interval, by day and by month, as far as the rows are fine enough."""
    if not measure.is_of_forecasts or grain is None:
        return {}
    wanted = FINEST_FIRST[FINEST_FIRST.index(grain) :]
    return {own: _share(measure, _summed(measure, rows, own)) for own in wanted}


def _summed(
    measure: SupportingMeasure, rows: Sequence[SupportingRow], grain: Grain
) -> Sequence[SupportingRow]:
    """The rows of each period of a grain as one, group by group."""
    found: dict[tuple[datetime, str], dict[str, Fraction]] = {}
    for row in rows:
        if row.start is None:
            continue
        day = row.start.replace(hour=0, minute=0)
        start = {Grain.INTERVAL: row.start, Grain.DAY: day, Grain.MONTH: day.replace(day=1)}[grain]
        sums = found.setdefault((start, row.group), dict.fromkeys(measure.needed, Fraction()))
        for name in measure.needed:
            sums[name] += row.amounts[name]
    return [SupportingRow(start, group, sums) for (start, group), sums in found.items()]


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
