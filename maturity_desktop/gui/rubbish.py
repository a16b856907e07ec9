"""Garbage in circles is collected in the window's thread alone.

Python collects in whichever thread happens to allocate. A circle may hold widgets, and Qt must not see one of
them deleted by a thread that works in the background: that brings the process down.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000
OLDEST = 2
"""The generation of what has been there longest."""
LIMITS = (2_000, 10, 10)
"""How much of each generation there may be before it is looked through: objects, then collections of the one
before."""


class RubbishCollector(QObject):
    """Looks for garbage now and then while the window's thread has nothing else to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect_where_due)
        self._timer.start()

    def collect_where_due(self) -> int:
        """Collects the oldest generation that is due, and those younger with it; -1 where none is."""
        due = [
            generation
            for generation, (there, most) in enumerate(zip(gc.get_count(), LIMITS, strict=True))
            if there > most
        ]
        if not due:
            return -1
        gc.collect(due[-1])
        if due[-1] == OLDEST and not gc.get_freeze_count():
            gc.freeze()  # modules and classes stay as long as the program; looking at them takes longest
        return due[-1]
