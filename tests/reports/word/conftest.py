"""The realistic audit's report as a Word document, with a roadmap and findings."""

from __future__ import annotations

from datetime import date

import pytest

from maturity_desktop.domain import actions as acts
from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.improvement_records import (
    ActionFinding,
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    Grade,
)
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.content import ReportContent
from tests.reports.roadmaps import content_with_roadmap, with_roadmap
from tests.reports.word.reading import Document, written


@pytest.fixture(scope="package")
def planned(realistic: Results) -> Results:
    found = with_roadmap(realistic)
    (item, *_more) = found.audit.all(Evidence)
    first = acts.actions(found.audit)[0]
    records = (
        Finding(
            "a1", "f1", 1, Grade.MAJOR, "Nothing is planned", "3 of 9 weeks had a plan.", "Nobody was asked.",
            "Queues.", "Plan by the week.", "A plan for each week.", "Plans of four weeks.",
            FindingState.DISPUTED, "We do plan.", date(2026, 1, 28), None,
        ),
        FindingPlace("a1", "f1", found.framework.id, "5.07", "5.07-2a"),
        FindingEvidence("a1", "f1", item.id),
        ActionFinding("a1", first.id, "f1"),
    )  # fmt: skip
    audit = found.audit.with_changes(change for record in records for change in put(found.audit, record))
    return evaluate(audit, found.framework)


@pytest.fixture(scope="package")
def told(planned: Results) -> ReportContent:
    return content_with_roadmap(planned)


@pytest.fixture(scope="package")
def document(told: ReportContent) -> Document:
    return written(told)
