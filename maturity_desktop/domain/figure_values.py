"""Columns of numbers as counts and values: decimal marks and the scale of shares go by the column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from gettext import gettext as _
from typing import TypeVar

from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_log import Odd, OddityLog
from maturity_desktop.domain.figure_moments import Column
from maturity_desktop.domain.figure_numbers import decimal_marks, exactly, is_nothing, written_number
from maturity_desktop.domain.mapping import Percent
from maturity_desktop.domain.sheet import Cell

T = TypeVar("T")
Key = tuple[type, Cell]
"""A cell with its type: 1 and True are the same to a dictionary."""
HIGHEST_SHARE = Fraction(3, 2)
"""Above it, a number among shares of one can only be a percentage."""
HIGHEST_OF_SCALE, FEW = 10, 3
"""Marks go up to ten; how many different ones have to be there to be known as marks."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A cell as a number, or why it is none; `odd` is None for an empty cell too."""

    number: Fraction | None
    percent: bool = False
    odd: Odd | None = None


def decimal_mark(columns: Sequence[Column], given: str) -> str:
    """The decimal mark of the texts of a table; empty where no text tells it."""
    if given:
        return given
    found: dict[str, str] = {}
    for column in columns:
        if str not in set(map(type, column.cells)):
            continue
        texts = {cell: row for row, cell in reversed(list(enumerate(column.cells))) if isinstance(cell, str)}
        for mark, text in decimal_marks(texts).items():
            found.setdefault(mark, _("{place} (“{cell}”)").format(place=column.where(texts[text]), cell=text))
    if len(found) > 1:
        raise FiguresError(
            _("{one} and {other} have different decimal marks. Write the numbers in one way.").format(
                one=found["."], other=found[","]
            ),
            Remedy.DECIMAL,
            _('Or say the mark in the mapping, as "decimal": ",".'),
        )
    return next(iter(found), "")


def read_counts(column: Column, decimal: str, log: OddityLog) -> list[int | None]:
    """Whole numbers; what is none is left out and noted."""
    cells = column.cells
    if set(map(type, cells)) == {float}:
        try:
            whole: list[int | None] = list(map(int, cells))  # type: ignore[arg-type]  # all of them are floats
        except (ValueError, OverflowError):
            whole = []
        if whole == cells and min(cells) >= 0:
            return whole
    known = _numbers(column, decimal, grouped=True)
    return _kept(column, known, _count_of, log)


def read_values(
    column: Column, decimal: str, percent: Percent | None, log: OddityLog
) -> list[Fraction | None]:
    """Values in their unit; percentages as 0 to 100, however written. `percent` is None for other units."""
    known = _numbers(column, decimal, grouped=None if percent is None else False)
    if percent is None:
        return _kept(column, known, _value_of, log)
    scale = 100 if _is_of_one(column, known, percent) else 1
    return _kept(column, known, lambda read: _share_of(read, scale), log)


def _numbers(column: Column, decimal: str, grouped: bool | None) -> dict[Key, _Read]:
    """Every different cell as a number. `grouped`: an undecided mark stands between thousands."""
    known: dict[Key, _Read] = {}
    for row, cell in enumerate(column.cells):
        key = type(cell), cell
        if key not in known:
            known[key] = _number_in(column, row, cell, decimal, grouped)
    return known


def _number_in(column: Column, row: int, cell: Cell, decimal: str, grouped: bool | None) -> _Read:
    if cell is None:
        return _Read(None)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _Read(exactly(cell)) if abs(cell) < 1e15 else _Read(None, odd=Odd.NO_NUMBER)
    written = written_number(cell) if isinstance(cell, str) else None
    if written is None:
        return _Read(None, odd=None if isinstance(cell, str) and not cell.strip() else Odd.NO_NUMBER)
    mark = decimal
    if not mark and written.is_undecided:
        if grouped is None and not written.percent:
            column.refuse(
                row,
                _("{place}: the mark in “{cell}” may be a decimal one or stand between thousands."),
                Remedy.DECIMAL,
                _('Say in the mapping which, as "decimal": ".".'),
            )
        own = "." if "." in written.digits else ","
        other = "," if own == "." else "."
        mark = other if grouped else own
    number = written.value(mark or ".")
    return _Read(number, written.percent, Odd.NO_NUMBER if number is None else None)


def _is_of_one(column: Column, known: dict[Key, _Read], percent: Percent) -> bool:
    """Whether shares without a percent sign are of one; FiguresError with the cell where both are there."""
    if percent is not Percent.AUTO:
        return percent is Percent.ONE
    bare = {key: read.number for key, read in known.items() if read.number is not None and not read.percent}
    shares = [key for key, number in bare.items() if 0 < number < 1]
    high = [key for key, number in bare.items() if number > HIGHEST_SHARE]
    if shares and high:
        few = min(shares, high, key=len)
        row = next(row for row, cell in enumerate(column.cells) if (type(cell), cell) == few[0])
        column.refuse(
            row,
            _(
                "{place}: “{cell}” is a share of one or a percentage, and other cells of its column "
                "are the other. Write all in one way."
            ),
            Remedy.PERCENT,
            _('Or say it in the mapping, as "percent": "hundred".'),
        )
    if high and len(bare) >= FEW and max(bare.values()) <= HIGHEST_OF_SCALE:
        row = next(row for row, cell in enumerate(column.cells) if (type(cell), cell) == high[0])
        column.refuse(
            row,
            _(
                "{place}: “{cell}” and all others of its column are at most 10, as marks on a scale are and "
                "percentages hardly. Give the share of good answers in percent."
            ),
            Remedy.PERCENT,
            _('If they are percentages, say so in the mapping, as "percent": "hundred".'),
        )
    return not high and any(bare.values())


def _count_of(read: _Read) -> tuple[int | None, Odd | None]:
    assert read.number is not None, "only numbers come here"
    nearest = round(read.number)
    if read.number < 0:
        return None, Odd.NEGATIVE
    if abs(read.number - nearest) > Fraction(1, 1000):
        return None, Odd.NOT_WHOLE
    return nearest, None


def _value_of(read: _Read) -> tuple[Fraction | None, Odd | None]:
    assert read.number is not None, "only numbers come here"
    return (None, Odd.NEGATIVE) if read.number < 0 else (read.number, None)


def _share_of(read: _Read, scale: int) -> tuple[Fraction | None, Odd | None]:
    number, odd = _value_of(read)
    if number is not None and not read.percent:
        number *= scale
    return (None, Odd.ABOVE_100) if number is not None and number > 100 else (number, odd)


def _kept(
    column: Column,
    known: dict[Key, _Read],
    kept: Callable[[_Read], tuple[T | None, Odd | None]],
    log: OddityLog,
) -> list[T | None]:
    """The number of every row; what cannot be one is None and noted with its cell."""
    results = {key: (None, read.odd) if read.number is None else kept(read) for key, read in known.items()}
    odd_ones = {key for key, (_number, odd) in results.items() if odd is not None}
    if odd_ones:
        for row, cell in enumerate(column.cells):
            if (type(cell), cell) in odd_ones:
                odd = results[type(cell), cell][1]
                assert odd is not None, "only odd cells are noted"
                log.note(odd, column.name(row), str(cell))
    return [results[type(cell), cell][0] for cell in column.cells]


def has_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, or a text that may have been meant for one."""
    if isinstance(cell, str):
        return not is_nothing(cell) and written_number(cell) is not None
    return cell is not None
