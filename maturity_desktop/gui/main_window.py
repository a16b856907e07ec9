"""The window: where am I, what is missing, is it saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from gettext import gettext as _
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QWidget

from maturity_desktop.gui.preferences import PreferenceFile, Recent, brought_on_screen
from maturity_desktop.gui.theme import Choice, ThemeSwitch

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.frame import Frame
    from maturity_desktop.gui.pages.library_page import LibraryPage

LIBRARY, OVERVIEW, ASSESS, RESULTS, REPORT = "library", "overview", "assess", "results", "report"
LEAST_SIZE = QSize(640, 400)
BAR, RAIL, FOOT = 76, 68, 30
"""Where the bands of the frame will be, painted before their contents are there."""
PageMakers = Mapping[str, Callable[[], QWidget]]
"""How the pages of an open audit are made, each when it is first gone to."""


class Page(Protocol):
    """What every page of the window has."""

    title: str
    key_hints: Sequence[tuple[str, str]]

    def panes(self) -> tuple[QWidget, ...]: ...


class MainWindow(QMainWindow):
    """A frame round the library page and the pages of one open audit.

    It is shown bare, on its own ground and in its place, and furnished once it has been painted.
    """

    painted = Signal()
    """The window has been on screen for the first time."""
    audit_wanted = Signal(str, str)
    new_audit_wanted = Signal()
    profile_wanted = Signal()
    library_shown = Signal()
    audit_left = Signal()

    def __init__(self, theme: ThemeSwitch, preferences: PreferenceFile) -> None:
        super().__init__()
        self.theme = theme
        self.preferences = preferences
        self.session: AuditSession | None = None
        self._frame: Frame | None = None
        self._makers: PageMakers = {}
        self._was_painted = False
        self.setWindowTitle(_("Maturity Desktop"))
        self.setMinimumSize(LEAST_SIZE)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        self.setGeometry(brought_on_screen(preferences.now.place, screens, LEAST_SIZE))
        if preferences.now.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._frame is None:
            self._paint_bands()
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _paint_bands(self) -> None:
        painter = QPainter(self)
        width, height = self.width(), self.height()
        for left, top, right, bottom in (
            (0, 0, width, BAR),
            (0, BAR, RAIL, height - FOOT),
            (0, height - FOOT, width, height),
        ):
            painter.fillRect(left, top, right - left, bottom - top, self.theme.colour("card"))
        painter.fillRect(0, BAR - 1, width, 1, self.theme.colour("line"))
        painter.fillRect(RAIL - 1, BAR, 1, height - BAR - FOOT, self.theme.colour("line"))
        painter.fillRect(0, height - FOOT, width, 1, self.theme.colour("line"))

    def furnish(self, library: LibraryPage, ask: Ask) -> None:
        """Puts the frame and the library page in."""
        from maturity_desktop.gui.frame import Frame

        self._ask = ask
        self._library = library
        self._frame = frame = Frame(self, self.theme)
        frame.add_page(LIBRARY, library)
        frame.menus.show_recents(self.preferences.now.recents)
        self.show_page(LIBRARY)

    @property
    def frame(self) -> Frame:
        """The bars round the pages."""
        assert self._frame is not None, "the window is furnished"
        return self._frame

    # Pages

    @property
    def page_name(self) -> str:
        return self.frame.current

    @property
    def page(self) -> Page:
        """The page in sight."""
        return cast("Page", self.frame.page(self.page_name))

    def show_page(self, name: str) -> None:
        """Goes to a page, which is made now where nobody has been there yet."""
        frame = self.frame
        if frame.page(name) is None:
            if name not in self._makers:
                return
            frame.add_page(name, self._makers[name]())
            self._restore_splitters(name)
        frame.show_page(name)
        frame.status.show_hints(self.page.key_hints)
        if name == LIBRARY:
            self._library.rest_focus()
            self.library_shown.emit()
        else:
            self.step_pane(1, afresh=True)

    def step_pane(self, step: int, afresh: bool = False) -> None:
        """F6: the keyboard goes to the next pane; afresh, to the first of the page."""
        from maturity_desktop.gui.panes import step_pane

        panes = self.page.panes()
        if afresh:
            step_pane(panes, None, 1)
            return
        step_pane((self.frame.rail, *panes, self.frame.top.search), QApplication.focusWidget(), step)

    def show_criterion(self, criterion: str) -> None:
        """Goes to a criterion on the assess page, through the framework that has it."""
        session = self.session
        if session is None:
            return
        homes = [
            framework.id
            for framework in session.frameworks.values()
            if any(own.id == criterion for own in framework.criteria)
        ]
        if homes and session.framework.id not in homes:
            session.switch_framework(homes[0])
        self.show_page(ASSESS)
        if homes:
            self.frame.page(ASSESS).show_criterion(criterion)  # type: ignore[union-attr]

    # The audit

    def show_audit(self, session: AuditSession, makers: PageMakers, criterion: str = "") -> None:
        """Opens an audit: at a criterion, or at its overview."""
        self.session = session
        self._makers = makers
        self.setWindowTitle(_("{client} – Maturity Desktop").format(client=session.audit.client.name))
        self.frame.follow(session)
        self.show_page(OVERVIEW)
        if criterion:
            self.show_criterion(criterion)

    def leave_audit(self) -> bool:
        """Puts the audit away once everything is on disk; False where the person stays with it."""
        session = self.session
        if session is None:
            return True
        session.end_spell()
        reason = session.saving.finish()
        if reason and not self._ask.confirm(
            _("Your last changes are not saved"),
            _("{reason} If you go on now, they are lost.").format(reason=reason),
            _("Go on without them"),
        ):
            session.saving.flush()
            return False
        self._remember_audit(session)
        self.session, self._makers = None, {}
        self.setWindowTitle(_("Maturity Desktop"))
        self.frame.let_go(session)
        session.deleteLater()
        self.audit_left.emit()
        return True

    def close_audit(self) -> None:
        """Leaves the audit for the library."""
        if self.leave_audit():
            self.show_page(LIBRARY)

    def _remember_audit(self, session: AuditSession) -> None:
        self._keep_splitters()
        criterion = getattr(self.frame.page(ASSESS), "criterion", "")
        recent = Recent(session.audit.id, session.audit.client.name, criterion)
        self.preferences.change(self.preferences.now.with_recent(recent))
        self.frame.menus.show_recents(self.preferences.now.recents)

    # Habits

    def choose_theme(self, choice: Choice) -> None:
        self.theme.choose(choice)
        self.preferences.change(replace(self.preferences.now, theme=choice))

    def _splitters(self, page: str) -> dict[str, QSplitter]:
        """The splitters of a page by names that stay the same from start to start."""
        widget = self.frame.page(page)
        found = widget.findChildren(QSplitter) if widget is not None else []
        return {f"{page}.{number}": splitter for number, splitter in enumerate(found)}

    def _restore_splitters(self, page: str) -> None:
        for name, splitter in self._splitters(page).items():
            sizes = self.preferences.now.splitters.get(name, ())
            if len(sizes) == splitter.count():
                splitter.setSizes(list(sizes))

    def _keep_splitters(self) -> None:
        sizes = {
            name: tuple(splitter.sizes())
            for page in (OVERVIEW, ASSESS, RESULTS, REPORT)
            for name, splitter in self._splitters(page).items()
        }
        now = self.preferences.now
        self.preferences.change(replace(now, splitters={**now.splitters, **sizes}))

    def _keep_place(self) -> None:
        place = self.normalGeometry().getRect()
        now = self.preferences.now
        self.preferences.change(replace(now, place=place, maximised=self.isMaximized()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._frame is not None and not self.leave_audit():
            event.ignore()
            return
        self._keep_place()
        event.accept()
