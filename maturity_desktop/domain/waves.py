"""Waves: the spans of a roadmap, and a proposal which action belongs into which.

An action waits for its prerequisites and for the level below at the same criterion, one level in each wave.
What a person placed stays there, and the proposal goes around it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from maturity_desktop.domain.improvement_records import Action

Step = tuple[str, str, int]
"""A framework, a criterion and the level that an action brings it to."""


@dataclass(frozen=True, slots=True)
class WaveRule:
    """What a wave takes before those after it; without any of these, whatever is left.

    `below_level` takes what lifts a criterion that is still below this level; a `limited` wave holds so many
    actions and no more.
    """

    effort_at_most: int | None = None
    impact_at_least: int | None = None
    below_level: int | None = None
    limited: bool = False


@dataclass(frozen=True, slots=True)
class Wave:
    """A span of the roadmap, in months after its first day."""

    id: str
    title: str
    from_month: int
    to_month: int
    rule: WaveRule = WaveRule()


@dataclass(frozen=True, slots=True)
class WavePlan:
    """The waves in order, and how many actions a limited one holds unless an audit says otherwise."""

    waves: tuple[Wave, ...]
    most_in_wave: int

    def wave(self, name: str) -> Wave | None:
        return next((wave for wave in self.waves if wave.id == name), None)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An action with what decides on its place.

    `steps` are the levels that it brings criteria to; `standing` is the lowest level at which one of these
    criteria is, None where none is known. `firsts` are the actions to be done before it.
    """

    action: Action
    impact: int
    effort: int
    priority: float
    steps: tuple[Step, ...] = ()
    standing: int | None = None
    firsts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Placing:
    """The actions' ids by wave, in order; `unplaced` are those that fit nowhere."""

    by_wave: Mapping[str, tuple[str, ...]]
    unplaced: tuple[str, ...]


def priority_order(own: Weighed) -> tuple[float, int, str]:
    """Highest priority first, then by number."""
    return (-own.priority, own.action.number, own.action.id)


def proposal(actions: Iterable[Weighed], plan: WavePlan, most_in_wave: int | None = None) -> Placing:
    """Every action's place: where a person put it, else where the rules do.

    The same whatever the order of `actions`. What waits for ever (a cycle, more levels than waves) is
    unplaced.
    """
    ordered = sorted(actions, key=priority_order)
    waves = _Waves(ordered, plan, most_in_wave or plan.most_in_wave)
    for number in range(len(plan.waves)):
        waves.fill(number)
    held: dict[str, list[Weighed]] = {wave.id: [] for wave in plan.waves}
    for own in ordered:
        place = waves.places.get(own.action.id)
        if place is not None:
            held[plan.waves[place].id].append(own)
    return Placing(
        {wave: _in_order(found, plan) for wave, found in held.items()},
        tuple(own.action.id for own in ordered if own.action.id not in waves.places),
    )


def waits_for(actions: Sequence[Weighed]) -> dict[str, dict[str, int]]:
    """For each action those that come before it, and by how many waves at least: 0 or 1."""
    known = {own.action.id for own in actions}
    waits: dict[str, dict[str, int]] = {own.action.id: {} for own in actions}
    for own in actions:
        waits[own.action.id] |= dict.fromkeys(own.firsts & known - {own.action.id}, 0)
    by_criterion: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for own in actions:
        highest: dict[tuple[str, str], int] = {}
        for framework, criterion, level in own.steps:
            highest[framework, criterion] = max(level, highest.get((framework, criterion), level))
        for place, level in highest.items():
            by_criterion.setdefault(place, []).append((level, own.action.id))
    for steps in by_criterion.values():
        for level, name in steps:
            waits[name] |= {other: 1 for lower, other in steps if lower < level}
    return waits


class _Waves:
    """Which wave each action has so far; `places` are numbers of waves."""

    def __init__(self, ordered: Sequence[Weighed], plan: WavePlan, most: int) -> None:
        self._ordered, self._plan, self._most = ordered, plan, most
        self._waits = waits_for(ordered)
        number = {wave.id: place for place, wave in enumerate(plan.waves)}
        self.places = {own.action.id: number[own.action.wave] for own in ordered if own.action.wave in number}
        self._latest = self._needed_by()

    def _needed_by(self) -> dict[str, int]:
        """The last wave that is early enough for what a person placed."""
        latest: dict[str, int] = {}
        open_ends = list(self.places.items())
        while open_ends:
            name, place = open_ends.pop()
            for first, gap in self._waits[name].items():
                wanted = max(0, place - gap)
                if first not in self.places and wanted < latest.get(first, len(self._plan.waves)):
                    latest[first] = wanted
                    open_ends.append((first, wanted))
        return latest

    def fill(self, number: int) -> None:
        """Takes into a wave whatever may come and belongs there, until nothing more does."""
        rule = self._plan.waves[number].rule
        count = sum(place == number for place in self.places.values())
        is_growing = True
        while is_growing:
            is_growing = False
            for own in self._ordered:
                name = own.action.id
                if name in self.places or not self._may_come(name, number):
                    continue
                is_needed = self._latest.get(name, number + 1) <= number
                if is_needed or (_suits(own, rule) and not (rule.limited and count >= self._most)):
                    self.places[name] = number
                    count += 1
                    is_growing = True
                    break

    def _may_come(self, name: str, number: int) -> bool:
        return all(
            first in self.places and self.places[first] + gap <= number
            for first, gap in self._waits[name].items()
        )


def _suits(own: Weighed, rule: WaveRule) -> bool:
    if rule.effort_at_most is not None and own.effort > rule.effort_at_most:
        return False
    if rule.impact_at_least is not None and own.impact < rule.impact_at_least:
        return False
    if rule.below_level is None:
        return True
    lowest_step = min((level for _framework, _criterion, level in own.steps), default=None)
    is_below = own.standing is not None and own.standing < rule.below_level
    return is_below and lowest_step is not None and lowest_step <= rule.below_level


def _in_order(held: Sequence[Weighed], plan: WavePlan) -> tuple[str, ...]:
    """What a person placed in their order, then the rest by priority; each behind what it needs."""
    placed = {own.action.id for own in held if plan.wave(own.action.wave) is not None}
    wanted = sorted(
        held,
        key=lambda own: (
            own.action.id not in placed,
            own.action.position if own.action.id in placed else 0,
            *priority_order(own),
        ),
    )
    here = {own.action.id for own in held}
    done: list[str] = []
    left = list(wanted)
    while left:
        following = next(
            (own for own in left if own.action.id in placed or _is_free(own, here, done)),
            left[0],
        )
        left.remove(following)
        done.append(following.action.id)
    return tuple(done)


def _is_free(own: Weighed, here: Collection[str], done: Collection[str]) -> bool:
    return all(first in done or first not in here for first in own.firsts)
