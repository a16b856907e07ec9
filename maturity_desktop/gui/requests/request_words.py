"""Requests to the client in words of the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.domain.requests import Sight, Standing
from maturity_desktop.gui.sentences import day_words, list_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.request_words import late_words, status_words

MOST_PLACES, MOST_ITEMS = 2, 1


class Column(StrEnum):
    """What the table tells of a request."""

    NUMBER = "number"
    TITLE = "title"
    OWNER = "owner"
    STATUS = "status"
    DUE = "due"
    CRITERIA = "criteria"
    EVIDENCE = "evidence"


def column_title(column: Column) -> str:
    """The head of a column."""
    match column:
        case Column.NUMBER:
            return _("Number")
        case Column.TITLE:
            return _("What is wanted")
        case Column.OWNER:
            return _("Who has it")
        case Column.STATUS:
            return _("Status")
        case Column.DUE:
            return _("Due")
        case Column.CRITERIA:
            return _("For criteria")
        case Column.EVIDENCE:
            return _("Evidence")


def sight_words(sight: Sight, count: int) -> str:
    """The button that shows only such requests, and how many there are."""
    match sight:
        case Sight.ALL:
            words = _("All: {count}")
        case Sight.OPEN:
            words = _("Open: {count}")
        case Sight.OVERDUE:
            words = _("Overdue: {count}")
        case Sight.RECEIVED:
            words = _("Received: {count}")
        case Sight.CHASING:
            words = _("To chase: {count}")
    return words.format(count=count)


def sight_tip(sight: Sight) -> str:
    """What the button shows, where its words do not say it."""
    if sight is Sight.CHASING:
        return _("Asked for and not there yet: by who has it, the longest overdue first")
    return _("Neither received nor rejected") if sight is Sight.OPEN else ""


def headline(found: Sequence[Standing]) -> str:
    """How far the requests are, in a line."""
    if not found:
        return _("Nothing is asked of the client yet")
    received = sum(own.request.status is RequestStatus.RECEIVED for own in found)
    words = ngettext(
        "{received} of {count} request received", "{received} of {count} requests received", len(found)
    )
    parts = [words.format(received=received, count=len(found))]
    overdue = sum(bool(own.overdue) for own in found)
    if overdue:
        parts.append(ngettext("{count} overdue", "{count} overdue", overdue).format(count=overdue))
    return _(" · ").join(parts)


def status_of(own: Standing) -> str:
    """How far a request is, and for how long it is overdue."""
    words = screen_words()
    status = status_words(own.request.status, words)
    late = late_words(own.overdue, words)
    return _("{status}, {late}").format(status=status, late=late) if late else status


def due_words(own: Standing) -> str:
    """The day that counts; of what is answered, none counts any more."""
    return day_words(own.due) if own.due is not None and own.is_open else ""


def criteria_words(own: Standing) -> str:
    """The first criteria that a request is for, and how many more."""
    return _first_of([place.criterion for place in own.criteria], MOST_PLACES)


def _first_of(names: list[str], most: int) -> str:
    """The first of several names, and how many more there are."""
    if not names:
        return ""
    shown, more = list_words(names[:most]), len(names) - most
    return _("{places} +{count}").format(places=shown, count=more) if more > 0 else shown


def evidence_words(own: Standing) -> str:
    """The first item that came of a request, and how many more."""
    if own.only_seen:
        return _("only seen")
    return _first_of([item.label for item in own.evidence], MOST_ITEMS)


def below_title(request: Request) -> str:
    """Period and format in a line; else what is wanted."""
    parts = [part for part in (request.period, request.format) if part]
    return _(" · ").join(parts) if parts else request.what


def story(own: Standing) -> str:
    """When it was asked for, promised and answered."""
    request = own.request
    told = [
        (_("asked on {day}"), request.asked_on),
        (_("wanted by {day}"), request.due_on),
        (_("promised for {day}"), request.promised_for),
        (_answered(request.status), request.answered_on),
    ]
    parts = [words.format(day=day_words(day)) for words, day in told if day is not None and words]
    return _(" · ").join([request.label, status_of(own), *parts])


def _answered(status: RequestStatus) -> str:
    match status:
        case RequestStatus.RECEIVED:
            return _("received on {day}")
        case RequestStatus.REJECTED:
            return _("rejected on {day}")
        case _:
            return ""


def criteria_lines(own: Standing, frameworks: Mapping[str, Framework]) -> str:
    """Every criterion that a request is for, a line each."""
    lines = []
    for place in own.criteria:
        framework = frameworks.get(place.framework)
        known = framework.criteria if framework else ()
        title = next((one.title for one in known if one.id == place.criterion), "")
        words = _("{model} {id} {title}") if len(frameworks) > 1 else _("{id} {title}")
        model = framework.short_title if framework else place.framework
        lines.append(words.format(model=model, id=place.criterion, title=title).strip())
    return "\n".join(lines)


def evidence_lines(own: Standing) -> str:
    """Every item that came of a request, a line each."""
    words = _("{label} {title}")
    return "\n".join(words.format(label=item.label, title=item.title) for item in own.evidence)


def several_words(count: int) -> str:
    return ngettext("{count} request is chosen.", "{count} requests are chosen.", count).format(count=count)


def about_requests(requests: Sequence[Request]) -> str:
    """What a dialog is about: one request by its title, several by their numbers."""
    if len(requests) == 1:
        return _("{number} {title}").format(number=requests[0].label, title=requests[0].title)
    return list_words([own.label for own in requests])


def act_words(act: str, requests: Sequence[Request]) -> str:
    """An edit's label: the act, and of which requests; `act` has a place for {requests}."""
    if len(requests) == 1:
        return act.format(requests=requests[0].label)
    count = ngettext("{count} request", "{count} requests", len(requests)).format(count=len(requests))
    return act.format(requests=count)
