"""The photos that were chosen, two to six on a page, each with its number, its day and what is said below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.platypus import Flowable

from maturity_desktop.reports.choices import Photo
from maturity_desktop.reports.pdf.document import Later
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import in_face, marked_up, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows
from maturity_desktop.reports.pdf.tagging import structure_of
from maturity_desktop.reports.photo_sizes import Printed, printed
from maturity_desktop.reports.text import for_pdf, one_line, shortened

_PART = 6
"""Rows of photos that are laid out together."""
_BESIDE = 2
"""Photos in a row."""
_LONGEST_HELD = 300
"""Characters of a caption that stay with their photo on one page."""
_BELOW = 5.0
"""Room between a photo and its number."""
_LONGEST_ALTERNATIVE = 400
_AIR = 9.0
SMALL = (150.0, 110.0)
"""The room of a photo beside a criterion's evidence."""
MOST_BESIDE = 2
_BESIDE_WIDTHS = (0.34, 0.34, 0.32)


def photos(pages: Pages) -> Story:
    """The pages of photos; nothing where none was chosen."""
    chosen = pages.content.options.photos
    if not chosen:
        return []
    words = pages.content.words
    count = len(chosen)
    title = words.ngettext(
        "{count} photo of what was seen on site", "{count} photos of what was seen on site", count
    ).format(count=count)
    story = pages.section("photos", words.gettext("Photos"), title, follows=200)
    rows = list(_rows(pages, chosen))
    return story + [
        Later(partial(_some_rows, pages, rows[start : start + _PART])) for start in range(0, len(rows), _PART)
    ]


def photos_beside(pages: Pages, evidence: Sequence[str]) -> Story:
    """The first photos of some items, small, beside each other; nothing where the report has none of them, or
    shows them on pages of their own.
    """
    wanted = frozenset(own for own in evidence if not pages.photo_place(own))
    found = [own for own in pages.content.options.photos if own.evidence in wanted][:MOST_BESIDE]
    if not found:
        return []
    placed = [_Placed(own, _small(own), "") for own in found]
    cells: list[Cell] = [[_Framed(pages, own, [])] for own in placed]
    cells += [[] for _missing in range(len(_BESIDE_WIDTHS) - len(cells))]
    row = Row(tuple(cells), line="none", whole=True)
    return [Rows((), [row], _BESIDE_WIDTHS, pages.look)]


def _small(photo: Photo) -> Printed:
    full = printed(photo.width, photo.height)
    scale = min(SMALL[0] / full.width, SMALL[1] / full.height, 1.0)
    return Printed(full.width * scale, full.height * scale, wide=False)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A photo, its size on paper and where links to it lead."""

    photo: Photo
    size: Printed
    place: str


def _rows(pages: Pages, chosen: Sequence[Photo]) -> Iterator[tuple[_Placed, ...]]:
    """The photos in rows of two, in their order; a wide one has a row to itself."""
    waiting: tuple[_Placed, ...] = ()
    for photo in chosen:
        own = _Placed(photo, printed(photo.width, photo.height), pages.photo_place(photo.evidence))
        if waiting and (own.size.wide or len(waiting) == _BESIDE):
            yield waiting
            waiting = ()
        if own.size.wide:
            yield (own,)
        else:
            waiting += (own,)
    if waiting:
        yield waiting


def _some_rows(pages: Pages, rows: Sequence[tuple[_Placed, ...]]) -> Story:
    return [Rows((), [_row(pages, row) for row in rows], (0.5, 0.5), pages.look, pad=_AIR)]


def _row(pages: Pages, row: tuple[_Placed, ...]) -> Row:
    """Photos that stand on one line."""
    cells = tuple(_cell(pages, own) for own in row)
    return Row(cells, span=row[0].size.wide, line="none", whole=True)


def photo_link(pages: Pages, evidence: str) -> str:
    """Markup that leads to the photo of an item; empty where none stands among the photos."""
    place = pages.photo_place(evidence)
    return pages.link(place, pages.content.words.gettext("shown among the photos")) if place else ""


def _cell(pages: Pages, own: _Placed) -> Cell:
    """A photo with its number and what is said of it; long words may go on over the page."""
    caption = prose(own.photo.caption, pages.styles.small)
    if len(own.photo.caption) > _LONGEST_HELD:
        return [_Framed(pages, own, []), *caption]
    return [_Framed(pages, own, caption)]


def _number_line(pages: Pages, photo: Photo) -> Any:
    """The number of its evidence, which leads to the register, and its day."""
    _ = pages.content.words.gettext
    number = pages.link(pages.evidence_place(photo.evidence), photo.label)
    parts = [number, *([for_pdf(one_line(photo.dated))] if photo.dated else [])]
    if photo.confidential:
        parts.append(in_face(_("confidential"), "medium"))
    return marked_up(" · ".join(parts), pages.styles.small_quiet)


class _Framed(Flowable):
    """A photo with its number and what is said of it below."""

    def __init__(self, pages: Pages, own: _Placed, caption: Sequence[Any]) -> None:
        super().__init__()
        self._own = own
        self._below = [_number_line(pages, own.photo), *caption]
        self._heights: list[float] = []
        self._words = pages.content.words.gettext("Photo {number}: {caption}").format(
            number=own.photo.label, caption=shortened(own.photo.caption, _LONGEST_ALTERNATIVE)
        )

    def wrap(self, available_width: float, _height: float) -> tuple[float, float]:
        self._heights = [part.wrapOn(self.canv, available_width, 1e6)[1] for part in self._below]
        self.width = available_width
        self.height = self._own.size.height + _BELOW + sum(self._heights)
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        size, y = self._own.size, self.height
        if self._own.place:
            canvas.mark_place(self._own.place, 0, y)
        y -= size.height
        with canvas.described(self._words, (0, y, size.width, y + size.height)):
            _draw_jpeg(canvas, self._own.photo.jpeg, 0, y, size.width, size.height)
        y -= _BELOW
        with structure_of(canvas).inside("Caption"):
            for part, height in zip(self._below, self._heights, strict=True):
                y -= height
                part.drawOn(canvas, 0, y)


def _draw_jpeg(canvas: Any, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
    """Draws a JPEG whose bytes go into the file as they are: nothing is unpacked, and nothing kept twice."""
    name = f"photo.{sha256(jpeg).hexdigest()[:32]}"
    document = canvas._doc
    shown = document.getXObjectName(name)
    if document.idToObject.get(shown) is None:
        picture = PDFImageXObject(name)
        if not picture.loadImageFromJPEG(BytesIO(jpeg)):
            return
        canvas._setXObjects(picture)
        document.Reference(picture, shown)
        document.addForm(name, picture)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(width, height)
    canvas._code.append(f"/{shown} Do")
    canvas.restoreState()
    canvas._formsinuse.append(name)
