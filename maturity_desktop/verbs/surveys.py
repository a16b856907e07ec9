"""What a consultant does with a survey: make one, change its questions, take it away. Each is one edit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain import changes as edits
from maturity_desktop.domain.audit import Audit, Change, Link
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.supporting_rows import TablesOf
from maturity_desktop.domain.survey import SurveyResult, questions_of, survey_result
from maturity_desktop.domain.survey_templates import SurveyTemplate, joined_templates, template_questions
from maturity_desktop.storage.own_models import FOLDER
from maturity_desktop.storage.survey_files import SURVEYS, read_templates
from maturity_desktop.verbs.frameworks import frameworks_at_hand

LARGEST_GROUP = 1_000
"""The most answers that anybody may want of a group before it is shown."""
LEAST_GROUP = 2


# Templates


def templates_at_hand(library_folder: Path) -> tuple[SurveyTemplate, ...]:
    """The templates that come with the program, and the firm's own where the library has a sound file."""
    return templates_and_faults(library_folder)[0]


def templates_and_faults(
    library_folder: Path,
) -> tuple[tuple[SurveyTemplate, ...], tuple[FrameworkError, ...]]:
    """The templates that can be used, and what is wrong with a file of them that cannot."""
    frameworks = {file.framework.id: file.framework for file in frameworks_at_hand(library_folder)}
    found: tuple[SurveyTemplate, ...] = ()
    faults = []
    for path in (frameworks_folder() / SURVEYS, library_folder / FOLDER / SURVEYS):
        if path.exists():
            try:
                found = joined_templates(found, read_templates(path, frameworks))
            except FrameworkError as error:
                faults.append(error)
    return found, tuple(faults)


# A survey in an audit


def survey_from_template(audit: Audit, template: SurveyTemplate) -> tuple[Survey, Changes]:
    """A new survey with the questions of a template; criteria of models that the audit lacks stay named."""
    survey = Survey(audit.id, new_key(), template.asked, template.title)
    questions = template_questions(template, audit.id, survey.id)
    return survey, tuple(Change(None, record) for record in (survey, *questions))


def survey_from_nothing(audit: Audit, asked: Asked, title: str) -> tuple[Survey, Changes]:
    """A new survey without questions."""
    survey = Survey(audit.id, new_key(), asked, title)
    return survey, (Change(None, survey),)


def change_survey(audit: Audit, survey: Survey) -> Changes:
    """A survey's title, population, invited, closing day or smallest group; ValueError as `survey_fault`."""
    fault = survey_fault(survey)
    if fault:
        raise ValueError(fault)
    return edits.put(audit, survey)


def survey_fault(survey: Survey) -> str:
    """What cannot be so in a survey's numbers, as a sentence; empty where all can."""
    if not survey.title.strip():
        return _("A survey has a title.")
    if any(number is not None and number < 1 for number in (survey.population, survey.invited)):
        return _("At least one person could be asked.")
    if survey.population is not None and survey.invited is not None and survey.invited > survey.population:
        return _("No more people can be invited than there are.")
    known = survey.invited if survey.invited is not None else survey.population
    if known is not None and survey.asked is Asked.EMPLOYEES and known < survey.count:
        return _("There are more answers than people who were asked.")
    if not LEAST_GROUP <= survey.smallest_group <= LARGEST_GROUP:
        return _("Groups are shown from {least} to {most} answers on.").format(
            least=LEAST_GROUP, most=LARGEST_GROUP
        )
    return ""


def remove_survey(audit: Audit, survey: Survey) -> Changes:
    """A survey goes with its questions; the files that it came from stay in the register."""
    own = questions_of(audit, survey.id)
    return tuple(Change(question, None) for question in own) + edits.drop(audit, survey)


# Its questions


def new_question(audit: Audit, survey: Survey, text: str, kind: QuestionKind) -> SurveyQuestion:
    """A question to be put at the end of a survey."""
    questions = questions_of(audit, survey.id)
    last = max((own.position for own in questions), default=-1)
    name = free_question_id({own.id for own in questions})
    return SurveyQuestion(audit.id, survey.id, name, last + 1, text, kind)


def free_question_id(taken: Collection[str]) -> str:
    """An id that none of these questions has."""
    number = len(taken) + 1
    while f"q{number}" in taken:
        number += 1
    return f"q{number}"


def put_question(audit: Audit, question: SurveyQuestion) -> Changes:
    """A question is added or changed; ValueError as `question_fault`."""
    fault = question_fault(question)
    if fault:
        raise ValueError(fault)
    return edits.put(audit, question)


def question_fault(question: SurveyQuestion) -> str:
    """What cannot be so in a question, as a sentence; empty where all can."""
    if not question.text.strip():
        return _("A question has a text.")
    if question.kind is QuestionKind.CHOICE and len(_different(question.choices)) < 2:
        return _("A question with choices has at least two different ones.")
    if question.kind is not QuestionKind.SCALE:
        return ""
    if not 0 <= question.lowest < question.highest <= 10:
        return _("A scale runs between 0 and 10, and has at least two boxes.")
    if not question.lowest <= question.top <= question.highest:
        return _("The best boxes begin on the scale.")
    if len(question.choices) not in (0, 2, question.highest - question.lowest + 1):
        return _("A scale has words for its two ends, for every box, or none.")
    return ""


def _different(choices: Iterable[str]) -> set[str]:
    return {choice.strip().casefold() for choice in choices} - {""}


def remove_question(audit: Audit, question: SurveyQuestion) -> Changes:
    """A question goes; answers to it stay kept, and count again where it comes back under its id."""
    return edits.drop(audit, question)


def move_question(audit: Audit, question: SurveyQuestion, place: int) -> Changes:
    """A question takes this place among the others, counted from 0."""
    others = [own for own in questions_of(audit, question.survey) if own.id != question.id]
    ordered = [*others[:place], question, *others[place:]]
    return tuple(
        change
        for position, own in enumerate(ordered)
        for change in edits.put(audit, replace(own, position=position))
    )


def map_question(audit: Audit, question: SurveyQuestion, criteria: Sequence[tuple[str, str]]) -> Changes:
    """The criteria that a question speaks to, by framework; what the answers came from is used there too."""
    told = tuple(dict.fromkeys(f"{framework} {criterion}" for framework, criterion in criteria))
    survey = audit.get(Survey, audit.id, question.survey)
    models = {use.framework for use in audit.framework_uses}
    links = [
        Link(audit.id, survey.evidence, framework, criterion)
        for framework, criterion in criteria
        if survey is not None and survey.evidence and framework in models
    ]
    added = (change for link in links if not audit.get(Link, *link.key) for change in edits.put(audit, link))
    return (*edits.put(audit, replace(question, criteria=told)), *added)


def criteria_of(question: SurveyQuestion, frameworks: Mapping[str, Framework]) -> tuple[tuple[str, str], ...]:
    """Framework and criterion of everything that a question speaks to, as far as these models have it."""
    pairs = (tuple(told.split(" ", 1)) for told in question.criteria)
    known = {
        (framework.id, criterion.id) for framework in frameworks.values() for criterion in framework.criteria
    }
    return tuple((pair[0], pair[1]) for pair in pairs if pair in known)


# Its results


def result_of(audit: Audit, survey: Survey, tables: TablesOf) -> SurveyResult:
    """What a survey says; LibraryError where its answers are lost."""
    answers = tables(survey.answers) if survey.answers else ()
    return survey_result(survey, questions_of(audit, survey.id), answers)
