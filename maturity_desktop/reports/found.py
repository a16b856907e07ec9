"""The findings of a report, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maturity_desktop.domain.improvement_records import Grade
from maturity_desktop.reports.parts import EvidenceLabel, Named


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """A criterion that a finding is held against, in words, and each checkpoint named of it, in words too."""

    framework: str
    criterion: str
    words: str
    checkpoints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding as it is told; `outcome`, `proof` and the client's `answer` are empty where there is none.

    `actions` are those that answer it, each with its number.
    """

    id: str
    label: str
    grade: Grade
    grade_words: str
    state_words: str
    title: str
    condition: str
    held_against: tuple[HeldAgainst, ...]
    cause: str
    effect: str
    recommendation: str
    outcome: str
    proof: str
    answer: str
    evidence: tuple[EvidenceLabel, ...]
    actions: tuple[Named, ...]
    raised_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one grade under their heading, in the order of their numbers."""

    grade: Grade
    heading: str
    entries: tuple[FindingEntry, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All findings of a report, the gravest first; `title` says how many there are, `more` are left out."""

    title: str
    about: str
    groups: tuple[FindingGroup, ...]
    more: int = 0

    @property
    def entries(self) -> tuple[FindingEntry, ...]:
        return tuple(entry for group in self.groups for entry in group.entries)

    def about_criterion(self, framework: str, criterion: str) -> tuple[FindingEntry, ...]:
        """The findings that are held against a criterion."""
        place = (framework, criterion)
        return tuple(
            entry
            for entry in self.entries
            if any((own.framework, own.criterion) == place for own in entry.held_against)
        )

    def resting_on(self, evidence: str) -> tuple[FindingEntry, ...]:
        """The findings that rest on an item of evidence."""
        return tuple(entry for entry in self.entries if any(own.id == evidence for own in entry.evidence))
