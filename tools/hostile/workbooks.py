"""Hostile workbooks: of figures and of models."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from tools.hostile.containers import (
    MAIN,
    MIB,
    Content,
    blanks,
    repeated,
    sheet_xml,
    understated,
    words_cell,
    workbook,
    zipped,
)

ROW = b'<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STRINGS = f'<sst xmlns="{MAIN}">'.encode()


def _row(*cells: bytes) -> bytes:
    return b'<row r="1">' + b"".join(cells) + b"</row>"


def _merged(*ranges: str) -> bytes:
    return (
        b"<mergeCells>" + "".join(f'<mergeCell ref="{own}"/>' for own in ranges).encode() + b"</mergeCells>"
    )


def _open_document(rows: bytes) -> bytes:
    office, table = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table"))
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{table}"><office:body>'
        f'<office:spreadsheet><table:table table:name="T">{rows.decode()}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped([("mimetype", kind), ("content.xml", content.encode()), ("META-INF/manifest.xml", b"<m/>")])


def workbooks() -> Iterator[tuple[str, Content]]:
    """Workbooks that unpack to too much, lie about themselves, or are none."""
    yield "sound.xlsx", workbook(_row(words_cell("A1", "Month"), words_cell("B1", "Value")))
    yield "far-cell.xlsx", workbook(ROW + FAR)
    yield "far-row.xlsx", workbook(ROW + b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    yield "beyond-the-last-cell.xlsx", workbook(b'<row r="99999999"><c r="ZZZZ99999999"><v>1</v></c></row>')
    yield "cell-without-a-place.xlsx", workbook(b'<row><c r="1A"><v>1</v></c><c r=""/></row>')
    yield "row-minus-one.xlsx", workbook(b'<row r="-1"><c r="A-1"><v>1</v></c></row>')
    yield (
        "million-rows.xlsx",
        workbook(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(1, 1_000_001)),
    )
    yield "bomb.xlsx", workbook(blanks(600))
    yield "lying-bomb.xlsx", understated(workbook(blanks(600)))
    yield (
        "bomb-of-strings.xlsx",
        workbook(ROW, strings=repeated(STRINGS, b"<si><t>" + b"x" * MIB + b"</t></si>", 450, b"</sst>")),
    )
    yield "bomb-beside.xlsx", workbook(ROW, more=[("xl/media/image1.png", blanks(600))])
    opening, closing = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>',
        b"</t></is></c></row></sheetData></worksheet>",
    )
    yield "long-cell.xlsx", workbook(repeated(sheet_xml() + opening, b"x" * MIB, 450, closing))
    yield "string-of-nowhere.xlsx", workbook(b'<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>')
    yield (
        "string-of-minus-one.xlsx",
        workbook(b'<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', strings=STRINGS + b"</sst>"),
    )
    laughs = b"".join(b'<!ENTITY a%d "&a%d;&a%d;">' % (n, n - 1, n - 1) for n in range(1, 40))
    yield (
        "entities.xlsx",
        workbook(_row(words_cell("A1", "&a39;")), before=b'<!DOCTYPE x [<!ENTITY a0 "lol">' + laughs + b"]>"),
    )
    yield (
        "entity-of-a-file.xlsx",
        workbook(
            _row(words_cell("A1", "&f;")), before=b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        ),
    )
    yield (
        "entity-of-the-net.xlsx",
        workbook(
            _row(words_cell("A1", "&f;")), before=b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/canary.dtd">'
        ),
    )
    yield "merged-all.xlsx", workbook(ROW, after=_merged("A1:XFD1048576"))
    yield "merged-many.xlsx", workbook(ROW, after=_merged(*(f"A{n}:XFD{n + 9}" for n in range(1, 60_000))))
    yield "merged-backwards.xlsx", workbook(ROW, after=_merged("Z9:A1", "A0:B-4", "1:A", ""))
    yield "deep-xml.xlsx", workbook(b"<a>" * 200_000)
    yield (
        "many-attributes.xlsx",
        workbook(b"<row " + b" ".join(b'a%d="1"' % n for n in range(100_000)) + b"/>"),
    )
    links = b'<Relationships xmlns="x"><Relationship Id="rId1" Target="http://127.0.0.1:9/canary"/></Relationships>'
    yield (
        "external-link.xlsx",
        workbook(
            b'<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>1</v></c></row>',
            more=[("xl/externalLinks/_rels/externalLink1.xml.rels", links)],
        ),
    )
    yield (
        "formulas.xlsx",
        workbook(
            b'<row r="1"><c r="A1"><f>WEBSERVICE("http://127.0.0.1:9/canary")</f><v>1</v></c>'
            b"<c r=\"B1\"><f>cmd|' /C calc'!A0</f></c></row>"
        ),
    )
    yield "macros.xlsm", workbook(ROW, more=[("xl/vbaProject.bin", COMPOUND + bytes(5000))])
    yield "same-part.xlsx", workbook(ROW, more=[("xl/worksheets/sheet1.xml", b"<worksheet/>")])
    yield "traversing-part.xlsx", workbook(ROW, more=[("../../canary.xml", b"x"), ("/canary", b"x")])
    yield "reserved-part.xlsx", workbook(ROW, more=[("xl/con", b"x"), ("aux:", b"x"), ("xl/nul.xml", b"x")])
    yield "many-parts.xlsx", workbook(ROW, more=((f"x/{n}", b"") for n in range(20_000)))
    yield "sheet-name-of-markup.xlsx", workbook(ROW, title="&lt;img src='/canary'&gt;")
    yield "sheet-name-of-nothing.xlsx", workbook(ROW, title="")
    yield "no-workbook.xlsx", zipped([("a.txt", b"x")])
    yield "no-sheet.xlsx", zipped([("xl/workbook.xml", b"<workbook/>"), ("[Content_Types].xml", b"<Types/>")])
    yield "truncated.xlsx", workbook(ROW * 200)[:-300]
    yield "damaged.xlsx", b"PK\x03\x04" + bytes(range(256)) * 100
    yield "locked.xlsx", COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    yield "number-of-100000.xlsx", workbook(b'<row r="1"><c r="A1"><v>' + b"9" * 100_000 + b"</v></c></row>")
    yield "day-of-never.xlsx", workbook(b'<row r="1"><c r="A1" t="d"><v>99999-99-99T99:99</v></c></row>')
    yield "infinite.xlsx", workbook(b'<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>NaN</v></c></row>')
    yield "old-damaged.xls", COMPOUND + bytes(range(256)) * 40
    loop = bytearray(COMPOUND + bytes(504))
    struct.pack_into("<HHHHH", loop, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<III", loop, 44, 1, 0, 0)
    yield "old-loop.xls", bytes(loop) + struct.pack("<I", 0) * 128 * 4  # each sector follows itself
    kind = b'office:value-type="float" office:value="1"'
    cell = b'<table:table-cell table:number-columns-repeated="16384" %s/>' % kind
    yield (
        "repeated.ods",
        _open_document(b'<table:table-row table:number-rows-repeated="1048576">%s</table:table-row>' % cell),
    )
    yield (
        "repeated-minus-one.ods",
        _open_document(
            b'<table:table-row table:number-rows-repeated="-1"><table:table-cell/></table:table-row>'
        ),
    )
    yield "page.xls", b"<html><table><tr><td><img src='file:///canary'></td></tr></table></html>"
