"""What the library's page keeps from whoever rates an audit blind at this laptop; light, for the start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maturity_desktop.storage.library import AuditSummary
    from maturity_desktop.storage.search import Hit

Ratings = Mapping[str, str]
"""The rating sets in view besides the agreed ones, by audit."""


def seen_audits(audits: Iterable[AuditSummary], ratings: Ratings) -> list[AuditSummary]:
    """The list without the agreed figures of those audits."""
    return [own._replace(frameworks=()) if own.id in ratings else own for own in audits]


def seen_hits(hits: Iterable[Hit], ratings: Ratings) -> list[Hit]:
    """What was found, without what another rating than the one in view says."""
    return [hit for hit in hits if hit.audit not in ratings or hit.rating_set in ("", ratings[hit.audit])]
