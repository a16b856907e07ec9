"""How far assessors agree, in the report and in the scorecard."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from maturity_desktop.domain.agreement import Agreement
from maturity_desktop.domain.audit import AGREED, Audit, RatingSet, SetLevel
from maturity_desktop.domain.improvement_records import Consensus, SampleDraw
from maturity_desktop.domain.plan_records import RatingScope
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.statistics import Found
from maturity_desktop.domain.team import NOT_BLIND, SECOND
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.excel import write_workbook
from maturity_desktop.reports.sections.agreement import agreement_parts
from maturity_desktop.reports.sections.agreement_words import kappa_lines
from maturity_desktop.verbs.summary_improvement import agreement_data, agreement_rows
from tests.builders import CUT_OFF, audit, criterion, framework
from tests.reports.pdf_checks import assert_stays_in_its_column
from tests.reports.pdf_reading import bytes_of, pages_of, section, text_of

WORDS = NullTranslations()
FIRST = (2, 1, 3, 3, 2, 1, 2, 1, 2, 4, 1, 3)
SECOND_LEVELS = (2, 2, 3, 3, 2, 1, 3, 1, 2, 4, 2, 3)
NAMES = [f"1.{own:02d}" for own in range(1, 14)]
MODEL = framework({"1": [criterion([1, 1, 1, 1], name) for name in NAMES]})
SET = RatingSet("a1", "s1", SECOND, "Ben Ode")


def levels(rating: str, given: tuple[int, ...]) -> Iterator[SetLevel]:
    for name, level in zip(NAMES, given, strict=False):
        yield SetLevel("a1", "model", rating, name, level, "seen")


def calibrated(*more: Any, second: tuple[int, ...] = SECOND_LEVELS) -> Audit:
    scope = (RatingScope("a1", "s1", "model", name) for name in NAMES[:12])
    drawn = SampleDraw("a1", "model", "s1", "kettle", 12, 13, CUT_OFF)
    return audit(None, SET, drawn, *scope, *levels(AGREED, FIRST), *levels("s1", second), *more)


def results(found: Audit) -> Results:
    return evaluate(found, MODEL)


def content_of(found: Audit) -> ReportContent:
    return build_content([results(found)], CUT_OFF, ReportOptions(), WORDS)


def told(found: Audit) -> dict[str, str]:
    (part,) = agreement_parts([results(found)], WORDS)
    return {line.label: line.text for line in part.lines}


def test_the_report_says_how_far_two_agree_and_names_neither() -> None:
    reason = "The <b>log</b> shows it."
    held = Consensus("a1", "model", "s1", "1.02", 1, 2, 2, reason, CUT_OFF)
    content = content_of(calibrated(held))
    assert content.agreement[0].title == "Two assessors rated 9 of 12 criteria alike"
    pages = pages_of(bytes_of(content))
    text = text_of(section(pages, "Agreement between assessors"))
    assert "12 of 12 criteria are rated by both: 9 alike (75 %), 12 within one level (100 %)." in text
    assert "Cohen’s kappa 0.65, 0.85 with quadratic weights." in text
    assert "12 of 13 criteria were drawn by lot with the seed “kettle”" in text
    assert "1 of 3 criteria rated apart are agreed on." in text
    assert "The <b>log</b> shows it." in text
    assert "Ben Ode" not in text
    apart = content.agreement[0].calibrations[0].apart
    assert [(own.id, own.first, own.second, own.agreed) for own in apart] == [
        ("1.02", 1, 2, 2), ("1.07", 2, 3, None), ("1.11", 1, 2, None),
    ]  # fmt: skip
    assert_stays_in_its_column(pages)


def test_what_is_not_defined_is_said() -> None:
    alike = [SetLevel("a1", "model", rating, "1.01", 2, "seen") for rating in (AGREED, "s1")]
    words = told(audit(None, SET, *alike))
    assert words["Agreement beyond chance"].startswith(
        "Kappa is not defined: every rating is one and the same"
    )
    apart = SetLevel("a1", "model", "s1", "1.02", 1, "seen")
    words = told(audit(None, SET, apart))
    assert words["Second rating"] == "No criterion is rated by both yet."
    assert words["Agreement beyond chance"] == "Kappa is not defined: nothing is rated by more than one."
    assert words["Criteria of the second rating"] == "It is meant for all 13 criteria."
    chosen = (RatingScope("a1", "s1", "model", name) for name in NAMES[:2])
    words = told(audit(None, SET, apart, *chosen))
    assert words["Criteria of the second rating"] == "2 criteria were chosen by hand."


def test_three_assessors_have_a_figure_together() -> None:
    third = RatingSet("a1", "s2", SECOND, "Cleo Ray")
    words = told(calibrated(third, *levels("s2", FIRST)))
    assert words["All assessors together"].startswith("12 of 12 criteria are rated by all 3: 9 alike (75 %)")
    assert words["Agreement beyond chance"].startswith("Fleiss’ kappa 0.7")
    assert {"Second rating 1", "Second rating 2"} <= words.keys()


def test_a_rating_that_was_not_blind_is_counted_nowhere_and_never_called_blind() -> None:
    seen = RatingSet("a1", "s2", NOT_BLIND, "Cleo Ray")
    only = audit(None, seen, *levels(AGREED, FIRST), *levels("s2", FIRST))
    content = content_of(only)
    assert content.agreement[0].calibrations == ()
    text = text_of(section(pages_of(bytes_of(content)), "Agreement between assessors"))
    assert "1 second rating is not blind: whoever gave it had agreed ratings in sight." in text
    assert "rated without sight" not in text
    assert "kappa" not in text.casefold()
    (row,) = agreement_rows(results(only))
    assert (row["blind"], row["kappa"], row["kappa_reason"]) == (False, None, "not_blind")
    words = told(calibrated(seen, *levels("s2", FIRST)))
    assert "All assessors together" not in words, "there is one blind rating only"
    assert words["Not blind"].startswith("1 second rating is not blind")


def test_without_a_second_rating_there_is_no_such_page() -> None:
    plain = audit(None, SET, *levels(AGREED, FIRST))
    assert content_of(plain).agreement == ()
    titles = [title for _depth, title, _page in pages_of(bytes_of(content_of(plain))).bookmarks]
    assert "Agreement between assessors" not in titles


def test_the_figures_stand_among_the_definitions_of_the_scorecard() -> None:
    found = results(calibrated())
    out = BytesIO()
    write_workbook(build_content([found], CUT_OFF, ReportOptions(), WORDS), [found], out)
    book = load_workbook(out)
    cells = [cell.value for row in book["Definitions"].iter_rows() for cell in row]
    assert "Agreement between assessors" in cells
    assert "Cohen’s kappa 0.65, 0.85 with quadratic weights." in cells


def test_a_kappa_below_nothing_has_a_minus_sign_in_words_and_is_a_number_as_data() -> None:
    found = Agreement(2, 4, 4, 0, 2, Found(-0.335), Found(-1.0))
    assert list(kappa_lines(found, WORDS)) == ["Cohen’s kappa −0.34, −1.00 with quadratic weights"]
    assert agreement_data(found)["kappa"] == -0.335
