"""The list of 1,000 audits with their levels, against a bare select of the same rows."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, AuditDetails, Change, Client, FrameworkUse, RatingSet
from maturity_desktop.domain.changes import Edit, Headline
from maturity_desktop.storage.engine import driver
from maturity_desktop.storage.framework_files import FrameworkFile, read_framework
from maturity_desktop.storage.library import FILE, Library
from maturity_desktop.storage.listing import LIST

GOAL = 1.5
ROUNDS = 30
AUDITS = 1_000
CLIENTS = 200


def measure() -> list[tuple[str, float, float]]:
    """What was measured, the best ratio of several rounds, and the goal."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        library = Library.open(Path(name))
        fill(library)
        ratio = listing_ratio(library)
        library.close()
    return [(f"list of {AUDITS} audits / a bare select of the rows", ratio, GOAL)]


def listing_ratio(library: Library) -> float:
    """The list of an open library's audits, against a bare select of the same rows."""
    connection: Any = driver().connect(str(library.folder / FILE))
    # The two alternate, so that a noisy spell of the machine falls on both.
    pairs = [
        (_seconds(library.audits), _seconds(lambda: connection.execute(LIST).fetchall()))
        for _ in range(ROUNDS)
    ]
    connection.close()
    return min(ours for ours, _ in pairs) / min(bare for _, bare in pairs)


def _seconds(work: Callable[[], object]) -> float:
    """Of this process alone: what else the machine does is no part of the list."""
    before = time.process_time()
    work()
    return time.process_time() - before


def fill(library: Library) -> FrameworkFile:
    """Audits a0 to a999 of clients c0 to c199, in the framework that is returned."""
    file = read_framework(frameworks_folder() / "icmi-cmo.yaml")
    framework, sha256 = file.framework.id, library.keep_edition(file)
    now = datetime(2026, 1, 13, tzinfo=UTC)
    clients = tuple(Change(None, Client(f"c{number}", f"Client {number}")) for number in range(CLIENTS))
    edits = [Edit("a0", "clients", clients, "Assessor", now, "clients")]
    headlines = {}
    for number in range(AUDITS):
        audit, cut_off = f"a{number}", date(2020, 1, 31) + timedelta(days=number)
        records = (
            AuditDetails(audit, f"c{number % CLIENTS}", cut_off, cut_off),
            FrameworkUse(audit, framework, sha256),
            RatingSet(audit, AGREED),
        )
        changes = tuple(Change(None, record) for record in records)
        edits.append(Edit(audit, "start", changes, "Assessor", now + timedelta(minutes=number), audit))
        headlines[audit] = [Headline(framework, number / AUDITS * 4, 45, 45, False)]
    library.commit(edits, headlines)
    return file
