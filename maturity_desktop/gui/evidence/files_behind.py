"""What is made of files of evidence once they are in: their words to be searched. Nobody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task

if TYPE_CHECKING:
    from maturity_desktop.storage.library import Library
    from maturity_desktop.verbs.evidence import ClientFiles

REST_MS = 1_500
"""How long nothing comes in before it is begun: the files themselves come first."""


def follow_files(session: AuditSession, library: Library) -> FilesBehind | None:
    """What comes in is made something of, unless the library is open for reading only."""
    if library.read_only:
        return None
    from maturity_desktop.verbs.evidence import ClientFiles

    return FilesBehind(session, ClientFiles(library, session.audit.client.id))


class FilesBehind(QObject):
    """Begins when an audit is opened and whenever evidence has changed; belongs to its session."""

    done = Signal()
    """Something new was made."""

    def __init__(self, session: AuditSession, files: ClientFiles, rest_ms: int = REST_MS) -> None:
        super().__init__(session)
        self._session, self._files = session, files
        self._task: Task[int] | None = None
        self._is_wanted = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(self._begin)
        session.records_changed.connect(self._follow)
        session.destroyed.connect(lambda _session=None: self.stop())
        self._rest.start()

    @property
    def is_settled(self) -> bool:
        """Whether everything that is in has been made something of."""
        return self._task is None and not self._rest.isActive()

    def stop(self) -> None:
        """What is under way ends with the file that it is at."""
        if self._task is not None:
            self._task.cancel()

    def _follow(self, kinds: frozenset[type]) -> None:
        if Evidence in kinds:
            self._rest.start()

    def _begin(self) -> None:
        self._is_wanted = self._task is not None
        if self._task is not None:
            return
        files, items = self._files, self._session.audit.evidence
        task: Task[int] = Task(lambda progress: files.prepare(items, progress), self)
        self._task = task
        task.succeeded.connect(lambda made: self.done.emit() if made else None)
        task.ended.connect(self._end)
        task.start()

    def _end(self) -> None:
        self._task = None
        if self._is_wanted:
            self._rest.start()
