"""A second start on the same library brings the first window to the front.

The two speak through a file in the library's folder: no socket is opened for it. The first window puts down
a sign that it is there; the second writes a request, and the first takes it away as its reply.
"""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

FOLDER = "window"
SIGN, REQUEST = "open", "raise"
PATIENCE_S = 0.8
LOOK_EVERY_S = 0.02


class FirstWindow(QObject):
    """Tells when another start wants the window that is there."""

    wanted = Signal()

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = library / FOLDER
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def settle(self) -> None:
        """Puts down the sign and begins to listen; the library's lock says that this is the first."""
        self._folder.mkdir(exist_ok=True)
        (self._folder / REQUEST).unlink(missing_ok=True)
        (self._folder / SIGN).touch()
        self._watcher.addPath(str(self._folder))

    def leave(self) -> None:
        """Takes the sign away."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
            (self._folder / SIGN).unlink(missing_ok=True)

    def _look(self) -> None:
        request = self._folder / REQUEST
        try:
            asks_from = request.read_text(encoding="utf-8")
            # A library on a shared disk may be wanted on another computer, where nobody sees this window.
            if asks_from != platform.node():
                return
            request.unlink()
        except OSError:
            return
        self.wanted.emit()


def first_window_came(library: Path, patience: float = PATIENCE_S) -> bool:
    """Asks the window that has the library open, if there is one, to come forward; whether it did."""
    folder = library / FOLDER
    if not (folder / SIGN).exists():
        return False
    request = folder / REQUEST
    whole = folder / f"{REQUEST}.{os.getpid()}"
    whole.write_text(platform.node(), encoding="utf-8")
    whole.replace(request)  # it appears with its words in it
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if not request.exists():
            return True
        time.sleep(LOOK_EVERY_S)
    request.unlink(missing_ok=True)
    return False
