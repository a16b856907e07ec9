"""The next audit from an earlier one, from the library's list and from the open audit."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from maturity_desktop.domain.movement import follow
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.widgets.audit_rows import AuditView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.re_audit.re_audit_dialog import ReAuditDialog
    from maturity_desktop.gui.theme import ThemeSwitch
    from maturity_desktop.storage.library import AuditSummary, Library
    from maturity_desktop.verbs.re_audit import Earlier

KEYS = "Ctrl+Shift+N"
"""On a row of the library's list."""


class ReAuditDesk(OneOpen):
    """Reads the earlier audit, asks, and opens the new one."""

    def __init__(
        self,
        window: MainWindow,
        desk: LibraryDesk,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._ask, self._theme = window, desk, ask, theme
        window.earlier_wanted.connect(self._ask_which_came_before)
        window.re_audit_wanted.connect(self._from_open_audit)
        view = window.findChild(AuditView)
        if view is not None:
            view.offer(_("Next audit from this one…"), KEYS, self.ask_for)

    def _from_open_audit(self) -> None:
        session = self._window.session
        if session is not None:
            session.end_spell()
            self.ask_for(session.audit.id)

    def ask_for(self, audit: str) -> None:
        """Reads what an audit would hand on, and asks."""
        if not self._desk.may_write:
            self._ask.tell(
                _("No audit can begin now"),
                _("The library was opened for reading only. Open it for writing, then try again."),
            )
            return

        def read(library: Library) -> Earlier:
            from maturity_desktop.verbs.re_audit import read_earlier

            return read_earlier(library, audit)

        self._desk.look_up(read, self._show)

    def _show(self, earlier: Earlier) -> None:
        from maturity_desktop.gui.re_audit.re_audit_dialog import ReAuditDialog

        author = self._window.preferences.now.author
        dialog = ReAuditDialog(earlier, self._desk.clock().date(), author, self._ask, self._window)
        dialog.accepted.connect(lambda: self._start(earlier, dialog, author))
        self._open(dialog)

    def _start(self, earlier: Earlier, dialog: ReAuditDialog, author: str) -> None:
        wanted, newest, clock = dialog.wanted, dialog.newest, self._desk.clock
        before = earlier.audit.id
        if not self._window.leave_audit():
            return

        def work(library: Library) -> str:
            from maturity_desktop.verbs.re_audit import read_earlier, start_re_audit

            earlier = read_earlier(library, before)  # with what was saved while the dialog was open
            return start_re_audit(library, earlier, wanted, author or wanted.assessor, clock, newest)

        self._desk.look_up(work, self._desk.started.emit)

    # The audit before, for audits that did not begin from it

    def _ask_which_came_before(self) -> None:
        session = self._window.session
        if session is not None:
            self._desk.look_up(lambda library: library.audits(), lambda found: self._offer(session, found))

    def _offer(self, session: AuditSession, found: Sequence[AuditSummary]) -> None:
        """The client's audits whose cut-off is earlier, the last of them first; none at all can be chosen."""
        from maturity_desktop.gui.re_audit.before import BeforeDialog

        if session is not self._window.session:
            return
        audit = session.audit
        fitting = [
            own
            for own in found
            if own.client_id == audit.client.id and own.id != audit.id and own.cut_off < audit.details.cut_off
        ]
        dialog = BeforeDialog(audit, fitting, self._theme, self._window)
        dialog.picked.connect(lambda earlier: self._follow(session, str(earlier)))
        self._open(dialog)

    def _follow(self, session: AuditSession, earlier: str) -> None:
        if session is self._window.session:
            session.change(_("audit before this one"), follow(session.audit, earlier))
