"""The scale of levels from left to right, with bars and targets on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import RollUp
from maturity_desktop.reports.charts.squares import DASH, SMALL
from maturity_desktop.reports.drawing import Box, Line, Shape, Text


@dataclass(frozen=True, slots=True)
class Axis:
    """Where a level lies between the left and the right end."""

    left: float
    right: float
    floor: int
    top: int

    @classmethod
    def of(cls, results: Results, left: float, right: float) -> Axis:
        return cls(left, right, results.framework.floor, results.framework.top)

    def x(self, level: float) -> float:
        return self.left + (self.right - self.left) * (level - self.floor) / max(1, self.top - self.floor)

    @property
    def bar(self) -> str:
        """The colour of bars: darker than paper, lighter than the mark of a target across it."""
        return f"level:{max(self.floor, self.top - 1)}"

    def grid(self, head: float, bottom: float) -> Iterator[Shape]:
        """A hairline and a number for each level."""
        for level in range(self.floor, self.top + 1):
            yield Line(((self.x(level), head), (self.x(level), bottom)), "line", 0.6)
            yield Text(self.x(level), bottom + 11, str(level), SMALL, "quiet", "middle")

    def mean(self, middle: float, height: float, figure: RollUp, target: float | None) -> Iterator[Shape]:
        """A bar to a domain's mean level and a tick at its target; dashed unrated, a line not applicable."""
        top = middle - height / 2
        if not figure.applicable:
            yield Line(((self.left, middle), (self.right, middle)), "control", 0.8)
        elif figure.level is None:
            yield Box(
                self.left, top, self.right - self.left, height, colour="control", line_width=0.7, dash=DASH
            )
        else:
            yield Box(self.left, top, self.x(figure.level) - self.left, height, fill=self.bar)
            yield Line(((self.left, top - 1), (self.left, top + height + 1)), "text", 0.8)
        if target is not None:
            yield from self.target(middle, height, target)

    def target(self, middle: float, height: float, level: float) -> Iterator[Shape]:
        x = self.x(level)
        yield Line(((x, middle - height / 2 - 3), (x, middle + height / 2 + 3)), "text", 1.8)
