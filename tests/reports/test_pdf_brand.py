"""A firm's brand and chosen photos on the pages: there, linked, told aloud, within their pages, few bytes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from maturity_desktop.domain.audit import AnswerValue, Link
from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.report_records import Form, Part
from maturity_desktop.domain.results import Results
from maturity_desktop.look import load_look
from maturity_desktop.reports.choices import Photo
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.pdf.brand_pages import brand_pages
from maturity_desktop.reports.pdf.branding import branded
from tests.reports.audits import (
    content_of,
    everything,
    evidence_items,
    made_framework,
    results_of,
)
from tests.reports.pdf_reading import bytes_of, pages_of
from tests.reports.pdf_structure import assert_figures_are_described, tagged_pages

LONG = (
    "Kvale & Partners Contact Centre Advisory and Certification Readiness Services of the Nordics Ltd., Oslo"
)
SHAPES = ((1600, 1200), (1200, 1600), (1600, 900), (1600, 40), (40, 1600), (60, 40), (900, 900))
SHORT = (Part.EXECUTIVE, Part.APPENDICES)


@cache
def mark(width: int = 300, height: int = 90) -> bytes:
    out = BytesIO()
    Image.new("RGBA", (width, height), (120, 30, 60, 255)).save(out, "PNG")
    return out.getvalue()


@cache
def jpeg(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def photos(count: int, caption: str = "The hall at noon") -> tuple[Photo, ...]:
    """Of all shapes, each of an item of the register."""
    return tuple(
        Photo(f"e{number:04d}", f"EV-{number:03d}", caption, jpeg(*size), *size, dated="12 January 2026")
        for number in range(1, count + 1)
        for size in [SHAPES[number % len(SHAPES)]]
    )


BRAND = Brand(
    "kvale", "Kvale", "Kvale & Partners", mark(), "#7A1E3C", "#2B2440", "Confidential to the client",
    "Thank you for your trust", ("We would be glad to come back.",), ("post@kvale.example",),
)  # fmt: skip


@pytest.fixture(scope="module")
def small() -> Results:
    made = made_framework(2, 2)
    return results_of(made, [*everything(made, AnswerValue.MET), *evidence_items(made, 24)])


def content(results: Results, **options: Any) -> ReportContent:
    return content_of(results, parts=SHORT, watermark=False, **options)


def test_a_brand_stands_on_cover_foot_and_closing_page(small: Results) -> None:
    pages = pages_of(
        bytes_of(content(small, brand=BRAND, distribution="The board", signed=("Ada", "Lead")))
    ).pages
    cover, last = pages[0].text, pages[-1].text
    assert "Kvale & Partners" in cover and "The board" in cover and "Ada; Lead" in cover
    assert all("Confidential to the client" in page.text for page in pages[1:])
    assert "Thank you for your trust" in last and "post@kvale.example" in last
    plain = pages_of(bytes_of(content(small))).pages
    assert len(plain) == len(pages) - 1
    assert "Firm" not in plain[0].text


@pytest.mark.parametrize(("accent", "is_there"), [("#7A1E3C", True), ("", False)])
def test_the_band_at_the_edge_stands_on_cover_and_closing_page_or_on_neither(
    small: Results, accent: str, is_there: bool
) -> None:
    brand = replace(BRAND, accent=accent, ink="")
    document = pypdfium2.PdfDocument(brand_pages(content(small), brand))
    edges = [own.render(scale=0.2).to_pil().convert("RGB").getpixel((1, 80)) for own in document]
    document.close()
    assert [edge != (255, 255, 255) for edge in edges] == [is_there] * 2


def test_a_report_of_one_criterion_has_no_closing_page(small: Results) -> None:
    made = content(small, brand=BRAND, form=Form.CRITERION, framework="made", criterion="1.01")
    assert "Thank you" not in pages_of(bytes_of(made)).text


def test_the_colours_of_levels_are_never_the_brands() -> None:
    plain = load_look("light")
    look = branded(plain, BRAND)
    assert look.level_ramp == plain.level_ramp
    assert (look.colours["accent"], look.colours["title"]) == ("#7A1E3C", "#2B2440")
    assert branded(plain, Brand()) == plain


@pytest.mark.parametrize("size", [(300, 90), (1200, 30), (15, 600), (1, 1)])
@pytest.mark.parametrize("page_size", ["A4", "Letter"])
def test_an_ugly_brand_stays_on_its_pages_and_loses_no_word(
    small: Results, size: tuple[int, int], page_size: str
) -> None:
    words = tuple(f"Closing{number:02d} paragraph that goes on. " * 50 for number in range(12))
    ugly = replace(
        BRAND,
        mark=mark(*size),
        firm=LONG,
        footer=LONG,
        closing_title=LONG,
        closing=words,
        contact=(LONG,) * 12,
    )
    found = pages_of(brand_pages(content_of(small, page_size=page_size), ugly))
    for page in found.pages:
        for (left, bottom, right, top), told in page.boxes:
            assert left >= 0 and right <= page.width - 40 and bottom >= 25 and top <= page.height, told
    assert all(found.text.count(f"Closing{number:02d}") == 50 for number in range(12))
    short = replace(ugly, closing=tuple(text[:150] for text in words[:6]))
    assert len(pages_of(brand_pages(content_of(small, page_size=page_size), short)).pages) == 2


# Photos


def pictures(data: bytes) -> list[list[tuple[float, ...]]]:
    """The boxes of the pictures of every page, (left, bottom, right, top)."""
    document = pypdfium2.PdfDocument(data)
    found = [
        [tuple(own.get_bounds()) for own in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
        for page in document
    ]
    document.close()
    return found


def test_photos_stand_on_their_pages_with_words_below_and_lead_to_the_register(small: Results) -> None:
    data = bytes_of(content(small, photos=photos(20, "What was seen")))
    pages = pages_of(data).pages
    boxes = pictures(data)
    assert sum(map(len, boxes)) == 20
    register = next(number for number, page in enumerate(pages) if "SHA-256" in page.text)
    shown = next(number for number, own in enumerate(boxes) if own)
    assert sum(goal >= shown for page in pages[register:shown] for _box, goal in page.links) == 20
    for page, own in zip(pages, boxes, strict=True):
        assert len(own) <= 6
        for left, bottom, right, top in own:
            assert left >= 45 and right <= page.width - 45 and bottom >= 60 and top <= page.height - 60
        if own:
            assert page.text.count("What was seen") == len(own)
            assert sum(goal >= register for _box, goal in page.links) >= len(own)
    spoken = b"Photo EV-001: What was seen".decode().encode("utf-16-be").hex().upper().encode()
    assert spoken in data or any(spoken in own for own in inflated(data))


def test_a_photo_stands_once_and_beside_a_criterion_where_that_is_told_alone(small: Results) -> None:
    made = small.framework
    links = [Link("a1", "e0001", "made", own.id) for own in made.criteria]
    items = [*everything(made, AnswerValue.MET), *evidence_items(made, 2), *links]
    whole = content_of(results_of(made, items), watermark=False, photos=photos(1))
    data = bytes_of(whole)
    assert sum(map(len, pictures(data))) == 1
    assert " ".join(pages_of(data).text.split()).count("shown among the photos") == len(made.criteria) + 1
    options = replace(whole.options, form=Form.CRITERION, framework="made", criterion="1.01")
    alone = replace(whole, options=options)
    assert sum(map(len, pictures(bytes_of(alone)))) == 1


def test_a_photo_and_the_mark_stand_where_they_say_and_a_photo_has_its_caption(small: Results) -> None:
    pages = tagged_pages(bytes_of(content(small, brand=BRAND, photos=photos(5, "What was seen"))))
    assert_figures_are_described(pages)
    cells = [
        [kid.kind for kid in node.children]
        for page in pages
        for node in page.nodes()
        if any(kid.alternative.startswith("Photo") for kid in node.children)
    ]
    assert len(cells) == 5
    assert all(kinds == ["Figure", "Caption"] for kinds in cells)


def inflated(data: bytes) -> list[bytes]:
    """The streams of a PDF that are packed, unpacked."""
    import zlib

    found = []
    for part in data.split(b"stream\n")[1:]:
        try:
            found.append(zlib.decompressobj().decompress(part))
        except zlib.error:
            continue
    return found


def test_words_of_any_length_below_a_photo_are_all_there(small: Results) -> None:
    words = " ".join(f"word{number}" for number in range(300))
    text = pages_of(bytes_of(content(small, photos=photos(3, words)))).text
    for number in range(300):
        assert text.count(f"word{number}") >= 3


def test_a_photo_that_is_shown_twice_is_in_the_file_once_and_bytes_are_the_same(small: Results) -> None:
    many = content(small, photos=photos(14))
    data = bytes_of(many)
    assert data == bytes_of(many)
    assert all(data.count(jpeg(*size)) == 1 for size in SHAPES)
