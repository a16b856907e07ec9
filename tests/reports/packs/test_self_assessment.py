"""The self-assessment: what the client sees and may write, how it comes back, and into which rating set."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from maturity_desktop.domain.agreement import calibrations
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit, Note, RatingSet
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.framework import Condition, Fact, Framework
from maturity_desktop.domain.own_view import (
    beside_client,
    client_rating,
    rating_for,
    said_by_client,
    take_rating,
)
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.return_faults import Fault
from maturity_desktop.domain.scorecard_returns import Field
from maturity_desktop.domain.team import CLIENT, NOT_BLIND, SECOND, second_ratings
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.packs import self_assessment_layout as layout
from maturity_desktop.reports.packs.self_assessment import ANSWER, FIRST_ROW, MARK, NUMBER, REMARK, TEXT
from maturity_desktop.verbs.export import export_workbook, support_for
from maturity_desktop.verbs.self_assessments import (
    RatingReview,
    SelfAssessmentError,
    export_self_assessment,
    read_rating,
    review_rating,
    seen_words,
)
from tests.builders import audit, criterion, framework
from tests.reports.filled_in import Filled, fill_in

TODAY = date(2026, 1, 13)
HOSTILE = '=HYPERLINK("http://x","y") _x0041_ \u202e'
MET, PARTLY, NOT_MET = AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET


@pytest.fixture(scope="module")
def model() -> Framework:
    """Two domains; a checkpoint of the second criterion is asked of those only who sell."""
    made = framework({"1": [criterion((2, 1)), criterion((1, 1), "1.02")], "2": [criterion((2,), "2.01")]})
    second = made.domains[0].criteria[1]
    point = replace(second.levels[1].checkpoints[0], when=Condition("sells", value=True))
    second = replace(second, levels=(second.levels[0], replace(second.levels[1], checkpoints=(point,))))
    first = replace(made.domains[0], criteria=(made.domains[0].criteria[0], second))
    return replace(made, domains=(first, made.domains[1]), facts=(Fact("sells", "Does it sell?", False),))


@pytest.fixture(scope="module")
def rated() -> Audit:
    """What the assessor said, which nobody at the client reads."""
    return audit(
        {"1.01-1a": MET, "1.01-1b": MET, "1.01-2a": NOT_MET},
        Note("a1", "model", AGREED, "1.01", "Secret note"),
    )


def hand_out(path: Path, about: Audit, model: Framework, *wanted: str, by: str = "") -> Path:
    chosen = [("model", own) for own in wanted]
    told = layout.self_assessment(about, {"model": model}, TODAY, NullTranslations(), chosen, by=by)
    export_self_assessment(told, path)
    return path


@pytest.fixture
def path(tmp_path: Path, rated: Audit, model: Framework) -> Path:
    return hand_out(tmp_path / "self.xlsx", rated, model)


def row_of(sheet: Any, point: str) -> int:
    return next(row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, MARK).value == point)


def fill(path: Path, write: Callable[[Any], object]) -> None:
    """The client writes into the workbook."""
    book = load_workbook(path)
    write(book)
    book.save(path)


def answer(path: Path, said: dict[str, tuple[str, str]], by: str = "Cleo Client") -> None:
    def write(book: Any) -> None:
        book.worksheets[0][book.defined_names[layout.BY].attr_text.rpartition("!")[2]] = by
        sheet = book["Model"]
        for point, (word, remark) in said.items():
            sheet.cell(row_of(sheet, point), ANSWER).value = word or None
            sheet.cell(row_of(sheet, point), REMARK).value = remark or None

    fill(path, write)


def come_back(path: Path, about: Audit, model: Framework) -> RatingReview:
    came = read_rating(path, about, {"model": model})
    return review_rating(about, {"model": model}, came, came.by)


def taken(about: Audit, model: Framework, review: RatingReview) -> Audit:
    return about.with_changes(take_rating(about, {"model": model}, review.rating, review.found, TODAY, "Ada"))


# What goes out


def test_it_asks_about_what_concerns_the_client_and_tells_nothing_of_the_assessor(
    path: Path, rated: Audit, model: Framework
) -> None:
    sheet = load_workbook(path)["Model"]
    asked = [
        own for own in (sheet.cell(row, MARK).value for row in range(FIRST_ROW, sheet.max_row + 1)) if own
    ]
    assert asked == ["1.01-1a", "1.01-1b", "1.01-2a", "1.02-1a", "2.01-1a", "2.01-1b"], (
        "none that asks who sells"
    )
    for column in (ANSWER, REMARK):
        assert {sheet.cell(row, column).value for row in range(FIRST_ROW, sheet.max_row + 1)} == {None}
    everything = [str(cell.value) for own in load_workbook(path) for row in own.iter_rows() for cell in row]
    assert not any("Secret" in text or "not met" in text for text in everything if not _tells_words(text))


def _tells_words(text: str) -> bool:
    """The instruction, the list of answers and the mark name all answers."""
    return text == "not met" or "“not met”" in text or text.startswith(layout.MARKER)


def test_only_the_clients_cells_can_be_written_in_and_heads_stay(path: Path) -> None:
    book = load_workbook(path)
    sheet = book["Model"]
    assert all(
        own.protection.sheet and not own.protection.password for own in book if own.title != layout.SENT
    )
    row = row_of(sheet, "1.01-1a")
    assert [sheet.cell(row, column).protection.locked for column in range(NUMBER, MARK + 1)] == [
        True, True, False, False, True,
    ]  # fmt: skip
    assert (sheet.cell(row - 1, NUMBER).value, sheet.cell(row - 1, TEXT).value) == ("1.01", "Criterion 1.01")
    assert sheet.cell(row - 2, TEXT).value == "Domain 1"
    assert sheet.freeze_panes == "C6" and sheet.auto_filter.ref.startswith("A5:D")
    assert book[layout.SENT].sheet_state == "veryHidden"


def test_how_far_the_client_is_is_counted_by_formulas(path: Path) -> None:
    book = load_workbook(path)
    last = book["Model"].max_row
    texts = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert f"=COUNTA('Model'!$C$6:$C${last})" in texts
    progress = book["Model"]["A3"]
    assert progress.value == f"=COUNTA('Model'!$C$6:$C${last})"
    assert progress.number_format == '0" of 6 checkpoints are answered"'


def test_a_long_model_has_a_sheet_for_each_domain_under_titles_that_differ(tmp_path: Path) -> None:
    groups = {
        str(domain): [criterion((20, 20), f"{domain}.{place:02}") for place in range(1, 3)]
        for domain in range(1, 6)
    }
    long = framework(groups)
    domains = tuple(replace(own, title="People: [and] their work/life " * 3) for own in long.domains)
    long = replace(long, domains=domains)
    path = hand_out(tmp_path / "long.xlsx", audit(), long)
    titles = load_workbook(path, read_only=True).sheetnames
    assert len(titles) == len(set(titles)) == 7
    assert come_back(path, audit(), long).troubles == ()


def test_hostile_words_are_texts_and_come_back(tmp_path: Path, model: Framework) -> None:
    own = criterion((1,), "1.01")
    point = replace(own.levels[0].checkpoints[0], text=HOSTILE, examples=HOSTILE)
    own = replace(own, title=HOSTILE, levels=(replace(own.levels[0], checkpoints=(point,)),))
    hostile = replace(framework({"1": [own]}), short_title="[=]'" + HOSTILE)
    path = hand_out(tmp_path / "h.xlsx", audit(), hostile, by=HOSTILE)
    cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert {cell.value for cell in cells if cell.data_type == "f"} and all(
        str(cell.value).startswith(("=COUNTA(", "=B")) for cell in cells if cell.data_type == "f"
    )
    assert come_back(path, audit(), hostile).troubles == ()


def test_nothing_to_ask_is_told(tmp_path: Path, rated: Audit, model: Framework) -> None:
    told = layout.self_assessment(rated, {"model": model}, TODAY, NullTranslations(), [("model", "9.99")])
    with pytest.raises(ReportError):
        export_self_assessment(told, tmp_path / "none.xlsx")
    assert not list(tmp_path.iterdir())


# What comes back


def test_it_becomes_the_clients_rating_set_beside_the_assessors(
    path: Path, rated: Audit, model: Framework
) -> None:
    answer(
        path, {"1.01-1a": ("met", ""), "1.01-1b": ("Partly met", "At night only"), "2.01-1a": ("", "Ask Bo")}
    )
    review = come_back(path, rated, model)
    assert [(own.id, own.field, own.told, own.conflict) for own in review.found] == [
        ("1.01-1a", Field.ANSWER, "met", False),
        ("1.01-1b", Field.ANSWER, "partly", False),
        ("1.01-1b", Field.REMARK, "At night only", False),
        ("2.01-1a", Field.REMARK, "Ask Bo", False),
    ]
    after = taken(rated, model, review)
    rating = client_rating(after)
    assert rating is not None and (rating.kind, rating.assessor) == (CLIENT, "Cleo Client")
    assert said_by_client(after, "model", model.criteria[0])["1.01-1b"].remark == "At night only"
    assert evaluate(after, model).of("1.01") == evaluate(rated, model).of("1.01"), (
        "no agreed answer is touched"
    )
    assert calibrations(after, model, evaluate(after, model)) == (), "it counts for no kappa"


def test_a_second_return_updates_the_same_set_and_erases_nothing(
    path: Path, rated: Audit, model: Framework
) -> None:
    answer(path, {"1.01-1a": ("met", ""), "1.01-1b": ("met", "")})
    once = taken(rated, model, come_back(path, rated, model))
    assert come_back(path, once, model).found == (), "all of it is known"
    answer(path, {"1.01-1a": ("not met", "Not since May"), "1.01-1b": ("", "")})
    review = come_back(path, once, model)
    assert [(own.id, own.told, own.conflict) for own in review.found] == [
        ("1.01-1a", "not_met", False), ("1.01-1a", "Not since May", False),
    ]  # fmt: skip
    twice = taken(once, model, review)
    assert [own.kind for own in twice.all(RatingSet)] == [AGREED, CLIENT]
    assert {own.value for own in said_by_client(twice, "model", model.criteria[0]).values()} == {MET, NOT_MET}


def test_what_somebody_else_answered_otherwise_is_a_conflict_and_both_are_named(
    path: Path, rated: Audit, model: Framework
) -> None:
    answer(path, {"1.01-1a": ("met", "")})
    once = taken(rated, model, come_back(path, rated, model))
    answer(path, {"1.01-1a": ("not met", ""), "1.01-1b": ("met", "")}, by="Dan Director")
    review = come_back(path, once, model)
    assert [(own.id, own.conflict) for own in review.found] == [("1.01-1a", True), ("1.01-1b", False)]
    assert review.rating.assessor == "Cleo Client, Dan Director"


def test_what_was_answered_before_goes_out_again_and_can_be_taken_back(
    path: Path, rated: Audit, model: Framework
) -> None:
    answer(path, {"1.01-1a": ("met", "Since May")})
    once = taken(rated, model, come_back(path, rated, model))
    again = hand_out(path, once, model)
    sheet = load_workbook(again)["Model"]
    row = row_of(sheet, "1.01-1a")
    assert (sheet.cell(row, ANSWER).value, sheet.cell(row, REMARK).value) == ("met", "Since May")
    answer(again, {"1.01-1a": ("", "Since May")})
    (own,) = come_back(again, once, model).found
    assert (own.field, own.told, own.now) == (Field.ANSWER, "", "met")


def test_each_row_that_cannot_be_taken_is_told(path: Path, rated: Audit, model: Framework) -> None:
    def spoil(book: Any) -> None:
        sheet = book["Model"]
        sheet.cell(row_of(sheet, "1.01-1a"), ANSWER).value = "perhaps"
        sheet.cell(row_of(sheet, "1.01-1b"), ANSWER).value = '=IF(1,"met","")'
        sheet.cell(row_of(sheet, "1.01-2a"), NUMBER).value = "9.99"
        row = row_of(sheet, "1.02-1a")
        sheet.merge_cells(start_row=row, end_row=row, start_column=ANSWER, end_column=REMARK)
        sheet.delete_rows(row_of(sheet, "2.01-1b"))
        sheet.cell(sheet.max_row + 1, ANSWER).value = "met"

    fill(path, spoil)
    review = come_back(path, rated, model)
    assert review.found == ()
    assert {own.fault for own in review.troubles} >= {
        Fault.ODD_ANSWER, Fault.FORMULA, Fault.EDITED, Fault.MERGED, Fault.MISSING,
    }  # fmt: skip


def _told(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    def write(book: Any) -> None:
        cell = book[layout.SENT]["A1"]
        told = json.loads(cell.value.removeprefix(layout.MARKER))
        change(told)
        cell.value = layout.MARKER + json.dumps(told)

    fill(path, write)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda told: told.update(audit="a2"), "another audit"),
        (lambda told: told.update(layout=layout.LAYOUT + 1), "newer version"),
        (lambda told: told.pop("tables"), "hidden sheet was changed"),
    ],
)
def test_a_workbook_that_is_not_this_audits_is_refused_in_words(
    path: Path, rated: Audit, model: Framework, change: Callable[[dict[str, Any]], object], words: str
) -> None:
    _told(path, change)
    with pytest.raises(SelfAssessmentError, match=words):
        read_rating(path, rated, {"model": model})


def test_another_edition_takes_nothing_and_says_so_once(path: Path, rated: Audit, model: Framework) -> None:
    answer(path, {"1.01-1a": ("met", "")})
    _told(path, lambda told: told["frameworks"][0].update(edition="other"))
    review = come_back(path, rated, model)
    assert review.found == () and [own.fault for own in review.troubles] == [Fault.OTHER_EDITION]


# How they differ


def test_levels_stand_beside_one_another_by_the_same_scoring(rated: Audit, model: Framework) -> None:
    rating = RatingSet("a1", "c", CLIENT, "Cleo")
    said = (Answer("a1", "model", "c", point, MET) for point in ("1.01-1a", "1.01-1b", "1.01-2a", "2.01-1a"))
    both = Audit.of("a1", [*(own for kind in rated.tables.values() for own in kind.values()), rating, *said])
    found = beside_client(evaluate(both, model))
    assert [(own.criterion.id, own.one, own.other) for own in found] == [("1.01", 1, 2)]


# A colleague's scorecard


def test_of_a_colleagues_scorecard_only_what_was_changed_becomes_a_second_rating(
    tmp_path: Path, rated: Audit, model: Framework
) -> None:
    path = tmp_path / "scorecard.xlsx"
    results = [evaluate(rated, model)]
    support = support_for(results, tmp_path, _no_table, _no_table)
    export_workbook(results, path, TODAY, ReportOptions(), NullTranslations(), support=support)
    untouched = read_rating(path, rated, {"model": model})
    assert review_rating(rated, {"model": model}, untouched, "Bo").found == (), "all of it is the agreed one"

    def change(book: Filled) -> None:
        book.put("Checkpoint_answer", "1.01-1b", "partly met")
        book.put("Checkpoint_answer", "1.01-2a", None)
        book.put("Checkpoint_answer", "2.01-1a", "met")
        book.put("Checkpoint_remark", "1.01-1a", "Not so sure")
        book.put("Score_target", "1.01", 1)
        book.put("Score_set_level", "2.01", 1)
        book.put("Score_set_reason", "2.01", "Seen")

    came = read_rating(fill_in(path, path, change), rated, {"model": model})
    assert (came.kind, came.by, came.seen) == (NOT_BLIND, "", 4)
    review = review_rating(rated, {"model": model}, came, "Bo")
    assert seen_words(came, review.rating).startswith("4 agreed entries stood in scorecard.xlsx")
    assert [(own.id, own.field, own.told, own.was, own.conflict) for own in review.found] == [
        ("2.01", Field.SET_LEVEL, "1", "", False),
        ("1.01-1a", Field.REMARK, "Not so sure", "", False),
        ("1.01-1b", Field.ANSWER, "partly", "met", False),
        ("2.01-1a", Field.ANSWER, "met", "", False),
    ], "no target, no agreed answer or note"
    after = taken(rated, model, review)
    (second,) = second_ratings(after)
    assert (second.kind, second.assessor) == (NOT_BLIND, "Bo")
    assert calibrations(after, model, evaluate(after, model)) == (), "no agreement is told of it"
    assert evaluate(after, model, second.id).of("1.01").answers == {"1.01-1b": PARTLY}
    again = review_rating(after, {"model": model}, came, " bo ")
    assert (again.found, again.rating) == ((), second), "the same set is met again, however it is written"
    assert rating_for(after, SECOND, "BO") == second, "who has seen the answers rates blind no longer"


def _no_table(sha256: str) -> Any:
    raise LookupError(sha256)
