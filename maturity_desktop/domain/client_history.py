"""A client's audits on one line: when, how far, how ready, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from maturity_desktop.domain.certification import Certification, certification_on
from maturity_desktop.domain.readiness import Verdict, statement
from maturity_desktop.domain.results import Results


@dataclass(frozen=True, slots=True)
class AuditPoint:
    """One audit of a client against one framework; `level` is None where there is no figure for the whole.

    `missing` counts the criteria that miss the profile, of `applicable`. Levels of another `edition` or
    `profile` are not quite alike.
    """

    audit: str
    cut_off: date
    edition: str
    profile: str
    level: float | None
    rated: int
    applicable: int
    verdict: Verdict
    missing: int
    certification: Certification


def point_of(results: Results, day: date) -> AuditPoint:
    """How an audit stands on the line; its certification as it is on a day."""
    found, whole = statement(results), results.whole
    return AuditPoint(
        audit=results.audit.id,
        cut_off=results.audit.details.cut_off,
        edition=results.framework.edition,
        profile=found.profile.title,
        level=whole.level,
        rated=found.rated,
        applicable=found.applicable,
        verdict=found.verdict,
        missing=len(found.misses),
        certification=certification_on(results.audit, results.framework, day),
    )


def in_order(points: Iterable[AuditPoint]) -> tuple[AuditPoint, ...]:
    """The oldest audit first."""
    return tuple(sorted(points, key=lambda point: (point.cut_off, point.audit)))


def latest_award(points: Iterable[AuditPoint]) -> AuditPoint | None:
    """The audit with the award that holds longest; None where there was none."""
    awarded = [point for point in points if point.certification.valid_until is not None]
    return max(awarded, key=lambda point: point.certification.valid_until or date.min, default=None)
