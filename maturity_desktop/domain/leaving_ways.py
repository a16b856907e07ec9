"""Ways to settle a criterion before the site is left: something is asked for, or an activity is planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from maturity_desktop.domain.activities import Spot
from maturity_desktop.domain.activity_plans import ActivityPlan, blank_plan
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.framework import Criterion, Framework
from maturity_desktop.domain.phases import RequestTemplate
from maturity_desktop.domain.plan_records import ActivityPerson, Request, RequestStatus
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.requests import (
    Criteria,
    add,
    ask,
    criteria_of,
    missing_templates,
    next_number,
    start_from,
)


@dataclass(frozen=True, slots=True)
class Askable:
    """Something that the client could be asked for: a draft of the audit's, or one of the framework's."""

    title: str
    source: Request | RequestTemplate


def askable(audit: Audit, framework: Framework, criterion: str) -> tuple[Askable, ...]:
    """What could be asked for a criterion and has not been; the audit's own drafts come first."""
    drafts: list[Request | RequestTemplate] = [
        request
        for request in sorted(audit.all(Request), key=lambda request: request.number)
        if request.status is RequestStatus.DRAFT
        and any(
            (link.framework, link.criterion) == (framework.id, criterion)
            for link in criteria_of(audit, request)
        )
    ]
    missing = [own for own in missing_templates(audit, framework) if criterion in own.criteria]
    return tuple(Askable(own.title, own) for own in drafts + list(missing))


def ask_for(
    audit: Audit,
    framework: Framework,
    wanted: Askable,
    today: date,
    due_on: date | None,
    roles: Mapping[str, str],
) -> Changes:
    """The client is asked today; `roles` are the words for who has the thing."""
    if isinstance(wanted.source, Request):
        return ask(audit, (wanted.source,), today, due_on)
    changes = start_from(audit, framework, (wanted.source,), roles)
    return _asked(changes, today, due_on)


def ask_for_more(
    audit: Audit, framework: Framework, criterion: str, title: str, today: date, due_on: date | None
) -> Changes:
    """The client is asked today for something in the assessor's own words, for one criterion."""
    request = Request(audit.id, new_key(), next_number(audit), title, framework=framework.id)
    return _asked(add(audit, request, (Criteria(framework.id, (criterion,)),)), today, due_on)


def _asked(changes: Changes, today: date, due_on: date | None) -> Changes:
    """The new requests among the changes are asked for, not drafts."""
    return tuple(
        replace(
            change,
            new=replace(change.new, status=RequestStatus.ASKED, asked_on=today, due_on=due_on),
        )
        if isinstance(change.new, Request)
        else change
        for change in changes
    )


def plan_about(
    audit: Audit, framework: Framework, criterion: Criterion, role: str, day: date, led_by: str
) -> ActivityPlan:
    """An interview about a criterion with somebody of a role; without one, of the first that it names."""
    plan = blank_plan(audit, framework.id, day, led_by)
    role = role or next(iter(criterion.ask), "")
    people = (ActivityPerson(audit.id, plan.activity.id, new_key(), role),) if role else ()
    return replace(plan, people=people, criteria=frozenset({Spot(framework.id, criterion.id)}))
