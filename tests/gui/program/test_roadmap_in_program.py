"""The roadmap in the program: gone to by Ctrl+K, its keys clash with no other, F1 explains it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.domain import actions as acts
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.dialogs.pick import PickDialog
from tests.gui.acting import bring_to_front
from tests.gui.letters import letters, twice

Key = Qt.Key


def test_an_action_is_found_and_worked_on(program: Program, hands: Any, qtbot: QtBot) -> None:
    hands.wait(lambda: program.desk.is_open)
    hands.control(Key.Key_N)
    hands.dialog(AuditForm)
    hands.write("Client")
    hands.press(Key.Key_Return)
    hands.wait(lambda: program.window.session)
    window, session = program.window, program.window.session
    assert session is not None
    bring_to_front(window, qtbot)
    window.show_page("improve")
    improve: Any = window.page
    improve.show_view("roadmap")
    assert improve.help_name == "roadmap"
    improve.view.act.add.trigger()
    hands.wait(improve.view.detail.title.hasFocus)
    hands.write("Plan by the week")
    (own,) = acts.actions(session.audit)
    assert own.title == "Plan by the week"

    window.show_page("overview")
    hands.control(Key.Key_K)
    hands.dialog(PickDialog)
    hands.write("a-01")
    hands.press(Key.Key_Return)
    hands.wait(lambda: window.page_name == "improve" and improve.name == "roadmap")
    assert improve.view.board.chosen == own.id

    told = [action for action in improve.actions() if action.text()]
    assert twice(letters([action.text() for action in told])) == []
    mine = {action.shortcut().toString() for action in told}
    others = {
        action.shortcut().toString()
        for action in window.findChildren(QAction)
        if action.shortcutContext() is Qt.ShortcutContext.WindowShortcut and not action.shortcut().isEmpty()
    }
    assert others
    assert not mine & others
