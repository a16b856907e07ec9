"""The gap report as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.reports.content import ReportContent


def write_pdf(content: ReportContent, out: BinaryIO, progress: Progress = unwatched) -> None:
    """Writes the report; the same content gives the same bytes. Nothing is written where it is cancelled."""
    from maturity_desktop.look import load_look
    from maturity_desktop.reports.pdf.document import ReportDocument
    from maturity_desktop.reports.pdf.story import story
    from maturity_desktop.reports.pdf.typefaces import register

    register()
    look = load_look("light")
    ReportDocument(content, out, look, progress).lay_out(story(content, look))


def check_pdf(path: Path, content: ReportContent) -> None:
    """Opens the file again; ReportError where it is not this report, whole."""
    from maturity_desktop.reports.pdf.check import problem_in

    problem = problem_in(path, content)
    if problem:
        raise ReportError(problem)
