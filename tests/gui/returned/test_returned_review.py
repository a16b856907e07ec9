"""The review of what came back: looked through, ticked by keyboard and mouse, narrowed, taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.returned.returned_review import ReturnedReview
from maturity_desktop.gui.returned.review_table import STATE, TICK, WAS, Sight
from maturity_desktop.gui.returned.rows import Review, ReviewGroup, ReviewRow, State
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import FakeAsk

Show = Callable[[Review], ReturnedReview]

FORECASTING = ReviewGroup(
    "5.07 Forecasting",
    (
        ReviewRow("5.07-2", "answer", "met", "not met", was="met"),
        ReviewRow("5.07-3", "note", "Ours", "Theirs", was="Nobody’s", state=State.CONFLICT),
        ReviewRow("5.07-4", "answer", "met", "met", was="not met", state=State.SAME),
    ),
)
HIRING = ReviewGroup(
    "6.01 Hiring",
    (
        ReviewRow("6.01-1", "note", "", "A" * 900, was="", state=State.REFUSED, why="It is too long."),
        ReviewRow("6.01-2", "target", "3", "4", was="3", more="Owner: Ana"),
    ),
)
REVIEW = Review("Answers in back.xlsx", (FORECASTING, HIRING), ("Row 9 cannot be read.",), "Nothing.")


@pytest.fixture
def show(theme: ThemeSwitch, ask: FakeAsk, qtbot: QtBot) -> Show:
    def open_one(review: Review) -> ReturnedReview:
        dialog = ReturnedReview(review, theme, ask)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return open_one


def spoken(dialog: ReturnedReview) -> list[str]:
    """What a screen reader says of each line."""
    rows = dialog.rows
    return [
        str(rows.index(line, TICK).data(Qt.ItemDataRole.AccessibleTextRole)) for line in range(len(rows.rows))
    ]


def test_changes_are_ticked_and_conflicts_are_not(
    show: Show, nameless: Callable[[QWidget], list[str]]
) -> None:
    dialog = show(REVIEW)
    assert dialog.chosen == (0, 4)
    assert dialog.chosen_of("abcde") == ("a", "e")
    assert dialog.keep.text() == "&Take 2 changes"
    assert dialog.headline.words == "5 differences; 1 of them was changed here too since it was sent"
    assert dialog.notes.toPlainText() == "Row 9 cannot be read."
    assert [chip.text() for chip in dialog.chips.values()] == ["All: 5", "Conflicts: 1", "Not taken: 3"]
    assert nameless(dialog) == []
    assert spoken(dialog)[:4] == [
        "5.07 Forecasting: 3 rows; partly ticked",
        "5.07-2, answer: not met; here now: met; changed; ticked",
        "5.07-3, note: Theirs; here now: Ours; conflict; not ticked",
        "5.07-4, answer: met; here now: met; as it is here",
    ]


def test_space_ticks_what_is_in_hand_and_never_what_cannot_be_taken(show: Show) -> None:
    dialog = show(REVIEW)
    assert dialog.table.hasFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)  # the head: of its group what can be taken
    assert list(dialog.chosen) == [0, 1, 4]
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert list(dialog.chosen) == [4]
    QTest.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert list(dialog.chosen) == [0, 1, 4]
    dialog.none.click()
    assert (dialog.chosen, dialog.keep.isEnabled()) == ((), False)
    dialog.all.click()
    assert dialog.chosen == (0, 1, 4)


def test_home_and_end_lead_to_the_first_and_the_last_row(show: Show) -> None:
    dialog = show(REVIEW)
    QTest.keyClick(dialog.table, Qt.Key.Key_End)
    assert dialog.table.chosen_places() == [len(dialog.rows.rows) - 1]
    QTest.keyClick(dialog.table, Qt.Key.Key_Home)
    assert dialog.table.chosen_places() == [0]


def test_a_click_on_a_box_ticks_and_one_beside_it_does_not(show: Show, qtbot: QtBot) -> None:
    dialog = show(REVIEW)
    for column in (STATE, TICK):
        area = dialog.table.visualRect(dialog.rows.index(2, column))
        qtbot.mouseClick(
            dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(12, 17)
        )
        assert (1 in dialog.chosen) is (column == TICK)


def test_what_is_shown_is_narrowed_and_all_and_none_mean_what_is_shown(show: Show) -> None:
    dialog = show(REVIEW)
    dialog.chips[Sight.CONFLICTS].click()
    assert [line.name for line in dialog.rows.rows] == ["group 0", "1"]
    dialog.all.click()
    assert dialog.chosen == (0, 1, 4)
    dialog.chips[Sight.NOT_TAKEN].click()
    assert [line.places for line in dialog.rows.rows] == [(2,), (2,), (3,), (3,)]
    dialog.chips[Sight.ALL].click()
    assert len(dialog.rows.rows) == 7


def test_the_row_in_hand_is_shown_in_full(show: Show) -> None:
    dialog = show(REVIEW)
    dialog.table.choose("1")
    detail = dialog.detail
    assert (detail.was.toPlainText(), detail.now.toPlainText()) == ("Nobody’s", "Ours")
    assert detail.why.words.startswith("Conflict: ")
    dialog.table.choose("3")
    assert (detail.was.toPlainText(), detail.now.toPlainText()) == ("nothing", "nothing")
    assert (detail.told.toPlainText(), detail.why.words) == ("A" * 900, "It is too long.")
    dialog.table.choose("4")
    assert detail.told.toPlainText() == "4\nOwner: Ana"
    assert not detail.why.isVisible()


def test_without_what_was_sent_there_is_no_column_for_it(show: Show) -> None:
    dialog = show(Review("Back", (ReviewGroup("", (ReviewRow("A-01", "owner", "", "Ana"),)),), (), ""))
    assert dialog.table.isColumnHidden(WAS)
    assert not dialog.detail.was.isVisible()
    assert not dialog.notes.isVisible()
    assert len(dialog.rows.rows) == 1


def test_where_nothing_differs_it_says_so_with_its_notes(show: Show) -> None:
    dialog = show(Review("Back", (ReviewGroup("", ()),), ("Row 2 is odd.",), "Nothing differs."))
    assert dialog.headline.words == "Nothing differs."
    assert not dialog.table.isVisible()
    assert dialog.notes.isVisible()
    assert not dialog.keep.isEnabled()


def test_it_fits_a_narrow_window_with_every_row_within_reach(show: Show) -> None:
    rows = tuple(
        ReviewRow(f"{number}", "note", "x" * 3000, "y\n" * 500, was="", state=list(State)[number % 4])
        for number in range(2_000)
    )
    dialog = show(Review("Back", (ReviewGroup("All", rows),), ("note",) * 300, ""))
    assert dialog.width() <= 800 and dialog.height() <= 768
    dialog.resize(600, 560)
    assert (dialog.width(), dialog.height()) == (600, 560)
    assert dialog.table.horizontalHeader().length() <= dialog.table.viewport().width()
    assert not dialog.table.isColumnHidden(TICK) and not dialog.table.isColumnHidden(STATE)
    dialog.all.click()
    assert dialog.keep.text() == "&Take 1000 changes"
    dialog.table.choose("1999")
    assert dialog.detail.now.toPlainText() == "x" * 3000


def test_it_is_no_larger_than_the_window_that_it_stands_over(theme: ThemeSwitch, ask: FakeAsk) -> None:
    window = QWidget()
    window.resize(640, 480)
    dialog = ReturnedReview(REVIEW, theme, ask, QWidget(window))
    assert (dialog.width(), dialog.height()) == (640, 480)
    window.deleteLater()


def test_lines_that_are_not_taken_wrap_and_grow_with_the_dialog(show: Show) -> None:
    notes = tuple(
        f"Sheet C{row}: " + "Beschwerdemanagement" * 12 + " is none of the answers." for row in range(30)
    )
    dialog = show(Review("back.xlsx", (FORECASTING,), notes, "Nothing."))
    dialog.table.choose_rows([1])
    for pane in (dialog.notes, dialog.detail.was, dialog.detail.now, dialog.detail.told):
        assert pane.horizontalScrollBar().maximum() == 0
        assert not pane.horizontalScrollBar().isVisible()
    before, least = dialog.notes.height(), dialog.notes.minimumHeight()
    assert before > least
    dialog.resize(dialog.width(), dialog.height() + 300)
    assert dialog.notes.height() > before + 50
    dialog.halves.setSizes([10_000, 0])
    assert dialog.notes.height() >= least, "never out of sight"
    alone = show(Review("back.xlsx", (), notes, "Nothing."))
    assert alone.notes.height() > before, "without rows they have all the room"


def test_leaving_asks_where_ticks_were_changed(show: Show, ask: FakeAsk) -> None:
    dialog = show(REVIEW)
    dialog.none.click()
    dialog.reject()
    assert ask.questions == ["Throw away what you ticked?"]
    assert not dialog.isVisible()
