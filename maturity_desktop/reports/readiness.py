"""What a report says of readiness, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.parts import Line


@dataclass(frozen=True, slots=True)
class BlockerEntry:
    """A checkpoint that stands in the way of a level; a sign is `sign` where it is observed and blocks."""

    id: str
    level: int
    text: str
    examples: str
    sign: bool
    words: str


@dataclass(frozen=True, slots=True)
class MissEntry:
    """A criterion that misses the profile; `stands` says its level and the one wanted, `reasons` why."""

    id: str
    title: str
    domain: str
    level: int | None
    target: int
    stands: str
    reasons: tuple[str, ...]
    blockers: tuple[BlockerEntry, ...]
    set_below: str
    earliest: str


@dataclass(frozen=True, slots=True)
class ReadinessPart:
    """A statement of one framework against a profile.

    Every sentence is without its full stop, but for `whose` and `disclaimer`. `outcome` is what was decided
    and how it stands, `decider` the one sentence of it that names a person, `checks` what came of looks
    between award and lapse. A shorter form leaves out `more_misses`.
    """

    framework: str
    verdict: str
    title: str
    headline: str
    profile: str
    provisional: str
    in_the_way: str
    earliest: str
    applicable: int
    meeting: int
    rules: tuple[Line, ...]
    whose: str
    misses: tuple[MissEntry, ...]
    outcome: tuple[str, ...]
    decider: str
    checks: tuple[str, ...]
    progress: Drawing | None
    progress_words: str
    disclaimer: str
    more_misses: int = 0
