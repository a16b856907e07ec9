"""What a person does to the plan of an audit, as changes to its records.

Each speaks of one thing and leaves the rest: a plan that is made anew keeps what was done, written, assigned
and moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from maturity_desktop.domain.audit import Audit, TaskState
from maturity_desktop.domain.changes import Changes, drop, put
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Pace
from maturity_desktop.domain.plan_records import AddedTask, Holiday, PhaseLength, PlanSettings, TaskPlan
from maturity_desktop.domain.schedule import days_of
from maturity_desktop.domain.working_days import WEEKDAYS, known_weekdays

LONGEST_PHASE = 260
"""Working days, about a year."""


def settings_of(audit: Audit) -> PlanSettings:
    """When the audit takes place; without a start where nobody said yet."""
    return audit.get(PlanSettings, audit.id) or PlanSettings(audit.id)


def set_start(audit: Audit, starts_on: date | None) -> Changes:
    """The first day on site; None takes all dates away but those of tasks moved by hand."""
    return _put_settings(audit, replace(settings_of(audit), starts_on=starts_on))


def set_free_weekdays(audit: Audit, names: Iterable[str]) -> Changes:
    """The weekdays without work; ValueError where none would be left to work on."""
    free = known_weekdays(names)
    if len(free) == len(WEEKDAYS):
        raise ValueError(free)
    in_order = tuple(name for name in WEEKDAYS if name in free)
    return _put_settings(audit, replace(settings_of(audit), free_weekdays=in_order))


def set_calendar(audit: Audit, starts_on: date | None, names: Iterable[str]) -> Changes:
    """The start and the weekdays without work, at once; ValueError as for the weekdays."""
    free = set_free_weekdays(audit, names)
    settings = next((change.new for change in free), settings_of(audit))
    assert isinstance(settings, PlanSettings)
    return _put_settings(audit, replace(settings, starts_on=starts_on))


def _put_settings(audit: Audit, settings: PlanSettings) -> Changes:
    return drop(audit, settings) if settings == PlanSettings(audit.id) else put(audit, settings)


def set_holidays(audit: Audit, holidays: Mapping[date, str]) -> Changes:
    """These days off, by what they are called, and no others."""
    wanted = {day.isoformat(): title for day, title in holidays.items()}
    gone = (own for own in audit.all(Holiday) if own.day not in wanted)
    return (
        *(change for own in gone for change in drop(audit, own)),
        *(change for day, title in wanted.items() for change in put(audit, Holiday(audit.id, day, title))),
    )


def set_lengths(audit: Audit, framework: Framework, days: Mapping[str, int | None]) -> Changes:
    """Phases take so many working days, by their id; None: as many as the framework says itself."""
    own = {phase.id: phase.days for phase in framework.programme}
    found: list[Changes] = []
    for phase, wanted in days.items():
        count = None if wanted is None else min(max(wanted, 0), LONGEST_PHASE)
        length = PhaseLength(audit.id, framework.id, phase, count or 0)
        found.append(drop(audit, length) if count in (None, own.get(phase)) else put(audit, length))
    return tuple(change for changes in found for change in changes)


def set_pace(audit: Audit, framework: Framework, pace: Pace) -> Changes:
    """All phases take as long as a pace has it; those that it does not name, as long as the framework has."""
    return set_lengths(audit, framework, {phase.id: pace.days.get(phase.id) for phase in framework.programme})


def pace_of(audit: Audit, framework: Framework) -> Pace | None:
    """The pace at which the audit is planned; None where its lengths are its own."""
    actual = {phase.id: days_of(audit, framework, phase) for phase in framework.programme}
    own = {phase.id: phase.days for phase in framework.programme}
    return next((pace for pace in framework.paces if {**own, **pace.days} == actual), None)


# Tasks


def plan_at(audit: Audit, framework: str, task: str) -> TaskPlan:
    """What was decided of a task; an empty plan where nothing was."""
    empty = TaskPlan(audit.id, framework, task)
    return audit.get(TaskPlan, *empty.key) or empty


def _put_plan(audit: Audit, plan: TaskPlan) -> Changes:
    empty = TaskPlan(plan.audit, plan.framework, plan.task)
    return drop(audit, plan) if plan == empty else put(audit, plan)


def move(audit: Audit, framework: str, task: str, due_on: date | None) -> Changes:
    """A task is due on a day of the person's choice; None: on the day that follows from the programme."""
    return _put_plan(audit, replace(plan_at(audit, framework, task), due_on=due_on))


def assign(audit: Audit, framework: str, task: str, assignee: str) -> Changes:
    """Somebody does a task; an empty name: nobody in particular."""
    return _put_plan(audit, replace(plan_at(audit, framework, task), assignee=assignee.strip()))


def skip(audit: Audit, framework: str, task: str, reason: str) -> Changes:
    """A task is left out; ValueError without a reason."""
    if not reason.strip():
        raise ValueError(task)
    plan = plan_at(audit, framework, task)
    return _put_plan(audit, replace(plan, skipped=True, reason=reason.strip()))


def bring_back(audit: Audit, framework: str, task: str) -> Changes:
    """A task that was left out is to be done after all."""
    return _put_plan(audit, replace(plan_at(audit, framework, task), skipped=False, reason=""))


def put_own_task(audit: Audit, task: AddedTask) -> Changes:
    """A task of the audit's own, new or changed; ValueError where it says nothing."""
    if not task.what.strip():
        raise ValueError(task.id)
    return put(audit, replace(task, what=task.what.strip(), day=max(task.day, 1)))


def remove_own_task(audit: Audit, task: AddedTask) -> Changes:
    """A task of the audit's own goes, with what was said of it."""
    said = (audit.get(kind, *task.key) for kind in (TaskState, TaskPlan))
    return (
        *(change for record in said if record is not None for change in drop(audit, record)),
        *drop(audit, task),
    )
