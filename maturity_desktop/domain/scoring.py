"""From answers to levels: the rules of scoring as pure functions.

A level is satisfied when the mean of its applicable answers reaches the threshold; a criterion's level
is the highest one up to which every applicable level is satisfied. Unanswered checkpoints make bounds.
Shares are fractions of whole halves, so that a comparison with the threshold is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Checkpoint, Criterion, Level, ScoringRules

Answers = Mapping[str, AnswerValue]
"""Answers by checkpoint id; a checkpoint without one is unanswered."""

HALVES = {AnswerValue.MET: 2, AnswerValue.PARTLY: 1, AnswerValue.NOT_MET: 0}
"""What an answer is worth, in halves of a checkpoint."""
MOST_OF_NEXT_LEVEL = Fraction(99, 100)


class State(Enum):
    """Where a criterion stands; never a number."""

    RATED = "rated"
    UNRATED = "unrated"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class LevelScore:
    """One level of one criterion: shares of 0 to 1, unanswered taken as not met (low) and as met (high)."""

    number: int
    applicable: int
    answered: int
    low: Fraction
    high: Fraction
    satisfied_low: bool
    satisfied_high: bool

    @property
    def applies(self) -> bool:
        return self.applicable > 0


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """What the answers and the assessor make of a criterion.

    `low` and `high` are the bounds from the answers; both are None where nothing applies. `level` is
    the set level or, where the bounds agree, the derived one. `score` is the level and the share of
    the next applicable one, in [level, level + 0.99].
    """

    criterion: str
    state: State
    level: int | None
    low: int | None
    high: int | None
    set_level: int | None
    score: float | None
    levels: tuple[LevelScore, ...]

    @property
    def derived_level(self) -> int | None:
        """The level from the answers alone, unanswered taken as not met."""
        return self.low


def applies(checkpoint: Checkpoint, answers: Answers, facts: Mapping[str, bool]) -> bool:
    """Whether a checkpoint counts: it is no sign, and neither a fact nor its answer excludes it."""
    if checkpoint.sign or answers.get(checkpoint.id) is AnswerValue.NOT_APPLICABLE:
        return False
    return checkpoint.when is None or facts.get(checkpoint.when.fact, False) == checkpoint.when.value


def score_level(
    level: Level, answers: Answers, facts: Mapping[str, bool], threshold: float = 1.0
) -> LevelScore:
    """The share met of one level, from both bounds, and whether that satisfies it."""
    values = [answers.get(point.id) for point in level.checkpoints if applies(point, answers, facts)]
    count = len(values)
    if not count:
        return LevelScore(level.number, 0, 0, Fraction(0), Fraction(0), False, False)
    answered = [HALVES[value] for value in values if value is not None]
    low = Fraction(sum(answered), 2 * count)
    high = low + Fraction(count - len(answered), count)
    wanted = exact(threshold)
    return LevelScore(level.number, count, len(answered), low, high, low >= wanted, high >= wanted)


def exact(share: float) -> Fraction:
    """The fraction that was written as a decimal: 0.8 is 4/5, not the float nearest to it."""
    return Fraction(str(share))


def score_criterion(
    criterion: Criterion,
    answers: Answers,
    facts: Mapping[str, bool],
    rules: ScoringRules,
    set_level: int | None = None,
) -> CriterionScore:
    """The level of a criterion, its bounds and its score."""
    levels = tuple(score_level(level, answers, facts, rules.threshold) for level in criterion.levels)
    if not any(level.applies for level in levels):
        return CriterionScore(criterion.id, State.NOT_APPLICABLE, None, None, None, set_level, None, levels)
    low = _highest(levels, rules.floor, lambda level: level.satisfied_low)
    high = _highest(levels, rules.floor, lambda level: level.satisfied_high)
    if set_level is not None:
        return CriterionScore(
            criterion.id, State.RATED, set_level, low, high, set_level, float(set_level), levels
        )
    if low != high:
        return CriterionScore(criterion.id, State.UNRATED, None, low, high, None, None, levels)
    return CriterionScore(criterion.id, State.RATED, low, low, high, None, _score(low, levels), levels)


def _highest(levels: Iterable[LevelScore], floor: int, satisfied: Callable[[LevelScore], bool]) -> int:
    """The last applicable level of an unbroken run of satisfied ones, from the lowest."""
    reached = floor
    for level in levels:
        if level.applies:
            if not satisfied(level):
                break
            reached = level.number
    return reached


def _score(reached: int, levels: Iterable[LevelScore]) -> float:
    following = next((level for level in levels if level.applies and level.number > reached), None)
    share = min(following.low, MOST_OF_NEXT_LEVEL) if following else Fraction(0)
    return float(reached + share)


@dataclass(frozen=True, slots=True)
class RollUp:
    """The weighted mean level of the rated criteria among the applicable ones; None where none is rated."""

    level: float | None
    rated: int
    applicable: int
    lowest: tuple[str, ...]
    provisional: bool

    @property
    def coverage(self) -> float:
        """The rated share of the applicable criteria, 0 to 1; 1 where nothing applies."""
        return self.rated / self.applicable if self.applicable else 1.0


def roll_up(scores: Iterable[CriterionScore], weights: Mapping[str, float], rules: ScoringRules) -> RollUp:
    """The figure of a domain or of the whole, with its coverage and its lowest criteria."""
    applicable = [score for score in scores if score.state is not State.NOT_APPLICABLE]
    rated = [(score, score.level) for score in applicable if score.level is not None]
    weight = sum(weights[score.criterion] for score, _ in rated)
    total = sum(weights[score.criterion] * level for score, level in rated)
    lowest = min((level for _, level in rated), default=None)
    covered = len(rated) >= exact(rules.headline_coverage) * len(applicable)
    return RollUp(
        level=total / weight if rules.aggregate and weight else None,
        rated=len(rated),
        applicable=len(applicable),
        lowest=tuple(score.criterion for score, level in rated if level == lowest),
        provisional=not covered,
    )
