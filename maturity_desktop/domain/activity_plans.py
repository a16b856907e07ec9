"""An activity as it is planned: with who is there and what it is about, from a task or from nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from maturity_desktop.domain.activities import (
    Listener,
    Spot,
    change_activity,
    change_people,
    cover,
    criteria_of,
    minute_of,
    people_of,
)
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.phases import Task, TaskKind
from maturity_desktop.domain.plan_records import Activity, ActivityKind, ActivityPerson
from maturity_desktop.domain.record import new_key

USUAL_MINUTES = 60
LONGEST_TITLE = 70
"""Letters of a title that is made of what a task says."""
CLAUSE = re.compile("[:;,.(](?:\\s|$)|\\s\\(")
"""Where the first thing that a task says ends."""
TIME = re.compile("([0-9]{1,2})(?:[:.h ]?([0-9]{2}))?")
OF_TASKS = {
    TaskKind.INTERVIEW: ActivityKind.INTERVIEW,
    TaskKind.FOCUS_GROUP: ActivityKind.FOCUS_GROUP,
    TaskKind.OBSERVATION: ActivityKind.OBSERVATION,
    TaskKind.DOCUMENT_REVIEW: ActivityKind.DOCUMENT_REVIEW,
    TaskKind.SURVEY: ActivityKind.SURVEY,
}


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """An activity, who is there, and the criteria that it is about."""

    activity: Activity
    people: tuple[ActivityPerson, ...] = ()
    criteria: frozenset[Spot] = frozenset()


def kind_of(task: Task) -> ActivityKind:
    """The kind of activity in which people are met for a task."""
    return ActivityKind(task.activity) if task.activity else OF_TASKS.get(task.kind, ActivityKind.MEETING)


def blank_plan(audit: Audit, framework: str, day: date | None, led_by: str) -> ActivityPlan:
    """An interview of which nothing is known yet."""
    activity = Activity(
        audit.id,
        new_key(),
        ActivityKind.INTERVIEW,
        "",
        held_on=day,
        minutes=USUAL_MINUTES,
        led_by=led_by,
        framework=framework,
    )
    return ActivityPlan(activity)


def plan_for_task(audit: Audit, framework: str, task: Task, day: date | None, led_by: str) -> ActivityPlan:
    """An activity that carries out a task of a framework's programme, with the people whom the task names."""
    activity = Activity(
        audit.id,
        new_key(),
        kind_of(task),
        short_title(task.what),
        held_on=day,
        minutes=task.minutes or USUAL_MINUTES,
        led_by=led_by,
        framework=framework,
        task=task.id,
    )
    people = (ActivityPerson(audit.id, activity.id, new_key(), role) for role in task.who)
    return ActivityPlan(activity, tuple(people), frozenset(Spot(framework, own) for own in task.criteria))


def short_title(what: str) -> str:
    """The first thing that a task says, without its particulars; cut between words where it is long."""
    told = " ".join(what.split())
    head = CLAUSE.split(told, maxsplit=1)[0].strip() or told
    if len(head) <= LONGEST_TITLE:
        return head
    return head[:LONGEST_TITLE].rpartition(" ")[0] + "…"


def plan_of(audit: Audit, activity: Activity) -> ActivityPlan:
    """The plan of an activity that is there."""
    criteria = (Spot(own.framework, own.criterion) for own in criteria_of(audit, activity))
    return ActivityPlan(activity, people_of(audit, activity), frozenset(criteria))


def keep(audit: Audit, plan: ActivityPlan, listener: Listener) -> Changes:
    """The activity is as planned; what was heard at it stays, and its evidence follows."""
    steps: tuple[Callable[[Audit], Changes], ...] = (
        lambda now: change_activity(now, plan.activity, listener),
        lambda now: change_people(
            now, now.get(Activity, *plan.activity.key) or plan.activity, plan.people, listener
        ),
        lambda now: cover(now, plan.activity, sorted(plan.criteria, key=_in_order)),
    )
    done: Changes = ()
    for step in steps:
        changes = step(audit)
        audit = audit.with_changes(changes)
        done += changes
    return done


def _in_order(spot: Spot) -> tuple[str, str]:
    return spot.framework, spot.criterion


def time_of(typed: str) -> str | None:
    """The time of day that “9”, “930” or “9.30” mean, as “09:30”; empty for nothing, None for no time."""
    text = typed.strip()
    if not text:
        return ""
    found = TIME.fullmatch(text)
    told = f"{int(found[1]):02d}:{found[2] or '00'}" if found else ""
    return told if minute_of(told) is not None else None
