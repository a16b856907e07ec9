"""Results of surveys as plain data, and those of a file without an audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import Asked, Survey
from maturity_desktop.domain.quality_log import survey_logged
from maturity_desktop.domain.statistics import NetPromoter
from maturity_desktop.domain.supporting_rows import TablesOf
from maturity_desktop.domain.survey import (
    GroupResult,
    QuestionResult,
    SurveyResult,
    TopShare,
    survey_result,
    surveys_of,
)
from maturity_desktop.domain.survey_columns import AnswerPlan
from maturity_desktop.domain.survey_log import SurveyOddity
from maturity_desktop.domain.survey_privacy import private_marks
from maturity_desktop.domain.survey_reading import read_answers
from maturity_desktop.domain.survey_templates import SurveyTemplate, template_questions
from maturity_desktop.reports.survey_sheets.quality_words import survey_oddity_sentence
from maturity_desktop.verbs.survey_answers import read_answer_file
from maturity_desktop.verbs.surveys import result_of


@dataclass(frozen=True)
class FoundSurvey:
    """What files of answers say, and what was odd in them."""

    result: SurveyResult
    oddities: tuple[SurveyOddity, ...]


def survey_of_files(
    files: Sequence[Path],
    template: SurveyTemplate | None,
    population: int | None = None,
    invited: int | None = None,
    smallest_group: int = 5,
) -> FoundSurvey:
    """The results of files without an audit; FiguresError or SurveyFileError where they cannot be read."""
    asked = template.asked if template else Asked.CUSTOMERS
    title = template.title if template else files[0].stem
    survey = Survey("", "", asked, title, population, invited, smallest_group=smallest_group)
    questions = template_questions(template, "", "") if template else ()
    plans: list[AnswerPlan] = []
    for path in files:
        own = read_answer_file(path, questions)
        plans += own
        made = [column.question for plan in own if plan.taken for column in plan.columns if column.is_new]
        known = {question.id for question in questions}
        questions = (*questions, *(new for new in made if new is not None and new.id not in known))
    found = read_answers(plans, once=asked is Asked.EMPLOYEES)
    counted = replace(survey, count=found.count)
    return FoundSurvey(survey_result(counted, found.questions, found.table), found.oddities)


def surveys_as_data(audit: Audit, tables: TablesOf, words: NullTranslations) -> list[dict[str, Any]]:
    """Every survey of an audit as plain data."""
    return [
        survey_as_data(result_of(audit, survey, tables), survey_logged(survey.quality), words)
        for survey in surveys_of(audit)
    ]


def survey_as_data(
    result: SurveyResult, oddities: Sequence[SurveyOddity], words: NullTranslations
) -> dict[str, Any]:
    """A survey's results as plain data; shares are from 0 to 1, points from -100 to 100."""
    survey = result.survey
    return {
        "survey": survey.id,
        "title": survey.title,
        "asked": survey.asked.value,
        "closed_on": None if survey.closed_on is None else str(survey.closed_on),
        "answers": result.of,
        "population": survey.population,
        "invited": survey.invited,
        "response_rate": _share(result.response_rate),
        "smallest_group": survey.smallest_group,
        "withheld": result.withheld,
        "questions": [_question(own) for own in result.questions],
        "groups": [
            {"id": name, "text": result.text_of(name), "groups": [_group(own) for own in groups]}
            for name, groups in result.groups.items()
        ],
        "comments": [
            {
                "id": name,
                "text": result.text_of(name),
                "comments": list(told),
                "may_name_a_person": [bool(private_marks(comment)) for comment in told],
            }
            for name, told in result.comments.items()
        ],
        "quality": [
            {
                "kind": own.kind.value,
                "file": own.file,
                "sheet": own.sheet,
                "cells": list(own.cells),
                "count": own.count,
                "what": survey_oddity_sentence(own, words),
            }
            for own in oddities
        ],
    }


def _question(own: QuestionResult) -> dict[str, Any]:
    return {
        "id": own.question.id,
        "text": own.question.text,
        "kind": own.question.kind.value,
        "criteria": list(own.question.criteria),
        **_figures(own),
    }


def _figures(own: QuestionResult) -> dict[str, Any]:
    return {
        "answers": own.of,
        "left_out": own.left_out,
        "withheld": own.withheld,
        "counts": dict(own.counts),
        "top": _top(own.top),
        "mean": _share(own.mean),
        "net_promoter": _net_promoter(own.net_promoter),
    }


def _top(top: TopShare | None) -> Mapping[str, Any] | None:
    if top is None:
        return None
    low, high = top.interval.low, top.interval.high
    return {
        "hits": top.hits,
        "of": top.of,
        "share": _share(top.share),
        "low": low,
        "high": high,
        "by": top.by.value,
    }


def _net_promoter(told: NetPromoter | None) -> Mapping[str, float] | None:
    return None if told is None else {"score": told.score, "standard_error": told.standard_error}


def _group(own: GroupResult) -> dict[str, Any]:
    return {
        "name": own.name,
        "answers": own.of,
        "withheld": own.withheld,
        "questions": {name: _figures(found) for name, found in own.questions.items()},
    }


def _share(share: Fraction | None) -> float | None:
    return None if share is None else float(share)
