"""The word across the pages of a draft: a picture, so that no text of the page has it between its lines."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.lib.utils import ImageReader

from maturity_desktop.reports.fonts import FACES, coverage, font_file
from maturity_desktop.reports.text import one_line, shortened

_POINTS = 220
_LONGEST = 14
_GREY = 242
_SHARE, _TURN = 0.55, 52.0
"""Its length as a share of the page’s diagonal, and its slope in degrees."""


def draw_watermark(canvas: Any, words: str, width: float, height: float) -> None:
    """Draws the word behind everything that is drawn after it, as an artifact of the page."""
    picture = _picture(shortened(one_line(words), _LONGEST).upper())
    across, up = picture.getSize()
    length = _SHARE * (width**2 + height**2) ** 0.5
    canvas.saveState()
    with canvas.artifact("/Type /Pagination /Subtype /Watermark"):
        canvas.translate(width / 2, height / 2)
        canvas.rotate(_TURN)
        high = length * up / across
        canvas.drawImage(picture, -length / 2, -high / 2, length, high, mask="auto")
    canvas.restoreState()


def _font_for(words: str) -> Path:
    """The first font of the strong face that has all letters of the word, else the first."""
    fonts = FACES["semibold"]
    wanted = {ord(letter) for letter in words if not letter.isspace()}
    return font_file(next((font for font in fonts if wanted <= coverage(font)), fonts[0]))


@lru_cache(maxsize=4)
def _picture(words: str) -> ImageReader:
    """The word in light grey on nothing: white of a picture is not everywhere the white of the paper."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(str(_font_for(words)), _POINTS)
    left, top, right, bottom = font.getbbox(words)
    letters = Image.new("L", (int(right - left) + 8, int(bottom - top) + 8), 0)
    ImageDraw.Draw(letters).text((4 - left, 4 - top), words, 255, font)
    image = Image.new("RGBA", letters.size, (_GREY, _GREY, _GREY, 0))
    image.putalpha(letters)
    return ImageReader(image)
