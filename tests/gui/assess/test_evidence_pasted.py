"""Evidence pasted and written: pictures, words, notes in a form."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage

from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.gui.dialogs.evidence_details import EvidenceDialog
from tests.gui.assess.taking_in import drop, items, picture, urls, wait_for


def test_a_pasted_picture_becomes_named_evidence(bench):
    QGuiApplication.clipboard().setImage(picture(80, 50))
    bench.chord("Ctrl+V")
    (item,) = wait_for(bench, 1)
    assert (item.kind, item.media_type) == (EvidenceKind.OBSERVATION, "image/png")
    assert item.title.startswith("Picture 2026-01-13 14.")
    assert item.dated == date(2026, 1, 13)
    with bench.desk.reader(item) as file:
        assert QImage.fromData(file.read()).size() == picture(80, 50).size()


def test_a_pasted_picture_asks_at_once_and_escape_keeps_it_as_proposed(bench):
    QGuiApplication.clipboard().setImage(picture(80, 50))
    bench.chord("Ctrl+V")
    bench.keep_as_proposed()
    view = bench.page._pane.list.model().views[0]
    assert view.warnings == ("title and kind as proposed, no source yet",)


def test_pasted_words_fill_the_form_of_a_note_whose_kind_is_to_be_chosen(bench, ask):
    words = "<b>From</b> the e-mail of 3 May\nsecond line"
    QGuiApplication.clipboard().setText(words)
    bench.chord("Ctrl+V")
    form = bench.dialog()._form
    assert items(bench) == (), "nothing is evidence until it is kept"
    assert (form.title.text(), form.text.words) == ("<b>From</b> the e-mail of 3 May", words)
    bench.press(Qt.Key.Key_Return)
    assert form.kind.property("invalid") is True
    assert bench.target is form.kind
    bench.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert form.kind.property("invalid") is False
    (item,) = items(bench)
    assert (item.title, item.sha256, item.text) == ("<b>From</b> the e-mail of 3 May", "", words)
    assert item.kind is EvidenceKind.DOCUMENT


def test_control_enter_keeps_from_whichever_field(bench):
    QGuiApplication.clipboard().setText("words")
    bench.chord("Ctrl+V")
    form = bench.dialog()._form
    form.kind.setFocus()
    bench.press(Qt.Key.Key_Down)
    bench.chord("Ctrl+Return")
    (item,) = items(bench)
    assert item.text == "words"


def test_words_pasted_and_not_touched_are_let_go_without_a_question(bench, ask):
    QGuiApplication.clipboard().setText("words")
    bench.chord("Ctrl+V")
    bench.press(Qt.Key.Key_Escape)
    assert ask.questions == []
    assert items(bench) == ()


def test_words_dropped_on_a_checkpoint_stand_behind_it(bench):
    data = QMimeData()
    data.setText("Said so.")
    row = bench.page._columns.row_of("1.01-2a")
    drop(bench, data, row.mapTo(bench.page, row.rect().center()))
    bench.press(Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert [link.checkpoint for link, _item in bench.result().evidence] == ["1.01-2a"]


def test_pasted_files_are_taken_as_files(bench, papers):
    QGuiApplication.clipboard().setMimeData(urls(papers[1]))
    bench.chord("Ctrl+V")
    (item,) = wait_for(bench, 1)
    assert item.file_name == "volumes.csv"


def test_a_picture_pasted_while_a_note_is_written_is_evidence_too(bench):
    bench.press("t")
    QGuiApplication.clipboard().setImage(picture(8, 8))
    bench.chord("Ctrl+V")
    wait_for(bench, 1)


def test_an_empty_clipboard_says_that_nothing_was_added(bench):
    QGuiApplication.clipboard().setMimeData(QMimeData())
    bench.chord("Ctrl+V")
    assert "Nothing was added" in bench.page._pane.refusals.words.words


def test_a_text_note_is_written_in_a_form(bench):
    bench.chord("Ctrl+Shift+T")
    dialog = bench.dialog()
    assert isinstance(dialog, EvidenceDialog)
    bench.press(Qt.Key.Key_Return)
    assert dialog.isVisible(), "it wants a title"
    assert dialog._form.title.property("invalid") is True
    bench.write("Interview with planning")
    bench.press(Qt.Key.Key_Return)
    assert dialog.isVisible(), "it wants a kind, which is never taken for granted"
    while dialog._form.kind.currentData() != "interview":
        bench.press(Qt.Key.Key_Down)
    dialog._form.text.setFocus()
    bench.write("Half-hours for voice only.")
    bench.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    (item,) = items(bench)
    assert (item.title, item.kind) == ("Interview with planning", EvidenceKind.INTERVIEW)
    assert item.text == "Half-hours for voice only."
    assert bench.page._pane.notes.confidence.words == "Confidence C"
    assert bench.session.undo_stack.count() == 1
    bench.chord("Ctrl+Z")
    assert items(bench) == ()
