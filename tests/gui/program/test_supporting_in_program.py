"""Supporting figures in the whole program: a key away, under the measures, with menu and help."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.help import HelpDialog, read_help
from maturity_desktop.gui.supporting.amounts_typing import AmountsTyping
from maturity_desktop.gui.supporting.staffing_dialog import StaffingDialog
from tests.gui.program.test_measures_menu import title
from tests.gui.program.test_menus import start_audit

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_the_page_is_a_key_away_and_lights_the_measures(program: Program, hands: Any) -> None:
    start_audit(hands, program, "Client")
    window = program.window
    hands.press(Qt.Key.Key_F, BOTH)
    page: Any = window.page
    hands.wait(lambda: len(page.figures.rows.rows) > 10)
    checked = window.bars.rail._group.checkedButton()
    assert checked is not None
    assert checked.text() == "Measures"
    assert title(program).isEnabled()
    page.show_measure("abandonment")
    hands.control(Qt.Key.Key_T)
    hands.dialog(AmountsTyping).reject()
    hands.press(Qt.Key.Key_E, BOTH)
    hands.dialog(StaffingDialog).reject()
    hands.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    dialog = hands.dialog(HelpDialog)
    rows = {(row.lead, row.text) for row in dialog.keys.rows.rows}
    assert {("Ctrl+Shift+F", "Supporting figures"), ("Ctrl+T", "Type amounts")} <= rows
    dialog.reject()
    assert read_help("supporting").startswith("# Supporting figures")


def test_the_switch_goes_to_the_measures_and_back(program: Program, hands: Any) -> None:
    start_audit(hands, program, "Client")
    window = program.window
    window.show_page("supporting")
    supporting: Any = window.page
    supporting.switch.buttons["measures"].click()
    measures: Any = window.page
    assert measures is not supporting
    measures.switch.buttons["supporting"].click()
    assert window.page is supporting
    window.show_page("measures")
    hands.press(Qt.Key.Key_E, BOTH)
    hands.dialog(StaffingDialog).reject()


def test_without_an_audit_it_cannot_be_gone_to(program: Program, hands: Any) -> None:
    hands.press(Qt.Key.Key_F, BOTH)
    assert program.window.page_name == "library"
