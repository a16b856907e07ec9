"""The gaps of a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GapEntry:
    """A criterion below its target, in the order of priority.

    `impact` and `effort` are the assessor's where there are any, with the reason `why`, else the framework's.
    """

    rank: int
    criterion: str
    title: str
    level: int
    target: int
    size: int
    impact: int
    effort: int
    weight: float
    priority: float
    missing: int
    why: str
