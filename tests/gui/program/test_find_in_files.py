"""Ctrl+F finds words inside files of evidence: below the rest, once the library has looked."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.evidence.files_behind import FilesBehind
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.program.test_working_day import start_audit


def test_words_in_a_file_lead_to_its_item(hands: Any, program: Program, tmp_path: Path) -> None:
    start_audit(hands, program, "Client")
    paper = tmp_path / "paper.txt"
    paper.write_text("Only in here: a zebra among the forecasts", "utf-8")
    session = program.window.session
    assert session is not None
    program.window.show_page("evidence")
    program.window.page.take_files([paper])  # type: ignore[attr-defined]
    behind = session.findChild(FilesBehind)
    assert behind is not None
    hands.wait(lambda: session.audit.evidence and behind.is_settled)
    program.window.show_page("overview")
    hands.control(Qt.Key.Key_F)
    dialog = hands.dialog(PickDialog)
    hands.write("zebra amo")
    hands.wait(lambda: dialog.rows.isVisible() and not dialog.is_looking)
    assert [(row.lead, row.text, row.mark) for row in dialog.rows.rows.rows] == [
        ("EV-001", "paper", "in its file")
    ]
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.page_name == "evidence")
    assert [item.title for item in program.window.page.table.chosen()] == ["paper"]  # type: ignore[attr-defined]


def test_what_comes_later_stands_below_and_leaves_the_choice(qtbot: QtBot, theme: ThemeSwitch) -> None:
    near = [Row("first", goal=1), Row("second", goal=2)]
    go_on = Event()

    def find_further(words: str) -> list[Row]:
        go_on.wait()
        return [Row(f"{words} in a file", goal=3)] if words else []

    dialog = PickDialog(theme, "Find", "Words", "None", lambda _words: near, None, find_further)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field.setText("ze")
    dialog.field.setText("zebra")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    go_on.set()
    qtbot.waitUntil(lambda: not dialog.is_looking)
    assert [row.text for row in dialog.rows.rows.rows] == ["first", "second", "zebra in a file"]
    with qtbot.waitSignal(dialog.picked) as picked:
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert picked.args == [2]
