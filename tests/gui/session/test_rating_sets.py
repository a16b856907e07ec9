"""Second ratings in the open audit: what is in view, what undo does, and what leaves the laptop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from gettext import NullTranslations
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain import team
from maturity_desktop.domain.audit import AGREED, AnswerValue, RatingSet
from maturity_desktop.domain.changes import note_at
from maturity_desktop.domain.progress import Progress
from maturity_desktop.domain.results import Results
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter, ReportRequest, Writers
from maturity_desktop.gui.finding import found_in_audit
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.verbs.export import Exported
from tests.builders import audit, criterion, framework
from tests.gui.session.test_audit_session import Disk

MET, NOT_MET = AnswerValue.MET, AnswerValue.NOT_MET
MODEL = framework({"1": [criterion([2, 1], "1.01"), criterion([1, 1], "1.02")]}, top=2)
NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)
LEVEL_ONE = {"1.01-1a": MET, "1.01-1b": MET, "1.01-2a": NOT_MET}


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def session(disk: Disk, qtbot: QtBot) -> Iterator[AuditSession]:
    session = AuditSession(audit(), {"model": MODEL}, disk, "Ada Assessor", lambda: NOON)
    yield session
    session.saving.finish()


def begin_second(session: AuditSession, assessor: str = "Cara Dahl") -> RatingSet:
    """A second rating, in view."""
    rating, changes = team.start_rating(session.audit, assessor)
    session.change("second rating", changes)
    session.switch_rating_set(rating.id)
    return rating


def rate(session: AuditSession, points: dict[str, AnswerValue]) -> None:
    for point, value in points.items():
        session.answer(point, value)


def test_a_second_rating_begins_empty_and_leaves_the_agreed_one_as_it_is(session: AuditSession) -> None:
    rate(session, LEVEL_ONE)
    session.write_note("1.01", "agreed words")
    begin_second(session)
    assert session.is_blind
    assert session.results.of("1.01").level is None
    assert session.results.whole.rated == 0
    rate(session, {"1.01-1a": NOT_MET, "1.01-1b": NOT_MET})
    session.write_note("1.01", "other words")
    assert session.results.of("1.01").level == 0
    (agreed,) = session.agreed_results()
    assert agreed.of("1.01").level == 1
    assert note_at(session.audit, agreed.place, "1.01").text == "agreed words"


def test_the_library_lists_the_agreed_figures_whatever_is_in_view(session: AuditSession, disk: Disk) -> None:
    rate(session, LEVEL_ONE)
    begin_second(session)
    rate(session, {"1.01-1a": NOT_MET, "1.01-1b": NOT_MET, "1.02-1a": NOT_MET})
    session.saving.finish()
    (headline,) = disk.headlines[-1]["a1"]
    assert (headline.level, headline.rated) == (1, 1)


def test_an_undo_shows_the_rating_that_it_is_about(session: AuditSession) -> None:
    rate(session, {"1.01-1a": MET})
    rating = begin_second(session)
    rate(session, {"1.02-1a": MET})
    session.undo_stack.undo()
    assert session.rating_set == rating.id
    session.switch_rating_set(AGREED)
    session.undo_stack.redo()
    assert session.rating_set == rating.id, "the answer is given where it was given before"
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.rating_set == AGREED, "the rating set that was in view has not begun yet"
    assert not team.second_ratings(session.audit)
    session.undo_stack.undo()
    assert not session.results.of("1.01").answers


def test_an_undo_of_an_agreed_answer_leaves_the_second_rating(session: AuditSession) -> None:
    rating, changes = team.start_rating(session.audit, "Cara Dahl")
    session.change("second rating", changes)
    rate(session, {"1.01-1a": MET})
    session.switch_rating_set(rating.id)
    switched: list[str] = []
    session.rating_set_switched.connect(switched.append)
    session.undo_stack.undo()
    assert (session.rating_set, switched) == (AGREED, [AGREED])
    assert not session.results.of("1.01").answers


def test_what_is_typed_in_two_ratings_is_two_things_to_undo(session: AuditSession) -> None:
    rating, changes = team.start_rating(session.audit, "Cara Dahl")
    session.change("second rating", changes)
    session.write_note("1.01", "agreed words")
    session.switch_rating_set(rating.id)
    session.write_note("1.01", "other words")
    session.undo_stack.undo()
    assert note_at(session.audit, session.place, "1.01").text == ""
    session.switch_rating_set(AGREED)
    assert note_at(session.audit, session.place, "1.01").text == "agreed words"


def test_the_name_of_an_edit_says_whose_rating_it_is_about(session: AuditSession) -> None:
    rate(session, {"1.01-1a": MET})
    assert session.undo_stack.undoText() == "answer 1.01-1a"
    begin_second(session)
    rate(session, {"1.01-1a": MET})
    assert session.undo_stack.undoText() == "answer 1.01-1a, as Cara Dahl rates"


def test_a_rating_that_is_removed_is_out_of_view_and_comes_back_whole(session: AuditSession) -> None:
    rating = begin_second(session)
    rate(session, {"1.02-1a": MET})
    session.set_level("1.01", 2, "seen")
    before = session.audit
    session.change("remove", team.drop_rating(session.audit, rating))
    assert session.rating_set == AGREED
    assert not team.answers_in(session.audit)
    session.undo_stack.undo()
    assert session.audit == before
    assert session.rating_set == AGREED, "a rating that comes back does not come into view by itself"


def test_find_sees_the_rating_in_view_only(session: AuditSession) -> None:
    session.write_note("1.01", "zebra agreed")
    session.remark("1.01-1a", "zebra remark")
    session.set_level("1.02", 2, "zebra reason")
    rating = begin_second(session)
    session.write_note("1.02", "zebra second")

    def found(rating_set: str) -> list[str]:
        return sorted(row.text for row in found_in_audit(session.audit, [MODEL], "zebra", rating_set))

    assert found(rating.id) == ["zebra second"]
    assert found(AGREED) == ["zebra agreed", "zebra reason", "zebra remark"]


def test_a_report_is_made_of_the_agreed_answers(session: AuditSession, qtbot: QtBot, tmp_path: Path) -> None:
    rate(session, LEVEL_ONE)
    begin_second(session)
    seen: list[Results] = []

    def write(
        results: Sequence[Results],
        path: Path,
        made_on: date,
        options: ReportOptions,
        words: NullTranslations,
        progress: Progress,
    ) -> Exported:
        seen.extend(results)
        return Exported(path, 0, "")

    writers = Writers(write, write, write, lambda *_told: ())
    exporter = Exporter(session, screen_words(), writers)
    task = exporter.start("xlsx", tmp_path / "x.xlsx", ReportRequest(("model",), ReportOptions()))
    with qtbot.waitSignal(task.ended):
        pass
    assert [(own.place.rating_set, own.of("1.01").level) for own in seen] == [(AGREED, 1)]
