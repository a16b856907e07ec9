"""Words on one line of a canvas, in fonts that have their glyphs, in the order in which they are drawn."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from maturity_desktop.reports.drawing import Anchor
from maturity_desktop.reports.fonts import Face
from maturity_desktop.reports.pdf.marked_canvas import words_at
from maturity_desktop.reports.pdf.tagging import structure_of
from maturity_desktop.reports.right_to_left import (
    drawing_order,
    has_right_to_left,
    mirrored,
    mirrors,
    runs_right_to_left,
)
from maturity_desktop.reports.text import as_typed, one_line, runs

Pieces = list[tuple[str, str]]
ELLIPSIS = "…"


@cache
def ink(colour: str) -> Any:
    """ReportLab's colour for #RRGGBB."""
    return HexColor(colour)


def draw_line(
    canvas: Any,
    x: float,
    y: float,
    words: str,
    face: Face,
    size: float,
    anchor: Anchor = "start",
    max_width: float = 0.0,
) -> None:
    """Draws words with the baseline at y; where they are wider than `max_width` they end in an ellipsis."""
    pieces = fitted(words, face, size, max_width)
    width = width_of(pieces, size)
    x -= {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    drawn = in_drawing_order(pieces, runs_right_to_left(words))
    structure = structure_of(canvas)
    if structure.closed:
        _draw_pieces(canvas, canvas.beginText(x, y), drawn, size)
        return
    typed = "".join(run for _font, run in pieces)
    said = as_typed(typed)
    if drawn is pieces and said == typed:
        said = ""
    with structure.inside("P"):
        _draw_pieces(canvas, words_at(canvas, x, y, said), drawn, size)


def _draw_pieces(canvas: Any, text: Any, pieces: Pieces, size: float) -> None:
    for font, run in pieces:
        text.setFont(font, size)
        text.textOut(run)
    canvas.drawText(text)


def fitted(words: str, face: Face, size: float, max_width: float = 0.0) -> Pieces:
    """The words as (font, run) pieces, shortened to a width if there is one."""
    line = one_line(words)
    pieces = list(runs(line, face))
    if not max_width or width_of(pieces, size) <= max_width:
        return pieces
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(list(runs(line[:middle].rstrip() + ELLIPSIS, face)), size) <= max_width:
            low = middle
        else:
            high = middle - 1
    return list(runs(line[:low].rstrip() + ELLIPSIS, face)) if low else []


def width_of(pieces: Pieces, size: float) -> float:
    return float(sum(stringWidth(run, font, size) for font, run in pieces))


def in_drawing_order(pieces: Pieces, right_to_left: bool) -> Pieces:
    """The pieces of one line from left to right."""
    text = "".join(run for _, run in pieces)
    if not has_right_to_left(text):
        return pieces
    fonts = [font for font, run in pieces for _ in run]
    drawn = ((fonts[place], character) for place, character in drawn_characters(text, right_to_left))
    return [
        (font, "".join(character for _, character in run))
        for font, run in groupby(drawn, key=lambda entry: entry[0])
    ]


def drawn_characters(text: str, right_to_left: bool) -> list[tuple[int, str]]:
    """The characters of a line from left to right, each with its place in the text."""
    turned = mirrors(text, right_to_left)
    return [
        (place, mirrored(text[place]) if turned[place] else text[place])
        for place in drawing_order(text, right_to_left)
    ]
