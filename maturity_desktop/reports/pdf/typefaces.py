"""The fonts of the report, embedded and subset, whose text can be searched and copied as it was typed."""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from maturity_desktop.reports.fonts import FACES, FILES, font_file

_MAPPED = re.compile(r"(?<=> <)[0-9A-F]{4,6}(?=>)")
_JOINERS, _NO_SPACE = range(0x200C, 0x2010), 0x200B
_STANDARD_NAMES = 258  # glyph names of the post table that are not spelt in it


class Typeface(TTFont):
    """A font whose map back to characters knows joined Arabic letters and what lies beyond U+FFFF."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's name
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                stream = doc.idToObject[name]
                stream.content = _MAPPED.sub(_typed, stream.content)


def _typed(found: re.Match[str]) -> str:
    """The character typed for a drawn one, in UTF-16; readers know what lam with alef stands for."""
    drawn = chr(int(found.group(), 16))
    typed = unicodedata.normalize("NFKC", drawn) if "\ufb50" <= drawn < "\ufef5" else drawn
    return typed.encode("utf-16-be", "surrogatepass").hex().upper()


@cache
def register() -> None:
    """Makes every font of the report known to ReportLab."""
    for fonts in FACES.values():
        for name in fonts:
            if name not in pdfmetrics.getRegisteredFontNames():
                font = Typeface(name, str(font_file(name)))
                _hide_joiners(font.face)
                if name in FILES:
                    _take_even_figures(font.face)
                pdfmetrics.registerFont(font)


def _hide_joiners(face: Any) -> None:
    """Draws joiners and direction marks as nothing; FiraGO has pictures for them."""
    for code in _JOINERS:
        if code in face.charToGlyph and _NO_SPACE in face.charToGlyph:
            face.charToGlyph[code] = face.charToGlyph[_NO_SPACE]
            face.charWidths[code] = 0


def _take_even_figures(face: Any) -> None:
    """Draws the figures 0 to 9 with the glyphs of one width that the font keeps beside the usual ones."""
    face.name = face.name + b"-Figures"
    glyphs = _glyphs_by_name(face.get_table("post"))
    names = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    for character, name in zip("0123456789", names, strict=True):
        glyph = glyphs[f"{name}.tf"]
        face.charToGlyph[ord(character)] = glyph
        face.charWidths[ord(character)] = face._pdfScale(face.hmetrics[glyph][0])


def _glyphs_by_name(post: bytes) -> dict[str, int]:
    """The glyphs that have names of their own, from a post table of version 2."""
    (count,) = struct.unpack_from(">H", post, 32)
    indices = struct.unpack_from(f">{count}H", post, 34)
    names, place = [], 34 + 2 * count
    while place < len(post):
        length = post[place]
        names.append(post[place + 1 : place + 1 + length].decode("ascii"))
        place += 1 + length
    return {
        names[index - _STANDARD_NAMES]: glyph
        for glyph, index in enumerate(indices)
        if index >= _STANDARD_NAMES
    }
