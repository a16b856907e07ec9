"""The library from the window's side: every reading and writing of it, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from maturity_desktop.domain.errors import LibraryError, LibraryInUse, NewerLibrary
from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Audit
    from maturity_desktop.domain.crosswalk import Crosswalk
    from maturity_desktop.domain.errors import FrameworkError
    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.storage.framework_files import FrameworkFile
    from maturity_desktop.storage.library import Library
    from maturity_desktop.storage.start_check import Condition
    from maturity_desktop.verbs.audits import NewAudit

T = TypeVar("T")
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class LoadedAudit:
    """An audit with the editions of its frameworks, by framework id, each with a programme."""

    audit: Audit
    frameworks: Mapping[str, Framework]


class LibraryDesk(QObject):
    """Asks the library in tasks and tells what came of it; only one thing at a time may change it."""

    opened = Signal()
    not_opened = Signal(object)
    """The error."""
    damaged = Signal(object, bool)
    """The Condition of a library that is not opened, and whether it can be looked at."""
    checked = Signal()
    """What the start had no time for was looked into: `condition` and the library's bad evidence."""
    listed = Signal(object)
    """The audit summaries."""
    loading = Signal()
    """An audit is being read; what was wanted before no longer counts."""
    loaded = Signal(object, str)
    """A LoadedAudit, and the criterion that is wanted in it."""
    started = Signal(str)
    """The audit that was made."""
    found = Signal(str, object)
    """The words, and the hits."""
    journal_read = Signal(str, object)
    """The audit, and its journal entries."""
    failed = Signal(object)
    """The error of whatever else was asked for."""
    crosswalk_read = Signal(object, object)
    """The pairs of models, and the frameworks at hand by id."""
    crosswalk_not_read = Signal(object)
    """The error."""
    wording_kept = Signal(object)
    """The framework with the official wording laid over it."""
    progressed = Signal(int, int)
    busy = Signal(bool)
    """Whether an audit is being made, which can be cancelled."""

    def __init__(self, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._clock = clock
        self._library: Library | None = None
        self._to_look_at: Library | None = None
        self._running: set[Task[Any]] = set()
        self._making: Task[str] | None = None
        self._looking_for = ""
        self._loading: Task[LoadedAudit] | None = None

    @property
    def library(self) -> Library:
        """The open library."""
        assert self._library is not None, "the library is open"
        return self._library

    @property
    def clock(self) -> Clock:
        """The time now."""
        return self._clock

    @property
    def is_open(self) -> bool:
        return self._library is not None

    @property
    def is_opening(self) -> bool:
        """Whether the library is not there yet and may still come."""
        return self._library is None and bool(self._running)

    @property
    def condition(self) -> Condition:
        """How the open library was found."""
        return self.library.condition

    @property
    def may_write(self) -> bool:
        """Whether the library is open and can be changed."""
        return self._library is not None and not self._library.read_only

    def open(self) -> None:
        """Opens the library as far as its condition allows, and lists it."""
        # Imported here and not in the thread: Python in two threads takes longer than one after the other.
        from maturity_desktop.storage.library import Library
        from maturity_desktop.storage.start_check import State

        folder = self.folder

        def work(_progress: Progress) -> tuple[Library | None, Condition, Any]:
            library, condition = Library.open_as_found(folder)
            is_shown = library is not None and condition.state is not State.DAMAGED
            return library, condition, library.audits() if is_shown and library is not None else ()

        self._run(work, self._take_library, self.not_opened)

    def _take_library(self, found: tuple[Library | None, Condition, Any]) -> None:
        from maturity_desktop.storage.start_check import State

        library, condition, audits = found
        if condition.state is State.DAMAGED:
            self._to_look_at = library
            self.damaged.emit(condition, library is not None)
        elif library is None:
            kinds = {State.NEWER: NewerLibrary, State.HELD: LibraryInUse}
            self.not_opened.emit(kinds.get(condition.state, LibraryError)("\n".join(condition.problems)))
        else:
            self._library = library
            self.opened.emit()
            self.listed.emit(audits)

    def look_at_damaged(self) -> None:
        """Opens a damaged library all the same, to be read as far as it can be."""
        library, self._to_look_at = self._to_look_at, None
        if library is not None:
            self._library = library
            self.opened.emit()
            self.refresh()

    def read_warnings(self, then: Callable[[Any], object]) -> None:
        """What around the library endangers it."""
        folder = self.folder

        def work(_progress: Progress) -> Any:
            from maturity_desktop.storage.surroundings import warnings_about

            return warnings_about(folder)

        self._run(work, then)

    def look_over(self) -> None:
        """Looks into what the start had no time for, while the library is used."""
        library = self.library
        self._run(lambda _progress: library.look_over(), lambda _condition: self.checked.emit())

    def let_go(self) -> Callable[[], None]:
        """Nothing more is asked of the library; what is returned closes it, on whichever thread."""
        libraries = [library for library in (self._library, self._to_look_at) if library is not None]
        self._library = self._to_look_at = None
        for task in self._running:
            task.blockSignals(True)
        if self._making is not None:
            self._made()

        def close() -> None:
            for library in libraries:
                library.close()

        return close

    def refresh(self) -> None:
        """Lists the audits as they are now."""
        library = self.library
        self._run(lambda _progress: library.audits(), self.listed.emit)

    def load(self, audit: str, criterion: str) -> None:
        """Reads an audit; only the one that was wanted last is told."""
        from maturity_desktop.verbs.programmes import frameworks_of

        library = self.library
        self.loading.emit()

        def work(_progress: Progress) -> LoadedAudit:
            found = library.load(audit)
            return LoadedAudit(found, frameworks_of(library, found))

        def tell(found: LoadedAudit) -> None:
            if self._loading is task:
                self.loaded.emit(found, criterion)

        self._loading = task = self._run(work, tell)

    def look_for(self, words: str) -> None:
        """Searches everything written; only what was asked for last is told."""
        library = self.library
        self._looking_for = words

        def tell(hits: object) -> None:
            if words == self._looking_for:
                self.found.emit(words, hits)

        self._run(lambda _progress: library.search(words), tell)

    def read_journal(self, audit: str) -> None:
        library = self.library
        self._run(lambda _progress: library.journal(audit), lambda read: self.journal_read.emit(audit, read))

    def read_for_new_audit(self, then: Callable[[Any, Any], None]) -> None:
        """The frameworks at hand and the library's clients, which a new audit is chosen from."""
        library = self.library

        def work(_progress: Progress) -> tuple[tuple[FrameworkFile, ...], Any]:
            from maturity_desktop.verbs.frameworks import frameworks_at_hand

            return frameworks_at_hand(library.folder), library.clients()

        self._run(work, lambda read: then(*read))

    def read_crosswalk(self) -> None:
        """The pairs that come with the program and the firm's own; the library need not be open for them."""
        folder = self.folder

        def work(_progress: Progress) -> tuple[Crosswalk, dict[str, Framework], tuple[FrameworkError, ...]]:
            from maturity_desktop.verbs.frameworks import frameworks_at_hand
            from maturity_desktop.verbs.models import crosswalk_and_faults

            known = {file.framework.id: file.framework for file in frameworks_at_hand(folder)}
            found, faults = crosswalk_and_faults(folder)
            return found, known, faults

        def tell(read: tuple[Crosswalk, dict[str, Framework], tuple[FrameworkError, ...]]) -> None:
            found, known, faults = read
            self.crosswalk_read.emit(found, known)
            for fault in faults:
                self.crosswalk_not_read.emit(fault)

        self._run(work, tell, self.crosswalk_not_read)

    def look_up(self, work: Callable[[Library], T], then: Callable[[T], object]) -> None:
        """Asks the library, or hands it something to keep, and goes on with what comes of it."""
        library = self.library
        self._run(lambda _progress: work(library), then)

    def keep_wording(self, file: Path) -> None:
        """Lays an official wording over the framework that it names, for audits that start from now on."""
        library = self.library

        def work(_progress: Progress) -> Framework:
            from maturity_desktop.verbs.frameworks import keep_wording

            library.refuse_to_write()
            return keep_wording(library.folder, file).framework

        self._run(work, self.wording_kept.emit)

    def start_audit(self, new: NewAudit, author: str) -> None:
        library, clock = self.library, self._clock

        def work(_progress: Progress) -> str:
            from maturity_desktop.verbs.audits import start_audit

            return start_audit(library, new, author, clock)

        self._make(work)

    def make_sample(self) -> None:
        library, clock = self.library, self._clock

        def work(progress: Progress) -> str:
            from maturity_desktop.verbs.sample import make_sample

            return make_sample(library, clock, progress)

        self._make(work)

    def cancel(self) -> None:
        """Stops the making of an audit."""
        if self._making is not None:
            self._making.cancel()

    def close(self) -> None:
        """Waits for what is being written and lets the library go; what is still read interests nobody."""
        self.let_go()()

    def _make(self, work: Callable[[Progress], str]) -> None:
        if self._making is not None:
            return
        self.busy.emit(True)
        self._making = self._run(work, self.started.emit)
        self._making.progressed.connect(self.progressed)
        self._making.ended.connect(self._made)

    def _made(self) -> None:
        self._making = None
        self.busy.emit(False)

    def _run(
        self,
        work: Callable[[Progress], T],
        tell: Callable[[T], object],
        failed: SignalInstance | None = None,
    ) -> Task[T]:
        task = Task(work, self)
        self._running.add(task)
        task.succeeded.connect(tell)
        task.failed.connect(failed or self.failed)
        task.ended.connect(lambda: self._running.discard(task))
        task.start()
        return task
