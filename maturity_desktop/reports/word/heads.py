"""Heads and feet of the pages: a firm's own stay as they are, and the report's running words stand with them.

Where the firm has a head, the words stand above what its foot says: a letterhead may have a picture that
floats over whatever stands below it. The first page of the report has the firm's head and foot alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maturity_desktop.reports.text import one_line, shortened
from maturity_desktop.reports.word.filling import (
    WORD_TYPE,
    page_setups,
    says,
    section_of_report,
    spot_for_report,
    with_relations,
    with_types,
)
from maturity_desktop.reports.word.markup import RELATIONS, TWIPS, attribute
from maturity_desktop.reports.word.properties import shows_page, shows_property
from maturity_desktop.reports.word.styles import COLUMN, STYLES
from maturity_desktop.reports.word.template import (
    TYPES,
    WORD,
    Template,
    part_name,
    relations,
    relations_name,
)
from maturity_desktop.reports.word.tree import Change, Element, changed, put_at_end, tree

LEAST_EDGE, USUAL_EDGE = 340, 567
"""Twips between the paper's edge and a head or a foot: what printers reach, and what ours have."""
_AFTER_TITLE_PAGE = frozenset(
    f"w:{name}"
    for name in ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange")
)
"""What stands behind w:titlePg in a page set-up."""
_ROOTS = {"header": "w:hdr", "footer": "w:ftr"}


_TAB = "<w:r><w:tab/></w:r>"


@dataclass(frozen=True, slots=True)
class _Running:
    """The running words of our own template as runs, and the look of a paragraph in its head or its foot."""

    names: str
    facts: str
    notice: str
    pages: str
    head_look: str
    foot_look: str

    def head(self, *, narrow: bool) -> str:
        """Names and facts in a head of their own, below each other where they have no room on one line."""
        if not narrow:
            return self._line(self.head_look, self.names, _TAB, self.facts)
        return self._line(self.head_look, self.names) + self._line(self.head_look, self.facts)

    def foot(self, *, numbered: bool) -> str:
        """What our own foot says; nothing where the page has a number."""
        return "" if numbered else self._line(self.foot_look, self.notice, _TAB, self.pages)

    def all_in_foot(self, *, numbered: bool) -> str:
        """Names, facts and pages, where the head is the firm's."""
        pages = () if numbered else (_TAB, self.pages)
        return self._line(self.foot_look, self.names, *pages) + self._line(self.foot_look, self.facts)

    def _line(self, look: str, *runs: str) -> str:
        return f"<w:p>{look}{''.join(runs)}</w:p>"


def with_heads(
    parts: dict[str, bytes],
    template: Template,
    usual: Template,
    ids: Mapping[str, str],
    prefix: str,
    *,
    narrow: bool,
) -> bool:
    """Puts the running words on the pages of the report but the first; `parts` are those of the template.

    `ids` are those of styles, and new parts are named with the prefix.

    Where a head or foot shows the status, or the number of the page, the firm has seen to these itself.
    Returns whether names and facts share a line.
    """
    section = section_of_report(template)
    if section is None:
        return False
    column = round(TWIPS * spot_for_report(template).page.width)
    kept, running = _kept(template, section), _running(usual, ids, column)
    made: dict[tuple[str, str], tuple[str, str]] = {}
    edges = set()
    for page in ("default", "even") if _has_even_pages(template) else ("default",):
        head, foot = kept.get(("header", page), ""), kept.get(("footer", page), "")
        own = [parts[name] for name in (head, foot) if name]
        told = any(shows_property(part, "Status") for part in own)
        numbered = any(shows_page(part) for part in own)
        in_foot = bool(head) and not told
        made["header", page] = (head, "" if told or head else running.head(narrow=narrow))
        shown = running.all_in_foot(numbered=numbered) if in_foot else running.foot(numbered=numbered)
        made["footer", page] = (foot, shown)
        edges |= {kind for kind, name in (("header", head), ("footer", foot)) if not name}
    first = "first" if _is_on(section.first("w:titlePg")) else "default"
    for kind in _ROOTS:
        made[kind, "first"] = (kept.get((kind, first), ""), "")
    ids_of = {place: "_".join((prefix, *place)) for place in made}
    names = {
        place: _put(parts, posixpath.dirname(source or template.main), place[0], ids_of[place], source, words)
        for place, (source, words) in made.items()
    }
    parts[template.main] = changed(parts[template.main], _set_up(template, section, ids_of, edges))
    related = relations_name(template.main)
    added = ((ids_of[place], f"{RELATIONS}/{place[0]}", f"/{name}") for place, name in names.items())
    parts[related] = with_relations(parts.get(related, b""), added)
    kinds = {name: f"{WORD_TYPE}.{kind}+xml" for (kind, _page), name in names.items()}
    parts[TYPES] = with_types(parts[TYPES], {}, kinds)
    return "header" in edges and not narrow


def _kept(template: Template, section: Element) -> Mapping[tuple[str, str], str]:
    """The parts with the heads and feet of a section that say something; it has those of the ones before."""
    targets = {
        own.id: part_name(template.main, own.target)
        for own in relations(template.parts.get(relations_name(template.main), b""))
    }
    found: dict[tuple[str, str], str] = {}
    for setup in page_setups(tree(template.parts[template.main])):
        if setup.start > section.start:
            break
        for own in setup.children:
            kind = own.name.removeprefix("w:").removesuffix("Reference")
            if kind in _ROOTS:
                page = own.attributes.get("w:type", "default")
                found[kind, page] = targets.get(own.attributes.get("r:id", ""), "")
    return {
        place: name
        for place, name in found.items()
        if name in template.parts and _is_of_use(tree(template.parts[name]), place[0])
    }


def _is_of_use(root: Element, kind: str) -> bool:
    return root.name == _ROOTS[kind] and root.attributes.get("xmlns:w") == WORD and says(root)


def _has_even_pages(template: Template) -> bool:
    """Whether pages with even numbers have heads of their own."""
    settings = (tree(template.parts[name]) for name in template.related("settings"))
    return any(_is_on(own.first("w:evenAndOddHeaders")) for own in settings)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.attributes.get("w:val", "1").lower() in ("1", "true", "on")


def _running(usual: Template, ids: Mapping[str, str], column: int) -> _Running:
    """The running words of our own template, in the document's style for them, to the edge of its column."""
    (head_look, head), (foot_look, foot) = (
        _first_paragraph(usual.parts[usual.related(kind)[0]], ids["report running"], column)
        for kind in _ROOTS
    )
    names, _tab, facts = head.partition(_TAB)
    notice, _tab, pages = foot.partition(_TAB)
    return _Running(names, facts, notice, pages, head_look, foot_look)


def _first_paragraph(part: bytes, style: str, column: int) -> tuple[str, str]:
    """The properties of a part's first paragraph in another style, and what it holds."""
    paragraph = next(tree(part).all("w:p"))
    about = paragraph.first("w:pPr")
    assert about is not None, "our own lines have a style"
    look = part[about.start : about.end].decode()
    styled = look.replace(f'"{STYLES["Report Running"].id}"', f'"{style}"')
    if column != COLUMN:
        # A firm that began with our template has our tab stop in its style.
        stops = f'<w:tab w:val="clear" w:pos="{COLUMN}"/><w:tab w:val="right" w:pos="{column}"/>'
        styled = styled.replace("</w:pPr>", f"<w:tabs>{stops}</w:tabs></w:pPr>")
    return styled, part[about.end : paragraph.closing].decode()


def _put(parts: dict[str, bytes], folder: str, kind: str, own: str, source: str, words: str) -> str:
    """Makes the part of a head or foot, a firm's with words above what it says; its name."""
    name = posixpath.join(folder, f"{own}.xml")
    if not source:
        root = _ROOTS[kind]
        parts[name] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<{root} xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{words or "<w:p/>"}</{root}>'
        ).encode()
        return name
    inside = tree(parts[source]).inside
    before, end, after = words.rpartition("</w:pPr>")
    apart = f'{before}<w:spacing w:after="80"/>{end}{after}' if words else ""
    parts[name] = changed(parts[source], [Change(inside, inside, apart.encode())])
    if relations_name(source) in parts:
        parts[relations_name(name)] = parts[relations_name(source)]
    return name


def _set_up(
    template: Template, section: Element, ids: Mapping[tuple[str, str], str], edges: set[str]
) -> Iterator[Change]:
    """The page set-up with these heads and feet, the first page's apart; those of `edges` not cut off."""
    part = template.parts[template.main]
    references = "".join(
        f'<w:{kind}Reference xmlns:r="{RELATIONS}" w:type="{page}" r:id="{own}"/>'
        for (kind, page), own in ids.items()
    )
    titled = "<w:titlePg/>"
    if section.is_empty_tag:
        yield put_at_end(part, section, references + titled)
        return
    for own in section.children:
        if own.name in ("w:headerReference", "w:footerReference", "w:titlePg"):
            yield Change(own.start, own.end, b"")
        elif own.name == "w:pgMar":
            yield Change(own.start, own.end, _within_reach(part[own.start : own.end], own, edges))
    yield Change(section.inside, section.inside, references.encode())
    after = (own.start for own in section.children if own.name in _AFTER_TITLE_PAGE)
    place = next(after, section.closing)
    yield Change(place, place, titled.encode())


def _within_reach(tag: bytes, margins: Element, edges: set[str]) -> bytes:
    """The margins with room between the paper's edge and each head or foot that is ours alone."""
    for kind in edges:
        told = margins.attributes.get(f"w:{kind}", "")
        if told.isascii() and told.isdecimal() and len(told) < 6 and int(told) < LEAST_EDGE:
            tag = re.sub(rf'w:{kind}="[^"]*"'.encode(), f'w:{kind}="{USUAL_EDGE}"'.encode(), tag)
    return tag


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
