"""How the views of an audit's plan are made; their modules are read when they are first gone to."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.library_desk import LibraryDesk
from maturity_desktop.gui.theme import ThemeSwitch

if TYPE_CHECKING:
    from maturity_desktop.gui.activities.attaching import ActivityDesk
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.pages.assess_page import AssessPage
    from maturity_desktop.gui.views_page import ViewsPage


class PlanPages:
    """The views of the plan of one audit."""

    def __init__(
        self, session: AuditSession, desk: LibraryDesk, window: MainWindow, ask: Ask, theme: ThemeSwitch
    ) -> None:
        self._session, self._desk, self._window = session, desk, window
        self._ask, self._theme = ask, theme

    def page(self) -> QWidget:
        """The page with all views."""
        from maturity_desktop.gui.views_page import View, ViewsPage

        page = ViewsPage(
            (
                View("schedule", _("Schedule"), self._schedule),
                View("activities", _("Activities"), self._activities),
                View("coverage", _("Coverage"), self._coverage),
                View("requests", _("Requests"), self._requests),
                View("leaving", _("Before you leave"), self._leaving),
            )
        )
        page.view_switched.connect(self._window.bars.follow_page)
        return page

    def show(self, view: str) -> None:
        """Goes to a view of the plan."""
        self._window.show_page("plan")
        cast("ViewsPage", self._window.page).show_view(view)

    def show_item(self, view: str, framework: str, item: str) -> None:
        """Goes to one thing of a view: a task of a model, an activity, a request."""
        if framework and framework != self._session.framework.id:
            self._session.switch_framework(framework)
        self.show(view)
        cast("Any", self._window.page).view.show_item(item)

    def _schedule(self) -> QWidget:
        from maturity_desktop.gui.exporter import Exporter
        from maturity_desktop.gui.plan.schedule_page import SchedulePage
        from maturity_desktop.gui.words import screen_words

        exporter = Exporter(self._session, screen_words(), parent=self._session)
        page = SchedulePage(self._session, exporter, self._ask, self._theme)
        page.criterion_wanted.connect(self._window.show_criterion)
        page.activity_wanted.connect(self._plan_activity)
        return page

    def _plan_activity(self, task: str) -> None:
        self.show("activities")
        cast("Any", self._window.page).view.plan_task(task)

    def _activities(self) -> QWidget:
        from maturity_desktop.gui.exporter import Exporter
        from maturity_desktop.gui.plan.activities_page import ActivitiesPage
        from maturity_desktop.gui.second_start import FOLDER
        from maturity_desktop.gui.words import screen_words

        exporter = Exporter(self._session, screen_words(), parent=self._session)
        times = self._desk.library.folder / FOLDER if self._desk.may_write else None
        page = ActivitiesPage(
            self._session, exporter, self._activity_desk, self._ask, self._theme, times=times
        )
        page.evidence_wanted.connect(self._show_evidence)
        page.hints_changed.connect(self._window.bars.follow_page)
        return page

    def _activity_desk(self, activity: str) -> ActivityDesk:
        """A desk for what comes in at one activity."""
        from maturity_desktop.gui.activities.attaching import ActivityDesk

        library = self._desk.library
        return ActivityDesk(activity, self._session, library.evidence, lambda: library.bad_evidence)

    def _show_evidence(self, item: str) -> None:
        self._window.show_page("evidence")
        cast("Any", self._window.page).show_item(item)

    def add_lines(self, page: AssessPage) -> None:
        """The activities about a criterion, beside its evidence."""
        from maturity_desktop.gui.activities.activity_lines import ActivityLines

        lines = ActivityLines(self._session, self._theme)
        lines.activity_wanted.connect(lambda activity: self.show_item("activities", "", activity))
        page.add_lines(lines, lines.open, lines.show_criterion)

    def _coverage(self) -> QWidget:
        from maturity_desktop.gui.plan.coverage_page import CoveragePage

        page = CoveragePage(self._session, self._theme)
        page.criterion_wanted.connect(self._window.show_criterion)
        return page

    def _requests(self) -> QWidget:
        from maturity_desktop.gui.exporter import Exporter
        from maturity_desktop.gui.plan.requests_page import RequestsPage
        from maturity_desktop.gui.requests.receiving import RequestDesk
        from maturity_desktop.gui.words import screen_words

        exporter = Exporter(self._session, screen_words(), parent=self._session)
        store = self._desk.library.evidence
        page = RequestsPage(
            self._session,
            exporter,
            lambda request: RequestDesk(request, self._session, store),
            self._ask,
            self._theme,
        )
        page.own_view.criterion_wanted.connect(self._window.show_criterion)
        page.hints_changed.connect(self._window.bars.show_hints)
        return page

    def _leaving(self) -> QWidget:
        from maturity_desktop.gui.exporter import Exporter
        from maturity_desktop.gui.plan.leaving_page import LeavingPage
        from maturity_desktop.gui.words import screen_words

        exporter = Exporter(self._session, screen_words(), parent=self._session)
        page = LeavingPage(self._session, exporter, self._ask, self._theme)
        page.criterion_wanted.connect(self._window.show_criterion)
        return page
