"""Supporting measures: figures that bear on a criterion without proving a level, and what they come to.

Which there are, their formulas and what is usual for them are data (frameworks/supporting.yaml). Amounts are
exact; only the interval about a share is a float.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.series import Grain, Month, last_months
from maturity_desktop.domain.statistics import Undefined
from maturity_desktop.domain.supporting_catalogue import (
    COARSEST_FIRST,
    Claim,
    Formula,
    Input,
    Need,
    Standing,
    SupportingCatalogue,
    SupportingMeasure,
    Typical,
    Unit,
)
from maturity_desktop.domain.supporting_rows import SupportingRow, TablesOf, rows_of
from maturity_desktop.domain.supporting_shares import MONTHS, Share, share_of

__all__ = [
    "MONTHS", "Claim", "Formula", "Input", "Need", "Pool", "Share", "Standing", "SupportingCatalogue",
    "SupportingFigure", "SupportingMeasure", "Typical", "Undefined", "Unit", "data_of", "figure_of",
    "pool_of", "supporting_figures",
]  # fmt: skip


@dataclass(frozen=True)
class SupportingFigure:
    """What a measure comes to in an audit's window; `amounts` are the sums of its inputs.

    `as_given`: the client gave finished figures, which are not averaged: `whole` is the newest of them, of
    the month `newest`. `incomplete` rows lack an amount and were left out. `groups` are by `grouped_by`.
    `rows` and `rows_of_group` are what whole and groups are made of, for whoever counts again.
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
    grouped_by: str = ""
    rows: Sequence[SupportingRow] = ()
    rows_of_group: Mapping[str, Sequence[SupportingRow]] = field(default_factory=dict)

    def mean_of(self, name: str) -> Fraction:
        """An amount over the periods that it was told of."""
        return self.amounts[name] / max(1, len({row.start for row in self.rows}))

    @property
    def standing(self) -> Standing | None:
        """How it stands to what is usual; None without a figure or without anything usual."""
        value = self.whole.value
        return self.measure.typical.standing(value) if self.measure.typical and value is not None else None


Pool = Mapping[tuple[str, Grain | None], tuple[SupportingRow, ...]]
"""All rows of an audit by what they are grouped by and their grain."""


def data_of(audit: Audit) -> tuple[SupportingData, ...]:
    """The audit's data, in the order in which they came."""
    return tuple(sorted(audit.all(SupportingData), key=order_of))


def order_of(record: SupportingData) -> tuple[int, str, str]:
    """Sorts data by when they came: the order is in their keys, for a day does not tell two apart."""
    number, mark, _rest = record.id.partition("-")
    return int(number) if mark and number.isdecimal() else 0, record.added_on.isoformat(), record.id


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


@dataclass(frozen=True)
class _Told:
    """The rows that tell a measure in one grain: with all its amounts, or as finished figures (`given`)."""

    grain: Grain | None
    rows: Sequence[SupportingRow]
    incomplete: int = 0
    given: bool = False


def figure_of(measure: SupportingMeasure, pool: Pool, cut_off: date) -> SupportingFigure | None:
    """What the rows come to in the twelve months up to the cut-off; None where none of them tells anything.

    The whole is made of ungrouped rows where there are any, else of all groups together.
    """
    there = {key: rows_within(rows, cut_off) for key, rows in pool.items()}
    whole = _told(measure, {grain: rows for (by, grain), rows in there.items() if not by})
    grouped_by, groups = _told_by_group(measure, there)
    told = whole or _together(list(groups.values()))
    if told is None:
        return None
    shares = {group: _group_share(measure, own) for group, own in groups.items()}
    figure = (_as_given if told.given else _computed)(measure, told, shares, grouped_by)
    return replace(figure, rows=told.rows, rows_of_group={group: own.rows for group, own in groups.items()})


def rows_within(rows: Iterable[SupportingRow], cut_off: date) -> tuple[SupportingRow, ...]:
    """The rows of the twelve complete months up to the cut-off; those of no period belong to them."""
    months = last_months(cut_off, MONTHS)
    first, last = months[0].first_day, months[-1].last_day
    return tuple(row for row in rows if row.start is None or first <= row.start.date() <= last)


def _told_by_group(measure: SupportingMeasure, there: Pool) -> tuple[str, Mapping[str, _Told]]:
    """What tells the measure of each group, each in its own grain; of the first grouping that has any."""
    for grouped_by in measure.groupings:
        by_group: dict[str, dict[Grain | None, list[SupportingRow]]] = {}
        for (by, grain), rows in there.items():
            for row in rows if by == grouped_by else ():
                by_group.setdefault(row.group, {}).setdefault(grain, []).append(row)
        told = ((group, _told(measure, own)) for group, own in by_group.items())
        found = {group: own for group, own in told if own is not None}
        if found:
            return grouped_by, found
    return "", {}


def _told(measure: SupportingMeasure, there: Mapping[Grain | None, Sequence[SupportingRow]]) -> _Told | None:
    """The rows that a measure is made of; finished figures where none have all its amounts."""
    needed = set(measure.needed)
    for grain in measure.grains:
        rows = [row for row in there.get(grain, ()) if row.amounts.keys() & needed]
        complete = [row for row in rows if row.amounts.keys() >= needed]
        if complete:
            summed = _summed(measure, complete)
            own = Grain.MONTH if grain is Grain.MONTH else measure.grain or grain
            return _Told(own, summed, len(rows) - len(complete))
    for grain in COARSEST_FIRST:
        rows = [row for row in there.get(grain, ()) if measure.id in row.amounts]
        if rows:
            return _Told(grain, rows, given=True)
    return None


def _summed(measure: SupportingMeasure, complete: Sequence[SupportingRow]) -> Sequence[SupportingRow]:
    """The rows of each period of the measure's grain as one, by group; as they are where it has none."""
    if measure.grain is None or measure.grain is Grain.INTERVAL:
        return complete
    found: dict[tuple[datetime, str], dict[str, Fraction]] = {}
    for row in complete:
        assert row.start is not None, "rows of a grain have a start"
        day = row.start.replace(hour=0, minute=0)
        start = day.replace(day=1) if measure.grain is Grain.MONTH else day
        sums = found.setdefault((start, row.group), dict.fromkeys(measure.needed, Fraction()))
        for name in measure.needed:
            sums[name] += row.amounts[name]
    return [SupportingRow(start, group, sums) for (start, group), sums in found.items()]


def _together(groups: Sequence[_Told]) -> _Told | None:
    """All groups as one; finished figures of groups make no whole while other groups have amounts."""
    computed = [own for own in groups if not own.given]
    chosen = computed or groups
    if not chosen:
        return None
    grains = {own.grain for own in chosen}
    grain = next(own for own in COARSEST_FIRST if own in grains)
    rows = [row for own in chosen for row in own.rows]
    return _Told(grain, rows, sum(own.incomplete for own in chosen), given=not computed)


def _computed(
    measure: SupportingMeasure, told: _Told, groups: Mapping[str, Share], grouped_by: str
) -> SupportingFigure:
    days = _days(told.rows)
    return SupportingFigure(
        measure,
        share_of(measure, told.rows),
        _by_month(measure, told.rows),
        groups,
        {name: sum((row.amounts[name] for row in told.rows), Fraction()) for name in measure.needed},
        min(days, default=None),
        max(days, default=None),
        told.grain,
        incomplete=told.incomplete,
        grouped_by=grouped_by,
    )


def _as_given(
    measure: SupportingMeasure, told: _Told, groups: Mapping[str, Share], grouped_by: str
) -> SupportingFigure:
    """Finished figures stand as they are; of groups alone no figure of the whole is made."""
    plain = [row for row in told.rows if not row.group]
    newest = _newest(plain)
    dated = {Month.of(row.start.date()): row for row in plain if row.start and told.grain is Grain.MONTH}
    days = _days(told.rows)
    return SupportingFigure(
        measure,
        Share(newest.amounts[measure.id]) if newest else Share(None, Undefined.NOTHING_COUNTED),
        {
            month: Share(dated[month].amounts[measure.id])
            for month in sorted(dated, key=lambda own: own.first_day)
        },
        groups,
        {},
        min(days, default=None),
        max(days, default=None),
        told.grain,
        as_given=True,
        newest=Month.of(newest.start.date()) if newest and newest.start else None,
        grouped_by=grouped_by,
    )


def _newest(rows: Iterable[SupportingRow]) -> SupportingRow | None:
    """The row of the latest period; those of no period come before all."""
    return max(rows, key=lambda row: (row.start is not None, row.start), default=None)


def _group_share(measure: SupportingMeasure, told: _Told) -> Share:
    """The figure of one group: of its rows, or the newest that was given."""
    newest = _newest(told.rows)
    if told.given and newest is not None:
        return Share(newest.amounts[measure.id])
    return share_of(measure, told.rows)


def _days(rows: Iterable[SupportingRow]) -> list[date]:
    return [row.start.date() for row in rows if row.start]


def _by_month(measure: SupportingMeasure, rows: Iterable[SupportingRow]) -> Mapping[Month, Share]:
    found: dict[Month, list[SupportingRow]] = {}
    for row in rows:
        if row.start is not None:
            found.setdefault(Month.of(row.start.date()), []).append(row)
    return {month: share_of(measure, found[month]) for month in sorted(found, key=lambda own: own.first_day)}
