"""Where client files are read and kept, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task, is_gone
from maturity_desktop.verbs.measures import file_item

if TYPE_CHECKING:
    from maturity_desktop.storage.evidence_store import EvidenceStore
    from maturity_desktop.storage.figure_mappings import FigureMappings

T = TypeVar("T")


class KeepFile(Protocol):
    """Keeps a client's file and makes it an item of evidence, of the day that it tells of."""

    def __call__(self, path: Path, told: date | None) -> Evidence: ...


class FileDesk(QObject):
    """Begins work and tells what became of it; what it does to the audit is one edit of the session."""

    busy = Signal(str)
    """What is under way; empty when it is over."""
    refused = Signal(str, str)
    """What did not work, and why."""
    kept = Signal()
    """What was read is in the audit."""

    def __init__(
        self,
        session: AuditSession,
        store: EvidenceStore,
        mappings: FigureMappings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._store, self._mappings = session, store, mappings
        self._tasks: set[Task[Any]] = set()
        self._closed = False
        session.destroyed.connect(lambda _session=None: self.close())

    def close(self) -> None:
        """What still runs comes to nothing."""
        self._closed = True

    def _keeping_files(self) -> KeepFile:
        """What keeps a client's file, in any thread, as an item of evidence.

        A file that tells of no day is as old as its last change.
        """
        store, audit, author, now = (
            self._store, self._session.audit, self._session.author, self._session.clock(),
        )  # fmt: skip

        def keep_file(path: Path, told: date | None) -> Evidence:
            stored = store.add(audit.client.id, path)
            changed = datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo).date()
            return file_item(stored, audit, author, now, told or changed)

        return keep_file

    def _begin(self, task: Task[T], words: str, then: Callable[[T], object]) -> None:
        task.belong_to(self)
        self._tasks.add(task)
        task.succeeded.connect(lambda made: None if self._closed or is_gone(then) else then(made))
        task.failed.connect(lambda error: self._fail(words, error))
        task.ended.connect(lambda: self._end(task))
        if words:
            self.busy.emit(words)
        task.start()

    def _end(self, task: Task[Any]) -> None:
        self._tasks.discard(task)
        if not self._closed and not self._tasks:
            self.busy.emit("")

    def _fail(self, words: str, error: Exception) -> None:
        if not self._closed:
            known = isinstance(error, MaturityError | OSError)
            self.refused.emit(words, str(error) if known else repr(error))
