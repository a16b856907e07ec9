"""The client's own view in the document: a small table of both levels for each framework."""

from __future__ import annotations

from maturity_desktop.reports.own_view import OwnViewEntry, OwnViewPart
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.word.book import Blocks, Book
from maturity_desktop.reports.word.markup import Row

WIDTHS = (0.1, 0.51, 0.13, 0.13, 0.13)


def own_views(book: Book) -> Blocks:
    """A section for each framework of which the client has a view."""
    return [
        block
        for number, framework in enumerate(book.content.frameworks)
        for part in book.content.own_views
        if part.framework == framework.id
        for block in _part(book, framework, part, number)
    ]


def _part(book: Book, framework: FrameworkContent, part: OwnViewPart, number: int) -> Blocks:
    _ = book.words.gettext
    name = book.named(
        _("{framework}: the client’s own view"), _("The client’s own view"), framework.short_title
    )
    heads = book.heads(_("Criterion"), "", _("Audit"), _("Own view"), _("Difference"))
    rows = (_row(book, framework, own) for own in part.entries)
    return [
        *book.section(f"own-view-{number}", name, part.title, new_page=False),
        *book.prose(part.about, "Report Quiet"),
        *book.table(heads, rows, WIDTHS),
    ]


def _row(book: Book, framework: FrameworkContent, own: OwnViewEntry) -> Row:
    levels = ("–" if level is None else str(level) for level in (own.agreed, own.client))
    return Row(
        (
            [book.rich([book.criterion_link(framework.id, own.id)])],
            book.prose(own.title),
            *([book.line(level)] for level in levels),
            [book.rich([book.plain(own.apart, strong=True)])],
        )
    )
