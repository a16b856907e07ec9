"""The report as a Word document: every word, native headings, contents, links, tables and pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.domain.report_records import Audience, Form, Part
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.choices import Photo, ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.forms import in_form
from maturity_desktop.reports.sections.in_short import is_in_short
from maturity_desktop.reports.word import check_word, markup, tree, write_word
from maturity_desktop.reports.word.template import WORD, TemplateError, read_template
from maturity_desktop.verbs.export_word import contents_hint, export_word
from tests.reports.audits import MADE_ON, content_of, made_framework, note, results_of
from tests.reports.models import PAIRS, five_in_one
from tests.reports.pdf_checks import printed_strings, small
from tests.reports.roadmaps import content_with_roadmap
from tests.reports.word.reading import Document, R, W, words, written

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def squeezed(text: str) -> str:
    return "".join(text.split())


def strings_told(content: ReportContent) -> Iterator[str]:
    """What the PDF's test wants, and what stands of findings and actions."""
    yield from printed_strings(content)
    assert content.findings is not None
    for own in content.findings.entries:
        yield from (
            own.label,
            own.title,
            own.condition,
            own.cause,
            own.effect,
            own.recommendation,
            own.outcome,
        )
        yield from (own.proof, own.answer, own.grade_words, own.state_words)
        yield from (point for held in own.held_against for point in (held.words, *held.checkpoints))
    assert content.roadmap is not None
    for action in content.roadmap.actions:
        yield from (action.label, action.title, action.what, action.owner, action.state_words, action.when)
        yield from (action.criteria, *action.checkpoints, action.gain)
    for training in content.roadmap.trainings:
        yield from (training.role, training.topic, training.form, training.led_by)
    for part in content.readiness:
        yield from (part.headline, part.in_the_way, part.disclaimer, *(line.text for line in part.rules))


def test_every_word_is_in_the_document(document: Document, told: ReportContent) -> None:
    text = squeezed(document.text)
    lost = [said for said in strings_told(told) if squeezed(said) not in text]
    assert not lost


def test_a_criterion_is_told_in_its_order(document: Document, told: ReportContent) -> None:
    (framework,) = told.frameworks
    text, place = squeezed(document.text), 0
    place = text.index(squeezed(framework.page_titles.checkpoints))
    for criterion in framework.criteria:
        if is_in_short(criterion):
            assert squeezed(criterion.level_words) in text
            continue
        points = [point.text for level in criterion.levels for point in level.checkpoints]
        for said in (criterion.title, criterion.intent, criterion.level_words, criterion.note, *points):
            place = text.index(squeezed(said), place)


def test_the_head_of_a_criterion_stays_with_what_says_why(document: Document, told: ReportContent) -> None:
    blocks = list(document.body[0])
    criterion = told.frameworks[0].criteria[0]
    title = f"{criterion.id} {criterion.title}"
    mark = f".//{W}bookmarkStart"
    (place,) = (at for at, own in enumerate(blocks) if words(own) == title and own.find(mark) is not None)
    intent, facts, gap, after = blocks[place + 1 : place + 5]
    assert words(intent) == criterion.intent and words(after)
    assert next(facts.iter(f"{W}cantSplit"), None) is None  # or LibreOffice holds it to nothing
    assert all(own.find(f"{W}pPr/{W}keepNext") is not None for own in (intent, *facts.iter(f"{W}p"), gap))


def test_headings_are_headings_and_stand_in_the_contents(document: Document) -> None:
    headings = [
        said for style, said in document.paragraphs if style in ("heading 1", "heading 2", "heading 3")
    ]
    listed = [said for style, said in document.paragraphs if style in ("toc 1", "toc 2", "toc 3")]
    assert listed == headings
    assert b"numPr" not in document.parts["word/styles.xml"]  # criteria have numbers, of their standard
    assert "5.07 Forecasting" in document.styled("heading 3")
    assert document.styled("heading 1")[:3] == ["Executive summary", "Scope and method", "Results"]
    codes = "".join(own.text or "" for own in document.body.iter(f"{W}instrText"))
    assert 'TOC \\o "1-3"' in codes


def test_the_contents_ask_for_nothing_when_the_document_opens(document: Document) -> None:
    assert b"updateFields" not in document.parts["word/settings.xml"]
    assert not any("dirty" in key for own in document.body.iter(f"{W}fldChar") for key in own.attrib)
    assert "F9" in contents_hint(ReportOptions(), NullTranslations())
    assert contents_hint(ReportOptions(form=Form.EXECUTIVE), NullTranslations()) == ""


def test_every_link_leads_somewhere_and_both_ways(document: Document, told: ReportContent) -> None:
    marks = document.values("bookmarkStart", "name")
    ids = document.values("bookmarkStart", "id")
    links = document.values("hyperlink", "anchor")
    assert len(marks) == len(set(marks)) == len(set(ids))
    assert set(links) <= set(marks)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", mark) for mark in marks)
    linked = {words(own) for own in document.body.iter(f"{W}hyperlink")}
    assert told.findings is not None and told.roadmap is not None
    finding, action = told.findings.entries[0], told.roadmap.actions[0]
    assert {"5.07", told.evidence[0].label, finding.label, action.label} <= linked


def test_tables_repeat_their_heads_and_keep_short_rows_whole(document: Document) -> None:
    tables = list(document.body.iter(f"{W}tbl"))
    headed = [own for own in tables if own.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
    assert len(headed) > 45
    rows = list(document.body.iter(f"{W}tr"))
    whole = [row for row in rows if row.find(f"{W}trPr/{W}cantSplit") is not None]
    assert len(whole) > 0.9 * len(rows)
    for table in tables:
        width = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = [own.attrib[f"{W}val"] for own in row.iterfind(f"{W}tc/{W}tcPr/{W}gridSpan")]
            assert len(row.findall(f"{W}tc")) + sum(map(int, spans)) - len(spans) == width


def test_a_heading_stays_with_the_table_below_what_it_says(document: Document) -> None:
    blocks = list(document.body[0])
    (place,) = (at for at, own in enumerate(blocks) if words(own) == "Quick wins" and own.tag == f"{W}p")
    table = next(at for at in range(place, len(blocks)) if blocks[at].tag == f"{W}tbl")
    assert table - place > 1
    assert all(own.find(f"{W}pPr/{W}keepNext") is not None for own in blocks[place:table])


def test_no_low_row_stands_alone_on_a_page(document: Document) -> None:
    """The first stays with the second, the last but one with the last."""

    def is_held(row: ElementTree.Element) -> bool:
        return all(own.find(f"{W}pPr/{W}keepNext") is not None for own in row.iter(f"{W}p"))

    (client,) = (own for own in document.body.iter(f"{W}tbl") if words(own).startswith("Sector"))
    rows = client.findall(f"{W}tr")
    held = [place for place, row in enumerate(rows) if is_held(row)]
    assert len(rows) > 4 and held == [0, len(rows) - 2]


def test_words_keep_away_from_the_figures_beside_them(document: Document) -> None:
    (table,) = (own for own in document.body.iter(f"{W}tbl") if words(own).startswith("DomainMean level"))
    rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
    away = [[own.find(f"{W}tcPr/{W}tcMar") is not None for own in cells] for cells in rows]
    assert away == [[False, False, False, False, True]] * len(rows)


def test_two_tables_never_touch(document: Document) -> None:
    """Word would make one of them."""
    body = next(iter(document.body))
    tags = [own.tag for own in body]
    assert all(tags[place : place + 2] != [f"{W}tbl", f"{W}tbl"] for place in range(len(tags)))


def test_no_page_is_left_empty_by_a_gap_before_a_section(document: Document) -> None:
    """A gap at the end of a full page would stand on a page of its own."""
    styles = [style for style, _said in document.paragraphs]
    pairs = set(pairwise(styles))
    assert ("Report Gap", "heading 1") not in pairs and ("Report Gap", "heading 2") in pairs
    assert "page" not in document.values("br", "type")
    assert next(iter(document.body))[-2].tag == f"{W}p"  # no table is the last: Word wants a paragraph


def test_pictures_have_words_and_numbers(document: Document) -> None:
    shown = list(document.body.iter(f"{DRAWING}inline"))
    assert all(own.find(f"{DRAWING}docPr").attrib["descr"].strip() for own in shown)  # type: ignore[union-attr]
    ids = [own.find(f"{DRAWING}docPr").attrib["id"] for own in shown]  # type: ignore[union-attr]
    assert len(set(ids)) == len(ids)
    captions = document.styled("caption")
    assert [own.split(":")[0] for own in captions] == [
        f"Figure {place}" for place in range(1, len(captions) + 1)
    ]
    codes = [own.text for own in document.body.iter(f"{W}instrText")]
    assert sum("SEQ Figure" in (code or "") for code in codes) == len(captions) == len(shown)
    embedded = [own.attrib[f"{R}embed"] for own in document.body.iter() if f"{R}embed" in own.attrib]
    for name in embedded:
        assert document.parts[f"word/media/{name}.png"].startswith(b"\x89PNG")
    with Image.open(io.BytesIO(document.parts[f"word/media/{embedded[0]}.png"])) as chart:
        assert chart.convert("RGB").getpixel((0, 0)) == (255, 255, 255)  # as white as the page


def test_the_document_says_what_it_is(document: Document, told: ReportContent) -> None:
    core = document.parts["docProps/core.xml"].decode()
    assert "<dc:title>Gap report · Norrhaven Energi Service</dc:title>" in core
    assert "<dc:language>en</dc:language>" in core and "2026-01-30T00:00:00Z" in core
    assert document.properties["Client"] == told.cover.client
    assert document.properties["Status"] == f"{told.cover.status} · Internal copy, not for the client"
    assert 'w:lang w:val="en-GB"' in document.parts["word/styles.xml"].decode()


def test_heads_and_feet_show_client_status_and_pages(document: Document, told: ReportContent) -> None:
    head, foot = words(document.tree("word/header1.xml")), words(document.tree("word/footer1.xml"))
    for said in (told.cover.client, told.cover.title, told.cover.status, told.cover.version):
        assert said in head
    assert "It is not a certificate." in foot
    codes = document.parts["word/footer1.xml"].decode()
    assert " PAGE " in codes and " NUMPAGES " in codes


@pytest.mark.parametrize(
    ("options", "drawn"),
    [
        ({"status": "draft"}, True),
        ({"status": "draft", "watermark": False}, False),
        ({"status": "final"}, False),
    ],
)
def test_a_draft_has_the_word_across_its_pages(options: dict[str, object], drawn: bool) -> None:
    made = written(content_of(small("Text."), **options))
    assert (b'string="DRAFT"' in made.parts["word/header1.xml"]) == drawn


def test_the_same_content_gives_the_same_bytes(document: Document, planned: Results) -> None:
    assert written(content_with_roadmap(planned)).data == document.data


def test_parts_stand_in_the_chosen_order(planned: Results) -> None:
    parts = (Part.GAPS, Part.FINDINGS, Part.EXECUTIVE)
    made = written(content_with_roadmap(planned, parts=parts))
    assert made.styled("heading 1") == ["Ranked gaps", "Findings", "Executive summary"]
    assert set(made.values("hyperlink", "anchor")) <= set(made.values("bookmarkStart", "name"))
    assert "5.07 Forecasting" in made.text  # a plain word now: there is no such page


def test_the_executive_form_is_short_and_says_where_the_rest_is(planned: Results) -> None:
    made = written(content_with_roadmap(planned, form=Form.EXECUTIVE))
    assert "This is the executive form of the report." in made.text
    assert "Top findings" in made.styled("heading 1")
    assert "Contents" not in made.styled("TOC Heading") and not made.styled("heading 3")


def test_what_misses_the_profile_stands_two_beside_each_other(planned: Results) -> None:
    content = content_with_roadmap(planned, form=Form.EXECUTIVE)
    made = written(content)
    (found,) = in_form(content).readiness
    ids = [miss.id for miss in found.misses]
    pairs = [
        [words(cell) for cell in row.iter(f"{W}tc")][::2]
        for row in made.body.iter(f"{W}tr")
        if words(next(row.iter(f"{W}tc"))) in ids
    ]
    assert [own for pair in pairs for own in pair if own] == ids and len(pairs) == -(-len(ids) // 2)


def test_the_executive_form_tells_small_models_on_a_page_each() -> None:
    """What is about all models comes first; a model's executive page has its criterion and readiness."""
    models = five_in_one()
    options = ReportOptions(form=Form.EXECUTIVE)
    made = written(build_content(models, MADE_ON, options, NullTranslations(), PAIRS))
    assert made.styled("heading 1") == [
        "The models side by side",
        *(f"Executive summary: {own.framework.short_title}" for own in models),
    ]
    assert "Open-ended: certification readiness" in made.styled("heading 2")
    assert "Figure 3: How much of each level is met, criterion by criterion" in made.styled("caption")


def test_what_one_line_has_to_hold_is_not_broken(document: Document, told: ReportContent) -> None:
    assert told.roadmap is not None
    action = next(own for own in told.roadmap.actions if own.checkpoints)
    (line,) = (
        own
        for own in document.body.iter(f"{W}p")
        if words(own).startswith("brings ") and ", ".join(action.checkpoints) in words(own)
    )
    plain = "".join(own.text or "" for own in line.iter(f"{W}t"))
    assert not any(point in plain for point in action.checkpoints)
    assert f"impact\u00a0{action.impact},\u00a0effort\u00a0{action.effort}" in plain


def test_a_report_on_one_criterion_has_no_other(planned: Results) -> None:
    made = written(content_with_roadmap(planned, form=Form.CRITERION, criterion="5.07"))
    numbered = [said for said in made.styled("heading 3") if re.match(r"\d\.\d\d ", said)]
    assert numbered == ["5.07 Forecasting"]


def test_a_client_copy_does_without_what_is_not_for_the_client(planned: Results) -> None:
    internal = content_with_roadmap(planned)
    made = written(content_with_roadmap(planned, audience=Audience.CLIENT))
    secret = [item.title for item in internal.evidence if item.confidential]
    open_titles = {item.title for item in internal.evidence if not item.confidential}
    assert secret and "Client copy" not in made.text
    assert not any(f"added by {item.added_by}" in made.text for item in internal.evidence if item.added_by)
    assert not [title for title in secret if title not in open_titles and title in made.text]
    withheld = made.text.count("Confidential; not in this copy")
    assert withheld and made.text.lower().count("confidential") == withheld  # it is not said twice


def test_a_brand_has_its_colours_its_foot_and_its_closing_page() -> None:
    brand = Brand(
        "b", "B", "Holm", b"", "#7A1F5C", "#2B1030", "holm.example", "About Holm", ("We audit.",), ("Oslo",)
    )
    made = written(content_of(small("Text."), brand=brand))
    styles = made.parts["word/styles.xml"].decode()
    assert "7A1F5C" in styles and "0F5E78" not in styles
    assert "holm.example" in words(made.tree("word/footer1.xml"))
    assert made.text.rstrip().endswith("About Holm\nWe audit.\nHolm\nOslo")
    assert made.styled("heading 1")[-1] == "About Holm" == made.styled("toc 1")[-1]


@pytest.mark.parametrize("title", ["About Holm", " "])
def test_the_firms_closing_page_is_a_page_with_and_without_a_title(title: str) -> None:
    brand = Brand("b", "B", "", b"", "", "", "", title, ("We audit.",), ("Oslo",))
    made = written(content_of(small("Text."), brand=brand))
    (first,) = [
        own for own in made.body.iter(f"{W}p") if words(own) == (title.strip() or "We audit.")
        and own.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]  # fmt: skip
    assert words(first) and not [own for own in made.styled("heading 1") if not own.strip()]


def test_a_firm_with_empty_words_for_its_end_has_no_closing_page() -> None:
    plain = content_of(small("Text."), brand=Brand("b", "B", "", b"", "", "", "", "", (), ()))
    brand = Brand("b", "B", "", b"", "", "", "", " ", (" ",), ("",))
    assert written(content_of(small("Text."), brand=brand)).text == written(plain).text


def test_photos_stand_with_their_words(jpeg: bytes) -> None:
    photos = tuple(
        Photo("e1", f"EV-{place:03}", "The whiteboard.", jpeg, 400, 300, "3 May 2025") for place in range(3)
    )
    made = written(content_of(small("Text."), photos=photos))
    assert made.text.count("The whiteboard.") == 3 and "3 photos of what was seen on site" in made.text
    assert [name for name in made.parts if name.endswith(".jpeg")] and b'"jpeg"' in made.parts[
        "[Content_Types].xml"
    ]


def test_rows_of_photos_are_not_held_together(jpeg: bytes) -> None:
    """The heading would stand alone above a table that fits no page."""
    photos = tuple(Photo(f"e{n}", f"EV-{n}", "The whiteboard.", jpeg, 400, 300) for n in range(9))
    body = written(content_of(small("Text."), photos=photos)).body
    shown = [own for own in body.iter(f"{W}p") if "The whiteboard" in str(_told_by(own))]
    keeps = [own.find(f"{W}pPr/{W}keepNext") for own in shown]
    assert len(keeps) == 9
    assert all(own is not None and own.get(f"{W}val") == "0" for own in keeps)


def _told_by(paragraph: ElementTree.Element) -> list[str]:
    """The alternative texts of its pictures."""
    return [own.attrib["descr"] for own in paragraph.iter(f"{DRAWING}docPr")]


def test_a_photo_stands_once_among_the_photos(planned: Results, jpeg: bytes) -> None:
    plain = content_with_roadmap(planned)
    item = next(own for own in plain.evidence if own.used_at)
    photo = Photo(item.id, item.label, "The whiteboard.", jpeg, 400, 300)
    made = written(content_with_roadmap(planned, photos=(photo,)))
    assert len([name for name in made.parts if name.endswith(".jpeg")]) == 1
    shown = [own for own in made.body.iter(f"{W}p") if "The whiteboard." in str(_told_by(own))]
    assert len(shown) == 1
    assert made.text.count("shown among the photos") == 1 + len(item.used_at)  # and in the register
    assert set(made.values("hyperlink", "anchor")) <= set(made.values("bookmarkStart", "name"))


def test_a_photo_stands_small_at_its_criterion_where_photos_have_no_pages(
    planned: Results, jpeg: bytes
) -> None:
    plain = content_with_roadmap(planned)
    item = next(own for own in plain.evidence if own.used_at)
    photo = Photo(item.id, item.label, "The whiteboard.", jpeg, 400, 300)
    made = written(content_with_roadmap(planned, photos=(photo,), parts=(Part.CRITERIA,)))
    assert len([name for name in made.parts if name.endswith(".jpeg")]) == 1
    shown = [own.find(f"{DRAWING}docPr").attrib for own in made.body.iter(f"{DRAWING}inline")]  # type: ignore[union-attr]
    told = [own["id"] for own in shown if "The whiteboard." in own["descr"]]
    assert len(told) == len(item.used_at) == len(set(told))
    assert "shown among the photos" not in made.text


@pytest.fixture
def jpeg() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "jpeg")
    return made.getvalue()


def test_arabic_runs_from_right_to_left() -> None:
    arabic = "مرحبا بالعالم (ABC 12)."
    made = written(content_of(small(arabic)))
    (paragraph, *_more) = (own for own in made.body.iter(f"{W}p") if words(own) == arabic)
    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    runs = [(words(run), run.find(f"{W}rPr/{W}rtl") is not None) for run in paragraph.iter(f"{W}r")]
    assert runs == [("مرحبا بالعالم (", True), ("ABC 12", False), (").", True)]


def test_arabic_within_a_sentence_runs_from_right_to_left() -> None:
    made = ElementTree.fromstring(f'<p xmlns:w="{WORD}">{markup.runs("See مرحبا بالعالم (here)")}</p>')
    runs = [(words(run), run.find(f"{W}rPr/{W}rtl") is not None) for run in made.iter(f"{W}r")]
    assert runs == [("See ", False), ("مرحبا بالعالم", True), (" (here)", False)]


@pytest.mark.parametrize(
    "text", ["日本語のメモ", "👩‍💻 emoji", "Kundendienstqualitätssicherungsbeauftragter" * 3]
)
def test_letters_that_no_font_here_has_stay_letters(text: str) -> None:
    """Word finds a font of its own."""
    made = written(content_of(small(text)))
    assert made.text.count(text) >= 5 and "[U+" not in made.text


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("Norrhaven Energi Service", None),
        ("Kundenbetreuung für alle Regionen und Länder " * 2, "56"),
        ("Kundenzufriedenheitsbefragungsauswertung", "42"),
        ("Kundenbetreuung für alle Regionen und Länder " * 6, "38"),
        ("مركز اتصال الشمال " * 20, "34"),
    ],
)
def test_a_long_client_is_written_smaller_on_the_cover(name: str, points: str | None) -> None:
    made = written(content_of(small("Text.", name=name), parts=()))
    title = next(
        own
        for own, (style, _said) in zip(made.body.iter(f"{W}p"), made.paragraphs, strict=True)
        if style == "Title"
    )
    assert words(title) == name.strip()
    sizes = {own.attrib[f"{W}val"] for own in title.iter(f"{W}sz")}
    assert sizes == ({points} if points else set())


def test_a_very_long_note_is_whole() -> None:
    framework = made_framework(1, 1)
    text = " ".join(f"w{place}" for place in range(40_000))
    made = written(content_of(results_of(framework, [note(framework, "1.01", text)])))
    assert text in made.text


def test_progress_is_told_and_the_work_can_be_stopped(told: ReportContent) -> None:
    seen: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 5:
            raise Cancelled

    out = io.BytesIO()
    with pytest.raises(Cancelled):
        write_word(told, out, None, watch)
    assert not out.getvalue() and len({total for _done, total in seen}) == 1


def test_a_report_may_be_longer_than_a_template(
    tmp_path: Path, document: Document, told: ReportContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "MOST_ELEMENTS", 1000)
    path = tmp_path / "report.docx"
    path.write_bytes(document.data)
    check_word(path, told)
    with pytest.raises(TemplateError, match="damaged"):
        read_template(document.data, NullTranslations())


def test_what_was_written_is_read_back(tmp_path: Path, realistic: Results) -> None:
    path = tmp_path / "report.docx"
    options = ReportOptions(form=Form.EXECUTIVE)
    done = export_word([realistic], path, MADE_ON, options, NullTranslations())
    assert done.size == path.stat().st_size and not list(tmp_path.glob(".*"))
    content = content_of(realistic, form=Form.EXECUTIVE)
    check_word(path, content)
    with pytest.raises(ReportError, match="not as it was meant"):
        check_word(path, replace(content, made_on=MADE_ON.replace(year=2025)))
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(ReportError, match="cannot be read back"):
        check_word(path, content)
