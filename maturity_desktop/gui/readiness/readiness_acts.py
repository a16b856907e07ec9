"""What is done about readiness: a decision is recorded, a check held, papers handed out."""

from __future__ import annotations

from datetime import date
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.audit import AGREED
from maturity_desktop.domain.certification import decide, next_check, take_back
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.domain.improvement_records import MidTermCheck
from maturity_desktop.domain.readiness import Verdict
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.results import Results
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.plan.schedule_dialogs import measures_in_inches
from maturity_desktop.gui.readiness.check_dialog import CheckDialog
from maturity_desktop.gui.readiness.decision_dialog import DecisionDialog
from maturity_desktop.gui.requests.day_dialog import DayDialog
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.readiness_words import verdict_words

if TYPE_CHECKING:
    from maturity_desktop.gui.improve.readiness_page import ReadinessPage


class ReadinessActs(OneOpen):
    """Between the page and the session; what is kept is one edit."""

    def __init__(self, page: ReadinessPage, session: AuditSession, ask: Ask, theme: ThemeSwitch) -> None:
        super().__init__(page)
        self._page, self._session, self._ask, self._theme = page, session, ask, theme
        acts = page.acts
        for action, step in (
            (acts.decide, self._decide),
            (acts.take_back, self._take_back),
            (acts.check, self._hold_check),
            (acts.add_check, self._add_check),
            (acts.statement, self._hand_out_statement),
            (acts.analysis, self._hand_out_analysis),
        ):
            action.triggered.connect(step)

    @property
    def _today(self) -> date:
        return self._session.clock().date()

    @property
    def _results(self) -> Results:
        return self._session.results_of(self._session.framework.id, AGREED)

    # The decision

    def _decide(self) -> None:
        session, framework = self._session, self._session.framework
        found = self._page.statement  # none while agreed ratings are out of sight
        is_short = found is not None and found.verdict is Verdict.NOT_READY
        not_ready = verdict_words(found, screen_words()) if found is not None and is_short else ""
        dialog = DecisionDialog(
            session.audit,
            framework,
            self._today,
            session.author,
            not_ready,
            self._theme,
            self._ask,
            self._page,
        )
        dialog.accepted.connect(
            lambda: session.change(
                _("decision on the certification"), decide(session.audit, framework, dialog.decision)
            )
        )
        self._open(dialog)

    def _take_back(self) -> None:
        session = self._session
        session.change(_("take the decision back"), take_back(session.audit, session.framework))

    def _hold_check(self) -> None:
        session = self._session
        check = next_check(session.audit, session.framework)
        if check is None:
            return
        dialog = CheckDialog(check, self._today, self._theme, self._ask, self._page)
        dialog.accepted.connect(lambda: session.change(_("hold the check"), put(session.audit, dialog.check)))
        self._open(dialog)

    def _add_check(self) -> None:
        session, framework = self._session, self._session.framework
        about, question = _("A further look at the centre before the award ends"), _("&Due on")
        dialog = DayDialog(about, question, "", self._today, self._theme, self._ask, self._page)
        dialog.accepted.connect(
            lambda: session.change(
                _("add a check"),
                put(session.audit, MidTermCheck(session.audit.id, framework.id, new_key(), dialog.day)),
            )
        )
        self._open(dialog)

    # Papers

    def _hand_out_statement(self) -> None:
        from maturity_desktop.verbs.readiness import export_statement, statement_of

        paper = statement_of(self._results, self._page.points, self._today, screen_words(), _paper_size())
        name = _("{client} readiness statement.pdf").format(client=self._client)
        self._page.handing_out.hand_out(
            _("Readiness statement as PDF"),
            Path(name),
            _("PDF files (*.pdf)"),
            partial(export_statement, paper),
        )

    def _hand_out_analysis(self) -> None:
        from maturity_desktop.verbs.readiness import export_gap_analysis, gap_analysis_of

        paper = gap_analysis_of(self._results, self._today, screen_words(), _paper_size())
        name = _("{client} gap analysis.pdf").format(client=self._client)
        self._page.handing_out.hand_out(
            _("Detailed gap analysis as PDF"),
            Path(name),
            _("PDF files (*.pdf)"),
            partial(export_gap_analysis, paper),
        )

    @property
    def _client(self) -> str:
        return safe_name(self._session.audit.client.name, _("Audit"))


def _paper_size() -> str:
    return "Letter" if measures_in_inches() else "A4"
