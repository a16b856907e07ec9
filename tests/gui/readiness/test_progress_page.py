"""The months after an audit: criteria are re-rated by keyboard, and the audit's own ratings stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import RatingSet
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionEvidence,
    ActionState,
    ReRating,
)
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.improve.progress_page import ProgressPage
from maturity_desktop.gui.readiness.re_rating_dialog import ReRatingDialog
from tests.gui.conftest import Clock

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


def dialog_of(page: ProgressPage) -> ReRatingDialog:
    dialog = page.dialogs.open_one
    assert isinstance(dialog, ReRatingDialog)
    return dialog


def tick(dialog: ReRatingDialog, point: str) -> None:
    box = next(own.box for own in dialog.ticks if own.point.id == point)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def re_rate(page: ProgressPage, criterion: str, *points: str) -> None:
    page.re_rate(criterion)
    dialog = dialog_of(page)
    for point in points:
        tick(dialog, point)
    dialog.accept()


def test_without_a_re_rating_it_says_so(progress: ProgressPage) -> None:
    assert progress.headline.words == "Nothing was re-rated since the audit"
    assert progress.lead.words == "Dec 2025: 2 of 4 meet the profile; level 1.75; ready but for 2"
    assert progress.nothing.isVisible()
    assert not progress.chart.isVisible()


def test_a_criterion_is_re_rated_for_a_month_by_keyboard(
    progress: ProgressPage, session: AuditSession, clock: Clock
) -> None:
    clock.now += timedelta(days=60)
    before = session.results
    QTest.keyClick(progress, Qt.Key.Key_Insert)
    picking = progress.dialogs.open_one
    assert isinstance(picking, PickDialog)
    QTest.keyClicks(picking.field, "planning")
    QTest.keyClick(picking.field, ENTER)
    dialog = dialog_of(progress)
    assert [dialog.month.itemText(place) for place in range(dialog.month.count())] == [
        "Mar 2026", "Feb 2026", "Jan 2026",
    ]  # fmt: skip
    assert dialog.outcome.words == "Comes to level 1; in the audit level 1"
    told = next(own for own in dialog.ticks if own.point.id == "1.02-2a")
    height = told.sizeHint().height()
    tick(dialog, "1.02-2a")
    assert dialog.outcome.words == "Comes to level 2; in the audit level 1"
    assert told.sizeHint().height() == height, "rows stay where they are"
    assert told.change.words == "met by now, not in the audit"
    dialog.note.setFocus()
    QTest.keyClicks(dialog.note, "The plan is kept")
    QTest.keyClick(dialog.note, ENTER, Qt.KeyboardModifier.ControlModifier)
    dialog.accept()
    (kept,) = session.audit.all(ReRating)
    assert (kept.criterion, kept.month, kept.met, kept.note) == (
        "1.02", "2026-03", ("1.02-2a",), "The plan is kept",
    )  # fmt: skip
    assert (kept.rated_by, str(kept.rated_on)) == ("Ada", "2026-03-14")
    assert progress.headline.words == "3 of 4 criteria meet the profile in Mar 2026, up from 2"
    assert [row.lead for row in progress.list.rows.rows] == ["1.02"]
    assert progress.list.rows.rows[0].detail == "audit: level 1 → Mar 2026: level 2"
    assert progress.list.rows.rows[0].mark == "level 2, meets the profile"
    assert progress.in_hand.words == "Mar 2026: met: 1.02-2a. The plan is kept"
    assert progress.chart.isVisible()
    assert [spot.words for spot in progress.chart.drawing.spots] == [
        "Dec 2025: 2 of 4 meet the profile; level 1.75; ready but for 2",
        "Mar 2026: 3 of 4 meet the profile; level 2.00; ready but for 1",
    ]
    assert session.results.of("1.02").level == before.of("1.02").level == 1


def test_what_was_met_can_be_lost_and_a_level_set(progress: ProgressPage, session: AuditSession) -> None:
    progress.re_rate("1.01")
    dialog = dialog_of(progress)
    tick(dialog, "1.01-1a")
    assert dialog.outcome.words == "Comes to level 0; in the audit level 2"
    dialog.level.setFocus()
    QTest.keyClick(dialog.level, DOWN)
    QTest.keyClick(dialog.level, DOWN)
    assert dialog.outcome.words == "Comes to level 1; in the audit level 2"
    dialog.accept()
    (kept,) = session.audit.all(ReRating)
    assert (kept.lost, kept.level) == (("1.01-1a",), 1)
    assert progress.list.rows.rows[0].mark == "level 1, level 2 is wanted"


def test_the_next_month_begins_with_what_was_re_rated(
    progress: ProgressPage, session: AuditSession, clock: Clock
) -> None:
    re_rate(progress, "1.02", "1.02-2a")
    clock.now += timedelta(days=40)
    progress.re_rate("1.02")
    dialog = dialog_of(progress)
    assert dialog.month.currentText() == "Feb 2026"
    assert not dialog.is_changed()
    assert dialog.outcome.words == "Comes to level 2; in the audit level 1"
    tick(dialog, "1.02-2a")
    dialog.accept()
    assert [(own.month, own.met) for own in session.audit.all(ReRating)] == [
        ("2026-01", ("1.02-2a",)), ("2026-02", ()),
    ]  # fmt: skip
    progress.list.setFocus()
    QTest.keyClick(progress.list, Qt.Key.Key_Delete)
    assert [own.month for own in session.audit.all(ReRating)] == ["2026-01"]
    session.undo_stack.undo()
    assert len(list(session.audit.all(ReRating))) == 2


def test_a_level_that_was_set_in_the_audit_is_there_to_begin_with(
    progress: ProgressPage, session: AuditSession
) -> None:
    session.set_level("1.02", 3, "Seen on site")
    progress.re_rate("1.02")
    dialog = dialog_of(progress)
    assert dialog.level.currentText() == "set: level 3, Considerable progress"
    assert dialog.note.words == "Seen on site"
    assert dialog.outcome.words == "Comes to level 3; in the audit level 3"
    dialog.level.setCurrentIndex(0)
    assert dialog.outcome.words == "Comes to level 1; in the audit level 3"


def test_actions_and_evidence_of_closure_stand_beside(progress: ProgressPage, session: AuditSession) -> None:
    audit = session.audit
    records = (
        Action(audit.id, "n1", 7, "Plan by the week", state=ActionState.DONE),
        ActionCheckpoint(audit.id, "n1", "small", "2.01", "2.01-1a"),
        ActionEvidence(audit.id, "n1", audit.evidence[0].id),
    )
    session.change("x", tuple(change for record in records for change in put(audit, record)))
    assert [row.detail for row in progress.list.rows.rows] == ["audit: level 2; A-07 done"]
    assert progress.list.rows.rows[0].mark == "level 2, not firm yet"
    progress.show_item("2.01")
    QTest.keyClick(progress.list, Qt.Key.Key_R)
    said = dialog_of(progress).closure.words.splitlines()
    assert said[0] == "A-07 Plan by the week: done"
    assert said[1].startswith("Evidence of closure: EV-001 ")


def test_enter_goes_to_the_rating(progress: ProgressPage, qtbot: QtBot) -> None:
    re_rate(progress, "1.02", "1.02-2a")
    with qtbot.waitSignal(progress.criterion_wanted) as wanted:
        QTest.keyClick(progress.list, ENTER)
    assert wanted.args == ["1.02"]


def test_a_second_rating_sees_nothing_of_it(progress: ProgressPage, session: AuditSession) -> None:
    re_rate(progress, "1.02", "1.02-2a")
    session.change("x", put(session.audit, RatingSet(session.audit.id, "r2", "second", "Bo")))
    session.switch_rating_set("r2")
    assert not progress.list.isVisible()
    assert not progress.in_hand.isVisible()
    assert "1.02" not in progress.headline.words


def test_everything_has_a_name(progress: ProgressPage, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(progress) == []
    progress.re_rate("1.02")
    assert nameless(dialog_of(progress)) == []
    assert QApplication.focusWidget() is not None
