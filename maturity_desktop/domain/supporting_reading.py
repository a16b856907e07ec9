"""A client's sheet of many columns becomes rows of amounts, with a log of everything that was odd."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from fractions import Fraction
from gettext import gettext as _

from maturity_desktop.domain.figure_dates import date_told
from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_log import Odd, Oddity, OddityLog
from maturity_desktop.domain.figure_moments import Column, is_week, note_week, read_moments
from maturity_desktop.domain.figure_numbers import is_nothing
from maturity_desktop.domain.figure_reading import grain_of
from maturity_desktop.domain.figure_series import period_name, told_twice
from maturity_desktop.domain.figure_values import decimal_mark
from maturity_desktop.domain.longer_periods import is_longer_period
from maturity_desktop.domain.mapping_table import table_at
from maturity_desktop.domain.outlines import filled_down
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.domain.supporting_catalogue import Formula, SupportingCatalogue, Unit
from maturity_desktop.domain.supporting_checks import odd_rows
from maturity_desktop.domain.supporting_heads import KnownHeads, group_name, heads_total, unit_of
from maturity_desktop.domain.supporting_mapping import AmountColumn, SupportingMapping, Use
from maturity_desktop.domain.supporting_numbers import is_amount, numbers_of
from maturity_desktop.domain.supporting_percent import note_shares
from maturity_desktop.domain.supporting_rows import SupportingRow
from maturity_desktop.domain.whole_groups import sum_of_others


@dataclass(frozen=True)
class AmountsRead:
    """Rows of one grain and grouping as a sheet gives them; `origin` is the sheet and its cells.

    `unread` are the heads of columns of numbers that the mapping passes over.
    """

    rows: tuple[SupportingRow, ...]
    grain: Grain | None
    grouped_by: str
    origin: str
    oddities: tuple[Oddity, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Period:
    """A row of the sheet that counts: its number, when its period begins, its group."""

    row: int
    start: datetime | None
    group: str


def read_amounts(
    sheet: Sheet, mapping: SupportingMapping, catalogue: SupportingCatalogue, today: date
) -> tuple[AmountsRead, ...]:
    """The rows of a sheet; FiguresError, with the cell, where amounts would be wrong.

    Rows of groups and rows of no group are told apart; what was odd is told with the first.
    """
    table = sheet.turn() if mapping.turned else sheet
    start = mapping.first - (sheet.column if mapping.turned else sheet.row)
    columns = {own: _column_of(table, own, start) for own in mapping.columns}
    amounts = {own: columns[own] for own in mapping.of(Use.AMOUNT)}
    if not amounts:
        raise FiguresError(
            _("{file}, “{sheet}”: no column is known to hold amounts.").format(
                file=sheet.file, sheet=sheet.name
            ),
            Remedy.COLUMNS,
        )
    _refuse_second_table(mapping, columns, catalogue)
    log = OddityLog(sheet.file, sheet.name)
    grain, periods = _periods(mapping, columns, list(amounts.values()), log)
    numbers = _numbers(mapping, amounts, periods, catalogue, log)
    rows = _without_sums(_rows(amounts, numbers, periods, grain, log), catalogue, log)
    odd = (*log.oddities, *odd_rows(rows, grain, catalogue, today, sheet))
    origin = _origin(list(columns.values()), periods)
    first = AmountsRead(rows, grain, mapping.grouped_by, origin, odd, tuple(_unread(sheet, mapping)))
    if not mapping.grouped_by:
        return (first,)
    grouped = tuple(row for row in rows if row.group)
    plain = tuple(row for row in rows if not row.group)
    if not plain:
        return (first,)
    rest = replace(first, rows=plain, grouped_by="")
    return (replace(first, rows=grouped), replace(rest, oddities=(), unread=())) if grouped else (rest,)


def _column_of(table: Sheet, own: AmountColumn, start: int) -> Column:
    place = own.place - (table.row if table.turned else table.column)
    if not 0 <= place < table.width or not 0 <= start < table.height:
        raise FiguresError(
            _("{file}, “{sheet}”: {cell} is to be read, and nothing stands there.").format(
                file=table.file, sheet=table.name, cell=table.cell_name(max(start, 0), max(place, 0))
            ),
            Remedy.FIRST_ROW,
        )
    return Column(table, place, start, table.columns[place][start:])


def _filled(column: Column) -> Column:
    """The column with merged cells filled from the one that they were merged with."""
    cells = list(column.cells)
    for block in column.sheet.merged:
        if block.left <= column.place <= block.right:
            for row in range(block.top + 1, block.bottom + 1):
                if 0 < row - column.start < len(cells) and cells[row - column.start] is None:
                    cells[row - column.start] = cells[row - column.start - 1]
    return replace(column, cells=cells)


def _periods(
    mapping: SupportingMapping,
    columns: Mapping[AmountColumn, Column],
    amounts: Sequence[Column],
    log: OddityLog,
) -> tuple[Grain | None, tuple[_Period, ...]]:
    """The rows that are periods or groups, without totals and notes, and how long the periods are."""
    named = {own.use: _filled(columns[own]) for own in mapping.columns if own.use is not Use.AMOUNT}
    dates, groups, times = named.get(Use.DATE), named.get(Use.GROUP), named.get(Use.TIME)
    labels = [own for own in (dates, groups) if own is not None]
    filled = sorted({row for own in amounts for row, cell in enumerate(own.cells) if is_amount(cell)})
    totals = _totals(labels, filled)
    if dates is not None and any(date_told(dates.cells[row]) is not None for row in filled):
        totals = {row: dates for row in filled if is_longer_period(dates.cells[row])} | totals
    for row, label in sorted(totals.items()):
        log.note(Odd.TOTAL, label.name(row), str(label.cells[row]))
    kept = [row for row in filled if row not in totals]
    if dates is not None and (groups is not None or times is not None):
        dates = _dates_filled(dates, [own for own in (groups, times) if own is not None], kept, log)
    if dates is not None and groups is not None:
        groups = _outline_filled(groups, dates.cells, kept, Odd.FILLED_GROUP, log) or groups
    if dates is None:
        return None, tuple(_groups(mapping, groups, kept, amounts[0]))
    wanted = set(kept)
    cells = [cell if row in wanted else None for row, cell in enumerate(dates.cells)]
    moments = read_moments(replace(dates, cells=cells), times, mapping.date_order, mapping.year, mapping.zone)
    starts = {row: moments.starts[row] for row in kept}
    dated = [(row, start) for row, start in starts.items() if start is not None]
    grain = mapping.grain or grain_of(moments, [start for _row, start in dated])
    for row in (row for row, start in starts.items() if start is None):
        if is_week(dates.cells[row]):
            note_week(dates, row, grain, log)
        else:
            log.note(Odd.NO_DATE, dates.name(row), str(dates.cells[row] or ""))
    return grain, tuple(
        _Period(row, _beginning(start, grain), _group_of(mapping, groups, row)) for row, start in dated
    )


def _dates_filled(dates: Column, inner: Sequence[Column], kept: Sequence[int], log: OddityLog) -> Column:
    """The dates of an outline filled from above; FiguresError where one is missing beside a group or time."""
    names = list(zip(*(own.cells for own in inner), strict=True))
    told = [row for row in kept if all(name is not None for name in names[row])]
    missing = next((row for row in told if dates.cells[row] is None), None)
    if missing is None:
        return dates
    found = _outline_filled(dates, names, told, Odd.FILLED, log)
    if found is None:
        dates.refuse(
            missing,
            _(
                "{place}: the date is missing, and the rows above do not tell which one is meant. "
                "Write it into every row."
            ),
        )
    return found


def _outline_filled(
    outer: Column, inner: Sequence[Hashable], kept: Sequence[int], kind: Odd, log: OddityLog
) -> Column | None:
    """A column of names that stand once for their block filled from above; None where it is none."""
    found = filled_down(outer.cells, inner, kept)
    for row, cell in (found or {}).items():
        log.note(kind, outer.name(row), str(cell))
    if found is None:
        return None
    return replace(outer, cells=[found.get(row, cell) for row, cell in enumerate(outer.cells)])


def _refuse_second_table(
    mapping: SupportingMapping, columns: Mapping[AmountColumn, Column], catalogue: SupportingCatalogue
) -> None:
    """FiguresError with the cell of a second row of heads below: what follows it means other amounts."""
    known = KnownHeads(catalogue)
    labels = [column for own, column in columns.items() if own.use in (Use.DATE, Use.GROUP)]
    for own in mapping.of(Use.AMOUNT):
        column = columns[own]
        head = column.head.strip()
        for row, cell in enumerate(column.cells):
            if not isinstance(cell, str) or cell.strip() == head or is_nothing(cell) or is_amount(cell):
                continue
            meaning = known.meaning(cell)
            is_head = meaning is not None and meaning.amount != own.amount
            if is_head or any(label.cells[row] == label.head for label in labels):
                column.refuse(
                    row,
                    _("{place}: a second table begins with “{cell}”. Give it a sheet of its own."),
                )


def _totals(labels: Sequence[Column], rows: Sequence[int]) -> dict[int, Column]:
    """The rows of totals and what says so; where all of a column say it, they are all that there is."""
    telling = [own for own in labels if not all(heads_total(own.cells[row]) for row in rows)]
    return {row: own for own in reversed(telling) for row in rows if heads_total(own.cells[row])}


def _groups(
    mapping: SupportingMapping, groups: Column | None, kept: Sequence[int], first: Column
) -> Iterator[_Period]:
    """Rows without periods: each is a group; without names there can be one row only."""
    if groups is None and len(kept) > 1:
        first.refuse(
            kept[1],
            _("{place}: a second row of amounts, and nothing tells of which period or group."),
            Remedy.DATE_COLUMN,
        )
    for row in kept:
        yield _Period(row, None, _group_of(mapping, groups, row))


def _group_of(mapping: SupportingMapping, groups: Column | None, row: int) -> str:
    if groups is None:
        return mapping.group
    cell = groups.cells[row]
    is_named = cell is not None and not heads_total(cell)
    return group_name(str(cell), mapping.grouped_by) if is_named else mapping.group


def _beginning(start: datetime, grain: Grain) -> datetime:
    if grain is Grain.INTERVAL:
        return start
    day = start.replace(day=1) if grain is Grain.MONTH else start
    return datetime.combine(day.date(), time.min)


Numbers = Mapping[AmountColumn, Sequence[Fraction | None]]
Told = Sequence[tuple[str, str, Column, Sequence[Fraction | None]]]
"""Columns of amounts: the amount, the group where the whole column is of one, its cells and their numbers."""


def _numbers(
    mapping: SupportingMapping,
    amounts: Mapping[AmountColumn, Column],
    periods: Sequence[_Period],
    catalogue: SupportingCatalogue,
    log: OddityLog,
) -> Numbers:
    """Every column of amounts in the rows that count; what cannot be is left out and noted."""
    counting = {own.row for own in periods}
    blanked = {
        own: replace(column, cells=[c if row in counting else None for row, c in enumerate(column.cells)])
        for own, column in amounts.items()
    }
    decimal = decimal_mark(tuple(blanked.values()), mapping.decimal)
    found = {}
    for own, column in blanked.items():
        unit = _unit(own, catalogue)
        numbers = numbers_of(column, unit, own.scale, decimal, log, adds_up=own.amount in catalogue.inputs)
        if unit is Unit.PERCENT:
            note_shares(column, column.head, own.scale, log)
        found[own] = _possible(own, column, numbers, catalogue, log)
    return found


def _unit(own: AmountColumn, catalogue: SupportingCatalogue) -> Unit:
    if own.amount in catalogue.inputs or own.amount in catalogue.by_id:
        return unit_of(own.amount, catalogue)
    raise FiguresError(_("There is no amount “{amount}”.").format(amount=own.amount), Remedy.COLUMNS)


def _possible(
    own: AmountColumn,
    column: Column,
    numbers: Sequence[Fraction | None],
    catalogue: SupportingCatalogue,
    log: OddityLog,
) -> list[Fraction | None]:
    """The numbers without those that an amount or a finished figure cannot have."""
    measure = catalogue.by_id.get(own.amount)
    may_be_negative = (
        measure.formula is Formula.BIAS if measure else unit_of(own.amount, catalogue) is Unit.MONEY
    )
    most = 100 if measure is not None and measure.formula is Formula.SHARE else None
    found: list[Fraction | None] = []
    for row, number in enumerate(numbers):
        odd = None
        if number is not None and number.numerator < 0 and not may_be_negative:
            odd = Odd.NEGATIVE
        elif number is not None and most is not None and number > most:
            odd = Odd.ABOVE_100
        if odd is not None:
            log.note(odd, column.name(row), str(column.cells[row]))
        found.append(None if odd is not None else number)
    return found


def _rows(
    amounts: Mapping[AmountColumn, Column],
    numbers: Numbers,
    periods: Sequence[_Period],
    grain: Grain | None,
    log: OddityLog,
) -> tuple[SupportingRow, ...]:
    """The amounts by period and group; the same told twice counts once, and different ones are refused."""
    found: dict[tuple[datetime | None, str], dict[str, Fraction]] = {}
    columns: Told = [(own.amount, own.group, column, numbers[own]) for own, column in amounts.items()]
    for period in periods:
        twice = False
        for amount, group, column, told in columns:
            number = told[period.row]
            if number is None:
                continue
            key = period.start, group or period.group
            there = found.setdefault(key, {})
            if amount in there:
                twice = True
                if there[amount] != number:
                    name = period_name(period.start, grain) if period.start and grain else key[1]
                    raise told_twice(
                        _told_first(columns, periods, amount, key), column.where(period.row), name
                    )
            there[amount] = number
        if twice:
            log.note(Odd.DUPLICATE, columns[0][2].name(period.row))
    rows = (SupportingRow(start, group, own) for (start, group), own in found.items())
    return tuple(sorted(rows, key=lambda row: (row.start is not None, row.start, row.group)))


def _without_sums(
    rows: Sequence[SupportingRow], catalogue: SupportingCatalogue, log: OddityLog
) -> tuple[SupportingRow, ...]:
    """The rows without a group that has the sum of the others in every period: it would count them twice."""
    by_period: dict[tuple[datetime | None, str], dict[str, Fraction]] = {}
    for row in rows:
        for name, amount in row.amounts.items():
            if row.group and name in catalogue.inputs:
                by_period.setdefault((row.start, name), {})[row.group] = amount
    whole = sum_of_others(by_period.values())
    if whole:
        log.note(Odd.SUM_OF_GROUPS, "", whole)
    return tuple(row for row in rows if not whole or row.group != whole)


def _told_first(
    columns: Told, periods: Sequence[_Period], amount: str, key: tuple[datetime | None, str]
) -> str:
    """The cell in which an amount of a period and group is told first."""
    return next(
        column.where(period.row)
        for period in periods
        for own, group, column, told in columns
        if own == amount and (period.start, group or period.group) == key and told[period.row] is not None
    )


def _origin(columns: Sequence[Column], periods: Sequence[_Period]) -> str:
    """The sheet and the block of cells from the first to the last that were read."""
    if not periods:
        return columns[0].sheet.name
    left, right = min(columns, key=lambda own: own.place), max(columns, key=lambda own: own.place)
    first, last = min(own.row for own in periods), max(own.row for own in periods)
    return f"{left.sheet.name}!{left.name(first)}:{right.name(last)}"


def _unread(sheet: Sheet, mapping: SupportingMapping) -> Iterator[str]:
    table = table_at(sheet, mapping.turned, mapping.first)
    offset = table.sheet.row if mapping.turned else table.sheet.column
    used = {own.place - offset for own in mapping.columns}
    for place, head in enumerate(table.heads):
        if place not in used and head and any(map(is_amount, table.sheet.columns[place][table.first :])):
            yield head
