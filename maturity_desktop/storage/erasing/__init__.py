"""Erases an audit or a client for good: from the library, its backups, and what stands beside.

The library is written anew without it, beside the old one, and verified; until then nothing has happened.
Then a note (erasing.json) is put down: from there on whoever opens the library next goes on where it was
left, and no program reads a half of it. Every step may be done twice. The note goes last, after the
certificate. What opening needs loads at once.
"""

from __future__ import annotations

from pathlib import Path

from maturity_desktop.storage.backups.layout import ERASING as NOTE

__all__ = ["NOTE", "finish_interrupted_erasing", "is_begun"]

STAGING = ".erasing-"
"""How the folder begins in which the new library is built."""
UNFINISHED = ".erasing*"
"""What a kill before the note can leave: that folder, and a half written note."""


def is_begun(folder: Path) -> bool:
    """Whether something is being erased: what the folder holds may be read only once that is finished."""
    return (folder / NOTE).exists()


def finish_interrupted_erasing(folder: Path) -> None:
    """Finishes what was begun, and sweeps what was not; LibraryError where it cannot be finished now.

    For whoever holds the library's lock and has nothing of it open yet.
    """
    if is_begun(folder) or any(folder.glob(UNFINISHED)):
        from maturity_desktop.storage.erasing.steps import finish

        finish(folder)
