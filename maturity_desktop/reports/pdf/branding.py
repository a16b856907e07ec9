"""A firm's brand on the pages: its colours in the look, its mark, its closing page.

The colours of levels are never the brand's: they mean something.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, PageBreak, Spacer

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.brand_colours import WHITE, mixed
from maturity_desktop.domain.report_records import Form
from maturity_desktop.look import Look
from maturity_desktop.reports.content import COLUMNS, ReportContent
from maturity_desktop.reports.pdf.lines import ink
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import paragraph, prose
from maturity_desktop.reports.text import one_line

_GROUND = 0.11
"""How much of the accent its pale ground has."""
MARK_ROOM = (190.0, 58.0)
"""The room of the mark, in points."""
_POINTS_OF_A_PIXEL = 0.5
"""A small mark is not blown up: 144 pixels to an inch at least."""
_AIRS = (1.0, 0.6, 0.3, 0.1)
"""How much of the room between its parts a closing page keeps, the first that leaves it one page."""


def branded(look: Look, brand: Brand) -> Look:
    """The look with the brand's colours where it has any."""
    colours = dict(look.colours)
    if brand.accent:
        colours |= {"accent": brand.accent, "accent_ground": mixed(brand.accent, WHITE, _GROUND)}
    if brand.ink:
        colours["title"] = brand.ink
    return replace(look, colours=colours)


class Mark(Flowable):
    """The firm's mark in its own shape within a room; what it shows is told as its alternative text."""

    def __init__(self, mark: bytes, words: str, room: tuple[float, float] = MARK_ROOM) -> None:
        super().__init__()
        self._picture, self._words = ImageReader(BytesIO(mark)), words
        width, height = self._picture.getSize()
        scale = min(room[0] / width, room[1] / height, _POINTS_OF_A_PIXEL)
        self.width, self.height = width * scale, height * scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.described(self._words, (0, 0, self.width, self.height)):
            self.canv.drawImage(self._picture, 0, 0, self.width, self.height, mask="auto")


class Bar(Flowable):
    """A short bar of the accent's colour."""

    def __init__(self, look: Look, width: float, height: float) -> None:
        super().__init__()
        self._look, self.width, self.height = look, width, height

    def draw(self) -> None:
        self.canv.setFillColor(ink(self._look.colours["accent"]))
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)


class EdgeBand(Flowable):
    """A band of the accent along the left edge of the page; it takes no room."""

    WIDTH = 12.0

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self.width, self.height = look, 0.0, 0.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        canvas: Any = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        canvas.setFillColor(ink(self._look.colours["accent"]))
        canvas.rect(-left, -bottom, self.WIDTH, canvas._pagesize[1], stroke=0, fill=1)


def mark_words(content: ReportContent) -> str:
    """What the mark is, for whoever does not see it."""
    brand = content.options.brand
    return content.words.gettext("Mark of {firm}").format(firm=one_line(brand.firm or brand.name))


def closing_page(content: ReportContent, look: Look) -> Story:
    """The firm's last page, or pages where it says that much.

    Nothing where the brand has none or the report is of one criterion.
    """
    brand = content.options.brand
    if content.options.form is Form.CRITERION or not (
        brand.closing_title.strip() or brand.closing or brand.contact
    ):
        return []
    pages = Pages(content, look)
    column = COLUMNS[content.page_size]
    story: Story = []
    for air in _AIRS:
        story = list(_closing(pages, air))
        if sum(_height_of(part, column.width) for part in story) <= column.height:
            break
    band = [EdgeBand(look)] if brand.accent else []  # as on the cover
    return [PageBreak(), *band, *story]


def _closing(pages: Pages, air: float) -> Iterator[Any]:
    brand, styles = pages.content.options.brand, pages.styles
    yield Spacer(1, 150 * air)
    if brand.mark:
        yield Mark(brand.mark, mark_words(pages.content))
        yield Spacer(1, 30 * air)
    yield Bar(pages.look, 56, 4)
    yield Spacer(1, 20 * air)
    if brand.closing_title.strip():
        yield paragraph(brand.closing_title, styles.title)
        yield Spacer(1, 14)
    for text in brand.closing:
        yield from prose(text, styles.body)
        yield Spacer(1, 6)
    if brand.firm.strip() or brand.contact:
        yield Spacer(1, 26 * air)
    if brand.firm.strip():
        yield paragraph(brand.firm, styles.heading)
        yield Spacer(1, 4)
    for line in brand.contact:
        yield paragraph(line, styles.small)


def _height_of(part: Any, width: float) -> float:
    return float(part.wrapOn(None, width, 1e6)[1]) + float(part.getSpaceAfter())
