"""How the views of what follows a rating are made; their modules are read when they are first gone to."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.library_desk import LibraryDesk
from maturity_desktop.gui.theme import ThemeSwitch

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.pages.assess_page import AssessPage
    from maturity_desktop.gui.views_page import View, ViewsPage

IMPROVE = "improve"


class ImprovePages:
    """Findings, the roadmap, the time after the audit, and readiness, of one audit."""

    def __init__(
        self, session: AuditSession, desk: LibraryDesk, window: MainWindow, ask: Ask, theme: ThemeSwitch
    ) -> None:
        self._session, self._desk, self._window = session, desk, window
        self._ask, self._theme = ask, theme

    def page(self) -> QWidget:
        """The page with all views."""
        from maturity_desktop.gui.views_page import ViewsPage

        page = ViewsPage(self._views())
        page.view_switched.connect(self._window.bars.follow_page)
        return page

    def _views(self) -> tuple[View, ...]:
        """Each with its maker, in the order of the work."""
        from maturity_desktop.gui.views_page import View

        return (
            View("findings", _("Findings"), self._findings),
            View("roadmap", _("Roadmap"), self._roadmap),
            View("progress", _("Progress"), self._progress),
            View("readiness", _("Readiness"), self._readiness),
        )

    def _findings(self) -> QWidget:
        from maturity_desktop.gui.improve.findings_page import FindingsPage

        page = FindingsPage(self._session, self._ask, self._theme)
        page.criterion_wanted.connect(self._window.show_criterion)
        page.action_wanted.connect(lambda action: self.show_item("roadmap", action))
        page.hints_changed.connect(self._window.bars.show_hints)
        return page

    def _roadmap(self) -> QWidget:
        from maturity_desktop.gui.bad_news import reason
        from maturity_desktop.gui.exporter import Exporter
        from maturity_desktop.gui.improve.roadmap_page import RoadmapPage
        from maturity_desktop.gui.words import screen_words
        from maturity_desktop.verbs.actions import waves_and_faults

        exporter = Exporter(self._session, screen_words(), parent=self._session)
        plan, faults = waves_and_faults(self._desk.library.folder)
        fault = reason(faults[0]) if faults else ""
        page = RoadmapPage(self._session, plan, exporter, self._ask, self._theme, fault)
        page.criterion_wanted.connect(self._window.show_criterion)
        page.hints_changed.connect(self._window.bars.show_hints)
        return page

    def _progress(self) -> QWidget:
        from maturity_desktop.gui.improve.progress_page import ProgressPage

        page = ProgressPage(self._session, self._ask, self._theme)
        page.criterion_wanted.connect(self._window.show_criterion)
        return page

    def _readiness(self) -> QWidget:
        from maturity_desktop.gui.exporter import Exporter
        from maturity_desktop.gui.improve.readiness_page import ReadinessPage
        from maturity_desktop.gui.readiness.reading_line import line_reader
        from maturity_desktop.gui.words import screen_words

        exporter = Exporter(self._session, screen_words(), parent=self._session)
        read = line_reader(self._session, self._desk)
        page = ReadinessPage(self._session, exporter, read, self._ask, self._theme)
        page.criterion_wanted.connect(self._window.show_criterion)
        page.progress_wanted.connect(lambda: self.show("progress"))
        return page

    def add_lines(self, page: AssessPage) -> None:
        """The findings about a criterion, beside its evidence, and the way to a new one."""
        from maturity_desktop.gui.findings.finding_lines import FindingLines, NewFinding

        session = self._session
        lines, new = FindingLines(session, self._theme), NewFinding()
        lines.finding_wanted.connect(lambda finding: self.show_item("findings", finding))
        page.add_lines(lines, lines.open, lines.show_criterion)
        page.add_lines(new, new.button, lambda *_place: new.setVisible(not session.is_blind))
        page.act.connect(page.act.finding, lambda: self.add_finding(page.criterion))
        new.button.clicked.connect(page.act.finding.trigger)

    def add_finding(self, criterion: str) -> None:
        """Begins a finding about a criterion of the model in view; not while agreed ratings are hidden."""
        if not self._session.is_blind:
            self.show("findings")
            cast("Any", self._window.page).view.add_at(self._session.framework.id, criterion)

    def show(self, view: str) -> None:
        """Goes to a view."""
        self._window.show_page(IMPROVE)
        cast("ViewsPage", self._window.page).show_view(view)

    def show_item(self, view: str, item: str) -> None:
        """Goes to one thing of a view: a finding, an action."""
        self.show(view)
        cast("Any", self._window.page).view.show_item(item)
