"""What-if of staffing: how many agents an interval needs by Erlang C, and what becomes of fewer or more.

Erlang C takes it that contacts come by chance into one queue, that every agent can do all of them, and that
nobody gives up waiting: where callers give up real queues do a little better, where skills differ worse.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import fmean

from maturity_desktop.domain.series import Figure
from maturity_desktop.domain.statistics import Found, Queue, Undefined, agents_needed, queue

AROUND = 5
"""So many agents fewer and more are shown beside those needed."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Contacts of one interval and what they ask for. Times are in seconds, shares from 0 to 1.

    `service_level` of the contacts are to be answered `within` so many seconds, by agents busy for
    `most_occupied` of their time at most; `shrinkage` is the share of paid time in which they are not there.
    """

    contacts: float
    handling: float
    service_level: float = 0.8
    within: float = 20
    period: float = 1800
    shrinkage: float = 0.0
    most_occupied: float = 1.0


@dataclass(frozen=True, slots=True)
class StaffingOption:
    """What becomes of the contacts with so many agents; `queue` is None where they cannot do the work."""

    agents: int
    on_schedule: int
    queue: Queue | None
    reaches: bool


@dataclass(frozen=True, slots=True)
class Staffing:
    """The fewest agents who do it, how many to put on the schedule for them, and the options around."""

    agents: int
    on_schedule: int
    options: tuple[StaffingOption, ...]

    @property
    def needed(self) -> StaffingOption:
        """The option of the fewest agents who do it."""
        return next(own for own in self.options if own.agents == self.agents)


def staffing(demand: Demand) -> Found[Staffing]:
    """The agents that a demand needs, or why there is no number of them."""
    if not 0 <= demand.shrinkage < 1:
        return Found(None, Undefined.IMPOSSIBLE)
    found = agents_needed(
        demand.contacts,
        demand.period,
        demand.handling,
        demand.within,
        demand.service_level,
        demand.most_occupied,
    )
    if found.value is None:
        return Found(None, found.why_not)
    agents = range(max(1, found.value - AROUND), found.value + AROUND + 1)
    options = tuple(_option(demand, own, found.value) for own in agents)
    return Found(Staffing(found.value, on_schedule(found.value, demand.shrinkage), options))


def on_schedule(agents: int, shrinkage: float) -> int:
    """How many are to be scheduled so that so many are there."""
    return math.ceil(agents / (1 - shrinkage) - 1e-9)


def _option(demand: Demand, agents: int, needed: int) -> StaffingOption:
    own = queue(demand.contacts, demand.period, demand.handling, agents, demand.within).value
    return StaffingOption(agents, on_schedule(agents, demand.shrinkage), own, agents >= needed)


# From the client's own intervals


def interval_length(figures: Sequence[Figure]) -> timedelta | None:
    """How long the client's intervals are: the shortest step to the next one; None where there is none."""
    steps = {later.start - earlier.start for earlier, later in pairwise(figures)}
    return min((step for step in steps if step > timedelta(0)), default=None)


def busiest_interval(figures: Iterable[Figure]) -> Figure | None:
    """The interval with most contacts offered; None where none are counted."""
    counted = (own for own in figures if own.offered is not None)
    return max(counted, key=lambda own: (own.offered or 0, own.start), default=None)


def typical_day(figures: Iterable[Figure], weekday: int) -> tuple[tuple[datetime, float], ...]:
    """The mean of contacts offered by time of day over all days of a weekday (0 is Monday), in their order.

    Each mean stands at its time on the newest of these days.
    """
    by_time: dict[tuple[int, int], list[Figure]] = {}
    for own in figures:
        if own.offered is not None and own.start.weekday() == weekday:
            by_time.setdefault((own.start.hour, own.start.minute), []).append(own)
    newest = max((own.start.date() for every in by_time.values() for own in every), default=None)
    if newest is None:
        return ()
    return tuple(
        (
            every[-1].start.replace(year=newest.year, month=newest.month, day=newest.day),
            fmean(own.offered or 0 for own in every),
        )
        for _time, every in sorted(by_time.items())
    )
