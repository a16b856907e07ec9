"""Fonts of the system for characters that no bundled font has: found when one is wanted, never trusted.

A file that is damaged, made to do harm, not allowed to be embedded or without outlines is passed over, and so
is a glyph of it that cannot be read: a report does not fail for what lies in a folder of fonts.
"""

from __future__ import annotations

import os
import re
import struct
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any
from zlib import crc32

from maturity_desktop.data_folders import resources_folder

PREFIX = "System_"
_LARGEST = 80_000_000
"""Bytes of a file of fonts."""
_MOST_FILES = 20_000
"""Entries of folders that are looked through."""
_MOST_CHARACTERS = 0x110000
_COLOURED = frozenset({b"CBDT", b"sbix", b"COLR", b"SVG ", b"CFF ", b"CFF2"})
_WANTED = frozenset({b"glyf", b"loca", b"cmap", b"head", b"hhea", b"hmtx", b"maxp"})
_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_RESTRICTED, _WHOLE_OR_BITMAPS = 2, 0x300
_DEEPEST = 6
"""Glyphs made of glyphs made of glyphs."""
_LOCK = RLock()


class _UnfitError(Exception):
    """A font that is not used."""


def preferred(text: str) -> str:
    """The list of fonts that is asked first for this text: the same Han character differs between scripts."""
    if _KANA.search(text):
        return "japanese"
    return "korean" if _HANGUL.search(text) else "chinese"


def system_font(code: int, first: str = "chinese") -> str:
    """The name, known to ReportLab, of the first font of the system that draws this character; else empty."""
    with _LOCK:
        return _found(code, first)


@cache
def _found(code: int, first: str) -> str:
    lists = candidates()
    for name in (first, *(other for other in lists if other != first)):
        for path in lists.get(name, ()):
            font = _opened(path)
            if font is not None and font.draws(code):
                return font.name
    return ""


def system_coverage(font: str) -> frozenset[int]:
    """The characters that a font in use says it has."""
    return next((own.codes for own in _in_use() if own.name == font), frozenset())


def _in_use() -> Iterator[_Font]:
    with _LOCK:
        opened = [_opened(path) for paths in candidates().values() for path in paths]
    return (font for font in opened if font is not None)


@cache
def candidates() -> Mapping[str, tuple[Path, ...]]:
    """The files of each list that this system has, in order of preference."""
    folders, files = _asked("linux" if sys.platform.startswith("linux") else sys.platform)
    wanted = {name.casefold() for names in files.values() for name in names}
    there = _files([Path(os.path.expandvars(place)).expanduser() for place in folders], wanted)
    return {
        own: tuple(there[name.casefold()] for name in names if name.casefold() in there)
        for own, names in files.items()
    }


@cache
def _asked(system: str) -> tuple[list[str], Mapping[str, list[str]]]:
    """The folders of fonts of a system, and the names of files in each list."""
    import yaml

    told: dict[str, Any] = yaml.safe_load((resources_folder() / "fonts" / "system.yaml").read_bytes())
    return told["folders"].get(system, []), told["files"]


def _files(folders: list[Path], wanted: set[str]) -> dict[str, Path]:
    """The first file of each name, in the order of folders and of names within them."""
    found: dict[str, Path] = {}
    seen = 0
    for folder in folders:
        for place, inside, names in os.walk(folder):
            inside.sort()
            for name in sorted(names):
                if name.casefold() in wanted:
                    found.setdefault(name.casefold(), Path(place) / name)
            seen += len(names)
            if seen > _MOST_FILES:
                return found
    return found


@dataclass(frozen=True, eq=False)
class _Font:
    """A font that ReportLab has taken, and the characters it maps to glyphs."""

    name: str
    codes: frozenset[int]
    face: Any
    outlines: bytes

    def draws(self, code: int) -> bool:
        """Whether the character has an outline that can be read."""
        return code in self.codes and self._is_sound(self.face.charToGlyph[code], 0)

    def _is_sound(self, glyph: int, depth: int) -> bool:
        places = self.face.glyphPos
        if depth > _DEEPEST or not 0 < glyph < len(places) - 1:
            return False
        start, end = places[glyph], places[glyph + 1]
        if end - start < 12 or end > len(self.outlines):
            return False
        (contours,) = struct.unpack_from(">h", self.outlines, start)
        if contours >= 0:
            return bool(10 + 2 * contours < end - start)
        return all(self._is_sound(part, depth + 1) for part in _parts(self.outlines[start:end]))


def _parts(glyph: bytes) -> Iterator[int]:
    """The glyphs that a glyph is made of; one that does not exist where its list is cut short."""
    at, more = 10, True
    while more:
        if at + 4 > len(glyph):
            yield -1
            return
        flags, number = struct.unpack_from(">HH", glyph, at)
        yield number
        at += 8 if flags & 1 else 6
        at += 2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
        more = bool(flags & 0x20)


@cache
def _opened(path: Path) -> _Font | None:
    """The font of a file, the first one of a collection; nothing where it cannot be used."""
    try:
        return _taken(path)
    except Exception:  # noqa: BLE001 - whatever a file of fonts does to its reader, the report goes on without
        return None


def _taken(path: Path) -> _Font:
    from reportlab.pdfbase import pdfmetrics

    from maturity_desktop.reports.pdf.typefaces import Typeface

    if path.stat().st_size > _LARGEST:
        raise _UnfitError
    tables = _tables(path.read_bytes())
    mark = f"{crc32(path.name.encode('utf-8', 'surrogateescape')):08X}"
    name = f"{PREFIX}{mark}_" + re.sub(r"\W", "", path.stem)
    font = Typeface(name, str(path))
    if font.face._full_font:  # one that may not be cut down to what is used
        raise _UnfitError
    # ReportLab takes two fonts that call themselves the same for one, and would draw with the first.
    font.face.name += f"-{mark}".encode("ascii")
    codes = frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph)
    made = _Font(name, codes, font.face, tables[b"glyf"])
    font.face.makeSubset([next(code for code in sorted(codes) if made.draws(code))])
    pdfmetrics.registerFont(font)
    return made


def _tables(data: bytes) -> dict[bytes, bytes]:
    """The outlines of a file's first font; one with more characters than there are is unfit."""
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    (count,) = struct.unpack_from(">H", data, start + 4)
    tables = {}
    for place in range(count):
        tag, _sum, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * place)
        if tag in _COLOURED or offset + length > len(data) + 3:
            raise _UnfitError
        if length:
            tables[tag] = (offset, length)
    if not tables.keys() >= _WANTED or not _may_be_embedded(data, *tables.get(b"OS/2", (0, 0))):
        raise _UnfitError
    offset, length = tables[b"cmap"]
    _check_map(data[offset : offset + length])
    offset, length = tables[b"glyf"]
    return {b"glyf": data[offset : offset + length]}


def _may_be_embedded(data: bytes, offset: int, length: int) -> bool:
    """Whether the owner lets a part of the font go along in a document (fsType of OS/2)."""
    if length < 10:
        return True  # an old font that says nothing
    (rights,) = struct.unpack_from(">H", data, offset + 8)
    return rights & 0xF != _RESTRICTED and not rights & _WHOLE_OR_BITMAPS


def _check_map(cmap: bytes) -> None:
    """The groups of a map of characters, counted before anyone makes a list of what they say they hold."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for place in range(count):
        _platform, _encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * place)
        (kind,) = struct.unpack_from(">H", cmap, offset)
        if kind not in (8, 10, 12, 13):
            continue
        head = offset + (8204 if kind == 8 else 12)
        if kind == 10:
            (said,) = struct.unpack_from(">I", cmap, offset + 16)
        else:
            (groups,) = struct.unpack_from(">I", cmap, head)
            if head + 4 + 12 * groups > len(cmap):
                raise _UnfitError
            ends = [struct.unpack_from(">II", cmap, head + 4 + 12 * group) for group in range(groups)]
            said = sum(last - one + 1 for one, last in ends if last >= one)
        if said > _MOST_CHARACTERS:
            raise _UnfitError
