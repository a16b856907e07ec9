"""A firm's template: what of it stays, what is filled in, and what is refused with a clear line."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from gettext import NullTranslations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.report_records import Part
from maturity_desktop.look import load_look
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.word import check_word, styles, template_remarks, usual_template
from maturity_desktop.reports.word import template as reading
from maturity_desktop.reports.word.markup import RELATIONS
from maturity_desktop.reports.word.template import (
    DOCUMENT_TYPE,
    TEMPLATE_TYPE,
    TYPES,
    TemplateError,
    read_template,
)
from maturity_desktop.verbs.export_word import word_warnings
from tests.reports.audits import content_of, everything, made_framework, note, results_of
from tests.reports.pdf_checks import small
from tests.reports.word.reading import W, changed, words, written
from tools.make_word_template import parts, template_bytes

WORDS = NullTranslations()
OURS = parts()
TEXT = "word/document.xml"
RELS = "word/_rels/document.xml.rels"


@pytest.fixture(scope="module")
def content() -> ReportContent:
    return content_of(small("Some words."))


def firm(body: str = "", **other: str | bytes | None) -> bytes:
    """The program's template with another text before the page set-up."""
    document = OURS[TEXT]
    start, end = document.index("<w:p>"), document.index("<w:sectPr>")
    told: dict[str, str | bytes | None] = {TEXT: document[:start] + body + document[end:]}
    return changed(template_bytes(), **{**told, **other})


def para(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_the_committed_template_is_what_the_tool_writes() -> None:
    assert usual_template().read_bytes() == template_bytes()


def test_the_template_has_the_colours_of_the_look() -> None:
    colours = load_look("light").colours
    for name, value in (
        ("text", styles.TEXT), ("quiet", styles.QUIET), ("line", styles.LINE), ("accent", styles.ACCENT),
        ("accent_ground", styles.ACCENT_GROUND), ("attention", styles.ATTENTION),
    ):  # fmt: skip
        assert colours[name] == f"#{value}"


# What stays, and where the report goes


def test_the_report_takes_the_place_of_the_bookmark(content: ReportContent) -> None:
    mark = '<w:p><w:bookmarkStart w:id="7" w:name="REPORT"/><w:bookmarkEnd w:id="7"/></w:p>'
    made = written(content, firm(para("Our cover") + mark + para("Our last page")))
    assert made.text.startswith("Our cover") and made.text.rstrip().endswith("Our last page")
    assert "Executive summary" in made.text
    assert not made.values("bookmarkStart", "name").count("REPORT")


def test_a_firm_with_a_cover_of_its_own_has_no_second_one(content: ReportContent) -> None:
    """Whose report it is, the facts and the disclaimer, which the firm's cover may lack, begin the report."""
    mark = '<w:p><w:bookmarkStart w:id="7" w:name="Report"/><w:bookmarkEnd w:id="7"/></w:p>'
    made = written(content, firm(para("Our cover") + mark))
    title, client = content.cover.title, content.cover.client
    assert made.text.startswith(f"Our cover\nAbout this report\n{title}\n{client}\n")
    assert f"Client\n{client}\nTitle\n{title}\n" in made.text
    assert not made.styled("Title") and "Draft" in made.styled("Report Cell")
    assert content.disclaimer[0] in made.styled("Report Quiet")
    assert "page" not in made.values("br", "type")  # its heading begins the page
    alone = written(content, firm(mark))
    assert alone.styled("Title") and "About this report" not in alone.text


def test_without_a_bookmark_it_goes_to_the_end(content: ReportContent) -> None:
    made = written(content, firm(para("Our cover")))
    assert made.text.startswith("Our cover") and "Executive summary" in made.text
    assert made.values("br", "type")[0] == "page"


def test_an_empty_template_has_no_empty_page(content: ReportContent) -> None:
    made = written(content, firm("<w:p/><w:p><w:pPr/></w:p>"))
    assert made.paragraphs[0] == ("Subtitle", "Gap report")


def test_fields_and_controls_show_the_reports_own_facts(content: ReportContent) -> None:
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="Client"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
        f"{para('Click here')}</w:sdtContent></w:sdt>"
    )
    simple = '<w:p><w:fldSimple w:instr=" DOCPROPERTY Status "><w:r><w:t>?</w:t></w:r></w:fldSimple></w:p>'
    split = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText>DOCPROPERTY "Report</w:instrText></w:r>'
        '<w:r><w:instrText> title"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>'
        '<w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    other = '<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>today</w:t></w:r></w:fldSimple></w:p>'
    made = written(content, firm(para("Our cover") + control + simple + split + other))
    assert [said for _style, said in made.paragraphs[:5]] == [
        "Our cover",
        "Some words.",
        "Draft · Internal copy, not for the client",
        "Gap report",
        "today",
    ]
    assert b"showingPlcHdr" not in made.parts[TEXT]


def test_the_firms_own_styles_fonts_and_properties_stay(content: ReportContent) -> None:
    own = OURS["word/styles.xml"].replace("Calibri", "Papyrus").replace("0F5E78", "123456")
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
        'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Cost centre"><vt:i4>42</vt:i4>'
        "</property></Properties>"
    )
    top = OURS["_rels/.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="rId9" Type="{RELATIONS}/custom-properties" Target="docProps/custom.xml"/>'
        "</Relationships>",
    )
    told = {"word/styles.xml": own, "docProps/custom.xml": custom, "_rels/.rels": top}
    made = written(content, changed(template_bytes(), **told))
    look = made.parts["word/styles.xml"].decode()
    assert "Papyrus" in look and "123456" in look and "0F5E78" not in look
    assert made.properties["Cost centre"] == "42" and made.properties["Client"] == "Some words."


def test_styles_that_a_template_lacks_are_made_and_told(content: ReportContent) -> None:
    bare = OURS["word/styles.xml"]
    for name in ("caption", "toc 3"):
        start = bare.index(f'<w:style w:type="paragraph" w:styleId="{styles.STYLES[name].id}">')
        bare = bare[:start] + bare[bare.index("</w:style>", start) + len("</w:style>") :]
    data = changed(template_bytes(), **{"word/styles.xml": bare})
    (told,) = template_remarks(data, WORDS)
    assert "“caption”" in told and "“toc 3”" in told
    assert written(content, data).styled("caption")
    assert template_remarks(template_bytes(), WORDS) == ()


def test_a_style_is_known_by_its_name_whatever_its_id(content: ReportContent) -> None:
    german = OURS["word/styles.xml"].replace('"Heading1"', '"berschrift1"')
    made = written(content, changed(template_bytes(), **{"word/styles.xml": german}))
    assert "berschrift1" in made.values("pStyle", "val") and made.styled("heading 1")


def test_sections_begin_pages_and_headings_have_air_whatever_the_firms_styles_say(
    content: ReportContent,
) -> None:
    own = OURS["word/styles.xml"].replace("<w:pageBreakBefore/>", "")
    own = re.sub(r'(w:styleId="Heading[1-4]">.*?)w:before="\d+"', r'\1w:before="0"', own)
    made = written(content, changed(template_bytes(), **{"word/styles.xml": own}))
    breaks, air = (
        {
            (style, found.attrib.get(f"{W}val", "") if "Break" in path else found.attrib[f"{W}before"])
            for paragraph, (style, _said) in zip(made.body.iter(f"{W}p"), made.paragraphs, strict=True)
            for found in [paragraph.find(path)]
            if style.startswith("heading") and found is not None
        }
        for path in (f"{W}pPr/{W}pageBreakBefore", f"{W}pPr/{W}spacing")
    )
    assert ("heading 1", "") in breaks and {style for style, _val in breaks} == {"heading 1"}
    assert {("heading 2", "160"), ("heading 3", "160"), ("heading 4", "160")} <= air
    assert not written(content).values("spacing", "before").count("160")


def test_a_narrow_page_has_narrow_tables_and_pictures(content: ReportContent) -> None:
    narrow = OURS[TEXT].replace('w:w="11906" w:h="16838"', 'w:w="8000" w:h="9000"')
    made = written(content, changed(template_bytes(), **{TEXT: narrow}))
    room = 8000 - 2 * 920
    widths = [int(own) for own in made.values("tblW", "w")]
    assert widths and max(widths) <= room + 10
    sizes = [int(own.attrib["cx"]) for own in made.body.iter() if own.tag.endswith("}extent")]
    assert sizes and max(sizes) <= room / 20 * 12_700 + 1


def test_a_cover_has_less_air_where_it_would_not_be_one_page(content: ReportContent) -> None:
    low = OURS[TEXT].replace('w:w="11906" w:h="16838"', 'w:w="11906" w:h="7000"')
    airs = [
        int(written(content, data).values("spacing", "before")[0])
        for data in (template_bytes(), changed(template_bytes(), **{TEXT: low}))
    ]
    assert airs[0] == 2400 > airs[1]


def test_the_executive_page_is_cut_to_a_page() -> None:
    """Words on strengths and risks give way, the rest stays."""
    framework = made_framework(1, 2)
    why = "The plan of the day is made by whoever comes first, and nobody reads it."
    told = [*everything(framework, AnswerValue.NOT_MET, "No."), note(framework, "1.01", why)]
    found = content_of(results_of(framework, told), parts=(Part.EXECUTIVE,))
    low = OURS[TEXT].replace('w:w="11906" w:h="16838"', 'w:w="11906" w:h="9000"')
    whole, cut = written(found), written(found, changed(template_bytes(), **{TEXT: low}))
    assert whole.styled("Report Said") == [why] and cut.styled("Report Said") == []
    assert whole.styled("Report Aside") == cut.styled("Report Aside") != []


def test_the_page_size_is_that_of_the_report_on_our_own_template_only() -> None:
    letter = content_of(small("Some words."), page_size="Letter")
    assert written(letter).values("pgSz", "w") == ["12240"]
    assert written(letter, template_bytes()).values("pgSz", "w") == ["11906"]


def test_a_dotx_becomes_a_document(content: ReportContent) -> None:
    types = OURS[TYPES].replace(DOCUMENT_TYPE, TEMPLATE_TYPE)
    made = written(content, changed(template_bytes(), **{TYPES: types}))
    assert DOCUMENT_TYPE.encode() in made.parts[TYPES] and TEMPLATE_TYPE.encode() not in made.parts[TYPES]


def test_what_binds_or_locks_a_template_is_taken_away(content: ReportContent) -> None:
    """Word writes where a document's own template lies into each that is made of one."""
    where = "word/_rels/settings.xml.rels"
    bound = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        f'Id="rId1" Type="{RELATIONS}/attachedTemplate" Target="file:///C:/firm.dotm" TargetMode="External"/>'
        "</Relationships>"
    )
    locks = (
        f'<w:attachedTemplate xmlns:r="{RELATIONS}" r:id="rId1"/>'
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    )
    firms = OURS["word/settings.xml"].replace("<w:defaultTabStop", f"{locks}<w:defaultTabStop")
    made = written(content, changed(template_bytes(), **{"word/settings.xml": firms, where: bound}))
    assert made.parts["word/settings.xml"].decode() == OURS["word/settings.xml"]
    assert b"firm.dotm" not in made.parts[where]


def test_the_report_is_spelt_in_its_own_language(content: ReportContent) -> None:
    """LibreOffice names the language with the usual style too."""
    usual = '<w:name w:val="Normal"/>'
    look = OURS["word/styles.xml"].replace(usual, f'{usual}<w:rPr><w:lang w:val="nb-NO"/></w:rPr>')
    assert look != OURS["word/styles.xml"]
    made = written(content, changed(template_bytes(), **{"word/styles.xml": look}))
    assert set(re.findall(rb'w:lang w:val="(\S+)"', made.parts["word/styles.xml"])) == {b"en-GB"}


@pytest.mark.parametrize(
    ("look", "seen"),
    [("", False), ('<w:u w:val="none"/>', False), ('<w:color w:val="123456"/>', True), ("<w:u/>", True)],
)
def test_links_can_be_told_from_words(content: ReportContent, look: str, seen: bool) -> None:
    own = re.sub(
        r'(w:styleId="Hyperlink">.*?)<w:rPr>.*?</w:rPr>', rf"\1<w:rPr>{look}</w:rPr>", OURS["word/styles.xml"]
    )
    made = written(content, changed(template_bytes(), **{"word/styles.xml": own}))
    (style,) = re.findall(r'w:styleId="Hyperlink">.*?</w:style>', made.parts["word/styles.xml"].decode())
    assert (look in style and "0F5E78" not in style) if seen else "0F5E78" in style


def test_styles_that_are_made_have_the_brands_colours_and_the_pages_width() -> None:
    brand = Brand("b", "B", "Holm", b"", "#7A1F5C", "", "", "", (), ())
    own = re.sub(r'<w:style (?!w:type="paragraph" w:default).*?</w:style>', "", OURS["word/styles.xml"])
    narrow = OURS[TEXT].replace('w:left="920"', 'w:left="2000"')
    branded = content_of(small("Some words."), brand=brand)
    made = written(branded, changed(template_bytes(), **{"word/styles.xml": own, TEXT: narrow}))
    look = made.parts["word/styles.xml"].decode()
    assert "7A1F5C" in look and "0F5E78" not in look
    assert set(re.findall(r'w:val="right"[^>]* w:pos="(\d+)"', look)) == {str(11_906 - 920 - 2000)}


def test_a_link_that_a_person_may_click_stays(content: ReportContent) -> None:
    made = written(content, _linked("hyperlink", "https://holm.example"))
    assert b"https://holm.example" in made.parts[RELS]


def _linked(kind: str, target: str) -> bytes:
    link = f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
    return changed(
        template_bytes(), **{RELS: OURS[RELS].replace("</Relationships>", link + "</Relationships>")}
    )


def test_a_report_of_before_can_be_the_template(content: ReportContent, tmp_path: Path) -> None:
    """Also with its text left in it: nothing of the two is named alike."""
    made = written(content, written(content, written(content).data).data)
    path = tmp_path / "report.docx"
    path.write_bytes(made.data)
    check_word(path, content)
    ids = [own.attrib["Id"] for own in made.tree(RELS)]
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    assert len(ids) == len(set(ids)) and len(names) == len(set(names))
    assert made.text.count("Certification readiness") == 3 * written(content).text.count(
        "Certification readiness"
    )


# What is refused


def _bomb() -> bytes:
    made = io.BytesIO(template_bytes())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big.bin", bytes(reading.LARGEST + 1))
    return made.getvalue()


def _twice() -> bytes:
    made = io.BytesIO(template_bytes())
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(TEXT, OURS[TEXT])
    return made.getvalue()


def _many() -> bytes:
    made = io.BytesIO(template_bytes())
    with zipfile.ZipFile(made, "a") as archive:
        for place in range(reading.MOST_PARTS):
            archive.writestr(f"word/media/{place}.bin", b"")
    return made.getvalue()


def _deep() -> str:
    return OURS[TEXT].replace("<w:sectPr>", "<w:sdt>" * 300 + "</w:sdt>" * 300 + "<w:sectPr>")


STRICT = OURS[TEXT].replace(reading.WORD, reading.STRICT)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
MACROS = OURS[TYPES].replace(DOCUMENT_TYPE, "application/vnd.ms-word.document.macroEnabled.main+xml")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "no Word document"),
        (lambda: b"PK\x03\x04 and no more", "no Word document"),
        (lambda: b"%PDF-1.7", "no Word document"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(512), "old format"),
        (lambda: template_bytes()[:-900], "no Word document"),
        (lambda: changed(template_bytes(), **{TYPES: None}), "no Word document"),
        (lambda: changed(template_bytes(), **{TEXT: None}), "no Word document"),
        (lambda: changed(template_bytes(), **{"_rels/.rels": None}), "no Word document"),
        (lambda: changed(template_bytes(), **{TEXT: OURS[TEXT][:-20]}), "damaged"),
        (lambda: changed(template_bytes(), **{TEXT: _deep()}), "damaged"),
        (lambda: changed(template_bytes(), **{TEXT: OURS[TEXT].encode("utf-16")}), "damaged"),
        (lambda: changed(template_bytes(), **{TEXT: LAUGHS + OURS[TEXT].partition("?>")[2]}), "damaged"),
        (lambda: changed(template_bytes(), **{"customXml/item1.xml": LAUGHS + "<x>&b;</x>"}), "damaged"),
        (lambda: changed(template_bytes(), **{"word/styles.xml": None}), "damaged"),
        (lambda: changed(template_bytes(), **{"../evil.xml": "<a/>"}), "damaged"),
        (lambda: changed(template_bytes(), **{"word/vbaProject.bin": b"x"}), "macros"),
        (lambda: changed(template_bytes(), **{TYPES: MACROS}), "macros"),
        (lambda: changed(template_bytes(), **{"word/embeddings/oleObject1.bin": b"x"}), "embedded"),
        (lambda: _linked("subDocument", "file:///C:/firm.docx"), "links to another file: file"),
        (lambda: _linked("image", "http://example.com/track.png"), "links to another file"),
        (lambda: _linked("hyperlink", "file:///etc/passwd"), "links to another file"),
        (lambda: changed(template_bytes(), **{TEXT: STRICT}), "Strict"),
        (_bomb, "too large once it is unpacked"),
        (_twice, "damaged"),
        (_many, "too many parts"),
        (lambda: bytes(reading.LARGEST_FILE + 1), "too large"),
    ],
)  # fmt: skip
def test_what_is_refused_is_told(make, said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        read_template(make(), WORDS)


def test_a_locked_part_is_refused() -> None:
    """A part that is marked as encrypted."""
    data = bytearray(template_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + offset
        data[place : place + 2] = struct.pack("<H", 1)
    with pytest.raises(TemplateError):
        read_template(bytes(data), WORDS)


TAGS = re.compile(r"<[^>]+>")
NO_PARTS = content_of(small("Some words."), parts=())


@settings(max_examples=40)
@given(st.data())
def test_an_odd_template_is_refused_or_gives_a_sound_document(data: st.DataObject) -> None:
    """Tags are taken out, doubled and swapped, and values made strange."""
    name = data.draw(st.sampled_from([name for name in OURS if name != "word/fontTable.xml"]))
    tags = TAGS.split(OURS[name])
    marks = TAGS.findall(OURS[name])
    for _time in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(1, len(marks) - 1))
        match data.draw(st.integers(0, 3)):
            case 0:
                marks[place] = ""
            case 1:
                marks[place] *= 2
            case 2:
                marks[place] = marks[data.draw(st.integers(1, len(marks) - 1))]
            case _:
                odd = data.draw(st.sampled_from(["", "&quot;&lt;", "-99999999999", "٣", "xml", "x" * 400]))
                marks[place] = re.sub(r'"[^"]*"', f'"{odd}"', marks[place], count=1)
    text = "".join(part for pair in zip(tags, [*marks, ""], strict=True) for part in pair)
    try:
        made = written(NO_PARTS, changed(template_bytes(), **{name: text}))
    except TemplateError as error:
        said = str(error)
        assert said.endswith(".")
        return
    for part in made.parts:
        if part.endswith((".xml", ".rels")):
            made.tree(part)
    assert "Some words." in words(made.body)


def test_a_template_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "firm.docx"
    path.write_bytes(template_bytes())
    assert word_warnings(path, WORDS) == ()
    path.write_bytes(b"no")
    with pytest.raises(TemplateError):
        word_warnings(path, WORDS)
    with pytest.raises(OSError, match="folder"):
        word_warnings(tmp_path, WORDS)
