"""One thread writes: work is done in the order in which it came, each piece to its end."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from maturity_desktop.domain.errors import LibraryError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from sqlite_utils import Database

T = TypeVar("T")


class Writer:
    """A thread with a connection of its own, both made when the first work comes."""

    def __init__(self, connect: Callable[[], Database]) -> None:
        self._connect = connect
        self._database: Database | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._is_closed = False
        self._one_starts = Lock()

    def submit(self, work: Callable[[Database], T]) -> Future[T]:
        """Queues work; what it returns or raises arrives in the Future, and the thread goes on."""
        with self._one_starts:
            if self._is_closed:
                raise LibraryError(_("The library is closed. Open it again to go on."))
            if self._thread is None:
                from concurrent.futures import ThreadPoolExecutor

                self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library writer")
            return self._thread.submit(self._do, work)

    def close(self) -> None:
        """Does what is queued, then closes the connection; no more work is taken."""
        with self._one_starts:
            self._is_closed = True
        if self._thread is not None:
            self._thread.shutdown(wait=True)
        if self._database is not None:
            self._database.close()
            self._database = None

    def _do(self, work: Callable[[Database], T]) -> T:
        if self._database is None:
            self._database = self._connect()
        connection = self._database.conn
        try:
            result = work(self._database)
            if connection.in_transaction:
                raise RuntimeError("the work ended without ending its transaction")
        except BaseException:
            connection.rollback()
            raise
        return result
