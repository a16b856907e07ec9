"""Days off as they are typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.holiday_lines import holiday_lines, holidays_told


@pytest.mark.parametrize(
    ("line", "day", "title"),
    [
        ("6 Jan 2026 Epiphany", date(2026, 1, 6), "Epiphany"),
        ("1 May 2026 May Day", date(2026, 5, 1), "May Day"),
        ("2026-12-24", date(2026, 12, 24), ""),
        ("03.10.2026 – Tag der Deutschen Einheit", date(2026, 10, 3), "Tag der Deutschen Einheit"),
        ("Dec 25, 2026: Christmas", date(2026, 12, 25), "Christmas"),
        ("13/10/2026 Closed", date(2026, 10, 13), "Closed"),
    ],
)
def test_a_line_names_a_day_and_what_it_is_called(line: str, day: date, title: str) -> None:
    assert holidays_told(line) == ({day: title}, ())


def test_what_is_no_day_is_told_with_its_line() -> None:
    found, faults = holidays_told("6 Jan 2026 Epiphany\n\n Easter \n01/06/2026 Which?\n31 Feb 2026 Never")
    assert found == {date(2026, 1, 6): "Epiphany"}
    assert [(own.number, own.text, own.readings) for own in faults] == [
        (3, "Easter", ()),
        (4, "01/06/2026 Which?", (date(2026, 1, 6), date(2026, 6, 1))),
        (5, "31 Feb 2026 Never", ()),
    ]


TITLES = st.text(st.characters(categories=["L", "P"]), max_size=12).map(lambda own: own.lstrip("–—-:, "))


@given(st.dictionaries(st.dates(date(1995, 1, 1), date(2049, 1, 1)), TITLES, max_size=6))
def test_what_is_shown_reads_back(holidays: dict[date, str]) -> None:
    assert holidays_told(holiday_lines(holidays)) == (holidays, ())
