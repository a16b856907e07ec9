"""One record of each kind that is about what is handed over, for the small audit."""

from __future__ import annotations

from datetime import date

from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import (
    Audience,
    Form,
    HandedOver,
    ReportPhoto,
    ReportPlan,
    SignOff,
)


def report_records(content: str) -> tuple[Record, ...]:
    """`content` is the SHA-256 of a table that the library keeps."""
    return (
        ReportPlan(
            "a1",
            "Where the desk stands",
            "1.1",
            "The board",
            Form.CRITERION,
            "small",
            "1.01",
            Audience.CLIENT,
            ("criteria", "results"),
            ("small",),
            "Letter",
            "en",
            "our-firm",
            False,
            True,
        ),
        ReportPhoto("a1", "e1", 2, "The wallboard on a Monday"),
        HandedOver(
            "a1", "h1", "pdf", "Gap report.pdf", "2026-02-02T14:05", "A. Assessor", 48_210, "ab" * 32,
            "full", "client", "final", "1.0", "v1",
        ),
        SignOff(
            "a1", "v1", "1.0", "A. Assessor", "Lead", date(2026, 2, 2), content, "As found on site",
            date(2026, 2, 9), "A figure was wrong",
        ),
    )  # fmt: skip
