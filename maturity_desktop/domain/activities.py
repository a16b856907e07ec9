"""What people do together on a date: planned, held, and heard at checkpoint by checkpoint.

What is heard is testimony (or, of an observation or a walk-through, something seen): the activity keeps one
item of evidence, and that is linked at each checkpoint that was supported or contradicted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from maturity_desktop.domain.audit import AGREED, Audit, Change, Evidence, Link
from maturity_desktop.domain.changes import (
    Changes,
    Place,
    drop,
    next_evidence_number,
    put,
    task_at,
    tick_task,
)
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
    ActivityState,
    Heard,
    Verdict,
)
from maturity_desktop.domain.record import Record, new_key

TELLING = (Verdict.SUPPORTS, Verdict.CONTRADICTS)
"""The verdicts that make what was heard evidence."""
SIGNS = {Verdict.SUPPORTS: "+", Verdict.CONTRADICTS: "−", Verdict.NOT_COVERED: "○"}
"""How the text of the evidence marks what a note says of its checkpoint, in every language."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A checkpoint of an audit's framework; with an empty one, the whole criterion."""

    framework: str
    criterion: str
    checkpoint: str = ""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who writes down what is heard, and on what day; `roles` are the words for the roles of people."""

    name: str
    today: date
    roles: Mapping[str, str]


# Planning


def cover(audit: Audit, activity: Activity, spots: Iterable[Spot]) -> Changes:
    """The activity is about these criteria and no others."""
    wanted = {
        ActivityCriterion(audit.id, activity.id, spot.framework, spot.criterion): None for spot in spots
    }
    gone = (link for link in criteria_of(audit, activity) if link not in wanted)
    added = (change for link in wanted for change in put(audit, link))
    return (*(Change(link, None) for link in gone), *added)


def remove(audit: Audit, activity: Activity) -> Changes:
    """An activity goes with its people, its criteria and what was heard; its evidence stays in the register.

    The item is no longer used where it was linked because of what was heard.
    """
    heard = heard_at(audit, activity)
    links = (audit.get(Link, *link.key) for link in _links(activity, heard))
    hanging: tuple[Record | None, ...] = (
        *links,
        *heard,
        *people_of(audit, activity),
        *criteria_of(audit, activity),
        audit.get(Activity, *activity.key),
    )
    return tuple(Change(record, None) for record in hanging if record is not None)


def mark(audit: Audit, activity: Activity, state: ActivityState, today: date) -> Changes:
    """Whether an activity has taken place. With the last of a task's activities the task is done as well.

    One that was held before its day was held today, and what it brought is of today.
    """
    planned, item = activity.held_on, _item(audit, activity)
    changes: Changes = ()
    if state is ActivityState.HELD and planned is not None and planned > today:
        activity = replace(activity, held_on=today)
        if item is not None and item.dated == planned:
            changes = put(audit, replace(item, dated=today))
    changes += put(audit, replace(activity, state=state))
    place = Place(audit.id, activity.framework, AGREED)
    others = (
        own
        for own in audit.all(Activity)
        if (own.framework, own.task) == (activity.framework, activity.task) and own.id != activity.id
    )
    is_last = state is ActivityState.HELD and all(own.state is not ActivityState.PLANNED for own in others)
    if not activity.task or not is_last or task_at(audit, place, activity.task).done_on is not None:
        return changes
    return (*changes, *tick_task(audit, place, activity.task, activity.held_on or today))


def overlapping(audit: Audit) -> tuple[tuple[Activity, Activity], ...]:
    """The activities that one assessor would lead at the same time, in pairs."""
    timed: dict[tuple[str, date], list[tuple[int, Activity]]] = {}
    for activity in audit.all(Activity):
        begins = minute_of(activity.starts_at)
        is_on = activity.state is not ActivityState.CALLED_OFF
        if activity.led_by and activity.held_on and begins is not None and is_on:
            timed.setdefault((activity.led_by, activity.held_on), []).append((begins, activity))
    found = []
    for own in timed.values():
        own.sort(key=lambda entry: (entry[0], entry[1].id))
        for place, (begins, activity) in enumerate(own):
            after = (other for start, other in own[place + 1 :] if start < begins + activity.minutes)
            found += [(activity, other) for other in after]
    return tuple(found)


def minute_of(told: str) -> int | None:
    """The minute of the day that “09:30” names; None where it names none."""
    try:
        found = time.fromisoformat(told)
    except ValueError:
        return None
    return found.hour * 60 + found.minute


# Sampling


def draw(population: int, sample: int, seed: str) -> tuple[int, ...]:
    """Which numbers of 1 to `population` are looked at: the same for the same seed, on every machine."""

    def lot(number: int) -> bytes:
        return hashlib.sha256(f"{seed}:{number}".encode()).digest()

    return tuple(sorted(sorted(range(1, population + 1), key=lot)[:sample]))


# Hearing


def hear(
    audit: Audit, activity: Activity, spot: Spot, verdict: Verdict | None, listener: Listener
) -> Changes:
    """What was heard says this of a checkpoint; None takes it back, and leaves the note."""
    return _keep(audit, activity, replace(heard_on(audit, activity, spot), verdict=verdict), listener)


def write_down(audit: Audit, activity: Activity, spot: Spot, text: str, listener: Listener) -> Changes:
    """The words that were heard on a checkpoint, or on a whole criterion; blanks alone are none."""
    note = text if text.strip() else ""
    return _keep(audit, activity, replace(heard_on(audit, activity, spot), note=note), listener)


def heard_on(audit: Audit, activity: Activity, spot: Spot) -> Heard:
    """What was heard on a checkpoint so far; an empty record where nothing was."""
    empty = Heard(audit.id, activity.id, spot.framework, spot.criterion, spot.checkpoint)
    return audit.get(Heard, *empty.key) or empty


def _keep(audit: Audit, activity: Activity, record: Heard, listener: Listener) -> Changes:
    empty = record.verdict is None and not record.note
    first = drop(audit, record) if empty else put(audit, record)
    before = heard_at(audit, activity)
    others = [own for own in before if own.key != record.key]
    after = others if empty else sorted((*others, record), key=lambda own: own.key)
    return (*first, *_testify(audit, activity, activity, before, after, listener))


def change_activity(audit: Audit, activity: Activity, listener: Listener) -> Changes:
    """The activity as it is now; its evidence takes the new title, day and kind with it."""
    old = audit.get(Activity, *activity.key)
    if old is None:
        return put(audit, activity)
    heard = heard_at(audit, old)
    return _testify(audit, old, replace(activity, evidence=old.evidence), heard, heard, listener)


def change_people(
    audit: Audit, activity: Activity, people: Sequence[ActivityPerson], listener: Listener
) -> Changes:
    """These people are there and no others; the source of what was heard follows."""
    wanted = {person.key: person for person in people}
    gone = tuple(Change(person, None) for person in people_of(audit, activity) if person.key not in wanted)
    put_in = tuple(change for person in people for change in put(audit, person))
    item = _item(audit, activity)
    source = source_words(people, listener.roles)
    if item is None or item.source != source_words(people_of(audit, activity), listener.roles):
        return (*gone, *put_in)
    return (*gone, *put_in, *put(audit, replace(item, source=source)))


def _testify(
    audit: Audit,
    old: Activity,
    new: Activity,
    before: Sequence[Heard],
    after: Sequence[Heard],
    listener: Listener,
) -> Changes:
    """The activity's item of evidence and its links, as what was heard has become.

    What a person wrote into the item otherwise stays; so do links made by hand.
    """
    item = _item(audit, old)
    if item is None and not any(heard.verdict in TELLING for heard in after):
        return put(audit, new)
    made = item or _blank(audit, listener)
    new = replace(new, evidence=made.id)
    source = source_words(people_of(audit, old), listener.roles)
    was = _told(old, before, source, listener) if item is not None else None
    made = _follow(made, was, _told(new, after, source, listener))
    links = {link.key: link for link in _links(new, after)}
    gone = (audit.get(Link, *link.key) for link in _links(new, before) if link.key not in links)
    return (
        *put(audit, new),
        *put(audit, made),
        *(Change(link, None) for link in gone if link is not None),
        *(change for link in links.values() for change in put(audit, link)),
    )


def _item(audit: Audit, activity: Activity) -> Evidence | None:
    return audit.get(Evidence, audit.client.id, activity.evidence) if activity.evidence else None


def _blank(audit: Audit, listener: Listener) -> Evidence:
    kind = ActivityKind.INTERVIEW.evidence_kind
    number = next_evidence_number(audit)
    today = listener.today
    return Evidence(audit.client.id, new_key(), number, "", kind, today, today, listener.name)


@dataclass(frozen=True, slots=True)
class _Told:
    """What an item of evidence says because of its activity."""

    title: str
    kind: EvidenceKind
    dated: date
    source: str
    text: str


def _told(activity: Activity, heard: Sequence[Heard], source: str, listener: Listener) -> _Told:
    day = activity.held_on or listener.today
    return _Told(activity.title, activity.kind.evidence_kind, day, source, heard_text(heard))


def _follow(item: Evidence, was: _Told | None, now: _Told) -> Evidence:
    """The item with what the activity says now, wherever it says what the activity said before.

    What a person put in its place stays; notes are changed within the words that somebody wrote around them.
    """
    if was is None:
        return replace(
            item, title=now.title, kind=now.kind, dated=now.dated, source=now.source, text=now.text
        )
    return replace(
        item,
        title=now.title if item.title == was.title else item.title,
        kind=now.kind if item.kind is was.kind else item.kind,
        dated=now.dated if item.dated == was.dated else item.dated,
        source=now.source if item.source == was.source else item.source,
        text=_text_after(item.text, was.text, now.text),
    )


def _text_after(text: str, was: str, now: str) -> str:
    if text == was:
        return now
    return text.replace(was, now, 1) if was else text


def heard_text(heard: Iterable[Heard]) -> str:
    """The notes, each after its checkpoint and the sign of what it says of it."""
    return "\n".join(
        f"{own.checkpoint or own.criterion} {SIGNS[own.verdict] if own.verdict else '·'} {own.note}".strip()
        for own in heard
        if own.note.strip() or own.verdict in TELLING
    )


def source_words(people: Iterable[ActivityPerson], roles: Mapping[str, str]) -> str:
    """The roles of those present with how many of each; never a name."""
    counts: dict[str, int] = {}
    for person in people:
        counts[person.role] = counts.get(person.role, 0) + person.count
    named = ((roles.get(role, role), count) for role, count in counts.items())
    return ", ".join(word if count == 1 else f"{word} × {count}" for word, count in named)


def _links(activity: Activity, heard: Iterable[Heard]) -> list[Link]:
    return [
        Link(
            activity.audit,
            activity.evidence,
            own.framework,
            own.criterion,
            own.checkpoint,
            own.verdict is Verdict.CONTRADICTS,
        )
        for own in heard
        if own.verdict in TELLING
    ]


# What is known


def activities_by_day(audit: Audit) -> tuple[Activity, ...]:
    """All of them, by day and time; those without a day come last."""
    return tuple(
        sorted(
            audit.all(Activity),
            key=lambda own: (own.held_on or date.max, own.starts_at or "~", own.title, own.id),
        )
    )


def is_missed(activity: Activity, today: date) -> bool:
    """Whether its day has passed and nobody said that it was held, or called it off."""
    has_passed = activity.held_on is not None and activity.held_on < today
    return has_passed and activity.state is ActivityState.PLANNED


def people_of(audit: Audit, activity: Activity) -> tuple[ActivityPerson, ...]:
    """Who is there, in the order in which they were put down."""
    return tuple(person for person in audit.all(ActivityPerson) if person.activity == activity.id)


def criteria_of(audit: Audit, activity: Activity) -> tuple[ActivityCriterion, ...]:
    """What it is about."""
    return tuple(link for link in audit.all(ActivityCriterion) if link.activity == activity.id)


def heard_at(audit: Audit, activity: Activity) -> tuple[Heard, ...]:
    """What was heard there, in the order of the checkpoints' ids."""
    found = (heard for heard in audit.all(Heard) if heard.activity == activity.id)
    return tuple(sorted(found, key=lambda heard: heard.key))


def activities_about(audit: Audit, framework: str, criterion: str) -> tuple[Activity, ...]:
    """The activities that are about a criterion or have brought something of it, by day and time."""
    told: tuple[ActivityCriterion | Heard, ...] = (*audit.all(ActivityCriterion), *audit.all(Heard))
    ids = {own.activity for own in told if (own.framework, own.criterion) == (framework, criterion)}
    return tuple(own for own in activities_by_day(audit) if own.id in ids) if ids else ()


# Other evidence


def use_at_criteria(audit: Audit, activity: Activity, items: Iterable[str]) -> Changes:
    """These items of evidence, by id, are used at every criterion that the activity is about."""
    about = criteria_of(audit, activity)
    links = (Link(audit.id, item, own.framework, own.criterion) for item in items for own in about)
    return tuple(change for link in links for change in put(audit, link))


def evidence_of(audit: Audit, activity: Activity) -> tuple[Evidence, ...]:
    """The activity's own item, and what is used at its criteria and was made or came in on its day."""
    about = {(own.framework, own.criterion) for own in criteria_of(audit, activity)}
    used = {link.evidence for link in audit.all(Link) if (link.framework, link.criterion) in about}
    own = _item(audit, activity)
    others = (
        item
        for item in audit.evidence
        if item != own
        and item.id in used
        and activity.held_on is not None
        and activity.held_on in (item.dated, item.added_on)
    )
    return (*((own,) if own else ()), *others)
