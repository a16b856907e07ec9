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
from maturity_desktop.domain.survey_withholding import untold_across

FEW = 30
"""With fewer answers than this, or fewer than LEAST_BOXES on either side, the interval is Wilson's."""
LEAST_BOXES = 5
PROMOTERS_FROM, PASSIVES_FROM = 9, 7
YES, NO = "yes", "no"
COUNTED = (QuestionKind.SCALE, QuestionKind.RECOMMEND)
NOT_COUNTED = (QuestionKind.COMMENT, QuestionKind.GROUP)


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
    """The answers to one question by how many gave each; where they are withheld, only the numbers are told.

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
    """The people of one group; a withheld one tells no more than how many they are."""

    name: str
    of: int
    withheld: bool
    questions: Mapping[str, QuestionResult]


@dataclass(frozen=True)
class SurveyResult:
    """What a survey says; `groups` by the id of the question that tells the group.

    `response_rate` is of those invited; None where nobody knows how many, or fewer were than answered.
    `comments` by question, in an order that tells nothing; none where too few answered.
    """

    survey: Survey
    of: int
    response_rate: Fraction | None
    questions: tuple[QuestionResult, ...]
    groups: Mapping[str, tuple[GroupResult, ...]]
    comments: Mapping[str, tuple[str, ...]]
    withheld: bool
    every_question: tuple[SurveyQuestion, ...] = ()

    def text_of(self, question: str) -> str:
        """The text of any question, of groups and of comments too."""
        return next((own.text for own in self.every_question if own.id == question), question)


def questions_of(audit: Audit, survey: str) -> tuple[SurveyQuestion, ...]:
    """The questions of a survey in their order."""
    own = [question for question in audit.all(SurveyQuestion) if question.survey == survey]
    return tuple(sorted(own, key=lambda question: (question.position, question.id)))


def surveys_of(audit: Audit) -> tuple[Survey, ...]:
    """The audit's surveys by who was asked and title."""
    return tuple(sorted(audit.all(Survey), key=lambda survey: (survey.asked, survey.title, survey.id)))


def survey_result(survey: Survey, questions: Sequence[SurveyQuestion], answers: Table) -> SurveyResult:
    """What the answers say; `answers` has the questions' ids in its head and a row for each person."""
    head, *sheets = answers or ((),)
    people = [dict(zip(head, row, strict=True)) for row in sheets]
    withheld = len(people) < survey.smallest_group
    own = [question for question in questions if question.kind not in NOT_COUNTED]
    return SurveyResult(
        survey,
        len(people),
        response_rate(survey, len(people)),
        tuple(
            question_result(survey, question, people, survey.population, withheld=withheld)
            for question in own
        ),
        {} if withheld else _grouped(survey, own, questions, people),
        {
            question.id: tuple(sorted(_told(people, question.id), key=str.casefold))
            for question in questions
            if question.kind is QuestionKind.COMMENT and not withheld
        },
        withheld,
        tuple(questions),
    )


def response_rate(survey: Survey, answered: int) -> Fraction | None:
    """Answers of those invited; None where nobody knows how many were, or fewer were than answered."""
    if not survey.invited or survey.invited < answered:
        return None
    return Fraction(answered, survey.invited)


def question_result(
    survey: Survey,
    question: SurveyQuestion,
    people: Sequence[Mapping[str, str]],
    population: int | None = None,
    *,
    withheld: bool = False,
) -> QuestionResult:
    """The answers of some people to one question; `population` is that of just these people."""
    counts = _counts(question, people)
    of = counts.total()
    if withheld or of < survey.smallest_group:
        return QuestionResult(question, of, len(people) - of, {}, withheld=True)
    mean = None
    if question.kind in COUNTED:
        mean = Fraction(sum(int(given) * times for given, times in counts.items()), of)
    return QuestionResult(
        question,
        of,
        len(people) - of,
        {box: counts[box] for box in boxes(question, counts)},
        _top(question, counts, population),
        mean,
        _net_promoter(counts) if question.kind is QuestionKind.RECOMMEND else None,
    )


def _counts(question: SurveyQuestion, people: Sequence[Mapping[str, str]]) -> Counter[str]:
    """How many gave each answer; what is no answer to the question is left out."""
    return Counter(filter(None, _given(question, people)))


def _given(question: SurveyQuestion, people: Sequence[Mapping[str, str]]) -> list[str]:
    """Each person's answer; empty where there is none. Few different texts are looked at for many people."""
    told = [person.get(question.id, "").strip() for person in people]
    kept = {text: text if is_answer(question, text) else "" for text in set(told)}
    if question.kind in COUNTED:
        kept = {text: own and str(int(own)) for text, own in kept.items()}
    return [kept[text] for text in told]


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


def _top(question: SurveyQuestion, counts: Counter[str], population: int | None) -> TopShare | None:
    if question.kind not in (QuestionKind.YES_NO, QuestionKind.SCALE):
        return None
    hits = sum(times for box, times in counts.items() if is_top_box(question, box))
    return top_share(hits, counts.total(), population)


def is_top_box(question: SurveyQuestion, box: str) -> bool:
    """Whether an answer that the question offers counts as good; only scales and yes or no have such."""
    match question.kind:
        case QuestionKind.YES_NO:
            return box == YES
        case QuestionKind.SCALE:
            given = int(box)
            return given <= question.top if question.low_is_good else given >= question.top
    return False


def top_share(hits: int, of: int, population: int | None = None) -> TopShare:
    """A share with the interval that suits its numbers: no more than the share itself where all answered.

    A population smaller than `of` is not believed.
    """
    if population == of or (min(hits, of - hits) >= LEAST_BOXES and of >= FEW):
        share = hits / of
        margin = margin_of_error(share, of, population if (population or 0) >= of else None).value
        if margin is not None:
            interval = Interval(max(0.0, share - margin), min(1.0, share + margin))
            return TopShare(hits, of, interval, IntervalBy.MARGIN)
    wilson = wilson_interval(hits, of).value
    assert wilson is not None, "somebody answered"
    return TopShare(hits, of, wilson, IntervalBy.WILSON)


def _net_promoter(counts: Mapping[str, int]) -> NetPromoter | None:
    given = {int(answer): times for answer, times in counts.items()}
    promoters = sum(times for answer, times in given.items() if answer >= PROMOTERS_FROM)
    passives = sum(times for answer, times in given.items() if PASSIVES_FROM <= answer < PROMOTERS_FROM)
    return net_promoter(promoters, passives, sum(given.values()) - promoters - passives).value


def _grouped(
    survey: Survey,
    counted: Sequence[SurveyQuestion],
    questions: Sequence[SurveyQuestion],
    people: Sequence[Mapping[str, str]],
) -> dict[str, tuple[GroupResult, ...]]:
    """The groups of every kind, by the question that tells them."""
    groupings = {
        question.id: [person.get(question.id, "").strip() for person in people]
        for question in questions
        if question.kind is QuestionKind.GROUP
    }
    untold = {
        question.id: untold_across(groupings, _given(question, people), survey.smallest_group)
        for question in counted
    }
    offered = {question.id: question.choices for question in questions}
    return {
        by: _in_order(
            _groups(survey, counted, groups, people, {name: own[by] for name, own in untold.items()}),
            offered[by],
        )
        for by, groups in groupings.items()
    }


def _groups(
    survey: Survey,
    questions: Sequence[SurveyQuestion],
    groups: Sequence[str],
    people: Sequence[Mapping[str, str]],
    untold: Mapping[str, frozenset[str]],
) -> tuple[GroupResult, ...]:
    """The groups in any order; those who name none are a group too, without a name."""
    members: dict[str, list[Mapping[str, str]]] = {}
    for group, person in zip(groups, people, strict=True):
        members.setdefault(group, []).append(person)
    return tuple(_group(survey, questions, name, own, untold) for name, own in members.items())


def _in_order(groups: Sequence[GroupResult], offered: Sequence[str]) -> tuple[GroupResult, ...]:
    """As the questionnaire offers them, then the largest first, then those without a name.

    Withheld ones stand by name: their order tells nothing of how many they are.
    """
    places = {name.casefold(): place for place, name in enumerate(offered)}

    def order(group: GroupResult) -> tuple[bool, int, bool, int, str, str]:
        place = places.get(group.name.casefold(), len(places))
        size = 0 if group.withheld else -group.of
        return not group.name, place, group.withheld, size, group.name.casefold(), group.name

    return tuple(sorted(groups, key=order))


def _group(
    survey: Survey,
    questions: Sequence[SurveyQuestion],
    name: str,
    members: Sequence[Mapping[str, str]],
    untold: Mapping[str, frozenset[str]],
) -> GroupResult:
    nothing_told = bool(untold) and all(name in own for own in untold.values())
    if len(members) < survey.smallest_group or nothing_told:
        return GroupResult(name, len(members), True, {})
    results = {
        question.id: question_result(survey, question, members, withheld=name in untold[question.id])
        for question in questions
    }
    return GroupResult(name, len(members), False, results)
