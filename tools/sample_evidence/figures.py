"""The client's figures, and the small arithmetic with which the tables are made from them."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from maturity_desktop.data_folders import resources_folder

SAMPLE = resources_folder() / "sample"
Row = list[Any]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Figures:
    """What norrhaven-figures.json says."""

    months: list[dict[str, Any]]
    days_met: dict[str, list[int]]
    closed: frozenset[date]
    early: frozenset[date]

    @classmethod
    def read(cls) -> Figures:
        told = json.loads((SAMPLE / "norrhaven-figures.json").read_text(encoding="utf-8"))
        calendar = told["calendar"]
        return cls(
            told["months"],
            told["days_met_total"],
            frozenset(map(date.fromisoformat, calendar["closed"])),
            frozenset(map(date.fromisoformat, calendar["early_closing_18_00"])),
        )

    def month(self, name: str) -> dict[str, Any]:
        """The row of one month, 2025-08."""
        return next(row for row in self.months if row["month"] == name)

    def open_days(self, month: str) -> list[date]:
        """The days of a month on which the centre was open."""
        first = date.fromisoformat(f"{month}-01")
        days = (first + timedelta(days=place) for place in range(31))
        return [day for day in days if day.month == first.month and day not in self.closed]

    @property
    def voice_months(self) -> list[tuple[str, int, int]]:
        """Each month with its voice contacts and how many of them were answered in time."""
        return [
            (row["month"], row["voice_contacts"], round(row["voice_contacts"] * row["sl_80_20"] / 100))
            for row in self.months
        ]

    def total(self, name: str) -> int:
        """A column's sum over the year."""
        return sum(row[name] for row in self.months)


def texts(name: str) -> dict[str, Any]:
    """A YAML file of this package: documents, interviews or lists."""
    import yaml

    read: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return read


def percent(part: int, whole: int) -> float:
    """A share in per cent, to one decimal."""
    return round(100 * part / whole, 1)


def dice(name: str) -> random.Random:
    """A source of chance that is the same on every machine; the name keeps one use apart from another."""
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    return random.Random(seed)  # noqa: S311 - nothing here is secret


def shared(total: int, weights: Sequence[float]) -> list[int]:
    """A whole number in whole parts that follow the weights; the parts sum to it."""
    scale = total / sum(weights)
    parts = [int(weight * scale) for weight in weights]
    fullest = sorted(range(len(weights)), key=lambda place: parts[place] - weights[place] * scale)
    for place in fullest[: total - sum(parts)]:
        parts[place] += 1
    assert sum(parts) == total
    return parts


def moved_to_sum(parts: list[int], total: int, bounds: Sequence[tuple[int, int]]) -> list[int]:
    """The parts, each within its bounds, moved one by one, in turn, until they sum to the total."""
    moved = [min(max(part, low), high) for part, (low, high) in zip(parts, bounds, strict=True)]
    missing = total - sum(moved)
    while missing:
        step = 1 if missing > 0 else -1
        free = [
            place
            for place, (low, high) in enumerate(bounds)
            if (moved[place] < high if step > 0 else moved[place] > low)
        ]
        assert free, f"the bounds leave {missing} over"
        for place in free[: abs(missing)]:
            moved[place] += step
        missing = total - sum(moved)
    return moved
