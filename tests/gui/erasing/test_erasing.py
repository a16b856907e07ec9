"""Erasing in the window: by keyboard, with the client's name, told as it is, and really gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QScrollArea

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.erase_dialog import EraseDialog
from maturity_desktop.gui.widgets.audit_rows import AuditView
from tests.storage.erasing.canaries import CANARY, canaries

Key = Qt.Key


@pytest.fixture
def dialog(program: Program, hands: Any) -> EraseDialog:
    """The dialog for the audit a1, whose client has another one."""
    view = program.window.findChild(AuditView)
    assert view is not None
    model = view.model()
    (row,) = (row for row in range(model.rowCount()) if program.audits[row].id == "a1")
    view.setCurrentIndex(model.index(row, 0))
    view.setFocus()
    hands.press(Key.Key_Delete)
    shown: EraseDialog = hands.dialog(EraseDialog)
    return shown


def audits(program: Program) -> list[str]:
    return [audit.id for audit in program.audits]


def test_a_client_is_erased_by_keyboard(
    program: Program, dialog: EraseDialog, hands: Any, ask: Any, folder: Path, tmp_path: Path
) -> None:
    ask.target = tmp_path / "certificate.txt"
    assert "in 2 backups" in dialog.going.words and "1 file of evidence" in dialog.going.words
    hands.press(Key.Key_Down)  # the whole client
    assert "2 audits" in dialog.choices[1].text() and dialog.choices[1].isChecked()
    assert not dialog.erase.isEnabled()
    hands.press(Key.Key_Tab)
    hands.write(dialog.plan.subject.name)
    assert dialog.erase.isEnabled()
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)
    hands.wait(lambda: "It is erased." in dialog.told.words)
    hands.wait(lambda: audits(program) == ["b1"])
    assert str(ask.target) in dialog.told.words and CANARY in ask.target.read_text(encoding="utf-8")
    hands.press(Key.Key_Return)
    hands.wait(lambda: not dialog.isVisible())
    assert canaries(folder) == []
    assert program.desk.may_write
    assert not [recent for recent in program.preferences.now.recents if recent.audit == "a1"]


def test_one_audit_alone_says_what_stays(dialog: EraseDialog) -> None:
    assert dialog.choices[0].isChecked()
    assert "The client’s profile stays" in dialog.staying.words


def test_another_name_does_not_free_the_button(dialog: EraseDialog, hands: Any) -> None:
    dialog.name.setFocus()
    hands.write("Sperling")
    assert not dialog.erase.isEnabled()
    hands.press(Key.Key_Return)  # Enter is Cancel's
    hands.wait(lambda: not dialog.isVisible())


def test_without_a_place_for_the_certificate_nothing_happens(
    program: Program, dialog: EraseDialog, hands: Any, ask: Any, folder: Path
) -> None:
    ask.target = None
    dialog.name.setText(dialog.plan.subject.name)
    dialog.erase.click()
    assert dialog.isVisible() and dialog.erase.isEnabled()
    assert program.desk.is_open and "library.sqlite" in canaries(folder)


def test_a_refusal_is_told_and_the_library_opens_again(
    program: Program, dialog: EraseDialog, hands: Any, ask: Any, folder: Path
) -> None:
    ask.target = folder / "certificate.txt"
    dialog.name.setText(dialog.plan.subject.name)
    dialog.erase.click()
    hands.wait(lambda: "outside" in dialog.told.words)
    hands.wait(lambda: program.desk.is_open)
    assert dialog.erase.isEnabled() and audits(program) == ["a2", "a1", "b1"]


def test_what_is_under_way_can_be_stopped_until_it_cannot(dialog: EraseDialog) -> None:
    dialog.begin()
    dialog.advance(3, 8)
    assert dialog.work.cancel.isEnabled()
    dialog.advance(5, 8)
    assert not dialog.work.cancel.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    dialog.show_refused("")
    dialog.reject()
    assert not dialog.isVisible()


def test_a_library_that_is_only_read_erases_nothing(program: Program, ask: Any) -> None:
    program.desk.library.read_only = True
    view = program.window.findChild(AuditView)
    assert view is not None
    action = next(own for own in view.actions() if own.shortcut() == QKeySequence("Del"))
    view.setCurrentIndex(view.model().index(0, 0))
    action.trigger()
    assert ask.told and "erased" in ask.told[0][0]
    program.desk.library.read_only = False


def test_a_small_window_scrolls_by_key(dialog: EraseDialog, hands: Any) -> None:
    area = dialog.findChild(QScrollArea)
    assert area is not None and area.focusPolicy() == Qt.FocusPolicy.NoFocus
    dialog.resize(360, 320)
    hands.wait(lambda: area.focusPolicy() == Qt.FocusPolicy.TabFocus)
    area.setFocus()
    hands.press(Key.Key_Down)
    assert area.verticalScrollBar().value() > 0


def test_a_long_list_of_what_was_not_reached_is_scrolled_on_a_low_screen(dialog: EraseDialog) -> None:
    dialog.resize(560, 320)
    dialog.begin()
    dialog.show_done("\n".join(["It is erased.", *(f"Stick {number} may have it." for number in range(60))]))
    assert dialog.height() <= 320
    assert dialog.leave.isVisible() and dialog.leave.hasFocus()
    area = dialog.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() > 0
    assert area.focusPolicy() is Qt.FocusPolicy.TabFocus, "the keyboard scrolls it"
