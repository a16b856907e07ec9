"""Percentages that are all no larger than one: shares of one, or small percentages as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from statistics import median

from maturity_desktop.domain.figure_log import Odd, OddityLog
from maturity_desktop.domain.figure_moments import Column
from maturity_desktop.domain.supporting_catalogue import Typical
from maturity_desktop.domain.supporting_numbers import bare_number

HIGHEST_OF_ONE = 1
"""Percentages that are all no larger than this may be shares of one: 0.83 for 83 percent."""
SMALL_PART = 20
"""Where only the most is typical, less than this part of it is as odd as more than it."""
OF_ONE = Fraction(100)
AS_THEY_STAND = Fraction(1)


def may_be_of_one(numbers: Sequence[Fraction]) -> bool:
    """Whether bare percentages can be read in two ways."""
    return any(numbers) and all(abs(number) <= HIGHEST_OF_ONE for number in numbers)


def scale_of_shares(numbers: Iterable[Fraction], typical: Typical | None, *, says_percent: bool) -> Fraction:
    """A hundred where percentages are shares of one: which way is nearer to what is typical.

    Where nothing is typical, or both ways are as near, a head with a sign of percent has them as they stand.
    It does not decide alone: cells formatted as percentages come as shares of one under such heads too.
    """
    own = [abs(number) for number in numbers]
    if not may_be_of_one(own):
        return AS_THEY_STAND
    middle = median(number for number in own if number)
    plain, of_one = _distance(middle, typical), _distance(100 * middle, typical)
    if plain == of_one:
        return AS_THEY_STAND if says_percent else OF_ONE
    return AS_THEY_STAND if plain < of_one else OF_ONE


def _distance(value: Fraction, typical: Typical | None) -> Fraction:
    """How many times a value above nought is too much or too little; 1 where it is typical."""
    if typical is None or (typical.low is None and typical.high is None):
        return Fraction(1)
    high = Fraction(100) if typical.high is None else typical.high
    low = high / SMALL_PART if typical.low is None or typical.low <= 0 else typical.low
    return max(Fraction(1), low / value, value / high)


def note_shares(column: Column, head: str, scale: Fraction, log: OddityLog) -> None:
    """Notes which way percentages were taken that can be read in two ways."""
    bare = {row: bare_number(cell) for row, cell in enumerate(column.cells)}
    numbers = {row: number for row, number in bare.items() if number is not None}
    if may_be_of_one(list(numbers.values())):
        kind = Odd.TAKEN_OF_ONE if scale == OF_ONE else Odd.TAKEN_AS_PERCENT
        log.note(kind, column.name(next(iter(numbers))), head, head)
