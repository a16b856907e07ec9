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
    from maturity_desktop.reports.pdf.document import ReportCanvas, ReportDocument
    from maturity_desktop.reports.pdf.story import story
    from maturity_desktop.reports.pdf.typefaces import register

    register()
    look = load_look("light")
    halves = _Halves(progress)
    flowables = story(content, look, halves.first)
    ReportDocument(content, out, look, halves.second).build(flowables, canvasmaker=ReportCanvas)


class _Halves:
    """One progress of two parts: making the story and laying it out."""

    STEPS = 1000

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def first(self, done: int, total: int) -> None:
        self._progress(self.STEPS * done // (2 * max(1, total)), self.STEPS)

    def second(self, done: int, total: int) -> None:
        self._progress(self.STEPS // 2 + self.STEPS * done // (2 * max(1, total)), self.STEPS)


def check_pdf(path: Path, content: ReportContent) -> None:
    """Opens the file again; ReportError where it is not this report, whole."""
    from maturity_desktop.reports.pdf.check import problem_in

    problem = problem_in(path, content)
    if problem:
        raise ReportError(problem)
