"""A new audit from an earlier one: what it takes along, and who of its team is not independent.

No rating is taken along, nor a figure: what the centre is now has to be found anew, with last time's beside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from maturity_desktop.domain.actions import OPEN
from maturity_desktop.domain.audit import Audit, AuditDetails, Target
from maturity_desktop.domain.certification import same_name
from maturity_desktop.domain.figure_records import MeasureSettings, OpeningTime
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionFinding,
    ActionPrerequisite,
    Consulting,
    EarlierAudit,
    Finding,
    GapWeighing,
    OwnProfile,
    ReadinessRules,
    RoadmapSettings,
    Training,
)
from maturity_desktop.domain.plan_records import (
    Assignment,
    PlanSettings,
    Request,
    RequestCriterion,
    RequestStatus,
    TeamMember,
)
from maturity_desktop.domain.record import Record, new_key
from maturity_desktop.domain.report_records import ReportPlan

Frameworks = Mapping[str, Framework]
"""The editions that the new audit stands on, by framework."""
AnswersWords = Callable[[Sequence[Finding]], str]
"""Says which findings of the earlier audit an action answers."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is decided of the new audit; `team` are the names of those who audit, the lead first."""

    cut_off: date
    started_on: date
    assessor: str = ""
    team: tuple[str, ...] = ()
    consulting: tuple[Consulting, ...] = ()
    actions: bool = True
    requests: bool = False


class Tie(StrEnum):
    """Why somebody is not independent of what is audited."""

    ADVISED = "advised"
    OWNED = "owned"
    """They had actions of the earlier audit to carry out."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody who audits what they had a part in; `what` is on what they advised, or their actions."""

    name: str
    tie: Tie
    what: tuple[str, ...] = ()
    until: date | None = None


def conflicts(earlier: Audit, names: Iterable[str], consulting: Iterable[Consulting]) -> tuple[Conflict, ...]:
    """Those of the new team who advised the client or had actions of the earlier audit to carry out."""
    advised = tuple(consulting)
    return tuple(found for name in dict.fromkeys(names) for found in _ties(earlier, name, advised))


def _ties(earlier: Audit, name: str, advised: Sequence[Consulting]) -> Iterator[Conflict]:
    for own in advised:
        if same_name(own.name, name):
            yield Conflict(name, Tie.ADVISED, (own.what,) if own.what.strip() else (), own.until)
    owned = sorted(
        (own for own in earlier.all(Action) if same_name(own.owner, name)), key=lambda own: own.number
    )
    if owned:
        yield Conflict(name, Tie.OWNED, tuple(own.label for own in owned))


def suggested_team(earlier: Audit) -> tuple[str, ...]:
    """Who audited last time, the lead first; who assessed where no team was named."""
    members = sorted(earlier.all(TeamMember), key=lambda own: (not own.is_lead, own.name.casefold()))
    assessor = earlier.details.assessor
    return tuple(own.name for own in members) or ((assessor,) if assessor else ())


def details_of(earlier: Audit, audit: str, wanted: Wanted) -> AuditDetails:
    """The new audit's particulars; what follows a sample is one, and the profile in force is kept."""
    return AuditDetails(
        audit,
        earlier.client.id,
        wanted.cut_off,
        wanted.started_on,
        wanted.assessor,
        earlier.details.target_profile,
        earlier.details.is_sample,
    )


def is_later(earlier: Audit, cut_off: date) -> bool:
    """Whether an audit with this cut-off looks at a later time; only then is it the next one."""
    return cut_off > earlier.details.cut_off


def taken_along(
    earlier: Audit, audit: str, frameworks: Frameworks, wanted: Wanted, answers: AnswersWords
) -> Iterator[Record]:
    """The records that the new audit begins with, besides its particulars; referred-to kinds first."""
    yield EarlierAudit(audit, earlier.id)
    yield from _team(earlier, audit, wanted)
    yield from _targets(earlier, audit, frameworks)
    yield from _ways(earlier, audit)
    if wanted.actions:
        yield from _actions(earlier, audit, frameworks, answers)
    if wanted.requests:
        yield from _requests(earlier, audit, frameworks)


def _team(earlier: Audit, audit: str, wanted: Wanted) -> Iterator[Record]:
    """The team, who looks after which criterion where they are of it still, and who advised the client."""
    known = {own.name: own for own in earlier.all(TeamMember)}
    for place, name in enumerate(wanted.team):
        before = known.get(name)
        yield TeamMember(audit, name, before.initials if before else "", is_lead=place == 0)
    for own in earlier.all(Assignment):
        if own.assessor in wanted.team:
            yield replace(own, audit=audit)
    told = {own.name: own for own in (*earlier.all(Consulting), *wanted.consulting)}
    for name, consulted in told.items():
        yield replace(consulted, audit=audit, name=name)


def _targets(earlier: Audit, audit: str, frameworks: Frameworks) -> Iterator[Record]:
    """Profiles, targets of criteria that the new editions have, and weighings: these rest elsewhere."""
    for profile in earlier.all(OwnProfile):
        if profile.framework in frameworks:
            yield replace(profile, audit=audit)
    for own in earlier.all(Target):
        if _has_criterion(frameworks, own.framework, own.criterion):
            yield replace(own, audit=audit)
    for weighing in earlier.all(GapWeighing):
        yield replace(weighing, audit=audit)
    for rules in earlier.all(ReadinessRules):
        if rules.framework in frameworks:
            yield replace(rules, audit=audit)


def _ways(earlier: Audit, audit: str) -> Iterator[Record]:
    """How the client works and how the audit was run, without a day of either."""
    of_the_client: tuple[OpeningTime | MeasureSettings, ...] = (
        *earlier.all(OpeningTime), *earlier.all(MeasureSettings)
    )  # fmt: skip
    for own in of_the_client:
        yield replace(own, audit=audit)
    for plan in earlier.all(PlanSettings):
        yield replace(plan, audit=audit, starts_on=None)
    for roadmap in earlier.all(RoadmapSettings):
        yield replace(roadmap, audit=audit, starts_on=None)
    for report in earlier.all(ReportPlan):
        yield replace(report, audit=audit, title="", version="")


def open_actions(earlier: Audit) -> tuple[Action, ...]:
    """The actions that are neither done nor dropped, by number."""
    return tuple(
        sorted((own for own in earlier.all(Action) if own.state in OPEN), key=lambda own: own.number)
    )


def _actions(earlier: Audit, audit: str, frameworks: Frameworks, answers: AnswersWords) -> Iterator[Record]:
    """Open actions keep their numbers and what they close; the findings that they answer are named in words.

    Trainings that were not held go with them.

    Where a person placed them they stay: the waves' days begin anew, what was decided of them does not.
    """
    carried = {own.id: new_key() for own in open_actions(earlier)}
    findings = {own.id: own for own in earlier.all(Finding)}
    for own in open_actions(earlier):
        answered = sorted(
            (findings[link.finding] for link in earlier.all(ActionFinding) if link.action == own.id),
            key=lambda finding: finding.number,
        )
        said = answers(answered) if answered else ""
        what = "\n\n".join(part for part in (own.what, said) if part)
        yield replace(own, audit=audit, id=carried[own.id], what=what)
    for point in earlier.all(ActionCheckpoint):
        if point.action in carried and _has_checkpoint(frameworks, point):
            yield replace(point, audit=audit, action=carried[point.action])
    for order in earlier.all(ActionPrerequisite):
        if order.action in carried and order.first in carried:
            yield ActionPrerequisite(audit, carried[order.action], carried[order.first])
    for training in earlier.all(Training):
        if training.done_on is None:
            there = tuple(
                own for own in training.criteria if _has_criterion(frameworks, training.framework, own)
            )
            yield replace(training, audit=audit, criteria=there)


def _requests(earlier: Audit, audit: str, frameworks: Frameworks) -> Iterator[Record]:
    """What was asked for is to be asked for again: as drafts without a day."""
    ids: dict[str, str] = {}
    for own in sorted(earlier.all(Request), key=lambda own: own.number):
        ids[own.id] = new_key()
        yield Request(
            audit, ids[own.id], len(ids), own.title, own.what, own.period, own.format, own.owner,
            RequestStatus.DRAFT, framework=own.framework, template=own.template,
        )  # fmt: skip
    for link in earlier.all(RequestCriterion):
        if link.request in ids and _has_criterion(frameworks, link.framework, link.criterion):
            yield replace(link, audit=audit, request=ids[link.request])


def _has_criterion(frameworks: Frameworks, framework: str, criterion: str) -> bool:
    model = frameworks.get(framework)
    return model is not None and any(own.id == criterion for own in model.criteria)


def _has_checkpoint(frameworks: Frameworks, point: ActionCheckpoint) -> bool:
    model = frameworks.get(point.framework)
    home = model.criterion_of_checkpoint.get(point.checkpoint) if model is not None else None
    return home is not None and home.id == point.criterion
