"""The verb of surveys: what a file of answers says, without an audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Surroundings, as_json, everywhere
from maturity_desktop.cli.telling import print_json, tell

if TYPE_CHECKING:
    from maturity_desktop.domain.survey import GroupResult, QuestionResult
    from maturity_desktop.domain.survey_templates import SurveyTemplate
    from maturity_desktop.verbs.survey_told import FoundSurvey

A_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
PEOPLE = click.IntRange(min=1)


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=A_FILE)
@click.option("--template", metavar="ID", help=N_("The questionnaire that was asked: customers, employees."))
@click.option("--population", type=PEOPLE, metavar="N", help=N_("How many people could have been asked."))
@click.option("--invited", type=PEOPLE, metavar="N", help=N_("How many people were asked."))
@click.option(
    "--smallest-group",
    type=click.IntRange(min=2),
    default=5,
    metavar="N",
    help=N_("Groups of fewer answers are withheld; 5 unless told otherwise."),
)
@as_json
@everywhere
@click.pass_obj
def survey(
    around: Surroundings,
    files: Sequence[Path],
    template: str | None,
    population: int | None,
    invited: int | None,
    smallest_group: int,
    as_json: bool,
) -> None:
    """Tell what the answers in FILE say, one row for each person, without an audit."""
    from maturity_desktop.verbs.survey_told import survey_as_data, survey_of_files

    chosen = None if template is None else _template(around, template)
    found = survey_of_files(files, chosen, population, invited, smallest_group)
    if as_json:
        print_json(survey_as_data(found.result, found.oddities, NullTranslations()))
        return
    for line in _lines(found):
        tell(*line)


def _template(around: Surroundings, name: str) -> SurveyTemplate:
    from maturity_desktop.verbs.surveys import templates_at_hand

    templates = {own.id: own for own in templates_at_hand(around.folder)}
    if name not in templates:
        told = _("There is no questionnaire {name}. There are: {names}.")
        raise LookupError(told.format(name=name, names=", ".join(templates)))
    return templates[name]


def _lines(found: FoundSurvey) -> Iterator[tuple[str, ...]]:
    """The results for people: each question with its figures, by group, and what was odd in the files."""
    from maturity_desktop.reports.survey_sheets.quality_words import survey_oddity_sentence

    result, words = found.result, NullTranslations()
    yield (result.survey.title,)
    answers = _("{count} answers").format(count=result.of)
    if result.response_rate is None:
        yield (answers,)
    else:
        yield answers, _("{rate} % of those invited").format(rate=f"{float(100 * result.response_rate):.1f}")
    if result.withheld:
        told = _("Withheld: fewer than {least} answers").format(least=result.survey.smallest_group)
        yield (told,)
    for own in () if result.withheld else result.questions:
        yield own.question.text, *_figures(own)
    for name, groups in result.groups.items():
        yield ("",)
        yield (_("By group: {question}").format(question=result.text_of(name)),)
        for group in groups:
            yield from _group(group)
    for name, comments in result.comments.items():
        yield ("",)
        yield result.text_of(name), _("n {count}").format(count=len(comments))
        yield from map(_comment, comments)
    if found.oddities:
        yield ("",)
        yield (_("Data quality"),)
        for oddity in found.oddities:
            yield (f"  {survey_oddity_sentence(oddity, words)}",)


def _comment(comment: str) -> tuple[str, ...]:
    """A comment; with a word beside it where it may tell who is meant."""
    from maturity_desktop.domain.survey_privacy import private_marks

    line = f"  {comment}"
    return (line, _("may name a person")) if private_marks(comment) else (line,)


def _figures(own: QuestionResult) -> Iterator[str]:
    from maturity_desktop.reports.sections.wording import with_minus

    yield _("n {count}").format(count=own.of)
    if own.withheld:
        yield _("withheld")
        return
    if own.top is not None:
        share, low, high = (
            f"{100 * float(value):.1f}"
            for value in (own.top.share, own.top.interval.low, own.top.interval.high)
        )
        yield _("top {share} % ({low} to {high} %)").format(share=share, low=low, high=high)
    if own.mean is not None:
        yield _("mean {mean}").format(mean=f"{float(own.mean):.2f}")
    if own.net_promoter is not None:
        score, error = with_minus(f"{own.net_promoter.score:.1f}"), f"{own.net_promoter.standard_error:.1f}"
        yield _("net promoter score {score}, standard error {error}").format(score=score, error=error)
    if own.top is None and own.net_promoter is None:
        yield ", ".join(f"{box}: {count}" for box, count in own.counts.items())


def _group(group: GroupResult) -> Iterator[tuple[str, ...]]:
    name = group.name or _("not told")
    yield name, _("n {count}").format(count=group.of), *([_("withheld")] if group.withheld else [])
    for own in group.questions.values():
        yield f"  {own.question.text}", *_figures(own)


VERBS = (survey,)
