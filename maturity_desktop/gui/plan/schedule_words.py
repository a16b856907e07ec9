"""What the head of the schedule says: where the audit stands in its weeks, and how it is planned."""

from __future__ import annotations

from gettext import gettext as _

from maturity_desktop.domain.framework import Framework, Pace
from maturity_desktop.domain.schedule import Schedule
from maturity_desktop.gui.programme_words import late_words, position_words, short_day
from maturity_desktop.gui.sentences import day_words


def plan_line(schedule: Schedule, pace: Pace | None) -> str:
    """When the audit is, at what pace, what is late; without a start, what to do about it."""
    if schedule.starts_on is None:
        return _("No dates yet: say on which day the audit begins.")
    parts = [position_words(schedule), _("first day {day}").format(day=day_words(schedule.starts_on))]
    if schedule.leaving_day is not None:
        parts.append(_("on site until {day}").format(day=short_day(schedule.leaving_day)))
    if pace is not None:
        parts.append(pace.title)
    parts.append(late_words(schedule))
    line = _(" · ").join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def source_line(framework: Framework) -> str:
    """Whose programme it is, and that no level follows from it."""
    if framework.programme_is_general:
        return _("{model} has no programme of its own: this is a general one of this tool’s.").format(
            model=framework.title
        )
    return _(
        "{model}: what is ticked and written here is kept with the audit; no level follows from it."
    ).format(model=framework.title)
