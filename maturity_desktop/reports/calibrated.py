"""What a report says of the agreement between assessors, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_desktop.reports.parts import Line


@dataclass(frozen=True, slots=True)
class ApartEntry:
    """A criterion that two rated apart; `agreed` is what a meeting agreed on, None where none has."""

    id: str
    title: str
    first: int
    second: int
    agreed: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class CalibrationEntry:
    """A second rating: how its criteria were chosen and how far it agrees, with those rated apart.

    `name` tells several from each other and names nobody; `compared` are the criteria that both have rated.
    """

    name: str
    lines: tuple[Line, ...]
    compared: tuple[str, ...]
    apart: tuple[ApartEntry, ...]


@dataclass(frozen=True, slots=True)
class AgreementPart:
    """The agreement on one framework; `title` stands over the page, `together` is of three or more.

    `not_blind` says that there are second ratings that no figure counts; empty where there are none.
    """

    framework: str
    title: str
    calibrations: tuple[CalibrationEntry, ...]
    together: tuple[Line, ...]
    not_blind: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every figure with its label, for a sheet."""
        return (*(line for own in self.calibrations for line in own.lines), *self.together, *self.not_blind)
