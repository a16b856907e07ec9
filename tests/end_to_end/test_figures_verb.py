"""`maturity-desktop figures` as a consultant or a script meets it, over the sample client's sheets."""

from __future__ import annotations

import json
from pathlib import Path

from maturity_desktop.data_folders import resources_folder
from tests.end_to_end.command_line import program
from tests.verbs.client_files import text_file, workbook

EVIDENCE = resources_folder() / "sample" / "evidence"
LEAVERS = EVIDENCE / "037-attrition-2025.xlsx"
SURVEY = EVIDENCE / "041-customer-survey-2025.xlsx"


def test_a_sheet_is_told_with_what_is_typical_and_where_that_comes_from(tmp_path: Path) -> None:
    done = program("figures", str(LEAVERS), str(SURVEY), "--library", str(tmp_path))
    assert "Attrition\t37.5 %\tat most 35.0 %: typical, not from the standard" in done.stdout
    assert "  Voice\t82.1 % (95 %: 81.4 to 82.8 %, n = 11,204)" in done.stdout
    assert "Dec 2025, as given by the client, not averaged" in done.stdout
    assert "1 row of totals left out (A17)" in done.stdout


def test_the_same_as_json(tmp_path: Path) -> None:
    done = program("figures", str(LEAVERS), "--json", "--library", str(tmp_path))
    told = json.loads(done.stdout)
    (attrition,) = (own for own in told["figures"] if own["measure"] == "attrition")
    assert (attrition["value"], attrition["amounts"]) == (37.5, {"leavers": 66, "headcount": 2112})
    assert attrition["typical_not_from_the_standard"]["standing"] == "above"
    assert told["cut_off"] == "2025-12-31"
    assert told["sheets"][0]["unread"] == ["Exit form: own wish", "Exit form: other"]


def test_a_cut_off_takes_other_months(tmp_path: Path) -> None:
    done = program("figures", str(LEAVERS), "--json", "--cut-off", "2025-06-30", "--library", str(tmp_path))
    told = json.loads(done.stdout)
    (attrition,) = (own for own in told["figures"] if own["measure"] == "attrition")
    assert list(attrition["months"]) == [f"2025-{month:02d}" for month in range(1, 7)]
    assert attrition["amounts"]["leavers"] == 27


def test_months_of_forecasts_tell_their_bias_and_what_lacks(tmp_path: Path) -> None:
    months = [[f"2025-{month:02d}", 900, 1000] for month in range(1, 13)]
    path = workbook(tmp_path / "volume.xlsx", {"Volume": [["Month", "Forecast", "Actual"], *months]})
    done = program("figures", str(path), "--library", str(tmp_path))
    assert "Forecast bias\t-10.0 %" in done.stdout.replace("\N{MINUS SIGN}", "-")
    assert "Forecast error by interval: needs intervals" in done.stdout
    assert "Forecast error by day: needs days" in done.stdout


def test_a_file_in_which_nothing_is_known_says_so(tmp_path: Path) -> None:
    path = workbook(tmp_path / "rooms.xlsx", {"Rooms": [["Name", "Room"], ["Ann", 12]]})
    done = program("figures", str(path), "--library", str(tmp_path), check=False)
    assert done.returncode == 1
    assert "No amount or figure is known by its head in the sheets “Rooms”." in done.stderr


def test_what_cannot_be_read_in_one_way_names_the_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "twice.xlsx", {"S": [["Month", "FCR"], ["2025-01", 70], ["2025-01", 71]]})
    done = program("figures", str(path), "--library", str(tmp_path), check=False)
    assert done.returncode == 1
    assert "B2" in done.stderr and "B3" in done.stderr
    assert "mapping" not in done.stderr


def test_an_audit_as_json_has_its_supporting_figures_and_claims(tmp_path: Path) -> None:
    program("sample", "--library", str(tmp_path))
    told = json.loads(program("show", "norrhaven-2025", "--json", "--library", str(tmp_path)).stdout)
    staff = next(own for own in told["surveys"] if own["asked"] == "employees")
    assert (staff["answers"], staff["invited"]) == (121, 170)
    values = {own["measure"]: own["value"] for own in told["supporting"]}
    assert (values["attrition"], values["occupancy"]) == (37.5, 86)
    contradicted = [own["claim"] for own in told["claims"] if own["verdict"] == "contradicted"]
    assert contradicted == ["interval_forecasts"]
    assert told["level"] is not None


def test_a_decimal_mark_that_the_file_leaves_open_is_said_with_an_option(tmp_path: Path) -> None:
    path = text_file(tmp_path / "cost.csv", "Month;Cost per contact\n2025-01;4.125\n2025-02;4.250\n")
    done = program("figures", str(path), "--library", str(tmp_path), check=False)
    assert done.returncode == 1
    assert "B2" in done.stderr and "--decimal" in done.stderr
    done = program("figures", str(path), "--decimal", ".", "--json", "--library", str(tmp_path))
    (figure,) = json.loads(done.stdout)["figures"]
    assert figure["value"] == 4.25
