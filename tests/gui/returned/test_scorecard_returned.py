"""A scorecard that came back is read, looked through and taken over as one edit that Undo takes back."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain import changes as edits
from maturity_desktop.domain.audit import AnswerValue, RatingSet
from maturity_desktop.domain.changes import put
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.returned.returned_review import ReturnedReview
from maturity_desktop.gui.returned.rows import State
from maturity_desktop.gui.returned.scorecard_returned import ScorecardReturned
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.verbs.export import export_workbook
from tests.gui.conftest import FakeAsk, take_away
from tests.reports.filled_in import Filled, fill_in

SLOW_MS = 10_000


@pytest.fixture
def sent(session: AuditSession, tmp_path: Path) -> Path:
    path = tmp_path / "sent.xlsx"
    words, day = NullTranslations(), session.clock().date()
    export_workbook(session.agreed_results(), path, day, ReportOptions(), words)
    return path


def change(book: Filled) -> None:
    book.put("Checkpoint_answer", "1.02-1a", "met")
    book.put("Checkpoint_remark", "1.02-1a", "Seen on site")
    book.put("Score_note", "1.01", "Theirs")
    book.put("Checkpoint_answer", "1.01-1b", "perhaps")


def shown(returned: ScorecardReturned, qtbot: QtBot) -> ReturnedReview:
    qtbot.waitUntil(lambda: returned.open_one is not None, timeout=SLOW_MS)
    dialog = returned.open_one
    assert isinstance(dialog, ReturnedReview)
    return dialog


def test_what_is_ticked_is_one_edit_and_conflicts_are_not_ticked(
    session: AuditSession, sent: Path, theme: ThemeSwitch, ask: FakeAsk, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    before = edits.write_note(session.audit, session.place, "1.01", "Ours")
    session.change("note", before)
    returned = ScorecardReturned(session, theme, ask, page)
    returned.read(fill_in(sent, sent, change))
    dialog = shown(returned, qtbot)
    rows = [line.row for line in dialog.rows.rows if line.row is not None]
    assert [(row.about[:7], row.field, row.now, row.told, row.state) for row in rows] == [
        ("1.01", "note", "Ours", "Theirs", State.CONFLICT),
        ("1.02-1a", "answer", "", "met", State.CHANGED),
        ("1.02-1a", "remark", "", "Seen on site", State.CHANGED),
    ]
    assert "“perhaps” is none of the answers to 1.01-1b" in dialog.notes.toPlainText()
    dialog.accept()
    answer = edits.answer_at(session.audit, session.place, "1.02-1a")
    assert (answer.value, answer.remark) == (AnswerValue.MET, "Seen on site")
    assert edits.note_at(session.audit, session.place, "1.01").text == "Ours"
    assert session.undo_stack.undoText() == "scorecard sent.xlsx"
    session.undo_stack.undo()
    assert edits.answer_at(session.audit, session.place, "1.02-1a").value is None
    take_away(page)


def test_a_workbook_that_cannot_be_read_and_a_blind_rating_are_told(
    session: AuditSession, tmp_path: Path, sent: Path, theme: ThemeSwitch, ask: FakeAsk, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    path = tmp_path / "other.xlsx"
    path.write_bytes(b"no workbook at all")
    returned = ScorecardReturned(session, theme, ask, page)
    returned.read(path)
    qtbot.waitUntil(lambda: not returned.is_reading, timeout=SLOW_MS)
    assert ask.told[-1][0] == "other.xlsx could not be read"
    session.change("second", put(session.audit, RatingSet(session.audit.id, "second", "assessor", "Ben")))
    session.switch_rating_set("second")
    returned.read(sent)
    assert not returned.is_reading
    assert ask.told[-1][0] == "The agreed answers are out of sight"
