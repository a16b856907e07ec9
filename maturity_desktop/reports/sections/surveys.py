"""Surveys in a report: each question with its interval, groups, and how the answers were come by.

No comment is told, no group that is withheld, and of oddities neither cells nor what stood in them: a row of
the file is a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from gettext import NullTranslations

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.quality_log import survey_logged
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.survey import (
    GroupResult,
    QuestionResult,
    SurveyResult,
    is_top_box,
)
from maturity_desktop.domain.survey_log import SurveyOdd, SurveyOddity
from maturity_desktop.reports.charts.survey_bars import groups_chart, question_chart
from maturity_desktop.reports.parts import EvidenceEntry, Line
from maturity_desktop.reports.sections.supporting_figures import (
    CHART_WIDTH,
    criterion_label,
    evidence_label,
    source_place,
)
from maturity_desktop.reports.sections.survey_words import (
    answered_words,
    asked_words,
    box_name,
    counted_words,
    figures_words,
    group_names,
    margin_words,
    withheld_words,
)
from maturity_desktop.reports.sections.wording import (
    count_words,
    day_words,
    even_percent,
    listed,
    percent,
)
from maturity_desktop.reports.supported import (
    AnswerCount,
    CountedQuestion,
    CriterionLabel,
    DataEntry,
    Estimate,
    GroupedEntry,
    QuestionEntry,
    SurveyEntry,
)
from maturity_desktop.reports.survey_sheets.quality_words import survey_oddity_sentence, unnamed_sentences

Names = Mapping[str, Mapping[str, str]]
"""What groups are called, by the question that tells them and by their own name."""


def surveys(
    results: Sequence[Results],
    found: Sequence[SurveyResult],
    register: Sequence[EvidenceEntry],
    words: NullTranslations,
) -> tuple[SurveyEntry, ...]:
    """Every survey that has answers."""
    return tuple(_survey(results, own, register, words) for own in found)


def _survey(
    results: Sequence[Results],
    found: SurveyResult,
    register: Sequence[EvidenceEntry],
    words: NullTranslations,
) -> SurveyEntry:
    survey = found.survey
    names = {by: group_names((group.name for group in groups), words) for by, groups in found.groups.items()}
    return SurveyEntry(
        id=survey.id,
        title=survey.title,
        asked=asked_words(survey.asked, words),
        finding=_finding(found, words),
        says=tuple(_says(found, words)),
        facts=tuple(_facts(found, words)),
        questions=tuple(_question(results, survey, own, words) for own in found.questions),
        groups=tuple(_grouped(found, by, names[by], words) for by in found.groups),
        data=_data(results[0].audit, survey, register, words),
        closed_on="" if survey.closed_on is None else survey.closed_on.isoformat(),
        answers=found.of,
        invited=survey.invited,
        population=survey.population,
        smallest_group=survey.smallest_group,
        response_rate=None if found.response_rate is None else float(found.response_rate),
        counted=tuple(_counted(found, names, words)),
    )


def _finding(found: SurveyResult, words: NullTranslations) -> str:
    """Of the questions with a top box, those that most and least agree with."""
    _ = words.gettext
    shares = {own.question.text: own.top.share for own in found.questions if own.top is not None}
    if len(shares) < 2:
        return ""
    high, low = max(shares, key=shares.__getitem__), min(shares, key=shares.__getitem__)
    return _("Highest: “{high}” with {most}; lowest: “{low}” with {least}.").format(
        high=high,
        most=even_percent(float(shares[high]), words),
        low=low,
        least=even_percent(float(shares[low]), words),
    )


def _says(found: SurveyResult, words: NullTranslations) -> Iterator[str]:
    """How many answered, how sure their answers are, what is withheld, and what became of comments."""
    _ = words.gettext
    yield answered_words(found, words)
    margin = margin_words(found, words)
    if margin:
        yield margin
    least = found.survey.smallest_group
    if found.withheld:
        yield _("Fewer than {least} people answered: everything is withheld.").format(least=least)
    elif found.groups:
        told = _("Groups of fewer than {least} are withheld, and others where they would give those away.")
        yield told.format(least=least)
    count = sum(map(len, found.comments.values()))
    if count:
        told = words.ngettext(
            "{count} comment was written; a comment stands in this report only where the assessor chose it "
            "as evidence.",
            "{count} comments were written; a comment stands in this report only where the assessor chose it "
            "as evidence.",
            count,
        )
        yield told.format(count=count_words(count, words))


def _facts(found: SurveyResult, words: NullTranslations) -> Iterator[Line]:
    _ = words.gettext
    survey = found.survey
    yield Line(_("Asked"), asked_words(survey.asked, words))
    if survey.closed_on is not None:
        yield Line(_("Closed on"), day_words(survey.closed_on, words))
    for label, count in (
        (_("Population"), survey.population),
        (_("Invited"), survey.invited),
        (_("Answered"), found.of),
    ):
        if count is not None:
            yield Line(label, count_words(count, words))
    if found.response_rate is not None:
        yield Line(_("Response rate"), percent(float(found.response_rate), words))


def _question(
    results: Sequence[Results], survey: Survey, own: QuestionResult, words: NullTranslations
) -> QuestionEntry:
    return QuestionEntry(
        text=own.question.text,
        figures=figures_words(own, words),
        counted="" if own.withheld else counted_words(own, words),
        withheld=withheld_words(survey, words) if own.withheld else "",
        chart=question_chart(own, words, CHART_WIDTH),
        criteria=question_labels(own.question, results, words),
    )


def question_labels(
    question: SurveyQuestion, results: Sequence[Results], words: NullTranslations
) -> tuple[CriterionLabel, ...]:
    """The reported criteria that a question speaks to."""
    return tuple(
        criterion_label(own, criterion.criterion.id, results, words)
        for own in results
        for criterion in own.criteria
        if f"{own.framework.id} {criterion.criterion.id}" in question.criteria
    )


def _grouped(found: SurveyResult, by: str, names: Mapping[str, str], words: NullTranslations) -> GroupedEntry:
    """The groups of a question; those that are withheld have no numbers, they are only named."""
    _ = words.gettext
    groups = found.groups[by]
    charts = [
        (own.question.text, groups_chart(own.question.id, groups, names, words, CHART_WIDTH))
        for own in found.questions
    ]
    untold = [names[group.name] for group in groups if group.withheld]
    withheld = _("Withheld: {groups}.").format(groups=listed(untold, words)) if untold else ""
    return GroupedEntry(
        found.text_of(by), tuple((text, chart) for text, chart in charts if chart is not None), withheld
    )


def _data(
    audit: Audit, survey: Survey, register: Sequence[EvidenceEntry], words: NullTranslations
) -> DataEntry:
    told = words.ngettext("{count} answer", "{count} answers", survey.count)
    told = told.format(count=count_words(survey.count, words))
    logged = survey_logged(survey.quality)
    odd = (survey_oddity_sentence(_impersonal(own), words) for own in logged)
    return DataEntry(
        told,
        evidence_label(survey.evidence, register),
        source_place(audit, survey.evidence, survey.origin, register),
        tuple(dict.fromkeys(odd)),
        unnamed_sentences(logged, words),
    )


def _impersonal(oddity: SurveyOddity) -> SurveyOddity:
    """An oddity without the cells, each in the row of a person, and without what somebody wrote there."""
    told = "…" if oddity.kind is SurveyOdd.OFF_SCALE else oddity.what
    return replace(oddity, cells=(), what=told)


# What the workbook counts from


def _counted(found: SurveyResult, names: Names, words: NullTranslations) -> Iterator[CountedQuestion]:
    """Every question of everybody, then of each group."""
    for own in found.questions:
        yield _counted_question(found.survey, own, "", found.survey.population, words)
    for by, groups in found.groups.items():
        for group in groups:
            told = words.gettext("{group} ({question})")
            name = told.format(group=names[by][group.name], question=found.text_of(by))
            yield from _counted_group(found, group, name, words)


def _counted_group(
    found: SurveyResult, group: GroupResult, name: str, words: NullTranslations
) -> Iterator[CountedQuestion]:
    if group.withheld:
        withheld = withheld_words(found.survey, words, group.of)
        yield CountedQuestion("", name, withheld, (), None, None, None, None, None)
        return
    for own in found.questions:
        yield _counted_question(found.survey, group.questions[own.question.id], name, None, words)


def _counted_question(
    survey: Survey, own: QuestionResult, group: str, population: int | None, words: NullTranslations
) -> CountedQuestion:
    if own.withheld:
        withheld = withheld_words(survey, words, own.of)
        return CountedQuestion(own.question.text, group, withheld, (), None, None, None, None, None)
    top = None
    if own.top is not None:
        top = Estimate(float(own.top.share), own.top.of, own.top.interval.low, own.top.interval.high)
    return CountedQuestion(
        question=own.question.text,
        group=group,
        withheld="",
        counts=tuple(
            AnswerCount(
                box_name(own.question, box, words),
                int(box) if own.question.kind in (QuestionKind.SCALE, QuestionKind.RECOMMEND) else None,
                is_top_box(own.question, box),
                count,
            )
            for box, count in own.counts.items()
        ),
        population=population,
        top=top,
        hits=own.top.hits if own.top is not None else None,
        mean=None if own.mean is None else float(own.mean),
        net_promoter=own.net_promoter,
    )


def surveys_title(found: Sequence[SurveyResult], words: NullTranslations) -> str:
    """How many answers there are."""
    answers = sum(own.of for own in found)
    people = words.ngettext("{count} answer", "{count} answers", answers)
    people = people.format(count=count_words(answers, words))
    told = words.ngettext("{answers} to {count} survey", "{answers} to {count} surveys", len(found))
    return told.format(answers=people, count=len(found))
