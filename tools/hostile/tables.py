"""Hostile delimited text, and hostile mappings in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat

from tools.hostile.containers import MIB, Content

HEAD = b"Month,Service level\n"
MONTHS = b"".join(b"2025-%02d,%d\n" % (month, 70 + month) for month in range(1, 13))


def tables() -> Iterator[tuple[str, Content]]:
    """Text in every encoding but the one it says, of every length, and what is no text."""
    yield "sound.csv", HEAD + MONTHS
    for name in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037", "utf-7"):
        yield f"{name}.csv", (HEAD + MONTHS).decode().replace("level", "lével").encode(name)
    yield "picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(4000)
    yield "program.csv", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20
    yield "zeros.csv", bytes(5 * MIB)
    yield "nulls.csv", HEAD + b"2025-01,\x0080\n"
    yield "nulls-far-in.csv", HEAD + MONTHS * 500 + b"2025-01,\x0080\n"
    yield "half-utf-16.csv", (HEAD + MONTHS).decode().encode("utf-16") + b"\x00"
    yield (
        "lone-surrogates.csv",
        b"\xff\xfe" + "Month,\ud800\n2025-01,80\n".encode("utf-16-le", "surrogatepass"),
    )
    yield "surrogates-in-utf-8.csv", HEAD + b"2025-01,\xed\xa0\x80\n"
    yield "mark-only.csv", b"\xff\xfe\x00\x00"
    yield "one-line.csv", repeat(b"x" * MIB, 90)
    yield "one-line-of-commas.csv", b"," * (8 * MIB)
    yield "one-quote.csv", chain([HEAD, b'"'], repeat(b"x\n" * (MIB // 2), 20))
    yield "many-quotes.csv", HEAD + b'"' * (2 * MIB)
    yield "too-large.csv", repeat(b"x" * MIB, 130)
    yield "million-lines.csv", HEAD + b"2025-01,80\n" * 1_000_000
    yield "wide.csv", b",".join([b"a"] * 20_000) + b"\n"
    yield "ragged.csv", b"".join(b"a" + b"," * n + b"\n" for n in range(2000))
    yield "line-ends.csv", b"Month,A\r2025-01,1\n\r2025-02,2\x0b2025-03,3\x0c\xc2\x852025-04,4\xe2\x80\xa8"
    yield "formulas.csv", HEAD + b"=cmd|' /C calc'!A0,80\n@SUM(A1),-1\n+1,=HYPERLINK(\"file:///canary\")\n"
    yield "numbers.csv", HEAD + b"2025-01," + b"9" * 5000 + b"\n2025-02,1e999999\n2025-03,nan\n2025-04,-inf\n"
    yield "fractions.csv", HEAD + b"2025-01,1/0\n2025-02,0x1F\n2025-03,1_000\n2025-04,\xd9\xa3\n"
    yield "days.csv", HEAD + b"9999-99,80\n0000-00,80\n99999999999,80\n-1,80\n31.02.2025,80\n24:61,1\n"
    yield "far-days.csv", HEAD + b"0001-01,80\n9999-12,80\n"
    yield "reordered.csv", "Month,\u202eleveL ecivreS\n2025-01,80\n".encode()
    yield "same-heads.csv", b"Month," + b"Service level," * 2000 + b"\n2025-01" + b",80" * 2000 + b"\n"
    yield "nothing.csv", b""
    yield "blank-lines.csv", b"\n" * 400_000
    yield "separator.csv", b"sep=\x00\na\x00b\n"
    yield "web-page.csv", b"<!DOCTYPE html><script src='file:///canary'></script>"


def mappings() -> Iterator[tuple[str, Content]]:
    """How a file is to be read, told by a file."""
    yield "deep.json", b"[" * 200_000
    yield "deep-objects.json", b'{"a":' * 100_000
    yield "list.json", b"[]"
    yield "nothing.json", b""
    yield "number.json", b"1" * 10_000
    yield "huge.json", repeat(b'{"a": "' + b"x" * MIB, 40)
    yield "nan.json", b'{"sheets": {"rows": NaN, "value": Infinity}}'
    yield "surrogates.json", b'{"\\ud800": "\\udfff"}'
    yield "same-keys.json", b"{" + b",".join([b'"a": 1'] * 10_000) + b"}"
    yield "wrong-kinds.json", b'{"period": [], "value": {}, "channel": 5, "targets": "x", "sheet": null}'
    yield "far-columns.json", b'{"period": "ZZZZZZ", "value": "A-1", "first_row": -99999999999999999999}'
    yield "utf-16.json", '{"a": 1}'.encode("utf-16")
