"""Handing over: the gap report and the scorecard, written beside, checked, then put in place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.content import ReportOptions, build_content
from maturity_desktop.storage.files import write_checked


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that has passed its check; `size` is in bytes."""

    path: Path
    size: int
    sha256: str


def export_pdf(
    results: Sequence[Results],
    path: Path,
    made_on: date,
    options: ReportOptions,
    words: NullTranslations,
    progress: Progress = unwatched,
) -> Exported:
    """Writes the gap report; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.pdf import check_pdf, write_pdf

    content = build_content(results, made_on, options, words)

    def write(out: BinaryIO) -> None:
        write_pdf(content, out, progress)

    write_checked(path, write, lambda written: check_pdf(written, content))
    return _exported(path)


def export_workbook(
    results: Sequence[Results],
    path: Path,
    made_on: date,
    options: ReportOptions,
    words: NullTranslations,
    progress: Progress = unwatched,
) -> Exported:
    """Writes the scorecard; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.excel import check_workbook, write_workbook

    content = build_content(results, made_on, options, words)

    def write(out: BinaryIO) -> None:
        write_workbook(content, results, out, progress)

    write_checked(path, write, lambda written: check_workbook(written, content))
    return _exported(path)


def _exported(path: Path) -> Exported:
    with path.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return Exported(path, path.stat().st_size, digest)
