"""Small font files of a test's own: letters of a font that comes with ReportLab at other characters."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import reportlab
from reportlab.pdfbase.ttfonts import TTFontFile

_VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def tables_of(data: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    entries = [struct.unpack_from(">4sIII", data, 12 + 16 * place) for place in range(count)]
    return {tag: data[offset : offset + length] for tag, _sum, offset, length in entries}


def assembled(tables: Mapping[bytes, bytes], version: bytes = b"\0\1\0\0", base: int = 0) -> bytes:
    """A font of these tables; `base` is where it will stand in a collection."""
    head, body = b"", b""
    start = base + 12 + 16 * len(tables)
    for tag, data in sorted(tables.items()):
        head += struct.pack(">4sIII", tag, 0, start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return version + struct.pack(">HHHH", len(tables), 0, 0, 0) + head + body


def character_map(groups: list[tuple[int, int, int]]) -> bytes:
    """A cmap of format 12: (first character, last, glyph of the first)."""
    told = b"".join(struct.pack(">III", *group) for group in groups)
    table = struct.pack(">HHIII", 12, 0, 16 + len(told), 0, len(groups)) + told
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def font_tables(characters: str) -> dict[bytes, bytes]:
    """The tables of a font that draws the letters A, B, C… for these characters."""
    known = TTFontFile(str(_VERA)).charToGlyph
    groups = [
        (ord(own), ord(own), known[ord("A") + place % 26])
        for place, own in enumerate(sorted(set(characters)))
    ]
    return tables_of(_VERA.read_bytes()) | {b"cmap": character_map([(32, 32, known[32]), *groups])}


def collection(fonts: int, tables: Mapping[bytes, bytes]) -> bytes:
    """A file of several fonts, all alike."""
    start = 12 + 4 * fonts
    size = len(assembled(tables))
    places = [start + size * place for place in range(fonts)]
    head = b"ttcf" + struct.pack(f">II{fonts}I", 0x00010000, fonts, *places)
    return head + b"".join(assembled(tables, base=place) for place in places)
