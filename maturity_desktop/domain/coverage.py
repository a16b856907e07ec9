"""The coverage map: from how many sides each criterion has been looked at, and by whom it was told.

Confidence is that of scoring (`domain/confidence.py`); what is planned or asked for is counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from maturity_desktop.domain.audit import Audit, Evidence, Link
from maturity_desktop.domain.confidence import is_stale
from maturity_desktop.domain.framework import EvidenceKind, Level
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityPerson,
    ActivityState,
    Heard,
    Verdict,
)
from maturity_desktop.domain.requests import Standing, listed_for
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import State

TESTIMONY = "testimony"
"""Interviews, focus groups and surveys count as one kind together."""


@dataclass(frozen=True, slots=True)
class Items:
    """How many items of one kind a criterion has: current and for it, against it, and too old to count."""

    supporting: int = 0
    contradicting: int = 0
    stale: int = 0


@dataclass(frozen=True, slots=True)
class Voices:
    """How many activities with a role were held on a criterion, and how many are planned."""

    held: int = 0
    planned: int = 0


@dataclass(frozen=True, slots=True)
class CriterionCoverage:
    """One row of the map. `single_source` are the reached levels that rest on one item or one kind alone.

    `planned` are activities that are to come; `requested`: something is asked for or promised.
    """

    result: CriterionResult
    kinds: Mapping[EvidenceKind, Items] = field(default_factory=dict)
    roles: Mapping[str, Voices] = field(default_factory=dict)
    single_source: tuple[int, ...] = ()
    planned: tuple[Activity, ...] = ()
    requested: bool = False

    @property
    def sources(self) -> frozenset[str]:
        """The different kinds of current evidence that support it; all testimony is one."""
        return frozenset(_source(kind) for kind, items in self.kinds.items() if items.supporting)

    @property
    def has_direct(self) -> bool:
        """Whether something of it was seen and not only told."""
        return bool(self.sources - {TESTIMONY})

    @property
    def contradicted(self) -> bool:
        return any(items.contradicting for items in self.kinds.values())


class Lack(StrEnum):
    """What the rows of a map may be narrowed to."""

    SINGLE_SOURCE = "single_source"
    NOTHING = "nothing"
    CONTRADICTED = "contradicted"


def lacking(rows: Iterable[CriterionCoverage], lack: Lack | None) -> tuple[CriterionCoverage, ...]:
    """The rows that lack this; all of them for None."""
    return tuple(row for row in rows if lack is None or _lacks(row, lack))


def _lacks(row: CriterionCoverage, lack: Lack) -> bool:
    match lack:
        case Lack.SINGLE_SOURCE:
            return bool(row.single_source)
        case Lack.NOTHING:
            return not row.sources
        case Lack.CONTRADICTED:
            return row.contradicted


def coverage(results: Results, requests: Iterable[Standing] = ()) -> tuple[CriterionCoverage, ...]:
    """The map of a framework's criteria that apply, in the order of the standard."""
    audit, framework = results.audit, results.framework.id
    listed = listed_for(requests)
    meetings = _Meetings(audit, framework)
    return tuple(
        CriterionCoverage(
            result,
            _by_kind(result.evidence, audit),
            meetings.voices(result.criterion.id),
            _single_source(result, audit),
            meetings.planned(result.criterion.id),
            (framework, result.criterion.id) in listed,
        )
        for result in results.criteria
        if result.score.state is not State.NOT_APPLICABLE
    )


def _source(kind: EvidenceKind) -> str:
    return kind.value if kind.direct else TESTIMONY


def _by_kind(linked: Iterable[tuple[Link, Evidence]], audit: Audit) -> Mapping[EvidenceKind, Items]:
    """Each item once on each side: what supports one checkpoint may contradict another, as in confidence."""
    sides: dict[Evidence, set[str]] = {}
    for link, item in linked:
        side = "contradicting" if link.contradicts else "supporting"
        stale = is_stale(item.dated, audit.details.cut_off)
        sides.setdefault(item, set()).add("stale" if stale else side)
    counts: dict[EvidenceKind, Counter[str]] = {}
    for item, found in sides.items():
        counts.setdefault(item.kind, Counter()).update(found)
    return {kind: Items(**counted) for kind, counted in counts.items()}


def _single_source(result: CriterionResult, audit: Audit) -> tuple[int, ...]:
    """The levels up to the reached one that have just one item, or one kind, behind their checkpoints."""
    reached = result.level or 0
    return tuple(
        level.number
        for level in result.criterion.levels
        if level.number <= reached and _is_single(_behind(level, result, audit))
    )


def _behind(level: Level, result: CriterionResult, audit: Audit) -> set[Evidence]:
    """The current items that support a level: at the whole criterion, or at one of its checkpoints."""
    points = {"", *(point.id for point in level.checkpoints)}
    return {
        item
        for link, item in result.evidence
        if link.checkpoint in points
        and not link.contradicts
        and not is_stale(item.dated, audit.details.cut_off)
    }


def _is_single(items: set[Evidence]) -> bool:
    return bool(items) and (len(items) == 1 or len({_source(item.kind) for item in items}) == 1)


class _Meetings:
    """The activities of an audit by what they are about."""

    def __init__(self, audit: Audit, framework: str) -> None:
        self._activities = {activity.id: activity for activity in audit.all(Activity)}
        self._roles: dict[str, set[str]] = {}
        for person in audit.all(ActivityPerson):
            self._roles.setdefault(person.activity, set()).add(person.role)
        self._about: dict[str, dict[str, None]] = {}
        for link in audit.all(ActivityCriterion):
            if link.framework == framework:
                self._about.setdefault(link.criterion, {})[link.activity] = None
        self._told: dict[str, set[str]] = {}
        self._telling: set[str] = set()
        for heard in audit.all(Heard):
            if heard.framework == framework and heard.verdict in (Verdict.SUPPORTS, Verdict.CONTRADICTS):
                self._telling.add(heard.activity)
                self._told.setdefault(heard.criterion, set()).add(heard.activity)
                self._about.setdefault(heard.criterion, {})[heard.activity] = None

    def _of(self, criterion: str) -> list[Activity]:
        found = (self._activities.get(name) for name in self._about.get(criterion, ()))
        return [activity for activity in found if activity is not None]

    def _was_held(self, activity: Activity, criterion: str) -> bool:
        """What was told counts whatever the state says: a person may still be speaking.

        Of an activity at which something was told, only what was told of counts; of one that was held without
        a guide, everything that it was about.
        """
        if activity.id in self._telling:
            return activity.id in self._told.get(criterion, ())
        return activity.state is ActivityState.HELD

    def planned(self, criterion: str) -> tuple[Activity, ...]:
        """Those to come."""
        return tuple(
            activity
            for activity in self._of(criterion)
            if activity.state is ActivityState.PLANNED and not self._was_held(activity, criterion)
        )

    def voices(self, criterion: str) -> Mapping[str, Voices]:
        """By role."""
        held: Counter[str] = Counter()
        planned: Counter[str] = Counter()
        for activity in self._of(criterion):
            roles = self._roles.get(activity.id, set())
            if self._was_held(activity, criterion):
                held.update(roles)
            elif activity.state is ActivityState.PLANNED:
                planned.update(roles)
        return {role: Voices(held[role], planned[role]) for role in held.keys() | planned.keys()}
