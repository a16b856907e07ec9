"""What Python's fault handler writes when the process goes down: kept in a file, read at the next start."""

from __future__ import annotations

import faulthandler
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from maturity_desktop.storage.diagnostics.redaction import crash_frames

FILE = "last-words.txt"
MOST_BYTES = 1 << 18


class LastWords:
    """Has the stacks of all threads written where the process is brought down by a signal.

    The file names folders of the person's and is therefore taken away as soon as it has been read.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._file: BinaryIO | None = None

    def take(self) -> tuple[str, ...]:
        """The redacted last words of the process before this one; none where it had none to say."""
        try:
            with self._path.open("rb") as file:
                told = file.read(MOST_BYTES).decode(errors="replace")
            self._path.unlink()
        except OSError:
            return ()
        return tuple(crash_frames(told))

    def listen(self) -> None:
        """From now on a crash is written down; where that cannot be, the console has it."""
        try:
            self._path.parent.mkdir(exist_ok=True)
            self._file = self._path.open("wb", buffering=0)
        except OSError:
            return
        faulthandler.enable(self._file)

    def leave(self) -> None:
        """The process ends in order."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with suppress(OSError):
                self._path.unlink()
