"""The verbs of gathering: from how many sides criteria were looked at, and what is missing on site."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Surroundings, as_json, everywhere
from maturity_desktop.cli.audits import chosen_results, results_of_audit, which_framework
from maturity_desktop.cli.telling import print_json, tell
from maturity_desktop.cli.written import file_option, hand_over

if TYPE_CHECKING:
    from maturity_desktop.domain.coverage import CriterionCoverage
    from maturity_desktop.domain.leaving import Gate, Readiness
    from maturity_desktop.domain.results import Results


@click.command()
@click.argument("audit")
@which_framework
@as_json
@everywhere
@click.pass_obj
def coverage(around: Surroundings, audit: str, framework_id: str | None, as_json: bool) -> None:
    """Show from how many sides each criterion of AUDIT was looked at, and who was met about it."""
    from maturity_desktop.verbs.coverage import coverage_of, coverage_row

    results = chosen_results(results_of_audit(around, audit), framework_id)
    rows = coverage_of(results, around.clock().date())
    if as_json:
        print_json([coverage_row(row) for row in rows])
        return
    for row in rows:
        tell(*_coverage_cells(row, results))


def _coverage_cells(row: CriterionCoverage, results: Results) -> Iterator[str]:
    from maturity_desktop.reports.sections.coverage_words import kind_cell_words, role_cell_words, row_remarks

    words = NullTranslations()
    yield row.result.criterion.id
    yield row.result.confidence.value
    yield "; ".join(kind_cell_words(kind, items, words) for kind, items in row.kinds.items())
    yield "; ".join(
        role_cell_words(role, voices, results.framework, words) for role, voices in sorted(row.roles.items())
    )
    yield "; ".join(row_remarks(row, words))
    yield row.result.criterion.title


@click.command()
@click.argument("audit")
@which_framework
@file_option("pdf", N_("The list to print."))
@as_json
@everywhere
@click.pass_obj
def leaving(
    around: Surroundings, audit: str, framework_id: str | None, pdf: Path | None, as_json: bool
) -> None:
    """Show what is missing in AUDIT before the site is left, by criterion and by person."""
    from maturity_desktop.domain.schedule import schedule_of
    from maturity_desktop.reports.sections.leaving_words import gate_headline, leaving_day_words
    from maturity_desktop.verbs.coverage import export_friday_list, friday_list_of, gate_data, gate_of

    results = chosen_results(results_of_audit(around, audit), framework_id)
    today, words = around.clock().date(), NullTranslations()
    schedule, found = schedule_of(results.audit, results.framework, today), gate_of(results, today)
    if pdf is not None:
        export_friday_list(friday_list_of(results, today, words), pdf)
        hand_over(around, results.audit.id, [pdf], quiet=as_json)
    if as_json:
        print_json(gate_data(found, schedule))
        return
    if pdf is not None:
        return
    for line in (gate_headline(found, words), leaving_day_words(schedule, words)):
        if line:
            tell(line)
    for cells in _gate_lines(found, results):
        tell(*cells)


def _gate_lines(found: Gate, results: Results) -> Iterator[tuple[str, ...]]:
    from maturity_desktop.reports.sections.leaving_words import person_line, person_words

    for title, criteria in (
        (_("Not ready"), found.not_ready),
        (_("Ready, with something open"), [own for own in found.criteria if own.ready and own.wants]),
    ):
        if criteria:
            yield ("",)
            yield (title,)
        yield from (_criterion_cells(own) for own in criteria)
    if found.people:
        yield ("",)
        yield (_("Whom to ask what"),)
    for person in found.people:
        points = (point.id for points in person.criteria.values() for point in points)
        yield (
            person_words(person, results.framework),
            person_line(person, NullTranslations()),
            ", ".join(points),
        )


def _criterion_cells(own: Readiness) -> tuple[str, ...]:
    from maturity_desktop.reports.sections.leaving_words import want_words, way_words

    words, criterion = NullTranslations(), own.result.criterion
    return criterion.id, "; ".join(want_words(own, words)), way_words(own, words), criterion.title


VERBS = (coverage, leaving)
