"""Charts as pictures, painted by the same hand as in the PDF: their letters need no font of the reader's."""

from __future__ import annotations

import io
from collections.abc import Sequence

from maturity_desktop.look import Look
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.pdfium import open_pdf

DOTS_PER_INCH = 200
COLOURS = 128
"""Of a picture; a chart has some ten, and the shades at the edges of its letters."""

_WHITE = 253
"""From here on a part of a colour is taken for the whole of it."""


def painted(drawings: Sequence[Drawing], look: Look) -> list[bytes]:
    """Each drawing as PNG."""
    if not drawings:
        return []
    with open_pdf(_sheets(drawings, look)) as document:
        return [_picture(page) for page in document]


def _sheets(drawings: Sequence[Drawing], look: Look) -> io.BytesIO:
    """A PDF with a page for each drawing."""
    from reportlab.pdfgen.canvas import Canvas

    from maturity_desktop.reports.pdf.drawing import paint
    from maturity_desktop.reports.pdf.typefaces import register

    register()
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    for drawing in drawings:
        canvas.setPageSize((drawing.width, drawing.height))
        for shape in drawing.shapes:
            paint(canvas, shape, drawing, look)
        canvas.showPage()
    canvas.save()
    made.seek(0)
    return made


def _picture(page: object) -> bytes:
    from PIL.Image import Quantize

    drawn = page.render(scale=DOTS_PER_INCH / 72).to_pil()  # type: ignore[attr-defined]
    few = drawn.convert("RGB").quantize(COLOURS, Quantize.FASTOCTREE)
    # It makes the ground a shade darker than the page, which printers show.
    few.putpalette([255 if part >= _WHITE else part for part in few.getpalette()])
    made = io.BytesIO()
    few.save(made, "png", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return made.getvalue()
