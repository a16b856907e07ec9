"""Notes, reservations and remarks: kept at each key, one spell one undo, followed without echo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QSignalSpy

from maturity_desktop.domain.changes import note_at
from maturity_desktop.gui.widgets.checkpoint_row import AnswerBox
from maturity_desktop.gui.widgets.plain_editor import PlainEditor, holdable

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "مرحبا بالعالم",
    "a" * 5_000,
    "one\ntwo\n\nthree",
    "no\u00a0break",
    "\U0001f600 emoji",
    "tab\there",
]


def note_of(bench):
    return note_at(bench.session.audit, bench.session.place, bench.page.criterion)


def test_a_note_is_kept_at_each_key_and_is_one_thing_to_undo(bench):
    bench.press("t")
    for count, letter in enumerate("seen", 1):
        bench.write(letter)
        assert note_of(bench).text == "seen"[:count]
    bench.press(Qt.Key.Key_Escape)
    assert isinstance(bench.target, AnswerBox)
    bench.chord("Ctrl+Z")
    assert note_of(bench).text == ""
    assert bench.page._note.note.words == ""
    bench.chord("Ctrl+Shift+Z")
    assert note_of(bench).text == "seen"
    assert bench.page._note.note.words == "seen"
    assert not bench.session.undo_stack.canRedo()


def test_two_spells_are_two_things_to_undo(bench):
    bench.press("t")
    bench.write("first")
    bench.press(Qt.Key.Key_Escape, "t")
    bench.press(Qt.Key.Key_End)
    bench.write(" second")
    assert note_of(bench).text == "first second"
    bench.chord("Ctrl+Z")
    assert note_of(bench).text == "first"
    bench.chord("Ctrl+Z")
    assert note_of(bench).text == ""


def test_undo_works_while_the_editor_has_the_focus_and_typing_goes_on_after_it(bench):
    bench.press("t")
    bench.write("wrong")
    bench.chord("Ctrl+Z")
    assert bench.page._note.note.words == ""
    assert bench.target is bench.page._note.note
    bench.write("right")
    assert note_of(bench).text == "right"
    bench.chord("Ctrl+Z")
    assert note_of(bench).text == ""


def test_following_a_change_is_no_change_of_its_own(bench):
    spy = QSignalSpy(bench.page._note.note.typed)
    bench.session.write_note("1.01", "written elsewhere")
    assert bench.page._note.note.words == "written elsewhere"
    assert spy.count() == 0
    assert bench.session.undo_stack.count() == 1


def test_the_cursor_stays_where_the_words_round_it_stay(bench):
    bench.session.write_note("1.01", "one two three")
    editor = bench.page._note.note
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    bench.session.write_note("1.01", "one two thirty-three")
    assert editor.textCursor().position() == 3
    bench.session.write_note("1.01", "and one two thirty-three")
    assert editor.textCursor().position() == 7


def test_another_criterion_brings_its_own_note(bench):
    bench.session.write_note("1.02", "of the second")
    bench.press("t")
    bench.write("of the first")
    bench.press(Qt.Key.Key_Escape, "j")
    assert bench.page._note.note.words == "of the second"
    bench.press("k")
    assert bench.page._note.note.words == "of the first"


def test_a_reservation_makes_the_rating_provisional_in_its_own_words(bench):
    bench.press("n", "t", Qt.Key.Key_Tab)
    assert bench.target is bench.page._note.reservation
    bench.write("September is missing")
    assert note_of(bench).reservation == "September is missing"
    assert "September is missing" in bench.page._head.provisional.words
    bench.chord("Ctrl+Z")
    assert note_of(bench).reservation == ""


def test_a_remark_is_one_thing_to_undo_and_shown_in_its_row(bench):
    bench.press("r")
    bench.write("voice only")
    bench.press(Qt.Key.Key_Escape)
    row = bench.page._columns.row_of("1.01-1a")
    assert row._remark.words == "voice only"
    assert row._remark.isVisible()
    bench.chord("Ctrl+Z")
    assert not row._remark.isVisible()


@pytest.mark.parametrize("words", HOSTILE)
def test_words_come_back_as_they_were_given(bench, words):
    bench.press("t")
    QGuiApplication.clipboard().setText(words)
    bench.chord("Ctrl+V")
    assert note_of(bench).text == words
    bench.session.write_note("1.01", "")
    bench.session.write_note("1.01", words)
    assert bench.page._note.note.words == words


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("half \ud800 pair", "half \ufffd pair"),
        ("\ufffe not a character \ufdd0", "\ufffd not a character \ufffd"),
        ("\ufeffmark", "\u2060mark"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
    ],
)
def test_what_no_editor_can_hold_is_replaced_where_it_can_be_seen(qtbot, words, held):
    editor = PlainEditor()
    qtbot.addWidget(editor)
    editor.follow("before it")
    editor.follow(words)
    assert editor.words == held == holdable(words)
    editor.follow("after it")
    assert editor.words == "after it"


def test_a_pasted_picture_or_file_is_left_to_the_page(qtbot, tmp_path):
    editor = PlainEditor()
    qtbot.addWidget(editor)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    assert editor.canInsertFromMimeData(data)
    with qtbot.waitSignal(editor.pasted):
        editor.insertFromMimeData(data)
    assert editor.words == ""


def test_markup_is_pasted_as_plain_words(qtbot):
    editor = PlainEditor()
    qtbot.addWidget(editor)
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    editor.insertFromMimeData(data)
    assert editor.words == "bold"


def test_an_editor_grows_with_its_words_and_then_scrolls(bench, qtbot):
    editor = bench.page._note.note
    least = editor.height()
    bench.press("t")
    bench.press("a", Qt.Key.Key_Return, "b", Qt.Key.Key_Return, "c", Qt.Key.Key_Return, "d")
    qtbot.waitUntil(lambda: editor.height() > least)
    editor.textCursor().insertText("\n" * 40)
    qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() > 0)
    assert editor.height() < bench.page.height() / 3
    editor.moveCursor(QTextCursor.MoveOperation.End)
    bench.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: editor.lines_wanted() == 1)


def test_control_enter_returns_to_the_checkpoint(bench):
    bench.press("t")
    bench.write("done")
    bench.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert isinstance(bench.target, AnswerBox)
    assert note_of(bench).text == "done"
