"""The program watches itself: a log, reports of mistakes, and the way back after a crash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.gui.diagnostics.mistakes import Mistakes, Report, versions
from maturity_desktop.gui.diagnostics.noting import Noting
from maturity_desktop.gui.diagnostics.place import PlaceFile, PlaceKeeper, WorkPlace, go_to, place_now
from maturity_desktop.gui.diagnostics.showing import Showing
from maturity_desktop.storage.diagnostics.last_words import LastWords
from maturity_desktop.storage.diagnostics.log import Event, Log
from maturity_desktop.storage.last_change import last_change

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.library_desk import LibraryDesk, LoadedAudit
    from maturity_desktop.gui.main_window import MainWindow

SAVING_S = 3.0
"""How long the window stands still after a mistake, at most, so that what was done is saved first."""


class Diagnostics(QObject):
    """Wires the parts to the window; a library open for reading only keeps no place and no last words."""

    looked_back = Signal()
    """What there was to tell of the last time is told."""

    def __init__(
        self,
        window: MainWindow,
        desk: LibraryDesk,
        ask: Ask,
        clock: Callable[[], datetime],
        open_audit: Callable[[str, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._ask, self._clock = window, desk, ask, clock
        self._open_audit = open_audit
        self.log = Log(desk.folder, clock, lambda: desk.may_write)
        self.mistakes = Mistakes(self.log, clock, self)
        self.starts_again = False
        """Whether the person wants the program again once it is closed."""
        self._noting = Noting(self.log, desk, self)
        self._last_words = LastWords(self.log.folder)
        self._place_file = PlaceFile(desk.folder)
        self._keeper = PlaceKeeper(window, self._place_file, lambda: desk.may_write, self)
        self._is_begun = self._catches = self._is_telling = False
        self._wanted = WorkPlace()
        self.mistakes.reported.connect(self._tell_mistake)
        showing = Showing(window, desk, ask, self._redacted_report, self)
        window.diagnosis_wanted.connect(showing.show)
        desk.loading.connect(self._forget_place)
        desk.loaded.connect(self._follow)
        desk.opened.connect(self._begin)
        if desk.is_open:
            self._begin()

    def catch_everything(self) -> None:
        """What nobody catches is reported from now on, in this process's threads and when it goes down."""
        self._catches = True
        self.mistakes.listen()
        if self._is_begun:
            self._last_words.listen()

    def close(self) -> None:
        """The window is closed in order."""
        if self._catches:
            self.mistakes.leave()
            self._last_words.leave()
        if self._is_begun:
            self.log.note(Event.CLOSED)
            self._keeper.end(self._wanted._replace(expected=True) if self.starts_again else None)

    # The way back

    def _begin(self) -> None:
        """The library is open, and this is the one program that writes in it."""
        if self._is_begun or self._desk.library.read_only:
            return
        self._is_begun = True
        left, words = self._place_file.read(), self._last_words.take()
        if self._catches:
            self._last_words.listen()
        self._keeper.begin(after_crash=left is not None)
        self.log.note(Event.OPENED, after_crash=left is not None)
        QTimer.singleShot(0, self, lambda: self._look_back(left, words))

    def _look_back(self, left: WorkPlace | None, words: tuple[str, ...]) -> None:
        if left is not None:
            self._come_back(left, words)
        self.looked_back.emit()

    def _come_back(self, left: WorkPlace, words: tuple[str, ...]) -> None:
        report = self.mistakes.report("The program crashed", words) if words else None
        if not left.expected:
            self.log.note(Event.CRASHED, has_report=report is not None)
        is_there = self._window.session is None and left.audit in {
            audit.id for audit in self._window.audits()
        }
        if is_there:
            self._open_audit(left.audit, "")
            self._wanted = left
        if not left.expected:
            self._tell_crash(is_there, report)

    def _forget_place(self) -> None:
        """An audit is wanted: whoever asked says where in it."""
        self._wanted = WorkPlace()

    def _follow(self, loaded: LoadedAudit, _criterion: str) -> None:
        session = self._window.session
        if session is None or session.audit.id != loaded.audit.id:
            return
        if self._is_begun:  # what is only read is another program's to note
            self._noting.follow(session)
        wanted, self._wanted = self._wanted, WorkPlace()
        if wanted.audit == session.audit.id:
            go_to(self._window, wanted)

    def _tell_crash(self, comes_back: bool, report: Report | None) -> None:
        sentences = [_("You are back where you were.")] if comes_back else []
        last = self._last_change_at()
        if last is not None:
            from maturity_desktop.gui.safety.backup_words import moment_words

            words = _("Everything that was saved is there: the last change was saved on {moment}.")
            sentences.append(words.format(moment=moment_words(last)))
        if report is None:
            words = _("Why is not known: the computer went off, or something else ended the program.")
            sentences.append(words)
        sentences += _report_words(report)
        details = report.text if report is not None else ""
        self._ask.tell(_("The program ended unexpectedly last time"), "\n".join(sentences), details)

    def _last_change_at(self) -> datetime | None:
        """By the clock as it then was: one that was set back may have been ahead at an earlier change."""
        with suppress(LibraryError, ValueError):  # nothing was changed yet, or the moment is damaged
            return datetime.fromisoformat(self._desk.library.look_up(last_change).at)
        return None

    # Mistakes

    def _tell_mistake(self, report: Report) -> None:
        """Saves what can be saved and offers to go on; mistakes meanwhile are reported and not told."""
        if self._is_telling:
            return
        self._is_telling = True
        try:
            words = [self._save(), *_report_words(report)]
            words.append(_("You can go on, or start the program again and come back to this place."))
            chosen = self._ask.choose(
                _("The program has made a mistake"),
                "\n".join(words),
                (_("Start again"),),
                _("Go on"),
                report.text,
            )
        finally:
            self._is_telling = False
        if chosen is not None:
            self._start_again()

    def _save(self) -> str:
        """Writes what waits, and says what came of it."""
        session = self._window.session
        trouble = session.saving.finish(SAVING_S) if session is not None else ""
        if session is not None and trouble:
            session.saving.flush()
            return _("Your last changes are not saved: {reason} The program goes on trying.").format(
                reason=trouble
            )
        return _("Everything you have done is saved.")

    def _start_again(self) -> None:
        self._wanted = place_now(self._window)
        self.starts_again = self._window.close()

    # What the program is like

    def _redacted_report(self, lines: Sequence[tuple[str, str]]) -> str:
        """The lines of a diagnosis and the end of the log, for whoever helps."""
        from maturity_desktop.storage.diagnostics.reports import LOG_LINES, report_text

        told = [f"{name}: {value}" for name, value in lines]
        return report_text("Diagnosis", self._clock(), versions(), told, self.log.last(LOG_LINES))


def _report_words(report: Report | None) -> list[str]:
    if report is None or report.path is None:
        return []
    file = f"{report.path.parent.name}/{report.path.name}"  # the folders above may name a person
    words = _("What happened is written in the library’s folder, in {file}, without your client’s words.")
    return [words.format(file=file)]
