"""The team: its dialog, who looks after what, who answered, and two ratings side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.domain import team
from maturity_desktop.domain.audit import (
    AGREED,
    AnswerValue,
    RatingSet,
)
from maturity_desktop.domain.plan_records import TeamMember
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.models.criteria_model import Filter
from maturity_desktop.gui.pages.assess_page import AssessPage
from maturity_desktop.gui.team.assign_dialog import AssignDialog
from maturity_desktop.gui.team.compare_dialog import CompareDialog
from maturity_desktop.gui.team.member_dialog import MemberDialog
from maturity_desktop.gui.team.ratings_dialog import RatingsDialog
from maturity_desktop.gui.team.start_rating_dialog import StartRatingDialog
from maturity_desktop.gui.team.team_dialog import TeamDialog
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.top_bar import TopBar
from tests.gui.conftest import FakeAsk, take_away

Key = Qt.Key
MET, NOT_MET = AnswerValue.MET, AnswerValue.NOT_MET
ADA, BEN = TeamMember("a1", "Ada Assessor", "AA", is_lead=True), TeamMember("a1", "Ben Ode", "BO")


def start_audit(hands: Any, program: Program) -> None:
    hands.control(Key.Key_N)
    form = hands.dialog(AuditForm)
    form._form.name.setFocus()
    hands.write("Client")
    hands.press(Key.Key_Return)
    hands.wait(lambda: program.window.session)


@pytest.fixture
def opened(program: Program, hands: Any) -> AuditSession:
    """A new audit on the page Assess."""
    start_audit(hands, program)
    program.window.show_page("assess")
    session = program.window.session
    assert session is not None
    return session


def assess(program: Program) -> AssessPage:
    page = program.window.page
    assert isinstance(page, AssessPage)
    return page


def names(session: AuditSession) -> list[tuple[str, str, bool]]:
    return [(own.name, own.initials, own.is_lead) for own in team.members(session.audit)]


# The dialog


def test_the_person_at_this_laptop_is_the_team_until_others_join(
    program: Program, hands: Any, opened: AuditSession
) -> None:
    hands.press(Key.Key_F, Qt.KeyboardModifier.AltModifier)
    hands.wait(QApplication.activePopupWidget)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Key.Key_T)
    dialog = hands.dialog(TeamDialog)
    assert names(opened) == []
    assert opened.undo_stack.count() == 0, "to look is no edit"
    assert [row.text for row in dialog.list.rows.rows] == ["Ada Assessor"]
    assert not dialog.remove.isEnabled()
    dialog.add.setFocus()
    hands.press(Key.Key_Space)
    form = hands.dialog(MemberDialog)
    hands.write("Ben Ode")
    assert form.initials.placeholderText() == "BO"
    hands.press(Key.Key_Return)
    assert names(opened) == [("Ada Assessor", "AA", True), ("Ben Ode", "BO", False)]
    assert dialog.list.currentIndex().data() == "BO, Ben Ode"
    assert opened.undo_stack.count() == 1
    opened.undo_stack.undo()
    assert names(opened) == []
    assert [row.text for row in dialog.list.rows.rows] == ["Ada Assessor"]


def test_whoever_is_alone_can_be_put_right_and_then_is_in_the_team(
    session: AuditSession, ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot
) -> None:
    dialog = TeamDialog(session, ask, theme)
    dialog.open()
    press(dialog.change)
    form = member_form()
    form.name.setText("Ada Lind")
    form.accept()
    assert [name for name, _initials, _lead in names(session)] == ["Ada Lind"]
    session.undo_stack.undo()
    assert names(session) == []
    take_away(dialog)


def press(button: QPushButton) -> None:
    assert button.isEnabled()
    QTest.keyClick(button, Key.Key_Space)


def member_form() -> MemberDialog:
    form = QApplication.activeModalWidget()
    assert isinstance(form, MemberDialog)
    return form


@pytest.fixture
def dialog(session: AuditSession, ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot) -> Any:
    for member in (ADA, BEN):
        session.change("team", team.join(session.audit, member))
    dialog = TeamDialog(session, ask, theme)
    dialog.open()
    yield dialog
    take_away(dialog)


def test_a_new_name_takes_its_criteria_along_and_is_one_thing_to_undo(
    session: AuditSession, dialog: TeamDialog
) -> None:
    session.change("assign", team.assign(session.audit, "small", ["1.01", "2.01"], "Ben Ode"))
    before = session.audit
    dialog._show("Ben Ode")
    press(dialog.change)
    form = member_form()
    form.name.setText("Benedikt Ode")
    form.initials.setText("BE")
    form.leads.setChecked(True)
    form.accept()
    assert names(session) == [("Benedikt Ode", "BE", True), ("Ada Assessor", "AA", False)]
    assert team.workload(session.audit) == {"Benedikt Ode": 2}
    assert "2 criteria" in dialog.list.currentIndex().data()
    session.undo_stack.undo()
    assert session.audit == before


def test_two_of_a_team_cannot_have_one_name(dialog: TeamDialog) -> None:
    press(dialog.add)
    form = member_form()
    form.name.setText("ben  ode")
    form.name.textEdited.emit("ben  ode")
    assert not form.keep.isEnabled()
    assert form.trouble.text()
    form.reject()


def test_who_leaves_leaves_their_criteria_to_nobody(session: AuditSession, dialog: TeamDialog) -> None:
    session.change("assign", team.assign(session.audit, "small", ["1.01"], "Ben Ode"))
    dialog._show("Ben Ode")
    QTest.keyClick(dialog.list, Key.Key_Delete)
    assert names(session) == [("Ada Assessor", "AA", True)]
    assert team.assessor_of(session.audit, "small", "1.01") == ""


def test_everything_in_the_dialogs_has_a_name(dialog: TeamDialog, nameless: Any) -> None:
    assert nameless(dialog) == []
    press(dialog.add)
    form = member_form()
    assert nameless(form) == []
    form.reject()


# Who looks after what


def test_a_domain_is_assigned_and_mine_leaves_it_alone(
    program: Program, hands: Any, opened: AuditSession
) -> None:
    page = assess(program)
    mine = page._criteria.chips[Filter.MINE]
    assert mine.isHidden(), "nobody was assigned anything"
    hands.press(Key.Key_W)
    dialog = hands.dialog(AssignDialog)
    assert dialog.assessor == "Ada Assessor"
    assert dialog.criteria == (page.criterion,)
    dialog.domain.click()
    domain = [own.id for own in opened.framework.domains[0].criteria]
    assert dialog.criteria == tuple(sorted(domain))
    hands.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: team.assigned(opened.audit, opened.framework.id))
    assert set(team.assigned(opened.audit, opened.framework.id)) == set(domain)
    assert opened.undo_stack.count() == 1
    assert names(opened) == [("Ada Assessor", "AA", True)]
    assert mine.text() == f"Mine {len(domain)}"
    assert page._head.people.text() == "Assigned to AA"
    hands.press(Key.Key_M)
    assert page._criteria.model.shown_ids() == domain
    hands.press(Key.Key_M)
    assert page._criteria.shown_filter is Filter.ALL
    hands.control(Key.Key_Z)
    assert mine.isHidden()


def test_a_filter_that_leaves_nobody_anything_ends_by_itself(opened: AuditSession, program: Program) -> None:
    page, framework = assess(program), opened.framework.id
    opened.change("assign", team.assign(opened.audit, framework, ["1.01"], "Ada Assessor"))
    page._criteria.toggle_mine()
    assert page._criteria.model.shown_ids() == ["1.01"]
    opened.change("assign", team.assign(opened.audit, framework, ["1.01"], ""))
    assert page._criteria.shown_filter is Filter.ALL
    assert len(page._criteria.model.shown_ids()) == len(opened.framework.criteria)


# Who answered


def test_the_head_says_who_answered_last_also_after_the_next_start(
    program: Program,
    opened: AuditSession,
    hands: Any,
    start: Callable[[], Program],
    leave_program: Callable[[Program], None],
) -> None:
    page = assess(program)
    assert page._head.people.isHidden()
    opened.answer("1.01-1a", MET)
    assert page._head.people.text() == "Answered by AA, 13 Jan"
    opened.undo_stack.undo()
    assert page._head.people.isHidden()
    opened.write_note("1.02", "a note")
    opened.saving.finish()
    audit = opened.audit.id
    leave_program(program)
    again = start()
    again.open_audit(audit, "1.02")
    hands.wait(lambda: again.window.page_name == "assess")
    hands.wait(lambda: assess(again)._head.people.text() == "Written by AA, 13 Jan")
    session = again.window.session
    assert session is not None
    session.answer("1.02-1a", MET)
    assert assess(again)._head.people.text() == "Answered by AA, 13 Jan"


def test_in_a_second_rating_the_head_names_whose_it_is_and_who_enters_it(
    program: Program, opened: AuditSession
) -> None:
    page = assess(program)
    for assessor, told in (
        ("Berit Lund", "Berit Lund, entered by AA, 13 Jan"),
        (opened.author, "Answered by AA, 13 Jan"),
    ):
        rating, changes = team.start_rating(opened.audit, assessor)
        opened.change("second", changes)
        opened.switch_rating_set(rating.id)
        opened.answer("1.01-1a", MET)
        page = assess(program)
        assert page._head.people.text() == told


# Two ratings


@pytest.fixture
def twice_rated(session: AuditSession) -> RatingSet:
    """1.01 is at 1 and at 2, 2.01 at 1 in both, 1.02 in the agreed one only."""
    for criterion, level in (("1.01", 1), ("1.02", 3), ("2.01", 1)):
        session.set_level(criterion, level, "seen")
    rating, changes = team.start_rating(session.audit, "Cara Dahl")
    session.change("second", changes)
    session.switch_rating_set(rating.id)
    for criterion, level in (("1.01", 2), ("2.01", 1)):
        session.set_level(criterion, level, "seen")
    return rating


def test_two_ratings_stand_side_by_side_the_furthest_apart_first(
    session: AuditSession, twice_rated: RatingSet, theme: ThemeSwitch, nameless: Any
) -> None:
    agreed, second = (session.results_of("small", own) for own in (AGREED, twice_rated.id))
    dialog = CompareDialog(agreed, second, "Second rating", theme)
    assert [(row.lead, row.mark) for row in dialog.list.rows.rows] == [
        ("1.01", "agreed 1, second 2 · 1 level apart"),
        ("2.01", "agreed 1, second 1 · alike"),
        ("1.02", "agreed 3, second not rated"),
    ]
    assert dialog.told.text() == (
        "2 of 4 criteria are rated by both (50 %): 1 alike, 1 one level apart, 0 further."
    )
    dialog.show()
    assert nameless(dialog) == []
    take_away(dialog)


def test_ratings_are_compared_only_where_the_agreed_one_is_in_view(
    session: AuditSession, twice_rated: RatingSet, theme: ThemeSwitch, nameless: Any
) -> None:
    dialog = RatingsDialog(session, theme)
    dialog.show()
    assert not dialog.compare.isEnabled()
    assert [row.detail for row in dialog.list.rows.rows] == ["out of sight", "2 of 4 criteria rated"]
    session.switch_rating_set(AGREED)
    dialog.list.setCurrentIndex(dialog.list.rows.index(1))
    assert dialog.compare.isEnabled()
    compared: list[RatingSet] = []
    dialog.compare_wanted.connect(compared.append)
    dialog.compare.click()
    assert compared == [twice_rated]
    assert nameless(dialog) == []
    take_away(dialog)


def test_a_rating_meant_for_some_criteria_shows_which(
    opened: AuditSession, program: Program, hands: Any
) -> None:
    program.window.ratings_wanted.emit()
    hands.dialog(RatingsDialog).start.click()
    form = hands.dialog(StartRatingDialog)
    assert form.scope.text() == "For all criteria; tick some to limit it."
    form.rows.tick(["2.03", "5.07"])
    assert form.scope.text() == "For 2 of 45 criteria."
    assert assess(program).criterion == "1.01"
    form.keep.click()
    hands.wait(lambda: opened.is_blind)
    pane = assess(program)._criteria
    chip = pane.chips[Filter.MINE]
    assert chip.text() == "Mine 2"
    assert chip.isChecked()
    assert pane.model.shown_ids() == ["2.03", "5.07"]
    assert assess(program).criterion == "2.03"
    assert program.window.bars.top._rated.text() == "0 of 2 rated"
    assert [pane.next_unrated(own) for own in ("2.03", "5.07", "6.01")] == ["5.07", "2.03", "2.03"]
    pane.toggle_mine()
    assert len(pane.model.shown_ids()) == 45
    opened.set_level("5.07", 2, "seen")
    assert len(pane.model.shown_ids()) == 45, "what a person chose to see stays"
    pane.toggle_mine()
    hands.control(Key.Key_Z)
    hands.control(Key.Key_Z)
    assert opened.rating_set == AGREED
    assert chip.isHidden()
    assert len(pane.model.shown_ids()) == 45


def test_what_was_drawn_comes_into_view(opened: AuditSession, program: Program, hands: Any) -> None:
    program.window.ratings_wanted.emit()
    hands.dialog(RatingsDialog).start.click()
    form = hands.dialog(StartRatingDialog)
    form.list.scrollToBottom()
    form.draw_button.click()
    drawn = [row for row, place in enumerate(form.rows.shown) if place.use in form.rows.ticked]
    assert form.list.currentIndex().row() == drawn[0]
    seen = form.list.visualRect(form.rows.index(drawn[0]))
    assert form.list.viewport().rect().contains(seen.center())
    form.reject()


def test_a_rating_is_removed_only_after_a_question(opened: AuditSession, program: Program, ask: Any) -> None:
    _rating, changes = team.start_rating(opened.audit, "Cara Dahl", criteria=[("icmi-cmo", "1.01")])
    opened.change("second", changes)
    before = opened.audit
    program.window.ratings_wanted.emit()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RatingsDialog)
    dialog.list.setCurrentIndex(dialog.list.rows.index(1))
    ask.agrees = False
    dialog.remove.click()
    assert opened.audit is before
    ask.agrees = True
    dialog.remove.click()
    assert not team.second_ratings(opened.audit)
    assert ask.questions[-1] == "Remove the rating by Cara Dahl?"
    opened.undo_stack.undo()
    assert opened.audit == before
    dialog.reject()


def test_a_narrow_bar_has_room_for_whose_rating_is_in_view(session: AuditSession, theme: ThemeSwitch) -> None:
    bar = TopBar(theme)
    bar.show_audit("A client with a long name of many words", {"small": "A model with a long name as well"})
    bar.resize(640, 46)
    bar.show()
    bar.show_results(session.results)
    assert bar._rated.isVisible()
    bar.show_rating("Second rating by Cara Dahl, blind")
    QApplication.processEvents()
    assert bar.rating.width() >= bar.rating.sizeHint().width()
    assert not bar._rated.isVisible()
    bar.show_rating("")
    assert bar._rated.isVisible()
    take_away(bar)
