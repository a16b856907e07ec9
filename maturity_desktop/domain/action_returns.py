"""A list of actions that went out and came back: how it differs, from what it was and from the audit now."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from maturity_desktop.domain import actions
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.improvement_records import Action, ActionState
from maturity_desktop.domain.record import new_key

LONGEST_KEPT = 60
"""Longer texts are kept by a hash of what they were."""


class Field(StrEnum):
    """What of an action a list tells and takes back; `NOTE` is empty in it when it goes out."""

    TITLE = "title"
    WHAT = "what"
    OWNER = "owner"
    STATE = "state"
    WAVE = "wave"
    STARTS_ON = "starts_on"
    DUE_ON = "due_on"
    DONE_ON = "done_on"
    COST = "cost"
    BENEFIT = "benefit"
    GAIN = "gain"
    NOTE = "note"


DAYS = (Field.STARTS_ON, Field.DUE_ON, Field.DONE_ON)
NUMBERS = (Field.COST, Field.BENEFIT)
Values = Mapping[Field, str]
"""Fields as plain text: a day as 2026-03-31, a state or a wave by its id, nothing as empty."""


class Fault(StrEnum):
    """Why a row, or what stands in one of its cells, is not taken."""

    UNKNOWN = "unknown"
    """Its mark cannot be read: nobody can tell which action it is."""
    GONE = "gone"
    TWICE = "twice"
    NO_TITLE = "no_title"
    ODD_DAY = "odd_day"
    ODD_NUMBER = "odd_number"
    ODD_STATE = "odd_state"
    ODD_WAVE = "odd_wave"
    NO_VALUE = "no_value"
    """A formula that nobody has worked out: an empty cell to whoever reads values, and no empty cell."""
    CLOSES = "closes"
    """Which checkpoints it closes was changed in the list, which tells that and does not take it back."""
    NEW_CLOSES = "new_closes"
    """A new row says what its action is for, which is not read."""
    MISSING = "missing"
    """An action that the list has no row of any more."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """A fault in a row of the file, from 1; `text` is what stands there, or a missing action's number."""

    place: int
    fault: Fault
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row as it is now: `sent` is what the list said when it went out (None: the row is new).

    `is_marked` says that there is a mark, readable or not; `faults` are of cells that mean nothing, `number`
    is what stands in the column of numbers.
    """

    place: int
    action: str
    sent: Values | None
    told: Values
    is_marked: bool
    faults: tuple[RowFault, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the list says otherwise than the audit; `action` is None where the row is a new one.

    A `conflict`: the audit was changed too since the list went out, to something else.
    """

    place: int
    action: Action | None
    field: Field
    told: str
    now: str
    conflict: bool = False
    more: tuple[tuple[Field, str], ...] = ()
    """Of a new row: everything else that it says."""
    number: str = ""
    """Of a new row: the number that stands there, as if it were an action that was sent."""
    key: str = ""
    """Of a new row: the key of the action that is made of it, by which it is known again."""
    here: Action | None = None
    """Of a new row: the action that was made of it before, or that is called so."""

    @property
    def done_on(self) -> date | None:
        """The day on which it says that the action was done."""
        told = dict(self.more).get(Field.DONE_ON, "") if self.action is None else ""
        told = self.told if self.field is Field.DONE_ON else told
        return date.fromisoformat(told) if told else None


def values_of(action: Action) -> dict[Field, str]:
    """An action as a list tells it."""
    return {
        Field.TITLE: action.title,
        Field.WHAT: action.what,
        Field.OWNER: action.owner,
        Field.STATE: action.state.value,
        Field.WAVE: action.wave,
        Field.STARTS_ON: _day(action.starts_on),
        Field.DUE_ON: _day(action.due_on),
        Field.DONE_ON: _day(action.done_on),
        Field.COST: _number(action.cost),
        Field.BENEFIT: _number(action.benefit),
        Field.GAIN: action.gain,
        Field.NOTE: "",
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def kept(text: str) -> str:
    """A text as a list keeps it beside its row: itself, or a hash where it is long."""
    plain = _plain(text)
    if len(plain) <= LONGEST_KEPT:
        return plain
    return "#" + hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:32]


def _plain(text: str) -> str:
    """Without white space, which sheets do not keep alike."""
    return "".join(text.split())


def differences(
    audit: Audit, rows: Iterable[ReturnedRow]
) -> tuple[tuple[Difference, ...], tuple[RowFault, ...]]:
    """What rows say otherwise than the audit, and what of them is not taken."""
    found: list[Difference] = []
    faults: list[RowFault] = []
    seen: set[str] = set()
    new_ones = _NewOnes(audit)
    for row in rows:
        title = row.told.get(Field.TITLE, "")
        spoilt = _spoilt(audit, row, seen)
        if spoilt is not None:
            faults.append(RowFault(row.place, spoilt, title))
            continue
        seen.add(row.action)
        faults += row.faults
        if row.sent is None:
            found += new_ones.of(row, title)
        else:
            own = audit.get(Action, audit.id, row.action)
            assert own is not None, "rows of actions that are gone are spoilt"
            if Field.TITLE in row.told and not title.strip():
                faults.append(RowFault(row.place, Fault.NO_TITLE, own.title))
            found += _differences_of(own, row)
    missing = (own for own in actions.actions(audit) if own.id not in seen)
    faults += [RowFault(0, Fault.MISSING, own.title, own.label) for own in missing]
    return tuple(found), tuple(faults)


def _spoilt(audit: Audit, row: ReturnedRow, seen: set[str]) -> Fault | None:
    """Why nothing of a row is taken; None where something may be."""
    if not row.is_marked:
        return None
    if row.sent is None:
        return Fault.UNKNOWN
    if row.action in seen:
        return Fault.TWICE
    return None if audit.get(Action, audit.id, row.action) is not None else Fault.GONE


class _NewOnes:
    """New rows: one that was taken before is known by its title, wherever the row stands by now."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit
        self._before = Counter[str]()
        self._called: dict[str, list[Action]] = {}
        for own in actions.actions(audit):
            self._called.setdefault(kept(own.title), []).append(own)

    def of(self, row: ReturnedRow, title: str) -> Iterable[Difference]:
        if not title.strip():
            return
        name = kept(title)
        place = self._before[name]
        self._before[name] += 1
        key = hashlib.sha256(f"{self._audit.id} {place} {name}".encode("utf-8", "replace")).hexdigest()[:20]
        here = self._audit.get(Action, self._audit.id, key)
        if here is None:
            here = next(iter(self._called.get(name, [])[place:]), None)
        more = tuple((own, told) for own, told in row.told.items() if told and own is not Field.TITLE)
        yield Difference(
            row.place, None, Field.TITLE, title, "", more=more, number=row.number, key=key, here=here
        )


def _differences_of(own: Action, row: ReturnedRow) -> Iterable[Difference]:
    assert row.sent is not None, "a row of an action tells what it was"
    now = values_of(own)
    for name, told in row.told.items():
        if name is Field.TITLE and not told.strip():
            continue
        if kept(told) in (row.sent.get(name, ""), kept(now[name])):
            continue  # nobody touched it, or the audit says the same by now
        changed_here = kept(now[name]) != row.sent.get(name, "")
        yield Difference(row.place, own, name, told, now[name], changed_here)


def take(audit: Audit, chosen: Iterable[Difference], today: date, author: str) -> Changes:
    """What of the list is taken over, as one edit's changes."""
    made: list[Changes] = []
    for own in chosen:
        changes = _taken(audit, own, today, author)
        made.append(changes)
        audit = audit.with_changes(changes)
    return tuple(change for changes in made for change in changes)


def _taken(audit: Audit, own: Difference, today: date, author: str) -> Changes:
    if own.action is None:
        is_free = bool(own.key) and audit.get(Action, audit.id, own.key) is None
        key = own.key if is_free else new_key()
        action = Action(audit.id, key, actions.next_number(audit), own.told)
        changes = put(audit, action)
        audit = audit.with_changes(changes)
        for name, told in own.more:
            further = _with(audit, action, name, told, today, author)
            changes, audit = (*changes, *further), audit.with_changes(further)
            action = audit.get(Action, *action.key) or action
        return changes
    now = audit.get(Action, *own.action.key)
    return _with(audit, now, own.field, own.told, today, author) if now is not None else ()


def _with(audit: Audit, now: Action, name: Field, told: str, today: date, author: str) -> Changes:
    """An action with one field as it was told."""
    if name is Field.NOTE:
        return actions.add_note(audit, now, told, today, author)
    if name is Field.STATE:
        return actions.set_state(audit, now, ActionState(told), now.done_on or today)
    if name is Field.WAVE:
        return actions.place(audit, now, told)
    value: object = told
    if name in DAYS:
        value = date.fromisoformat(told) if told else None
    elif name in NUMBERS:
        value = int(told) if told else None
    return put(audit, replace(now, **{name.value: value}))  # type: ignore[arg-type]  # the field is named by its value
