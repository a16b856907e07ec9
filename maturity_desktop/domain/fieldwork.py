"""What took place in an audit: the activities that were held, and who was met in them, by role."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from maturity_desktop.domain.activities import TELLING, activities_by_day
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
    ActivityState,
    Heard,
)


@dataclass(frozen=True, slots=True)
class Met:
    """How many people of a role were met, in how many activities; whoever was met twice counts twice."""

    role: str
    people: int
    activities: int
    kinds: tuple[ActivityKind, ...]


def held(audit: Audit, frameworks: Collection[str]) -> tuple[Activity, ...]:
    """The activities that took place and are about these frameworks, or about no criterion, by day.

    One in which something was heard took place, whatever its state says.
    """
    heard = {own.activity for own in audit.all(Heard) if own.verdict in TELLING}
    about: dict[str, set[str]] = {}
    told: list[ActivityCriterion | Heard] = [*audit.all(ActivityCriterion), *audit.all(Heard)]
    for link in told:
        about.setdefault(link.activity, set()).add(link.framework)
    reported = set(frameworks)
    return tuple(
        own
        for own in activities_by_day(audit)
        if (own.state is ActivityState.HELD or own.id in heard)
        and (own.id not in about or about[own.id] & reported)
    )


def people_met(audit: Audit, activities: Collection[Activity]) -> tuple[Met, ...]:
    """Who was met in these activities, by role: most people first, then by role."""
    kinds = {own.id: own.kind for own in activities}
    found: dict[str, list[ActivityPerson]] = {}
    for person in audit.all(ActivityPerson):
        if person.activity in kinds:
            found.setdefault(person.role, []).append(person)
    met = (
        Met(
            role,
            sum(person.count for person in people),
            len({person.activity for person in people}),
            tuple(kind for kind in ActivityKind if any(kinds[person.activity] is kind for person in people)),
        )
        for role, people in found.items()
    )
    return tuple(sorted(met, key=lambda own: (-own.people, own.role)))
