"""The roadmap as it stands on a day: every action with its wave, its weight, its days, what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from maturity_desktop.domain.actions import OPEN, actions, notes_of, settings_of
from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.confidence import months_before
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionEvidence,
    ActionFinding,
    ActionNote,
    ActionPrerequisite,
    ActionState,
    Finding,
    RoadmapSettings,
)
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.domain.waves import Placing, Step, Wave, WavePlan, Weighed, proposal, waits_for

T = TypeVar("T", ActionCheckpoint, ActionFinding, ActionPrerequisite, ActionEvidence)
MIDDLE = 3
"""Impact and effort of an action that closes nothing that is known and says nothing of its own."""


class ClashKind(StrEnum):
    """What does not go together in a roadmap that a person arranged."""

    BEFORE_FIRST = "before_first"
    """It stands in an earlier wave than what has to be done before it."""
    SAME_WAVE = "same_wave"
    """It brings a criterion a level further in the wave that brings it the level below."""
    DUE_BEFORE_FIRST = "due_before_first"
    """It is due on an earlier day than what has to be done before it."""


@dataclass(frozen=True, slots=True)
class Clash:
    """An action and the one that it does not go together with."""

    kind: ClashKind
    action: Action
    first: Action


@dataclass(frozen=True, slots=True)
class Standing:
    """An action as it stands on a day.

    `wave` is None where it fits nowhere, `placed` says that a person put it there. `begins` and `ends` are
    its own days, else those of its wave; None where the roadmap has no first day. `late` counts the days
    since the one on which it was due. `after_due` are actions that it waits for, and that come only after
    it is due.
    """

    action: Action
    closes: tuple[ActionCheckpoint, ...]
    findings: tuple[Finding, ...]
    firsts: tuple[Action, ...]
    notes: tuple[ActionNote, ...]
    evidence: tuple[Evidence, ...]
    wave: Wave | None
    placed: bool
    impact: int
    effort: int
    priority: float
    steps: tuple[Step, ...]
    begins: date | None
    ends: date | None
    late: int
    wave_begins: date | None = None
    after_due: tuple[Action, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.action.state in OPEN

    @property
    def is_due_before_wave(self) -> bool:
        """Whether its wave begins after it is due: one that a person chose, or one of what is under way."""
        due, begins = self.action.due_on, self.wave_begins
        is_meant = self.is_open and (self.placed or self.action.state is ActionState.UNDER_WAY)
        return is_meant and due is not None and begins is not None and due < begins

    @property
    def criteria(self) -> tuple[tuple[str, str], ...]:
        """The criteria that it is about, as framework and id, each once."""
        return tuple(dict.fromkeys((own.framework, own.criterion) for own in self.closes))


@dataclass(frozen=True)
class Roadmap:
    """The whole plan; `standings` are all actions by number, the dropped ones too, which are in no wave."""

    plan: WavePlan
    settings: RoadmapSettings
    standings: tuple[Standing, ...]
    placing: Placing
    clashes: tuple[Clash, ...]

    @cached_property
    def _by_id(self) -> Mapping[str, Standing]:
        return {own.action.id: own for own in self.standings}

    def of(self, action: str) -> Standing | None:
        """An action by its id; None where there is no such action any more."""
        return self._by_id.get(action)

    def in_wave(self, wave: str) -> tuple[Standing, ...]:
        """What a wave holds, in order."""
        return tuple(self._by_id[name] for name in self.placing.by_wave.get(wave, ()))

    @property
    def unplaced(self) -> tuple[Standing, ...]:
        """What fits into no wave."""
        return tuple(self._by_id[name] for name in self.placing.unplaced)

    @property
    def dropped(self) -> tuple[Standing, ...]:
        return tuple(own for own in self.standings if own.action.state is ActionState.DROPPED)

    @property
    def live(self) -> tuple[Standing, ...]:
        """Everything that is not dropped, by number."""
        return tuple(own for own in self.standings if own.action.state is not ActionState.DROPPED)

    @property
    def late(self) -> tuple[Standing, ...]:
        """What is open and was due before the day, the longest late first."""
        found = (own for own in self.standings if own.late)
        return tuple(sorted(found, key=lambda own: (-own.late, own.action.number)))

    def days_of(self, wave: Wave) -> tuple[date, date] | None:
        """The first and the last day of a wave; None where the roadmap has no first day."""
        return wave_days(wave, self.settings.starts_on)


@dataclass(frozen=True, slots=True)
class Sums:
    """What actions cost, and bring in a year; of how many that is known."""

    cost: int
    benefit: int
    with_cost: int
    with_benefit: int
    count: int


def sums(found: Iterable[Standing]) -> Sums:
    """Cost and benefit of these actions."""
    own = [standing.action for standing in found]
    costs = [action.cost for action in own if action.cost is not None]
    benefits = [action.benefit for action in own if action.benefit is not None]
    return Sums(sum(costs), sum(benefits), len(costs), len(benefits), len(own))


def wave_days(wave: Wave, starts_on: date | None) -> tuple[date, date] | None:
    """The first and the last day of a wave of a roadmap that starts on a day."""
    if starts_on is None:
        return None
    try:
        first = months_before(starts_on, -wave.from_month)
        return first, months_before(starts_on, -wave.to_month) - timedelta(days=1)
    except ValueError:  # beyond the year 9999
        return None


def roadmap(audit: Audit, results: Sequence[Results], plan: WavePlan, today: date) -> Roadmap:
    """The roadmap of an audit; `results` are those of its frameworks as they are now."""
    settings, known = settings_of(audit), _Known(audit, results)
    every = actions(audit)
    weighed = {action.id: known.weighed(action) for action in every}
    live = [weighed[action.id] for action in every if action.state is not ActionState.DROPPED]
    placing = proposal(live, plan, settings.most_in_wave)
    places = {name: plan.wave(wave) for wave, held in placing.by_wave.items() for name in held}
    standings = tuple(
        known.standing(weighed[action.id], places.get(action.id), plan, settings, today) for action in every
    )
    standings = _with_order(standings)
    return Roadmap(plan, settings, standings, placing, _clashes(live, placing, plan, standings))


class _Known:
    """What the audit says of its actions, gathered once."""

    def __init__(self, audit: Audit, results: Sequence[Results]) -> None:
        self._audit = audit
        self._results = {own.framework.id: own for own in results}
        self._actions = {action.id: action for action in audit.all(Action)}
        self._closes = self._grouped(sorted(audit.all(ActionCheckpoint), key=lambda own: own.key))
        self._findings = self._grouped(audit.all(ActionFinding))
        self._firsts = self._grouped(audit.all(ActionPrerequisite))
        self._evidence = self._grouped(audit.all(ActionEvidence))

    @staticmethod
    def _grouped(records: Iterable[T]) -> Mapping[str, tuple[T, ...]]:
        found: dict[str, list[T]] = {}
        for record in records:
            found.setdefault(record.action, []).append(record)
        return {action: tuple(own) for action, own in found.items()}

    def _level_of(self, own: ActionCheckpoint) -> int | None:
        """The level that a checkpoint is about; None where the edition does not have it."""
        results = self._results.get(own.framework)
        home = results.framework.criterion_of_checkpoint.get(own.checkpoint) if results else None
        for level in home.levels if home is not None else ():
            for point in level.checkpoints:
                if point.id == own.checkpoint:
                    return point.blocks if point.sign and point.blocks is not None else level.number
        return None

    def _results_of(self, steps: Iterable[Step]) -> Mapping[tuple[str, str], CriterionResult]:
        places = dict.fromkeys((framework, criterion) for framework, criterion, _level in steps)
        return {place: self._results[place[0]].of(place[1]) for place in places}

    def weighed(self, action: Action) -> Weighed:
        """An action with what decides on its place."""
        closes = self._closes.get(action.id, ())
        levels = ((own, self._level_of(own)) for own in closes)
        steps = tuple(
            sorted({(own.framework, own.criterion, level) for own, level in levels if level is not None})
        )
        about = self._results_of(steps)
        applying = [own for own in about.values() if own.score.state is not State.NOT_APPLICABLE]
        impacts, efforts = [_impact(own) for own in applying], [_effort(own) for own in applying]
        standing = [own.score.level if own.score.level is not None else own.score.low for own in applying]
        return Weighed(
            action,
            action.impact or max(impacts, default=MIDDLE),
            action.effort or max(efforts, default=MIDDLE),
            sum(self._worth(action, place, own, steps) for place, own in about.items()),
            steps,
            min((level for level in standing if level is not None), default=None),
            frozenset(own.first for own in self._firsts.get(action.id, ())),
        )

    def _worth(
        self, action: Action, place: tuple[str, str], result: CriterionResult, steps: Iterable[Step]
    ) -> float:
        """The action's share of a criterion's priority: that of the levels which it brings nearer."""
        if result.gap is None or result.level is None:
            return 0.0
        levels = {level for *home, level in steps if tuple(home) == place and level <= result.target}
        above = {level for level in levels if level > result.level}
        missing = {level for level, _point in result.missing if level > result.level}
        missing |= {sign.blocks for sign in result.blocking if sign.blocks and sign.blocks > result.level}
        missing = {level for level in missing if level <= result.target}
        whole = result.gap.size if levels and not missing else 0  # only what lies below the level is missing
        closed = _span(result, above, missing) if above else whole
        impact, effort = action.impact or result.gap.impact, action.effort or result.gap.effort
        return closed * result.criterion.weight * impact / effort

    def standing(
        self, own: Weighed, wave: Wave | None, plan: WavePlan, settings: RoadmapSettings, today: date
    ) -> Standing:
        """The action as it stands."""
        audit, action = self._audit, own.action
        span = wave_days(wave, settings.starts_on) if wave is not None else None
        found = (audit.get(Finding, audit.id, link.finding) for link in self._findings.get(action.id, ()))
        items = (
            audit.get(Evidence, audit.client.id, link.evidence) for link in self._evidence.get(action.id, ())
        )
        firsts = (self._actions.get(link.first) for link in self._firsts.get(action.id, ()))
        is_late = action.state in OPEN and action.due_on is not None and action.due_on < today
        return Standing(
            action=action,
            closes=self._closes.get(action.id, ()),
            findings=tuple(sorted(filter(None, found), key=lambda finding: finding.number)),
            firsts=tuple(sorted(filter(None, firsts), key=lambda first: first.number)),
            notes=notes_of(audit, action.id),
            evidence=tuple(sorted(filter(None, items), key=lambda item: item.number)),
            wave=wave,
            placed=plan.wave(action.wave) is not None,
            impact=own.impact,
            effort=own.effort,
            priority=own.priority,
            steps=own.steps,
            begins=action.starts_on or (span[0] if span else None),
            ends=action.done_on or action.due_on or (span[1] if span else None),
            late=(today - action.due_on).days if is_late and action.due_on is not None else 0,
            wave_begins=span[0] if span else None,
        )


def _span(result: CriterionResult, levels: set[int], missing: set[int]) -> int:
    """How many levels of the gap these account for: each from the one before, the last up to the target."""
    assert result.level is not None, "a gap has a level"
    steps = sorted(missing | levels)
    before = dict(zip(steps, [result.level, *steps], strict=False))
    return sum((result.target if level == steps[-1] else level) - before[level] for level in levels)


def _impact(result: CriterionResult) -> int:
    return result.gap.impact if result.gap is not None else result.criterion.impact


def _effort(result: CriterionResult) -> int:
    return result.gap.effort if result.gap is not None else result.criterion.effort


def _clashes(
    live: Sequence[Weighed], placing: Placing, plan: WavePlan, standings: Iterable[Standing]
) -> tuple[Clash, ...]:
    """What a person's order breaks, by number of the action."""
    by_id = {own.action.id: own for own in live}
    number = {wave.id: place for place, wave in enumerate(plan.waves)}
    at = {name: number[wave] for wave, held in placing.by_wave.items() for name in held}
    found = []
    for name, waits in waits_for(live).items():
        for first, gap in waits.items():
            if name in at and first in at and at[first] + gap > at[name]:
                kind = ClashKind.SAME_WAVE if gap and at[first] == at[name] else ClashKind.BEFORE_FIRST
                found.append(Clash(kind, by_id[name].action, by_id[first].action))
    for own in standings:
        found += [Clash(ClashKind.DUE_BEFORE_FIRST, own.action, first) for first in own.after_due]
    return tuple(sorted(found, key=lambda own: (own.action.number, own.first.number, own.kind.value)))


def _with_order(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """The actions with those that they wait for and that come too late for them."""
    by_id = {own.action.id: own for own in standings}
    return tuple(
        replace(
            own,
            after_due=tuple(first for first in own.firsts if _comes_too_late(by_id[first.id], own.action)),
        )
        if own.is_open and own.firsts
        else own
        for own in standings
    )


def _comes_too_late(first: Standing, action: Action) -> bool:
    """Whether what comes first is due after the action is or, without a day of its own, begins then."""
    day = first.action.due_on or first.begins
    return first.is_open and action.due_on is not None and day is not None and action.due_on < day
