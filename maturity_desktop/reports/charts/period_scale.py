"""Where values and periods lie in a chart, and the round values that its axis names."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations
from math import floor, log10


@dataclass(frozen=True, slots=True)
class PeriodScale:
    """Where values and periods lie."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    count: int

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(1, self.count)

    def x(self, place: int) -> float:
        return self.left + self.step * (place + 0.5)


def round_range(low: float, high: float) -> tuple[float, float, float]:
    """A range of round steps that holds all values, and its step."""
    span = max(high - low, abs(high) * 0.02, 0.01)
    rough = span / 3
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    first = floor((low - span * 0.3) / step) * step  # room for the lowest figure under its mark
    count = floor((high + span * 0.15 - first) / step) + 1
    return first, first + count * step, step


def tick_words(value: float, step: float, words: NullTranslations) -> str:
    """A value of the axis, in as many decimals as its steps need."""
    places = max(0, -floor(log10(step) + 1e-9))
    return words.gettext("{whole}.{decimals}").format(
        whole=f"{value:.{places}f}".partition(".")[0], decimals=f"{value:.{places}f}".partition(".")[2]
    ) if places else f"{value:.0f}"  # fmt: skip
