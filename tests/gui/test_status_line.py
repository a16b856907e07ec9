"""The line at the window's foot: the keys of the page in sight, and no others."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.status_line import StatusLine


def test_hints_of_before_are_out_of_sight_at_once(qtbot: QtBot, theme: ThemeSwitch) -> None:
    """A question that is asked right after keeps what is to be deleted: it must not be painted meanwhile."""
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.resize(900, 30)
    line.show_hints([("Enter", "open the audit")])
    line.show()
    before = line._hints.findChildren(QLabel)
    assert [label.text() for label in before if label.isVisible()] == ["Enter", "open the audit"]
    line.show_hints([("Ctrl+N", "new audit")])
    assert not any(label.isVisible() for label in before)
