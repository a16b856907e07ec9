"""The baseline of the open audit: its form, and what its data come to beside what was told."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.baseline import Computed, keep_baseline
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.supporting import SupportingFigure
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.baseline.baseline_dialog import BaselineDialog
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.baseline import computed_figures


def computed_of(session: AuditSession, figures: Iterable[SupportingFigure]) -> tuple[Computed, ...]:
    """What the data of an audit come to, through all of its models."""
    return computed_figures(session.all_results(), figures, screen_words())


class BaselineDesk(OneOpen):
    """Opens the form over the window; what is kept is one edit."""

    def __init__(self, session: AuditSession, ask: Ask, window: QWidget) -> None:
        super().__init__(session)
        self._session, self._ask, self._window = session, ask, window

    def edit(self, figures: Iterable[SupportingFigure]) -> None:
        """The form, with the supporting figures that are known now."""
        session = self._session
        dialog = BaselineDialog(session.audit, computed_of(session, figures), self._ask, self._window)
        dialog.accepted.connect(lambda: self._keep(dialog))
        self._open(dialog)

    def _keep(self, dialog: BaselineDialog) -> None:
        audit = self._session.audit
        changes = (*put(audit, dialog.client), *keep_baseline(audit, dialog.figures))
        self._session.change(_("baseline"), changes)
