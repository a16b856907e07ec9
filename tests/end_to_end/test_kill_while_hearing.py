"""Killed while an activity is held, the window has lost nothing that it called saved."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.activities import Listener, Spot, hear
from maturity_desktop.domain.audit import Audit, Client, Evidence
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.plan_records import Activity, ActivityCriterion, ActivityKind, Heard, Verdict
from maturity_desktop.storage.framework_files import read_framework
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit

KILLS = 3
DAY = date(2026, 2, 6)
NOW = datetime(2026, 2, 6, tzinfo=UTC)
TALK = Activity("a1", "m1", ActivityKind.INTERVIEW, "Planning lead", DAY, framework="icmi_cmo")


def test_what_was_heard_is_there_after_each_kill_with_its_evidence(library_folder: Path) -> None:
    prepare(library_folder)
    saved = 0
    dice = random.Random(11)
    for _ in range(KILLS):
        saved = max(saved, saved_when_killed(library_folder, after=dice.randint(1, 3)))
        audit = read(library_folder)
        (heard,) = audit.all(Heard)
        (item,) = audit.all(Evidence)
        assert len(heard.note) >= saved
        assert set(heard.note) == {"x"}
        assert item.text == f"{heard.checkpoint} + {heard.note}"
    assert saved > 0


def prepare(folder: Path) -> None:
    """An audit with an activity at which one checkpoint was supported."""
    library = Library.open(folder)
    icmi = read_framework(frameworks_folder() / "icmi-cmo.yaml")
    new = NewAudit(Client("c", "Client"), (icmi,), DAY, DAY, id="a1")
    about = ActivityCriterion("a1", "m1", "icmi_cmo", "1.01")
    start_audit(library, new, "An assessor", lambda: NOW, (TALK, about))
    audit = library.load("a1")
    first = icmi.framework.criterion("1.01").checkpoints[0]
    spot = Spot("icmi_cmo", "1.01", first.id)
    changes = hear(audit, TALK, spot, Verdict.SUPPORTS, Listener("An assessor", DAY, {}))
    library.commit([Edit("a1", "hear", changes, "An assessor", NOW, "spell")], {})
    library.close()


def saved_when_killed(folder: Path, after: int) -> int:
    """How long the note was that the window last called saved, when it was killed after so many times."""
    child = [sys.executable, "-m", "tests.end_to_end.hearing_child", str(folder), "a1"]
    with subprocess.Popen(child, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        said = [window.stdout.readline() for _ in range(after)]
        window.kill()
        said += [line for line in window.stdout if line.endswith("\n")]
    return int(said[-1])


def read(folder: Path) -> Audit:
    library = Library.open(folder)
    try:
        assert library.verify() == ()
        return library.load("a1")
    finally:
        library.close()
