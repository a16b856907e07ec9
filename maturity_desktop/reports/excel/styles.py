"""How cells look: fonts, fills and formats, made once for each kind of cell, in the colours of the look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from maturity_desktop.look import Look

FONT, FIXED_FONT = "Calibri", "Consolas"

# look: (horizontal alignment, number format, wraps)
KINDS: Mapping[str, tuple[str, str, bool]] = {
    "text": ("left", "General", True),
    "quiet": ("left", "General", True),
    "aside": ("left", "General", True),
    "beside": ("left", "General", True),
    "one_line": ("left", "General", False),
    "attention": ("left", "General", True),
    "id": ("left", "General", True),
    "word": ("left", "General", True),
    "level": ("center", "0", False),
    "whole": ("center", "0", False),
    "change": ("center", "+0;-0;0", False),
    "change_decimal": ("right", "+0.00;-0.00;0.00", False),
    "count": ("right", "#,##0", False),
    "definition": ("left", "0", False),
    "plain": ("right", "General", False),
    "decimal": ("right", "0.00", False),
    "measured": ("right", "0.0###", False),
    "bytes": ("right", "#,##0", False),
    "share": ("right", "0%", False),
    "percent": ("right", "0.0%", False),
    "tenths": ("right", "0.0", False),
    "date": ("left", "yyyy-mm-dd", False),
    "hash": ("left", "General", True),
    "middle": ("center", "General", False),
    "step": ("right", "General", False),
    "step_decimal": ("right", "0.00", False),
    "step_share": ("right", "0%", False),
    "title": ("left", "General", False),
    "subject": ("left", "General", False),
    "hint": ("left", "General", False),
    "notice": ("left", "General", False),
    "section": ("left", "General", False),
    "caption": ("left", "General", True),
    "plain_text": ("left", "General", True),
    "figure": ("left", "General", False),
    "figure_decimal": ("left", "0.00", False),
    "figure_share": ("left", "0%", False),
    "head": ("left", "General", True),
    "head_aside": ("left", "General", True),
    "head_number": ("right", "General", True),
    "head_middle": ("center", "General", True),
    "total": ("left", "General", True),
}
UNRULED = (
    "title", "subject", "hint", "notice", "section", "caption", "plain_text", "figure", "figure_decimal",
    "figure_share",
)  # fmt: skip
INDENTED = ("aside", "beside", "hash", "head_aside")
NUMBER_HEADS = {"right": "head_number", "center": "head_middle", "left": "head"}


class Styles:
    """Style numbers of a workbook by kind of cell."""

    def __init__(self, sheet: Worksheet, look: Look) -> None:
        self._sheet = sheet
        self._look = look
        self._made: dict[tuple[str, bool, bool, bool, bool, str], int] = {}

    def number(
        self,
        kind: str,
        *,
        entry: bool = False,
        first: bool = False,
        total: bool = False,
        literal: bool = False,
        fill: str = "",
    ) -> int:
        """The style of a kind of cell: to be filled in, first of its group, in a row of totals, text that a
        sheet could take for a formula once somebody edits it, on a fill.
        """
        key = (kind, entry, first, total, literal, fill)
        if key not in self._made:
            cell: Any = WriteOnlyCell(self._sheet)
            across, cell.number_format, wrap = KINDS[kind]
            cell.font = self._font(kind, entry, total, fill)
            cell.alignment = Alignment(across, _vertical(kind), wrap_text=wrap, indent=int(kind in INDENTED))
            cell.border = self._border(kind, first, total)
            cell.fill = self._fill(kind, entry, fill)
            cell.protection = Protection(locked=not entry or kind.startswith("head"))
            cell.quotePrefix = literal
            self._made[key] = cell.style_id
        return self._made[key]

    def head_for(self, kind: str) -> str:
        """The kind of head that stands over cells of a kind."""
        return "head_aside" if kind in INDENTED else NUMBER_HEADS[KINDS[kind][0]]

    def ramp(self, level: int, floor: int, top: int) -> DifferentialStyle:
        """A level's colour with a number that can be read on it."""
        colour = self._look.level_colour(level, floor, top)
        edge = Side("thin", self._colour("control")) if level == floor else Side("thin", _rgb(colour))
        return DifferentialStyle(
            font=Font(color=_rgb(self._look.ink_on(colour)), bold=True),
            fill=PatternFill("solid", bgColor=_rgb(colour), fgColor=_rgb(colour)),
            border=Border(edge, edge, edge, edge),
        )

    def ramp_fill(self, level: int, floor: int, top: int) -> str:
        """A level's colour as a fill for number()."""
        return self._look.level_colour(level, floor, top)

    def mark(
        self, ink: str = "", ground: str = "", bold: bool = False, struck: bool = False, dashed: bool = False
    ) -> DifferentialStyle:
        """What a condition changes in a cell."""
        edge = Side("dashed", self._colour("control")) if dashed else Side()
        return DifferentialStyle(
            font=Font(color=self._colour(ink) if ink else None, bold=bold or None, strike=struck or None),
            fill=PatternFill("solid", bgColor=self._colour(ground)) if ground else None,
            border=Border(edge, edge, edge, edge) if dashed else None,
        )

    def _colour(self, name: str) -> str:
        return _rgb(self._look.colours[name])

    def _font(self, kind: str, entry: bool, total: bool, fill: str) -> Font:
        size, ink, bold = 10, "text", total
        match kind:
            case "title":
                size, bold = 18, True
            case "figure" | "figure_decimal" | "figure_share":
                size, bold = 22, True
            case "section":
                size, bold = 12, True
            case "subject":
                size = 11
            case "quiet" | "aside" | "hint" | "caption" | "step" | "step_decimal" | "step_share":
                ink = "quiet"
            case "attention" | "notice":
                ink = "attention"
            case "id" | "total":
                bold = True
            case "head" | "head_aside" | "head_number" | "head_middle":
                size, bold, ink = 9, True, "accent" if entry else "quiet"
            case "hash":
                return Font(FIXED_FONT, 8, color=self._colour("quiet"))
            case _:
                pass
        colour = _rgb(self._look.ink_on(fill)) if fill else self._colour(ink)
        return Font(FONT, size, bold=bold, color=colour)

    def _border(self, kind: str, first: bool, total: bool) -> Border:
        hair, strong = Side("thin", self._colour("line")), Side("thin", self._colour("text"))
        if kind.startswith("head"):
            return Border(bottom=strong)
        if kind in UNRULED:
            return Border()
        top = strong if total else Side("thin", self._colour("control")) if first else hair
        return Border(top=top, bottom=hair)

    def _fill(self, kind: str, entry: bool, fill: str) -> PatternFill:
        if fill:
            return PatternFill("solid", _rgb(fill))
        if kind.startswith("head"):
            return PatternFill("solid", self._colour("accent_ground" if entry else "ground"))
        return (
            PatternFill("solid", _rgb(_paler(self._look.colours["accent_ground"])))
            if entry
            else PatternFill()
        )


def wraps(kind: str) -> bool:
    """Whether a text goes on on further lines; notes beside the print do not, so that no printed row is
    higher than its own text.
    """
    return KINDS[kind][2]


def _vertical(kind: str) -> str:
    return "bottom" if kind.startswith(("head", "figure")) else "top"


def _paler(colour: str) -> str:
    """Half way from a colour to white: what may be filled in, without drowning what stands there."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{(part + 256) // 2:02X}" for part in parts)


def _rgb(colour: str) -> str:
    """#RRGGBB as openpyxl takes it, opaque."""
    return "FF" + colour.removeprefix("#")
