"""Long work off the window's thread: progress, cancel, result, failure."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, Generic, TypeVar
from weakref import ref

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from maturity_desktop.domain.progress import Cancelled, Progress

T = TypeVar("T")
QT_BITS = 31
LONGEST_END_S = 10.0
"""How long the end of the program waits for work that still runs."""


class Task(QObject, Generic[T]):
    """One piece of work on a thread of its own; every signal arrives in the thread that made the task.

    Where its `owner`, who wanted it, has been deleted meanwhile, nothing is told: nobody is there whom it
    could concern. It is no parent: the thread must find the task.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _over = Signal(object)
    """The task itself, which the message holds until it has been told; the outcome; its value."""

    def __init__(self, work: Callable[[Progress], T], owner: QObject | None = None) -> None:
        super().__init__()
        self._work = work
        self._owner: ref[QObject] | None = None
        if owner is not None:
            self.belong_to(owner)
        self._unwanted = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._over.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def belong_to(self, owner: QObject) -> None:
        """Who wants to hear of it."""
        self._owner = ref(owner)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows when it has."""
        self._unwanted.set()

    def _progress(self, done: int, total: int) -> None:
        if self._unwanted.is_set() or not shiboken6.isValid(self):
            raise Cancelled
        self.progressed.emit(*in_qts_numbers(done, total))

    def _run(self) -> None:
        outcome: tuple[str, object]
        try:
            outcome = ("succeeded", self._work(self._progress))
        except Cancelled:
            outcome = ("cancelled", None)
        except Exception as error:  # noqa: BLE001 - whatever fails is shown, never lost with the thread
            outcome = ("failed", error)
        with suppress(RuntimeError):  # Qt has ended, and the task with it: nobody is left to be told
            self._over.emit((self, *outcome))

    def _is_orphaned(self) -> bool:
        owner = self._owner() if self._owner is not None else self
        return owner is None or not shiboken6.isValid(owner)

    def _tell(self, message: tuple[object, str, object]) -> None:
        _held, outcome, value = message
        self._thread.join()  # it is at its end; what it still holds must not be let go by it
        if self._is_orphaned():
            self.deleteLater()  # with its connections, which keep alive whatever they would have told
            return
        if outcome == "succeeded":
            self.succeeded.emit(value)
        elif outcome == "failed":
            self.failed.emit(value)
        else:
            self.cancelled.emit()
        self.ended.emit()


def in_qts_numbers(done: int, total: int) -> tuple[int, int]:
    """The same share in numbers that Qt's bars and signals can hold: bytes of large files are beyond them."""
    beyond = max(0, max(done, total).bit_length() - QT_BITS)
    return done >> beyond, total >> beyond


def is_gone(slot: Callable[..., Any]) -> bool:
    """Whether a method, or a part of one, is that of a page or dialog that has been deleted."""
    while isinstance(slot, partial):
        slot = slot.func
    receiver = getattr(slot, "__self__", None)
    return isinstance(receiver, QObject) and not shiboken6.isValid(receiver)


def wait_for_threads() -> None:
    """Waits for work that still runs: a library in C at work while the interpreter ends would crash it."""
    until = time.monotonic() + LONGEST_END_S
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread():
            thread.join(max(0.0, until - time.monotonic()))
