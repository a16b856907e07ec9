"""The series that a sheet gives for a channel: by time, with what was told twice told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import gettext as _
from operator import lt

from maturity_desktop.domain.clock_changes import is_skipped, may_be_told_twice
from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_log import Odd, OddityLog
from maturity_desktop.domain.figure_moments import Column
from maturity_desktop.domain.series import Figure, Grain


@dataclass(frozen=True)
class ReadSeries:
    """The figures of one channel as a sheet gives them, by time, and the cell of each one's date."""

    channel: str
    grain: Grain
    figures: tuple[Figure, ...]
    rows: Sequence[int]
    dates: Column

    def where(self, place: int) -> str:
        """File, sheet and cell of a figure's date."""
        return self.dates.where(self.rows[place])


def in_order(series: ReadSeries, zone: str, log: OddityLog) -> ReadSeries:
    """The figures by time; the same one twice is taken once, and two different ones of a time are refused."""
    figures, rows = series.figures, series.rows
    starts = [figure.start for figure in figures]
    if not all(map(lt, starts, starts[1:])):
        order = sorted(range(len(figures)), key=starts.__getitem__)
        order = list(_without_duplicates(series, order, zone, log))
        figures, rows = tuple(figures[place] for place in order), [rows[place] for place in order]
    ordered = replace(series, figures=figures, rows=rows)
    if zone and series.grain is Grain.INTERVAL:
        _note_clock_changes(ordered, zone, log)
    return ordered


def _note_clock_changes(series: ReadSeries, zone: str, log: OddityLog) -> None:
    """Notes times that clocks passed over, and those that came twice and are told once."""
    times = Counter(figure.start for figure in series.figures)
    for figure, row in zip(series.figures, series.rows, strict=True):
        said = figure.start.isoformat(sep=" ", timespec="minutes")
        if is_skipped(figure.start, zone):
            log.note(Odd.NO_SUCH_TIME, series.dates.name(row), said)
        elif times[figure.start] == 1 and may_be_told_twice(figure.start, zone):
            log.note(Odd.TOLD_ONCE, series.dates.name(row), said)


def _without_duplicates(series: ReadSeries, order: Sequence[int], zone: str, log: OddityLog) -> Iterator[int]:
    last: list[int] = []
    for place in order:
        figure = series.figures[place]
        same = [before for before in last if series.figures[before].start == figure.start]
        if not same:
            last = [place]
            yield place
            continue
        name = series.dates.name(series.rows[place])
        if series.grain is Grain.INTERVAL and len(same) == 1 and may_be_told_twice(figure.start, zone):
            log.note(Odd.CLOCK_CHANGE, name, figure.start.isoformat(sep=" ", timespec="minutes"))
            last.append(place)
            yield place
        elif any(series.figures[before] == figure for before in same):
            log.note(Odd.DUPLICATE, name, series.dates.name(series.rows[same[0]]))
        else:
            period = period_name(figure.start, series.grain)
            raise told_twice(series.where(same[0]), series.where(place), period)


def told_twice(one: str, other: str, period: str) -> FiguresError:
    """That two rows say different things of the same period, and what to do."""
    return FiguresError(
        _("{one} and {other} tell different figures of the same period, {period}. Take one out.").format(
            one=one, other=other, period=period
        ),
        Remedy.TELL_APART,
        _(
            'Where a column tells channels apart, say it in the mapping, as "columns": {"B": "channel"}; for '
            'an hour told twice when clocks go back, say "zone".'
        ),
    )


def period_name(start: datetime, grain: Grain) -> str:
    """A period as ISO 8601 writes it: 2025-08, 2025-08-04, 2025-09-03T12:30."""
    if grain is Grain.MONTH:
        return f"{start:%Y-%m}"
    return f"{start:%Y-%m-%d}" if grain is Grain.DAY else f"{start:%Y-%m-%dT%H:%M}"
