"""What is asked before the site is left: who is spoken to, what is requested, why something may wait."""

from __future__ import annotations

from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal

from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.leaving import Readiness, leave_open
from maturity_desktop.domain.leaving_ways import ask_for, ask_for_more, askable, plan_about
from maturity_desktop.domain.schedule import schedule_of
from maturity_desktop.gui.activities.activity_dialogs import ActivityDialogs
from maturity_desktop.gui.activities.activity_words import roles_of
from maturity_desktop.gui.dialogs.reason import ReasonDialog

MOST_OFFERED = 4
"""Requests that a question offers; the others are on the page of requests."""


class LeavingDialogs(ActivityDialogs):
    """Each is opened over the page; what is kept is one edit."""

    left = Signal()
    """A criterion was left open."""

    def plan_activity(self, own: Readiness, role: str) -> None:
        """An activity about a criterion, on its own; it is planned for today and can be moved."""
        session = self._session
        today, criterion = session.clock().date(), own.result.criterion
        plan = plan_about(session.audit, session.framework, criterion, role, today, session.author)
        self._open_form(plan, is_new=True)

    def request(self, own: Readiness) -> None:
        """Something is asked of the client for a criterion, to be there before the site is left."""
        session, criterion = self._session, own.result.criterion
        offered = askable(session.audit, session.framework, criterion.id)[:MOST_OFFERED]
        other = _("Something else…")
        chosen = self._ask.choose(
            _("What is the client asked for?"),
            _("It is listed as asked today for {id} {title}.").format(id=criterion.id, title=criterion.title),
            (*(wanted.title for wanted in offered), other),
            _("Nothing"),
        )
        if chosen is None:
            return
        if chosen < len(offered):
            wanted, today = offered[chosen], session.clock().date()
            changes = ask_for(
                session.audit,
                session.framework,
                wanted,
                today,
                self._due(today),
                roles_of(session.frameworks.values()),
            )
            self._keep_request(wanted.title, changes)
        else:
            self._request_other(criterion.id)

    def _request_other(self, criterion: str) -> None:
        session, today = self._session, self._session.clock().date()
        title = (self._ask.text(_("Request"), _("What is the client asked for?")) or "").strip()
        if title:
            due = self._due(today)
            changes = ask_for_more(session.audit, session.framework, criterion, title, today, due)
            self._keep_request(title, changes)

    def _keep_request(self, title: str, changes: Changes) -> None:
        self._session.change(_("request “{title}”").format(title=title), changes)

    def _due(self, today: date) -> date | None:
        """The last day on site, where that is still to come."""
        day = schedule_of(self._session.audit, self._session.framework, today).leaving_day
        return day if day is not None and day >= today else None

    def leave_open(self, own: Readiness) -> None:
        """Why a criterion may be left open; without a reason it is open as before."""
        criterion = own.result.criterion
        dialog = ReasonDialog(
            _("{id} {title}").format(id=criterion.id, title=criterion.title),
            _("Why may this be &left open?"),
            _("Without a reason it is not left open. Enter keeps it, Shift+Enter starts a new line."),
            self._ask,
            own.left_open,
            self._page,
        )
        dialog.accepted.connect(partial(self._keep_reason, criterion.id, dialog))
        self._open(dialog)

    def _keep_reason(self, criterion: str, dialog: ReasonDialog) -> None:
        session, reason = self._session, dialog.reason
        label = _("leave {criterion} open") if reason else _("{criterion} is not left open any more")
        changes = leave_open(session.audit, session.framework.id, criterion, reason)
        session.change(label.format(criterion=criterion), changes)
        if reason:
            self.left.emit()
