"""Findings on their page: by keyboard, from a draft to its closing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionFinding,
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    Grade,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.dialogs.message import MessageDialog
from maturity_desktop.gui.dialogs.reason import ReasonDialog
from maturity_desktop.gui.findings.ticking_dialog import TickingDialog
from tests.gui.acting import bring_to_front
from tests.gui.conftest import find_nameless
from tests.gui.findings.conftest import Desk
from tests.gui.letters import letters, twice, words_in

Key = Qt.Key


def ticking(desk: Desk) -> TickingDialog:
    found = desk.dialog()
    assert isinstance(found, TickingDialog)
    return found


def test_the_gravest_stand_first_and_every_control_has_a_name(desk: Desk) -> None:
    assert desk.shown() == ["F-03", "F-02", "F-01"]
    assert desk.page.headline.words == "1 major finding, 1 minor finding, 1 strength"
    assert find_nameless(desk.page) == []


def test_enter_leads_to_the_fields_and_what_is_typed_is_kept_as_one_edit(desk: Desk) -> None:
    desk.choose(3)
    desk.key(Key.Key_Return)
    assert desk.page.detail.title.hasFocus()
    desk.key("Ctrl+A")
    desk.write("No forecast")
    assert desk.finding(3).title == "No forecast"
    desk.key(Key.Key_Return)
    assert desk.page.table.hasFocus()
    assert desk.undo_text() == "change F-03"
    desk.session.undo_stack.undo()
    assert desk.finding(3).title == "Forecasts"


@pytest.mark.parametrize("field", ["condition", "cause", "effect", "recommendation", "outcome", "proof"])
def test_every_field_is_saved_as_it_is_typed(desk: Desk, field: str) -> None:
    desk.choose(3)
    editor = desk.page.detail.editors[field]
    editor.setFocus()
    desk.key("Ctrl+A")
    desk.write("Words")
    assert getattr(desk.finding(3), field) == "Words"


def test_what_could_be_better_follows_every_letter_and_f8_leads_to_it(desk: Desk) -> None:
    desk.choose(3)
    told = desk.page.detail.faults.list.toPlainText().split("\n")
    assert told == [
        "No evidence is named that the condition rests on.",
        "A recommendation is missing.",
        "Condition: “Ada Assessor” names a person; a function says as much.",
        "Condition: “12 agents” is a count; say of how many.",
    ]
    desk.key("F8")
    assert desk.page.detail.choose_evidence.hasFocus()
    desk.key("F8")
    assert desk.page.detail.editors["recommendation"].hasFocus()
    desk.key("F8")
    desk.key("F8")
    editor = desk.page.detail.editors["condition"]
    assert (editor.hasFocus(), editor.textCursor().selectedText()) == (True, "12 agents")
    desk.write("12 of 40 agents")
    assert "12 agents" not in desk.page.detail.faults.list.toPlainText()
    desk.choose(1)
    assert desk.page.detail.faults.isHidden()


def test_a_finding_is_agreed_closed_and_a_draft_again_by_key(desk: Desk) -> None:
    desk.choose(2, 3)
    desk.key("A")
    assert {desk.finding(number).state for number in (2, 3)} == {FindingState.AGREED}
    assert desk.undo_text() == "agreed: 2 findings"
    desk.choose(3)
    desk.key("C")
    closed = desk.finding(3)
    assert (closed.state, closed.closed_on) == (FindingState.CLOSED, desk.session.clock().date())
    desk.key("R")
    assert (desk.finding(3).state, desk.finding(3).closed_on) == (FindingState.DRAFT, None)
    assert not desk.page.act.redraft.isEnabled()


def test_a_finding_that_lacks_what_shows_it_closed_is_closed_after_a_question(desk: Desk) -> None:
    desk.choose(3)
    desk.ask.agrees = False
    desk.key("C")
    assert desk.ask.questions == ["Close F-03 “Forecasts” all the same?"]
    assert desk.finding(3).state is FindingState.DRAFT
    desk.ask.agrees = True
    desk.key("C")
    assert desk.finding(3).state is FindingState.CLOSED
    desk.ask.questions.clear()
    desk.choose(2)
    desk.key("C")
    assert desk.finding(2).state is FindingState.CLOSED
    assert desk.ask.questions == [], "nothing is lacking"


def test_a_dispute_wants_the_answer_of_the_client(desk: Desk) -> None:
    desk.choose(3)
    desk.key("D")
    first = desk.dialog()
    assert isinstance(first, ReasonDialog)
    desk.key(Key.Key_Return)
    assert desk.finding(3).state is FindingState.DRAFT, "without an answer nothing changes"
    desk.back()
    desk.key("D")
    desk.dialog()
    desk.write("Nobody waits.")
    desk.key(Key.Key_Return)
    assert (desk.finding(3).state, desk.finding(3).answer) == (FindingState.DISPUTED, "Nobody waits.")
    assert not desk.page.detail.editors["answer"].isHidden()


def test_digits_and_the_box_set_the_grade_and_the_finding_stays_in_hand(desk: Desk) -> None:
    desk.choose(1)
    desk.key("1")
    assert desk.finding(1).grade is Grade.MAJOR
    assert desk.shown() == ["F-01", "F-03", "F-02"]
    assert [own.label for own in desk.page.table.chosen()] == ["F-01"]
    box = desk.page.detail.grade
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert desk.finding(1).grade is Grade.OPPORTUNITY


def test_criteria_and_checkpoints_are_chosen_from_a_list(desk: Desk) -> None:
    desk.choose(1)
    desk.key("P")
    dialog = ticking(desk)
    desk.write("2.02-1a")
    desk.key(Key.Key_Return)
    QTest.keyClick(dialog.list, Key.Key_Down)
    desk.key(Key.Key_Space)
    desk.key("Ctrl+Return")
    assert desk.places(1) == {("1.01", ""), ("2.02", "2.02-1a")}
    assert "Level 1, 2.02-1a" in desk.page.detail.places.words


def test_evidence_is_chosen_from_a_list(desk: Desk) -> None:
    desk.choose(3)
    desk.key("E")
    ticking(desk)
    desk.write("Item 2")
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Space)
    desk.key("Ctrl+Return")
    found = [link.evidence for link in desk.session.audit.all(FindingEvidence) if link.finding == "f3"]
    assert found == ["e2"]
    assert "EV-002 Item 2" in desk.page.detail.evidence.words


def test_filters_leave_what_is_wanted_and_going_to_a_finding_clears_them(desk: Desk) -> None:
    chosen = desk.page.filter
    chosen.grade.choose(Grade.MINOR)
    assert desk.shown() == ["F-02"]
    chosen.state.choose(FindingState.DRAFT)
    assert desk.shown() == []
    assert not desk.page.nothing.isHidden()
    desk.page.show_item("f3")
    assert [own.label for own in desk.page.table.chosen()] == ["F-03"]
    assert desk.shown() == ["F-03", "F-02", "F-01"]
    chosen.criterion.choose(("small", "1.01"))
    assert desk.shown() == ["F-01"]
    chosen.clear()
    chosen.mine.click()
    assert desk.shown() == ["F-03"]


def test_a_finding_goes_and_comes_back(desk: Desk) -> None:
    desk.choose(2)
    desk.key(Key.Key_Delete)
    assert desk.shown() == ["F-03", "F-01"]
    assert desk.page.table.hasFocus()
    desk.session.undo_stack.undo()
    assert desk.shown() == ["F-03", "F-02", "F-01"]
    assert desk.places(2) == {("1.02", "")}


def test_g_goes_to_the_criterion(desk: Desk) -> None:
    desk.choose(3)
    with desk.qtbot.waitSignal(desk.page.criterion_wanted) as told:
        desk.key("G")
    assert told.args == ["2.01", "small"]


def test_drafts_are_offered_for_gaps_that_no_finding_covers(desk: Desk) -> None:
    desk.key("Ctrl+Shift+D")
    dialog = ticking(desk)
    assert [place.words.split(" –")[0] for place in dialog.rows.shown] == [
        "Major: 1.01 Vision (covered by F-01)", "Minor: 2.02 Work from Home",
    ]  # fmt: skip
    assert dialog.ticked == (("small", "2.02", ""),)
    desk.key("Ctrl+Return")
    made = desk.finding(4)
    assert (made.grade, made.title) == (Grade.MINOR, "Work from Home is at level 1, the target is 2")
    assert desk.places(4) == {("2.02", "2.02-2a")}
    assert desk.undo_text() == "draft 1 finding"
    assert [own.label for own in desk.page.table.chosen()] == ["F-04"]


def test_a_search_among_drafts_shows_what_fits_and_has_the_first_in_hand(desk: Desk) -> None:
    desk.key("Ctrl+Shift+D")
    dialog = ticking(desk)
    dialog.all.click()
    desk.write("vision")
    assert [place.use[1] for place in dialog.rows.shown] == ["1.01"], "2.02 is ticked and does not fit"
    assert dialog.list.currentIndex().row() == 0
    dialog.none.click()
    assert dialog.ticked == (("small", "2.02", ""),), "only what is seen is ticked no longer"


def test_an_added_finding_waits_for_its_title(desk: Desk) -> None:
    desk.key(Key.Key_Insert)
    assert desk.page.detail.title.hasFocus()
    desk.write("Queues")
    assert desk.finding(4).title == "Queues"


def test_a_finding_added_at_a_criterion_is_drafted_where_it_deserves_one(desk: Desk) -> None:
    desk.page.add_at("small", "2.02")
    assert desk.finding(4).condition.startswith("1 of the 3 checkpoints up to level 2 are not met:")
    desk.page.add_at("small", "2.02")
    assert (desk.finding(5).condition, desk.places(5)) == ("", {("2.02", "")})


def test_a_page_that_is_low_and_narrow_shows_the_finding_below_and_cuts_nothing(desk: Desk) -> None:
    desk.page.resize(600, 620)
    assert desk.page._panes.orientation() is Qt.Orientation.Vertical
    assert desk.page.detail.width() >= 560


class TestNothing:
    @pytest.fixture
    def records(self) -> tuple[Record, ...]:
        return ()

    def test_the_foot_names_the_keys_that_can_be_used(self, desk: Desk) -> None:
        adding = ["Ctrl+Shift+D", "Ins"]
        assert [key for key, _act in desk.page.key_hints] == adding
        with desk.qtbot.waitSignal(desk.page.hints_changed):
            desk.page.own.click()
        assert [key for key, _act in desk.page.key_hints] == ["A", "D", "1–4", "F8", "Enter", *adding]

    def test_without_findings_there_are_two_ways_to_begin(self, desk: Desk) -> None:
        assert desk.page.headline.words == "No finding is written yet"
        assert desk.page.start.hasFocus()
        desk.key(Key.Key_Space)
        dialog = ticking(desk)
        assert len([*dialog.ticked]) == 2
        desk.key("Ctrl+Return")
        assert desk.shown() == ["F-01", "F-02"]
        bring_to_front(desk.page, desk.qtbot)
        assert desk.page.table.hasFocus()


class TestNothingToDraft:
    @pytest.fixture
    def answers(self) -> dict[str, object]:
        return {}

    def test_where_nothing_deserves_a_finding_the_page_says_so(self, desk: Desk) -> None:
        desk.key("Ctrl+Shift+D")
        assert isinstance(desk.dialog(), MessageDialog)
        assert len([*desk.session.audit.all(Finding)]) == 3


def test_no_letter_stands_for_two_things(desk: Desk) -> None:
    assert twice(letters(words_in(desk.page))) == []
    assert not set(letters(words_in(desk.page))) & {f"Alt+{letter}" for letter in "FEWPADSUVMGH"}
    assert twice(letters([action.text() for action in desk.page.actions()])) == []


def test_all_proposals_are_ticked_at_once_and_the_list_begins_with_what_is_ticked(desk: Desk) -> None:
    desk.key("Ctrl+Shift+D")
    dialog = ticking(desk)
    assert dialog.list.currentIndex().row() == 1
    dialog.all.click()
    assert len([*dialog.ticked]) == 2
    dialog.none.click()
    assert not [*dialog.ticked]
    dialog.reject()


def test_what_is_to_be_improved_is_brought_into_sight(desk: Desk) -> None:
    desk.page.resize(1000, 420)
    desk.choose(3)
    desk.key("F8")
    desk.key("F8")
    editor = desk.page.detail.editors["recommendation"]
    assert not editor.visibleRegion().isEmpty()


class TestOfAnotherEdition:
    @pytest.fixture
    def records(self) -> tuple[Record, ...]:
        return (
            Finding("a1", "f1", 1, Grade.MINOR, "Vision", "Late."),
            FindingPlace("a1", "f1", "small", "1.01"),
            FindingPlace("a1", "f1", "small", "9.99"),
        )

    def test_a_place_that_this_edition_does_not_have_stays_when_others_are_chosen(self, desk: Desk) -> None:
        desk.choose(1)
        desk.key("P")
        ticking(desk)
        desk.write("1.02 Planning")
        desk.key(Key.Key_Return)
        desk.key(Key.Key_Space)
        desk.key("Ctrl+Return")
        assert desk.places(1) == {("1.01", ""), ("1.02", ""), ("9.99", "")}


def test_an_action_is_made_of_a_finding_and_gone_to_from_it(desk: Desk) -> None:
    desk.choose(3)
    written = desk.page.detail.editors["recommendation"]
    written.insertPlainText("To reach level 1, see to it that:\n– Forecast by the half-hour. Then watch it.")
    desk.choose(3)
    with desk.qtbot.waitSignal(desk.page.action_wanted) as told:
        desk.key("T")
    (action,) = desk.session.audit.all(Action)
    assert (told.args, action.title) == ([action.id], "Forecast by the half-hour")
    assert [link.finding for link in desk.session.audit.all(ActionFinding)] == ["f3"]
    assert [own.checkpoint for own in desk.session.audit.all(ActionCheckpoint)] == ["2.01-1a"]
    assert desk.undo_text() == "make A-01 of F-03"
    assert desk.page.detail.actions_told.words == "A-01 Forecast by the half-hour"
    with desk.qtbot.waitSignal(desk.page.action_wanted) as again:
        desk.page.detail.to_action.click()
    assert again.args == [action.id]
    assert len([*desk.session.audit.all(Action)]) == 1
    desk.choose(1)
    assert not desk.page.act.act.isEnabled(), "a strength wants no action"
    assert desk.page.detail.to_action.isHidden()


def test_in_a_low_form_what_could_be_better_leaves_room_for_the_fields(desk: Desk) -> None:
    desk.choose(3)
    high = desk.page.detail.faults.list.height()
    desk.page.resize(1000, 400)
    assert desk.page.detail.faults.list.height() < high
    assert desk.page.detail._area.height() > desk.page.detail.faults.height()
