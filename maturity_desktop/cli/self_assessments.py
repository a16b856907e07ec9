"""The verb of the client's self-assessment: handed out as a workbook, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations, ngettext
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Day, Surroundings, as_json, everywhere
from maturity_desktop.cli.audits import author_option
from maturity_desktop.cli.returned import difference_cells
from maturity_desktop.cli.telling import print_json, tell
from maturity_desktop.cli.written import file_option, hand_over

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.domain.return_faults import Trouble
    from maturity_desktop.domain.scorecard_returns import Difference


@click.command("self-assessment")
@click.argument("audit")
@file_option("xlsx", N_("Write the workbook that the client answers in."))
@click.option(
    "--criteria",
    metavar="IDS",
    default="",
    help=N_("Only these criteria, by commas; of several models as MODEL:ID. A model alone is all of it."),
)
@click.option("--until", type=Day(), metavar="DATE", help=N_("The day by which it is wanted back."))
@click.option(
    "--second",
    is_flag=True,
    help=N_("Write a scorecard without any answers instead, for a second rating that is blind."),
)
@click.option(
    "--take",
    "back",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="F",
    help=N_(
        "Take this workbook that came back into the client's rating set, or a scorecard as a second one."
    ),
)
@click.option("--by", metavar="NAME", default="", help=N_("Who answers or has answered."))
@click.option("--dry-run", is_flag=True, help=N_("Only show what came back."))
@author_option
@as_json
@everywhere
@click.pass_obj
def self_assessment(
    around: Surroundings,
    audit: str,
    xlsx: Path | None,
    criteria: str,
    until: date | None,
    second: bool,
    back: Path | None,
    by: str,
    dry_run: bool,
    author: str | None,
    as_json: bool,
) -> None:
    """Hand the checkpoints of AUDIT out for the client's own answers, or take them back."""
    if (xlsx is None) == (back is None):
        raise click.UsageError(_("Say either --xlsx or --take."))
    if second and (back is not None or criteria or until is not None):
        raise click.UsageError(
            _(
                "--second goes with --xlsx and --by only: the scorecard holds all criteria, and no day by "
                "which it is wanted."
            )
        )
    if back is not None:
        _take(around, audit, back, by, dry_run, author, as_json)
    elif xlsx is not None and second:
        _hand_out_second(around, audit, xlsx, by)
    elif xlsx is not None:
        _hand_out(around, audit, xlsx, criteria, until, by)


def _hand_out(
    around: Surroundings, audit: str, path: Path, criteria: str, until: date | None, by: str
) -> None:
    from maturity_desktop.reports.packs.self_assessment_layout import self_assessment as told_by
    from maturity_desktop.verbs.audits import find_audit
    from maturity_desktop.verbs.programmes import frameworks_of
    from maturity_desktop.verbs.self_assessments import export_self_assessment

    with around.open_to_read() as library:
        found = library.load(find_audit(library, audit))
        frameworks = frameworks_of(library, found)
    wanted = _wanted(criteria, frameworks)
    told = told_by(found, frameworks, around.clock().date(), NullTranslations(), wanted, until, by)
    export_self_assessment(told, path)
    hand_over(around, found.id, [path])


def _hand_out_second(around: Surroundings, audit: str, path: Path, by: str) -> None:
    from maturity_desktop.cli.audits import results_of_audit
    from maturity_desktop.verbs.second_scorecards import export_second_scorecard

    results = results_of_audit(around, audit)
    export_second_scorecard(results, path, around.clock().date(), NullTranslations(), " ".join(by.split()))
    hand_over(around, results[0].audit.id, [path])


def _wanted(criteria: str, frameworks: Mapping[str, Framework]) -> frozenset[tuple[str, str]]:
    """The criteria that are named, by framework; none: all."""
    found: set[tuple[str, str]] = set()
    for word in filter(None, (own.strip() for own in criteria.split(","))):
        model, colon, criterion = word.rpartition(":")
        own = {
            (framework.id, known.id)
            for framework in frameworks.values()
            if model in ("", framework.id)
            for known in framework.criteria
            if known.id == criterion or (not colon and word == framework.id)
        }
        if not own:
            raise click.UsageError(_("The audit has no criterion {criterion}.").format(criterion=word))
        found |= own
    return frozenset(found)


def _take(
    around: Surroundings, audit: str, path: Path, by: str, dry_run: bool, author: str | None, as_json: bool
) -> None:
    """Takes everything that nobody else has answered otherwise."""
    from maturity_desktop.domain.scorecard_returns import without_conflicts
    from maturity_desktop.domain.team import CLIENT
    from maturity_desktop.verbs import self_assessments as verbs
    from maturity_desktop.verbs.audits import find_audit
    from maturity_desktop.verbs.programmes import frameworks_of
    from maturity_desktop.verbs.scorecard_returns import returned_data

    with around.open_to_read() if dry_run else around.open() as library:
        found = library.load(find_audit(library, audit))
        frameworks = frameworks_of(library, found)
        came = verbs.read_rating(path, found, frameworks)
        if came.kind != CLIENT and not (by or came.by):
            raise click.UsageError(_("Say with --by whose rating the scorecard holds."))
        review = verbs.review_rating(found, frameworks, came, by or came.by or found.client.name)
        chosen = () if dry_run else without_conflicts(review.found)
        label = _("answers in {file}").format(file=path.name)
        writer = author or found.details.assessor
        verbs.take_into(library, found, frameworks, review, chosen, label, around.clock(), writer)
    if as_json:
        print_json(returned_data(review.found, review.troubles, chosen))
        return
    for line in _lines(review.found, review.troubles, frameworks, around.clock().date()):
        tell(*line)
    if caution := verbs.seen_words(came, review.rating):
        tell(caution)
    if not dry_run:
        words = ngettext("{count} change was taken over.", "{count} changes were taken over.", len(chosen))
        tell(words.format(count=len(chosen)))


def _lines(
    found: tuple[Difference, ...],
    troubles: tuple[Trouble, ...],
    frameworks: Mapping[str, Framework],
    today: date,
) -> Iterator[tuple[str, ...]]:
    """Each difference, with what speaks against it, then all that is not taken."""
    from maturity_desktop.reports.scorecard_returned import words as telling

    words = NullTranslations()
    if not found:
        yield (_("The workbook says nothing that is not known."),)
    for own in found:
        yield difference_cells(own, frameworks, words)
        if caution := telling.caution_words(own, today, words):
            yield (f"  {caution}",)
    yield from ((telling.trouble_words(own, words),) for own in troubles)


VERBS = (self_assessment,)
