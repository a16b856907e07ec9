"""A framework's own programme, where the audit followed it."""

from __future__ import annotations

import gettext

from maturity_desktop.domain.audit import Audit, TaskState
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Phase
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.schedule import Schedule, ScheduledTask, TaskStanding, schedule_of
from maturity_desktop.reports.parts import PhaseEntry, TaskEntry
from maturity_desktop.reports.sections.phase_words import phase_title
from maturity_desktop.reports.sections.wording import day_words, level_title, task_kind_words


def programme(results: Results, words: gettext.NullTranslations) -> tuple[PhaseEntry, ...]:
    """All phases with what was done, written and left out of them; none where nothing was.

    Tasks of the audit's own stand among the others. A general programme is no part of the model's report.
    """
    schedule = _schedule(results)
    is_followed = any(_is_followed(own, results.audit) for own in schedule.tasks)
    if not is_followed or results.framework.programme_is_general:
        return ()
    return tuple(
        PhaseEntry(
            id=own.phase.id,
            title=phase_title(own, words),
            about=own.phase.about,
            leads_to=_leads_to(own.phase, results.framework, words),
            tasks=tuple(_task(task, results.framework, words) for task in own.tasks),
        )
        for own in schedule.phases
    )


def _is_followed(own: ScheduledTask, audit: Audit) -> bool:
    """Whether something was said of a task."""
    return own.standing is TaskStanding.SKIPPED or audit.get(TaskState, *own.state.key) is not None


def programme_title(results: Results, words: gettext.NullTranslations) -> str:
    """How much of the programme is done, but for what is left out; empty where the model has none."""
    phases = _schedule(results).phases
    count = sum(len(own.counted) for own in phases)
    if not count or results.framework.programme_is_general:
        return ""
    return words.ngettext(
        "{done} of {count} task of the programme is done",
        "{done} of {count} tasks of the programme are done",
        count,
    ).format(done=sum(own.done for own in phases), count=count)


def _schedule(results: Results) -> Schedule:
    """The programme as it is planned; a report says nothing of what is late, so that any day will do."""
    return schedule_of(results.audit, results.framework, results.audit.details.cut_off)


def _leads_to(phase: Phase, framework: Framework, words: gettext.NullTranslations) -> str:
    """The level of a phase; empty where it has none."""
    if phase.level is None:
        return ""
    _ = words.gettext
    said = _("Leads to level {level}, {title}")
    if phase.level <= framework.floor:
        said = _("Level {level}, {title}, is given")
    return said.format(level=phase.level, title=level_title(framework, phase.level))


def _task(own: ScheduledTask, framework: Framework, words: gettext.NullTranslations) -> TaskEntry:
    task, roles = own.task, framework.roles or {}
    left_out = own.standing is TaskStanding.SKIPPED
    reason = words.gettext("Left out: {reason}").format(reason=own.plan.reason) if left_out else ""
    return TaskEntry(
        id=task.id,
        what=task.what,
        kind=task_kind_words(task.kind, words),
        why=task.why,
        deliverable=task.deliverable,
        who=", ".join(roles.get(role, role) for role in task.who),
        timing=task.timing or (day_words(own.due, words) if own.due else ""),
        criteria=task.criteria,
        added=task.added,
        done_on=day_words(own.state.done_on, words) if own.state.done_on else "",
        note="\n".join(text for text in (reason, own.state.note) if text),
        left_out=left_out,
        due=None if task.timing else own.due,
    )
