"""Files of surveys: templates, with every error named by its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from gettext import gettext as _
from pathlib import Path as FilePath
from typing import Annotated, Literal

from msgspec import Meta, field

from maturity_desktop.domain.figure_records import Asked, QuestionKind
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.survey_templates import SurveyTemplate, TemplateQuestion
from maturity_desktop.storage.framework_files import file_bytes
from maturity_desktop.storage.framework_schema import Entry, Name, Text, Title
from maturity_desktop.storage.framework_shape import shaped
from maturity_desktop.storage.framework_words import did_you_mean
from maturity_desktop.storage.yaml_tree import Path, YamlTree, read_tree

SURVEYS = "surveys.yaml"
ZeroToTen = Annotated[int, Meta(ge=0, le=10)]


class SpeaksToEntry(Entry):
    """A criterion that a question speaks to."""

    framework: str
    criterion: str


class QuestionEntry(Entry):
    """A question; a scale has the words of every box, of its two ends, or none as `choices`."""

    id: Name
    text: Title
    kind: QuestionKind
    lowest: ZeroToTen = 1
    highest: ZeroToTen = 5
    top: ZeroToTen | None = None
    low_is_good: bool = False
    choices: list[Title] = field(default_factory=list)
    criteria: list[SpeaksToEntry] = field(default_factory=list)


class TemplateEntry(Entry):
    """A questionnaire; `added` marks one in the words of this tool and of no source."""

    id: Name
    title: Title
    asked: Asked
    about: Text
    questions: list[QuestionEntry]
    added: bool = False


class SurveysEntry(Entry):
    """The whole file."""

    schema: Literal[1]
    templates: list[TemplateEntry]


def read_templates(path: FilePath, frameworks: Mapping[str, Framework]) -> tuple[SurveyTemplate, ...]:
    """The templates of a file; FrameworkError with every problem."""
    return parse_templates(file_bytes(path), str(path), frameworks)


def parse_templates(
    source: bytes, name: str, frameworks: Mapping[str, Framework]
) -> tuple[SurveyTemplate, ...]:
    """The templates in these bytes; FrameworkError with every problem.

    Criteria of frameworks that are not at hand are left as they are: the file may speak of more.
    """
    tree = read_tree(source, name)
    entry = shaped(tree, SurveysEntry)
    _check_unique(tree, ("templates",), [template.id for template in entry.templates])
    for place, template in enumerate(entry.templates):
        path: Path = ("templates", place, "questions")
        _check_unique(tree, path, [question.id for question in template.questions])
        for number, question in enumerate(template.questions):
            _check_question(tree, (*path, number), question)
            for order, speaks in enumerate(question.criteria):
                _check_criterion(tree, (*path, number, "criteria", order), speaks, frameworks)
    tree.finish()
    return tuple(_template(template) for template in entry.templates)


def _check_unique(tree: YamlTree, path: Path, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            what = _("the id “{name}” is taken already").format(name=name)
            tree.blame((*path, place, "id"), what, _("Write another id."))
        seen.add(name)


def _check_question(tree: YamlTree, path: Path, question: QuestionEntry) -> None:
    if question.kind is QuestionKind.SCALE:
        if question.lowest >= question.highest:
            what = _("the scale has no boxes")
            tree.blame(
                (*path, "highest"), what, _("Write more than {lowest}.").format(lowest=question.lowest)
            )
        elif not question.lowest <= _top(question) <= question.highest:
            what = _("“top” is not on the scale")
            instead = _("Write a number from {lowest} to {highest}.")
            instead = instead.format(lowest=question.lowest, highest=question.highest)
            tree.blame((*path, "top"), what, instead)
        boxes = question.highest - question.lowest + 1
        if len(question.choices) not in (0, 2, boxes):
            what = _("the words of a scale's boxes are neither two nor as many as its boxes")
            tree.blame((*path, "choices"), what, _("Write the words of the two ends."))
    elif question.kind is QuestionKind.CHOICE and len(question.choices) < 2:
        what = _("the question has fewer than two choices")
        tree.blame((*path, "choices"), what, _("Write what can be chosen."))
    folded = [choice.casefold().strip() for choice in question.choices]
    for place, choice in enumerate(folded):
        if choice in folded[:place]:
            what = _("the choice “{choice}” is there twice").format(choice=question.choices[place])
            tree.blame((*path, "choices", place), what, _("Take one of the two out."))


def _check_criterion(
    tree: YamlTree, path: Path, speaks: SpeaksToEntry, frameworks: Mapping[str, Framework]
) -> None:
    framework = frameworks.get(speaks.framework)
    known = [criterion.id for criterion in framework.criteria] if framework else []
    if framework and speaks.criterion not in known:
        what = _("there is no criterion “{name}”").format(name=speaks.criterion)
        tree.blame((*path, "criterion"), what, did_you_mean(speaks.criterion, known))


def _top(question: QuestionEntry) -> int:
    """The first of the two best boxes, unless the file says otherwise."""
    if question.top is not None:
        return question.top
    return question.lowest + 1 if question.low_is_good else question.highest - 1


def _template(entry: TemplateEntry) -> SurveyTemplate:
    questions = tuple(map(_question, entry.questions))
    return SurveyTemplate(entry.id, entry.title, entry.asked, entry.about, questions, entry.added)


def _question(entry: QuestionEntry) -> TemplateQuestion:
    return TemplateQuestion(
        entry.id,
        entry.text,
        entry.kind,
        entry.lowest,
        entry.highest,
        _top(entry),
        entry.low_is_good,
        tuple(entry.choices),
        tuple(f"{speaks.framework} {speaks.criterion}" for speaks in entry.criteria),
    )
