"""What can be done with a damaged library, off the window's thread: see what is hit, save what can be had."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.library_desk import Clock

T = TypeVar("T")


class DamageDesk(QObject):
    """Does one thing at a time; the damaged library is only read."""

    busy = Signal(str)
    """What is under way; empty when it is over."""
    progressed = Signal(int, int)
    affected = Signal(object)
    """In plain words, each thing that the damage has hit."""
    saved = Signal(object, object)
    """The folder of the new library, and what Salvaged says."""
    replaced = Signal(object)
    """What Restored says: the new library stands in the place of the damaged one."""
    failed = Signal(object)
    ended = Signal()

    def __init__(self, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._clock = clock
        self._running: Task[Any] | None = None

    def look(self) -> None:
        """Finds out what is affected."""
        folder, now = self.folder, self._clock()

        def work(progress: Progress) -> tuple[str, ...]:
            from maturity_desktop.verbs.safety import affected_words

            return affected_words(folder, now, progress)

        self._run(_("Looking at what is affected…"), work, self.affected.emit)

    def save(self, within: Path) -> None:
        """Makes a new library of what can be saved, in a new folder within this one."""
        folder, now = self.folder, self._clock()
        target = unused(within / _("Saved library {day}").format(day=f"{now:%Y-%m-%d}"))

        def work(progress: Progress) -> object:
            from maturity_desktop.verbs.safety import salvage_library

            if within.absolute().is_relative_to(folder.absolute()):
                raise LibraryError(_("Choose a folder outside of the library’s own."))
            return salvage_library(folder, target, now, progress)

        self._run(_("Saving what can be saved…"), work, lambda done: self.saved.emit(target, done))

    def put_in_place(self, saved: Path, close: Callable[[], object]) -> None:
        """The new library takes the place of the damaged one, which is kept aside byte for byte."""
        folder, now = self.folder, self._clock()

        def work(progress: Progress) -> object:
            from maturity_desktop.verbs.backups import restore_from_library

            close()
            return restore_from_library(folder, saved, now, progress)

        self._run(_("Putting the new library in place…"), work, self.replaced.emit)

    def cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    @property
    def is_busy(self) -> bool:
        return self._running is not None

    def close(self) -> None:
        """What still runs comes to nothing."""
        if self._running is not None:
            self._running.cancel()
            self._running.blockSignals(True)

    def _run(self, words: str, work: Callable[[Progress], T], tell: Callable[[T], object]) -> None:
        if self._running is not None:
            return
        self._running = task = Task(work, self)
        task.progressed.connect(self.progressed)
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(self._release)
        task.succeeded.connect(tell)
        task.failed.connect(self.failed)
        task.ended.connect(self.ended)
        self.busy.emit(words)
        task.start()

    def _release(self, *_outcome: object) -> None:
        self._running = None
        self.busy.emit("")


def unused(folder: Path) -> Path:
    """The folder's name, with a number behind it where it is taken."""
    found, number = folder, 1
    while found.exists():
        number += 1
        found = folder.with_name(f"{folder.name} ({number})")
    return found
