"""A scorecard goes out blank to a second assessor, and comes back as a rating that is blind."""

from __future__ import annotations

from datetime import date, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from maturity_desktop.domain.agreement import calibrations
from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Evidence,
    Link,
    Note,
    SetLevel,
    Target,
)
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import Action, Consensus, Finding, Grade, OwnProfile
from maturity_desktop.domain.own_view import take_rating
from maturity_desktop.domain.plan_records import LeftOpen
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.scorecard_returns import Field
from maturity_desktop.domain.team import SECOND, second_ratings
from maturity_desktop.verbs.scorecard_returns import ScorecardFileError, read_scorecard
from maturity_desktop.verbs.second_scorecards import export_second_scorecard
from maturity_desktop.verbs.self_assessments import read_rating, review_rating, seen_words
from tests.builders import audit, criterion, framework
from tests.reports.excel.measured import measured_case
from tests.reports.filled_in import Filled, fill_in

DAY = date(2026, 2, 6)
MODEL = framework({"1": [criterion([2, 1], "1.01"), criterion([1, 1], "1.02")]})
FRAMEWORKS = {MODEL.id: MODEL}
SAID = "Secretword"
AUDIT = audit(
    {"1.01-1a": AnswerValue.MET, "1.02-1a": AnswerValue.MET},
    Answer("a1", "model", AGREED, "1.01-1b", AnswerValue.NOT_MET, f"{SAID} remark"),
    Note("a1", "model", AGREED, "1.01", f"{SAID} note", f"{SAID} reservation"),
    SetLevel("a1", "model", AGREED, "1.02", 2, f"{SAID} reason"),
    Finding("a1", "f1", 1, Grade.MAJOR, title=f"{SAID} finding", condition=f"{SAID} condition"),
    Action("a1", "c1", 1, f"{SAID} action"),
    Consensus("a1", "model", "s1", "1.01", 1, 2, 2, f"{SAID} meeting", DAY),
    LeftOpen("a1", "model", "1.01", f"{SAID} open"),
    OwnProfile("a1", "model", "firm", "The firm's", 2, f"{SAID} profile"),
    Target("a1", "model", "readiness", "1.01", 1),
    Evidence(
        "c1", "e1", 7, "Minutes of July", EvidenceKind.DOCUMENT, DAY, DAY, f"{SAID} person", f"{SAID} place",
        f"{SAID} shown", True, f"{SAID}.pdf", "application/pdf", 12345, "ab" * 32,
    ),
    Link("a1", "e1", "model", "1.01", "1.01-1a", contradicts=True),
)  # fmt: skip


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("second") / "second.xlsx"
    results = [evaluate(AUDIT, MODEL)]
    export_second_scorecard(results, path, DAY, NullTranslations(), "Bo Ode")
    return path


def texts(path: Path, **how: Any) -> list[str]:
    book = load_workbook(path, **how)
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]


def test_nothing_that_was_said_goes_out_with_it_on_any_sheet(sent: Path) -> None:
    with ZipFile(sent) as parts:
        assert not [name for name in parts.namelist() if SAID.encode() in parts.read(name)], "hidden ones too"
    shown = texts(sent)
    book = Filled(load_workbook(sent, data_only=True))
    for name in ("Checkpoint_answer", "Checkpoint_remark", "Score_level", "Score_set_level", "Score_note"):
        assert {cell.value for cell in book.cells(name)} <= {None, ""}, name
    assert any(own.startswith("For a second rating by Bo Ode: without the agreed answers") for own in shown)


def test_evidence_is_only_named_and_nothing_tells_what_it_proves(sent: Path) -> None:
    book = load_workbook(sent, data_only=True)
    rows = list(book["Evidence"].iter_rows(min_row=4, values_only=True))
    assert rows == [
        ("Number", "Title", "Kind", "Dated"),
        ("EV-007", "Minutes of July", "document", datetime(2026, 2, 6)),  # noqa: DTZ001
    ]
    heads = {cell.value for cell in book["Scorecard"][4]}
    assert "Target" in heads
    assert not heads & {"Impact", "Effort", "Priority", "Confidence", "Provisional because", "Evidence"}


def test_what_figures_prove_does_not_go_out_with_it(tmp_path: Path) -> None:
    results = measured_case(0)
    assert any(own.ladder is not None for own in results.criteria)
    export_second_scorecard([results], tmp_path / "second.xlsx", DAY, NullTranslations())
    shown = texts(tmp_path / "second.xlsx")
    assert "Measures" not in load_workbook(tmp_path / "second.xlsx").sheetnames
    assert "Level so far" not in shown
    assert any(
        "without the agreed answers, levels, remarks and notes, what figures prove" in own for own in shown
    )


def test_what_comes_back_in_it_is_a_blind_rating_by_whoever_it_went_to(sent: Path, tmp_path: Path) -> None:
    def change(book: Filled) -> None:
        book.put("Checkpoint_answer", "1.01-1a", "met")
        book.put("Checkpoint_answer", "1.01-1b", "met")
        book.put("Checkpoint_answer", "1.01-2a", "not met")
        book.put("Score_note", "1.01", "Seen it")

    assert read_rating(sent, AUDIT, FRAMEWORKS).seen == 0
    came = read_rating(fill_in(sent, tmp_path / "back.xlsx", change), AUDIT, FRAMEWORKS)
    assert (came.kind, came.by, came.seen) == (SECOND, "Bo Ode", 0)
    review = review_rating(AUDIT, FRAMEWORKS, came, came.by)
    assert seen_words(came, review.rating) == ""
    assert [(own.id, own.field, own.told) for own in review.found] == [
        ("1.01", Field.NOTE, "Seen it"),
        ("1.01-1a", Field.ANSWER, "met"),
        ("1.01-1b", Field.ANSWER, "met"),
        ("1.01-2a", Field.ANSWER, "not_met"),
    ]
    after = AUDIT.with_changes(take_rating(AUDIT, FRAMEWORKS, review.rating, review.found, DAY, "Ann"))
    assert [own.kind for own in second_ratings(after)] == [SECOND]
    assert len(calibrations(after, MODEL, evaluate(after, MODEL))) == 1


def test_it_is_never_taken_into_the_agreed_ratings(sent: Path) -> None:
    with pytest.raises(ScorecardFileError, match="is a scorecard for a second rating"):
        read_scorecard(sent, AUDIT, FRAMEWORKS)
