"""What was erased is in no byte of the library and of its backups; everything else is as it was."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import Note
from maturity_desktop.domain.errors import LibraryError, LibraryInUse
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.storage.backups.giving_up import held
from maturity_desktop.storage.backups.layout import MANIFEST
from maturity_desktop.storage.backups.listing import list_backups, verify_backup
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.places import choose_second_place, first_place, places_there
from maturity_desktop.storage.backups.restoring import restore
from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.erasing.steps import erase
from maturity_desktop.storage.erasing.subject import Subject, subject_of_audit, subject_of_client
from maturity_desktop.storage.library import Library
from tests.storage.erasing.canaries import CANARY, NEIGHBOUR, canaries
from tests.storage.small import NOW, link, note, put, unsound

LATER = NOW + timedelta(days=1)


def subject(folder: Path, client: str = "", audit: str = "") -> Subject:
    with closing(connect(folder / "library.sqlite", read_only=True)) as connection:
        found = subject_of_client(connection, client) if client else subject_of_audit(connection, audit)
    assert found is not None
    return found


def work_of_the_neighbour(folder: Path) -> object:
    """Everything that a person sees of the other client, the journal with its revisions too."""
    with closing(Library.open(folder)) as library:
        audit = library.load("b1")
        with library.evidence.open("c2", audit.evidence[0].sha256) as file:
            return dict(audit.tables), library.journal("b1"), library.search(NEIGHBOUR), file.read()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return tmp_path / "certificate.txt"


def test_nothing_of_a_client_is_in_any_byte(folder: Path, certificate: Path) -> None:
    before = work_of_the_neighbour(folder)
    assert len(canaries(folder)) > 10  # the search sees them
    done = erase(folder, subject(folder, client="c1"), certificate, "Astrid", LATER)
    assert canaries(folder) == []
    assert done.not_reached == () and done.backups == 2
    assert work_of_the_neighbour(folder) == before
    with closing(Library.open(folder)) as library:
        assert unsound(library) == ()
        assert [audit.id for audit in library.audits()] == ["b1"]


def test_deleting_the_rows_alone_would_leave_words(folder: Path) -> None:
    """The control: what a plain delete leaves, in the file and beside it."""
    with closing(sqlite3.connect(folder / "library.sqlite")) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM journal")
        for table in ("note", "answer", "evidence", "client", "survey", "searched", "edit"):
            connection.execute(f"DELETE FROM {table}")
        connection.commit()
    assert "library.sqlite" in canaries(folder)


def test_every_backup_is_verified_and_can_be_put_back(folder: Path, certificate: Path) -> None:
    erase(folder, subject(folder, client="c1"), certificate, "Astrid", LATER)
    backups, unusable = list_backups(first_place(folder))
    assert [backup.number for backup in backups] == [2, 1] and not unusable
    for backup in backups:
        assert backup.is_verified and verify_backup(backup, LATER).problems == ()
        assert [audit.id for audit in backup.audits] == ["b1"]
    restore(folder, backups[-1], LATER)
    assert canaries(folder) == []
    with closing(Library.open(folder)) as library:
        assert unsound(library) == ()
        (found,) = library.load("b1").all(Note)
        assert found.text == f"The note of {NEIGHBOUR}"


def test_no_manifest_has_a_client_s_key_then_or_later(folder: Path, certificate: Path) -> None:
    def names_the_client() -> list[bool]:
        manifests = [backup.path / MANIFEST for backup in list_backups(first_place(folder))[0]]
        return ['"c2' in path.read_text(encoding="utf-8") for path in manifests]

    back_up(folder, NOW + timedelta(hours=6), Reason.ASKED)
    newest = list_backups(first_place(folder))[0][0]
    assert newest.manifest.read_to.startswith("c2/") and any(names_the_client())
    erase(folder, subject(folder, client="c2"), certificate, "Astrid", LATER)
    assert not any(names_the_client())
    back_up(folder, LATER + timedelta(hours=6), Reason.ASKED)
    assert not any(names_the_client())


def test_a_place_that_was_away_while_a_client_was_erased_carries_no_key_on(
    folder: Path, certificate: Path
) -> None:
    back_up(folder, NOW + timedelta(hours=6), Reason.ASKED)
    place = first_place(folder)
    away = place.rename(folder.parent / "away")
    for client in ("c2", "c1"):
        erase(folder, subject(folder, client=client), certificate, "Astrid", LATER)
    shutil.rmtree(place, ignore_errors=True)
    away.rename(place)
    (made,) = back_up(folder, LATER + timedelta(hours=6), Reason.ASKED).made
    assert "c2/" not in (made.path / MANIFEST).read_text(encoding="utf-8")


def test_an_audit_goes_and_the_client_s_other_one_stays(folder: Path, certificate: Path) -> None:
    erase(folder, subject(folder, audit="a1"), certificate, "Astrid", LATER)
    with closing(Library.open(folder)) as library:
        assert unsound(library) == ()
        assert [audit.id for audit in library.audits()] == ["a2", "b1"]
        audit = library.load("a2")
        assert [found.text for found in audit.all(Note)] == ["The second audit"]
        assert audit.evidence == ()  # it was added in the other one, and this one uses none of it
        assert {entry.kind for entry in library.journal("a2")} >= {"client", "note"}
        assert not library.journal("a1")
        kinds = {hit.kind for hit in library.search(CANARY)}
    assert kinds == {"client"}


def test_evidence_that_another_audit_uses_stays(folder: Path, certificate: Path) -> None:
    with closing(Library.open(folder)) as library:
        library.commit([put(link(audit="a2"), audit="a2", minutes=20)], {})
    erase(folder, subject(folder, audit="a1"), certificate, "Astrid", LATER)
    with closing(Library.open(folder)) as library:
        assert unsound(library) == ()
        (item,) = library.load("a2").evidence
        with library.evidence.open("c1", item.sha256) as file:
            assert CANARY in file.read().decode("utf-16")


def test_with_its_only_audit_the_client_goes(folder: Path) -> None:
    assert subject(folder, audit="b1").is_whole


def test_work_goes_on_after_it(folder: Path, certificate: Path) -> None:
    with closing(Library.open(folder)) as library:
        last = library.journal("a2")[-1].revision
    erase(folder, subject(folder, client="c2"), certificate, "Astrid", LATER)
    with closing(Library.open(folder)) as library:
        (old,) = library.load("a1").all(Note)
        library.commit([put(note("and on"), old, minutes=99)], {})
        assert library.journal("a1")[-1].revision > last
        assert unsound(library) == ()


def test_the_certificate_says_what_when_by_whom_and_what_not(
    folder: Path, certificate: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    choose_second_place(folder, stick, NOW)
    (place,) = places_there(folder)[1:]
    for path in sorted(place.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    place.rmdir()
    erase(folder, subject(folder, client="c1"), certificate, "Astrid\n\u202egnp", LATER)
    told = certificate.read_text(encoding="utf-8")
    assert "Left alone: models and pairs of your own, drafts of models, official wordings." in told
    assert f"The client “{CANARY}" in told and "2025-12-31, 2026-12-31" in told
    assert "Erased by Astrid[U+000A][U+202E]gnp" in told
    assert "- 2 audits" in told and "- 2 files of evidence" in told
    assert "- 1 earlier state" in told and "- 2 backups in reach are without it" in told
    assert f"the second place for backups, {stick}" in told
    assert told.splitlines()[-1].startswith("SHA-256 of everything above this line: ")


def test_a_second_place_is_erased_from_too(folder: Path, certificate: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    choose_second_place(folder, stick, NOW)
    back_up(folder, NOW, Reason.ASKED)
    assert canaries(stick)
    erase(folder, subject(folder, client="c1"), certificate, "Astrid", LATER)
    assert canaries(stick) == [] and canaries(folder) == []


def test_a_damaged_backup_goes_and_is_counted(folder: Path, certificate: Path) -> None:
    backups = list_backups(first_place(folder))[0]
    database = backups[0].path / "library.sqlite"
    database.write_bytes(database.read_bytes()[:-4096])
    (backups[1].path / "manifest.json").write_bytes(b"{")
    done = erase(folder, subject(folder, client="c1"), certificate, "Astrid", LATER)
    assert done.damaged_backups == 2
    assert canaries(folder) == [] and not list_backups(first_place(folder))[0]


def test_a_backup_that_cannot_be_written_stays_and_is_told(
    folder: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("maturity_desktop.storage.erasing.places.sync_folders", full)
    done = erase(folder, subject(folder, client="c1"), certificate, "Astrid", LATER)
    assert len(done.not_reached) == 2 and "No space left" in done.not_reached[0]
    assert "No space left" in certificate.read_text(encoding="utf-8")
    assert len(list_backups(first_place(folder))[0]) == 2
    assert all(name.startswith("backups/") for name in canaries(folder))


def test_preferences_keep_the_other_habits(folder: Path, certificate: Path) -> None:
    erase(folder, subject(folder, client="c1"), certificate, "Astrid", LATER)
    told = json.loads((folder / "preferences.json").read_text(encoding="utf-8"))
    assert told == {"author": "Astrid", "recents": [{"audit": "b1", "client": NEIGHBOUR}]}


def test_a_library_in_use_or_being_saved_is_left_alone(folder: Path, certificate: Path) -> None:
    what = subject(folder, client="c1")
    with closing(Library.open(folder)), pytest.raises(LibraryInUse):
        erase(folder, what, certificate, "Astrid", LATER)
    with held(first_place(folder)), pytest.raises(LibraryInUse, match="making a backup"):
        erase(folder, what, certificate, "Astrid", LATER)
    assert "library.sqlite" in canaries(folder) and not certificate.exists()


def test_the_certificate_is_not_kept_in_the_library(folder: Path) -> None:
    with pytest.raises(LibraryError, match="outside"):
        erase(folder, subject(folder, client="c1"), folder / "certificate.txt", "Astrid", LATER)


@pytest.mark.parametrize("step", range(3))
def test_cancelling_changes_nothing(folder: Path, certificate: Path, step: int) -> None:
    told: list[int] = []

    def cancelled(done: int, total: int) -> None:
        if len(told) == step:
            raise Cancelled
        told.append(done)

    before = _bytes(folder)
    with pytest.raises(Cancelled):
        erase(folder, subject(folder, client="c1"), certificate, "Astrid", LATER, cancelled)
    assert _bytes(folder) == before


def _bytes(folder: Path) -> dict[str, bytes]:
    """Every file but those that SQLite needs to read another."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("library.sqlite-wal", "library.sqlite-shm")
    }
