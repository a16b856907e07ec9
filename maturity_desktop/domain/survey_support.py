"""What surveys say of a criterion: the questions that speak to it, with their figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import Survey
from maturity_desktop.domain.supporting_rows import TablesOf
from maturity_desktop.domain.survey import (
    QuestionResult,
    SurveyResult,
    questions_of,
    survey_result,
    surveys_of,
)


@dataclass(frozen=True)
class SurveySupport:
    """A question of a survey that speaks to a criterion, and what was answered."""

    survey: Survey
    result: QuestionResult


def survey_results(audit: Audit, tables: TablesOf) -> tuple[SurveyResult, ...]:
    """The results of every survey that has answers; LibraryError where some are lost."""
    return tuple(
        survey_result(survey, questions_of(audit, survey.id), tables(survey.answers))
        for survey in surveys_of(audit)
        if survey.answers
    )


def support_by_criterion(
    results: Iterable[SurveyResult],
) -> dict[tuple[str, str], tuple[SurveySupport, ...]]:
    """The questions with answers that speak to a criterion, by framework and criterion, in their order."""
    found: dict[tuple[str, str], list[SurveySupport]] = {}
    for result in results:
        for own in result.questions:
            for told in own.question.criteria if own.of else ():
                framework, _space, criterion = told.partition(" ")
                found.setdefault((framework, criterion), []).append(SurveySupport(result.survey, own))
    return {place: tuple(supports) for place, supports in found.items()}
