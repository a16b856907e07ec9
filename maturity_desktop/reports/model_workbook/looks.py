"""How the cells of a model's workbook look, in the colours of the house."""

from __future__ import annotations

from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from maturity_desktop.look import Look

FONT = "Calibri"
AS_TEXT = "@"


class Looks:
    """Dresses cells by what they are; cells that are texts keep what is typed into them as text."""

    def __init__(self, look: Look) -> None:
        def ink(name: str, size: int = 10, bold: bool = False) -> Font:
            return Font(FONT, size, bold=bold, color=_rgb(look.colours[name]))

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
        """Gives a cell the look of this name."""
        cell.font, cell.fill, cell.border, cell.alignment, cell.number_format = self._made[look]


def _rgb(colour: str) -> str:
    """#RRGGBB as openpyxl takes it, opaque."""
    return "FF" + colour.removeprefix("#")
