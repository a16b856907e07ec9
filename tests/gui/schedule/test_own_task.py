"""A task of the audit's own is given a day that its phase has, and one is told how many there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.phases import TaskKind
from maturity_desktop.domain.plan_records import AddedTask
from maturity_desktop.domain.schedule_changes import LONGEST_PHASE
from maturity_desktop.gui.plan.own_task_dialog import OwnTaskDialog
from tests.gui.conftest import FakeAsk
from tests.gui.schedule.conftest import model_with_programme

Opened = Callable[[int], OwnTaskDialog]


@pytest.fixture
def opened(ask: FakeAsk, qtbot: QtBot) -> Opened:
    """The dialog on a task of this day of the first phase, which takes three; nobody knows of the second."""

    def open_dialog(day: int) -> OwnTaskDialog:
        task = AddedTask("a1", "small", "own", "first", "See a shift", TaskKind.ANALYSIS, day)
        dialog = OwnTaskDialog(task, model_with_programme(), {"first": 3, "second": None}, ask)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return open_dialog


def test_a_day_beyond_the_phase_cannot_be_given_and_its_length_is_told(opened: Opened) -> None:
    dialog = opened(2)
    assert dialog.length.isVisible()
    assert dialog.length.text() == dialog.day.accessibleDescription() == "The phase has 3 working days."
    dialog.day.setFocus()
    dialog.day.selectAll()
    QTest.keyClicks(dialog.day, "12")
    assert dialog.task.day == 1
    dialog.day.setValue(4)
    assert dialog.task.day == 3


def test_a_phase_whose_length_nobody_knows_takes_any_day(opened: Opened) -> None:
    dialog = opened(2)
    dialog.phase.choose("second")
    assert not dialog.length.isVisible()
    assert dialog.day.maximum() == LONGEST_PHASE
    dialog.day.setValue(9)
    dialog.phase.choose("first")
    assert dialog.task.day == 3


def test_a_day_that_a_shorter_phase_has_left_behind_is_not_changed_unasked(opened: Opened) -> None:
    dialog = opened(7)
    assert (dialog.task.day, dialog.is_changed()) == (7, False)
    assert dialog.length.text() == "The phase has 3 working days."
