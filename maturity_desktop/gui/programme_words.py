"""What is said of a programme: how far it is, what is next, and what each task is."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.framework import Framework, Task
from maturity_desktop.domain.programme import PhaseProgress, next_open
from maturity_desktop.gui.sentences import list_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.wording import level_title, short_number


def programme_line(progress: tuple[PhaseProgress, ...]) -> str:
    """The whole programme in a sentence; empty where there is none."""
    total = sum(len(phase.states) for phase in progress)
    if not total:
        return ""
    done = sum(phase.done for phase in progress)
    following = next_open(progress)
    if following is None:
        return ngettext(
            "Programme: {total} task, done", "Programme: all {total} tasks are done", total
        ).format(total=total)
    return _("Programme: {done} of {total} done; next: {task}").format(
        done=done, total=total, task=following.what.rstrip(".")
    )


def phase_done_words(progress: PhaseProgress) -> str:
    return _("{done} of {total} done").format(done=progress.done, total=len(progress.states))


def phase_words(progress: PhaseProgress, framework: Framework) -> str:
    """Where a phase leads and where the audit stands on that; empty where it leads to no level."""
    level = progress.phase.level
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
    level = progress.phase.level
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
