"""What a client gave for a channel, and what a period of it comes to: the nouns of measured criteria."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import chain, pairwise

from maturity_desktop.domain.series import ALWAYS, DAY, Abandoned, Figure, Grain, OpeningHours, Series

LATEST = 1000
"""How many intervals tell how long an interval is."""

USUAL_MINUTES = 30
"""How long an interval is where there is only one."""


class Outcome(StrEnum):
    """How a period stands; one that was left out does not count at all."""

    MET = "met"
    MISSED = "missed"
    MISSING = "missing"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class PeriodOutcome:
    """One period: what was reached, against which target; None where that is not known.

    `counts` are the contacts reached in time, of how many; `given` is a value that came without them. With
    `gaps`, a part of the period has no figures. `contradicts` has the summed contacts of all finer rows where
    they would judge otherwise than the value that was given.
    """

    start: datetime
    outcome: Outcome
    target: Fraction | None = None
    counts: tuple[int, int] | None = None
    given: Fraction | None = None
    gaps: bool = False
    contradicts: tuple[int, int] | None = None

    @property
    def from_counts(self) -> bool:
        """The value is made of summed contacts, not taken as the client gave it."""
        return self.counts is not None

    @property
    def value(self) -> Fraction | None:
        """What was reached, in the measure's unit, unrounded."""
        if self.counts is None:
            return self.given
        reached, of = self.counts
        return Fraction(100 * reached, of) if of else None

    @property
    def unjudged(self) -> bool:
        """There is a figure, and no target that it could be held against."""
        return self.outcome is Outcome.MISSING and self.value is not None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many periods met their target, of how many that count.

    `failed` are those that did not, the ones without a figure included; `as_given` those whose value was
    taken as the client gave it; `partial` those of which a part has no figures.
    """

    met: int = 0
    total: int = 0
    failed: tuple[PeriodOutcome, ...] = ()
    as_given: tuple[PeriodOutcome, ...] = ()
    partial: tuple[PeriodOutcome, ...] = ()

    @classmethod
    def of(cls, outcomes: Iterable[PeriodOutcome]) -> Tally:
        """The tally of periods; those that were left out do not count."""
        counted = [entry for entry in outcomes if entry.outcome is not Outcome.LEFT_OUT]
        return cls(
            sum(entry.outcome is Outcome.MET for entry in counted),
            len(counted),
            tuple(entry for entry in counted if entry.outcome is not Outcome.MET),
            tuple(entry for entry in counted if entry.given is not None),
            tuple(entry for entry in counted if entry.gaps),
        )

    @classmethod
    def sum(cls, tallies: Sequence[Tally]) -> Tally:
        return cls(
            sum(tally.met for tally in tallies),
            sum(tally.total for tally in tallies),
            tuple(chain.from_iterable(tally.failed for tally in tallies)),
            tuple(chain.from_iterable(tally.as_given for tally in tallies)),
            tuple(chain.from_iterable(tally.partial for tally in tallies)),
        )

    @property
    def missing(self) -> tuple[PeriodOutcome, ...]:
        return tuple(entry for entry in self.failed if entry.outcome is Outcome.MISSING)


@dataclass(frozen=True, slots=True)
class TargetStep:
    """A target that is in force from a day on."""

    since: date
    target: Fraction


@dataclass(frozen=True)
class ChannelFigures:
    """Everything that the client gave for one channel, and how it is to be read.

    `targets` hold where a figure names none of its own. `not_applicable` are the levels that do not apply to
    this channel; `at_least` says whether more is better.
    """

    channel: str
    series: Mapping[Grain, Series]
    targets: tuple[TargetStep, ...] = ()
    hours: OpeningHours = ALWAYS
    abandoned: Abandoned = Abandoned.OFFERED
    at_least: bool = True
    not_applicable: frozenset[int] = frozenset()

    @property
    def grains(self) -> frozenset[Grain]:
        """The grains of which outcomes can be made: months and days also follow from finer counts."""
        given = {grain for grain, series in self.series.items() if series.figures}
        if Grain.INTERVAL in given:
            given |= {Grain.DAY}
        if Grain.DAY in given:
            given |= {Grain.MONTH}
        return frozenset(given)

    @property
    def names_targets(self) -> bool:
        """Whether any of the figures names its own target."""
        return any(figure.target is not None for own in self.series.values() for figure in own.figures)

    @property
    def has_target(self) -> bool:
        """Whether there is a target that the figures could meet."""
        return bool(self.targets) or self.names_targets

    def target_on(self, day: date) -> Fraction | None:
        """The target in force on a day, where figures name none."""
        found = [step for step in self.targets if step.since <= day]
        return max(found, key=lambda step: step.since).target if found else None

    def figures_of(self, grain: Grain, first: datetime, before: datetime) -> tuple[Figure, ...]:
        """The figures of a grain whose periods begin at or after one moment and before another."""
        series = self.series.get(grain)
        if series is None:
            return ()
        low = bisect_left(series.starts, first)
        return series.figures[low : bisect_left(series.starts, before, low)]

    @cached_property
    def minutes(self) -> int:
        """How long the intervals are: what lies most often between one and the next, lately.

        Where there are none, a day is as good as any: those to come are all alike.
        """
        starts = self.series[Grain.INTERVAL].starts[-LATEST:] if Grain.INTERVAL in self.series else ()
        if not starts:
            return DAY
        apart = Counter(int((after - before).total_seconds()) // 60 for before, after in pairwise(starts))
        apart.pop(0, None)
        return apart.most_common(1)[0][0] if apart else USUAL_MINUTES
