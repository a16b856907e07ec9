"""What the window and the command line ask: is one due, which one is meant, what is to be said of it."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from maturity_desktop.storage.backups.layout import evidence_path
from maturity_desktop.storage.backups.listing import BackupInfo, read_backup, verify_backup
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import AuditState, Reason
from maturity_desktop.storage.backups.places import choose_second_place
from maturity_desktop.storage.backups.states import AuditDifference, Change
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.seal import NAME as SEAL
from maturity_desktop.verbs.backups import (
    FilesDiffering,
    back_up_when_due,
    backups_there,
    difference_words,
    files_lines,
    files_that_differ,
    find_backup,
    missing_place_words,
    reason_words,
    verified_words,
    what_differs,
)
from tests.storage.backups.settled import FILE, evidence_file, write_note
from tests.storage.small import NOW, evidence, put

NO_TIME = timedelta(0)
AUDIT = AuditState("a1", "c1", "Norrhaven", "2025-12-31", 5, "edit")


def test_closing_makes_a_backup_after_changes_and_only_then(folder: Path) -> None:
    first = back_up_when_due(folder, NOW, True, NO_TIME)
    assert first is not None
    assert first.made[0].reason is Reason.CLOSING
    assert back_up_when_due(folder, NOW, True, NO_TIME) is None
    write_note(folder, "second")
    assert back_up_when_due(folder, NOW, False, timedelta(minutes=29)) is None
    later = back_up_when_due(folder, NOW - timedelta(days=365), False, timedelta(minutes=30))
    assert later is not None
    assert later.made[0].reason is Reason.WORKING


def test_a_stick_that_comes_back_gets_what_it_missed(folder: Path, tmp_path: Path) -> None:
    choose_second_place(folder, tmp_path / "stick", NOW)
    (tmp_path / "stick").rename(tmp_path / "pocket")
    assert back_up_when_due(folder, NOW, True, NO_TIME) is not None
    assert back_up_when_due(folder, NOW, True, NO_TIME) is None
    assert "is not there; it was last seen on 2026-01-13" in missing_place_words(folder)
    (tmp_path / "pocket").rename(tmp_path / "stick")
    made = back_up_when_due(folder, NOW, True, NO_TIME)
    assert made is not None
    assert made.made[1].place.parent == tmp_path / "stick"
    assert missing_place_words(folder) == ""


def test_a_folder_that_was_made_anew_is_not_the_stick(folder: Path, tmp_path: Path) -> None:
    """A tool that keeps folders alike made it, or an earlier program: the same names, and nothing in them."""
    choose_second_place(folder, tmp_path / "stick", NOW)
    (place,) = (tmp_path / "stick").iterdir()
    shutil.rmtree(place)
    place.mkdir()
    made = back_up_when_due(folder, NOW, True, NO_TIME)
    assert made is not None
    assert len(made.made) == 1
    assert list(place.iterdir()) == []
    assert "is not the second place for backups" in missing_place_words(folder)
    choose_second_place(folder, tmp_path / "stick", NOW)
    assert missing_place_words(folder) == ""


def test_a_backup_is_found_by_number_by_place_and_as_the_newest_whole_one(
    folder: Path, backup: BackupInfo, tmp_path: Path
) -> None:
    write_note(folder, "second")
    outcome = back_up_when_due(folder, NOW + timedelta(hours=2), True, NO_TIME)
    assert outcome is not None
    (second,) = outcome.made
    assert find_backup(folder, "1").path == backup.path
    assert find_backup(folder, "").path == second.path
    assert find_backup(tmp_path / "other", str(backup.path)).path == backup.path
    assert find_backup(tmp_path / "other", str(backup.place)).path == second.path
    assert find_backup(tmp_path / "other", str(folder)).path == second.path
    (second.path / "library.sqlite").write_bytes(b"")
    verify_backup(second, NOW)
    assert find_backup(folder, "").path == backup.path


def test_one_without_audits_is_only_chosen_by_its_number_or_where_there_is_no_other(
    folder: Path, backup: BackupInfo
) -> None:
    (folder / SEAL).unlink()
    with closing(Library.open(folder.with_name("new"))):
        pass
    shutil.copy(folder.with_name("new") / "library.sqlite", folder)  # a new library in its place
    (empty,) = back_up(folder, NOW + timedelta(hours=2), Reason.ASKED).made
    assert empty.is_verified and not empty.audits
    assert find_backup(folder, "").path == find_backup(folder, str(folder)).path == backup.path
    assert find_backup(folder, str(empty.number)).path == empty.path
    shutil.rmtree(backup.path)
    assert find_backup(folder, "").path == empty.path


@pytest.mark.parametrize("name", ["7", "", "nowhere"])
def test_what_is_not_there_is_not_found(folder: Path, name: str) -> None:
    with pytest.raises(LookupError):
        find_backup(folder, name)


def test_what_is_no_backup_is_listed_apart(folder: Path, backup: BackupInfo) -> None:
    (backup.path / "manifest.json").write_bytes(b"")
    backups, (other,) = backups_there(folder)
    assert backups == ()
    assert other.path == backup.path
    assert "manifest" in other.why


def test_a_library_that_cannot_be_read_is_compared_with_nothing(folder: Path, backup: BackupInfo) -> None:
    assert what_differs(folder, backup) == ()
    (folder / "library.sqlite").write_bytes(b"damaged")
    assert what_differs(folder, backup) is None


def test_files_of_evidence_come_back_or_off_the_register(folder: Path, backup: BackupInfo) -> None:
    assert files_that_differ(folder, backup) == FilesDiffering(0, 0)
    assert list(files_lines(FilesDiffering(0, 0))) == []
    with closing(Library.open(folder)) as library:
        stored = library.evidence.add_bytes("c1", b"later", "later.txt")
        library.commit([put(evidence(2, sha256=stored.sha256, size=stored.size))], {})
    evidence_path(folder / "evidence", f"c1/{sha256(FILE).hexdigest()}").write_bytes(b"cut")
    assert files_that_differ(folder, backup) == FilesDiffering(1, 1)
    comes_back, off = files_lines(FilesDiffering(1, 2))
    assert comes_back.startswith("1 file of evidence that is missing or cut short now comes back")
    assert off.startswith("2 files of evidence that came in since then are on no register")
    (folder / "library.sqlite").write_bytes(b"damaged")
    assert files_that_differ(folder, backup) == FilesDiffering(1, None)


def test_every_reason_has_words() -> None:
    assert len({reason_words(reason) for reason in Reason}) == len(Reason)


def test_what_was_verified_is_said(folder: Path, backup: BackupInfo) -> None:
    assert verified_words(backup) == "verified on 2026-01-13"
    evidence_file(backup.place).unlink()
    verify_backup(backup, NOW)
    assert verified_words(read_backup(backup.path)) == "damaged: 1 problem"
    assert verified_words(replace(backup, check=None)) == "never verified"


@pytest.mark.parametrize(
    ("change", "now", "then", "words"),
    [
        (Change.ONLY_NOW, 3, 0, "only in the library as it is now"),
        (Change.ONLY_IN_BACKUP, 0, 3, "only in the backup"),
        (Change.CHANGED, 5, 4, "1 change since then"),
        (Change.CHANGED, 4, 6, "2 changes more in the backup"),
        (Change.CHANGED, 4, 4, "changed since then"),
    ],
)
def test_differences_are_said(change: Change, now: int, then: int, words: str) -> None:
    assert difference_words(AuditDifference(AUDIT, change, now, then)) == words
