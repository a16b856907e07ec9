"""The statistics that an audit leans on, each with the source of its formula.

Shares are from 0 to 1. Where a figure is not defined, `Found` says why; nothing here raises for what a client
may hand over.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import NormalDist
from typing import Generic, TypeVar

CONFIDENCE = 0.95
ABSURD = 10**15
"""No count, time or sum of money that a client measures comes near it."""
MOST_AGENTS = 100_000
"""More than any centre has; what would need them is no staffing."""

Value_co = TypeVar("Value_co", covariant=True)


class Undefined(StrEnum):
    """Why a statistic has no value."""

    NOTHING_COUNTED = "nothing_counted"
    IMPOSSIBLE = "impossible"
    """A count below nought, a part above its whole, a share beyond 0 to 1, lists of different lengths."""
    ONE_VALUE = "one_value"
    """All raters used one and the same value: agreement by chance is complete, and nothing lies beyond it."""
    TOO_FEW_RATERS = "too_few_raters"
    SATURATED = "saturated"
    """More work comes in than the agents can do: the queue grows without end."""
    OUT_OF_REACH = "out_of_reach"


@dataclass(frozen=True, slots=True)
class Found(Generic[Value_co]):
    """A statistic, or None and the reason."""

    value: Value_co | None
    why_not: Undefined | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class NetPromoter:
    """From -100 to 100 points, both."""

    score: float
    standard_error: float


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue in balance: the share that waits, the share answered in time, the mean wait in seconds."""

    load: float
    waits: float
    service_level: float
    speed_of_answer: float
    occupancy: float


class Weights(StrEnum):
    """How grave a disagreement is: any alike, by its distance, or by the square of it."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


def margin_of_error(
    share: float, answered: int, population: int | None = None, confidence: float = CONFIDENCE
) -> Found[float]:
    """Half the width of the interval about a share, for so many answers out of a population.

    z sqrt(p (1 - p) / n) sqrt((N - n) / (N - 1)): Cochran, Sampling Techniques, 3rd edition, chapter 3.
    """
    if answered == 0:
        return Found(None, Undefined.NOTHING_COUNTED)
    if not _a_share(share) or not _an_amount(answered) or not 0 < confidence < 1:
        return Found(None, Undefined.IMPOSSIBLE)
    margin = _z(confidence) * math.sqrt(share * (1 - share) / answered)
    if population is None:
        return Found(margin)
    if not answered <= population <= ABSURD:
        return Found(None, Undefined.IMPOSSIBLE)
    return Found(margin * math.sqrt((population - answered) / (population - 1)) if population > 1 else 0.0)


def wilson_interval(hits: int, of: int, confidence: float = CONFIDENCE) -> Found[Interval]:
    """The interval about a share that holds for small numbers too.

    Wilson, Journal of the American Statistical Association 22 (1927), 209-212; without continuity correction.
    """
    if of == 0:
        return Found(None, Undefined.NOTHING_COUNTED)
    if not 0 <= hits <= of <= ABSURD or not 0 < confidence < 1:
        return Found(None, Undefined.IMPOSSIBLE)
    z, share = _z(confidence), hits / of
    middle = share + z * z / (2 * of)
    reach = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    low, high = (middle - reach) / whole, (middle + reach) / whole
    return Found(Interval(low if hits else 0.0, high if hits < of else 1.0))


def net_promoter(promoters: int, passives: int, detractors: int) -> Found[NetPromoter]:
    """Promoters (9, 10) less detractors (0 to 6) in 100: Reichheld, Harvard Business Review, December 2003.

    Its standard error is that of a mean of +1, 0 and -1: sqrt((p + d - (p - d)^2) / n).
    """
    of = promoters + passives + detractors
    if not all(map(_an_amount, (promoters, passives, detractors))):
        return Found(None, Undefined.IMPOSSIBLE)
    if of == 0:
        return Found(None, Undefined.NOTHING_COUNTED)
    score = Fraction(promoters - detractors, of)
    variance = (Fraction(promoters + detractors, of) - score * score) / of
    return Found(NetPromoter(float(100 * score), 100 * math.sqrt(variance)))


# Queues


def erlang_b(load: float, agents: int) -> Found[float]:
    """The share of contacts that find every agent busy, where none waits.

    B(n) = a B(n - 1) / (n + a B(n - 1)), B(0) = 1: Cooper, Introduction to Queueing Theory, 2nd edition, 3.3.
    """
    if not _an_amount(load) or not 0 <= agents <= MOST_AGENTS:
        return Found(None, Undefined.IMPOSSIBLE)
    blocked = 1.0
    for own in _blocked(load, agents):
        blocked = own
    return Found(blocked)


def erlang_c(load: float, agents: int) -> Found[float]:
    """The share of contacts that have to wait: B / (1 - a/n (1 - B)), Cooper as above, 3.5."""
    blocked = erlang_b(load, agents)
    if blocked.value is None:
        return blocked
    if load >= agents:
        return Found(None, Undefined.SATURATED)
    return Found(_waits(load, agents, blocked.value))


def queue(contacts: float, period: float, handling: float, agents: int, within: float) -> Found[Queue]:
    """What becomes of so many contacts in a period: Erlang C. Times are in seconds; nobody gives up."""
    if not all(map(_an_amount, (contacts, period, handling, within))) or handling == 0:
        return Found(None, Undefined.IMPOSSIBLE)
    if period == 0:
        return Found(None, Undefined.NOTHING_COUNTED)
    load = contacts * handling / period
    waits = erlang_c(load, agents)
    if waits.value is None:
        return Found(None, waits.why_not)
    idle = agents - load
    in_time = 1 - waits.value * math.exp(-idle * within / handling)
    return Found(Queue(load, waits.value, in_time, waits.value * handling / idle, load / agents))


def agents_needed(
    contacts: float,
    period: float,
    handling: float,
    within: float,
    service_level: float,
    most_occupied: float = 1.0,
) -> Found[int]:
    """The fewest agents at whom such a share is answered in time, none of them busier than allowed."""
    if not all(map(_an_amount, (contacts, period, handling, within))) or handling == 0:
        return Found(None, Undefined.IMPOSSIBLE)
    if not _a_share(service_level) or not 0 < most_occupied <= 1:
        return Found(None, Undefined.IMPOSSIBLE)
    if period == 0 or contacts == 0:
        return Found(None, Undefined.NOTHING_COUNTED)
    load = contacts * handling / period
    if load >= MOST_AGENTS or service_level == 1:  # however many there are, somebody may have to wait
        return Found(None, Undefined.OUT_OF_REACH)
    for agents, blocked in enumerate(_blocked(load, MOST_AGENTS), start=1):
        if load >= agents or load > most_occupied * agents:
            continue
        late = _waits(load, agents, blocked) * math.exp(-(agents - load) * within / handling)
        if 1 - late >= service_level:
            return Found(agents)
    return Found(None, Undefined.OUT_OF_REACH)


def _blocked(load: float, agents: int) -> Iterator[float]:
    """Erlang B for one agent, for two, and so on."""
    blocked = 1.0
    for number in range(1, agents + 1):
        blocked = load * blocked / (number + load * blocked)
        yield blocked


def _waits(load: float, agents: int, blocked: float) -> float:
    return blocked / (1 - load / agents * (1 - blocked))


# Agreement


def cohen_kappa(one: Sequence[int], other: Sequence[int], weights: Weights = Weights.NONE) -> Found[float]:
    """The agreement of two raters beyond chance: 1 - observed over expected disagreement.

    Cohen, Educational and Psychological Measurement 20 (1960), 37-46; weighted: Psychological Bulletin 70
    (1968), 213-220. Distances are those of the values themselves.
    """
    if len(one) != len(other):
        return Found(None, Undefined.IMPOSSIBLE)
    if not one:
        return Found(None, Undefined.NOTHING_COUNTED)
    observed = sum(_disagreement(a, b, weights) for a, b in zip(one, other, strict=True))
    expected = sum(
        _disagreement(a, b, weights) * times * others
        for a, times in Counter(one).items()
        for b, others in Counter(other).items()
    )
    if expected == 0:
        return Found(None, Undefined.ONE_VALUE)
    return Found(float(1 - Fraction(observed * len(one), expected)))


def _disagreement(one: int, other: int, weights: Weights) -> int:
    match weights:
        case Weights.NONE:
            return int(one != other)
        case Weights.LINEAR:
            return abs(one - other)
        case Weights.QUADRATIC:
            return (one - other) ** 2


def fleiss_kappa(ratings: Sequence[Sequence[Hashable]]) -> Found[float]:
    """The agreement of several raters beyond chance: for each thing rated, one value from each.

    Fleiss, Psychological Bulletin 76 (1971), 378-382.
    """
    if not ratings:
        return Found(None, Undefined.NOTHING_COUNTED)
    raters = len(ratings[0])
    if any(len(own) != raters for own in ratings):
        return Found(None, Undefined.IMPOSSIBLE)
    if raters < 2:
        return Found(None, Undefined.TOO_FEW_RATERS)
    counts = [Counter(own) for own in ratings]
    pairs = sum(times * (times - 1) for own in counts for times in own.values())
    agreed = Fraction(pairs, len(ratings) * raters * (raters - 1))
    used = sum(counts, Counter[Hashable]()).values()
    by_chance = Fraction(sum(times * times for times in used), (len(ratings) * raters) ** 2)
    if by_chance == 1:
        return Found(None, Undefined.ONE_VALUE)
    return Found(float((agreed - by_chance) / (1 - by_chance)))


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _a_share(value: float) -> bool:
    return 0 <= value <= 1


def _an_amount(value: float) -> bool:
    return 0 <= value <= ABSURD
