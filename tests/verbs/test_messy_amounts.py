"""Clients' sheets of supporting figures that could be read wrongly with nothing said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_log import Odd
from maturity_desktop.domain.supporting_reading import AmountsRead
from maturity_desktop.verbs.supporting import amounts_found, catalogue_at_hand, read_client_sheets
from maturity_desktop.verbs.supporting_data import figures_of_files
from tests.verbs.client_files import text_file, workbook
from tests.verbs.reading_figures import quality, sent
from tests.verbs.reading_figures import read as read_ladder

TODAY = date(2026, 1, 13)
CATALOGUE = catalogue_at_hand(Path("nowhere"))


def read(path: Path) -> AmountsRead:
    (found,) = amounts_found(read_client_sheets(path, CATALOGUE, {}), CATALOGUE, TODAY)
    return found


def sheet(folder: Path, *rows: Sequence[Any]) -> AmountsRead:
    return read(workbook(folder / "client.xlsx", {"Figures": rows}))


def refused(folder: Path, *rows: Sequence[Any]) -> str:
    with pytest.raises(FiguresError) as caught:
        sheet(folder, *rows)
    return str(caught.value)


def groups(found: AmountsRead) -> set[str]:
    return {row.group for row in found.rows}


def amount(found: AmountsRead, name: str) -> list[float]:
    return [float(row.amounts[name]) for row in found.rows if name in row.amounts]


def odd(found: AmountsRead) -> dict[Odd, tuple[str, ...]]:
    return {own.kind: own.cells for own in found.oddities}


@pytest.mark.parametrize(
    "whole",
    ["All", "(all)", "Alle", "Alle Teams", "All teams", "Overall", "Gesamtergebnis", "Company", "Ges.",
     "Alle Kanäle", "Gesamt", "Grand Total", "Entire centre"],
)  # fmt: skip
def test_a_row_of_all_groups_is_no_group(tmp_path: Path, whole: str) -> None:
    rows = [["2025-01", "A", 30], ["2025-01", "B", 40], ["2025-01", whole, 99]]
    found = sheet(tmp_path, ["Month", "Team", "Evaluations"], *rows)
    assert groups(found) == {"A", "B"}
    assert odd(found)[Odd.TOTAL] == ("B4",)


@pytest.mark.parametrize("name", ["All Stars", "Alle anderen", "Allgemein", "Company cars", "Gast"])
def test_a_group_with_a_name_like_a_total_is_a_group(tmp_path: Path, name: str) -> None:
    found = sheet(tmp_path, ["Month", "Team", "Evaluations"], ["2025-01", "A", 30], ["2025-01", name, 40])
    assert groups(found) == {"A", name}


def test_rows_that_are_all_of_the_whole_are_the_whole(tmp_path: Path) -> None:
    found = sheet(tmp_path, ["Month", "Team", "Leavers"], ["2025-01", "All", 3], ["2025-02", "All", 4])
    assert amount(found, "leavers") == [3, 4]
    assert groups(found) == {""}


def test_a_group_that_is_the_sum_of_the_others_is_left_out_and_said(tmp_path: Path) -> None:
    rows = [
        [month, team, count]
        for month, counts in (("2025-01", (30, 41, 71)), ("2025-02", (28, 44, 72)))
        for team, count in zip(("A", "B", "Norrhaven"), counts, strict=True)
    ]
    found = sheet(tmp_path, ["Month", "Team", "Evaluations"], *rows)
    assert groups(found) == {"A", "B"}
    (oddity,) = (own for own in found.oddities if own.kind is Odd.SUM_OF_GROUPS)
    assert oddity.what == "Norrhaven"


def test_a_sum_that_does_not_hold_throughout_or_may_be_chance_is_a_group(tmp_path: Path) -> None:
    once = [["2025-01", "A", 3], ["2025-01", "B", 4], ["2025-01", "C", 7]]
    assert groups(sheet(tmp_path, ["Month", "Team", "Leavers"], *once)) == {"A", "B", "C"}
    big = [["2025-01", "A", 3000], ["2025-01", "B", 4000], ["2025-01", "C", 7000]]
    more = [["2025-02", "A", 3000], ["2025-02", "B", 4000], ["2025-02", "C", 7001]]
    assert groups(sheet(tmp_path, ["Month", "Team", "Calls handled"], *big, *more)) == {"A", "B", "C"}


def test_the_ladder_takes_no_row_of_all_channels_for_a_channel(tmp_path: Path) -> None:
    text = "Monat;Kanal;Angeboten;Im SL\n1/2025;Telefon;100;81\n1/2025;Mail;50;9\n1/2025;Alle Kanäle;150;90\n"
    found = read_ladder(sent(tmp_path, text))
    assert [own.channel for own in found.channels] == ["voice", "email"]
    assert quality(found)["total"] == ("A4",)


def test_the_ladder_leaves_out_a_channel_that_is_the_sum_of_the_others(tmp_path: Path) -> None:
    text = "Month;Channel;Offered;In SL\n1/2025;Phone;100;81\n1/2025;Mail;50;9\n1/2025;Norrhaven;150;90\n"
    found = read_ladder(sent(tmp_path, text))
    assert [own.channel for own in found.channels] == ["voice", "email"]
    assert "sum_of_groups" in quality(found)


@pytest.mark.parametrize(
    ("head", "times"),
    [
        ("Operating cost (T€)", 1000),
        ("Operating cost T EUR", 1000),
        ("Operating cost (000s)", 1000),
        ("Operating cost in 000", 1000),
        ("Operating cost (£000)", 1000),
        ("Operating cost TEUR", 1000),
        ("Operating cost k€", 1000),
        ("Operating cost €m", 1_000_000),
        ("Operating cost (M€)", 1_000_000),
        ("Operating cost (€)", 1),
    ],
)
def test_amounts_in_thousands_are_taken_as_their_head_says(tmp_path: Path, head: str, times: int) -> None:
    found = sheet(tmp_path, ["Month", head], ["2025-01", 120], ["2025-02", 130.5])
    assert amount(found, "operating_cost") == [120 * times, 130.5 * times]


@pytest.mark.parametrize(
    ("head", "cells", "measure", "told", "kind"),
    [
        ("Abandonment rate %", (0.7, 0.9, 0.8), "abandonment", [0.7, 0.9, 0.8], Odd.TAKEN_AS_PERCENT),
        ("Abandonment rate", (0.7, 0.9, 0.8), "abandonment", [0.7, 0.9, 0.8], Odd.TAKEN_AS_PERCENT),
        ("Abandonment rate %", (0.04, 0.05, 0.03), "abandonment", [4, 5, 3], Odd.TAKEN_OF_ONE),
        ("Shrinkage %", (0.31, 0.29, 0.3), "shrinkage", [31, 29, 30], Odd.TAKEN_OF_ONE),
        ("Forecast bias", (-0.02, 0.01, 0.02), "forecast_bias", [-2, 1, 2], Odd.TAKEN_OF_ONE),
    ],
)
def test_percentages_no_larger_than_one_are_taken_by_what_is_plausible_and_it_is_said(
    tmp_path: Path, head: str, cells: Sequence[float], measure: str, told: list[float], kind: Odd
) -> None:
    months = ("2025-01", "2025-02", "2025-03")
    found = sheet(tmp_path, ["Month", head], *zip(months, cells, strict=True))
    assert amount(found, measure) == told
    assert odd(found)[kind] == ("B2",)


def test_percentages_that_can_be_read_in_one_way_only_need_no_word(tmp_path: Path) -> None:
    found = sheet(tmp_path, ["Month", "Abandonment rate %"], ["2025-01", 0.7], ["2025-02", 1.2])
    assert amount(found, "abandonment") == [0.7, 1.2]
    assert not found.oddities


def test_months_that_stand_once_for_their_teams_are_filled_from_above_and_it_is_said(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        ["Month", "Team", "Evaluations"],
        ["2025-01", "A", 30],
        [None, "B", 41],
        ["2025-01 Total", None, 71],
        ["2025-02", "A", 28],
        [None, "B", 44],
    )
    assert [(f"{row.start:%m}", row.group) for row in found.rows if row.start] == [
        ("01", "A"), ("01", "B"), ("02", "A"), ("02", "B"),
    ]  # fmt: skip
    assert odd(found)[Odd.FILLED] == ("A3", "A6")


def test_a_pivot_of_many_teams_is_read_from_its_first_month(tmp_path: Path) -> None:
    rows = [
        [month if team == 0 else None, f"Team {team}", 10 + team]
        for month in ("2025-01", "2025-02", "2025-03")
        for team in range(12)
    ]
    assert len(sheet(tmp_path, ["Month", "Team", "Evaluations"], *rows).rows) == 36


def test_teams_that_stand_once_for_their_months_are_filled_from_above(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["A", "2025-01", 30],
        [None, "2025-02", 28],
        ["B", "2025-01", 41],
        [None, "2025-02", 44],
    ]
    found = sheet(tmp_path, ["Team", "Month", "Evaluations"], *rows)
    assert [row.group for row in found.rows] == ["A", "B", "A", "B"]
    assert odd(found)[Odd.FILLED_GROUP] == ("A3", "A5")


def test_a_date_that_is_missing_out_of_turn_is_refused_with_its_cell(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["2025-01", "A", 30],
        ["2025-01", "B", 41],
        ["2025-02", "A", 28],
        [None, "B", 44],
    ]
    assert "A5" in refused(tmp_path, ["Month", "Team", "Evaluations"], *rows)


@pytest.mark.parametrize("heads", [["Month", "Headcount"], ["Month", "Coffees"]])
def test_a_second_table_below_the_first_is_refused_with_the_cell_of_its_head(
    tmp_path: Path, heads: Sequence[str]
) -> None:
    words = refused(
        tmp_path, ["Month", "Leavers"], ["2025-01", 3], ["2025-02", 4], [None, None], heads, ["2025-03", 100]
    )
    assert "B5" in words
    assert "second table" in words


def test_heads_that_stand_again_on_every_page_are_passed_over(tmp_path: Path) -> None:
    heads = ["Month", "Leavers"]
    assert amount(sheet(tmp_path, heads, ["2025-01", 3], heads, ["2025-02", 4]), "leavers") == [3, 4]


def test_a_mark_before_three_digits_stands_between_thousands_in_counts_and_money(tmp_path: Path) -> None:
    german = read(
        text_file(tmp_path / "a.csv", "Monat;Prognose;Ist\n2025-01;1.000;1.180\n2025-02;1.100;1.250\n")
    )
    assert amount(german, "actual") == [1180, 1250]
    english = read(
        text_file(tmp_path / "b.csv", 'Month,Operating cost\n2025-01,"12,340"\n2025-02,"11,900"\n')
    )
    assert amount(english, "operating_cost") == [12340, 11900]


def test_finished_figures_whose_mark_is_open_are_refused_or_are_percentages(tmp_path: Path) -> None:
    shares = read(text_file(tmp_path / "a.csv", "Month;Shrinkage\n2025-01;31.125\n2025-02;29.250\n"))
    assert amount(shares, "shrinkage") == [31.125, 29.25]
    with pytest.raises(FiguresError, match="B2"):
        read(text_file(tmp_path / "b.csv", "Month;Cost per contact\n2025-01;4.125\n2025-02;4.250\n"))


@pytest.mark.parametrize(
    "rows",
    [
        [["KPI 2025", "Jan", "Feb"], ["Leavers", 3, 4]],
        [["KPI 2025", "Leavers"], ["Jan", 3], ["Feb", 4]],
    ],
)
def test_a_year_in_the_corner_is_that_of_months_without_one(tmp_path: Path, rows: list[list[Any]]) -> None:
    found = sheet(tmp_path, *rows)
    assert [f"{row.start:%Y-%m}" for row in found.rows if row.start] == ["2025-01", "2025-02"]


def test_of_plan_and_actual_under_one_head_the_actual_is_read(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Monat", "Krankenquote", None], [None, "Plan", "Ist"], ["2025-01", 5, 6.5], ["2025-02", 5, 7]
    ]  # fmt: skip
    found = read(workbook(tmp_path / "plan.xlsx", {"Figures": rows}, {"Figures": ["B1:C1"]}))
    assert amount(found, "sickness") == [6.5, 7]


@pytest.mark.parametrize("heads", [["Leavers", 2024, 2025], ["Month", "Leavers 2024", "Leavers 2025"]])
def test_years_side_by_side_are_refused_with_their_columns_and_what_to_do(
    tmp_path: Path, heads: Sequence[Any]
) -> None:
    path = workbook(tmp_path / "years.xlsx", {"Figures": [heads, ["Jan", 3, 4], ["Feb", 4, 5]]})
    with pytest.raises(FiguresError, match=r"(?s)2024.*B.*2025.*C.*below each other"):
        figures_of_files([path], CATALOGUE, None, TODAY)


@pytest.mark.parametrize("head", ["Forecast vs actual", "Contacts forecast vs actual"])
def test_a_comparison_with_the_actual_is_no_forecast(tmp_path: Path, head: str) -> None:
    path = workbook(tmp_path / "vs.xlsx", {"Figures": [["Month", head], ["2025-01", 97], ["2025-02", 98]]})
    with pytest.raises(FiguresError, match="known by its head"):
        figures_of_files([path], CATALOGUE, None, TODAY)


@pytest.mark.parametrize(
    "week", ["2024-W05", "2024W5", "KW 5", "KW 05/2024", "Week 5 2024", "Week 5", "W5", "w/c 05/02/2024"]
)
def test_weeks_are_refused_with_their_cell_and_what_to_do(tmp_path: Path, week: str) -> None:
    """“KW 05/2024” is not May: a week may belong to two months."""
    down = workbook(tmp_path / "down.xlsx", {"Figures": [["Week", "Leavers"], [week, 3], [None, 4]]})
    across = workbook(tmp_path / "across.xlsx", {"Figures": [["KPI", week, "x"], ["Leavers", 3, 4]]})
    for path, cell in ((down, "A2"), (across, "B1")):
        with pytest.raises(FiguresError, match=f"{cell}: “{week}” stands for a week.*by month"):
            figures_of_files([path], CATALOGUE, None, TODAY)


@pytest.mark.parametrize("weeks", [(5, 6), (202405, 202406), (date(2024, 1, 29), date(2024, 2, 5))])
def test_a_head_says_that_numbers_and_days_are_weeks(tmp_path: Path, weeks: Sequence[Any]) -> None:
    rows = [["Week", "Leavers"], *([own, 3] for own in weeks)]
    path = workbook(tmp_path / "weeks.xlsx", {"Figures": rows})
    with pytest.raises(FiguresError, match=r"A2: .* stands for a week"):
        figures_of_files([path], CATALOGUE, None, TODAY)


def test_days_below_a_head_of_weeks_and_the_subtotal_of_a_week_are_no_weeks(tmp_path: Path) -> None:
    days = [[date(2024, 1, 29), 3], [date(2024, 1, 30), 4], ["Week 5", 7]]
    assert amount(sheet(tmp_path, ["Week and day", "Leavers"], *days), "leavers") == [3, 4]


@pytest.mark.parametrize("heads", [["KPI", "Month"], ["Month", "KPI"]])
def test_names_of_figures_below_each_other_are_refused_with_their_cell(
    tmp_path: Path, heads: list[str]
) -> None:
    told = [
        {"KPI": kpi, "Month": month} for kpi in ("Headcount", "Leavers") for month in ("2025-01", "2025-02")
    ]
    rows: list[list[Any]] = [[*heads, "Value"], *([*(own[head] for head in heads), 5] for own in told)]
    path = workbook(tmp_path / "long.xlsx", {"Figures": rows})
    cell = "A2" if heads[0] == "KPI" else "B2"
    with pytest.raises(FiguresError, match=f"{cell}: “Headcount” and other names .* months down"):
        figures_of_files([path], CATALOGUE, None, TODAY)


def test_a_long_list_of_names_with_units_and_months_across(tmp_path: Path) -> None:
    others = [[f"Something {number}", "%", number, number] for number in range(300)]
    rows = [*others, ["Headcount", "FTE", 100, 99], ["AHT", "min", 6.5, 6]]
    found = sheet(tmp_path, ["KPI", "Unit", "Jan 2025", "Feb 2025"], *rows)
    assert amount(found, "headcount") == [100, 99]
    assert amount(found, "handling_time_mean") == [390, 360]
    assert len(found.unread) == 300


def test_a_list_of_names_and_teams_with_months_across(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["KPI", "Team", "Jan 2025", "Feb 2025"],
        ["Headcount", "North", 100, 99],
        ["Headcount", "South", 50, 49],
        ["Leavers", "North", 2, 1],
        ["Leavers", "South", 1, 0],
    ]
    found = sheet(tmp_path, *rows)
    assert found.grouped_by == "team"
    amounts = [(row.group, int(row.amounts["headcount"]), int(row.amounts["leavers"])) for row in found.rows]
    assert amounts == [("North", 100, 2), ("South", 50, 1), ("North", 99, 1), ("South", 49, 0)]


def test_years_over_merged_heads_are_refused_with_their_cells(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [None, 2024, None, 2025, None],
        ["Month", "Headcount", "Leavers", "Headcount", "Leavers"],
        ["Jan", 50, 3, 60, 1],
        ["Feb", 50, 3, 60, 1],
    ]
    path = workbook(tmp_path / "years.xlsx", {"Figures": rows}, {"Figures": ["B1:C1", "D1:E1"]})
    with pytest.raises(FiguresError, match=r"“2024 Headcount” \(B1\) and “2025 Leavers” \(D1\)"):
        figures_of_files([path], CATALOGUE, None, TODAY)
