"""The self-assessment goes out from the requests, comes back line by line, and is compared."""

from __future__ import annotations

from gettext import NullTranslations
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtWidgets import QDialog

from maturity_desktop.domain.audit import AGREED, AnswerValue, RatingSet
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.own_view import client_rating, said_by_client
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import HandedOver
from maturity_desktop.domain.team import NOT_BLIND, SECOND, second_ratings
from maturity_desktop.gui.own_view.ask_client_dialog import AskClientDialog
from maturity_desktop.gui.own_view.second_rater_dialog import SecondRaterDialog
from maturity_desktop.gui.returned.returned_review import ReturnedReview
from maturity_desktop.gui.team.compare_dialog import CompareDialog
from maturity_desktop.gui.team.rating_words import rating_words
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.packs.self_assessment import ANSWER, FIRST_ROW, MARK, REMARK
from maturity_desktop.verbs.export import export_workbook
from tests.gui.letters import letters, twice, words_in
from tests.gui.requests.conftest import TODAY, Desk
from tests.reports.filled_in import fill_in

SLOW_MS = 20_000


@pytest.fixture
def records() -> tuple[Record, ...]:
    """No request yet: the self-assessment goes out all the same."""
    return ()


def open_one(desk: Desk) -> QDialog:
    found = desk.page.own_view.open_one
    assert found is not None
    return found


def handed_out(desk: Desk, path: Path) -> Path:
    desk.ask.target = path
    desk.key("Ctrl+Shift+S", desk.page)
    dialog = open_one(desk)
    assert isinstance(dialog, AskClientDialog)
    dialog.rows.toggle(0)
    dialog.keep.click()
    desk.back()
    desk.qtbot.waitUntil(lambda: desk.page.handing_out.path == path, timeout=SLOW_MS)
    return path


def answered(path: Path) -> str:
    """The first checkpoint is met, says the client, and the second is hard to say."""
    book = load_workbook(path)
    sheet = book.worksheets[1]
    rows = [row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, MARK).value]
    sheet.cell(rows[0], ANSWER).value = "met"
    sheet.cell(rows[0], REMARK).value = "Since <b>May</b>"
    book.save(path)
    return str(sheet.cell(rows[0], MARK).value)


def review(desk: Desk, path: Path) -> ReturnedReview:
    desk.ask.chosen = [path]
    desk.key("Ctrl+Shift+R", desk.page)
    desk.qtbot.waitUntil(lambda: not desk.page.own_view.is_reading, timeout=SLOW_MS)
    dialog = desk.page.own_view.open_one
    assert isinstance(dialog, ReturnedReview)
    return dialog


def take_all(desk: Desk, path: Path) -> None:
    review(desk, path).keep.click()
    desk.back()


def test_the_dialog_says_how_much_is_asked_and_ticks_a_domain(desk: Desk) -> None:
    desk.key("Ctrl+Shift+S", desk.page)
    dialog = open_one(desk)
    assert isinstance(dialog, AskClientDialog)
    assert dialog.told.words.startswith("All criteria; tick some")
    dialog.domain.click()
    first = desk.session.framework.domains[0]
    assert [own for _model, own in dialog.criteria] == [own.id for own in first.criteria]
    assert f"{len(first.criteria)} criteria" in dialog.told.words
    assert twice(letters(words_in(dialog))) == []
    dialog.day.take.click()
    assert dialog.until is None
    dialog.reject()


def test_what_came_back_is_taken_as_one_edit_that_undo_takes_back(desk: Desk, tmp_path: Path) -> None:
    path = handed_out(desk, tmp_path / "self.xlsx")
    (entry,) = desk.session.audit.all(HandedOver)
    assert (entry.file_name, entry.sha256) == ("self.xlsx", sha256(path.read_bytes()).hexdigest())
    assert desk.page.handing_out.isVisible(), "to be opened, although it was noted"
    point = answered(path)
    dialog = review(desk, path)
    assert [row.told for row in dialog.rows._review.rows] == ["met", "Since <b>May</b>"]
    dialog.keep.click()
    session = desk.session
    said = said_by_client(session.audit, "small", session.framework.criteria[0])[point]
    assert (said.value, said.remark) == (AnswerValue.MET, "Since <b>May</b>")
    assert session.rating_set == AGREED, "nobody's view is changed"
    session.undo_stack.undo()
    assert client_rating(session.audit) is None
    session.undo_stack.redo()
    assert client_rating(session.audit) is not None


def test_undo_of_a_second_return_leaves_the_agreed_ratings_in_view(desk: Desk, tmp_path: Path) -> None:
    path = handed_out(desk, tmp_path / "self.xlsx")
    answered(path)
    take_all(desk, path)
    book = load_workbook(path)
    sheet = book.worksheets[1]
    row = next(row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, MARK).value)
    sheet.cell(row, ANSWER).value = "not met"
    book.save(path)
    dialog = review(desk, path)
    assert dialog.keep.isEnabled(), "the same people say otherwise by now: no conflict"
    dialog.keep.click()
    assert len(list(desk.session.audit.all(RatingSet))) == 2
    desk.session.undo_stack.undo()
    assert desk.session.rating_set == AGREED


def test_it_is_held_against_the_agreed_rating_once_there_is_one(desk: Desk, tmp_path: Path) -> None:
    assert not desk.page.act.compare.isEnabled()
    assert desk.page.hand_out.isVisible(), "also where nothing was asked for yet"
    path = handed_out(desk, tmp_path / "self.xlsx")
    answered(path)
    take_all(desk, path)
    assert desk.page.act.compare.isEnabled()
    wanted: list[str] = []
    desk.page.own_view.criterion_wanted.connect(wanted.append)
    desk.key("Ctrl+Shift+D", desk.page)
    dialog = open_one(desk)
    assert isinstance(dialog, CompareDialog)
    assert [row.lead for row in dialog.list.rows.rows] == [], "no level of either yet"
    dialog.reject()
    rating = client_rating(desk.session.audit)
    assert rating is not None
    desk.session.switch_rating_set(rating.id)
    assert not desk.page.act.compare.isEnabled(), "whoever rates blind sees no agreed level"


def test_nothing_is_read_while_somebody_rates_blind(desk: Desk, tmp_path: Path) -> None:
    second = RatingSet(desk.session.audit.id, "s", SECOND, "Bo")
    desk.session.change("second", put(desk.session.audit, second))
    desk.session.switch_rating_set("s")
    desk.ask.chosen = [tmp_path / "any.xlsx"]
    desk.key("Ctrl+Shift+R", desk.page)
    assert desk.ask.told[-1][0] == "The agreed answers are out of sight"
    assert not desk.page.own_view.is_reading


def test_a_file_of_another_kind_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "any.xlsx"
    book = Workbook()
    book.worksheets[0]["A1"] = "Figures"
    book.save(path)
    desk.ask.chosen = [path]
    desk.key("Ctrl+Shift+R", desk.page)
    desk.qtbot.waitUntil(lambda: bool(desk.ask.told), timeout=SLOW_MS)
    assert "neither a self-assessment nor a scorecard" in desk.ask.told[-1][1]
    assert desk.page.own_view.open_one is None


def test_a_colleagues_scorecard_is_taken_as_a_second_rating_by_whoever_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    session, path = desk.session, tmp_path / "scorecard.xlsx"
    point = session.framework.criteria[0].checkpoints[0].id
    session.answer(point, AnswerValue.PARTLY)
    export_workbook(session.agreed_results(), path, TODAY, ReportOptions(), NullTranslations())
    other = session.framework.criteria[0].checkpoints[1].id
    fill_in(path, path, lambda book: book.put("Checkpoint_answer", other, "met"))
    second_rater(desk, path).reject()
    desk.back()
    asked = second_rater(desk, path)
    assert not asked.keep.isEnabled(), "nobody is named yet"
    asked.field.setEditText("  Bo   Second ")
    asked.keep.click()
    dialog = open_one(desk)
    assert isinstance(dialog, ReturnedReview)
    assert "1 agreed entry stood in scorecard.xlsx" in dialog.notes.toPlainText(), "that is not blind"
    dialog.keep.click()
    (second,) = second_ratings(session.audit)
    assert (second.kind, second.assessor) == (NOT_BLIND, "Bo Second")
    assert rating_words(second) == "Second rating by Bo Second, not blind"
    assert session.results_of("small", second.id).of("1.01").answers == {other: AnswerValue.MET}
    assert not desk.page.act.compare.isEnabled(), "that is no view of the client's"


def second_rater(desk: Desk, path: Path) -> SecondRaterDialog:
    """Whoever is asked for when a scorecard came back."""
    desk.ask.chosen = [path]
    desk.key("Ctrl+Shift+R", desk.page)
    desk.qtbot.waitUntil(lambda: not desk.page.own_view.is_reading, timeout=SLOW_MS)
    dialog = open_one(desk)
    assert isinstance(dialog, SecondRaterDialog)
    return dialog


def test_a_blank_scorecard_goes_to_a_second_assessor_and_comes_back_blind(desk: Desk, tmp_path: Path) -> None:
    session, path = desk.session, tmp_path / "second.xlsx"
    point = session.framework.criteria[0].checkpoints[0].id
    session.answer(point, AnswerValue.PARTLY)
    desk.ask.target = path
    desk.page.act.second.trigger()
    dialog = open_one(desk)
    assert isinstance(dialog, SecondRaterDialog)
    dialog.field.setEditText("Bo Second")
    dialog.keep.click()
    desk.back()
    desk.qtbot.waitUntil(lambda: desk.page.handing_out.path == path, timeout=SLOW_MS)
    fill_in(path, path, lambda book: book.put("Checkpoint_answer", point, "met"))
    asked = second_rater(desk, path)
    assert asked.name == "Bo Second", "the workbook says whom it went to"
    asked.keep.click()
    review = open_one(desk)
    assert isinstance(review, ReturnedReview)
    assert review.notes.toPlainText() == ""
    review.keep.click()
    (second,) = second_ratings(session.audit)
    assert (second.kind, second.assessor) == (SECOND, "Bo Second")
    assert session.results_of("small", second.id).of("1.01").answers == {point: AnswerValue.MET}
