"""The form of an activity: roles that are typed in part, a day to come, criteria that are ticked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.activities import Spot
from maturity_desktop.domain.activity_plans import ActivityPlan
from maturity_desktop.domain.plan_records import ActivityState
from maturity_desktop.gui.activities.activity_dialog import ActivityDialog
from maturity_desktop.gui.evidence.uses_dialog import PLACE
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.activities.conftest import TALK, TODAY, model
from tests.gui.conftest import FakeAsk, take_away

ROLES = {
    "director": "Contact centre director",
    "team_leader": "Team leader",
    "agent": "Agent",
    "lead": "Agent lead",
}


@pytest.fixture
def dialog(ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot) -> Iterator[ActivityDialog]:
    own = replace(model(), roles=ROLES)
    plan = ActivityPlan(
        replace(TALK, held_on=TODAY + timedelta(days=3)), (), frozenset({Spot("small", "2.01")})
    )
    made = ActivityDialog(plan, {"small": own}, ("Ada",), TODAY, theme, ask)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.people.add.click()
    yield made
    take_away(made)


def type_role(dialog: ActivityDialog, words: str) -> None:
    role = dialog.people.rows[0].role
    role.setFocus()
    role.setCurrentText("")
    field = role.lineEdit()
    assert field is not None
    QTest.keyClicks(field, words)


def leave(dialog: ActivityDialog) -> str:
    """The role once its field has been left."""
    popup = QApplication.activePopupWidget()
    field = dialog.people.rows[0].role
    QTest.keyClick(popup or field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    return dialog.people.rows[0].role.told


def test_a_role_typed_in_part_becomes_the_one_that_it_fits(dialog: ActivityDialog) -> None:
    type_role(dialog, "contact")
    assert leave(dialog) == "Contact centre director"
    assert [own.role for own in dialog.plan.people] == ["director"]
    assert not dialog.people.hint.isVisible()


def test_kept_at_once_it_is_that_role_too(dialog: ActivityDialog) -> None:
    type_role(dialog, "Contact")
    dialog.accept()
    assert [own.role for own in dialog.plan.people] == ["director"]


def test_a_role_that_no_model_has_is_kept_and_said_to_have_no_questions(dialog: ActivityDialog) -> None:
    type_role(dialog, "Trainee")
    assert leave(dialog) == "Trainee"
    assert dialog.people.hint.text() == (
        "“Trainee” is no role of the audit’s models: the guide has no questions meant for it."
    )
    dialog.people.rows[0].remove.click()
    assert not dialog.people.hint.isVisible()


def test_what_fits_several_roles_is_left_to_the_person(dialog: ActivityDialog) -> None:
    type_role(dialog, "lead")
    assert leave(dialog) == "lead"
    assert dialog.people.hint.isVisible()
    type_role(dialog, "agent")
    assert leave(dialog).casefold() == "agent", "it is a role by its own name"
    assert [own.role for own in dialog.plan.people] == ["agent"]


def test_typed_once_more_a_role_stays_as_it_was_typed(dialog: ActivityDialog) -> None:
    for told in ("Contact centre director", "Contact"):
        type_role(dialog, "Contact")
        assert leave(dialog) == told


def test_what_is_held_has_no_day_to_come(dialog: ActivityDialog) -> None:
    assert dialog.keep.isEnabled()
    dialog.state.choose(ActivityState.HELD)
    assert not dialog.keep.isEnabled()
    assert (
        dialog.fault.words == "It was held, and its day is still to come: give the day on which it was held."
    )
    dialog.day.setDate(QDate(TODAY.year, TODAY.month, TODAY.day))
    assert dialog.keep.isEnabled()


def test_criteria_that_are_ticked_stand_first(dialog: ActivityDialog) -> None:
    first = dialog.criteria.index(0)
    assert first.data(PLACE).use == ("small", "2.01", "")
    assert first.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
