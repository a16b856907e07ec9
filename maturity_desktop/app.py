"""Builds everything once and wires it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.gui.catalogue import bind_catalogue
from maturity_desktop.gui.first_sight import FILE_NAME, ground_in, place_in, read_file
from maturity_desktop.gui.main_window import MainWindow

# What is imported here is paid for before the window is painted; the rest stands where it is first needed.
if TYPE_CHECKING:
    from datetime import date, datetime
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from maturity_desktop.domain.certification import Certification
    from maturity_desktop.domain.schedule import Schedule
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.library_desk import LibraryDesk, LoadedAudit
    from maturity_desktop.gui.second_start import FirstWindow
    from maturity_desktop.storage.library import AuditSummary, Library
    from maturity_desktop.storage.search import Hit
    from maturity_desktop.storage.start_check import Condition

SLOW_OPENING_MS = 150


def run(library_folder: Path | None, today: date | None) -> int:
    """Opens the window and returns when it is closed; the exit code."""
    application = make_application()
    folder = library_folder or _usual_folder()
    if (folder / "window" / "open").exists():
        from maturity_desktop.gui.second_start import first_window_came

        if first_window_came(folder):
            return 0
    program = Program(application, folder, clock_of(today))
    sys.excepthook = program.tell_mistake
    program.completed.connect(program.catch_everything)
    program.start()
    code = application.exec()
    program.close()
    if program.starts_again:
        from maturity_desktop.gui.diagnostics.restart import start_again

        start_again()
    return code


def make_application() -> QApplication:
    """Qt's application in the style that the look is made for.

    The style is named here: to set it would have Qt make one of its largest classes before the painting.
    """
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName("Maturity Desktop")
    return application


def clock_of(today: date | None) -> Callable[[], datetime]:
    """The time now, on the day that was asked for."""

    def clock() -> datetime:
        from datetime import datetime

        now = datetime.now().astimezone()
        return now if today is None else now.replace(year=today.year, month=today.month, day=today.day)

    return clock


def _usual_folder() -> Path:
    from maturity_desktop.storage.files import data_folder

    return data_folder()


class Program(QObject):
    """The window, the library behind it, and what passes between them."""

    listed = Signal()
    """The library's audits are on screen."""
    completed = Signal()
    """Everything is there that is not needed to see the library."""

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        clock: Callable[[], datetime],
        ask: Ask | None = None,
    ) -> None:
        super().__init__()
        bind_catalogue(resources_folder() / "locale")
        self._application = application
        self._folder = folder
        self._clock = clock
        self._given_ask = ask
        self._is_furnished = self._is_complete = False
        self._first: FirstWindow | None = None
        self._desk: LibraryDesk | None = None
        self._damage: tuple[Condition, bool] | None = None
        self.audits: Sequence[AuditSummary] = ()
        self.window = MainWindow()
        self.window.painted.connect(self._furnish)

    def start(self) -> None:
        """Shows the window; everything else follows its first painting."""
        gc.disable()  # what is loaded now stays: looking through it for rubbish would only take time
        habits = read_file(self._folder / FILE_NAME)
        ground = ground_in(habits)
        if ground:
            # A stylesheet, because Qt's classes for colours would cost more than the painting.
            self._application.setStyleSheet(f"QMainWindow {{ background: {ground} }}")
        self.window.come(place_in(habits), habits.get("maximised") is True)

    def _furnish(self) -> None:
        from maturity_desktop.gui.preferences import PreferenceFile
        from maturity_desktop.gui.theme import ThemeSwitch
        from maturity_desktop.gui.translation import install_translator

        self.preferences = PreferenceFile(self._folder / FILE_NAME)
        install_translator(self._application)
        self.theme = ThemeSwitch(self._application, self.preferences.now.theme, self)
        self.theme.dress()

        from maturity_desktop.gui.library_desk import LibraryDesk
        from maturity_desktop.gui.pages.library_page import LibraryPage

        self._desk = LibraryDesk(self._folder, self._clock, self)
        self.desk.listed.connect(self._show_audits)
        self.desk.not_opened.connect(self._tell_trouble)
        self.desk.damaged.connect(self._note_damage)
        self.desk.open()  # SQLite reads while the page is built
        self.library_page = LibraryPage(self.theme, self._clock)
        self.library_page.drawn.connect(self._complete)
        # The page is drawn once, with its list; only on a slow disk does it say that the library is opened.
        QTimer.singleShot(SLOW_OPENING_MS, self._put_page_in)

    @property
    def desk(self) -> LibraryDesk:
        """The library from the window's side."""
        assert self._desk is not None, "the window is furnished"
        return self._desk

    def _put_page_in(self) -> None:
        if not self._is_furnished:
            self._is_furnished = True
            self.window.furnish(self.theme, self.preferences, self.library_page)

    def _complete(self) -> None:
        """What can wait until the library is in sight."""
        if self._is_complete:
            return
        self._is_complete = True
        if self.desk.is_open:
            self.listed.emit()
        from maturity_desktop.gui.ask_person import PersonAsk
        from maturity_desktop.gui.rubbish import RubbishCollector

        self._rubbish = RubbishCollector(self)

        self.ask = self._given_ask or PersonAsk(self._asking_window)
        self.window.complete(self.ask, lambda: self.audits)
        self._wire()
        self.completed.emit()
        if self.desk.is_open:
            self.desk.opened.emit()
        elif self._damage is not None:
            self.safety.tell_damage(*self._damage)

    def _asking_window(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    def _wire(self) -> None:
        from maturity_desktop.gui.audit_forms import AuditForms
        from maturity_desktop.gui.diagnostics.diagnostics import Diagnostics
        from maturity_desktop.gui.diagnostics.elsewhere import Elsewhere
        from maturity_desktop.gui.erasing import Erasing
        from maturity_desktop.gui.models_of_audit import ModelsOfAudit
        from maturity_desktop.gui.opening import library_page_makers
        from maturity_desktop.gui.re_audit.offering import offer_what_follows
        from maturity_desktop.gui.safety.safety import Safety
        from maturity_desktop.gui.team.team_desk import TeamDesk

        desk, page, window = self.desk, self.library_page, self.window
        self.safety = Safety(window, desk, self.ask, self.theme, self)
        desk.opened.connect(self._library_opened)
        for read in (desk.opened, self.listed):
            read.connect(self._read_plans)
        desk.damaged.connect(self.safety.tell_damage)
        desk.loaded.connect(self._open_session)
        desk.started.connect(lambda audit: desk.load(audit, ""))
        desk.found.connect(self._show_hits)
        TeamDesk(window, self.ask, self.theme, self)
        offer_what_follows(window, desk, self.ask, self.theme, self)
        desk.journal_read.connect(self._show_journal)
        forms = AuditForms(window, desk, self.preferences, self.ask, self._clock, self)
        desk.wording_kept.connect(forms.tell_wording)
        desk.failed.connect(self._tell_failure)
        desk.progressed.connect(self._show_progress)
        desk.busy.connect(lambda busy: page.show_progress(_("Making the audit…") if busy else ""))
        page.audit_wanted.connect(self.open_audit)
        page.goal_wanted.connect(window.bars.ways.go_in)
        page.new_audit_wanted.connect(forms.ask_for_new_audit)
        page.sample_wanted.connect(desk.make_sample)
        page.cancel_wanted.connect(desk.cancel)
        page.retry_wanted.connect(desk.open)
        page.search_wanted.connect(desk.look_for)
        window.audit_wanted.connect(self.open_audit)
        window.new_audit_wanted.connect(forms.ask_for_new_audit)
        window.profile_wanted.connect(forms.edit_profile)
        window.wording_wanted.connect(forms.ask_for_wording)
        models = ModelsOfAudit(window, desk, self.theme, self)
        window.edition_wanted.connect(models.ask_to_move)
        window.audit_models_wanted.connect(models.ask_for_models)
        window.library_shown.connect(self._refresh)
        window.library_pages = library_page_makers(desk, window, self.ask, self.theme)
        Erasing(window, desk, self.ask, self.theme, self).offer()
        self.diagnostics = Diagnostics(window, desk, self.ask, self._clock, self.open_audit, self)
        self.diagnostics.looked_back.connect(self._greet)
        elsewhere = Elsewhere(self._folder, self.ask, self._clock, self.theme, window, self)
        window.copy_wanted.connect(elsewhere.copy)

    # The library

    def _library_opened(self) -> None:
        from maturity_desktop.gui.second_start import FirstWindow
        from maturity_desktop.storage.passing import sweep_passing

        if not self.desk.may_write:
            return
        if self._first is None:
            sweep_passing(self._folder)
            self._first = FirstWindow(self._folder, self)
            self._first.wanted.connect(self._come_forward)
            self._first.settle()

    def _note_damage(self, condition: Condition, can_look: bool) -> None:
        """Told once everything is there that can be done about it."""
        self._damage = (condition, can_look)
        self._put_page_in()

    def _come_forward(self) -> None:
        from PySide6.QtCore import Qt

        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def _refresh(self) -> None:
        if self.desk.is_open:
            self.desk.refresh()

    def _show_audits(self, audits: Sequence[AuditSummary]) -> None:
        from maturity_desktop.gui.team.out_of_sight import seen_audits

        recents, session = self.preferences.now.recents, self.window.session
        last = session.audit.id if session else recents[0].audit if recents else ""
        self.library_page.show_audits(seen_audits(audits, self.preferences.now.ratings), last)
        self._put_page_in()
        if self.window.frame.current == "library":
            self.library_page.rest_focus()
        self.audits = audits
        if self._is_complete:
            self.listed.emit()

    def _show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        from maturity_desktop.gui.team.out_of_sight import seen_hits

        self.library_page.show_hits(words, seen_hits(hits, self.preferences.now.ratings))

    def _read_plans(self) -> None:
        """Where the audits stand in their weeks, and awards, come after the list, which does not wait."""
        today = self._clock().date()

        def read(library: Library) -> tuple[dict[str, Schedule], dict[str, Certification]]:
            from maturity_desktop.verbs.schedule import told_of_audits

            return told_of_audits(library, today)

        self.desk.look_up(read, lambda told: self.library_page.show_plans(*told))

    def _show_progress(self, done: int, total: int) -> None:
        self.library_page.show_progress(_("Making the audit…"), done, total)

    def _greet(self) -> None:
        if not self.preferences.now.author:
            self._ask_who()

    def _ask_who(self) -> None:
        from maturity_desktop.gui.dialogs.first_start import ask_who

        ask_who(self.window, lambda name: self.preferences.change(author=name))

    # Audits

    def open_audit(self, audit: str, criterion: str) -> None:
        """Opens an audit where it was left, or at a criterion; the one that is open goes on."""
        session = self.window.session
        if session is not None and session.audit.id == audit:
            self.window.show_criterion(criterion) if criterion else self.window.show_page("overview")
            return
        if self.window.leave_audit():
            recent = self.preferences.now.recent(audit)
            self.desk.load(audit, criterion or (recent.criterion if recent else ""))

    def _open_session(self, loaded: LoadedAudit, criterion: str) -> None:
        from maturity_desktop.gui.audit_session import AuditSession
        from maturity_desktop.gui.opening import page_makers
        from maturity_desktop.gui.safety.reading import ReadingSession
        from maturity_desktop.verbs.evidence import ClientFiles

        if not self.window.leave_audit():  # another one may have been opened while this one was made
            return
        kind = AuditSession if self.desk.may_write else ReadingSession
        session = kind(
            loaded.audit,
            loaded.frameworks,
            self.desk.library,
            self.preferences.now.author,
            self._clock,
            self,
            self.desk.library.figures,
            self.desk.library.table,
        )
        makers = page_makers(session, self.desk, self.window, self.ask, self.theme)
        self.window.show_audit(session, makers, criterion)
        files = ClientFiles(self.desk.library, loaded.audit.client.id)
        self.window.bars.ways.files_with_words = files.with_words
        session.rating_set_switched.connect(lambda _rating: self._show_audits(self.audits))
        if not self.desk.may_write:
            self.safety.follow_session(session)

    def _show_journal(self, audit: str, entries: Any) -> None:
        from maturity_desktop.gui.pages.overview_page import OverviewPage

        session, page = self.window.session, self.window.frame.page("overview")
        if session is not None and session.audit.id == audit and isinstance(page, OverviewPage):
            page.show_journal(entries)

    # Bad news

    def _tell_trouble(self, error: BaseException) -> None:
        from maturity_desktop.gui.bad_news import details, library_trouble, reason

        self.library_page.show_trouble(library_trouble(error), reason(error), details(error))
        self._put_page_in()
        self.library_page.rest_focus()

    def _tell_failure(self, error: BaseException) -> None:
        from maturity_desktop.gui.bad_news import details, reason
        from maturity_desktop.gui.diagnostics.mistakes import is_mistake

        if is_mistake(error):
            self.diagnostics.mistakes.take(error)
            return
        self.ask.tell(_("That did not work"), reason(error), details(error))

    def tell_mistake(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """What a mistake in the program comes to: it is told and written to the console, and work goes on."""
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, Exception) and self._is_complete:
            self._tell_failure(error)

    def catch_everything(self) -> None:
        """Mistakes of other threads, and what brings the process down, are reported from now on."""
        self.diagnostics.catch_everything()

    @property
    def starts_again(self) -> bool:
        """Whether the person wants the program again once it is closed."""
        return self._is_complete and self.diagnostics.starts_again

    def close(self) -> None:
        """Lets the library go once the window is closed, and waits for work that still runs."""
        if self._is_complete:
            self.diagnostics.close()
        if self._first is not None:
            self._first.leave()
        if self._is_complete:
            self.safety.close()
        if self._desk is not None:
            self._desk.close()
        from maturity_desktop.gui.background import wait_for_threads

        wait_for_threads()
