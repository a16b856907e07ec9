"""The schedule as a calendar file (RFC 5545): it opens in any calendar, without a network.

Tasks are events of whole days, activities have their times. A file that is imported anew takes the place of
the one before: the identifier of an event stays, and its sequence number grows with the clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from gettext import NullTranslations
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText

from maturity_desktop.domain.activities import activities_by_day, minute_of, people_of, source_words
from maturity_desktop.domain.agenda import told_tasks
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.clock_changes import zone_named
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.measures import time_zone
from maturity_desktop.domain.plan_records import Activity, ActivityState
from maturity_desktop.domain.schedule import Schedule, ScheduledTask
from maturity_desktop.reports.sections.wording import task_kind_words
from maturity_desktop.reports.text import one_line, visible

MADE_BY = "-//Maturity Desktop//Schedule//EN"
HOME = "maturity-desktop"
"""Stands in identifiers where a host would."""
NUMBERED_FROM = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A task or an activity; `begins` is a date for a whole day, which has no minutes.

    A moment without a time zone is one of the client's clock, wherever that is.
    """

    uid: str
    title: str
    begins: date | datetime
    minutes: int = 0
    place: str = ""
    text: str = ""
    is_called_off: bool = False


@dataclass(frozen=True)
class CalendarFile:
    """Everything that the file holds; `made_at` has its time zone."""

    title: str
    events: tuple[CalendarEvent, ...]
    made_at: datetime
    words: NullTranslations

    @property
    def sequence(self) -> int:
        """Grows from one minute to the next."""
        return max(int((self.made_at - NUMBERED_FROM).total_seconds() // 60), 0)


def calendar_file(
    audit: Audit, schedule: Schedule, made_at: datetime, words: NullTranslations
) -> CalendarFile:
    """The dated tasks of one model, and the activities of the audit; people by their roles."""
    zone = zone_named(time_zone(audit)) if time_zone(audit) else None
    tasks = (own for own in told_tasks(audit, schedule) if own.due is not None)
    events = [_of_task(audit, own, schedule.framework, words) for own in tasks]
    events += _of_activities(audit, schedule.framework, zone, words)
    title = words.gettext("Audit of {client}").format(client=audit.client.name)
    return CalendarFile(one_line(title), tuple(events), made_at, words)


def _of_task(
    audit: Audit, own: ScheduledTask, framework: Framework, words: NullTranslations
) -> CalendarEvent:
    task, roles = own.task, framework.roles or {}
    assert own.due is not None, "only dated tasks are asked for"
    who = ", ".join(roles.get(role, role) for role in task.who)
    lines = (task_kind_words(task.kind, words), task.why, *_facts(who, task.deliverable, words))
    return CalendarEvent(
        _uid("task", audit.id, framework.id, task.id), one_line(task.what), own.due, text=_text(lines)
    )


def _of_activities(
    audit: Audit, framework: Framework, zone: ZoneInfo | None, words: NullTranslations
) -> Iterator[CalendarEvent]:
    for own in activities_by_day(audit):
        if own.held_on is not None:
            who = source_words(people_of(audit, own), framework.roles or {})
            begins = _begins(own, own.held_on, zone)
            yield CalendarEvent(
                _uid("activity", audit.id, own.id),
                one_line(own.title),
                begins,
                max(own.minutes, 1) if isinstance(begins, datetime) else 0,
                one_line(own.place),
                _text(_facts(who, "", words)),
                own.state is ActivityState.CALLED_OFF,
            )


def _begins(activity: Activity, day: date, zone: ZoneInfo | None) -> date | datetime:
    """The day where no time of day is known; else the moment, in UTC where the client's clock is known."""
    minutes = minute_of(activity.starts_at)
    if minutes is None:
        return day
    local = datetime.combine(day, time(minutes // 60, minutes % 60))
    return local if zone is None else local.replace(tzinfo=zone).astimezone(UTC)


def _facts(who: str, result: str, words: NullTranslations) -> Sequence[str]:
    _ = words.gettext
    told = (
        _("Who: {people}").format(people=who) if who else "",
        _("Result: {what}").format(what=result) if result else "",
    )
    return [line for line in told if line]


def _text(lines: Sequence[str]) -> str:
    return "\n".join(visible(line) for line in lines if line.strip())


def _uid(*names: str) -> str:
    """The same for the same thing in every export, and nobody else's."""
    digest = sha256("\0".join(names).encode("utf-8", "backslashreplace")).hexdigest()
    return f"{digest[:32]}@{HOME}"


class _Text(vText):
    """Words as they are: the library's own way takes a backslash before an N for the end of a line."""

    def to_ical(self) -> bytes:
        escaped = str(self)
        for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
            escaped = escaped.replace(mark, written)
        return escaped.encode()


def write_calendar(calendar: CalendarFile, out: BinaryIO) -> None:
    """Writes the file; the same calendar gives the same bytes."""
    made = Calendar()
    for name, value in (
        ("prodid", MADE_BY), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH"),
        ("x-wr-calname", _Text(calendar.title)),
    ):  # fmt: skip
        made.add(name, value)
    for event in calendar.events:
        made.add_component(_component(event, calendar))
    out.write(made.to_ical())


def _component(event: CalendarEvent, calendar: CalendarFile) -> Event:
    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", calendar.made_at.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", calendar.sequence)
    made.add("dtstart", event.begins)
    if isinstance(event.begins, datetime):
        made.add("dtend", event.begins + timedelta(minutes=event.minutes))
    else:
        made.add("dtend", event.begins + timedelta(days=1))
        made.add("transp", "TRANSPARENT")  # a task does not fill its day
    for name, words in (("summary", event.title), ("location", event.place), ("description", event.text)):
        if words or name == "summary":
            made.add(name, _Text(words))
    made.add("status", "CANCELLED" if event.is_called_off else "CONFIRMED")
    return made


def check_calendar(path: Path, calendar: CalendarFile) -> None:
    """ReportError where the file does not read back as this calendar."""
    try:
        sound = events_in(path.read_bytes()) == calendar.events
    except (ValueError, KeyError, TypeError, AttributeError):
        sound = False
    if not sound:
        told = calendar.words.gettext("The calendar file that was written cannot be read. Export it again.")
        raise ReportError(told)


def events_in(data: bytes) -> tuple[CalendarEvent, ...]:
    """The events of a file that this module wrote."""
    return tuple(_event(cast(Event, found)) for found in Calendar.from_ical(data).walk("VEVENT"))


def _event(found: Event) -> CalendarEvent:
    begins, ends = found.start, found.end
    is_timed = isinstance(begins, datetime)
    return CalendarEvent(
        str(found["uid"]),
        str(found["summary"]),
        begins,
        int((ends - begins).total_seconds() // 60) if is_timed else 0,
        str(found.get("location", "")),
        str(found.get("description", "")),
        str(found["status"]) == "CANCELLED",
    )
