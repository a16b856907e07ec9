"""Files as clients send them, made when a test wants one."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

Row = Sequence[Any]


def text_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file of text in an encoding."""
    path.write_bytes(text.encode(encoding))
    return path


def workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Row]],
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
) -> Path:
    """An .xlsx with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for block in (merged or {}).get(name, ()):
            sheet.merge_cells(block)
        if name in hidden:
            sheet.sheet_state = "hidden"
    book.save(path)
    return path


def workbook_of_xml(path: Path, sheet: str | Iterable[str], rest: str = "", before: str = "") -> Path:
    """An .xlsx whose one sheet has these rows as they would stand in its XML, written piece by piece."""
    workbook(path, {"Sheet": [["x"]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    head = f'<?xml version="1.0"?>{before}<worksheet xmlns="{space}"><sheetData>'
    pieces = [sheet] if isinstance(sheet, str) else sheet
    own = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in parts.keys() - {own}:
            archive.writestr(name, parts[name])
        with archive.open(own, "w") as part:
            for piece in (head, *pieces, f"</sheetData>{rest}</worksheet>"):
                part.write(piece.encode())
    return path


def open_document(path: Path, rows: Sequence[Row]) -> Path:
    """An .ods with one sheet of texts, numbers and dates."""
    return open_document_of_xml(
        path, "".join(f"<table:table-row>{_ods_cells(row)}</table:table-row>" for row in rows)
    )


def open_document_of_xml(path: Path, rows: str) -> Path:
    """An .ods whose one sheet has these rows as they would stand in its XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def _ods_cells(row: Row) -> str:
    cells = []
    for cell in row:
        kind, rest = "float", f' office:value="{cell}"/>'
        if isinstance(cell, str):
            kind, rest = "string", f"><text:p>{escape(cell)}</text:p></table:table-cell>"
        elif not isinstance(cell, (int, float)):
            kind, rest = "date", f' office:date-value="{cell.isoformat()}"/>'
        cells.append(f'<table:table-cell office:value-type="{kind}"{rest}')
    return "".join(cells)


def old_workbook(path: Path, rows: Sequence[Row]) -> Path:
    """An .xls (BIFF8 in a compound file) with one sheet of texts and numbers."""
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            where = struct.pack("<HHH", number, place, 0)
            if isinstance(cell, str):
                text = cell.encode("utf-16-le")
                sheet += _record(0x204, where + struct.pack("<HB", len(cell), 1) + text)
            else:
                sheet += _record(0x203, where + struct.pack("<d", cell))
    sheet += _record(0x0A, b"")
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    start += _record(0x42, struct.pack("<H", 1200))
    name = b"Sheet1"
    known = struct.pack("<HBB", 0, len(name), 0) + name
    end = _record(0x0A, b"")
    offset = len(start) + len(known) + 8 + len(end)
    stream = start + _record(0x85, struct.pack("<I", offset) + known) + end + sheet
    path.write_bytes(_compound(stream.ljust(-(-max(len(stream), 4096) // 512) * 512, b"\0")))
    return path


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream, called Workbook: header, table of sectors, folder, stream."""
    sectors = len(stream) // 512
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    chain = [0xFFFFFFFD, end, *range(3, 2 + sectors), end]
    table = struct.pack(f"<{len(chain)}I", *chain) + struct.pack("<I", free) * (128 - len(chain))
    folder = _entry("Root Entry", 5, 1, end, 0) + _entry("Workbook", 2, free, 2, len(stream))
    return header + table + folder.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    title = name.encode("utf-16-le") + b"\0\0"
    free = 0xFFFFFFFF
    head = title.ljust(64, b"\0") + struct.pack("<HBBIII", len(title), kind, 1, free, free, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
