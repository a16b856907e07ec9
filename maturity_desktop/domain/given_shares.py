"""Percentages that a client gives beside the contacts that they are made of: which these contradict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from maturity_desktop.domain.figure_log import MOST_CELLS, Odd, Oddity
from maturity_desktop.domain.figure_numbers import exactly, written_number
from maturity_desktop.domain.figure_reading import Reading, apply_mapping
from maturity_desktop.domain.figure_series import ReadSeries
from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.mapping import FigureMapping, Role
from maturity_desktop.domain.mapping_json import number_told
from maturity_desktop.domain.mapping_table import Table, table_at
from maturity_desktop.domain.mapping_words import channel_in, is_same_channel, role_of
from maturity_desktop.domain.sheet import Cell, Sheet

MOST_DECIMALS = 2
"""Percentages with more of them were computed, not rounded."""


@dataclass(frozen=True, slots=True)
class _Differing:
    """A cell with a percentage, and what its contacts come to."""

    cell: str
    given: Fraction
    counted: Fraction


def read_figures(sheet: Sheet, mapping: FigureMapping, measure: Measure) -> Reading:
    """A sheet read by its mapping, with what its own percentages contradict; FiguresError as there."""
    reading = apply_mapping(sheet, mapping, measure.unit)
    if measure.unit != "percent":
        return reading
    table = table_at(sheet, mapping.turned, mapping.first)
    found = [own for series in reading.series for own in _differing(table, mapping, series, measure)]
    if not found:
        return reading
    most = max(abs(own.given - own.counted) for own in found)
    told = (number_told(found[0].given), f"{float(found[0].counted):.1f}", f"{float(most):.1f}")
    cells = tuple(own.cell for own in found[:MOST_CELLS])
    odd = Oddity(Odd.GIVEN_SHARE, sheet.file, sheet.name, cells, len(found), "\n".join(told))
    return replace(reading, oddities=(*reading.oddities, odd))


def _differing(
    table: Table, mapping: FigureMapping, series: ReadSeries, measure: Measure
) -> Iterator[_Differing]:
    """The cells of a series' own percentages that its contacts do not come to."""
    place = _given_column(table, mapping, series.channel, measure.value)
    if place is None:
        return
    given = _percentages([table.sheet.columns[place][series.dates.start + row] for row in series.rows])
    decimals = max((len(number_told(own).partition(".")[2]) for own in given.values()), default=0)
    rounded = Fraction(1, 2 * 10 ** min(decimals, MOST_DECIMALS))
    for at, own in given.items():
        counts = series.figures[at].counted(mapping.abandoned)
        if counts is None or counts[1] <= 0:
            continue
        counted = Fraction(100 * counts[0], counts[1])
        if abs(own - counted) > rounded:
            name = table.sheet.cell_name(series.dates.start + series.rows[at], place)
            yield _Differing(name, own, counted)


def _given_column(table: Table, mapping: FigureMapping, channel: str, measure: str) -> int | None:
    """The one column that is not read and tells a channel's percentage by its head."""
    offset = table.sheet.row if mapping.turned else table.sheet.column
    used = {own.place - offset for own in mapping.columns}
    several = len({own.channel for own in mapping.of(Role.WITHIN)}) > 1
    shares = {
        place: channel_in(head)
        for place, head in enumerate(table.heads)
        if place not in used and role_of(head, measure) is Role.VALUE
    }
    found = [place for place, named in shares.items() if not several or is_same_channel(named, channel)]
    return found[0] if len(found) == 1 else None


def _percentages(cells: Sequence[Cell]) -> Mapping[int, Fraction]:
    """The cells that hold a number, in percent; shares of one where none is above 1."""
    bare, percent = dict[int, Fraction](), dict[int, Fraction]()
    for at, cell in enumerate(cells):
        written = written_number(cell) if isinstance(cell, str) else None
        if written is not None:
            value = written.value(written.decimal or ".")
            if value is not None:
                (percent if written.percent else bare)[at] = value
        elif isinstance(cell, (int, float)) and not isinstance(cell, bool) and abs(cell) < 1e15:
            bare[at] = exactly(cell)
    times = 100 if all(0 <= own <= 1 for own in bare.values()) else 1
    return percent | {at: own * times for at, own in bare.items()}
