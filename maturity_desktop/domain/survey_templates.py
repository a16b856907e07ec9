"""Questionnaires to start from: this tool's own, and a firm's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maturity_desktop.domain.figure_records import Asked, QuestionKind, SurveyQuestion


@dataclass(frozen=True, slots=True)
class TemplateQuestion:
    """A question of a template; the fields are those of SurveyQuestion."""

    id: str
    text: str
    kind: QuestionKind
    lowest: int = 1
    highest: int = 5
    top: int = 4
    low_is_good: bool = False
    choices: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyTemplate:
    """A questionnaire; `added` marks one whose wording is this tool's own and no source's."""

    id: str
    title: str
    asked: Asked
    about: str
    questions: tuple[TemplateQuestion, ...]
    added: bool = False


def template_questions(template: SurveyTemplate, audit: str, survey: str) -> tuple[SurveyQuestion, ...]:
    """The questions of a template as those of a survey."""
    return tuple(
        SurveyQuestion(
            audit,
            survey,
            own.id,
            place,
            own.text,
            own.kind,
            own.lowest,
            own.highest,
            own.top,
            own.low_is_good,
            own.choices,
            own.criteria,
        )
        for place, own in enumerate(template.questions)
    )


def joined_templates(*groups: Sequence[SurveyTemplate]) -> tuple[SurveyTemplate, ...]:
    """Templates of several files; of those with one id, the later one's."""
    return tuple({own.id: own for group in groups for own in group}.values())
