"""Quarters, years and weeks that stand between the months or days of a client's sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_log import Odd
from maturity_desktop.domain.longer_periods import is_longer_period
from maturity_desktop.domain.series import Grain
from tests.verbs.client_files import text_file, workbook
from tests.verbs.reading_figures import counts, quality, refusal, sent
from tests.verbs.reading_figures import read as read_ladder
from tests.verbs.test_messy_amounts import amount, odd, read, sheet


@pytest.mark.parametrize(
    "cell",
    ["Q1", "Q1 2025", "2025 Q1", "2025-Q1", "Q1/25", "1. Quartal 2025", "Quartal 1", "III. Quartal",
     "Quarter 2", "H1 2025", "1. Halbjahr 2025", "2025", 2025, 2025.0, "FY 2025", "Jahr 2025"],
)  # fmt: skip
def test_quarters_halves_and_years_are_longer_than_a_month(cell: str | float) -> None:
    assert is_longer_period(cell)


@pytest.mark.parametrize(
    "cell", ["2025-01", "Jan 2025", "01/2025", "Q5", "1.1.2025", "", 45678, None, True, "KW 5"]
)
def test_months_days_and_weeks_are_none(cell: str | float | None) -> None:
    assert not is_longer_period(cell)


@pytest.mark.parametrize("quarter", ["Q1", "Q1 2025", "1. Quartal 2025"])
def test_the_ladder_leaves_quarters_and_the_year_out_as_totals(tmp_path: Path, quarter: str) -> None:
    rows = f"2025-01;100;81\n2025-02;90;80\n{quarter};190;161\n2025-04;80;70\n2025;270;231\n"
    found = read_ladder(sent(tmp_path, f"Month;Offered;In SL\n{rows}"))
    assert counts(found) == [(81, 100), (80, 90), (70, 80)]
    assert quality(found)["total"] == ("A4", "A6")


def test_a_year_that_is_a_number_and_quarters_across_are_totals(tmp_path: Path) -> None:
    rows = [
        ["KPI", "Jan 2025", "Feb 2025", "Q1", 2025],
        ["Offered", 100, 90, 190, 190],
        ["In SL", 81, 80, 161, 161],
    ]
    found = read_ladder(workbook(tmp_path / "across.xlsx", {"Figures": rows}))
    assert counts(found) == [(81, 100), (80, 90)]
    assert quality(found)["total"] == ("D1", "E1")


def test_amounts_of_quarters_and_the_year_are_totals(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["2025-01", 3], ["2025-02", 4], ["Q1 2025", 7], [2025, 7]]
    found = sheet(tmp_path, ["Month", "Leavers"], *rows)
    assert amount(found, "leavers") == [3, 4]
    assert odd(found)[Odd.TOTAL] == ("A4", "A5")


def test_a_week_among_months_is_refused_as_what_it_is(tmp_path: Path) -> None:
    text = "Month;Offered;In SL\n2025-01;100;81\n2025-02;90;80\nWeek 14;20;16\n2025-03;80;70\n"
    assert "A4: “Week 14” stands for a week among months" in refusal(sent(tmp_path, text))
    path = text_file(tmp_path / "leavers.csv", "Month;Leavers\n2025-01;3\n2025-02;4\nKW 14;1\n2025-03;2\n")
    with pytest.raises(FiguresError, match="A4: “KW 14” stands for a week among months"):
        read(path)


def test_a_week_among_days_is_a_total(tmp_path: Path) -> None:
    days = [[date(2025, 1, 30), 100, 81], [date(2025, 1, 31), 90, 80]]
    rows: list[list[Any]] = [["Date", "Offered", "In SL"], *days, ["Week 5", 190, 161]]
    found = read_ladder(workbook(tmp_path / "days.xlsx", {"Figures": rows}))
    assert counts(found, Grain.DAY) == [(81, 100), (80, 90)]
    assert quality(found)["total"] == ("A4",)
