"""Where client files are read and kept, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task

T = TypeVar("T")


class FileDesk(QObject):
    """Begins work and tells what became of it; what it does to the audit is one edit of the session."""

    busy = Signal(str)
    """What is under way; empty when it is over."""
    refused = Signal(str, str)
    """What did not work, and why."""
    kept = Signal()
    """What was read is in the audit."""

    def __init__(self, session: AuditSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks: set[Task[Any]] = set()
        self._closed = False
        session.destroyed.connect(lambda _session=None: self.close())

    def close(self) -> None:
        """What still runs comes to nothing."""
        self._closed = True

    def _begin(self, task: Task[T], words: str, then: Callable[[T], object]) -> None:
        # Tasks have no parent: one that is under way outlives the desk, and its thread must find it.
        self._tasks.add(task)
        task.succeeded.connect(lambda made: None if self._closed else then(made))
        task.failed.connect(lambda error: self._fail(words, error))
        task.ended.connect(lambda: self._end(task))
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
