"""What of the window's doings is noted in the log: how long, how many, and what failed."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from maturity_desktop.storage.diagnostics.log import Event, Log

if TYPE_CHECKING:
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.library_desk import LibraryDesk


class Noting(QObject):
    """Listens to the library and the open audit, and notes."""

    def __init__(self, log: Log, desk: LibraryDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._waiting_since: float | None = None
        desk.failed.connect(lambda error: log.note(Event.FAILED, error))

    def follow(self, session: AuditSession) -> None:
        """An audit is open: how long it takes until what is done is on disk, or why it is not."""
        records = sum(len(own) for own in session.audit.tables.values())
        self._log.note(Event.AUDIT, audit=session.audit.id, records=records, models=len(session.frameworks))
        self._waiting_since = None
        session.saving.waiting.connect(self._begin)
        session.saving.saved.connect(lambda _at: self._end())
        session.saving.failed.connect(lambda error: self._log.note(Event.NOT_SAVED, error))

    def _begin(self) -> None:
        if self._waiting_since is None:
            self._waiting_since = monotonic()

    def _end(self) -> None:
        if self._waiting_since is not None:
            ms = (monotonic() - self._waiting_since) * 1000
            self._waiting_since = None
            self._log.note(Event.SAVED, ms=ms)
