"""The forms by which audits begin and change their particulars, and the official wording of models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from datetime import datetime

    from maturity_desktop.domain.audit import Client
    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.dialogs.audit_form import AuditForm
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.preferences import PreferenceFile
    from maturity_desktop.storage.framework_files import FrameworkFile


class AuditForms(QObject):
    """Asks for what an audit starts from and passes it on to the library or the session."""

    def __init__(
        self,
        window: MainWindow,
        desk: LibraryDesk,
        preferences: PreferenceFile,
        ask: Ask,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._preferences = window, desk, preferences
        self._ask, self._clock = ask, clock
        self._is_asked_for = False
        self._profile: tuple[str, Client] | None = None
        window.audit_opened.connect(self._change_profile)

    def ask_for_new_audit(self) -> None:
        """The form of a new audit, once the library is open and the frameworks to choose from are read."""
        if self._desk.is_open:
            self._is_asked_for = False
            self._desk.read_for_new_audit(self._show_form)
        elif self._desk.is_opening and not self._is_asked_for:
            self._is_asked_for = True
            self._desk.opened.connect(self.ask_for_new_audit, Qt.ConnectionType.SingleShotConnection)

    def _show_form(self, files: tuple[FrameworkFile, ...], clients: tuple[Client, ...]) -> None:
        from maturity_desktop.gui.dialogs.audit_form import AuditForm

        frameworks = [file.framework for file in files]
        form = AuditForm(
            frameworks,
            clients,
            self._clock().date(),
            self._preferences.now.author,
            self._ask,
            parent=self._window,
            others=self._audits_by_client(),
        )
        form.accepted.connect(lambda: self._start_audit(form, files))
        form.open()

    def _start_audit(self, form: AuditForm, files: tuple[FrameworkFile, ...]) -> None:
        from maturity_desktop.domain.record import new_key
        from maturity_desktop.verbs.audits import NewAudit

        if not self._window.leave_audit():
            return
        details, client, earlier = form.details, form.client, form.earlier
        chosen = {framework.id for framework in form.chosen_frameworks}
        new = NewAudit(
            earlier or client,
            tuple(file for file in files if file.framework.id in chosen),
            details.cut_off,
            details.started_on,
            details.assessor,
            details.target_profile,
            new_key(),
        )
        self._profile = None if earlier in (None, client) else (new.id, client)
        self._desk.start_audit(new, self._preferences.now.author)

    def _change_profile(self) -> None:
        """What was written of an earlier client when its next audit started: an edit that can be undone."""
        from maturity_desktop.domain.changes import put

        session = self._window.session
        if session is not None and self._profile is not None and self._profile[0] == session.audit.id:
            client, self._profile = self._profile[1], None
            session.change(_("client's profile"), put(session.audit, client))

    def _audits_by_client(self, leave_out: str = "") -> Counter[str]:
        """How many audits each client has."""
        audits = self._desk.library.audits()
        return Counter(own.client_id for own in audits if own.id != leave_out)

    def edit_profile(self) -> None:
        """The same form for the audit that is open."""
        from maturity_desktop.domain.gaps import profiles_of
        from maturity_desktop.gui.dialogs.audit_form import AuditForm

        session = self._window.session
        if session is None:
            return
        audit = session.audit
        form = AuditForm(
            tuple(replace(own, targets=profiles_of(audit, own)) for own in session.frameworks.values()),
            (audit.client,),
            self._clock().date(),
            session.author,
            self._ask,
            audit.details,
            self._window,
            self._audits_by_client(leave_out=audit.id),
        )
        form.accepted.connect(lambda: self._keep_profile(session, form))
        form.open()

    def _keep_profile(self, session: AuditSession, form: AuditForm) -> None:
        from maturity_desktop.domain.changes import put

        session.change(_("client's profile"), put(session.audit, form.client))
        session.change(_("audit's particulars"), put(session.audit, form.details))

    # Official wording

    def ask_for_wording(self) -> None:
        """Files with the official wording of frameworks, for audits that start from now on."""
        if self._desk.is_open:
            for file in self._ask.files(_("Official wording of a model")):
                self._desk.keep_wording(file)

    def tell_wording(self, framework: Framework) -> None:
        self._ask.tell(
            _("{framework} has its official wording").format(framework=framework.title),
            ngettext(
                "Audits that start from now on have {number} text in it; those already started keep theirs.",
                "Audits that start from now on have {number} texts in it; those already started keep theirs.",
                len(framework.official_wording),
            ).format(number=len(framework.official_wording)),
        )
