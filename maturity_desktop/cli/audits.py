"""The verbs of audits: make, list, show, move."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Surroundings, as_json, everywhere, plain_id
from maturity_desktop.cli.telling import print_json, tell
from maturity_desktop.domain.rounding import half_up

if TYPE_CHECKING:
    from maturity_desktop.domain.results import Results

which_framework = click.option(
    "--framework", "framework_id", metavar="ID", help=N_("One of several frameworks.")
)
author_option = click.option(
    "--author", metavar="NAME", help=N_("Who does this; else the assessor of the audit.")
)


@click.command()
@everywhere
@click.pass_obj
def sample(around: Surroundings) -> None:
    """Put the sample audit into the library and print its id."""
    from maturity_desktop.verbs.sample import make_sample

    with around.open() as library:
        tell(make_sample(library, around.clock))


@click.command("list")
@as_json
@everywhere
@click.pass_obj
def list_(around: Surroundings, as_json: bool) -> None:
    """List the audits of the library."""
    from maturity_desktop.reports.sections.certification_words import due_words
    from maturity_desktop.verbs.readiness import certification_data
    from maturity_desktop.verbs.schedule import told_of_audits
    from maturity_desktop.verbs.summary import audit_rows

    with around.open_to_read() as library:
        rows = audit_rows(library.audits())
        _schedules, awards = told_of_audits(library, around.clock().date())
    if as_json:
        told = {audit: certification_data(award) for audit, award in awards.items()}
        print_json([row | {"award": told.get(row["id"])} for row in rows])
        return
    for row in rows:
        level = _("no level") if row["level"] is None else str(half_up(row["level"], 2))
        coverage = _("{rated} of {applicable} rated").format(**row)
        due = due_words(awards[row["id"]], NullTranslations()) if row["id"] in awards else ""
        tell(row["id"], row["client"], row["cut_off"], coverage, level, *([due] if due else ()))


@click.command()
@click.argument("audit")
@which_framework
@click.option("--all", "every", is_flag=True, help=N_("Every framework of the audit."))
@as_json
@everywhere
@click.pass_obj
def show(around: Surroundings, audit: str, framework_id: str | None, every: bool, as_json: bool) -> None:
    """Show the figures of AUDIT (an id, the start of one, or a client's name)."""
    from maturity_desktop.cli.lines import figures_as_lines, other_frameworks
    from maturity_desktop.verbs.handed_over import handing_over_data
    from maturity_desktop.verbs.re_audit import earlier_results
    from maturity_desktop.verbs.schedule import carried_out
    from maturity_desktop.verbs.summary_improvement import improvement_figures
    from maturity_desktop.verbs.supporting_data import figures_with_support

    if every and framework_id is not None:
        raise click.UsageError(_("Say --framework or --all, not both."))
    results, today = results_of_audit(around, audit), around.clock().date()
    chosen = results if every else (chosen_results(results, framework_id),)
    if as_json:
        with around.open_to_read() as library:
            earlier = earlier_results(library, results[0].audit)
            figures = [
                figures_with_support(library, result, NullTranslations())
                | carried_out(result, today)
                | improvement_figures(result, results, earlier, today, around.folder)
                | handing_over_data(result.audit)
                for result in chosen
            ]
        print_json(figures if every else figures[0])
        return
    for place, result in enumerate(chosen):
        if place:
            tell("")
        for line in figures_as_lines(result):
            tell(*line)
    if not every and framework_id is None and len(results) > 1:
        tell(other_frameworks(results))


@click.command()
@click.argument("audit")
@click.argument("framework_id", metavar="FRAMEWORK")
@click.option("--edition", metavar="LABEL", default="", help=N_("Its label or key; else the file as it is."))
@click.option("--dry-run", is_flag=True, help=N_("Only say what would become of the audit."))
@author_option
@as_json
@everywhere
@click.pass_obj
def move(
    around: Surroundings,
    audit: str,
    framework_id: str,
    edition: str,
    dry_run: bool,
    author: str | None,
    as_json: bool,
) -> None:
    """Move AUDIT to another edition of FRAMEWORK, and say what carries over and what does not."""
    from maturity_desktop.verbs.audits import find_audit
    from maturity_desktop.verbs.carry_words import carry_figures, carry_text
    from maturity_desktop.verbs.moving import (
        carry_to,
        chosen_edition,
        editions_at_hand,
        framework_of,
        move_audit,
    )

    with around.open_to_read() if dry_run else around.open() as library:
        found = library.load(find_audit(library, audit))
        framework = framework_of(found, plain_id(framework_id))
        chosen = chosen_edition(editions_at_hand(library, found, framework), edition)
        carry = carry_to(library, found, chosen)
        if not dry_run:
            move_audit(library, found, chosen, author or found.details.assessor, around.clock)
    if as_json:
        print_json(carry_figures(carry))
        return
    if chosen.in_use:
        tell(_("The audit stands on this edition already."))
        return
    for line in carry_text(carry, found).split("\n"):
        tell(line)


@click.command("add-model")
@click.argument("audit")
@click.argument("framework_id", metavar="FRAMEWORK")
@author_option
@everywhere
@click.pass_obj
def add_model(around: Surroundings, audit: str, framework_id: str, author: str | None) -> None:
    """Take FRAMEWORK into AUDIT, beside the models that it has."""
    from maturity_desktop.verbs.audits import find_audit
    from maturity_desktop.verbs.moving import add_model as add

    with around.open() as library:
        found = library.load(find_audit(library, audit))
        added = add(library, found, plain_id(framework_id), author or found.details.assessor, around.clock)
    tell(
        _("{audit}: with {framework}, {edition}").format(
            audit=found.id, framework=added.title, edition=added.edition
        )
    )


VERBS = (sample, list_, show, move, add_model)


def are_one(one: Path, other: Path) -> bool:
    """Whether two names lead to the same file, there already or not yet."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    try:
        return one.samefile(other)  # a hard link, or a name that the disk does not tell apart
    except OSError:
        return _of_any_case(one) == _of_any_case(other) and sys.platform in ("win32", "darwin")


def _of_any_case(path: Path) -> str:
    return os.path.realpath(path).casefold()


def results_of_audit(around: Surroundings, audit: str) -> tuple[Results, ...]:
    """The results of an audit, one for each of its frameworks; LookupError where there is none."""
    from maturity_desktop.verbs.audits import find_audit, results_of

    with around.open_to_read() as library:
        found = find_audit(library, audit)
        results = results_of(library, found)
    if not results:
        raise LookupError(
            _("The audit {audit} has no framework, so there is nothing to show.").format(audit=found)
        )
    return results


def chosen_results(results: Sequence[Results], framework_id: str | None) -> Results:
    """Those of the framework that was named, else the first; LookupError where there is no such."""
    if framework_id is None:
        return results[0]
    for found in results:
        if found.framework.id == plain_id(framework_id):
            return found
    names = ", ".join(found.framework.id for found in results)
    raise LookupError(
        _("The audit has no framework {name}. It has: {names}.").format(name=framework_id, names=names)
    )
