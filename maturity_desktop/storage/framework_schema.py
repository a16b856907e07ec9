"""What a framework's file may hold, as types: version 1 of its schema, of the wording laid over it and of the
crosswalk between frameworks.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from maturity_desktop.domain.crosswalk import Strength
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.phases import TaskKind, Where

SCHEMA = 1

LONGEST_ID = 60
"""Characters of an id; files are named after those of frameworks."""
LONGEST_TITLE = 300
LONGEST_TEXT = 20_000

Text = Annotated[str, Meta(pattern=r"\S", max_length=LONGEST_TEXT)]
"""A text that says something."""
Words = Annotated[str, Meta(max_length=LONGEST_TEXT)]
"""A text that may be empty."""
Title = Annotated[str, Meta(pattern=r"\S", max_length=LONGEST_TITLE)]
Name = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=LONGEST_ID)]
"""What ids are made of: letters, digits, `_`, `.` and `-`."""
Key = Annotated[str, Meta(max_length=LONGEST_ID)]
"""The id of a role, a fact or a theme."""
OneToFive = Annotated[int, Meta(ge=1, le=5)]
Count = Annotated[int, Meta(ge=1, le=10_000)]
Day = Annotated[int, Meta(ge=1, le=1000)]
Minutes = Annotated[int, Meta(ge=5, le=24 * 60)]
Share = Annotated[float, Meta(gt=0, le=1)]
Period = Literal["month", "day", "interval"]
Activity = Literal[
    "", "meeting", "interview", "focus_group", "observation", "walk_through", "document_review", "survey"
]

CertificationRule = Literal[
    "valid_years", "reminder_months", "mid_term_months", "most_missing", "lowest_confidence"
]


class Entry(Struct, forbid_unknown_fields=True):
    """A mapping of the file; its fields are the keys."""


class TransitionEntry(Entry):
    """A status shown beside a level once such a share of the next one is met."""

    title: Title
    share: Share


class StepEntry(Entry):
    """A step of the scale; `added` marks one that the source does not have."""

    level: int
    title: Title
    added: bool = False
    transition: TransitionEntry | None = None


class BeyondEntry(Entry):
    """A stage above the scale that the source names and does not describe."""

    title: Title
    text: Text


class ScoringEntry(Entry):
    floor: int = 0
    threshold: Share = 1.0
    aggregate: Literal["mean", "none"] = "mean"
    headline_coverage: Share = 0.6
    certification_coverage: Share = 1.0
    points: bool = False


class TargetEntry(Entry):
    id: Name
    title: Title
    level: int
    exceptions: dict[str, int] = {}
    added: bool = False
    note: Words = ""


class CertificationEntry(Entry):
    """How long an award holds and what readiness allows; `added` names the rules that the source has not."""

    valid_years: Annotated[int, Meta(ge=1, le=20)] = 2
    reminder_months: Annotated[int, Meta(ge=0, le=60)] = 6
    mid_term_months: Annotated[int, Meta(ge=0, le=240)] = 12
    most_missing: Annotated[int, Meta(ge=0, le=10_000)] = 3
    lowest_confidence: Literal["A", "B"] = "B"
    added: list[CertificationRule] = []
    note: Words = ""


class FactEntry(Entry):
    question: Text
    default: bool


class RemarkEntry(Entry):
    about: Text
    text: Text


class HintEntry(Entry):
    kind: EvidenceKind
    what: Text


class ConditionEntry(Entry, rename={"value": "is"}):
    fact: str
    value: bool


class CheckpointEntry(Entry):
    id: Name
    text: Text
    examples: Words = ""
    ask: list[str] = []
    sign: bool = False
    when: ConditionEntry | None = None
    theme: str = ""
    blocks: int | None = None
    added: bool = False


class PeriodsMet(Entry, tag_field="rule", tag="periods_met"):
    """So many periods of the window reached their target."""

    checkpoint: str
    period: Period
    window: Count
    at_least: Count


class ShareInEachGroup(Entry, tag_field="rule", tag="share_in_each_group"):
    """In each of the latest groups, such a share of the periods reached its target. A group is a month."""

    checkpoint: str
    period: Period
    group: Literal["month"]
    groups: Count
    share: Share


class ShareInWindow(Entry, tag_field="rule", tag="share_in_window"):
    """Of all periods of so many days, such a share reached its target."""

    checkpoint: str
    period: Period
    window_days: Count
    share: Share


class RegularlyCalculated(Entry, tag_field="rule", tag="regularly_calculated"):
    """Every period of the window has a figure."""

    checkpoint: str
    period: Period
    window: Count


class TrendToGoal(Entry, tag_field="rule", tag="trend_to_goal"):
    """The distance to the target shrinks over the window, seen in at least so many periods.

    It needs not where the checkpoint `or_when` is met already.
    """

    checkpoint: str
    period: Period
    window: Count
    at_least: Count
    or_when: str = ""


RuleEntry = PeriodsMet | ShareInEachGroup | ShareInWindow | RegularlyCalculated | TrendToGoal


class MayNotApplyEntry(Entry):
    levels: list[int]
    where: Text
    why: Text


class MeasureEntry(Entry):
    value: Name
    unit: Title
    direction: Literal["at_least", "at_most"]
    by_channel: bool
    rules: list[RuleEntry]
    may_not_apply: MayNotApplyEntry | None = None


class CriterionEntry(Entry):
    id: Name
    title: Title
    intent: Text
    levels: dict[int, list[CheckpointEntry]]
    evidence: list[HintEntry] = []
    ask: list[str] = []
    weight: Annotated[float, Meta(gt=0)] = 1.0
    impact: OneToFive = 3
    effort: OneToFive = 3
    measure: MeasureEntry | None = None


class DomainEntry(Entry):
    id: Name
    title: Title
    intent: Text
    criteria: list[CriterionEntry]
    undescribed: Words = ""


class TaskEntry(Entry):
    """A task of the programme; `who` are roles, `timing` is in words."""

    id: Name
    what: Text
    kind: TaskKind
    why: Words = ""
    deliverable: Words = ""
    who: list[str] = []
    timing: Words = ""
    criteria: list[str] = []
    added: bool = False
    day: Day | None = None
    activity: Activity = ""
    minutes: Minutes | None = None


class PhaseEntry(Entry):
    """A part of the programme and, where it leads to one, the level that it leads to.

    `days` are the working days that it takes.
    """

    id: Name
    title: Title
    tasks: list[TaskEntry]
    about: Words = ""
    level: int | None = None
    days: Day | None = None
    where: Where = Where.OFF_SITE


class PaceEntry(Entry):
    """A length of the whole programme to choose from: working days by phase."""

    id: Name
    title: Title
    days: dict[str, Annotated[int, Meta(ge=0, le=1000)]]


class RequestEntry(Entry):
    """A thing that clients are asked to hand over; `owner` is a role."""

    id: Name
    title: Title
    what: Text
    period: Words = ""
    format: Words = ""
    owner: str = ""
    criteria: list[str] = []
    added: bool = False


class ProgrammeEntry(Entry):
    """The whole file of the general programme."""

    schema: Literal[1]
    about: Text
    programme: list[PhaseEntry]
    paces: list[PaceEntry] = []


class FrameworkEntry(Entry):
    """The whole file."""

    schema: Literal[1]
    id: Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", max_length=LONGEST_ID)]
    title: Title
    short_title: Title
    edition: Title
    about: Text
    scale: list[StepEntry]
    domains: list[DomainEntry]
    owner: Annotated[str, Meta(max_length=LONGEST_TITLE)] = ""
    scoring: ScoringEntry = field(default_factory=ScoringEntry)
    targets: list[TargetEntry] = []
    certification: CertificationEntry | None = None
    roles: dict[Key, Title] = {}
    facts: dict[Key, FactEntry] = {}
    remarks: list[RemarkEntry] = []
    beyond: list[BeyondEntry] = []
    themes: dict[Key, Title] = {}
    programme: list[PhaseEntry] = []
    paces: list[PaceEntry] = []
    requests: list[RequestEntry] = []


class WordingEntry(Entry):
    """A firm's licensed wording: the texts that replace the framework's own, by id."""

    schema: Literal[1]
    framework: str
    wording: dict[str, Text]


class EndEntry(Entry):
    """A criterion of a framework, narrowed to levels or to checkpoints where one of these is given."""

    framework: str
    criterion: str
    levels: list[int] = []
    checkpoints: list[str] = []


class PairEntry(Entry, rename={"one": "from", "other": "to"}):
    """Two ends and what they have in common."""

    one: EndEntry
    other: EndEntry
    strength: Strength
    reason: Text


class CrosswalkEntry(Entry):
    """The whole file of a crosswalk."""

    schema: Literal[1]
    about: Text
    pairs: list[PairEntry]


def settings_of(rule: RuleEntry) -> dict[str, Any]:
    """A rule's numbers and words, without its name and its checkpoint."""
    return {name: getattr(rule, name) for name in rule.__struct_fields__ if name != "checkpoint"}
