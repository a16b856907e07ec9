"""The words of PDFs and of office files; runs in the child process only."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import BinaryIO

import pypdfium2

from maturity_desktop.storage.decoding.asking import LONGEST_TEXT, Undecoded, Why

MOST_PAGES = 2_000
LARGEST_PART = 32 << 20
"""Bytes of a part of an office file that are unpacked."""
MOST_PARTS = 400
PARTS = re.compile(
    r"word/(?:document|footnotes|header\d*|footer\d*)\.xml|xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml"
    r"|ppt/slides/slide\d+\.xml|content\.xml"
)
"""Where Word, Excel, PowerPoint and OpenDocument keep what a person reads."""
ENDS_A_LINE = re.compile(r"</(?:w:p|a:p|si|text:p|text:h)>")
SHEETS = "xl/worksheets/"
INLINE = re.compile(r"<(?:\w+:)?is>")
ENDS_INLINE = re.compile(r"</(?:\w+:)?is>")
"""Around the words of a cell that stand in the sheet itself, as many programs that write workbooks do it."""
TAG = re.compile(r"<[^>]*>")


def words_of_pdf(file: BinaryIO) -> str:
    """The text of its pages, as far as there is room for it."""
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError:
        raise Undecoded(Why.CLOSED_PDF) from None
    try:
        return _up_to_the_longest(_pages(document))
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        text = page.get_textpage()
        yield text.get_text_bounded()
        text.close()
        page.close()


def words_of_office(file: BinaryIO) -> str:
    """What stands between the tags of the parts that a person reads; no tag is followed."""
    try:
        with zipfile.ZipFile(file) as pack:
            names = sorted(name for name in pack.namelist() if PARTS.fullmatch(name))[:MOST_PARTS]
            return _up_to_the_longest(_part(pack, name) for name in names)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise Undecoded(Why.DAMAGED) from None


def _part(pack: zipfile.ZipFile, name: str) -> str:
    with pack.open(name) as part:
        written = part.read(LARGEST_PART).decode("utf-8", "replace")
    if name.startswith(SHEETS):
        written = "\n".join(_inline_strings(written))
    return unescape(TAG.sub("", ENDS_A_LINE.sub("\n", written)))


def _inline_strings(sheet: str) -> Iterator[str]:
    """Of a sheet only its words: its figures are found by nobody."""
    for following in INLINE.split(sheet)[1:]:
        yield ENDS_INLINE.split(following, 1)[0]


def _up_to_the_longest(texts: Iterator[str]) -> str:
    found, length = [], 0
    for text in texts:
        found.append(text)
        length += len(text)
        if length >= LONGEST_TEXT:
            break
    return "\n".join(found)[:LONGEST_TEXT]
