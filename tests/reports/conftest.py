"""The realistic audit, its report, and that report as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_desktop.domain.results import Results
from maturity_desktop.reports.content import ReportContent
from tests.reports.audits import content_of, realistic_results
from tests.reports.pdf_reading import PdfPages, pages_of, written


@pytest.fixture(scope="session")
def realistic() -> Results:
    return realistic_results()


@pytest.fixture(scope="session")
def content(realistic: Results) -> ReportContent:
    return content_of(realistic, status="final", version="1.2")


@pytest.fixture(scope="session")
def report(content: ReportContent, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The realistic audit's report on A4."""
    return written(content, tmp_path_factory.mktemp("report") / "gap-report.pdf")


@pytest.fixture(scope="session")
def report_pages(report: Path) -> PdfPages:
    return pages_of(report)
