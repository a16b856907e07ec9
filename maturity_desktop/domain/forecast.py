"""What a roadmap would make of the levels: the same scoring, with the checkpoints of its waves answered.

Every figure is of the criteria that are rated now: one that is not has no level to rise from. What nobody has
answered of a rated one counts as not met until an action closes it, so that a criterion whose lower levels
are closed stands at "at least 2" with 2, and stays in the mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.changes import Changes, answer, answer_at
from maturity_desktop.domain.improvement_records import ActionCheckpoint
from maturity_desktop.domain.results import Results, evaluate_after
from maturity_desktop.domain.roadmap import Roadmap
from maturity_desktop.domain.waves import Wave


@dataclass(frozen=True, slots=True)
class Rise:
    """A criterion whose level a wave changes."""

    criterion: str
    before: int
    after: int


@dataclass(frozen=True)
class WaveForecast:
    """One framework before and after a wave, the waves before it carried out.

    `held` are criteria whose checkpoints the wave closes and whose level the assessor set: it stays as set.
    `unrated` are those that it closes checkpoints of and that are not rated now: they are in no figure.
    """

    wave: Wave
    before: Results
    after: Results
    rises: tuple[Rise, ...]
    held: tuple[str, ...]
    unrated: tuple[str, ...]

    @property
    def below_target(self) -> int:
        """How many criteria are still below their target after the wave."""
        return len(self.after.ranked_gaps)

    @property
    def at_target(self) -> int:
        """How many rated criteria are at their target after the wave."""
        return at_target(self.after)


def at_target(results: Results) -> int:
    """How many rated criteria are at their target."""
    return sum(own.gap is not None and own.gap.size == 0 for own in results.criteria)


def forecast(results: Results, roadmap: Roadmap) -> tuple[WaveForecast, ...]:
    """What each wave makes of a framework, the waves before it carried out; dropped actions close nothing."""
    found = []
    rated = frozenset(own.criterion.id for own in results.criteria if own.level is not None)
    before = _with(results, _open_as_not_met(results))
    for wave in roadmap.plan.waves:
        closes = [own for standing in roadmap.in_wave(wave.id) for own in standing.closes]
        closes = [own for own in closes if own.framework == results.framework.id]
        after = _with(before, closing(before, (own for own in closes if own.criterion in rated)))
        held, unrated = _held(after, closes), _unrated(after, closes)
        found.append(WaveForecast(wave, before, after, _rises(before, after), held, unrated))
        before = after
    return tuple(found)


def _with(results: Results, changes: Changes) -> Results:
    return evaluate_after(results, results.audit.with_changes(changes), changes) if changes else results


def _open_as_not_met(results: Results) -> Changes:
    """What is open of rated criteria, answered as the low bound takes it; a blocking sign as observed."""
    return tuple(
        change
        for own in results.criteria
        if own.level is not None
        for point in own.criterion.checkpoints
        if point.id in own.asked
        and point.id not in own.answers
        and (not point.sign or point.blocks is not None)
        for change in answer(
            results.audit, results.place, point.id, AnswerValue.MET if point.sign else AnswerValue.NOT_MET
        )
    )


def closing(results: Results, closes: Iterable[ActionCheckpoint]) -> Changes:
    """The answers by which checkpoints are closed: met; a sign in the way is no longer observed.

    What does not apply stays so.
    """
    wanted: dict[str, AnswerValue] = {}
    for own in closes:
        home = results.framework.criterion_of_checkpoint.get(own.checkpoint)
        if own.framework != results.framework.id or home is None:
            continue
        point = next(point for point in home.checkpoints if point.id == own.checkpoint)
        now = answer_at(results.audit, results.place, point.id).value
        if now is not AnswerValue.NOT_APPLICABLE:
            wanted[point.id] = AnswerValue.NOT_MET if point.sign else AnswerValue.MET
    return tuple(
        change
        for checkpoint, value in wanted.items()
        for change in answer(results.audit, results.place, checkpoint, value)
    )


def _rises(before: Results, after: Results) -> tuple[Rise, ...]:
    pairs = zip(before.criteria, after.criteria, strict=True)
    return tuple(
        Rise(new.criterion.id, old.level, new.level)
        for old, new in pairs
        if old.level is not None and new.level is not None and new.level != old.level
    )


def _held(after: Results, closes: Iterable[ActionCheckpoint]) -> tuple[str, ...]:
    touched = {own.criterion for own in closes}
    return tuple(
        own.criterion.id
        for own in after.criteria
        if own.criterion.id in touched and own.score.set_level is not None
    )


def _unrated(after: Results, closes: Iterable[ActionCheckpoint]) -> tuple[str, ...]:
    touched = {own.criterion for own in closes}
    return tuple(own.criterion.id for own in after.unrated if own.criterion.id in touched)
