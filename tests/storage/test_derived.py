"""Pictures made of evidence: small, nothing of the file but its pixels, made anew when missing."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
from PIL import Image

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.storage.backups.layout import files_beside
from maturity_desktop.storage.decoding.asking import Kind, Pixels
from maturity_desktop.storage.decoding.decoder import Decoder
from maturity_desktop.storage.derived import DerivedStore, Size, make_pictures
from maturity_desktop.storage.evidence_store import EvidenceStore
from tests.storage.small import evidence

GPS = 0x8825


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "evidence")


@pytest.fixture
def derived(tmp_path: Path) -> DerivedStore:
    return DerivedStore(tmp_path / "derived")


def photo(number: int = 0) -> bytes:
    """A photo that says where and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Canary Camera"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    file = io.BytesIO()
    image = Image.effect_mandelbrot((2000, 1500), (-2 - number, -1, 1, 1), 60).convert("RGB")
    image.save(file, "JPEG", exif=exif, comment=b"canary comment")
    return file.getvalue()


def item(store: EvidenceStore, data: bytes, number: int = 1, name: str = "a.jpg") -> Evidence:
    stored = store.add_bytes("c1", data, name)
    return evidence(number, sha256=stored.sha256, size=stored.size, media_type=stored.media_type)


@pytest.mark.parametrize("size", [Size.PRINT, Size.THUMBNAIL])
def test_it_is_small_and_holds_nothing_but_pixels(
    store: EvidenceStore, derived: DerivedStore, size: Size
) -> None:
    data = photo()
    assert b"canary" in data.lower() and Image.open(io.BytesIO(data)).getexif().get_ifd(GPS)
    found = item(store, data)
    assert make_pictures(store, derived, [found]) == 1
    made = derived.read("c1", found.sha256, size)
    assert made is not None and b"canary" not in made.lower() and b"Exif" not in made
    with Image.open(io.BytesIO(made)) as image:
        assert max(image.size) == size.side and not image.getexif() and "comment" not in image.info
    assert make_pictures(store, derived, [found]) == 0


def test_what_is_missing_or_half_is_made_anew(
    store: EvidenceStore, derived: DerivedStore, tmp_path: Path
) -> None:
    found = item(store, photo())
    make_pictures(store, derived, [found])
    (made,) = (tmp_path / "derived").rglob(f"*.{Size.THUMBNAIL.ending}")
    made.write_bytes(made.read_bytes()[:500])
    assert derived.read("c1", found.sha256, Size.THUMBNAIL) is None
    made.unlink()
    assert make_pictures(store, derived, [found]) == 1
    assert derived.read("c1", found.sha256, Size.THUMBNAIL) is not None


def test_what_is_no_picture_has_none_and_is_not_tried_again(
    store: EvidenceStore, derived: DerivedStore
) -> None:
    broken = item(store, photo()[:400], 1)
    text = item(store, b"words", 2, "a.txt")
    gone = replace(broken, id="e3", sha256="0" * 64)
    for expected in (2, 0):
        assert make_pictures(store, derived, [broken, text, gone]) == expected
    assert derived.read("c1", broken.sha256, Size.THUMBNAIL) is None


def test_one_unpacking_makes_both_and_no_more_than_is_missing(
    store: EvidenceStore, derived: DerivedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    decode = Decoder.decode

    def noted(self: Decoder, kind: Kind, file: BinaryIO, page: int, width: int, height: int) -> Pixels:
        asked.append(width)
        return decode(self, kind, file, page, width, height)

    monkeypatch.setattr(Decoder, "decode", noted)
    found = item(store, photo())
    make_pictures(store, derived, [found])
    assert asked == [Size.PRINT.side]
    (small,) = (tmp_path / "derived").rglob(f"*.{Size.THUMBNAIL.ending}")
    small.unlink()
    make_pictures(store, derived, [found])
    assert asked == [Size.PRINT.side, Size.THUMBNAIL.side]


def test_cancelling_keeps_what_was_made(store: EvidenceStore, derived: DerivedStore) -> None:
    items = [item(store, photo(number), number) for number in range(1, 5)]

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_pictures(store, derived, items, stop)
    made = [derived.read("c1", own.sha256, Size.THUMBNAIL) for own in items]
    assert any(made)
    assert make_pictures(store, derived, items) == made.count(None)


def test_a_transparent_picture_lies_on_white(store: EvidenceStore, derived: DerivedStore) -> None:
    file = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(file, "PNG")
    found = item(store, file.getvalue(), name="a.png")
    make_pictures(store, derived, [found])
    with Image.open(io.BytesIO(derived.read("c1", found.sha256, Size.THUMBNAIL) or b"")) as image:
        assert image.getpixel((20, 15)) == (255, 255, 255)


def test_they_are_not_backed_up(store: EvidenceStore, derived: DerivedStore, tmp_path: Path) -> None:
    make_pictures(store, derived, [item(store, photo())])
    assert files_beside(tmp_path) == ()
