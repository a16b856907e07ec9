"""A maturity model: its scale, domains, criteria, levels and checkpoints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from maturity_desktop.domain.phases import Pace, Phase, RequestTemplate, Task

if TYPE_CHECKING:
    from maturity_desktop.domain.certification import CertificationRules


class EvidenceKind(StrEnum):
    """What sort of thing supports an answer; the first three are direct, the rest is testimony."""

    DOCUMENT = "document"
    DATA = "data"
    OBSERVATION = "observation"
    INTERVIEW = "interview"
    FOCUS_GROUP = "focus_group"
    SURVEY = "survey"

    @property
    def direct(self) -> bool:
        return self in (EvidenceKind.DOCUMENT, EvidenceKind.DATA, EvidenceKind.OBSERVATION)


@dataclass(frozen=True, slots=True)
class Transition:
    """A status shown beside a level once such a share (0 to 1) of the next one is met."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a framework's scale; `added` marks a step that is this tool's, not the source's."""

    level: int
    title: str
    added: bool = False
    transition: Transition | None = None


@dataclass(frozen=True, slots=True)
class Beyond:
    """A stage above the scale that the source names and does not describe; `text` says what it says."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What checkpoints of several levels are about, under the source's own heading where it has one."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A checkpoint applies only where a fact of the client's profile has this value."""

    fact: str
    value: bool


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One atomic requirement of one level. A sign describes a stage and is never required.

    Where a sign is observed, the level `blocks` is not reached. `added` marks a checkpoint that is this
    tool's, not the source's.
    """

    id: str
    text: str
    examples: str = ""
    ask: tuple[str, ...] = ()
    sign: bool = False
    when: Condition | None = None
    theme: str = ""
    blocks: int | None = None
    added: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """What one criterion wants at one step of the scale."""

    number: int
    checkpoints: tuple[Checkpoint, ...]


@dataclass(frozen=True, slots=True)
class EvidenceHint:
    """A kind of evidence worth asking for."""

    kind: EvidenceKind
    what: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How figures prove a checkpoint: the rule's name and its numbers, as the file gives them."""

    checkpoint: str
    rule: str
    settings: Mapping[str, int | float | str]


@dataclass(frozen=True, slots=True)
class Measure:
    """The figures that a measured criterion rests on, and the rules that turn them into answers."""

    value: str
    unit: str
    direction: str
    by_channel: bool
    rules: tuple[Rule, ...]
    levels_that_may_not_apply: tuple[int, ...] = ()
    where_they_may_not: str = ""
    why_they_may_not: str = ""


@dataclass(frozen=True)
class Criterion:
    """What is rated; weight, impact (1-5) and effort (1-5) order its gap."""

    id: str
    title: str
    intent: str
    levels: tuple[Level, ...]
    evidence: tuple[EvidenceHint, ...] = ()
    ask: tuple[str, ...] = ()
    weight: float = 1.0
    impact: int = 3
    effort: int = 3
    measure: Measure | None = None

    @cached_property
    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """All checkpoints, lowest level first."""
        return tuple(checkpoint for level in self.levels for checkpoint in level.checkpoints)

    @cached_property
    def blockers(self) -> Mapping[int, tuple[Checkpoint, ...]]:
        """The signs that stand in the way of a level, by that level."""
        found: dict[int, tuple[Checkpoint, ...]] = {}
        for checkpoint in self.checkpoints:
            if checkpoint.blocks is not None:
                found[checkpoint.blocks] = (*found.get(checkpoint.blocks, ()), checkpoint)
        return found

    def level(self, number: int) -> Level:
        """The level of this number; KeyError where the criterion has none."""
        for level in self.levels:
            if level.number == number:
                return level
        raise KeyError(number)


@dataclass(frozen=True, slots=True)
class Domain:
    """A group of criteria; where the source only names one, `undescribed` says so and it has no criteria."""

    id: str
    title: str
    intent: str
    criteria: tuple[Criterion, ...]
    undescribed: str = ""


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """The framework's own settings of the scoring; shares are 0 to 1.

    Without `aggregate` there is no figure for the whole; `points` shows what each level comes to.
    """

    floor: int = 0
    threshold: float = 1.0
    aggregate: bool = True
    headline_coverage: float = 0.6
    certification_coverage: float = 1.0
    points: bool = False


@dataclass(frozen=True, slots=True)
class TargetProfile:
    """A level wanted for every criterion, with exceptions by criterion id."""

    id: str
    title: str
    level: int
    exceptions: Mapping[str, int]
    added: bool = False
    note: str = ""

    def target(self, criterion_id: str) -> int:
        return self.exceptions.get(criterion_id, self.level)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the client's profile that conditions use."""

    id: str
    question: str
    default: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """An oddity of the source and what was decided about it."""

    about: str
    text: str


@dataclass(frozen=True)
class Framework:
    """A maturity model in one edition."""

    id: str
    title: str
    short_title: str
    edition: str
    owner: str
    about: str
    scale: tuple[Step, ...]
    scoring: ScoringRules
    domains: tuple[Domain, ...]
    targets: tuple[TargetProfile, ...] = ()
    roles: Mapping[str, str] | None = None
    facts: tuple[Fact, ...] = ()
    remarks: tuple[Remark, ...] = ()
    beyond: tuple[Beyond, ...] = ()
    themes: tuple[Theme, ...] = ()
    programme: tuple[Phase, ...] = ()
    paces: tuple[Pace, ...] = ()
    requests: tuple[RequestTemplate, ...] = ()
    programme_is_general: bool = False
    """Whether the programme is this tool's general one, because the framework has none."""
    certification: CertificationRules | None = None
    official_wording: frozenset[str] = frozenset()
    """The ids of the texts that are the owner's own words, laid over by a firm that may use them."""

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria in the order of the standard."""
        return tuple(criterion for domain in self.domains for criterion in domain.criteria)

    @cached_property
    def _criterion_by_id(self) -> dict[str, Criterion]:
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def _domain_by_criterion(self) -> dict[str, Domain]:
        return {criterion.id: domain for domain in self.domains for criterion in domain.criteria}

    @cached_property
    def criterion_of_checkpoint(self) -> Mapping[str, Criterion]:
        """The criterion that holds a checkpoint, by checkpoint id."""
        return {
            checkpoint.id: criterion for criterion in self.criteria for checkpoint in criterion.checkpoints
        }

    @cached_property
    def _theme_by_id(self) -> dict[str, Theme]:
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """The programme's tasks by id, in its order."""
        return {task.id: task for phase in self.programme for task in phase.tasks}

    @property
    def open_ended(self) -> bool:
        """Whether the source knows of stages above the scale."""
        return bool(self.beyond)

    @property
    def floor(self) -> int:
        return self.scoring.floor

    @property
    def top(self) -> int:
        return self.scale[-1].level

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion of this id; KeyError where there is none."""
        return self._criterion_by_id[criterion_id]

    def domain_of(self, criterion_id: str) -> Domain:
        """The domain that holds a criterion; KeyError where there is none."""
        return self._domain_by_criterion[criterion_id]

    def theme(self, theme_id: str) -> Theme:
        """The theme of this id; KeyError where there is none."""
        return self._theme_by_id[theme_id]

    def step(self, level: int) -> Step:
        """The step of the scale with this level; KeyError where there is none."""
        for step in self.scale:
            if step.level == level:
                return step
        raise KeyError(level)

    def profile_for(self, wanted: str) -> TargetProfile:
        """The target profile of this id; else the first, and the top of the scale where there is none at all.

        The models of an audit share one choice, and not each of them has a profile of that name.
        """
        known = {profile.id: profile for profile in self.targets}
        return known.get(wanted) or next(iter(self.targets), TargetProfile(wanted, "", self.top, {}))

    def profile(self, profile_id: str) -> TargetProfile:
        """The target profile of this id; KeyError where there is none."""
        for profile in self.targets:
            if profile.id == profile_id:
                return profile
        raise KeyError(profile_id)
