"""The sweep of evidence takes what nothing needs, and never anything else."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.audit import Change, Evidence
from maturity_desktop.storage.backups.layout import evidence_files
from maturity_desktop.storage.erasing.steps import sweep_evidence
from maturity_desktop.storage.library import Library
from tests.examples import examples
from tests.storage.small import edit, evidence, start

ACTS = st.lists(
    st.tuples(st.sampled_from(["file", "item", "change", "delete"]), st.integers(1, 4)), max_size=12
)


def content(number: int) -> bytes:
    return f"file {number}".encode()


def sha256(number: int) -> str:
    return hashlib.sha256(content(number)).hexdigest()


def act(library: Library, what: str, number: int, minute: int) -> set[str]:
    """Does what a person or a cancelled import does; returns the files that are needed from now on."""
    library.evidence.add_bytes("c1", content(number), "plan.txt")
    old = library.load("a1").get(Evidence, "c1", f"e{number}")
    if what == "file" or (what in ("change", "delete") and old is None):
        return set()
    other = number % 4 + 1
    if what == "change":
        library.evidence.add_bytes("c1", content(other), "plan.txt")
    new = None if what == "delete" else evidence(number, sha256=sha256(other if what == "change" else number))
    if old == new:
        return set()
    library.commit([edit(Change(old, new), minutes=minute)], {})
    return {record.sha256 for record in (old, new) if record is not None}


@settings(max_examples=examples(25), deadline=None)
@given(ACTS)
def test_what_a_row_or_the_journal_needs_stays_and_nothing_else(acts: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, needed = Path(name) / "library", set()
        with closing(Library.open(folder)) as library:
            start(library)
            for minute, (what, number) in enumerate(acts, 1):
                needed |= act(library, what, number, minute)
        there = {copy.partition("/")[2] for copy in evidence_files(folder / "evidence")}
        assert sweep_evidence(folder) == len(there - needed)
        assert {copy.partition("/")[2] for copy in evidence_files(folder / "evidence")} == needed
        with closing(Library.open(folder)) as library:
            assert not library.verify()


def test_nothing_goes_while_a_replaced_state_may_need_it(folder: Path) -> None:
    before = set(evidence_files(folder / "evidence"))
    assert sweep_evidence(folder) == 0
    assert set(evidence_files(folder / "evidence")) == before


def test_files_of_other_clients_and_of_deleted_items_stay(folder: Path) -> None:
    shutil.rmtree(folder / "replaced")
    assert sweep_evidence(folder) == 1  # the one that never was an item
    with closing(Library.open(folder)) as library:
        assert not [problem for problem in library.verify() if "file" in problem]
