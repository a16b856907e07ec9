"""The day in a photo is the day of the thing itself; whatever else is in a file does no harm."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from maturity_desktop.storage.photo_days import CHANGED, MORE, TAKEN, photo_day


@cache
def photo(taken: str = "", changed: str = "", form: str = "JPEG", side: int = 8) -> bytes:
    exif = Image.Exif()
    if changed:
        exif[CHANGED] = changed
    if taken:
        exif.get_ifd(MORE)[TAKEN] = taken
    file = io.BytesIO()
    Image.frombytes("RGB", (side, side), Random(5).randbytes(3 * side * side)).save(file, form, exif=exif)
    return file.getvalue()


def day_in(data: bytes) -> date | None:
    return photo_day(io.BytesIO(data))


def heic() -> bytes:
    """The head of a file as phones write it, which Pillow cannot."""
    (exif,) = [photo("2025:11:03 09:30:00")[6:].split(b"\xff\xdb", 1)[0]]
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 3000 + b"\0\0\0\6" + exif + b"\0" * 99


@pytest.mark.parametrize(
    ("data", "day"),
    [
        (photo("2025:11:03 09:30:00"), date(2025, 11, 3)),
        (photo("2025:11:03 09:30:00", "2026:01:01 00:00:00"), date(2025, 11, 3)),
        (photo(changed="2026:01:01 00:00:00"), date(2026, 1, 1)),
        (photo("0000:00:00 00:00:00"), None),
        (photo("in May"), None),
        (photo(), None),
        (b"", None),
        (b"\xff\xd8\xff\xe1", None),
    ],
)
def test_the_day_is_read(data: bytes, day: date | None) -> None:
    assert day_in(data) == day


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_the_day_is_read_from_other_forms_whose_picture_is_large(form: str) -> None:
    data = photo("2025:11:03 09:30:00", "2026:01:01 00:00:00", form, side=400)
    assert len(data) > 30_000
    assert day_in(data) == date(2025, 11, 3)
    assert day_in(photo(form=form)) is None


def test_the_day_is_read_from_a_heic() -> None:
    assert day_in(heic()) == date(2025, 11, 3)


@given(st.data())
def test_damage_does_no_harm(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF"]))
    sound = bytearray(photo("2025:11:03 09:30:00", form=form))
    for _turn in range(data.draw(st.integers(1, 6))):
        sound[data.draw(st.integers(0, min(len(sound), 200) - 1))] = data.draw(st.integers(0, 255))
    day_in(bytes(sound))
    day_in(bytes(sound[: data.draw(st.integers(0, len(sound)))]))
