"""Starting: what is paid for before the list is there, a second start, and a library that does not open."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program, clock_of
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.second_start import FirstWindow, first_window_came
from maturity_desktop.storage.library import Library

ROOT = Path(__file__).resolve().parents[3]
HEAVY = {
    "PIL", "asyncio", "click", "importlib.metadata", "msgspec", "numpy", "openpyxl", "pypdfium2", "reportlab",
    "sqlite_utils", "yaml",
}  # fmt: skip
LISTED = """
import sys
import threading
from pathlib import Path
from maturity_desktop.app import Program, clock_of, make_application

application = make_application()
program = Program(application, Path(sys.argv[1]), clock_of(None))
program.listed.connect(application.quit)
program.start()
print(*sys.modules)
application.exec()
print(*sys.modules)
program.desk.close()
"""


@pytest.fixture
def environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def test_nothing_heavy_is_loaded_before_the_list_is_there(
    start: Callable[[], Program],
    hands: Any,
    leave_program: Callable[[Program], None],
    library_folder: Path,
    environment: dict[str, str],
) -> None:
    program = start()
    program.window.new_audit_wanted.emit()
    hands.dialog()
    hands.write("Client")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.session)
    leave_program(program)
    child = subprocess.run(
        [sys.executable, "-c", LISTED, library_folder],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    at_painting, at_list = (set(line.split()) for line in child.stdout.splitlines())
    assert HEAVY & at_list == set()
    assert "maturity_desktop.storage.library" in at_list
    assert not {
        name
        for name in at_painting
        if name.startswith(("maturity_desktop.storage", "maturity_desktop.domain"))
    }


def test_a_second_start_brings_the_first_window_forward(
    program: Program, library_folder: Path, environment: dict[str, str], hands: Any, qtbot: QtBot
) -> None:
    program.window.showMinimized()
    second = subprocess.Popen(
        [sys.executable, "-m", "maturity_desktop", "--library", library_folder],
        env=environment,
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )
    with second:
        hands.wait(lambda: second.poll() is not None)
        assert second.returncode == 0, second.stderr and second.stderr.read()
    hands.wait(lambda: not program.window.isMinimized())
    assert program.desk.is_open


def test_a_request_from_another_computer_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstWindow(tmp_path)
    first.settle()
    heard: list[None] = []
    first.wanted.connect(lambda: heard.append(None))
    (tmp_path / "window" / "raise").write_text("some-other-computer")
    first._look()
    assert heard == []
    assert (tmp_path / "window" / "raise").exists()
    first.leave()


def test_a_sign_that_was_left_behind_delays_nothing_for_long(tmp_path: Path) -> None:
    assert not first_window_came(tmp_path)
    (tmp_path / "window").mkdir()
    (tmp_path / "window" / "open").touch()
    assert not first_window_came(tmp_path, patience=0.05)
    assert sorted(entry.name for entry in (tmp_path / "window").iterdir()) == ["open"]


def test_the_sign_goes_with_the_window(
    start: Callable[[], Program], leave_program: Callable[[Program], None], library_folder: Path
) -> None:
    program = start()
    assert (library_folder / "window" / "open").exists()
    leave_program(program)
    assert not (library_folder / "window" / "open").exists()


def test_a_library_that_does_not_open_says_why_and_can_be_tried_again(
    qapp: QApplication, library_folder: Path, hands: Any, start: Callable[[], Program]
) -> None:
    library_folder.mkdir()
    (library_folder / "library.sqlite").mkdir()
    program = start()
    form = program.library_page._form
    assert form.places.currentWidget() is form.trouble_place
    assert form.trouble_title.text() == "The library cannot be opened"
    assert "is a folder" in form.trouble_words.text()
    assert not program.desk.is_open
    form.copy.click()
    assert "is a folder" in qapp.clipboard().text()
    (library_folder / "library.sqlite").rmdir()
    hands.press(Qt.Key.Key_Space)  # the button that the keyboard is on
    hands.wait(lambda: form.places.currentWidget() is form.empty_place)
    assert program.desk.is_open


def test_what_is_no_library_is_told_and_left_as_it_is(
    library_folder: Path, start: Callable[[], Program]
) -> None:
    library_folder.mkdir()
    file = library_folder / "library.sqlite"
    file.write_bytes(b"this is no database" * 500)
    before = file.read_bytes()
    program = start()
    view = program.library_page._instead
    assert view is not None
    assert view.title.words == "The library is damaged"
    assert not view.look.isVisible()
    assert file.read_bytes() == before
    assert program.window.isVisible()
    program.window.show_page("overview")
    assert program.window.page_name == "library"


def test_keys_do_no_harm_while_there_is_no_library(
    library_folder: Path, start: Callable[[], Program], hands: Any
) -> None:
    other = Library.open(library_folder)
    program = start()
    for key in (Qt.Key.Key_N, Qt.Key.Key_E, Qt.Key.Key_Z, Qt.Key.Key_W, Qt.Key.Key_F, Qt.Key.Key_1):
        hands.control(key)
    assert QApplication.activeModalWidget() is None
    assert program.window.findChildren(QPushButton)
    other.close()


def test_what_is_asked_for_too_early_comes_when_the_library_is_there(
    start: Callable[[], Program], hands: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_open = threading.Event()
    opens = Library.open_as_found

    def open_late(folder: Path) -> Any:
        may_open.wait(timeout=60)
        return opens(folder)

    monkeypatch.setattr(Library, "open_as_found", open_late)
    program = start()
    hands.control(Qt.Key.Key_N)
    hands.control(Qt.Key.Key_N)
    assert QApplication.activeModalWidget() is None
    may_open.set()
    form = hands.dialog(AuditForm)
    form.reject()
    hands.wait(lambda: QApplication.activeModalWidget() is None)
    assert program.desk.is_open


def test_a_clock_that_was_moved_keeps_the_time_of_day() -> None:
    from datetime import date

    moved, now = clock_of(date(2026, 1, 13))(), clock_of(None)()
    assert moved.date() == date(2026, 1, 13)
    assert now.tzinfo is not None
    assert abs(moved.hour * 60 + moved.minute - now.hour * 60 - now.minute) <= 1 or now.hour in (0, 23)
