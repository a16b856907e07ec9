"""From a client's figures to the levels that they prove: the rules of measured criteria.

The rules stand in the framework's file; what they mean stands here. A missing period is not met and makes the
result provisional, and the denominator never shrinks. Where the figures that a rule wants were not given at
all, its checkpoint cannot be determined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.channel_outcomes import Outcomes
from maturity_desktop.domain.framework import Criterion, Measure, Rule
from maturity_desktop.domain.outcomes import ChannelFigures, Outcome, PeriodOutcome, Tally
from maturity_desktop.domain.scoring import exact
from maturity_desktop.domain.series import Grain, Month, last_months
from maturity_desktop.domain.trend import slope_of

FURTHEST = 24
"""How many months ahead the earliest one is looked for."""
FURTHEST_BACK = 366
"""How many days back, besides a week for each, days or intervals that count are looked for."""


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
    missing: int = 0


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What a rule makes of one channel's figures.

    `met` of `total` periods reached their target and `needed` had to; where the rule counts in each month
    (`groups`), they are months; for a trend and for regular calculation, periods that have a figure. `failed`
    holds those that did not, those without a figure (`missing`) included. `partial` are those of which a part
    has no figures, `as_given` those whose value was taken as the client gave it. `slope` is a trend's.
    """

    checkpoint: str
    rule: str
    proof: Proof
    met: int = 0
    total: int = 0
    needed: int = 0
    failed: tuple[PeriodOutcome, ...] = ()
    missing: tuple[PeriodOutcome, ...] = ()
    partial: tuple[PeriodOutcome, ...] = ()
    as_given: tuple[PeriodOutcome, ...] = ()
    groups: tuple[GroupCount, ...] = ()
    slope: float | None = None
    grain: Grain = Grain.MONTH

    @property
    def provisional(self) -> bool:
        return bool(self.missing or self.partial)

    @property
    def contradicted(self) -> tuple[PeriodOutcome, ...]:
        """Those whose given value the contacts of finer rows do not bear out."""
        return tuple(entry for entry in self.as_given if entry.contradicts is not None)


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
        results[rule.checkpoint] = _RULES[rule.rule](rule, outcomes, cut_off, results)
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


# The rules. Each takes the rule, one channel's outcomes, the cut-off and the results that it may lean on.

Results = Mapping[str, RuleResult]


def _periods_met(rule: Rule, outcomes: Outcomes, cut_off: date, _results: Results) -> RuleResult:
    """So many of the latest periods reached their target."""
    window, needed = int(rule.settings["window"]), int(rule.settings["at_least"])
    tally = Tally.of(_latest(rule, outcomes, window, cut_off))
    return _counted(rule, tally, Proof.MET if tally.met >= needed else Proof.NOT_MET, window, needed)


def _share_in_each_group(rule: Rule, outcomes: Outcomes, cut_off: date, _results: Results) -> RuleResult:
    """In each of the latest months, such a share of the periods reached its target.

    A month without a period that counts proves nothing, either way.
    """
    share = exact(float(rule.settings["share"]))
    months = last_months(cut_off, int(rule.settings["groups"]))
    tallies = [_within(rule, outcomes, month.first_day, month.last_day) for month in months]
    groups = tuple(
        GroupCount(month, tally.met, tally.total, len(tally.missing))
        for month, tally in zip(months, tallies, strict=True)
    )
    holding = sum(group.total > 0 and holds(group.met, group.total, share) for group in groups)
    empty = sum(group.total == 0 for group in groups)
    enough = holding + empty == len(groups)
    proof = Proof.NOT_MET if not enough else Proof.UNDETERMINED if empty else Proof.MET
    result = _counted(rule, Tally.sum(tallies), proof, len(groups), len(groups))
    return replace(result, met=holding, groups=groups)


def _share_in_window(rule: Rule, outcomes: Outcomes, cut_off: date, _results: Results) -> RuleResult:
    """Of all periods of the latest days, such a share reached its target."""
    share = exact(float(rule.settings["share"]))
    first = cut_off - timedelta(days=int(rule.settings["window_days"]) - 1)
    tally = _within(rule, outcomes, first, cut_off)
    proof = Proof.MET if holds(tally.met, tally.total, share) else Proof.NOT_MET
    needed = -(-share.numerator * tally.total // share.denominator)
    return _counted(rule, tally, proof, tally.total, needed)


def _regularly_calculated(rule: Rule, outcomes: Outcomes, cut_off: date, _results: Results) -> RuleResult:
    """Every period of the window has a figure, with or without a target."""
    found = _latest(rule, outcomes, int(rule.settings["window"]), cut_off)
    lacking = tuple(entry for entry in found if entry.value is None and entry.outcome is Outcome.MISSING)
    there = len(found) - len(lacking)
    proof = Proof.MET if not lacking else Proof.NOT_MET if there else Proof.UNDETERMINED
    tally = Tally.of(found)
    return RuleResult(
        rule.checkpoint, rule.rule, proof, there, len(found), len(found), lacking, lacking,
        tally.partial, tally.as_given, grain=_grain(rule),
    )  # fmt: skip


def _trend_to_goal(rule: Rule, outcomes: Outcomes, cut_off: date, results: Results) -> RuleResult:
    """The distance to the target shrinks over the window, by least squares; or another rule holds already.

    A period that is assumed to be met lies at its target: of all that meet it, the one that says least.
    """
    found = _latest(rule, outcomes, int(rule.settings["window"]), cut_off)
    points = [
        (place, distance) for place, entry in enumerate(found) if (distance := _distance(entry)) is not None
    ]
    slope, needed = slope_of(points), int(rule.settings["at_least"])
    other = results.get(str(rule.settings.get("or_when", "")))
    if other is not None and other.proof is Proof.MET:
        proof = Proof.MET
    elif len(points) < needed or slope is None:
        proof = Proof.UNDETERMINED
    else:
        proof = Proof.MET if (slope > 0 if outcomes.figures.at_least else slope < 0) else Proof.NOT_MET
    tally = Tally.of(found)
    return RuleResult(
        rule.checkpoint, rule.rule, proof, len(points), len(found), needed, (), tally.missing,
        tally.partial, tally.as_given, slope=None if slope is None else float(slope), grain=_grain(rule),
    )  # fmt: skip


_RULES: Mapping[str, Callable[[Rule, Outcomes, date, Results], RuleResult]] = {
    "periods_met": _periods_met,
    "share_in_each_group": _share_in_each_group,
    "share_in_window": _share_in_window,
    "regularly_calculated": _regularly_calculated,
    "trend_to_goal": _trend_to_goal,
}


def _latest(rule: Rule, outcomes: Outcomes, count: int, cut_off: date) -> list[PeriodOutcome]:
    """The most recent months, or days or intervals that count, oldest first."""
    if _grain(rule) is Grain.MONTH:
        return [outcomes.month(month) for month in last_months(cut_off, count)]
    each = outcomes.each_interval if _grain(rule) is Grain.INTERVAL else lambda day: [outcomes.day(day)]
    found: list[PeriodOutcome] = []
    for back in range(7 * count + FURTHEST_BACK):
        entries = each(cut_off - timedelta(days=back))
        found += [entry for entry in reversed(entries) if entry.outcome is not Outcome.LEFT_OUT]
        if len(found) >= count:
            break
    return found[:count][::-1]


def _within(rule: Rule, outcomes: Outcomes, first: date, last: date) -> Tally:
    """The periods that lie wholly between one day and another, both included."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if _grain(rule) is Grain.INTERVAL:
        return Tally.sum([outcomes.intervals(day) for day in days])
    if _grain(rule) is Grain.DAY:
        return Tally.of(outcomes.day(day) for day in days)
    months = dict.fromkeys(Month.of(day) for day in days)
    whole = [month for month in months if first <= month.first_day and month.last_day <= last]
    return Tally.of(outcomes.month(month) for month in whole)


def _grain(rule: Rule) -> Grain:
    return Grain(str(rule.settings["period"]))


def holds(met: int, total: int, share: Fraction) -> bool:
    """Whether a share was reached, in whole numbers: 5 x met >= 4 x total. Of nothing, no share was."""
    return total > 0 and met * share.denominator >= share.numerator * total


def _counted(rule: Rule, tally: Tally, proof: Proof, total: int, needed: int) -> RuleResult:
    """The result of a rule that counts; where no period could be held against a target, nothing is proven."""
    if tally.met == 0 and len(tally.missing) == len(tally.failed):
        return RuleResult(
            rule.checkpoint, rule.rule, Proof.UNDETERMINED, 0, total, needed, grain=_grain(rule)
        )
    return RuleResult(
        rule.checkpoint, rule.rule, proof, tally.met, total, needed, tally.failed, tally.missing,
        tally.partial, tally.as_given, grain=_grain(rule),
    )  # fmt: skip


def _distance(entry: PeriodOutcome) -> Fraction | None:
    """How far a period lies from its target; None where that is not known."""
    if entry.value is not None and entry.target is not None:
        return entry.value - entry.target
    return Fraction(0) if entry.outcome is Outcome.MET else None


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
