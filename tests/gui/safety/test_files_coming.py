"""An audit that is closed while files come in: they are waited for, or stopped, or it stays open.

Whichever it is, no copy is left in the library that no row names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.evidence.brought import Intake
from maturity_desktop.gui.evidence.piecemeal import AT_ONCE
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.safety.files_coming import FilesComingDialog
from maturity_desktop.storage import evidence_intake
from maturity_desktop.storage.evidence_intake import add_many
from maturity_desktop.storage.evidence_store import EvidenceStore
from maturity_desktop.storage.left_over import left_over
from maturity_desktop.storage.library import Library

COUNT = 3 * AT_ONCE
FIRST = 2 * AT_ONCE + 1
BEFORE = 1
"""What the library has before."""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number:04}.txt").write_bytes(b"paper %d" % number)
    return folder


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Files come in, all but the first of them only once this is set."""
    may_go_on = Event()

    def some_then_the_others(
        store: EvidenceStore, client: str, paths: Sequence[Path], progress: Progress
    ) -> Iterator[evidence_intake.Outcome]:
        yield from add_many(store, client, paths[:FIRST], progress)
        may_go_on.wait()
        yield from add_many(store, client, paths[FIRST:], progress)

    monkeypatch.setattr(evidence_intake, "add_many", some_then_the_others)
    yield may_go_on
    may_go_on.set()


def bring(program: Program, hands: Any, papers: Path) -> EvidenceDesk:
    """The files are on their way to the only audit."""
    program.open_audit("a1", "")
    hands.wait(lambda: program.window.session)
    program.window.show_page("assess")
    session = program.window.session
    assert session is not None
    (desk,) = session.findChildren(EvidenceDesk)
    desk.take_files([papers], "1.01")
    hands.wait(lambda: desk.is_busy)
    return desk


@pytest.fixture
def when_asked(qtbot: Any) -> Iterator[Callable[[Callable[[FilesComingDialog], None]], None]]:
    """Does something once the dialog is there."""
    timer = QTimer()
    timer.setInterval(10)

    def wait_and(act: Callable[[FilesComingDialog], None]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, FilesComingDialog):
                timer.stop()
                act(dialog)

        timer.timeout.connect(look)
        timer.start()

    yield wait_and
    timer.stop()


def rows(folder: Path) -> int:
    """So many items are on the register of the closed library, and no copy is there without one."""
    with closing(Library.open(folder)) as library:
        found = sum(bool(item.sha256) for item in library.load("a1").all(Evidence))
    assert left_over(folder) == ()
    return found


def test_all_files_are_waited_for(
    program: Program, hands: Any, folder: Path, papers: Path, held: Event, when_asked: Any, leave_program: Any
) -> None:
    bring(program, hands, papers)
    when_asked(lambda _dialog: held.set())
    leave_program(program)
    assert rows(folder) == BEFORE + COUNT


def test_who_stops_has_what_is_in_and_is_told_how_many(
    program: Program,
    hands: Any,
    folder: Path,
    papers: Path,
    held: Event,
    when_asked: Any,
    leave_program: Any,
    ask: Any,
) -> None:
    bring(program, hands, papers)

    def stop(dialog: FilesComingDialog) -> None:
        dialog.stop.click()
        dialog.reject()  # Escape does nothing any more
        held.set()

    when_asked(stop)
    leave_program(program)
    ((_question, _words, told),) = ask.told
    assert rows(folder) == BEFORE + FIRST
    assert told == f"Stopped: {FIRST} of {COUNT} files were added; the others were not."


def test_who_stays_goes_on_bringing_in(
    program: Program, hands: Any, folder: Path, papers: Path, held: Event, when_asked: Any, leave_program: Any
) -> None:
    desk = bring(program, hands, papers)
    when_asked(lambda dialog: dialog.stay.click())
    program.window.close()
    assert program.window.isVisible() and program.window.session is not None
    held.set()
    hands.wait(lambda: not desk.is_busy)
    leave_program(program)
    assert rows(folder) == BEFORE + COUNT


def test_what_was_refused_meanwhile_is_told_before_it_closes(
    program: Program, hands: Any, papers: Path, held: Event, when_asked: Any, ask: Any
) -> None:
    desk = bring(program, hands, papers)

    def refuse(_dialog: FilesComingDialog) -> None:
        desk.refused.emit("plan.txt", "plan.txt was not added. The disk is full.")
        held.set()

    when_asked(refuse)
    ask.choice = None
    program.window.close()
    assert program.window.isVisible()
    assert [told for _question, _words, told in ask.told] == ["plan.txt was not added. The disk is full."]


def test_the_question_is_named_and_within_the_keyboard_s_reach(
    program: Program,
    hands: Any,
    papers: Path,
    held: Event,
    when_asked: Any,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    bring(program, hands, papers)
    found: list[str] = []

    def look(dialog: FilesComingDialog) -> None:
        assert dialog.focusWidget() is dialog.stay
        found.extend(nameless(dialog))
        held.set()

    when_asked(look)
    program.window.close_audit()
    assert found == []
    assert program.window.session is None


def test_stopping_at_the_last_file_stopped_nothing() -> None:
    refused = [("plan.txt", "It is gone."), ("list.txt", "It is gone.")]
    assert not Intake(refused=refused, stopped_of=2).is_cut_short
    assert Intake(refused=refused, stopped_of=3).is_cut_short
    assert not Intake(refused=refused).is_cut_short
