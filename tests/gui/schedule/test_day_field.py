"""A date with its weekday in front is typed by its day, however the keyboard comes to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.plan.task_plan import date_field

Way = Callable[[QLineEdit, QDateEdit], object]


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[tuple[QLineEdit, QDateEdit]]:
    """A line, and below it a day with a letter of its own."""
    window, line, field, label = QWidget(), QLineEdit(), date_field("Wanted by"), QLabel("Wanted &by")
    label.setBuddy(field)
    column = QVBoxLayout(window)
    for part in (line, label, field):
        column.addWidget(part)
    field.setDate(QDate(2026, 1, 28))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.setFocus()
    yield line, field
    window.close()


def by_tab(line: QLineEdit, _field: QDateEdit) -> None:
    QTest.keyClick(line, Qt.Key.Key_Tab)


def by_letter(line: QLineEdit, _field: QDateEdit) -> None:
    QTest.keyClick(line, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)


def by_the_dialog(_line: QLineEdit, field: QDateEdit) -> None:
    field.setFocus()


@pytest.mark.parametrize("come", [by_tab, by_letter, by_the_dialog])
def test_the_day_is_typed_at_once(form: tuple[QLineEdit, QDateEdit], come: Way) -> None:
    line, field = form
    come(line, field)
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "12")
    assert field.date() == QDate(2026, 1, 12)


def test_tab_and_shift_tab_go_past_the_weekday(form: tuple[QLineEdit, QDateEdit]) -> None:
    line, field = form
    by_tab(line, field)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClicks(field, "Mar")
    assert field.date() == QDate(2026, 3, 28)
    field.setCurrentSectionIndex(1)
    QTest.keyClick(field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is line
