"""A folder into which photos come, by cable or by itself: what is new in it is offered, once it is whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from maturity_desktop.gui.background import Task

SETTLE_MS = 700
"""A file that has the same size and time after this long is whole."""
POLL_MS = 4_000
"""Folders of phones and of networks tell of no changes."""
MOST_ENTRIES = 20_000
Look = Mapping[str, tuple[int, int]]
"""The files of a folder: the size and the time of each, by name."""


def look_into(folder: Path) -> Look | None:
    """What is in a folder now, hidden files and links left out; None where it is not there."""
    found = {}
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, MOST_ENTRIES):
                if not entry.name.startswith((".", "~$")) and entry.is_file(follow_symlinks=False):
                    told = entry.stat()
                    found[entry.name] = (told.st_size, told.st_mtime_ns)
    except OSError:
        return None
    return found


class WatchedFolder(QObject):
    """Looks in the background; files that were there when it began are not new."""

    offered = Signal(object)
    """The new files that are whole and were not taken or left yet, as paths by name."""
    lost = Signal()
    """The folder is not there any more."""

    def __init__(self, parent: QObject | None = None, settle_ms: int = SETTLE_MS) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._known: set[str] | None = None
        self._before: Look = {}
        self._told: tuple[str, ...] = ()
        self._task: Task[Look | None] | None = None
        self._watcher = QFileSystemWatcher(self)
        self._settle = self._timer(settle_ms)
        self._settle.setSingleShot(True)
        self._watcher.directoryChanged.connect(lambda _path: self._settle.start())
        self._poll = self._timer(POLL_MS)

    def _timer(self, after_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(after_ms)
        timer.timeout.connect(self._look)
        return timer

    def begin(self, folder: Path) -> None:
        """From now on this folder is watched."""
        self.end()
        self.folder = folder
        self._watcher.addPath(str(folder))
        self._poll.start()
        self._look()

    def end(self) -> None:
        """Nothing is watched any more."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._poll.stop()
        self._settle.stop()
        self.folder, self._known, self._before, self._task = None, None, {}, None
        self._tell(())

    def forget(self, paths: tuple[Path, ...]) -> None:
        """These were taken or left: they are not offered again."""
        if self._known is not None:
            self._known |= {path.name for path in paths}
            self._tell(tuple(name for name in self._told if name not in self._known))

    def _look(self) -> None:
        folder = self.folder
        if folder is None or self._task is not None:
            return
        task: Task[Look | None] = Task(lambda _progress: look_into(folder), self)
        self._task = task
        task.succeeded.connect(lambda found: self._take(found) if task is self._task else None)
        task.start()

    def _take(self, found: Look | None) -> None:
        self._task = None
        if found is None:
            self.end()
            self.lost.emit()
            return
        if self._known is None:
            self._known = set(found)
        fresh = {name: told for name, told in found.items() if name not in self._known}
        whole = tuple(sorted(name for name, told in fresh.items() if self._before.get(name) == told))
        self._before = found
        if len(whole) < len(fresh):
            self._settle.start()
        self._tell(whole)

    def _tell(self, names: tuple[str, ...]) -> None:
        if names != self._told:
            self._told = names
            self.offered.emit(tuple(self.folder / name for name in names) if self.folder else ())
