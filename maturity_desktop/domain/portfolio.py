"""Across the audits of a laptop: clients by what is due, levels as distributions, criteria that fail most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from statistics import quantiles
from typing import TypeVar

from maturity_desktop.domain import certification
from maturity_desktop.domain.certification import Certification
from maturity_desktop.domain.changes import Standing
from maturity_desktop.domain.schedule import Schedule, TaskStanding

LEAST_CLIENTS = 5
"""Of fewer clients a distribution would tell whose figure is whose."""
LEAST_RATED = 0.6
"""Of an audit by a framework that less is rated of, no mean is told beside others."""
NEVER = date.max

Own = TypeVar("Own", bound="Audited")


class State(StrEnum):
    """How a client stands on a day; what presses comes first."""

    LAPSED = "lapsed"
    REMINDER = "reminder"
    """The award ends soon: a new audit has to be arranged."""
    CHECK = "check"
    """A check between award and lapse is due."""
    ON_SITE = "on_site"
    REPORT = "report"
    """The site is left and the report is not delivered."""
    RATING = "rating"
    """The newest audit is not rated to its end, and no days are planned for it."""
    PLANNED = "planned"
    CERTIFIED = "certified"
    AUDITED = "audited"
    """Nothing is due."""


class Sight(StrEnum):
    """Which clients are looked at."""

    ALL = "all"
    DUE = "due"
    UNDER_WAY = "under_way"
    CERTIFIED = "certified"


ORDER = {state: place for place, state in enumerate(State)}
STATES: Mapping[Sight, frozenset[State]] = {
    Sight.ALL: frozenset(State),
    Sight.DUE: frozenset((State.LAPSED, State.REMINDER, State.CHECK, State.REPORT)),
    Sight.UNDER_WAY: frozenset((State.PLANNED, State.ON_SITE, State.REPORT, State.RATING)),
}
"""The states that each sight is of; certified is whoever has an award that runs, whatever is due besides."""
RUNNING = frozenset((State.CERTIFIED, State.CHECK, State.REMINDER))
"""The states of an award that runs."""


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit by one framework; `level` and `standing` are None where nothing is known of them.

    `rated` of the `applicable` criteria have a level; both are 0 where that is out of sight.
    """

    audit: str
    client: str
    name: str
    cut_off: date
    is_sample: bool
    framework: str
    title: str
    edition: str
    level: float | None
    standing: Standing | None
    rated: int = 0
    applicable: int = 0

    @property
    def is_open(self) -> bool:
        """Whether criteria are still to be rated."""
        return self.rated < self.applicable

    @property
    def counts(self) -> bool:
        """Whether enough is rated for its means to stand beside those of others."""
        return self.rated >= LEAST_RATED * self.applicable


@dataclass(frozen=True, slots=True)
class ClientLine:
    """A client: its newest audit, how it stands, by when something is due, and how many audits it has.

    `is_certified` where an award runs, whatever presses more. Of the newest audit's `applicable` criteria,
    over all its frameworks, so many are `rated`.
    """

    client: str
    name: str
    audit: str
    cut_off: date
    audits: int
    is_sample: bool
    state: State
    due: date | None
    is_certified: bool = False
    rated: int = 0
    applicable: int = 0


@dataclass(frozen=True, slots=True)
class Quartiles:
    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class Spread:
    """One figure of every client; `quartiles` is None of fewer than five."""

    by_client: Mapping[str, float]
    quartiles: Quartiles | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a client lies among the others; the counts leave the client out."""

    level: float
    below: int
    alike: int
    above: int


@dataclass(frozen=True, slots=True)
class Failing:
    """A criterion and how many of the clients that have it rated are below their target there."""

    criterion: str
    below: int
    rated: int


@dataclass(frozen=True, slots=True)
class ModelFigures:
    """The newest audit of each client by one framework, together; `edition` is that of the newest of all.

    `left_out` clients have begun to rate by it and have no audit of which enough is rated.
    """

    framework: str
    title: str
    edition: str
    clients: int
    whole: Spread
    domains: Mapping[str, Spread]
    failing: tuple[Failing, ...]
    left_out: int = 0

    @property
    def are_told(self) -> bool:
        """Whether there are enough clients to tell anything of them together."""
        return self.clients >= LEAST_CLIENTS


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Clients by what is due, and the figures of each framework, that of most clients first.

    Sample audits are in the figures only where there is nothing else; `samples_in` says that they are.
    """

    clients: tuple[ClientLine, ...]
    models: tuple[ModelFigures, ...]
    samples_in: bool


def portfolio(
    audits: Sequence[Audited],
    schedules: Mapping[str, Schedule],
    awards: Mapping[str, Certification],
) -> Portfolio:
    """Everything that the audits of a laptop say together; schedules and awards are by audit."""
    own = [audit for audit in audits if not audit.is_sample]
    counted = own or audits
    return Portfolio(
        clients=client_lines(audits, schedules, awards),
        models=model_figures(counted),
        samples_in=bool(audits) and not own,
    )


# Clients by what is due


def client_lines(
    audits: Iterable[Audited], schedules: Mapping[str, Schedule], awards: Mapping[str, Certification]
) -> tuple[ClientLine, ...]:
    """A line for each client: what is due soonest first, then the rest by name."""
    by_client: dict[str, list[Audited]] = {}
    for audit in audits:
        by_client.setdefault(audit.client, []).append(audit)
    lines = (_line(own, schedules, awards) for own in by_client.values())
    return tuple(sorted(lines, key=lambda own: (own.due or NEVER, own.name.casefold(), own.client)))


def _line(
    audits: Sequence[Audited], schedules: Mapping[str, Schedule], awards: Mapping[str, Certification]
) -> ClientLine:
    newest = max(audits, key=lambda own: (own.cut_off, own.rated, own.audit))
    ids = {own.audit for own in audits}
    stands = [_state_of_plan(schedules[name]) for name in ids if name in schedules]
    parts = [own for own in audits if own.audit == newest.audit]
    is_planned = newest.audit in schedules and schedules[newest.audit].starts_on is not None
    if any(own.is_open for own in parts) and not is_planned and newest.audit not in awards:
        stands.append((State.RATING, None))
    is_arranged = any(state in STATES[Sight.UNDER_WAY] for state, _due in stands)
    awarded = [_state_of_award(awards[name]) for name in ids if name in awards]
    is_certified = any(state in RUNNING for state, _due in awarded)
    stands += awarded
    if is_arranged:  # the audit that a reminder asks for
        stands = [own for own in stands if own[0] is not State.REMINDER]
    state, due = (State.AUDITED, None) if not stands else min(stands, key=_presses)
    return ClientLine(
        newest.client,
        newest.name,
        newest.audit,
        newest.cut_off,
        len(ids),
        newest.is_sample,
        state,
        due,
        is_certified,
        sum(own.rated for own in parts),
        sum(own.applicable for own in parts),
    )


def _presses(stand: tuple[State, date | None]) -> tuple[int, date]:
    return ORDER[stand[0]], stand[1] or NEVER


def _state_of_plan(schedule: Schedule) -> tuple[State, date | None]:
    """Where an audit is in its weeks; a report is due until its tasks are done, where any was ever ticked."""
    start, leaving, last = schedule.starts_on, schedule.leaving_day, schedule.last_day
    if start is None or last is None:
        return State.AUDITED, None
    if schedule.today < start:
        return State.PLANNED, start
    if schedule.today <= (leaving or last):
        return State.ON_SITE, leaving or last
    is_followed = any(own.standing is TaskStanding.DONE for own in schedule.tasks)
    is_open = any(own.is_open for own in schedule.tasks)
    if schedule.today <= last or (is_followed and is_open):
        return (State.REPORT, last) if is_open else (State.AUDITED, None)
    return State.AUDITED, None


def _state_of_award(award: Certification) -> tuple[State, date | None]:
    match award.state:
        case certification.State.LAPSED:
            return State.LAPSED, award.valid_until
        case certification.State.REMINDER_DUE:
            return State.REMINDER, award.valid_until
        case certification.State.MID_TERM_DUE:
            return State.CHECK, award.check.due_on if award.check else award.valid_until
        case certification.State.VALID:
            return State.CERTIFIED, award.reminder_on
        case certification.State.NONE:
            return State.AUDITED, None


def in_sight(lines: Iterable[ClientLine], sight: Sight) -> tuple[ClientLine, ...]:
    """The clients that are looked at, in their order."""
    if sight is Sight.CERTIFIED:
        return tuple(own for own in lines if own.is_certified)
    return tuple(own for own in lines if own.state in STATES[sight])


# Figures over clients


def newest_of_clients(audits: Iterable[Own]) -> tuple[Own, ...]:
    """The newest audit of each client, whatever the order that they come in."""
    found: dict[str, Own] = {}
    for own in audits:
        known = found.get(own.client)
        if known is None or (own.cut_off, own.audit) > (known.cut_off, known.audit):
            found[own.client] = own
    return tuple(found[client] for client in sorted(found))


def model_figures(audits: Iterable[Audited]) -> tuple[ModelFigures, ...]:
    """The figures of each framework that is rated by at all, that of most clients first.

    Where of no audit enough is rated, there are none but the count of those left out.
    """
    by_framework: dict[str, list[Audited]] = {}
    for own in audits:
        by_framework.setdefault(own.framework, []).append(own)
    found = []
    for every in by_framework.values():
        told = newest_of_clients(
            own for own in every if own.counts and own.standing is not None and own.standing.levels
        )
        begun = {own.client for own in every if own.rated}
        if told or begun:
            newest = max(told or every, key=lambda own: (own.cut_off, own.audit))
            found.append(_figures(newest, told, len(begun - {own.client for own in told})))
    return tuple(sorted(found, key=lambda own: (-own.clients, own.title.casefold(), own.framework)))


def _figures(newest: Audited, audits: Sequence[Audited], left_out: int) -> ModelFigures:
    standings = {own.client: own.standing for own in audits if own.standing is not None}
    domains: dict[str, dict[str, float]] = {}
    for client, standing in standings.items():
        for domain, level in standing.domains.items():
            if level is not None:
                domains.setdefault(domain, {})[client] = level
    whole = {own.client: own.level for own in audits if own.level is not None}
    return ModelFigures(
        framework=newest.framework,
        title=newest.title,
        edition=newest.edition,
        clients=len(audits),
        whole=spread(whole),
        domains={domain: spread(levels) for domain, levels in domains.items()},
        failing=failing(standings.values()),
        left_out=left_out,
    )


def spread(by_client: Mapping[str, float]) -> Spread:
    """Quartiles by linear interpolation with both ends counted (Hyndman and Fan, type 7)."""
    if len(by_client) < LEAST_CLIENTS:
        return Spread(by_client, None)
    low, median, high = quantiles(sorted(by_client.values()), n=4, method="inclusive")
    return Spread(by_client, Quartiles(low, median, high))


def place_in(found: Spread, client: str) -> Place | None:
    """Where a client lies among the others; None where its figure is not known or the others are too few."""
    level = found.by_client.get(client)
    if level is None or found.quartiles is None:
        return None
    others = [own for name, own in found.by_client.items() if name != client]
    return Place(
        level,
        sum(own < level for own in others),
        sum(own == level for own in others),
        sum(own > level for own in others),
    )


def failing(standings: Iterable[Standing]) -> tuple[Failing, ...]:
    """The criteria below their target anywhere, by how large a share of the clients that is.

    Those that fewer than five clients have rated are not told.
    """
    every = tuple(standings)
    rated = Counter(chain.from_iterable(own.levels for own in every))
    below = Counter(chain.from_iterable(own.below for own in every))
    found = (Failing(name, count, rated[name]) for name, count in below.items())
    told = (own for own in found if own.rated >= LEAST_CLIENTS)
    return tuple(sorted(told, key=lambda own: (-own.below / own.rated, -own.below, own.criterion)))
