"""Whether a figure only varies as it always does: the chart of individual values and moving ranges (XmR).

Shewhart, Economic Control of Quality of Manufactured Product (1931); Wheeler, Understanding Variation (1993).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise

from maturity_desktop.domain.statistics import Found, Undefined

D2 = Fraction("1.128")
"""The mean range of two normal values, in standard deviations: three of them are 2.66 mean moving ranges."""
RUN = 8
"""So many values in a row on one side of the centre are no chance."""


@dataclass(frozen=True, slots=True)
class ControlLimits:
    """The mean of the values, and three standard deviations to both sides, estimated from moving ranges."""

    centre: Fraction
    low: Fraction
    high: Fraction

    def is_outside(self, value: Fraction) -> bool:
        return not self.low <= value <= self.high


def control_limits(values: Sequence[Fraction]) -> Found[ControlLimits]:
    """The limits of values by time: the mean, and 3 / 1.128 times the mean moving range to both sides."""
    if len(values) < 2:
        return Found(None, Undefined.NOTHING_COUNTED)
    centre = sum(values, Fraction(0)) / len(values)
    moving = sum((abs(after - before) for before, after in pairwise(values)), Fraction(0)) / (len(values) - 1)
    reach = 3 * moving / D2
    return Found(ControlLimits(centre, centre - reach, centre + reach))


def in_runs(values: Sequence[Fraction], centre: Fraction) -> frozenset[int]:
    """The places of values in runs of eight or more on one side; one that lies at the centre ends a run."""
    found: set[int] = set()
    sides = ((value > centre) - (value < centre) for value in values)
    for side, group in groupby(enumerate(sides), key=lambda pair: pair[1]):
        places = [place for place, _side in group]
        if side and len(places) >= RUN:
            found.update(places)
    return frozenset(found)
