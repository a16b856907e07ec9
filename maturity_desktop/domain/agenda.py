"""What a day of an audit holds: tasks, activities, and what the client is to hand over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from maturity_desktop.domain.activities import activities_by_day, is_missed
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import Activity, ActivityState, Request
from maturity_desktop.domain.requests import Standing, standings
from maturity_desktop.domain.schedule import Schedule, ScheduledTask, TaskStanding


@dataclass(frozen=True, slots=True)
class Agenda:
    """One day. Late tasks stand longest overdue first, activities by their time, those without one last.

    `missed` are activities whose day has passed and of which nobody said that they were held. `overdue` are
    requests that should have been answered before this day, `promised` those for this day.
    """

    today: date
    late: tuple[ScheduledTask, ...]
    due: tuple[ScheduledTask, ...]
    activities: tuple[Activity, ...]
    overdue: tuple[Request, ...]
    promised: tuple[Request, ...]
    missed: tuple[Activity, ...] = ()

    @property
    def late_count(self) -> int:
        """How many things should have been done before this day."""
        return len(self.late) + len(self.missed) + len(self.overdue)

    @property
    def is_empty(self) -> bool:
        return not (self.late_count or self.due or self.activities or self.promised)


def agenda_of(audit: Audit, schedules: Iterable[Schedule], today: date) -> Agenda:
    """The agenda of a day over the programmes that an audit follows."""
    tasks = [own for schedule in schedules for own in schedule.tasks]
    late = [own for own in tasks if own.standing is TaskStanding.LATE]
    waiting = [own for own in standings(audit, today) if own.is_waiting and own.due is not None]
    return Agenda(
        today,
        tuple(sorted(late, key=lambda own: own.due or date.max)),
        tuple(own for own in tasks if own.standing is TaskStanding.TODAY),
        activities_on(audit, today),
        tuple(own.request for own in sorted(waiting, key=_longest_first) if own.overdue),
        tuple(own.request for own in waiting if own.due == today),
        tuple(own for own in activities_by_day(audit) if is_missed(own, today)),
    )


def _longest_first(own: Standing) -> int:
    return -own.overdue


def followed(frameworks: Sequence[Framework]) -> tuple[Framework, ...]:
    """The models whose programmes an audit follows.

    This tool's general programme, which models without one get, is followed once, and only where no model of
    the audit has its own.
    """
    own = tuple(model for model in frameworks if model.programme and not model.programme_is_general)
    return own or tuple(frameworks)[:1]


def activities_on(audit: Audit, day: date) -> tuple[Activity, ...]:
    """The activities of a day that were not called off, by their time."""
    return tuple(own for own in told_activities(audit) if own.held_on == day)


def told_activities(audit: Audit) -> tuple[Activity, ...]:
    """The activities that were not called off, by day and time."""
    return tuple(own for own in activities_by_day(audit) if own.state is not ActivityState.CALLED_OFF)


def told_tasks(audit: Audit, schedule: Schedule) -> tuple[ScheduledTask, ...]:
    """The tasks that a schedule tells of: none that is left out, nor one whose activities tell of it."""
    by_activity = {own.task for own in told_activities(audit) if own.framework == schedule.framework.id}
    return tuple(
        own
        for own in schedule.tasks
        if own.standing is not TaskStanding.SKIPPED and own.task.id not in by_activity
    )
