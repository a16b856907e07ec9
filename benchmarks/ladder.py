"""The ladder over a year of 15-minute intervals on six channels, against a bare walk over the same rows."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.framework import Criterion
from maturity_desktop.domain.ladder import ladder
from maturity_desktop.domain.outcomes import ChannelFigures, TargetStep
from maturity_desktop.domain.series import Figure, Grain, Hours, OpeningHours, Series
from maturity_desktop.storage.framework_files import read_framework

GOAL = 20.0
"""The floor takes some 10 ms where the ladder may take 200."""
MOST_MILLISECONDS = 200.0
ROUNDS = 15
CHANNELS = 6
INTERVALS = 365 * 96
CUT_OFF = date(2025, 12, 31)
OPEN = OpeningHours({weekday: Hours(datetime.min.time(), datetime.min.time()) for weekday in range(7)})


def measure() -> list[tuple[str, float, float]]:
    """What was measured, the best of several rounds, and the goal."""
    criterion = read_framework(frameworks_folder() / "icmi-cmo.yaml").framework.criterion("8.01")
    rows = [_rows(random.Random(channel)) for channel in range(CHANNELS)]
    pairs = [
        (_seconds(lambda: _ladder(criterion, rows)), _seconds(lambda: _walk(rows))) for _ in range(ROUNDS)
    ]
    ours, bare = min(ours for ours, _ in pairs), min(bare for _, bare in pairs)
    what = f"ladder over {CHANNELS * INTERVALS:,} intervals"
    return [
        (f"{what} / a bare walk over them", ours / bare, GOAL),
        (f"{what}, milliseconds", ours * 1000, MOST_MILLISECONDS),
    ]


def _ladder(criterion: Criterion, rows: Sequence[tuple[Figure, ...]]) -> None:
    # The series are made anew, so that nothing worked out in an earlier round is at hand.
    target = (TargetStep(date(2025, 1, 1), Fraction(80)),)
    channels = [
        ChannelFigures(str(number), {Grain.INTERVAL: Series(Grain.INTERVAL, own)}, target, OPEN)
        for number, own in enumerate(rows)
    ]
    found = ladder(criterion, 0, channels, CUT_OFF)
    assert len(found.channels) == CHANNELS


def _walk(rows: Sequence[tuple[Figure, ...]]) -> int:
    """The least that any ladder has to do: every row's counts read once, and compared."""
    met = 0
    for own in rows:
        for figure in own:
            if 5 * (figure.within or 0) >= 4 * (figure.offered or 0):
                met += 1
    return met


def _rows(chance: random.Random) -> tuple[Figure, ...]:
    first = datetime(2025, 1, 1)  # noqa: DTZ001 - the client's own clock
    return tuple(
        Figure(
            first + timedelta(minutes=15 * number),
            offered=(offered := chance.randint(0, 40)),
            within=sum(chance.random() < 0.84 for _ in range(offered)),
        )
        for number in range(INTERVALS)
    )


def _seconds(work: Callable[[], object]) -> float:
    """Of this process alone: what else the machine does is no part of the ladder, which has one thread."""
    before = time.process_time()
    work()
    return time.process_time() - before
