"""The parts of a report that show what a client's figures prove."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_desktop.domain.ladder_rules import Proof
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.parts import EvidenceLabel, Line

Span = tuple[int, int]
"""The first and the last of rows."""


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
class CountedPeriod:
    """A row that rules count: a month, or how many days or intervals of a span met their target.

    A month is `reached` `of` contacts, or the value that was `given`; `target` and `given` are in the
    measure's unit. A span (`counts_periods`) has periods in place of contacts, and `target` is the share of
    them that is needed, in per cent.
    """

    channel: str
    name: str
    what: str
    given: float | None
    reached: int | None
    of: int | None
    target: float | None
    at_least: bool
    place: int
    counts_periods: bool = False
    missing: int | None = None

    @property
    def value(self) -> float | None:
        """What was reached, in the unit of the target."""
        if self.reached is not None and self.of:
            return 100 * self.reached / self.of
        return self.given

    @property
    def there(self) -> bool:
        """Whether there is a figure; where no contact was answered there is, though it has no value."""
        return self.value is not None or (self.reached is not None and self.of is not None)

    @property
    def judged(self) -> bool:
        """Whether the figure could be held against a target."""
        return self.there and (self.value is None or self.target is not None)

    @property
    def met(self) -> bool:
        """Whether the target was reached; contacts are compared as whole numbers."""
        if self.target is None or self.value is None:
            return False
        reached, bar = self.value, self.target
        if self.reached is not None and self.of:
            reached, bar = 100 * self.reached, self.target * self.of
        return reached >= bar if self.at_least else reached <= bar


@dataclass(frozen=True, slots=True)
class CountedRule:
    """A rule with the rows that it looks at: `first` to `last` of the criterion's, counted from 0.

    `how` is the rule's name; `or_when` the checkpoint whose rule suffices in its place; `rising` says which
    way leads to the goal. `proof` is what the program makes of it; `lacks_figures` makes that provisional.
    """

    channel: str
    level: int
    checkpoint: str
    how: str
    wants: str
    needed: int
    first: int
    last: int
    met: int
    total: int
    or_when: str
    rising: bool
    proof: Proof
    lacks_figures: bool


@dataclass(frozen=True, slots=True)
class Awaited:
    """A channel in scope of which there are no figures yet: its rules count once there is one.

    `periods` are the first and the last of its periods, None where no rule asks for any. Its `levels` apply.
    """

    periods: Span | None
    levels: frozenset[int]


@dataclass(frozen=True, slots=True)
class Counted:
    """What the ladder of a criterion is counted from, for whoever counts again."""

    periods: tuple[CountedPeriod, ...]
    rules: tuple[CountedRule, ...]
    awaited: tuple[Awaited, ...] = ()

    def awaited_by(self, rule: CountedRule) -> Span | None:
        """The periods of a rule's channel where it has no figures yet."""
        spans = (own.periods for own in self.awaited if own.periods is not None)
        return next((span for span in spans if span[0] <= rule.first <= span[1]), None)


@dataclass(frozen=True, slots=True)
class MeasuredEntry:
    """A measured criterion with the ladder that its figures prove.

    `says` are the level, whether the assessor's own differs, and the earliest month of the next one;
    `earliest` is that month, empty where figures alone do not lead there. `level` is None where no target is
    told, so that nothing is proven; `rated` is None while it is open.
    """

    criterion: str
    title: str
    floor: int
    level: int | None
    provisional: bool
    rated: int | None
    target: int
    earliest: str
    says: tuple[str, ...]
    levels: tuple[ProofEntry, ...]
    ladder: Drawing
    channels: tuple[ChannelEntry, ...]
    out_of_scope: str
    counted: Counted


@dataclass(frozen=True, slots=True)
class Performance:
    """What a client's figures prove of the measured criteria of one framework; `rules` say how they count."""

    title: str
    rules: tuple[str, ...]
    criteria: tuple[MeasuredEntry, ...]
