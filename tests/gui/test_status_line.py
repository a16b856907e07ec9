"""The line at the window's foot: the keys of the page in sight, and no others."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
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


def test_keys_without_room_are_behind_a_sign_and_none_is_cut(qtbot: QtBot, theme: ThemeSwitch) -> None:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    hints = [(key, f"what the key {key} does") for key in "ABCDEF"]
    line.show_hints(hints)
    line.show()
    shown = []
    for width in range(240, 1600, 50):
        line.resize(width, 30)
        QApplication.sendPostedEvents()
        labels = [own for own in line._hints.findChildren(QLabel) if own.isVisible()]
        assert all(own.width() >= own.sizeHint().width() for own in labels), width
        assert all(own.geometry().right() < line._hints.width() for own in labels), width
        texts = [own.text() for own in labels if own is not line._hints.more]
        count = len(texts) // 2
        assert sorted(texts) == sorted(text for pair in hints[:count] for text in pair), width
        assert line._hints.more.isVisible() is (count < len(hints))
        shown.append(count)
    assert shown == sorted(shown)
    assert (shown[0] < 2, shown[-1]) == (True, len(hints))
    assert "F: what the key F does" in line._hints.more.toolTip()
    line.show_hints([])
    assert not line._hints.more.isVisible()
