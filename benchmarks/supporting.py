"""A client's sheet of half-hours with forecast and actual contacts, into rows, against calamine alone."""

from __future__ import annotations

import gc
import os
import random
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from maturity_desktop.domain.supporting import figure_of
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.domain.supporting_reading import AmountsRead
from maturity_desktop.verbs.supporting import amounts_found, catalogue_at_hand, read_client_sheets

GOAL = 8.0
"""The sheet is read in a child process, whose start alone costs twice what calamine needs for it."""
GOAL_FIGURE_MS = 200.0
HALF_HOURS = 35_000
ROUNDS = 3
MEASURE = "forecast_error_interval"
FIRST = datetime.fromisoformat("2024-01-01")
CUT_OFF = date(2025, 12, 29)
TODAY = date(2026, 1, 12)


def measure() -> list[tuple[str, float, float]]:
    """What was measured, its ratio to calamine alone or to the milliseconds allowed, and the goal."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        path = Path(name, "forecast.xlsx")
        _write(path)
        catalogue = catalogue_at_hand(Path(name))
        (read,) = _rows(path, catalogue)
        assert len(read.rows) == HALF_HOURS, "every half-hour is a row"
        # The two alternate, so that a noisy spell of the machine falls on both.
        pairs = [
            (_seconds(lambda: _rows(path, catalogue)), _seconds(lambda: _bare(path))) for _ in range(ROUNDS)
        ]
    ours, bare = (min(seconds) for seconds in zip(*pairs, strict=True))
    pool = {(read.grouped_by, read.grain): read.rows}
    wanted = catalogue.by_id[MEASURE]
    assert figure_of(wanted, pool, CUT_OFF) is not None, "the rows make the figure"
    counting = min(_seconds(lambda: figure_of(wanted, pool, CUT_OFF)) for _ in range(ROUNDS))
    what = f"{HALF_HOURS:,} half-hours of amounts"
    return [
        (f"{what} read / by calamine alone", ours / bare, GOAL),
        (f"{what} as a figure / {GOAL_FIGURE_MS:.0f} ms", counting * 1000 / GOAL_FIGURE_MS, 1.0),
    ]


def _rows(path: Path, catalogue: SupportingCatalogue) -> tuple[AmountsRead, ...]:
    return amounts_found(read_client_sheets(path, catalogue, {}), catalogue, TODAY)


def _bare(path: Path) -> None:
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _seconds(work: Callable[[], object]) -> float:
    """Of this process and of the child that reads: what else the machine does is no part of it."""
    gc.collect()
    before = os.times()
    work()
    return sum(os.times()[:4]) - sum(before[:4])


def _write(path: Path) -> None:
    chance = random.Random(1)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Intervals")
    sheet.append(["Interval", "Forecast contacts", "Actual contacts"])
    for place in range(HALF_HOURS):
        forecast = chance.randrange(10, 60)
        actual = max(0, forecast + chance.randrange(-9, 10))
        sheet.append([FIRST + timedelta(minutes=30 * place), forecast + chance.choice((0, 0.5)), actual])
    book.save(path)


if __name__ == "__main__":
    for what, ratio, goal in measure():
        print(f"{what:58} {ratio:8.2f} {goal:8.2f}")
