"""The log: what the program did and when, in codes and numbers, in files of bounded size."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import Enum
from pathlib import Path
from threading import Lock

from maturity_desktop.storage.diagnostics.redaction import Fact, error_codes, facts_text

FOLDER = "logs"
"""Where log and reports stand in a library's folder; backups leave it out."""
MOST_FILES = 5
MOST_BYTES = 1 << 20


class Event(Enum):
    """What is noted."""

    OPENED = "opened"
    AUDIT = "audit"
    SAVED = "saved"
    NOT_SAVED = "not saved"
    FAILED = "failed"
    MISTAKE = "mistake"
    QT = "qt"
    CRASHED = "crashed"
    CLOSED = "closed"


class Log:
    """Appends a line for each event, from any thread; what cannot be written is left out, and nobody is told.

    A library that is damaged or that another program has is not written in: `may_write` is asked each time.
    No file stays open: another process may read the log, turn it over or take it away.
    """

    def __init__(
        self,
        library: Path,
        clock: Callable[[], datetime],
        may_write: Callable[[], bool] = lambda: True,
        most_bytes: int = MOST_BYTES,
        most_files: int = MOST_FILES,
    ) -> None:
        self.folder = library / FOLDER
        self._clock = clock
        self.may_write = may_write
        self._most_bytes, self._most_files = most_bytes, most_files
        self._one_writes = Lock()

    def note(self, event: Event, error: BaseException | None = None, **facts: Fact) -> None:
        """Writes what happened; of an exception its kind alone."""
        if not self.may_write():
            return
        cause = f" error={error_codes(error)}" if error is not None else ""
        line = f"{self._clock().isoformat(timespec='milliseconds')} {event.value}{facts_text(facts)}{cause}\n"
        with self._one_writes, suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            self._turn_over(len(line))
            with self._file(0).open("ab", buffering=0) as file:
                file.write(line.encode("ascii", "replace"))

    def last(self, count: int) -> tuple[str, ...]:
        """The last lines, oldest first; none where they cannot be read."""
        lines: list[str] = []
        for number in range(2):  # the newest file may just have been begun
            with suppress(OSError):
                lines = self._file(number).read_text(encoding="ascii", errors="replace").splitlines() + lines
        return tuple(lines[-count:])

    def _file(self, number: int) -> Path:
        return self.folder / (f"log.{number}.txt" if number else "log.txt")

    def _turn_over(self, more: int) -> None:
        """A file that would grow too long becomes the first of the older ones; the oldest goes."""
        newest = self._file(0)
        if not newest.exists() or newest.stat().st_size + more <= self._most_bytes:
            return
        for number in range(self._most_files - 1, 0, -1):
            if (older := self._file(number - 1)).exists():
                older.replace(self._file(number))
