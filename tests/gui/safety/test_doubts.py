"""A library that lacks changes, and files that an interrupted adding left: told until it is decided."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from maturity_desktop.app import Program
from maturity_desktop.gui.safety.backups_dialog import BackupsDialog
from maturity_desktop.gui.safety.banner import Banner
from maturity_desktop.storage.evidence_store import EvidenceStore
from maturity_desktop.storage.left_over import left_over
from tests.storage.backups.settled import write_note

Start = Callable[[], Program]
LIBRARY = "library.sqlite"


@pytest.fixture
def replaced(folder: Path) -> Path:
    """The library's file is the copy that somebody had made before the last change."""
    copy = (folder / LIBRARY).read_bytes()
    write_note(folder, "second")
    (folder / LIBRARY).write_bytes(copy)
    return folder


@pytest.fixture
def crowded(folder: Path) -> Path:
    """A file of evidence that no item has, copied in long ago."""
    store = EvidenceStore(folder / "evidence")
    store.add_bytes("c1", b"a,b\n1,2\n", "list.csv")
    for path in (folder / "evidence").glob("c1/??/*"):
        os.utime(path, (0, 0))
    return folder


def button(banner: Banner, words: str) -> QPushButton:
    return next(found for found in banner.buttons if found.text() == words)


def test_an_old_copy_is_told_at_every_start_until_it_is_decided(
    replaced: Path, start: Start, hands: Any, ask: Any, leave_program: Any
) -> None:
    leave_program(start())
    program = start()
    bar = program.safety.doubts.missing
    assert bar.isVisible()
    assert "is older than when it was closed" in bar.words.words
    ask.agrees = False
    button(bar, "This copy is right…").click()
    assert bar.isVisible(), "the person thought better of it"
    ask.agrees = True
    button(bar, "This copy is right…").click()
    hands.wait(lambda: not bar.isVisible())
    leave_program(program)
    again = start()
    hands.wait(lambda: not again.desk._running)
    assert not again.safety.doubts.missing.isVisible()


def test_work_goes_on_under_the_bar_with_backups_and_details_at_hand(
    replaced: Path, start: Start, hands: Any, ask: Any, nameless: Callable[[QWidget], list[str]]
) -> None:
    program = start()
    bar = program.safety.doubts.missing
    program.open_audit("a1", "")
    hands.wait(lambda: program.window.session)
    assert bar.isVisible()
    assert nameless(bar) == []
    button(bar, "Show details").click()
    headline, words, details = ask.told[-1]
    assert headline == "Changes are missing from the library"
    assert "a backup may be newer" in words
    assert "change number" in details
    button(bar, "Backups…").click()
    hands.dialog(BackupsDialog).reject()
    assert bar.isVisible()


def test_files_that_an_interrupted_adding_left_are_added(crowded: Path, start: Start, hands: Any) -> None:
    program = start()
    program.open_audit("a1", "")
    hands.wait(lambda: program.window.session)
    program.safety.doubts.look()
    bar = program.safety.doubts.left
    hands.wait(bar.isVisible)
    assert bar.words.words.startswith("1 file (")
    button(bar, "Add them").click()
    hands.wait(lambda: "was added" in bar.words.words)
    assert program.window.session is None, "the audit is read anew, with what is new in it"
    program.open_audit("a1", "")
    hands.wait(lambda: program.window.session)
    session: Any = program.window.session
    assert len(session.audit.evidence) == 2
    button(bar, "Close").click()
    assert not bar.isVisible()
    assert left_over(crowded) == ()


def test_or_they_are_taken_away(crowded: Path, start: Start, hands: Any, ask: Any) -> None:
    program = start()
    program.safety.doubts.look()
    bar = program.safety.doubts.left
    hands.wait(bar.isVisible)
    ask.agrees = False
    button(bar, "Take them away…").click()
    assert len(left_over(crowded)) == 1
    ask.agrees = True
    button(bar, "Take them away…").click()
    hands.wait(lambda: not bar.isVisible())
    assert left_over(crowded) == ()
    assert len(list((crowded / "evidence").glob("c1/??/*"))) == 1
