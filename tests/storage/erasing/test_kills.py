"""Killed before any change of a name: nothing has happened, or the next opening finishes all of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.backups.listing import list_backups
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.places import first_place
from maturity_desktop.storage.backups.refusals import UnusableBackup
from maturity_desktop.storage.backups.restoring import restore
from maturity_desktop.storage.erasing import is_begun
from maturity_desktop.storage.erasing.places import erase_in_place
from maturity_desktop.storage.erasing.steps import erase
from maturity_desktop.storage.library import Library
from tests.storage.erasing.canaries import canaries
from tests.storage.erasing.test_erasing import subject, work_of_the_neighbour
from tests.storage.small import NOW, unsound

LATER = NOW + timedelta(days=1)
MUTATIONS = ("replace", "rename", "unlink", "rmdir", "mkdir")


class Killed(BaseException):
    """Nothing runs after a kill; what catches Exception does not see it."""


@contextmanager
def killed_at(turn: int) -> Iterator[list[str]]:
    """Ends the work before the change of names number `turn`, and lets none come after it."""
    seen: list[str] = []

    def counted(real: Any, name: str, *arguments: Any, **more: Any) -> Any:
        if len(seen) >= turn:
            raise Killed
        seen.append(name)
        return real(*arguments, **more)

    with pytest.MonkeyPatch.context() as patch:
        for name in MUTATIONS:
            patch.setattr(os, name, partial(counted, getattr(os, name), name))
        patch.setattr(os, "fsync", lambda descriptor: None)
        yield seen


def test_a_kill_at_every_step_leaves_all_of_it_or_nothing(sung: Path, tmp_path: Path) -> None:
    whole = len(canaries(sung))
    before = work_of_the_neighbour(Path(shutil.copytree(sung, tmp_path / "first")))
    outcomes, turn, step = [], 0, 7
    while True:
        folder = Path(shutil.copytree(sung, tmp_path / f"library-{turn}"))
        certificate = tmp_path / f"certificate-{turn}.txt"
        what = subject(folder, client="c1")
        try:
            with killed_at(turn):
                erase(folder, what, certificate, "Astrid", LATER)
        except Killed:
            was_begun = is_begun(folder)
        else:
            break
        assert not (was_begun and certificate.exists()) or canaries(folder)  # the note names the client
        assert work_of_the_neighbour(folder) == before
        with closing(Library.open(folder)) as library:
            assert unsound(library) == ()
        assert not list(folder.glob(".erasing-*")) and not is_begun(folder)
        gone = not canaries(folder)
        assert gone is certificate.exists()
        assert gone or len(canaries(folder)) == whole
        outcomes.append(gone)
        shutil.rmtree(folder)
        turn += step
    assert outcomes == sorted(outcomes) and {False, True} == set(outcomes)


def begun_and_killed(folder: Path, certificate: Path) -> None:
    """Ends the work right after the note was put down."""
    what = subject(folder, client="c1")
    for turn in range(100):
        with pytest.raises(Killed), killed_at(turn):
            erase(folder, what, certificate, "Astrid", LATER)
        if is_begun(folder):
            return
    raise AssertionError("it never begins")


def test_a_half_erased_library_is_not_read(folder: Path, tmp_path: Path) -> None:
    begun_and_killed(folder, tmp_path / "certificate.txt")
    with pytest.raises(LibraryError, match="Something was being erased"):
        Library.open(folder, read_only=True)
    with pytest.raises(LibraryError, match="being erased"):
        back_up(folder, LATER, Reason.ASKED)
    Library.open(folder).close()
    Library.open(folder, read_only=True).close()


def test_restoring_finishes_it_first(folder: Path, tmp_path: Path) -> None:
    begun_and_killed(folder, tmp_path / "certificate.txt")
    with pytest.raises(UnusableBackup):  # it was written anew meanwhile, under another name
        restore(folder, list_backups(first_place(folder))[0][0], LATER)
    assert canaries(folder) == [] and (tmp_path / "certificate.txt").exists()
    restore(folder, list_backups(first_place(folder))[0][0], LATER)
    assert canaries(folder) == []


def test_a_backup_that_was_written_anew_and_still_stands_beside_the_new_one_goes(
    folder: Path, sung: Path, tmp_path: Path
) -> None:
    what, place = subject(folder, client="c1"), first_place(folder)
    assert erase_in_place(place, what, LATER).clean == 2
    for old in first_place(sung).glob("00000*"):
        shutil.copytree(old, place / old.name)
    shutil.copytree(first_place(sung) / "evidence", place / "evidence", dirs_exist_ok=True)
    again = erase_in_place(place, what, LATER)
    assert (again.clean, again.dropped, again.problems) == (2, 0, ())
    assert canaries(place) == [] and len(list_backups(place)[0]) == 2


def test_a_note_that_is_not_ours_changes_nothing(folder: Path) -> None:
    before = len(canaries(folder))
    (folder / "erasing.json").write_text("{}", encoding="utf-8")
    with pytest.raises(LibraryError, match="note of it"):
        Library.open(folder)
    assert len(canaries(folder)) == before
