"""Last time's level, answers and note stand beside what is rated now, and are never copied."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    AuditDetails,
    Client,
    FrameworkUse,
    Note,
    RatingSet,
    SetLevel,
)
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.improvement_records import EarlierAudit
from maturity_desktop.domain.movement import follow
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.gui.re_audit.adding import add_last_time
from maturity_desktop.gui.re_audit.last_lines import LastLines, NoteDialog
from maturity_desktop.gui.team.rating_words import rating_in_view
from tests.gui.assess.conftest import build_audit, build_framework

SAID = "Plans were made by hand & never <b>checked</b>."


def last_time() -> Results:
    framework = build_framework({"1.01": (2, 1, 2), "1.02": (1, 1, 1), "2.01": (1, 1, 1)})
    audit = Audit.of(
        "a0",
        [
            Client("c1", "Norrhaven Energi Service"),
            AuditDetails("a0", "c1", date(2024, 11, 30), date(2024, 12, 2)),
            FrameworkUse("a0", framework.id, "0" * 64),
            RatingSet("a0", AGREED),
            Answer("a0", "f", AGREED, "1.01-1a", AnswerValue.MET),
            Answer("a0", "f", AGREED, "1.01-1b", AnswerValue.NOT_MET),
            SetLevel("a0", "f", AGREED, "1.01", 2, "seen"),
            Note("a0", "f", AGREED, "1.01", SAID),
        ],
    )
    return evaluate(audit, framework)


def opened(open_page, theme):
    """The page of an audit that follows another one."""
    framework = last_time().framework
    bench = open_page(framework, build_audit(framework, EarlierAudit("a1", "a0")))
    bench.session.last_time.read_with(lambda _audit, take: take((last_time(),)))
    add_last_time(bench.page, bench.session, theme)
    bench.page.show_criterion("1.01")
    return bench


def lines_of(bench):
    return bench.page.findChild(LastLines)


def test_the_head_says_when_and_which_level(open_page, theme):
    bench = opened(open_page, theme)
    assert bench.page._head.last_time.words == "November 2024: level 2"
    bench.page.show_criterion("1.02")
    assert bench.page._head.last_time.words == "November 2024: not rated"


def test_answers_of_last_time_are_marks_and_no_answers(open_page, theme):
    bench = opened(open_page, theme)
    rows = {row.checkpoint_id: row for row in bench.page._columns.rows()}
    assert rows["1.01-1a"].view.last_time == "Last time: met"
    assert "Last time: not met" in rows["1.01-1b"].box.accessibleDescription()
    assert rows["1.01-1a"]._last_mark.isVisible() and not rows["1.01-2a"]._last_mark.isVisible()
    assert bench.answers() == {}
    assert bench.result().level is None


def test_the_note_can_be_read_whole_by_keyboard(open_page, theme):
    bench = opened(open_page, theme)
    lines = lines_of(bench)
    assert lines.note.words == SAID
    lines.read.setFocus()
    bench.press(Qt.Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NoteDialog)
    assert dialog.text.toPlainText() == SAID
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not list(bench.session.audit.all(Note))


def test_nothing_of_it_is_seen_while_somebody_rates_blind(open_page, theme):
    bench = opened(open_page, theme)
    second = RatingSet("a1", "second", "second", "Bo")
    bench.session.change("second", put(bench.session.audit, second))
    bench.session.switch_rating_set("second")
    bench.page.show_criterion("1.01")
    assert rating_in_view(bench.session.audit, bench.session.rating_set)
    assert bench.page._head.last_time.words == ""
    assert lines_of(bench).isHidden()


def test_an_audit_that_follows_none_any_more_shows_none(open_page, theme):
    bench = opened(open_page, theme)
    bench.session.change("follow", follow(bench.session.audit, ""))
    assert bench.page._head.last_time.words == ""
    assert lines_of(bench).isHidden()
    bench.session.undo_stack.undo()
    assert bench.page._head.last_time.words == "November 2024: level 2"
