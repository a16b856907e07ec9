"""The next audit from an earlier one, and its targets, from the window by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from maturity_desktop.app import Program
from maturity_desktop.domain.gaps import profile_in_force
from maturity_desktop.domain.improvement_records import Consulting
from maturity_desktop.domain.movement import earlier_audit
from maturity_desktop.domain.plan_records import TeamMember
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.pages.assess_page import AssessPage
from maturity_desktop.gui.re_audit.before import BeforeDialog
from maturity_desktop.gui.re_audit.re_audit_dialog import ReAuditDialog
from maturity_desktop.gui.targets.firm_dialog import FirmProfilesDialog
from maturity_desktop.gui.targets.targets_dialog import TargetsDialog
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.wording import day_words

Key = Qt.Key


@pytest.fixture
def session(program: Program, hands: Any) -> AuditSession:
    """A new audit with a rating and a note at its first criterion."""
    hands.control(Key.Key_N)
    form = hands.dialog(AuditForm)
    form._form.name.setFocus()
    hands.write("Norrhaven")
    hands.press(Key.Key_Return)
    hands.wait(lambda: program.window.session)
    found = program.window.session
    assert found is not None
    first = found.framework.criteria[0].id
    found.set_level(first, 2, "seen")
    found.write_note(first, "Seen at the desks.")
    found.end_spell()
    return found


def start_next(program: Program, hands: Any, session: AuditSession) -> ReAuditDialog:
    program.window.re_audit_wanted.emit()
    dialog: ReAuditDialog = hands.dialog(ReAuditDialog)
    day = session.audit.details.cut_off
    dialog.cut_off.setDate(QDate(day.year + 1, day.month, 1))
    return dialog


def test_the_next_audit_opens_with_last_times_level_beside_and_no_rating(
    program: Program, hands: Any, session: AuditSession
) -> None:
    before, first = session.audit.id, session.framework.criteria[0].id
    dialog = start_next(program, hands, session)
    hands.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.pages.currentIndex() == 1
    hands.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: program.window.session is not None and program.window.session.audit.id != before)
    found = program.window.session
    assert found is not None
    assert earlier_audit(found.audit) == before
    assert found.results.of(first).level is None
    assert found.audit.client.name == "Norrhaven"
    assert [own.name for own in found.audit.all(TeamMember)] == ["Ada Assessor"]
    hands.wait(lambda: found.last_time.results)
    program.window.show_criterion(first)
    page = program.window.page
    assert isinstance(page, AssessPage)
    assert page._head.last_time.words.endswith("level 2")


def test_an_audit_that_began_by_itself_is_told_which_came_before(
    program: Program, hands: Any, session: AuditSession
) -> None:
    before = session.audit.id
    dialog = start_next(program, hands, session)
    dialog._show(1)
    hands.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: program.window.session is not None and program.window.session.audit.id != before)
    found = program.window.session
    assert found is not None
    program.window.earlier_wanted.emit()
    hands.dialog(BeforeDialog)
    hands.write("none")
    hands.press(Key.Key_Return)
    assert earlier_audit(found.audit) == ""
    hands.wait(lambda: not found.last_time.results)
    program.window.earlier_wanted.emit()
    hands.dialog(BeforeDialog)
    hands.press(Key.Key_Return)
    assert earlier_audit(found.audit) == before
    hands.wait(lambda: found.last_time.results)


def test_a_cut_off_that_is_no_later_is_refused(program: Program, hands: Any, session: AuditSession) -> None:
    dialog = start_next(program, hands, session)
    day = session.audit.details.cut_off
    dialog.cut_off.setDate(QDate(day.year, day.month, day.day))
    assert not dialog.next.isEnabled()
    assert day_words(day, screen_words()) in dialog.trouble.text()
    dialog._as_opened = dialog._answered()
    hands.press(Key.Key_Escape)


def test_who_advised_is_warned_of_by_name_and_recorded(
    program: Program, hands: Any, session: AuditSession, nameless: Callable[[QWidget], list[str]]
) -> None:
    before = session.audit.id
    dialog = start_next(program, hands, session)
    QTest.keyClick(dialog.next, Key.Key_Space)
    card = dialog.people.cards[0]
    assert card.audits.isChecked() and not card.what.isEnabled()
    card.advised.setFocus()
    hands.press(Key.Key_Space)
    card.what.setFocus()
    hands.write("staffing")
    assert dialog.people.warning.text() == "Ada Assessor advises the client on “staffing”."
    assert nameless(dialog) == []
    card.over.setFocus()
    hands.press(Key.Key_Space)
    assert "until" in dialog.people.warning.text()
    QTest.keyClick(dialog.next, Key.Key_Space)
    hands.wait(lambda: program.window.session is not None and program.window.session.audit.id != before)
    found = program.window.session
    assert found is not None
    assert [(own.name, own.what) for own in found.audit.all(Consulting)] == [("Ada Assessor", "staffing")]
    assert all(isinstance(own.until, date) for own in found.audit.all(Consulting))


def test_the_library_offers_it_on_the_row_of_an_audit(
    program: Program, hands: Any, session: AuditSession
) -> None:
    program.window.close_audit()
    hands.wait(lambda: program.window.page_name == "library" and program.audits)
    view = program.window.library._form.audits
    view.setFocus()
    hands.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = hands.dialog(ReAuditDialog)
    assert dialog._earlier.audit.client.name == "Norrhaven"
    hands.press(Key.Key_Escape)


def test_a_profile_goes_to_the_firm_and_into_another_audit(
    program: Program, hands: Any, session: AuditSession
) -> None:
    program.window.targets_wanted.emit()
    dialog = hands.dialog(TargetsDialog)
    dialog.levels.setFocus()
    hands.write("3")
    QTest.keyClick(dialog.keep, Key.Key_Space)
    hands.wait(lambda: "is kept" in dialog.trouble.text())
    kept = list((Path(program.desk.folder) / "profiles").glob("*.yaml"))
    assert len(kept) == 1
    QTest.keyClick(dialog.from_firm, Key.Key_Space)
    firm = hands.dialog(FirmProfilesDialog)
    hands.wait(lambda: firm.chosen is not None)
    hands.press(Key.Key_Return)
    hands.wait(lambda: not firm.isVisible())
    QTest.keyClick(dialog.put_in_force, Key.Key_Space)
    assert profile_in_force(session.audit, session.framework).id not in {
        own.id for own in session.framework.targets
    }
    assert {own.target for own in session.results.criteria} == {3}
    hands.press(Key.Key_Escape)
