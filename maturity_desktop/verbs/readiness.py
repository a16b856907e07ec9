"""Readiness handed out: statement and gap analysis as PDF, a client's audits on one line, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.certification import (
    Certification,
    certification_on,
    checks_of,
    most_pressing,
)
from maturity_desktop.domain.client_history import AuditPoint, in_order, point_of
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.improvement import Standing, history
from maturity_desktop.domain.readiness import Miss, statement
from maturity_desktop.domain.results import Results
from maturity_desktop.storage.files import write_checked

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Audit
    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.reports.packs.gap_analysis import GapAnalysis
    from maturity_desktop.reports.packs.readiness_statement import ReadinessStatement
    from maturity_desktop.storage.library import Library

Plain = dict[str, Any]


def statement_of(
    results: Results,
    line: tuple[AuditPoint, ...],
    today: date,
    words: NullTranslations,
    page_size: str = "A4",
) -> ReadinessStatement:
    """What the statement on one page tells; `line` are the client's audits."""
    from maturity_desktop.reports.packs.readiness_statement import readiness_statement

    return readiness_statement(results, line, today, words, page_size)


def export_statement(paper: ReadinessStatement, path: Path) -> None:
    """Writes the PDF; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.packs.readiness_statement import (
        check_readiness_statement,
        write_readiness_statement,
    )

    write_checked(
        path,
        lambda out: write_readiness_statement(paper, out),
        lambda written: check_readiness_statement(written, paper),
    )


def gap_analysis_of(
    results: Results, today: date, words: NullTranslations, page_size: str = "A4"
) -> GapAnalysis:
    """What the detailed gap analysis tells."""
    from maturity_desktop.reports.packs.gap_analysis import gap_analysis

    return gap_analysis(results, today, words, page_size)


def export_gap_analysis(paper: GapAnalysis, path: Path) -> None:
    """Writes the PDF; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.packs.gap_analysis import check_gap_analysis, write_gap_analysis

    write_checked(
        path, lambda out: write_gap_analysis(paper, out), lambda written: check_gap_analysis(written, paper)
    )


# A client's audits


def line_of(library: Library, client: str, framework: str, today: date) -> tuple[AuditPoint, ...]:
    """The audits of a client against a framework, the oldest first; what cannot be read is not among them."""
    from maturity_desktop.verbs.audits import results_of

    points = []
    for summary in library.audits():
        if summary.client_id == client and any(use.framework == framework for use in summary.frameworks):
            with suppress(MaturityError):
                points += [
                    point_of(results, today)
                    for results in results_of(library, summary.id)
                    if results.framework.id == framework
                ]
    return in_order(points)


def awards_in_force(
    library: Library, decided: Iterable[tuple[Audit, Iterable[Framework]]], today: date
) -> dict[str, Certification]:
    """How awards stand on a day, by audit: of each client and framework the one that holds longest.

    Of several frameworks of an audit it is the one that is nearest to its end.
    """
    longest: dict[tuple[str, str], tuple[str, Certification]] = {}
    clients = {summary.id: summary.client_id for summary in library.audits()}
    for audit, models in decided:
        for model in models:
            found = certification_on(audit, model, today)
            place = (clients.get(audit.id, audit.id), model.id)
            known = longest.get(place)
            if found.valid_until is not None and (known is None or _ends(found) > _ends(known[1])):
                longest[place] = (audit.id, found)
    by_audit: dict[str, list[Certification]] = {}
    for name, found in longest.values():
        by_audit.setdefault(name, []).append(found)
    return {name: most_pressing(own) for name, own in by_audit.items()}


def _ends(found: Certification) -> date:
    return found.valid_until or date.min


# As plain data


def readiness_data(results: Results, today: date) -> Plain:
    """The statement, what was decided and how that stands on a day, and the months since the audit."""
    found = statement(results)
    audit, framework = results.audit, results.framework
    return {
        "profile": found.profile.id,
        "verdict": found.verdict.value,
        "applicable": found.applicable,
        "rated": found.rated,
        "meeting": found.meeting,
        "most_missing": found.most_missing,
        "provisional": found.provisional,
        "blockers": found.blockers,
        "earliest_month": str(found.earliest) if found.earliest else None,
        "rules": {
            "valid_years": found.rules.valid_years,
            "reminder_months": found.rules.reminder_months,
            "mid_term_months": found.rules.mid_term_months,
            "most_missing": found.rules.most_missing,
            "lowest_confidence": found.rules.lowest_confidence,
            "added": sorted(found.rules.added),
        },
        "misses": [_miss_data(miss) for miss in found.misses],
        "certification": certification_data(certification_on(audit, framework, today)),
        "checks": [
            {"due_on": _day(own.due_on), "held_on": _day(own.held_on), "note": own.note}
            for own in checks_of(audit, framework)
        ],
        "months": [_month_data(own) for own in history(results)],
    }


def _miss_data(miss: Miss) -> Plain:
    return {
        "criterion": miss.result.criterion.id,
        "level": miss.result.level,
        "target": miss.target,
        "shortfalls": [shortfall.value for shortfall in miss.shortfalls],
        "blockers": [{"level": own.level, "checkpoint": own.checkpoint.id} for own in miss.blockers],
        "earliest_month": str(miss.earliest) if miss.earliest else None,
    }


def certification_data(found: Certification) -> Plain:
    """A decision, by whom and why, and how it stands."""
    decision = found.decision
    return {
        "state": found.state.value,
        "outcome": decision.outcome.value if decision else None,
        "decided_on": _day(decision.decided_on) if decision else None,
        "decided_by": decision.decided_by if decision else "",
        "organisation": decision.organisation if decision else "",
        "reason": decision.reason if decision else "",
        "valid_until": _day(found.valid_until),
        "reminder_on": _day(found.reminder_on),
        "days_left": found.days_left,
        "check_is_late": found.is_check_late,
    }


def _month_data(own: Standing) -> Plain:
    return {
        "month": str(own.month),
        "level": own.results.whole.level,
        "meeting": own.statement.meeting,
        "verdict": own.statement.verdict.value,
        "re_rated": [one.criterion for one in own.touched],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
