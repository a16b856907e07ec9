"""The gap report as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.reports.content import ReportContent

if TYPE_CHECKING:
    from maturity_desktop.reports.pdf.attached import Attached


def write_pdf(
    content: ReportContent,
    out: BinaryIO,
    progress: Progress = unwatched,
    attached: Attached | None = None,
) -> None:
    """Writes the report; the same content gives the same bytes. Nothing is written where it is cancelled.

    A file that is `attached` goes along inside. ReportError where a report of one criterion is on none.
    """
    from maturity_desktop.look import load_look
    from maturity_desktop.reports.pdf.branding import branded, closing_page
    from maturity_desktop.reports.pdf.document import ReportDocument
    from maturity_desktop.reports.pdf.story import story
    from maturity_desktop.reports.pdf.typefaces import register

    register()
    look = branded(load_look("light"), content.options.brand)
    ReportDocument(content, out, look, progress, attached).lay_out(
        [*story(content, look), *closing_page(content, look)]
    )


def check_pdf(path: Path, content: ReportContent) -> None:
    """Opens the file again; ReportError where it is not this report, whole."""
    from maturity_desktop.reports.pdf.check import problem_in

    problem = problem_in(path, content)
    if problem:
        raise ReportError(problem)
