"""The day in a photo is the day of the thing itself; whatever else is in a file does no harm."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from maturity_desktop.storage.photo_days import CHANGED, MORE, TAKEN, photo_day


def photo(taken: str = "", changed: str = "") -> bytes:
    exif = Image.Exif()
    if changed:
        exif[CHANGED] = changed
    if taken:
        exif.get_ifd(MORE)[TAKEN] = taken
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=exif)
    return file.getvalue()


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
    assert photo_day(data) == day


@given(st.data())
def test_damage_does_no_harm(data: st.DataObject) -> None:
    sound = bytearray(photo("2025:11:03 09:30:00"))
    for _turn in range(data.draw(st.integers(1, 6))):
        sound[data.draw(st.integers(0, min(len(sound), 200) - 1))] = data.draw(st.integers(0, 255))
    photo_day(bytes(sound))
    photo_day(bytes(sound[: data.draw(st.integers(0, len(sound)))]))
