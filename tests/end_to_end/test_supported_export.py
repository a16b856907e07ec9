"""`maturity-desktop export` writes supporting figures, claims and surveys of the library."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.end_to_end.command_line import program
from tests.reports.pdf_reading import pages_of


def test_both_files_have_what_the_client_handed_over(tmp_path: Path) -> None:
    common = ("--library", str(tmp_path / "library"), "--today", "2026-02-06")
    program("sample", *common)
    pdf, xlsx = tmp_path / "report.pdf", tmp_path / "scorecard.xlsx"
    program("export", "norrhaven-2025", "--pdf", str(pdf), "--xlsx", str(xlsx), *common)
    names = [title for _depth, title, _page in pages_of(pdf).bookmarks]
    assert [names.count(name) for name in ("Supporting figures", "Claims and figures", "Surveys")] == [
        1,
        1,
        1,
    ]
    assert {"Supporting figures", "Surveys"} <= set(load_workbook(xlsx, read_only=True).sheetnames)
