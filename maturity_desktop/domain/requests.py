"""What the client is asked to hand over: made from the framework, asked for, chased, received."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from maturity_desktop.domain.audit import Audit, Evidence, Link
from maturity_desktop.domain.changes import Changes, add_evidence, drop, put
from maturity_desktop.domain.framework import EvidenceHint, EvidenceKind, Framework
from maturity_desktop.domain.phases import RequestTemplate
from maturity_desktop.domain.plan_records import (
    PlanSettings,
    Request,
    RequestCriterion,
    RequestEvidence,
    RequestStatus,
)
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.schedule import calendar_of

IN_WRITING = (EvidenceKind.DOCUMENT, EvidenceKind.DATA)
"""What a client can hand over; the other kinds are gathered by the assessors themselves."""
WAITING = (RequestStatus.ASKED, RequestStatus.PROMISED)
"""The client has been asked and has not handed over anything yet."""
ANSWERED = (RequestStatus.RECEIVED, RequestStatus.REJECTED)
USUAL_DAYS = 5
"""Working days that a client is given to hand something over."""


class Sight(StrEnum):
    """Which requests are looked at."""

    ALL = "all"
    OPEN = "open"
    """Neither received nor rejected."""
    OVERDUE = "overdue"
    RECEIVED = "received"
    CHASING = "chasing"
    """What the client owes, by who has it: the chasing list."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """Criteria of one framework by id, in the order of the standard."""

    framework: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a request stands on a day: `overdue` by so many days, 0 where it is not.

    `due` is the day that counts: the promised one, else the one it was asked for.
    """

    request: Request
    criteria: tuple[RequestCriterion, ...]
    evidence: tuple[Evidence, ...]
    due: date | None
    overdue: int

    @property
    def is_waiting(self) -> bool:
        return self.request.status in WAITING

    @property
    def is_open(self) -> bool:
        return self.request.status not in ANSWERED

    @property
    def only_seen(self) -> bool:
        """Whether it was received and the register has nothing of it: seen on site, or removed since."""
        return self.request.status is RequestStatus.RECEIVED and not self.evidence


# What is there to be asked for


def templates(framework: Framework) -> tuple[RequestTemplate, ...]:
    """The framework's own requests; where it has none, one for each document or data set that it hints at."""
    if framework.requests:
        return framework.requests
    return tuple(
        RequestTemplate(
            id=f"{criterion.id}-{hint.kind.value}-{number}",
            title=hint.what,
            what="",
            owner=next(iter(criterion.ask), ""),
            criteria=(criterion.id,),
            added=True,
        )
        for criterion in framework.criteria
        for number, hint in enumerate(_in_writing(criterion.evidence), 1)
    )


def _in_writing(hints: Iterable[EvidenceHint]) -> Iterable[EvidenceHint]:
    return (hint for hint in hints if hint.kind in IN_WRITING)


def missing_templates(audit: Audit, framework: Framework) -> tuple[RequestTemplate, ...]:
    """The framework's requests that this audit does not have yet."""
    there = {request.template for request in audit.all(Request) if request.framework == framework.id}
    return tuple(template for template in templates(framework) if template.id not in there)


# Changes


def next_number(audit: Audit) -> int:
    """One more than the highest number that the audit's requests have."""
    return max((request.number for request in audit.all(Request)), default=0) + 1


def start_from(
    audit: Audit, framework: Framework, chosen: Sequence[RequestTemplate], roles: Mapping[str, str]
) -> Changes:
    """A draft of each of these requests of a framework; `roles` are the words for who has the thing."""
    changes: list[Changes] = []
    for number, template in enumerate(chosen, next_number(audit)):
        request = Request(
            audit=audit.id,
            id=new_key(),
            number=number,
            title=template.title,
            what=template.what,
            period=template.period,
            format=template.format,
            owner=roles.get(template.owner, template.owner),
            framework=framework.id,
            template=template.id,
        )
        changes.append(add(audit, request, (Criteria(framework.id, template.criteria),)))
    return tuple(change for made in changes for change in made)


def add(audit: Audit, request: Request, criteria: Iterable[Criteria] = ()) -> Changes:
    """A new request and what it is for."""
    return (*put(audit, request), *_aim(audit, request, criteria))


def _aim(audit: Audit, request: Request, criteria: Iterable[Criteria]) -> Changes:
    places = dict.fromkeys((own.framework, name) for own in criteria for name in own.ids)
    links = (RequestCriterion(audit.id, request.id, *place) for place in places)
    return tuple(change for link in links for change in put(audit, link))


def aim(audit: Audit, request: Request, criteria: Iterable[Criteria]) -> Changes:
    """A request is for these criteria and no others."""
    criteria = tuple(criteria)
    wanted = {(own.framework, name) for own in criteria for name in own.ids}
    gone = (link for link in criteria_of(audit, request) if (link.framework, link.criterion) not in wanted)
    return (*(change for link in gone for change in drop(audit, link)), *_aim(audit, request, criteria))


def remove(audit: Audit, request: Request) -> Changes:
    """A request goes; the evidence that it brought stays."""
    hanging = (*criteria_of(audit, request), *_brought(audit, request))
    return (*(change for record in hanging for change in drop(audit, record)), *drop(audit, request))


def usual_due(audit: Audit, today: date, leaving: date | None = None) -> date:
    """By when something that is asked for today is wanted; `leaving` is the last day on site.

    So many working days on, and before the first day on site while there is time for that; else in the first
    days there, or as soon as can be, but never after the site is left while it is not.
    """
    calendar = calendar_of(audit)
    due = calendar.shifted(today, USUAL_DAYS)
    settings = audit.get(PlanSettings, audit.id)
    if settings is None or settings.starts_on is None or (leaving is not None and leaving <= today):
        return due
    first = calendar.on_or_after(settings.starts_on)
    before = calendar.shifted(first, -1)
    if today < before:
        return min(before, due)
    soon = max(calendar.shifted(first, 1), calendar.shifted(today, 1))
    return soon if leaving is None else min(soon, leaving)


def ask(audit: Audit, requests: Iterable[Request], today: date, due_on: date | None) -> Changes:
    """The client is asked for these, to be there by a day; what is promised or answered stays so."""
    asked = (
        replace(
            request,
            status=request.status if request.status in WAITING else RequestStatus.ASKED,
            asked_on=request.asked_on or today,
            due_on=due_on or request.due_on,
        )
        for request in requests
        if request.status not in ANSWERED
    )
    return tuple(change for request in asked for change in put(audit, request))


def promise(audit: Audit, request: Request, today: date, promised_for: date) -> Changes:
    """The client says when it will come; that counts as asked for, today at the latest."""
    return put(
        audit,
        replace(
            request,
            status=RequestStatus.PROMISED,
            asked_on=request.asked_on or today,
            promised_for=promised_for,
            answered_on=None,
            reason="",
        ),
    )


def take_back_promise(audit: Audit, request: Request) -> Changes:
    """No day is promised any more; what was only promised is asked for again."""
    promised = request.status is RequestStatus.PROMISED
    status = RequestStatus.ASKED if promised else request.status
    return put(audit, replace(request, status=status, promised_for=None))


def reject(audit: Audit, request: Request, today: date, reason: str) -> Changes:
    """The client will not hand it over; ValueError without a reason."""
    if not reason.strip():
        raise ValueError(request.id)
    return put(audit, replace(request, status=RequestStatus.REJECTED, answered_on=today, reason=reason))


def receive(
    audit: Audit, request: Request, today: date, items: Sequence[Evidence], new: bool = True
) -> Changes:
    """It came: the items are evidence at the request's criteria from now on. Without items: it was only seen.

    `new` items join the register; others are there already, and are linked.
    """
    links = [
        Link(audit.id, item.id, place.framework, place.criterion)
        for item in items
        for place in criteria_of(audit, request)
    ]
    brought = (RequestEvidence(audit.id, request.id, item.id) for item in items)
    return (
        *add_evidence(audit, items if new else (), links),
        *(change for record in brought for change in put(audit, record)),
        *put(audit, replace(request, status=RequestStatus.RECEIVED, answered_on=today, reason="")),
    )


def reopen(audit: Audit, request: Request) -> Changes:
    """What was answered is open again: promised where it was, else asked, else a draft."""
    status = RequestStatus.DRAFT
    if request.promised_for is not None:
        status = RequestStatus.PROMISED
    elif request.asked_on is not None:
        status = RequestStatus.ASKED
    return put(audit, replace(request, status=status, answered_on=None, reason=""))


# What is known


def criteria_of(audit: Audit, request: Request) -> tuple[RequestCriterion, ...]:
    """What a request is for."""
    return tuple(link for link in audit.all(RequestCriterion) if link.request == request.id)


def _brought(audit: Audit, request: Request) -> tuple[RequestEvidence, ...]:
    return tuple(link for link in audit.all(RequestEvidence) if link.request == request.id)


def standings(audit: Audit, today: date) -> tuple[Standing, ...]:
    """Every request as it stands on this day, by number."""
    criteria: dict[str, list[RequestCriterion]] = {}
    for aimed in audit.all(RequestCriterion):
        criteria.setdefault(aimed.request, []).append(aimed)
    brought: dict[str, list[str]] = {}
    for link in audit.all(RequestEvidence):
        brought.setdefault(link.request, []).append(link.evidence)
    return tuple(
        _standing(audit, request, criteria.get(request.id, ()), brought.get(request.id, ()), today)
        for request in sorted(audit.all(Request), key=lambda request: (request.number, request.id))
    )


def _standing(
    audit: Audit,
    request: Request,
    criteria: Iterable[RequestCriterion],
    brought: Sequence[str],
    today: date,
) -> Standing:
    found = (audit.get(Evidence, audit.client.id, item) for item in brought)
    items = sorted((item for item in found if item is not None), key=lambda item: item.number)
    due = request.promised_for or request.due_on
    late = (today - due).days if due is not None and request.status in WAITING else 0
    return Standing(request, tuple(criteria), tuple(items), due, max(0, late))


def in_sight(found: Sequence[Standing], sight: Sight) -> tuple[Standing, ...]:
    """Those that are looked at: by number, and of the chasing list in its order."""
    match sight:
        case Sight.ALL:
            return tuple(found)
        case Sight.OPEN:
            return tuple(own for own in found if own.is_open)
        case Sight.OVERDUE:
            return tuple(own for own in found if own.overdue)
        case Sight.RECEIVED:
            return tuple(own for own in found if own.request.status is RequestStatus.RECEIVED)
        case Sight.CHASING:
            return tuple(own for _owner, owed in chasing(found) for own in owed)


def by_owner(found: Iterable[Standing]) -> tuple[tuple[str, tuple[Standing, ...]], ...]:
    """Requests by who has the thing, in the order of names; last what nobody is named for."""
    owned: dict[str, list[Standing]] = {}
    for standing in found:
        owned.setdefault(standing.request.owner, []).append(standing)
    ordered = sorted(owned.items(), key=lambda entry: (entry[0] == "", entry[0].casefold(), entry[0]))
    return tuple((owner, tuple(own)) for owner, own in ordered)


def chasing(found: Iterable[Standing]) -> tuple[tuple[str, tuple[Standing, ...]], ...]:
    """What the client still owes, by who has it; the longest overdue first, within a person too."""
    owed: dict[str, list[Standing]] = {}
    for standing in found:
        if standing.is_waiting:
            owed.setdefault(standing.request.owner, []).append(standing)
    for own in owed.values():
        own.sort(key=_urgency)
    ordered = sorted(owed.items(), key=lambda entry: (_urgency(entry[1][0]), entry[0]))
    return tuple((owner, tuple(own)) for owner, own in ordered)


def _urgency(standing: Standing) -> tuple[int, date, int]:
    return (-standing.overdue, standing.due or date.max, standing.request.number)


def listed_for(found: Iterable[Standing]) -> frozenset[tuple[str, str]]:
    """The criteria, as framework and id, for which something is asked for or promised."""
    return frozenset(
        (link.framework, link.criterion)
        for standing in found
        if standing.is_waiting
        for link in standing.criteria
    )
