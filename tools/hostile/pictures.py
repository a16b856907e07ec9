"""Hostile pictures: what unpacks to more than there is room for, lies, loops, refers or is none."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from itertools import chain, repeat

from PIL import Image

from tools.hostile.containers import Content, packed_zeros, png, png_chunk

TIFF = struct.Struct("<HHII")


def saved(form: str, size: tuple[int, int] = (64, 48), **more: object) -> bytes:
    """A sound picture."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, form, **more)
    return out.getvalue()


def _tiff(*entries: tuple[int, int, int, int], following: int = 0, data: bytes = b"") -> bytes:
    """A TIFF of one directory; each entry is tag, kind, count and value or place."""
    head = b"II*\x00" + struct.pack("<I", 8)
    body = struct.pack("<H", len(entries)) + b"".join(TIFF.pack(*entry) for entry in entries)
    return head + body + struct.pack("<I", following) + data


def _jpeg_that_claims(width: int, height: int) -> bytes:
    content = bytearray(saved("JPEG"))
    place = content.find(b"\xff\xc0")
    struct.pack_into(">HH", content, place + 5, height, width)
    return bytes(content)


def _gif(width: int, height: int, frames: int = 1, packed: bytes = b"\x02\x02\x44\x01\x00") -> bytes:
    screen = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    frame = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + packed
    return screen + frame * frames + b";"


def pictures() -> Iterator[tuple[str, Content]]:
    """Files that say they are pictures."""
    for form in ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"):
        sound = saved(form)
        yield f"sound.{form.lower()}", sound
        yield f"truncated.{form.lower()}", sound[: len(sound) * 2 // 3]
        yield f"head-only.{form.lower()}", sound[:40]
    yield from _bombs()
    yield from _lies()
    yield from _drawings()


def _bombs() -> Iterator[tuple[str, Content]]:
    yield "bomb-of-greys.png", png(30_000, 30_000, packed_zeros(859), colour=0)
    yield "bomb-of-colours-set-apart.png", png(6900, 6900, packed_zeros(182), colour=6)
    yield "claims-60000.png", png(60_000, 60_000, zlib.compress(b""))
    yield "claims-all.png", png(0x7FFFFFFF, 0x7FFFFFFF, zlib.compress(b""))
    yield "claims-more-than-all.png", png(0xFFFFFFFF, 0xFFFFFFFF, zlib.compress(b""))
    yield "claims-nothing.png", png(0, 0, zlib.compress(b""))
    yield "one-pixel-high.png", png(40_000_000, 1, packed_zeros(115))
    yield "one-pixel-wide.png", png(1, 10_000_000, packed_zeros(39))
    words = packed_zeros(64)
    yield "bomb-of-words.png", png(1, 1, zlib.compress(bytes(4)), chunks=[(b"zTXt", b"a\0\0" + words)])
    yield "bomb-of-colours.png", png(1, 1, zlib.compress(bytes(4)), chunks=[(b"iCCP", b"a\0\0" + words)])
    yield "many-words.png", png(1, 1, zlib.compress(bytes(4)), chunks=[(b"tEXt", b"a\0b")] * 100_000)
    yield "claims-65500.jpeg", _jpeg_that_claims(65_500, 65_500)
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x00\x00"
    progressive = bytearray(saved("JPEG", (4000, 4000), progressive=True))
    yield "many-scans.jpeg", bytes(progressive[:-2]) + (scan + b"\x7f" * 8) * 20_000 + b"\xff\xd9"
    yield "claims-65535.gif", _gif(65_535, 65_535)
    yield "frames.gif", chain([_gif(5000, 5000, 1)[:-1]], repeat(_gif(5000, 5000, 1)[19:-1], 100_000), [b";"])
    yield (
        "claims-all.bmp",
        b"BM" + struct.pack("<IIIIiiHHIIiiII", 54, 0, 54, 40, 2**31 - 1, -(2**31), 1, 32, 0, 0, 0, 0, 0, 0),
    )
    yield (
        "runs.bmp",
        (
            b"BM"
            + struct.pack("<IIIIiiHHIIiiII", 60, 0, 58, 40, 30_000, 30_000, 1, 8, 1, 0, 0, 0, 1, 0)
            + b"\xff\x00" * 50_000
        ),
    )
    yield "claims-16383.webp", b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\xff\xff\xff\x0f" + bytes(9)


def _lies() -> Iterator[tuple[str, Content]]:
    sound = saved("PNG")
    yield "checksum.png", sound[:60] + bytes([sound[60] ^ 1]) + sound[61:]
    yield "chunk-of-4-gib.png", sound[:33] + b"\xff\xff\xff\xffIDAT" + sound[41:]
    yield "no-end.png", sound[:33] + png_chunk(b"IDAT", zlib.compress(bytes(100)))
    yield "depth-of-99.png", png(1, 1, zlib.compress(bytes(4)), depth=99)
    yield "page.png", b"<html><img src='file:///canary'></html>"
    yield "program.jpeg", b"\x7fELF" + bytes(5000)
    yield "png-in-jpeg.jpeg", sound
    yield "postscript.png", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/tmp/canary) (w) file\n"
    exif = Image.Exif()
    exif[0x0112] = 99
    exif[0x010E] = "<img src='file:///canary'>" * 500
    yield "exif-of-markup.jpeg", saved("JPEG", exif=exif)
    endless = b"Exif\x00\x00" + _tiff((0x8769, 4, 1, 8), (0x8825, 4, 1, 8), following=8)
    yield "exif-loop.jpeg", saved("JPEG", exif=endless)
    yield "exif-far.jpeg", saved("JPEG", exif=b"Exif\x00\x00" + _tiff((0x010E, 2, 0xFFFFFFFF, 0xFFFFFFF0)))
    size = ((256, 4, 1, 30_000), (257, 4, 1, 30_000))
    yield (
        "loop.tiff",
        _tiff(
            *size,
            (258, 3, 1, 8),
            (259, 3, 1, 1),
            (262, 3, 1, 1),
            (273, 4, 1, 8),
            (279, 4, 1, 900),
            following=8,
        ),
    )
    yield (
        "strips.tiff",
        _tiff(*size, (258, 3, 1, 8), (262, 3, 1, 1), (273, 4, 0x7FFFFFFF, 8), (279, 4, 0x7FFFFFFF, 8)),
    )
    yield (
        "tile-of-nothing.tiff",
        _tiff(*size, (258, 3, 1, 8), (262, 3, 1, 1), (322, 4, 1, 0), (323, 4, 1, 0), (324, 4, 1, 8)),
    )
    yield "packed.tiff", _tiff(
        *size, (258, 3, 1, 8), (259, 3, 1, 8), (262, 3, 1, 1), (273, 4, 1, 110), (278, 4, 1, 30_000),
        (279, 4, 1, 99_999), (277, 3, 1, 1), data=packed_zeros(90),
    )  # fmt: skip
    yield (
        "depth.tiff",
        _tiff((256, 4, 1, 9), (257, 4, 1, 9), (258, 3, 60_000, 8), (277, 3, 1, 60_000), (273, 4, 1, 8)),
    )


def _drawings() -> Iterator[tuple[str, Content]]:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'
    yield "script.svg", svg % b"<script>fetch('file:///canary')</script>"
    yield "refers.svg", svg % b'<image xlink:href="file:///canary.png" width="9" height="9"/>'
    yield "uses-itself.svg", svg % b'<g id="a"><use xlink:href="#a"/></g>'
    uses = b"".join(
        b'<g id="g%d">%s</g>' % (n, b'<use xlink:href="#g%d"/>' % (n - 1) * 10) for n in range(1, 12)
    )
    yield "bomb.svg", svg % (b'<g id="g0"><rect width="1" height="1"/></g>' + uses)
    yield "drawing.png", svg % b"<rect/>"
