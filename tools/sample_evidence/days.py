"""Service level by day and by half-hour, spread so that every total is the one that the audit counts.

The contacts of a day are the sums of its half-hours; those of a month the sums of its days. Which days and
half-hours are met follows the load: Mondays, the heatwave, late mornings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tools.sample_evidence.figures import Figures, dice, moved_to_sum, shared

TARGET = 80
WINDOW_START = date(2025, 9, 3)
BANDS = ("07-10", "10-13", "13-17", "17-21")
MET_BY_MONTH = {"2025-09": 549, "2025-10": 632, "2025-11": 571, "2025-12": 519}
MET_BY_BAND = {"07-10": 560, "10-13": 325, "13-17": 638, "17-21": 748}
WEEKDAY_LOAD = (1.22, 1.10, 1.05, 1.04, 1.00, 0.82, 0.77)
HEATWAVE = (date(2025, 8, 6), date(2025, 8, 17))
# The share of a day that comes in each half-hour from 07:00: a peak at 10:30, a smaller one at 14:30.
CURVE = (
    1.6, 2.3, 3.1, 3.9, 4.4, 4.7, 5.2, 5.6, 5.5, 5.2, 4.7, 4.2, 3.9, 4.0,
    4.2, 4.1, 3.9, 3.6, 3.3, 3.0, 2.8, 2.6, 2.4, 2.2, 1.9, 1.7, 1.4, 1.1,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interval:
    """A day (half is None) or a half-hour (half counts from 07:00) of voice contacts."""

    day: date
    half: int | None
    offered: int
    within: int

    @property
    def percent(self) -> float:
        return round(100 * self.within / self.offered, 1)

    @property
    def met(self) -> bool:
        return 100 * self.within >= TARGET * self.offered

    @property
    def start(self) -> str:
        assert self.half is not None
        return f"{7 + self.half // 2:02}:{30 * (self.half % 2):02}"

    @property
    def band(self) -> str:
        assert self.half is not None
        return band_of(self.half)


def band_of(half: int) -> str:
    """The time band of a half-hour."""
    return BANDS[0 if half < 6 else 1 if half < 12 else 2 if half < 20 else 3]


@dataclass(frozen=True)
class ServiceLevel:
    """The days of April to December and the half-hours of the last 120 days."""

    figures: Figures

    @cached_property
    def days(self) -> list[Interval]:
        return [day for month in self.figures.days_met for day in self._days_of(month)]

    @cached_property
    def half_hours(self) -> list[Interval]:
        chosen = self._met_half_hours()
        return [found for day in self._window() for found in self._half_hours_of(day, chosen)]

    def _days_of(self, month: str) -> list[Interval]:
        row = self.figures.month(month)
        days = self.figures.open_days(month)
        offered = shared(row["voice_contacts"], [self._load(day) for day in days])
        answered = round(row["voice_contacts"] * row["sl_80_20"] / 100)
        met, count = self.figures.days_met[month]
        assert count == len(days)
        chance = dice(f"met days {month}")
        strain = {day: self._load(day) + 0.22 * chance.random() for day in days}
        missed = set(sorted(days, key=lambda day: strain[day])[met:])
        # Missed days lie well under the target, so that the month's average leaves met days just above it.
        aims, bounds = [], []
        for day, calls in zip(days, offered, strict=True):
            if day in missed:
                depth = 66.5 if month == "2025-08" else 71.0
                aim = depth + 16 * (1.25 - strain[day]) + chance.uniform(-8, 8)
                bounds.append((int(calls * 0.50), int(calls * 0.794)))
            else:
                aim = 84.2 + 10 * (1.0 - strain[day]) + chance.uniform(-3.4, 3.4)
                bounds.append((int(calls * 0.803) + 1, int(calls * 0.955)))
            aims.append(round(calls * aim / 100))
        within = moved_to_sum(aims, answered, bounds)
        return [Interval(*each) for each in zip(days, [None] * count, offered, within, strict=True)]

    def _load(self, day: date) -> float:
        load = WEEKDAY_LOAD[day.weekday()] * dice(f"load {day}").uniform(0.965, 1.035)
        if HEATWAVE[0] <= day <= HEATWAVE[1]:
            load *= 1.52 - 0.022 * abs((day - date(2025, 8, 11)).days)
        if day in self.figures.early:
            load *= 0.55
        return load

    def _window(self) -> list[Interval]:
        return [day for day in self.days if day.day >= WINDOW_START]

    def _halves(self, day: date) -> int:
        return 22 if day in self.figures.early else 28

    def _met_half_hours(self) -> set[tuple[date, int]]:
        """The half-hours that reach the target: so many of each month and band, the easiest ones first."""
        cells: dict[tuple[str, str], list[tuple[float, date, int]]] = {}
        for day in self._window():
            chance = dice(f"half-hours {day.day}")
            for half in range(self._halves(day.day)):
                key = (day.day.isoformat()[:7], band_of(half))
                ease = day.percent + chance.uniform(-11, 11) - 0.8 * CURVE[half]
                cells.setdefault(key, []).append((ease, day.day, half))
        wanted = self._met_by_cell()
        easiest = (sorted(found)[len(found) - wanted[key] :] for key, found in cells.items())
        return {(day, half) for found in easiest for _, day, half in found}

    @staticmethod
    def _met_by_cell() -> dict[tuple[str, str], int]:
        """Half-hours met by month and band: both margins hold, because running totals are rounded."""
        total = sum(MET_BY_MONTH.values())
        assert total == sum(MET_BY_BAND.values())
        cells, above, months_so_far = {}, [0] * (len(BANDS) + 1), 0
        for month, met in MET_BY_MONTH.items():
            months_so_far += met
            running, bands_so_far = [0], 0
            for place, band in enumerate(BANDS, start=1):
                bands_so_far += MET_BY_BAND[band]
                running.append(round(months_so_far * bands_so_far / total))
                cells[month, band] = running[place] - running[place - 1] - above[place] + above[place - 1]
            above = running
        return cells

    def _half_hours_of(self, day: Interval, chosen: set[tuple[date, int]]) -> list[Interval]:
        chance = dice(f"calls {day.day}")
        halves = range(self._halves(day.day))
        offered = shared(day.offered, [CURVE[half] * chance.uniform(0.9, 1.1) for half in halves])
        aims, bounds = [], []
        for half, calls in zip(halves, offered, strict=True):
            if (day.day, half) in chosen:
                bounds.append((-(-calls * TARGET // 100), calls))
                aims.append(round(calls * chance.triangular(0.81, 1.0, 0.93)))
            else:
                bounds.append((calls * 3 // 10, (calls * TARGET - 1) // 100))
                aims.append(round(calls * chance.triangular(0.42, 0.79, 0.72)))
        within = moved_to_sum(aims, day.within, bounds)
        return [
            Interval(day.day, half, calls, found)
            for half, calls, found in zip(halves, offered, within, strict=True)
        ]
