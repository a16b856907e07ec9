"""What is odd in rows of amounts, wherever they come from: gaps, the future, parts above their whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from maturity_desktop.domain.figure_log import MOST_CELLS, Odd, Oddity
from maturity_desktop.domain.figure_series import period_name
from maturity_desktop.domain.series import Grain, Month
from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.domain.supporting_catalogue import Formula, SupportingCatalogue, SupportingMeasure
from maturity_desktop.domain.supporting_rows import SupportingRow


def odd_rows(
    rows: Sequence[SupportingRow],
    grain: Grain | None,
    catalogue: SupportingCatalogue,
    today: date,
    sheet: Sheet | None = None,
) -> Iterator[Oddity]:
    """Everything odd in rows; typed ones come from no sheet."""
    file, name = (sheet.file, sheet.name) if sheet else ("", "")
    starts = sorted({row.start for row in rows if row.start is not None})
    if grain is not None:
        ahead = [period_name(start, grain) for start in starts if start.date() > today]
        gaps = [period_name(start, grain) for start in _gaps(starts, grain)]
        for kind, periods in ((Odd.FUTURE, ahead), (Odd.GAP, gaps)):
            if periods:
                yield Oddity(kind, file, name, tuple(periods[:MOST_CELLS]), len(periods))
    there = {name for row in rows for name in row.amounts}
    for measure in (own for own in catalogue.measures if _is_of_parts(own) and there >= set(own.needed)):
        above = [_row_name(row, grain) for row in rows if _is_above_whole(measure, row)]
        if above:
            yield Oddity(
                Odd.PART_ABOVE_WHOLE, file, name, tuple(above[:MOST_CELLS]), len(above), measure.title
            )


def _row_name(row: SupportingRow, grain: Grain | None) -> str:
    parts = (row.group, period_name(row.start, grain) if row.start and grain else "")
    return " ".join(part for part in parts if part)


def _is_of_parts(measure: SupportingMeasure) -> bool:
    """Whether there cannot be more of the part than of the whole; more may be monitored than was planned."""
    return measure.formula is Formula.SHARE and (measure.counted or bool(measure.minus))


def _is_above_whole(measure: SupportingMeasure, row: SupportingRow) -> bool:
    """Whether a share's part is more than its whole in a row that has both, or less than nothing."""
    if not row.amounts.keys() >= set(measure.needed):
        return False
    over, minus, under = (_sum(row, names) for names in (measure.over, measure.minus, measure.under))
    return not 0 <= over - minus <= under


def _sum(row: SupportingRow, names: Iterable[str]) -> Fraction:
    return sum((row.amounts[name] for name in names), Fraction())


def _gaps(starts: Sequence[datetime], grain: Grain) -> Iterator[datetime]:
    """Months that are not there between others, and days of weekdays that are there otherwise."""
    if len(starts) < 2 or grain is Grain.INTERVAL:
        return
    there = {start.date() for start in starts}
    first, last = min(there), max(there)
    if grain is Grain.MONTH:
        month = Month.of(first)
        while (month := month.plus(1)).first_day < last:
            if month.first_day not in there:
                yield datetime.combine(month.first_day, time.min)
        return
    weekdays = {day.weekday() for day in there}
    for number in range(1, (last - first).days):
        day = first + timedelta(days=number)
        if day not in there and day.weekday() in weekdays:
            yield datetime.combine(day, time.min)
