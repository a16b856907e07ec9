"""The day on which a photo was taken, as its camera wrote it into the file; nothing is decoded."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from datetime import date

BEGINNING = 1 << 16
"""Bytes of a file that are looked at: cameras write it before the picture."""
TAKEN, DIGITISED, CHANGED, MORE = 0x9003, 0x9004, 0x0132, 0x8769
DAY = re.compile(rb"(\d{4}):(\d\d):(\d\d)")
MOST_ENTRIES = 200
START_OF_PICTURE = 0xDA


def photo_day(beginning: bytes) -> date | None:
    """The day in the beginning of a JPEG; None where there is none, or none that a calendar has."""
    for segment in _segments(beginning):
        if segment.startswith(b"Exif\0\0"):
            found = _days(segment[6:])
            return next((found[tag] for tag in (TAKEN, DIGITISED, CHANGED) if tag in found), None)
    return None


def _segments(data: bytes) -> Iterator[bytes]:
    """What stands between the head of a JPEG and its picture."""
    place = 2
    while data[:2] == b"\xff\xd8" and place + 4 <= len(data) and data[place] == 0xFF:
        kind, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if kind == START_OF_PICTURE or length < 2:
            return
        yield data[place + 4 : place + 2 + length]
        place += 2 + length


def _days(tiff: bytes) -> dict[int, date]:
    """The days by what they are of; damage ends the reading."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return {}
    try:
        first = dict(_entries(tiff, order, struct.unpack_from(f"{order}I", tiff, 4)[0]))
        inner = dict(_entries(tiff, order, first[MORE])) if MORE in first else {}
    except struct.error:
        return {}
    found = {}
    for tag, place in {**first, **inner}.items():
        told = DAY.match(tiff[place : place + 10]) if tag != MORE else None
        if told:
            try:
                found[tag] = date(*map(int, told.groups()))
            except ValueError:
                continue
    return found


def _entries(tiff: bytes, order: str, place: int) -> Iterator[tuple[int, int]]:
    """The wanted tags of a directory, each with the place of its value."""
    (count,) = struct.unpack_from(f"{order}H", tiff, place)
    for number in range(min(count, MOST_ENTRIES)):
        tag, _kind, _count, value = struct.unpack_from(f"{order}HHII", tiff, place + 2 + 12 * number)
        if tag in (TAKEN, DIGITISED, CHANGED, MORE):
            yield tag, value
