"""What the boxes of a question are called, and which answer a text means.

The choices of a scale are the words of its boxes: of each, or of the lowest and the highest alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.survey import NO, YES, is_answer
from maturity_desktop.domain.survey_words import (
    LADDERS,
    NO_WORDS,
    NOTHING_SAID,
    STEPS,
    YES_WORDS,
    key_of,
)

WHOLE = re.compile(r"[+]?(\d{1,3})(?:[.,]0+)?")
NUMBER_FIRST = re.compile(r"(\d{1,2})\s*(?:[-–—=:.)(].*|[^\W\d_].*)", re.DOTALL)
NUMBER_LAST = re.compile(r".*[-–—=:(]\s*(\d{1,2})\s*\)?", re.DOTALL)
REMEMBERED = 4096
CODE = re.compile(r"AO?0*(\d{1,2})")
"""The codes that LimeSurvey gives to answers: A1, AO01."""


def ladder_of(texts: Iterable[str]) -> Mapping[str, int] | None:
    """The step (1 to 5) of every text, by its key, on the scale that has them all; None where none has."""
    wanted = {key for text in texts if (key := key_of(text)) not in NOTHING_SAID}
    for rungs in LADDERS:
        steps = {word: step for step, rung in enumerate(rungs, start=1) for word in rung}
        if wanted and wanted <= steps.keys():
            return {word: steps[word] for word in wanted}
    return None


def number_in(text: str) -> int | None:
    """The number that an answer is or names: 4, “4 - Good”, “Good (4)”, A4; None where it names none."""
    told = text.strip()
    for pattern in (WHOLE, CODE, NUMBER_FIRST, NUMBER_LAST):
        found = pattern.fullmatch(told)
        if found:
            return int(found[1])
    return None


def box_words(question: SurveyQuestion) -> Mapping[int, str]:
    """The words of a scale's boxes, of those that have any."""
    if question.kind is not QuestionKind.SCALE:
        return {}
    places = range(question.lowest, question.highest + 1)
    if len(question.choices) == len(places):
        return dict(zip(places, question.choices, strict=True))
    if len(question.choices) == 2:
        return dict(zip((question.lowest, question.highest), question.choices, strict=True))
    return {}


def is_silent(question: SurveyQuestion, text: str) -> bool:
    """Whether a text answers nothing; what somebody writes freely is only silent where it is empty."""
    if question.kind in (QuestionKind.COMMENT, QuestionKind.GROUP):
        return not text.strip()
    return not text.strip() or key_of(text) in NOTHING_SAID


def answer_in(question: SurveyQuestion, text: str, codes: Mapping[str, str] | None = None) -> str | None:
    """The answer as it is kept that a text stands for; None where it is no answer to the question.

    `codes` are answers by the key of their words, as somebody has said them.
    """
    told = text.strip()
    known = (codes or {}).get(key_of(told))
    if known is None:
        known = _meant(question, told)
    return known if known is not None and is_answer(question, known) else None


def reader_of(
    question: SurveyQuestion, codes: Mapping[str, str] | None = None
) -> Callable[[str], str | None]:
    """What texts answer to a question: empty where they say nothing, None where they are no answer to it.

    A column has few different texts in many cells; each is looked at once.
    """

    @lru_cache(maxsize=REMEMBERED)
    def read(text: str) -> str | None:
        return "" if is_silent(question, text) else answer_in(question, text, codes)

    return read


def _meant(question: SurveyQuestion, told: str) -> str | None:
    key = key_of(told)
    match question.kind:
        case QuestionKind.COMMENT:
            return told
        case QuestionKind.GROUP:
            return " ".join(told.split())
        case QuestionKind.YES_NO:
            return YES if key in YES_WORDS else NO if key in NO_WORDS else None
        case QuestionKind.CHOICE:
            return next((choice for choice in question.choices if key_of(choice) == key), None)
        case QuestionKind.SCALE:
            worded = next((place for place, word in box_words(question).items() if key_of(word) == key), None)
            if worded is not None:
                return str(worded)
    number = number_in(told)
    return None if number is None else str(number)


def codes_by_words(question: SurveyQuestion, texts: Iterable[str]) -> Mapping[str, str]:
    """Answers by the key of their words, for a scale of five whose file spells them out otherwise."""
    if question.kind is not QuestionKind.SCALE or question.highest - question.lowest + 1 != STEPS:
        return {}
    different = dict.fromkeys(texts)
    strange = [own for own in different if not is_silent(question, own) and answer_in(question, own) is None]
    steps = ladder_of(strange) or {}
    return {key: str(question.lowest - 1 + step) for key, step in steps.items()}
