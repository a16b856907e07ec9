"""Killed in the middle of typing, the window has lost nothing that it called saved."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, Client
from maturity_desktop.domain.changes import Place, note_at
from maturity_desktop.storage.framework_files import read_framework
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit

KILLS = 3


def test_what_was_called_saved_is_there_after_each_kill(library_folder: Path) -> None:
    library = Library.open(library_folder)
    day = date(2026, 2, 6)
    icmi = read_framework(frameworks_folder() / "icmi-cmo.yaml")
    new = NewAudit(Client("c", "Client"), (icmi,), day, day, id="a1")
    start_audit(library, new, "An assessor", lambda: datetime(2026, 2, 6, tzinfo=UTC))
    library.close()
    dice = random.Random(7)
    saved = 0
    for _ in range(KILLS):
        saved = saved_when_killed(library_folder, after=dice.randint(1, 3))
        kept = note_kept(library_folder)
        assert len(kept) >= saved
        assert set(kept) == {"x"}
    assert saved > 0


def saved_when_killed(folder: Path, after: int) -> int:
    """How long the note was that the window last called saved, when it was killed after so many times."""
    child = [sys.executable, "-m", "tests.end_to_end.typing_child", str(folder), "a1"]
    with subprocess.Popen(child, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        said = [window.stdout.readline() for _ in range(after)]
        window.kill()
        said += [line for line in window.stdout if line.endswith("\n")]
    return int(said[-1])


def note_kept(folder: Path) -> str:
    library = Library.open(folder)
    try:
        assert library.verify() == ()
        return note_at(library.load("a1"), Place("a1", "icmi_cmo", AGREED), "1.01").text
    finally:
        library.close()
