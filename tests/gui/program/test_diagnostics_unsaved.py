"""A full disk below SQLite: the edit stays on screen, is tried again, and can be taken elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from maturity_desktop.app import Program
from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, Client
from maturity_desktop.domain.changes import Place, note_at
from maturity_desktop.gui.diagnostics.copying_dialog import CopyingDialog
from maturity_desktop.storage.backups.copying import copy_file
from maturity_desktop.storage.framework_files import read_framework
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs import copying
from maturity_desktop.verbs.audits import NewAudit, start_audit

AUDIT, CRITERION = "a1", "1.01"
LONG = "Said in the interview. " * 20_000
PLACE = Place(AUDIT, "icmi_cmo", AGREED)


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    library = Library.open(folder)
    day = date(2026, 2, 6)
    icmi = read_framework(frameworks_folder() / "icmi-cmo.yaml")
    new = NewAudit(Client("c", "Client"), (icmi,), day, day, id=AUDIT)
    start_audit(library, new, "Ada", lambda: datetime(2026, 2, 6, tzinfo=UTC))
    library.close()
    kept = folder / "evidence" / "c" / "ab" / f"ab{'0' * 62}"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"evidence")
    (folder / "frameworks").mkdir(exist_ok=True)
    return folder


def limit(library: Library, pages: int) -> None:
    """SQLite itself refuses to let the file grow beyond so many pages, as it does on a full disk."""
    library.writer.submit(lambda db: db.conn.execute(f"PRAGMA max_page_count = {pages}").fetchall()).result()


def note_in(folder: Path) -> str:
    library = Library.open(folder, make=False)
    try:
        assert library.verify() == ()
        return note_at(library.load(AUDIT), PLACE, CRITERION).text
    finally:
        library.close()


def test_what_a_full_disk_refuses_stays_is_told_and_can_be_taken_elsewhere(
    program: Program,
    hands: Any,
    ask: Any,
    tmp_path: Path,
    library_folder: Path,
    leave_program: Callable[[Program], None],
) -> None:
    program.open_audit(AUDIT, CRITERION)
    hands.wait(lambda: program.window.session)
    session, status = program.window.session, program.window.bars.status
    assert session is not None
    limit(program.desk.library, 1)  # no fewer than there are
    session.write_note(CRITERION, LONG)
    session.end_spell()
    hands.wait(lambda: status.state.text().startswith("Not saved"))
    assert "full" in status.state.text()
    assert note_at(session.audit, PLACE, CRITERION).text == LONG
    assert "not saved error=LibraryError from" in (library_folder / "logs" / "log.txt").read_text()
    assert "SQLITE_FULL" in (library_folder / "logs" / "log.txt").read_text()

    ask.agrees = False  # keep trying
    assert not program.window.close()
    assert ask.questions == ["Your last changes are not saved"]
    assert program.window.session is session
    assert not session.saving.is_empty

    ask.agrees, ask.choice, ask.chosen = True, 1, [tmp_path / "stick"]
    assert not program.window.close()
    hands.wait(lambda: ask.told and "copy" in ask.told[-1][0])
    (copy,) = (tmp_path / "stick").iterdir()
    assert str(copy) in ask.told[-1][1]
    assert note_in(copy) == LONG
    assert list((copy / "evidence").rglob("ab0*"))
    assert not session.saving.is_empty

    limit(program.desk.library, 1_000_000)
    hands.wait(lambda: session.saving.is_empty)
    leave_program(program)
    assert note_in(library_folder) == LONG


def test_a_copy_that_takes_long_shows_how_far_it_is_and_can_be_stopped(
    program: Program, hands: Any, ask: Any, tmp_path: Path, library_folder: Path, monkeypatch: Any
) -> None:
    """Evidence of many hours of calls on a slow stick."""
    under_way, go_on = threading.Event(), threading.Event()

    def slowly(source: Path, target: Path, *_rest: object) -> None:
        under_way.set()
        go_on.wait(20)
        copy_file(source, target)

    monkeypatch.setattr(copying, "copy_file", slowly)
    program.open_audit(AUDIT, CRITERION)
    hands.wait(lambda: program.window.session)
    session = program.window.session
    assert session is not None
    stick = tmp_path / "stick"
    ask.chosen = [stick]
    program.window.copy_wanted.emit(session.saving)
    dialog = hands.dialog(CopyingDialog)
    hands.wait(lambda: under_way.is_set() and dialog.work.bar.maximum() > 0)
    hands.press(Qt.Key.Key_Escape)
    assert dialog.isVisible(), "until it has stopped"
    assert dialog.work.words.words == "Stopping"
    go_on.set()
    hands.wait(lambda: QApplication.activeModalWidget() is None)
    assert list(stick.iterdir()) == []
    assert ask.told == []

    program.window.copy_wanted.emit(session.saving)
    hands.wait(lambda: ask.told)
    assert len(list(stick.iterdir())) == 1
