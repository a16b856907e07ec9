"""A template becomes the document: its text, styles, properties and heads are filled, the rest stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from xml.sax.saxutils import escape

from maturity_desktop.reports.text import one_line, shortened
from maturity_desktop.reports.word.book import Picture, Room
from maturity_desktop.reports.word.markup import RELATIONS, TWIPS, attribute
from maturity_desktop.reports.word.styles import DEFAULTS, STYLES, style_xml
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
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
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


def with_styles(part: bytes, language: str) -> StylesFound:
    """A part of styles with all that the report needs, in the report's language."""
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
    added = "".join(style_xml(style, ids) for style in missing)
    changes = [put_at_end(part, root, added)] if added else []
    changes += [
        Change(own.start, own.end, spoken.encode())
        for defaults in root.all("w:docDefaults")
        for own in defaults.all("w:lang")
    ]
    told = tuple(style.name for style in missing if not style.report and style.name not in DEFAULTS.values())
    return StylesFound(changed(part, changes), ids, told)


# The text


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the report goes: the bytes that it replaces, whether something of the firm's stands before it."""

    start: int
    end: int
    follows: bool
    room: Room
    next_id: int


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
        before = any(_says(own) for own in blocks[: blocks.index(marked)])
        pages = [own for own in root.all("w:sectPr") if own.start >= marked.start]
        return Spot(marked.start, marked.end, before, _room(pages[0] if pages else section), next_id)
    if not any(_says(own) for own in blocks):
        start = blocks[0].start if blocks else end
        return Spot(start, end, False, _room(section), next_id)
    return Spot(end, end, True, _room(section), next_id)


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


def _says(block: Element) -> bool:
    """Whether a block has words, a picture or a page set-up of its own."""
    if any(own.text.strip() for own in block.all("w:t")):
        return True
    return (
        next(block.all("w:drawing", "w:pict", "w:object", "w:sectPr", "w:fldSimple", "w:fldChar"), None)
        is not None
    )


def _room(section: Element | None) -> Room:
    """The room between the margins of a page set-up, by its columns."""
    size = section.first("w:pgSz") if section is not None else None
    margin = section.first("w:pgMar") if section is not None else None
    if section is None or size is None or margin is None:
        return USUAL_ROOM

    def points(element: Element, name: str) -> float:
        text = element.attributes.get(f"w:{name}", "0").lstrip("-")
        return int(text) / TWIPS if _is_number(text) else 0.0

    width = points(size, "w") - points(margin, "left") - points(margin, "right") - points(margin, "gutter")
    height = points(size, "h") - points(margin, "top") - points(margin, "bottom")
    columns = section.first("w:cols")
    count = columns.attributes.get("w:num", "1") if columns is not None else "1"
    if _is_number(count) and int(count) > 1:
        width = width / int(count) - 18
    return Room(max(LEAST_ROOM.width, width), max(LEAST_ROOM.height, height))


def on_paper(part: bytes, page_size: str) -> bytes:
    """Our own template's text on this paper."""
    width, height = _PAPER[page_size]
    changes = [
        Change(own.start, own.end, f'<w:pgSz w:w="{width}" w:h="{height}"/>'.encode())
        for own in tree(part).all("w:pgSz")
    ]
    return changed(part, changes)


# Relations and types


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


# Heads


def with_heads(
    parts: dict[str, bytes], template: Template, usual: Template, ids: Mapping[str, str]
) -> Template:
    """The template with the program's own head and foot where it has neither on any page."""
    root = tree(parts[template.main])
    body = root.first("w:body")
    section = last_section(body) if body is not None else None
    if section is None or next(root.all("w:headerReference", "w:footerReference"), None) is not None:
        return Template(parts, template.main)
    references, added = "", []
    for kind in ("header", "footer"):
        source = usual.related(kind)[0]
        name = f"word/md_{kind}.xml"
        style = f'<w:pStyle w:val="{kind.capitalize()}"/>'
        own = f'<w:pStyle w:val="{ids[kind]}"/>'
        parts[name] = usual.parts[source].replace(style.encode(), own.encode())
        references += f'<w:{kind}Reference xmlns:r="{RELATIONS}" w:type="default" r:id="rIdMd_{kind}"/>'
        added.append((f"rIdMd_{kind}", f"{RELATIONS}/{kind}", f"/{name}"))
    first = Change(section.inside, section.inside, references.encode())
    change = put_at_end(parts[template.main], section, references) if section.is_empty_tag else first
    parts[template.main] = changed(parts[template.main], [change])
    related = relations_name(template.main)
    parts[related] = with_relations(parts.get(related, b""), added)
    kinds = {f"word/md_{kind}.xml": f"{_WORD_TYPE}.{kind}+xml" for kind in ("header", "footer")}
    parts[TYPES] = with_types(parts[TYPES], {}, kinds)
    return Template(parts, template.main)


_SHAPE = (
    '<w:r><w:rPr><w:noProof/></w:rPr><w:pict xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"><v:shapetype id="_x0000_t136" coordsize="21600,21600" '
    'o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>'
    '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
    '<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" '
    'fitshape="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{shape}" '
    'type="#_x0000_t136" alt={words} style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;'
    "height:120pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#eceef1" stroked="f">'
    '<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string={words}/></v:shape></w:pict>'
    "</w:r>"
)
"""A watermark as Word's own command makes it, so that Word's own command takes it away."""
_LONGEST_MARK = 14


def watermarked(part: bytes, words: str, number: int) -> bytes:
    """A head with a word across the page; one without a paragraph stays as it is."""
    root = tree(part)
    paragraph = next(root.all("w:p"), None)
    if paragraph is None:
        return part
    told = shortened(one_line(words), _LONGEST_MARK).upper()
    shape = _SHAPE.format(
        number=number, shape=2048 + number, words=attribute(told), width=min(440, 70 * max(3, len(told)))
    )
    if paragraph.is_empty_tag:
        return changed(part, [put_at_end(part, paragraph, shape)])
    about = paragraph.first("w:pPr")
    place = about.end if about is not None else paragraph.inside
    return changed(part, [Change(place, place, shape.encode())])


def heads_of(template: Template) -> tuple[str, ...]:
    """The heads of the pages, each once."""
    return tuple(dict.fromkeys(template.related("header")))


def shown_parts(template: Template) -> Iterator[str]:
    """Heads, feet, and the text: the parts whose fields are filled."""
    yield from dict.fromkeys((*template.related("header"), *template.related("footer")))


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


def coloured(part: bytes, colours: Mapping[str, str]) -> bytes:
    """Our own template's styles in a firm's colours, RRGGBB by what they replace."""
    made = part
    for before, after in colours.items():
        made = made.replace(f'"{before}"'.encode(), f'"{after}"'.encode())
    return made
