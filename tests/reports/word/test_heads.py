"""Heads and feet on a firm's template: what of the firm's stays, and where the running words go."""

from __future__ import annotations

import re

import pytest

from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.word.markup import RELATIONS, field
from maturity_desktop.reports.word.template import TYPES, WORD
from tests.reports.audits import content_of
from tests.reports.pdf_checks import small
from tests.reports.word.reading import Document, R, W, changed, words, written
from tools.make_word_template import parts, template_bytes

OURS = parts()
TEXT, RELS = "word/document.xml", "word/_rels/document.xml.rels"
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2000" w:right="1700" w:bottom="1700" w:left="1700" '
    'w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
)
NAMES, FACTS = "Some words. · Gap report", "Draft · Internal copy, not for the client"
LOGO = "word/_rels/header1.xml.rels"


@pytest.fixture(scope="module")
def content() -> ReportContent:
    return content_of(small("Some words.", name="Some words."), parts=())


def para(inside: str) -> str:
    return f"<w:p>{inside if inside.startswith('<') else f'<w:r><w:t>{inside}</w:t></w:r>'}</w:p>"


def setup(*shown: tuple[str, str, str], edge: int = 400, more: str = "") -> str:
    """A page set-up with these heads and feet: which, on which pages, and the part."""
    ids = dict(re.findall(r'Id="(\w+)"[^>]*Target="(\w+)\.xml"', OURS[RELS]))
    ids = {target: name for name, target in ids.items()}
    refs = "".join(f'<w:{kind}Reference w:type="{page}" r:id="{ids[part]}"/>' for kind, page, part in shown)
    return f"<w:sectPr>{refs}{PAGE.format(edge=edge)}{more}</w:sectPr>"


def firm(section: str, body: str = "<w:p/>", **more: str) -> bytes:
    """A template with this text and page set-up; `more` are its heads and feet by their parts' names."""
    start, end = OURS[TEXT].index("<w:body>") + 8, OURS[TEXT].index("</w:body>")
    told: dict[str, str | bytes | None] = {TEXT: OURS[TEXT][:start] + body + section + OURS[TEXT][end:]}
    for name, inside in more.items():
        root = "hdr" if name.startswith("header") else "ftr"
        told[f"word/{name}.xml"] = f'<w:{root} xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{inside}</w:{root}>'
    return changed(template_bytes(), **told)


def shown(made: Document, place: int = -1) -> dict[tuple[str, str], str]:
    """The words of the heads and feet of a section, by which and on which pages."""
    section = list(made.body.iter(f"{W}sectPr"))[place]
    targets = {own.attrib["Id"]: own.attrib["Target"] for own in made.tree(RELS)}
    return {
        (own.tag.removeprefix(W).removesuffix("Reference"), own.attrib[f"{W}type"]): lines(made, name)
        for own in section
        if own.tag.endswith("Reference")
        for name in [targets[own.attrib[f"{R}id"]]]
    }


def lines(made: Document, target: str) -> str:
    name = target.removeprefix("/") if target.startswith("/") else f"word/{target}"
    assert f'"/{name}"' in made.parts[TYPES].decode()
    return "\n".join(words(own) for own in made.tree(name).iter(f"{W}p"))


def test_a_template_without_heads_gets_ours_but_not_on_its_first_page(content: ReportContent) -> None:
    made = written(content, firm(setup(edge=0)))
    told = shown(made)
    assert NAMES in told["header", "default"] and FACTS in told["header", "default"]
    assert "not a certificate" in told["footer", "default"]
    assert told["header", "first"] == told["footer", "first"] == ""
    section = made.body.find(f".//{W}sectPr")
    assert section is not None and section.find(f"{W}titlePg") is not None
    (margins,) = section.iter(f"{W}pgMar")
    assert margins.attrib[f"{W}header"] == margins.attrib[f"{W}footer"] == "567"
    drafts = [name for name, part in made.parts.items() if b'string="DRAFT"' in part]
    assert {"word/md_header_default.xml", "word/md_header_first.xml"} <= set(drafts)


def test_empty_heads_are_none(content: ReportContent) -> None:
    """LibreOffice and Word write them."""
    empty = setup(("header", "default", "header1"), ("footer", "default", "footer1"))
    told = shown(written(content, firm(empty, header1=para(""), footer1=para(""))))
    assert NAMES in told["header", "default"] and "not a certificate" in told["footer", "default"]


def test_a_letterhead_stays_as_it_is_and_the_words_stand_above_the_firms_foot(content: ReportContent) -> None:
    own = setup(("header", "default", "header1"), ("footer", "default", "footer1"), edge=0)
    data = firm(own, header1=para("HOLM"), footer1=para("Holm AS, Oslo"))
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    made = written(content, changed(data, **{LOGO: rels}))
    told = shown(made)
    assert told["header", "default"] == told["header", "first"] == "HOLM"
    assert told["footer", "first"] == "Holm AS, Oslo"
    names, facts, firms = told["footer", "default"].splitlines()
    assert names.startswith(NAMES) and FACTS in facts and firms == "Holm AS, Oslo"
    assert b" NUMPAGES " in made.parts["word/md_footer_default.xml"]
    assert b'w:header="0" w:footer="0"' in made.parts[TEXT]  # the firm's are where the firm wants them
    assert made.parts["word/_rels/md_header_default.xml.rels"] == rels.encode()  # its logo is found


def test_what_a_firm_shows_itself_is_not_said_twice(content: ReportContent) -> None:
    own = setup(("header", "default", "header1"), ("footer", "default", "footer1"))
    facts = para(field('DOCPROPERTY "Status"', "?"))
    told = shown(written(content, firm(own, header1=facts, footer1=para(field("PAGE", "7")))))
    assert told["header", "default"] == FACTS and told["footer", "default"] == "7"
    told = shown(written(content, firm(own, header1=para("HOLM"), footer1=para(field("PAGE", "7")))))
    names, facts, page = told["footer", "default"].splitlines()
    assert (names, page) == (NAMES, "7") and FACTS in facts


def test_first_and_even_pages_keep_what_they_have(content: ReportContent) -> None:
    own = setup(
        ("header", "default", "header1"), ("header", "even", "header2"), ("footer", "first", "footer2"),
        more="<w:titlePg/>",
    )  # fmt: skip
    settings = OURS["word/settings.xml"].replace("<w:defaultTab", "<w:evenAndOddHeaders/><w:defaultTab")
    data = firm(own, header1=para("ODD"), header2=para("EVEN"), footer2=para("COVER"))
    told = shown(written(content, changed(data, **{"word/settings.xml": settings})))
    assert (told["header", "default"], told["header", "even"], told["header", "first"]) == ("ODD", "EVEN", "")
    assert told["footer", "first"] == "COVER"
    assert FACTS in told["footer", "even"] and FACTS in told["footer", "default"]


def test_a_firms_own_section_keeps_its_heads_and_leaves_no_empty_page(content: ReportContent) -> None:
    cover = setup(("header", "default", "header1"), ("footer", "default", "footer1"))
    mark = '<w:p><w:bookmarkStart w:id="7" w:name="Report"/><w:bookmarkEnd w:id="7"/></w:p>'
    body = para("Our cover") + f"<w:p><w:pPr>{cover}</w:pPr></w:p>" + mark
    made = written(content, firm(setup(), body, header1=para("HOLM"), footer1=para("Oslo")))
    assert shown(made, 0) == {("header", "default"): "HOLM", ("footer", "default"): "Oslo"}
    told = shown(made, 1)  # it has the heads of the section before
    assert told["header", "default"] == "HOLM" and FACTS in told["footer", "default"]
    assert "page" not in made.values("br", "type")


def test_a_page_setup_that_ends_at_the_mark_stays(content: ReportContent) -> None:
    mark = '<w:bookmarkStart w:id="7" w:name="Report"/><w:bookmarkEnd w:id="7"/>'
    body = f"<w:p><w:pPr>{setup()}</w:pPr>{mark}</w:p>" + para("Our last page, on its side")
    made = written(content, firm(setup(), body))
    assert len(list(made.body.iter(f"{W}sectPr"))) == 2
    assert FACTS in shown(made, 0)["header", "default"]


@pytest.mark.parametrize("page_size", ["A4", "Letter"])
def test_the_words_end_at_the_margin(page_size: str) -> None:
    own = content_of(small("Some words."), parts=(), page_size=page_size)
    column = {"A4": "10066", "Letter": "10400"}[page_size]
    stops = re.findall(r'w:val="right"[^>]* w:pos="(\d+)"', written(own).parts["word/styles.xml"].decode())
    assert set(stops) == {column}
    foot = written(own, firm(setup())).parts["word/md_footer_default.xml"].decode()
    assert 'w:val="right" w:pos="8506"' in foot


@pytest.mark.parametrize(
    "name", ["Kundendienstqualitätssicherung " * 9, "北日本コンタクトセンター" * 9, "Holm"]
)
def test_long_names_are_shortened_until_the_line_holds_them(name: str) -> None:
    own = written(content_of(small("Some words.", name=name), parts=(), title=name))
    head = words(own.tree("word/header1.xml"))
    assert rough_width(head, 8.5 * 0.86) < 503
    assert head.count("…") == (2 if len(name) > 20 else 0)


def test_a_watermark_goes_into_a_firms_own_head(content: ReportContent) -> None:
    made = written(content, firm(setup(("header", "default", "header1")), header1=para("HOLM")))
    assert b'string="DRAFT"' in made.parts["word/md_header_default.xml"]


def test_a_cover_is_alone_where_a_firms_headings_begin_no_page() -> None:
    look = OURS["word/styles.xml"].replace("<w:pageBreakBefore/>", "")
    made = written(content_of(small("Some words.")), changed(firm(setup()), **{"word/styles.xml": look}))
    begun = [
        words(own)
        for own in made.body.iter(f"{W}p")
        if own.find(f"{W}pPr/{W}pageBreakBefore") is not None
        and own.find(f"{W}pPr/{W}pageBreakBefore").get(f"{W}val") is None  # type: ignore[union-attr]
    ]
    assert begun[:3] == ["Executive summary", "Contents", "Scope and method"]
