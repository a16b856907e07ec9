"""A written report seen through PDFium: words, boxes, links, bookmarks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.pdf import write_pdf

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the page's lower left corner."""


@dataclass(frozen=True)
class PdfPage:
    """What stands on a page: its text, the boxes of its runs, and links as (box, page that they lead to)."""

    width: float
    height: float
    text: str
    boxes: tuple[tuple[Box, str], ...]
    links: tuple[tuple[Box, int], ...]


@dataclass(frozen=True)
class PdfPages:
    pages: tuple[PdfPage, ...]
    bookmarks: tuple[tuple[int, str, int], ...]
    """(depth, title, page)"""

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)


def written(content: ReportContent, path: Path) -> Path:
    path.write_bytes(bytes_of(content))
    return path


def bytes_of(content: ReportContent) -> bytes:
    out = BytesIO()
    write_pdf(content, out)
    return out.getvalue()


def pages_of(source: Path | bytes) -> PdfPages:
    document = pypdfium2.PdfDocument(source)
    pages = tuple(_page(document, page) for page in document)
    bookmarks = tuple(
        (entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc()
    )
    document.close()
    return PdfPages(pages, bookmarks)


def _page(document: Any, page: Any) -> PdfPage:
    text = page.get_textpage()
    boxes = []
    for index in range(text.count_rects()):
        box = text.get_rect(index)
        boxes.append((box, text.get_text_bounded(*box)))
    width, height = page.get_size()
    return PdfPage(width, height, text.get_text_range(), tuple(boxes), tuple(_links(document, page)))


def _links(document: Any, page: Any) -> Iterator[tuple[Box, int]]:
    place, link = pdfium.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, place, link):
        rect = pdfium.FS_RECTF()
        assert pdfium.FPDFLink_GetAnnotRect(link, rect)
        target = pdfium.FPDFLink_GetDest(document.raw, link)
        assert target, "a link leads nowhere"
        yield (
            (rect.left, rect.bottom, rect.right, rect.top),
            pdfium.FPDFDest_GetDestPageIndex(document.raw, target),
        )


def squeezed(text: str) -> str:
    """Text without what line breaks and fonts do to it: no spaces, no hyphenation marks, plain letters."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and c not in "\u00ad\u200b\ufffe\x02")


def overlaps(one: Box, other: Box) -> float:
    """The share of the smaller box that lies in the other one."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min(_area(one), _area(other))
    return width * height / smaller if smaller else 0.0


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def section(pages: PdfPages, name: str) -> PdfPages:
    """The pages from one section of the bookmarks to the next."""
    tops = [(title, page) for depth, title, page in pages.bookmarks if depth == 0]
    place = next(place for place, (title, _page) in enumerate(tops) if title == name)
    return PdfPages(pages.pages[tops[place][1] : tops[place + 1][1]], ())


def text_of(pages: PdfPages) -> str:
    return " ".join(" ".join(page.text.split()) for page in pages.pages)
