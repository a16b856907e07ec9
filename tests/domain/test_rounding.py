"""One rounding for screen, paper and workbook."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.rounding import half_up


@pytest.mark.parametrize(
    ("value", "told"),
    [(1.625, "1.63"), (1.624, "1.62"), (2.675, "2.68"), (-1.625, "-1.63"), (0.0, "0.00"), (3, "3.00")],
)
def test_a_half_goes_away_from_nothing(value: float, told: str) -> None:
    assert str(half_up(value, 2)) == told


@given(st.floats(), st.integers(0, 6))
def test_any_number_has_a_figure_near_it(value: float, places: int) -> None:
    found = half_up(value, places)
    if math.isfinite(value):
        assert abs(float(found) - value) <= 0.5 * 10**-places * (1 + 1e-9) or abs(value) > 2**50
    else:
        assert str(found).casefold() == str(float(value)).replace("inf", "infinity")
