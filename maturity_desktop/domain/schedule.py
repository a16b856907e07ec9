"""The programme of one model in one audit, dated: what is due when, what is late, where the audit stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from maturity_desktop.domain.audit import Audit, TaskState
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Phase, Task, Where
from maturity_desktop.domain.plan_records import AddedTask, Holiday, PhaseLength, PlanSettings, TaskPlan
from maturity_desktop.domain.working_days import WEEKDAYS, WorkingCalendar, known_weekdays

CROWDED = 10
"""Tasks on one day that a team does not get through; the shipped programmes at their own pace have fewer."""


class TaskStanding(StrEnum):
    """How a task stands on a day; the first that holds, in this order."""

    DONE = "done"
    SKIPPED = "skipped"
    LATE = "late"
    TODAY = "today"
    COMING = "coming"
    UNDATED = "undated"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self not in (TaskStanding.DONE, TaskStanding.SKIPPED)


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """A task of the framework's, or of the audit's own, with everything that the audit says of it.

    `planned` is the day that follows from the programme, `due` the one it was moved to, where it was moved.
    """

    task: Task
    phase: str
    state: TaskState
    plan: TaskPlan
    planned: date | None
    standing: TaskStanding
    is_own: bool = False

    @property
    def due(self) -> date | None:
        return self.plan.due_on or self.planned

    @property
    def is_open(self) -> bool:
        return self.standing.is_open


@dataclass(frozen=True, slots=True)
class ScheduledPhase:
    """A phase with its working days (None: nobody can say), its span where it has dates, and its tasks.

    `weeks` are the first and the last week in which it lies, 1 for the week of the first day on site; without
    dates, as if that were the first working day of a week.
    """

    phase: Phase
    days: int | None
    first: date | None
    last: date | None
    weeks: tuple[int, int] | None
    tasks: tuple[ScheduledTask, ...]

    @property
    def counted(self) -> tuple[ScheduledTask, ...]:
        """The tasks that are not left out."""
        return tuple(task for task in self.tasks if task.standing is not TaskStanding.SKIPPED)

    @property
    def done(self) -> int:
        return sum(task.standing is TaskStanding.DONE for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a day lies in the weeks of an audit, the first of which has its first day on site.

    `day` counts the working days of that week; it is None on a day off. Before the audit `week` is 0, after
    it more than `weeks`.
    """

    week: int
    weeks: int
    day: int | None

    @property
    def is_during(self) -> bool:
        """Whether the day lies in the audit; only then has it a week of so many."""
        return 0 < self.week <= self.weeks


@dataclass(frozen=True)
class Schedule:
    """The dated programme of one framework; without a start nothing has a date, and all else holds.

    `starts_on` is the first working day on site.
    """

    framework: Framework
    calendar: WorkingCalendar
    today: date
    starts_on: date | None
    phases: tuple[ScheduledPhase, ...]

    @cached_property
    def tasks(self) -> tuple[ScheduledTask, ...]:
        return tuple(task for phase in self.phases for task in phase.tasks)

    def task(self, task_id: str) -> ScheduledTask | None:
        """The task of this id; None where there is none."""
        return next((own for own in self.tasks if own.task.id == task_id), None)

    @property
    def leaving_day(self) -> date | None:
        """The last day on site; None where it is not known."""
        days = [own.last for own in self.phases if own.phase.where is Where.ON_SITE and own.last is not None]
        return max(days, default=None)

    @property
    def last_day(self) -> date | None:
        """The last day of the whole; None where it is not known."""
        during = (own for own in self.phases if own.phase.where is not Where.BEFORE)
        return max((own.last for own in during if own.last is not None), default=None)

    @property
    def days_off(self) -> int:
        """Working weekdays between the first day on site and the last of the whole that are taken off."""
        first, last = self.starts_on, self.last_day
        if first is None or last is None:
            return 0
        off = (day for day in self.calendar.holidays if first <= day <= last)
        return sum(WEEKDAYS[day.weekday()] not in self.calendar.free_weekdays for day in off)

    @property
    def crowded_day(self) -> tuple[date, int] | None:
        """The day from today on with the most open tasks, and how many; None where every day can be done."""
        due = (own.due for own in self.tasks if own.is_open)
        counts = Counter(day for day in due if day is not None and day >= self.today)
        day, count = max(counts.items(), key=lambda own: (own[1], -own[0].toordinal()), default=(None, 0))
        return (day, count) if day is not None and count >= CROWDED else None

    @property
    def phase_today(self) -> ScheduledPhase | None:
        """The phase that this day lies in, the later one where two share it."""
        return next(
            (
                own
                for own in reversed(self.phases)
                if own.first is not None and own.last is not None and own.first <= self.today <= own.last
            ),
            None,
        )

    @property
    def position(self) -> Position | None:
        """Where today lies; None where the audit has no dates."""
        if self.starts_on is None or self.last_day is None:
            return None
        first = self.starts_on
        weeks = _week_of(self.last_day, first)
        if self.today < first:
            return Position(0, weeks, None)
        if self.today > self.last_day:
            return Position(weeks + 1, weeks, None)
        monday = max(first, self.today - timedelta(days=self.today.weekday()))
        day = None if self.calendar.is_free(self.today) else self.calendar.count(monday, self.today)
        return Position(_week_of(self.today, first), weeks, day)


def _week_of(day: date, first: date) -> int:
    """The number of a day's week, 1 for the week of the first day."""
    return ((day - first).days + first.weekday()) // 7 + 1


def calendar_of(audit: Audit) -> WorkingCalendar:
    """The audit's working calendar; weekends are free where nothing else was said."""
    settings = audit.get(PlanSettings, audit.id) or PlanSettings(audit.id)
    days = (_day(holiday.day) for holiday in audit.all(Holiday))
    return WorkingCalendar(
        known_weekdays(settings.free_weekdays), frozenset(day for day in days if day is not None)
    )


def _day(written: str) -> date | None:
    """The day of a holiday; None where it is none, which only another program can have written."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def schedule_of(audit: Audit, framework: Framework, today: date) -> Schedule:
    """The programme of a framework as the audit plans it."""
    settings = audit.get(PlanSettings, audit.id)
    calendar = calendar_of(audit)
    start = settings.starts_on if settings else None
    plan = _Plan(audit, framework, calendar, calendar.on_or_after(start) if start else None, today)
    phases, lengths = framework.programme, [days_of(audit, framework, phase) for phase in framework.programme]
    spans = _spans(phases, lengths)
    made = tuple(
        plan.phase(*one) for one in zip(phases, lengths, spans, _own_tasks(audit, framework), strict=True)
    )
    return Schedule(framework, calendar, today, plan.start, made)


Span = tuple[int, int]
"""The first and the last day of a phase as steps from the first day on site, which is 0."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What dates a programme; `start` is the first working day on site."""

    audit: Audit
    framework: Framework
    calendar: WorkingCalendar
    start: date | None
    today: date

    def phase(
        self, phase: Phase, days: int | None, span: Span | None, own: Sequence[AddedTask]
    ) -> ScheduledPhase:
        falls = task_days([task.day for task in phase.tasks], phase.days, days)
        tasks = [self._task(phase, task, day, span) for task, day in zip(phase.tasks, falls, strict=True)]
        most = max(days or 0, 1)
        tasks += [
            self._task(phase, _as_task(task), min(max(task.day, 1), most), span, is_own=True) for task in own
        ]
        first, last = (self._at(span[0]), self._at(span[1])) if span else (None, None)
        weeks = (self._week(span[0]), self._week(span[1])) if span else None
        return ScheduledPhase(phase, days, first, last, weeks, _in_order(tasks, phase))

    def _task(
        self, phase: Phase, task: Task, day: int, span: Span | None, is_own: bool = False
    ) -> ScheduledTask:
        """A task that falls on a working day of its phase, counted from 1."""
        key = (self.audit.id, self.framework.id, task.id)
        state = self.audit.get(TaskState, *key) or TaskState(*key)
        plan = self.audit.get(TaskPlan, *key) or TaskPlan(*key)
        planned = self._at(span[0] + day - 1) if span else None
        standing = _standing(state, plan, plan.due_on or planned, self.today)
        return ScheduledTask(task, phase.id, state, plan, planned, standing, is_own)

    def _week(self, step: int) -> int:
        """The week in which a step lies."""
        day = self._at(step)
        if day is not None and self.start is not None:
            return _week_of(day, self.start)
        return step // max(1, len(WEEKDAYS) - len(self.calendar.free_weekdays)) + 1

    def _at(self, step: int) -> date | None:
        """The working day so many steps from the first day on site; None while there is no start."""
        return None if self.start is None else self.calendar.shifted(self.start, step)


def _own_tasks(audit: Audit, framework: Framework) -> list[list[AddedTask]]:
    """The audit's own tasks by phase; those of a phase that this edition does not have stand in the last."""
    places = {phase.id: place for place, phase in enumerate(framework.programme)}
    found: list[list[AddedTask]] = [[] for _phase in places]
    for task in audit.all(AddedTask):
        if places and task.framework == framework.id:
            found[places.get(task.phase, len(places) - 1)].append(task)
    return found


def days_of(audit: Audit, framework: Framework, phase: Phase) -> int | None:
    """The working days of a phase in this audit; None where nobody can say."""
    said = audit.get(PhaseLength, audit.id, framework.id, phase.id)
    days = said.days if said else phase.days
    return None if days is None else max(days, 0)


def task_days(days: Sequence[int | None], planned: int | None, actual: int | None) -> tuple[int, ...]:
    """The working days of a phase on which its tasks fall, once the phase takes another time than planned.

    In a longer phase a day becomes a stretch of days over which its tasks are spread in their order, so that
    no day is empty without need; what begins a phase stays on its first day, what closes it on its last.
    """
    last = max(actual or 0, 1)
    if not planned or last <= planned:
        return tuple(scaled_day(day, planned, actual) for day in days)
    wanted = [planned if day is None else min(max(day, 1), planned) for day in days]
    found = []
    for place, day in enumerate(wanted):
        before, count = wanted[:place].count(day), wanted.count(day)
        first = scaled_day(day, planned, actual)
        if planned == 1:
            found.append(-(-(before + 1) * last // count))
        elif day == planned:
            found.append(last)
        else:
            found.append(first + before * (scaled_day(day + 1, planned, actual) - first) // count)
    return tuple(found)


def scaled_day(day: int | None, planned: int | None, actual: int | None) -> int:
    """The first working day of a phase that a day of it becomes, once it takes another time than planned.

    A task without a day falls on the last. A phase without days has one, which it shares.
    """
    last = max(actual or 0, 1)
    if day is None:
        return last
    if not planned or actual == planned:
        share = day
    elif 1 < planned < last:
        share = 1 + (day - 1) * (last - 1) // (planned - 1)
    else:
        share = -(-day * last // planned)
    return min(max(share, 1), last)


def _spans(phases: Sequence[Phase], lengths: Sequence[int | None]) -> list[Span | None]:
    """When each phase is; those before the audit end on the working day before it begins."""
    before = [phase.where is Where.BEFORE for phase in phases]
    places = sorted(range(len(phases)), key=lambda place: not before[place])
    cursor = earliest = -sum(days or 0 for days, early in zip(lengths, before, strict=True) if early)
    spans: list[Span | None] = [None] * len(phases)
    for place in places:
        days = lengths[place]
        if days is not None:
            first = cursor if days else max(cursor - 1, earliest)
            spans[place] = (first, first + max(days, 1) - 1)
            cursor += days
    return spans


def _as_task(own: AddedTask) -> Task:
    return Task(
        own.id, own.what, own.kind, own.why, own.deliverable, own.who, criteria=own.criteria, day=own.day
    )


def _standing(state: TaskState, plan: TaskPlan, due: date | None, today: date) -> TaskStanding:
    if state.done_on is not None:
        return TaskStanding.DONE
    if plan.skipped:
        return TaskStanding.SKIPPED
    if due is None:
        return TaskStanding.UNDATED
    if due == today:
        return TaskStanding.TODAY
    return TaskStanding.LATE if due < today else TaskStanding.COMING


def _in_order(tasks: Sequence[ScheduledTask], phase: Phase) -> tuple[ScheduledTask, ...]:
    """By the day on which they are due, else by that of the phase; then as the programme has them."""

    def order(own: ScheduledTask) -> tuple[date, int]:
        day = own.task.day if own.task.day is not None else phase.days
        return own.due or date.max, day or 0

    return tuple(sorted(tasks, key=order))


def next_open(schedule: Schedule, after: str = "") -> ScheduledTask | None:
    """The first open task after a task, else from the start on; None where nothing is open."""
    tasks = schedule.tasks
    place = next((number for number, own in enumerate(tasks, 1) if own.task.id == after), 0)
    return next((own for own in (*tasks[place:], *tasks[:place]) if own.is_open), None)
