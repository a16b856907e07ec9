"""The calendar file, seen through a standard parser: the same events, whatever words they hold."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import cast

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.plan_records import TaskPlan
from maturity_desktop.reports.packs.calendar_file import (
    CalendarEvent,
    CalendarFile,
    check_calendar,
    events_in,
    write_calendar,
)
from maturity_desktop.reports.text import one_line, visible
from maturity_desktop.verbs.schedule import calendar_of, export_calendar
from tests.reports.packs.plans import HOSTILE, plan_model, planned_audit

WORDS = NullTranslations()
NOW = datetime(2026, 1, 13, 8, 30, 12, 55, tzinfo=UTC)


def made(own: Audit | None = None, now: datetime = NOW) -> CalendarFile:
    return calendar_of(own or planned_audit(), plan_model(), now, WORDS)


def written(calendar: CalendarFile) -> bytes:
    out = BytesIO()
    write_calendar(calendar, out)
    return out.getvalue()


def by_title(calendar: CalendarFile) -> dict[str, CalendarEvent]:
    return {own.title: own for own in calendar.events}


def test_tasks_are_whole_days_and_activities_have_their_time_in_utc() -> None:
    events = by_title(made())
    opening, talk = events["Opening meeting."], events["Talk one"]
    assert opening.begins == date(2026, 1, 12)
    assert opening.text == "meeting\nWho: Operations manager\nResult: Minutes"
    assert (talk.begins, talk.minutes) == (datetime(2026, 1, 14, 8, 30, tzinfo=UTC), 45)
    assert (talk.place, talk.text) == ("Room 4; 2nd floor", "Who: Agent × 3, Operations manager")
    assert events["Talk some"].begins == date(2026, 1, 15)
    assert events["Talk off"].is_called_off
    assert not {"Left out.", "Interviews.", "See again."} & events.keys()


def test_without_a_time_zone_the_time_is_that_of_the_client_s_clock() -> None:
    talk = by_title(made(planned_audit(zone="")))["Talk one"]
    assert talk.begins == datetime(2026, 1, 14, 9, 30)  # noqa: DTZ001 - that is what is meant


def test_a_standard_parser_finds_what_the_standard_wants() -> None:
    data = written(made())
    calendar = icalendar.Calendar.from_ical(data)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar["prodid"]
    assert str(calendar["x-wr-calname"]) == "Audit of Client"
    found = [cast(icalendar.Event, event) for event in calendar.walk("VEVENT")]
    assert len({event["uid"] for event in found}) == len(found) == len(made().events)
    for event in found:
        assert NOW.replace(microsecond=0) == event.DTSTAMP
        assert not event.errors
    opening = next(event for event in found if event["summary"] == "Opening meeting.")
    assert opening.end - opening.start == timedelta(days=1)
    assert b"TZID" not in data


def test_lines_end_as_they_must_and_none_is_too_long() -> None:
    data = written(made())
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_no_name_of_a_person_is_in_it() -> None:
    text = written(made()).replace(b"\r\n ", b"").decode()
    assert not any(name in text for name in ("Bea", "Carr", "Ann", "No time"))


def test_hostile_words_make_no_event_of_their_own() -> None:
    data = written(made())
    assert data.count(b"\r\nBEGIN:VEVENT") == len(made().events)
    assert events_in(data) == made().events
    assert one_line(HOSTILE) in by_title(made())


def test_a_later_export_takes_the_place_of_an_earlier_one() -> None:
    later = made(
        planned_audit(TaskPlan("a1", "model", "write", due_on=date(2026, 2, 3))), NOW + timedelta(hours=1)
    )
    first, second = by_title(made()), by_title(later)
    assert first["Write it."].uid == second["Write it."].uid
    assert second["Write it."].begins == date(2026, 2, 3)
    assert later.sequence > made().sequence


def test_the_same_calendar_is_the_same_file(tmp_path: Path) -> None:
    assert written(made()) == written(made())
    path = tmp_path / "one.ics"
    export_calendar(made(), path)
    assert path.read_bytes() == written(made())


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:300], lambda data: data.replace(b"Opening", b"Closing"), lambda _data: b""]
)
def test_a_file_that_is_not_the_calendar_is_refused(tmp_path: Path, spoil: object) -> None:
    path = tmp_path / "one.ics"
    path.write_bytes(spoil(written(made())))  # type: ignore[operator]
    with pytest.raises(ReportError):
        check_calendar(path, made())


def test_backslashes_before_letters_stay_as_they_are() -> None:
    event = CalendarEvent("u", r"C:\New\new", date(2026, 1, 1), text="\\N\n\\n")
    assert events_in(written(CalendarFile("Any", (event,), NOW, WORDS))) == (event,)


TEXTS = st.text(st.characters(), max_size=60) | st.text('\\nN;,:"\r\n \t', max_size=12)
EVENTS = st.builds(
    CalendarEvent,
    st.uuids().map(lambda own: f"{own}@x"),
    TEXTS.map(one_line),
    st.dates(date(2000, 1, 1), date(2099, 1, 1)),
    place=TEXTS.map(one_line),
    text=TEXTS.map(visible),
)


@given(st.lists(EVENTS, max_size=3))
def test_whatever_is_written_reads_back(events: list[CalendarEvent]) -> None:
    calendar = CalendarFile("Any", tuple(events), NOW, WORDS)
    assert events_in(written(calendar)) == calendar.events
