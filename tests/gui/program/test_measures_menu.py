"""The menu of the measures page by keyboard, in the whole program."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.help import HelpDialog
from maturity_desktop.gui.measures.hours_dialog import HoursDialog
from maturity_desktop.gui.measures.typing_dialog import TypingDialog
from tests.gui.program.test_menus import choose, start_audit


def title(program: Program) -> QAction:
    bar = program.window.menuBar()
    return next(own for own in bar.actions() if own.text().replace("&", "") == "Measures")


def test_what_the_page_can_do_is_in_its_menu_and_its_keys_in_the_help(program: Program, hands: Any) -> None:
    start_audit(hands, program, "Client")
    assert not title(program).isEnabled()
    program.window.show_page("measures")
    assert title(program).isEnabled()
    hands.control(Qt.Key.Key_T)
    hands.dialog(TypingDialog).reject()
    choose(hands, Qt.Key.Key_S, Qt.Key.Key_W)
    hands.dialog(HoursDialog).reject()
    hands.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    dialog = hands.dialog(HelpDialog)
    rows = {(row.lead, row.text) for row in dialog.keys.rows.rows}
    assert {("Ctrl+I", "Import figures"), ("Ctrl+T", "Type months"), ("Ctrl+L", "Control limits")} <= rows
    dialog.reject()
    program.window.show_page("overview")
    assert not title(program).isEnabled()
