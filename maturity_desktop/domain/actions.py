"""What is done with actions: drafted from gaps, written, linked, placed in waves, dropped; as changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.changes import Changes, drop, put
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionEvidence,
    ActionFinding,
    ActionNote,
    ActionPrerequisite,
    ActionState,
    Finding,
    FindingPlace,
    GapWeighing,
    Grade,
    RoadmapSettings,
    Training,
)
from maturity_desktop.domain.record import Record, new_key
from maturity_desktop.domain.results import CriterionResult, Results

OPEN = (ActionState.PROPOSED, ActionState.AGREED, ActionState.UNDER_WAY)
"""Neither done nor dropped."""
HANGING: tuple[type[Record], ...] = (
    ActionCheckpoint, ActionFinding, ActionPrerequisite, ActionNote, ActionEvidence,
)  # fmt: skip
"""What belongs to an action and goes with it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An action that a gap asks for: it brings a criterion from one level to the next that applies.

    `checkpoints` are the very ones that are missing for it, and signs that stand in its way.
    """

    framework: str
    criterion: str
    title: str
    before: int
    level: int
    checkpoints: tuple[Checkpoint, ...]
    findings: tuple[Finding, ...]


# What there is


def actions(audit: Audit) -> tuple[Action, ...]:
    """Every action, by number."""
    return tuple(sorted(audit.all(Action), key=lambda action: (action.number, action.id)))


def next_number(audit: Audit) -> int:
    """One more than the highest number that the audit's actions have."""
    return max((action.number for action in audit.all(Action)), default=0) + 1


def settings_of(audit: Audit) -> RoadmapSettings:
    """The roadmap's settings; empty ones where nothing was decided."""
    return audit.get(RoadmapSettings, audit.id) or RoadmapSettings(audit.id)


def checkpoints_of(audit: Audit, action: str) -> tuple[ActionCheckpoint, ...]:
    """What an action is to close."""
    return tuple(own for own in audit.all(ActionCheckpoint) if own.action == action)


def notes_of(audit: Audit, action: str) -> tuple[ActionNote, ...]:
    """What was said of an action's progress, the latest day first."""
    own = (note for note in audit.all(ActionNote) if note.action == action)
    return tuple(sorted(own, key=lambda note: (note.noted_on, note.id), reverse=True))


def would_cycle(audit: Audit, action: str, first: str) -> bool:
    """Whether `first` waits for the action already, itself or through others, and cannot be before it."""
    firsts: dict[str, set[str]] = {}
    for own in audit.all(ActionPrerequisite):
        firsts.setdefault(own.action, set()).add(own.first)
    seen: set[str] = set()
    open_ends = [first]
    while open_ends:
        name = open_ends.pop()
        if name == action:
            return True
        if name not in seen:
            seen.add(name)
            open_ends += firsts.get(name, ())
    return False


# Drafts


def drafts(results: Results) -> tuple[Draft, ...]:
    """The actions that gaps ask for and the audit has not yet: in the order of the gaps, lowest level first.

    A checkpoint that an action closes already, unless that was dropped, is asked for once.
    """
    audit, framework = results.audit, results.framework
    live = {action.id for action in audit.all(Action) if action.state is not ActionState.DROPPED}
    taken = {
        own.checkpoint
        for own in audit.all(ActionCheckpoint)
        if own.framework == framework.id and own.action in live
    }
    found: list[Draft] = []
    for result in results.ranked_gaps:
        found += _drafts_of(results, result, taken)
    return tuple(found)


def _drafts_of(results: Results, result: CriterionResult, taken: set[str]) -> Iterable[Draft]:
    """One for each level that wants something; what is missing below the level goes with the first."""
    assert result.level is not None, "a gap has a level"
    wanted: dict[int, list[Checkpoint]] = {}
    for level, checkpoint in result.missing:
        wanted.setdefault(level, []).append(checkpoint)
    for sign in result.blocking:
        if sign.blocks is not None and sign.blocks <= result.target:
            wanted.setdefault(sign.blocks, []).append(sign)
    above = sorted(level for level in wanted if level > result.level)
    below = [point for level in sorted(wanted) if level <= result.level for point in wanted[level]]
    before = result.level
    for level in above or ([result.target] if below else []):
        points = [*below, *wanted.get(level, ())]
        below = []
        left = tuple(point for point in points if point.id not in taken)
        if left:
            findings = _findings_at(results, result.criterion.id, {point.id for point in left})
            criterion = result.criterion
            yield Draft(results.framework.id, criterion.id, criterion.title, before, level, left, findings)
        before = level


def _findings_at(results: Results, criterion: str, checkpoints: set[str]) -> tuple[Finding, ...]:
    """Findings about one of the checkpoints, or about the criterion as a whole; no strengths."""
    audit = results.audit
    about = {
        place.finding
        for place in audit.all(FindingPlace)
        if place.framework == results.framework.id
        and place.criterion == criterion
        and (not place.checkpoint or place.checkpoint in checkpoints)
    }
    found = (finding for finding in audit.all(Finding) if finding.id in about)
    grave = (finding for finding in found if finding.grade is not Grade.STRENGTH)
    return tuple(sorted(grave, key=lambda finding: (finding.number, finding.id)))


def add_drafts(audit: Audit, chosen: Sequence[Draft], titles: Sequence[str]) -> Changes:
    """An action for each draft, under these titles."""
    made: list[Record] = []
    for number, (draft, title) in enumerate(zip(chosen, titles, strict=True), next_number(audit)):
        action = Action(audit.id, new_key(), number, title)
        made.append(action)
        made += (
            ActionCheckpoint(audit.id, action.id, draft.framework, draft.criterion, point.id)
            for point in draft.checkpoints
        )
        made += (ActionFinding(audit.id, action.id, finding.id) for finding in draft.findings)
    return tuple(change for record in made for change in put(audit, record))


# Changes


def add(audit: Audit, title: str) -> tuple[Action, Changes]:
    """A new action, numbered after the others."""
    action = Action(audit.id, new_key(), next_number(audit), title)
    return action, put(audit, action)


def remove(audit: Audit, action: Action) -> Changes:
    """An action goes with all that hangs on it; those that waited for it no longer do."""
    hanging = (record for kind in HANGING for record in audit.all(kind))
    gone = [
        record
        for record in hanging
        if action.id in (getattr(record, "action", ""), getattr(record, "first", ""))
    ]
    return (*(change for record in gone for change in drop(audit, record)), *drop(audit, action))


def set_state(audit: Audit, action: Action, state: ActionState, today: date) -> Changes:
    """How far it is; what becomes done is done today unless it has a day, what no longer is has none."""
    done_on = (action.done_on or today) if state is ActionState.DONE else None
    return put(audit, replace(action, state=state, done_on=done_on))


def close_checkpoints(audit: Audit, action: Action, wanted: Iterable[tuple[str, str, str]]) -> Changes:
    """An action closes these (framework, criterion, checkpoint) and no others."""
    places = dict.fromkeys(wanted)
    records = [ActionCheckpoint(audit.id, action.id, *place) for place in places]
    return _only(audit, checkpoints_of(audit, action.id), records)


def answer_findings(audit: Audit, action: Action, findings: Iterable[str]) -> Changes:
    """An action answers these findings and no others."""
    there = [own for own in audit.all(ActionFinding) if own.action == action.id]
    return _only(audit, there, [ActionFinding(audit.id, action.id, name) for name in findings])


def wait_for(audit: Audit, action: Action, firsts: Iterable[str]) -> Changes:
    """An action comes after these and no others; ValueError where one of them waits for it."""
    there = [own for own in audit.all(ActionPrerequisite) if own.action == action.id]
    wanted = [ActionPrerequisite(audit.id, action.id, first) for first in firsts]
    cleared = audit.with_changes(_only(audit, there, ()))
    for own in wanted:
        if would_cycle(cleared, action.id, own.first):
            raise ValueError(own.first)
    return _only(audit, there, wanted)


def prove(audit: Audit, action: Action, items: Iterable[Evidence]) -> Changes:
    """These items, and no others, show that an action was carried out."""
    there = [own for own in audit.all(ActionEvidence) if own.action == action.id]
    return _only(audit, there, [ActionEvidence(audit.id, action.id, item.id) for item in items])


def add_note(audit: Audit, action: Action, text: str, noted_on: date, noted_by: str) -> Changes:
    """What is said of an action's progress."""
    return put(audit, ActionNote(audit.id, action.id, new_key(), noted_on, noted_by, text))


def _only(audit: Audit, there: Iterable[Record], wanted: Sequence[Record]) -> Changes:
    """The wanted records, and none of those that are there besides."""
    keys = {record.key for record in wanted}
    gone = (record for record in there if record.key not in keys)
    return (
        *(change for record in gone for change in drop(audit, record)),
        *(change for record in wanted for change in put(audit, record)),
    )


def place(audit: Audit, action: Action, wave: str, order: Sequence[str] = ()) -> Changes:
    """An action goes into a wave; an empty one leaves its place to the proposal.

    `order` are the actions of the wave, by id, with this one where it is to stand: those up to it are kept in
    this order, those behind it stay as they are.
    """
    if not wave:
        return put(audit, replace(action, wave="", position=0))
    names = list(order) or [action.id]
    upper = names[: names.index(action.id) + 1]
    known = {own.id: own for own in audit.all(Action)}
    placed_below = [known[name] for name in names[len(upper) :] if name in known and known[name].wave == wave]
    moved = [known[name] for name in upper if name in known] + placed_below
    records = (replace(own, wave=wave, position=number) for number, own in enumerate(moved))
    return tuple(change for record in records for change in put(audit, record))


def place_as_proposed(audit: Audit) -> Changes:
    """Every action goes where the proposal puts it."""
    changed = (replace(action, wave="", position=0) for action in actions(audit))
    return tuple(change for action in changed for change in put(audit, action))


def weigh_gap(audit: Audit, results: Results, criterion: str, impact: int, effort: int, why: str) -> Changes:
    """The assessor's impact and effort (1 to 5 each) of a criterion, and why.

    Nothing is kept where both are the framework's and nothing is said.
    """
    own = results.framework.criterion(criterion)
    record = GapWeighing(audit.id, results.framework.id, criterion, impact, effort, why)
    if (impact, effort) == (own.impact, own.effort) and not why.strip():
        return drop(audit, record)
    return put(audit, record)


# Training


def trainings(audit: Audit) -> tuple[Training, ...]:
    """The training plan in its order."""
    return tuple(sorted(audit.all(Training), key=lambda own: (own.position, own.id)))


def next_position(audit: Audit) -> int:
    return max((own.position for own in audit.all(Training)), default=0) + 1
