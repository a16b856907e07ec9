"""Workbooks, written once."""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from maturity_desktop.domain.crosswalk import Crosswalk
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import NO_PAIRS, ReportContent, build_content
from maturity_desktop.reports.excel import write_workbook
from maturity_desktop.reports.excel.layout import Layout, layout_of
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.support import NO_SUPPORT, Support
from tests.reports import audits

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Written:
    """A workbook as bytes, with what it was made from."""

    results: tuple[Results, ...]
    content: ReportContent
    layout: Layout
    data: bytes

    def open(self, **options: Any) -> Any:
        return load_workbook(io.BytesIO(self.data), **options)

    def save(self, folder: Path) -> Path:
        path = folder / "scorecard.xlsx"
        path.write_bytes(self.data)
        return path

    def tables(self) -> Iterator[Table]:
        if self.layout.comparison is not None:
            yield self.layout.comparison
        for part in self.layout.frameworks:
            yield from (*part.tables, part.levels)
        yield self.layout.evidence
        if self.layout.crosswalk is not None:
            yield self.layout.crosswalk


Write = Callable[..., Written]


def write(
    *results: Results, crosswalk: Crosswalk = NO_PAIRS, support: Support = NO_SUPPORT, **options: Any
) -> Written:
    content = build_content(
        results, audits.MADE_ON, ReportOptions(**options), gettext.NullTranslations(), crosswalk, support
    )
    out = io.BytesIO()
    write_workbook(content, results, out)
    return Written(results, content, layout_of(content), out.getvalue())


@pytest.fixture
def written() -> Write:
    """Writes a workbook of results."""
    return write


@pytest.fixture(scope="session")
def realistic() -> Written:
    """The workbook of the realistic audit."""
    return write(audits.realistic_results())


def unescaped(text: str) -> str:
    """A cell's text as spreadsheets show it."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
