"""The parts of a report in which several models stand beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_desktop.reports.drawing import Drawing


@dataclass(frozen=True, slots=True)
class StandingEntry:
    """Where a model, or a layer of one without a figure for the whole, stands on its own scale.

    `along` is p, 0 to 1; None where there is no level. `level_words` names level and status.
    """

    framework: str
    name: str
    layer: str
    level: float | None
    floor: int
    top: int
    along: float | None
    along_words: str
    level_words: str
    status: str
    rated: int
    applicable: int
    provisional: bool
    open_ended: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The models of one audit beside each other; `notes` say how to read them and how not to."""

    title: str
    notes: tuple[str, ...]
    entries: tuple[StandingEntry, ...]
    chart: Drawing
