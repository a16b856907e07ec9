"""Comments: searched, chosen, and made evidence without whoever they name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import Evidence, Link, Note
from maturity_desktop.domain.changes import put
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.surveys_page import COMMENTS, SurveysPage
from maturity_desktop.gui.surveys.comments_tab import marked_words
from maturity_desktop.gui.surveys.quote_dialog import QuoteDialog
from tests.gui.surveys.conftest import questions


def texts(page: SurveysPage) -> list[str]:
    return [own.text for own in page.comments.rows.comments]


def quote_all(page: SurveysPage) -> QuoteDialog:
    """Ctrl+A and Enter in the list of comments."""
    page.tabs.setCurrentIndex(COMMENTS)
    page.comments.list.setFocus()
    QTest.keyClick(page.comments.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.comments.list, Qt.Key.Key_Return)
    dialog = page.dialogs.open_one
    assert isinstance(dialog, QuoteDialog)
    return dialog


def said(page: SurveysPage) -> str:
    """The first comment in sight as it is read aloud."""
    return str(page.comments.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_comment_that_evidence_quotes_as_it_is_says_so_and_others_do_not(
    page: SurveysPage, session: AuditSession
) -> None:
    page.comments.search.setText("slow")
    quote_all(page).keep.click()
    assert said(page) == f"Too slow. is evidence: {session.audit.evidence[-1].label}"
    page.comments.search.setText("knows")
    assert "is evidence" not in said(page)


def test_a_search_leaves_the_comments_that_hold_every_word(page: SurveysPage) -> None:
    page.tabs.setCurrentIndex(COMMENTS)
    assert len(texts(page)) == 6
    page.comments.search.setFocus()
    QTest.keyClicks(page.comments.search, "knows SANDRA")
    assert texts(page) == ["Ask Sandra Miller, she knows."]
    assert page.comments.found.words == "1 comment of 6"
    assert not page.comments.make.isEnabled()


def test_probable_names_are_marked_in_the_list() -> None:
    assert "Sandra Miller" in marked_words("Ask Sandra Miller, she knows.")
    assert marked_words("Too slow.") == ""


def test_chosen_comments_become_evidence_without_names_in_one_edit(
    page: SurveysPage, session: AuditSession, qtbot: QtBot
) -> None:
    count = len(session.audit.evidence)
    page.comments.search.setText("knows")
    dialog = quote_all(page)
    assert not dialog.warning.isHidden()
    line = dialog.words.document().firstBlock()
    qtbot.waitUntil(lambda: [(own.start, own.length) for own in line.layout().formats()] == [(4, 13)])
    dialog.take_out.click()
    assert dialog.words.toPlainText() == "Ask […], she knows."
    assert dialog.warning.isHidden()
    dialog.criterion.choose(("small", "1.02"))
    dialog.checkpoint.choose("1.02-1a")
    dialog.stance.choose(True)
    dialog.keep.click()
    item = session.audit.evidence[-1]
    assert len(session.audit.evidence) == count + 1
    assert "Sandra" not in item.text and "[…]" in item.text
    link = session.audit.get(Link, "a1", item.id, "small", "1.02", "1.02-1a")
    assert link is not None and link.contradicts
    (note,) = session.audit.all(Note)
    assert "she knows" in note.text
    assert f"is evidence: {item.label}" in said(page)
    session.undo_stack.undo()
    assert "is evidence" not in said(page)
    assert len(list(session.audit.all(Evidence))) == count
    assert not list(session.audit.all(Note))


def test_the_criteria_that_a_question_speaks_to_come_first(page: SurveysPage, session: AuditSession) -> None:
    words = replace(questions()[-1], criteria=("small 2.01",))
    session.change("", put(session.audit, words))
    dialog = quote_all(page)
    assert dialog.criterion.value == ("small", "2.01")
    dialog.reject()


def test_words_that_were_changed_are_not_thrown_away_unasked(page: SurveysPage, ask: object) -> None:
    dialog = quote_all(page)
    ask.agrees = False  # type: ignore[attr-defined]
    dialog.words.setPlainText("Something else")
    dialog.reject()
    assert dialog.isVisible()
    ask.agrees = True  # type: ignore[attr-defined]
    dialog.reject()


def test_the_dialog_can_be_used_by_keyboard(
    page: SurveysPage, nameless: Callable[[QWidget], list[str]]
) -> None:
    dialog = quote_all(page)
    assert nameless(dialog) == []
    dialog.reject()
