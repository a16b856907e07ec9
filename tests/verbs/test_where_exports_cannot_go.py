"""Every kind of file that is handed over, where it cannot be put: what was there stays, and why is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.torture.exporting import OLD, WRITERS


@pytest.mark.parametrize("kind", WRITERS)
def test_a_place_that_takes_no_file_stays_as_it_was(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, write = WRITERS[kind]
    path = tmp_path / name
    path.mkdir(parents=True)
    assert "this is a folder" in refused(write, path)
    path.rmdir()
    path.write_bytes(OLD)
    path.chmod(0o444)
    assert "protected against writing" in refused(write, path)
    path.chmod(0o644)

    def is_open_elsewhere(*_told: object) -> None:
        raise PermissionError(13, "open elsewhere")

    monkeypatch.setattr("os.replace", is_open_elsewhere)
    assert "open elsewhere" in refused(write, path)
    assert path.read_bytes() == OLD
    left = [own for own in tmp_path.rglob("*") if own.is_file()]
    kept = [own for own in left if own.suffix != ".png"]  # the next brand that is kept sweeps marks
    assert kept == [path]


def refused(write: Callable[[Path], object], path: Path) -> str:
    with pytest.raises(OSError, match=r".") as told:
        write(path)
    return str(told.value)
