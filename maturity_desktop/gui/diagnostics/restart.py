"""Starts the program again as it was started, once this one has let everything go."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess


def start_again() -> bool:
    """Whether another process could be started."""
    is_bundle = hasattr(sys, "_MEIPASS")
    before = [] if is_bundle else ["-m", __name__.partition(".")[0]]
    started: tuple[bool, int] = QProcess.startDetached(sys.executable, [*before, *sys.argv[1:]])
    return started[0]
