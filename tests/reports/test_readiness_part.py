"""Readiness in the report and in the workbook: one truth, the verdict, the blockers, whose rules they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import openpyxl
import pytest

from maturity_desktop.domain.certification import CertificationRules, decide
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.improvement import closing
from maturity_desktop.domain.improvement_records import Decision, Outcome, ReRating
from maturity_desktop.domain.readiness import Shortfall, statement
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content, strings_of
from maturity_desktop.reports.excel import write_workbook
from tests.reports.audits import content_of, results_of
from tests.reports.pdf_reading import PdfPages, bytes_of, pages_of, text_of


def after(results: Results, *changes: Changes) -> Results:
    audit = results.audit
    for own in changes:
        audit = audit.with_changes(own)
    return evaluate(audit, results.framework)


@pytest.fixture(scope="module")
def improved(realistic: Results) -> Results:
    """One criterion is closed by May, and an award was made in spite of what is missing."""
    rules = CertificationRules(added=frozenset({"most_missing"}))
    framework = replace(realistic.framework, certification=rules)
    own = evaluate(realistic.audit, framework)
    miss = next(miss for miss in statement(own).misses if miss.shortfalls == (Shortfall.BELOW,))
    name = miss.result.criterion.id
    met, lost = closing(miss.result, miss.target)
    rated = ReRating(own.audit.id, framework.id, name, "2026-05", met, lost)
    day = date(2026, 1, 30)
    decision = Decision(
        own.audit.id, framework.id, Outcome.AWARDED, day, "Liv Dahl", "A body", "Enough was seen."
    )
    return after(own, put(own.audit, rated), decide(own.audit, framework, decision))


@pytest.fixture(scope="module")
def content(improved: Results) -> ReportContent:
    return content_of(improved)


@pytest.fixture(scope="module")
def pages(content: ReportContent) -> PdfPages:
    return pages_of(bytes_of(content))


def test_the_part_tells_the_statement(content: ReportContent, improved: Results) -> None:
    (part,) = content.readiness
    found = statement(improved)
    assert (part.verdict, part.applicable, part.meeting) == ("not_ready", found.applicable, found.meeting)
    assert [miss.id for miss in part.misses] == [miss.result.criterion.id for miss in found.misses]
    assert sum(len(miss.blockers) for miss in part.misses) == found.blockers
    assert part.outcome == (
        "Awarded on 30 January 2026 by A body",
        "Decided by Liv Dahl",
        "Reason: Enough was seen.",
        "The award holds until 29 January 2028; a reminder comes on 30 July 2027",
    )
    assert part.checks == ("Check due on 30 January 2027",)
    assert part.progress is not None
    assert part.progress_words.endswith(f"in May 2026, up from {found.meeting}")


def test_a_report_of_a_later_day_tells_how_the_award_stands_on_that_day(improved: Results) -> None:
    later = build_content((improved,), date(2028, 2, 1), ReportOptions(), NullTranslations())
    (part,) = later.readiness
    assert part.outcome[-1] == (
        "The award lapsed: its last day was 29 January 2028; the check of 30 January 2027 was not held"
    )
    assert part.checks == ("Check due on 30 January 2027, late: not held yet",)


def test_a_client_copy_does_without_the_name_of_who_decided(improved: Results) -> None:
    content = content_of(improved, audience=Audience.CLIENT)
    (part,) = content.readiness
    assert part.outcome[:2] == ("Awarded on 30 January 2026 by A body", "Reason: Enough was seen.")
    assert "Liv Dahl" not in " ".join(words for _place, words in strings_of(content))
    assert "Decided by Liv Dahl" in [own.words for own in content.withheld.left_out]


def test_the_report_prints_it_with_whose_rules_they_are(content: ReportContent, pages: PdfPages) -> None:
    text = " ".join(" ".join(page.text for page in pages.pages).split())
    (part,) = content.readiness
    assert part.headline in text
    assert "at most 3 criteria miss it (this tool's)" in text
    assert part.disclaimer in text
    assert "Decided by Liv Dahl. Reason: Enough was seen." in text
    for miss in part.misses:
        for own in miss.blockers:
            assert f"{own.id} {own.words[:40]}" in text, own.id


def test_the_workbook_has_a_row_for_each(content: ReportContent, improved: Results, tmp_path: Path) -> None:
    path = tmp_path / "scorecard.xlsx"
    with path.open("wb") as out:
        write_workbook(content, (improved,), out)
    sheet = openpyxl.load_workbook(path, read_only=True)["Readiness"]
    cells = [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    told = "\n".join(" | ".join(row) for row in cells)
    (part,) = content.readiness
    assert part.headline in told
    for miss in part.misses:
        row = next(row for row in cells if len(row) > 1 and row[1] == miss.id)
        assert any(", ".join(own.id for own in miss.blockers) == cell for cell in row) or not miss.blockers


def test_where_nothing_is_rated_it_is_left_out(realistic: Results) -> None:
    empty = results_of(realistic.framework)
    assert content_of(empty).readiness == ()
    pages = pages_of(bytes_of(content_of(empty)))
    assert "Certification readiness" not in [title for _depth, title, _page in pages.bookmarks]
    assert "What stands in the way" not in text_of(pages)
