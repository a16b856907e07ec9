"""The document, whole: chapters in the template's text, pictures beside it, a zip of reproducible bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import zip_longest
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from maturity_desktop.domain.progress import Progress
from maturity_desktop.look import Look
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.forms import in_form
from maturity_desktop.reports.word.book import Blocks, Book, Picture
from maturity_desktop.reports.word.chapters import outline
from maturity_desktop.reports.word.filling import (
    Spot,
    coloured,
    custom_before,
    fitted,
    free_prefix,
    on_paper,
    picture_name,
    spot_for_report,
    with_properties,
    with_relations,
    with_styles,
    with_types,
)
from maturity_desktop.reports.word.front import contents
from maturity_desktop.reports.word.heads import heads_of, shown_parts, watermarked, with_heads
from maturity_desktop.reports.word.heights import Heights
from maturity_desktop.reports.word.markup import RELATIONS, TWIPS, on_new_page, with_next, without_links_to
from maturity_desktop.reports.word.pictures import painted
from maturity_desktop.reports.word.properties import (
    core_properties,
    custom_properties,
    filled_fields,
    properties_of,
)
from maturity_desktop.reports.word.styles import ACCENT, ACCENT_GROUND, TEXT
from maturity_desktop.reports.word.template import TYPES, Template, relations_name
from maturity_desktop.reports.word.tree import Change, changed
from maturity_desktop.reports.workbook_file import WorkbookFile

MADE = (1980, 1, 1, 0, 0, 0)
PICTURE_TYPES = {"png": "image/png", "jpeg": "image/jpeg"}


NARROW = 480.0
"""Points between margins that have no room for client, title, day, status and version on one line."""
FIRM_HEADS = 48.0
"""Points that a firm's head and foot take of the page where the running words stand with them."""
MOST_HELD, LONGEST_HELD = 5, 1_500
"""Paragraphs that are held to a table with their heading, and the characters of markup of each."""


@dataclass(frozen=True, slots=True)
class _Written:
    """The text of the report and its pictures, which are painted."""

    text: str
    pictures: tuple[Picture, ...]


def identity_of(content: ReportContent) -> str:
    """By what the file of this content is known."""
    photos = content.options.photos
    plain = replace(content, options=replace(content.options, photos=()))
    digest = sha256(repr(plain).encode("utf-8", "backslashreplace"))
    for photo in photos:
        digest.update(repr((photo.evidence, photo.caption)).encode("utf-8", "backslashreplace"))
        digest.update(sha256(photo.jpeg).digest())
    return digest.hexdigest()[:32]


def write_document(
    whole: ReportContent,
    out: BinaryIO,
    template: Template,
    look: Look,
    progress: Progress,
    usual: Template,
) -> None:
    """Writes the document; on the `usual` template, the program's, it takes on paper and colours."""
    content = in_form(whole)
    parts = dict(template.parts)
    made = Template(parts, template.main)
    if template is usual:
        parts[made.main] = on_paper(parts[made.main], content.page_size)
    ids = _style(made, parts, content, look, is_ours=template is usual)
    prefix = free_prefix(made)
    narrow = spot_for_report(made).page.width < NARROW
    shares_line = template is usual or with_heads(parts, made, usual, ids, prefix, narrow=narrow)
    spot = spot_for_report(made)
    (styles, *_others) = made.related("styles")
    heights = Heights(parts[styles])
    room = spot.room if template is usual else replace(spot.room, height=spot.room.height - FIRM_HEADS)
    book = Book(content, look, ids, room, spot.next_id, prefix, heights, spot.has_cover)
    written = _written(book, spot, progress)
    properties = properties_of(content, identity_of(whole), spot.page.width, shares_line=shares_line)
    filled = filled_fields(parts[made.main], properties, content)
    text = Change(spot.start, spot.end, written.text.encode("utf-8"))
    kept = [own for own in filled if own.end <= spot.start or own.start >= spot.end]
    parts[made.main] = changed(parts[made.main], [*kept, text])
    for name in shown_parts(made):
        parts[name] = changed(parts[name], filled_fields(parts[name], properties, content))
    if content.options.status == "draft" and content.options.watermark:
        for number, name in enumerate(heads_of(made), start=1):
            parts[name] = watermarked(parts[name], content.cover.status, number)
    with_properties(parts, core_properties(content), custom_properties(properties, custom_before(parts)))
    _add_pictures(parts, made, written.pictures)
    _pack(parts, written.pictures, out)


def _style(
    made: Template, parts: dict[str, bytes], content: ReportContent, look: Look, *, is_ours: bool
) -> Mapping[str, str]:
    """Gives the document every style that it needs; their ids by name."""
    (styles, *_others) = made.related("styles")
    colours, column = _colours(content, look), round(TWIPS * spot_for_report(made).page.width)
    found = with_styles(parts[styles], content.language, colours, column)
    parts[styles] = fitted(coloured(found.part, colours), column) if is_ours else found.part
    return found.ids


def _colours(content: ReportContent, look: Look) -> Mapping[str, str]:
    """What the brand's colours take the place of."""
    ink = content.options.brand.ink
    colours = {ACCENT: look.colours["accent"], ACCENT_GROUND: look.colours["accent_ground"]}
    if ink:
        colours[TEXT] = ink
    return {before: after.removeprefix("#").upper() for before, after in colours.items()}


def _written(book: Book, spot: Spot, progress: Progress) -> _Written:
    """Every chapter in turn with its pictures; the contents are made once all headings are known."""
    planned = outline(book)
    blocks: Blocks = []
    after_cover = before_contents = 0
    total = len(planned.chapters) + 1
    for done, chapter in enumerate(planned.chapters):
        progress(done, total)
        blocks += chapter()
        _paint(book)
        if done == 0:
            after_cover = len(blocks)
        if done + 1 == planned.early:
            before_contents = len(blocks)
    if planned.has_cover:
        _begin_page(book, blocks, after_cover)
    if planned.has_contents:
        _begin_page(book, blocks, before_contents)
        blocks[before_contents:before_contents] = contents(book)
    _hold_to_tables(book, blocks)
    missing = frozenset(book.places[place] for place in book.places if place not in book.marked)
    before = book.page_break() if spot.follows and not book.begins_page("".join(blocks[:1])) else ""
    told = (without_links_to(block, missing, book.link_style) for block in _without_idle_gaps(book, blocks))
    after = f"<w:p><w:pPr>{spot.setup}</w:pPr></w:p>" if spot.setup else ""
    text = before + "".join(told) + after
    progress(total, total)
    return _Written(text, tuple(book.pictures))


def _begin_page(book: Book, blocks: Blocks, place: int) -> None:
    """The section there begins a page, whatever it says itself."""
    if place < len(blocks) and book.is_heading(blocks[place], 1):
        blocks[place] = on_new_page(blocks[place])


def _hold_to_tables(book: Book, blocks: Blocks) -> None:
    """What stands between a heading and its table or picture does not stay behind on the page before."""
    between: list[int] = []
    waits = False
    for place, block in enumerate(blocks):
        if book.is_heading(block, 1, 2, 3, 4):
            between = [*between, place] if waits and len(between) < MOST_HELD else [place]
            waits = True
        elif waits and (block.startswith("<w:tbl>") or "<w:drawing>" in block):
            for early in between:
                blocks[early] = with_next(blocks[early])
            waits = False
        elif waits and len(between) < MOST_HELD and len(block) < LONGEST_HELD:
            between.append(place)
        else:
            waits = False


def _without_idle_gaps(book: Book, blocks: Blocks) -> Iterator[str]:
    """The blocks without gaps before what begins a page: after a full page one would have its own."""
    gap = book.gap()
    for block, following in zip_longest(blocks, blocks[1:], fillvalue=""):
        if block != gap or not (book.begins_page(following) or book.is_heading(following, 1)):
            yield block


def _paint(book: Book) -> None:
    """Paints what the last chapter has drawn."""
    waiting = [place for place, own in enumerate(book.pictures) if own.drawing is not None]
    drawings = [own.drawing for own in book.pictures if own.drawing is not None]
    for place, data in zip(waiting, painted(drawings, book.look), strict=True):
        book.pictures[place] = replace(book.pictures[place], drawing=None, data=data)


def _add_pictures(parts: dict[str, bytes], template: Template, pictures: tuple[Picture, ...]) -> None:
    """Relations and types of the pictures; their parts are written at the end."""
    related = relations_name(template.main)
    targets = ((own.relation, f"{RELATIONS}/image", f"/{picture_name(own)}") for own in pictures)
    parts[related] = with_relations(parts.get(related, b""), targets)
    endings = {ending: PICTURE_TYPES[ending] for ending in sorted({own.ending for own in pictures})}
    parts[TYPES] = with_types(parts[TYPES], endings, {})


def _pack(parts: Mapping[str, bytes], pictures: tuple[Picture, ...], out: BinaryIO) -> None:
    first = [name for name in (TYPES, "_rels/.rels") if name in parts]
    with WorkbookFile(out) as archive:
        for name in (*first, *sorted(set(parts) - set(first))):
            archive.writestr(_entry(name, ZIP_DEFLATED), parts[name])
        for own in pictures:
            archive.writestr(_entry(picture_name(own), ZIP_STORED), own.data)


def _entry(name: str, method: int) -> ZipInfo:
    entry = ZipInfo(name, MADE)
    entry.compress_type = method
    entry.external_attr = 0o600 << 16
    return entry
