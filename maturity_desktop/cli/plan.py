"""The verbs of an audit's plan: its schedule, told or handed out, and what a day holds."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Surroundings, as_json, everywhere, plain_id
from maturity_desktop.cli.audits import which_framework
from maturity_desktop.cli.telling import print_json, tell
from maturity_desktop.cli.written import file_option, hand_over, refuse_one_file_for_two

if TYPE_CHECKING:
    from maturity_desktop.domain.agenda import Agenda
    from maturity_desktop.domain.audit import Audit
    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.domain.schedule import Schedule, ScheduledTask

Line = tuple[str, ...]
INDENT = "  "


@click.command()
@click.argument("audit")
@which_framework
@file_option("pdf", N_("Write the schedule to this PDF."))
@file_option("ics", N_("Write the schedule to this calendar file."))
@as_json
@everywhere
@click.pass_obj
def schedule(
    around: Surroundings,
    audit: str,
    framework_id: str | None,
    pdf: Path | None,
    ics: Path | None,
    as_json: bool,
) -> None:
    """Tell the dated programme of AUDIT (an id, the start of one, a client's name), or write it to files."""
    from maturity_desktop.domain.schedule import schedule_of
    from maturity_desktop.verbs.schedule import (
        calendar_of,
        export_calendar,
        export_schedule,
        paper_of,
        schedule_data,
    )

    refuse_one_file_for_two({"pdf": pdf, "ics": ics})
    found, models = _audit(around, audit)
    model = _chosen(models, framework_id)
    now, words = around.clock(), NullTranslations()
    calendar = calendar_of(found, model, now, words) if ics is not None else None
    if calendar is not None and not calendar.events:
        raise LookupError(
            _("There are no dates yet: the first day on site is not said, and no activity has its day.")
        )
    if pdf is not None:
        export_schedule(paper_of(found, model, now.date(), words), pdf)
    if ics is not None and calendar is not None:
        export_calendar(calendar, ics)
    planned, written = schedule_of(found, model, now.date()), [own for own in (pdf, ics) if own is not None]
    hand_over(around, found.id, written, quiet=as_json)
    if as_json:
        print_json(schedule_data(planned))
        return
    for line in () if written else _schedule_lines(planned):
        tell(*line)


@click.command()
@click.argument("audit")
@as_json
@everywhere
@click.pass_obj
def agenda(around: Surroundings, audit: str, as_json: bool) -> None:
    """Tell what today holds in AUDIT: late and due tasks, activities, what the client is to hand over."""
    from maturity_desktop.verbs.schedule import agenda_data, agenda_for

    found, models = _audit(around, audit)
    day = agenda_for(found, tuple(models.values()), around.clock().date())
    if as_json:
        print_json(agenda_data(found, day))
        return
    for line in _agenda_lines(day):
        tell(*line)


def _audit(around: Surroundings, audit: str) -> tuple[Audit, dict[str, Framework]]:
    """The audit, and its models by id, each with a programme."""
    from maturity_desktop.verbs.audits import find_audit
    from maturity_desktop.verbs.programmes import frameworks_of

    with around.open_to_read() as library:
        found = library.load(find_audit(library, audit))
        return found, frameworks_of(library, found)


def _chosen(models: dict[str, Framework], framework_id: str | None) -> Framework:
    """The model that was named, else the first whose programme the audit follows."""
    from maturity_desktop.domain.agenda import followed

    if not models:
        raise LookupError(_("The audit has no framework, so there is nothing to show."))
    if framework_id is None:
        return followed(tuple(models.values()))[0]
    if plain_id(framework_id) not in models:
        told = _("The audit has no framework {name}. It has: {names}.")
        raise LookupError(told.format(name=framework_id, names=", ".join(models)))
    return models[plain_id(framework_id)]


def _schedule_lines(planned: Schedule) -> Iterator[Line]:
    """When the audit is, then each phase with its tasks."""
    from maturity_desktop.reports.sections.phase_words import phase_title

    yield (planned.framework.title,)
    position = planned.position
    if planned.starts_on is None:
        yield (_("No dates yet: the first day on site is not said."),)
    else:
        yield _("First day"), planned.starts_on.isoformat()
    if planned.leaving_day is not None:
        yield _("Last day on site"), planned.leaving_day.isoformat()
    if planned.last_day is not None:
        yield _("Last day"), planned.last_day.isoformat()
    if position is not None and not position.is_during:
        yield (_("The audit is over.") if position.week else _("The audit has not begun."),)
    if position is not None and position.is_during:
        yield (
            _("Week {week} of {weeks}").format(week=position.week, weeks=position.weeks),
            *([_("day {day}").format(day=position.day)] if position.day is not None else []),
        )
    for phase in planned.phases:
        yield ("",)
        done = _("{done} of {total} done").format(done=phase.done, total=len(phase.counted))
        yield phase_title(phase, NullTranslations()), done
        for own in phase.tasks:
            yield _task_line(own)


def _task_line(own: ScheduledTask) -> Line:
    return _filled(
        INDENT + (own.due.isoformat() if own.due else "-"),
        _standing_words(own),
        own.task.id,
        own.task.what,
        own.plan.assignee,
        own.plan.reason,
    )


def _standing_words(own: ScheduledTask) -> str:
    from maturity_desktop.domain.schedule import TaskStanding

    return {
        TaskStanding.DONE: _("done"),
        TaskStanding.SKIPPED: _("left out"),
        TaskStanding.LATE: _("late"),
        TaskStanding.TODAY: _("due today"),
        TaskStanding.COMING: _("to come"),
        TaskStanding.UNDATED: _("no date"),
    }[own.standing]


def _agenda_lines(day: Agenda) -> Iterator[Line]:
    """What is late first; then the day by its time."""
    yield (day.today.isoformat(),)
    if day.is_empty:
        yield (_("Nothing is due."),)
    for own in day.late:
        yield _task_line(own)
    for missed in day.missed:
        held_on = missed.held_on.isoformat() if missed.held_on else "-"
        yield _filled(INDENT + held_on, _("not held"), missed.title, missed.place)
    for own in day.due:
        yield _task_line(own)
    for activity in day.activities:
        yield _filled(INDENT + (activity.starts_at or "-"), activity.title, activity.place)
    for requests, standing in ((day.overdue, _("overdue")), (day.promised, _("due today"))):
        for request in requests:
            due = request.promised_for or request.due_on
            told = INDENT + (due.isoformat() if due else "-")
            yield _filled(told, standing, request.label, request.title, request.owner)


def _filled(*cells: str) -> Line:
    """The cells that say something."""
    return tuple(cell for cell in cells if cell)


VERBS = (schedule, agenda)
