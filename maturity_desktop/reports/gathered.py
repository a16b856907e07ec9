"""What was gathered and how, as a report tells it: the baseline, the fieldwork, the coverage map.

Nobody's name is in it: people are told by their roles.
"""

from __future__ import annotations

from dataclasses import dataclass

from maturity_desktop.reports.drawing import Drawing


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """A figure as the client told it at the opening; `computed` is what its data come to, or empty."""

    title: str
    told: str
    period: str
    computed: str
    computed_period: str


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """How many activities of one kind were held, and with whom."""

    kind: str
    held: int
    people: str


@dataclass(frozen=True, slots=True)
class PeopleEntry:
    """How many people of a role were met, in how many activities of which kinds."""

    role: str
    people: int
    activities: int
    kinds: str


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """What was looked at of how many, None where nobody said, and how it was drawn."""

    what: str
    population: int | None
    sample: int | None
    drawn: str


@dataclass(frozen=True, slots=True)
class OwedEntry:
    """Something that the client was asked for and has not handed over; `state` says how that stands."""

    number: str
    title: str
    state: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """How evidence was gathered: activities that took place, samples, and what was not received."""

    activities: tuple[ActivityCount, ...]
    people: tuple[PeopleEntry, ...]
    samples: tuple[SampleEntry, ...]
    owed: tuple[OwedEntry, ...]

    @property
    def held(self) -> int:
        return sum(own.held for own in self.activities)


@dataclass(frozen=True, slots=True)
class CoverageEntry:
    """A criterion of the map: `counts` are the items that count, by the kinds of the map's columns."""

    criterion: str
    counts: tuple[int, ...]
    confidence: str
    single: tuple[int, ...]
    remarks: str


@dataclass(frozen=True)
class Coverage:
    """The coverage map of one framework, in several drawings where it is long; `by_role` may be empty."""

    finding: str
    legend: str
    kinds: tuple[str, ...]
    entries: tuple[CoverageEntry, ...]
    by_kind: tuple[Drawing, ...]
    by_role: tuple[Drawing, ...]
    role_legend: str
