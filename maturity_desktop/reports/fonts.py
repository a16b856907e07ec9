"""Which font draws which character."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.reports.system_fonts import PREFIX, system_coverage

Face = Literal["regular", "medium", "semibold", "italic", "figures"]

INTER = "Inter_400Regular"
FIRA = "FiraGO_Regular"
SYMBOLS = "NotoSansSymbols2_Regular"

FACES: dict[Face, tuple[str, ...]] = {
    "regular": (INTER, FIRA, SYMBOLS),
    "medium": ("Inter_500Medium", FIRA, SYMBOLS),
    "semibold": ("Inter_600SemiBold", "FiraGO_Bold", SYMBOLS),
    "italic": ("Inter_400Regular_Italic", FIRA, SYMBOLS),
    "figures": ("Inter_Figures", FIRA, SYMBOLS),
}
"""The fonts of each face, in the order in which they are asked for a character."""

FILES = {"Inter_Figures": INTER}
"""The file of a font that is another one with figures of one width."""


def font_file(font: str) -> Path:
    """Where a font's file stands."""
    return resources_folder() / "fonts" / f"{FILES.get(font, font)}.ttf"


@cache
def coverage(font: str) -> frozenset[int]:
    """The code points that a font has glyphs for."""
    if font.startswith(PREFIX):
        return system_coverage(font)
    from reportlab.pdfbase.ttfonts import TTFontFile

    return frozenset(TTFontFile(str(font_file(font))).charToGlyph)
