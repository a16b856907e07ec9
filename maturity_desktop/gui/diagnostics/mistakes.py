"""Mistakes of the program: every exception that nobody expected is reported once, from whichever thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.storage.diagnostics.log import Event, Log
from maturity_desktop.storage.diagnostics.redaction import error_frames
from maturity_desktop.storage.diagnostics.reports import LOG_LINES, report_text, write_report

MOST_MISTAKES = 20
"""How many different ones are reported in a run: a window that cannot be painted makes many in a second."""


@dataclass(frozen=True)
class Report:
    """What was written of a mistake or a crash, and where; no path where it could not be written."""

    text: str
    path: Path | None


def is_mistake(error: BaseException) -> bool:
    """Whether nobody expected it: what the program or the disk refuses has words of its own."""
    return isinstance(error, Exception) and not isinstance(error, MaturityError | OSError)


def versions() -> Mapping[str, str]:
    """The other software that a report names."""
    from PySide6 import __version__ as pyside

    from maturity_desktop.storage.diagnosis import sqlite_version

    return {"Qt": str(qVersion()), "PySide6": pyside, "SQLite": sqlite_version()}


class Mistakes(QObject):
    """Reports mistakes and tells of them in the window's thread."""

    reported = Signal(object)
    """A Report."""
    _made = Signal(object)

    def __init__(self, log: Log, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log, self._clock = log, clock
        self._known: set[tuple[str, ...]] = set()
        self._qt_messages = 0
        self._made.connect(self.reported, Qt.ConnectionType.QueuedConnection)

    def take(self, error: BaseException) -> None:
        """Reports an exception where the same has not been reported yet."""
        frames = tuple(error_frames(error))
        if frames in self._known or len(self._known) >= MOST_MISTAKES:
            return
        self._known.add(frames)
        self._log.note(Event.MISTAKE, error)
        self._made.emit(self.report("The program made a mistake", frames))

    def report(self, headline: str, frames: tuple[str, ...]) -> Report:
        """Writes a report, which is in English for whoever helps."""
        now = self._clock()
        text = report_text(headline, now, versions(), frames, self._log.last(LOG_LINES))
        path = write_report(self._log.folder, now, text) if self._log.may_write() else None
        return Report(text, path)

    # Where Python and Qt tell of what nobody caught

    def listen(self) -> None:
        """Takes what threads and Qt tell from now on; the window's own exceptions are handed in."""
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._note_unraisable
        qInstallMessageHandler(self._note_qt)

    def leave(self) -> None:
        """Python and Qt tell the console alone."""
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    def _take_from_thread(self, told: threading.ExceptHookArgs) -> None:
        threading.__excepthook__(told)
        if isinstance(told.exc_value, Exception):
            self.take(told.exc_value)

    def _note_unraisable(self, told: sys.UnraisableHookArgs) -> None:
        """What failed while Python cleaned up: nothing that a person did depends on it."""
        sys.__unraisablehook__(told)
        self._log.note(Event.FAILED, told.exc_value)

    def _note_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Qt's messages may name files: the console has them, the log only of which kind and how many.

        After a fatal one Qt aborts, and Python's fault handler writes where that was.
        """
        if sys.stderr is not None:
            sys.stderr.write(f"{message}\n")
        self._qt_messages += 1
        is_worth_a_line = self._qt_messages.bit_count() == 1  # the 1st, 2nd, 4th, 8th
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg) or is_worth_a_line:
            self._log.note(Event.QT, kind=kind, count=self._qt_messages)
