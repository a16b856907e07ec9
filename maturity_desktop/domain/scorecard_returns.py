"""A scorecard that went out and came back: how it differs, from what it was and from the audit now.

Actions on its roadmap are compared as those of a list of actions are (`action_returns`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maturity_desktop.domain import action_returns, changes
from maturity_desktop.domain.action_returns import kept
from maturity_desktop.domain.audit import AnswerValue, Audit, SetLevel
from maturity_desktop.domain.changes import Changes, Place, answer_at, note_at, task_at
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.gaps import profiles_of, target_of
from maturity_desktop.domain.improvement_records import Action
from maturity_desktop.domain.plan_records import AddedTask
from maturity_desktop.domain.return_faults import Fault, Trouble


class Field(StrEnum):
    """What of a row is told and taken back; of a set level, its reason with it."""

    ANSWER = "answer"
    REMARK = "remark"
    TARGET = "target"
    SET_LEVEL = "set_level"
    RESERVATION = "reservation"
    NOTE = "note"
    TASK_DONE = "done_on"
    TASK_NOTE = "task_note"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class FrameworkSent:
    """A framework of the workbook: the edition (a SHA-256) and the profile of its targets."""

    id: str
    edition: str
    profile: str


@dataclass(frozen=True, slots=True)
class RowBack:
    """A row that came back: `told` and `sent` hold its fields, long texts of `sent` as hashes.

    `reason` and `reason_sent` are of a set level; where the reason is longer than a cell, None stands for
    the one that the audit has.
    """

    sheet: str
    row: int
    framework: str
    id: str
    told: Mapping[Field, str]
    sent: Mapping[Field, str]
    reason: str | None = ""
    reason_sent: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """All that came back; `actions` are rows of the sheet `roadmap`, which has lost the `missing_actions`.

    `waves` are titles by id, as the workbook went out with them. `second` is there where it went out
    blank for a second rating: whose, or empty.
    """

    audit: str
    rating_set: str
    made_on: str
    frameworks: tuple[FrameworkSent, ...]
    rows: tuple[RowBack, ...]
    roadmap: str
    actions: tuple[action_returns.ReturnedRow, ...]
    missing_actions: tuple[str, ...]
    troubles: tuple[Trouble, ...]
    waves: Mapping[str, str]
    second: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What the workbook says otherwise than the audit; of a set level with its reason.

    `was` is what it said as it went out, None where only a hash is known. A `conflict`: the audit was changed
    too, to something else. `action` is there where it is about the roadmap, `wave` is the title of that of a
    new one; `profile` is that of a target; it `lacks_reason` where one is asked for and none stands there.
    `title` is that of the criterion or task, or what the checkpoint wants.
    """

    sheet: str
    row: int
    framework: str
    id: str
    field: Field
    told: str
    now: str
    was: str | None
    conflict: bool
    reason: str = ""
    reason_now: str = ""
    profile: str = ""
    title: str = ""
    action: action_returns.Difference | None = None
    wave: str = ""
    lacks_reason: bool = False

    @property
    def is_here(self) -> bool:
        """Whether it is a new action that the audit seems to have already."""
        return self.action is not None and self.action.here is not None

    @property
    def done_on(self) -> date | None:
        """The day on which it says that a task or an action was done."""
        if self.action is not None:
            return self.action.done_on
        return date.fromisoformat(self.told) if self.field is Field.TASK_DONE and self.told else None


def compare(
    audit: Audit, frameworks: Mapping[str, Framework], returned: Returned, shown: Callable[[str], str] = str
) -> tuple[tuple[Difference, ...], tuple[Trouble, ...]]:
    """What differs, and what of the workbook is not taken; `shown` is a text as sheets show it."""
    comparing = _Comparing(audit, frameworks, returned, shown)
    found = [*comparing.rows(), *comparing.actions()]
    return tuple(found), (*comparing.troubles,)


class _Comparing:
    """One workbook beside one audit."""

    def __init__(
        self,
        audit: Audit,
        frameworks: Mapping[str, Framework],
        returned: Returned,
        shown: Callable[[str], str],
    ) -> None:
        self._audit, self._frameworks, self._returned = audit, frameworks, returned
        self._shown = shown
        self.troubles = list(returned.troubles)
        self._profiles = {own.id: own.profile for own in returned.frameworks}
        self._known = {own.id for own in returned.frameworks if self._is_known(own)}
        self._titles = {name: _titles(audit, own) for name, own in frameworks.items()}

    def _is_known(self, own: FrameworkSent) -> bool:
        """Whether the audit still has the framework in the edition that went out."""
        use = next((use for use in self._audit.framework_uses if use.framework == own.id), None)
        if use is None or own.id not in self._frameworks:
            self.troubles.append(Trouble(Fault.NO_FRAMEWORK, "", name=own.id))
            return False
        if use.edition != own.edition:
            name = self._frameworks[own.id].short_title
            self.troubles.append(Trouble(Fault.OTHER_EDITION, "", name=name))
            return False
        wanted = {profile.id for profile in profiles_of(self._audit, self._frameworks[own.id])}
        if own.profile not in wanted:
            name = self._frameworks[own.id].short_title
            self.troubles.append(Trouble(Fault.NO_PROFILE, "", name=name, text=own.profile))
        return True

    def rows(self) -> Iterator[Difference]:
        for row in self._returned.rows:
            if row.framework not in self._known:
                continue
            if row.id not in self._titles[row.framework]:
                self.troubles.append(Trouble(Fault.GONE, row.sheet, row.row, name=row.id))
                continue
            yield from self._of_row(row)

    def _of_row(self, row: RowBack) -> Iterator[Difference]:
        place = Place(self._audit.id, row.framework, self._returned.rating_set)
        for field, told in row.told.items():
            if field is Field.SET_LEVEL:
                yield from self._set_level(row, place, told)
                continue
            now = self._now(row, place, field)
            sent = row.sent.get(field, "")
            if now is None:
                continue
            kept_now = kept(self._shown(now))
            if kept(told) in (sent, kept_now):
                continue  # nobody touched it, or the audit says the same by now
            profile = self._profiles[row.framework] if field is Field.TARGET else ""
            bare = field is Field.ANSWER and told == NOT_APPLICABLE and not self._remark(row, place).strip()
            yield Difference(
                row.sheet, row.row, row.framework, row.id, field, told, now, _known(sent, now),
                kept_now != sent, profile=profile, title=self._titles[row.framework][row.id],
                lacks_reason=bare,
            )  # fmt: skip

    def _remark(self, row: RowBack, place: Place) -> str:
        """The remark beside an answer: that of the row, else the audit's."""
        return row.told.get(Field.REMARK, answer_at(self._audit, place, row.id).remark)

    def _now(self, row: RowBack, place: Place, field: Field) -> str | None:
        """What the audit says at a row; None where it cannot be said."""
        audit = self._audit
        match field:
            case Field.ANSWER:
                value = answer_at(audit, place, row.id).value
                return value.value if value is not None else ""
            case Field.REMARK:
                return answer_at(audit, place, row.id).remark
            case Field.NOTE:
                return note_at(audit, place, row.id).text
            case Field.RESERVATION:
                return note_at(audit, place, row.id).reservation
            case Field.TASK_DONE:
                day = task_at(audit, place, row.id).done_on
                return day.isoformat() if day is not None else ""
            case Field.TASK_NOTE:
                return task_at(audit, place, row.id).note
            case _:
                return self._target(row)

    def _target(self, row: RowBack) -> str | None:
        framework = self._frameworks[row.framework]
        known = {own.id: own for own in profiles_of(self._audit, framework)}
        profile = known.get(self._profiles[row.framework])
        return None if profile is None else str(target_of(self._audit, framework, row.id, profile))

    def _set_level(self, row: RowBack, place: Place, told: str) -> Iterator[Difference]:
        """A set level and its reason are one thing: taken together, or not at all."""
        own = self._audit.get(SetLevel, place.audit, place.framework, place.rating_set, row.id)
        now, reason_now = (str(own.level), own.reason) if own is not None else ("", "")
        sent = row.sent.get(Field.SET_LEVEL, "")
        kept_now = kept(self._shown(reason_now))
        reason = reason_now if row.reason is None else row.reason
        reason_sent = kept_now if row.reason is None else row.reason_sent
        if not told and reason.strip() and kept(reason) != reason_sent:
            self.troubles.append(Trouble(Fault.NO_LEVEL, row.sheet, row.row, name=row.id, text=reason))
            reason = ""
        said = (told, (kept_now if row.reason is None else kept(reason)) if told else "")
        if said in ((sent, reason_sent if sent else ""), (now, kept_now)):
            return
        yield Difference(
            row.sheet, row.row, row.framework, row.id, Field.SET_LEVEL, told, now, sent,
            (now, kept_now) != (sent, reason_sent if sent else ""), reason if told else "", reason_now,
            title=self._titles[row.framework][row.id], lacks_reason=bool(told) and not reason.strip(),
        )  # fmt: skip

    def actions(self) -> Iterator[Difference]:
        """What the roadmap says otherwise; an action that was not in it is not missed."""
        returned = self._returned
        if not returned.roadmap:
            return
        found, faults = action_returns.differences(self._audit, returned.actions)
        lost = (self._audit.get(Action, self._audit.id, name) for name in returned.missing_actions)
        self.troubles += [
            Trouble(Fault.MISSING, returned.roadmap, name=f"{own.label} {own.title}") for own in lost if own
        ]
        self.troubles += [
            Trouble(_OF_ACTIONS[own.fault], returned.roadmap, own.place, name=own.title)
            for own in faults
            if own.fault in _OF_ACTIONS
        ]
        was = {row.action: row.sent or {} for row in returned.actions}
        for own in found:
            label = own.action.label if own.action is not None else ""
            before = was[own.action.id].get(own.field, "") if own.action is not None else ""
            now = f"{own.here.label} {own.here.title}" if own.here is not None else own.now
            wave = returned.waves.get(dict(own.more).get(action_returns.Field.WAVE, ""), "")
            yield Difference(
                returned.roadmap, own.place, "", label, Field.ACTION, own.told, now,
                _known(before, own.now), own.conflict, action=own, wave=wave,
            )  # fmt: skip


def _titles(audit: Audit, framework: Framework) -> dict[str, str]:
    """Everything that a row can be about by its id: criteria, checkpoints, tasks of the audit's own too."""
    points = {point.id: point.text for criterion in framework.criteria for point in criterion.checkpoints}
    tasks = {name: task.what for name, task in framework.tasks.items()}
    added = {own.id: own.what for own in audit.all(AddedTask) if own.framework == framework.id}
    return points | tasks | added | {criterion.id: criterion.title for criterion in framework.criteria}


_OF_ACTIONS = {
    action_returns.Fault.GONE: Fault.GONE,
    action_returns.Fault.NO_TITLE: Fault.NO_TITLE,
}
"""What only the audit tells; the rest is told as it is read."""


def _known(sent: str, now: str) -> str | None:
    """What was sent, as far as anybody knows: where the audit still says it, in its own spaces."""
    if kept(now) == sent:
        return now
    return sent if len(sent) < 2 or sent in _WORDS or sent[:4].isdigit() else None


NOT_APPLICABLE = AnswerValue.NOT_APPLICABLE.value
_WORDS = {value.value for value in AnswerValue}


def without_known(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """The differences but new actions that are here already."""
    return tuple(own for own in found if not own.is_here)


def without_conflicts(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Those of them of which the audit was not changed too."""
    return tuple(own for own in without_known(found) if not own.conflict)


def take(
    audit: Audit,
    frameworks: Mapping[str, Framework],
    rating_set: str,
    chosen: Sequence[Difference],
    today: date,
    author: str,
) -> Changes:
    """What of the workbook is taken over, as one edit's changes."""
    made: list[Changes] = []
    for own in chosen:
        more = _taken(audit, frameworks, rating_set, own, today, author)
        made.append(more)
        audit = audit.with_changes(more)
    return tuple(change for own in made for change in own)


def _taken(
    audit: Audit,
    frameworks: Mapping[str, Framework],
    rating_set: str,
    own: Difference,
    today: date,
    author: str,
) -> Changes:
    if own.action is not None:
        return action_returns.take(audit, [own.action], today, author)
    place = Place(audit.id, own.framework, rating_set)
    match own.field:
        case Field.ANSWER:
            return changes.answer(audit, place, own.id, AnswerValue(own.told) if own.told else None)
        case Field.REMARK:
            return changes.remark(audit, place, own.id, own.told)
        case Field.NOTE:
            return changes.write_note(audit, place, own.id, own.told)
        case Field.RESERVATION:
            return changes.reserve(audit, place, own.id, own.told)
        case Field.SET_LEVEL:
            level = int(own.told) if own.told else None
            return changes.set_level(audit, place, own.id, level, own.reason)
        case Field.TASK_DONE:
            day = date.fromisoformat(own.told) if own.told else None
            return changes.tick_task(audit, place, own.id, day)
        case Field.TASK_NOTE:
            return changes.write_task_note(audit, place, own.id, own.told)
        case _:
            return _with_target(audit, frameworks[own.framework], place, own)


def _with_target(audit: Audit, framework: Framework, place: Place, own: Difference) -> Changes:
    """A target that the profile has itself is none of the audit's own."""
    profile = next((p for p in profiles_of(audit, framework) if p.id == own.profile), None)
    if profile is None:
        return ()
    level = int(own.told)
    return changes.set_target(
        audit, place, profile.id, own.id, None if profile.target(own.id) == level else level
    )
