"""Backups from the window's side: made, listed, verified and put back, one after another, off its thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from gettext import gettext as _
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.bad_news import reason
from maturity_desktop.gui.library_desk import Clock

# What makes and reads backups is loaded with the first of them.
if TYPE_CHECKING:
    from maturity_desktop.storage.backups.listing import BackupInfo

T = TypeVar("T")


class BackupDesk(QObject):
    """Does one thing at a time; what comes while it is busy is not begun."""

    busy = Signal(str)
    """What is under way; empty when it is over."""
    progressed = Signal(int, int)
    listed = Signal(object)
    """The Shelf of all backups."""
    not_listed = Signal(object)
    """The error."""
    looked_into = Signal(object, object)
    """A BackupInfo, and what it would change of the files of evidence: FilesDiffering, or an error."""
    made = Signal(object)
    """The Outcome of a backup, None where none was due."""
    not_made = Signal(object)
    """The error for which there is no backup."""
    restored = Signal(object)
    """What Restored says."""
    changed = Signal()
    """A backup was verified, or the second place is another."""
    not_saved = Signal(object, object)
    """The BackupInfo that was not put back, and the error: what is there could not be saved first."""
    failed = Signal(object)
    """The error of anything else."""
    ended = Signal()
    """Whatever was under way is over, well or not."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        parent: QObject | None = None,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self._clock = clock
        self._seconds = seconds
        self.trouble = ""
        """Why the last backup that was due could not be made."""
        self._running: Task[Any] | None = None
        self._listings: set[Task[Any]] = set()
        self._newest: Task[Any] | None = None
        self._last = seconds()

    @property
    def is_busy(self) -> bool:
        return self._running is not None

    @property
    def worked(self) -> timedelta:
        """The time since the last backup or the start, by a clock that nobody sets."""
        return timedelta(seconds=self._seconds() - self._last)

    def list_all(self) -> None:
        """Reads every backup that can be reached; the newest question alone is answered."""
        folder = self.folder

        def work(_progress: Progress) -> object:
            from maturity_desktop.verbs.backups import shelf_of

            return shelf_of(folder)

        self._newest = task = Task(work, self)
        task.succeeded.connect(lambda shelf: self.listed.emit(shelf) if task is self._newest else None)
        task.failed.connect(self.not_listed)
        self._read(task)

    def look_into(self, backup: BackupInfo) -> None:
        """Finds out what a backup would change of the files of evidence; nobody waits in line for it."""
        folder = self.folder

        def work(_progress: Progress) -> object:
            from maturity_desktop.verbs.backups import files_that_differ

            return files_that_differ(folder, backup)

        task: Task[object] = Task(work, self)
        for outcome in (task.succeeded, task.failed):
            outcome.connect(lambda found: self.looked_into.emit(backup, found))
        self._read(task)

    def _read(self, task: Task[Any]) -> None:
        """Begins what only reads."""
        self._listings.add(task)
        task.ended.connect(lambda: self._listings.discard(task))
        task.start()

    def back_up(self) -> None:
        """Makes a backup because the person wants one."""
        folder, clock = self.folder, self._clock

        def work(progress: Progress) -> object:
            from maturity_desktop.storage.backups.making import back_up
            from maturity_desktop.storage.backups.manifest import Reason

            return back_up(folder, clock(), Reason.ASKED, progress)

        self._run(_("Making a backup…"), work, self._take_made, self._tell_not_made)

    def back_up_when_due(self, closing: bool) -> bool:
        """Makes a backup where one is due; whether it could begin."""
        folder, clock, worked = self.folder, self._clock, self.worked

        def work(progress: Progress) -> object:
            from maturity_desktop.verbs.backups import back_up_when_due

            return back_up_when_due(folder, clock(), closing, worked, progress)

        return self._run(_("Making a backup…"), work, self._take_made, self._tell_not_made)

    def _take_made(self, outcome: object) -> None:
        self._last = self._seconds() if outcome is not None else self._last
        self.trouble = ""
        self.made.emit(outcome)

    def _tell_not_made(self, error: BaseException) -> None:
        self.trouble = reason(error)
        self.not_made.emit(error)

    def verify(self, backup: BackupInfo) -> None:
        """Reads a backup back whole; what was found stands with it from then on."""
        clock = self._clock

        def work(progress: Progress) -> object:
            from maturity_desktop.storage.backups.listing import verify_backup

            return verify_backup(backup, clock(), progress)

        self._run(_("Verifying the backup…"), work, lambda _check: self.changed.emit())

    def choose_second_place(self, chosen: Path | None) -> None:
        """Keeps backups there too from now on, or, with None, no longer."""
        folder, clock = self.folder, self._clock

        def work(_progress: Progress) -> None:
            from maturity_desktop.storage.backups.places import choose_second_place

            choose_second_place(folder, chosen, clock())

        self._run(_("Looking at the folder…"), work, lambda _none: self.changed.emit())

    def restore(self, backup: BackupInfo, close: Callable[[], object], is_saved_first: bool = True) -> None:
        """Puts a backup in the place of the library, which `close` lets go first, off the window's thread.

        Unless a person does without, what the library is now becomes a backup before.
        """
        folder, clock = self.folder, self._clock

        def work(progress: Progress) -> object:
            from maturity_desktop.storage.backups.restoring import restore

            close()
            return restore(folder, backup, clock(), progress, is_saved_first)

        self._run(
            _("Putting the backup back…"),
            work,
            self.restored.emit,
            lambda error: self._tell_not_restored(backup, error),
        )

    def _tell_not_restored(self, backup: BackupInfo, error: BaseException) -> None:
        from maturity_desktop.storage.backups.refusals import NotSaved

        if isinstance(error, NotSaved):
            self.not_saved.emit(backup, error)
        else:
            self.failed.emit(error)

    def cancel(self) -> None:
        """Stops what is under way; a restore that has begun to exchange files goes through."""
        if self._running is not None:
            self._running.cancel()

    def close(self) -> None:
        """What still runs comes to nothing."""
        self.cancel()
        for task in (*self._listings, *([self._running] if self._running is not None else ())):
            task.blockSignals(True)

    def _run(
        self,
        words: str,
        work: Callable[[Progress], T],
        tell: Callable[[T], object],
        failed: Callable[[BaseException], object] | None = None,
    ) -> bool:
        if self._running is not None:
            return False
        self._running = task = Task(work, self)
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._release)
        task.failed.connect(self._release)
        task.cancelled.connect(self._release)
        task.succeeded.connect(tell)
        task.failed.connect(failed or self.failed.emit)
        task.ended.connect(self.ended)
        self.busy.emit(words)
        task.start()
        return True

    def _release(self, *_outcome: object) -> None:
        """Before anybody hears what came of it, the next thing may begin."""
        self._running = None
        self.busy.emit("")
