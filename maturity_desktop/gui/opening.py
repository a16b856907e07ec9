"""How the pages of an open audit are made, each when it is first gone to: their modules are read then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.library_desk import LibraryDesk
from maturity_desktop.gui.theme import ThemeSwitch

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.main_window import MainWindow


def page_makers(
    session: AuditSession, desk: LibraryDesk, window: MainWindow, ask: Ask, theme: ThemeSwitch
) -> dict[str, Callable[[], QWidget]]:
    """The makers by page name."""

    def overview() -> QWidget:
        from maturity_desktop.gui.pages.overview_page import OverviewPage

        page = OverviewPage(session, theme)
        page.criterion_wanted.connect(window.show_criterion)
        page.profile_wanted.connect(window.profile_wanted)
        page.journal_wanted.connect(lambda: desk.read_journal(session.audit.id))
        return page

    def assess() -> QWidget:
        from maturity_desktop.gui.evidence_desk import EvidenceDesk
        from maturity_desktop.gui.pages.assess_page import AssessPage

        return AssessPage(session, EvidenceDesk(session, desk.library.evidence, session), ask, theme)

    def results() -> QWidget:
        from maturity_desktop.gui.pages.results_page import ResultsPage

        page = ResultsPage(session, theme)
        page.criterion_wanted.connect(window.show_criterion)
        return page

    def report() -> QWidget:
        from maturity_desktop.gui.exporter import Exporter
        from maturity_desktop.gui.pages.report_page import ReportPage
        from maturity_desktop.gui.words import screen_words

        return ReportPage(session, Exporter(session, screen_words(), parent=session), ask, theme)

    return {"overview": overview, "assess": assess, "results": results, "report": report}
