"""How evidence was gathered: activities by kind and role, samples, and what was not received."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.fieldwork import Met, held, people_met
from maturity_desktop.domain.plan_records import Activity, ActivityKind, RequestStatus
from maturity_desktop.domain.requests import Standing, standings
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.gathered import (
    ActivityCount,
    Fieldwork,
    OwedEntry,
    PeopleEntry,
    SampleEntry,
)
from maturity_desktop.reports.sections.activity_words import activity_kind_words
from maturity_desktop.reports.sections.wording import count_words, day_words, listed


def fieldwork(results: Sequence[Results], made_on: date, words: NullTranslations) -> Fieldwork:
    """What took place of what these models ask for; people by role, never by name."""
    audit = results[0].audit
    models = tuple(result.framework.id for result in results)
    roles = {role: title for result in results for role, title in (result.framework.roles or {}).items()}
    found = held(audit, models)
    return Fieldwork(
        activities=tuple(_counts(results, found, roles, words)),
        people=tuple(_person(own, roles, words) for own in people_met(audit, found)),
        samples=tuple(
            SampleEntry(own.title, own.population, own.sample, own.drawn)
            for own in found
            if own.population is not None or own.sample is not None or own.drawn.strip()
        ),
        owed=tuple(_owed(own, models, words) for own in standings(audit, made_on) if _is_owed(own, models)),
    )


def _counts(
    results: Sequence[Results], found: Sequence[Activity], roles: dict[str, str], words: NullTranslations
) -> Iterator[ActivityCount]:
    for kind in ActivityKind:
        own = [activity for activity in found if activity.kind is kind]
        if own:
            met = people_met(results[0].audit, own)
            people = (
                words.gettext("{role} × {count}").format(role=roles.get(who.role, who.role), count=who.people)
                if who.people != 1
                else roles.get(who.role, who.role)
                for who in met
            )
            yield ActivityCount(activity_kind_words(kind, words), len(own), ", ".join(people))


def _person(own: Met, roles: dict[str, str], words: NullTranslations) -> PeopleEntry:
    kinds = ", ".join(activity_kind_words(kind, words) for kind in own.kinds)
    return PeopleEntry(roles.get(own.role, own.role), own.people, own.activities, kinds)


def _is_owed(own: Standing, models: Sequence[str]) -> bool:
    """Asked for and not handed over; of a request for criteria of other models only, nothing is said."""
    is_open = own.is_waiting or own.request.status is RequestStatus.REJECTED
    return is_open and (not own.criteria or any(link.framework in models for link in own.criteria))


def _owed(own: Standing, models: Sequence[str], words: NullTranslations) -> OwedEntry:
    criteria = tuple(link.criterion for link in own.criteria if link.framework in models)
    return OwedEntry(own.request.label, own.request.title, _state(own, words), criteria)


def _state(own: Standing, words: NullTranslations) -> str:
    _ = words.gettext
    request = own.request
    if request.status is RequestStatus.REJECTED:
        return _("not handed over: {reason}").format(reason=request.reason)
    if request.promised_for is not None:
        return _("promised for {day}, not received").format(day=day_words(request.promised_for, words))
    if request.asked_on is not None:
        return _("asked for on {day}, not received").format(day=day_words(request.asked_on, words))
    return _("not received")


def fieldwork_words(found: Fieldwork, words: NullTranslations) -> tuple[str, ...]:
    """The activities in a sentence; nothing where none was held."""
    if not found.held:
        return ()
    _ = words.gettext
    kinds = [
        _("{kind}: {count}").format(kind=own.kind, count=own.held) for own in found.activities
    ]  # fmt: skip
    said = words.ngettext(
        "{count} activity was held ({kinds}).", "{count} activities were held ({kinds}).", found.held
    ).format(count=found.held, kinds=", ".join(kinds))
    if not found.people:
        return (said,)
    met = _("{met}; people stand in this report by their roles.").format(met=met_words(found.people, words))
    return (f"{said} {met}",)


def met_words(found: Sequence[PeopleEntry], words: NullTranslations) -> str:
    """How many people were met, in a sentence without its full stop: a role's people have no names here."""
    count = sum(own.people for own in found)
    return words.ngettext(
        "{count} person was met", "{count} people were met, whoever was met twice counted twice", count
    ).format(count=count_words(count, words))


def owed_words(found: Fieldwork, words: NullTranslations) -> tuple[str, ...]:
    """That things were asked for and not received, as a limit of what can be said."""
    count = len(found.owed)
    if not count:
        return ()
    return (
        words.ngettext(
            "{count} thing that the client was asked for was not received ({numbers}); what rests on it was "
            "judged without it.",
            "{count} things that the client was asked for were not received ({numbers}); what rests on them "
            "was judged without them.",
            count,
        ).format(count=count, numbers=listed([own.number for own in found.owed], words)),
    )
