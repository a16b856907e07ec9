"""The schedule to print: a block for each week, its working days, tasks, activities with their times.

It is made to be handed over: people stand in it by their roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Spacer

from maturity_desktop.domain.activities import people_of, source_words
from maturity_desktop.domain.agenda import told_activities, told_tasks
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import Activity, Holiday
from maturity_desktop.domain.schedule import Schedule, ScheduledTask
from maturity_desktop.domain.working_days import ONE_DAY, days_from
from maturity_desktop.reports.packs.sheet import Parts, Sheet, Story, check_sheet, write_sheet
from maturity_desktop.reports.pdf.paragraphs import paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row
from maturity_desktop.reports.sections.activity_words import time_words
from maturity_desktop.reports.sections.period_words import month_name, weekday_name
from maturity_desktop.reports.sections.wording import day_words, task_kind_words

SHARES, SHARES_WITHOUT_TIMES = (0.16, 0.15, 0.43, 0.26), (0.16, 0.56, 0.28)
"""Of the day, the time, what and who; from when to when is one line, on the narrowest paper too."""
ONE_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Line:
    """A task or an activity; `when` is empty where it has no time of day."""

    what: str
    when: str = ""
    who: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what it holds; `off` says why nobody works."""

    title: str
    lines: tuple[Line, ...]
    off: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A week, or what has no date."""

    title: str
    days: tuple[Day, ...]


@dataclass(frozen=True)
class SchedulePaper:
    """All that the print tells."""

    sheet: Sheet
    lead: str
    blocks: tuple[Block, ...]


def schedule_paper(
    audit: Audit, schedule: Schedule, words: NullTranslations, page_size: str = "A4", language: str = "en"
) -> SchedulePaper:
    """The schedule of one model; what is left out or called off is not in it."""
    _ = words.gettext
    client, model = audit.client.name, schedule.framework.short_title
    sheet = Sheet(
        title=_("Schedule"),
        subtitle=_("{client} · {model}").format(client=client, model=model),
        foot=_("{client} · schedule of {day}").format(client=client, day=day_words(schedule.today, words)),
        made_on=schedule.today,
        words=words,
        author=audit.details.assessor,
        page_size=page_size,
        language=language,
    )
    tasks, activities = told_tasks(audit, schedule), told_activities(audit)
    lines: dict[date, list[Line]] = {}
    for own in tasks:
        if own.due is not None:
            lines.setdefault(own.due, []).append(_task_line(own, schedule.framework, words))
    for activity in activities:
        if activity.held_on is not None:
            lines.setdefault(activity.held_on, []).append(
                _activity_line(audit, activity, schedule.framework, words)
            )
    blocks = tuple(_weeks(audit, schedule, lines, words))
    undated = [_task_line(own, schedule.framework, words) for own in tasks if own.due is None]
    undated += [
        _activity_line(audit, own, schedule.framework, words) for own in activities if own.held_on is None
    ]
    if undated:
        blocks += (Block(_("Without a date"), (Day("", tuple(undated)),)),)
    return SchedulePaper(sheet, _lead(schedule, words), blocks)


def _lead(schedule: Schedule, words: NullTranslations) -> str:
    """When the audit is, in a sentence or two; empty where nobody said."""
    _ = words.gettext
    if schedule.starts_on is None:
        return _("The audit has no dates yet.")
    parts = [_("First day: {day}.").format(day=day_words(schedule.starts_on, words))]
    if schedule.leaving_day is not None:
        parts.append(_("Last day on site: {day}.").format(day=day_words(schedule.leaving_day, words)))
    if schedule.last_day is not None:
        parts.append(_("End: {day}.").format(day=day_words(schedule.last_day, words)))
    return " ".join(parts)


def _weeks(
    audit: Audit, schedule: Schedule, lines: Mapping[date, Sequence[Line]], words: NullTranslations
) -> Iterator[Block]:
    """The weeks that hold something, with their working days and whatever falls on the others."""
    holidays = {own.day: own.title for own in audit.all(Holiday)}
    first_week = _monday(schedule.starts_on) if schedule.starts_on else None
    for monday in sorted({_monday(day) for day in lines}):
        days = []
        for day in days_from(monday, monday + ONE_WEEK - ONE_DAY):
            off = holidays.get(day.isoformat())
            if day in lines or off is not None or not schedule.calendar.is_free(day):
                days.append(_day(day, lines.get(day, ()), off, words))
        yield Block(_week_title(monday, first_week, schedule.last_day, words), tuple(days))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week_title(monday: date, first: date | None, last_day: date | None, words: NullTranslations) -> str:
    _ = words.gettext
    begins = day_words(monday, words)
    if first is None or (last_day is not None and monday > last_day):
        return _("Week of {day}").format(day=begins)
    if monday < first:
        return _("Before the audit: week of {day}").format(day=begins)
    return _("Week {number}: from {day}").format(number=(monday - first) // ONE_WEEK + 1, day=begins)


def _day(day: date, lines: Sequence[Line], off: str | None, words: NullTranslations) -> Day:
    _ = words.gettext
    weekday, month = weekday_name(day.weekday(), words), month_name(day.month, words)
    title = _("{weekday}, {day} {month}").format(weekday=weekday, day=day.day, month=month)
    told = ""
    if off is not None:
        told = _("Day off: {name}").format(name=off) if off else _("Day off")
    return Day(title, tuple(sorted(lines, key=_by_time)), told)


def _by_time(line: Line) -> tuple[bool, str]:
    return line.when == "", line.when


def _task_line(own: ScheduledTask, framework: Framework, words: NullTranslations) -> Line:
    task, roles = own.task, framework.roles or {}
    result = words.gettext("Result: {what}").format(what=task.deliverable) if task.deliverable else ""
    return Line(
        task.what,
        who=", ".join(roles.get(role, role) for role in task.who),
        aside=_joined((task_kind_words(task.kind, words), task.timing, result), words),
    )


def _activity_line(audit: Audit, activity: Activity, framework: Framework, words: NullTranslations) -> Line:
    when = time_words(activity, words)
    people = source_words(people_of(audit, activity), framework.roles or {})
    return Line(activity.title, when, people, activity.place)


def _joined(parts: Iterable[str], words: NullTranslations) -> str:
    return words.gettext(" · ").join(part for part in parts if part)


# On paper


def write_schedule(paper: SchedulePaper, out: BinaryIO) -> None:
    """Writes the print; the same schedule gives the same bytes."""
    write_sheet(paper.sheet, _story(paper), paper.blocks, out)


def check_schedule(path: Path, paper: SchedulePaper) -> None:
    """ReportError where the file is not this schedule."""
    check_sheet(path, paper.sheet, paper.blocks)


def _story(paper: SchedulePaper) -> Story:
    _ = paper.sheet.words.gettext
    parts = Parts(paper.sheet)
    story = parts.top(paper.lead)
    heads = (_("Day"), _("Time"), _("What"), _("Who"))
    for block in paper.blocks:
        is_timed = any(line.when for day in block.days for line in day.lines)
        rows = [row for day in block.days for row in _rows(day, is_timed, parts)]
        table = (
            parts.table(heads, rows, SHARES)
            if is_timed
            else parts.table((heads[0], *heads[2:]), rows, SHARES_WITHOUT_TIMES)
        )
        story += [*parts.headed(block.title, table), Spacer(1, 6)]
    if not paper.blocks:
        story += parts.text(_("Nothing is planned yet."), quiet=True)
    return story


def _rows(day: Day, is_timed: bool, parts: Parts) -> Iterator[Row]:
    """A row for each line; the day stands in the first of them only."""
    styles = parts.styles
    title: Cell = [*prose(day.title, styles.small_strong), *prose(day.off, styles.small_quiet)]
    lines = day.lines or (Line(""),)
    for place, line in enumerate(lines):
        when: list[Cell] = [[paragraph(line.when, styles.small_number)]] if is_timed else []
        what: Cell = [*prose(line.what, styles.small), *prose(line.aside, styles.small_quiet)]
        who: Cell = [*prose(line.who, styles.small_quiet)]
        is_last = place == len(lines) - 1
        yield Row(([] if place else title, *when, what, who), line="line" if is_last else "none", whole=True)
