"""A sheet and its mapping become series: one for each channel, with a log of everything that was odd."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from gettext import gettext as _
from itertools import compress
from operator import lt
from typing import Any

from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_log import Odd, Oddity, OddityLog
from maturity_desktop.domain.figure_moments import Column, Moments, is_week, note_week, read_moments
from maturity_desktop.domain.figure_series import ReadSeries, in_order, period_name
from maturity_desktop.domain.figure_totals import check_totals, figures_of_totals, for_each_contact
from maturity_desktop.domain.figure_values import decimal_mark, has_figure, read_counts, read_values
from maturity_desktop.domain.longer_periods import is_longer_period
from maturity_desktop.domain.mapping import (
    COUNTS,
    FIGURES,
    NUMBERS,
    WHOLE_NUMBERS,
    ColumnRole,
    FigureMapping,
    Role,
)
from maturity_desktop.domain.mapping_words import channel_named, is_total
from maturity_desktop.domain.series import Figure, Grain
from maturity_desktop.domain.sheet import Cell, Sheet
from maturity_desktop.domain.whole_groups import sum_of_others

__all__ = ["ReadSeries", "Reading", "apply_mapping", "period_name"]


@dataclass(frozen=True)
class Reading:
    """What a sheet says, read by a mapping."""

    mapping: FigureMapping
    series: tuple[ReadSeries, ...]
    oddities: tuple[Oddity, ...]


@dataclass(frozen=True)
class _Rows:
    """The rows that are periods: which they are in the sheet, when they begin, and their columns' cells."""

    numbers: Sequence[int]
    starts: Sequence[datetime]
    kept: Sequence[bool] | None

    def of(self, values: Sequence[Any]) -> Sequence[Any]:
        """A column's entries in the rows that are periods."""
        return values if self.kept is None else list(compress(values, self.kept))


def apply_mapping(sheet: Sheet, mapping: FigureMapping, unit: str = "percent") -> Reading:
    """The series of a sheet; FiguresError, with the cell, where figures would be wrong.

    `unit` is the measure's: percentages are known by it.
    """
    table = sheet.turn() if mapping.turned else sheet
    log = OddityLog(sheet.file, sheet.name)
    start = mapping.first - (sheet.column if mapping.turned else sheet.row)
    columns = {role: _column_of(table, role, start) for role in mapping.columns}
    dates = _dates(table, mapping, columns, log)
    time_role = mapping.one(Role.TIME)
    rows, moments = _periods(mapping, dates, columns, columns[time_role] if time_role else None, log)
    numbers = _numbers(mapping, columns, unit, rows, log)
    check_totals(mapping, columns, numbers, rows.numbers)
    for cost in mapping.of(Role.COST):
        log.note(Odd.DIVIDED, "", columns[cost].head, cost.channel)
    grain = mapping.grain or grain_of(moments, rows.starts)
    series = []
    for channel, picked in _channels(mapping, columns, rows, log).items():
        made = _series(channel, grain, picked, rows, numbers, mapping, dates, log)
        if made.figures:
            series.append(made)
    return Reading(mapping, _without_sums(series, log), log.oddities)


def _without_sums(series: Sequence[ReadSeries], log: OddityLog) -> tuple[ReadSeries, ...]:
    """The series without a channel that has the sum of the others in every period."""
    if len(series) < 3:
        return tuple(series)
    by_period: dict[tuple[datetime, str], dict[str, int]] = {}
    for own in series:
        for figure in own.figures:
            for name, count in (("offered", figure.offered), ("within", figure.within)):
                if count is not None:
                    by_period.setdefault((figure.start, name), {})[own.channel] = count
    whole = sum_of_others(by_period.values())
    if whole:
        log.note(Odd.SUM_OF_GROUPS, "", whole)
    return tuple(own for own in series if not whole or own.channel != whole)


def _column_of(table: Sheet, role: ColumnRole, start: int) -> Column:
    place = role.place - (table.row if table.turned else table.column)
    if not 0 <= place < table.width or not 0 <= start < table.height:
        raise FiguresError(
            _("{file}, “{sheet}”: {cell} is to be read, and nothing stands there.").format(
                file=table.file, sheet=table.name, cell=table.cell_name(start, place)
            ),
            Remedy.FIRST_ROW,
        )
    return Column(table, place, start, table.columns[place][start:])


def _dates(
    table: Sheet, mapping: FigureMapping, columns: Mapping[ColumnRole, Column], log: OddityLog
) -> Column:
    """The date column; where cells were merged, or a date is written once for several rows, it is filled."""
    role = mapping.one(Role.DATE)
    if role is None:
        raise FiguresError(
            _("{file}, “{sheet}”: no column is the date.").format(file=table.file, sheet=table.name),
            Remedy.DATE_COLUMN,
            _('Say in the mapping which one is, as "columns": {"A": "date"} with all others.'),
        )
    column = columns[role]
    if None not in column.cells:
        return column
    beside = [columns[own] for own in mapping.columns if own.role in (Role.TIME, Role.CHANNEL)]
    blocks = [
        block
        for block in table.merged
        if block.left <= column.place <= block.right
        and block.bottom > block.top
        and block.bottom >= column.start
    ]
    merged = {row for block in blocks for row in range(block.top + 1, block.bottom + 1)}
    cells, last = list(column.cells), None
    for row, cell in enumerate(cells):
        told = any(own.cells[row] is not None and not _says_total(own.cells[row]) for own in beside)
        if cell is None and last is not None and (column.start + row in merged or told):
            cells[row] = last
            log.note(Odd.FILLED, column.name(row), str(last))
        elif cell is not None:
            last = cell
    return replace(column, cells=cells)


def _says_total(cell: Cell) -> bool:
    return isinstance(cell, str) and is_total(cell)


def _sums_up(cell: Cell) -> bool:
    """Whether a row's date says that it is the total of others, or a quarter or year of them."""
    return _says_total(cell) or is_longer_period(cell)


def _grain_told(moments: Moments) -> Grain:
    """How long the periods of the rows with a date are."""
    return grain_of(moments, [start for start in moments.starts if start is not None])


def _periods(
    mapping: FigureMapping,
    dates: Column,
    columns: Mapping[ColumnRole, Column],
    times: Column | None,
    log: OddityLog,
) -> tuple[_Rows, Moments]:
    """The rows that are periods, without totals and notes."""
    named = [columns[own].cells for own in mapping.of(Role.CHANNEL)]
    labels = [own[dates.start :] for own in dates.sheet.columns[: dates.place]]
    figures = [columns[own].cells for own in mapping.columns if own.role in NUMBERS]
    cells, dropped = list(dates.cells), set()
    for texts in (cells, *named, *labels):
        if str in set(map(type, texts)):
            says = _sums_up if texts is cells else _says_total
            totals = {cell for cell in set(texts) if says(cell)}
            if totals == set(texts) - {None}:
                continue  # all that there is
            dropped |= {row for row, cell in enumerate(texts) if cell in totals} if totals else set()
    for row in sorted(dropped):
        cells[row] = None
        log.note(Odd.TOTAL, dates.name(row), str(dates.cells[row] or ""))
    moments = read_moments(replace(dates, cells=cells), times, mapping.date_order, mapping.year, mapping.zone)
    if None not in moments.starts:
        return _Rows(range(len(cells)), moments.starts, None), moments  # type: ignore[arg-type]  # None is not among them
    for row, moment in enumerate(moments.starts):
        if moment is not None or row in dropped or not any(has_figure(own[row]) for own in figures):
            continue
        if cells[row] is not None and (times is None or times.cells[row] is not None):
            if is_week(cells[row]):
                note_week(dates, row, mapping.grain or _grain_told(moments), log)
                continue
            dates.refuse(
                row, _("{place}: “{cell}” is no date. Write it as 2025-03-04, or a month as 2025-03.")
            )
        log.note(Odd.NO_DATE, dates.name(row))
    kept = [moment is not None for moment in moments.starts]
    numbers = list(compress(range(len(cells)), kept))
    return _Rows(numbers, [moment for moment in moments.starts if moment is not None], kept), moments


Values = Sequence[Any]
"""A column of counts (int or None) or of values (Fraction or None)."""
Numbers = Mapping[ColumnRole, Values]


def _numbers(
    mapping: FigureMapping, columns: Mapping[ColumnRole, Column], unit: str, rows: _Rows, log: OddityLog
) -> Numbers:
    """Every column of figures as numbers, in the rows that are periods."""
    wanted = {role: column for role, column in columns.items() if role.role in NUMBERS}
    if rows.kept is not None:  # what stands in totals and notes decides nothing, and is not odd
        blanked = {
            role: replace(
                column, cells=[c if k else None for c, k in zip(column.cells, rows.kept, strict=True)]
            )
            for role, column in wanted.items()
        }
        wanted = blanked
    decimal = decimal_mark(tuple(wanted.values()), mapping.decimal)
    percent = mapping.percent if unit == "percent" else None
    found: dict[ColumnRole, Values] = {}
    for role, column in wanted.items():
        if role.role in WHOLE_NUMBERS:
            found[role] = rows.of(read_counts(column, decimal, log))
        else:
            found[role] = rows.of(read_values(column, decimal, percent, log))
    return found


def _names(mapping: FigureMapping, columns: Mapping[ColumnRole, Column], rows: _Rows) -> Sequence[str]:
    """The channel of every row, where a column names it."""
    role = mapping.one(Role.CHANNEL)
    if role is None:
        return ()
    cells = _filled_names(columns[role])
    canonical = {cell: channel_named("" if cell is None else str(cell)) for cell in set(cells)}
    return rows.of([canonical[cell] for cell in cells])


def _filled_names(column: Column) -> Sequence[Cell]:
    """The names, those of merged cells filled."""
    if None not in column.cells or not column.sheet.merged:
        return column.cells
    cells = list(column.cells)
    for block in column.sheet.merged:
        if block.left <= column.place <= block.right:
            for row in range(block.top + 1, block.bottom + 1):
                if 0 < row - column.start < len(cells) and cells[row - column.start] is None:
                    cells[row - column.start] = cells[row - column.start - 1]
    return cells


def _channels(
    mapping: FigureMapping, columns: Mapping[ColumnRole, Column], rows: _Rows, log: OddityLog
) -> dict[str, Sequence[int] | None]:
    """Each channel in scope with its rows; None is all of them."""
    names = _names(mapping, columns, rows)
    found: dict[str, Sequence[int] | None]
    if names:
        listed: dict[str, list[int]] = {name: [] for name in dict.fromkeys(names)}
        for place, name in enumerate(names):
            listed[name].append(place)
        found = dict(listed)
    else:
        told = [role.channel for role in mapping.columns if role.role in FIGURES]
        found = dict.fromkeys(name or mapping.channel for name in told)
    if not mapping.channels:
        return found
    scope = {name.casefold() for name in mapping.channels}
    for name in [name for name in found if name.casefold() not in scope]:
        del found[name]
        log.note(Odd.OUT_OF_SCOPE, "", name, name)
    return found


def grain_of(moments: Moments, starts: Sequence[datetime]) -> Grain:
    """How long the periods are: months where each row begins one, or each ends one."""
    if moments.has_times:
        return Grain.INTERVAL
    if moments.months_only:
        return Grain.MONTH
    days = [start.date() for start in starts]
    if len(days) < 2 or not (_are_first(days) or _are_first([day + timedelta(days=1) for day in days])):
        return Grain.DAY
    return Grain.MONTH


def _are_first(days: Sequence[date]) -> bool:
    return all(day.day == 1 for day in days)


def _series(
    channel: str,
    grain: Grain,
    picked: Sequence[int] | None,
    rows: _Rows,
    numbers: Numbers,
    mapping: FigureMapping,
    dates: Column,
    log: OddityLog,
) -> ReadSeries:
    """The series of one channel."""
    starts, own_rows = rows.starts, rows.numbers
    if picked is not None:
        starts, own_rows = [starts[place] for place in picked], [own_rows[place] for place in picked]
    if grain is not Grain.INTERVAL:
        starts = [_begin(start, grain) for start in starts]
    found = {
        role.role: numbers[role] if picked is None else [numbers[role][place] for place in picked]
        for role in _columns_of(channel, numbers, mapping)
    }
    is_of_totals = Role.COST in found and Role.VALUE not in found
    if is_of_totals:
        found = figures_of_totals(found)
    nothing = [None] * len(starts)
    fields = [found.get(role, nothing) for role in (*COUNTS, Role.VALUE, Role.TARGET)]
    figures = list(map(Figure, starts, *fields))
    figures, own_rows = _sound(figures, own_rows, found, grain, dates, log)
    made = ReadSeries(channel, grain, tuple(figures), own_rows, dates)
    made = in_order(made, mapping.zone, log)
    return for_each_contact(made) if is_of_totals else made


def _columns_of(
    channel: str, columns: Iterable[ColumnRole], mapping: FigureMapping
) -> tuple[ColumnRole, ...]:
    """The columns of a channel, its own last: they stand before those that name none.

    Columns that name none serve every channel, but where they have a figure beside a channel's own.
    """
    columns = tuple(columns)
    own = [role for role in columns if role.channel == channel != ""]
    shared = [role for role in columns if not role.channel]
    is_another = any(role.role in FIGURES for role in own) and any(role.role in FIGURES for role in shared)
    if is_another or mapping.channel not in ("", channel):
        shared = [role for role in shared if role.role is Role.TARGET]
    return (*shared, *own)


def _begin(start: datetime, grain: Grain) -> datetime:
    day = start.replace(day=1) if grain is Grain.MONTH else start
    return datetime.combine(day.date(), time.min)


def _sound(
    figures: list[Figure],
    rows: Sequence[int],
    found: Mapping[Role, Values],
    grain: Grain,
    dates: Column,
    log: OddityLog,
) -> tuple[list[Figure], Sequence[int]]:
    """The figures that can be, without empty periods; counts that contradict or lack each other are noted."""
    pairs = ((Role.OFFERED, Role.ANSWERED), (Role.ANSWERED, Role.WITHIN), (Role.OFFERED, Role.WITHIN))
    whole = all(None not in values for role, values in found.items() if role is not Role.TARGET)
    if whole and not any(
        any(map(lt, found[more], found[less])) for more, less in pairs if {more, less} <= found.keys()
    ):
        return figures, rows
    kept, own = [], []
    for figure, row in zip(figures, rows, strict=True):
        odd = contradiction(figure)
        if odd is not None:
            log.note(odd, dates.name(row), str(figure.start.date()))
        if figure.within is None and figure.value is None:
            if figure.offered or figure.answered:
                log.note(Odd.INCOMPLETE, dates.name(row), period_name(figure.start, grain))
        elif odd in (None, Odd.ANSWERED_ABOVE_OFFERED):
            kept.append(figure)
            own.append(row)
    return kept, own


def contradiction(figure: Figure) -> Odd | None:
    """How the counts of a period contradict each other; more answered than offered may be carried over."""
    offered, answered, within = figure.offered, figure.answered, figure.within
    if within is not None and answered is not None and within > answered:
        return Odd.WITHIN_ABOVE_ANSWERED
    if within is not None and offered is not None and within > offered and answered is None:
        return Odd.WITHIN_ABOVE_OFFERED
    if offered is not None and answered is not None and answered > offered:
        return Odd.ANSWERED_ABOVE_OFFERED
    return None
