"""An activity of which nothing is open is held all the same: its note is written, and Escape leads out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.plan_records import Activity, ActivityPerson, Heard
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.activities.hearing_page import HearingPage
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.plan.activities_page import ActivitiesPage
from tests.gui.activities.conftest import TALK, press, write

Key = Qt.Key


@pytest.fixture
def records() -> tuple[Record, ...]:
    """A talk with somebody whom no model asks anything."""
    return (TALK, ActivityPerson("a1", "m1", "p1", "union representative"))


@pytest.fixture
def hearing(page: ActivitiesPage, qtbot: QtBot) -> HearingPage:
    qtbot.waitUntil(page.list.hasFocus)
    press(Key.Key_Return)
    qtbot.waitUntil(page.hearing.nothing.hasFocus)
    return page.hearing


@pytest.mark.parametrize("width", [820, 1298])
def test_it_says_so_in_a_line_that_can_be_read(
    hearing: HearingPage, page: ActivitiesPage, width: int
) -> None:
    page.resize(width, 640)
    assert hearing.nothing.isVisible() and not hearing.card.isVisible()
    assert not hearing.sections.isVisible() and not hearing.section_box.isVisible()
    assert hearing.nothing.width() > width - 50
    assert hearing.nothing.told.wrapped(hearing.nothing.told.width()).height < 60
    assert [key for key, _act in page.key_hints] == ["T", "P", "Escape"]
    assert hearing.panes() == (hearing.nothing, hearing.finish)


def test_what_is_said_is_the_note_of_the_activity_and_escape_leaves(
    hearing: HearingPage, page: ActivitiesPage, session: AuditSession, qtbot: QtBot
) -> None:
    press(Key.Key_S)
    press(Key.Key_T)
    assert hearing.nothing.note.hasFocus()
    write("Shifts are changed at short notice.")
    activity = session.audit.get(Activity, "a1", "m1")
    assert activity is not None and activity.note == "Shifts are changed at short notice."
    assert not list(session.audit.all(Heard))
    press(Key.Key_Escape)
    assert hearing.nothing.hasFocus()
    press(Key.Key_Escape)
    qtbot.waitUntil(page.list.hasFocus)
    assert not page.is_holding
    session.undo_stack.undo()
    activity = session.audit.get(Activity, "a1", "m1")
    assert activity is not None and activity.note == ""
