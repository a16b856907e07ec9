"""Whatever happens to a library's files, the last verified backup brings it back."""

from pathlib import Path

from tests.storage.backups.damage import KINDS, tried

TRIES = 2


def test_every_kind_of_damage_is_restored(tmp_path: Path) -> None:
    assert tried(tmp_path, TRIES, seed=8) == {kind: [] for kind in KINDS}
