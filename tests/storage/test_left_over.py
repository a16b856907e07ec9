"""Files of evidence that a killed adding left: named, added after all, or taken away; nobody else's are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from maturity_desktop.storage.evidence_store import EvidenceStore
from maturity_desktop.storage.left_over import left_over, take_away
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.left_over import add_left_over, left_over_words
from tests.storage.small import NOW, evidence, start

PLAN, PHOTO, LIST = b"The plan of the week", b"\x89PNG\r\n\x1a\n" * 300_000, b"a,b\n1,2\n"


@pytest.fixture
def folder(library_folder: Path) -> Path:
    """A closed library with one item of evidence, and two files that a kill kept from becoming items."""
    with closing(Library.open(library_folder)) as library:
        stored = library.evidence.add_bytes("c1", PLAN, "plan.txt")
        start(library, evidence(file_name="plan.txt", size=stored.size, sha256=stored.sha256))
    store = EvidenceStore(library_folder / "evidence")
    for name, content in (("photo.png", PHOTO), ("list.csv", LIST)):
        store.add_bytes("c1", content, name)
    for path in (library_folder / "evidence").glob("c1/??/*"):
        os.utime(path, (0, 0))
    return library_folder


@pytest.fixture
def opened(folder: Path) -> Iterator[Library]:
    with closing(Library.open(folder)) as library:
        yield library


def test_they_are_counted_with_their_size(folder: Path) -> None:
    assert left_over_words(left_over(folder)).startswith("2 files (2.3 MB) were copied into the library")
    assert left_over_words(()) == ""


def test_added_after_all_they_are_evidence_of_the_client(opened: Library) -> None:
    found = left_over(opened.folder)
    assert add_left_over(opened, found, lambda: NOW) == 2
    items = {item.number: item for item in opened.load("a1").evidence}
    assert {item.media_type for item in items.values() if item.number > 1} == {"image/png", "text/plain"}
    assert sorted(items) == [1, 2, 3]
    assert all(item.added_by == "Astrid" for item in items.values() if item.number > 1)
    assert left_over(opened.folder) == ()
    assert opened.verify() == ()


def test_taken_away_they_are_gone_and_the_others_stay(opened: Library) -> None:
    assert take_away(opened.folder, left_over(opened.folder)) == 2
    assert [path.read_bytes() for path in (opened.folder / "evidence").glob("c1/??/*")] == [PLAN]


def test_what_is_being_added_is_not_left_over(opened: Library) -> None:
    """Neither a new file, nor one whose bytes an earlier adding has left."""
    before = left_over(opened.folder)
    opened.evidence.add_bytes("c1", b"new", "new.txt")
    opened.evidence.add_bytes("c1", LIST, "again.csv")
    (left,) = left_over(opened.folder)
    assert left.size == len(PHOTO)
    assert take_away(opened.folder, before) == 1


def test_files_of_a_state_that_a_restore_replaced_are_left_alone(folder: Path) -> None:
    (folder / "replaced" / "20260113T140211Z-0").mkdir(parents=True)
    assert left_over(folder) == ()


def test_a_damaged_one_and_one_without_an_audit_are_not_added(opened: Library) -> None:
    found = left_over(opened.folder)
    shutil.copytree(opened.folder / "evidence" / "c1", opened.folder / "evidence" / "c2")
    for path in (opened.folder / "evidence" / "c1").glob("??/*"):
        path.write_bytes(b"damaged") if path.stat().st_size == len(PHOTO) else None
    assert add_left_over(opened, found, lambda: NOW) == 1
    assert add_left_over(opened, left_over(opened.folder), lambda: NOW) == 0
