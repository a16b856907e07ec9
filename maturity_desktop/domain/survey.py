"""What a survey's answers say, question by question and group by group; small groups are withheld.

A share is that of the top boxes of a scale, or of “yes”. Nothing here tells who answered what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.statistics import (
    Interval,
    NetPromoter,
    margin_of_error,
    net_promoter,
    wilson_interval,
)
from maturity_desktop.domain.supporting_rows import Table

FEW = 30
"""With fewer answers than this, or fewer than LEAST_BOXES on either side, the interval is Wilson's."""
LEAST_BOXES = 5
PROMOTERS_FROM, PASSIVES_FROM = 9, 7
YES, NO = "yes", "no"
COUNTED = (QuestionKind.SCALE, QuestionKind.RECOMMEND)


class IntervalBy(StrEnum):
    """How an interval was made."""

    MARGIN = "margin"
    """The normal margin of error, with the finite population where it is known."""
    WILSON = "wilson"


@dataclass(frozen=True, slots=True)
class TopShare:
    """Answers in the top boxes, of all that were given, and the interval about their share (0 to 1)."""

    hits: int
    of: int
    interval: Interval
    by: IntervalBy

    @property
    def share(self) -> Fraction:
        return Fraction(self.hits, self.of)


@dataclass(frozen=True)
class QuestionResult:
    """The answers to one question by how many gave each; all but `of` is empty where they are withheld.

    `of` answered it, `left_out` did not or wrote what is no answer to it.
    """

    question: SurveyQuestion
    of: int
    left_out: int
    counts: Mapping[str, int]
    top: TopShare | None = None
    mean: Fraction | None = None
    net_promoter: NetPromoter | None = None
    withheld: bool = False


@dataclass(frozen=True)
class GroupResult:
    """The people of one group; a withheld one tells no more than that it is there."""

    name: str
    of: int
    withheld: bool
    questions: Mapping[str, QuestionResult]


@dataclass(frozen=True)
class SurveyResult:
    """What a survey says; `groups` by the id of the question that tells the group.

    `response_rate` is of those invited; None where nobody knows how many. `comments` by question, in an order
    that tells nothing; none where too few answered.
    """

    survey: Survey
    of: int
    response_rate: Fraction | None
    questions: tuple[QuestionResult, ...]
    groups: Mapping[str, tuple[GroupResult, ...]]
    comments: Mapping[str, tuple[str, ...]]
    withheld: bool


def questions_of(audit: Audit, survey: str) -> tuple[SurveyQuestion, ...]:
    """The questions of a survey in their order."""
    own = [question for question in audit.all(SurveyQuestion) if question.survey == survey]
    return tuple(sorted(own, key=lambda question: (question.position, question.id)))


def surveys_of(audit: Audit) -> tuple[Survey, ...]:
    """The audit's surveys by who was asked and title."""
    return tuple(sorted(audit.all(Survey), key=lambda survey: (survey.asked, survey.title, survey.id)))


def survey_result(survey: Survey, questions: Sequence[SurveyQuestion], answers: Table) -> SurveyResult:
    """What the answers say; `answers` has the questions' ids as its head and a row for each person."""
    head, *sheets = answers or ((),)
    people = [dict(zip(head, row, strict=True)) for row in sheets]
    withheld = len(people) < survey.smallest_group
    own = [
        question for question in questions if question.kind not in (QuestionKind.COMMENT, QuestionKind.GROUP)
    ]
    rate = Fraction(len(people), survey.invited) if survey.invited else None
    return SurveyResult(
        survey,
        len(people),
        rate,
        tuple(question_result(survey, question, people, withheld=withheld) for question in own),
        {
            question.id: _groups(survey, own, question.id, people)
            for question in questions
            if question.kind is QuestionKind.GROUP and not withheld
        },
        {
            question.id: tuple(sorted(_told(people, question.id), key=str.casefold))
            for question in questions
            if question.kind is QuestionKind.COMMENT and not withheld
        },
        withheld,
    )


def question_result(
    survey: Survey, question: SurveyQuestion, people: Sequence[Mapping[str, str]], *, withheld: bool = False
) -> QuestionResult:
    """The answers of some people to one question."""
    valid = [given for given in _told(people, question.id) if is_answer(question, given)]
    left_out = len(people) - len(valid)
    if withheld or len(valid) < survey.smallest_group:
        return QuestionResult(question, len(valid), left_out, {}, withheld=True)
    counts = Counter(valid)
    mean = None
    if question.kind in COUNTED:
        mean = Fraction(sum(int(given) * times for given, times in counts.items()), len(valid))
    return QuestionResult(
        question,
        len(valid),
        left_out,
        {box: counts[box] for box in boxes(question, counts)},
        _top(survey, question, counts, len(valid)),
        mean,
        _net_promoter(counts) if question.kind is QuestionKind.RECOMMEND else None,
    )


def is_answer(question: SurveyQuestion, given: str) -> bool:
    """Whether a text, as the answers are kept, answers the question."""
    match question.kind:
        case QuestionKind.SCALE:
            return _is_whole(given) and question.lowest <= int(given) <= question.highest
        case QuestionKind.RECOMMEND:
            return _is_whole(given) and 0 <= int(given) <= 10
        case QuestionKind.YES_NO:
            return given in (YES, NO)
        case QuestionKind.CHOICE:
            return given in question.choices
    return bool(given)


def boxes(question: SurveyQuestion, given: Mapping[str, int]) -> tuple[str, ...]:
    """Every answer that the question offers, in its order."""
    match question.kind:
        case QuestionKind.SCALE:
            return tuple(map(str, range(question.lowest, question.highest + 1)))
        case QuestionKind.RECOMMEND:
            return tuple(map(str, range(11)))
        case QuestionKind.YES_NO:
            return (YES, NO)
        case QuestionKind.CHOICE:
            return question.choices
    return tuple(sorted(given))


def _is_whole(given: str) -> bool:
    return given.isascii() and given.removeprefix("-").isdigit()


def _told(people: Sequence[Mapping[str, str]], question: str) -> list[str]:
    return [given for person in people if (given := person.get(question, "").strip())]


def _top(survey: Survey, question: SurveyQuestion, counts: Mapping[str, int], of: int) -> TopShare | None:
    match question.kind:
        case QuestionKind.YES_NO:
            hits = counts.get(YES, 0)
        case QuestionKind.SCALE:
            hits = sum(times for given, times in counts.items() if _is_top(question, int(given)))
        case _:
            return None
    if min(hits, of - hits) >= LEAST_BOXES and of >= FEW:
        population = survey.population if survey.population and survey.population >= of else None
        margin = margin_of_error(hits / of, of, population).value
        if margin is not None:
            share = hits / of
            interval = Interval(max(0.0, share - margin), min(1.0, share + margin))
            return TopShare(hits, of, interval, IntervalBy.MARGIN)
    wilson = wilson_interval(hits, of).value
    assert wilson is not None, "somebody answered"
    return TopShare(hits, of, wilson, IntervalBy.WILSON)


def _is_top(question: SurveyQuestion, given: int) -> bool:
    return given <= question.top if question.low_is_good else given >= question.top


def _net_promoter(counts: Mapping[str, int]) -> NetPromoter | None:
    given = {int(answer): times for answer, times in counts.items()}
    promoters = sum(times for answer, times in given.items() if answer >= PROMOTERS_FROM)
    passives = sum(times for answer, times in given.items() if PASSIVES_FROM <= answer < PROMOTERS_FROM)
    return net_promoter(promoters, passives, sum(given.values()) - promoters - passives).value


def _groups(
    survey: Survey, questions: Sequence[SurveyQuestion], by: str, people: Sequence[Mapping[str, str]]
) -> tuple[GroupResult, ...]:
    """The groups by name. A group of too few is withheld, and where it is the only one the next smallest
    too: what all say less what the others say would tell its answers.
    """
    members: dict[str, list[Mapping[str, str]]] = {}
    for person in people:
        members.setdefault(person.get(by, "").strip(), []).append(person)
    small = {name for name, own in members.items() if len(own) < survey.smallest_group}
    if len(small) == 1 and len(members) > 1:
        others = [name for name in members if name not in small]
        small.add(min(others, key=lambda name: (len(members[name]), name)))
    return tuple(
        GroupResult(
            name,
            len(members[name]),
            name in small,
            {}
            if name in small
            else {question.id: question_result(survey, question, members[name]) for question in questions},
        )
        for name in sorted(members, key=str.casefold)
    )
