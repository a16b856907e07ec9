"""Files that need not outlive the program: previews, and what is handed to other programs.

They hold a client's words, so they lie in the library's own folder, not among the system's temporary files:
what a crash leaves goes at the next start, and erasing reaches it.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

FOLDER = Path("window", "passing")


def passing_folder(library: Path | None) -> Path:
    """A new folder for such files; a temporary one of the system's where the library cannot be written in."""
    if library is not None:
        try:
            (library / FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
            return Path(tempfile.mkdtemp(dir=library / FOLDER))
        except OSError:
            pass  # a full disk, or a library that may only be read
    return Path(tempfile.mkdtemp(prefix="maturity-desktop-"))


def sweep_passing(library: Path) -> None:
    """Takes away what an earlier run left; only for who holds the library's lock."""
    shutil.rmtree(library / FOLDER, ignore_errors=True)
