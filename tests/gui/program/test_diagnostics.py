"""After a crash the program is where it was, nothing is lost, and what is written names nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from maturity_desktop import __version__
from maturity_desktop.app import Program
from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, AnswerValue, Client
from maturity_desktop.domain.changes import Place, note_at, put
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.diagnostics.diagnosis_dialog import DiagnosisDialog
from maturity_desktop.gui.diagnostics.place import PlaceFile, WorkPlace, place_now
from maturity_desktop.gui.diagnostics.restart import start_again
from maturity_desktop.storage.diagnostics.reports import reports_in
from maturity_desktop.storage.framework_files import read_framework
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit

ROOT = Path(__file__).resolve().parents[3]
CANARY = "Kanarienvogel"
AUDIT, CRITERION = "a1", "5.07"
Start = Callable[[], Program]


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A library in a folder with a person's name, with an audit whose client has it too."""
    folder = tmp_path / CANARY / "library"
    folder.parent.mkdir()
    library = Library.open(folder)
    day = date(2026, 2, 6)
    icmi = read_framework(frameworks_folder() / "icmi-cmo.yaml")
    new = NewAudit(Client("c", CANARY), (icmi,), day, day, id=AUDIT)
    start_audit(library, new, CANARY, lambda: datetime(2026, 2, 6, 9, 30, tzinfo=UTC))
    library.close()
    return folder


@pytest.fixture
def checkpoint() -> str:
    icmi = read_framework(frameworks_folder() / "icmi-cmo.yaml").framework
    return next(own for own in icmi.criteria if own.id == CRITERION).checkpoints[3].id


def run_until(folder: Path, checkpoint: str, how: str, until: str) -> tuple[int, list[str]]:
    """The return code and what was told of a program that went down in this way, or is killed."""
    module = "tests.gui.program.crashing_child"
    words = [sys.executable, "-m", module, str(folder), how, AUDIT, CRITERION, checkpoint]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        words, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as child:
        assert child.stdout is not None
        told = []
        for line in child.stdout:
            told.append(line.strip())
            if line.startswith(until):
                child.kill()
    return child.returncode, told


def written(folder: Path) -> str:
    """Everything that log and reports hold."""
    return "".join(path.read_text() for path in sorted((folder / "logs").iterdir()))


@pytest.mark.parametrize(
    ("how", "until", "reason"),
    [
        ("abort", "never", "Aborted"),
        ("qt", "never", "Aborted"),
        ("killed", "there", ""),
        ("exception", "told The program has made a mistake", "ValueError"),
        ("thread", "told The program has made a mistake", "ValueError"),
    ],
)
def test_the_next_start_is_where_the_last_one_ended(
    library_folder: Path,
    checkpoint: str,
    start: Start,
    hands: Any,
    ask: Any,
    how: str,
    until: str,
    reason: str,
) -> None:
    code, told = run_until(library_folder, checkpoint, how, until)
    assert "there" in told
    assert code in (-signal.SIGABRT, -signal.SIGKILL)
    reports = reports_in(library_folder / "logs")
    assert bool(reports) is (how in ("exception", "thread"))

    program = start()
    hands.wait(lambda: ask.told)
    hands.wait(lambda: program.window.session)
    assert place_now(program.window) == WorkPlace(AUDIT, "assess", "icmi_cmo", CRITERION, checkpoint)
    session = program.window.session
    assert session is not None
    answers = {point: answer for own in session.results.criteria for point, answer in own.answers.items()}
    assert answers == {checkpoint: AnswerValue.MET}
    assert note_at(session.audit, Place(AUDIT, "icmi_cmo", AGREED), CRITERION).text == CANARY
    headline, body, _details = ask.told[0]
    assert headline == "The program ended unexpectedly last time"
    assert "You are back where you were." in body
    assert "the last change was saved on" in body
    reports = reports_in(library_folder / "logs")
    assert bool(reports) is bool(reason)
    if reports:
        assert (f"logs/{reports[-1].name}" in body) is (how in ("abort", "qt"))
    else:
        assert "Why is not known" in body
    kept = written(library_folder)
    assert reason in kept
    assert not reports or " go_down" in kept
    assert CANARY.casefold() not in kept.casefold()


def test_of_two_audits_that_are_wanted_at_once_the_last_is_opened(
    program: Program, start: Start, hands: Any
) -> None:
    shown = []
    program.desk.loaded.connect(lambda loaded, criterion: shown.append((loaded.audit.id, criterion)))
    program.open_audit("gone", "")
    program.open_audit(AUDIT, "1.01")
    program.open_audit(AUDIT, CRITERION)
    hands.wait(lambda: not program.desk._running)
    assert shown == [(AUDIT, CRITERION)]
    assert len([own for own in program.children() if isinstance(own, AuditSession)]) == 1


def test_who_opens_an_audit_while_the_way_back_loads_it_is_not_led_elsewhere(
    library_folder: Path, start: Start, hands: Any, ask: Any
) -> None:
    PlaceFile(library_folder).keep(WorkPlace(AUDIT, "results", "icmi_cmo"))
    program = start()
    hands.wait(lambda: ask.told)  # the way back has begun
    program.open_audit(AUDIT, CRITERION)
    hands.wait(lambda: not program.desk._running)
    assert (program.window.page_name, place_now(program.window).criterion) == ("assess", CRITERION)
    assert len([own for own in program.children() if isinstance(own, AuditSession)]) == 1


def test_an_audit_that_was_made_takes_the_place_of_the_one_opened_meanwhile(
    program: Program, hands: Any
) -> None:
    program.open_audit(AUDIT, CRITERION)
    hands.wait(lambda: program.window.session)
    first = program.window.session
    program.desk.started.emit(AUDIT)
    hands.wait(lambda: program.window.session is not first)
    assert program.window.page_name == "overview"
    hands.wait(lambda: len([own for own in program.children() if isinstance(own, AuditSession)]) == 1)


def test_a_program_that_was_closed_tells_nothing(
    library_folder: Path, start: Start, hands: Any, ask: Any, leave_program: Callable[[Program], None]
) -> None:
    program = start()
    program.open_audit(AUDIT, CRITERION)
    hands.wait(lambda: program.window.session)
    program.diagnostics._keeper.look()
    assert PlaceFile(library_folder).read() is not None
    leave_program(program)
    assert PlaceFile(library_folder).read() is None
    again = start()
    hands.wait(again.library_page.isVisible)
    assert again.window.session is None
    assert ask.told == []


def test_a_place_that_crashes_again_is_not_come_back_to_for_ever(
    library_folder: Path, start: Start, hands: Any, ask: Any
) -> None:
    PlaceFile(library_folder).keep(WorkPlace(AUDIT, "assess", "icmi_cmo", CRITERION))
    program = start()
    hands.wait(lambda: program.window.session)
    left = PlaceFile(library_folder).read()
    assert left == WorkPlace()  # a crash in the first seconds would lead to the library's page
    program.diagnostics._keeper.look()
    left = PlaceFile(library_folder).read()
    assert left is not None
    assert left.criterion == CRITERION


@pytest.mark.parametrize(
    "place",
    [
        b"", b"{", b"[]", b'{"audit": 3, "page": null}', b'{"audit": "gone", "page": "assess"}',
        b'{"audit": "a1", "framework": "gone", "criterion": "gone", "page": "gone"}',
        b'{"audit": "a1", "framework": "icmi_cmo", "criterion": "gone", "checkpoint": "gone"}',
    ],
)  # fmt: skip
def test_a_place_that_is_not_there_any_more_leads_nowhere(
    library_folder: Path, start: Start, hands: Any, ask: Any, place: bytes
) -> None:
    (library_folder / "window").mkdir(exist_ok=True)
    (library_folder / "window" / "place.json").write_bytes(place)
    start()
    hands.wait(lambda: ask.told)
    assert [told[0] for told in ask.told] == ["The program ended unexpectedly last time"]


def test_the_last_change_is_told_by_its_order_where_a_clock_was_set_back(
    library_folder: Path, start: Start, hands: Any, ask: Any
) -> None:
    day = date(2024, 3, 5)
    with closing(Library.open(library_folder)) as library:
        icmi = read_framework(frameworks_folder() / "icmi-cmo.yaml")
        new = NewAudit(Client("d", "Norrhaven"), (icmi,), day, day, id="a2")
        start_audit(library, new, CANARY, lambda: datetime(2024, 3, 5, 12, tzinfo=UTC))
    (library_folder / "window").mkdir(exist_ok=True)
    (library_folder / "window" / "place.json").write_bytes(b"{}")
    start()
    hands.wait(lambda: ask.told)
    (told,) = [words for words in ask.told[0][1].splitlines() if "the last change was saved on" in words]
    assert "5 Mar 2024, " in told, "as every day in the window"


def test_a_mistake_is_told_once_and_work_goes_on(program: Program, hands: Any, ask: Any) -> None:
    ask.agrees = False
    program.open_audit(AUDIT, CRITERION)
    hands.wait(lambda: program.window.session)
    session = program.window.session
    assert session is not None
    session.write_note(CRITERION, "typed in the last moment")
    assert session.saving.unsaved
    for _time in range(3):
        with pytest.raises(ValueError, match=CANARY) as caught:
            int(CANARY)
        program.diagnostics.mistakes.take(caught.value)
    hands.wait(lambda: ask.told)
    ((headline, body, details),) = ask.told
    assert headline == "The program has made a mistake"
    assert "Everything you have done is saved." in body
    assert session.saving.unsaved == ()
    (report,) = reports_in(program.desk.folder / "logs")
    assert f"logs/{report.name}" in body
    assert CANARY not in body
    assert details == report.read_text()
    assert CANARY not in details
    assert program.window.isVisible()


def test_starting_again_comes_back_without_a_word(
    program: Program, start: Start, hands: Any, ask: Any, leave_program: Callable[[Program], None]
) -> None:
    program.open_audit(AUDIT, CRITERION)
    hands.wait(lambda: program.window.session)
    program.window.show_page("results")
    program.diagnostics.mistakes.take(ValueError(CANARY))
    hands.wait(lambda: program.diagnostics.starts_again)
    assert not program.window.isVisible()
    leave_program(program)
    ask.told.clear()
    again = start()
    hands.wait(lambda: again.window.session)
    assert again.window.page_name == "results"
    assert place_now(again.window).criterion == CRITERION
    assert ask.told == []


def test_the_program_is_started_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Any] = []

    def start_detached(program: str, words: list[str]) -> tuple[bool, int]:
        started.append([program, *words])
        return True, 7

    monkeypatch.setattr(QProcess, "startDetached", start_detached)
    monkeypatch.setattr(sys, "argv", ["maturity-desktop", "--library", "here"])
    assert start_again()
    assert started == [[sys.executable, "-m", "maturity_desktop", "--library", "here"]]


def test_a_task_that_fails_by_mistake_is_reported(program: Program, hands: Any, ask: Any) -> None:
    ask.agrees = False
    program.desk.look_up(lambda _library: int(CANARY), print)
    hands.wait(lambda: ask.told)
    assert ask.told[0][0] == "The program has made a mistake"
    assert len(reports_in(program.desk.folder / "logs")) == 1


def test_a_task_that_is_refused_is_told_in_its_words(program: Program, hands: Any, ask: Any) -> None:
    def refuse(_library: Library) -> None:
        raise LibraryError("The disk is full.")

    program.desk.look_up(refuse, print)
    hands.wait(lambda: ask.told)
    assert ask.told[0][:2] == ("That did not work", "The disk is full.")
    assert reports_in(program.desk.folder / "logs") == ()
    assert "failed error=LibraryError" in written(program.desk.folder)


def test_what_is_done_is_noted_without_words(program: Program, hands: Any) -> None:
    program.open_audit(AUDIT, CRITERION)
    hands.wait(lambda: program.window.session)
    session = program.window.session
    assert session is not None
    session.change("client", put(session.audit, replace(session.audit.client, name=CANARY * 2)))
    session.write_note(CRITERION, CANARY)
    session.end_spell()
    hands.wait(lambda: session.saving.is_empty)
    noted = written(program.desk.folder)
    for event in ("opened after_crash=no", "audit audit=", "saved ms="):
        assert event in noted
    assert CANARY not in noted


def test_diagnostics_are_shown_copied_and_saved(
    program: Program, hands: Any, ask: Any, tmp_path: Path, qapp: QApplication, nameless: Any
) -> None:
    entries = program.window.findChildren(QAction)
    next(entry for entry in entries if entry.text() == "Show &diagnostics").trigger()
    dialog = hands.dialog(DiagnosisDialog)
    assert nameless(dialog) == []
    assert dialog.area.hasFocus()
    dialog.copy()
    copied = qapp.clipboard().text()
    assert f"Program: {__version__}" in copied
    assert "Condition: sound" in copied
    assert "Opened: for writing" in copied
    assert "audit_details 1" in copied
    assert CANARY not in copied
    ask.target = tmp_path / "report.txt"
    dialog.report_wanted.emit()
    saved = ask.target.read_text()
    assert "opened after_crash=no" in saved
    assert "Condition: sound" in saved
    assert CANARY not in saved
    hands.press(Qt.Key.Key_Escape)
    hands.wait(lambda: QApplication.activeModalWidget() is None)


def test_diagnostics_are_there_for_a_library_that_is_not(
    library_folder: Path, start: Start, hands: Any
) -> None:
    (library_folder / "library.sqlite").write_bytes(b"no library" * 1000)
    program = start()
    program.window.diagnosis_wanted.emit()
    dialog = hands.dialog(DiagnosisDialog)
    dialog.copy()
    assert f"Program: {__version__}" in QApplication.clipboard().text()
    hands.press(Qt.Key.Key_Escape)
    hands.wait(lambda: QApplication.activeModalWidget() is None)
