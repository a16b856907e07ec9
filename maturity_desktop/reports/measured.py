"""The parts of a report that show what a client's figures prove."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_desktop.domain.ladder import Proof
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.parts import EvidenceLabel, Line


@dataclass(frozen=True, slots=True)
class ProofEntry:
    """What figures prove of one level; `why` holds a sentence or more, the failed periods among them."""

    number: int
    title: str
    proof: Proof
    verdict: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A series of figures and where it came from; without evidence it was typed."""

    grain: str
    periods: str
    evidence: EvidenceLabel | None
    place: str


@dataclass(frozen=True, slots=True)
class PeriodsChart:
    """A chart of months, days or intervals below the sentence that it shows."""

    says: str
    chart: Drawing


@dataclass(frozen=True, slots=True)
class ChannelEntry:
    """One channel's figures: charts, sources, how they were read, what was odd. The name may be empty."""

    name: str
    charts: tuple[PeriodsChart, ...]
    sources: tuple[SourceEntry, ...]
    reading: tuple[Line, ...]
    quality: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasuredEntry:
    """A measured criterion with the ladder that its figures prove.

    `says` are the level, whether the assessor's own differs, and the earliest month of the next one;
    `earliest` is that month, empty where figures alone do not lead there. `rated` is None while it is open.
    """

    criterion: str
    title: str
    level: int
    provisional: bool
    rated: int | None
    target: int
    earliest: str
    says: tuple[str, ...]
    levels: tuple[ProofEntry, ...]
    ladder: Drawing
    channels: tuple[ChannelEntry, ...]
    out_of_scope: str


@dataclass(frozen=True, slots=True)
class Performance:
    """What a client's figures prove of the measured criteria of one framework; `rules` say how they count."""

    title: str
    rules: tuple[str, ...]
    criteria: tuple[MeasuredEntry, ...]
