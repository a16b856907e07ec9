"""What is said of a programme: how far it is, what is next, and what each task is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QDate, QLocale

from maturity_desktop.domain.certification import Certification
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Task
from maturity_desktop.domain.programme import PhaseProgress
from maturity_desktop.domain.schedule import (
    Schedule,
    ScheduledPhase,
    ScheduledTask,
    TaskStanding,
    next_open,
)
from maturity_desktop.gui.sentences import day_words, list_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.certification_words import due_words
from maturity_desktop.reports.sections.wording import level_title, short_number
from maturity_desktop.reports.text import shortened

LONGEST_TASK = 150
"""Of a task within a sentence, in characters."""


def programme_line(schedule: Schedule) -> str:
    """The whole programme in a sentence; empty where there is none. What is left out does not count."""
    total = sum(len(phase.counted) for phase in schedule.phases)
    if not total:
        return ""
    done = sum(phase.done for phase in schedule.phases)
    following = next_open(schedule)
    if following is None:
        return ngettext(
            "Programme: {total} task, done", "Programme: all {total} tasks are done", total
        ).format(total=total)
    return _("Programme: {done} of {total} done; next: {task}").format(
        done=done, total=total, task=shortened(following.task.what, LONGEST_TASK).rstrip(".")
    )


def phase_done_words(phase: ScheduledPhase) -> str:
    return _("{done} of {total} done").format(done=phase.done, total=len(phase.counted))


def span_words(phase: ScheduledPhase, today: date | None = None) -> str:
    """When a phase is; empty where it has no dates."""
    if phase.first is None or phase.last is None:
        return ""
    first, last = short_day(phase.first, today), short_day(phase.last, today)
    return last if phase.first == phase.last else _("{first} – {last}").format(first=first, last=last)


def short_day(day: date, today: date | None = None) -> str:
    """A day of the audit's weeks with its weekday: Mon 12 Jan; with its year where that is not today's."""
    form = "ddd d MMM" if today is None or day.year == today.year else "ddd d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def standing_mark(own: ScheduledTask, today: date | None = None) -> str:
    """How a task stands, at the end of its row; empty where it is open and has no date."""
    if own.standing is TaskStanding.DONE and own.state.done_on is not None:
        return day_words(own.state.done_on)
    if own.standing is TaskStanding.SKIPPED:
        return _("left out")
    if own.due is None:
        return ""
    if own.standing is TaskStanding.TODAY:
        return _("due today")
    day = short_day(own.due, today)
    return _("late since {day}").format(day=day) if own.standing is TaskStanding.LATE else day


def position_words(schedule: Schedule) -> str:
    """Where today lies in the weeks of the audit; empty where nothing is dated."""
    position = schedule.position
    if position is None or schedule.starts_on is None or schedule.last_day is None:
        return ""
    if position.week == 0:
        return _("begins on {day}").format(day=short_day(schedule.starts_on, schedule.today))
    if not position.is_during:
        return _("ended on {day}").format(day=short_day(schedule.last_day, schedule.today))
    if position.day is None:
        return _("week {week} of {weeks}, a day off").format(week=position.week, weeks=position.weeks)
    return _("week {week} of {weeks}, day {day}").format(
        week=position.week, weeks=position.weeks, day=position.day
    )


def late_words(schedule: Schedule) -> str:
    """How many tasks are late; empty where none is."""
    late = sum(own.standing is TaskStanding.LATE for own in schedule.tasks)
    return ngettext("{count} task is late", "{count} tasks are late", late).format(count=late) if late else ""


def standing_line(schedule: Schedule) -> str:
    """Where the audit stands in its weeks and how much is late; empty where nothing is dated."""
    return _(" · ").join(part for part in (position_words(schedule), late_words(schedule)) if part)


def award_line(told: Mapping[str, str], awards: Mapping[str, Certification]) -> dict[str, str]:
    """What is due of awards, in front of what is told of those audits; nothing of awards that hold on."""
    due = {audit: due_words(own, screen_words()) for audit, own in awards.items()}
    return {
        audit: _(" · ").join(part for part in (words, told.get(audit, "")) if part)
        for audit, words in due.items()
        if words
    }


def phase_words(progress: PhaseProgress, framework: Framework) -> str:
    """Where a phase leads and where the audit stands on that; empty where it leads to no level."""
    level = progress.plan.phase.level
    if level is None:
        return ""
    named = {"level": level, "title": level_title(framework, level)}
    if level <= framework.floor:
        standing = _("Level {level}, {title}, is given")
    elif progress.applicable == 1:
        standing = (
            _("Level {level}, {title}, is reached")
            if progress.reached
            else _("Level {level}, {title}, is not reached yet")
        )
    else:
        standing = ngettext(
            "Level {level}, {title}: reached by {reached} of {count} criterion",
            "Level {level}, {title}: reached by {reached} of {count} criteria",
            progress.applicable,
        )
    return standing.format(**named, reached=progress.reached, count=progress.applicable)


def points_line(progress: PhaseProgress, framework: Framework) -> str:
    """What the level of a phase comes to in points; empty where none are counted."""
    level = progress.plan.phase.level
    if progress.points is None or level is None or not progress.points[1]:
        return ""
    reached, most = progress.points
    said = ngettext(
        "{reached} of {most} point at level {level}, {title}",
        "{reached} of {most} points at level {level}, {title}",
        most,
    )
    figure = short_number(float(reached), screen_words(), 1)
    return said.format(reached=figure, most=most, level=level, title=level_title(framework, level))


def standing_words(progress: PhaseProgress, framework: Framework) -> str:
    """Where the audit stands on the level of a phase, and whose its points are."""
    standing = phase_words(progress, framework)
    if not points_line(progress, framework):
        return standing
    return _("{standing}. Points are this tool’s: what is met, of what applies.").format(standing=standing)


def who_words(task: Task, framework: Framework) -> str:
    """The roles that take part, by their titles."""
    roles = framework.roles or {}
    return list_words([roles.get(role, role) for role in task.who]) if task.who else ""
