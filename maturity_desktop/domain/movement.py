"""What moved since the audit before: by criterion, by checkpoint, by domain, and like for like as a whole.

Levels are compared only where both audits asked the same: the same criterion with the same checkpoints in the
same words, or a counterpart that the assessor named. Anything else is told and enters no average.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from maturity_desktop.domain.audit import AnswerValue, Audit
from maturity_desktop.domain.changes import Changes, drop, put
from maturity_desktop.domain.editions import reads_as
from maturity_desktop.domain.framework import Checkpoint, Criterion, Domain
from maturity_desktop.domain.improvement_records import Consensus, Counterpart, EarlierAudit
from maturity_desktop.domain.results import CriterionResult, Results

RANK = {None: 0, AnswerValue.NOT_MET: 0, AnswerValue.PARTLY: 1, AnswerValue.MET: 2}
"""How much of a checkpoint an answer says is there; one that does not apply has no rank."""


class Moved(StrEnum):
    """What became of a criterion or a checkpoint."""

    IMPROVED = "improved"
    REGRESSED = "regressed"
    HELD = "held"
    NEW = "new"
    """It was not asked or not rated last time."""
    OPEN = "open"
    """It was rated last time and is not yet, or no longer applies."""
    UNRATED = "unrated"
    """Neither audit rated it."""
    REWORDED = "reworded"
    """The edition now asks for something else under the same id, and nobody named a counterpart."""
    GONE = "gone"
    """This edition does not ask for it any more."""


COMPARED = (Moved.IMPROVED, Moved.REGRESSED, Moved.HELD)


@dataclass(frozen=True, slots=True)
class CheckpointMovement:
    """A checkpoint now and before, with the level that it belongs to; `before` and `now` are its answers."""

    checkpoint: Checkpoint
    level: int
    moved: Moved
    before: AnswerValue | None
    now: AnswerValue | None


@dataclass(frozen=True, slots=True)
class CriterionMovement:
    """A criterion now and before; one of `now` and `before` may be None, never both.

    `is_mapped` says that the assessor named the counterpart, `is_alike` that a level of the one is a level of
    the other, `settled_now` and `settled_before` that a meeting of those who rated agreed on the level.
    """

    moved: Moved
    now: CriterionResult | None
    before: CriterionResult | None
    is_mapped: bool
    is_alike: bool
    checkpoints: tuple[CheckpointMovement, ...]
    settled_now: bool = False
    settled_before: bool = False

    @property
    def criterion(self) -> Criterion:
        """The criterion as this edition has it; where it is gone, as it was."""
        return self._result.criterion

    @property
    def domain(self) -> Domain:
        return self._result.domain

    @property
    def _result(self) -> CriterionResult:
        found = self.now or self.before
        assert found is not None, "a movement has a side"
        return found

    @property
    def level_before(self) -> int | None:
        return self.before.level if self.before is not None else None

    @property
    def level_now(self) -> int | None:
        return self.now.level if self.now is not None else None

    @property
    def is_compared(self) -> bool:
        """Whether it enters the like-for-like averages."""
        return self.moved in COMPARED

    @property
    def steps(self) -> int:
        """How many levels up (or, below 0, down); 0 where they are not compared."""
        if not self.is_compared or self.level_now is None or self.level_before is None:
            return 0
        return self.level_now - self.level_before


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """The weighted mean levels over the criteria that both audits rated alike; None where there are none."""

    before: float | None
    now: float | None
    count: int


@dataclass(frozen=True)
class Movement:
    """Everything that moved between two audits in one framework.

    `has_whole` is false for a framework that wants no figure for the whole.
    """

    earlier: Results
    now: Results
    criteria: tuple[CriterionMovement, ...]

    @cached_property
    def _by_criterion(self) -> Mapping[str, CriterionMovement]:
        return {own.criterion.id: own for own in self.criteria if own.now is not None}

    def of(self, criterion: str) -> CriterionMovement:
        """The movement of a criterion of this edition; KeyError where it has none."""
        return self._by_criterion[criterion]

    def those(self, moved: Moved) -> tuple[CriterionMovement, ...]:
        """In the order of the standard."""
        return tuple(own for own in self.criteria if own.moved is moved)

    @cached_property
    def whole(self) -> LikeForLike:
        return _like_for_like(self.criteria)

    @property
    def has_whole(self) -> bool:
        return self.now.framework.scoring.aggregate

    @cached_property
    def domains(self) -> tuple[tuple[Domain, LikeForLike], ...]:
        """By domain of this edition, in its order."""
        return tuple(
            (domain, _like_for_like(own for own in self.criteria if own.domain.id == domain.id))
            for domain in self.now.framework.domains
        )

    @property
    def means_before(self) -> Mapping[str, float]:
        """Last time's like-for-like mean of each domain that has one, by its id."""
        return {domain.id: own.before for domain, own in self.domains if own.before is not None}

    @property
    def levels_before(self) -> Mapping[str, int]:
        """Last time's level of each criterion of this edition that it can be held against, by its id."""
        return {
            own.criterion.id: own.level_before
            for own in self.criteria
            if own.now is not None and own.is_alike and own.level_before is not None
        }

    @property
    def same_scale(self) -> bool:
        """Whether levels of the one are levels of the other."""
        return _same_scale(self.earlier, self.now)


def movement(now: Results, earlier: Results) -> Movement:
    """What moved between two audits' results in the same framework, whatever their editions."""
    before = {own.criterion.id: own for own in earlier.criteria}
    mapped = {name: own for name, own in counterparts(now.audit, now.framework.id).items() if own in before}
    comparable = _same_scale(earlier, now)
    meetings = settled(now), settled(earlier)
    found = [_criterion(own, before, mapped, comparable, *meetings) for own in now.criteria]
    used = {own.before.criterion.id for own in found if own.before is not None}
    gone = (
        CriterionMovement(Moved.GONE, None, own, False, False, ())
        for name, own in before.items()
        if name not in used and own.level is not None
    )
    return Movement(earlier, now, (*found, *gone))


def movement_of(now: Results, earlier: Results, criterion: str) -> CriterionMovement:
    """The same of one criterion of this edition."""
    before = {own.criterion.id: own for own in earlier.criteria}
    mapped = counterparts(now.audit, now.framework.id)
    known = {name: own for name, own in mapped.items() if own in before}
    comparable = _same_scale(earlier, now)
    return _criterion(now.of(criterion), before, known, comparable, settled(now), settled(earlier))


def settled(results: Results) -> frozenset[str]:
    """The criteria whose level is the one that a meeting of those who rated them agreed on."""
    held = (own for own in results.audit.all(Consensus) if own.framework == results.framework.id)
    agreed = ((own.criterion, own.agreed) for own in held if own.agreed is not None)
    levels = {own.criterion.id: own.level for own in results.criteria}
    return frozenset(name for name, level in agreed if levels.get(name) == level)


def _same_scale(one: Results, other: Results) -> bool:
    return [step.level for step in one.framework.scale] == [step.level for step in other.framework.scale]


def _criterion(
    now: CriterionResult,
    before: Mapping[str, CriterionResult],
    mapped: Mapping[str, str],
    comparable: bool,
    settled_now: frozenset[str],
    settled_before: frozenset[str],
) -> CriterionMovement:
    name = now.criterion.id
    is_mapped = name in mapped
    counterpart = mapped.get(name, name)
    taken = counterpart in mapped.values() and not is_mapped
    old = None if taken else before.get(counterpart)
    same = old is not None and (is_mapped or asks_the_same(old.criterion, now.criterion))
    is_alike = same and comparable
    moved = _moved(now, old, is_alike)
    points = tuple(_checkpoints(now, old)) if old is not None else ()
    return CriterionMovement(
        moved,
        now,
        old,
        is_mapped,
        is_alike,
        points,
        name in settled_now,
        old is not None and old.criterion.id in settled_before,
    )


def _moved(now: CriterionResult, old: CriterionResult | None, comparable: bool) -> Moved:
    if old is None or old.level is None:
        return Moved.UNRATED if now.level is None else Moved.NEW
    if now.level is None:
        return Moved.OPEN
    if not comparable:
        return Moved.REWORDED
    return _direction(old.level, now.level)


def _direction(before: int, now: int) -> Moved:
    return Moved.IMPROVED if now > before else Moved.REGRESSED if now < before else Moved.HELD


def asks_the_same(old: Criterion, new: Criterion) -> bool:
    """Whether two editions ask for the same at every level, in the same words."""
    if [level.number for level in old.levels] != [level.number for level in new.levels]:
        return False
    for one, other in zip(old.levels, new.levels, strict=True):
        points = {point.id: point for point in one.checkpoints}
        if points.keys() != {point.id for point in other.checkpoints}:
            return False
        if not all(reads_as(points[point.id], point) for point in other.checkpoints):
            return False
    return True


def _checkpoints(now: CriterionResult, old: CriterionResult) -> Iterator[CheckpointMovement]:
    """Those of this edition, then those that are gone; signs that decide nothing are left out."""
    points = {
        point.id: (level.number, point) for level in old.criterion.levels for point in level.checkpoints
    }
    for level in now.criterion.levels:
        for point in level.checkpoints:
            _number, known = points.pop(point.id, (0, None))
            if point.sign and point.blocks is None:
                continue
            given, was = now.answers.get(point.id), old.answers.get(point.id)
            if known is not None and not reads_as(known, point):
                moved = Moved.REWORDED
            elif known is None or point.id not in old.asked or was is None:
                moved = Moved.NEW if given is not None else Moved.OPEN
            elif point.id not in now.asked or given is None:
                moved = Moved.OPEN
            else:
                moved = _answered(point, was, given)
            yield CheckpointMovement(point, level.number, moved, was, given)
    for number, point in points.values():
        if not point.sign:
            yield CheckpointMovement(point, number, Moved.GONE, old.answers.get(point.id), None)


def _answered(point: Checkpoint, was: AnswerValue, given: AnswerValue) -> Moved:
    """What stands in the way of a level is better the less of it is seen."""
    if was is AnswerValue.NOT_APPLICABLE or given is AnswerValue.NOT_APPLICABLE:
        return Moved.HELD if was is given else Moved.NEW
    before, now = RANK[was], RANK[given]
    return _direction(-before, -now) if point.sign else _direction(before, now)


def _like_for_like(criteria: Iterable[CriterionMovement]) -> LikeForLike:
    """By the weights of this edition."""
    weight = before = now = 0.0
    count = 0
    for own in criteria:
        if own.is_compared and own.level_before is not None and own.level_now is not None:
            count += 1
            weight += own.criterion.weight
            before += own.criterion.weight * own.level_before
            now += own.criterion.weight * own.level_now
    if not weight:
        return LikeForLike(None, None, count)
    return LikeForLike(before / weight, now / weight, count)


# Which audit came before, and which criterion stands for which


def earlier_audit(audit: Audit) -> str:
    """The id of the audit that this one follows; empty where it follows none."""
    own = audit.get(EarlierAudit, audit.id)
    return own.earlier if own is not None else ""


def follow(audit: Audit, earlier: str) -> Changes:
    """This audit follows another one of the client's; an empty id: none."""
    record = EarlierAudit(audit.id, earlier)
    return put(audit, record) if earlier else drop(audit, record)


def counterparts(audit: Audit, framework: str) -> Mapping[str, str]:
    """The earlier criterion that stands for one of this audit's, by this one's id."""
    return {own.criterion: own.earlier for own in audit.all(Counterpart) if own.framework == framework}


def map_criterion(audit: Audit, framework: str, criterion: str, earlier: str) -> Changes:
    """An earlier criterion stands for this one; an empty id: the one of the same id, if it asks the same.

    An earlier criterion stands for one only: whichever had it gives it up.
    """
    record = Counterpart(audit.id, framework, criterion, earlier)
    if not earlier:
        return drop(audit, record)
    others = (
        own
        for own in audit.all(Counterpart)
        if own.framework == framework and own.earlier == earlier and own.criterion != criterion
    )
    return (*(change for own in others for change in drop(audit, own)), *put(audit, record))
