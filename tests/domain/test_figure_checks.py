"""Months as somebody typed them, and what is said of them: tests/vectors/series/typed.yaml."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from maturity_desktop.domain.figure_checks import checked_months
from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.series import Abandoned, Figure

FILE = Path(__file__).parents[1] / "vectors" / "series" / "typed.yaml"
VECTORS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["vectors"]
COUNTS = re.compile(r"(?P<within>\d+)/(?P<offered>\d+)(?::a(?P<answered>\d+))?")


def months(texts: list[Any]) -> tuple[Figure, ...]:
    """A figure for each month that has something, from January 2025 on."""
    return tuple(own for own in map(month, range(1, 13), map(str, texts)) if own is not None)


def month(number: int, text: str) -> Figure | None:
    """`80 9/10 t85`: a value, contacts in time of those offered, a target."""
    told: dict[str, Any] = {}
    for word in text.split():
        counts = COUNTS.fullmatch(word)
        if counts is not None:
            told |= {name: int(count) for name, count in counts.groupdict().items() if count}
        elif word.startswith("t"):
            told["target"] = Fraction(word[1:])
        elif word != "-":
            told["value"] = Fraction(word)
    return Figure(datetime(2025, number, 1), **told) if told else None  # noqa: DTZ001


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"])
def test_vectors(vector: dict[str, Any]) -> None:
    measure = Measure("service_level", vector.get("unit", "percent"), "at_least", True, ())
    abandoned = Abandoned(vector.get("abandoned", "offered"))
    today = vector.get("today", date(2026, 1, 12))
    found = checked_months(months(vector["typed"]), measure, "voice", abandoned, today)
    assert found.figures == months(vector["counts"])
    assert {own.kind.value: list(own.cells) for own in found.oddities} == vector.get("said", {})
    assert {own.channel for own in found.oddities} <= {"voice"}


def test_the_first_odd_value_is_told_as_it_was_typed() -> None:
    measure = Measure("service_level", "percent", "at_least", True, ())
    found = checked_months(months([80, 81, 82, 0.79]), measure, "", Abandoned.OFFERED, date(2026, 1, 12))
    assert found.oddities[0].what == "0.79"
