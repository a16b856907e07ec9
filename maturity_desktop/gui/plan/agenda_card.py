"""What is late longest, what today holds by its time, and all else that is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.agenda import Agenda, agenda_of, followed
from maturity_desktop.domain.plan_records import Activity, Request
from maturity_desktop.domain.schedule import Schedule, ScheduledTask, TaskStanding, schedule_of
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.programme_words import position_words, programme_line, short_day
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import ONE_LINE, RowList

MOST_SHOWN = 5
"""Rows in sight; the others are scrolled to."""
LATE_AHEAD = 2
"""Rows of what is late that stand before the day; with more of them the day would be out of sight."""
LEAD_WIDTH = 72
MARGIN = 8


class AgendaCard(QFrame):
    """A card with the day in its head; the list is there where the day holds something."""

    wanted = Signal(str, str, str)
    """A view of the plan, the framework that the thing belongs to (empty: the audit), and the thing's id."""
    programme_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.title = plain_label("", "heading")
        self.title.setMinimumHeight(40)
        self.programme = PlainWords(theme, "small", "quiet", lines=1)
        self.go = inline_button(_("Go on with it"))
        self.go.setAccessibleName(_("Go on with the programme"))
        self.go.clicked.connect(self.programme_wanted)
        self.list = RowList(theme, _("What today holds"), lead_width=LEAD_WIDTH)
        self.list.chosen.connect(lambda goal: self.wanted.emit(*goal))
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, MARGIN, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.go)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 12, 4)
        below.addWidget(self.programme)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, MARGIN)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.list)

    def show_session(self, session: AuditSession) -> None:
        """The day as the audit has it now."""
        today = session.clock().date()
        schedules = [
            schedule_of(session.audit, own, today) for own in followed(tuple(session.frameworks.values()))
        ]
        agenda = agenda_of(session.audit, schedules, today)
        in_view = schedule_of(session.audit, session.framework, today)
        self.title.setText(day_line(schedules, agenda))
        line = programme_line(in_view)
        self.programme.show_words(line)
        self.go.setVisible(bool(line))
        rows = tuple(agenda_rows(agenda))
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(min(len(rows), MOST_SHOWN) * ONE_LINE + 2)
        self.setVisible(bool(rows or line))


def day_line(schedules: Sequence[Schedule], agenda: Agenda) -> str:
    """Today, where it lies in the weeks of the audit, and how much is late."""
    where = next((words for own in schedules if (words := position_words(own))), "")
    parts = [_("Today, {day}").format(day=short_day(agenda.today)), where]
    late = agenda.late_count
    if late:
        parts.append(ngettext("{count} thing is late", "{count} things are late", late).format(count=late))
    elif agenda.is_empty and where:
        parts.append(_("nothing is due"))
    return _(" · ").join(part for part in parts if part)


def agenda_rows(agenda: Agenda) -> Iterator[Row]:
    """What is late longest first; then the day by its time, its tasks, and what is promised; then the rest.

    Many things that are late hide nothing of the day: all of them are counted in the head.
    """
    late = _late_rows(agenda)
    yield from late[:LATE_AHEAD]
    for activity in agenda.activities:
        yield _activity_row(activity)
    for task in agenda.due:
        yield _task_row(task, _("today"), agenda.today)
    for request in agenda.promised:
        yield _request_row(request, _("today"), agenda.today)
    yield from late[LATE_AHEAD:]


def _late_rows(agenda: Agenda) -> list[Row]:
    """Activities, tasks and requests by the day that they were for."""
    today = agenda.today
    found = [(own.held_on, _missed_row(own, today)) for own in agenda.missed]
    found += [(own.due, _task_row(own, _("late"), today)) for own in agenda.late]
    found += [(own.promised_for or own.due_on, _request_row(own, _("late"), today)) for own in agenda.overdue]
    return [row for _day, row in sorted(found, key=lambda own: own[0] or date.max)]


def _task_row(own: ScheduledTask, lead: str, today: date) -> Row:
    due = ""
    if own.standing is TaskStanding.LATE and own.due is not None:
        due = _("due {day}").format(day=short_day(own.due, today))
    mark = _(" · ").join(part for part in (own.plan.assignee, due) if part)
    return Row(own.task.what, lead, mark=mark, goal=("schedule", own.plan.framework, own.task.id))


def _activity_row(own: Activity) -> Row:
    return Row(own.title, own.starts_at or _("today"), mark=own.place, goal=("activities", "", own.id))


def _missed_row(own: Activity, today: date) -> Row:
    day = _("planned for {day}").format(day=short_day(own.held_on, today)) if own.held_on else ""
    mark = _(" · ").join(part for part in (own.led_by, day) if part)
    return Row(own.title, _("late"), mark=mark, goal=("activities", "", own.id))


def _request_row(own: Request, lead: str, today: date) -> Row:
    words = _("{number} {title}").format(number=own.label, title=own.title)
    due = own.promised_for or own.due_on
    mark = _("{owner} · due {day}") if own.owner else _("due {day}")
    return Row(
        words, lead, mark=mark.format(owner=own.owner, day=short_day(due, today)) if due else own.owner,
        goal=("requests", "", own.id),
    )  # fmt: skip
