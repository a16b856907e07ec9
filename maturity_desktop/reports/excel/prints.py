"""What cells and rows said as a workbook went out, in a few characters: enough to tell that one was changed.

Spaces, number formats and the kind of a number do not count, which office programs do not keep alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zlib import crc32

EPOCH = date(1899, 12, 30)
"""The day 0 of a sheet."""
BETWEEN = "\x1f"
Said = str | int | float | date | time | timedelta | None
"""What a cell holds, whoever read it."""


@dataclass(frozen=True, slots=True)
class RowPrint:
    """A row of a sheet that is only to be read: the print of its values, and which columns hold formulas.

    Rows and columns are counted from 0.
    """

    row: int
    values: str
    formulas: tuple[int, ...]


def cell_print(said: Said) -> str:
    """The print of a cell; empty where nothing stands in it."""
    text = _plain(said)
    return f"{crc32(text.encode('utf-8', 'replace')):x}" if text else ""


def row_print(cells: Iterable[Said]) -> str:
    """The print of a row's values; empty where it has none."""
    text = BETWEEN.join(map(_plain, cells)).rstrip(BETWEEN)
    return f"{crc32(text.encode('utf-8', 'replace')):x}" if text else ""


def _plain(said: Said) -> str:
    if said is None:
        return ""
    if isinstance(said, str):
        return "".join(said.split())
    if isinstance(said, datetime):
        said = said.date()
    if isinstance(said, date):
        said = (said - EPOCH).days
    if isinstance(said, int | float):
        return format(float(said), ".10g")
    return str(said)


def runs(places: Sequence[int]) -> list[int]:
    """Places in order as pairs of a first and a last one, for a few numbers of many."""
    found: list[int] = []
    for place in places:
        if found and found[-1] == place - 1:
            found[-1] = place
        else:
            found += [place, place]
    return found


def unrun(found: Sequence[int]) -> Iterator[int]:
    """The places of `runs`."""
    for first, last in zip(found[::2], found[1::2], strict=True):
        yield from range(first, min(last, first + 16_384) + 1)
