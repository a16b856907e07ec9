"""Surveys in words: how many answered, how sure a share is, what a question says, on the screen."""

from __future__ import annotations

from gettext import NullTranslations, ngettext
from gettext import gettext as _

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.statistics import margin_of_error
from maturity_desktop.domain.survey import NO, YES, QuestionResult, SurveyResult
from maturity_desktop.domain.survey_scales import box_words
from maturity_desktop.domain.survey_support import SurveySupport
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.reports.sections.wording import listed, number, percent, short_number

MOST_UNCERTAIN = 0.5
"""The share whose margin is the widest."""


def asked_words(asked: Asked) -> str:
    """Who was asked."""
    return {Asked.CUSTOMERS: _("customers"), Asked.EMPLOYEES: _("employees")}[asked]


def kind_words(kind: QuestionKind) -> str:
    """How a question is answered."""
    return {
        QuestionKind.SCALE: _("scale"), QuestionKind.RECOMMEND: _("recommend, 0 to 10"),
        QuestionKind.YES_NO: _("yes or no"), QuestionKind.CHOICE: _("choice"),
        QuestionKind.COMMENT: _("comment"), QuestionKind.GROUP: _("group"),
    }[kind]  # fmt: skip


def survey_row(survey: Survey) -> Row:
    """A survey in the list of the audit's."""
    told = _("no answers yet")
    if survey.answers:
        told = ngettext("{count} answer", "{count} answers", survey.count).format(count=survey.count)
    return Row(survey.title, detail=told, mark=asked_words(survey.asked), goal=survey.id)


# All answers


def answered_words(result: SurveyResult, words: NullTranslations) -> str:
    """How many answered, of how many."""
    if result.response_rate is not None:
        told = _("{of} of {invited} who were invited answered ({rate}).")
        rate = percent(float(result.response_rate), words)
        return told.format(of=result.of, invited=result.survey.invited, rate=rate)
    told = ngettext("{count} person answered.", "{count} people answered.", result.of).format(count=result.of)
    if result.survey.invited:
        fewer = _("Fewer are said to have been invited: no response rate.")
        return f"{told} {fewer}"
    unknown = _("How many were invited is not known: no response rate.")
    return f"{told} {unknown}"


def margin_words(result: SurveyResult, words: NullTranslations) -> str:
    """How sure a share of all answers is at worst; empty where too few answered to say."""
    population = result.survey.population
    known = population is not None and population >= result.of
    margin = margin_of_error(MOST_UNCERTAIN, result.of, population if known else None).value
    if margin is None or result.withheld:
        return ""
    points = number(100 * margin, 1, words)
    if known:
        told = _("A share of all answers is sure to ± {points} points or better (95 %, out of {population}).")
        return told.format(points=points, population=population)
    told = _("A share of all answers is sure to ± {points} points or better (95 %).")
    return told.format(points=points)


def withheld_words(survey: Survey) -> str:
    """Why something is not told."""
    return _("withheld: fewer than {least}").format(least=survey.smallest_group)


# A question


def box_name(question: SurveyQuestion, box: str) -> str:
    """An answer as the question offers it: “4”, “5 Very satisfied”, “yes”."""
    if question.kind is QuestionKind.YES_NO:
        return {YES: _("yes"), NO: _("no")}.get(box, box)
    if question.kind is QuestionKind.SCALE:
        named = box_words(question).get(int(box), "")
        return f"{box} {named}" if named else box
    return box


def top_name(question: SurveyQuestion) -> str:
    """The boxes that count as good: “4 or 5”, “yes”."""
    if question.kind is QuestionKind.YES_NO:
        return _("yes")
    last = question.lowest if question.low_is_good else question.highest
    if question.top == last:
        return str(last)
    low, high = sorted((question.top, last))
    if high - low == 1:
        return _("{low} or {high}").format(low=low, high=high)
    return _("{low} to {high}").format(low=low, high=high)


def interval_words(result: QuestionResult, words: NullTranslations) -> str:
    """The interval about the share: “74 to 88 %”."""
    if result.top is None:
        return ""
    low, high = (
        short_number(100 * share, words, 1) for share in (result.top.interval.low, result.top.interval.high)
    )
    return _("{low} to {high} %").format(low=low, high=high)


def points_words(score: float, words: NullTranslations) -> str:
    """A net promoter score with its sign."""
    told = number(abs(score), 0, words)
    return f"−{told}" if score <= -0.5 else f"+{told}" if score >= 0.5 else told


def headline_figure(result: QuestionResult, words: NullTranslations) -> str:
    """The one figure of a question: its top share, its score, or the answer that most gave."""
    if result.top is not None:
        return percent(float(result.top.share), words)
    if result.net_promoter is not None:
        return points_words(result.net_promoter.score, words)
    if not result.counts or result.withheld:
        return "–"
    most = max(result.counts, key=lambda box: result.counts[box])
    share = percent(result.counts[most] / result.of, words)
    # Isolated, so that an answer from the right to the left leaves the figure where it is.
    answer = f"\u2068{box_name(result.question, most)}\u2069"
    return _("“{answer}” {share}").format(answer=answer, share=share)


def figures_words(result: QuestionResult, words: NullTranslations) -> tuple[str, ...]:
    """Every figure of a question in short lines; nothing of one that is withheld."""
    if result.withheld:
        return ()
    told = []
    if result.top is not None:
        line = _("{boxes}: {share} (95 %: {interval})")
        told.append(
            line.format(
                boxes=top_name(result.question),
                share=percent(float(result.top.share), words),
                interval=interval_words(result, words),
            )
        )
    if result.net_promoter is not None:
        line = _("net promoter score {score}, standard error {error}")
        told.append(
            line.format(
                score=points_words(result.net_promoter.score, words),
                error=number(result.net_promoter.standard_error, 1, words),
            )
        )
    if result.mean is not None:
        told.append(_("mean {mean}").format(mean=number(float(result.mean), 2, words)))
    return tuple(told)


def counted_words(result: QuestionResult) -> str:
    """How many answered a question, and how many did not."""
    told = _("n {count}").format(count=result.of)
    if not result.left_out:
        return told
    left = _("n {count}, {left} left out")
    return left.format(count=result.of, left=result.left_out)


def question_said(result: QuestionResult, survey: Survey, words: NullTranslations) -> str:
    """A question and all its figures, as they are read aloud."""
    line = _("{question} – {figures}")
    counted = counted_words(result)
    if result.withheld:
        return line.format(
            question=result.question.text, figures=". ".join((counted, withheld_words(survey)))
        )
    box = _("{answer}: {count}, {share}")
    boxes = [
        box.format(
            answer=box_name(result.question, own), count=count, share=percent(count / result.of, words)
        )
        for own, count in result.counts.items()
    ]
    figures = ". ".join((counted, *figures_words(result, words), "; ".join(boxes)))
    return line.format(question=result.question.text, figures=figures)


# Elsewhere


def support_words(support: SurveySupport, words: NullTranslations) -> str:
    """What one question says of a criterion, on a line."""
    result = support.result
    told = withheld_words(support.survey) if result.withheld else headline_figure(result, words)
    if result.top is not None and not result.withheld:
        told = _("{boxes}: {share}").format(boxes=top_name(result.question), share=told)
    line = _("{asked}: {figure} – “{question}” ({counted})")
    return line.format(
        asked=asked_words(support.survey.asked),
        figure=told,
        question=result.question.text,
        counted=counted_words(result),
    )


def origin_words(survey: Survey, audit: Audit) -> str:
    """Where the answers came from."""
    if not survey.answers:
        return _("There are no answers yet: import what a survey tool gives out, or what came back.")
    item = audit.get(Evidence, audit.client.id, survey.evidence)
    if item is None:
        return survey.origin or _("That is not known.")
    return _("{label} “{title}”, {origin}").format(label=item.label, title=item.title, origin=survey.origin)


def criteria_words(criteria: tuple[str, ...], words: NullTranslations) -> str:
    """The criteria that a question speaks to, by their ids."""
    return listed([told.partition(" ")[2] for told in criteria], words)
