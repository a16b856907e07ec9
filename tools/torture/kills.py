"""kill -9 at random moments of a child that works on and on, in a library that is renewed now and then."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from tools.torture.children import Moment, Tell, in_child
from tools.torture.scenario import Scenario, Tally
from tools.torture.shim import skip_syncs

MOST_LINES, MOST_SECONDS = 3, 0.02
"""A child is killed after so many acknowledgements at most, and within what it needs for a few more edits."""
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
        moment = Moment(dice.randint(0, MOST_LINES), dice.uniform(0, MOST_SECONDS))
        told = in_child(partial(_act_syncing, scenario, folder), moment)
        if not told.killed:
            yield f"the child ended by itself: {told.error}"
        yield from scenario.first_loss(folder, told)
    shutil.rmtree(folder)


def _act_syncing(scenario: Scenario, folder: Path, tell: Tell) -> None:
    """Waits for the real disk, so that the kills come while it is waited for."""
    skip_syncs(False)
    scenario.act(folder, tell)
