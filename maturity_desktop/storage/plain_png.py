"""A picture in the one plain form that a brand's mark is kept in, so that nothing odd reaches a decoder.

Eight bits each of red, green, blue and opacity, not interlaced, and no part besides the picture itself: the
form in which Pillow writes the pixels that the decoding child hands over (PNG specification, third edition).
"""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
WIDEST, HIGHEST = 1200, 600
LARGEST = 2 << 20
"""Bytes of a mark's file."""
_HEAD = struct.Struct(">IIBBBBB")
_RGBA = (8, 6, 0, 0, 0)
"""Depth, colours with opacity, and the usual compression, filters and order of rows."""


def size_of_plain_png(data: bytes) -> tuple[int, int] | None:
    """Width and height of a picture in the plain form; None where it is anything else."""
    try:
        return _size(data)
    except (struct.error, zlib.error, ValueError):
        return None


def _size(data: bytes) -> tuple[int, int]:
    """ValueError, struct.error or zlib.error where it is not plain."""
    if len(data) > LARGEST or not data.startswith(SIGNATURE):
        raise ValueError
    parts = list(_parts(data))
    names = [name for name, _content in parts]
    if len(parts) < 3 or names != [b"IHDR", *[b"IDAT"] * (len(parts) - 2), b"IEND"]:
        raise ValueError
    width, height, *form = _HEAD.unpack(parts[0][1])
    if tuple(form) != _RGBA or not (0 < width <= WIDEST and 0 < height <= HIGHEST):
        raise ValueError
    whole = height * (1 + 4 * width)
    unpacked = zlib.decompressobj().decompress(
        b"".join(own for name, own in parts if name == b"IDAT"), whole + 1
    )
    if len(unpacked) != whole:
        raise ValueError
    return width, height


def _parts(data: bytes) -> list[tuple[bytes, bytes]]:
    """The parts with their names, sums checked."""
    found, place = [], len(SIGNATURE)
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        name, content = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        (total,) = struct.unpack_from(">I", data, place + 8 + length)
        if len(content) != length or zlib.crc32(name + content) != total:
            raise ValueError
        found.append((name, content))
        place += 12 + length
    return found
