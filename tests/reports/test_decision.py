"""The decision that the executive page asks for, and the ten lowest criteria of the results."""

from __future__ import annotations

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.report_records import Part
from tests.reports.audits import content_of, everything, made_framework, results_of
from tests.reports.pdf_reading import bytes_of, pages_of, text_of
from tests.reports.whole_report import whole_content


def test_with_a_roadmap_it_is_to_carry_out_the_first_wave_that_is_left() -> None:
    content = whole_content(parts=(Part.EXECUTIVE,))
    first, owners = content.frameworks[0].executive.decision
    assert content.roadmap is not None
    assert content.roadmap.waves[0].title in first
    assert "2 actions" in first
    assert owners == "1 of these actions needs an owner."
    assert f"The decision asked for: {first} {owners}" in text_of(pages_of(bytes_of(content)))


def test_without_one_it_is_who_closes_the_first_gaps() -> None:
    framework = made_framework(1, 4)
    content = content_of(results_of(framework, everything(framework, AnswerValue.NOT_MET)))
    (told,) = content.frameworks[0].executive.decision
    assert told.startswith("Who answers for closing the first gaps, 1.0")
    assert len([gap for gap in content.frameworks[0].gaps if gap.criterion in told]) == 3


def test_nothing_is_asked_for_where_every_target_is_reached() -> None:
    framework = made_framework(1, 2)
    content = content_of(results_of(framework, everything(framework, AnswerValue.MET)))
    assert content.frameworks[0].executive.decision == ()


def test_the_results_name_the_ten_lowest_criteria(realistic: object) -> None:
    content = content_of(realistic, parts=(Part.RESULTS,))  # type: ignore[arg-type]
    text = text_of(pages_of(bytes_of(content)))
    told = text[text.index("The ten lowest criteria") :].split("rated criteria stand at")[0]
    rated = sorted(entry.level for entry in content.frameworks[0].criteria if entry.level is not None)
    assert told.count("· level") == 10
    assert [f"· level {level}" in told for level in rated[:10]] == [True] * 10
    assert "3.07 Career Development · level 0" in told
