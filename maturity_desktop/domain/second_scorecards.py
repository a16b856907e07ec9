"""An audit as it goes to somebody who is to rate it a second time, without sight of what was said of it."""

from __future__ import annotations

from dataclasses import replace

from maturity_desktop.domain.audit import Audit, AuditDetails, Client, FrameworkUse, Target
from maturity_desktop.domain.improvement_records import OwnProfile
from maturity_desktop.domain.record import Record

KEPT: tuple[type[Record], ...] = (Client, AuditDetails, FrameworkUse, Target, OwnProfile)
"""What somebody rates for: the client, the models and the targets. No other kind goes along.

A link says what an item is held to prove, and a ladder counted from figures proposes a level: neither goes.
"""


def without_ratings(audit: Audit) -> Audit:
    """The audit with nothing that anybody has said of a criterion, and nothing that follows from it."""
    kept = (record for kind in KEPT for record in audit.all(kind))
    return Audit.of(audit.id, (replace(own, note="") if isinstance(own, OwnProfile) else own for own in kept))
