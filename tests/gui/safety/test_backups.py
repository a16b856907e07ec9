"""Backups in the window: made by hand and by themselves, put back and taken back; none is told."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import Note
from maturity_desktop.gui.safety.backups_dialog import BackupsDialog
from maturity_desktop.storage.backups import making
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.states import EVERY
from maturity_desktop.verbs.backups import backups_there
from tests.storage.backups.settled import content, evidence_file, write_note

Start = Callable[[], Program]
Leave = Callable[[Program], None]


def reasons(folder: Path) -> list[Reason]:
    """Why each backup was made, newest first."""
    return [backup.reason for backup in backups_there(folder)[0]]


def opened(program: Program, hands: Any) -> BackupsDialog:
    """The dialog, with its list read."""
    program.window.backups_wanted.emit()
    dialog: BackupsDialog = hands.dialog(BackupsDialog)
    hands.wait(lambda: dialog.list.rows.rows or dialog.none.text() == "There is no backup yet.")
    return dialog


def make(dialog: BackupsDialog, hands: Any) -> None:
    """One more backup, by the button."""
    before = len(dialog.list.rows.rows)
    dialog.make.click()
    hands.wait(lambda: len(dialog.list.rows.rows) > before and not dialog.work.isVisible())


def write(program: Program, hands: Any, words: str) -> None:
    """A note in the window, saved."""
    if program.window.session is None:
        program.open_audit("a1", "")
        hands.wait(lambda: program.window.session is not None)
    session = program.window.session
    assert session is not None
    session.write_note(session.framework.criteria[0].id, words)
    session.end_spell()
    hands.wait(lambda: session.saving.is_empty)


def test_a_backup_is_made_listed_and_verified(program: Program, hands: Any, folder: Path) -> None:
    dialog = opened(program, hands)
    assert not dialog.verify.isEnabled()
    make(dialog, hands)
    (row,) = dialog.list.rows.rows
    assert "asked for" in row.detail
    assert "1 audit" in row.detail
    assert row.mark == "as now"
    dialog.verify.click()
    hands.wait(lambda: not dialog.work.isVisible() and dialog.verify.isEnabled())
    assert reasons(folder) == [Reason.ASKED]


def test_a_backup_is_put_back_and_that_is_taken_back(
    program: Program, hands: Any, folder: Path, leave_program: Leave, ask: Any
) -> None:
    dialog = opened(program, hands)
    make(dialog, hands)
    dialog.reject()
    write(program, hands, "second")
    dialog = opened(program, hands)
    assert dialog.list.rows.rows[0].mark == "1 audit differs"
    assert dialog.differing.rows.rows
    dialog.restore.click()
    hands.wait(lambda: program.desk.is_open and dialog.undo.isVisible())
    assert ask.questions[-1].startswith("Put the backup of ")
    assert program.window.session is None
    assert notes(program) == {"first"}
    hands.wait(lambda: Reason.RESTORING in reasons(folder) and dialog.undo.isEnabled())
    hands.wait(lambda: len(dialog.list.rows.rows) == 2)
    dialog.undo.click()
    hands.wait(lambda: program.desk.is_open and "second" in notes(program))
    dialog.reject()
    leave_program(program)


def notes(program: Program) -> set[str]:
    """What is written in the library's only audit."""
    if not program.desk.is_open:
        return set()
    return {note.text for note in program.desk.library.load("a1").all(Note)}


def test_what_becomes_of_files_of_evidence_is_told(program: Program, hands: Any, folder: Path) -> None:
    dialog = opened(program, hands)
    make(dialog, hands)
    hands.wait(lambda: dialog.files.words == "Its files of evidence are as they are in the library now.")
    evidence_file(folder).unlink()
    dialog.reject()
    dialog = opened(program, hands)
    hands.wait(lambda: dialog.files.words.startswith("1 file of evidence that is missing"))


def no_room(*_arguments: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_restore_that_nothing_could_take_back_is_asked_for_again(
    program: Program, hands: Any, folder: Path, ask: Any, monkeypatch: pytest.MonkeyPatch, goes_on: bool
) -> None:
    dialog = opened(program, hands)
    make(dialog, hands)
    dialog.reject()
    write(program, hands, "second")
    monkeypatch.setattr(making, "keep_and_verify", no_room)
    ask.choice = 0 if goes_on else None
    dialog = opened(program, hands)
    dialog.restore.click()
    hands.wait(lambda: ask.told and program.desk.is_open and not program.safety.backups.is_busy)
    ((question, consequence, _details),) = ask.told
    assert question == "Put the backup back with no way back?"
    assert "No space left on device" in consequence and "what you did since the backup" in consequence
    assert notes(program) == ({"first"} if goes_on else {"second"})
    told = "could not become a backup: No backup was made" if goes_on else "library is as it was"
    assert told in dialog.told.words and not dialog.undo.isVisible()
    assert list((folder / "replaced").glob("*/library.sqlite")) != [] if goes_on else True


def test_no_restore_without_a_yes(program: Program, hands: Any, folder: Path, ask: Any) -> None:
    dialog = opened(program, hands)
    make(dialog, hands)
    ask.agrees = False
    dialog.restore.click()
    hands.wait(lambda: ask.questions)
    assert program.desk.is_open
    assert reasons(folder) == [Reason.ASKED]


def test_closing_after_changes_makes_a_backup_and_without_any_none(
    folder: Path, start: Start, hands: Any, leave_program: Leave
) -> None:
    leave_program(start())
    assert reasons(folder) == [Reason.CLOSING]
    program = start()
    program.library_page.rest_focus()
    leave_program(program)
    assert reasons(folder) == [Reason.CLOSING]
    program = start()
    write(program, hands, "second")
    leave_program(program)
    assert reasons(folder) == [Reason.CLOSING, Reason.CLOSING]


def test_half_an_hour_of_work_with_changes_makes_one_in_the_background(
    program: Program, hands: Any, folder: Path
) -> None:
    program.safety.look()
    assert reasons(folder) == []
    program.safety.backups._seconds = lambda: 1e12
    assert program.safety.backups.worked >= EVERY
    program.safety.look()
    hands.wait(lambda: reasons(folder) == [Reason.WORKING])
    hands.wait(lambda: not program.safety.backups.is_busy)


def test_a_backup_that_cannot_be_made_is_told_and_another_place_offered(
    program: Program, hands: Any, folder: Path, ask: Any, tmp_path: Path
) -> None:
    block(folder)
    program.safety.backups._seconds = lambda: 1e12
    status = program.window.bars.status
    program.safety.look()
    hands.wait(status.backups.isVisible)
    status.backups.click()
    dialog = hands.dialog(BackupsDialog)
    assert "No backup could be made" in dialog.told.words
    ask.chosen = [tmp_path / "stick"]
    ask.chosen[0].mkdir()
    dialog.choose.click()
    hands.wait(lambda: str(ask.chosen[0]) in dialog.second.words)
    make(dialog, hands)
    assert not status.backups.isVisible()
    (backup,) = backups_there(folder)[0]
    assert backup.path.is_relative_to(ask.chosen[0])


def block(folder: Path) -> None:
    """Nothing can be written where backups go."""
    (folder / "backups").write_text("in the way", encoding="utf-8")


def test_closing_without_a_backup_is_asked(
    program: Program, hands: Any, folder: Path, ask: Any, leave_program: Leave
) -> None:
    block(folder)
    ask.agrees = False
    program.window.close()
    assert ask.questions == ["Close without a backup?"]
    assert program.window.isVisible()
    ask.agrees = True
    leave_program(program)
    assert content(folder)[0] == "first"


def test_the_second_place_is_given_up(
    program: Program, hands: Any, folder: Path, ask: Any, tmp_path: Path
) -> None:
    dialog = opened(program, hands)
    assert not dialog.remove.isVisible()
    stick = tmp_path / "stick"
    stick.mkdir()
    ask.chosen = [stick]
    dialog.choose.click()
    hands.wait(dialog.remove.isVisible)
    make(dialog, hands)
    assert len(backups_there(folder)[0]) == 2
    shutil.rmtree(stick)
    dialog.reject()
    dialog = opened(program, hands)
    hands.wait(lambda: "was last seen on" in dialog.second.words)
    dialog.remove.click()
    hands.wait(lambda: dialog.second.words.startswith("None"))


def test_a_backup_that_is_no_longer_whole_is_not_put_back(
    folder: Path, start: Start, hands: Any, leave_program: Leave
) -> None:
    leave_program(start())
    (backup,) = backups_there(folder)[0]
    write_note(folder, "second")
    database = backup.path / "library.sqlite"
    database.write_bytes(database.read_bytes()[:-4096])
    program = start()
    dialog = opened(program, hands)
    dialog.restore.click()
    hands.wait(lambda: "has changed since it was made" in dialog.told.words)
    hands.wait(lambda: program.desk.is_open)
    assert notes(program) == {"second"}


def test_everything_is_named_and_within_the_keyboard_s_reach(
    program: Program, hands: Any, nameless: Callable[[QWidget], list[str]]
) -> None:
    dialog = opened(program, hands)
    make(dialog, hands)
    assert nameless(dialog) == []
