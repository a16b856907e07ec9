"""How long the window's event loop stands still while a backup is made and somebody types."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

GOAL_MS = 100.0
"""No key may wait longer than this."""
EVERY_MS = 5
BACKUPS = 5
MEGABYTES = 60
NOW = datetime(2026, 1, 13, tzinfo=UTC)


def measure() -> list[tuple[str, float, float]]:
    """(what, ratio of the longest gap between two ticks of a timer to 100 ms, goal)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix="bench-") as name:
        folder = Path(name) / "library"
        _make_library(folder)
        return [
            (
                f"longest stand-still while {MEGABYTES} MB are backed up / 100 ms",
                _longest_gap(folder) / GOAL_MS,
                1.0,
            )
        ]


def _make_library(folder: Path) -> None:
    """The sample, and evidence that takes a while to copy."""
    from maturity_desktop.storage.library import Library
    from maturity_desktop.verbs.sample import make_sample

    library = Library.open(folder)
    make_sample(library, lambda: NOW)
    library.close()
    (folder / "frameworks").mkdir(exist_ok=True)
    (folder / "frameworks" / "ballast.bin").write_bytes(os.urandom(MEGABYTES << 20))


def _longest_gap(folder: Path) -> float:
    """Milliseconds: a timer ticks, each tick types a letter, and backups are made one after another."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from maturity_desktop.gui.safety.backup_desk import BackupDesk
    from maturity_desktop.storage.library import Library

    application = QApplication.instance() or QApplication([])
    library = Library.open(folder)
    field, loop, desk = QPlainTextEdit(), QEventLoop(), BackupDesk(folder, lambda: NOW)
    field.show()
    ticks, left = [], [BACKUPS]
    timer = QTimer()
    timer.setInterval(EVERY_MS)

    def tick() -> None:
        ticks.append(time.perf_counter())
        field.insertPlainText("a")

    def next_one() -> None:
        left[0] -= 1
        if left[0]:
            desk.back_up()
        else:
            loop.quit()

    timer.timeout.connect(tick)
    desk.ended.connect(next_one)
    timer.start()
    desk.back_up()
    loop.exec()
    timer.stop()
    library.close()
    application.processEvents()
    return 1000 * max(after - before for before, after in pairwise(ticks))
