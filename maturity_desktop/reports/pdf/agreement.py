"""The agreement between assessors: how it was measured, its figures, and what was rated apart."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Spacer

from maturity_desktop.reports.calibrated import AgreementPart, ApartEntry
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import marked_up, paragraph, prose
from maturity_desktop.reports.pdf.scope import lines
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of

WIDTHS = (0.09, 0.24, 0.09, 0.1, 0.12, 0.36)


def agreement(pages: Pages) -> Story:
    """A section for each framework that somebody has rated a second time."""
    return [
        flowable
        for number, framework in enumerate(pages.content.frameworks)
        for part in pages.content.agreement
        if part.framework == framework.id
        for flowable in _part(pages, framework, part, number)
    ]


def _part(pages: Pages, framework: FrameworkContent, part: AgreementPart, number: int) -> Story:
    _, styles = pages.content.words.gettext, pages.styles
    name = _("Agreement between assessors")
    if pages.several():
        name = _("{framework}: agreement between assessors").format(framework=framework.short_title)
    story = pages.section(f"agreement-{number}", name, part.title, follows=160)
    about = _(
        "A second assessor rated without sight of the agreed ratings. The figures are of the levels as they"
        " stood before anybody spoke of them; what was agreed on afterwards changes the rating and not these"
        " figures."
    )
    if part.calibrations:
        story += [*prose(about, styles.small_quiet), Spacer(1, 6)]
    for own in part.calibrations:
        if len(part.calibrations) > 1:
            story.append(pages.subheading(own.name, follows=90))
        story.append(lines(pages, own.lines))
        if own.compared:
            links = ", ".join(
                pages.link(pages.criterion_place(framework.id, criterion), criterion)
                for criterion in own.compared
            )
            story += [Spacer(1, 6), paragraph(_("Rated by both"), styles.small_quiet)]
            story.append(marked_up(links, styles.small))
        if own.apart:
            story += [pages.subheading(_("Rated apart"), follows=70), _apart(pages, framework, own.apart)]
    if part.together:
        story += [pages.subheading(_("Together"), follows=60), lines(pages, part.together)]
    if part.not_blind:
        story += [Spacer(1, 6), lines(pages, part.not_blind)]
    return story


def _apart(pages: Pages, framework: FrameworkContent, entries: Sequence[ApartEntry]) -> Rows:
    _, styles = pages.content.words.gettext, pages.styles
    heads: list[Cell] = [
        [paragraph(words, styles.small_quiet)]
        for words in (
            _("Criterion"), "", _("First rating"), _("Second rating"), _("Agreed on"), _("Reason"),
        )
    ]  # fmt: skip
    rows = [
        made
        for own in entries
        for made in rows_of(
            Row(
                (
                    [
                        marked_up(
                            pages.link(pages.criterion_place(framework.id, own.id), own.id), styles.small
                        )
                    ],
                    [*prose(own.title, styles.small)],
                    [paragraph(str(own.first), styles.small)],
                    [paragraph(str(own.second), styles.small)],
                    [paragraph("–" if own.agreed is None else str(own.agreed), styles.small_strong)],
                    [*prose(own.reason, styles.small_said)] if own.reason else [],
                )
            )
        )
    ]
    return Rows(heads, rows, WIDTHS, pages.look)
