"""What the pages say of activities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.activities import (
    activities_by_day,
    criteria_of,
    is_missed,
    people_of,
    source_words,
)
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import Activity, ActivityState
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.programme_words import short_day
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.activity_words import (
    activity_kind_words,
    activity_state_words,
    minutes_words,
    time_words,
)

Roles = Mapping[str, str]


def roles_of(frameworks: Iterable[Framework]) -> dict[str, str]:
    """The words for the roles of several frameworks, by id; the first that has one names it."""
    found: dict[str, str] = {}
    for framework in frameworks:
        for role, title in (framework.roles or {}).items():
            found.setdefault(role, title)
    return found


def when_words(activity: Activity, today: date | None = None) -> str:
    """Day, time and length in a line."""
    day = short_day(activity.held_on, today) if activity.held_on else _("no day yet")
    length = minutes_words(activity.minutes, screen_words())
    return _(" · ").join(part for part in (day, time_words(activity, screen_words()), length) if part)


def criteria_count_words(count: int) -> str:
    if not count:
        return _("whatever is open for these roles")
    return ngettext("{count} criterion", "{count} criteria", count).format(count=count)


def people_words(audit: Audit, activity: Activity, roles: Roles) -> str:
    """The roles of those present; nobody's name."""
    return source_words(people_of(audit, activity), roles)


def activity_rows(audit: Audit, roles: Roles, clashing: Iterable[str], today: date) -> list[Row]:
    """Every activity under the head of its day; `clashing` are the ids of those that overlap others."""
    rows: list[Row] = []
    at_once = set(clashing)
    activities = activities_by_day(audit)
    for place, own in enumerate(activities):
        if not place or own.held_on != activities[place - 1].held_on:
            rows.append(_head([other for other in activities if other.held_on == own.held_on], today))
        mark = _mark(own, own.id in at_once, today)
        rows.append(_row(audit, own, roles, mark))
    return rows


def _head(of_the_day: Sequence[Activity], today: date) -> Row:
    """The day, and how long its activities take."""
    day = of_the_day[0].held_on
    total = sum(own.minutes for own in of_the_day if own.state is not ActivityState.CALLED_OFF)
    title = short_day(day, today) if day else _("Without a day")
    return Row(title, mark=minutes_words(total, screen_words()) if total else "", heading=True)


def _mark(own: Activity, clashes: bool, today: date) -> str:
    """How an activity stands; what has to be seen to comes before its state."""
    if is_missed(own, today):
        return _("late: not held")
    if own.state is ActivityState.PLANNED and clashes:
        return _("overlaps another")
    return activity_state_words(own.state, screen_words())


def _row(audit: Audit, own: Activity, roles: Roles, mark: str) -> Row:
    words = screen_words()
    kind = activity_kind_words(own.kind, words)
    count = len(criteria_of(audit, own))
    about = criteria_count_words(count) if count else ""
    detail = _(" · ").join(part for part in (kind, people_words(audit, own, roles), own.place, about) if part)
    return Row(own.title, own.starts_at, detail, mark, goal=own.id)


def clash_words(others: Sequence[Activity]) -> str:
    """What the same person leads at the same time; empty where there is nothing."""
    return "\n".join(
        _("At the same time {name} leads “{title}”, {time}.").format(
            name=own.led_by, title=own.title, time=time_words(own, screen_words())
        )
        for own in others
    )


def activity_line(audit: Audit, own: Activity, roles: Roles, today: date) -> str:
    """An activity in a line: what, when, whether it was held, and with whom."""
    words = screen_words()
    day = short_day(own.held_on, today) if own.held_on else ""
    parts = (
        activity_kind_words(own.kind, words),
        own.title,
        " ".join(part for part in (day, own.starts_at) if part),
        activity_state_words(own.state, words),
        people_words(audit, own, roles),
    )
    return _(" · ").join(part for part in parts if part)


def drawn_words(numbers: Sequence[int], population: int, seed: str) -> str:
    """Which numbers were drawn, and how somebody else draws them again."""
    return _("Numbers {numbers} of 1 to {population}, drawn by lot with the word “{seed}”.").format(
        numbers=_(", ").join(map(str, numbers)), population=population, seed=seed
    )


def today_words(audit: Audit, today: date) -> str:
    """How many activities there are, how many of them are today, and how many were not held on their day."""
    planned = [own for own in audit.all(Activity) if own.state is not ActivityState.CALLED_OFF]
    if not planned:
        return _("No activities yet")
    held = sum(own.state is ActivityState.HELD for own in planned)
    of_today = sum(own.held_on == today for own in planned)
    said = ngettext(
        "{held} of {count} activity held", "{held} of {count} activities held", len(planned)
    ).format(held=held, count=len(planned))
    missed = sum(is_missed(own, today) for own in planned)
    if of_today:
        said = ngettext("{activities}; {today} today", "{activities}; {today} today", of_today).format(
            activities=said, today=of_today
        )
    if missed:
        said = ngettext("{activities}; {late} is late", "{activities}; {late} are late", missed).format(
            activities=said, late=missed
        )
    return said
