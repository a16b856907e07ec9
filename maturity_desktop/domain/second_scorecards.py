"""An audit as it goes to somebody who is to rate it a second time, without sight of what was said of it."""

from __future__ import annotations

from maturity_desktop.domain.audit import Audit, AuditDetails, Client, Evidence, FrameworkUse, Link, Target
from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries, MeasureSettings, OpeningTime
from maturity_desktop.domain.improvement_records import OwnProfile
from maturity_desktop.domain.plan_records import EvidenceCopy
from maturity_desktop.domain.record import Record

KEPT: tuple[type[Record], ...] = (
    Client, AuditDetails, FrameworkUse, Evidence, Link, EvidenceCopy, Target, OwnProfile, MeasureSeries,
    MeasureReading, OpeningTime, MeasureSettings,
)  # fmt: skip
"""What somebody rates by: the client, the models, the evidence and the figures. No other kind goes along."""


def without_ratings(audit: Audit) -> Audit:
    """The audit with nothing that anybody has said of a criterion, and nothing that follows from it."""
    return Audit.of(audit.id, (record for kind in KEPT for record in audit.all(kind)))
