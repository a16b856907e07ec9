"""Fields and buttons of dialogs: named, reached by their keys, Enter accepts and Escape leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.widgets.dialog_parts import calm_button, named_fields, ways_out
from maturity_desktop.gui.widgets.plain_editor import PlainEditor


def test_enter_accepts_escape_leaves_and_a_calm_button_waits(
    qtbot: QtBot, nameless: Callable[[QWidget], list[str]]
) -> None:
    pressed: list[str] = []
    dialog, line, text = QDialog(), QLineEdit(), PlainEditor(least=2, most=3)
    qtbot.addWidget(dialog)
    fields = named_fields((("&Name", line), ("&Why", text)))
    box, keep = ways_out(dialog, "&Keep")
    calm = calm_button("&More", lambda: pressed.append("more"))
    column = QVBoxLayout(dialog)
    column.addWidget(calm)
    column.addLayout(fields)
    column.addWidget(box)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    assert nameless(dialog) == []
    assert [field.accessibleName() for field in (line, text)] == ["Name", "Why"]
    qtbot.keyClick(dialog, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert text.hasFocus()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (dialog.result(), pressed) == (QDialog.DialogCode.Accepted, [])
    dialog.open()
    keep.setEnabled(False)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), dialog.result(), pressed) == (False, QDialog.DialogCode.Rejected, [])
    calm.click()
    assert pressed == ["more"]
