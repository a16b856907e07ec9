"""A damaged library at the start: what is hit is told, and there are three ways on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import Note
from maturity_desktop.gui.safety.backups_dialog import BackupsDialog
from maturity_desktop.gui.safety.damage_view import DamageView
from tests.storage.backups.settled import content

Start = Callable[[], Program]
Leave = Callable[[Program], None]


@pytest.fixture
def damaged(folder: Path, start: Start, leave_program: Leave) -> Path:
    """The library with a backup, and a page of its file in ruins."""
    leave_program(start())
    file = folder / "library.sqlite"
    data = bytearray(file.read_bytes())
    place = data.index(b"first")
    data[place : place + 5] = b"f\xff\x00\xffx"
    file.write_bytes(bytes(data))
    return folder


def view_of(program: Program, hands: Any) -> DamageView:
    """The start screen, once it is known what is affected."""
    view = program.library_page._instead
    assert isinstance(view, DamageView)
    hands.wait(lambda: not view.work.isVisible())
    return view


def test_what_is_hit_is_told_and_the_file_is_left_as_it_is(
    damaged: Path, start: Start, hands: Any, leave_program: Leave, nameless: Callable[[QWidget], list[str]]
) -> None:
    before = (damaged / "library.sqlite").read_bytes()
    program = start()
    view = view_of(program, hands)
    assert view.title.words == "The library is damaged"
    assert "is not as it was when it was closed" in view.list.toPlainText()
    assert view.restore.hasFocus()
    assert nameless(program.window) == []
    leave_program(program)
    assert (damaged / "library.sqlite").read_bytes() == before


def test_a_backup_is_restored_from_the_start_screen(
    damaged: Path, start: Start, hands: Any, leave_program: Leave
) -> None:
    program = start()
    view_of(program, hands).restore.click()
    dialog = hands.dialog(BackupsDialog)
    hands.wait(lambda: dialog.list.rows.rows)
    dialog.restore.click()
    hands.wait(lambda: program.desk.may_write)
    hands.wait(lambda: dialog.told.words)
    assert "The backup was put back." in dialog.told.words
    dialog.reject()
    form = program.library_page._form
    hands.wait(lambda: form.places.currentWidget() is form.list_place)
    assert form.new_audit.isEnabled()
    leave_program(program)
    assert content(damaged)[0] == "first"


def test_what_can_be_saved_takes_the_place_of_the_damaged_library(
    damaged: Path, start: Start, hands: Any, ask: Any, tmp_path: Path, leave_program: Leave
) -> None:
    program = start()
    view = view_of(program, hands)
    ask.chosen = [tmp_path / "rescue"]
    ask.chosen[0].mkdir()
    view.save.click()
    hands.wait(view.go_on.isVisible)
    (saved,) = ask.chosen[0].iterdir()
    assert (saved / "library.sqlite").exists()
    assert "1 file of evidence" in view.list.toPlainText()
    ask.target = tmp_path / "list.txt"
    view.keep_list.click()
    assert "1 file of evidence" in ask.target.read_text(encoding="utf-8")
    view.go_on.click()
    hands.wait(lambda: program.desk.may_write)
    assert list(program.desk.library.load("a1").all(Note))
    assert list((damaged / "replaced").glob("*/library.sqlite"))
    leave_program(program)


def test_a_folder_within_the_library_s_own_is_refused(
    damaged: Path, start: Start, hands: Any, ask: Any
) -> None:
    program = start()
    view = view_of(program, hands)
    ask.chosen = [damaged]
    view.save.click()
    hands.wait(lambda: ask.told)
    assert "outside of the library" in ask.told[0][1]


def test_a_damaged_library_can_be_looked_at(damaged: Path, start: Start, hands: Any) -> None:
    program = start()
    view = view_of(program, hands)
    view.look.click()
    hands.wait(lambda: program.desk.is_open and program.audits)
    assert not program.desk.may_write
    assert "damaged" in program.safety.reading.words.words
    program.safety.reading.buttons[0].click()
    hands.wait(lambda: program.library_page._instead is not view)
    assert view_of(program, hands).title.words == "The library is damaged"
