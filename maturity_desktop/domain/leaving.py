"""Before you leave the site: what each criterion still wants, and who in the building could give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from maturity_desktop.domain.activities import is_missed
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes, drop, put
from maturity_desktop.domain.coverage import CriterionCoverage, coverage
from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.domain.phases import Where
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityPerson,
    ActivityState,
    Heard,
    LeftOpen,
)
from maturity_desktop.domain.requests import Standing
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.schedule import Schedule
from maturity_desktop.domain.scoring import State


class Want(StrEnum):
    """What a criterion wants before the site is left."""

    UNRATED = "unrated"
    UNPROVEN = "unproven"
    ONE_SOURCE = "one_source"
    ONLY_TOLD = "only_told"
    CONTRADICTED = "contradicted"
    NOT_ASKED = "not_asked"
    NOT_RECEIVED = "not_received"
    NOT_HELD = "not_held"


BLOCKING = (Want.UNPROVEN, Want.ONE_SOURCE, Want.ONLY_TOLD)
"""What keeps a criterion from being ready, unless something is asked for or it is left open with a reason."""


class Way(StrEnum):
    """What can be done next about a criterion."""

    ASSESS = "assess"
    ACTIVITY = "activity"
    REQUEST = "request"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Readiness:
    """One criterion at the gate. `to_ask` are the checkpoints that nobody has been asked and nobody answered.

    `owed` are requests that have not been answered, `coming` activities that are planned, `missed` those
    that were planned for a day that is over.
    """

    row: CriterionCoverage
    wants: frozenset[Want]
    to_ask: tuple[Checkpoint, ...]
    owed: tuple[Standing, ...]
    coming: tuple[Activity, ...]
    left_open: str = ""
    missed: tuple[Activity, ...] = ()

    @property
    def result(self) -> CriterionResult:
        return self.row.result

    @property
    def ready(self) -> bool:
        """Two kinds of evidence, one of them direct; or a listed request; or left open with a reason."""
        return not self.wants & set(BLOCKING) or bool(self.owed) or bool(self.left_open.strip())

    @property
    def rests_on_request(self) -> bool:
        """Whether it is ready only because something is asked of the client that has not come."""
        return bool(self.wants & set(BLOCKING) and self.owed) and not self.left_open.strip()

    @property
    def way(self) -> Way | None:
        """What helps most: somebody is asked, the client hands over, it is waited for, or it is assessed.

        None where nothing is wanted, or all that is wanted is left open knowingly.
        """
        if not self.wants or self.left_open.strip():
            return None
        if self.to_ask and not self.coming:
            return Way.ACTIVITY
        if self.wants & set(BLOCKING) and not self.owed and not self.coming:
            return Way.REQUEST
        if self.wants & {Want.UNRATED, Want.CONTRADICTED} and not self.coming:
            return Way.ASSESS
        return Way.WAIT


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the building, by role: the criteria that they could still say something to."""

    role: str
    criteria: Mapping[str, tuple[Checkpoint, ...]] = field(default_factory=dict)
    coming: tuple[Activity, ...] = ()
    missed: tuple[Activity, ...] = ()
    """What was planned with them for a day that has passed."""

    @property
    def open(self) -> int:
        """How many checkpoints they could settle."""
        return sum(map(len, self.criteria.values()))


@dataclass(frozen=True, slots=True)
class Gate:
    """What is left to do on site."""

    criteria: tuple[Readiness, ...]
    people: tuple[Person, ...]

    def wanting(self, want: Want) -> int:
        """How many criteria want this."""
        return sum(want in own.wants for own in self.criteria)

    @property
    def not_ready(self) -> tuple[Readiness, ...]:
        return tuple(own for own in self.criteria if not own.ready)

    @property
    def on_request(self) -> tuple[Readiness, ...]:
        """Those that are ready by a request alone."""
        return tuple(own for own in self.criteria if own.rests_on_request)

    @property
    def is_open(self) -> bool:
        """Whether the site can be left."""
        return not self.not_ready


def gate(results: Results, requests: Sequence[Standing], today: date) -> Gate:
    """The gate of one framework on a day, for the criteria that apply."""
    audit, framework = results.audit, results.framework
    asked = {
        heard.checkpoint for heard in audit.all(Heard) if heard.framework == framework.id and heard.verdict
    }
    rows = coverage(results, requests)
    criteria = tuple(_readiness(row, audit, framework, requests, asked, today) for row in rows)
    return Gate(criteria, _people(audit, framework, criteria, today))


def _readiness(
    row: CriterionCoverage,
    audit: Audit,
    framework: Framework,
    requests: Iterable[Standing],
    asked: set[str],
    today: date,
) -> Readiness:
    result = row.result
    name = result.criterion.id
    owed = tuple(
        standing
        for standing in requests
        if standing.is_waiting and any(_is(link, framework.id, name) for link in standing.criteria)
    )
    to_ask = tuple(point for point in _open(result) if point.id not in asked)
    left = audit.get(LeftOpen, audit.id, framework.id, name)
    wants = frozenset(want for want, is_so in _wants(row, to_ask, owed) if is_so)
    missed = tuple(own for own in row.planned if is_missed(own, today))
    coming = tuple(own for own in row.planned if own not in missed)
    return Readiness(row, wants, to_ask, owed, coming, left.reason if left else "", missed)


def _is(link: object, framework: str, criterion: str) -> bool:
    return (getattr(link, "framework", ""), getattr(link, "criterion", "")) == (framework, criterion)


def _open(result: CriterionResult) -> Iterable[Checkpoint]:
    """What has no answer yet, signs that block among it."""
    for point in result.criterion.checkpoints:
        if point.id in result.asked and result.answers.get(point.id) is None:
            yield point


def _wants(
    row: CriterionCoverage, to_ask: Sequence[Checkpoint], owed: Sequence[Standing]
) -> Iterable[tuple[Want, bool]]:
    sources, result = row.sources, row.result
    yield Want.UNRATED, result.score.state is State.UNRATED
    yield Want.UNPROVEN, not sources
    yield Want.ONE_SOURCE, len(sources) == 1 and row.has_direct
    yield Want.ONLY_TOLD, bool(sources) and not row.has_direct
    yield Want.CONTRADICTED, row.contradicted and not result.note.strip()
    yield Want.NOT_ASKED, bool(to_ask)
    yield Want.NOT_RECEIVED, bool(owed)
    yield Want.NOT_HELD, bool(row.planned)


def _people(
    audit: Audit, framework: Framework, criteria: Sequence[Readiness], today: date
) -> tuple[Person, ...]:
    """Who is met on site, in the order of the framework's roles: those with most to settle come first."""
    planned_with: dict[str, list[Activity]] = {}
    planned = {own.id: own for own in audit.all(Activity) if own.state is ActivityState.PLANNED}
    for person in audit.all(ActivityPerson):
        if person.activity in planned:
            planned_with.setdefault(person.role, []).append(planned[person.activity])
    people = (
        Person(
            role,
            _settled_by(role, criteria),
            tuple(own for own in planned_with.get(role, ()) if not is_missed(own, today)),
            tuple(own for own in planned_with.get(role, ()) if is_missed(own, today)),
        )
        for role in _on_site(audit, framework)
    )
    wanted = (own for own in people if own.open or own.coming or own.missed)
    return tuple(sorted(wanted, key=lambda own: -own.open))


def _on_site(audit: Audit, framework: Framework) -> Iterable[str]:
    """The roles whom tasks on site, activities and checkpoints name, each once."""
    met = {
        role
        for phase in framework.programme
        if phase.where is Where.ON_SITE
        for task in phase.tasks
        for role in task.who
    }
    met |= {person.role for person in audit.all(ActivityPerson)}
    for criterion in framework.criteria:
        met |= set(criterion.ask).union(*(point.ask for point in criterion.checkpoints))
    known = framework.roles or {}
    return (*(role for role in known if role in met), *sorted(met - known.keys()))


def _settled_by(role: str, criteria: Iterable[Readiness]) -> Mapping[str, tuple[Checkpoint, ...]]:
    """What is to be asked that this role can answer, by criterion: a checkpoint's own roles come first."""
    found = {
        own.result.criterion.id: tuple(
            point for point in own.to_ask if role in (point.ask or own.result.criterion.ask)
        )
        for own in criteria
    }
    return {name: points for name, points in found.items() if points}


def days_left(schedule: Schedule) -> int | None:
    """The working days on site from today on, today among them; None where no last day is known."""
    day = schedule.leaving_day
    if day is None or schedule.starts_on is None:
        return None
    return schedule.calendar.count(max(schedule.today, schedule.starts_on), day)


def leave_open(audit: Audit, framework: str, criterion: str, reason: str) -> Changes:
    """The gaps of a criterion are taken off the site knowingly; without a reason that is taken back."""
    record = LeftOpen(audit.id, framework, criterion, reason.strip())
    return put(audit, record) if record.reason else drop(audit, record)
