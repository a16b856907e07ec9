"""The dialogs of the schedule, the files that it hands out, and what comes of them."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain import schedule_changes as plan
from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.domain.phases import TaskKind
from maturity_desktop.domain.plan_records import AddedTask
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.schedule import ScheduledTask, schedule_of
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.dialogs.reason import ReasonDialog
from maturity_desktop.gui.plan.calendar_dialog import CalendarDialog
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.plan.own_task_dialog import OwnTaskDialog
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words


class ScheduleDialogs(OneOpen):
    """Each is opened over the page; what is kept is one edit."""

    made = Signal(str)
    """The id of a task that was added and is to be looked at."""

    def __init__(
        self, session: AuditSession, handing_out: HandingOut, ask: Ask, theme: ThemeSwitch, page: QWidget
    ) -> None:
        super().__init__(page)
        self._session, self._handing_out, self._ask = session, handing_out, ask
        self._theme, self._page = theme, page

    # The plan

    def plan(self) -> None:
        """When the audit is, how long each phase takes, and who works when."""
        session = self._session
        dialog = CalendarDialog(
            session.audit, session.framework, session.clock().date(), self._theme, self._ask, self._page
        )
        dialog.accepted.connect(lambda: session.change(_("dates and working days"), dialog.changes))
        self._open(dialog)

    # Tasks

    def leave_out(self, item: ScheduledTask) -> None:
        """A task is not to be done; why is asked."""
        dialog = ReasonDialog(
            item.task.what,
            _("Why is this task &left out?"),
            _("Without a reason nothing changes. Enter keeps it, Shift+Enter starts a new line."),
            self._ask,
            item.plan.reason,
            self._page,
        )
        dialog.accepted.connect(lambda: self._leave_out(item, dialog.reason))
        self._open(dialog)

    def _leave_out(self, item: ScheduledTask, reason: str) -> None:
        if reason:
            session = self._session
            label = _("leave out {task}").format(task=item.task.what)
            session.change(label, plan.skip(session.audit, session.framework.id, item.task.id, reason))

    def add(self, beside: ScheduledTask | None) -> None:
        """A task of the audit's own; it is offered for the phase and the day of the one in hand."""
        session = self._session
        programme = session.framework.programme
        phase = beside.phase if beside else programme[-1].id
        lengths = self._lengths()
        day = (beside.task.day if beside else None) or lengths.get(phase) or 1
        empty = AddedTask(
            session.audit.id, session.framework.id, new_key(), phase, "", TaskKind.ANALYSIS, day
        )
        dialog = OwnTaskDialog(empty, session.framework, lengths, self._ask, self._page)
        dialog.accepted.connect(lambda: self._put(_("add {task}"), dialog.task))
        self._open(dialog)

    def _lengths(self) -> dict[str, int | None]:
        """The working days of each phase in this audit."""
        session = self._session
        schedule = schedule_of(session.audit, session.framework, session.clock().date())
        return {own.phase.id: own.days for own in schedule.phases}

    def change(self, item: ScheduledTask) -> None:
        """Another wording, phase or day of a task of the audit's own."""
        own = self._own(item)
        if own is not None:
            dialog = OwnTaskDialog(own, self._session.framework, self._lengths(), self._ask, self._page)
            dialog.accepted.connect(lambda: self._put(_("change {task}"), dialog.task))
            self._open(dialog)

    def _put(self, label: str, task: AddedTask) -> None:
        if task.what:
            self._session.change(label.format(task=task.what), plan.put_own_task(self._session.audit, task))
            self.made.emit(task.id)

    def remove(self, item: ScheduledTask) -> None:
        """A task of the audit's own goes; Undo brings it back."""
        own = self._own(item)
        if own is not None:
            label = _("remove {task}").format(task=own.what)
            self._session.change(label, plan.remove_own_task(self._session.audit, own))

    def _own(self, item: ScheduledTask) -> AddedTask | None:
        return self._session.audit.get(
            AddedTask, self._session.audit.id, self._session.framework.id, item.task.id
        )

    # To hand out

    def write_pdf(self) -> None:
        """The schedule to print."""
        from maturity_desktop.verbs.schedule import export_schedule, paper_of

        session = self._session
        today, size = session.clock().date(), "Letter" if measures_in_inches() else "A4"
        paper = paper_of(session.audit, session.framework, today, screen_words(), size)
        name = Path(_("{client} schedule.pdf").format(client=self._client_name))
        write = partial(export_schedule, paper)
        self._handing_out.hand_out(_("Schedule as PDF"), name, _("PDF files (*.pdf)"), write)

    def write_calendar(self) -> None:
        """The schedule for another program's calendar."""
        from maturity_desktop.verbs.schedule import calendar_of, export_calendar

        session = self._session
        calendar = calendar_of(session.audit, session.framework, session.clock(), screen_words())
        name = Path(_("{client} schedule.ics").format(client=self._client_name))
        write = partial(export_calendar, calendar)
        self._handing_out.hand_out(_("Calendar file"), name, _("Calendar files (*.ics)"), write)

    @property
    def _client_name(self) -> str:
        return safe_name(self._session.audit.client.name, _("Audit"))


def measures_in_inches() -> bool:
    """Whether paper is Letter where this laptop is used."""
    return QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
