"""The scale of levels from left to right, with bars and targets on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import RollUp
from maturity_desktop.reports.charts.squares import DASH, SMALL
from maturity_desktop.reports.drawing import Box, Line, Shape, Text


def open_end(left: float, middle: float, length: float) -> Iterator[Shape]:
    """The scale goes on where its source names stages and no more: a dashed line with an arrow's head."""
    end = left + length
    yield Line(((left, middle), (end, middle)), "control", 1.2, (3.0, 3.0))
    yield Line(((end - 4, middle - 3.5), (end, middle), (end - 4, middle + 3.5)), "control", 1.2)


@dataclass(frozen=True, slots=True)
class Axis:
    """Where a level lies between the left and the right end."""

    left: float
    right: float
    floor: int
    top: int
    open_ended: bool = False

    @classmethod
    def of(cls, results: Results, left: float, right: float) -> Axis:
        framework = results.framework
        return cls(left, right, framework.floor, framework.top, framework.open_ended)

    def x(self, level: float) -> float:
        return self.left + (self.right - self.left) * (level - self.floor) / max(1, self.top - self.floor)

    @property
    def bar(self) -> str:
        """The colour of bars: darker than paper, lighter than the mark of a target across it."""
        return f"level:{max(self.floor + 1, self.top - 1)}"

    def grid(self, head: float, bottom: float) -> Iterator[Shape]:
        """A hairline and a number for each level."""
        for level in range(self.floor, self.top + 1):
            yield Line(((self.x(level), head), (self.x(level), bottom)), "line", 0.6)
            yield Text(self.x(level), bottom + 11, str(level), SMALL, "quiet", "middle")
        if self.open_ended:
            yield from open_end(self.right + 6, bottom + 8, 20)

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
