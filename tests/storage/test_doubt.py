"""A whole library that lacks what it had: told at every opening until a person has decided."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.audit import Note
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.restoring import restore
from maturity_desktop.storage.last_change import LastChange, note_last_change, noted_last_change
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.seal import read_seal
from maturity_desktop.storage.start_check import State
from maturity_desktop.verbs.safety import accept_as_it_is, problems_of
from tests.storage.small import NOW, answer, note, put, start

WAL, NOTED = "library.sqlite-wal", "library.last"


@pytest.fixture
def killed(library: Library, tmp_path: Path) -> Path:
    """What a kill leaves: a library that was closed once, and two changes in the file beside it."""
    start(library, note("first"))
    library.close()
    with closing(Library.open(library.folder)) as again:
        again.commit([put(answer("1.01-1a"))], {})
        again.commit([put(answer("1.01-1b"))], {})
        lock = shutil.ignore_patterns("*.lock", "*-shm")
        return Path(shutil.copytree(library.folder, tmp_path / "killed", ignore=lock))


def problems(folder: Path) -> tuple[str, ...]:
    with closing(Library.open(folder)) as library:
        return library.condition.problems


def write(folder: Path, *texts: str) -> None:
    with closing(Library.open(folder)) as library:
        for text in texts:
            (old,) = library.load("a1").all(Note)
            library.commit([put(note(text), old)], {})


def test_after_a_kill_nothing_is_missing(killed: Path) -> None:
    assert (killed / WAL).stat().st_size
    assert problems(killed) == ()


def test_changes_that_were_taken_away_are_counted_and_told(killed: Path) -> None:
    (killed / WAL).unlink()
    with closing(Library.open(killed)) as library:
        assert library.condition.state is State.SOUND
        (told,) = library.condition.problems
        assert "lacks its last 2 changes" in told
        assert library.look_over().problems == (told,)
    assert problems_of(killed, deep=False, now=NOW)[0] == told


def test_a_spell_of_typing_that_was_taken_away_is_told(killed: Path) -> None:
    """It goes on under one revision."""
    with closing(Library.open(killed)) as library:
        (first,) = library.load("a1").all(Note)
        library.commit([put(note("a"), first, spell="s")], {})
    with closing(Library.open(killed)) as library:
        library.commit([put(note("ab"), note("a"), spell="s", minutes=1)], {})
        noted = (killed / NOTED).read_bytes()
        for name in ("library.sqlite", NOTED):
            shutil.copy(killed / name, killed.with_name(name))
    for name in ("library.sqlite", NOTED):
        shutil.copy(killed.with_name(name), killed / name)
    (killed / "library.seal").unlink()
    assert noted == (killed / NOTED).read_bytes()
    assert "typed last, until 2026-01-13 14:03" in problems(killed)[0]


@pytest.mark.parametrize("is_sealed", [True, False], ids=["an old copy", "changes gone"])
def test_it_is_told_while_work_goes_on_until_somebody_decides(killed: Path, is_sealed: bool) -> None:
    if is_sealed:
        shutil.copy(killed / "library.sqlite", killed.with_name("old"))
        problems(killed)
        shutil.copy(killed.with_name("old"), killed / "library.sqlite")
    else:
        (killed / WAL).unlink()
    (told,) = problems(killed)
    write(killed, "more", "and more", "than were missing")
    assert read_seal(killed) is not None
    with closing(Library.open(killed)) as library:
        assert library.condition.problems == (told,)
        accept_as_it_is(library)
        assert library.condition.doubt is None
    assert problems(killed) == ()
    assert read_seal(killed) is not None


def test_what_is_put_back_before_anything_was_changed_is_all_there_again(killed: Path) -> None:
    shutil.move(killed / WAL, killed.with_name("waste bin"))
    assert problems(killed)
    shutil.move(killed.with_name("waste bin"), killed / WAL)
    with closing(Library.open(killed)) as library:
        assert library.condition.problems == ()
        assert library.verify() == ()
    assert not (killed / "library.doubt").exists()
    assert read_seal(killed) is not None


def test_what_is_put_back_too_late_spoils_nothing(killed: Path) -> None:
    shutil.move(killed / WAL, killed.with_name("waste bin"))
    write(killed, "changed since")
    shutil.move(killed.with_name("waste bin"), killed / WAL)
    library, condition = Library.open_as_found(killed)
    assert library is not None
    with closing(library):
        assert condition.has_stray_changes
        assert [found.text for found in library.load("a1").all(Note)] == ["changed since"]


def test_a_backup_that_is_put_back_lacks_nothing(killed: Path) -> None:
    (killed / WAL).unlink()
    (backup,) = back_up(killed, NOW, Reason.ASKED).made
    assert problems(killed)
    write(killed, "more")
    restore(killed, backup, NOW + timedelta(hours=2))
    assert problems(killed) == ()


@pytest.mark.parametrize("spoil", [bytes.upper, lambda note: note[:20], lambda _note: b"", lambda n: n[::-1]])
def test_a_note_that_is_damaged_tells_nothing(tmp_path: Path, spoil: Any) -> None:
    kept = LastChange(12, "2026-01-13T14:02:11+00:00")
    note_last_change(tmp_path, kept)
    assert noted_last_change(tmp_path) == kept
    path = tmp_path / NOTED
    path.write_bytes(spoil(path.read_bytes().replace(b"12 ", b"13 ")))
    assert noted_last_change(tmp_path) == LastChange()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_a_pipe_of_the_notes_name_keeps_nobody_waiting(killed: Path) -> None:
    (killed / NOTED).unlink()
    os.mkfifo(killed / NOTED)
    write(killed, "saved")
    assert noted_last_change(killed) == LastChange()
    assert problems(killed) == ()


def test_a_note_that_cannot_be_written_stops_no_edit(killed: Path) -> None:
    (killed / NOTED).unlink()
    (killed / NOTED).mkdir()
    write(killed, "saved")
    assert problems(killed) == ()
