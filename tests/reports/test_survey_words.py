"""What is said of how sure a survey's figures are, and of why some are withheld."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.statistics import Interval
from maturity_desktop.domain.survey import SurveyResult, survey_result
from maturity_desktop.domain.survey_log import SurveyOdd, SurveyOddity
from maturity_desktop.reports.sections.survey_words import margin_words, withheld_words
from maturity_desktop.reports.survey_sheets.quality_words import unnamed_sentences

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


def test_what_was_odd_is_told_without_a_name() -> None:
    odd = (
        SurveyOddity(SurveyOdd.PERSONAL, "kari.csv", "Kari", ("A1",), 1, "Kari Dahl"),
        SurveyOddity(SurveyOdd.PERSONAL, "kari.csv", "Kari", ("B1",), 1, "Nils Dahl"),
        SurveyOddity(SurveyOdd.OFF_SCALE, "kari.csv", "Kari", ("C4", "C5"), 2, "ask Kari", "How was Kari?"),
        SurveyOddity(SurveyOdd.MARKS, "kari.csv", "Kari", ("D1",), 1, "6", "How was Kari?"),
        SurveyOddity(SurveyOdd.STRAIGHT, count=3),
    )
    assert unnamed_sentences(odd, WORDS) == (
        "2 columns that say who answered are left out",
        "2 cells that are no answers left out",
        (
            "Answers from 1 to 6 taken for a scale from 1 to 6 on which high is good; if they are school "
            "marks, say that low is good"
        ),
        "3 people gave the same answer to every question of a scale; they count",
    )


@pytest.mark.parametrize("kind", [own for own in SurveyOdd if own is not SurveyOdd.MARKS])
def test_no_kind_of_oddity_names_anything_without_its_names(kind: SurveyOdd) -> None:
    odd = SurveyOddity(kind, "Kari", "Kari", ("Kari",), 1, "Kari", "Kari")
    (told,) = unnamed_sentences((odd,), WORDS)
    assert told and "{" not in told and "“" not in told
    assert "Kari" not in told
