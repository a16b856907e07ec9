"""What a reader would stumble over on the pages of a PDF, seen through PDFium.

Text beyond its page, its column or its cell; text over other text, or as high as the running lines; a heading
with nothing below it; the last line of a paragraph alone at the top of a page; a page that holds nothing; a
link without words, or to nowhere; a bookmark that leads to no heading. Cells and lines are known where the
PDF was written `watched`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_float, c_int
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category, combining

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
HANGS = 1.6
"""How far a letter's outline may hang over its place, in points."""
LARGE, MARKS = 0.12, 0.5
"""The same of large letters, and of a mark without the letter that it stands on, as a share of their size."""
_LOOSE = frozenset({"Mn", "Mc", "Me", "Sk", "Lm"})
"""Kinds of characters that stand on or beside a letter; some fonts draw them without any width."""
GUTTER = 8.0
_OVER = 0.35
"""The share of the smaller of two texts that may lie within the other's box: lines of one paragraph touch."""
_MARGIN, _HEAD, _FOOT = 46.0, 26.0, 32.0
_RUNNING = 72.0
"""Lines that run from page to page stand within so many points of its upper or lower edge."""
_LED = 20.0
"""How much of a link's area its words have at least, from left to right, where it is not narrower."""
_BELOW = 40.0
"""How far below the place of a bookmark its heading begins at most."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a page, and the words that it is about."""

    page: int
    what: str
    words: str

    def __str__(self) -> str:
        return f"page {self.page}: {self.what}: {self.words[:70]!r}"


@dataclass
class Written:
    """What was seen while a PDF was written: the cells of each page, and lines that stand alone."""

    cells: dict[int, list[Box]] = field(default_factory=lambda: defaultdict(list))
    alone: list[Fault] = field(default_factory=list)


@contextmanager
def watched() -> Iterator[Written]:
    """Notes where cells are, and what a page begins with, while PDFs are written inside."""
    from maturity_desktop.reports.pdf.paragraphs import Words
    from maturity_desktop.reports.pdf.table import Rows

    written = Written()
    draw_row, draw_words = Rows._draw_row, Words.draw

    def row_drawn(rows: Any, placed: Any, bottom: float, tags: Any) -> None:
        canvas, page = rows.canv, rows.canv.getPageNumber()
        columns = [(0.0, rows._width)] if placed.row.span else rows._columns()
        for x, width in columns[: len(placed.cells)]:
            left, low = canvas.absolutePosition(x, bottom)
            right, high = canvas.absolutePosition(x + width, bottom + placed.height)
            written.cells[page].append((left, low, right, high))
        draw_row(rows, placed, bottom, tags)

    def words_drawn(words: Any) -> None:
        if words.goes_on and len(words.blPara.lines) == 1:
            text = "".join(getattr(run, "text", "") or " ".join(run.words) for run in words.frags)
            written.alone.append(Fault(words.canv.getPageNumber(), "last line alone", text))
        draw_words(words)

    Rows._draw_row, Words.draw = row_drawn, words_drawn  # type: ignore[assignment, method-assign]
    try:
        yield written
    finally:
        Rows._draw_row, Words.draw = draw_row, draw_words  # type: ignore[method-assign]


@dataclass(frozen=True, slots=True)
class _Text:
    box: Box
    words: str
    mark: int
    in_figure: bool = False
    size: float = 0.0

    @property
    def hangs(self) -> float:
        """How far it may hang over its place: a sign of a vowel, or what stands above a letter, far."""
        words = self.words.strip()
        loose = any(category(end) in _LOOSE for end in (words[0], words[-1]))
        return max(HANGS, (MARKS if loose else LARGE) * self.size)


def faults_in(source: Any, written: Written | None = None) -> list[Fault]:
    """The faults of a PDF, a path or bytes, page by page."""
    document = pypdfium2.PdfDocument(source)
    try:
        found = [fault for page in range(len(document)) for fault in _page_faults(document, page, written)]
        if _kinds(document[0]):  # only a tagged file tells headings and content from running lines
            found += _bookmarks_astray(document)
            empty = (page for page in range(len(document)) if not _kinds(document[page]))
            found += [Fault(page + 1, "nothing but running lines", "") for page in empty]
    finally:
        document.close()
    return sorted(found + (written.alone if written else []), key=lambda fault: fault.page)


def _page_faults(document: Any, number: int, written: Written | None) -> Iterator[Fault]:
    page = document[number]
    width, height = page.get_size()
    kinds = _kinds(page)
    text_page = page.get_textpage()
    texts = list(_texts(page, text_page, kinds))
    for own in texts:
        left, bottom, right, top = own.box
        if left < -1 or bottom < -1 or right > width + 1 or top > height + 1:
            yield Fault(number + 1, "beyond the page", own.words)
        elif left < _MARGIN - own.hangs or right > width - _MARGIN + own.hangs:
            yield Fault(number + 1, "beyond the column", own.words)
        elif bottom < _FOOT or top > height - _HEAD:
            yield Fault(number + 1, "beyond the head or foot", own.words)
    yield from (Fault(number + 1, "over other text", words) for words in _overlapping(texts))
    if written is not None:
        cells = written.cells.get(number + 1, [])
        yield from (Fault(number + 1, "beyond its cell", words) for words in _beyond(texts, cells))
    yield from (Fault(number + 1, "heading without text", words) for words in _left_alone(texts, kinds))
    yield from (
        Fault(number + 1, "as high as a running line", words) for words in _running(texts, kinds, height)
    )
    yield from (Fault(number + 1, *found) for found in _links_astray(document, page, texts))


def _running(texts: list[_Text], kinds: dict[int, str], height: float) -> Iterator[str]:
    """Words of the page that stand no lower than its head, or no higher than its foot."""
    running = [own.box for own in texts if own.mark not in kinds]
    head = min((box[1] for box in running if box[1] > height - _RUNNING), default=height)
    foot = max((box[3] for box in running if box[3] < _RUNNING), default=0.0)
    for own in texts if kinds else ():
        if own.mark in kinds and (own.box[3] > head + HANGS or own.box[1] < foot - HANGS):
            yield own.words


def _links_astray(document: Any, page: Any, texts: list[_Text]) -> Iterator[tuple[str, str]]:
    """Areas of links that lie on no words, or lead nowhere within the file."""
    place, link, area = c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page.raw, place, link):
        pdfium.FPDFLink_GetAnnotRect(link, area)
        box = (area.left, area.bottom, area.right, area.top)
        on = [own for own in texts if box[1] <= (own.box[1] + own.box[3]) / 2 <= box[3]]
        led = sum(max(min(own.box[2], box[2]) - max(own.box[0], box[0]), 0.0) for own in on)
        if led < min(_LED, (box[2] - box[0]) / 2):  # one of the contents is a whole line
            yield "link without words", f"at {box[0]:.0f}, {box[1]:.0f}"
        target = pdfium.FPDFLink_GetDest(document.raw, link)
        if target and pdfium.FPDFDest_GetDestPageIndex(document.raw, target) < 0:
            yield "link to nowhere", " ".join(own.words for own in on)


def _bookmarks_astray(document: Any) -> Iterator[Fault]:
    """Bookmarks that lead to no heading: it begins a little below the place that is shown."""
    headings: dict[int, list[float]] = {}
    for own in document.get_toc():
        target = own.get_dest()
        page = target.get_index() if target else None
        if page is None:
            yield Fault(1, "bookmark to nowhere", own.get_title())
            continue
        if page not in headings:
            headings[page] = _headings(document[page])
        _mode, view = target.get_view()
        if len(view) > 1 and not any(view[1] - _BELOW <= top <= view[1] for top in headings[page]):
            yield Fault(page + 1, "bookmark to no heading", own.get_title())


def _headings(page: Any) -> list[float]:
    """How high the lines of headings reach."""
    kinds = _kinds(page)
    texts = _texts(page, page.get_textpage(), kinds)
    return [own.box[3] for own in texts if re.fullmatch("H[1-6]", kinds.get(own.mark, ""))]


def _texts(page: Any, text_page: Any, kinds: dict[int, str]) -> Iterator[_Text]:
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4):
        length = pdfium.FPDFTextObj_GetText(found.raw, text_page.raw, None, 0)
        buffer = (pdfium.c_ushort * max(length // 2, 1))()
        pdfium.FPDFTextObj_GetText(found.raw, text_page.raw, buffer, length)
        words = bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace")
        if words.strip() and not all(combining(own) or own.isspace() for own in words):
            mark = pdfium.FPDFPageObj_GetMarkedContentID(found.raw)
            size = c_float()
            pdfium.FPDFTextObj_GetFontSize(found.raw, size)
            yield _Text(found.get_bounds(), words, mark, kinds.get(mark) == "Figure", size.value)


def _overlapping(texts: list[_Text]) -> Iterator[str]:
    """Words that lie over others; a chart's own words may stand on its shapes, not on each other either."""
    rows = sorted(texts, key=lambda own: own.box[1])
    for place, one in enumerate(rows):
        for other in rows[place + 1 :]:
            if other.box[1] > one.box[3]:
                break
            if _share(one.box, other.box) > _OVER:
                yield f"{one.words} | {other.words}"


def _share(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return width * height / smaller if smaller else 0.0


def _beyond(texts: list[_Text], cells: list[Box]) -> Iterator[str]:
    """Words that begin in a cell and end outside of it."""
    for own in texts:
        left, bottom, right, top = own.box
        middle = (bottom + top) / 2
        around = [
            cell
            for cell in cells
            if cell[0] - HANGS <= left < cell[2] + GUTTER / 2 and cell[1] <= middle <= cell[3]
        ]
        if not around:
            continue
        cell = min(around, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
        if right > cell[2] + own.hangs or bottom < cell[1] - HANGS or top > cell[3] + HANGS:
            yield own.words


def _left_alone(texts: list[_Text], kinds: dict[int, str]) -> Iterator[str]:
    """A heading below which its page has nothing but its foot."""
    content = [own for own in texts if own.mark in kinds]
    lowest = min(content, key=lambda own: own.box[1], default=None)
    if lowest is not None and kinds[lowest.mark][0] == "H" and kinds[lowest.mark][1:].isdigit():
        yield lowest.words


def _kinds(page: Any) -> dict[int, str]:
    """The kind of element that each marked content of a page belongs to."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    found: dict[int, str] = {}
    if not tree:
        return found
    waiting = [
        pdfium.FPDF_StructTree_GetChildAtIndex(tree, place)
        for place in range(max(pdfium.FPDF_StructTree_CountChildren(tree), 0))
    ]
    while waiting:
        element = waiting.pop()
        buffer = (pdfium.c_ushort * 32)()
        size = pdfium.FPDF_StructElement_GetType(element, buffer, 64)
        kind = bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le")
        for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
            if number >= 0:
                found[number] = kind
            elif child:
                waiting.append(child)
    pdfium.FPDF_StructTree_Close(tree)
    return found
