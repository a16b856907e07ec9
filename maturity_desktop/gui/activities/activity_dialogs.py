"""The form of an activity over its page, the guide that is handed out, and what comes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.activities import Listener, remove
from maturity_desktop.domain.activity_plans import ActivityPlan, blank_plan, keep, plan_for_task, plan_of
from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.domain.plan_records import Activity, TeamMember
from maturity_desktop.domain.schedule import schedule_of
from maturity_desktop.gui.activities.activity_dialog import ActivityDialog
from maturity_desktop.gui.activities.activity_words import roles_of
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.plan.schedule_dialogs import measures_in_inches
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words


def listener_of(session: AuditSession) -> Listener:
    """Who writes down what is heard, today."""
    return Listener(session.author, session.clock().date(), roles_of(session.frameworks.values()))


class ActivityDialogs(OneOpen):
    """Each is opened over the page; what is kept is one edit."""

    made = Signal(str)
    """The id of an activity that was planned and is to be looked at."""

    def __init__(
        self, session: AuditSession, handing_out: HandingOut, ask: Ask, theme: ThemeSwitch, page: QWidget
    ) -> None:
        super().__init__(page)
        self._session, self._handing_out, self._ask = session, handing_out, ask
        self._theme, self._page = theme, page

    def add(self, day: date | None) -> None:
        """An activity that is nobody's task, on the day in hand or today."""
        session = self._session
        day = day or session.clock().date()
        self._open_form(blank_plan(session.audit, session.framework.id, day, session.author), is_new=True)

    def add_for_task(self, task: str) -> None:
        """An activity that carries out a task of the programme in view, on the day on which that is due."""
        session, today = self._session, self._session.clock().date()
        schedule = schedule_of(session.audit, session.framework, today)
        item = next((own for own in schedule.tasks if own.task.id == task), None)
        if item is not None:
            plan = plan_for_task(
                session.audit, session.framework.id, item.task, item.due, item.plan.assignee or session.author
            )
            self._open_form(plan, is_new=True)

    def change(self, activity: Activity) -> None:
        self._open_form(plan_of(self._session.audit, activity))

    def _open_form(self, plan: ActivityPlan, is_new: bool = False) -> None:
        session = self._session
        dialog = ActivityDialog(
            plan,
            session.frameworks,
            self._team(),
            session.clock().date(),
            self._theme,
            self._ask,
            self._page,
            is_new,
        )
        dialog.accepted.connect(lambda: self._keep(dialog.plan, is_new))
        self._open(dialog)

    def _keep(self, plan: ActivityPlan, is_new: bool) -> None:
        session = self._session
        if plan.activity.title:
            label = _("plan “{activity}”") if is_new else _("change “{activity}”")
            changes = keep(session.audit, plan, listener_of(session))
            session.change(label.format(activity=plan.activity.title), changes)
            self.made.emit(plan.activity.id)

    def _team(self) -> Sequence[str]:
        """Who may lead an activity: the team, whoever works here, and who leads one already."""
        audit = self._session.audit
        members = [member.name for member in audit.all(TeamMember)]
        leading = sorted({own.led_by for own in audit.all(Activity)})
        return [name for name in dict.fromkeys((*members, self._session.author, *leading)) if name]

    def remove(self, activity: Activity) -> None:
        """An activity goes with what was heard at it; its evidence stays. Undo brings it back."""
        label = _("remove “{activity}”").format(activity=activity.title)
        self._session.change(label, remove(self._session.audit, activity))

    def write_guide(self, activity: Activity) -> None:
        """The guide to print."""
        from maturity_desktop.verbs.guides import export_guide, guide_paper_of

        session = self._session
        size = "Letter" if measures_in_inches() else "A4"
        paper = guide_paper_of(
            session.audit, activity, session.all_results(), session.clock().date(), screen_words(), size
        )
        name = _("{activity} guide.pdf").format(activity=safe_name(activity.title, _("Activity")))
        write = partial(export_guide, paper)
        self._handing_out.hand_out(_("Guide as PDF"), Path(name), _("PDF files (*.pdf)"), write)
