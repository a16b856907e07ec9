"""The words that formulas compare, in the workbook's language.

The column of answers holds two sets of words that share none, so that a word alone says which answer it is:
a requirement is met, a sign is observed.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.results import Reason, ReasonCode
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.parts import Mark
from maturity_desktop.reports.sections.wording import mark_words, reason_words

MARKS: Mapping[AnswerValue, Mark] = {
    AnswerValue.MET: Mark.MET,
    AnswerValue.PARTLY: Mark.PARTLY,
    AnswerValue.NOT_MET: Mark.NOT_MET,
    AnswerValue.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
}
"""The answers in the order of the lists."""


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """The four answers to a requirement, or to a sign."""

    met: str
    partly: str
    not_met: str
    not_applicable: str

    @property
    def all(self) -> tuple[str, ...]:
        return (self.met, self.partly, self.not_met, self.not_applicable)


@dataclass(frozen=True, slots=True)
class Terms:
    """`requirement` and `sign` are the words of their answers; `applies` and `as_sign` say that a checkpoint
    or a sign is about this client.
    """

    requirement: AnswerWords
    sign: AnswerWords
    applies: str
    as_sign: str
    rated: str
    unrated: str
    nothing_applies: str
    no_confidence: str
    firm: str
    provisional: str
    reasons: Mapping[ReasonCode, str]

    def answers(self, sign: bool) -> AnswerWords:
        return self.sign if sign else self.requirement

    def answer(self, mark: Mark, sign: bool) -> str:
        """The word for an answer; empty where there is none."""
        return dict(zip(MARKS.values(), self.answers(sign).all, strict=True)).get(mark, "")

    def confidence(self, confidence: Confidence) -> str:
        return self.no_confidence if confidence is Confidence.NONE else confidence.value

    def state(self, state: State) -> str:
        return {
            State.RATED: self.rated,
            State.UNRATED: self.unrated,
            State.NOT_APPLICABLE: self.nothing_applies,
        }[state]


def terms_of(words: gettext.NullTranslations) -> Terms:
    """The terms in a language."""
    _ = words.gettext
    requirement, sign = (
        AnswerWords(*(mark_words(mark, words, is_sign) for mark in MARKS.values()))
        for is_sign in (False, True)
    )
    return Terms(
        requirement=requirement,
        sign=sign,
        applies=_("yes"),
        as_sign=_("as a sign"),
        rated=_("rated"),
        unrated=_("not rated"),
        nothing_applies=_("not applicable"),
        no_confidence=_("none"),
        firm=_("firm"),
        provisional=_("provisional"),
        reasons={code: reason_words(Reason(code), words) for code in ReasonCode},
    )
