"""Readiness for a certification as a report tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.certification import certification_on, checks_of
from maturity_desktop.domain.improvement import history
from maturity_desktop.domain.improvement_records import Decision
from maturity_desktop.domain.readiness import Blocker, Miss, Statement, statement
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.charts.readiness_line import readiness_line
from maturity_desktop.reports.parts import Column
from maturity_desktop.reports.readiness import BlockerEntry, MissEntry, ReadinessPart
from maturity_desktop.reports.sections.certification_words import (
    check_words,
    decider_words,
    decision_words,
    reason_words,
    standing_words,
)
from maturity_desktop.reports.sections.progress_words import progress_headline
from maturity_desktop.reports.sections.readiness_words import (
    blocker_words,
    earliest_of,
    earliest_words,
    in_the_way_words,
    no_certificate_words,
    provisional_words,
    rule_lines,
    set_below_words,
    shortfall_words,
    stands_words,
    verdict_title,
    verdict_words,
    whose_words,
)

CHART_HEIGHT = 150.0


def readiness_parts(
    results: Sequence[Results], made_on: date, column: Column, words: NullTranslations
) -> tuple[ReadinessPart, ...]:
    """The statements of the frameworks of which anything is rated, in their order."""
    found = (readiness(own, made_on, column, words) for own in results)
    return tuple(part for part in found if part is not None)


def readiness(
    results: Results, made_on: date, column: Column, words: NullTranslations
) -> ReadinessPart | None:
    """The statement at the cut-off with all that it rests on; None where nothing is rated.

    What was decided and what was looked at since stand as they are on the day of the report.
    """
    found = statement(results)
    if not found.rated:
        return None
    months = history(results)
    decision = results.audit.get(Decision, results.audit.id, results.framework.id)
    chart = readiness_line(months, words, column.width, CHART_HEIGHT) if len(months) > 1 else None
    return ReadinessPart(
        framework=results.framework.id,
        verdict=found.verdict.value,
        title=verdict_title(found, words),
        headline=verdict_words(found, words),
        profile=found.profile.title or found.profile.id,
        provisional=provisional_words(found, words),
        in_the_way=in_the_way_words(found, words),
        earliest=earliest_words(found, words),
        applicable=found.applicable,
        meeting=found.meeting,
        rules=rule_lines(results, found, words),
        whose=whose_words(results, found, words),
        misses=tuple(_miss(miss, found, words) for miss in found.misses),
        outcome=tuple(_outcome(results, made_on, words)),
        decider=decider_words(decision, words) if decision is not None else "",
        checks=tuple(_checks(results, made_on, words)),
        progress=chart,
        progress_words=progress_headline(months, words) if chart else "",
        disclaimer=no_certificate_words(results, words),
    )


def _miss(miss: Miss, found: Statement, words: NullTranslations) -> MissEntry:
    result = miss.result
    return MissEntry(
        id=result.criterion.id,
        title=result.criterion.title,
        domain=result.domain.title,
        level=result.level,
        target=miss.target,
        stands=stands_words(miss, words),
        reasons=shortfall_words(miss, found.rules, words),
        blockers=tuple(blocker_entry(own, words) for own in miss.blockers),
        set_below=set_below_words(miss, words),
        earliest=earliest_of(miss, words),
    )


def blocker_entry(own: Blocker, words: NullTranslations) -> BlockerEntry:
    """A checkpoint that stands in the way."""
    point = own.checkpoint
    return BlockerEntry(
        point.id, own.level, point.text, point.examples, point.sign, blocker_words(own, words)
    )


def _outcome(results: Results, day: date, words: NullTranslations) -> Iterator[str]:
    """What was decided, by whom, why, and how that stands on a day."""
    decided = certification_on(results.audit, results.framework, day)
    if decided.decision is None:
        return
    yield decision_words(decided.decision, words)
    yield decider_words(decided.decision, words)
    if reason := reason_words(decided.decision, words):
        yield reason
    if decided.valid_until is not None:
        yield standing_words(decided, words)


def _checks(results: Results, day: date, words: NullTranslations) -> Iterator[str]:
    for check in checks_of(results.audit, results.framework):
        yield check_words(check, day, words)
