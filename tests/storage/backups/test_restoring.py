"""Restoring puts back everything, can be taken back, and leaves one whole library whenever it is killed."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.errors import LibraryError, LibraryInUse, NewerLibrary
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.storage.backups import finish_interrupted_restore, is_begun, making
from maturity_desktop.storage.backups.listing import BackupInfo, list_backups, read_backup
from maturity_desktop.storage.backups.making import back_up, make_backup
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.places import first_place
from maturity_desktop.storage.backups.refusals import NotSaved, UnusableBackup
from maturity_desktop.storage.backups.restoring import restore
from maturity_desktop.storage.engine import driver
from maturity_desktop.storage.evidence_store import FileState
from maturity_desktop.storage.library import Library
from tests.storage.backups.settled import (
    FILE,
    MODEL,
    bytes_of,
    content,
    evidence_file,
    make_library,
    write_note,
)
from tests.storage.small import NOW

LATER = NOW + timedelta(hours=3)
MUTATIONS = ("replace", "rename", "unlink", "rmdir", "mkdir")


def library_bytes(folder: Path) -> dict[str, bytes]:
    """What the library is, without its backups and its lock."""
    found = bytes_of(folder)
    own = ("backups", "library.lock", "replaced")
    return {name: data for name, data in found.items() if not name.startswith(own) and "sqlite-" not in name}


def test_everything_is_as_it_was(folder: Path, backup: BackupInfo) -> None:
    write_note(folder, "second")
    (folder / "frameworks" / "later.yaml").write_text("later", encoding="utf-8")
    (folder / "figure-mappings.json").write_text("{}", encoding="utf-8")
    restore(folder, backup, LATER)
    assert content(folder) == ("first", "first", ())
    assert not (folder / "frameworks" / "later.yaml").exists()
    assert not (folder / "figure-mappings.json").exists()


def test_restoring_can_be_taken_back(folder: Path, backup: BackupInfo) -> None:
    write_note(folder, "second")
    (folder / "frameworks" / "later.yaml").write_text("later", encoding="utf-8")
    done = restore(folder, backup, LATER)
    (undo,) = done.undo
    assert (undo.reason, undo.is_verified, done.no_undo) == (Reason.RESTORING, True, "")
    restore(folder, undo, LATER)
    assert content(folder) == ("second", "second", ())
    assert (folder / "frameworks" / "later.yaml").exists()


def test_what_was_replaced_is_kept_byte_for_byte(folder: Path, backup: BackupInfo) -> None:
    write_note(folder, "second")
    before = (folder / "library.sqlite").read_bytes()
    done = restore(folder, backup, LATER)
    assert (done.aside / "library.sqlite").read_bytes() == before
    assert (done.aside / MODEL).read_text(encoding="utf-8") == "second"


def test_a_backup_that_the_new_one_supersedes_is_put_back_all_the_same(
    folder: Path, backup: BackupInfo
) -> None:
    write_note(folder, "second")
    (second,) = back_up(folder, NOW + timedelta(minutes=20), Reason.WORKING).made
    write_note(folder, "third")
    restore(folder, second, NOW + timedelta(minutes=40))
    assert not second.path.exists()
    assert content(folder) == ("second", "second", ())


def test_one_full_disk_during_the_backup_of_what_is_stops_the_restore(
    folder: Path, backup: BackupInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk has room again a moment later: that is no reason to do without a way back."""
    write_note(folder, "second")
    before = library_bytes(folder)

    def full(*_arguments: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(making, "keep_and_verify", full)
    with pytest.raises(NotSaved, match=r"library is as it was.*No space left on device"):
        restore(folder, backup, LATER)
    assert library_bytes(folder) == before
    assert not any((folder / "replaced").iterdir())
    monkeypatch.undo()
    done = restore(folder, backup, LATER, is_saved_first=False)
    assert (done.undo, content(folder)) == ((), ("first", "first", ()))
    assert (done.aside / "library.sqlite").read_bytes() == before["library.sqlite"]


def test_no_backup_is_made_of_a_half_exchanged_library(folder: Path, backup: BackupInfo) -> None:
    assert _begun_and_killed(folder, backup)
    with pytest.raises(LibraryError, match="is being put back"):
        back_up(folder, LATER, Reason.ASKED)
    assert content(folder) == ("first", "first", ())


def test_the_window_s_habits_stay(folder: Path, backup: BackupInfo) -> None:
    (folder / "preferences.json").write_text('{"author": "Astrid"}', encoding="utf-8")
    (undo,) = restore(folder, backup, LATER).undo
    (folder / "preferences.json").write_text('{"author": "Bea"}', encoding="utf-8")
    restore(folder, undo, LATER)
    assert "Bea" in (folder / "preferences.json").read_text(encoding="utf-8")
    (folder / "preferences.json").unlink()
    restore(folder, undo, LATER)
    assert "Astrid" in (folder / "preferences.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_evidence_is_put_back_and_the_damaged_file_kept(
    folder: Path, backup: BackupInfo, damage: str
) -> None:
    path = evidence_file(folder)
    path.unlink() if damage == "missing" else path.write_bytes(b"damaged")
    done = restore(folder, backup, LATER)
    assert evidence_file(folder).read_bytes() == FILE
    assert done.lacking == ()
    if damage == "changed":
        assert evidence_file(done.aside).read_bytes() == b"damaged"


def test_evidence_that_came_later_stays_for_the_undo(folder: Path, backup: BackupInfo) -> None:
    with closing(Library.open(folder)) as library:
        later = library.evidence.add_bytes("c1", b"later", "later.txt")
    restore(folder, backup, LATER)
    with closing(Library.open(folder)) as library:
        assert library.evidence.check("c1", later.sha256) is FileState.PRESENT


def test_evidence_that_no_place_has_is_told(folder: Path, backup: BackupInfo) -> None:
    evidence_file(folder).unlink()
    evidence_file(backup.place).write_bytes(b"damaged")
    done = restore(folder, backup, LATER)
    assert len(done.lacking) == 1
    assert content(folder)[0] == "first"


def test_a_copy_of_evidence_that_is_damaged_is_taken_from_another_place(folder: Path, tmp_path: Path) -> None:
    stick = make_backup(folder, tmp_path / "stick", NOW, Reason.ASKED)
    own = make_backup(folder, first_place(folder), NOW, Reason.ASKED)
    evidence_file(folder).unlink()
    evidence_file(stick.place).write_bytes(b"damaged")
    assert restore(folder, stick, LATER).lacking == ()
    assert evidence_file(folder).read_bytes() == evidence_file(own.place).read_bytes() == FILE


def test_a_library_that_cannot_be_saved_first_is_moved_aside(folder: Path, backup: BackupInfo) -> None:
    (folder / "library.sqlite").write_bytes(b"no database at all" * 1000)
    done = restore(folder, backup, LATER)
    assert done.undo == ()
    assert "damaged" in done.no_undo
    assert (done.aside / "library.sqlite").read_bytes() == b"no database at all" * 1000
    assert content(folder) == ("first", "first", ())


def test_damage_that_sqlite_cannot_put_in_words_keeps_no_backup_from_coming_back(
    folder: Path, backup: BackupInfo
) -> None:
    path = folder / "library.sqlite"
    data = path.read_bytes()
    named = data.replace(b"tableclientclient", b"table\xff\xff\xff\xff\xff\xffclient", 1)
    path.write_bytes(named.replace(b"CREATE TABLE client", b"CREATE NOTHING much", 1))
    assert path.read_bytes() != data
    assert "damaged" in restore(folder, backup, LATER).no_undo
    assert content(folder) == ("first", "first", ())


def test_a_log_that_belongs_to_the_old_file_does_not_stay(folder: Path, backup: BackupInfo) -> None:
    (folder / "library.sqlite-wal").write_bytes(os.urandom(5000))
    done = restore(folder, backup, LATER)
    assert (done.aside / "library.sqlite-wal").exists()
    assert content(folder) == ("first", "first", ())


def test_a_backup_makes_a_library_where_none_was(folder: Path, backup: BackupInfo, tmp_path: Path) -> None:
    fresh = tmp_path / "another laptop"
    done = restore(fresh, backup, LATER)
    assert done.undo == ()
    assert content(fresh) == ("first", "first", ())
    assert evidence_file(fresh).read_bytes() == FILE


def test_a_library_in_use_is_left_alone(folder: Path, backup: BackupInfo) -> None:
    with closing(Library.open(folder)):
        before = library_bytes(folder)
        with pytest.raises(LibraryInUse):
            restore(folder, backup, LATER)
        assert library_bytes(folder) == before
    assert len(list_backups(backup.place)[0]) == 1


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


@pytest.mark.parametrize("name", ["library.sqlite", f"beside/{MODEL}", "evidence.json"])
@pytest.mark.parametrize("how", [_flip, Path.unlink], ids=["flipped", "missing"])
def test_a_damaged_backup_changes_nothing(folder: Path, backup: BackupInfo, name: str, how: Any) -> None:
    write_note(folder, "second")
    before = library_bytes(folder)
    how(backup.path / name)
    with pytest.raises(UnusableBackup, match="Take another one"):
        restore(folder, backup, LATER)
    assert library_bytes(folder) == before
    assert len(list_backups(backup.place)[0]) == 1
    assert content(folder) == ("second", "second", ())
    assert not list(folder.glob(".restoring-*"))


def test_a_backup_of_a_newer_program_changes_nothing(folder: Path, backup: BackupInfo) -> None:
    with closing(driver().connect(str(backup.path / "library.sqlite"), isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 99")
    _renew_marks(backup.path)
    with pytest.raises(NewerLibrary):
        restore(folder, read_backup(backup.path), LATER)
    assert content(folder)[0] == "first"


def _renew_marks(path: Path) -> None:
    """A manifest that agrees with the database that is there now."""
    told = json.loads((path / "manifest.json").read_text("utf-8"))
    data = (path / "library.sqlite").read_bytes()
    told["files"]["library.sqlite"] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    (path / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    (path / "checked.json").unlink()


@pytest.mark.parametrize("share", [0, 0.5, 0.7])
def test_cancelling_changes_nothing(folder: Path, backup: BackupInfo, share: float) -> None:
    write_note(folder, "second")

    def stop(done: int, total: int) -> None:
        if done > share * total:
            raise Cancelled

    before = library_bytes(folder)
    with pytest.raises(Cancelled):
        restore(folder, backup, LATER, stop)
    assert library_bytes(folder) == before
    assert content(folder) == ("second", "second", ())


class Killed(BaseException):
    """The process is gone: nothing that it would still have done happens."""


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


def test_a_kill_before_any_change_of_a_name_leaves_one_whole_library(tmp_path: Path) -> None:
    template = tmp_path / "template"
    make_library(template)
    back_up(template, NOW, Reason.ASKED)
    write_note(template, "second")
    evidence_file(template).write_bytes(b"damaged")
    outcomes = []
    for turn in range(200):
        folder = tmp_path / f"try-{turn}"
        shutil.copytree(template, folder)
        (backup,) = list_backups(first_place(folder))[0]
        with killed_at(turn) as seen, suppress(Killed):
            restore(folder, backup, LATER)
        was_begun = is_begun(folder)
        assert finish_interrupted_restore(folder) is was_begun
        note, model, problems = content(folder)
        assert note == model
        assert problems == () or (note == "second" and len(problems) == 1)  # the evidence was damaged before
        assert not list(folder.glob(".restoring-*"))
        outcomes.append((note, was_begun))
        shutil.rmtree(folder)
        if len(seen) < turn:
            break
    notes = [note for note, _begun in outcomes]
    assert notes == sorted(notes, reverse=True)  # second, …, second, first, …, first
    assert {("second", False), ("first", True), ("first", False)} == set(outcomes)


def test_a_kill_while_finishing_is_finished_by_the_next_opening(folder: Path, backup: BackupInfo) -> None:
    write_note(folder, "second")
    begun = _begun_and_killed(folder, backup)
    for turn in range(60):
        with killed_at(turn) as seen:
            try:
                finish_interrupted_restore(folder)
            except Killed:
                continue
        break
    assert begun
    assert seen is not None
    assert not is_begun(folder)
    assert content(folder) == ("first", "first", ())


def _begun_and_killed(folder: Path, backup: BackupInfo) -> bool:
    """Restores until the exchange is begun and not one step further."""
    for turn in range(200):
        with killed_at(turn):
            try:
                restore(folder, backup, LATER)
            except Killed:
                if is_begun(folder):
                    return True
    return False


def test_an_exchange_that_the_system_refuses_is_told_and_finished_later(
    folder: Path, backup: BackupInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_note(folder, "second")

    def held(source: Any, target: Any, real: Any = os.replace) -> None:
        if Path(source) == folder / "library.sqlite":
            raise PermissionError(errno.EACCES, "it is open elsewhere", str(source))
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held)
        with pytest.raises(LibraryError, match="Nothing is lost"):
            restore(folder, backup, LATER)
    assert is_begun(folder)
    assert finish_interrupted_restore(folder)
    assert content(folder) == ("first", "first", ())


@pytest.mark.parametrize(
    "told",
    [
        "{}",
        "not json",
        json.dumps({"staging": "../x", "aside": "replaced/x", "away": [], "put": []}),
        json.dumps({"staging": ".restoring-ab", "aside": "replaced/x", "away": ["../x"], "put": []}),
        json.dumps({"staging": ".restoring-ab", "aside": "replaced/x", "away": ["evidence"], "put": []}),
    ],
)
def test_a_note_of_an_exchange_that_is_not_ours_moves_nothing(folder: Path, told: str) -> None:
    (folder / "restore.json").write_text(told, encoding="utf-8")
    before = bytes_of(folder)
    with pytest.raises(LibraryError, match="cannot be read"):
        finish_interrupted_restore(folder)
    assert bytes_of(folder) == before
