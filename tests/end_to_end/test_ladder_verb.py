"""`maturity-desktop ladder` as a consultant or a script meets it, over the sample client's figures."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.command_line import program
from tests.verbs.client_files import text_file, workbook

DAYS_MET = {4: 23, 5: 26, 6: 25, 7: 22, 8: 17, 9: 22, 10: 25, 11: 21, 12: 21}
"""Days of 2025 on which the sample client's voice met its target, by month; 25 and 26 December are closed."""
INTERVALS_MET = 2271
INTERVALS = 3292
CLOSED = (date(2025, 12, 25), date(2025, 12, 26))
SHORT = (date(2025, 12, 24), date(2025, 12, 31))
HOURS = {
    "daily": "07:00-21:00",
    "closed": [str(day) for day in CLOSED],
    "special": {str(day): "07:00-18:00" for day in SHORT},
}
VOICE = ["81.2", "80.4", "82.0", "80.9", "83.1", "81.7", "80.2", "76.3", "80.6", "81.0", "80.1", "80.3"]
EMAIL = ["93.1", "92.4", "94.0", "93.5", "92.8", "94.2", "91.7", "90.4", "92.2", "93.0", "92.9", "91.1"]
QUALITY = ["86.2", "86.9", "87.1", "86.5", "87.4", "88.0", "87.9", "87.2", "88.3", "88.1", "88.6", "88.4"]
CSAT = ["83.0", "82.4", "82.1", "81.6", "83.3", "82.7", "80.9", "77.5", "-", "82.2", "82.0", "81.1"]
COST = ["5.71", "5.58", "5.49", "5.52", "5.47", "5.55", "5.38", "5.66", "5.40", "5.33", "5.36", "5.44"]


def months(folder: Path, name: str, head: str, values: list[str]) -> Path:
    rows = "".join(f"2025-{number:02d};{value}\n" for number, value in enumerate(values, start=1))
    return text_file(folder / name, f"Month;{head}\n{rows}")


def days(folder: Path) -> Path:
    rows: list[list[Any]] = [["Day", "Offered", "In SL"]]
    for month, met in DAYS_MET.items():
        day, number = date(2025, month, 1), 0
        while day.month == month:
            if day not in CLOSED:
                missed = 1400 if month == 8 else 1590
                rows.append([day, 2000, 1740 if number < met else missed])
                number += 1
            day += timedelta(days=1)
    return workbook(folder / "voice-days.xlsx", {"Days": rows})


def intervals(folder: Path) -> Path:
    rows = [
        f"{moment},100,{85 if place < INTERVALS_MET else 70}" for place, moment in enumerate(half_hours())
    ]
    assert len(rows) == INTERVALS
    return text_file(folder / "voice-intervals.csv", "\n".join(["Interval,Offered,In SL", *rows]))


def half_hours() -> Iterator[str]:
    day = date(2025, 9, 3)
    while day <= date(2025, 12, 31):
        if day not in CLOSED:
            last = 18 if day in SHORT else 21
            yield from (f"{day} {hour:02d}:{minute}" for hour in range(7, last) for minute in ("00", "30"))
        day += timedelta(days=1)


def printed(*arguments: object) -> Any:
    return json.loads(program("ladder", *map(str, arguments), "--json", "--today", "2026-01-12").stdout)


def states(told: Any) -> list[str]:
    return [level["state"] for level in told["levels"]]


@pytest.fixture
def hours(tmp_path: Path) -> Path:
    return text_file(tmp_path / "hours.json", json.dumps({"hours": HOURS}))


def test_service_level_by_month_day_and_interval_with_email_beside_it(tmp_path: Path, hours: Path) -> None:
    files = [
        months(tmp_path, "voice-months.csv", "Service level", VOICE),
        days(tmp_path),
        intervals(tmp_path),
        months(tmp_path, "email-months.csv", "Within 24 h %", EMAIL),
    ]
    told = printed("8.01", *files, "--map", hours, "--target", "80", "--target", "email=90")
    assert (told["criterion"], told["level"], told["cut_off"]) == ("8.01", 1, "2025-12-31")
    assert states(told) == ["met", "not met", "not met", "undetermined"]
    assert [level["n"] for level in told["levels"]] == [1, 2, 3, 4]
    why = told["levels"][0]["why"]
    assert "Target met in 11 of 12 months; 10 are needed." in why
    assert "Target met in 12 of 12 months; 10 are needed." in why
    assert "2,271 of 3,292 intervals (69.0 %)" in told["levels"][2]["why"]
    assert "in 3 of 9 months" in told["levels"][1]["why"]
    assert {"period": "2025-08", "channel": "voice"} in told["failed_periods"]
    email = next(own for own in told["channels"] if own["channel"] == "email")
    assert [level["state"] for level in email["levels"]] == [
        "met",
        "not applicable",
        "not applicable",
        "undetermined",
    ]


def test_one_channel_by_month_alone(tmp_path: Path) -> None:
    told = printed("8.01", months(tmp_path, "sl.csv", "Service level", VOICE), "--target", "80%")
    assert told["level"] == 1
    assert not told["provisional"]
    assert states(told) == ["met", "undetermined", "undetermined", "undetermined"]
    assert told["levels"][0]["why"] == "Target met in 11 of 12 months; 10 are needed."
    assert told["failed_periods"] == ["2025-08"]


def test_quality_met_in_every_month(tmp_path: Path) -> None:
    told = printed("8.02", months(tmp_path, "qa.csv", "Quality score", QUALITY), "--target", "85")
    assert (told["level"], told["provisional"], told["failed_periods"], told["earliest"]) == (
        3,
        False,
        [],
        None,
    )
    assert states(told) == ["met", "met", "met", "undetermined"]


def test_satisfaction_without_september_is_provisional(tmp_path: Path) -> None:
    told = printed("8.03", months(tmp_path, "csat.csv", "CSAT", CSAT), "--target", "82")
    assert (told["level"], told["provisional"]) == (1, True)
    assert "7 of 12 months" in told["levels"][0]["why"]
    assert told["failed_periods"] == ["2025-04", "2025-07", "2025-08", "2025-09", "2025-12"]
    assert any(entry["cells"] == ["2025-09"] for entry in told["quality"] if entry["kind"] == "gap")


def test_cost_with_a_target_that_changed_in_july(tmp_path: Path) -> None:
    path = months(tmp_path, "cost.csv", "Cost per contact", COST)
    told = printed("8.04", path, "--target", "5.6,2025-07-01:5.4")
    assert (told["level"], states(told)) == (3, ["met", "met", "met", "not met"])
    assert "9 of 12 months" in told["levels"][2]["why"]
    assert told["levels"][2]["state"] == "met"
    assert told["failed_periods"] == ["2025-01", "2025-08", "2025-12"]


def test_people_are_told_the_same_and_what_was_odd(tmp_path: Path) -> None:
    lines = program(
        "ladder", "8.03", str(months(tmp_path, "csat.csv", "CSAT", CSAT)), "--target", "82"
    ).stdout
    assert "Cut-off 2025-12-31: the last complete month in the figures" in lines
    assert "Level 1\tmet\tTarget met in 7 of 12 months; 6 are needed." in lines
    assert "Level 1, provisional: figures are missing" in lines
    assert "Data quality" in lines
    assert "B10" in lines


def test_an_earlier_cut_off_moves_the_window(tmp_path: Path) -> None:
    path = months(tmp_path, "sl.csv", "Service level", VOICE)
    told = printed("8.01", path, "--target", "80", "--cut-off", "2025-07-31")
    assert told["cut_off"] == "2025-07-31"
    assert "7 of 12 months" in told["levels"][0]["why"]
    assert told["provisional"]


def test_a_file_without_a_channel_beside_one_of_a_channel_is_asked_for_and_told(tmp_path: Path) -> None:
    nameless = months(tmp_path, "all.csv", "Service level", EMAIL)
    files = [nameless, months(tmp_path, "voice.csv", "Service level", VOICE)]
    ran = program("ladder", "8.01", *map(str, files), "--target", "80", check=False)
    assert ran.returncode == 1
    assert "--channel" in ran.stderr
    for named in ("all.csv=E-Mail", f"{nameless}=email"):
        told = printed("8.01", *files, "--target", "80", "--target", "email=90", "--channel", named)
        assert {own["channel"]: own["level"] for own in told["channels"]} == {"email": 1, "voice": 1}
        assert {"period": "2025-08", "channel": "voice"} in told["failed_periods"]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("voice.csv=email", "says itself"),
        ("other.csv=email", "months.csv=email"),
        ("voice.csv", "months.csv=email"),
        ("voice.csv=", "months.csv=email"),
    ],
)
def test_a_channel_is_told_of_a_file_that_is_given_and_lacks_one(
    tmp_path: Path, named: str, said: str
) -> None:
    path = months(tmp_path, "voice.csv", "Service level", VOICE)
    ran = program("ladder", "8.01", str(path), "--target", "80", "--channel", named, check=False)
    assert ran.returncode in (1, 2)
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("8.01", "sl.csv"), "No target"),
        (("1.01", "sl.csv", "--target", "80"), "8.01"),
        (("8.01", "sl.csv", "--target", "soon"), "no target"),
        (("8.01", "sl.csv", "--target", "0.8"), "Write percentages as 80"),
        (("8.01", "sl.csv", "--target", "80", "--map", "sl.csv"), "JSON"),
        (("8.01", "two.csv", "--target", "80"), "A2"),
        (("8.01", "none.csv", "--target", "80"), "none.csv"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    months(tmp_path, "sl.csv", "Service level", VOICE)
    text_file(tmp_path / "two.csv", "Date,Offered,In SL\n03/04/2025,100,80\n04/04/2025,100,80\n")
    given = [str(tmp_path / one) if one.endswith(".csv") else one for one in arguments]
    ran = program("ladder", *given, check=False)
    assert ran.returncode in (1, 2)
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_bundle_reads_files_through_the_program_itself(tmp_path: Path) -> None:
    """It has no interpreter: the program starts itself with a verb that no person is shown."""
    path = months(tmp_path, "sl.csv", "Service level", VOICE)
    ran = subprocess.run(
        [sys.executable, "-m", "maturity_desktop", "read-tables", str(path)], capture_output=True, check=True
    )
    told = pickle.loads(ran.stdout)
    assert told["sheets"][0]["columns"][1][:2] == ["Service level", "81.2"]
    assert "read-tables" not in program("--help").stdout
