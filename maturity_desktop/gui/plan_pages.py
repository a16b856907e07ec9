"""How the views of an audit's plan are made; their modules are read when they are first gone to."""

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
    from maturity_desktop.gui.plan.plan_page import PlanPage


class PlanPages:
    """The views of the plan of one audit."""

    def __init__(
        self, session: AuditSession, desk: LibraryDesk, window: MainWindow, ask: Ask, theme: ThemeSwitch
    ) -> None:
        self._session, self._desk, self._window = session, desk, window
        self._ask, self._theme = ask, theme

    def page(self) -> QWidget:
        """The page with all views."""
        from maturity_desktop.gui.plan.plan_page import PlanPage, View

        page = PlanPage((View("schedule", _("Schedule"), self._schedule),))
        page.view_switched.connect(self._window.bars.follow_page)
        return page

    def show(self, view: str) -> None:
        """Goes to a view of the plan."""
        self._window.show_page("plan")
        cast("PlanPage", self._window.page).show_view(view)

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
        return page
