"""Surveys in words: how many answered, how sure a share is, what a question says, on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.figure_records import QuestionKind, Survey
from maturity_desktop.domain.survey import QuestionResult, SurveyResult
from maturity_desktop.domain.survey_log import SurveyOdd
from maturity_desktop.domain.survey_support import SurveySupport
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.reports.sections import survey_words as report_words
from maturity_desktop.reports.sections.survey_words import (
    answered_words,
    asked_words,
    box_name,
    estimates_words,
    top_name,
    withheld_words,
)
from maturity_desktop.reports.sections.wording import listed, percent
from maturity_desktop.reports.survey_sheets.quality_words import survey_oddity_sentence
from maturity_desktop.verbs.survey_answers import told_quality

ISOLATED = "\u2068{}\u2069"
"""An answer from the right to the left leaves the figure after it where it is."""


def kind_words(kind: QuestionKind) -> str:
    """How a question is answered."""
    return {
        QuestionKind.SCALE: _("scale"), QuestionKind.RECOMMEND: _("recommend, 0 to 10"),
        QuestionKind.YES_NO: _("yes or no"), QuestionKind.CHOICE: _("choice"),
        QuestionKind.COMMENT: _("comment"), QuestionKind.GROUP: _("group"),
    }[kind]  # fmt: skip


def survey_row(survey: Survey, words: NullTranslations) -> Row:
    """A survey in the list of the audit's."""
    told = _("no answers yet")
    if survey.answers:
        told = ngettext("{count} answer", "{count} answers", survey.count).format(count=survey.count)
    return Row(survey.title, detail=told, mark=asked_words(survey.asked, words), goal=survey.id)


def standing_words(result: SurveyResult, words: NullTranslations) -> str:
    """How many answered a survey, and what of the last file was there already."""
    if not result.survey.answers:
        return _("No answers yet. Hand out the questionnaire or the answer sheet, then import what came.")
    if result.withheld:
        told = _("Fewer than {least} answered: nothing is told of what they said.")
        return told.format(least=result.survey.smallest_group)
    there = [own for own in told_quality(result.survey) if own.kind is SurveyOdd.ALREADY_THERE]
    every = [answered_words(result, words)]
    every += [f"{survey_oddity_sentence(own, words)}." for own in there[-1:]]
    return " ".join(every)


# A question


def headline_figure(result: QuestionResult, words: NullTranslations) -> str:
    """The one figure of a question, on the screen."""
    return report_words.headline_figure(result, words, ISOLATED.format)


def counted_words(result: QuestionResult, words: NullTranslations) -> str:
    """How many answered a question, and how many did not."""
    told = report_words.counted_words(result, words)
    if not result.left_out:
        return told
    return _("{counted}, {left} left out").format(counted=told, left=result.left_out)


def question_said(result: QuestionResult, survey: Survey, words: NullTranslations) -> str:
    """A question and all its figures, as they are read aloud."""
    line = _("{question} – {figures}")
    counted = counted_words(result, words)
    if result.withheld:
        return line.format(
            question=result.question.text, figures=". ".join((counted, withheld_words(survey, words)))
        )
    box = _("{answer}: {count}, {share}")
    boxes = [
        box.format(
            answer=box_name(result.question, own, words),
            count=count,
            share=percent(count / result.of, words),
        )
        for own, count in result.counts.items()
    ]
    figures = ". ".join((counted, *estimates_words(result, words), "; ".join(boxes)))
    return line.format(question=result.question.text, figures=figures)


# Elsewhere


def support_words(support: SurveySupport, words: NullTranslations) -> str:
    """What one question says of a criterion, on a line."""
    result = support.result
    told = withheld_words(support.survey, words) if result.withheld else headline_figure(result, words)
    if result.top is not None and not result.withheld:
        told = _("{boxes}: {share}").format(boxes=top_name(result.question, words), share=told)
    line = _("{asked}: {figure} – “{question}” ({counted})")
    return line.format(
        asked=asked_words(support.survey.asked, words),
        figure=told,
        question=result.question.text,
        counted=counted_words(result, words),
    )


def origin_words(survey: Survey, audit: Audit) -> str:
    """Where the answers came from."""
    if not survey.answers:
        return _("There are no answers yet: import what a survey tool gives out, or what came back.")
    item = audit.get(Evidence, audit.client.id, survey.evidence)
    if item is None:
        return survey.origin or _("That is not known.")
    return _("{label} “{title}”, {origin}").format(label=item.label, title=item.title, origin=survey.origin)


def criteria_words(criteria: Iterable[tuple[str, str]], words: NullTranslations) -> str:
    """Criteria, told by framework and id, by their ids."""
    return listed([criterion for _framework, criterion in criteria], words)
