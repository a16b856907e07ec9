"""The short form of `make torture`: nothing is lost, and every mistake put in on purpose is noticed."""

from pathlib import Path

import pytest

from tools.torture.promises import PROMISES
from tools.torture.scenario import Tally
from tools.torture.worker import Trial, tallies_of

CONTROL_TRIES = {"kills": 8, "cuts": 8, "faults": 20, "schema 1, statements": 12, "schema 2, statements": 12}
GROUPS = (
    "kills", "cuts", "faults", "full disk", "report", "scorecard", "model", "own file", "backup", "restore",
    "damage", "schema 1", "schema 2",
)  # fmt: skip


def of_group(group: str) -> list[str]:
    """The promises that begin so, each in one group."""
    longest = {key: max((name for name in GROUPS if key.startswith(name)), key=len) for key in PROMISES}
    return [key for key in PROMISES if longest[key] == group]


def mistakes_of(group: str) -> list[Trial]:
    return [
        Trial(key, CONTROL_TRIES.get(key, PROMISES[key].short), mistake)
        for key in of_group(group)
        for mistake in PROMISES[key].mistakes
    ]


def outcomes(trials: list[Trial], folder: Path) -> list[tuple[Trial, Tally]]:
    return list(zip(trials, tallies_of(trials, folder), strict=True))


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_is_lost(group: str, tmp_path: Path) -> None:
    made = outcomes([Trial(key, PROMISES[key].short) for key in of_group(group)], tmp_path)
    assert [(trial.promise, tally.losses) for trial, tally in made if tally.losses] == []
    assert all(tally.tries for _, tally in made)


@pytest.mark.parametrize("group", [group for group in GROUPS if mistakes_of(group)])
def test_every_mistake_is_noticed(group: str, tmp_path: Path) -> None:
    made = outcomes(mistakes_of(group), tmp_path)
    assert [trial for trial, tally in made if not tally.losses] == []


def test_every_promise_is_in_a_group() -> None:
    assert sorted(key for group in GROUPS for key in of_group(group)) == sorted(PROMISES)
