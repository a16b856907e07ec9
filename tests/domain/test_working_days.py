"""Working days, counted forward, back and between."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.working_days import WEEKDAYS, WorkingCalendar, days_from

MONDAY = date(2026, 1, 5)
CLOSED = WorkingCalendar(holidays=frozenset({date(2026, 1, 6)}))

DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 1))
CALENDARS = st.builds(
    WorkingCalendar,
    st.frozensets(st.sampled_from(WEEKDAYS), max_size=7),
    st.frozensets(DAYS, max_size=12),
)


@pytest.mark.parametrize(
    ("steps", "day"),
    [(0, "2026-01-05"), (1, "2026-01-07"), (3, "2026-01-09"), (4, "2026-01-12"), (-1, "2026-01-02")],
)
def test_weekends_and_holidays_are_stepped_over(steps: int, day: str) -> None:
    assert CLOSED.shifted(MONDAY, steps) == date.fromisoformat(day)


def test_a_free_day_leads_to_the_nearest_working_days() -> None:
    saturday = date(2026, 1, 10)
    assert CLOSED.is_free(saturday)
    assert CLOSED.on_or_after(saturday) == date(2026, 1, 12)
    assert CLOSED.shifted(saturday, 1) == date(2026, 1, 12)
    assert CLOSED.shifted(saturday, -1) == date(2026, 1, 9)


def test_days_between_are_counted_with_both_ends() -> None:
    assert CLOSED.count(MONDAY, date(2026, 1, 11)) == 4
    assert CLOSED.count(date(2026, 1, 6), date(2026, 1, 6)) == 0
    assert CLOSED.count(date(2026, 1, 9), MONDAY) == 0


def test_a_calendar_without_a_working_day_has_none_free() -> None:
    calendar = WorkingCalendar(frozenset(WEEKDAYS))
    assert calendar.shifted(MONDAY, 6) == date(2026, 1, 11)


def test_the_ends_of_the_calendar_are_no_trap() -> None:
    assert CLOSED.shifted(date.max, 5) == date.max
    assert CLOSED.shifted(date.min, -5) == date.min


@given(CALENDARS, DAYS, st.integers(-60, 60))
def test_a_step_is_a_working_day_and_leads_back(calendar: WorkingCalendar, day: date, steps: int) -> None:
    start = calendar.on_or_after(day)
    end = calendar.shifted(start, steps)
    assert not calendar.is_free(end)
    assert calendar.shifted(end, -steps) == start
    assert calendar.count(min(start, end), max(start, end)) == abs(steps) + 1


@given(DAYS, st.integers(0, 30))
def test_days_from_tells_every_day(first: date, more: int) -> None:
    days = list(days_from(first, first + timedelta(days=more)))
    assert (len(days), days[0], days[-1]) == (more + 1, first, first + timedelta(days=more))
