"""From an empty library to the exported report in the real window, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program, clock_of
from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.storage.library import Library

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL, ALT = Modifier.ControlModifier, Modifier.AltModifier
NO_MODIFIER = Modifier.NoModifier
LOADING_MS = 20_000


@dataclass
class Person:
    """Replies where the system's own dialogs would ask."""

    target: Path
    told: list[tuple[str, str, str]] = field(default_factory=list)

    def confirm(self, question: str, consequence: str, act: str) -> bool:
        return True

    def choose(
        self, question: str, consequence: str, acts: Sequence[str], leave: str, details: str = ""
    ) -> int | None:
        return None

    def text(self, title: str, question: str, initial: str = "", act: str = "") -> str | None:
        return "because"

    def files(self, title: str) -> list[Path]:
        return []

    def folder(self, title: str) -> Path | None:
        return None

    def save_as(self, title: str, suggested: Path, kind: str) -> Path | None:
        return self.target / suggested.name

    def tell(self, what_happened: str, what_to_do: str, details: str = "") -> None:
        self.told.append((what_happened, what_to_do, details))


Start = Callable[[], Program]


@pytest.fixture
def start(qapp: QApplication, library_folder: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts the program on the test's library; it is closed when the test ends."""
    running: list[Program] = []

    def started() -> Program:
        program = Program(qapp, library_folder, clock_of(date(2026, 2, 6)), Person(tmp_path / "out"))
        running.append(program)
        return program

    (tmp_path / "out").mkdir()
    yield started
    for program in running:
        program.window.close()
        program.close()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    """A key, wherever the focus is; a dialog or a field of it comes first."""
    QTest.keyClick(focus(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(focus(), text)


def focus() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    assert found is not None, "something has the focus"
    return found


def tab_to(name: str, most: int = 60) -> None:
    """Tabs until the control of this accessible name or object name has the focus."""
    for _ in range(most):
        if name in (focus().accessibleName(), focus().objectName(), getattr(focus(), "text", str)()):
            return
        press(Key.Key_Tab)
    raise AssertionError(f"{name} is not reached by Tab")


def open_window(program: Program, qtbot: QtBot) -> None:
    window = program.window
    with qtbot.waitSignal(program.completed, timeout=LOADING_MS):
        program.start()
    qtbot.waitUntil(lambda: program.desk.is_open)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() or QApplication.activeModalWidget() is not None)


def dialog_in_front(qtbot: QtBot) -> None:
    """A dialog is open and one of its controls has the focus."""

    def is_there() -> bool:
        dialog, found = QApplication.activeModalWidget(), QApplication.focusWidget()
        return dialog is not None and found is not None and found.window() is dialog

    qtbot.waitUntil(is_there, timeout=LOADING_MS)


def back_in_front(program: Program, qtbot: QtBot) -> None:
    """What a window manager does when a dialog is closed; the offscreen platform has none."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)


def test_a_new_audit_is_made_rated_and_exported_without_a_mouse(
    start: Start, qtbot: QtBot, library_folder: Path, tmp_path: Path
) -> None:
    program = start()
    open_window(program, qtbot)
    dialog_in_front(qtbot)
    write("Ada Auditor")  # the first start asks who is working
    press(Key.Key_Return)
    back_in_front(program, qtbot)

    press(Key.Key_N, CTRL)
    dialog_in_front(qtbot)
    tab_to("name")
    write("Keyboard & Sons <b>")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.session is not None, timeout=LOADING_MS)
    back_in_front(program, qtbot)
    session = program.window.session
    assert session is not None
    assert session.audit.client.name == "Keyboard & Sons <b>"

    press(Key.Key_4, CTRL)
    qtbot.waitUntil(lambda: program.window.page_name == "assess")
    page = program.window.page
    assert page.criterion == "1.01"  # type: ignore[attr-defined]
    for letter in (Key.Key_Y, Key.Key_P, Key.Key_N):
        press(letter)
    press(Key.Key_Z, CTRL)
    answers = session.results.of("1.01").answers
    assert list(answers.values()) == [AnswerValue.MET, AnswerValue.PARTLY]
    assert session.results.of("1.01").level == 1
    press(Key.Key_J)
    assert page.criterion == "1.02"  # type: ignore[attr-defined]
    press(Key.Key_2)
    dialog_in_front(qtbot)
    write("Seen at two other sites")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: session.results.of("1.02").score.set_level == 2)
    back_in_front(program, qtbot)
    assert session.results.of("1.02").set_reason == "Seen at two other sites"
    press(Key.Key_T)
    write("A note, typed")
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: session.saving.is_empty)

    press(Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: program.window.page_name == "report")
    with qtbot.waitSignal(program.window.page.exports.finished, timeout=60_000):  # type: ignore[attr-defined]
        press(Key.Key_L, ALT)
    assert program.ask.told == []  # type: ignore[attr-defined]
    written = sorted((tmp_path / "out").iterdir())
    assert [path.suffix for path in written] == [".docx", ".pdf", ".xlsx"]
    assert written[1].read_bytes().startswith(b"%PDF-")

    program.window.close()
    program.close()
    library = Library.open(library_folder)
    try:
        (summary,) = library.audits()
        assert (summary.client, summary.frameworks[0].rated) == ("Keyboard & Sons <b>", 2)
        assert library.verify() == ()
    finally:
        library.close()
