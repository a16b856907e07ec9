"""Files of one channel and grain counted together: of a period told by two, the file added last counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from operator import attrgetter

from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.series import Figure

_start = attrgetter("start")
Figures = Sequence[Figure]


def joined(told: Sequence[Figures]) -> tuple[Figure, ...]:
    """Figures of several files by time, the file that was added first standing first.

    A row that has only a target takes the place of no figure: its target holds for the period.
    """
    found: tuple[Figure, ...] = ()
    for later in told:
        found = _laid_over(found, later) if found else tuple(later)
    return found


def _laid_over(earlier: Figures, later: Figures) -> tuple[Figure, ...]:
    lent, before = _targets_alone(later), _targets_alone(earlier)
    anew = set(map(_start, later)) - lent.keys()
    rest = [own for own in earlier if own.start not in anew]
    if lent or before:
        there = set(map(_start, rest))
        rest = [replace(own, target=lent.get(own.start, own.target)) for own in rest]
        later = [
            replace(own, target=before.get(own.start)) if own.target is None else own
            for own in later
            if own.start in anew or own.start not in there
        ]
    return tuple(sorted((*rest, *later), key=_start))


def _targets_alone(figures: Figures) -> dict[datetime, Fraction | None]:
    """The targets of rows that have nothing else."""
    return {own.start: own.target for own in figures if own.value is None and own.within is None}


def told_anew(earlier: Figures, later: Figures) -> list[datetime]:
    """The periods of earlier figures that the later ones tell too, by time; an hour told twice is one."""
    return sorted(set(map(_start, earlier)) & (set(map(_start, later)) - _targets_alone(later).keys()))


def is_told_anew(earlier: Figures, later: Iterable[Figures]) -> bool:
    """Whether later files tell every period of earlier figures."""
    rest = set(map(_start, earlier))
    for figures in later:
        rest -= set(map(_start, figures)) - _targets_alone(figures).keys()
    return not rest


# The order in which records were added stands in their keys: a day alone does not tell two files apart.


def order_of(record: MeasureSeries) -> tuple[int, str, str]:
    """Sorts records by when they were added; those of before there was an order come first, by their day."""
    number, mark, _rest = record.id.partition("-")
    return int(number) if mark and number.isdecimal() else 0, record.added_on.isoformat(), record.id


def key_after(records: Iterable[MeasureSeries]) -> str:
    """A key for a record that is added after these."""
    last = max((order_of(own)[0] for own in records), default=0)
    return f"{last + 1}-{new_key()}"
