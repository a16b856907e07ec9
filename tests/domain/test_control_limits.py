"""Control limits against published values, to four decimals: tests/vectors/series/control_limits.yaml."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from maturity_desktop.domain.control_limits import control_limits, in_runs
from maturity_desktop.domain.statistics import Undefined

FILE = Path(__file__).parents[1] / "vectors" / "series" / "control_limits.yaml"
VECTORS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["vectors"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"][:40])
def test_vectors(vector: dict[str, Any]) -> None:
    values = [Fraction(str(value)) for value in vector["values"]]
    limits = control_limits(values).value
    assert limits is not None
    told = {"centre": limits.centre, "high": limits.high, "low": limits.low}
    assert {name: round(float(own), 4) for name, own in told.items()} == {name: vector[name] for name in told}
    assert [place for place, own in enumerate(values) if limits.is_outside(own)] == vector["outside"]
    assert sorted(in_runs(values, limits.centre)) == vector["runs"]


@pytest.mark.parametrize("values", [[], [Fraction(80)]])
def test_without_a_moving_range_there_are_no_limits(values: list[Fraction]) -> None:
    assert control_limits(values).why_not is Undefined.NOTHING_COUNTED
