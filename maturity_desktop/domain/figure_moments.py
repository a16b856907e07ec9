"""Columns of dates and times as moments: what a single cell leaves open, its column decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from gettext import gettext as _
from itertools import pairwise
from typing import NoReturn
from zoneinfo import ZoneInfo

from maturity_desktop.domain.figure_dates import YEARS, DateOrder, DateTold, date_told, minutes_told
from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_log import Odd, OddityLog
from maturity_desktop.domain.figure_numbers import is_nothing
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.sheet import Cell, Sheet, cell_text
from maturity_desktop.domain.weeks import heads_weeks, names_week


@dataclass(frozen=True)
class Column:
    """A column's cells from the first period on, and what its cells are called."""

    sheet: Sheet
    place: int
    start: int
    cells: Sequence[Cell]

    @property
    def head(self) -> str:
        """What stands next above the cells."""
        above = (cell for cell in reversed(self.sheet.columns[self.place][: self.start]) if cell is not None)
        return str(next(above, ""))

    def name(self, row: int) -> str:
        """The name of the cell of a period."""
        return self.sheet.cell_name(self.start + row, self.place)

    def refuse(self, row: int, words: str, remedy: Remedy | None = None, in_mapping: str = "") -> NoReturn:
        """FiguresError that names the cell of a period; the words have {place} for it."""
        fact = words.format(place=self.where(row), cell=cell_text(self.cells[row]))
        raise FiguresError(fact, remedy, in_mapping)

    def where(self, row: int) -> str:
        """File, sheet and cell."""
        return _("{file}, “{sheet}”, {cell}").format(
            file=self.sheet.file, sheet=self.sheet.name, cell=self.name(row)
        )


@dataclass(frozen=True)
class Moments:
    """When each row's period begins; None in rows that name none. `months_only`: no row names a day."""

    starts: list[datetime | None]
    has_times: bool
    months_only: bool


def read_moments(
    dates: Column, times: Column | None, order: DateOrder | None, year: int | None, zone: str
) -> Moments:
    """The moments of a date column, with a column of times beside it where there is one.

    FiguresError with the cell where a date can be read in two ways and nothing decides, or is a week.
    """
    kinds = set(map(type, dates.cells))
    plain = (
        kinds <= {datetime, date} and times is None and {cell.year for cell in dates.cells} <= set(YEARS)  # type: ignore[union-attr]  # their kinds have been looked at
    )
    found = _of_plain_dates(dates.cells, kinds) if plain else _told_moments(dates, times, order, year, zone)
    _refuse_weeks(dates, found)
    return found


def _told_moments(
    dates: Column, times: Column | None, order: DateOrder | None, year: int | None, zone: str
) -> Moments:
    told = _told_dates(dates)
    order = order or _decided_order(dates, told)
    starts: list[datetime | None] = []
    known: dict[DateTold, datetime | None] = {}
    precise = {one.second is not None for one in told if one is not None}
    if precise == {True, False}:
        row = next(row for row, one in enumerate(told) if one is not None and one.second is None)
        dates.refuse(
            row, _("{place}: “{cell}” is a month, and other rows are days. Give months a sheet of their own.")
        )
    for row, one in enumerate(told):
        if one is None:
            starts.append(None)
            continue
        if one not in known:
            known[one] = _moment(dates, row, one.decided(order) if order else one, year, zone)
        starts.append(known[one])
    if year is not None:
        _refuse_two_years(dates, told, starts)
    has_times = any(one is not None and one.minutes for one in told)
    if times is not None:
        starts, has_times = _with_times(starts, times), True
    return Moments(starts, has_times, precise == {False})


def _refuse_two_years(
    dates: Column, told: Sequence[DateTold | None], starts: Sequence[datetime | None]
) -> None:
    """FiguresError where months without a year rise and then go on with earlier ones: July to June."""
    seen: list[int] = []
    for row, (one, start) in enumerate(zip(told, starts, strict=True)):
        if one is None or start is None or one.year is not None or seen[-1:] == [start.month]:
            continue
        has_risen = any(before < after for before, after in pairwise(seen))
        if has_risen and start.month < seen[-1] and start.month not in seen:
            dates.refuse(
                row,
                _(
                    "{place}: “{cell}” has no year and comes after a later month: the months are of two "
                    "years. Write the year beside each, as 2025-03."
                ),
            )
        seen.append(start.month)


def week_refused(dates: Column, row: int) -> FiguresError:
    """That a cell stands for a week."""
    fact = _(
        "{place}: “{cell}” stands for a week, and a week may belong to two months. Write figures by month, "
        "as 2025-03, or by day, as 2025-03-04."
    )
    return FiguresError(fact.format(place=dates.where(row), cell=cell_text(dates.cells[row])))


def note_week(dates: Column, row: int, grain: Grain, log: OddityLog) -> None:
    """A week among days sums them up; FiguresError with its cell where it stands among months."""
    if grain is not Grain.MONTH:
        log.note(Odd.TOTAL, dates.name(row), cell_text(dates.cells[row]))
        return
    dates.refuse(
        row,
        _(
            "{place}: “{cell}” stands for a week among months: its figures are in a month already, or are "
            "missing from one. Take the row out, or give the whole month in its place."
        ),
    )


def _refuse_weeks(dates: Column, found: Moments) -> None:
    """FiguresError where most cells name weeks, or the head says so of days a week apart."""
    if None in found.starts:
        pairs = zip(dates.cells, found.starts, strict=True)
        weeks = [row for row, (cell, start) in enumerate(pairs) if start is None and is_week(cell)]
        if len(weeks) > sum(start is not None for start in found.starts):
            raise week_refused(dates, weeks[0])
    if heads_weeks(dates.head) and _a_week_apart(found.starts):
        filled = next((row for row, cell in enumerate(dates.cells) if cell is not None), None)
        if filled is not None:
            raise week_refused(dates, filled)


def is_week(cell: Cell) -> bool:
    """Whether a cell names a week."""
    return isinstance(cell, str) and names_week(cell)


def _a_week_apart(starts: Sequence[datetime | None]) -> bool:
    days = sorted({start.date() for start in starts if start is not None})
    return all(after - before >= timedelta(days=7) for before, after in pairwise(days))


def _of_plain_dates(cells: Sequence[Cell], kinds: set[type]) -> Moments:
    """Cells that are dates already: whole minutes of them."""
    if kinds == {date}:
        return Moments([datetime.combine(cell, time.min) for cell in cells], False, False)  # type: ignore[arg-type]  # their kinds have been looked at
    starts: list[datetime | None] = []
    for cell in cells:
        if type(cell) is datetime:
            if cell.second or cell.microsecond:
                cell = (cell + timedelta(seconds=1)).replace(second=0, microsecond=0)
            starts.append(cell)
        else:
            assert isinstance(cell, date), "only dates come here"
            starts.append(datetime.combine(cell, time.min))
    return Moments(starts, any(start is not None and (start.hour or start.minute) for start in starts), False)


def _told_dates(dates: Column) -> list[DateTold | None]:
    known: dict[tuple[type, Cell], DateTold | None] = {}
    told = []
    for cell in dates.cells:
        key = type(cell), cell
        if key not in known:
            known[key] = date_told(cell)
        told.append(known[key])
    return told


def _decided_order(dates: Column, told: Sequence[DateTold | None]) -> DateOrder | None:
    """Which number is the day, as all dates of the column have it; None where none leaves it open."""
    open_ones = {
        one: row for row, one in reversed(list(enumerate(told))) if one is not None and one.undecided
    }
    if not open_ones:
        return None
    possible = set(DateOrder)
    deciding = first = next(iter(sorted(open_ones.values())))
    for one, row in sorted(open_ones.items(), key=lambda item: item[1]):
        if not possible & one.orders():
            raise FiguresError(
                _(
                    "{one} (“{one_cell}”) and {other} (“{other_cell}”) cannot both be dates of the "
                    "same order. Write "
                    "them in one way, as 2025-03-04."
                ).format(
                    one=dates.where(deciding),
                    one_cell=dates.cells[deciding],
                    other=dates.where(row),
                    other_cell=dates.cells[row],
                )
            )
        if len(possible) == 2 and len(one.orders()) == 1:
            possible, deciding = set(one.orders()), row
    if len(possible) == 2:
        dates.refuse(
            first,
            _("{place}: “{cell}” may have the day or the month first, and no other date decides."),
            Remedy.DATE_ORDER,
            _('Say it in the mapping, as "date_order": "dmy" or "mdy".'),
        )
    _refuse_swapped(dates, told)
    return possible.pop()


def _refuse_swapped(dates: Column, told: Sequence[DateTold | None]) -> None:
    """Texts among real dates, all up to the 12th: the sheet took the days that it could for months."""
    real = [(row, cell) for row, cell in enumerate(dates.cells) if isinstance(cell, date)]
    texts = [row for row, one in enumerate(told) if one is not None and one.undecided]
    if real and texts and all(cell.day <= 12 for _row, cell in real):
        raise FiguresError(
            _(
                "{text} is text and {date} a date: the sheet took day and month for each other where "
                "it could. Export the figures again with dates as 2025-03-04."
            ).format(text=dates.where(texts[0]), date=dates.where(real[0][0])),
            Remedy.DATE_ORDER,
            _('If the dates are right, say it in the mapping, as "date_order": "dmy" or "mdy".'),
        )


def _moment(dates: Column, row: int, told: DateTold, year: int | None, zone: str) -> datetime | None:
    if told.year is None and year is None:
        dates.refuse(
            row,
            _("{place}: “{cell}” has no year."),
            Remedy.YEAR,
            _('Say it in the mapping, as "year": 2025.'),
        )
    moment = told.moment(year)
    if moment is None:
        dates.refuse(row, _("{place}: “{cell}” is no day of the calendar in the order of the dates."))
    if told.utc:
        if not zone:
            dates.refuse(
                row,
                _("{place}: “{cell}” is in UTC, not in the clock of the centre."),
                Remedy.ZONE,
                _('Say in the mapping where it stands, as "zone": "Europe/Oslo".'),
            )
        moment = (
            moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
        )
    return moment


def _with_times(starts: Sequence[datetime | None], times: Column) -> list[datetime | None]:
    known: dict[tuple[type, Cell], int | None] = {}
    found: list[datetime | None] = []
    for row, (start, cell) in enumerate(zip(starts, times.cells, strict=True)):
        key = type(cell), cell
        if key not in known:
            known[key] = minutes_told(cell)
        minutes = known[key]
        if start is None or (
            minutes is None and (cell is None or (isinstance(cell, str) and is_nothing(cell)))
        ):
            found.append(None)
        elif minutes is None:
            times.refuse(row, _("{place}: “{cell}” is no time of the day. Write it as 12:30."))
        else:
            found.append(start + timedelta(minutes=minutes))
    return found
