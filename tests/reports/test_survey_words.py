"""What is said of how sure a survey's figures are, and of why some are withheld."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.statistics import Interval
from maturity_desktop.domain.survey import SurveyResult, survey_result
from maturity_desktop.reports.sections.survey_words import margin_words, withheld_words

WORDS = NullTranslations()


def answered(people: int, population: int | None) -> SurveyResult:
    survey = Survey("a", "s", Asked.EMPLOYEES, "T", population=population)
    question = SurveyQuestion("a", "s", "q", 0, "Glad?", QuestionKind.YES_NO)
    return survey_result(survey, [question], (("q",), *((("yes", "no")[n % 2],) for n in range(people))))


@pytest.mark.parametrize(
    ("population", "told"),
    [
        (None, "Where all 20 answered, a share of half of them is sure to ± 21.9 points (95 %)."),
        (
            180,
            "Where all 20 answered, a share of half of them is sure to ± 20.7 points (95 %, out of 180).",
        ),
        (20, "The whole population answered: what all of them answered has no margin of error."),
    ],
)
def test_the_margin_is_said_as_what_it_is(population: int | None, told: str) -> None:
    assert margin_words(answered(20, population), WORDS) == told


def test_the_share_of_everybody_has_no_margin() -> None:
    (own,) = answered(20, 20).questions
    assert own.top is not None
    assert own.top.interval == Interval(0.5, 0.5)


def test_a_group_that_is_large_enough_is_withheld_for_the_sake_of_others() -> None:
    survey = answered(20, None).survey
    assert withheld_words(survey, WORDS, 4) == "withheld: fewer than 5"
    assert withheld_words(survey, WORDS, 11) == "withheld: it would give others away"
