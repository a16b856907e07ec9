"""How a client's sheet is to be read: which column says what, and everything that its cells leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from maturity_desktop.domain.figure_dates import DateOrder
from maturity_desktop.domain.outcomes import TargetStep
from maturity_desktop.domain.series import ALWAYS, Abandoned, Grain, OpeningHours


class Role(StrEnum):
    """What a column says of a period."""

    DATE = "date"
    TIME = "time"
    CHANNEL = "channel"
    OFFERED = "offered"
    ANSWERED = "answered"
    WITHIN = "within"
    ABANDONED = "abandoned"
    VALUE = "value"
    TARGET = "target"
    COST = "cost"
    """What all contacts cost: with CONTACTS, a value is made of it."""
    CONTACTS = "contacts"


COUNTS = (Role.OFFERED, Role.ANSWERED, Role.WITHIN, Role.ABANDONED)
WHOLE_NUMBERS = (*COUNTS, Role.CONTACTS)
FIGURES = (Role.VALUE, Role.WITHIN, Role.COST)
"""Without one of them a column's channel has no figure."""
NUMBERS = (*WHOLE_NUMBERS, Role.VALUE, Role.TARGET, Role.COST)


class Percent(StrEnum):
    """How shares are written: 0.81 or 81; else as the column's own numbers have it."""

    AUTO = "auto"
    ONE = "one"
    HUNDRED = "hundred"


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """A column of the file (a row where the sheet is turned), from 0: what it says, and of which channel."""

    place: int
    role: Role
    channel: str = ""


@dataclass(frozen=True)
class FigureMapping:
    """How a sheet is read.

    `first` is the file's row (column where the sheet is turned), from 0, of the first period. What is left
    empty is told by the cells themselves, and refused where they do not tell it. `channels` are those in
    scope, all where it is empty. `targets` and `response_time` go by channel; the targets of "" hold for all.
    """

    sheet: str = ""
    turned: bool = False
    first: int = 1
    columns: tuple[ColumnRole, ...] = ()
    grain: Grain | None = None
    date_order: DateOrder | None = None
    year: int | None = None
    decimal: str = ""
    percent: Percent = Percent.AUTO
    channel: str = ""
    channels: tuple[str, ...] = ()
    targets: Mapping[str, tuple[TargetStep, ...]] = field(default_factory=dict)
    hours: OpeningHours = ALWAYS
    abandoned: Abandoned = Abandoned.OFFERED
    response_time: frozenset[str] | None = None
    zone: str = ""

    def of(self, role: Role) -> tuple[ColumnRole, ...]:
        """The columns of a role."""
        return tuple(column for column in self.columns if column.role is role)

    def one(self, role: Role) -> ColumnRole | None:
        """The first column of a role."""
        return next(iter(self.of(role)), None)
