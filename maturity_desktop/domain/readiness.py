"""Readiness for a certification: whether a centre meets a profile, and what stands in its way.

It is this tool's reading of a profile that the firm sets; nobody is certified by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.certification import CertificationRules, rules_of
from maturity_desktop.domain.changes import Changes, drop, put
from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.framework import Checkpoint, Framework, TargetProfile
from maturity_desktop.domain.gaps import missing, profiles_of, target_of
from maturity_desktop.domain.improvement_records import ReadinessRules
from maturity_desktop.domain.ladder import earliest_for
from maturity_desktop.domain.results import CriterionResult, Reason, ReasonCode, Results, facts_of
from maturity_desktop.domain.scoring import State, exact
from maturity_desktop.domain.series import Month

READINESS = "readiness"
"""The id of the profile that readiness is usually stated against."""


class Verdict(StrEnum):
    """What is stated of a centre."""

    READY = "ready"
    BUT_FOR = "but_for"
    """Ready but for so few criteria that they are listed."""
    NOT_READY = "not_ready"


class Shortfall(StrEnum):
    """Why a criterion misses the profile."""

    UNRATED = "unrated"
    BELOW = "below"
    UNPROVEN = "unproven"
    """No current, supporting evidence."""
    WEAK = "weak"
    """Evidence, and not of the confidence that is wanted."""
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Blocker:
    """A checkpoint of a level that is not met, or a sign that is observed and blocks it."""

    level: int
    checkpoint: Checkpoint

    @property
    def is_sign(self) -> bool:
        return self.checkpoint.sign


@dataclass(frozen=True, slots=True)
class Miss:
    """A criterion that misses the profile, with every reason.

    `blockers` are what keeps it from its target, lowest level first. `earliest` is the first month at whose
    end the figures of a measured criterion could prove the target; None where they cannot alone, or need not.
    """

    result: CriterionResult
    target: int
    shortfalls: tuple[Shortfall, ...]
    blockers: tuple[Blocker, ...]
    provisional: tuple[Reason, ...]
    earliest: Month | None = None

    @property
    def is_measured_short(self) -> bool:
        """Whether the client's figures do not prove the target."""
        proven = self.result.ladder
        return proven is not None and proven.level < self.target


@dataclass(frozen=True, slots=True)
class Statement:
    """How a centre stands against a profile, with the rules by which that was found.

    `most_missing` is the audit's own number where it has one. Below the coverage that a statement wants it is
    `provisional`.
    """

    profile: TargetProfile
    rules: CertificationRules
    most_missing: int
    verdict: Verdict
    applicable: int
    rated: int
    provisional: bool
    misses: tuple[Miss, ...]

    @property
    def meeting(self) -> int:
        """How many criteria meet the profile."""
        return self.applicable - len(self.misses)

    @property
    def blockers(self) -> int:
        """How many checkpoints and signs stand in the way."""
        return sum(len(miss.blockers) for miss in self.misses)

    @property
    def earliest(self) -> Month | None:
        """The first month at whose end the figures of all measured criteria could prove their targets.

        None where no figure is short, or one of them cannot get there by figures alone.
        """
        short = [miss.earliest for miss in self.misses if miss.is_measured_short]
        months = [month for month in short if month is not None]
        if not short or len(months) < len(short):
            return None
        return max(months, key=lambda month: month.first_day)


def statement(results: Results, profile: TargetProfile | None = None) -> Statement:
    """How an audit stands against a profile, that of its statement where none is named."""
    audit, framework = results.audit, results.framework
    profile = profile or stated_profile(audit, framework)
    rules = rules_of(framework)
    applicable = [own for own in results.criteria if own.score.state is not State.NOT_APPLICABLE]
    found = (_miss(results, own, profile, rules) for own in applicable)
    misses = tuple(miss for miss in found if miss is not None)
    rated = sum(own.level is not None for own in applicable)
    most = most_missing(audit, framework)
    covered = rated >= exact(framework.scoring.certification_coverage) * len(applicable)
    verdict = _verdict(len(applicable), len(misses), most)
    return Statement(profile, rules, most, verdict, len(applicable), rated, not covered, misses)


def _verdict(applicable: int, missing_it: int, most: int) -> Verdict:
    """Where nothing applies, and where every criterion misses the profile, nobody is ready."""
    if not applicable or missing_it == applicable:
        return Verdict.NOT_READY
    if not missing_it:
        return Verdict.READY
    return Verdict.BUT_FOR if missing_it <= most else Verdict.NOT_READY


def stated_profile(audit: Audit, framework: Framework) -> TargetProfile:
    """What readiness is stated against: the audit's choice, else the framework's own profile of that name.

    The profile whose gaps are shown may be another: a client's ambition is no mark to pass.
    """
    rules = audit.get(ReadinessRules, audit.id, framework.id)
    known = {profile.id: profile for profile in profiles_of(audit, framework)}
    chosen = known.get(rules.profile) if rules is not None else None
    return chosen or framework.profile_for(READINESS)


def most_missing(audit: Audit, framework: Framework) -> int:
    """How many criteria may miss the profile: the audit's own number, else the framework's."""
    own = audit.get(ReadinessRules, audit.id, framework.id)
    return own.most_missing if own is not None else rules_of(framework).most_missing


def set_rules(
    audit: Audit, framework: Framework, profile: str | None = None, number: int | None = None
) -> Changes:
    """The audit's own profile or number; None leaves what is there. Those of the framework need no record."""
    profile = stated_profile(audit, framework).id if profile is None else profile
    number = most_missing(audit, framework) if number is None else number
    usual = framework.profile_for(READINESS).id
    record = ReadinessRules(audit.id, framework.id, number, "" if profile == usual else profile)
    is_usual = not record.profile and number == rules_of(framework).most_missing
    return drop(audit, record) if is_usual else put(audit, record)


def _miss(
    results: Results, result: CriterionResult, profile: TargetProfile, rules: CertificationRules
) -> Miss | None:
    target = target_of(results.audit, results.framework, result.criterion.id, profile)
    reasons = tuple(own for own in result.provisional if own.code is not ReasonCode.NO_EVIDENCE)
    shortfalls = tuple(_shortfalls(result, target, rules, reasons))
    if not shortfalls:
        return None
    short = Shortfall.UNRATED in shortfalls or Shortfall.BELOW in shortfalls
    blockers = tuple(_blockers(results, result, target)) if short else ()
    return Miss(result, target, shortfalls, blockers, reasons, _earliest(results, result, target))


def _shortfalls(
    result: CriterionResult, target: int, rules: CertificationRules, reasons: tuple[Reason, ...]
) -> Iterable[Shortfall]:
    if result.level is None:
        yield Shortfall.UNRATED
    elif result.level < target:
        yield Shortfall.BELOW
    if result.confidence is Confidence.NONE:
        yield Shortfall.UNPROVEN
    elif result.confidence.value > rules.lowest_confidence:
        yield Shortfall.WEAK
    if reasons:
        yield Shortfall.PROVISIONAL


def _blockers(results: Results, result: CriterionResult, target: int) -> Iterable[Blocker]:
    """Of the levels up to the target that are not reached: what is not met, and the signs that block."""
    facts = facts_of(results.audit, results.framework)
    reached = {level.number for level in result.score.levels if level.satisfied_low}
    open_points = [
        Blocker(level, point)
        for level, point in missing(result.criterion, result.answers, facts, target)
        if level not in reached and level > results.framework.floor
    ]
    signs = [Blocker(sign.blocks, sign) for sign in result.blocking if sign.blocks and sign.blocks <= target]
    yield from sorted((*open_points, *signs), key=lambda own: own.level)


def _earliest(results: Results, result: CriterionResult, target: int) -> Month | None:
    proven = result.ladder
    if proven is None or proven.level >= target:
        return None
    return earliest_for(result.criterion, results.framework.floor, proven, target)
