"""The photos that were chosen, on pages of their own and small beside a criterion's evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from maturity_desktop.domain.report_records import Form, Part
from maturity_desktop.reports.choices import Photo
from maturity_desktop.reports.forms import parts_of
from maturity_desktop.reports.parts import EvidenceLabel
from maturity_desktop.reports.photo_sizes import Printed, printed
from maturity_desktop.reports.text import one_line, shortened
from maturity_desktop.reports.word.book import Blocks, Book, Cell
from maturity_desktop.reports.word.markup import Piece, Row

SMALL = (150.0, 110.0)
"""The room of a photo beside a criterion's evidence."""
MOST_BESIDE = 2


def photos(book: Book) -> Blocks:
    """The photos that were chosen, two beside each other, each with its number, its day and what is said."""
    found = book.content.options.photos
    if not found:
        return []
    words = book.words
    title = words.ngettext(
        "{count} photo of what was seen on site", "{count} photos of what was seen on site", len(found)
    ).format(count=len(found))
    made = book.section("photos", words.gettext("Photos"), title)
    return made + book.table([], _photo_rows(book, found), (0.5, 0.5), "Report Plain")


def _photo_rows(book: Book, chosen: Iterable[Photo]) -> Iterator[Row]:
    waiting: list[Cell] = []
    for own in chosen:
        size = printed(own.width, own.height)
        if size.wide:
            yield from _beside(waiting)
            waiting = []
            yield Row((_marked(book, own, size, 1.0),), span=True)
            continue
        waiting.append(_marked(book, own, size, 0.5))
        if len(waiting) == 2:
            yield from _beside(waiting)
            waiting = []
    yield from _beside(waiting)


def _beside(cells: list[Cell]) -> Iterator[Row]:
    """The photos that wait for their row; nothing where none waits."""
    if cells:
        yield Row((*cells, *([[]] * (2 - len(cells)))))


def _marked(book: Book, own: Photo, size: Printed, share: float) -> Cell:
    """A photo that links lead to, with what is said of it."""
    return [*_photo(book, own, size, share, book.mark(photo_place(own.evidence))), *book.prose(own.caption)]


def photos_beside(book: Book, evidence: Sequence[str]) -> Blocks:
    """The first photos of some items, small, beside each other; nothing where none was chosen, or where they
    have pages of their own.
    """
    if has_album(book):
        return []
    wanted = frozenset(evidence)
    found = [own for own in book.content.options.photos if own.evidence in wanted][:MOST_BESIDE]
    cells = [_photo(book, own, _small(own), 0.34) for own in found]
    row = Row((*cells, *([[]] * (3 - len(cells)))))
    return book.table([], [row], (0.34, 0.34, 0.32), "Report Plain") if found else []


def _small(own: Photo) -> Printed:
    full = printed(own.width, own.height)
    scale = min(SMALL[0] / full.width, SMALL[1] / full.height, 1.0)
    return Printed(full.width * scale, full.height * scale, wide=False)


def has_album(book: Book) -> bool:
    """Whether the photos stand on pages of their own."""
    options = book.content.options
    return bool(options.photos) and options.form is Form.FULL and Part.APPENDICES in parts_of(options)


def photo_link(book: Book, evidence: str) -> Blocks:
    """A line that leads to the photo of an item among the photos; nothing where it is not there."""
    if not has_album(book) or all(own.evidence != evidence for own in book.content.options.photos):
        return []
    return [book.rich([book.link(photo_place(evidence), book.words.gettext("shown among the photos"))])]


def photo_place(evidence: str) -> str:
    """Where links to the photo of an item lead."""
    return f"photo {evidence}"


def _photo(book: Book, own: Photo, size: Printed, share: float, mark: str = "") -> Cell:
    """A photo, and below it the number of its evidence and its day."""
    _ = book.words.gettext
    words = _("Photo {number}: {caption}").format(number=own.label, caption=shortened(own.caption, 400))
    scale = min(1.0, (share * book.room.width - 12) / size.width, 0.8 * book.room.height / size.height)
    parts = [book.evidence_link(EvidenceLabel(own.evidence, own.label))]
    parts += [Piece(f" · {one_line(own.dated)}")] if own.dated else []
    parts += [Piece(" · "), book.plain(_("confidential"), strong=True)] if own.confidential else []
    shown = book.photo(own.jpeg, words, (size.width * scale, size.height * scale), mark=mark)
    return [shown, book.rich(parts, "Report Quiet")]
