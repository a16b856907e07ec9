"""The verdict and the rules in words, where a model is small and where figures are short."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.domain.readiness import statement
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.sections.readiness_words import rule_lines, verdict_words
from tests.builders import audit, criterion, framework

WORDS = NullTranslations()


def unrated(count: int) -> Results:
    return evaluate(audit(), framework({"1": [criterion([1, 1], f"1.0{n + 1}") for n in range(count)]}))


def but_for(count: int) -> str:
    results = unrated(count)
    (line,) = (own for own in rule_lines(results, statement(results), WORDS) if own.label == "Ready but for")
    return line.text


def test_one_criterion_alone_is_told_as_one() -> None:
    assert verdict_words(statement(unrated(1)), WORDS) == "Not ready: the criterion misses “Readiness”"
    assert verdict_words(statement(unrated(2)), WORDS) == "Not ready: 2 of 2 criteria miss “Readiness”"


def test_the_further_rule_is_printed_where_it_can_decide() -> None:
    assert but_for(3) == (
        "at most 3 criteria miss it (this tool's); where all of them miss it, not ready (this tool's)"
    )
    assert but_for(4) == "at most 3 criteria miss it (this tool's)"
