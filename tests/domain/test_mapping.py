"""Mappings as JSON and back, and single cells: dates and numbers in the ways people write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.figure_dates import DateOrder, date_told, minutes_told
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_numbers import exactly, is_nothing, written_number
from maturity_desktop.domain.mapping import FigureMapping, Role
from maturity_desktop.domain.mapping_guess import guess_mapping
from maturity_desktop.domain.mapping_json import mapping_over, mapping_to_json, target_steps
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.sheet import Sheet, column_letters, column_place

SHEET = Sheet(
    "Data",
    (
        ("Day", "2025-01-01", "2025-01-02"),
        ("Queue", "a", "b"),
        ("Offered", 10.0, 11.0),
        ("In SL", 9.0, 9.0),
        ("Goal", 80.0, 80.0),
    ),
    "data.xlsx",
)
WHOLE: dict[str, Any] = {
    "sheet": "Data",
    "turned": False,
    "first": 2,
    "columns": {"A": "date", "C": "offered", "D": {"role": "within", "channel": "voice"}},
    "grain": "day",
    "date_order": "dmy",
    "year": 2025,
    "decimal": ",",
    "percent": "one",
    "channel": "voice",
    "channels": ["voice", "email"],
    "target": {"voice": "80,2025-07-01:85", "email": "90"},
    "hours": {
        "mon": "07:00-21:00",
        "sat": "08:30-24:00",
        "closed": ["2025-12-25"],
        "special": {"2025-12-24": "07:00-18:00"},
    },
    "abandoned": "without_abandoned",
    "response_time": ["email"],
    "zone": "Europe/Oslo",
}


def test_a_mapping_comes_back_from_json_as_it_was() -> None:
    mapping = mapping_over(FigureMapping(), WHOLE, SHEET)
    assert mapping_to_json(mapping) == WHOLE
    assert mapping_over(FigureMapping(), mapping_to_json(mapping), SHEET) == mapping


def test_a_guess_comes_back_from_json_as_it_was() -> None:
    guess = guess_mapping(SHEET, "service_level")
    assert guess is not None
    assert {column.role for column in guess.columns} == {
        Role.DATE,
        Role.CHANNEL,
        Role.OFFERED,
        Role.WITHIN,
        Role.TARGET,
    }
    assert mapping_over(FigureMapping(), mapping_to_json(guess), SHEET) == guess


def test_json_says_only_what_the_guess_lacks() -> None:
    guess = guess_mapping(SHEET, "service_level")
    assert guess is not None
    told = mapping_over(guess, {"date_order": "mdy", "grain": "day"}, SHEET)
    assert (told.date_order, told.grain, told.columns) == (DateOrder.MONTH_FIRST, Grain.DAY, guess.columns)


def test_a_column_may_be_named_by_its_head_or_after_its_role() -> None:
    told = {"columns": {"date": "A", "Offered": "offered", "In SL": "within"}}
    mapping = mapping_over(FigureMapping(), told, SHEET)
    assert [(column.place, column.role) for column in mapping.columns] == [
        (0, Role.DATE),
        (2, Role.OFFERED),
        (3, Role.WITHIN),
    ]


@pytest.mark.parametrize(
    "told",
    [
        {"colour": "red"},
        {"columns": {"Nowhere else": "offered"}},
        {"columns": {"A": "colour"}},
        {"columns": ["A"]},
        {"hours": {"mon": "early"}},
        {"hours": {"monday": "07:00-21:00"}},
        {"target": "soon"},
        {"zone": "Europe/Nowhere"},
        {"zone": "../../etc/passwd"},
        {"grain": "week"},
        {"year": "2025"},
        {"turned": "yes"},
        {"first": 0},
        {"response_time": "email"},
    ],
)
def test_what_a_mapping_cannot_say_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(FiguresError):
        mapping_over(FigureMapping(), told, SHEET)


def test_targets_in_steps() -> None:
    first, second = target_steps("80 %, 2025-07-01:85,5")
    assert (first.since, first.target) == (date.min, Fraction(80))
    assert (second.since, second.target) == (date(2025, 7, 1), Fraction(171, 2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan 25", (2025, 1, None)),
        ("Jan-25", (2025, 1, None)),
        ("2025-03", (2025, 3, None)),
        ("03/2025", (2025, 3, None)),
        ("2025M03", (2025, 3, None)),
        ("202503", (2025, 3, None)),
        ("März 2025", (2025, 3, None)),
        ("Août 2025", (2025, 8, None)),
        ("déc. 2025", (2025, 12, None)),
        ("20250304", (2025, 3, 4)),
        ("4.3.2025", (2025, 3, 4)),
        ("Di, 04.03.25", (2025, 3, 4)),
        ("4 Mar 2025", (2025, 3, 4)),
        ("Mar 4, 2025", (2025, 3, 4)),
        ("mardi 4 mars 2025", (2025, 3, 4)),
        ("3rd March 2025", (2025, 3, 3)),
        (45720, (2025, 3, 4)),
        ("45720", (2025, 3, 4)),
    ],
)
def test_dates_as_people_write_them(text: str | int, expected: tuple[int, int, int | None]) -> None:
    told = date_told(text)
    assert told is not None
    assert not told.undecided
    assert (told.year, told.first, told.second) == expected


@pytest.mark.parametrize(
    "cell", [date(1, 1, 1), datetime.fromisoformat("0001-01-01 00:00"), date(9999, 12, 31)]
)
def test_a_sheet_s_empty_date_is_none(cell: date) -> None:
    """As databases write a day that nobody entered."""
    assert date_told(cell) is None


@pytest.mark.parametrize(
    "text", ["25-Jan", "2025", "Q1 2025", "KW 12", "31/02/2025", "Total", "81.2", "", "12:30"]
)
def test_what_is_no_date(text: str) -> None:
    assert date_told(text) is None


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("12:30", 750),
        ("7.30", 450),
        ("07:00-07:30", 420),
        ("1:30 PM", 810),
        ("12:15 am", 15),
        ("0730", 450),
        ("7 Uhr", 420),
        (0.5, 720),
        (1230, 750),
        (timedelta(hours=7), 420),
        ("24:00", 1440),
        ("25:00", None),
        ("noon", None),
    ],
)
def test_times_as_people_write_them(cell: Any, minutes: int | None) -> None:
    assert minutes_told(cell) == minutes


@given(
    st.datetimes(
        min_value=datetime.fromisoformat("1991-01-01"), max_value=datetime.fromisoformat("2049-12-31")
    )
)
def test_iso_dates_come_back(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    told = date_told(moment.isoformat(timespec="minutes"))
    assert told is not None
    assert told.moment() == moment


@given(st.integers(0, 10**9), st.sampled_from(["\u00a0", "\u202f", "'", "’", ".", ",", " "]))
def test_counts_come_back_with_any_mark_between_thousands(number: int, mark: str) -> None:
    written = written_number(f"{number:,}".replace(",", mark))
    assert written is not None
    decimal = written.decimal or ("," if mark == "." else ".")
    assert written.value(decimal) == number


@given(st.decimals(0, 10**6, places=2), st.sampled_from([".", ","]))
def test_decimals_come_back_with_either_mark(number: Any, mark: str) -> None:
    written = written_number(str(number).replace(".", mark))
    assert written is not None
    assert written.value(mark) == Fraction(number)


@given(st.text(max_size=30))
def test_any_text_is_a_number_a_date_or_neither(text: str) -> None:
    written = written_number(text)
    if written is not None:
        written.value(written.decimal or ".")
    date_told(text)
    minutes_told(text)
    is_nothing(text)


def test_a_number_of_a_sheet_has_fifteen_digits() -> None:
    assert exactly(0.1 + 0.7) == Fraction(4, 5)
    assert exactly(79.97) == Fraction(7997, 100)


@given(st.integers(0, 16_383))
def test_names_of_columns(place: int) -> None:
    assert column_place(column_letters(place)) == place
