"""What moved since the audit before, as a report tells it."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_desktop.domain.movement import Moved


@dataclass(frozen=True, slots=True)
class MovedCheckpoint:
    """A checkpoint that moved, in words: “2a: not met, now met”."""

    id: str
    moved: Moved
    words: str


@dataclass(frozen=True, slots=True)
class MovedCriterion:
    """A criterion now and before; `remark` says why they are not compared, or which one stands for it.

    `is_here` says that this edition has it, `is_alike` that it is compared once both are rated.
    """

    id: str
    title: str
    moved: Moved
    moved_words: str
    before: int | None
    now: int | None
    steps: int
    weight: float
    is_here: bool
    is_alike: bool
    remark: str
    checkpoints: tuple[MovedCheckpoint, ...]


@dataclass(frozen=True, slots=True)
class MovedGroup:
    """The criteria of which the same became, under a heading."""

    heading: str
    criteria: tuple[MovedCriterion, ...]


@dataclass(frozen=True, slots=True)
class MovedDomain:
    """The like-for-like means of a domain; None where nothing in it is compared."""

    id: str
    title: str
    before: float | None
    now: float | None
    count: int


@dataclass(frozen=True, slots=True)
class MovementContent:
    """What moved in one framework. `title` says it in a sentence, `about` against what and how.

    `criteria` are all of them in the order of the standard, `groups` those that are told one by one; `held`
    names the others in a line.
    """

    framework: str
    short_title: str
    title: str
    about: tuple[str, ...]
    has_whole: bool
    before: float | None
    now: float | None
    count: int
    domains: tuple[MovedDomain, ...]
    groups: tuple[MovedGroup, ...]
    held: str
    criteria: tuple[MovedCriterion, ...]
