"""The evidence register, definitions, the disclaimer, and characters that no font has."""

from __future__ import annotations

from functools import partial

from maturity_desktop.reports.content import missing_glyphs
from maturity_desktop.reports.parts import EvidenceEntry
from maturity_desktop.reports.pdf.document import Later
from maturity_desktop.reports.pdf.findings import actions_on_evidence, findings_on_evidence
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import in_face, marked_up, paragraph, prose
from maturity_desktop.reports.pdf.photos import photo_link
from maturity_desktop.reports.pdf.scope import lines, remarks
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of
from maturity_desktop.reports.sections.wording import count_words
from maturity_desktop.reports.text import spelt

_PART = 40
"""Items of the register that are in memory together."""


def register(pages: Pages) -> Story:
    """Every item of evidence with its fingerprint and where it is used."""
    _ = pages.content.words.gettext
    story = pages.section("register", _("Evidence register"), pages.content.evidence_title)
    items = pages.content.evidence
    return story + [
        Later(partial(_some_rows, pages, items[start : start + _PART], start > 0))
        for start in range(0, len(items), _PART)
    ]


def _some_rows(pages: Pages, items: tuple[EvidenceEntry, ...], continued: bool) -> Story:
    return [register_rows(pages, items, continued)]


def register_rows(pages: Pages, items: tuple[EvidenceEntry, ...], continued: bool = False) -> Rows:
    """Some rows of the register."""
    _ = pages.content.words.gettext
    styles = pages.styles
    head: list[Cell] = [
        [paragraph(_("Number"), styles.small_quiet)],
        [paragraph(_("Evidence"), styles.small_quiet)],
        [paragraph(_("Kind and date"), styles.small_quiet)],
        [paragraph(_("Used at"), styles.small_quiet)],
    ]
    rows = [row for item in items for row in _item(pages, item)]
    widths = (0.12, 0.4, 0.19, 0.29) if pages.several() else (0.12, 0.53, 0.19, 0.16)
    return Rows(head, rows, widths, pages.look, continued=continued, pad=3)


def _item(pages: Pages, item: EvidenceEntry) -> list[Row]:
    """An item in its rows."""
    _ = pages.content.words.gettext
    styles = pages.styles
    what: Cell = [*prose(item.title, styles.small_strong)]
    what += prose(_origin(pages, item), styles.small_quiet)
    what += prose(item.text, styles.small_said)
    if photo := photo_link(pages, item.id):
        what.append(marked_up(photo, styles.small))
    warnings = [
        word for word, holds in ((_("confidential"), item.confidential), (_("stale"), item.stale)) if holds
    ]
    when: Cell = [paragraph(item.kind, styles.small), paragraph(item.dated_words, styles.small_quiet)]
    if warnings:
        when.append(paragraph(", ".join(warnings), styles.small_attention))
    used = _used_at(pages, item)
    place = pages.evidence_place(item.id)
    cells: tuple[Cell, ...] = (
        [paragraph(item.label, styles.small_number)],
        what,
        when,
        used or [paragraph(_("not linked"), styles.small_quiet)],
    )
    if not item.sha256:
        return rows_of(Row(cells, anchor=place))
    fingerprint = _("SHA-256 {sha256}").format(sha256=item.sha256)
    return [
        *rows_of(Row(cells, anchor=place, keep=True, line="none")),
        Row(([paragraph(fingerprint, styles.fingerprint)],), span=True),
    ]


def _used_at(pages: Pages, item: EvidenceEntry) -> Cell:
    """Links to the criteria that use an item, by model where the report is about several."""
    styles = pages.styles
    cell: Cell = []
    for framework in pages.content.frameworks:
        links = ", ".join(
            pages.link(pages.criterion_place(owner, criterion), criterion)
            for owner, criterion in item.used_at
            if owner == framework.id
        )
        if links and pages.several():
            name = pages.content.words.gettext("{framework}:").format(framework=framework.short_title)
            links = f"{in_face(name, 'regular')} {links}"
        if links:
            cell.append(marked_up(links, styles.small))
    for links in (findings_on_evidence(pages, item.id), actions_on_evidence(pages, item.id)):
        if links:
            cell.append(marked_up(links, styles.small))
    return cell


def _origin(pages: Pages, item: EvidenceEntry) -> str:
    """The file, its size, where it came from and who added it."""
    _ = pages.content.words.gettext
    size = count_words(item.size, pages.content.words)
    parts = (
        _("{name}, {size} bytes").format(name=item.file_name, size=size) if item.file_name else "",
        _("source: {source}").format(source=item.source) if item.source else "",
        _("added by {name}").format(name=item.added_by) if item.added_by else "",
    )
    return " · ".join(part for part in parts if part)


def closing(pages: Pages) -> Story:
    """What the words mean, what the report is not, oddities of the edition, and what could not be drawn."""
    _ = pages.content.words.gettext
    styles = pages.styles
    story = pages.section("definitions", _("Definitions and disclaimer"), _("What the words mean"))
    story.append(lines(pages, pages.content.definitions))
    story.append(pages.subheading(_("Disclaimer")))
    for text in pages.content.disclaimer:
        story += prose(text, styles.body)
    for number, framework in enumerate(pages.content.frameworks):
        if framework.remarks:
            story += remarks(pages, framework, number)
    missing = missing_glyphs(pages.content)
    if missing:
        story.append(pages.subheading(_("Characters without a glyph")))
        said = _(
            "The fonts of this report have no glyph for these characters; they stand in the text as their "
            "Unicode numbers: {characters}."
        )
        characters = ", ".join(spelt(character) for character, _places in missing)
        story += prose(said.format(characters=characters), styles.body)
    return story
