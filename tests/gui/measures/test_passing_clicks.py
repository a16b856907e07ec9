"""A click beside the list of what fits is a click on what lies there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.measures.typed_choice import TypedChoice
from maturity_desktop.gui.supporting.amount_box import AmountBox

LEFT = Qt.MouseButton.LeftButton


def with_button(box: QComboBox, qtbot: QtBot) -> tuple[QWidget, QPushButton]:
    window, button = QWidget(), QPushButton("Take over")
    column = QVBoxLayout(window)
    column.addWidget(box)
    column.addSpacing(300)
    column.addWidget(button)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window, button


def typed(box: QComboBox, text: str, qtbot: QtBot) -> QWidget:
    """The list of what fits, below the field."""
    field = box.lineEdit()
    completer = box.completer()
    assert field is not None
    assert completer is not None
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    completer.complete()
    fitting = completer.popup()
    assert fitting is not None
    qtbot.waitUntil(fitting.isVisible)
    return fitting


def test_the_button_below_a_list_takes_the_first_click(qtbot: QtBot) -> None:
    for box, text in (
        (TypedChoice(["voice", "video"], ""), "v"),
        (AmountBox([("left out", None), ("sick hours", None)]), "sick"),
    ):
        _window, button = with_button(box, qtbot)
        fitting = typed(box, text, qtbot)
        beside = fitting.mapFromGlobal(button.mapToGlobal(button.rect().center()))
        assert not fitting.rect().contains(beside)
        with qtbot.waitSignal(button.clicked):
            QTest.mousePress(fitting, LEFT, pos=beside)
            QTest.mouseRelease(button, LEFT)
        assert not fitting.isVisible()


def test_what_is_longer_than_its_field_is_cut_at_its_end_once_it_is_left(qtbot: QtBot) -> None:
    box = TypedChoice(["contact centre director"], "")
    box.setFixedWidth(90)
    _window, button = with_button(box, qtbot)
    field = box.lineEdit()
    assert field is not None
    typed(box, "contact centre director", qtbot).hide()
    assert field.cursorPosition() == len(box.told), "whoever types on sees where"
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert button.hasFocus() and field.cursorPosition() == 0


def test_what_lies_in_another_window_is_left_alone(qtbot: QtBot) -> None:
    box = TypedChoice(["voice", "video"], "")
    window, _button = with_button(box, qtbot)
    other = QPushButton("Elsewhere")
    other.move(window.frameGeometry().bottomRight())
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    fitting = typed(box, "v", qtbot)
    QTest.mousePress(fitting, LEFT, pos=fitting.mapFromGlobal(other.mapToGlobal(other.rect().center())))
    assert not fitting.isVisible()
    assert not other.isDown()
