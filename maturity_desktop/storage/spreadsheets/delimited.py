"""Tables as text: which encoding, which delimiter, and the cells as they are written."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from maturity_desktop.storage.spreadsheets.limits import Limits
from maturity_desktop.storage.spreadsheets.refusals import Refused, Why

DELIMITERS = "\t;|,"
"""The likelier comes first: a comma is also a decimal mark."""
LOOKED_AT = 200
"""Lines from which the delimiter is told."""
LONGEST_CELL = 32_767
SAMPLE = 2_000
"""Bytes from which the encoding is told; an even number."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(content: bytes, limits: Limits) -> list[list[str]]:
    """The rows of a table as text, blank ones kept so that the numbers of lines hold."""
    text = decoded(content)
    start = text.lstrip()[:200].lower()
    if start.startswith(("<html", "<!doctype", "<table", "<?xml", "<meta", "<head")):
        raise Refused(Why.WEB_PAGE)
    lines = text.splitlines()
    delimiter = ""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        delimiter, lines[0] = lines[0][4], ""
    delimiter = delimiter or _delimiter(lines[:LOOKED_AT])
    rows = list(_rows(lines, delimiter, limits))
    _check_widths(rows, delimiter)
    return rows


def decoded(content: bytes) -> str:
    """Bytes as text: by their mark, else UTF-16 by its zeros, UTF-8, or the Windows code page of the West."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if b"\0" in content:
        return _strictly(content, _utf_16_by_zeros(content[:SAMPLE]))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(content, "cp1252")


def _utf_16_by_zeros(sample: bytes) -> str:
    """Western text in UTF-16 has a zero for every second byte and hardly one between; pictures do not."""
    first, second = sample[::2].count(0), sample[1::2].count(0)
    few, many = sorted((first, second))
    if many * 4 < len(sample) or few * 20 > many:
        raise Refused(Why.NO_TEXT)
    return "utf-16-le" if second == many else "utf-16-be"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(Why.NO_TEXT) from None
    if "\0" in text:
        raise Refused(Why.NO_TEXT)
    return text


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter under which most lines have the same number of cells, more than one."""

    def agreeing(delimiter: str) -> int:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
        except csv.Error:
            return 0
        return widths.most_common(1)[0][1] if widths else 0

    return max(DELIMITERS, key=agreeing)


def _rows(lines: Sequence[str], delimiter: str, limits: Limits) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, skipinitialspace=True)
    cells = 0
    try:
        for place, row in enumerate(islice(reader, limits.rows + 1)):
            cells += len(row)
            if place == limits.rows:
                raise Refused(Why.MANY_ROWS)
            if cells > limits.cells or len(row) > 16_384:
                raise Refused(Why.MANY_CELLS)
            yield row
    except csv.Error as error:
        raise Refused(Why.DAMAGED, str(error)) from None


def _check_widths(rows: Sequence[Sequence[str]], delimiter: str) -> None:
    """A decimal comma in a table that commas divide makes two cells of a figure: nobody can tell which."""
    if delimiter != ",":
        return
    filled = [(place, row) for place, row in enumerate(rows) if len(row) > 1 and any(map(str.strip, row))]
    if len(filled) < 2:
        return
    usual = Counter(len(row) for _place, row in filled[1:]).most_common(1)[0][0]
    if all(len(row) < usual for _place, row in filled[:1]) and all(
        not cell.strip()[:1].isdigit() for cell in filled[0][1]
    ):
        line = next(place for place, row in filled[1:] if len(row) == usual)
        raise Refused(Why.RAGGED, str(line + 1))
