"""The verbs of what follows the ratings: findings, the roadmap with its forecast, readiness."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Day, Surroundings, as_json, everywhere
from maturity_desktop.cli.audits import chosen_results, results_of_audit, which_framework
from maturity_desktop.cli.telling import print_json, tell
from maturity_desktop.cli.written import file_option, hand_over, refuse_one_file_for_two
from maturity_desktop.domain.report_records import Audience

if TYPE_CHECKING:
    from maturity_desktop.domain.client_history import AuditPoint
    from maturity_desktop.domain.findings import Standing as FindingStanding
    from maturity_desktop.domain.readiness import Miss, Statement
    from maturity_desktop.domain.results import Results
    from maturity_desktop.domain.roadmap import Roadmap
    from maturity_desktop.domain.roadmap import Standing as ActionStanding

Line = tuple[str, ...]
INDENT = "  "


@click.command()
@click.argument("audit")
@which_framework
@as_json
@everywhere
@click.pass_obj
def findings(around: Surroundings, audit: str, framework_id: str | None, as_json: bool) -> None:
    """Show the findings of AUDIT by grade, and what could be better about their wording."""
    from maturity_desktop.verbs.summary_improvement import finding_rows, findings_of

    results = chosen_results(results_of_audit(around, audit), framework_id)
    if as_json:
        print_json(finding_rows(results))
        return
    found = findings_of(results)
    if not found:
        tell(_("There are no findings yet."))
    for line in _finding_lines(found, results):
        tell(*line)


def _finding_lines(found: tuple[FindingStanding, ...], results: Results) -> Iterator[Line]:
    from maturity_desktop.domain.finding_wording import faults_of, names_known
    from maturity_desktop.reports.sections.finding_words import (
        fault_words,
        grade_words,
        graded,
        state_words,
    )

    words, names = NullTranslations(), names_known(results.audit)
    if found:
        yield (graded(found, words),)
    for own in found:
        finding = own.finding
        yield (
            finding.label,
            grade_words(finding.grade, words),
            state_words(finding.state, words),
            ", ".join(criterion for _framework, criterion in own.criteria),
            finding.title,
        )
        for fault in faults_of(own, names):
            yield (f"{INDENT}{fault_words(fault, words)}",)


@click.command()
@click.argument("audit")
@which_framework
@file_option("xlsx", N_("The list of actions, which comes back."))
@file_option("csv", N_("The same list as text."))
@file_option("status", N_("The status report, a PDF."))
@file_option("training", N_("The training plan, a PDF."))
@click.option(
    "--audience",
    type=click.Choice([own.value for own in Audience]),
    default=Audience.CLIENT.value,
    metavar="WHO",
    help=N_("Who reads the status report: “client”, or “internal”, with the latest note of each action."),
)
@as_json
@everywhere
@click.pass_obj
def roadmap(
    around: Surroundings,
    /,
    audit: str,
    framework_id: str | None,
    audience: str,
    as_json: bool,
    **papers: Path | None,
) -> None:
    """Show the roadmap of AUDIT by wave and what each makes of the levels, or write it to files."""
    from maturity_desktop.verbs.actions import waves_and_faults
    from maturity_desktop.verbs.summary_improvement import roadmap_data, roadmap_of

    wanted = {name: path for name, path in papers.items() if path is not None}
    refuse_one_file_for_two(wanted)
    every, today = results_of_audit(around, audit), around.clock().date()
    for fault in waves_and_faults(around.folder)[1]:
        tell(_("Your firm's waves are not used: {reason}").format(reason=fault), err=True)
    _write_roadmap(around, every, wanted, today, Audience(audience))
    hand_over(around, every[0].audit.id, list(wanted.values()), quiet=as_json)
    results = chosen_results(every, framework_id)
    found = roadmap_of(every, today, around.folder)
    if as_json:
        print_json(roadmap_data(results, found))
        return
    for line in () if wanted else _roadmap_lines(results, found):
        tell(*line)


def _write_roadmap(
    around: Surroundings,
    results: Sequence[Results],
    wanted: Mapping[str, Path],
    today: date,
    audience: Audience,
) -> None:
    """Writes each paper that was asked for, of all models of the audit."""
    from maturity_desktop.verbs import actions

    audit, words = results[0].audit, NullTranslations()
    plan = actions.waves_at_hand(around.folder)
    listed = actions.list_of(audit, results, plan, today, words)
    writers: dict[str, Callable[[Path], None]] = {
        "xlsx": lambda path: actions.export_action_workbook(listed, path),
        "csv": lambda path: actions.export_action_csv(listed, path),
        "status": lambda path: actions.export_status(
            actions.status_of(results, plan, today, words, audience=audience), path
        ),
        "training": lambda path: actions.export_training(actions.training_of(audit, today, words), path),
    }
    for name, path in wanted.items():
        writers[name](path)


def _roadmap_lines(results: Results, found: Roadmap) -> Iterator[Line]:
    from maturity_desktop.domain.forecast import forecast
    from maturity_desktop.domain.roadmap import sums
    from maturity_desktop.reports.sections.roadmap_words import (
        clash_words,
        forecast_words,
        headline,
        held_words,
        rises_words,
        span_words,
        sums_words,
    )

    words = NullTranslations()
    yield (headline(found, words),)
    told = sums_words(sums(found.live), found.settings.currency, words)
    if told:
        yield (told,)
    for own in forecast(results, found):
        held = found.in_wave(own.wave.id)
        if held:
            yield ("",)
            yield own.wave.title, span_words(own.wave, found, words)
            yield from (_action_line(standing) for standing in held)
            lines = (forecast_words(own, words), rises_words(own, words), held_words(own, words))
            yield from ((f"{INDENT}{line}",) for line in lines if line)
    for title, standings in ((_("In no wave"), found.unplaced), (_("Dropped"), found.dropped)):
        if standings:
            yield ("",)
            yield (title,)
            yield from (_action_line(standing) for standing in standings)
    if found.clashes:
        yield ("",)
        yield from ((clash_words(clash, words),) for clash in found.clashes)


def _action_line(own: ActionStanding) -> Line:
    from maturity_desktop.reports.sections.roadmap_words import criteria_words, standing_words, when_words

    words, action = NullTranslations(), own.action
    return (
        f"{INDENT}{action.label}",
        standing_words(own, words),
        when_words(own, words),
        criteria_words(own, several=False, words=words),
        action.owner,
        action.title,
    )


@click.command()
@click.argument("audit")
@which_framework
@click.option("--profile", metavar="ID", help=N_("Against this profile; else the one that is chosen."))
@click.option("--as-of", "as_of", type=Day(), metavar="DATE", help=N_("With re-ratings up to this month."))
@file_option("pdf", N_("The statement on one page."))
@file_option("gaps", N_("The detailed gap analysis, a PDF too."))
@as_json
@everywhere
@click.pass_obj
def readiness(
    around: Surroundings,
    audit: str,
    framework_id: str | None,
    profile: str | None,
    as_of: date | None,
    pdf: Path | None,
    gaps: Path | None,
    as_json: bool,
) -> None:
    """Show how AUDIT stands against a profile, what is in the way, and how a certification stands."""
    from maturity_desktop.domain.improvement import results_as_of
    from maturity_desktop.domain.series import Month
    from maturity_desktop.verbs.readiness import line_of, readiness_data
    from maturity_desktop.verbs.summary_improvement import against

    refuse_one_file_for_two({"pdf": pdf, "gaps": gaps})
    results = chosen_results(results_of_audit(around, audit), framework_id)
    if profile is not None:
        results = against(results, profile)
    if as_of is not None:
        results = results_as_of(results, Month.of(as_of))
    today = around.clock().date()
    written = _write_papers(around, results, today, pdf, gaps)
    hand_over(around, results.audit.id, written, quiet=as_json)
    if as_json:
        print_json(readiness_data(results, today))
        return
    if written:
        return
    with around.open_to_read() as library:
        line = line_of(library, results.audit.client.id, results.framework.id, today)
    for told in _readiness_lines(results, line, today):
        tell(*told)


def _write_papers(
    around: Surroundings, results: Results, today: date, pdf: Path | None, gaps: Path | None
) -> tuple[Path, ...]:
    """Writes what was asked for, and returns where it is."""
    from maturity_desktop.verbs.readiness import (
        export_gap_analysis,
        export_statement,
        gap_analysis_of,
        line_of,
        statement_of,
    )

    words = NullTranslations()
    if pdf is not None:
        with around.open_to_read() as library:
            line = line_of(library, results.audit.client.id, results.framework.id, today)
        export_statement(statement_of(results, line, today, words), pdf)
    if gaps is not None:
        export_gap_analysis(gap_analysis_of(results, today, words), gaps)
    return tuple(own for own in (pdf, gaps) if own is not None)


def _readiness_lines(results: Results, line: tuple[AuditPoint, ...], today: date) -> Iterator[Line]:
    """The statement; `line` are the client's audits, whose awards may still hold."""
    from maturity_desktop.domain.certification import certification_on
    from maturity_desktop.domain.client_history import latest_award
    from maturity_desktop.domain.readiness import statement
    from maturity_desktop.reports.sections.certification_words import (
        award_before_words,
        decider_words,
        decision_words,
        reason_words,
        standing_words,
    )
    from maturity_desktop.reports.sections.readiness_words import (
        earliest_words,
        in_the_way_words,
        no_certificate_words,
        provisional_words,
        rule_lines,
        verdict_words,
    )

    words, found = NullTranslations(), statement(results)
    told = (verdict_words, in_the_way_words, earliest_words, provisional_words)
    yield from ((line,) for line in (own(found, words) for own in told) if line)
    for miss in found.misses:
        yield from _miss_lines(miss, found)
    yield ("",)
    yield from ((own.label, own.text) for own in rule_lines(results, found, words))
    certification = certification_on(results.audit, results.framework, today)
    yield ("",)
    if certification.decision is not None:
        yield (decision_words(certification.decision, words),)
        yield (decider_words(certification.decision, words),)
        if reason := reason_words(certification.decision, words):
            yield (reason,)
    before = latest_award(point for point in line if point.audit != results.audit.id)
    if before is not None and certification.valid_until is None:
        yield (award_before_words(before, words),)
    else:
        yield (standing_words(certification, words),)
    yield (no_certificate_words(results, words),)


def _miss_lines(miss: Miss, found: Statement) -> Iterator[Line]:
    """A criterion that misses the profile, then every checkpoint in its way."""
    from maturity_desktop.reports.sections.readiness_words import (
        blocker_words,
        earliest_of,
        shortfall_words,
    )

    words, criterion = NullTranslations(), miss.result.criterion
    cells = (criterion.id, "; ".join(shortfall_words(miss, found.rules, words)), earliest_of(miss, words))
    yield (*(cell for cell in cells if cell), criterion.title)
    yield from ((f"{INDENT}{own.checkpoint.id}", blocker_words(own, words)) for own in miss.blockers)


VERBS = (findings, roadmap, readiness)
