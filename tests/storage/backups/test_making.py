"""A backup holds everything, counts only once it was read back, and never costs an earlier one."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.audit import Note
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.storage import files
from maturity_desktop.storage.backups import backup_before_migration, database, evidence_copies
from maturity_desktop.storage.backups.listing import (
    BackupInfo,
    evidence_of,
    list_backups,
    read_backup,
    verify_backup,
)
from maturity_desktop.storage.backups.making import back_up, make_backup
from maturity_desktop.storage.backups.manifest import Depth, Reason
from maturity_desktop.storage.backups.places import choose_second_place, first_place
from maturity_desktop.storage.backups.refusals import UnsoundLibrary, UnusableBackup
from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.library import Library
from tests.storage.backups.settled import FILE, MODEL, bytes_of, evidence_file, write_note
from tests.storage.small import NOW, note, put

DATA = Path(__file__).parents[2] / "data"
LATER = NOW + timedelta(minutes=30)


def again(folder: Path, minutes: int = 30) -> BackupInfo:
    return back_up(folder, NOW + timedelta(minutes=minutes), Reason.WORKING).made[0]


def test_it_holds_the_database_the_evidence_and_what_lies_beside(folder: Path, backup: BackupInfo) -> None:
    with closing(connect(backup.path / "library.sqlite", read_only=True)) as copy:
        assert copy.execute("SELECT text FROM note").fetchall() == [("first",)]
    assert (backup.path / "beside" / MODEL).read_text(encoding="utf-8") == "first"
    assert evidence_file(backup.place).read_bytes() == FILE
    assert backup.is_verified
    assert backup.clients == ("Norrhaven",)
    assert [audit.id for audit in backup.audits] == ["a1"]
    assert verify_backup(backup, LATER).problems == ()


def test_evidence_is_a_true_copy(folder: Path, backup: BackupInfo) -> None:
    own, kept = evidence_file(folder).stat(), evidence_file(backup.place).stat()
    assert (own.st_ino, own.st_dev) != (kept.st_ino, kept.st_dev)
    assert own.st_nlink == kept.st_nlink == 1


def test_nothing_lies_beside_the_copy_that_could_be_lost(backup: BackupInfo) -> None:
    verify_backup(backup, LATER)
    names = {path.name for path in backup.path.iterdir()}
    assert names == {"library.sqlite", "manifest.json", "checked.json", "evidence.json", "beside"}


def test_a_library_that_is_open_is_backed_up_as_of_one_moment_and_work_goes_on(folder: Path) -> None:
    with closing(Library.open(folder)) as library:
        (old,) = library.load("a1").all(Note)
        library.commit([put(note("second"), old, minutes=1)], {})
        made = again(folder)
        library.commit([put(note("third"), note("second"), minutes=2)], {})
        assert library.verify() == ()
    with closing(connect(made.path / "library.sqlite", read_only=True)) as copy:
        assert copy.execute("SELECT text FROM note").fetchall() == [("second",)]
    with closing(Library.open(folder)) as library:
        assert [found.text for found in library.load("a1").all(Note)] == ["third"]


def test_backups_are_counted_and_listed_newest_first(folder: Path, backup: BackupInfo) -> None:
    write_note(folder, "second")
    second = again(folder, -60 * 24 * 365)  # the clock was set back by a year
    assert [found.path for found in list_backups(backup.place)[0]] == [second.path, backup.path]
    assert second.number == backup.number + 1
    assert second.revision > backup.revision


@pytest.mark.parametrize("damage", ["changed", "missing", "longer"])
def test_a_damaged_copy_of_evidence_is_noticed_and_healed(
    folder: Path, backup: BackupInfo, damage: str
) -> None:
    copy = evidence_file(backup.place)
    if damage == "missing":
        copy.unlink()
    else:
        copy.write_bytes(b"x" + FILE[1:] if damage == "changed" else FILE + b"x")
    assert len(verify_backup(backup, LATER).problems) == 1
    assert not read_backup(backup.path).is_verified
    assert again(folder).manifest.lacking == 0
    assert evidence_file(backup.place).read_bytes() == FILE
    assert verify_backup(backup, LATER).problems == ()
    assert read_backup(backup.path).is_verified


def test_evidence_that_the_library_lost_stays_in_the_place(folder: Path, backup: BackupInfo) -> None:
    evidence_file(folder).unlink()
    made = again(folder)
    assert made.manifest.lacking == 0
    assert evidence_file(made.place).read_bytes() == FILE


def test_evidence_that_is_nowhere_sound_is_told_and_stops_nothing(folder: Path) -> None:
    evidence_file(folder).write_bytes(b"damaged")
    made = again(folder)
    assert made.manifest.lacking == 1
    assert len(evidence_of(made).lacking) == 1
    assert not (made.place / "evidence" / "c1").exists()


def test_copies_are_read_back_in_turn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Library.open(folder)) as library:
        for number in range(3):
            library.evidence.add_bytes("c1", bytes([number]) * 10, "more.txt")
    assert again(folder).check
    monkeypatch.setattr(evidence_copies.plan_evidence, "__defaults__", (1,))  # one copy for each backup
    read = []
    for _turn in range(5):
        made = again(folder)
        assert made.check is not None
        assert made.check.depth is Depth.PART
        read.append(made.manifest.read_to)
    assert read == [*sorted(read[:4]), read[0]]
    assert len(set(read)) == 4


def test_a_damaged_library_becomes_no_backup(folder: Path, backup: BackupInfo) -> None:
    before = bytes_of(backup.place)
    data = bytearray((folder / "library.sqlite").read_bytes())
    data[4096 : 12 * 4096] = bytes(11 * 4096)
    (folder / "library.sqlite").write_bytes(data)
    with pytest.raises(UnsoundLibrary, match="Go on from one of those"):
        again(folder)
    assert bytes_of(backup.place) == before


def test_an_empty_file_becomes_no_backup(folder: Path, backup: BackupInfo) -> None:
    (folder / "library.sqlite").write_bytes(b"")
    with pytest.raises(UnsoundLibrary, match=r"is empty, so no backup was made"):
        back_up(folder, NOW + timedelta(hours=2), Reason.ASKED)
    assert [found.path for found in list_backups(backup.place)[0]] == [backup.path]


def test_a_library_whose_rows_do_not_agree_is_saved_but_stands_for_no_other(
    folder: Path, backup: BackupInfo
) -> None:
    path = folder / "library.sqlite"
    data = path.read_bytes()
    place = data.rindex(b"first", 0, data.index(b"first") + 5)
    path.write_bytes(data[:place] + b"worst" + data[place + 5 :])
    outcome = back_up(folder, LATER, Reason.WORKING)
    assert not outcome.made[0].is_verified
    assert "the library has a fault" in outcome.problems[0]
    assert outcome.made[0].number not in {
        found.number for found in list_backups(backup.place)[0] if found.is_verified
    }
    assert backup.path.exists()
    assert verify_backup(outcome.made[0], LATER).problems != ()


def test_what_is_read_back_otherwise_than_written_becomes_no_backup(
    folder: Path, backup: BackupInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = files.sync_file

    def spoiling(*arguments: Any) -> None:
        sync(*arguments)
        _spoil(folder)

    monkeypatch.setattr(files, "sync_file", spoiling)
    with pytest.raises(LibraryError, match="is not what was written"):
        again(folder)
    assert [found.number for found in list_backups(backup.place)[0]] == [backup.number]


def _spoil(folder: Path) -> None:
    """Flips a bit of a database that was written and whose sum is known."""
    for draft in folder.glob("backups/.part-*/manifest.json"):
        path = draft.with_name("library.sqlite")
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)


def test_a_disk_that_is_full_while_sqlite_copies_is_told_as_that(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite gives no code then, so it was taken for trouble with the library itself."""
    connect_copy = database._connect_copy

    def with_little_room(path: Path) -> Any:
        copy = connect_copy(path)
        copy.execute("PRAGMA max_page_count = 5").fetchall()
        return copy

    monkeypatch.setattr(database, "_connect_copy", with_little_room)
    with pytest.raises(LibraryError, match=r"No backup could be made.*\(No space left on device\)"):
        back_up(folder, NOW, Reason.ASKED)


def test_a_disk_that_is_full_at_any_sync_leaves_the_earlier_backups(
    folder: Path, backup: BackupInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_note(folder, "second")
    before, told = bytes_of(backup.path), []
    for turn in range(1, 200):
        calls = 0

        def failing(*arguments: Any, turn: int = turn, real: Any = os.fsync) -> None:
            nonlocal calls
            calls += 1
            if calls == turn:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            real(*arguments)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", failing)
            try:
                again(folder)
            except LibraryError as error:
                told.append(str(error))
        assert bytes_of(backup.path) == before
        assert all(found.is_verified for found in list_backups(backup.place)[0])
        if calls < turn:
            break
    assert 10 < len(told) < 150
    assert all("choose another place for backups" in words for words in told)
    assert not list(backup.place.glob(".part-*"))


def test_a_draft_that_a_killed_program_left_counts_for_nothing_and_goes(
    folder: Path, backup: BackupInfo
) -> None:
    left = backup.place / ".part-0123456789abcdef"
    shutil.copytree(backup.path, left)
    assert len(list_backups(backup.place)[0]) == 1
    again(folder)
    assert not left.exists()


def test_cancelling_leaves_nothing_behind(folder: Path, backup: BackupInfo) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        back_up(folder, LATER, Reason.ASKED, stop)
    assert [path.name for path in backup.place.iterdir() if path.name.startswith(".")] == []
    assert len(list_backups(backup.place)[0]) == 1


def test_progress_reaches_its_end_and_never_goes_back(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    back_up(folder, NOW, Reason.ASKED, lambda done, total: seen.append((done, total)))
    assert [done for done, _total in seen] == sorted(done for done, _total in seen)
    assert seen[-1][0] == seen[-1][1] > 0


def test_older_ones_are_thinned_and_their_evidence_stays_while_it_is_needed(folder: Path) -> None:
    made = [again(folder, minutes) for minutes in range(0, 180, 15)]
    left = list_backups(made[0].place)[0]
    assert len(left) <= 8
    assert left[0].path == made[-1].path
    assert evidence_file(made[0].place).read_bytes() == FILE


def test_none_is_given_up_for_a_damaged_one(folder: Path) -> None:
    oldest, middle = again(folder, 0), again(folder, 20)
    damaged = oldest.path / "library.sqlite"
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"\xff")
    again(folder, 40)
    numbers = [found.number for found in list_backups(oldest.place)[0]]
    assert middle.number in numbers  # the oldest of the hour would have stood for it
    assert oldest.number in numbers


def test_none_is_given_up_while_the_one_that_has_its_changes_is_damaged(
    folder: Path, backup: BackupInfo
) -> None:
    """The library was exchanged for an old copy since: the newest backup has only that."""
    shutil.copy(folder / "library.sqlite", folder.with_name("old copy"))
    write_note(folder, "second", 1)
    second = again(folder, 90)
    write_note(folder, "fourth", 3)
    damaged = again(folder, 180).path / "library.sqlite"
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"\xff")
    shutil.copy(folder.with_name("old copy"), folder / "library.sqlite")
    again(folder, 180 + 24 * 60)  # a day later those of one day are thinned
    assert second.number in [found.number for found in list_backups(backup.place)[0]]


def test_a_backup_of_a_newer_program_is_left_alone(folder: Path, backup: BackupInfo) -> None:
    manifest = backup.path / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | {"format": 2}), encoding="utf-8")
    again(folder)
    backups, unusable = list_backups(backup.place)
    assert [found.number for found in backups] == [2]
    assert [found.path for found in unusable] == [backup.path]


@pytest.mark.parametrize("inner", ["../../library.sqlite", "/etc/passwd", "a\\b", "beside/../../x", "c:x"])
def test_a_manifest_that_leads_out_of_its_folder_is_none(backup: BackupInfo, inner: str) -> None:
    manifest = backup.path / "manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    told["files"][inner] = {"size": 1, "sha256": ""}
    manifest.write_text(json.dumps(told), encoding="utf-8")
    (backup.path / "checked.json").unlink()
    with pytest.raises(UnusableBackup):
        read_backup(backup.path)


def test_a_changed_manifest_is_noticed(backup: BackupInfo) -> None:
    manifest = backup.path / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace("Norrhaven", "Norrhaver"), encoding="utf-8")
    with pytest.raises(UnusableBackup, match="not the one that was written"):
        read_backup(backup.path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_what_only_has_a_backup_s_files_as_pipes_keeps_nobody_waiting(backup: BackupInfo) -> None:
    (backup.path / "library.sqlite").unlink()
    os.mkfifo(backup.path / "library.sqlite")
    assert len(verify_backup(backup, LATER).problems) == 1


@pytest.mark.parametrize("kept", ["library-v1", "library-v2"])
def test_a_library_of_an_older_schema_is_saved_as_it_is(tmp_path: Path, kept: str) -> None:
    folder = tmp_path / "library"
    shutil.copytree(DATA / kept, folder)
    before = (folder / "library.sqlite").read_bytes()
    made = backup_before_migration(folder, NOW)
    assert made.reason is Reason.MIGRATION
    assert made.is_verified
    assert made.audits
    assert f"library-v{made.manifest.schema}" == kept
    assert (folder / "library.sqlite").read_bytes() == before


def test_the_second_place_gets_a_backup_of_its_own(folder: Path, tmp_path: Path) -> None:
    choose_second_place(folder, tmp_path / "stick", NOW)
    outcome = back_up(folder, NOW, Reason.ASKED)
    assert [made.place == first_place(folder) for made in outcome.made] == [True, False]
    assert evidence_file(outcome.made[1].place).read_bytes() == FILE
    assert outcome.problems == ()


def test_where_the_first_place_takes_nothing_the_second_does(folder: Path, tmp_path: Path) -> None:
    choose_second_place(folder, tmp_path / "stick", NOW)
    first_place(folder).write_bytes(b"a file where the folder should be")
    outcome = back_up(folder, NOW, Reason.ASKED)
    assert [made.place.parent for made in outcome.made] == [tmp_path / "stick"]
    assert len(outcome.problems) == 1


def test_two_programs_do_not_write_into_one_place_at_once(folder: Path, backup: BackupInfo) -> None:
    lock = files.FolderLock(backup.place)
    lock.acquire()
    with pytest.raises(LibraryError, match="is making a backup"):
        again(folder)
    lock.release()
    assert again(folder).number == 2


def test_a_backup_into_a_folder_that_is_no_folder_says_so(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="choose another place"):
        make_backup(folder, tmp_path / "file" / "place", NOW, Reason.ASKED)


def test_saving_goes_on_while_a_backup_is_made(folder: Path) -> None:
    """The copy is one read of the database, beside which others write."""
    with closing(Library.open(folder)) as library:
        (old,) = library.load("a1").all(Note)
        failed: list[BaseException] = []

        def backups() -> None:
            try:
                for turn in range(3):
                    again(folder, 30 * turn)
            except BaseException as error:  # noqa: BLE001 - told below, in the thread that looks
                failed.append(error)

        thread = threading.Thread(target=backups)
        thread.start()
        for turn in range(20):
            new = note(f"turn {turn}")
            library.commit([put(new, old, minutes=turn)], {})
            old = new
        thread.join()
        assert failed == []
        assert library.verify() == ()
    assert all(found.is_verified for found in list_backups(first_place(folder))[0])
