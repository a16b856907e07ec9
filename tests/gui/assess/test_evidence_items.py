"""Items of evidence in the pane: details, links, contradiction, removal, opening, and what it all says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListView, QPushButton

from maturity_desktop.domain.audit import Evidence, Link
from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.gui.dialogs.evidence_details import EvidenceDialog
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.models.evidence_model import VIEW
from maturity_desktop.gui.widgets.checkpoint_row import AnswerBox
from tests.gui.assess.conftest import Bench, build_audit, build_framework


def item(number: int, title: str, kind: EvidenceKind = EvidenceKind.DOCUMENT, **more) -> Evidence:
    values = {"dated": date(2025, 11, 3), "added_on": date(2026, 1, 12), **more}
    return Evidence("c1", f"e{number}", number, title, kind, **values)


@pytest.fixture
def bench(open_page):
    """Three items at 1.01, one of them old and one confidential; a fourth in the register."""
    framework = build_framework({"1.01": (2, 1, 2), "1.02": (1, 1, 1)})
    items = (
        item(1, "Plan"),
        item(2, "Old figures", EvidenceKind.DATA, dated=date(2024, 6, 1)),
        item(3, "Interview", EvidenceKind.INTERVIEW, confidential=True, text="Said so."),
        item(4, "Elsewhere", EvidenceKind.OBSERVATION, source="Planning desk"),
    )
    links = (
        Link("a1", "e1", "f", "1.01"),
        Link("a1", "e2", "f", "1.01", "1.01-2a"),
        Link("a1", "e3", "f", "1.01"),
        Link("a1", "e4", "f", "1.02"),
    )
    return open_page(framework, build_audit(framework, *items, *links))


def views(bench):
    model = bench.page._pane.list.model()
    return [model.index(row).data(VIEW) for row in range(model.rowCount())]


def go_to(bench, title: str) -> None:
    bench.press("e")
    assert isinstance(bench.target, QListView)
    bench.press(Qt.Key.Key_Home)
    while bench.page._pane.list.chosen().title != title:
        bench.press(Qt.Key.Key_Down)


def links(bench, title: str) -> list[tuple[str, bool]]:
    return [
        (link.checkpoint, link.contradicts) for link, item in bench.result().evidence if item.title == title
    ]


def test_a_row_says_what_the_item_is_and_what_is_wrong_with_it(bench):
    plan, old, interview = views(bench)
    assert plan.spoken == "Plan, EV-001 · document · 3 Nov 2025, behind every checkpoint"
    assert old.spoken == "Old figures, EV-002 · data · 1 Jun 2024, behind 2a, older than 12 months"
    assert interview.warnings == ("confidential",)


def test_rows_follow_the_checkpoint_in_hand(bench):
    assert [view.here for view in views(bench)] == [True, False, True]
    bench.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert bench.current == "1.01-2a"
    assert [view.here for view in views(bench)] == [True, True, True]
    assert views(bench)[1].place == "behind this checkpoint"


def test_l_links_the_item_to_the_checkpoint_and_takes_it_back(bench):
    go_to(bench, "Plan")
    bench.press("l")
    assert links(bench, "Plan") == [("1.01-1a", False)]
    assert bench.page._columns.row_of("1.01-1a")._evidence.words == "EV-001 · document"
    bench.page._columns.go_to("1.01-3b", focus=True)
    bench.press("l")
    assert links(bench, "Plan") == [("1.01-1a", False), ("1.01-3b", False)]
    bench.press("l")
    assert links(bench, "Plan") == [("1.01-1a", False)]
    bench.chord("Ctrl+Z")
    bench.chord("Ctrl+Z")
    bench.chord("Ctrl+Z")
    assert links(bench, "Plan") == [("", False)]


def test_delete_takes_an_item_from_the_criterion_and_undo_brings_it_back_in_hand(bench):
    go_to(bench, "Old figures")
    bench.press(Qt.Key.Key_Delete)
    assert [view.item.title for view in views(bench)] == ["Plan", "Interview"]
    assert len(bench.session.audit.evidence) == 4, "it stays in the register"
    assert bench.session.undo_stack.undoText() == "no longer use EV-002 at 1.01"
    assert bench.page._pane.list.chosen().title == "Interview", "the neighbour is in hand"
    bench.chord("Ctrl+Z")
    assert links(bench, "Old figures") == [("1.01-2a", False)]
    assert bench.page._pane.list.chosen().title == "Old figures"
    assert bench.answers() == {}, "Delete in the list is no answer"


def test_delete_at_the_end_of_the_list_goes_to_the_last_that_is_left(bench):
    go_to(bench, "Interview")
    bench.press(Qt.Key.Key_Delete)
    assert bench.page._pane.list.chosen().title == "Old figures"
    bench.press(Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert bench.target is bench.page._pane.drop_zone, "the keyboard goes to the way in for more"


def test_an_item_that_is_no_longer_used_here_stays_in_the_register(bench):
    go_to(bench, "Plan")
    bench.page.act.unlink.trigger()
    assert links(bench, "Plan") == []
    assert len(bench.session.audit.evidence) == 4
    bench.chord("Ctrl+Z")
    assert links(bench, "Plan") == [("", False)]


def test_details_are_changed_by_keyboard_as_one_edit(bench):
    go_to(bench, "Plan")
    bench.press("i")
    dialog = bench.dialog()
    assert isinstance(dialog, EvidenceDialog)
    form = dialog._form
    assert form.about.text() == "EV-001 · a note without a file"
    bench.write("Staffing plan")
    bench.press(Qt.Key.Key_Tab, Qt.Key.Key_Down)
    assert form.kind.currentData() == "data"
    form.source.setFocus()
    bench.write("Planning")
    form.confidential.setFocus()
    bench.press(Qt.Key.Key_Space)
    form.effect.setFocus()
    bench.press(Qt.Key.Key_Down)
    form.points.setFocus()
    bench.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    form.accept_button.setFocus()
    bench.press(Qt.Key.Key_Space)
    changed = next(item for item in bench.result().items if item.id == "e1")
    assert (changed.title, changed.kind, changed.source) == ("Staffing plan", EvidenceKind.DATA, "Planning")
    assert changed.confidential
    assert links(bench, "Staffing plan") == [("1.01-1b", True)]
    assert bench.session.undo_stack.count() == 1
    bench.chord("Ctrl+Z")
    assert links(bench, "Plan") == [("", False)]


def test_escape_asks_before_it_throws_details_away(bench, ask):
    go_to(bench, "Plan")
    bench.press("i", Qt.Key.Key_Escape)
    assert ask.questions == [], "nothing was typed"
    bench.press("i")
    bench.write("Another title")
    ask.agrees = False
    bench.press(Qt.Key.Key_Escape)
    assert ask.questions == ["Throw away what you typed?"]
    assert bench.dialog()._form.title.text() == "Another title"
    bench.dialog()._form.points.setFocus()
    bench.press(Qt.Key.Key_Escape)
    assert len(ask.questions) == 2
    ask.agrees = True
    bench.press(Qt.Key.Key_Escape)
    assert bench.session.undo_stack.count() == 0
    assert QApplication.activeModalWidget() is None


def test_long_checkpoints_in_the_details_need_no_scrolling_sideways(open_page, theme):
    framework = build_framework({"1.01": (3, 1)}, words=" long words about one thing" * 12)
    plan = item(1, "Plan")
    bench = open_page(framework, build_audit(framework, plan, Link("a1", "e1", "f", "1.01")))
    go_to(bench, "Plan")
    bench.press("i")
    points = bench.dialog()._form.points
    bench.wait_until(lambda: points.verticalScrollBar().maximum() > 0)
    assert not points.horizontalScrollBar().isVisible()
    bottom = points.visualItemRect(points.item(0))
    assert bottom.width() <= points.viewport().width(), "its words break inside the list"


def test_a_tick_is_a_change_too(bench, ask):
    go_to(bench, "Plan")
    bench.press("i")
    bench.dialog()._form.points.setFocus()
    bench.press(Qt.Key.Key_Space, Qt.Key.Key_Escape)
    assert ask.questions == ["Throw away what you typed?"]


@pytest.mark.parametrize("opening", ["i", "1", "Ctrl+Shift+T"])
def test_keys_typed_on_before_a_dialog_has_come_do_nothing_to_the_page(bench, opening):
    go_to(bench, "Plan")
    keyboard, first = bench.target, bench.page.criterion
    bench.chord(opening)
    # At once, to what had the keyboard: no turn of the event loop has made the dialog the active window yet.
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_I, Qt.Key.Key_L, Qt.Key.Key_Delete):
        QTest.keyClick(keyboard, key)
    assert bench.page.criterion == first
    assert bench.session.undo_stack.count() == 0
    bench.press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None, "one dialog was opened, not two"
    bench.press("j")
    assert bench.page.criterion != first, "then the keys are the page's again"


def test_details_left_as_they_were_are_no_edit(bench):
    go_to(bench, "Plan")
    bench.press("i", Qt.Key.Key_Return)
    assert bench.session.undo_stack.count() == 0


def test_details_say_where_else_it_is_used(bench):
    bench.session.link_evidence(bench.session.audit.evidence[0], "1.02")
    go_to(bench, "Plan")
    bench.press("i")
    assert bench.dialog()._form.used.text() == "Also used at 1.02."
    bench.press(Qt.Key.Key_Escape)


def test_contradicting_evidence_is_told_and_does_not_count(bench):
    bench.session.link_evidence(bench.session.audit.evidence[0], "1.01", contradicts=True)
    assert bench.result().confidence is Confidence.C
    notes = bench.page._pane.notes
    assert notes.contradictions.isVisible()
    assert notes.contradictions.words == "EV-001 contradicts: Plan", "there is no rating yet"
    assert "contradicts" in views(bench)[0].warnings
    bench.session.set_level("1.01", 1, "Seen on site")
    assert notes.contradictions.words == "EV-001 contradicts the rating: Plan"
    bench.chord("Ctrl+Z")
    bench.chord("Ctrl+Z")
    assert not notes.contradictions.isVisible()


def test_confidence_says_what_it_rests_on_and_what_would_raise_it(bench):
    notes = bench.page._pane.notes
    assert (notes.confidence.words, notes.why.words) == (
        "Confidence A",
        "Two kinds of current evidence, one of them direct. Nothing more is wanted.",
    )
    plan, _old, interview, _elsewhere = bench.session.audit.evidence
    bench.session.unlink_evidence(interview, "1.01")
    assert notes.why.words == "One direct kind: document. A second kind would make it A."
    bench.session.unlink_evidence(plan, "1.01")
    assert notes.confidence.words == "No confidence yet"
    assert notes.why.words.startswith("What is here is too old or contradicts what is asked.")
    bench.session.set_level("1.01", 1, "Seen on site")
    assert notes.why.words.startswith("What is here is too old or contradicts the rating")
    bench.press("j")
    bench.session.unlink_evidence(bench.session.audit.evidence[3], "1.02")
    assert notes.why.words.startswith("Nothing is here yet that would support a rating.")
    bench.session.set_level("1.02", 1, "Seen on site")
    assert notes.why.words.startswith("Nothing supports the rating yet")


def test_whom_to_ask_and_what_to_ask_for_come_from_the_framework(bench):
    notes = bench.page._pane.notes
    assert notes.ask.words == "Manager"
    assert [label.words for label in notes._hints if label.isVisible()] == ["Data: Figures"]


def test_evidence_of_the_register_is_used_at_another_criterion(bench):
    bench.chord("Ctrl+Shift+U")
    assert isinstance(bench.dialog(), PickDialog)
    bench.write("planning")
    bench.press(Qt.Key.Key_Return)
    assert links(bench, "Elsewhere") == [("", False)]
    assert bench.page._pane.list.chosen().title == "Elsewhere"


def test_e_goes_to_the_way_in_where_there_is_no_evidence(bench):
    bench.session.unlink_evidence(bench.session.audit.evidence[3], "1.02")
    bench.press("j", "e")
    assert bench.target is bench.page._pane.drop_zone
    assert not bench.page._pane.list.isVisible()
    assert not bench.page.act.details.isEnabled()


def test_every_act_on_an_item_stands_on_a_button_or_in_its_menu(bench):
    buttons = [button.text() for button in bench.page._pane._tools.findChildren(QPushButton)]
    assert buttons == ["Preview", "Open", "Details…", "More"]
    assert len(bench.page._pane.more.menu().actions()) == 3
    assert len(bench.page._pane.add.menu().actions()) == 4


def test_f6_goes_to_the_checkpoint_in_hand(bench):
    bench.press(Qt.Key.Key_Down)
    first = bench.page.panes()[0]
    assert first is bench.page._columns.row_of("1.01-1b")
    assert isinstance(first.focusProxy(), AnswerBox)


class TestOpening:
    """Files that leave for another program."""

    @pytest.fixture
    def stored(self, bench: Bench, tmp_path: Path) -> Path:
        source = tmp_path / "plan.txt"
        source.write_text("The plan", "utf-8")
        bench.desk.take_files([source], "1.01")
        bench.wait_until(lambda: len(bench.result().items) == 4)
        bench.keep_as_proposed()
        go_to(bench, "plan")
        return source

    def test_a_copy_is_opened_and_taken_away_later(self, bench, stored):
        bench.page.act.open_outside.trigger()
        bench.wait_until(lambda: len(bench.opened.urls) == 1)
        copy = Path(bench.opened.urls[0].toLocalFile())
        assert copy.read_text("utf-8") == "The plan"
        assert copy != stored
        bench.desk.close()
        assert not copy.exists()

    def test_without_a_program_it_says_so(self, bench, stored):
        bench.opened.works = False
        bench.page.act.open_outside.trigger()
        bench.wait_until(bench.page._pane.refusals.isVisible)
        assert "no program to open it with" in bench.page._pane.refusals.words.words

    def test_a_missing_file_says_so(self, bench, stored, tmp_path):
        for file in (tmp_path / "evidence").rglob("*"):
            if file.is_file():
                file.unlink()
        bench.page.act.open_outside.trigger()
        bench.wait_until(bench.page._pane.refusals.isVisible)
        assert "missing" in bench.page._pane.refusals.words.words

    def test_a_program_is_never_run(self, bench, tmp_path):
        source = tmp_path / "setup.EXE"
        source.write_bytes(b"MZ\x00")
        bench.desk.take_files([source], "1.01")
        bench.wait_until(lambda: len(bench.result().items) == 4)
        bench.keep_as_proposed()
        go_to(bench, "setup")
        bench.page.act.open_outside.trigger()
        assert "never run" in bench.page._pane.refusals.words.words
        assert bench.opened.urls == []

    def test_a_note_has_nothing_to_open_outside(self, bench):
        go_to(bench, "Plan")
        assert not bench.page.act.open_outside.isEnabled()


def test_dialogs_are_gone_when_they_are_closed(bench, qapp):
    go_to(bench, "Plan")
    bench.press("i", Qt.Key.Key_Escape)
    bench.wait_until(lambda: not bench.window.findChildren(QDialog))
