"""The plan of an audit handed out: as PDF, as a calendar file, and as plain data for the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.activities import people_of
from maturity_desktop.domain.agenda import Agenda, agenda_of, followed
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import Activity, PlanSettings, Request
from maturity_desktop.domain.schedule import Position, Schedule, ScheduledTask, schedule_of
from maturity_desktop.storage.files import write_checked

if TYPE_CHECKING:
    from maturity_desktop.domain.certification import Certification
    from maturity_desktop.domain.results import Results
    from maturity_desktop.reports.packs.calendar_file import CalendarFile
    from maturity_desktop.reports.packs.schedule import SchedulePaper
    from maturity_desktop.storage.library import Library

Plain = dict[str, Any]
LOOKING_BACK = timedelta(days=366)


def paper_of(
    audit: Audit, framework: Framework, today: date, words: NullTranslations, page_size: str = "A4"
) -> SchedulePaper:
    """What the printed schedule of a model tells."""
    from maturity_desktop.reports.packs.schedule import schedule_paper

    language = words.info().get("language", "en")
    return schedule_paper(audit, schedule_of(audit, framework, today), words, page_size, language)


def calendar_of(
    audit: Audit, framework: Framework, made_at: datetime, words: NullTranslations
) -> CalendarFile:
    """What the calendar file of a model's schedule holds; `made_at` has its time zone."""
    from maturity_desktop.reports.packs.calendar_file import calendar_file

    return calendar_file(audit, schedule_of(audit, framework, made_at.date()), made_at, words)


def export_schedule(paper: SchedulePaper, path: Path) -> None:
    """Writes the PDF; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.packs.schedule import check_schedule, write_schedule

    write_checked(
        path, lambda out: write_schedule(paper, out), lambda written: check_schedule(written, paper)
    )


def export_calendar(calendar: CalendarFile, path: Path) -> None:
    """Writes the calendar file; ReportError or OSError as for the PDF."""
    from maturity_desktop.reports.packs.calendar_file import check_calendar, write_calendar

    write_checked(
        path, lambda out: write_calendar(calendar, out), lambda written: check_calendar(written, calendar)
    )


def told_of_audits(library: Library, today: date) -> tuple[dict[str, Schedule], dict[str, Certification]]:
    """The schedules of audits that began in the last year or are to begin, and the awards, by audit.

    An audit of several models has the schedule of the first whose programme it follows. What cannot be read
    has none: the list of audits is no place to tell of damage.
    """
    from maturity_desktop.verbs.programmes import frameworks_of
    from maturity_desktop.verbs.readiness import awards_in_force

    since = today - LOOKING_BACK
    found: dict[str, Schedule] = {}
    decided: list[tuple[Audit, Iterable[Framework]]] = []
    with suppress(MaturityError):
        for audit in library.plans(since):
            models = tuple(frameworks_of(library, audit).values())
            settings = audit.get(PlanSettings, audit.id)
            if settings is not None and settings.starts_on is not None and settings.starts_on >= since:
                own = followed(models)
                found |= {audit.id: schedule_of(audit, own[0], today)} if own else {}
            decided.append((audit, models))
    return found, awards_in_force(library, decided, today)


# As plain data


def carried_out(results: Results, today: date) -> Plain:
    """How an audit is carried out: the schedule of one framework, and all that the client was asked."""
    from maturity_desktop.domain.requests import standings
    from maturity_desktop.verbs.requests import requests_data

    audit = results.audit
    return {
        "plan": schedule_data(schedule_of(audit, results.framework, today)),
        "requests": requests_data(standings(audit, today)),
    }


def schedule_data(schedule: Schedule) -> Plain:
    """A schedule; `standing` of a task is done, skipped, late, today, coming or undated.

    `stands` of the position is before, during or after; only during the audit has a day a week.
    """
    from maturity_desktop.reports.sections.phase_words import phase_title

    words = NullTranslations()
    return {
        "framework": schedule.framework.id,
        "today": schedule.today.isoformat(),
        "starts_on": _day(schedule.starts_on),
        "leaving_day": _day(schedule.leaving_day),
        "last_day": _day(schedule.last_day),
        "position": _position_data(schedule.position),
        "phases": [
            {
                "id": own.phase.id,
                "title": phase_title(own, words),
                "where": own.phase.where.value,
                "days": own.days,
                "first": _day(own.first),
                "last": _day(own.last),
                "weeks": list(own.weeks) if own.weeks is not None else None,
                "done": own.done,
                "counted": len(own.counted),
                "tasks": [_task_data(task) for task in own.tasks],
            }
            for own in schedule.phases
        ],
    }


def _position_data(position: Position | None) -> Plain | None:
    if position is None:
        return None
    stands = "during" if position.is_during else "after" if position.week else "before"
    week = position.week if position.is_during else None
    return {"stands": stands, "week": week, "weeks": position.weeks, "day": position.day}


def _task_data(own: ScheduledTask) -> Plain:
    return {
        "id": own.task.id,
        "what": own.task.what,
        "kind": own.task.kind.value,
        "own": own.is_own,
        "planned": _day(own.planned),
        "due": _day(own.due),
        "standing": own.standing.value,
        "done_on": _day(own.state.done_on),
        "assignee": own.plan.assignee,
        "reason": own.plan.reason,
        "note": own.state.note,
    }


def agenda_for(audit: Audit, frameworks: Sequence[Framework], today: date) -> Agenda:
    """What a day holds over the programmes that an audit follows."""
    return agenda_of(audit, [schedule_of(audit, own, today) for own in followed(frameworks)], today)


def agenda_data(audit: Audit, agenda: Agenda) -> Plain:
    """An agenda; people at an activity stand in it by their roles."""
    return {
        "today": agenda.today.isoformat(),
        "late": [_task_data(own) for own in agenda.late],
        "due": [_task_data(own) for own in agenda.due],
        "activities": [_activity_data(audit, own) for own in agenda.activities],
        "activities_missed": [
            {"held_on": _day(own.held_on), **_activity_data(audit, own)} for own in agenda.missed
        ],
        "requests_overdue": [_request_data(own) for own in agenda.overdue],
        "requests_for_today": [_request_data(own) for own in agenda.promised],
    }


def _activity_data(audit: Audit, own: Activity) -> Plain:
    return {
        "id": own.id,
        "kind": own.kind.value,
        "title": own.title,
        "starts_at": own.starts_at,
        "minutes": own.minutes,
        "place": own.place,
        "state": own.state.value,
        "people": [{"role": one.role, "count": one.count} for one in people_of(audit, own)],
    }


def _request_data(own: Request) -> Plain:
    return {
        "number": own.label,
        "title": own.title,
        "owner": own.owner,
        "status": own.status.value,
        "due_on": _day(own.due_on),
        "promised_for": _day(own.promised_for),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
