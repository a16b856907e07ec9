"""Files of answers on their way into a survey: what they hold, and the texts that need a meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.supporting_rows import Table
from maturity_desktop.domain.survey import boxes, is_answer
from maturity_desktop.domain.survey_columns import AnswerPlan, ColumnPlan, ColumnUse, text_of
from maturity_desktop.domain.survey_reading import FoundAnswers
from maturity_desktop.domain.survey_scales import answer_in, is_silent
from maturity_desktop.domain.survey_words import key_of
from maturity_desktop.verbs.surveys import free_question_id

COUNTED = (QuestionKind.SCALE, QuestionKind.RECOMMEND, QuestionKind.YES_NO, QuestionKind.CHOICE)


@dataclass(frozen=True)
class AnswerFiles:
    """Files with the plans of their sheets; or with what is found, where they are sheets that came back."""

    paths: tuple[Path, ...]
    questions: Sequence[SurveyQuestion]
    plans: tuple[AnswerPlan, ...] = ()
    found: FoundAnswers | None = None


@dataclass(frozen=True, slots=True)
class WordsInColumn:
    """A text that stands in a column so often, and the answer that it is taken for; None: for none."""

    place: int
    text: str
    count: int
    answer: str | None


def words_in(plan: AnswerPlan) -> Iterator[WordsInColumn]:
    """The texts of columns with boxes to tick that are not the answer itself, unread ones first."""
    found = [own for column in plan.columns for own in _words_of(plan, column)]
    return iter(sorted(found, key=lambda own: (own.answer is not None, own.place)))


def _words_of(plan: AnswerPlan, column: ColumnPlan) -> Iterator[WordsInColumn]:
    question = column.question
    if column.use is not ColumnUse.ANSWERS or question is None or question.kind not in COUNTED:
        return
    cells = plan.answers.sheet.columns[column.place][plan.answers.first :]
    texts = Counter(" ".join(text_of(cell).split()) for cell in cells)
    for text, count in texts.items():
        said = key_of(text) in column.codes
        if not is_silent(question, text) and (said or not is_answer(question, text)):
            yield WordsInColumn(column.place, text, count, answer_in(question, text, column.codes))


def answers_offered(question: SurveyQuestion) -> tuple[str, ...]:
    """The answers that a text may be taken for."""
    return boxes(question, {})


def asked_anew(
    column: ColumnPlan, kind: QuestionKind, scale: tuple[int, int], taken: Sequence[SurveyQuestion]
) -> SurveyQuestion:
    """The new question that a column is taken to answer: its head, answered in this way on this scale."""
    last = max((own.position for own in taken), default=-1)
    name = free_question_id({own.id for own in taken})
    asked = SurveyQuestion("", "", name, last + 1, column.head or name, kind)
    if column.is_new and column.question is not None:
        asked = replace(column.question, kind=kind)
    if kind is not QuestionKind.SCALE or (asked.lowest, asked.highest) == scale:
        return asked
    lowest, highest = scale
    return replace(asked, lowest=lowest, highest=highest, top=highest - 1, choices=())


def choices_in(plan: AnswerPlan, column: ColumnPlan) -> tuple[str, ...]:
    """The different texts of a column, in the order in which they come."""
    cells = plan.answers.sheet.columns[column.place][plan.answers.first :]
    return tuple(dict.fromkeys(text for cell in cells if (text := " ".join(text_of(cell).split()))))


def answers_before_and_after(table: Table, before: SurveyQuestion, after: SurveyQuestion) -> tuple[int, int]:
    """How many kept answers count for a question as it is, and as it would be."""
    head, *rows = table or ((),)
    if before.id not in head:
        return 0, 0
    place = head.index(before.id)
    told = [text for row in rows if (text := row[place].strip())]
    return sum(is_answer(before, text) for text in told), sum(is_answer(after, text) for text in told)
