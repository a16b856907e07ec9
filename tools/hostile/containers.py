"""The containers that hostile files are made of: zips, workbooks, PNG chunks, PDF objects."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MIB = 1 << 20
DEFLATED, RAW = 8, -15

Content = bytes | Iterable[bytes]
"""The content of a file, in pieces where it is large."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Deflated content without its head and its checksum."""

    data: bytes
    size: int
    checksum: int


def pieces(content: Content) -> Iterable[bytes]:
    return (content,) if isinstance(content, bytes) else content


def deflated(content: Content) -> Packed:
    packer, size, checksum, data = zlib.compressobj(6, zlib.DEFLATED, RAW), 0, 0, []
    for piece in pieces(content):
        size, checksum = size + len(piece), zlib.crc32(piece, checksum)
        data.append(packer.compress(piece))
    return Packed(b"".join([*data, packer.flush()]), size, checksum)


def repeated(before: bytes, block: bytes, times: int, after: bytes = b"") -> Packed:
    """A block many times over, packed once: a bomb is quickly made."""
    packer = zlib.compressobj(9, zlib.DEFLATED, RAW)
    head = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    middle = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    tail = packer.compress(after) + packer.flush()
    checksum = zlib.crc32(before)
    for _time in range(times):
        checksum = zlib.crc32(block, checksum)
    return Packed(
        head + middle * times + tail,
        len(before) + len(block) * times + len(after),
        zlib.crc32(after, checksum),
    )


def blanks(mib: int) -> Packed:
    return repeated(b"", b" " * MIB, mib)


def packed_zeros(mib: int) -> bytes:
    """So many MiB of zeros as zlib packs them."""
    size = mib * MIB
    checksum = (size % 65_521) << 16 | 1  # Adler-32 of zeros
    return b"\x78\xda" + repeated(b"", bytes(MIB), mib).data + struct.pack(">I", checksum)


def zipped(entries: Iterable[tuple[str, Content | Packed]], modes: Mapping[str, int] | None = None) -> bytes:
    """A zip with these entries in this order, whatever their names; `modes` by name, as Unix has them."""
    out, contents, count = bytearray(), bytearray(), 0
    for name, content in entries:
        packed = content if isinstance(content, Packed) else deflated(content)
        own, place = name.encode(), len(out)
        sizes = struct.pack("<III", packed.checksum, len(packed.data), packed.size)
        about = (
            struct.pack("<HHHHH", 20, 0x800, DEFLATED, 0, 0x5C2D) + sizes + struct.pack("<HH", len(own), 0)
        )
        out += b"PK\x03\x04" + about + own + packed.data
        mode = (modes or {}).get(name, 0o100644) << 16
        contents += b"PK\x01\x02" + struct.pack("<H", 0x314) + about
        contents += struct.pack("<HHHII", 0, 0, 0, mode, place) + own
        count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(contents), len(out), 0)
    return bytes(out + contents) + b"PK\x05\x06" + end


def understated(archive: bytes, most: int = MIB) -> bytes:
    """A zip whose table of contents says of what is larger than `most` that it has a thousand bytes."""
    content = bytearray(archive)
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        if struct.unpack_from("<I", content, place + 24)[0] > most:
            struct.pack_into("<I", content, place + 24, 1000)
        place = content.find(b"PK\x01\x02", place + 4)
    return bytes(content)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{OFFICE}.worksheet+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>{{}}</Types>'
)
STRINGS_TYPE = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{OFFICE}.sharedStrings+xml"/>'


def workbook(
    rows: Content | Packed = b'<row r="1"><c r="A1"><v>1</v></c></row>',
    *,
    before: bytes = b"",
    after: bytes = b"",
    title: str = "Sheet1",
    more: Iterable[tuple[str, Content | Packed]] = (),
    strings: Content | Packed | None = None,
) -> bytes:
    """A workbook of one sheet; `before` stands before its root, `after` behind its rows.

    Rows that are packed already are the whole of the sheet's part.
    """
    opening, closing = sheet_xml(before), b"</sheetData>" + after + b"</worksheet>"
    sheet = rows if isinstance(rows, Packed) else [opening, *pieces(rows), closing]
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        f'<sheet name="{title}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    inside = _relation(1, "worksheet", "worksheets/sheet1.xml")
    inside += _relation(2, "sharedStrings", "sharedStrings.xml") if strings is not None else ""
    parts: list[tuple[str, Content | Packed]] = [
        ("[Content_Types].xml", TYPES.format(STRINGS_TYPE if strings is not None else "").encode()),
        ("_rels/.rels", _relations(_relation(1, "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book.encode()),
        ("xl/_rels/workbook.xml.rels", _relations(inside)),
        ("xl/worksheets/sheet1.xml", sheet),
        *([("xl/sharedStrings.xml", strings)] if strings is not None else []),
    ]
    return zipped([*parts, *more])


def sheet_xml(before: bytes = b"") -> bytes:
    """How the part of a sheet begins."""
    xml = b'<?xml version="1.0" encoding="UTF-8"?>'
    return xml + before + f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'


def _relations(inside: str) -> bytes:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'.encode()


def words_cell(place: str, words: str) -> bytes:
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'.encode()


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(
    width: int,
    height: int,
    data: bytes = b"",
    *,
    depth: int = 8,
    colour: int = 2,
    chunks: Sequence[tuple[bytes, bytes]] = (),
) -> bytes:
    """A PNG that says that it is so large; `data` is packed as its pixels."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = (*((b"IHDR", head), *chunks), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(name, content) for name, content in parts)


def pdf(objects: Sequence[bytes], trailer: bytes = b"/Root 1 0 R", xref: bool = True) -> bytes:
    """A PDF of these objects, numbered from 1, the first being its catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    if xref:
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer <</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(content: bytes, about: bytes = b"", packed: bool = False) -> bytes:
    """A stream object, packed once where that is asked for."""
    if packed:
        content, about = zlib.compress(content, 9), about + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (about, len(content), content)


def one_page(
    content: bytes, *more: bytes, page: bytes = b"", catalogue: bytes = b"", box: bytes = b"0 0 200 200"
) -> bytes:
    """A PDF of one page with this stream; `more` are objects from number 5 on."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R%s>>" % (box, page),
            content,
            *more,
        ]
    )
