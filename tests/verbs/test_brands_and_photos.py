"""Brands are brought in and found; marks and photos go through the child that unpacks, and come out small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.report_records import Audience, ReportPhoto
from maturity_desktop.reports.photo_sizes import printed
from maturity_desktop.storage.decoding.decoder import Decoder
from maturity_desktop.storage.derived import DerivedStore
from maturity_desktop.storage.evidence_store import EvidenceStore
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.plain_png import HIGHEST, WIDEST, size_of_plain_png
from maturity_desktop.verbs.brands import (
    BrandError,
    brand_called,
    bring_in,
    firm_brands,
    keep_for_firm,
    mark_from,
    mark_of_bytes,
    new_id,
    no_longer_keep,
)
from maturity_desktop.verbs.photos import report_photos
from tests.builders import audit

WORDS = NullTranslations()
PLACE = b"PLACE-OF-THE-PHOTO"
TURN = 6
"""By a quarter, as a phone held upright writes it."""


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    made = Decoder()
    yield made
    made.close()


@pytest.fixture
def library(new_library: Path) -> Iterator[Library]:
    opened = Library.open(new_library)
    yield opened
    opened.close()


def picture(width: int, height: int, form: str = "PNG", colour: str = "navy") -> bytes:
    out = BytesIO()
    image = Image.new("RGB", (width, height), colour)
    if form == "JPEG":
        exif = Image.Exif()
        exif[0x0112], exif[0x010E] = TURN, PLACE.decode()
        image.save(out, form, exif=exif)
    else:
        image.save(out, form)
    return out.getvalue()


def test_a_mark_of_any_shape_becomes_a_plain_small_picture(decoder: Decoder, tmp_path: Path) -> None:
    wide = tmp_path / "wide.png"
    wide.write_bytes(picture(4000, 100))
    assert size_of_plain_png(mark_from(wide, decoder)) == (WIDEST, 30)
    assert size_of_plain_png(mark_of_bytes(picture(100, 4000), decoder)) == (15, HIGHEST)
    turned = mark_of_bytes(picture(40, 20, "JPEG"), decoder)
    assert size_of_plain_png(turned) == (20, 40) and PLACE not in turned


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\nrubbish", picture(9, 9)[:45]])
def test_what_is_no_picture_is_refused_in_words(decoder: Decoder, data: bytes) -> None:
    with pytest.raises(BrandError, match="cannot be a mark"):
        mark_of_bytes(data, decoder)


def test_a_brand_is_brought_in_from_its_folder_with_any_mark(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "from a colleague"
    folder.mkdir()
    (folder / "brand.yaml").write_text(
        "schema: 1\nid: fjord\nname: Fjord\naccent: '#0b5345'\nmark: logo.jpg\n", encoding="utf-8"
    )
    (folder / "logo.jpg").write_bytes(picture(64, 32, "JPEG"))
    brand = bring_in(library, folder)
    assert brand.accent == "#0B5345" and size_of_plain_png(brand.mark) == (32, 64)
    assert brand_called(library.folder, "fjord") == brand
    assert firm_brands(library.folder) == ((brand,), ())
    (folder / "other.yaml").write_text("schema: 1\n", encoding="utf-8")
    with pytest.raises(BrandError, match="holds 2"):
        bring_in(library, folder)
    with pytest.raises(FrameworkError, match="is missing"):
        bring_in(library, folder / "other.yaml")
    no_longer_keep(library, "fjord")
    with pytest.raises(BrandError, match="no brand “fjord”"):
        brand_called(library.folder, "fjord")


def test_a_brand_that_is_not_there_is_told_with_those_that_are(library: Library) -> None:
    from maturity_desktop.domain.brand import Brand

    keep_for_firm(library, Brand("kvale", "Kvale"))
    with pytest.raises(BrandError, match="There are: kvale"):
        brand_called(library.folder, "kvall")
    assert new_id("Kvale", {"kvale"}) == "kvale-2"
    assert new_id("Ålesund & Søn", set()) == "alesund-sn"
    assert new_id("日本", set()) == "brand"


# Photos


def item(store: EvidenceStore, number: int, data: bytes, folder: Path, **more: Any) -> Evidence:
    path = folder / f"{number}.jpg"
    path.write_bytes(data)
    stored = store.add("c1", path)
    day = date(2026, 1, 12)
    made = Evidence("c1", f"e{number}", number, f"Photo {number}", EvidenceKind.OBSERVATION, day, day)
    return replace(
        made,
        file_name=path.name,
        media_type=stored.media_type,
        size=stored.size,
        sha256=stored.sha256,
        **more,
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Audit, EvidenceStore, DerivedStore]:
    """Four items of which the last but one is lost and the last is no picture, chosen in another order."""
    folder = tmp_path_factory.mktemp("photos")
    store, derived = EvidenceStore(folder / "evidence"), DerivedStore(folder / "derived")
    items = [
        item(store, 1, picture(3000, 2000, "JPEG"), folder),
        item(store, 2, picture(900, 300, "JPEG", "red"), folder, confidential=True),
        item(store, 3, picture(30, 20, "JPEG", "green"), folder),
        item(store, 4, b"\xff\xd8\xff no picture", folder),
    ]
    lost = replace(items[2], id="e9", number=9, sha256="0" * 64)
    records = [
        *items,
        lost,
        ReportPhoto("a1", "e3", 0),
        ReportPhoto("a1", "e1", 1, "The hall at noon"),
        ReportPhoto("a1", "e2", 2),
        ReportPhoto("a1", "e9", 3),
        ReportPhoto("a1", "e4", 4),
        ReportPhoto("a1", "gone", 5),
    ]
    return audit(None, *records), store, derived


def test_photos_come_in_their_order_turned_and_small(
    shelf: tuple[Audit, EvidenceStore, DerivedStore],
) -> None:
    found = report_photos(*shelf, WORDS)
    assert [(own.label, own.caption) for own in found.photos] == [
        ("EV-003", "Photo 3"),
        ("EV-001", "The hall at noon"),
        ("EV-002", "Photo 2"),
    ]
    assert found.missing == ("EV-009", "EV-004")
    for own in found.photos:
        with Image.open(BytesIO(own.jpeg)) as image:
            assert image.format == "JPEG" and image.size == (own.width, own.height)
            assert not image.getexif() and PLACE not in own.jpeg
    tiny, hall, wide = found.photos
    assert (tiny.width, tiny.height) == (20, 30)
    wanted = printed(2000, 3000).pixels
    assert hall.height > hall.width
    assert (hall.width, hall.height) == pytest.approx(wanted, abs=1)
    assert wide.height > wide.width


def test_a_photo_is_made_once_and_comes_back_the_same(
    shelf: tuple[Audit, EvidenceStore, DerivedStore], tmp_path: Path
) -> None:
    found, store, derived = shelf
    first = report_photos(found, store, derived, WORDS)
    nowhere = EvidenceStore(tmp_path / "nothing")
    assert report_photos(found, nowhere, derived, WORDS).photos == first.photos
    assert report_photos(found, nowhere, DerivedStore(tmp_path / "none", read_only=True), WORDS).photos == ()


def test_no_confidential_photo_is_made_for_a_client(shelf: tuple[Audit, EvidenceStore, DerivedStore]) -> None:
    found = report_photos(*shelf, WORDS, Audience.CLIENT)
    assert [own.label for own in found.photos] == ["EV-003", "EV-001"]


@pytest.mark.parametrize("size", [(1600, 1200), (1200, 1600), (1600, 40), (40, 1600), (60, 40), (1, 1)])
def test_any_shape_keeps_its_shape_within_the_column(size: tuple[int, int]) -> None:
    own = printed(*size)
    assert own.width <= 503 and own.height <= 300
    assert own.wide == (size[0] > 1.9 * size[1])
    if min(size) > 1:
        assert own.width / own.height == pytest.approx(size[0] / size[1], rel=0.05)
