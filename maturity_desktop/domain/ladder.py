"""From a client's figures to the levels that they prove: what the rules' results come to, together.

The rules stand in the framework's file; what they mean stands in ladder_rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.channel_outcomes import Outcomes
from maturity_desktop.domain.framework import Criterion, Measure
from maturity_desktop.domain.ladder_rules import RULES, Proof, RuleResult
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Grain, Month

FURTHEST = 24
"""How many months ahead the earliest one is looked for."""


@dataclass(frozen=True, slots=True)
class LevelProof:
    """What the figures prove of one level in one channel, or in all."""

    number: int
    proof: Proof
    results: tuple[RuleResult, ...] = ()
    judged: bool = False
    """No rule speaks of the level: it is for the assessor alone."""

    @property
    def provisional(self) -> bool:
        return any(result.provisional for result in self.results)


@dataclass(frozen=True, slots=True)
class ChannelLadder:
    """The levels that one channel's figures prove, and the level that they come to."""

    channel: str
    levels: tuple[LevelProof, ...]
    level: int
    figures: ChannelFigures = field(compare=False, repr=False)
    """What they were made of, for whoever shows the periods."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of a measured criterion as its figures have them, in every channel in scope.

    `earliest` is the first month at whose end the next level could be reached if every coming period met its
    target; None where figures alone cannot lead there.
    """

    criterion: str
    cut_off: date
    channels: tuple[ChannelLadder, ...]
    levels: tuple[LevelProof, ...]
    level: int
    earliest: Month | None = None
    without_figures: tuple[str, ...] = ()
    """Channels in scope of which there are no figures at all; they cannot be counted."""

    @property
    def lacks_target(self) -> bool:
        """Nothing is proven, for no figure can be held against a target."""
        proven = any(level.proof is Proof.MET for level in self.levels)
        return not proven and not any(own.figures.has_target for own in self.channels)

    @property
    def provisional(self) -> bool:
        return bool(self.without_figures) or any(level.provisional for level in self.levels)


def ladder(criterion: Criterion, floor: int, channels: Sequence[ChannelFigures], cut_off: date) -> Ladder:
    """The ladder of a measured criterion; ValueError where it has no measure or no channel is in scope."""
    if criterion.measure is None or not channels:
        raise ValueError(criterion.id)
    outcomes = [Outcomes(figures) for figures in channels]
    now = _ladder(criterion, criterion.measure, floor, outcomes, cut_off)
    return replace(now, earliest=_earliest(criterion, criterion.measure, floor, outcomes, now))


def _ladder(
    criterion: Criterion, measure: Measure, floor: int, channels: Sequence[Outcomes], cut_off: date
) -> Ladder:
    each = tuple(_channel_ladder(criterion, measure, floor, own, cut_off) for own in channels)
    levels = tuple(
        _together(level.number, [own.levels[place] for own in each])
        for place, level in enumerate(criterion.levels)
    )
    return Ladder(criterion.id, cut_off, each, levels, _reached(levels, floor))


def _channel_ladder(
    criterion: Criterion, measure: Measure, floor: int, outcomes: Outcomes, cut_off: date
) -> ChannelLadder:
    figures = outcomes.figures
    results: dict[str, RuleResult] = {}
    # A rule may lean on another's result, so those that lean on nothing are worked out first.
    for rule in sorted(measure.rules, key=lambda rule: "or_when" in rule.settings):
        results[rule.checkpoint] = RULES[rule.rule](rule, outcomes, cut_off, results)
    levels = tuple(
        _level_proof(
            level.number,
            [results[point.id] for point in level.checkpoints if point.id in results],
            applies=level.number not in figures.not_applicable,
        )
        for level in criterion.levels
    )
    return ChannelLadder(figures.channel, levels, _reached(levels, floor), figures)


def _level_proof(number: int, results: Sequence[RuleResult], applies: bool) -> LevelProof:
    if not applies:
        return LevelProof(number, Proof.NOT_APPLICABLE)
    if not results:
        return LevelProof(number, Proof.UNDETERMINED, judged=True)
    return LevelProof(number, _worst(result.proof for result in results), tuple(results))


def _together(number: int, levels: Sequence[LevelProof]) -> LevelProof:
    """A level in all channels: each to which it applies has to hold it."""
    applying = [level for level in levels if level.proof is not Proof.NOT_APPLICABLE]
    if not applying:
        return LevelProof(number, Proof.NOT_APPLICABLE)
    results = tuple(result for level in applying for result in level.results)
    proof = _worst(level.proof for level in applying)
    return LevelProof(number, proof, results, all(level.judged for level in applying))


def _worst(proofs: Iterable[Proof]) -> Proof:
    found = set(proofs)
    return next(proof for proof in (Proof.NOT_MET, Proof.UNDETERMINED, Proof.MET) if proof in found)


def _reached(levels: Iterable[LevelProof], floor: int) -> int:
    """The last proven level of an unbroken run; those that are given or do not apply are passed over."""
    reached = floor
    for level in levels:
        if level.number <= floor or level.proof is Proof.NOT_APPLICABLE:
            continue
        if level.proof is not Proof.MET:
            break
        reached = level.number
    return reached


def earliest_for(criterion: Criterion, floor: int, known: Ladder, wanted: int) -> Month | None:
    """The first month at whose end a level could be reached if every coming period met its target.

    None where it is reached already, or where figures alone cannot lead there.
    """
    assert criterion.measure is not None, "it has a ladder"
    outcomes = [Outcomes(own.figures) for own in known.channels]
    return _earliest(criterion, criterion.measure, floor, outcomes, known, wanted)


def _earliest(
    criterion: Criterion,
    measure: Measure,
    floor: int,
    channels: Sequence[Outcomes],
    now: Ladder,
    wanted: int | None = None,
) -> Month | None:
    """The month of the level that is wanted, of the next one where none is named."""
    to_come = [
        level for level in now.levels if level.number > now.level and level.proof is not Proof.NOT_APPLICABLE
    ]
    way = to_come[:1] if wanted is None else [level for level in to_come if level.number <= wanted]
    if not way or any(level.judged for level in way) or now.lacks_target:
        return None
    assuming = [outcomes.assuming_met_after(now.cut_off) for outcomes in channels]
    this = Month.of(now.cut_off)
    for ahead in range(1 if this.last_day <= now.cut_off else 0, FURTHEST + 1):
        month = this.plus(ahead)
        if _ladder(criterion, measure, floor, assuming, month.last_day).level >= way[-1].number:
            return month
    return None


def proposals(found: Ladder) -> Mapping[str, AnswerValue]:
    """The answers that the figures propose, by checkpoint; where they determine nothing there is none."""
    answers: dict[str, AnswerValue] = {}
    for level in found.levels:
        if level.proof is Proof.NOT_APPLICABLE:
            continue
        for checkpoint in dict.fromkeys(result.checkpoint for result in level.results):
            proofs = {result.proof for result in level.results if result.checkpoint == checkpoint}
            if Proof.NOT_MET in proofs:
                answers[checkpoint] = AnswerValue.NOT_MET
            elif proofs == {Proof.MET}:
                answers[checkpoint] = AnswerValue.MET
    return answers


def missing_periods(found: Ladder) -> tuple[str, ...]:
    """The months and days without a figure, up to the first level that is not proven: 2025-09, 2025-09-14."""
    periods: dict[str, None] = {}
    for level in found.levels:
        for result in level.results:
            for entry in result.missing:
                by_month = result.grain is Grain.MONTH
                periods[f"{entry.start:%Y-%m}" if by_month else f"{entry.start:%Y-%m-%d}"] = None
        if level.proof not in (Proof.MET, Proof.NOT_APPLICABLE):
            break
    return tuple(periods)
