"""Targets by keyboard: levels for all, by domain and one by one, the audit's own profiles, the firm's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.gaps import profile_in_force, profiles_of, target_of
from maturity_desktop.domain.target_profiles import KeptProfile
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.targets.firm_dialog import FirmProfilesDialog
from maturity_desktop.gui.targets.level_rows import Scope
from maturity_desktop.gui.targets.targets_dialog import TargetsDialog
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import FakeAsk

Key = Qt.Key


@pytest.fixture
def dialog(session: AuditSession, ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot) -> TargetsDialog:
    shown = TargetsDialog(session, ask, theme)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def go_to(dialog: TargetsDialog, name: str) -> None:
    """The list of levels stands at a row by the name of its scope."""
    for place, row in enumerate(dialog.levels.rows.rows):
        if isinstance(row.goal, Scope) and row.goal.name == name:
            dialog.levels.setCurrentIndex(dialog.levels.rows.index(place))
    dialog.levels.setFocus()


def wanted(session: AuditSession) -> list[int]:
    """Of every criterion, in the profile in force."""
    return [target_of(session.audit, session.framework, own.id) for own in session.framework.criteria]


def test_a_digit_sets_the_level_of_a_criterion_a_domain_and_all(
    dialog: TargetsDialog, session: AuditSession
) -> None:
    go_to(dialog, "1.02")
    QTest.keyClicks(dialog.levels, "3")
    assert wanted(session) == [2, 3, 2, 2]
    go_to(dialog, "domain 2")
    QTest.keyClicks(dialog.levels, "4")
    assert wanted(session) == [2, 3, 4, 4]
    go_to(dialog, "")
    QTest.keyClicks(dialog.levels, "1")
    assert wanted(session) == [1, 1, 1, 1]
    session.undo_stack.undo()
    assert wanted(session) == [2, 3, 4, 4]
    assert "level 3, not 2 as in the profile" in [row.mark for row in dialog.levels.rows.rows]


def test_a_digit_off_the_scale_is_told_and_does_nothing(dialog: TargetsDialog, session: AuditSession) -> None:
    go_to(dialog, "1.02")
    QTest.keyClicks(dialog.levels, "7")
    assert dialog.trouble.text() == "The scale has levels 0 to 4."
    assert dialog.trouble.property("role") == "wrong"
    dialog.tell("“Readiness” is kept for the firm’s other audits.")
    assert dialog.trouble.property("role") == "quiet", "good news is not told as an error"
    assert wanted(session) == [2, 2, 2, 2]


def test_the_field_sets_the_same_as_a_digit(dialog: TargetsDialog, session: AuditSession) -> None:
    go_to(dialog, "2.01")
    assert dialog.level.value == 2
    dialog.level.choose(4)
    QTest.keyClick(dialog.set_level, Key.Key_Space)
    assert wanted(session) == [2, 2, 4, 2]
    assert dialog.levels.scope is not None and dialog.levels.scope.name == "2.01"
    QTest.keyClick(dialog.reset, Key.Key_Space)
    assert wanted(session) == [2, 2, 2, 2]


def test_a_profile_of_ones_own_is_made_put_in_force_renamed_and_deleted(
    dialog: TargetsDialog, session: AuditSession, ask: FakeAsk
) -> None:
    assert not dialog.remove.isEnabled() and not dialog.rename.isEnabled()
    ask.reply = "Ambition <b>"
    QTest.keyClick(dialog.new, Key.Key_Space)
    assert dialog.name.text() == "Ambition <b>"
    QTest.keyClick(dialog.put_in_force, Key.Key_Space)
    go_to(dialog, "")
    QTest.keyClicks(dialog.levels, "4")
    assert wanted(session) == [4, 4, 4, 4]
    assert session.results.profile.title == "Ambition <b>"
    ask.reply = "Board"
    QTest.keyClick(dialog.rename, Key.Key_Space)
    assert profile_in_force(session.audit, session.framework).title == "Board"
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Key.Key_Delete)
    assert [own.id for own in profiles_of(session.audit, session.framework)] == ["readiness", "top"]
    assert wanted(session) == [2, 2, 2, 2]
    session.undo_stack.undo()
    assert wanted(session) == [4, 4, 4, 4]


def test_a_name_that_is_taken_is_told(dialog: TargetsDialog, session: AuditSession, ask: FakeAsk) -> None:
    ask.reply = "excellence"
    QTest.keyClick(dialog.copy, Key.Key_Space)
    assert "of this name" in dialog.trouble.text()
    ask.reply = "Mine"
    QTest.keyClick(dialog.copy, Key.Key_Space)
    assert [own.title for own in profiles_of(session.audit, session.framework)] == [
        "Readiness", "Excellence", "Mine",
    ]  # fmt: skip


def test_what_the_firm_keeps_is_the_profile_as_it_is_here(
    dialog: TargetsDialog, session: AuditSession, qtbot: QtBot
) -> None:
    go_to(dialog, "1.02")
    QTest.keyClicks(dialog.levels, "3")
    with qtbot.waitSignal(dialog.keep_wanted) as kept:
        QTest.keyClick(dialog.keep, Key.Key_Space)
    assert kept.args[0].levels == {"1.02": 3}
    dialog.take_in(KeptProfile("small", "Firm", 1, {"2.01": 3, "9.99": 1}))
    assert dialog.name.text() == "Firm"
    assert "9.99" in dialog.trouble.text()
    QTest.keyClick(dialog.put_in_force, Key.Key_Space)
    assert wanted(session) == [1, 1, 3, 1]


def test_the_firms_profiles_are_taken_by_enter(theme: ThemeSwitch, qtbot: QtBot) -> None:
    shown = FirmProfilesDialog(theme)
    qtbot.addWidget(shown)
    shown.show()
    assert "no profile" in shown.told.text() and not shown.take.isEnabled()
    kept = KeptProfile("small", "Firm", 1)
    shown.show_profiles((kept,), "")
    with qtbot.waitSignal(shown.taken) as taken:
        QTest.keyClick(shown.list, Key.Key_Return)
    assert taken.args == [kept]


def test_everything_has_a_name_and_is_reached(
    dialog: TargetsDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(dialog) == []
