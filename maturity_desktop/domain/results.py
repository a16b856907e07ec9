"""Everything that one rating set of one framework makes of an audit: the one truth for every output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    Change,
    Evidence,
    Link,
    Note,
    SetLevel,
    Target,
)
from maturity_desktop.domain.changes import Headline, Place, Standing, note_at
from maturity_desktop.domain.confidence import Confidence, confidence
from maturity_desktop.domain.framework import Checkpoint, Criterion, Domain, Framework, TargetProfile
from maturity_desktop.domain.gaps import Gap, gap, missing, profile_in_force, target_of
from maturity_desktop.domain.improvement_records import IMPROVEMENT_RECORDS, GapWeighing, OwnProfile
from maturity_desktop.domain.ladder import Ladder, missing_periods, proposals
from maturity_desktop.domain.plan_records import PLAN_RECORDS
from maturity_desktop.domain.scoring import (
    Answers,
    CriterionScore,
    RollUp,
    State,
    concerns,
    roll_up,
    score_criterion,
    transition,
)

Ladders = Mapping[str, Ladder]
"""What the client's figures prove, by criterion."""
MISSING_NAMED = 3
"""How many missing periods a reason names."""


class ReasonCode(StrEnum):
    """Why a rating is provisional."""

    NO_EVIDENCE = "no evidence"
    NO_REASON = "no reason given"
    RESERVATION = "reservation"
    FIGURES_MISSING = "figures missing"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a rating is provisional; `detail` holds the assessor's own words where there are any.

    Where figures are missing it names the periods (2025-09, 2025-09-14), and `channels` those without any.
    """

    code: ReasonCode
    detail: str = ""
    channels: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.detail or self.code.value


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A criterion with its score, its support and its gap; `missing` lists what the target still wants.

    `gap` is None while the criterion is not rated. `status` is the framework's word for being on the way to
    the next level, or empty. `asked` holds the checkpoints and signs that are about this client. `ladder` is
    what the client's figures prove, where the criterion is measured and there are any.
    """

    criterion: Criterion
    domain: Domain
    score: CriterionScore
    answers: Answers
    remarks: Mapping[str, str]
    set_reason: str
    note: str
    target: int
    gap: Gap | None
    confidence: Confidence
    provisional: tuple[Reason, ...]
    evidence: tuple[tuple[Link, Evidence], ...]
    missing: tuple[tuple[int, Checkpoint], ...]
    status: str
    asked: frozenset[str]
    ladder: Ladder | None = None

    @property
    def level(self) -> int | None:
        return self.score.level

    @property
    def blocking(self) -> tuple[Checkpoint, ...]:
        """The signs that are observed, in part too, and keep a level from being reached."""
        observed = (AnswerValue.MET, AnswerValue.PARTLY)
        return tuple(
            sign
            for sign in self.criterion.checkpoints
            if sign.blocks is not None and sign.id in self.asked and self.answers.get(sign.id) in observed
        )

    @property
    def proposals(self) -> Mapping[str, AnswerValue]:
        """The answers that the figures propose, by checkpoint."""
        return proposals(self.ladder) if self.ladder else {}

    @property
    def items(self) -> tuple[Evidence, ...]:
        """The evidence, each item once."""
        return tuple({item.id: item for _, item in self.evidence}.values())


@dataclass(frozen=True)
class Results:
    """The results of one rating set of one framework."""

    audit: Audit
    framework: Framework
    place: Place
    criteria: tuple[CriterionResult, ...]
    domains: tuple[tuple[Domain, RollUp], ...]
    whole: RollUp
    ladders: Ladders = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, CriterionResult]:
        return {result.criterion.id: result for result in self.criteria}

    def of(self, criterion: str) -> CriterionResult:
        """The result of a criterion; KeyError where there is none."""
        return self._by_id[criterion]

    @cached_property
    def ranked_gaps(self) -> tuple[CriterionResult, ...]:
        """Criteria below their target, highest priority first, then in the order of the standard."""
        below = [result for result in self.criteria if result.gap is not None and result.gap.size > 0]
        return tuple(sorted(below, key=lambda result: -(result.gap.priority if result.gap else 0.0)))

    @property
    def profile(self) -> TargetProfile:
        """The target profile whose gaps are shown."""
        return profile_in_force(self.audit, self.framework)

    @property
    def headline(self) -> Headline:
        """The figures by which the library lists an audit, and where it stands."""
        whole = self.whole
        return Headline(
            self.framework.id, whole.level, whole.rated, whole.applicable, whole.provisional, self.standing
        )

    @property
    def standing(self) -> Standing:
        """Where the audit stands by domain and criterion."""
        return Standing(
            {domain.id: found.level for domain, found in self.domains},
            {own.criterion.id: own.level for own in self.criteria if own.level is not None},
            tuple(own.criterion.id for own in self.criteria if own.gap is not None and own.gap.size > 0),
        )

    @property
    def unrated(self) -> tuple[CriterionResult, ...]:
        return tuple(result for result in self.criteria if result.score.state is State.UNRATED)

    @property
    def unproven(self) -> tuple[CriterionResult, ...]:
        """Applicable criteria that no current, supporting evidence stands behind."""
        return tuple(
            result
            for result in self.criteria
            if result.score.state is not State.NOT_APPLICABLE and result.confidence is Confidence.NONE
        )


def evaluate(
    audit: Audit, framework: Framework, rating_set: str = AGREED, ladders: Ladders | None = None
) -> Results:
    """The results of a rating set; `ladders` are what the client's figures prove, by criterion."""
    ladders = ladders or {}
    place = Place(audit.id, framework.id, rating_set)
    facts, profile = facts_of(audit, framework), profile_in_force(audit, framework)
    criteria = tuple(
        _evaluate_criterion(
            audit, framework, place, domain, criterion, facts, profile, ladders.get(criterion.id)
        )
        for domain in framework.domains
        for criterion in domain.criteria
    )
    return _rolled_up(audit, framework, place, criteria, ladders)


def evaluate_after(before: Results, audit: Audit, changes: Iterable[Change]) -> Results:
    """What evaluate() makes of the audit after the changes; criteria that they do not touch are kept."""
    framework, place = before.framework, before.place
    touched = _touched(before, audit, changes)
    facts, profile = facts_of(audit, framework), profile_in_force(audit, framework)
    criteria = tuple(
        _evaluate_criterion(audit, framework, place, old.domain, old.criterion, facts, profile, old.ladder)
        if old.criterion.id in touched
        else old
        for old in before.criteria
    )
    return _rolled_up(audit, framework, place, criteria, before.ladders)


def _touched(before: Results, audit: Audit, changes: Iterable[Change]) -> set[str]:
    """The criteria that the changes may touch: all where a record speaks of the whole audit."""
    framework = before.framework
    touched: set[str] = set()
    items: set[str] = set()
    for record in (change.record for change in changes):
        if isinstance(record, Answer):
            found = framework.criterion_of_checkpoint.get(record.checkpoint)
            touched |= {found.id} if found else set()
        elif isinstance(record, SetLevel | Note | Link | Target | GapWeighing):
            touched.add(record.criterion)
        elif isinstance(record, Evidence):
            items.add(record.id)
        elif isinstance(record, PLAN_RECORDS + IMPROVEMENT_RECORDS) and not isinstance(record, OwnProfile):
            continue  # how an audit is carried out, and what follows from it, changes no rating
        else:
            return {old.criterion.id for old in before.criteria}
    if items:
        used = (link for side in (before.audit, audit) for link in side.all(Link))
        touched |= {link.criterion for link in used if link.evidence in items}
    return touched


def _rolled_up(
    audit: Audit,
    framework: Framework,
    place: Place,
    criteria: tuple[CriterionResult, ...],
    ladders: Ladders,
) -> Results:
    weights = {result.criterion.id: result.criterion.weight for result in criteria}
    domains = tuple(
        (domain, roll_up((r.score for r in criteria if r.domain is domain), weights, framework.scoring))
        for domain in framework.domains
    )
    rules = framework.scoring
    whole = roll_up((result.score for result in criteria), weights, rules, mean=rules.aggregate)
    return Results(audit, framework, place, criteria, domains, whole, ladders)


def _evaluate_criterion(
    audit: Audit,
    framework: Framework,
    place: Place,
    domain: Domain,
    criterion: Criterion,
    facts: Mapping[str, bool],
    profile: TargetProfile,
    proven: Ladder | None,
) -> CriterionResult:
    key = (place.audit, place.framework, place.rating_set)
    found = (audit.get(Answer, *key, point.id) for point in criterion.checkpoints)
    given = [entry for entry in found if entry is not None]
    answers = {entry.checkpoint: entry.value for entry in given if entry.value is not None}
    remarks = {entry.checkpoint: entry.remark for entry in given if entry.remark}
    chosen = audit.get(SetLevel, *key, criterion.id)
    if chosen is not None and not framework.floor <= chosen.level <= framework.top:
        chosen = None  # set on the scale of another edition
    score = score_criterion(criterion, answers, facts, framework.scoring, chosen.level if chosen else None)
    linked = tuple(_linked(audit, framework.id, criterion.id))
    support = confidence(linked, audit.details.cut_off)
    note = note_at(audit, place, criterion.id)
    target = target_of(audit, framework, criterion.id, profile)
    weighing = audit.get(GapWeighing, audit.id, framework.id, criterion.id)
    unreasoned = (chosen is not None and not chosen.reason.strip()) or any(
        value is AnswerValue.NOT_APPLICABLE and not remarks.get(point, "").strip()
        for point, value in answers.items()
    )
    return CriterionResult(
        criterion=criterion,
        domain=domain,
        score=score,
        answers=answers,
        remarks=remarks,
        set_reason=chosen.reason if chosen else "",
        note=note.text,
        target=target,
        gap=gap(criterion, score.level, target, weighing) if score.level is not None else None,
        confidence=support,
        provisional=tuple(_reasons(score, support, unreasoned, note.reservation, proven)),
        evidence=linked,
        missing=missing(criterion, answers, facts, target),
        status=transition(score, framework.step(score.level)) if score.level is not None else "",
        ladder=proven,
        asked=frozenset(point.id for point in criterion.checkpoints if concerns(point, answers, facts)),
    )


def facts_of(audit: Audit, framework: Framework) -> Mapping[str, bool]:
    """The client's facts, with the framework's defaults for those that were not asked."""
    return {fact.id: audit.client.facts.get(fact.id, fact.default) for fact in framework.facts}


def _linked(audit: Audit, framework: str, criterion: str) -> list[tuple[Link, Evidence]]:
    links = audit.links_by_criterion.get((framework, criterion), ())
    found = ((link, audit.get(Evidence, audit.client.id, link.evidence)) for link in links)
    return [(link, item) for link, item in found if item is not None]


def _reasons(
    score: CriterionScore, support: Confidence, unreasoned: bool, reservation: str, proven: Ladder | None
) -> list[Reason]:
    if score.level is None:
        return []
    reasons = []
    if support is Confidence.NONE:
        reasons.append(Reason(ReasonCode.NO_EVIDENCE))
    if unreasoned:
        reasons.append(Reason(ReasonCode.NO_REASON))
    if reservation.strip():
        reasons.append(Reason(ReasonCode.RESERVATION, reservation.strip()))
    missing = missing_periods(proven) if proven else ()
    channels = proven.without_figures if proven else ()
    if missing or channels:
        more = " …" if len(missing) > MISSING_NAMED else ""
        periods = ", ".join(missing[:MISSING_NAMED]) + more
        reasons.append(Reason(ReasonCode.FIGURES_MISSING, periods, channels))
    return reasons
