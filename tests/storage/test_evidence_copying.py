"""What goes by when a file is read through: all of its bytes, and those that tell what sort of file it is."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.progress import unwatched
from maturity_desktop.storage import evidence_copying
from maturity_desktop.storage.evidence_copying import CHUNK, read_through
from maturity_desktop.storage.media_types import BEGINNING

SIZES = (0, 1, BEGINNING - 1, BEGINNING + 1, CHUNK - 1, CHUNK, CHUNK + 1, CHUNK + BEGINNING, 3 * CHUNK + 5)


@pytest.mark.parametrize("large", [2 * CHUNK, 100 * CHUNK], ids=["in threads", "here"])
@given(size=st.sampled_from(SIZES), seed=st.binary(min_size=1, max_size=9))
def test_a_file_is_copied_whole_and_its_ends_are_told(
    tmp_path_factory: pytest.TempPathFactory, large: int, size: int, seed: bytes
) -> None:
    data = (seed * (size // len(seed) + 1))[:size]
    folder = tmp_path_factory.mktemp("copied")
    (folder / "from").write_bytes(data)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(evidence_copying, "LARGE", large)
        with (folder / "from").open("rb", buffering=0) as reader, (folder / "to").open("w+b") as copy:
            passed = read_through(reader, size, unwatched, copy)
    assert (folder / "to").read_bytes() == data
    assert (passed.size, passed.sha256) == (size, hashlib.sha256(data).hexdigest())
    assert (passed.beginning, passed.end) == (data[:BEGINNING], data[-BEGINNING:])


def test_a_file_that_grew_is_noticed_and_not_followed(tmp_path: Path) -> None:
    """Who asked for so many bytes sees that there are more, and a file without end is left."""
    path = tmp_path / "grown"
    path.write_bytes(b"x" * 5 * CHUNK)
    with path.open("rb", buffering=0) as reader:
        assert read_through(reader, 10, unwatched).size == 11
