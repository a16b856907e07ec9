"""The frame of a print of its own: a title, parts with headings, text and tables, and a foot on every page.

A pack makes a `Sheet`, asks `Parts` for its flowables and hands them to `write_sheet`. `told`, the frozen
value that was told, becomes the identifier of the file: the same content gives the same bytes, and
`check_sheet` knows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from gettext import NullTranslations
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.look import Look, load_look
from maturity_desktop.reports.pdf.document import MARGIN, PAGE_SIZES, Heading, ReportCanvas
from maturity_desktop.reports.pdf.lines import draw_line, ink
from maturity_desktop.reports.pdf.paragraphs import Styles, paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of
from maturity_desktop.reports.pdf.typefaces import register
from maturity_desktop.reports.pdfium import open_pdf
from maturity_desktop.reports.text import one_line

HEAD, FOOT = 40.0, 66.0
FOOT_LINE = 40.0
_MOST_HELD = 300.0
"""Points of a table that a heading waits for; higher rows are cut."""

Story = list[Any]
"""ReportLab's flowables, in order."""


@dataclass(frozen=True)
class Sheet:
    """What a print says of itself; `foot` stands at the left of every page's foot, with the page's number."""

    title: str
    subtitle: str
    foot: str
    made_on: date
    words: NullTranslations = field(repr=False, compare=False)
    author: str = ""
    page_size: str = "A4"
    is_wide: bool = False
    """Whether the longer side of the paper lies at the bottom."""
    language: str = "en"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper, in points."""
        width, height = PAGE_SIZES[self.page_size]
        return (height, width) if self.is_wide else (width, height)

    @property
    def width(self) -> float:
        """Of what is printed, in points."""
        return self.size[0] - 2 * MARGIN

    def identifier(self, told: object) -> bytes:
        """The 16 bytes by which the file of this content is known."""
        return sha256(repr((self, told)).encode("utf-8", "backslashreplace")).digest()[:16]


class Parts:
    """What a sheet is made of."""

    def __init__(self, sheet: Sheet) -> None:
        register()
        self.sheet = sheet
        self._headings = 0

    @cached_property
    def look(self) -> Look:
        return load_look("light")

    @cached_property
    def styles(self) -> Styles:
        return Styles(self.look)

    def top(self, *lead: str) -> Story:
        """The title, the line below it, and paragraphs that say what this is."""
        styles, sheet = self.styles, self.sheet
        story: Story = [*prose(sheet.title, styles.title)]
        if sheet.subtitle:
            story += [Spacer(1, 2), *prose(sheet.subtitle, styles.kicker)]
        for place, text in enumerate(lead):
            story += [Spacer(1, 6 if place else 12), *prose(text, styles.body)]
        return [*story, Spacer(1, 8)]

    def heading(self, title: str, follows: float = 90.0, is_of_several: bool = False) -> Heading:
        """The heading of a part, or of several parts, with a bookmark.

        It stays with the next `follows` points.
        """
        self._headings += 1
        words = [paragraph(title, self.styles.title if is_of_several else self.styles.heading)]
        return Heading(words, f"part-{self._headings}", title, 0, follows)

    def headed(self, title: str, table: Rows) -> Story:
        """A heading and the table that begins below it, on the same page."""
        return [self.heading(title, min(table.beginning(self.sheet.width), _MOST_HELD)), table]

    def text(self, words: str, quiet: bool = False) -> Story:
        """A person's text, paragraph by paragraph."""
        return list(prose(words, self.styles.small_quiet if quiet else self.styles.small))

    def table(
        self, heads: Sequence[str], rows: Sequence[Row], shares: Sequence[float], pad: float = 4.0
    ) -> Rows:
        """Rows below their columns' heads; `shares` of the width, in all 1; `pad` points around a row."""
        cells: list[Cell] = [[paragraph(head, self.styles.small_quiet)] for head in heads]
        return Rows(cells, [part for row in rows for part in rows_of(row)], shares, self.look, pad=pad)


def write_sheet(sheet: Sheet, story: Story, told: object, out: BinaryIO) -> None:
    """Writes the file of these flowables; ReportLab lays each of them out once, so a story serves once."""
    _Document(sheet, told, out).build(story, canvasmaker=ReportCanvas)


def check_sheet(path: Path, sheet: Sheet, told: object) -> None:
    """ReportError where the file is not the PDF of this content, with text on every page."""
    import pypdfium2

    try:
        with open_pdf(path) as document:
            sound = document.get_identifier() == sheet.identifier(told) and all(
                page.get_textpage().count_chars() > 0 for page in document
            )
    except pypdfium2.PdfiumError:
        sound = False
    if not sound:
        raise ReportError(sheet.words.gettext("The PDF that was written cannot be opened. Export it again."))


class _Document(BaseDocTemplate):  # type: ignore[misc, unused-ignore]  # ReportLab has no types
    """Pages with one column and a foot."""

    def __init__(self, sheet: Sheet, told: object, out: BinaryIO) -> None:
        super().__init__(
            out,
            pagesize=sheet.size,
            title=one_line(sheet.title),
            author=one_line(sheet.author),
            subject=one_line(sheet.subtitle),
            creator="Maturity Desktop",
            lang=sheet.language,
            displayDocTitle=True,
            invariant=1,
        )
        self._sheet, self._identifier = sheet, sheet.identifier(told)
        self._colours = load_look("light").colours
        frame = Frame(MARGIN, FOOT, sheet.width, sheet.size[1] - HEAD - FOOT, 0, 0, 0, 0, id="column")
        self.addPageTemplates([PageTemplate("page", [frame], onPageEnd=self._draw_foot)])

    def beforeDocument(self) -> None:  # noqa: N802 - ReportLab's name
        made_on = self._sheet.made_on
        self.canv.set_identifier(self._identifier)
        self.canv.setDateFormatter(lambda *_now: f"D:{made_on:%Y%m%d}000000Z")

    def _draw_foot(self, canvas: Any, document: Any) -> None:  # noqa: ARG002 - ReportLab hands it in
        _ = self._sheet.words.gettext
        width, quiet = self._sheet.width, self._colours["quiet"]
        canvas.saveState()
        canvas.setStrokeColor(ink(self._colours["line"]))
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN, FOOT_LINE + 12, MARGIN + width, FOOT_LINE + 12)
        with canvas.artifact():
            canvas.setFillColor(ink(quiet))
            draw_line(canvas, MARGIN, FOOT_LINE, self._sheet.foot, "regular", 8, max_width=0.7 * width)
        page = _("Page {page} of {total}")
        canvas.write_late(MARGIN + width, FOOT_LINE, page, "figures", 8, quiet, "end")
        canvas.restoreState()
