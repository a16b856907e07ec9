"""Signing, withdrawing and looking at what changed, as the report page does it."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.sign_off import About, numbered
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.exporter import Exporter, ReportRequest
from maturity_desktop.gui.report.changes_dialog import ChangesDialog
from maturity_desktop.gui.report.sign_off_dialog import SignOffDialog
from maturity_desktop.gui.report.signing_desk import SigningDesk
from maturity_desktop.gui.report.version_line import changed_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words
from maturity_desktop.verbs.before_export import Matter, Spot, Way

if TYPE_CHECKING:
    from maturity_desktop.gui.pages.report_page import ReportPage

WAYS = {
    About.CRITERION: Way.CRITERION,
    About.FINDING: Way.FINDING,
    About.ACTION: Way.ACTION,
    About.EVIDENCE: Way.EVIDENCE,
}


class SigningActs(QObject):
    """What is open is looked for before it is signed."""

    def __init__(
        self,
        page: ReportPage,
        session: AuditSession,
        exporter: Exporter,
        desk: SigningDesk,
        ask: Ask,
        theme: ThemeSwitch,
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._exporter = page, session, exporter
        self._desk, self._ask, self._theme = desk, ask, theme
        self._looking: Task[tuple[Matter, ...]] | None = None
        self.dialog: QDialog | None = None
        """The dialog that was opened last."""
        desk.signed.connect(self._show_signed)
        desk.failed.connect(self._tell)

    def start(self, request: ReportRequest) -> None:
        """Looks for what is open, then asks who signs."""
        if self._looking is not None:
            return
        self._looking = self._exporter.start_matters(request)
        self._looking.belong_to(self)
        self._looking.succeeded.connect(self._ask_who)
        self._looking.failed.connect(self._tell)
        self._looking.ended.connect(self._looked)

    def _looked(self) -> None:
        self._looking = None

    def _ask_who(self, matters: tuple[Matter, ...]) -> None:
        session = self._session
        dialog = SignOffDialog(
            session.audit,
            matters,
            session.author,
            session.clock().date(),
            self._theme,
            self._ask,
            self._page.window(),
        )
        dialog.accepted.connect(lambda: self._desk.sign(dialog.signing))
        self._open(dialog)

    def withdraw(self) -> None:
        """Asks why the signature in view is withdrawn."""
        own = self._page.version.sign_off
        if own is None:
            return
        reason = self._ask.text(
            _("Withdraw the signature of version {version}").format(version=own.version),
            _("Why is it withdrawn? The signature stays in the history with this reason."),
            act=_("Withdraw"),
        )
        if reason is not None and reason.strip():
            self._desk.withdraw(own, reason)

    def show_changes(self) -> None:
        """Each thing that changed, from what to what; its place can be gone to."""
        own = self._page.version.sign_off or self._page.version.newest
        changed = self._desk.changed_since(own) if own is not None else None
        if own is None or changed is None:
            return
        dialog = ChangesDialog(
            changed_words(changed, own),
            self._desk.change_lines(own, screen_words()),
            self._theme,
            self._page.window(),
        )
        dialog.accepted.connect(lambda: self._go(dialog.place))
        self._open(dialog)

    def _go(self, place: tuple[About, str, str]) -> None:
        """To the thing itself, where it is still there."""
        about, framework, thing = place
        if about is About.CRITERION or thing in {own.id for own in numbered(self._session.audit)}:
            self._page.place_wanted.emit(Spot(WAYS[about], thing, "", thing, framework))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_signed(self, sign_off: str) -> None:
        self._page.show_version(sign_off)

    def _tell(self, error: Exception) -> None:
        known = isinstance(error, MaturityError | OSError)
        self._ask.tell(_("The version could not be signed."), str(error) if known else repr(error))
