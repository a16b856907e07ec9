"""From answers to levels: the rules of scoring as pure functions.

A level is satisfied when the mean of its applicable answers reaches the threshold; a criterion's level
is the highest one up to which every applicable level is satisfied. Unanswered checkpoints make bounds.
Levels up to the floor are given. A sign never counts towards a level; one that blocks keeps its level from
being satisfied where it is observed, in part too.
Shares are fractions of whole halves, so that a comparison with the threshold is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Checkpoint, Criterion, Level, ScoringRules, Step

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
    """One level of one criterion: shares of 0 to 1, unanswered taken as not met (low) and as met (high).

    A level is satisfied where its share reaches the threshold and no sign blocks it; a blocking sign without
    an answer is taken as observed (low) and as not observed (high). `signs` apply, `observed` counts them:
    one for each, a half for one observed in part.
    """

    number: int
    applicable: int
    answered: int
    low: Fraction
    high: Fraction
    satisfied_low: bool
    satisfied_high: bool
    blocked_low: bool = False
    blocked_high: bool = False
    signs: int = 0
    observed: Fraction = Fraction(0)

    @property
    def applies(self) -> bool:
        return self.applicable > 0

    @property
    def points(self) -> tuple[Fraction, int]:
        """What the level's checkpoints and signs come to, of how many; unanswered is nothing."""
        return self.low * self.applicable + self.observed, self.applicable + self.signs


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


def concerns(checkpoint: Checkpoint, answers: Answers, facts: Mapping[str, bool]) -> bool:
    """Whether a checkpoint or a sign is about this client: neither a fact nor its answer excludes it."""
    if answers.get(checkpoint.id) is AnswerValue.NOT_APPLICABLE:
        return False
    return checkpoint.when is None or facts.get(checkpoint.when.fact, False) == checkpoint.when.value


def applies(checkpoint: Checkpoint, answers: Answers, facts: Mapping[str, bool]) -> bool:
    """Whether a checkpoint counts towards its level: it is no sign, and it is about this client."""
    return not checkpoint.sign and concerns(checkpoint, answers, facts)


def score_level(
    level: Level,
    answers: Answers,
    facts: Mapping[str, bool],
    threshold: float = 1.0,
    blockers: Iterable[Checkpoint] = (),
) -> LevelScore:
    """The share met of one level, from both bounds, and whether that satisfies it."""
    values = [answers.get(point.id) for point in level.checkpoints if applies(point, answers, facts)]
    signs = [point for point in level.checkpoints if point.sign and concerns(point, answers, facts)]
    given = (answers.get(point.id) for point in signs)
    observed = Fraction(sum(HALVES[value] for value in given if value is not None), 2)
    count = len(values)
    if not count:
        none = Fraction(0)
        return LevelScore(level.number, 0, 0, none, none, False, False, signs=len(signs), observed=observed)
    in_the_way = [answers.get(point.id) for point in blockers if concerns(point, answers, facts)]
    blocked_low = any(value is not AnswerValue.NOT_MET for value in in_the_way)
    blocked_high = any(value in (AnswerValue.MET, AnswerValue.PARTLY) for value in in_the_way)
    answered = [HALVES[value] for value in values if value is not None]
    low = Fraction(sum(answered), 2 * count)
    high = low + Fraction(count - len(answered), count)
    wanted = exact(threshold)
    return LevelScore(
        number=level.number,
        applicable=count,
        answered=len(answered),
        low=low,
        high=high,
        satisfied_low=low >= wanted and not blocked_low,
        satisfied_high=high >= wanted and not blocked_high,
        blocked_low=blocked_low,
        blocked_high=blocked_high,
        signs=len(signs),
        observed=observed,
    )


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
    levels = tuple(
        score_level(level, answers, facts, rules.threshold, criterion.blockers.get(level.number, ()))
        for level in criterion.levels
    )
    if not any(level.applies and level.number > rules.floor for level in levels):
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
    """The last applicable level of an unbroken run of satisfied ones, from the lowest above the floor."""
    reached = floor
    for level in levels:
        if level.applies and level.number > floor:
            if not satisfied(level):
                break
            reached = level.number
    return reached


def _score(reached: int, levels: Iterable[LevelScore]) -> float:
    following = next((level for level in levels if level.applies and level.number > reached), None)
    share = min(following.low, MOST_OF_NEXT_LEVEL) if following else Fraction(0)
    return float(reached + share)


def transition(score: CriterionScore, step: Step) -> str:
    """The status to show beside a level on its way to the next one; empty where there is none."""
    if step.transition is None or score.level != step.level:
        return ""
    following = next((level for level in score.levels if level.applies and level.number > step.level), None)
    on_the_way = following is not None and following.low >= exact(step.transition.share)
    return step.transition.title if on_the_way else ""


@dataclass(frozen=True, slots=True)
class RollUp:
    """The weighted mean level of the rated criteria among the applicable ones.

    None where none is rated, and for the whole of a framework that wants no figure for it.
    """

    level: float | None
    rated: int
    applicable: int
    lowest: tuple[str, ...]
    provisional: bool

    @property
    def coverage(self) -> float:
        """The rated share of the applicable criteria, 0 to 1; 1 where nothing applies."""
        return self.rated / self.applicable if self.applicable else 1.0


def roll_up(
    scores: Iterable[CriterionScore], weights: Mapping[str, float], rules: ScoringRules, mean: bool = True
) -> RollUp:
    """The figure of a domain or of the whole, with its coverage and its lowest criteria.

    Without `mean` it has no level, only its coverage.
    """
    applicable = [score for score in scores if score.state is not State.NOT_APPLICABLE]
    rated = [(score, score.level) for score in applicable if score.level is not None]
    weight = sum(weights[score.criterion] for score, _ in rated)
    total = sum(weights[score.criterion] * level for score, level in rated)
    lowest = min((level for _, level in rated), default=None)
    covered = len(rated) >= exact(rules.headline_coverage) * len(applicable)
    return RollUp(
        level=total / weight if mean and weight else None,
        rated=len(rated),
        applicable=len(applicable),
        lowest=tuple(score.criterion for score, level in rated if level == lowest),
        provisional=not covered,
    )
