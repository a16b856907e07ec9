"""A wheel that goes over a field changes nothing; what is chosen is chosen in the open list."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.widgets.top_bar import TopBar


def roll(field: QWidget, down: bool = True) -> None:
    """A notch of the wheel over a field."""
    window = field.window()
    place = QPointF(field.mapTo(window, field.rect().center()))
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, -120 if down else 120))
    QApplication.processEvents()


def combo() -> QComboBox:
    box = QComboBox()
    box.addItems(["one", "two", "three"])
    box.setCurrentIndex(1)
    return box


@pytest.fixture
def fields(qtbot: QtBot) -> QScrollArea:
    """A combo box, a date and a number in something that scrolls."""
    inner, area = QWidget(), QScrollArea()
    column = QVBoxLayout(inner)
    for field in (combo(), QDateEdit(QDate(2026, 1, 13)), QSpinBox()):
        column.addWidget(field)
    column.addStretch()
    inner.setMinimumSize(200, 2000)
    area.setWidget(inner)
    qtbot.addWidget(area)
    area.resize(240, 200)
    area.show()
    qtbot.waitExposed(area)
    return area


@pytest.mark.parametrize("kind", [QComboBox, QDateEdit, QSpinBox])
def test_the_wheel_scrolls_the_page_and_changes_no_field(fields: QScrollArea, kind: type[Any]) -> None:
    field = fields.findChild(kind)
    value = {QComboBox: "currentIndex", QDateEdit: "date", QSpinBox: "value"}[kind]
    before = getattr(field, value)()
    pass_wheel_on(fields)
    assert isinstance(field, QWidget)
    roll(field, down=kind is not QSpinBox)
    roll(field)
    assert getattr(field, value)() == before
    assert fields.verticalScrollBar().value() > 0


def test_the_wheel_scrolls_the_list_that_is_open(qtbot: QtBot, fields: QScrollArea) -> None:
    box = fields.findChild(QComboBox)
    assert box is not None
    box.addItems([str(number) for number in range(100)])
    pass_wheel_on(fields)
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    roll(box.view().viewport())
    assert box.view().verticalScrollBar().value() > 0
    box.hidePopup()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_PageDown])
def test_a_key_on_the_closed_list_opens_it(qtbot: QtBot, fields: QScrollArea, key: Qt.Key) -> None:
    box = fields.findChild(QComboBox)
    assert box is not None
    choose_in_list(box)
    with qtbot.assertNotEmitted(box.activated):
        qtbot.keyClick(box, key)
    qtbot.waitUntil(box.view().isVisible)
    assert box.currentText() == "two"
    qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    with qtbot.waitSignal(box.activated):
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentText() == "three"


def test_enter_and_tab_go_on_as_ever(qtbot: QtBot, fields: QScrollArea) -> None:
    box = fields.findChild(QComboBox)
    assert box is not None
    choose_in_list(box)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert fields.focusWidget() is fields.findChild(QDateEdit)
    assert not box.view().isVisible()


class Form(CarefulDialog):
    def is_changed(self) -> bool:
        return False


def test_the_fields_of_every_form_are_calm(qtbot: QtBot, ask: Any) -> None:
    form = Form(ask)
    qtbot.addWidget(form)
    box = combo()
    QVBoxLayout(form).addWidget(box)
    form.show()
    qtbot.waitExposed(form)
    roll(box)
    assert box.currentText() == "two"


def test_the_wheel_over_the_top_bar_switches_no_framework(qtbot: QtBot, theme: Any) -> None:
    bar = TopBar(theme)
    qtbot.addWidget(bar)
    bar.show_audit("Client", {"a": "One", "b": "Two"})
    bar.show()
    with qtbot.assertNotEmitted(bar.framework_wanted):
        roll(bar.frameworks)
    assert bar.frameworks.currentIndex() == 0
