"""Seven kinds of damage: each is seen or harms nothing; a salvage names what it cannot bring back."""

import statistics
from pathlib import Path
from random import Random

import pytest

from tests.storage.backups.damage import KINDS
from tests.storage.damaging import flipped_bits_seen, make_library, salvage_of, unseen

TRIES = 4


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damage") / "library"
    make_library(folder)
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_seen_or_harmless(template: Path, tmp_path: Path, kind: str) -> None:
    assert unseen(template, tmp_path, kind, TRIES, 8) == 0


def test_every_flipped_bit_of_a_sealed_library_is_seen(template: Path, tmp_path: Path) -> None:
    assert flipped_bits_seen(template, tmp_path, 20, 8, sealed=True) == 20


def test_most_flipped_bits_are_seen_without_the_seal(template: Path, tmp_path: Path) -> None:
    assert flipped_bits_seen(template, tmp_path, 30, 8, sealed=False) >= 24


@pytest.mark.parametrize("kind", ["zeroed_page", "flipped_bit", "swapped_pages", "truncated", "stale_wal"])
def test_a_salvage_names_every_loss(template: Path, tmp_path: Path, kind: str) -> None:
    dice = Random(8)
    tries = [salvage_of(template, tmp_path, kind, dice) for _try in range(TRIES)]
    assert [one.unnamed for one in tries] == [()] * TRIES
    if kind == "zeroed_page":
        assert statistics.median(one.share for one in tries) >= 0.99
