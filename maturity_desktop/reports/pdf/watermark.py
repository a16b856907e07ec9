"""The word across the pages of a draft: a picture, so that no text of the page has it between its lines."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from maturity_desktop.reports.pdf.lines import draw_line, fitted, width_of
from maturity_desktop.reports.pdfium import open_pdf
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


@lru_cache(maxsize=4)
def _picture(words: str) -> ImageReader:
    """The word in light grey on nothing: white of a picture is not everywhere the white of the paper."""
    from PIL import Image

    with open_pdf(_sheet(words)) as document:
        drawn = document[0].render(scale=1, grayscale=True).to_pil().convert("L")
    letters = drawn.point([255 - shade for shade in range(256)])
    letters = letters.crop(letters.getbbox())
    image = Image.new("RGBA", letters.size, (_GREY, _GREY, _GREY, 0))
    image.putalpha(letters)
    return ImageReader(image)


def _sheet(words: str) -> BytesIO:
    """The word alone on a page, in the fonts of the report; a font of Pillow's would bring 3 MB with it."""
    pieces = fitted(words, "semibold", _POINTS)
    made = BytesIO()
    sheet = Canvas(made, (width_of(pieces, _POINTS) + _POINTS, 2 * _POINTS), invariant=1)
    draw_line(sheet, _POINTS / 2, _POINTS / 2, words, "semibold", _POINTS)
    sheet.save()
    made.seek(0)
    return made
