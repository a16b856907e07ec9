"""Edits on their way to the disk: in order, in batches, retried until they are there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from gettext import gettext as _
from threading import Event
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from maturity_desktop.domain.changes import Edit, Headline

Headlines = Mapping[str, Sequence[Headline]]
"""The figures of the audits that a batch touches, by audit id."""

TYPING_PAUSE_MS = 400
LONGEST_WAIT_MS = 900
RETRY_MS = 2_000


class Commits(Protocol):
    """Whatever makes edits durable in one transaction; the library does."""

    def commit_later(self, edits: Sequence[Edit], headlines: Headlines) -> Future[None]: ...


class SaveQueue(QObject):
    """Hands edits to the writer and says when they are on disk.

    An edit that could not be written stays here and is tried again: nothing is dropped.
    """

    saved = Signal(object)
    not_saved = Signal(str)
    """Why: that of the first edit that stands aside, because those after it may only fail for want of it."""
    failed = Signal(object)
    """The error for which an edit was not saved."""
    waiting = Signal()
    _written = Signal(object)

    def __init__(
        self,
        commits: Commits,
        headlines: Callable[[], Headlines],
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._commits = commits
        self._headlines = headlines
        self._clock = clock
        self._unsaved: list[Edit] = []
        self._aside: list[Edit] = []
        self._together = True
        self._in_flight: Future[None] | None = None
        self._told = Event()
        self._batch_size = 0
        self._pause = self._timer(TYPING_PAUSE_MS)
        self._limit = self._timer(LONGEST_WAIT_MS)
        self._retry = self._timer(RETRY_MS)
        self._written.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def _timer(self, wait: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(self.flush)
        return timer

    @property
    def is_empty(self) -> bool:
        """Whether everything that was added is on disk."""
        return not self._unsaved and not self._aside

    @property
    def unsaved(self) -> tuple[Edit, ...]:
        """What is not on disk yet, in the order in which it was done."""
        return (*self._aside, *self._unsaved)

    @property
    def headlines(self) -> Headlines:
        """The figures that belong to it."""
        return self._headlines()

    def add(self, edit: Edit, typing: bool = False) -> None:
        """Takes an edit; typing waits for a pause, but never longer than a second."""
        self._unsaved.append(edit)
        self.waiting.emit()
        if not typing:
            self.flush()
            return
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def flush(self) -> None:
        """Hands over what waits, unless a batch is under way: then it follows that batch."""
        self._pause.stop()
        self._limit.stop()
        self._retry.stop()
        if self._in_flight is not None or not self._unsaved:
            return
        self._batch_size = len(self._unsaved) if self._together else 1
        future = self._commits.commit_later(tuple(self._unsaved[: self._batch_size]), self._headlines())
        self._in_flight, self._told = future, Event()
        future.add_done_callback(partial(self._tell, self._told))

    def _tell(self, told: Event, future: Future[None]) -> None:
        """In the writer's thread: `told` says that it has nothing more to do with this queue."""
        self._written.emit(future)
        told.set()

    def finish(self, seconds: float = 10.0) -> str:
        """Writes all that waits before the window closes; the reason where that failed, else empty."""
        reason = ""
        while self._unsaved:
            self.flush()
            future = self._in_flight
            assert future is not None, "a flush with unsaved edits has a batch under way"
            if not self._told.wait(seconds):  # the queue may be deleted as soon as this returns
                return _("The disk has not answered for {seconds:g} seconds.").format(seconds=seconds)
            error = future.exception()
            reason = reason or plain_reason(error)
            self._take(error)
            if reason and self._retry.isActive():
                return reason  # each has had its turn
        return ""

    def _settle(self, future: Future[None]) -> None:
        if future is not self._in_flight:
            return  # finish() has dealt with it
        self._take(future.exception())
        if not self._pause.isActive() and not self._retry.isActive():
            self.flush()

    def _take(self, error: BaseException | None) -> None:
        """What became of the batch under way.

        An edit that cannot be written must not hold up the others, so those of a batch that failed go
        one by one, and what fails by itself stands aside until the rest is through.
        """
        batch, self._in_flight = self._unsaved[: self._batch_size], None
        if error is None:
            del self._unsaved[: self._batch_size]
            if not self._aside:
                self._together = True
                self.saved.emit(self._clock())
        elif len(batch) > 1:
            self._together = False
        else:
            del self._unsaved[:1]
            is_first = not self._aside
            self._aside += batch
            self.failed.emit(error)
            if is_first:
                self.not_saved.emit(plain_reason(error))
        if not self._unsaved and self._aside:
            self._unsaved, self._aside = self._aside, []
            self._retry.start()


def plain_reason(error: BaseException | None) -> str:
    """Why something failed, in the words of the error; empty where it did not."""
    return "" if error is None else str(error) or type(error).__name__
