"""The script that looks for overflow sees it where it is, and sees none in a report of long words."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from reportlab.platypus import Flowable, PageBreak, Spacer

from maturity_desktop.domain.progress import unwatched
from maturity_desktop.look import load_look
from maturity_desktop.reports.pdf import write_pdf
from maturity_desktop.reports.pdf.document import ReportCanvas, ReportDocument
from maturity_desktop.reports.pdf.lines import draw_line
from maturity_desktop.reports.pdf.paragraphs import Styles, paragraph
from maturity_desktop.reports.pdf.table import Row, Rows
from maturity_desktop.reports.pdf.typefaces import register
from tests.reports.audits import content_of
from tests.reports.pdf_checks import small
from tests.reports.scripts import SCRIPTS
from tools.page_faults import faults_in, watched

LOOK = load_look("light")


class Stubborn(Flowable):  # type: ignore[misc, unused-ignore]
    """Words that do not keep to their room."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return available_width, 14

    def draw(self) -> None:
        draw_line(self.canv, 0, 3, "words that are wider than the cell they stand in", "regular", 9)


def _wide_cell(canvas: Any) -> None:
    table = Rows((), [Row(([Stubborn()], []))], (0.2, 0.8), LOOK)
    table.wrapOn(canvas, 500, 500)
    table.drawOn(canvas, 50, 400)


def _lonely_heading(canvas: Any) -> None:
    with canvas.structure.headed(0):
        words = paragraph("A heading", Styles(LOOK).heading)
        words.wrapOn(canvas, 400, 400)
        words.drawOn(canvas, 50, 300)


def _lonely_line(canvas: Any) -> None:
    words = paragraph("word " * 300, Styles(LOOK).small)
    height = words.wrapOn(canvas, 400, 1000)[1]
    rest = words.split(400, height - 13)[-1]
    rest.wrapOn(canvas, 4000, 1000)
    rest.drawOn(canvas, 50, 300)


def _beside_the_head(canvas: Any) -> None:
    with canvas.artifact():
        draw_line(canvas, 60, 794, "the head of the page", "regular", 8)
    with canvas.structure.inside("P"):
        draw_line(canvas, 300, 794, "what should stand below it", "regular", 8)


def _empty_link(canvas: Any) -> None:
    canvas.mark_place("there", 60, 700)
    canvas.linkRect("", "there", (60, 500, 160, 514))


def _bookmark_between(canvas: Any) -> None:
    _lonely_heading(canvas)
    canvas.mark_place("there", 50, 400)
    canvas.addOutlineEntry("A heading", "there")


BROKEN: dict[str, Callable[[Any], None]] = {
    "beyond the page": lambda canvas: draw_line(canvas, 560, 400, "beyond the page", "regular", 11),
    "beyond the column": lambda canvas: draw_line(canvas, 520, 400, "wide", "regular", 22),
    "beyond the head or foot": lambda canvas: draw_line(canvas, 60, 10, "low", "regular", 11),
    "over other text": lambda canvas: draw_line(canvas, 66, 700, "one over the other", "regular", 11),
    "beyond its cell": _wide_cell,
    "heading without text": _lonely_heading,
    "last line alone": _lonely_line,
    "as high as a running line": _beside_the_head,
    "link without words": _empty_link,
    "bookmark to no heading": _bookmark_between,
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_fault_is_seen(what: str) -> None:
    register()
    out = BytesIO()
    with watched() as written:
        canvas = ReportCanvas(out, pagesize=(595, 842), invariant=1)
        draw_line(canvas, 60, 700, "what is right", "regular", 11)
        BROKEN[what](canvas)
        canvas.showPage()
        canvas.save()
    assert what in {fault.what for fault in faults_in(out.getvalue(), written)}


@pytest.mark.parametrize("script", ["german", "arabic", "thai"])
def test_long_words_have_no_fault(script: str) -> None:
    out = BytesIO()
    with watched() as written:
        write_pdf(content_of(small(SCRIPTS[script])), out)
    assert faults_in(out.getvalue(), written) == []


def test_a_page_of_running_lines_alone_is_seen() -> None:
    register()
    out, body = BytesIO(), Styles(LOOK).body
    document = ReportDocument(content_of(small("Note.")), out, LOOK, unwatched)
    pages = [paragraph("Before.", body), PageBreak(), Spacer(1, 10), PageBreak(), paragraph("After.", body)]
    document.lay_out(pages)
    assert [str(own) for own in faults_in(out.getvalue())] == ["page 2: nothing but running lines: ''"]
