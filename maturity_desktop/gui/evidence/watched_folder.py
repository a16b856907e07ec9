"""A folder into which photos come, by cable or by itself: what is new in it is offered, once it is whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from maturity_desktop.gui.background import Task
from maturity_desktop.gui.intake import DEEPEST, walk

SETTLE_MS = 700
"""A file that has the same size and time after this long is whole."""
POLL_MS = 4_000
"""Folders of phones and of networks tell of no changes."""
MOST_ENTRIES = 20_000
UNFINISHED = (".part", ".crdownload", ".tmp", ".download", ".partial")
"""How names end while another program still writes the file."""
Look = Mapping[Path, tuple[int, int]]
"""The files in a folder and in those below it: the size and the time of each."""


def look_into(folder: Path) -> Look | None:
    """What is in a folder now, hidden and unfinished files and links left out; None where it is not there."""
    try:
        os.scandir(folder).close()
    except OSError:
        return None
    found = {}
    for path in islice(walk(folder, DEEPEST), MOST_ENTRIES):
        if path is not None and not path.name.lower().endswith(UNFINISHED):
            with suppress(OSError):  # it was taken away meanwhile
                told = path.stat()
                found[path] = (told.st_size, told.st_mtime_ns)
    return found


class WatchedFolder(QObject):
    """Looks in the background; files that were there when it began are not new."""

    offered = Signal(object)
    """The new files that are whole and were not taken or left yet, as paths by name."""
    found_there = Signal(int)
    """How many files were there when it began, if any: they are offered once somebody wants them."""
    lost = Signal()
    """The folder is not there any more."""

    def __init__(self, parent: QObject | None = None, settle_ms: int = SETTLE_MS) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._known: set[Path] | None = None
        self._before: Look = {}
        self._told: tuple[Path, ...] = ()
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
            self._known |= set(paths)
            self._tell(tuple(path for path in self._told if path not in self._known))

    def offer_what_is_there(self) -> None:
        """Files that were there when it began are offered like new ones."""
        if self._known is not None:
            self._known.clear()
            self._look()

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
        is_first = self._known is None
        if self._known is None:
            self._known = set(found)
        fresh = {path: told for path, told in found.items() if path not in self._known}
        whole = tuple(sorted(path for path, told in fresh.items() if self._before.get(path) == told))
        self._before = found
        if len(whole) < len(fresh):
            self._settle.start()
        self._tell(whole)
        if is_first and found:
            self.found_there.emit(len(found))

    def _tell(self, paths: tuple[Path, ...]) -> None:
        if paths != self._told:
            self._told = paths
            self.offered.emit(paths)
