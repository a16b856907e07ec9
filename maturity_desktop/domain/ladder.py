"""From a client's figures to the levels that they prove: the rules of measured criteria.

The rules stand in the framework's file; what they mean stands here. A missing period is not met and makes the
result provisional, and the denominator never shrinks. Where the figures that a rule wants were not given at
all, its checkpoint cannot be determined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any

from maturity_desktop.domain.framework import Criterion, Measure, Rule
from maturity_desktop.domain.outcomes import ChannelFigures, Outcome, PeriodOutcome
from maturity_desktop.domain.scoring import exact
from maturity_desktop.domain.series import Grain, Month, last_months

FURTHEST = 24
"""How many months ahead the earliest one is looked for."""


class Proof(StrEnum):
    """What figures say of a checkpoint or of a level."""

    MET = "met"
    NOT_MET = "not met"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class GroupCount:
    """The periods of one month that met their target, of how many."""

    month: Month
    met: int
    total: int


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What a rule makes of one channel's figures.

    `met` of `total` periods reached their target and `needed` had to, where the rule counts periods; `failed`
    holds those that did not, `missing` those without a figure. `groups` are there where the rule counts in
    each month. `slope` is the trend per month, where the rule asks for one.
    """

    checkpoint: str
    rule: str
    proof: Proof
    met: int = 0
    total: int = 0
    needed: int = 0
    failed: tuple[PeriodOutcome, ...] = ()
    missing: tuple[PeriodOutcome, ...] = ()
    groups: tuple[GroupCount, ...] = ()
    slope: float | None = None

    @property
    def provisional(self) -> bool:
        return bool(self.missing)


@dataclass(frozen=True, slots=True)
class LevelProof:
    """What the figures prove of one level in one channel, or in all."""

    number: int
    proof: Proof
    results: tuple[RuleResult, ...] = ()
    judged: bool = False
    """No rule speaks of the level: it is for the assessor alone."""


@dataclass(frozen=True, slots=True)
class ChannelLadder:
    """The levels that one channel's figures prove, and the level that they come to."""

    channel: str
    levels: tuple[LevelProof, ...]
    level: int


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

    @property
    def provisional(self) -> bool:
        return any(result.provisional for level in self.levels for result in level.results)


def ladder(
    criterion: Criterion,
    floor: int,
    channels: Sequence[ChannelFigures],
    cut_off: date,
    look_ahead: bool = True,
) -> Ladder:
    """The ladder of a measured criterion; ValueError where it has no measure or no channel is in scope."""
    if criterion.measure is None or not channels:
        raise ValueError(criterion.id)
    each = tuple(_channel_ladder(criterion, criterion.measure, floor, own, cut_off) for own in channels)
    levels = tuple(
        _together(level.number, [own.levels[place] for own in each])
        for place, level in enumerate(criterion.levels)
    )
    found = Ladder(criterion.id, cut_off, each, levels, _reached(levels, floor))
    if not look_ahead:
        return found
    return replace(found, earliest=_earliest(criterion, floor, channels, found))


def _channel_ladder(
    criterion: Criterion, measure: Measure, floor: int, figures: ChannelFigures, cut_off: date
) -> ChannelLadder:
    results: dict[str, RuleResult] = {}
    # A rule may lean on another's result, so those that lean on nothing are worked out first.
    for rule in sorted(measure.rules, key=lambda rule: "or_when" in rule.settings):
        results[rule.checkpoint] = _RULES[rule.rule](rule, figures, cut_off, results)
    levels = tuple(
        _level_proof(
            level.number,
            [results[point.id] for point in level.checkpoints if point.id in results],
            applies=level.number not in figures.not_applicable,
        )
        for level in criterion.levels
    )
    return ChannelLadder(figures.channel, levels, _reached(levels, floor))


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
    """The last proven level of an unbroken run; one that does not apply is passed over."""
    reached = floor
    for level in levels:
        if level.proof is Proof.NOT_APPLICABLE:
            continue
        if level.proof is not Proof.MET:
            break
        reached = level.number
    return reached


def _earliest(
    criterion: Criterion, floor: int, channels: Sequence[ChannelFigures], now: Ladder
) -> Month | None:
    following = next(
        (
            level
            for level in now.levels
            if level.number > now.level and level.proof is not Proof.NOT_APPLICABLE
        ),
        None,
    )
    if following is None or following.judged:
        return None
    to_come = tuple(replace(figures, assumed_after=now.cut_off) for figures in channels)
    this = Month.of(now.cut_off)
    for ahead in range(1 if this.last_day <= now.cut_off else 0, FURTHEST + 1):
        month = this.plus(ahead)
        then = ladder(criterion, floor, to_come, month.last_day, look_ahead=False)
        if then.level >= following.number:
            return month
    return None


# The rules. Each takes the rule, one channel's figures, the cut-off and the results that it may lean on.

Results = Mapping[str, RuleResult]


def _periods_met(rule: Rule, figures: ChannelFigures, cut_off: date, _results: Results) -> RuleResult:
    """So many of the latest periods reached their target."""
    found = tuple(_latest(figures, _grain(rule), int(rule.settings["window"]), cut_off))
    counted = _count(found)
    needed = int(rule.settings["at_least"])
    return _result(rule, figures, found, met=counted >= needed, total=len(found), needed=needed)


def _share_in_each_group(rule: Rule, figures: ChannelFigures, cut_off: date, _results: Results) -> RuleResult:
    """In each of the latest months, such a share of the periods reached its target."""
    share, period = exact(float(rule.settings["share"])), _grain(rule)
    groups, found = [], []
    for month in last_months(cut_off, int(rule.settings["groups"])):
        own = [
            outcome
            for outcome in _within(figures, period, month.first_day, month.last_day)
            if outcome.outcome is not Outcome.LEFT_OUT
        ]
        groups.append(GroupCount(month, _count(own), len(own)))
        found += own
    holding = sum(_holds(group.met, group.total, share) for group in groups)
    result = _result(rule, figures, found, met=holding == len(groups), total=len(groups), needed=len(groups))
    return replace(result, met=holding, groups=tuple(groups))


def _share_in_window(rule: Rule, figures: ChannelFigures, cut_off: date, _results: Results) -> RuleResult:
    """Of all periods of the latest days, such a share reached its target."""
    share = exact(float(rule.settings["share"]))
    first = cut_off - timedelta(days=int(rule.settings["window_days"]) - 1)
    found = [
        outcome
        for outcome in _within(figures, _grain(rule), first, cut_off)
        if outcome.outcome is not Outcome.LEFT_OUT
    ]
    needed = -(-share.numerator * len(found) // share.denominator)
    return _result(
        rule, figures, found, met=_holds(_count(found), len(found), share), total=len(found), needed=needed
    )


def _regularly_calculated(
    rule: Rule, figures: ChannelFigures, cut_off: date, _results: Results
) -> RuleResult:
    """Every period of the window has a figure, with or without a target."""
    found = tuple(_latest(figures, _grain(rule), int(rule.settings["window"]), cut_off))
    there = [entry for entry in found if entry.value is not None or entry.outcome is Outcome.MET]
    lacking = tuple(entry for entry in found if entry not in there)
    proof = Proof.MET if not lacking else Proof.NOT_MET if there else Proof.UNDETERMINED
    return RuleResult(rule.checkpoint, rule.rule, proof, len(there), len(found), len(found), lacking, lacking)


def _trend_to_goal(rule: Rule, figures: ChannelFigures, cut_off: date, results: Results) -> RuleResult:
    """The distance to the target shrinks over the window, by least squares; or another rule holds already."""
    found = tuple(_latest(figures, _grain(rule), int(rule.settings["window"]), cut_off))
    points = [
        (Fraction(place), entry.value - entry.target)
        for place, entry in enumerate(found)
        if entry.value is not None and entry.target is not None
    ]
    slope = _slope(points)
    missing = tuple(entry for entry in found if entry.outcome is Outcome.MISSING)
    other = results.get(str(rule.settings.get("or_when", "")))
    if other is not None and other.proof is Proof.MET:
        proof = Proof.MET
    elif len(points) < int(rule.settings["at_least"]) or slope is None:
        proof = Proof.UNDETERMINED
    else:
        proof = Proof.MET if (slope > 0 if figures.at_least else slope < 0) else Proof.NOT_MET
    return RuleResult(
        rule.checkpoint,
        rule.rule,
        proof,
        len(points),
        len(found),
        int(rule.settings["at_least"]),
        (),
        missing,
        slope=None if slope is None else float(slope),
    )


_RULES: Mapping[str, Any] = {
    "periods_met": _periods_met,
    "share_in_each_group": _share_in_each_group,
    "share_in_window": _share_in_window,
    "regularly_calculated": _regularly_calculated,
    "trend_to_goal": _trend_to_goal,
}


def _latest(figures: ChannelFigures, period: Grain, count: int, cut_off: date) -> Iterator[PeriodOutcome]:
    """The most recent periods up to the cut-off, oldest first."""
    if period is Grain.MONTH:
        return figures.months(last_months(cut_off, count))
    if period is Grain.DAY:
        return figures.days([cut_off - timedelta(days=back) for back in range(count - 1, -1, -1)])
    days = -(-count * figures.minutes // (24 * 60)) * 4 + 7
    return iter(tuple(figures.intervals(cut_off - timedelta(days=days), cut_off))[-count:])


def _within(figures: ChannelFigures, period: Grain, first: date, last: date) -> Iterator[PeriodOutcome]:
    """The periods from one day to another."""
    if period is Grain.INTERVAL:
        return figures.intervals(first, last)
    return figures.days([first + timedelta(days=number) for number in range((last - first).days + 1)])


def _grain(rule: Rule) -> Grain:
    return Grain(str(rule.settings["period"]))


def _count(outcomes: Iterable[PeriodOutcome]) -> int:
    return sum(entry.outcome is Outcome.MET for entry in outcomes)


def _holds(met: int, total: int, share: Fraction) -> bool:
    """The share as whole numbers; of nothing, no share holds."""
    return total > 0 and met * share.denominator >= share.numerator * total


def _result(
    rule: Rule,
    figures: ChannelFigures,
    found: Sequence[PeriodOutcome],
    *,
    met: bool,
    total: int,
    needed: int,
) -> RuleResult:
    """The result of a rule that counts; without figures of its grain there is nothing to determine."""
    grain = _grain(rule)
    told = any(entry.outcome in (Outcome.MET, Outcome.MISSED) for entry in found)
    if not told or (grain not in figures.grains and figures.assumed_after is None):
        return RuleResult(rule.checkpoint, rule.rule, Proof.UNDETERMINED, 0, total, needed)
    return RuleResult(
        rule.checkpoint,
        rule.rule,
        Proof.MET if met else Proof.NOT_MET,
        _count(found),
        total,
        needed,
        tuple(entry for entry in found if entry.outcome in (Outcome.MISSED, Outcome.MISSING)),
        tuple(entry for entry in found if entry.outcome is Outcome.MISSING),
    )


def _slope(points: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    """The least-squares slope; None where there are fewer than two points."""
    if len(points) < 2:
        return None
    count = len(points)
    mean_x = sum((x for x, _ in points), Fraction(0)) / count
    mean_y = sum((y for _, y in points), Fraction(0)) / count
    over = sum(((x - mean_x) * (y - mean_y) for x, y in points), Fraction(0))
    under = sum(((x - mean_x) ** 2 for x, _ in points), Fraction(0))
    return over / under
