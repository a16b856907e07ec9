"""Surveys in words: how many answered, how sure a share is, what a question says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from gettext import NullTranslations
from itertools import count

from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.statistics import margin_of_error
from maturity_desktop.domain.survey import NO, YES, QuestionResult, SurveyResult
from maturity_desktop.domain.survey_privacy import private_marks
from maturity_desktop.domain.survey_scales import box_words
from maturity_desktop.domain.survey_support import SurveySupport
from maturity_desktop.reports.sections.wording import (
    count_words,
    even_percent,
    interval_words,
    number,
    percent,
)

MOST_UNCERTAIN = 0.5
"""The share whose margin is the widest."""


def asked_words(asked: Asked, words: NullTranslations) -> str:
    """Who was asked."""
    _ = words.gettext
    return {Asked.CUSTOMERS: _("customers"), Asked.EMPLOYEES: _("employees")}[asked]


def answered_words(result: SurveyResult, words: NullTranslations) -> str:
    """How many answered, of how many."""
    _ = words.gettext
    if result.response_rate is not None:
        told = _("{of} of {invited} who were invited answered ({rate}).")
        rate = percent(float(result.response_rate), words)
        invited = count_words(result.survey.invited or 0, words)
        return told.format(of=count_words(result.of, words), invited=invited, rate=rate)
    told = words.ngettext("{count} person answered.", "{count} people answered.", result.of)
    told = told.format(count=count_words(result.of, words))
    if result.survey.invited:
        return " ".join((told, _("Fewer are said to have been invited: no response rate.")))
    return " ".join((told, _("How many were invited is not known: no response rate.")))


def margin_words(result: SurveyResult, words: NullTranslations) -> str:
    """How sure one half of all answers is; empty where too few answered to say."""
    _ = words.gettext
    population = result.survey.population
    known = population is not None and population >= result.of
    margin = margin_of_error(MOST_UNCERTAIN, result.of, population if known else None).value
    if margin is None or result.withheld:
        return ""
    if population == result.of:
        return _("The whole population answered: what all of them answered has no margin of error.")
    told = _("Where all {count} answered, a share of half of them is sure to ± {points} points (95 %).")
    if known:
        told = _(
            "Where all {count} answered, a share of half of them is sure to ± {points} points (95 %, out of "
            "{population})."
        )
    return told.format(
        count=count_words(result.of, words),
        points=number(100 * margin, 1, words),
        population=count_words(population or 0, words),
    )


def withheld_words(survey: Survey, words: NullTranslations, of: int = 0) -> str:
    """Why something is not told of so many: they are too few, or others would follow from it."""
    _ = words.gettext
    if of >= survey.smallest_group:
        return _("withheld: it would give others away")
    return _("withheld: fewer than {least}").format(least=survey.smallest_group)


def box_name(question: SurveyQuestion, box: str, words: NullTranslations) -> str:
    """An answer as the question offers it: “4”, “5 Very satisfied”, “yes”."""
    _ = words.gettext
    if question.kind is QuestionKind.YES_NO:
        return {YES: _("yes"), NO: _("no")}.get(box, box)
    if question.kind is QuestionKind.SCALE:
        named = box_words(question).get(int(box), "")
        return f"{box} {named}" if named else box
    return box


def top_name(question: SurveyQuestion, words: NullTranslations) -> str:
    """The boxes that count as good: “4 or 5”, “yes”."""
    _ = words.gettext
    if question.kind is QuestionKind.YES_NO:
        return _("yes")
    last = question.lowest if question.low_is_good else question.highest
    if question.top == last:
        return str(last)
    low, high = sorted((question.top, last))
    told = _("{low} or {high}") if high - low == 1 else _("{low} to {high}")
    return told.format(low=low, high=high)


def points_words(score: float, words: NullTranslations) -> str:
    """A net promoter score with its sign."""
    told = number(abs(score), 0, words)
    return f"−{told}" if score <= -0.5 else f"+{told}" if score >= 0.5 else told


def headline_figure(
    result: QuestionResult, words: NullTranslations, set_apart: Callable[[str], str] = str
) -> str:
    """The one figure of a question: its top share, its score, or the answer that most gave, set apart."""
    if result.top is not None:
        return even_percent(float(result.top.share), words)
    if result.net_promoter is not None:
        return points_words(result.net_promoter.score, words)
    if not result.counts or result.withheld:
        return "–"
    most = max(result.counts, key=lambda box: result.counts[box])
    share = even_percent(result.counts[most] / result.of, words)
    answer = set_apart(box_name(result.question, most, words))
    return words.gettext("“{answer}” {share}").format(answer=answer, share=share)


def top_words(result: QuestionResult, words: NullTranslations) -> str:
    """The share of the boxes that count as good, with its interval; empty where none do."""
    if result.top is None:
        return ""
    return words.gettext("{boxes}: {share} (95 %: {interval})").format(
        boxes=top_name(result.question, words),
        share=even_percent(float(result.top.share), words),
        interval=interval_words(result.top.interval, words),
    )


def estimates_words(result: QuestionResult, words: NullTranslations) -> tuple[str, ...]:
    """What is worked out from the answers, in short lines; nothing of a question that is withheld."""
    _ = words.gettext
    if result.withheld:
        return ()
    told = [top_words(result, words)] if result.top is not None else []
    if result.net_promoter is not None:
        line = _("net promoter score {score}, standard error {error}")
        error = number(result.net_promoter.standard_error, 1, words)
        told.append(line.format(score=points_words(result.net_promoter.score, words), error=error))
    if result.mean is not None:
        told.append(_("mean {mean}").format(mean=number(float(result.mean), 2, words)))
    return tuple(told)


def figures_words(result: QuestionResult, words: NullTranslations) -> tuple[str, ...]:
    """Every figure of a question in short lines; nothing of one that is withheld."""
    if result.withheld:
        return ()
    return estimates_words(result, words) or (headline_figure(result, words),)


def counted_words(result: QuestionResult, words: NullTranslations) -> str:
    """How many answered a question."""
    return words.gettext("n = {n}").format(n=count_words(result.of, words))


def support_words(support: SurveySupport, words: NullTranslations) -> str:
    """What one question says of a criterion, on a line."""
    _ = words.gettext
    result = support.result
    if result.withheld:
        withheld = withheld_words(support.survey, words)
        return _("“{question}”: {figure}").format(question=result.question.text, figure=withheld)
    told = headline_figure(result, words)
    if result.top is not None:
        told = top_words(result, words)
    elif result.net_promoter is not None:
        told = _("net promoter score {score}").format(score=told)
    line = _("“{question}”: {figure} ({counted})")
    return line.format(question=result.question.text, figure=told, counted=counted_words(result, words))


def group_names(names: Iterable[str], words: NullTranslations) -> Mapping[str, str]:
    """What groups are called in a report: by number where a name may be a person's, as a team leader's is."""
    _ = words.gettext
    own = tuple(names)
    free = (told for place in count(1) if (told := _("Group {number}").format(number=place)) not in own)
    return {name: (next(free) if private_marks(name) else name) or _("no group named") for name in own}
