"""Which controls and actions edit: where a library is open for reading only, they are out of use."""

from __future__ import annotations

from PySide6.QtCore import QObject

EDITS = "edits"


def mark_edits(*controls: QObject) -> None:
    """These change the audit or the library."""
    for control in controls:
        control.setProperty(EDITS, True)
