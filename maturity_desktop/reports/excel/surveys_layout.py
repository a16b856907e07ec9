"""The sheet Surveys: where surveys, the figures of their questions and the answers below them stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.reports.excel.columns import Column
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.supported import CountedQuestion, SurveyEntry

BETWEEN = 4
"""From the last row of a table to the heads of the next."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of everybody or of a group; `answers` are the first and last row of its answers, (0, 0)
    where they are withheld, `survey_row` is that of its survey.
    """

    survey: SurveyEntry
    counted: CountedQuestion
    survey_row: int
    answers: tuple[int, int]
    first: bool


@dataclass(frozen=True, slots=True)
class SurveysLayout:
    """The three tables of the sheet; `rows` are those of the questions."""

    surveys: Table
    questions: Table
    answers: Table
    rows: tuple[QuestionRow, ...]


def surveys_layout(surveys: Sequence[SurveyEntry], title: str, words: NullTranslations) -> SurveysLayout:
    """Where everything of these surveys stands."""
    counted = [own for survey in surveys for own in survey.counted]
    top = Table(title, survey_columns(words), len(surveys), 1, label="survey")
    questions = Table(
        title, question_columns(words), len(counted), head_row=top.last_row + BETWEEN, label="survey"
    )
    answers = Table(
        title,
        answer_columns(words),
        sum(len(own.counts) for own in counted),
        head_row=questions.last_row + BETWEEN,
        label="survey",
    )
    rows = tuple(_rows(surveys, top.first_row, answers.first_row))
    return SurveysLayout(top, questions, answers, rows)


def _rows(surveys: Sequence[SurveyEntry], first_survey: int, first_answer: int) -> Iterator[QuestionRow]:
    for number, survey in enumerate(surveys, start=first_survey):
        for place, own in enumerate(survey.counted):
            count = len(own.counts)
            answers = (first_answer, first_answer + count - 1) if count else (0, 0)
            yield QuestionRow(survey, own, number, answers, place == 0)
            first_answer += count


def survey_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("survey", _("Survey"), 30, "id"),
        Column("asked", _("Asked"), 50, "word"),
        Column("closed", _("Closed on"), 24, "word"),
        Column("least", _("Groups withheld below"), 22, "definition"),
        Column("population", _("Population"), 11, "count", entry=True),
        Column("invited", _("Invited"), 11, "count", entry=True),
        Column("count", _("Answers"), 11, "count", entry=True),
        Column("rate", _("Response rate"), 11, "percent", formula=True, name="Survey_response_rate"),
    )


def question_columns(words: NullTranslations) -> tuple[Column, ...]:
    """The figures of each question; the steps of a recommendation's score are not printed."""
    _ = words.gettext
    return (
        Column("survey", _("Survey"), 30, "id"),
        Column("question", _("Question"), 50),
        Column("group", _("Group"), 24, "quiet"),
        Column("state", _("Told"), 22, "aside"),
        Column("count", _("n"), 11, "count", formula=True, name="Question_n"),
        Column("hits", _("Good answers"), 11, "count", formula=True),
        Column("share", _("Share"), 11, "percent", formula=True, name="Question_share"),
        Column("low", _("At least (95 %)"), 11, "percent", formula=True, name="Question_low"),
        Column("high", _("At most (95 %)"), 11, "percent", formula=True, name="Question_high"),
        Column("mean", _("Mean"), 11, "decimal", formula=True, name="Question_mean"),
        Column("score", _("Net promoter score"), 11, "tenths", formula=True, name="Question_score"),
        Column("error", _("Standard error"), 11, "tenths", formula=True),
        Column("promoters", _("Promoters"), 11, "step", printed=False, formula=True),
        Column("detractors", _("Detractors"), 11, "step", printed=False, formula=True),
        Column("population", _("Population"), 11, "step", printed=False, formula=True),
    )


def answer_columns(words: NullTranslations) -> tuple[Column, ...]:
    """How many gave each answer."""
    _ = words.gettext
    return (
        Column("survey", _("Survey"), 30, "id"),
        Column("question", _("Question"), 50),
        Column("group", _("Group"), 24, "quiet"),
        Column("answer", _("Answer"), 22, "word"),
        Column("count", _("Answers"), 11, "count", entry=True),
        Column("share", _("Share"), 11, "percent", formula=True),
        Column("number", _("Step of the scale"), 11, "step"),
        Column("top", _("Counts as good"), 11, "step"),
    )
