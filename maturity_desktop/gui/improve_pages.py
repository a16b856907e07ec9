"""How the views of what follows a rating are made; their modules are read when they are first gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.library_desk import LibraryDesk
from maturity_desktop.gui.theme import ThemeSwitch

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.main_window import MainWindow
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
        return ()

    def show(self, view: str) -> None:
        """Goes to a view."""
        self._window.show_page(IMPROVE)
        cast("ViewsPage", self._window.page).show_view(view)

    def show_item(self, view: str, item: str) -> None:
        """Goes to one thing of a view: a finding, an action."""
        self.show(view)
        cast("Any", self._window.page).view.show_item(item)
