"""The questionnaire on paper: who asks and why, what becomes of the answers, and room for every answer."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, KeepTogether, PageTemplate, Spacer

from maturity_desktop.look import load_look
from maturity_desktop.reports.pdf.document import MARGIN, ReportCanvas
from maturity_desktop.reports.pdf.lines import draw_line, ink
from maturity_desktop.reports.pdf.paragraphs import Styles, prose
from maturity_desktop.reports.pdf.typefaces import register
from maturity_desktop.reports.survey_sheets.boxes import INDENT, answer_parts
from maturity_desktop.reports.survey_sheets.content import SurveyPaper
from maturity_desktop.reports.text import one_line, shortened

WIDTH = A4[0] - 2 * MARGIN
HEAD, FOOT = 40.0, 66.0
BETWEEN = 15.0
LONGEST_TITLE = 60


def write_questionnaire(paper: SurveyPaper, out: BinaryIO) -> None:
    """Writes the questionnaire; the same survey gives the same bytes."""
    register()
    styles = Styles(load_look("light"))
    _Questionnaire(paper, styles, out).build(_story(paper, styles), canvasmaker=ReportCanvas)


def _story(paper: SurveyPaper, styles: Styles) -> list[Any]:
    story: list[Any] = [*prose(paper.survey.title, styles.title), Spacer(1, 6)]
    for text, style in (
        (paper.about, styles.body),
        (paper.confidentiality, styles.small_strong),
        (paper.how_to, styles.small_quiet),
    ):
        story += [*prose(text, style), Spacer(1, 4)]
    story.append(Spacer(1, 10))
    asked = ParagraphStyle("asked", styles.heading, leftIndent=INDENT, firstLineIndent=-INDENT)
    for number, question in enumerate(paper.questions, start=1):
        numbered = paper.words.gettext("{number}. {question}").format(number=number, question=question.text)
        asking = prose(numbered, asked)
        parts = answer_parts(question, styles, WIDTH, paper.words)
        story += [*asking[:-1], KeepTogether([*asking[-1:], Spacer(1, 5), *parts]), Spacer(1, BETWEEN)]
    return story


class _Questionnaire(BaseDocTemplate):  # type: ignore[misc, unused-ignore]  # ReportLab has no types
    """Pages with the survey's title and their number at the foot."""

    def __init__(self, paper: SurveyPaper, styles: Styles, out: BinaryIO) -> None:
        super().__init__(
            out,
            pagesize=A4,
            title=one_line(paper.survey.title),
            author=one_line(paper.client),
            creator="Maturity Desktop",
            lang=paper.language,
            displayDocTitle=True,
            invariant=1,
        )
        self._paper, self._styles = paper, styles
        frame = Frame(MARGIN, FOOT, WIDTH, A4[1] - HEAD - FOOT, 0, 0, 0, 0, id="column")
        self.addPageTemplates([PageTemplate("page", [frame], onPageEnd=self._draw_foot)])

    def beforeDocument(self) -> None:  # noqa: N802 - ReportLab's name
        told = repr((self._paper.survey, tuple(self._paper.questions), self._paper.client))
        self.canv.set_identifier(sha256(told.encode("utf-8", "backslashreplace")).digest()[:16])

    def _draw_foot(self, canvas: Any, document: Any) -> None:  # noqa: ARG002 - ReportLab hands it in
        _ = self._paper.words.gettext
        colours, y = self._styles.look.colours, 40
        canvas.saveState()
        canvas.setStrokeColor(ink(colours["line"]))
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN, y + 12, MARGIN + WIDTH, y + 12)
        canvas.setFillColor(ink(colours["quiet"]))
        title = shortened(self._paper.survey.title, LONGEST_TITLE)
        with canvas.artifact():
            draw_line(canvas, MARGIN, y, title, "regular", 8, max_width=0.7 * WIDTH)
        page = _("Page {page} of {total}")
        canvas.write_late(MARGIN + WIDTH, y, page, "figures", 8, colours["quiet"], "end")
        canvas.restoreState()
