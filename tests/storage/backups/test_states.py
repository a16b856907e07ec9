"""When a backup is due, and what differs between one and now."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import Change, RatingSet
from maturity_desktop.storage.backups.database import database_state
from maturity_desktop.storage.backups.listing import BackupInfo, newest_backup
from maturity_desktop.storage.backups.manifest import AuditState, Reason
from maturity_desktop.storage.backups.places import first_place
from maturity_desktop.storage.backups.states import Change as Differs
from maturity_desktop.storage.backups.states import differences, due, library_state
from maturity_desktop.storage.library import Library
from tests.storage.backups.settled import MODEL, write_note
from tests.storage.small import CLIENT, DETAILS, NOW, edit, note, put

NO_TIME, HALF_AN_HOUR = timedelta(0), timedelta(minutes=30)
ONE = AuditState("a1", "c1", "Norrhaven", "2025-12-31", 5, "edit")


@pytest.mark.parametrize(
    ("closing", "worked", "places", "wanted"),
    [
        (True, NO_TIME, ["now"], None),
        (True, NO_TIME, ["earlier"], Reason.CLOSING),
        (True, NO_TIME, [""], Reason.CLOSING),
        (True, NO_TIME, ["now", "earlier"], Reason.CLOSING),
        (False, HALF_AN_HOUR, ["earlier"], Reason.WORKING),
        (False, HALF_AN_HOUR - timedelta(seconds=1), ["earlier"], None),
        (False, HALF_AN_HOUR * 9, ["now"], None),
    ],
)
def test_when_a_backup_is_due(
    closing: bool, worked: timedelta, places: list[str], wanted: Reason | None
) -> None:
    assert due(closing, worked, "now", places) is wanted


def state_of_last(folder: Path) -> str:
    last = newest_backup(first_place(folder))
    assert last is not None
    return last.manifest.state


def test_a_backup_has_the_state_of_the_library(folder: Path, backup: BackupInfo) -> None:
    assert state_of_last(folder) == library_state(folder)


def test_an_edit_a_file_and_a_spell_that_goes_on_change_the_state(folder: Path, backup: BackupInfo) -> None:
    states = [library_state(folder)]
    (folder / MODEL).write_text("another", encoding="utf-8")
    states.append(library_state(folder))
    with closing(Library.open(folder)) as library:
        old = note("first")
        for minute, text in enumerate(("a", "ab", "abc")):
            library.commit([put(note(text), old, spell="typing", minutes=minute)], {})
            old = note(text)
            states.append(library_state(folder))
    assert len(set(states)) == 5


def test_the_window_s_habits_make_no_backup_due(folder: Path, backup: BackupInfo) -> None:
    (folder / "preferences.json").write_text("{}", encoding="utf-8")
    assert state_of_last(folder) == library_state(folder)


def test_a_new_library_has_nothing_to_lose(library_folder: Path) -> None:
    Library.open(library_folder).close()
    assert due(True, NO_TIME, library_state(library_folder), [""]) is None


def test_nothing_differs_from_oneself(folder: Path, backup: BackupInfo) -> None:
    assert differences(database_state(folder / "library.sqlite").audits, backup.audits) == ()


def test_audits_here_there_and_changed_are_told_with_their_counts(folder: Path, backup: BackupInfo) -> None:
    write_note(folder, "second")
    with closing(Library.open(folder)) as library:
        records = (replace(DETAILS, id="a2"), RatingSet("a2", "agreed"))
        changes = (Change(None, record) for record in records)
        library.commit([edit(*changes, minutes=5, audit="a2")], {})
    now = database_state(folder / "library.sqlite").audits
    changed, new = differences(now, backup.audits)
    assert (new.audit.id, new.change, new.revisions_then) == ("a2", Differs.ONLY_NOW, 0)
    assert (changed.audit.id, changed.change) == ("a1", Differs.CHANGED)
    assert changed.revisions_now == changed.revisions_then + 1
    assert differences(backup.audits, now)[1].change is Differs.ONLY_IN_BACKUP


def test_two_lives_of_an_audit_with_equal_counts_differ() -> None:
    (found,) = differences([ONE], [replace(ONE, last_edit="another")])
    assert found.change is Differs.CHANGED


def test_an_audit_is_told_by_its_client(folder: Path) -> None:
    (found,) = database_state(folder / "library.sqlite").audits
    assert (found.client, found.cut_off) == (CLIENT.name, DETAILS.cut_off.isoformat())
    assert found.last_edit.endswith(NOW.isoformat())
