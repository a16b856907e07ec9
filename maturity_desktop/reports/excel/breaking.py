"""How many lines a text takes in a cell: a viewer that opens a workbook takes the heights that are in it."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from unicodedata import east_asian_width

ROOM, EDGES = 0.525, 0.3
"""What a column has for text in ems of 10 points for each digit of its width, and what its edges take."""
SHORT = 0.75
"""So many characters for each digit of a width stand on one line, whatever they are."""
_USUAL, _FULL = 0.52, 1.0
_BY_WIDTH = (
    (0.23, "'il"), (0.25, "jI,. "), (0.28, ":;`"), (0.31, "()f-[]{}J"), (0.35, "t!r"), (0.4, "s/\\z\"cL"),
    (0.46, "xkvyFS?|gZ"), (0.49, "aETYe#*+<=>^_~"), (0.53, "0123456789$KPXbdhnopquC"), (0.58, "BRVA"),
    (0.64, "DHGU"), (0.68, "NOQ&"), (0.72, "w%"), (0.8, "m"), (0.89, "MW@"),
)  # fmt: skip
_WIDTHS = {character: width for width, characters in _BY_WIDTH for character in characters}
"""Of the letters of Calibri in ems."""


def text_lines(text: str, width: float) -> int:
    """The lines of a text in a column of this width, broken between words, and in words that are longer."""
    return sum(_broken(line, width) for line in text.split("\n"))


def _broken(line: str, width: float) -> int:
    if len(line) <= SHORT * width and line.isascii():
        return 1
    room, lines, used = max(ROOM * width - EDGES, 1.0), 1, 0.0
    for word in line.split(" "):
        wide = _wide(word)
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        if wide > room:
            more = ceil(wide / room) - 1
            lines, wide = lines + more, wide - more * room
        used += wide + _WIDTHS[" "]
    return lines


@lru_cache(maxsize=8192)
def _wide(word: str) -> float:
    """A word's width; the same words come again and again."""
    return sum(_WIDTHS.get(own) or (_FULL if east_asian_width(own) in "WF" else _USUAL) for own in word)
