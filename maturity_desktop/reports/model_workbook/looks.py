"""How the cells of a model's workbook look, in the colours of the house."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from math import ceil
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from maturity_desktop.look import Look

FONT = "Calibri"
AS_TEXT = "@"
LINE_HEIGHT, ROW_PADDING, HIGHEST_ROW = 13.0, 3.0, 409.0
LETTERS_PER_WIDTH = 1.1
"""Widths are counted in digits; a run of text is a little narrower."""


class Looks:
    """Dresses cells by what they are; cells that are texts keep what is typed into them as text."""

    def __init__(self, look: Look) -> None:
        def ink(name: str, size: int = 10, bold: bool = False) -> Font:
            return Font(FONT, size, bold=bold, color=_rgb(look.colours[name]))

        self._worn: dict[str, Any] = {}
        hair = Border(bottom=Side("thin", _rgb(look.colours["line"])))
        strong = Border(bottom=Side("thin", _rgb(look.colours["text"])))
        ground = PatternFill("solid", _rgb(look.colours["ground"]))
        accent = PatternFill("solid", _rgb(look.colours["accent_ground"]))
        nothing, wraps = PatternFill(), Alignment("left", "top", wrap_text=True)
        middle, low = Alignment("center", "top"), Alignment("left", "bottom", wrap_text=True)
        self._made: dict[str, tuple[Font, PatternFill, Border, Alignment, str]] = {
            "title": (ink("text", 18, True), nothing, Border(), Alignment("left"), AS_TEXT),
            "about": (ink("quiet"), nothing, Border(), Alignment("left"), AS_TEXT),
            "head": (ink("quiet", 9, True), ground, strong, low, AS_TEXT),
            "required": (ink("accent", 9, True), accent, strong, low, AS_TEXT),
            "label": (ink("quiet", 9, True), ground, hair, wraps, AS_TEXT),
            "value": (ink("text"), nothing, hair, wraps, "General"),
            "note": (ink("quiet"), nothing, hair, wraps, AS_TEXT),
            "text": (ink("text"), nothing, hair, wraps, AS_TEXT),
            "number": (ink("text"), nothing, hair, middle, "General"),
        }

    def dress(self, cell: Any, look: str) -> None:
        """Gives a cell the look of this name; the first cell of a look pays for the others."""
        if look not in self._worn:
            cell.font, cell.fill, cell.border, cell.alignment, cell.number_format = self._made[look]
            self._worn[look] = copy(cell._style)
        else:
            cell._style = copy(self._worn[look])


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """Points for texts that go on in further lines, each in a column of its width."""
    lines = max(
        sum(max(1, ceil(len(line) / (LETTERS_PER_WIDTH * width))) for line in text.split("\n"))
        for text, width in texts
    )
    return min(HIGHEST_ROW, LINE_HEIGHT * lines + ROW_PADDING)


def _rgb(colour: str) -> str:
    """#RRGGBB as openpyxl takes it, opaque."""
    return "FF" + colour.removeprefix("#")
