"""The roadmap as a report tells it: waves with their actions, what they make of the levels, the trainings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.parts import EvidenceLabel, Named
from maturity_desktop.reports.supported import CriterionLabel


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An action; `state_words` say how long it is late too, `when` the day that counts.

    `criteria` names what it brings to which level, `about` each of them, `checkpoints` what it closes;
    `findings`, `firsts` and `evidence` by their numbers, `notes` the latest first.
    """

    id: str
    label: str
    wave: str
    title: str
    what: str
    owner: str
    state_words: str
    is_late: bool
    starts_on: date | None
    due_on: date | None
    done_on: date | None
    when: str
    impact: int
    effort: int
    priority: float
    cost: int | None
    benefit: int | None
    gain: str
    criteria: str
    about: tuple[CriterionLabel, ...]
    checkpoints: tuple[str, ...]
    findings: tuple[Named, ...]
    firsts: tuple[Named, ...]
    evidence: tuple[EvidenceLabel, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForecastEntry:
    """What a wave makes of one framework: the sentence, each criterion that rises, levels that stay set."""

    framework: str
    words: str
    rises: str
    held: str


@dataclass(frozen=True, slots=True)
class WaveEntry:
    """A wave; what it costs stands in `sums`, empty where nobody said."""

    id: str
    title: str
    span: str
    actions: tuple[ActionEntry, ...]
    forecasts: tuple[ForecastEntry, ...]
    sums: str


@dataclass(frozen=True, slots=True)
class TrainingEntry:
    """A training for people of a role."""

    role: str
    topic: str
    criteria: str
    form: str
    hours: int | None
    led_by: str
    when: str
    is_done: bool


@dataclass(frozen=True)
class RoadmapContent:
    """The whole roadmap; a long time line has several parts. `unplaced` fits into no wave.

    `wave_titles` are those of all waves by id, of the empty ones too.
    """

    finding: str
    sums: str
    waves: tuple[WaveEntry, ...]
    unplaced: tuple[ActionEntry, ...]
    time_lines: tuple[Drawing, ...]
    impact_effort: Drawing
    trainings: tuple[TrainingEntry, ...]
    wave_titles: Mapping[str, str]

    @property
    def actions(self) -> tuple[ActionEntry, ...]:
        """Every action that is not dropped, wave by wave."""
        return (*(own for wave in self.waves for own in wave.actions), *self.unplaced)

    def about_criterion(self, framework: str, criterion: str) -> tuple[ActionEntry, ...]:
        """The actions that bring a criterion to a level."""
        return tuple(
            own
            for own in self.actions
            if any((label.framework, label.id) == (framework, criterion) for label in own.about)
        )

    def shown_by(self, evidence: str) -> tuple[ActionEntry, ...]:
        """The actions that an item of evidence shows to be done."""
        return tuple(own for own in self.actions if any(item.id == evidence for item in own.evidence))
