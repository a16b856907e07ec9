"""A framework's own programme, where the audit followed it."""

from __future__ import annotations

import gettext

from maturity_desktop.domain.audit import TaskState
from maturity_desktop.domain.framework import Framework, Phase, Task
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.parts import PhaseEntry, TaskEntry
from maturity_desktop.reports.sections.wording import day_words, level_title, task_kind_words


def programme(results: Results, words: gettext.NullTranslations) -> tuple[PhaseEntry, ...]:
    """All phases with what was done and written of them; none where nothing was, or they are this tool's."""
    framework = results.framework
    states = _states(results)
    if not states or framework.programme_is_general:
        return ()
    return tuple(
        PhaseEntry(
            id=phase.id,
            title=phase.title,
            about=phase.about,
            leads_to=_leads_to(phase, framework, words),
            tasks=tuple(_task(task, states.get(task.id), framework, words) for task in phase.tasks),
        )
        for phase in framework.programme
    )


def programme_title(results: Results, words: gettext.NullTranslations) -> str:
    """How much of the programme is done; empty where the framework has none of its own."""
    tasks = results.framework.tasks
    if not tasks or results.framework.programme_is_general:
        return ""
    done = sum(state.done_on is not None for state in _states(results).values())
    return words.ngettext(
        "{done} of {count} task of the programme is done",
        "{done} of {count} tasks of the programme are done",
        len(tasks),
    ).format(done=done, count=len(tasks))


def _states(results: Results) -> dict[str, TaskState]:
    """What the audit says of the tasks that this edition has."""
    audit, framework = results.audit, results.framework
    found = (audit.get(TaskState, audit.id, framework.id, task) for task in framework.tasks)
    return {state.task: state for state in found if state is not None}


def _leads_to(phase: Phase, framework: Framework, words: gettext.NullTranslations) -> str:
    """The level of a phase; empty where it has none."""
    if phase.level is None:
        return ""
    _ = words.gettext
    said = _("Leads to level {level}, {title}")
    if phase.level <= framework.floor:
        said = _("Level {level}, {title}, is given")
    return said.format(level=phase.level, title=level_title(framework, phase.level))


def _task(
    task: Task, state: TaskState | None, framework: Framework, words: gettext.NullTranslations
) -> TaskEntry:
    roles = framework.roles or {}
    return TaskEntry(
        id=task.id,
        what=task.what,
        kind=task_kind_words(task.kind, words),
        why=task.why,
        deliverable=task.deliverable,
        who=", ".join(roles.get(role, role) for role in task.who),
        timing=task.timing,
        criteria=task.criteria,
        added=task.added,
        done_on=day_words(state.done_on, words) if state and state.done_on else "",
        note=state.note if state else "",
    )
