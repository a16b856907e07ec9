"""A criterion that is not rated takes a few lines of a report; nothing that was said of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Evidence, Link, Note
from maturity_desktop.domain.report_records import Form, Part
from maturity_desktop.reports.content import ReportContent
from tests.reports.audits import content_of, evidence_items, made_framework, results_of
from tests.reports.pdf_reading import bytes_of, pages_of, squeezed
from tests.reports.word.reading import written

FRAMEWORK = made_framework(1, 3)


@cache
def content(form: Form = Form.FULL, criterion: str = "") -> ReportContent:
    """1.01 is rated, 1.02 begun, 1.03 not begun."""
    answers = [
        Answer("a1", "made", AGREED, point.id, AnswerValue.MET)
        for level in FRAMEWORK.criteria[0].levels
        for point in level.checkpoints
    ]
    begun = [
        Answer("a1", "made", AGREED, "1.02-1a", AnswerValue.MET),
        Answer("a1", "made", AGREED, "1.02-3b", None, "To be asked on Friday"),
        Note("a1", "made", AGREED, "1.02", "Half of it was seen"),
    ]
    (item,) = (own for own in evidence_items(FRAMEWORK, 1) if isinstance(own, Evidence))
    linked = Link("a1", item.id, "made", "1.02", "1.02-2a")
    results = results_of(FRAMEWORK, (*answers, *begun, item, linked))
    if form is Form.CRITERION:
        return content_of(results, form=form, framework="made", criterion=criterion)
    return content_of(results, parts=(Part.CRITERIA,))


def pdf_words(told: ReportContent) -> str:
    return squeezed(pages_of(bytes_of(told)).text)


def word_words(told: ReportContent) -> str:
    return squeezed(written(told).text)


both = pytest.mark.parametrize("read", [pdf_words, word_words])


@both
def test_what_is_open_is_told_in_a_line(read: Callable[[ReportContent], str]) -> None:
    said = read(content())
    assert squeezed("at least 0, at most 4; target 2. None of its 8 checkpoints is answered.") in said
    names = "1.02-1b, 1.02-2a, 1.02-2b, 1.02-3a, 1.02-3b, 1.02-4a, 1.02-4b"
    assert squeezed(f"target 2. 7 of its 8 checkpoints are not answered: {names}.") in said


@both
def test_what_was_said_stands_there_and_nothing_of_what_was_not(
    read: Callable[[ReportContent], str],
) -> None:
    said = read(content())
    for words in ("Half of it was seen", "To be asked on Friday"):
        assert squeezed(words) in said
    # A level's title, checkpoint and answer: those with an answer, a remark or evidence alone.
    texts = [squeezed(f"Requirement {letter} of level {level}") for level in (1, 2, 3, 4) for letter in "ab"]
    assert [said.count(text) for text in texts] == [2, 1, 2, 1, 1, 2, 1, 1]


@both
def test_a_report_on_that_criterion_alone_tells_all_of_it(read: Callable[[ReportContent], str]) -> None:
    said = read(content(Form.CRITERION, "1.03"))
    assert squeezed("Requirement b of level 4") in said
    assert squeezed("Path to the next level") in said
