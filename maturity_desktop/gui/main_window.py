"""The window: where am I, what is missing, is it saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from maturity_desktop.gui.first_sight import Place, brought_on_screen

# Nothing else is imported before the window has been painted: each class of Qt costs a part of a millisecond.
if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QSplitter, QWidget

    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.bars import Bars
    from maturity_desktop.gui.frame import Frame
    from maturity_desktop.gui.page import CriterionPage, Page
    from maturity_desktop.gui.pages.library_page import LibraryPage
    from maturity_desktop.gui.preferences import Choice, PreferenceFile
    from maturity_desktop.gui.theme import ThemeSwitch
    from maturity_desktop.storage.library import AuditSummary

PROGRAM = "Maturity Desktop"
LIBRARY, OVERVIEW, ASSESS, RESULTS, REPORT = "library", "overview", "assess", "results", "report"
LEAST_SIZE = (640, 376)
PageMakers = Mapping[str, "Callable[[], QWidget]"]
"""How the pages of an open audit are made, each when it is first gone to."""


class MainWindow(QMainWindow):
    """A frame round the library page and the pages of one open audit.

    It is shown bare, on its ground and in its place, and furnished once it has been painted.
    """

    painted = Signal()
    """The window has been on screen for the first time."""
    audit_wanted = Signal(str, str)
    audit_opened = Signal()
    new_audit_wanted = Signal()
    profile_wanted = Signal()
    wording_wanted = Signal()
    edition_wanted = Signal()
    audit_models_wanted = Signal()
    team_wanted = Signal()
    ratings_wanted = Signal()
    targets_wanted = Signal()
    re_audit_wanted = Signal()
    earlier_wanted = Signal()
    library_shown = Signal()
    diagnosis_wanted = Signal()
    copy_wanted = Signal(object)
    """The SaveQueue of which the unsaved edits are to be taken elsewhere."""
    backups_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.session: AuditSession | None = None
        self._frame: Frame | None = None
        self._bars: Bars | None = None
        self._makers: PageMakers = {}
        self.library_pages: PageMakers = {}
        """The pages besides the library's own that are there without an audit."""
        self.may_close: Callable[[], bool] = lambda: True
        """Asked when everything is saved and the window is about to close."""
        self.may_leave: Callable[[AuditSession], bool] = lambda _session: True
        """Asked before an audit is put away: whether nothing is on its way into it any more."""
        self._is_leaving = False
        self._was_painted = False
        self.setWindowTitle(PROGRAM)
        self.setMinimumSize(*LEAST_SIZE)

    def come(self, place: Place | None, maximised: bool) -> None:
        """Shows the window where it stood last, or where it can be seen."""
        areas = [screen.availableGeometry() for screen in self.screen().virtualSiblings()]
        screens = [(area.x(), area.y(), area.width(), area.height()) for area in areas]
        self.setGeometry(*brought_on_screen(place, screens, LEAST_SIZE))
        if maximised:
            self.showMaximized()
        else:
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def furnish(self, theme: ThemeSwitch, preferences: PreferenceFile, library: LibraryPage) -> None:
        """Puts the library page in; the bars round it come with `complete`."""
        from maturity_desktop.gui.frame import Frame

        self.theme = theme
        self.preferences = preferences
        self._library = library
        self._frame = Frame()
        self._frame.add_page(LIBRARY, library)
        self._frame.show_page(LIBRARY)
        self.setCentralWidget(self._frame)

    def complete(self, ask: Ask, audits: Callable[[], Sequence[AuditSummary]]) -> None:
        """Puts the bars in, and everything that is done from anywhere; `audits` are those listed last."""
        from maturity_desktop.gui.bars import Bars

        self._ask = ask
        self.audits = audits
        self._bars = bars = Bars(self, self.theme)
        self.frame.put_in(bars.top, bars.rail, bars.status)
        bars.menus.show_recents(self.preferences.now.recents)
        bars.show_page(LIBRARY)
        self._library.hints_changed.connect(bars.show_hints)
        self._library.profile_wanted.connect(self.profile_wanted)

    @property
    def library(self) -> LibraryPage:
        """The page of all audits."""
        return self._library

    @property
    def frame(self) -> Frame:
        """What holds the pages."""
        assert self._frame is not None, "the window is furnished"
        return self._frame

    @property
    def bars(self) -> Bars:
        """The bars round the page in sight."""
        assert self._bars is not None, "the window is complete"
        return self._bars

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
            maker = self._makers.get(name) or self.library_pages.get(name)
            if maker is None:
                return
            frame.add_page(name, maker())
            self._restore_splitters(name)
        frame.show_page(name)
        self.bars.show_page(name)
        if comes := getattr(self.page, "come_forward", None):
            comes()
        if name == LIBRARY:
            self._library.rest_focus()
            self.library_shown.emit()
        else:
            self.step_pane(1, afresh=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as it does in dialogs."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton | QToolButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def step_pane(self, step: int, afresh: bool = False) -> None:
        """F6: the keyboard goes to the next pane; afresh, to the first of the page."""
        from PySide6.QtWidgets import QApplication

        from maturity_desktop.gui.panes import step_pane

        panes = self.page.panes()
        if afresh:
            step_pane(panes, None, 1)
            return
        step_pane((self.bars.rail, *panes, self.bars.top.search), QApplication.focusWidget(), step)

    def show_criterion(self, criterion: str, framework: str = "") -> None:
        """Goes to a criterion on the assess page, through this framework, or through one that has it.

        Two frameworks may have the same id for a criterion: without a framework the one in view comes first.
        """
        session = self.session
        if session is None:
            return
        homes = [
            home.id
            for home in session.frameworks.values()
            if framework in ("", home.id) and any(own.id == criterion for own in home.criteria)
        ]
        if homes and session.framework.id not in homes:
            session.switch_framework(homes[0])
        self.show_page(ASSESS)
        if homes:
            cast("CriterionPage", self.page).show_criterion(criterion)

    # The audit

    def show_audit(self, session: AuditSession, makers: PageMakers, criterion: str = "") -> None:
        """Opens an audit: at a criterion, or at its overview."""
        from maturity_desktop.gui.team.team_desk import remember_rating

        self.session = session
        self._makers = makers
        recent = self.preferences.now.recent(session.audit.id)
        if recent is not None and recent.framework in session.frameworks:
            session.switch_framework(recent.framework)
        remember_rating(session, self.preferences)
        self.bars.follow(session)
        self.show_page(OVERVIEW)
        if criterion:
            self.show_criterion(criterion)
        self.bars.ways.arrive()
        self.audit_opened.emit()

    def name_after(self, client: str) -> None:
        """The window is called after the client of the open audit."""
        self.setWindowTitle(f"{client} – {PROGRAM}")

    def leave_audit(self) -> bool:
        """Puts the audit away once everything is on disk; False where the person stays with it."""
        session = self.session
        if session is None:
            return True
        if not self.may_leave(session):
            return False
        session.end_spell()
        reason = session.saving.finish()
        if reason and not self._goes_without(session, reason):
            session.saving.flush()
            return False
        self._remember_audit(session)
        self.session, self._makers = None, {}
        self.setWindowTitle(PROGRAM)
        self.bars.let_go(session)
        self.frame.keep_only(LIBRARY, *self.library_pages)
        session.deleteLater()
        return True

    def _goes_without(self, session: AuditSession, reason: str) -> bool:
        """Whether the person gives up what cannot be saved; it can be taken elsewhere first."""
        chosen = self._ask.choose(
            _("Your last changes are not saved"),
            _("{reason} If you go on now, they are lost.").format(reason=reason),
            (_("Go on without them"), _("Save a copy elsewhere…")),
            _("Keep trying"),
        )
        if chosen == 1:
            self.copy_wanted.emit(session.saving)
        return chosen == 0

    def close_audit(self) -> None:
        """Leaves the audit for the library."""
        if self.leave_audit():
            self.show_page(LIBRARY)

    def leave_everything(self) -> bool:
        """Leaves the audit and what stands on the library's pages; False where the person stays with it."""
        if not self._finish_pages() or not self.leave_audit():
            return False
        self.frame.keep_only(LIBRARY)
        self.show_page(LIBRARY)
        return True

    def _remember_audit(self, session: AuditSession) -> None:
        from maturity_desktop.gui.preferences import Recent

        self._keep_splitters()
        assess = cast("CriterionPage | None", self.frame.page(ASSESS))
        criterion = assess.criterion if assess is not None else ""
        recent = Recent(session.audit.id, session.audit.client.name, criterion, session.framework.id)
        self.preferences.change(recents=self.preferences.now.with_recent(recent).recents)
        self.bars.menus.show_recents(self.preferences.now.recents)

    # Habits

    def choose_theme(self, choice: Choice) -> None:
        self.theme.choose(choice)
        self.preferences.change(theme=choice)

    def _splitters(self, page: str) -> dict[str, QSplitter]:
        """The splitters of a page by names that stay the same from start to start."""
        from PySide6.QtWidgets import QSplitter

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
        self.preferences.change(splitters={**self.preferences.now.splitters, **sizes})

    def _keep_place(self) -> None:
        frame = self.normalGeometry()
        ground = self.theme.look.colours["ground"]
        place = (frame.x(), frame.y(), frame.width(), frame.height())
        self.preferences.change(place=place, maximised=self.isMaximized(), ground=ground)

    def _finish_pages(self) -> bool:
        """What is written on the library's pages goes to the disk; False where the person stays with it."""
        for name in self.library_pages:
            finish = getattr(self.frame.page(name), "finish", None)
            reason = finish() if finish is not None else ""
            if reason and not self._ask.confirm(
                _("The model that you edit is not saved"),
                _("{reason} If you go on now, your last changes to it are lost.").format(reason=reason),
                _("Go on without them"),
            ):
                return False
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._bars is not None:
            if self._is_leaving or not self._leave():
                event.ignore()
                return
            self._keep_place()
        event.accept()

    def _leave(self) -> bool:
        """Everything is saved, and saved a second time; False where the person stays."""
        self._is_leaving = True
        try:
            if not self._finish_pages() or not self.leave_audit():
                return False
            if not self.may_close():
                self.show_page(LIBRARY)
                return False
            return True
        finally:
            self._is_leaving = False
