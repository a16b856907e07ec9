"""A scorecard for a second assessor: as any other, with nothing in it that was said of the audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path

from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.second_scorecards import without_ratings
from maturity_desktop.reports.choices import PageSize, ReportOptions
from maturity_desktop.reports.parts import EvidenceEntry
from maturity_desktop.storage.files import write_checked


def only_named(item: EvidenceEntry) -> EvidenceEntry:
    """An item by which it can be asked for, without what it shows, where it is used and its file."""
    return replace(item, source="", text="", added_by="", file_name="", size=0, sha256="", used_at=())


def export_second_scorecard(
    results: Sequence[Results],
    path: Path,
    made_on: date,
    words: NullTranslations,
    by: str = "",
    page_size: PageSize = "A4",
) -> None:
    """Writes the workbook, for whoever is named; ReportError or OSError where it could not be, the old file
    then untouched.
    """
    from maturity_desktop.reports.content import build_content
    from maturity_desktop.reports.excel import check_workbook, write_workbook
    from maturity_desktop.reports.sections.evidence import register

    audit = without_ratings(results[0].audit)
    blank = tuple(evaluate(audit, own.framework) for own in results)
    content = build_content(blank, made_on, ReportOptions(page_size=page_size), words)
    items = tuple(only_named(item) for item in register(results, words))
    told = replace(content, second_rating=by, evidence=items)
    write_checked(
        path,
        lambda out: write_workbook(told, blank, out),
        lambda written: check_workbook(written, told),
    )
