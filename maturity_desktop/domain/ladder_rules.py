"""The rules of measured criteria: what each makes of one channel's figures up to the cut-off.

A missing period is not met and makes the result provisional, and the denominator never shrinks. Where the
figures that a rule wants were not given at all, its checkpoint cannot be determined.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from maturity_desktop.domain.channel_outcomes import Outcomes
from maturity_desktop.domain.framework import Rule
from maturity_desktop.domain.outcomes import Outcome, PeriodOutcome, Tally
from maturity_desktop.domain.scoring import exact
from maturity_desktop.domain.series import Grain, Month, last_months
from maturity_desktop.domain.trend import slope_of

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


Results = Mapping[str, RuleResult]
"""By checkpoint: what other rules have made of the same channel's figures."""


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


RULES: Mapping[str, Callable[[Rule, Outcomes, date, Results], RuleResult]] = {
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
