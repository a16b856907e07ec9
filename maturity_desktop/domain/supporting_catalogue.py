"""Which supporting measures there are, and what may be claimed of figures (frameworks/supporting.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from maturity_desktop.domain.series import Grain

COARSEST_FIRST = (Grain.MONTH, Grain.DAY, Grain.INTERVAL, None)
FINEST_FIRST = (Grain.INTERVAL, Grain.DAY, Grain.MONTH)
AmountsByGrain = Mapping[Grain | None, frozenset[str]]
"""The amounts and finished figures that rows of each grain tell."""


class Formula(StrEnum):
    """How amounts become a figure; `over`, `minus` and `under` are names of inputs."""

    SHARE = "share"
    """100 (over - minus) / under, each summed over the window."""
    RATIO = "ratio"
    """(over - minus) / under, each summed."""
    SUM = "sum"
    """over - minus, each summed."""
    TURNOVER = "turnover"
    """100 over / mean of under by month, taken to twelve months."""
    WAPE = "wape"
    """100 times the sum of |over - under| / the sum of under, period by period."""
    BIAS = "bias"
    """100 times the sum of (over - under) / the sum of under: above nought where over was too much."""


class Unit(StrEnum):
    """What a figure is counted in."""

    PERCENT = "percent"
    MONEY = "money"
    HOURS = "hours"
    MINUTES = "minutes"
    SECONDS = "seconds"
    NUMBER = "number"


SECONDS_OF: Mapping[Unit, int] = {Unit.HOURS: 3600, Unit.MINUTES: 60, Unit.SECONDS: 1}


class Standing(StrEnum):
    """How a figure stands to what is usual."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Input:
    """An amount that a measure is made of; `heads` are words that head its column in clients' files.

    Where they are words of every day (“Actual”), they count only `beside` a column of one of these amounts or
    figures. A head with one of the words of `unlike` is of something else (“Planned absence”).
    """

    id: str
    title: str
    unit: Unit = Unit.NUMBER
    heads: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typical:
    """What is usual in the field, by this tool's judgement and not by a standard; None: open on that side."""

    low: Fraction | None = None
    high: Fraction | None = None
    why: str = ""

    def standing(self, value: Fraction) -> Standing:
        if self.low is not None and value < self.low:
            return Standing.BELOW
        return Standing.ABOVE if self.high is not None and value > self.high else Standing.WITHIN


@dataclass(frozen=True, slots=True)
class SupportingMeasure:
    """A figure that supports criteria; `group` is what it may be told by (“channel”), or empty.

    `also_by` are groupings that do where there are no figures by `group`. `grain`: errors of a forecast are
    taken by this period, and finer rows are summed to it first. `counted`: the share is one of things counted
    one by one, so that an interval about it can be told. `criteria` are ids by framework. `heads` are words
    that head a column of finished figures, words of `unlike` say that it is of something else.
    """

    id: str
    title: str
    about: str
    formula: Formula
    unit: Unit
    over: tuple[str, ...]
    under: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    group: str = ""
    also_by: tuple[str, ...] = ()
    grain: Grain | None = None
    counted: bool = False
    typical: Typical | None = None
    criteria: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heads: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()

    @property
    def needed(self) -> tuple[str, ...]:
        """The inputs that a row must have to count."""
        return tuple(dict.fromkeys((*self.over, *self.minus, *self.under)))

    @property
    def groupings(self) -> tuple[str, ...]:
        """What its figures may be told by, the preferred one first."""
        return (self.group, *self.also_by) if self.group else self.also_by

    @property
    def averaged(self) -> frozenset[str]:
        """The inputs whose mean over the months counts, not their sum."""
        return frozenset(self.under if self.formula is Formula.TURNOVER else ())

    @property
    def grains(self) -> tuple[Grain | None, ...]:
        """The periods of whose amounts it can be made, the preferred ones first.

        Misses make up for each other in longer periods, so that an error of single ones wants these or finer
        ones; a bias comes to the same in any.
        """
        if self.grain is None:
            return COARSEST_FIRST
        if self.formula is Formula.BIAS:
            return FINEST_FIRST
        return FINEST_FIRST[: FINEST_FIRST.index(self.grain) + 1]

    def is_fed_by(self, told: AmountsByGrain) -> bool:
        """Whether such amounts, or finished figures, tell something of it."""
        needed = set(self.needed)
        return any(
            self.id in amounts or (grain in self.grains and amounts >= needed)
            for grain, amounts in told.items()
        )

    def is_starved_by(self, told: AmountsByGrain) -> bool:
        """Whether all its amounts are there, and only of periods that are too long."""
        needed = set(self.needed)
        return not self.is_fed_by(told) and any(amounts >= needed for amounts in told.values())


@dataclass(frozen=True, slots=True)
class Need:
    """What figures have to show for a claim to hold; everything that is said has to.

    They are those of supporting `measures` and of measured criteria, by the value that these measure
    (`series`: “service_level”). `grain`: those of each group go down to it. `groups`: so many groups of
    `grouped_by` are told apart. `months`: so many of the twelve have figures. `every_measure`: none of the
    measures is without figures.
    """

    measures: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    grain: Grain | None = None
    grouped_by: str = ""
    groups: int = 0
    months: int = 0
    every_measure: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed of figures where one of `checkpoints` is answered met, or one of `words` stands in the
    criterion's note, remarks or titles of evidence; `says` is the claim as a sentence.
    """

    id: str
    framework: str
    criterion: str
    says: str
    need: Need
    checkpoints: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class SupportingCatalogue:
    """Every input and measure that is at hand, and what rows may be grouped by: titles by id.

    `denials` are words that turn a sentence round: what stands beside them is not claimed. `unlike` are words
    of a head that is not of the amount that it seems to name.
    """

    about: str
    inputs: Mapping[str, Input]
    groupings: Mapping[str, str]
    measures: tuple[SupportingMeasure, ...]
    claims: tuple[Claim, ...] = ()
    denials: tuple[str, ...] = ()
    grouping_heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unlike: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, SupportingMeasure]:
        return {measure.id: measure for measure in self.measures}

    def of_criterion(self, framework: str, criterion: str) -> tuple[SupportingMeasure, ...]:
        """The measures that bear on a criterion, in the catalogue's order."""
        return tuple(own for own in self.measures if criterion in own.criteria.get(framework, ()))

    def fed_by(self, told: AmountsByGrain) -> tuple[SupportingMeasure, ...]:
        """The measures that rows with these amounts, or finished figures, tell something of."""
        return tuple(own for own in self.measures if own.is_fed_by(told))

    def starved_by(self, told: AmountsByGrain) -> tuple[SupportingMeasure, ...]:
        """The measures whose amounts are there, and only of periods that are too long."""
        return tuple(own for own in self.measures if own.is_starved_by(told))
