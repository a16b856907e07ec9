"""The programme of the model in view as it is planned: dated, ticked, written about, moved, assigned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from maturity_desktop.domain import changes as edits
from maturity_desktop.domain import schedule_changes as plan
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.plan_records import TeamMember
from maturity_desktop.domain.programme import PhaseProgress, progress_of
from maturity_desktop.domain.schedule import (
    Schedule,
    ScheduledTask,
    TaskStanding,
    next_open,
    schedule_of,
)
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.models.task_rows import task_rows
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.plan.schedule_actions import ScheduleActions
from maturity_desktop.gui.plan.schedule_dialogs import ScheduleDialogs
from maturity_desktop.gui.plan.schedule_words import plan_line, source_line
from maturity_desktop.gui.programme_words import programme_line
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.task_detail import TaskDetail
from maturity_desktop.gui.widgets.task_list import TaskList

LEAST = (560, 210)
"""What the page asks of its window, whatever it shows."""
LEAST_WIDTH, MOST_DETAIL = 240, 480


class SchedulePage(QWidget):
    """Follows the session while it is in sight; every tick and every word is an edit that can be undone."""

    criterion_wanted = Signal(str)
    activity_wanted = Signal(str)
    """The id of the task that an activity is to be planned from."""

    def __init__(
        self,
        session: AuditSession,
        exporter: Exporter,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = _("Schedule")
        self.key_hints = (
            (_("Space"), _("done, or open again")),
            (_("Enter"), _("write a note")),
            ("U", _("next open task")),
            ("Ctrl+D", _("dates")),
            (_("Ctrl+Up, Ctrl+Down"), _("due earlier, later")),
            (_("Ctrl+Enter"), _("back to the list")),
        )
        self._session, self._theme = session, theme
        self._is_stale = True
        self.schedule: Schedule | None = None
        """As it is shown; None before the page was in sight."""
        self._progress: tuple[PhaseProgress, ...] = ()
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.dates = PlainWords(theme, lines=2)
        self.source = PlainWords(theme, "small", "quiet", lines=1)
        self.list = TaskList(theme)
        self.list.setAccessibleName(_("Tasks by phase"))
        set_role(self.list, "framed")
        self.detail = TaskDetail(theme, lambda: session.clock().date())
        self.nothing = PlainWords(theme, ink="quiet")
        self.next_button = _inline(_("Ne&xt open task"))
        self.plan_button = _inline(_("Dates and wor&king days…"))
        mark_edits(self.plan_button)
        self.handing_out = HandingOut(exporter, ask, theme)
        self.acts = ScheduleActions(self, self.list)
        self.dialogs = ScheduleDialogs(session, self.handing_out, ask, theme, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        for part, share in ((self.list, 3), (self.detail, 2)):
            part.setMinimumWidth(LEAST_WIDTH)
            across.addWidget(part, share)
        self.detail.setMaximumWidth(MOST_DETAIL)
        empty = QWidget()
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.nothing)
        inside.addStretch(1)
        self._states = QStackedWidget()
        self._states.addWidget(both)
        self._states.addWidget(empty)
        self.setMinimumSize(*LEAST)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        for words, button in ((self.headline, self.next_button), (self.dates, self.plan_button)):
            row = QHBoxLayout()
            row.addWidget(words, 1)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            box.addLayout(row)
        box.addWidget(self.source)
        box.addSpacing(4)
        box.addWidget(self._states, 1)
        box.addWidget(self.handing_out)

    def _connect(self) -> None:
        session, acts, detail, fields = self._session, self.acts, self.detail, self.detail.plan
        self.list.tick_wanted.connect(self._tick)
        self.list.task_chosen.connect(self._show_task)
        self.list.detail_wanted.connect(detail.note.setFocus)
        detail.done_wanted.connect(self._set_day)
        detail.note_typed.connect(self._write)
        detail.left.connect(session.end_spell)
        detail.returned.connect(self.list.setFocus)
        detail.assess_wanted.connect(self.criterion_wanted)
        fields.due_wanted.connect(self._move)
        fields.assignee_wanted.connect(self._assign)
        for action, act in (
            (acts.following, self.go_on),
            (acts.earlier, lambda: self._step(-1)),
            (acts.later, lambda: self._step(1)),
            (acts.as_planned, lambda: self._move(None)),
            (acts.leave_out, lambda: self._with_item(self.dialogs.leave_out)),
            (acts.bring_back, self._bring_back),
            (acts.activity, self._plan_activity),
            (acts.add, lambda: self.dialogs.add(self.list.item)),
            (acts.change, lambda: self._with_item(self.dialogs.change)),
            (acts.remove, lambda: self._with_item(self.dialogs.remove)),
            (acts.plan, self.dialogs.plan),
            (acts.print, self.dialogs.write_pdf),
            (acts.calendar, self.dialogs.write_calendar),
        ):
            action.triggered.connect(act)
        for button, action in (
            (self.next_button, acts.following),
            (self.plan_button, acts.plan),
            (fields.leave_out, acts.leave_out),
            (fields.bring_back, acts.bring_back),
            (fields.activity, acts.activity),
            (fields.change, acts.change),
            (fields.remove, acts.remove),
        ):
            button.clicked.connect(action.trigger)
        self.dialogs.made.connect(self.list.choose)
        for changed in (session.results_changed, session.framework_switched):
            changed.connect(self._look_again)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.list, self.detail)

    def actions(self) -> list[QAction]:
        """Everything that can be done here."""
        return list(self.acts.in_order)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or (self.schedule and self.schedule.today != self._session.clock().date()):
            self._show()

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._is_stale = False
        framework = self._session.framework
        schedule = schedule_of(self._session.audit, framework, self._session.clock().date())
        self.schedule = schedule
        self._progress = progress_of(self._session.results, schedule)
        has_tasks = bool(schedule.tasks)
        self.headline.show_words(programme_line(schedule) or _("No programme"))
        self.dates.show_words(plan_line(schedule, plan.pace_of(self._session.audit, framework)))
        self.source.show_words(source_line(framework) if has_tasks else "")
        self.nothing.show_words(_("{model} has no programme of tasks.").format(model=framework.title))
        self._states.setCurrentIndex(0 if has_tasks else 1)
        following = next_open(schedule)
        self.next_button.setVisible(following is not None)
        for part in (self.dates, self.plan_button, self.source):
            part.setVisible(has_tasks)
        for action in self.acts.of_a_programme:
            action.setEnabled(has_tasks)
        if has_tasks:
            first = following or schedule.tasks[0]
            rows = tuple(task_rows(self._progress, framework, self.list.rows, schedule.today))
            self.list.show_rows(rows, first.task.id)
            self._show_task(self.list.item)

    def _show_task(self, item: ScheduledTask | None) -> None:
        for phase in self._progress:
            if item is not None and item in phase.plan.tasks:
                team = self._team()
                self.detail.show_task(item, phase, self._session.framework, team)
                self.detail.others.show_notes(self._other_notes(item))
                self._offer_acts(item)
                return

    def _team(self) -> Sequence[str]:
        """Whom a task can be given to: the team, whoever works here, and whoever has a task already."""
        members = [member.name for member in self._session.audit.all(TeamMember)]
        assigned = sorted({own.plan.assignee for own in (self.schedule.tasks if self.schedule else ())})
        return [name for name in dict.fromkeys((*members, self._session.author, *assigned)) if name]

    def _offer_acts(self, item: ScheduledTask) -> None:
        acts = self.acts
        for action, is_there in (
            (acts.earlier, item.due is not None),
            (acts.later, item.due is not None),
            (acts.as_planned, item.plan.due_on is not None),
            (acts.leave_out, item.is_open),
            (acts.bring_back, item.standing is TaskStanding.SKIPPED),
            (acts.activity, item.is_open),
            (acts.change, item.is_own),
            (acts.remove, item.is_own),
        ):
            action.setEnabled(is_there)

    def _other_notes(self, item: ScheduledTask) -> list[tuple[str, str]]:
        """What is written at the other tasks; at those before it first, the nearest of them first."""
        tasks = self.schedule.tasks if self.schedule else ()
        here = tasks.index(item)
        order = (*reversed(tasks[:here]), *tasks[here + 1 :])
        return [(own.task.what, own.state.note) for own in order if own.state.note]

    # What is done

    def _with_item(self, act: Callable[[ScheduledTask], object]) -> None:
        if self.list.item is not None:
            act(self.list.item)

    def _tick(self, item: ScheduledTask) -> None:
        self._finish(item, None if item.state.done_on is not None else self._session.clock().date())

    def _set_day(self, day: date | None) -> None:
        if self.list.item is not None:
            self._finish(self.list.item, day)

    def _finish(self, item: ScheduledTask, day: date | None) -> None:
        label = _("done: {task}") if day else _("open again: {task}")
        changes = edits.tick_task(self._session.audit, self._session.place, item.task.id, day)
        self._do(label.format(task=item.task.what), changes)

    def _write(self, text: str) -> None:
        item = self.list.item
        if item is not None:
            changes = edits.write_task_note(self._session.audit, self._session.place, item.task.id, text)
            label = _("note on {task}").format(task=item.task.what)
            self._session.write(label, ("task", item.task.id), changes)

    def _move(self, day: date | None) -> None:
        item = self.list.item
        if item is not None:
            day = None if day == item.planned else day
            changes = plan.move(self._session.audit, self._session.framework.id, item.task.id, day)
            self._do(_("due date of {task}").format(task=item.task.what), changes)

    def _step(self, days: int) -> None:
        """The task in hand is due so many working days later."""
        item = self.list.item
        if item is not None and item.due is not None and self.schedule is not None:
            self._move(self.schedule.calendar.shifted(item.due, days))

    def _assign(self, name: str) -> None:
        item = self.list.item
        if item is not None:
            label = _("{task}: done by {name}") if name else _("{task}: done by nobody in particular")
            changes = plan.assign(self._session.audit, self._session.framework.id, item.task.id, name)
            self._do(label.format(task=item.task.what, name=name), changes)

    def _bring_back(self) -> None:
        item = self.list.item
        if item is not None:
            changes = plan.bring_back(self._session.audit, self._session.framework.id, item.task.id)
            self._do(_("bring back {task}").format(task=item.task.what), changes)

    def _plan_activity(self) -> None:
        if self.list.item is not None:
            self.activity_wanted.emit(self.list.item.task.id)

    def _do(self, label: str, changes: Changes) -> None:
        self._session.change(label, changes)

    def show_item(self, task: str) -> None:
        """Takes a task in hand."""
        if self._is_stale:
            self._show()
        self.list.choose(task)
        self.list.setFocus()

    def go_on(self) -> None:
        """To the next task that is open, after the one in hand."""
        here = self.list.item
        following = next_open(self.schedule, here.task.id if here else "") if self.schedule else None
        if following is not None:
            self.list.choose(following.task.id)


def _inline(words: str) -> QPushButton:
    button = QPushButton(words)
    set_role(button, "inline")
    return button
