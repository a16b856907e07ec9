"""The portfolio of 500 audits, 12 of them of one client, against reading the same rows."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, AuditDetails, Change, Client, FrameworkUse, RatingSet
from maturity_desktop.domain.changes import Edit, Headline, Standing
from maturity_desktop.domain.improvement_records import Decision, Outcome
from maturity_desktop.domain.plan_records import PlanSettings
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.framework_files import FrameworkFile, read_framework
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.standing import read_standings
from maturity_desktop.verbs.portfolio import audited, read_portfolio

GOAL = 2.0
ROUNDS = 10
AUDITS = 500
OF_ONE_CLIENT = 12
UNDER_WAY, AWARDS = 4, 60
TODAY = date(2026, 1, 13)
LOOKING_BACK = timedelta(365)


def measure() -> list[tuple[str, float, float]]:
    """What was measured, the best ratio of several rounds, and the goal."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        library = Library.open(Path(name))
        fill(library)
        assert len(read_portfolio(library, TODAY).portfolio.clients) == AUDITS - OF_ONE_CLIENT + 1
        ratio = opening_ratio(library)
        library.close()
    return [(f"portfolio of {AUDITS} audits / reading the same rows", ratio, GOAL)]


def opening_ratio(library: Library) -> float:
    """Everything that the page waits for, against the rows that it is made of, read as records."""
    wanted = frozenset((own.audit, own.framework) for own in audited(library) if own.standing is not None)

    def read_rows() -> None:
        library.audits()
        library.look_up(lambda db: read_standings(db, wanted))
        library.plans(TODAY - LOOKING_BACK)

    # The two alternate, so that a noisy spell of the machine falls on both.
    pairs = [
        (_seconds(lambda: read_portfolio(library, TODAY)), _seconds(read_rows)) for _round in range(ROUNDS)
    ]
    return min(ours for ours, _ in pairs) / min(rows for _, rows in pairs)


def _seconds(work: Callable[[], object]) -> float:
    """Of this process alone: what else the machine does is no part of it."""
    before = time.process_time()
    work()
    return time.process_time() - before


def fill(library: Library) -> None:
    """Audits a0 to a499, the first twelve of client c0 and each other of a client of its own."""
    file = read_framework(frameworks_folder() / "icmi-cmo.yaml")
    library.keep_edition(file)
    now = datetime(2026, 1, 13, tzinfo=UTC)
    edits, headlines = [], {}
    for number in range(AUDITS):
        audit = f"a{number}"
        changes = tuple(Change(None, record) for record in _records(file, number))
        edits.append(Edit(audit, "start", changes, "Assessor", now, audit))
        headlines[audit] = [_headline(file, number)]
    library.commit(edits, headlines)


def _records(file: FrameworkFile, number: int) -> Iterator[Record]:
    audit, client = f"a{number}", max(0, number - OF_ONE_CLIENT + 1)
    cut_off = TODAY - timedelta(AUDITS - number)
    if number == client == 0 or client > 0:
        yield Client(f"c{client}", f"Client {client}")
    yield AuditDetails(audit, f"c{client}", cut_off, cut_off)
    yield FrameworkUse(audit, file.framework.id, file.sha256)
    yield RatingSet(audit, AGREED)
    if number >= AUDITS - UNDER_WAY:
        yield PlanSettings(audit, TODAY - timedelta(number % 20))
    elif number >= AUDITS - UNDER_WAY - AWARDS:
        decided = TODAY - timedelta(10 * (number % AWARDS))
        yield Decision(audit, file.framework.id, Outcome.AWARDED, decided, "Body")


def _headline(file: FrameworkFile, number: int) -> Headline:
    framework = file.framework
    levels = {own.id: (number + place) % 5 for place, own in enumerate(framework.criteria)}
    standing = Standing(
        {domain.id: _mean([levels[own.id] for own in domain.criteria]) for domain in framework.domains},
        levels,
        tuple(name for name, level in levels.items() if level < 2),
    )
    return Headline(framework.id, _mean(list(levels.values())), len(levels), len(levels), False, standing)


def _mean(levels: list[int]) -> float:
    return sum(levels) / len(levels)


if __name__ == "__main__":
    for what, ratio, goal in measure():
        print(f"{what:58} {ratio:8.2f} {goal:8.2f}")
