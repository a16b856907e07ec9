"""The roadmap by keyboard: drafted, moved, worded, linked, dated, undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from maturity_desktop.domain import actions as acts
from maturity_desktop.domain.action_returns import Fault, RowFault
from maturity_desktop.domain.audit import AnswerValue, Audit
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionState,
    GapWeighing,
    RoadmapSettings,
    Training,
)
from maturity_desktop.gui.finding import action_goals, fitting, found_in_audit
from maturity_desktop.gui.findings.ticking_dialog import TickingDialog
from maturity_desktop.gui.improve.roadmap_page import GAPS, MATRIX, TIME, TRAINING, WAVES
from maturity_desktop.gui.returned.returned_review import ReturnedReview
from maturity_desktop.gui.returned.rows import State
from maturity_desktop.gui.roadmap.cards import ACTION_TYPE, spoken, two_lines
from maturity_desktop.gui.roadmap.dialogs import SettingsDialog, WeighDialog
from maturity_desktop.gui.roadmap.returned_actions import fault_words
from maturity_desktop.reports.drawing import Box
from tests.gui.acting import SLOW_MS, bring_to_front
from tests.gui.conftest import make_audit
from tests.gui.roadmap.conftest import TODAY, Desk, rated_audit


class TestWithNothingRated:
    @pytest.fixture
    def audit_at_hand(self, model: Framework) -> Audit:
        return make_audit(model)

    def test_that_there_is_nothing_to_draft_from_or_to_forecast_is_said(self, desk: Desk) -> None:
        assert desk.page.nothing.words.startswith("Nothing is rated yet")
        audit = desk.session.audit
        desk.session.change("own", put(audit, Action("a1", "n1", 1, "Coach", wave="quick")))
        said = [column.forecast.words for column in desk.page.board.columns.values()]
        assert "nothing is rated yet, so that no level can be forecast" in " ".join(said).casefold()


class TestWithoutActions:
    @pytest.fixture
    def audit_at_hand(self, model: Framework) -> Audit:
        return rated_audit(model)

    def test_actions_are_drafted_from_gaps_as_one_edit(self, desk: Desk) -> None:
        assert desk.page.start.isVisible()
        desk.page.start.setFocus()
        desk.key("Space")
        dialog = desk.dialog()
        assert isinstance(dialog, TickingDialog)
        assert dialog.rows.rowCount() == 7
        for button, count in ((dialog.none, 0), (dialog.all, 7)):
            assert button.isVisible()
            button.click()
            assert len(dialog.ticked) == count
        desk.key("Ctrl+Return")
        assert len(acts.actions(desk.session.audit)) == 7
        assert desk.undo_text() == "draft 7 actions"
        assert not desk.page.start.isVisible()
        desk.session.undo_stack.undo()
        assert acts.actions(desk.session.audit) == ()

    def test_gaps_and_trainings_are_there_before_there_are_actions(self, desk: Desk) -> None:
        desk.page.show_part(GAPS)
        assert desk.page.gaps.isVisible()
        desk.page.show_part(TRAINING)
        assert desk.page.trainings.add.isVisible()


def test_the_waves_are_those_of_the_proposal_with_their_forecast(desk: Desk) -> None:
    assert desk.waves() == {
        "quick": [],
        "foundations": ["1.02 1", "2.01 1", "2.02 1", "1.01 2"],
        "priorities": ["1.02 2", "2.01 2", "2.02 2"],
        "remaining": [],
    }
    said = desk.page.board.columns["foundations"].forecast.words
    assert said == "4 criteria rise; mean 0.25 → 1.25; 3 below the target"
    assert desk.page.headline.words == "7 actions in 2 waves"


def test_ctrl_arrows_move_a_card_between_waves_and_within_one(desk: Desk) -> None:
    desk.choose("2.01 1")
    desk.key("Ctrl+Left")
    assert desk.waves()["quick"] == ["2.01 1"]
    assert desk.chosen == "2.01 1"
    assert desk.page.board.columns["quick"].cards.hasFocus()
    assert desk.undo_text() == "place A-03"
    desk.session.undo_stack.undo()
    assert desk.waves()["foundations"][1] == "2.01 1"
    desk.choose("2.01 1")
    desk.key("Ctrl+Down")
    assert desk.waves()["foundations"] == ["1.02 1", "2.02 1", "2.01 1", "1.01 2"]
    desk.key("Ctrl+Up")
    desk.key("Ctrl+Up")
    assert desk.waves()["foundations"] == ["2.01 1", "1.02 1", "2.02 1", "1.01 2"]
    desk.key("P")
    assert desk.waves()["foundations"][0] == "1.02 1"


def test_arrows_go_from_wave_to_wave_past_empty_ones(desk: Desk) -> None:
    desk.choose("2.01 1")
    desk.key(Qt.Key.Key_Right)
    assert desk.chosen == "2.01 2"
    desk.key(Qt.Key.Key_Down)
    assert desk.chosen == "2.02 2"
    desk.key(Qt.Key.Key_Left)
    assert desk.chosen == "2.02 1"
    desk.key(Qt.Key.Key_Left)
    assert desk.chosen == "2.02 1"


def test_a_card_is_dropped_where_it_is_let_go(desk: Desk) -> None:
    cards = desk.page.board.columns["priorities"].cards
    data = QMimeData()
    data.setData(ACTION_TYPE, desk.action("1.01 2").id.encode())
    area = cards.visualRect(cards.cards.index(1))
    place = QPointF(area.center() - QPoint(0, area.height() // 4))
    event = QDropEvent(
        place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    cards.dropEvent(event)
    assert desk.waves()["priorities"] == ["1.02 2", "1.01 2", "2.01 2", "2.02 2"]
    assert desk.chosen == "1.01 2"


def test_the_fields_of_an_action_are_written_and_undone(desk: Desk) -> None:
    desk.choose("1.02 1")
    desk.key(Qt.Key.Key_Return)
    assert desk.page.detail.title.hasFocus()
    desk.page.detail.title.selectAll()
    desk.write("Plan by the week")
    assert desk.action("Plan by the week").owner == ""
    assert desk.undo_text().startswith("change A-")
    desk.session.undo_stack.undo()
    assert desk.action("1.02 1").id == desk.page.board.chosen


def test_a_formula_without_a_value_and_a_missing_row_are_told_in_words() -> None:
    formula, missing = RowFault(5, Fault.NO_VALUE, "Plan", "J5"), RowFault(0, Fault.MISSING, "Plan", "A-03")
    assert fault_words(formula) == "Row 5: J5 is a formula without a value. Nothing of the cell is taken."
    assert fault_words(missing) == "A-03 “Plan” is not in the list; it stays as it is."


def test_each_part_announces_its_own_keys(desk: Desk) -> None:
    told = []
    desk.page.hints_changed.connect(lambda: told.append([key for key, _what in desk.page.key_hints]))
    for part in (GAPS, TIME, TRAINING, WAVES):
        desk.page.show_part(part)
    assert told == [
        ["Enter", "Ctrl+Shift+D"],
        ["Arrows", "Enter"],
        ["Enter", "Ctrl+Shift+T"],
        ["Ctrl+Left", "Ctrl+Right", "D", "C", "Enter"],
    ]


def test_an_action_in_a_wave_that_begins_after_its_day_is_marked(desk: Desk) -> None:
    now = desk.session.audit
    own = replace(desk.action("1.02 1"), wave="priorities", due_on=TODAY)
    desk.session.change("due", (*put(now, RoadmapSettings("a1", TODAY, "EUR", None)), *put(now, own)))
    desk.choose("1.02 1")
    assert "is due before the wave “" in desk.page.detail.clashes.words
    standing = desk.page.roadmap.of(own.id)
    assert standing is not None
    assert "due before its wave" in spoken(standing)


def test_numbers_days_owner_and_state_are_taken(desk: Desk) -> None:
    desk.choose("1.02 1")
    detail = desk.page.detail
    detail.cost.setFocus()
    detail.cost.setValue(1200)
    desk.key(Qt.Key.Key_Return, detail.cost)
    detail.due.give.click()
    detail.owner.setFocus()
    detail.owner.setCurrentText("Head of planning")
    detail.owner.lineEdit().editingFinished.emit()  # type: ignore[union-attr]
    own = desk.action("1.02 1")
    assert (own.cost, own.due_on, own.owner) == (1200, TODAY, "Head of planning")
    assert desk.page.sums.words == "Cost 1,200 (known of 1 of 7)"
    desk.choose("1.02 1")
    desk.key("D")
    assert desk.action("1.02 1").state is ActionState.DONE
    assert desk.action("1.02 1").done_on == TODAY
    desk.key("D")
    assert desk.action("1.02 1").state is ActionState.UNDER_WAY


def test_what_is_dropped_stands_in_a_column_of_its_own_and_comes_back(desk: Desk) -> None:
    desk.choose("1.02 1")
    desk.key("X")
    assert desk.waves()[" dropped"] == ["1.02 1"]
    desk.key("X")
    assert " dropped" not in desk.waves()


def test_an_action_that_waits_for_this_one_is_not_offered_before_it(desk: Desk) -> None:
    one, other = desk.action("1.02 1"), desk.action("2.01 1")
    desk.session.change("wait", acts.wait_for(desk.session.audit, one, [other.id]))
    desk.choose("2.01 1")
    desk.key("W")
    dialog = desk.dialog()
    assert isinstance(dialog, TickingDialog)
    offered = [place.words for place in dialog.rows.shown]
    assert len(offered) == 5
    assert not any("1.02 1" in words for words in offered)
    dialog.close()


def test_checkpoints_are_ticked_and_a_criterion_stands_for_all_that_is_missing(desk: Desk) -> None:
    desk.choose("1.02 1")
    desk.key("C")
    dialog = desk.dialog()
    assert isinstance(dialog, TickingDialog)
    row = next(row for row, place in enumerate(dialog.rows.shown) if place.use == ("small", "2.01", ""))
    dialog.rows.toggle(row)
    desk.key("Ctrl+Return")
    closed = acts.checkpoints_of(desk.session.audit, desk.action("1.02 1").id)
    assert [own.checkpoint for own in closed] == ["1.02-1a", "1.02-1b", "2.01-1a", "2.01-1b", "2.01-2a"]


def test_a_note_and_evidence_are_kept_with_the_action(desk: Desk) -> None:
    desk.choose("1.02 1")
    desk.key("N")
    desk.dialog()
    desk.write("Half of it stands")
    desk.key(Qt.Key.Key_Return)
    desk.back()
    desk.key("E")
    dialog = desk.dialog()
    assert isinstance(dialog, TickingDialog)
    dialog.rows.toggle(0)
    desk.key("Ctrl+Return")
    standing = desk.page.roadmap.of(desk.action("1.02 1").id)
    assert standing is not None
    assert [note.text for note in standing.notes] == ["Half of it stands"]
    assert [item.label for item in standing.evidence] == ["EV-002"]
    assert "Half of it stands" in desk.page.detail.notes.words


def test_a_forecast_follows_what_is_answered(desk: Desk) -> None:
    desk.session.answer("1.02-1a", AnswerValue.MET)
    desk.session.answer("1.02-1b", AnswerValue.MET)
    said = desk.page.board.columns["foundations"].forecast.words
    assert said == "3 criteria rise; mean 0.50 → 1.25; 3 below the target"


def test_the_first_day_gives_the_waves_their_days(desk: Desk) -> None:
    desk.page.act.settings.trigger()
    dialog = desk.dialog()
    assert isinstance(dialog, SettingsDialog)
    dialog.starts.give.click()
    dialog.currency.setText("EUR")
    dialog.accept()
    settings = desk.session.audit.get(RoadmapSettings, "a1")
    assert settings == RoadmapSettings("a1", TODAY, "EUR")
    assert desk.page.board.columns["quick"].span.words == "13 Jan 2026 to 12 Apr 2026"


def test_a_gap_is_weighed_with_a_reason(desk: Desk) -> None:
    desk.page.show_part(GAPS)
    desk.page.gaps.show_criterion("1.02")
    desk.page.gaps.weigh.click()
    dialog = desk.dialog(desk.page.gaps.dialogs)
    assert isinstance(dialog, WeighDialog)
    dialog.impact.setValue(5)
    assert not dialog.keep.isEnabled()
    for field in (dialog.effort, dialog.why):
        desk.key(Qt.Key.Key_Tab, dialog.focusWidget())
        assert dialog.focusWidget() is field
    desk.write("The board asks for it")
    assert dialog.keep.isEnabled()
    dialog.accept()
    assert desk.session.audit.get(GapWeighing, "a1", "small", "1.02") == GapWeighing(
        "a1", "small", "1.02", 5, 3, "The board asks for it"
    )
    assert desk.page.gaps.weighed.words == "Weight 1 · impact 5 · effort 3: The board asks for it"


def test_trainings_are_drafted_from_actions_and_written(desk: Desk) -> None:
    desk.page.show_part(TRAINING)
    part = desk.page.trainings
    part.draft.click()
    dialog = desk.dialog(part.dialogs)
    assert isinstance(dialog, TickingDialog)
    dialog.all.click()
    dialog.accept()
    (own,) = desk.session.audit.all(Training)
    assert (own.role, own.criteria) == ("Operations manager", ("1.01", "1.02", "2.01", "2.02"))
    bring_to_front(desk.page, desk.qtbot)
    part.topic.setFocus()
    part.topic.selectAll()
    desk.write("Coaching")
    part.hours.setFocus()
    part.hours.setValue(8)
    desk.key(Qt.Key.Key_Return, part.hours)
    (own,) = desk.session.audit.all(Training)
    assert (own.topic, own.hours) == ("Coaching", 8)
    part.draft.click()
    assert desk.ask.told[-1][0] == "There is nothing to draft"


def test_enter_on_a_chart_opens_the_action(desk: Desk) -> None:
    for part, chart in ((TIME, desk.page.time.chart), (MATRIX, desk.page.matrix.chart)):
        desk.page.show_part(part)
        chart.setFocus()
        desk.key(Qt.Key.Key_End)
        spot = chart.spot
        assert spot is not None
        desk.key(Qt.Key.Key_Return)
        assert desk.page.board.chosen == spot.criterion
        shapes = desk.page.matrix.chart.drawing.shapes
        marked = [own for own in shapes if isinstance(own, Box) and own.line_width == 2.0]
        assert len(marked) == (1 if part == MATRIX else 0), "the action in the pane stands out"
        assert desk.page.detail.title.hasFocus()


def test_a_list_that_comes_back_is_taken_as_one_edit(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path
    desk.ask.target = folder / "actions.csv"
    desk.page.act.table.trigger()
    desk.qtbot.waitUntil(lambda: desk.page.handing_out.path is not None, timeout=SLOW_MS)
    text = desk.ask.target.read_text("utf-8-sig").replace(
        "A-02,1.02 1,,,", "A-02,1.02 1,By the week,Planning,"
    )
    text = text.replace("A-01,1.02 1,,,", "A-01,1.02 1,By the week,Planning,")
    desk.ask.target.write_text(text, "utf-8-sig")
    desk.session.change("owner", put(desk.session.audit, replace(desk.action("1.02 1"), owner="HR")))
    desk.page.lists.read_returned(desk.ask.target)
    dialog = desk.dialog(desk.page.lists)
    assert isinstance(dialog, ReturnedReview)
    rows = [line.row for line in dialog.rows.rows if line.row is not None]
    assert [(row.field, row.now, row.told, row.state) for row in rows] == [
        ("what is to be done", "nothing", "By the week", State.CHANGED),
        ("owner", "HR", "Planning", State.CONFLICT),
    ]
    dialog.all.click()
    dialog.accept()
    own = desk.action("1.02 1")
    assert (own.what, own.owner) == ("By the week", "Planning")
    assert desk.undo_text() == "actions in actions.csv"


def test_status_report_and_training_plan_are_written_and_checked(desk: Desk, tmp_path: Path) -> None:
    for action, name in ((desk.page.act.status, "status.pdf"), (desk.page.act.training, "training.pdf")):
        desk.ask.target = target = tmp_path / name
        action.trigger()
        desk.qtbot.waitUntil(partial(_is_written, desk, target), timeout=SLOW_MS)
        assert target.read_bytes().startswith(b"%PDF")


def _is_written(desk: Desk, target: Path) -> bool:
    return desk.page.handing_out.path == target


def test_everything_has_a_name_and_a_place_for_the_keyboard(
    desk: Desk, nameless: Callable[[QWidget], list[str]]
) -> None:
    for part in (GAPS, WAVES, TIME, MATRIX, TRAINING):
        desk.page.show_part(part)
        QApplication.processEvents()
        assert nameless(desk.page) == []


def test_a_small_window_shows_the_action_below_the_board(desk: Desk) -> None:
    desk.page.resize(600, 520)
    QApplication.processEvents()
    assert desk.page.width() == 600
    assert desk.page.detail.mapTo(desk.page, QPoint(0, 0)).y() > 100


def test_titles_break_between_words(desk: Desk) -> None:
    metrics = desk.page.board.fontMetrics()
    width = metrics.horizontalAdvance("Plan by the week")
    assert two_lines("Plan by the week", metrics, width + 2) == ("Plan by the week",)
    first, second = two_lines("Plan by the week and day", metrics, width + 2)
    assert (first, second) == ("Plan by the week", "and day")


def test_read_only_nothing_moves(desk: Desk) -> None:
    desk.page.act.add.setEnabled(False)
    desk.page.board.placed.emit(desk.action("1.02 1").id, "quick", [])
    assert desk.waves()["quick"] == []


def test_actions_and_their_notes_are_found(desk: Desk) -> None:
    own = desk.action("1.02 1")
    audit = desk.session.audit
    desk.session.change("note", acts.add_note(audit, own, "Waits for the zebra", TODAY, "Ana Lind"))
    audit, model = desk.session.audit, [desk.session.framework]
    assert [(row.lead, row.mark) for row in found_in_audit(audit, model, "zebra")] == [(own.label, "action")]
    assert [row.lead for row in fitting(action_goals(audit), "A-02")] == ["A-02"]
    assert list(action_goals(audit, "second")) == []
    assert found_in_audit(audit, model, "zebra", "second") == ()


def test_while_agreed_ratings_are_hidden_so_is_the_roadmap(desk: Desk) -> None:
    desk.session.rating_set = "second"
    desk.session.framework_switched.emit()
    assert not desk.page.board.isVisible()
    assert "out of sight" in desk.page.headline.words


def test_sixty_actions_with_long_names_stay_quick_and_in_their_columns(desk: Desk) -> None:
    audit = desk.session.audit
    for number in range(60):
        _own, changes = acts.add(audit, f"{number} " + "A very long name of what is to be done " * 6)
        audit = audit.with_changes(changes)
        desk.session.change("add", changes)
    QApplication.processEvents()
    assert sum(len(held) for held in desk.waves().values()) == 67
    board = desk.page.board
    assert board.horizontalScrollBar().maximum() == 0
    assert all(column.cards.width() <= column.width() for column in board.columns.values())


def test_a_low_window_shows_the_action_beside_the_board(desk: Desk) -> None:
    desk.page.resize(780, 320)
    QApplication.processEvents()
    assert desk.page.height() == 320
    assert desk.page.detail.mapTo(desk.page, QPoint(0, 0)).x() > 300


def test_in_a_low_window_nothing_of_a_gap_lies_over_another(desk: Desk) -> None:
    desk.page.show_part(GAPS)
    desk.page.resize(780, 320)
    QApplication.processEvents()
    gaps = desk.page.gaps
    parts = (gaps.name, gaps.standing, gaps.target, gaps.weighed, gaps.missing, gaps.weigh, gaps.open)
    edges = [(part.y(), part.y() + part.height()) for part in parts]
    assert all(first[1] <= second[0] for first, second in pairwise(edges))
