"""The short form of `make torture`: nothing is lost, and every mistake put in on purpose is noticed."""

from pathlib import Path

import pytest

from tools.torture.promises import GROUPS, Promise
from tools.torture.scenario import Tally
from tools.torture.worker import Trial, tallies_of

CONTROL_TRIES = {
    "kills": 8,
    "cuts": 8,
    "evidence, cuts": 150,
    "many, cuts": 20,
    "many, each, cuts": 30,
    "statements": 5,
    "seen": 6,
    "salvaged": 6,
    "erasing, kills at calls": 10,
    "erasing, full disk": 3,
    "erasing, cuts": 12,
}
"""Where fewer than in the short form are enough to notice a mistake, or more are needed.

Of one promise, or of all whose name ends so.
"""
MISTAKEN = [name for name, group in GROUPS.items() if any(promise.mistakes for promise in group.values())]


def outcomes(trials: list[Trial], folder: Path) -> list[tuple[Trial, Tally]]:
    """In one process, which takes longer to begin than a try."""
    return list(zip(trials, tallies_of(trials, folder), strict=True))


def control_tries(key: str, promise: Promise) -> int:
    """How often a mistake is tried."""
    return CONTROL_TRIES.get(key, CONTROL_TRIES.get(key.rpartition(", ")[2], promise.short))


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_is_lost(group: str, tmp_path: Path) -> None:
    made = outcomes([Trial(key, promise.short) for key, promise in GROUPS[group].items()], tmp_path)
    assert [(trial.promise, tally.losses) for trial, tally in made if tally.losses] == []
    assert all(tally.tries for _, tally in made)


@pytest.mark.parametrize("group", MISTAKEN)
def test_every_mistake_is_noticed(group: str, tmp_path: Path) -> None:
    trials = [
        Trial(key, control_tries(key, promise), mistake)
        for key, promise in GROUPS[group].items()
        for mistake in promise.mistakes
    ]
    made = outcomes(trials, tmp_path)
    assert [(trial.promise, trial.mistake) for trial, tally in made if not tally.losses] == []


def test_a_long_trial_is_split_into_parts_with_dice_of_their_own() -> None:
    parts = Trial("kills", 600).split()
    assert [part.tries for part in parts] == [250, 250, 100]
    assert len({part.seed for part in parts}) == 3
