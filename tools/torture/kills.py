"""kill -9 at random moments of a child that works on and on, in a library that is renewed now and then."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from tools.torture.children import Tell, in_child
from tools.torture.scenario import Scenario, Tally
from tools.torture.shim import skip_syncs

LONGEST_LIFE = 0.06
"""Seconds: a child opens its library in about a fifth of that, then makes an edit every few milliseconds."""
KILLS_OF_ONE_LIBRARY = 25


def kill(scenario: Scenario, folder: Path, dice: Random, tries: int) -> Tally:
    """So many kills, each of them followed by a look at what was acknowledged."""
    lost: list[str] = []
    for begun in range(0, tries, KILLS_OF_ONE_LIBRARY):
        lost += _of_one_library(scenario, folder / "now", dice, min(KILLS_OF_ONE_LIBRARY, tries - begun))
    return Tally(tries, tuple(lost))


def _of_one_library(scenario: Scenario, folder: Path, dice: Random, tries: int) -> Iterator[str]:
    folder.mkdir()
    scenario.prepare(folder)
    for _ in range(tries):
        told = in_child(partial(_act_syncing, scenario, folder), dice.uniform(0, LONGEST_LIFE))
        if not told.killed:
            yield f"the child ended by itself: {told.error}"
        yield from list(scenario.losses(folder, told))[:1]
    shutil.rmtree(folder)


def _act_syncing(scenario: Scenario, folder: Path, tell: Tell) -> None:
    """Waits for the real disk, so that the kills come while it is waited for."""
    skip_syncs(False)
    scenario.act(folder, tell)
