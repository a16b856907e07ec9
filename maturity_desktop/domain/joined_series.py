"""Files of one channel and grain counted together: of a period told by two, the file added last counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter

from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.series import Figure

_start = attrgetter("start")
Figures = Sequence[Figure]


def joined(told: Sequence[Figures]) -> tuple[Figure, ...]:
    """Figures of several files by time, the file that was added first standing first."""
    found = tuple(told[-1]) if told else ()
    for earlier in reversed(told[:-1]):
        anew = set(map(_start, found))
        found = tuple(sorted((*(own for own in earlier if own.start not in anew), *found), key=_start))
    return found


def told_anew(earlier: Figures, later: Figures) -> list[datetime]:
    """The periods of earlier figures that the later ones tell too, by time; an hour told twice is one."""
    return sorted(set(map(_start, earlier)) & set(map(_start, later)))


def is_told_anew(earlier: Figures, later: Iterable[Figures]) -> bool:
    """Whether later files tell every period of earlier figures."""
    rest = set(map(_start, earlier))
    for figures in later:
        rest -= set(map(_start, figures))
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
