"""Illegible signatures, each its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportlab.graphics.shapes import Drawing, Line, Path, String
from reportlab.lib.colors import HexColor

from tools.sample_evidence.drawings import GREY
from tools.sample_evidence.figures import dice


def signatures(below: Sequence[str], width: float) -> Drawing:
    """A ruled line for each role, with a scrawl above and the role below."""
    drawing = Drawing(width, 62)
    slot = width / len(below)
    for place, words in enumerate(below):
        x = place * slot
        drawing.add(_scrawl(words, x + 18, 26))
        drawing.add(Line(x, 18, x + slot - 24, 18, strokeColor=HexColor(GREY), strokeWidth=0.6))
        drawing.add(String(x, 7, words, fontName="Inter", fontSize=8, fillColor=HexColor(GREY)))
    return drawing


def _scrawl(name: str, x: float, y: float) -> Path:
    chance = dice(f"signature {name}")
    path = Path(strokeColor=HexColor("#23357A"), strokeWidth=1.1, fillColor=None, strokeLineCap=1)
    points = [(x, y)]
    for step in range(11):
        tall = chance.uniform(14, 26) if step in (0, 5) else chance.uniform(3, 9)
        points.append(
            (points[-1][0] + chance.uniform(3, 8), y + (tall if step % 2 == 0 else -chance.uniform(0, 4)))
        )
    points.append((points[-1][0] + 34, y + chance.uniform(-2, 6)))
    path.moveTo(*points[0])
    for (ax, ay), (bx, by) in pairwise(points):
        path.curveTo(ax + 4, ay + chance.uniform(-3, 6), bx - 5, by + chance.uniform(-2, 5), bx, by)
    return path
