"""Pages of a report that would be nearly empty on their own."""

from __future__ import annotations

from dataclasses import replace

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.report_records import Part
from tests.reports.audits import content_of, everything, made_framework, results_of
from tests.reports.pdf_reading import bytes_of, pages_of


def test_a_single_gap_begins_no_page_and_stands_with_the_heat_map() -> None:
    framework = made_framework()
    first = framework.criteria[0].checkpoints[0].id
    answers = (
        replace(answer, value=AnswerValue.NOT_MET) if answer.checkpoint == first else answer
        for answer in everything(framework, AnswerValue.MET)
    )
    results = results_of(framework, answers)
    assert len(results.ranked_gaps) == 1
    content = content_of(results, parts=(Part.RESULTS, Part.GAPS))
    places = {title: page for _depth, title, page in pages_of(bytes_of(content)).bookmarks}
    assert places["Ranked gaps"] == places["Heat map"]


def test_the_heat_map_of_few_criteria_stands_below_its_domains() -> None:
    framework = made_framework(domains=2, criteria=4)
    results = results_of(framework, everything(framework, AnswerValue.MET))
    places = {title: page for _depth, title, page in pages_of(bytes_of(content_of(results))).bookmarks}
    assert places["Heat map"] == places["Results"]
