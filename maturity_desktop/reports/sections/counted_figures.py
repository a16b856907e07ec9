"""What a supporting figure is counted from, month by month and group by group, as plain numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from gettext import NullTranslations

from maturity_desktop.domain.series import Month
from maturity_desktop.domain.supporting import Share, SupportingFigure
from maturity_desktop.domain.supporting_catalogue import (
    Formula,
    SupportingCatalogue,
    SupportingMeasure,
    Typical,
)
from maturity_desktop.domain.supporting_rows import SupportingRow
from maturity_desktop.domain.supporting_shares import share_of
from maturity_desktop.reports.charts.supporting_groups import group_words
from maturity_desktop.reports.supported import Amount, CountedFigure, CountedRow, Estimate


def counted_figure(
    figure: SupportingFigure, catalogue: SupportingCatalogue, words: NullTranslations
) -> CountedFigure:
    """The rows of a figure summed by month and by group, with what each comes to."""
    measure, typical = figure.measure, figure.measure.typical
    periods = tuple(_periods(figure, words))
    names = [row.name for row in periods]
    newest = str(figure.newest) if figure.newest else ""
    return CountedFigure(
        formula=measure.formula,
        amounts=tuple(_amount_title(name, measure, catalogue, words) for name in measure.needed),
        over=_places(measure, measure.over),
        minus=_places(measure, measure.minus),
        under=_places(measure, measure.under),
        counts_things=measure.counted,
        as_given=figure.as_given,
        newest=(names.index(newest) if newest in names else 0) if figure.as_given and names else None,
        periods=periods,
        groups=tuple(_groups(figure, catalogue, words)),
        found=estimate(figure.whole),
        typical_low=_bound(typical, "low"),
        typical_high=_bound(typical, "high"),
    )


def _amount_title(
    name: str, measure: SupportingMeasure, catalogue: SupportingCatalogue, words: NullTranslations
) -> str:
    title = catalogue.inputs[name].title
    if name not in measure.averaged:
        return title
    return words.gettext("{amount} (its mean over the months counts)").format(amount=title)


def estimate(share: Share) -> Estimate:
    """A figure as numbers; interval in per cent."""
    if share.value is None:
        return Estimate(None)
    if share.interval is None:
        return Estimate(float(share.value), share.counted)
    low, high = 100 * share.interval.low, 100 * share.interval.high
    return Estimate(float(share.value), share.counted, low, high)


def _places(measure: SupportingMeasure, names: Iterable[str]) -> tuple[int, ...]:
    return tuple(measure.needed.index(name) for name in names)


def _bound(typical: Typical | None, side: str) -> Amount | None:
    bound = getattr(typical, side, None)
    return None if bound is None else plain(bound)


def _periods(figure: SupportingFigure, words: NullTranslations) -> Iterator[CountedRow]:
    """A row for each month; rows of no period are one. Of given figures, the one that holds at least."""
    _ = words.gettext
    if figure.as_given:
        yield from _given_periods(figure, words)
        return
    by_month: dict[Month | None, list[SupportingRow]] = {}
    for row in figure.rows:
        by_month.setdefault(Month.of(row.start.date()) if row.start else None, []).append(row)
    for month in sorted(by_month, key=lambda own: (own is None, own.first_day if own else None)):
        rows = by_month[month]
        name = str(month) if month else _("no period")
        yield _row(figure.measure, _("Month"), name, rows, share_of(figure.measure, rows))


def _given_periods(figure: SupportingFigure, words: NullTranslations) -> Iterator[CountedRow]:
    _ = words.gettext
    for month, share in figure.months.items():
        yield _given(_("Month"), str(month), share)
    if not figure.months and figure.whole.value is not None:
        name = str(figure.newest) if figure.newest else _("no period")
        yield _given(_("Newest"), name, figure.whole)


def _groups(
    figure: SupportingFigure, catalogue: SupportingCatalogue, words: NullTranslations
) -> Iterator[CountedRow]:
    grouping = catalogue.groupings.get(figure.grouped_by, figure.grouped_by)
    for group, share in figure.groups.items():
        rows = figure.rows_of_group[group]
        name = group_words(group, figure.grouped_by, words)
        if _has_amounts(figure.measure, rows):
            yield _row(figure.measure, grouping, name, rows, share)
        else:
            yield _given(grouping, name, share)


def _has_amounts(measure: SupportingMeasure, rows: Sequence[SupportingRow]) -> bool:
    return all(row.amounts.keys() >= set(measure.needed) for row in rows)


def _given(what: str, name: str, share: Share) -> CountedRow:
    given = None if share.value is None else plain(share.value)
    return CountedRow(what, name, (), None, 0, 0, given, estimate(share))


def _row(
    measure: SupportingMeasure, what: str, name: str, rows: Sequence[SupportingRow], share: Share
) -> CountedRow:
    missed = None
    if measure.formula is Formula.WAPE:
        missed = plain(
            sum((abs(_sum(row, measure.over) - _sum(row, measure.under)) for row in rows), Fraction())
        )
    return CountedRow(
        what=what,
        name=name,
        amounts=tuple(plain(sum((row.amounts[own] for row in rows), Fraction())) for own in measure.needed),
        missed=missed,
        starts=len({row.start for row in rows}),
        months=len({Month.of(row.start.date()) for row in rows if row.start}),
        given=None,
        found=estimate(share),
    )


def _sum(row: SupportingRow, names: Iterable[str]) -> Fraction:
    amounts: Mapping[str, Fraction] = row.amounts
    return sum((amounts[name] for name in names), Fraction())


def plain(amount: Fraction) -> Amount:
    """An amount as a cell or a file holds it: whole where it is."""
    return int(amount) if amount.denominator == 1 else float(amount)
