"""The client's own view: a small table of both levels for each framework."""

from __future__ import annotations

from reportlab.platypus import Spacer

from maturity_desktop.reports.own_view import OwnViewEntry, OwnViewPart
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import marked_up, paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of

WIDTHS = (0.1, 0.51, 0.13, 0.13, 0.13)


def own_views(pages: Pages) -> Story:
    """A section for each framework of which the client has a view."""
    return [
        flowable
        for number, framework in enumerate(pages.content.frameworks)
        for part in pages.content.own_views
        if part.framework == framework.id
        for flowable in _part(pages, framework, part, number)
    ]


def _part(pages: Pages, framework: FrameworkContent, part: OwnViewPart, number: int) -> Story:
    _, styles = pages.content.words.gettext, pages.styles
    name = _("The client’s own view")
    if pages.several():
        name = _("{framework}: the client’s own view").format(framework=framework.short_title)
    heads: list[Cell] = [
        [paragraph(words, styles.small_quiet)]
        for words in (_("Criterion"), "", _("Audit"), _("Own view"), _("Difference"))
    ]
    rows = [row for own in part.entries for row in rows_of(_row(pages, framework, own))]
    return [
        *pages.section(f"own-view-{number}", name, part.title, follows=120),
        *prose(part.about, styles.small_quiet),
        Spacer(1, 6),
        Rows(heads, rows, WIDTHS, pages.look),
    ]


def _row(pages: Pages, framework: FrameworkContent, own: OwnViewEntry) -> Row:
    styles = pages.styles
    link = pages.link(pages.criterion_place(framework.id, own.id), own.id)
    levels = ("–" if level is None else str(level) for level in (own.agreed, own.client))
    return Row(
        (
            [marked_up(link, styles.small)],
            [*prose(own.title, styles.small)],
            *([paragraph(level, styles.small)] for level in levels),
            [paragraph(own.apart, styles.small_strong)] if own.apart else [],
        )
    )
