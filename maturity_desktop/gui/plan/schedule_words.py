"""What the head of the schedule says: where the audit stands in its weeks, and how it is planned."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Pace
from maturity_desktop.domain.schedule import Schedule
from maturity_desktop.gui.programme_words import late_words, position_words, short_day
from maturity_desktop.gui.sentences import day_words


def plan_line(schedule: Schedule, pace: Pace | None) -> str:
    """When the audit is, at what pace, what is late; without a start, what to do about it."""
    if schedule.starts_on is None:
        return _("No dates yet: say on which day the audit begins.")
    parts = [position_words(schedule), _("first day {day}").format(day=day_words(schedule.starts_on))]
    if schedule.leaving_day is not None:
        parts.append(_("on site until {day}").format(day=short_day(schedule.leaving_day, schedule.today)))
    if pace is not None:
        parts.append(_pace_words(pace, schedule.days_off))
    parts.append(late_words(schedule))
    if schedule.crowded_day is not None:
        day, count = schedule.crowded_day
        crowded = ngettext("{count} task falls on {day}", "{count} tasks fall on {day}", count)
        parts.append(crowded.format(count=count, day=short_day(day, schedule.today)))
    line = _(" · ").join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def _pace_words(pace: Pace, days_off: int) -> str:
    """A pace, with why it takes longer than it says."""
    if not days_off:
        return pace.title
    words = ngettext("{pace} and {count} day off", "{pace} and {count} days off", days_off)
    return words.format(pace=pace.title, count=days_off)


def source_line(framework: Framework) -> str:
    """Whose programme it is, and that no level follows from it."""
    if framework.programme_is_general:
        return _("{model} has no programme of its own: this is a general one of this tool’s.").format(
            model=framework.title
        )
    return _(
        "{model}: what is ticked and written here is kept with the audit; no level follows from it."
    ).format(model=framework.title)
