"""The verbs of an audit beside others: the next one, what moved since, how far two assessors agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Day, Surroundings, as_json, everywhere
from maturity_desktop.cli.audits import author_option, chosen_results, results_of_audit, which_framework
from maturity_desktop.cli.telling import print_json, tell

if TYPE_CHECKING:
    from maturity_desktop.domain.agreement import Calibration
    from maturity_desktop.domain.movement import CriterionMovement, Movement

Line = tuple[str, ...]
INDENT = "  "


@click.command()
@click.argument("audit")
@which_framework
@as_json
@everywhere
@click.pass_obj
def movement(around: Surroundings, audit: str, framework_id: str | None, as_json: bool) -> None:
    """Show what moved in AUDIT since the audit before, like for like."""
    from maturity_desktop.reports.sections.movement import movements_of
    from maturity_desktop.verbs.re_audit import earlier_results
    from maturity_desktop.verbs.summary_improvement import movement_data

    results = chosen_results(results_of_audit(around, audit), framework_id)
    with around.open_to_read() as library:
        earlier = earlier_results(library, results.audit)
    found = next(iter(movements_of([results], earlier)), None)
    if as_json:
        print_json(movement_data(found) if found else None)
        return
    if found is None:
        tell(_("No audit came before, or it is not on this laptop."))
        return
    for line in _movement_lines(found):
        tell(*line)


def _movement_lines(found: Movement) -> Iterator[Line]:
    from maturity_desktop.domain.movement import Moved
    from maturity_desktop.reports.sections.movement_words import (
        group_words,
        movement_about,
        movement_sentence,
    )

    words = NullTranslations()
    yield (movement_sentence(found, words),)
    yield from ((line,) for line in movement_about(found, words))
    for moved in Moved:
        own = found.those(moved)
        if own and moved is not Moved.HELD:
            yield ("",)
            yield (group_words(moved, len(own), words),)
            yield from (_criterion_line(criterion) for criterion in own)


def _criterion_line(own: CriterionMovement) -> Line:
    from maturity_desktop.reports.sections.movement_words import (
        change_words,
        level_now_words,
        remark_words,
    )

    words = NullTranslations()
    levels = _("{before} to {now}").format(
        before=level_now_words(own.before, words), now=level_now_words(own.now, words)
    )
    cells = (f"{INDENT}{own.criterion.id}", levels, change_words(own, words), remark_words(own, words))
    return (*(cell for cell in cells if cell), own.criterion.title)


@click.command()
@click.argument("audit")
@which_framework
@as_json
@everywhere
@click.pass_obj
def agreement(around: Surroundings, audit: str, framework_id: str | None, as_json: bool) -> None:
    """Show how far the assessors of AUDIT agree who rated the same without sight of each other."""
    from maturity_desktop.domain.agreement import agreement_of_all, calibrations, not_blind
    from maturity_desktop.reports.sections.agreement_words import counted_words, kappa_lines, not_blind_words
    from maturity_desktop.verbs.summary_improvement import agreement_rows

    results = chosen_results(results_of_audit(around, audit), framework_id)
    if as_json:
        print_json(agreement_rows(results))
        return
    found, words = calibrations(results.audit, results.framework, results), NullTranslations()
    others = not_blind(results.audit, results.framework, results)
    if not found and not others:
        tell(_("Nobody has rated this a second time yet."))
    for own in found:
        for line in _agreement_lines(own):
            tell(*line)
    together = agreement_of_all(found)
    if together is not None:
        tell(_("All assessors together"))
        for told in (counted_words(together, words), *kappa_lines(together, words)):
            tell(told)
    if others:
        tell(not_blind_words(len(others), words))
        tell(", ".join(own.rating.assessor for own in others))


def _agreement_lines(own: Calibration) -> Iterator[Line]:
    from maturity_desktop.reports.sections.agreement_words import (
        agreed_words,
        counted_words,
        kappa_lines,
        method_words,
    )

    words = NullTranslations()
    yield (own.rating.assessor,)
    told = (counted_words(own.agreement, words), *kappa_lines(own.agreement, words))
    yield from ((line,) for line in (*told, method_words(own, words), agreed_words(own, words)) if line)
    for pair in own.pairs:
        levels = ("–" if level is None else str(level) for level in (pair.first, pair.second))
        reason = pair.consensus.reason if pair.consensus else ""
        yield (f"{INDENT}{pair.criterion.id}", *levels, pair.criterion.title, *([reason] if reason else ()))


@click.command("re-audit")
@click.argument("audit")
@click.option("--cut-off", type=Day(), required=True, metavar="DATE", help=N_("Its last day of evidence."))
@click.option("--starts-on", type=Day(), metavar="DATE", help=N_("Its first day; else today."))
@click.option("--team", multiple=True, metavar="NAME", help=N_("Who audits, the lead first; repeatable."))
@click.option("--advised", multiple=True, metavar="NAME", help=N_("Who advised the client; repeatable."))
@click.option("--same-editions", is_flag=True, help=N_("Keep the editions of the models."))
@click.option("--no-actions", is_flag=True, help=N_("Leave open actions where they are."))
@click.option("--requests", is_flag=True, help=N_("Ask the client for the same again."))
@author_option
@everywhere
@click.pass_obj
def re_audit(
    around: Surroundings,
    audit: str,
    cut_off: date,
    starts_on: date | None,
    team: tuple[str, ...],
    advised: tuple[str, ...],
    same_editions: bool,
    no_actions: bool,
    requests: bool,
    author: str | None,
) -> None:
    """Begin the next audit of AUDIT's client, warn of who is not independent, and print its id."""
    from maturity_desktop.domain.improvement_records import Consulting
    from maturity_desktop.domain.re_audit import Wanted, conflicts, suggested_team
    from maturity_desktop.verbs.audits import find_audit
    from maturity_desktop.verbs.re_audit import conflict_words, read_earlier, start_re_audit

    with around.open() as library:
        earlier = read_earlier(library, find_audit(library, audit))
        names = team or suggested_team(earlier.audit)
        lead = names[0] if names else earlier.audit.details.assessor
        consulting = (*earlier.audit.all(Consulting), *(Consulting(earlier.audit.id, own) for own in advised))
        wanted = Wanted(
            cut_off,
            starts_on or around.clock().date(),
            lead,
            names,
            consulting,
            actions=not no_actions,
            requests=requests,
        )
        for line in conflict_words(conflicts(earlier.audit, names, consulting)):
            tell(line, err=True)
        made = start_re_audit(library, earlier, wanted, author or lead, around.clock, not same_editions)
    tell(made)


VERBS = (movement, agreement, re_audit)
