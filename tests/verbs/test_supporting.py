"""A client's sheets of many columns: what becomes of them, what was odd in them, and what an audit keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.audit import Audit, Evidence, FrameworkUse, Link
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_log import Odd
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.quality_log import logged
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting import SupportingFigure, supporting_figures
from maturity_desktop.domain.supporting_reading import AmountsRead
from maturity_desktop.domain.supporting_rows import SupportingRow, Table, table_of
from maturity_desktop.storage.evidence_store import StoredFile
from maturity_desktop.verbs.measures import file_item
from maturity_desktop.verbs.supporting import (
    amounts_found,
    catalogue_at_hand,
    kept_amounts,
    mappings_to_remember,
    read_client_sheets,
    removed,
    take_in,
    typed_rows,
)
from tests.builders import audit
from tests.verbs.client_files import text_file, workbook

TODAY = date(2026, 1, 13)
NOW = datetime(2026, 1, 13, 9, tzinfo=UTC)
CATALOGUE = catalogue_at_hand(Path("nowhere"))
Rows = Sequence[Sequence[Any]]


def read(path: Path) -> tuple[AmountsRead, ...]:
    return amounts_found(read_client_sheets(path, CATALOGUE, {}), CATALOGUE, TODAY)


def sheet(folder: Path, rows: Rows, name: str = "Figures", merged: Sequence[str] = ()) -> AmountsRead:
    (found,) = read(workbook(folder / "client.xlsx", {name: rows}, {name: merged}))
    return found


def amounts(found: AmountsRead) -> dict[tuple[str, str], dict[str, float]]:
    """The rows by their day and group, with their amounts as decimals."""
    return {
        (f"{row.start:%Y-%m-%d}" if row.start else "", row.group): {
            name: float(own) for name, own in row.amounts.items()
        }
        for row in found.rows
    }


def odd(found: AmountsRead) -> dict[Odd, tuple[str, ...]]:
    return {own.kind: own.cells for own in found.oddities}


def test_months_down_and_amounts_across(tmp_path: Path) -> None:
    found = sheet(
        tmp_path, [["Month", "Headcount", "Leavers", "Remark"], ["2025-01", 100, 2, "x"], ["2025-02", 99, 1]]
    )
    assert (found.grain, found.grouped_by, found.origin) == (Grain.MONTH, "", "Figures!A2:C3")
    assert amounts(found) == {
        ("2025-01-01", ""): {"headcount": 100, "leavers": 2},
        ("2025-02-01", ""): {"headcount": 99, "leavers": 1},
    }


def test_months_across_and_amounts_down_with_scales(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        [
            ["KPI", "Jan 2025", "Feb 2025", "Total"],
            ["AHT (min)", 6.5, 6.75, 6.6],
            ["Operating cost, k€", 120, 130.5, 250.5],
            ["Shrinkage", 0.31, 0.29, 0.3],
        ],
    )
    assert amounts(found) == {
        ("2025-01-01", ""): {"handling_time_mean": 390, "operating_cost": 120_000, "shrinkage": 31},
        ("2025-02-01", ""): {"handling_time_mean": 405, "operating_cost": 130_500, "shrinkage": 29},
    }
    assert odd(found) == {Odd.TOTAL: ("D1",), Odd.TAKEN_OF_ONE: ("B4",)}


def test_a_german_file_with_decimal_commas_and_minutes(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "kennzahlen.csv",
        "Monat;Prognose;Ist;Krankenquote;Ø Bearbeitungszeit\n"
        "Jan 25;1.200;1.180;6,1%;06:42\nFeb 25;1.100;1.250;7,0 %;0:06:55\nSumme;2.300;2.430;;\n",
        "cp1252",
    )
    (found,) = read(path)
    assert amounts(found) == {
        ("2025-01-01", ""): {"forecast": 1200, "actual": 1180, "sickness": 6.1, "handling_time_mean": 402},
        ("2025-02-01", ""): {"forecast": 1100, "actual": 1250, "sickness": 7, "handling_time_mean": 415},
    }
    assert odd(found) == {Odd.TOTAL: ("A4",)}


def test_times_of_a_spreadsheet(tmp_path: Path) -> None:
    """6:42 typed as minutes and seconds is hours and minutes to a spreadsheet; 0:06:42 is what it says."""
    found = sheet(
        tmp_path,
        [
            ["Month", "AHT", "Sick hours", "Rostered hours"],
            ["2025-01", time(6, 42), timedelta(hours=30), 600],
            ["2025-02", time(0, 6, 55), 31.5, 600],
        ],
    )
    told = amounts(found)
    assert [own["handling_time_mean"] for own in told.values()] == [402, 415]
    assert [own["sick_hours"] for own in told.values()] == [30, 31.5]


def test_channels_beside_each_other_under_merged_heads(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        [
            [None, "Voice", None, "E-mail", None],
            ["Date", "Forecast", "Actual", "Forecast", "Actual"],
            [date(2025, 12, 1), 100, 110, 50, 40],
        ],
        merged=["B1:C1", "D1:E1"],
    )
    assert (found.grain, found.grouped_by) == (Grain.DAY, "channel")
    assert amounts(found) == {
        ("2025-12-01", "voice"): {"forecast": 100, "actual": 110},
        ("2025-12-01", "email"): {"forecast": 50, "actual": 40},
    }


def test_columns_of_groups_and_of_the_whole_are_told_apart(tmp_path: Path) -> None:
    grouped, whole = read(
        workbook(
            tmp_path / "client.xlsx",
            {
                "All": [
                    ["Month", "Handled voice", "Handled e-mail", "Leavers"],
                    ["2025-01", 10, 5, 1],
                    ["2025-02", 11, 6, 0],
                ]
            },
        )
    )
    assert (grouped.grouped_by, whole.grouped_by) == ("channel", "")
    assert amounts(grouped)["2025-01-01", "email"] == {"handled": 5}
    assert amounts(whole) == {("2025-01-01", ""): {"leavers": 1}, ("2025-02-01", ""): {"leavers": 0}}


def test_half_hours_with_a_column_of_channels(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        [
            ["Datum", "Uhrzeit", "Kanal", "Prognose", "Ist"],
            [date(2025, 12, 1), "08:00", "Telefon", 50, 48],
            [date(2025, 12, 1), "08:30", "Telefon", 55, 57],
            [date(2025, 12, 1), "08:00", "Mail", 5, 4],
        ],
    )
    assert (found.grain, found.grouped_by) == (Grain.INTERVAL, "channel")
    told = [
        (f"{row.start:%H:%M}", row.group, float(row.amounts["actual"])) for row in found.rows if row.start
    ]
    assert told == [("08:00", "email", 4), ("08:00", "voice", 48), ("08:30", "voice", 57)]


def test_a_sheet_for_each_team(tmp_path: Path) -> None:
    rows: Rows = [["Month", "Evaluations", "Evaluations planned"], ["2025-01", 30, 40], ["2025-02", 40, 40]]
    found = read(workbook(tmp_path / "client.xlsx", {"Team North": rows, "Team South": rows}))
    assert [own.grouped_by for own in found] == ["team", "team"]
    assert {row.group for own in found for row in own.rows} == {"Team North", "Team South"}


def test_groups_down_without_periods(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        [
            ["Calibration 2025"],
            [],
            ["Team", "Ratings compared", "Ratings agreed"],
            ["A", 40, 36],
            ["B", 50, 55],
            ["Total", 90, 91],
        ],
    )
    assert (found.grain, found.grouped_by) == (None, "team")
    assert amounts(found) == {
        ("", "A"): {"ratings_compared": 40, "ratings_agreed": 36},
        ("", "B"): {"ratings_compared": 50, "ratings_agreed": 55},
    }
    assert odd(found) == {Odd.TOTAL: ("A6",), Odd.PART_ABOVE_WHOLE: ("B",)}


def test_names_down_and_one_value_each(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        [["Prevention", 1000], ["Appraisal", 500], ["Internal failure", 200], ["External failure", 900]],
    )
    assert amounts(found) == {
        ("", ""): {
            "prevention_cost": 1000,
            "appraisal_cost": 500,
            "internal_failure_cost": 200,
            "external_failure_cost": 900,
        }
    }


def test_one_figure_by_system_and_month_with_the_year_in_the_title(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        [
            ["Availability of systems 2025, %"],
            [],
            ["System", "Jan", "Feb", "Year"],
            ["Telephony", 99.9, 99.8, 99.85],
            ["Tickets", 99, 98, 98.5],
        ],
    )
    assert (found.grain, found.grouped_by) == (Grain.MONTH, "system")
    assert amounts(found) == {
        ("2025-01-01", "Telephony"): {"availability": 99.9},
        ("2025-01-01", "Tickets"): {"availability": 99},
        ("2025-02-01", "Telephony"): {"availability": 99.8},
        ("2025-02-01", "Tickets"): {"availability": 98},
    }


def test_what_is_odd_is_told_with_its_cell(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        [
            ["Month", "Occupancy", "Answers", "Satisfied", "Budget variance %"],
            ["2025-01", 120, 10, 11, -3],
            ["2025-04", "abc", -5, 9, 2],
            ["2025-04", None, None, 9, None],
            ["Note", None, 4, 4, None],
            ["2026-02", 80, 5, 5, 1],
        ],
    )
    assert odd(found) == {
        Odd.ABOVE_100: ("B2",),
        Odd.NO_NUMBER: ("B3",),
        Odd.NEGATIVE: ("C3",),
        Odd.NO_DATE: ("A5",),
        Odd.DUPLICATE: ("B4",),
        Odd.FUTURE: ("2026-02",),
        Odd.GAP: (*(f"2025-{month:02d}" for month in (2, 3, *range(5, 13))), "2026-01"),
        Odd.PART_ABOVE_WHOLE: ("2025-01",),
    }
    assert amounts(found)["2025-01-01", ""] == {
        "survey_answers": 10, "survey_satisfied": 11, "budget_variance": -3,
    }  # fmt: skip


def test_columns_that_are_not_read_are_named(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        [["Month", "FCR", "FCR target", "Colour"], ["2025-01", 70, 75, "red"], ["2025-02", 71, 75, "red"]],
    )
    assert found.unread == ("FCR target",)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["Month", "FCR"], ["2025-01", 70], ["2025-01", 71]], ("B2", "B3", "2025-01")),
        ([["Date", "Complaints"], ["03/04/2025", 5], ["05/04/2025", 6]], ("A2", "03/04/2025")),
        ([["Month", "Occupancy"], ["Jan", 80], ["Feb", 81]], ("A2", "no year")),
        ([["Month", "Expenses", "Budget"], ["2025-01", "1.5", "2,5"]], ("decimal marks",)),
    ],
)  # fmt: skip
def test_what_cannot_be_read_in_one_way_is_refused_with_its_cell(
    tmp_path: Path, rows: Rows, told: tuple[str, ...]
) -> None:
    with pytest.raises(FiguresError) as caught:
        sheet(tmp_path, rows)
    assert all(part in str(caught.value) for part in told)


def test_a_sheet_that_nobody_knows_is_there_and_not_taken(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "client.xlsx", {"Words": [["Name", "Room"], ["Ann", 12], ["Bo", 13]], "Empty": []}
    )
    plans = read_client_sheets(path, CATALOGUE, {})
    assert not any(plan.taken for plan in plans)


def test_a_mapping_is_remembered_by_its_heads_wherever_the_table_begins(tmp_path: Path) -> None:
    heads, rows = ["Month", "Wert A", "Wert B"], [["2025-01", 3, 100], ["2025-02", 4, 100]]
    (plan,) = read_client_sheets(workbook(tmp_path / "one.xlsx", {"S": [heads, *rows]}), CATALOGUE, {})
    assert not plan.taken
    (like,) = read_client_sheets(
        workbook(tmp_path / "two.xlsx", {"S": [["Month", "Leavers", "Headcount"], *rows]}),
        CATALOGUE,
        {},
    )
    said = replace(plan, mapping=like.mapping, taken=True)
    remembered: Mapping[str, Any] = mappings_to_remember([said], CATALOGUE)
    later = workbook(tmp_path / "later.xlsx", {"Other": [["Report of June"], [], heads, *rows]})
    (again,) = read_client_sheets(later, CATALOGUE, remembered)
    assert again.taken
    (found,) = amounts_found([again], CATALOGUE, TODAY)
    assert amounts(found)["2025-02-01", ""] == {"leavers": 4, "headcount": 100}


def test_what_was_remembered_and_makes_no_sense_is_passed_over(tmp_path: Path) -> None:
    path = workbook(tmp_path / "client.xlsx", {"S": [["Month", "FCR"], ["2025-01", 70], ["2025-02", 70]]})
    plans = read_client_sheets(path, CATALOGUE, {})
    (shape,) = mappings_to_remember(plans, CATALOGUE)
    gone = {"turned": False, "first": 1, "columns": {"A": {"use": "amount", "amount": "gone"}}}
    every: tuple[Any, ...] = ({}, gone, [], "x")
    for nonsense in every:
        assert read_client_sheets(path, CATALOGUE, {shape: nonsense}) == plans


# In an audit


class Kept:
    """Rows kept by a name each, as a library does by their SHA-256."""

    def __init__(self) -> None:
        self.tables: dict[str, Table] = {}

    def keep(self, table: Table) -> str:
        name = f"rows-{len(self.tables)}"
        self.tables[name] = table
        return name


def item(held: Audit, name: str = "kpis.xlsx") -> Evidence:
    stored = StoredFile(name, "application/octet-stream", 10, f"sha-{name}")
    return file_item(stored, held, "Ann", NOW, TODAY)


def taken(held: Audit, kept: Kept, path: Path, name: str = "kpis.xlsx") -> Audit:
    found = read(path)
    changes = take_in(held, CATALOGUE, found, kept_amounts(found, kept.keep), item(held, name), TODAY)
    return held.with_changes(changes)


def figures(held: Audit, kept: Kept) -> Mapping[str, SupportingFigure]:
    return supporting_figures(held, CATALOGUE, kept.tables.__getitem__)


def icmi() -> Audit:
    return audit({}, FrameworkUse("a1", "icmi_cmo", "edition"))


def test_a_file_becomes_evidence_of_the_criteria_that_its_figures_bear_on(tmp_path: Path) -> None:
    kept = Kept()
    path = workbook(
        tmp_path / "k.xlsx",
        {"S": [["Month", "Leavers", "Headcount", "Gap"], ["2025-12", 1, 60], ["2025-10", 1, 60]]},
    )
    held = taken(icmi(), kept, path)
    (own,) = held.evidence
    assert (own.number, own.title, own.file_name) == (1, "kpis", "kpis.xlsx")
    places = {(link.framework, link.criterion) for link in held.all(Link)}
    assert {("icmi_cmo", "6.02"), ("icmi_cmo", "3.05")} <= places
    assert {framework for framework, _criterion in places} == {"icmi_cmo"}
    (record,) = held.all(SupportingData)
    assert (record.evidence, record.origin, record.count, record.inputs) == (
        own.id, "S!A2:C3", 2, ("headcount", "leavers"),
    )  # fmt: skip
    assert [entry.kind for entry in logged(record.quality)] == [Odd.GAP]
    assert figures(held, kept)["attrition"].whole.value == 20


def test_the_same_file_again_is_one_item_and_the_newer_amounts_count(tmp_path: Path) -> None:
    kept = Kept()
    rows: list[list[Any]] = [["Month", "FCR"], ["2025-11", 70], ["2025-12", 71]]
    held = taken(icmi(), kept, workbook(tmp_path / "a.xlsx", {"S": rows}))
    rows[2][1] = 75
    held = taken(held, kept, workbook(tmp_path / "b.xlsx", {"S": rows}))
    assert len(held.evidence) == 1
    figure = figures(held, kept)["first_contact_resolution"]
    assert figure.whole.value == 75 and figure.as_given


def test_ten_files_of_one_day_count_in_their_order(tmp_path: Path) -> None:
    kept, held = Kept(), icmi()
    for value in range(60, 72):
        path = workbook(
            tmp_path / "a.xlsx", {"S": [["Month", "FCR"], ["2025-11", value], ["2025-12", value]]}
        )
        held = taken(held, kept, path, f"{value}.xlsx")
    assert figures(held, kept)["first_contact_resolution"].whole.value == 71


def typed(held: Audit, kept: Kept, told: Mapping[int, tuple[int, int]]) -> Audit:
    rows = tuple(
        SupportingRow(datetime(2025, month, 1), "", {"leavers": Fraction(one), "headcount": Fraction(other)})  # noqa: DTZ001
        for month, (one, other) in told.items()
    )
    name = kept.keep(table_of(rows)) if rows else ""
    measure = CATALOGUE.by_id["attrition"]
    return held.with_changes(typed_rows(held, measure, rows, name, Grain.MONTH, "", TODAY))


def test_typed_amounts_take_the_place_of_those_typed_before() -> None:
    kept = Kept()
    held = typed(icmi(), kept, {11: (1, 100), 12: (1, 100)})
    assert figures(held, kept)["attrition"].whole.value == 12
    held = typed(held, kept, {12: (5, 100)})
    assert len(list(held.all(SupportingData))) == 1
    assert figures(held, kept)["attrition"].whole.value == 60
    assert list(typed(held, kept, {}).all(SupportingData)) == []


def test_amounts_of_a_file_stay_beside_typed_ones_and_come_back_when_these_go(tmp_path: Path) -> None:
    kept = Kept()
    path = workbook(
        tmp_path / "k.xlsx",
        {"S": [["Month", "Leavers", "Headcount"], ["2025-11", 1, 100], ["2025-12", 1, 100]]},
    )
    held = typed(taken(icmi(), kept, path), kept, {12: (3, 100)})
    assert figures(held, kept)["attrition"].whole.value == 24
    (mine,) = (own for own in held.all(SupportingData) if not own.evidence)
    held = held.with_changes(removed(held, mine))
    assert figures(held, kept)["attrition"].whole.value == 12
    assert len(held.evidence) == 1
