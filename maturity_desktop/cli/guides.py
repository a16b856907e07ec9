"""The verb of guides: what is to be asked at an activity, planned or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Surroundings, as_json, everywhere
from maturity_desktop.cli.audits import chosen_results, results_of_audit, which_framework
from maturity_desktop.cli.telling import print_json, tell
from maturity_desktop.cli.written import file_option, hand_over
from maturity_desktop.domain.plan_records import ActivityKind

if TYPE_CHECKING:
    from maturity_desktop.domain.guides import ModelGuide, TimedGuide
    from maturity_desktop.domain.plan_records import Activity


@click.command("guide")
@click.argument("audit")
@click.argument("activity", required=False)
@click.option("--roles", metavar="ROLE,…", help=N_("Who is asked, where no activity is named."))
@click.option("--criteria", metavar="ID,…", help=N_("What is asked about, where no activity is named."))
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ActivityKind]),
    help=N_("What people do together, where no activity is named; else an interview."),
)
@click.option(
    "--minutes",
    type=click.IntRange(1, 24 * 60),
    help=N_("How long there is, where no activity is named; else as long as it takes."),
)
@which_framework
@file_option("pdf", N_("The guide to print."))
@as_json
@everywhere
@click.pass_obj
def guide_verb(
    around: Surroundings,
    audit: str,
    activity: str | None,
    roles: str | None,
    criteria: str | None,
    kind: str | None,
    minutes: int | None,
    framework_id: str | None,
    pdf: Path | None,
    as_json: bool,
) -> None:
    """Tell what is to be asked at ACTIVITY (an id or a title) of AUDIT, or of these roles."""
    from maturity_desktop.domain.guides import guides_of, in_time
    from maturity_desktop.verbs.guides import (
        export_guide,
        find_activity,
        guide_data,
        guide_paper_of,
        unplanned,
    )

    results = results_of_audit(around, audit)
    found = results[0].audit
    if activity is not None:
        if roles or criteria or kind or minutes or framework_id:
            raise click.UsageError(_("Name an activity, or say who is asked about what, not both."))
        meant = find_activity(found, activity)
    else:
        chosen = chosen_results(results, framework_id)
        how = ActivityKind(kind) if kind else ActivityKind.INTERVIEW
        found, meant = unplanned(found, chosen, how, _names(roles), _names(criteria), minutes or 0)
    guides = guides_of(found, meant, results)
    if not guides and (pdf is not None or not as_json):
        raise LookupError(_("Nothing is open for these roles and criteria, so there is nothing to ask."))
    if pdf is not None:
        today = around.clock().date()
        export_guide(guide_paper_of(found, meant, results, today, NullTranslations()), pdf)
        hand_over(around, found.id, [pdf], quiet=as_json)
    if as_json:
        print_json(guide_data(meant, guides))
        return
    if pdf is not None:
        return
    for line in _lines(meant, in_time(guides, meant)):
        tell(*line)


def _names(told: str | None) -> Sequence[str]:
    """The names of a list with commas."""
    return [name.strip() for name in (told or "").split(",") if name.strip()]


def _lines(activity: Activity, timed: TimedGuide) -> Iterator[tuple[str, ...]]:
    """The guide for people: what there is time for, then the rest."""
    from maturity_desktop.reports.sections.activity_words import guide_size_words

    yield (guide_size_words(timed, activity, NullTranslations()),)
    yield from _questions(timed.first)
    if timed.later:
        yield (_("If there is time"),)
        yield from _questions(timed.later)


def _questions(guides: Sequence[ModelGuide]) -> Iterator[tuple[str, ...]]:
    from maturity_desktop.reports.sections.activity_words import open_words

    words = NullTranslations()
    for guide in guides:
        for section in guide.sections:
            yield section.criterion.id, section.criterion.title
            for lead in section.leads:
                yield (f"  {lead}",)
            for question in section.questions:
                point = question.checkpoint
                yield f"  {point.id}", point.text, open_words(question.why, words)


VERBS = (guide_verb,)
