"""The day on which a photo was taken, as its camera wrote it into the file; no picture is decoded.

JPEG has it before the picture, PNG in a chunk of its own (eXIf), WebP in one that may come last, and HEIC and
AVIF, whose inner directory is not followed, among the first things in the file where phones wrote it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

BEGINNING = 1 << 16
"""Bytes of a file that are looked at: cameras write it before the picture."""
WITH_DAYS = frozenset(f"image/{form}" for form in ("jpeg", "png", "webp", "heic", "heif", "avif"))
"""The media types in which a day may stand."""
LONGEST_EXIF = 1 << 16
MOST_CHUNKS = 200
ITEM = re.compile(rb"Exif\0\0(?=II\*\0|MM\0\*)")
TAKEN, DIGITISED, CHANGED, MORE = 0x9003, 0x9004, 0x0132, 0x8769
DAY = re.compile(rb"(\d{4}):(\d\d):(\d\d)")
MOST_ENTRIES = 200
START_OF_PICTURE = 0xDA


def photo_day(file: BinaryIO) -> date | None:
    """The day in a photo; None where there is none, or none that a calendar has."""
    found = _days(_exif(file).removeprefix(b"Exif\0\0"))
    return next((found[tag] for tag in (TAKEN, DIGITISED, CHANGED) if tag in found), None)


def _exif(file: BinaryIO) -> bytes:
    """What the camera wrote; empty where there is nothing."""
    beginning = file.read(BEGINNING)
    if beginning[:2] == b"\xff\xd8":
        return next((own for own in _segments(beginning) if own.startswith(b"Exif\0\0")), b"")
    if beginning.startswith(b"\x89PNG\r\n\x1a\n"):
        return _chunk(file, b"eXIf", start=8, order=">", after=4)
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP":
        return _chunk(file, b"EXIF", start=12, order="<", after=0)
    if beginning[4:8] == b"ftyp" and (item := ITEM.search(beginning)):
        return beginning[item.start() :]
    return b""


def _chunk(file: BinaryIO, wanted: bytes, start: int, order: str, after: int) -> bytes:
    """A chunk of a PNG (length, name, data, so many bytes of a sum) or of a RIFF (name, length, data)."""
    place = start
    for _number in range(MOST_CHUNKS):
        file.seek(place)
        head = file.read(8)
        if len(head) < 8:
            return b""
        name, told = (head[4:], head[:4]) if order == ">" else (head[:4], head[4:])
        (length,) = struct.unpack(f"{order}I", told)
        if name == wanted:
            return file.read(min(length, LONGEST_EXIF))
        place += 8 + length + after
        place += place % 2 if order == "<" else 0
    return b""


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
