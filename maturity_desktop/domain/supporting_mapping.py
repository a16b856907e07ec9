"""How a client's sheet of many columns is to be read as rows of supporting measures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from maturity_desktop.domain.figure_dates import DateOrder
from maturity_desktop.domain.series import Grain


class Use(StrEnum):
    """What a column says of its row."""

    DATE = "date"
    TIME = "time"
    GROUP = "group"
    AMOUNT = "amount"
    """An amount, or the finished figure of a measure."""


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of the file (a row where the sheet is turned), from 0, and what it says.

    `amount` is the id of an input or, where finished figures stand there, of a measure. Its numbers are taken
    `scale` times: 1000 where the head says thousands, 60 where an amount in seconds is written in minutes.
    `group` names the group where each has columns of its own (“Forecast voice”, “Forecast e-mail”).
    """

    place: int
    use: Use
    amount: str = ""
    scale: Fraction = Fraction(1)
    group: str = ""


@dataclass(frozen=True)
class SupportingMapping:
    """How a sheet is read.

    `first` is the file's row (column where the sheet is turned), from 0, of the first row of amounts. Without
    a column of dates the rows name no period, and each is a group. `grouped_by` is the id of a grouping, and
    empty where rows are not grouped. `group` is the one group that the whole sheet is about. What is left
    empty is told by the cells themselves, and refused where they do not tell it.
    """

    sheet: str = ""
    turned: bool = False
    first: int = 1
    columns: tuple[AmountColumn, ...] = ()
    grouped_by: str = ""
    group: str = ""
    grain: Grain | None = None
    date_order: DateOrder | None = None
    year: int | None = None
    decimal: str = ""
    zone: str = ""

    def of(self, use: Use) -> tuple[AmountColumn, ...]:
        """The columns of a use."""
        return tuple(column for column in self.columns if column.use is use)

    def one(self, use: Use) -> AmountColumn | None:
        """The first column of a use."""
        return next(iter(self.of(use)), None)
