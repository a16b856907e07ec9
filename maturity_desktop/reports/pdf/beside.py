"""Several models in one report: side by side, and what their criteria have in common."""

from __future__ import annotations

from functools import partial

from reportlab.platypus import Spacer

from maturity_desktop.reports.beside import SideBySide, StandingEntry
from maturity_desktop.reports.parts import CrosswalkEnd, CrosswalkEntry
from maturity_desktop.reports.pdf.document import Later
from maturity_desktop.reports.pdf.drawing import Chart
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import marked_up, paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of

_PART = 40
"""Pairs that are in memory together."""


def side_by_side(pages: Pages) -> Story:
    """Each model on its own scale, in one chart and in one table; nothing where there is only one."""
    found = pages.content.standings
    if found is None:
        return []
    _ = pages.content.words.gettext
    story = pages.section("side-by-side", _("The models side by side"), found.title)
    story += [paragraph(note, pages.styles.small) for note in found.notes]
    story += [Spacer(1, 8), Chart(found.chart, pages.look), Spacer(1, 8), _standings(pages, found)]
    return story


def _standings(pages: Pages, found: SideBySide) -> Rows:
    _ = pages.content.words.gettext
    styles = pages.styles
    head: list[Cell] = [
        [paragraph(_("Model"), styles.small_quiet)],
        [paragraph(_("Its scale"), styles.small_quiet)],
        [paragraph(_("Level on its own scale"), styles.small_quiet)],
        [paragraph(_("Rated"), styles.small_quiet_right)],
        [paragraph("p", styles.small_quiet_right)],
    ]
    rows = [_standing(pages, entry) for entry in found.entries]
    return Rows(head, rows, (0.34, 0.12, 0.34, 0.1, 0.1), pages.look, pad=2.5)


def _standing(pages: Pages, entry: StandingEntry) -> Row:
    _ = pages.content.words.gettext
    styles = pages.styles
    name = entry.name
    if entry.layer:
        name = _("{framework}: {layer}").format(framework=entry.name, layer=entry.layer)
    scale = _("{floor} to {top}").format(floor=entry.floor, top=entry.top)
    if entry.open_ended:
        scale = _("{floor} to {top}, open").format(floor=entry.floor, top=entry.top)
    level = entry.level_words
    if entry.provisional and entry.level is not None:
        level = _("{level} (provisional)").format(level=level)
    rated = _("{rated} of {applicable}").format(rated=entry.rated, applicable=entry.applicable)
    return Row(
        (
            [paragraph(name, styles.small_strong)],
            [paragraph(scale, styles.small)],
            [paragraph(level, styles.small)],
            [paragraph(rated, styles.small_figures)],
            [paragraph(entry.along_words, styles.small_figures)],
        )
    )


def crosswalk(pages: Pages) -> Story:
    """The pairs among the report's models; nothing where there are none."""
    content = pages.content
    if not content.crosswalk:
        return []
    story = pages.section("crosswalk", content.words.gettext("Crosswalk"), content.crosswalk_title)
    story += prose(content.crosswalk_about, pages.styles.small)
    pairs = content.crosswalk
    return story + [
        Later(partial(_pairs, pages, pairs[start : start + _PART], start > 0))
        for start in range(0, len(pairs), _PART)
    ]


def _pairs(pages: Pages, pairs: tuple[CrosswalkEntry, ...], continued: bool) -> Story:
    """Some rows of the crosswalk."""
    _ = pages.content.words.gettext
    quiet = pages.styles.small_quiet
    head: list[Cell] = [
        [paragraph(_("Criterion"), quiet)],
        [paragraph(_("Counterpart"), quiet)],
        [paragraph(_("In common"), quiet)],
        [paragraph(_("Evidence of both"), quiet)],
    ]
    rows = [row for pair in pairs for row in rows_of(_pair(pages, pair))]
    return [Rows(head, rows, (0.245, 0.245, 0.365, 0.145), pages.look, continued=continued)]


def _pair(pages: Pages, pair: CrosswalkEntry) -> Row:
    styles = pages.styles
    links = ", ".join(pages.link(pages.evidence_place(item.id), item.label) for item in pair.evidence)
    return Row(
        (
            _end(pages, pair.one),
            _end(pages, pair.other),
            [paragraph(pair.strength_words, styles.small_strong), *prose(pair.reason, styles.small)],
            [marked_up(links, styles.small) if links else paragraph("–", styles.small_quiet)],
        )
    )


def _end(pages: Pages, end: CrosswalkEnd) -> Cell:
    link = pages.link(pages.criterion_place(end.framework, end.criterion), end.words)
    return [
        paragraph(end.framework_title, pages.styles.small_quiet),
        marked_up(link, pages.styles.small),
    ]
