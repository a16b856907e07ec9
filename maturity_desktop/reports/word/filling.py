"""A template becomes the document: its text, styles, properties and heads are filled, the rest stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from xml.sax.saxutils import escape

from maturity_desktop.reports.word.book import Picture, Room
from maturity_desktop.reports.word.markup import RELATIONS, TWIPS, attribute
from maturity_desktop.reports.word.styles import COLUMN, DEFAULTS, STYLES, Style, style_xml
from maturity_desktop.reports.word.template import (
    DOCUMENT_TYPE,
    TEMPLATE_TYPE,
    TYPES,
    Template,
    last_section,
    part_name,
    relations,
    relations_name,
)
from maturity_desktop.reports.word.tree import Change, Element, changed, put_at_end, tree

REGIONS = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}
"""Word spells by a language with its region."""
PLACE = "report"
"""The name of the bookmark, or the tag of the content control, that says where the report goes."""
USUAL_ROOM = Room(503.0, 701.0)
LEAST_ROOM = Room(200.0, 250.0)
"""What a page has at least, whatever its template says."""
_PAPER = {"A4": (11_906, 16_838), "Letter": (12_240, 15_840)}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PROPERTY_TYPES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    CUSTOM: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}


# Styles


@dataclass(frozen=True, slots=True)
class StylesFound:
    """The styles that the document has: its part, their ids by name, and which of Word's own were added."""

    part: bytes
    ids: Mapping[str, str]
    added: tuple[str, ...]


def with_styles(part: bytes, language: str, colours: Mapping[str, str], column: int) -> StylesFound:
    """A part of styles with all that the report needs, in the report's language.

    Those that are added are in these colours, RRGGBB by what they replace, for a column of so many twips.
    """
    root = tree(part)
    ids: dict[str, str] = {}
    for own in root.all("w:style"):
        name = own.first("w:name")
        if name is not None and own.attributes.get("w:styleId"):
            known = escape(own.attributes["w:styleId"], {'"': "&quot;"})
            ids.setdefault(name.attributes.get("w:val", "").lower(), known)
    missing = [style for style in STYLES.values() if style.name.lower() not in ids]
    taken = set(ids.values())
    for style in missing:
        ids[style.name.lower()] = style.id if style.id not in taken else f"{style.id}Report"
    spoken = f'<w:lang w:val={attribute(REGIONS.get(language, language))} w:eastAsia="ja-JP" w:bidi="ar-SA"/>'

    def ours(styles: Iterable[Style]) -> str:
        made = "".join(style_xml(style, ids) for style in styles).encode()
        return fitted(coloured(made, colours), column).decode()

    changes = [put_at_end(part, root, ours(missing))] if missing else []
    changes += [
        Change(own.start, own.end, ours([STYLES["Hyperlink"]]).encode())
        for own in root.all("w:style")
        if own.attributes.get("w:styleId") == ids["hyperlink"] and _is_unseen(own)
    ]
    changes += [
        Change(own.start, own.end, spoken.encode())
        for usual in (*root.all("w:docDefaults"), *filter(_is_usual, root.all("w:style")))
        for own in usual.all("w:lang")
    ]
    told = tuple(style.name for style in missing if not style.report and style.name not in DEFAULTS.values())
    return StylesFound(changed(part, changes), ids, told)


def _is_unseen(link: Element) -> bool:
    """Whether a firm's style of links has neither a colour nor a line: nobody would know them for links."""
    look = link.first("w:rPr")
    told = {own.name: own.attributes.get("w:val", "") for own in look.children} if look is not None else {}
    is_plain = told.get("w:color", "auto") == "auto" and told.get("w:u", "none") == "none"
    return is_plain and link.first("w:basedOn") is None


def _is_usual(style: Element) -> bool:
    """Whether a style is that of paragraphs which name none."""
    return style.attributes.get("w:type") == "paragraph" and style.attributes.get("w:default", "0") != "0"


def coloured(part: bytes, colours: Mapping[str, str]) -> bytes:
    """Our own styles in a firm's colours, RRGGBB by what they replace."""
    made = part
    for before, after in colours.items():
        made = made.replace(f'"{before}"'.encode(), f'"{after}"'.encode())
    return made


def fitted(part: bytes, column: int) -> bytes:
    """Our own styles for a column of so many twips: what ends at the right margin ends there."""
    return part.replace(f'w:pos="{COLUMN}"'.encode(), f'w:pos="{column}"'.encode())


# The text


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the report goes: the bytes that it replaces, whether something of the firm's stands before it.

    `page` is the room between the margins, `room` that of a column; `setup` is a page set-up that ends there
    and has to stay. A firm that marked the place, and has something before it, `has_cover`.
    """

    start: int
    end: int
    follows: bool
    page: Room
    room: Room
    next_id: int
    setup: str = ""
    has_cover: bool = False


def spot_for_report(template: Template) -> Spot:
    """The place of the mark, else all of a text that says nothing, else the end of the text."""
    part = template.parts[template.main]
    root = tree(part)
    body = root.first("w:body")
    assert body is not None, "a template that has passed has a body"
    section = last_section(body)
    end = section.start if section is not None else body.closing
    blocks = [own for own in body.children if own is not section]
    marked = next((own for own in blocks if _is_marked(own)), None)
    next_id = 1 + max(
        (
            int(own.attributes["w:id"])
            for own in root.all("w:bookmarkStart")
            if _is_number(own.attributes.get("w:id"))
        ),
        default=0,
    )
    if marked is not None:
        pages = [own for own in page_setups(root) if own.start >= marked.start]
        holds = pages[0] if pages else section
        early = blocks[: blocks.index(marked)]
        before = _is_on_started_page(early, holds)
        has_cover = any(map(says, early))
        broken = next(marked.all("w:sectPr"), None)
        kept = part[broken.start : broken.end].decode() if broken is not None else ""
        page = _room(holds)
        return Spot(marked.start, marked.end, before, page, _in_column(page, holds), next_id, kept, has_cover)
    page = _room(section)
    room = _in_column(page, section)
    if not any(says(own) for own in blocks):
        start = blocks[0].start if blocks else end
        return Spot(start, end, False, page, room, next_id)
    return Spot(end, end, _is_on_started_page(blocks, section), page, room, next_id)


def _is_on_started_page(before: Sequence[Element], section: Element | None) -> bool:
    """Whether the firm's blocks before the report leave it on a page of theirs."""
    last = next((own for own in reversed(before) if says(own)), None)
    if last is None:
        return False
    kind = section.first("w:type") if section is not None else None
    is_continuous = kind is not None and kind.attributes.get("w:val") == "continuous"
    return is_continuous or next(last.all("w:sectPr"), None) is None


def page_setups(root: Element) -> list[Element]:
    """The page set-ups of the sections in the order of the text, without those of tracked changes."""
    former = {own.start for change in root.all("w:sectPrChange") for own in change.all("w:sectPr")}
    return [own for own in root.all("w:sectPr") if own.start not in former]


def section_of_report(template: Template) -> Element | None:
    """The page set-up that holds where the report goes."""
    start = spot_for_report(template).start
    setups = page_setups(tree(template.parts[template.main]))
    return next((own for own in setups if own.start >= start), None)


def _is_number(text: str | None) -> bool:
    return bool(text) and str(text).isascii() and str(text).isdecimal() and len(str(text)) < 9


def _is_marked(block: Element) -> bool:
    marks = [block, *block.all("w:bookmarkStart", "w:tag", "w:alias")]
    return any(
        own.attributes.get("w:name" if own.name == "w:bookmarkStart" else "w:val", "").strip().lower()
        == PLACE
        for own in marks
        if own.name in ("w:bookmarkStart", "w:tag", "w:alias")
    )


def says(block: Element) -> bool:
    """Whether a block has words, a picture or a page set-up of its own."""
    if any(own.text.strip() for own in block.all("w:t")):
        return True
    return (
        next(block.all("w:drawing", "w:pict", "w:object", "w:sectPr", "w:fldSimple", "w:fldChar"), None)
        is not None
    )


def _room(section: Element | None) -> Room:
    """The room between the margins of a page set-up."""
    size = section.first("w:pgSz") if section is not None else None
    margin = section.first("w:pgMar") if section is not None else None
    if section is None or size is None or margin is None:
        return USUAL_ROOM

    def points(element: Element, name: str) -> float:
        text = element.attributes.get(f"w:{name}", "0").lstrip("-")
        return int(text) / TWIPS if _is_number(text) else 0.0

    width = points(size, "w") - points(margin, "left") - points(margin, "right") - points(margin, "gutter")
    height = points(size, "h") - points(margin, "top") - points(margin, "bottom")
    return Room(max(LEAST_ROOM.width, width), max(LEAST_ROOM.height, height))


def _in_column(page: Room, section: Element | None) -> Room:
    """The room of a column, where a page has several."""
    columns = section.first("w:cols") if section is not None else None
    count = columns.attributes.get("w:num", "1") if columns is not None else "1"
    if _is_number(count) and int(count) > 1:
        return Room(max(LEAST_ROOM.width, page.width / int(count) - 18), page.height)
    return page


def on_paper(part: bytes, page_size: str) -> bytes:
    """Our own template's text on this paper."""
    width, height = _PAPER[page_size]
    changes = [
        Change(own.start, own.end, f'<w:pgSz w:w="{width}" w:h="{height}"/>'.encode())
        for own in tree(part).all("w:pgSz")
    ]
    return changed(part, changes)


# Relations and types


def free_prefix(template: Template) -> str:
    """What nothing in a template is named with: it may be a report of before, with the text left in it."""
    related = template.parts.get(relations_name(template.main), b"")
    told = b"\n".join([template.parts[template.main], related, *map(str.encode, template.parts)])
    prefix = "md"
    while f"{prefix}_".encode() in told:
        prefix += "x"
    return prefix


def with_relations(part: bytes, added: Iterable[tuple[str, str, str]]) -> bytes:
    """Relations with more of them: (id, type, target) each."""
    part = part or f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode()
    lines = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in added
    )
    return changed(part, [put_at_end(part, tree(part), lines)]) if lines else part


def with_types(part: bytes, endings: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    """The list of types with those of endings and parts that it lacks; a template becomes a document."""
    root = tree(part)
    known = {own.attributes.get("Extension", "").lower() for own in root.children}
    named = {own.attributes.get("PartName", "").lower() for own in root.children}
    lines = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in endings.items()
        if ending not in known
    )
    lines += "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in overrides.items()
        if f"/{name}".lower() not in named
    )
    made = changed(part, [put_at_end(part, root, lines)]) if lines else part
    return made.replace(TEMPLATE_TYPE.encode(), DOCUMENT_TYPE.encode())


def picture_name(picture: Picture) -> str:
    """The part that holds a picture."""
    return f"word/media/{picture.relation}.{picture.ending}"


def with_properties(parts: dict[str, bytes], core: str, custom: str) -> None:
    """Puts the properties in their parts, or makes these."""
    top = "_rels/.rels"
    found = {relation.kind: part_name("", relation.target) for relation in relations(parts[top])}
    missing = []
    for kind, name, relation, text in (
        ("core-properties", CORE, _CORE_RELATION, core),
        ("custom-properties", CUSTOM, f"{RELATIONS}/custom-properties", custom),
    ):
        own = found.get(kind, "")
        if not own:
            missing.append((f"rIdMd{kind.split('-')[0].capitalize()}", relation, name))
        parts[own or name] = text.encode()
    parts[top] = with_relations(parts[top], missing)
    overrides = {name: _PROPERTY_TYPES[name] for _id, _kind, name in missing}
    parts[TYPES] = with_types(parts[TYPES], {}, overrides)


def custom_before(parts: Mapping[str, bytes]) -> bytes:
    """The template's own properties, or nothing."""
    for relation in relations(parts["_rels/.rels"]):
        if relation.kind == "custom-properties":
            return parts.get(part_name("", relation.target), b"")
    return b""


def style_remarks(added: Sequence[str], words: NullTranslations) -> tuple[str, ...]:
    """That a template lacks styles of Word's, which were made."""
    if not added:
        return ()
    told = words.ngettext(
        "The template has no style “{names}”; the report's own was added.",
        "The template has no styles {names}; the report's own were added.",
        len(added),
    )
    names = added[0] if len(added) == 1 else ", ".join(f"“{name}”" for name in added)
    return (told.format(names=names),)
