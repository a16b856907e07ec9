"""The records of what follows a rating: findings, actions, re-ratings, readiness and the next audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from maturity_desktop.domain.record import Record


class Grade(StrEnum):
    """How grave a finding is; a strength is one too."""

    MAJOR = "major"
    MINOR = "minor"
    OPPORTUNITY = "opportunity"
    STRENGTH = "strength"


class FindingState(StrEnum):
    """What has become of a finding."""

    DRAFT = "draft"
    AGREED = "agreed"
    """The client agrees with it."""
    DISPUTED = "disputed"
    """The client does not; the finding holds the client's answer."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """What was found, against what, why, with what effect, and what is recommended.

    `outcome` is what the recommendation is to bring, `proof` what will show that it has; `answer` is the
    client's.
    """

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    number: int
    grade: Grade
    title: str
    condition: str = ""
    cause: str = ""
    effect: str = ""
    recommendation: str = ""
    outcome: str = ""
    proof: str = ""
    state: FindingState = FindingState.DRAFT
    answer: str = ""
    raised_on: date | None = None
    closed_on: date | None = None

    @property
    def label(self) -> str:
        """The number by which reports name it, for example F-03."""
        return f"F-{self.number:02d}"


@dataclass(frozen=True, slots=True)
class FindingPlace(Record):
    """A criterion that a finding is about, or one checkpoint of it where `checkpoint` is not empty."""

    KEY: ClassVar = ("audit", "finding", "framework", "criterion", "checkpoint")
    audit: str
    finding: str
    framework: str
    criterion: str
    checkpoint: str = ""


@dataclass(frozen=True, slots=True)
class FindingEvidence(Record):
    """An item of evidence that a finding rests on."""

    KEY: ClassVar = ("audit", "finding", "evidence")
    audit: str
    finding: str
    evidence: str


@dataclass(frozen=True, slots=True)
class GapWeighing(Record):
    """What the assessor makes of a criterion's impact and effort, 1 to 5 each, and why; it comes before the
    framework's own."""

    KEY: ClassVar = ("audit", "framework", "criterion")
    audit: str
    framework: str
    criterion: str
    impact: int
    effort: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class OwnProfile(Record):
    """A target profile of the audit's own: a level for every criterion; Target records are its exceptions.

    `source` says where it came from, for example a profile of the firm's.
    """

    KEY: ClassVar = ("audit", "framework", "id")
    audit: str
    framework: str
    id: str
    title: str
    level: int
    note: str = ""
    source: str = ""


class ActionState(StrEnum):
    """How far an action is."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Action(Record):
    """A thing to be done that closes checkpoints.

    `wave` is where a person placed it, empty where the proposal places it, and `position` its place there.
    `impact` and `effort` (1 to 5) are those of its criteria where they are None. `cost` and `benefit` (of a
    year) are whole units of the roadmap's currency; `gain` is the benefit in words.
    """

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    number: int
    title: str
    what: str = ""
    owner: str = ""
    state: ActionState = ActionState.PROPOSED
    wave: str = ""
    position: int = 0
    starts_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    impact: int | None = None
    effort: int | None = None
    cost: int | None = None
    benefit: int | None = None
    gain: str = ""

    @property
    def label(self) -> str:
        """The number by which reports name it, for example A-07."""
        return f"A-{self.number:02d}"


@dataclass(frozen=True, slots=True)
class ActionCheckpoint(Record):
    """A checkpoint that an action is to close."""

    KEY: ClassVar = ("audit", "action", "framework", "criterion", "checkpoint")
    audit: str
    action: str
    framework: str
    criterion: str
    checkpoint: str


@dataclass(frozen=True, slots=True)
class ActionFinding(Record):
    """A finding that an action answers."""

    KEY: ClassVar = ("audit", "action", "finding")
    audit: str
    action: str
    finding: str


@dataclass(frozen=True, slots=True)
class ActionPrerequisite(Record):
    """`first` has to be done before `action`; there are no cycles."""

    KEY: ClassVar = ("audit", "action", "first")
    audit: str
    action: str
    first: str


@dataclass(frozen=True, slots=True)
class ActionNote(Record):
    """What was said of an action's progress on a day."""

    KEY: ClassVar = ("audit", "action", "id")
    audit: str
    action: str
    id: str
    noted_on: date
    noted_by: str
    text: str


@dataclass(frozen=True, slots=True)
class ActionEvidence(Record):
    """An item of evidence that an action was carried out."""

    KEY: ClassVar = ("audit", "action", "evidence")
    audit: str
    action: str
    evidence: str


@dataclass(frozen=True, slots=True)
class RoadmapSettings(Record):
    """The day on which the first wave begins, the currency of costs, how many actions a wave takes."""

    KEY: ClassVar = ("audit",)
    audit: str
    starts_on: date | None = None
    currency: str = ""
    most_in_wave: int | None = None


@dataclass(frozen=True, slots=True)
class Training(Record):
    """A training for people of a role, so that they can carry the roadmap."""

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    position: int
    role: str
    topic: str
    framework: str = ""
    criteria: tuple[str, ...] = ()
    form: str = ""
    hours: int | None = None
    led_by: str = ""
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReRating(Record):
    """How a criterion stands in a month (“2026-05”) after the audit: which of its checkpoints are met by then
    that were not (`met`), and which no longer are (`lost`).

    It holds until the next re-rating of the criterion. `level` is what the assessor set, None where it
    follows from the answers; `note` says why.
    """

    KEY: ClassVar = ("audit", "framework", "criterion", "month")
    audit: str
    framework: str
    criterion: str
    month: str
    met: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    level: int | None = None
    note: str = ""
    rated_by: str = ""
    rated_on: date | None = None


@dataclass(frozen=True, slots=True)
class EarlierAudit(Record):
    """The audit that this one follows."""

    KEY: ClassVar = ("audit",)
    audit: str
    earlier: str


@dataclass(frozen=True, slots=True)
class Counterpart(Record):
    """A criterion of the earlier audit's edition that stands for one of this audit's."""

    KEY: ClassVar = ("audit", "framework", "criterion")
    audit: str
    framework: str
    criterion: str
    earlier: str


@dataclass(frozen=True, slots=True)
class Consulting(Record):
    """Somebody advised the client, on what and until when (None: still)."""

    KEY: ClassVar = ("audit", "name")
    audit: str
    name: str
    what: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SampleDraw(Record):
    """How the criteria of a second rating were drawn: `seed` draws the same ones again from `population`."""

    KEY: ClassVar = ("audit", "framework", "rating_set")
    audit: str
    framework: str
    rating_set: str
    seed: str
    size: int
    population: int
    drawn_on: date


@dataclass(frozen=True, slots=True)
class Consensus(Record):
    """What a meeting agreed on a criterion that two had rated: both levels as they were, and why."""

    KEY: ClassVar = ("audit", "framework", "rating_set", "criterion")
    audit: str
    framework: str
    rating_set: str
    criterion: str
    first: int | None
    second: int | None
    agreed: int | None = None
    reason: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReadinessRules(Record):
    """What readiness is stated against, of this audit's own: a profile (empty: the framework's usual one),
    and how many criteria may miss it where a centre is “ready but for”.
    """

    KEY: ClassVar = ("audit", "framework")
    audit: str
    framework: str
    most_missing: int
    profile: str = ""


class Outcome(StrEnum):
    """What was decided of a certification."""

    AWARDED = "awarded"
    REFUSED = "refused"
    PUT_OFF = "put_off"


@dataclass(frozen=True, slots=True)
class Decision(Record):
    """What a certifying body decided, when, by whom and why; `valid_until` is the last day of the award."""

    KEY: ClassVar = ("audit", "framework")
    audit: str
    framework: str
    outcome: Outcome
    decided_on: date
    decided_by: str
    organisation: str = ""
    reason: str = ""
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class MidTermCheck(Record):
    """A look between award and lapse: when it was due, when it was held, and what came of it."""

    KEY: ClassVar = ("audit", "framework", "id")
    audit: str
    framework: str
    id: str
    due_on: date
    held_on: date | None = None
    held_by: str = ""
    note: str = ""


IMPROVEMENT_RECORDS: tuple[type[Record], ...] = (
    Finding, FindingPlace, FindingEvidence, GapWeighing, OwnProfile, Action, ActionCheckpoint, ActionFinding,
    ActionPrerequisite, ActionNote, ActionEvidence, RoadmapSettings, Training, ReRating, EarlierAudit,
    Counterpart, Consulting, SampleDraw, Consensus, ReadinessRules, Decision, MidTermCheck,
)  # fmt: skip
"""Referred-to kinds first."""
